//! Files of Word: whole, sound, the same every time, and marked on every page.

pub(crate) mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use empact::document::{Block, Inline, Role};
use empact::load;
use empact::render::Format;
use empact::render::environment::{Composed, Renderer};
use empact::render::messages::Messages;
use roxmltree::{Document, Node};
use tempfile::TempDir;

use self::read::{attribute, outline, paragraphs, part, parts, words};
use crate::support::{approved, empact, folder};
use crate::templates::documents;

/// What a command on the example writes.
fn written(arguments: &[&str]) -> Vec<u8> {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let arguments = arguments.iter().chain(&["--format", "docx"]);
    let output = empact().arg("-C").arg(plan).args(arguments).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

const NOTE: &[&str] = &["note", "--summary"];
const RUNS: &[&[&str]] = &[
    NOTE,
    &["report", "-p", "THB"],
    &["summary"],
    &["plan"],
    &["diff", "--period", "2013-06", "2013-12"],
];

/// What a tree says, in its order: its text, and that of each note.
#[derive(Default)]
pub(crate) struct Said {
    pub(crate) text: String,
    pub(crate) notes: Vec<String>,
    in_note: bool,
}

impl Said {
    pub(crate) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Section(section) => {
                    // Who issues an official document stands above its title.
                    let is_front = matches!(section.role, Some(Role::Front | Role::Cover));
                    let above =
                        section.blocks.iter().position(|block| !is_front || !is_above(block));
                    let (above, rest) = section.blocks.split_at(above.unwrap_or_default());
                    self.blocks(above);
                    self.words(&section.heading);
                    self.blocks(rest);
                }
                Block::Paragraph(paragraph) => self.words(&paragraph.words),
                Block::List(list) => {
                    for item in &list.items {
                        self.text.push_str(item.sign.as_ref().map_or("", |sign| &sign.mark));
                        self.blocks(&item.blocks);
                    }
                }
                Block::Table(table) => {
                    table.columns.iter().for_each(|column| self.words(&column.heading));
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    cells.for_each(|cell| self.blocks(cell));
                }
                Block::Quote(blocks) | Block::Foreign(_, blocks) => self.blocks(blocks),
                Block::Code(code) => self.text.push_str(&code.text),
                Block::Facts(facts) => {
                    for fact in facts {
                        self.words(&fact.label);
                        self.text.push(':');
                        self.blocks(&fact.value);
                    }
                }
                Block::Labelled(fact) => {
                    self.words(&fact.label);
                    self.blocks(&fact.value);
                }
                Block::Bars(bars) => {
                    self.words(&bars.caption);
                    for bar in &bars.bars {
                        self.words(&bar.label);
                        let shares = bar.shares.iter();
                        let shares = shares.map(|share| format!("{} {}", share.label, share.count));
                        let shares = shares.collect::<Vec<_>>().join(",");
                        self.text.extend([":", &shares]);
                    }
                }
                Block::Rule => {}
            }
        }
    }

    fn words(&mut self, words: &[Inline]) {
        for inline in words {
            match inline {
                Inline::Text(text)
                | Inline::Code(text)
                | Inline::Short(text, _)
                | Inline::State(_, text) => self.text.push_str(text),
                Inline::Emphasis(words)
                | Inline::Strong(words)
                | Inline::Struck(words)
                | Inline::Added(words)
                | Inline::Removed(words)
                | Inline::Link(_, words)
                | Inline::Of(_, words) => self.words(words),
                Inline::Break | Inline::Noted(_) => {}
                Inline::Note(blocks) => {
                    let mut note = Self { in_note: true, ..Self::default() };
                    note.blocks(blocks);
                    if self.in_note {
                        self.text.extend(["[", note.text.as_str(), "]"]);
                    } else {
                        self.notes.push(note.text);
                    }
                }
            }
        }
    }
}

fn is_above(block: &Block) -> bool {
    use Role::{Codes, Dateline, Institution, Marking, Registered};
    let Block::Paragraph(paragraph) = block else { return false };
    matches!(paragraph.role, Some(Institution | Dateline | Registered | Marking | Codes))
}

pub(crate) fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Documents of the example and of a small plan that has notes.
pub(crate) fn of_two_plans(renderer: &Renderer) -> Vec<(&'static str, Composed)> {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let small = small_plan();
    let made = [example.as_path(), small.path()].map(|root| {
        let loaded = load::load(root).expect("it can be read");
        let plan = loaded.plan.as_ref().expect("a plan");
        documents(&loaded, plan, renderer)
    });
    made.into_iter().flatten().collect()
}

#[test]
fn every_text_of_every_document_is_there_once_and_in_order() {
    let renderer = Renderer::new(Messages::english().expect("a catalogue")).expect("the templates");
    let (mut notes, mut kinds) = (0, BTreeSet::new());
    for (kind, document) in of_two_plans(&renderer) {
        let mut said = Said::default();
        said.blocks(&document.blocks);
        notes += said.notes.len();
        kinds.insert(kind);
        let expected = without_blanks(&[&[said.text], &said.notes[..]].concat().concat());
        let bytes = renderer.write(&document, Format::Word).expect("it is written");
        let found = without_blanks(&paragraphs(&bytes).concat());
        let same = found.chars().zip(expected.chars()).take_while(|(one, other)| one == other);
        let at: usize = same.map(|(one, _)| one.len_utf8()).sum();
        let near = |text: &str| text[at..].chars().take(80).collect::<String>();
        let title = &document.title;
        assert!(found == expected, "{title}: {:?}, not {:?}", near(&found), near(&expected));
    }
    let all: BTreeSet<&str> = ["report", "party", "plan", "summary", "note", "diff", "owed"].into();
    assert!(notes > 0 && kinds == all, "{notes}, {kinds:?}");
}

/// The values of an attribute of all elements with this name.
fn values(xml: &Document<'_>, element: &str, name: &str) -> Vec<String> {
    let elements = xml.descendants().filter(|node| node.tag_name().name() == element);
    elements.map(|node| attribute(node, name).to_owned()).collect()
}

fn set(values: Vec<String>) -> BTreeSet<String> {
    values.into_iter().collect()
}

#[test]
fn what_belongs_together_is_there() {
    for arguments in RUNS {
        let bytes = written(arguments);
        let texts: BTreeMap<String, String> = parts(&bytes).into_iter().collect();
        let parse = |name: &str| Document::parse(&texts[name]).expect(name);
        let types = parse("[Content_Types].xml");
        let overridden = set(values(&types, "Override", "PartName"));
        let kinds = set(values(&types, "Default", "Extension"));
        for name in texts.keys().filter(|name| !name.contains("_rels/") && !name.starts_with('[')) {
            assert!(overridden.contains(&format!("/{name}")), "{name} has no type");
        }
        assert_eq!(overridden.len() + kinds.len(), types.root_element().children().count());
        let document = parse("word/document.xml");
        let notes = parse("word/footnotes.xml");
        for (part, name) in [(&document, "document"), (&notes, "footnotes")] {
            let relations = parse(&format!("word/_rels/{name}.xml.rels"));
            let known = set(values(&relations, "Relationship", "Id"));
            let used = ["hyperlink", "headerReference", "footerReference"];
            let used = used.iter().flat_map(|element| values(part, element, "id"));
            for id in used.filter(|id| !id.is_empty()) {
                assert!(known.contains(&id), "{arguments:?}: no relation {id}");
            }
            let is_inside = |node: &Node<'_, '_>| {
                node.is_element() && attribute(*node, "TargetMode") != "External"
            };
            for one in relations.root_element().children().filter(is_inside) {
                let target = format!("word/{}", attribute(one, "Target"));
                assert!(texts.contains_key(&target), "{target} is not there");
            }
        }
        let styles = set(values(&parse("word/styles.xml"), "style", "styleId"));
        let numbers = set(values(&parse("word/numbering.xml"), "num", "numId"));
        for (name, text) in texts.iter().filter(|(name, _)| name.starts_with("word/")) {
            let part = Document::parse(text).expect(name);
            for element in ["pStyle", "rStyle", "tblStyle", "basedOn", "next"] {
                let used = set(values(&part, element, "val"));
                let unknown: Vec<_> = used.difference(&styles).collect();
                assert!(unknown.is_empty(), "{name}: styles {unknown:?}");
            }
            if name != "word/numbering.xml" {
                assert!(set(values(&part, "numId", "val")).is_subset(&numbers), "{name}");
            }
        }
        let places =
            [values(&document, "bookmarkStart", "name"), values(&notes, "bookmarkStart", "name")];
        let places = places.concat();
        let known: BTreeSet<String> = set(places.clone());
        assert_eq!(known.len(), places.len(), "a place is there twice");
        assert!(
            known.iter().all(|name| name.len() <= 40 && name.chars().all(char::is_alphanumeric))
        );
        let fields = values_of_fields(&document);
        let links = values(&document, "hyperlink", "anchor").into_iter().chain(fields);
        for link in links.filter(|link| !link.is_empty()) {
            assert!(known.contains(&link), "{arguments:?}: a link to {link}, which is nowhere");
        }
        let referred = values(&document, "footnoteReference", "id");
        let count = values(&notes, "footnote", "id").len() - 2;
        let expected: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
        assert_eq!(referred, expected, "{arguments:?}");
    }
}

/// The places whose pages are asked for.
fn values_of_fields(document: &Document<'_>) -> Vec<String> {
    let fields = document.descendants().filter(|node| node.tag_name().name() == "instrText");
    let words = fields.filter_map(|field| field.text()?.split_whitespace().nth(1));
    words.map(str::to_owned).collect()
}

#[test]
fn tables_repeat_their_head_and_fill_the_page() {
    for arguments in RUNS {
        let text = part(&written(arguments), "word/document.xml");
        let document = Document::parse(&text).expect("it is XML");
        let named = |node: Node<'_, '_>, name: &'static str| -> Vec<String> {
            let inside = node.descendants().filter(|one| one.tag_name().name() == name);
            inside.map(|one| attribute(one, "w").to_owned()).collect()
        };
        let mut count = 0;
        for table in document.descendants().filter(|node| node.tag_name().name() == "tbl") {
            let columns: Vec<usize> = named(table, "gridCol")
                .iter()
                .map(|width| width.parse().expect("a number"))
                .collect();
            let whole: usize = columns.iter().sum();
            let is_broad = (15_000..=15_024).contains(&whole);
            assert!(is_broad || (9_600..=9_638).contains(&whole), "{arguments:?}: {columns:?}");
            let style = values_within(table, "tblStyle");
            if style != ["PlanTable"] {
                continue;
            }
            count += 1;
            assert!(columns.iter().all(|width| *width > 200), "{arguments:?}: {columns:?}");
            let mut rows = table.children().filter(|node| node.tag_name().name() == "tr");
            let head = rows.next().expect("a head");
            assert!(head.descendants().any(|node| node.tag_name().name() == "tblHeader"));
            for row in rows {
                let spans = values_within(row, "gridSpan");
                let cells = row.children().filter(|node| node.tag_name().name() == "tc");
                let last = |cell: Node<'_, '_>| {
                    cell.last_element_child().map(|one| one.tag_name().name().to_owned())
                };
                assert!(cells.clone().all(|cell| last(cell).as_deref() == Some("p")));
                let spanned = spans.first().map(|span| span.parse().expect("a number"));
                assert_eq!(spanned.unwrap_or(cells.count()), columns.len());
            }
            let told = values_within(table, "tblCaption");
            assert!(
                !told.concat().is_empty(),
                "a table without a title for those who do not see it"
            );
        }
        assert!(count > 0, "{arguments:?}");
    }
}

fn values_within(node: Node<'_, '_>, name: &str) -> Vec<String> {
    let inside = node.descendants().filter(|one| one.tag_name().name() == name);
    inside.map(|one| attribute(one, "val").to_owned()).collect()
}

/// Every sheet names a head and a foot, and both bear the marking.
#[test]
fn the_marking_is_on_every_sheet() {
    for arguments in RUNS {
        let bytes = written(arguments);
        let text = part(&bytes, "word/document.xml");
        let document = Document::parse(&text).expect("it is XML");
        let marking = if arguments[0] == "diff" { "PUBLIC" } else { "RESTREINT UE/EU RESTRICTED" };
        let head = part(&bytes, "word/header.xml");
        assert!(head.contains(marking), "{arguments:?}: {head}");
        let sheets = document.descendants().filter(|node| node.tag_name().name() == "sectPr");
        for sheet in sheets {
            let inside: Vec<&str> = sheet.children().map(|one| one.tag_name().name()).collect();
            assert_eq!(inside, ["headerReference", "footerReference", "type", "pgSz", "pgMar"]);
        }
        for (name, foot) in parts(&bytes).iter().filter(|(name, _)| name.contains("word/footer")) {
            let foot = Document::parse(foot).expect(name);
            let words = words(foot.root_element());
            assert!(words.contains("DECLASSIFIED") || words.contains(marking), "{words}");
            assert!(part(&bytes, name).contains(" PAGE "), "{name}");
        }
    }
    let public = written(&["note", "--declassified"]);
    let head = part(&public, "word/header.xml");
    let head = Document::parse(&head).expect("it is XML");
    let struck = head.descendants().filter(|node| node.tag_name().name() == "strike");
    let struck: Vec<String> =
        struck.filter_map(|one| Some(words(one.parent()?.parent()?))).collect();
    assert_eq!(struck, ["RESTREINT UE/EU RESTRICTED"]);
}

#[test]
fn the_same_plan_is_the_same_file_and_says_nothing_of_who_made_it() {
    let bytes = written(NOTE);
    assert!(bytes == written(NOTE));
    let core = part(&bytes, "docProps/core.xml");
    let core = Document::parse(&core).expect("it is XML");
    let names: Vec<&str> =
        core.root_element().children().map(|one| one.tag_name().name()).collect();
    assert_eq!(names, ["title", "language"]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    for number in 0..archive.len() {
        let file = archive.by_index(number).expect("a part");
        assert_eq!(file.last_modified().map(|time| time.year()), Some(1980));
    }
}

const PLAN: &str = "title: Plan of 2030\nyears: [2030]\nmarking: limite\nperiods: [{ id: a, label: June }]\n\
    priorities: [THB]\n";
const PRIORITY: &str = "key: THB\nname: Trafficking\ndriver: UK\ngoals: [{ number: 1, title: See it }]\n\
    figures:\n  - { id: cases, label: Cases, unit: files, value: 14 }\n";
const ACTION: &str = "action: \"1.1\"\ntitle: Routes\nleaders: [NL]\n\
    description:\n  - The routes, as seen from [outside](https://a.example/b?c=d&e=f).\n\
    \x20 - { text: Two things, points: [One., Two.] }\n\
    progress:\n  a:\n    stage: ongoing\n    result: |\n      It **holds**.[^1]\n\n      1. One\n      2. Two\n\n      \
    [^1]: Since May.\n";

pub(crate) fn small_plan() -> TempDir {
    folder(&[
        ("oap.yaml", PLAN),
        ("priorities/thb/priority.yaml", PRIORITY),
        ("priorities/thb/actions/1.1.yaml", ACTION),
    ])
}

#[test]
fn a_report_is_made_of_the_styles_of_word() {
    let plan = small_plan();
    let file = plan.path().join("out.docx");
    let command = ["report", "-p", "THB", "--draft", "-o", "out.docx"];
    let output = empact().current_dir(plan.path()).args(command).output().expect("it runs");
    assert!(file.exists(), "{}", String::from_utf8_lossy(&output.stderr));
    approved("tests/word/report.txt", &outline(&std::fs::read(file).expect("it is there")));
}
