"""What a file of PDF tells those who do not see it, as JSON, a line for each file: its tags are read in their order,
with what stands on the pages under each. Called by tests/it/clients/pdf.rs, which judges it."""

import json
import sys
from collections import Counter, defaultdict

import pikepdf
from outloud.model import Document


class Sheet:
    """What a page says: by the number that its tags know it by, around that, and besides. Where a file says what
    letters stand for (ActualText), they are not looked at, as readers do; outloud does not do that."""

    def __init__(self, document, page):
        self.tagged, self.around, self.untagged = defaultdict(str), "", ""
        resources, font, open_marks = page.obj.Resources, None, []
        for operands, operator in pikepdf.parse_content_stream(page.obj):
            operator = str(operator)
            if operator in ("BDC", "BMC"):
                mark = operands[1] if len(operands) > 1 else {}
                mark = resources.Properties[mark] if isinstance(mark, pikepdf.Name) else mark
                said = str(mark["/ActualText"]) if "/ActualText" in mark else None
                open_marks.append((str(operands[0]), mark.get("/MCID"), said))
                if said is not None and not self.is_replaced(open_marks[:-1]):
                    self.say(said, open_marks)
            elif operator == "EMC":
                open_marks.pop()
            elif operator == "Tf":
                font = document.fonts[resources.Font[str(operands[0])].objgen]
            elif operator in ("Tj", "TJ"):
                items = operands[0] if operator == "TJ" else operands
                letters = [bytes(item) for item in items if isinstance(item, pikepdf.String)]
                if not self.is_replaced(open_marks):
                    self.say(font.decode(b"".join(letters)), open_marks)
            else:
                assert operator not in ("'", '"'), operator

    @staticmethod
    def is_replaced(open_marks):
        return any(said is not None for _, _, said in open_marks)

    def say(self, words, open_marks):
        numbers = [number for _, number, _ in open_marks if number is not None]
        if any(tag == "/Artifact" for tag, _, _ in open_marks):
            self.around += "" if set(words) <= set(". ") else words
        elif numbers:
            self.tagged[int(numbers[-1])] += words
        else:
            self.untagged += words


class Heard:
    """What is heard of a document, without the numbers that lists, notes and contents put in."""

    def __init__(self, path):
        self.document = Document(path)
        self.pages = [Sheet(self.document, page) for page in self.document.pages]
        self.text, self.notes = [], []
        self.tags, self.languages = Counter(), {}
        self.headings, self.entries = [], []
        for element in self.document.elements:
            if element.parent is None:
                self.element(element, [])

    def element(self, element, around):
        around = [*around, element]
        self.tags[element.type] += 1
        if element.type == "Note":
            self.notes.append([])
        begun = len(self.text)
        parts = list(self.parts(element))
        is_entry = element.type == "Link" and around[-2].type in ("Document", "Div", "Part", "Sect")
        if is_entry:
            words, number = "".join(parts[:-1]).strip(), parts[-1]
            self.entries.append([words, number])
            parts = [words]
        for part in parts:
            if isinstance(part, str):
                self.say(part, around)
            else:
                self.element(part, around)
        if element.is_heading:
            self.headings.append([element.type, "".join(self.text[begun:]), self.page(element)])

    def parts(self, element):
        of = {child.objgen: child for child in element.children}
        kids = element.obj.get("/K")
        refs = iter(element.mcrefs)
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.objgen in of:
                yield of[kid.objgen]
            elif isinstance(kid, int) or (isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid):
                ref = next(refs)
                assert ref.stream is None
                yield self.pages[ref.page].tagged.pop(ref.mcid, "")

    def page(self, element):
        for one in [element, *element.descendants()]:
            for ref in one.mcrefs:
                return ref.page + 1

    def say(self, words, around):
        languages = [element.lang for element in around if element.lang]
        if languages:
            self.languages[languages[-1]] = self.languages.get(languages[-1], "") + words
        types = [element.type for element in around]
        # A sign in place of a bullet is strong; a bullet or a number is not.
        if types[-1] == "Lbl" or types[-2:] == ["Lbl", "Link"] or types[-3:] == ["Lbl", "Link", "Span"]:
            return
        (self.notes[-1] if "Note" in types else self.text).append(words)


def titles(items):
    for item in items:
        yield item.title
        yield from titles(item.children)


def strings(file):
    """Every string of the file, wherever it stands, and the text of its metadata."""

    def inside(value, depth=0):
        if isinstance(value, pikepdf.String):
            yield str(value)
        elif isinstance(value, pikepdf.Array):
            for one in value:
                if not getattr(one, "is_indirect", False):
                    yield from inside(one, depth + 1)
        elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in value.keys():
                one = value[key]
                if not getattr(one, "is_indirect", False):
                    yield from inside(one, depth + 1)

    for value in file.objects:
        yield from inside(value)
    yield bytes(file.Root.Metadata.read_bytes()).decode()


for path in sys.argv[1:]:
    heard = Heard(path)
    with pikepdf.open(path) as file:
        with file.open_outline() as outline:
            bookmarks = list(titles(outline.root))
        told = "\n".join(strings(file))
    pages = [
        {
            "is_broad": page.width > page.height,
            "around": sheet.around,
            "untagged": sheet.untagged + "".join(sheet.tagged.values()),
            "without_shape": heard.document.content(page.index).notdef_shown,
        }
        for page, sheet in zip(heard.document.pages, heard.pages)
    ]
    print(
        json.dumps(
            {
                "title": heard.document.title,
                "language": heard.document.lang,
                "languages": heard.languages,
                "text": "".join(heard.text),
                "notes": ["".join(note) for note in heard.notes],
                "tags": heard.tags,
                "headings": heard.headings,
                "entries": heard.entries,
                "bookmarks": bookmarks,
                "pages": pages,
                "strings": told,
            }
        )
    )
