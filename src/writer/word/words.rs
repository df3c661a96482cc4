//! Words in a line: runs, links and the places they lead to, fields, notes. Called by the files of `word`.

use std::fmt::Write as _;

use super::blocks::{Base, Page};
use super::xml::Xml;
use crate::document::{Block, Inline, Role, Tone};
use crate::writer::paper::Look;
use crate::writer::simple::bracketed;

impl Page<'_> {
    pub(super) fn words(&mut self, words: &[Inline], look: Look) {
        for inline in words {
            match inline {
                Inline::Text(text) | Inline::Short(text, _) => self.text(text, look),
                Inline::Code(text) => self.text(text, Look { style: Some("Code"), ..look }),
                Inline::Break => self.run(look, |xml| xml.empty("w:br", &[])),
                Inline::Emphasis(words) => self.words(words, Look { emphasis: true, ..look }),
                Inline::Strong(words) => self.words(words, Look { strong: true, ..look }),
                Inline::Struck(words) | Inline::Removed(words) => {
                    self.words(words, Look { struck: true, ..look });
                }
                Inline::Added(words) => self.words(words, Look { added: true, ..look }),
                Inline::Link(address, words) if look.linked || address.is_empty() => {
                    self.words(words, look);
                }
                Inline::Link(address, words) => {
                    let look = Look { style: Some("Hyperlink"), linked: true, ..look };
                    self.linked(address, |page| page.words(words, look));
                }
                Inline::Of(role, words) => self.playing(*role, words, look),
                Inline::State(tone, word) => {
                    self.text(word, Look { style: Some(toned(*tone)), ..look });
                }
                Inline::Note(blocks) => self.note(blocks, look),
                // Only `take_notes` makes one.
                Inline::Noted(number) => self.text(&number.to_string(), look),
            }
        }
    }

    fn playing(&mut self, role: Role, words: &[Inline], look: Look) {
        let style = match role {
            Role::Place => Some("Code"),
            Role::Remark | Role::Arrow => Some("RemarkText"),
            Role::PartMarking | Role::Fate => {
                self.text(" ", look);
                Some("RemarkText")
            }
            _ => look.style,
        };
        self.words(words, Look { style, ..look });
    }

    fn text(&mut self, text: &str, look: Look) {
        self.run(look, |xml| written(xml, text));
    }

    pub(super) fn tab(&mut self) {
        self.run(Look::default(), |xml| xml.empty("w:tab", &[]));
    }

    /// A field without a result, which whoever lays out the pages fills in.
    pub(super) fn field(&mut self, instruction: &str) {
        field(&mut self.part.xml, instruction);
    }

    fn run(&mut self, look: Look, inside: impl FnOnce(&mut Xml)) {
        run(&mut self.part.xml, look, self.language.as_deref(), inside);
    }

    /// Writes a link: to a place of the document, or to one outside, which a relation names.
    pub(super) fn linked(&mut self, address: &str, inside: impl FnOnce(&mut Self)) {
        if let Some(place) = address.strip_prefix('#') {
            let place = self.place(place);
            self.part.xml.open("w:hyperlink", &[("w:anchor", &place)]);
        } else {
            let next = self.part.links.len();
            let number = self.part.links.entry(uri(address)).or_insert(next);
            self.part.xml.open("w:hyperlink", &[("r:id", &format!("link{number}"))]);
        }
        inside(self);
        self.part.xml.close();
    }

    /// What a place is called here, where a name is short and has few letters.
    pub(super) fn place(&mut self, anchor: &str) -> String {
        let next = self.places.len();
        let number = self.places.entry(anchor.to_owned()).or_insert(next);
        format!("place{number}")
    }

    /// Makes a place of where the text has come to.
    pub(super) fn mark(&mut self, anchor: &str) {
        let (place, id) = (self.place(anchor), self.mark_count.to_string());
        self.mark_count += 1;
        self.part.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &place)]);
        self.part.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    }

    /// A note at the foot of the page. One in a note stands in it.
    fn note(&mut self, blocks: &[Block], look: Look) {
        if self.base == Base::Note {
            return self.words(&bracketed(blocks), look);
        }
        self.note_count += 1;
        let id = self.note_count.to_string();
        let reference = Look { style: Some("FootnoteReference"), ..Look::default() };
        self.run(reference, |xml| xml.empty("w:footnoteReference", &[("w:id", &id)]));
        std::mem::swap(&mut self.part, &mut self.other);
        self.part.xml.open("w:footnote", &[("w:id", &id)]);
        let anchors = std::mem::take(&mut self.anchors);
        self.within(Base::Note, |page| {
            let (first, rest) = match blocks.split_first() {
                Some((Block::Paragraph(first), rest)) => (first.words.as_slice(), rest),
                _ => (&[][..], blocks),
            };
            page.begin_note();
            page.words(first, Look::default());
            page.part.xml.close();
            page.blocks(rest, crate::writer::DEEPEST + 1);
        });
        self.anchors = anchors;
        self.part.xml.close();
        std::mem::swap(&mut self.part, &mut self.other);
    }

    /// Begins the first paragraph of a note with its number.
    fn begin_note(&mut self) {
        begin(&mut self.part.xml, "FootnoteText");
        self.part.xml.close();
        let reference = Look { style: Some("FootnoteReference"), ..Look::default() };
        self.run(reference, |xml| xml.empty("w:footnoteRef", &[]));
        self.text(" ", Look::default());
    }

    /// The lines between text and notes, which the part with the notes begins with.
    pub(super) fn separators(&mut self) {
        let xml = &mut self.other.xml;
        let lines = [
            ("-1", "separator", "w:separator"),
            ("0", "continuationSeparator", "w:continuationSeparator"),
        ];
        for (id, kind, element) in lines {
            xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
            xml.open("w:p", &[]);
            xml.open("w:r", &[]);
            xml.empty(element, &[]);
            (0..3).for_each(|_| xml.close());
        }
    }
}

/// Begins a paragraph of a kind, and what is said of it.
pub(super) fn begin(xml: &mut Xml, style: &str) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", style);
}

/// Something in a line, and how it looks.
pub(super) fn run(
    xml: &mut Xml,
    look: Look,
    language: Option<&str>,
    inside: impl FnOnce(&mut Xml),
) {
    xml.open("w:r", &[]);
    xml.open("w:rPr", &[]);
    if let Some(style) = look.style {
        xml.value("w:rStyle", style);
    }
    let plain = [("w:b", look.strong), ("w:i", look.emphasis), ("w:strike", look.struck)];
    for (name, _) in plain.into_iter().filter(|(_, is_so)| *is_so) {
        xml.empty(name, &[]);
    }
    if look.added {
        xml.value("w:u", "single");
    }
    if let Some(language) = language {
        xml.value("w:lang", language);
    }
    xml.close();
    inside(xml);
    xml.close();
}

/// Words, as they stand in a run.
pub(super) fn written(xml: &mut Xml, text: &str) {
    xml.open("w:t", &[("xml:space", "preserve")]);
    // An end of a line is a blank, as everywhere in running text.
    xml.text(&text.replace('\n', " "));
    xml.close();
}

/// A field without a result.
pub(super) fn field(xml: &mut Xml, instruction: &str) {
    let character = |xml: &mut Xml, kind| {
        xml.open("w:r", &[]);
        xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
        xml.close();
    };
    character(xml, "begin");
    xml.open("w:r", &[]);
    xml.open("w:instrText", &[("xml:space", "preserve")]);
    xml.text(&format!(" {instruction} "));
    xml.close();
    xml.close();
    character(xml, "separate");
    character(xml, "end");
}

fn toned(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "StateGood",
        Tone::Half => "StateHalf",
        Tone::Bad => "StateBad",
        Tone::Open => "StateOpen",
        Tone::Unstated => "StateUnstated",
    }
}

/// An address of which nothing has to be guessed: Word refuses a file with one that is no URI.
fn uri(address: &str) -> String {
    let mut uri = String::new();
    for (at, byte) in address.bytes().enumerate() {
        let is_code = || {
            let code = address.as_bytes().get(at + 1..at + 3);
            code.is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit))
        };
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&byte);
        if is_plain || (byte == b'%' && is_code()) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn an_address_is_one_whatever_it_was_written_with() {
        assert_eq!(uri("https://a.example/b?c=d&e#f"), "https://a.example/b?c=d&e#f");
        assert_eq!(uri("https://[x/é %20%2"), "https://%5Bx/%C3%A9%20%20%252");
    }
}
