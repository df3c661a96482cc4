//! Words in a line, links and notes. Called by the files of `pdf`. Every text of a document goes through
//! `literal`, and through nothing else.

use std::fmt::Write as _;

use super::blocks::Page;
use super::sheet::language;
use crate::clean::clean_document;
use crate::document::{Block, Inline, Role, Tone};
use crate::writer::paper::Look;
use crate::writer::simple::bracketed;

/// No reader follows a longer address.
const LONGEST_ADDRESS: usize = 2000;

impl Page<'_> {
    pub(super) fn words(&mut self, words: &[Inline], look: Look) {
        for inline in words {
            match inline {
                Inline::Text(text) | Inline::Short(text, _) => self.text(text, look),
                Inline::Code(text) => self.text(text, Look { style: Some("code"), ..look }),
                Inline::Break => self.out.push_str("#linebreak();"),
                Inline::Emphasis(words) => self.words(words, Look { emphasis: true, ..look }),
                Inline::Strong(words) => self.words(words, Look { strong: true, ..look }),
                Inline::Struck(words) | Inline::Removed(words) => {
                    self.words(words, Look { struck: true, ..look });
                }
                Inline::Added(words) => self.words(words, Look { added: true, ..look }),
                Inline::Link(address, words) => self.link(address, words, look),
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

    fn link(&mut self, address: &str, words: &[Inline], look: Look) {
        let is_none = address.is_empty() || address.len() > LONGEST_ADDRESS || words.is_empty();
        if look.linked || is_none {
            return self.words(words, look);
        }
        if let Some(place) = address.strip_prefix('#') {
            let place = self.place(place);
            let _ = write!(self.out, "#to{place}[");
        } else {
            self.out.push_str("#link(");
            self.literal(address);
            self.out.push_str(")[");
        }
        self.words(words, Look { linked: true, style: Some("linked"), ..look });
        self.out.push_str("];");
    }

    fn playing(&mut self, role: Role, words: &[Inline], look: Look) {
        let style = match role {
            Role::Place => Some("code"),
            Role::Remark | Role::Arrow => Some("faint"),
            Role::PartMarking | Role::Fate => {
                self.text(" ", look);
                Some("faint")
            }
            _ => look.style,
        };
        self.words(words, Look { style, ..look });
    }

    /// Text with its look, in pieces between which a line may end where a word is longer than its column.
    fn text(&mut self, text: &str, look: Look) {
        let (mut piece, mut length) = (String::new(), 0);
        for letter in text.chars() {
            if letter.is_whitespace() {
                length = 0;
            } else if length >= self.longest {
                self.piece(&piece, look);
                self.out.push_str("#h(0pt);");
                piece.clear();
                length = 0;
            }
            piece.push(letter);
            length += 1;
        }
        self.piece(&piece, look);
    }

    fn piece(&mut self, piece: &str, look: Look) {
        if piece.is_empty() {
            return;
        }
        self.out.push('#');
        let before = self.out.len();
        if let Some(name) = self.language.clone() {
            let (language, region) = language(&name);
            // Without one, it would be that of the document.
            let region = region.map_or_else(|| "none".to_owned(), |region| format!("\"{region}\""));
            let _ = write!(self.out, "text(lang: \"{language}\", region: {region}, ");
        }
        let plain = [
            ("strike", look.struck),
            // PDF/UA has one line for a text.
            ("underline", look.added && !look.struck),
            ("strong", look.strong || (look.added && look.struck)),
            ("emph", look.emphasis),
        ];
        let plain = plain.into_iter().filter(|(_, is_so)| *is_so).map(|(name, _)| name);
        for name in plain.chain(look.style) {
            let _ = write!(self.out, "{name}(");
        }
        let depth = self.out[before..].matches('(').count();
        self.literal(piece);
        self.out.extend(std::iter::repeat_n(')', depth));
        self.out.push(';');
    }

    /// A text, as the language of `typst` has them: nothing in it is markup. What no font has is told by its
    /// number.
    pub(super) fn literal(&mut self, text: &str) {
        self.out.push('"');
        for letter in clean_document(text).chars() {
            match letter {
                '"' | '\\' => self.out.extend(['\\', letter]),
                // An end of a line is a blank, as everywhere in running text.
                '\n' | '\t' => self.out.push(' '),
                letter if self.has(letter) => self.out.push(letter),
                letter => {
                    let _ = write!(self.out, "[U+{:04X}]", u32::from(letter));
                }
            }
        }
        self.out.push('"');
    }

    fn has(&self, letter: char) -> bool {
        let is_common = matches!(letter,
            ' '..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{25ff}');
        self.fonts.have(letter) && (is_common || !self.is_plain)
    }

    /// A note at the foot of the page. One in a note stands in it.
    fn note(&mut self, blocks: &[Block], look: Look) {
        if self.in_note {
            return self.words(&bracketed(blocks), look);
        }
        let anchors = std::mem::take(&mut self.anchors);
        (self.in_note, self.depth) = (true, self.depth + 1);
        self.out.push_str("#footnote[");
        self.blocks(blocks, crate::writer::DEEPEST + 1);
        self.out.truncate(self.out.trim_end().len());
        self.out.push_str("];");
        (self.in_note, self.depth) = (false, self.depth - 1);
        self.anchors = anchors;
    }
}

fn toned(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Half => "half",
        Tone::Bad => "bad",
        Tone::Open => "open",
        Tone::Unstated => "unstated",
    }
}
