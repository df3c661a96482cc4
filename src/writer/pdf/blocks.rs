//! What stands by itself: sections, paragraphs, lists. Called by `pdf`; tables are in `table`, words in a line in
//! `words`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::paper::Fonts;
use crate::document::{Block, Inline, Item, List, Role, Section};
use crate::writer::DEEPEST;
use crate::writer::paper::{Look, Paper, Sheet, around_heading};
use crate::writer::simple::{code_lines, in_cell, named};

/// A list or quotation that is deeper in others stands as they do.
const DEEPEST_BLOCK: usize = 8;
/// A word of more letters may be broken outside tables.
const LONG_WORD: usize = 48;

/// A document that is being written.
#[allow(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
pub(super) struct Page<'p> {
    pub(super) paper: &'p Paper,
    pub(super) fonts: &'p Fonts,
    /// Whether what is rare is told by its number.
    pub(super) is_plain: bool,
    pub(super) out: String,
    /// The number of each place that there is a link to or from, and those that are there.
    pub(super) places: BTreeMap<String, usize>,
    pub(super) marked: BTreeSet<usize>,
    /// Places that the next paragraph is.
    pub(super) anchors: Vec<String>,
    /// How deep in lists, quotations, tables and notes it is; sheets begin outside of all.
    pub(super) depth: usize,
    pub(super) in_note: bool,
    /// After how many letters a word may be broken.
    pub(super) longest: usize,
    pub(super) language: Option<String>,
    pub(super) sheet: Sheet,
    pub(super) wanted: Sheet,
    pub(super) is_begun: bool,
    pub(super) is_turned: bool,
}

impl<'p> Page<'p> {
    pub(super) fn new(paper: &'p Paper, fonts: &'p Fonts, is_plain: bool) -> Self {
        Self {
            paper,
            fonts,
            is_plain,
            out: String::new(),
            places: BTreeMap::new(),
            marked: BTreeSet::new(),
            anchors: Vec::new(),
            depth: 0,
            in_note: false,
            longest: LONG_WORD,
            language: None,
            sheet: Sheet::default(),
            wanted: Sheet::default(),
            is_begun: false,
            is_turned: false,
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block], level: u8) {
        for block in blocks {
            self.block(block, level);
        }
    }

    fn block(&mut self, block: &Block, level: u8) {
        match block {
            Block::Section(section) => self.section(section, level),
            Block::Paragraph(paragraph) => {
                self.paragraph(paragraph.role.and_then(style), &paragraph.words);
            }
            Block::List(list) if list.role == Some(Role::Contents) => self.contents(list, 1),
            Block::List(list) => self.list(list, level),
            Block::Table(table) => self.table(table),
            Block::Quote(blocks) => {
                self.turn();
                self.within("quoted", |page| page.blocks(blocks, level));
            }
            Block::Code(code) => self.paragraph(Some("listing"), &code_lines(code)),
            Block::Facts(facts) => {
                facts.iter().flat_map(named).for_each(|block| self.block(&block, level));
            }
            Block::Labelled(fact) => {
                self.paragraph(Some("label"), &fact.label);
                self.blocks(&fact.value, level);
            }
            Block::Bars(bars) => self.bars(bars),
            Block::Foreign(language, blocks) => {
                let before = self.language.replace(language.clone());
                self.blocks(blocks, level);
                self.language = before;
            }
            Block::Rule => {
                self.turn();
                self.out.push_str("#across()\n\n");
            }
        }
    }

    fn section(&mut self, section: &Section, level: u8) {
        let before = self.wanted;
        self.is_turned |= self.wanted.enter(section, &self.paper.annexes);
        self.anchors.extend(section.anchor.clone());
        let is_front = matches!(section.role, Some(Role::Front | Role::Cover));
        let [above, cover, parts] = around_heading(section);
        self.blocks(above, level.saturating_add(1));
        match level {
            0 => self.paragraph(Some("name"), &section.heading),
            1..=DEEPEST if self.depth == 0 => {
                self.turn();
                self.paragraph(Some(&format!("heading(level: {level})")), &section.heading);
            }
            _ => self.paragraph(Some("label"), &section.heading),
        }
        self.blocks(cover, level.saturating_add(1));
        self.is_turned |= is_front;
        self.blocks(parts, level.saturating_add(1));
        self.wanted = before;
    }

    /// A paragraph; without a style, one as others.
    pub(super) fn paragraph(&mut self, style: Option<&str>, words: &[Inline]) {
        self.turn();
        if let Some(style) = style {
            let _ = write!(self.out, "#{style}");
            self.out.push('[');
        }
        self.mark();
        self.words(words, Look::default());
        self.out.push_str(if style.is_some() { "]\n\n" } else { "\n\n" });
    }

    /// Writes what stands in something else, which is a function of the style; where it is too deep, as if it
    /// stood in nothing.
    pub(super) fn within(&mut self, function: &str, write: impl FnOnce(&mut Self)) {
        if self.depth >= DEEPEST_BLOCK {
            return write(self);
        }
        self.depth += 1;
        let _ = write!(self.out, "#{function}[");
        write(self);
        self.out.push_str("]\n\n");
        self.depth -= 1;
    }

    fn list(&mut self, list: &List, level: u8) {
        self.turn();
        if self.depth >= DEEPEST_BLOCK {
            let words = in_cell(&[Block::List(list.clone())]);
            return self.paragraph(None, &words);
        }
        self.depth += 1;
        if list.items.iter().any(|item| item.sign.is_some()) {
            self.out.push_str("#enum(numbering: at => strong((");
            for item in &list.items {
                self.literal(item.sign.as_ref().map_or("•", |sign| &sign.mark));
                self.out.push_str(", ");
            }
            self.out.push_str(").at(at - 1)), ");
        } else if let Some(start) = list.start {
            let sign = if list.bracket { ')' } else { '.' };
            let _ = write!(self.out, "#enum(start: {start}, numbering: \"1{sign}\", ");
        } else {
            self.out.push_str("#list(");
        }
        for Item { anchor, blocks, .. } in &list.items {
            self.out.push('[');
            self.anchors.extend(anchor.clone());
            self.blocks(blocks, level);
            self.mark();
            self.out.push_str("], ");
        }
        self.out.push_str(")\n\n");
        self.depth -= 1;
    }

    /// What the document contains, each with the page that it begins on.
    fn contents(&mut self, list: &List, depth: usize) {
        self.turn();
        for block in list.items.iter().flat_map(|item| &item.blocks) {
            match block {
                Block::List(list) => self.contents(list, depth + 1),
                Block::Paragraph(entry) => {
                    let [Inline::Link(address, words)] = entry.words.as_slice() else {
                        self.paragraph(None, &entry.words);
                        continue;
                    };
                    let place = self.place(address.trim_start_matches('#'));
                    let _ = write!(self.out, "#entry({depth}, to{place}, page{place})[");
                    self.words(words, Look { linked: true, ..Look::default() });
                    self.out.push_str("]\n\n");
                }
                block => self.block(block, DEEPEST),
            }
        }
    }

    /// The number of a place, by which it goes here.
    pub(super) fn place(&mut self, anchor: &str) -> usize {
        let next = self.places.len();
        *self.places.entry(anchor.to_owned()).or_insert(next)
    }

    /// Makes the places that wait of where the text has come to.
    pub(super) fn mark(&mut self) {
        for anchor in std::mem::take(&mut self.anchors) {
            let place = self.place(&anchor);
            if self.marked.insert(place) {
                let _ = write!(self.out, "#metadata(none)<p{place}>");
            }
        }
    }
}

/// The paragraph that a part is played by, if it is another one.
fn style(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::Lead => "lead",
        Role::Alert | Role::Declassified | Role::Withheld | Role::NotReleased => "alert",
        Role::Remark | Role::Provenance | Role::Changed => "remark",
        Role::Plan | Role::Period => "subtitle",
        Role::Statement => "statement",
        Role::Marking => "marking",
        Role::Institution => "institution",
        Role::Dateline | Role::Registered | Role::Codes => "registered",
        _ => return None,
    })
}
