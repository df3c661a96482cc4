//! What stands by itself: sections, paragraphs, lists, and the sheets they stand on. Called by `pdf`; tables are
//! in `table`, words in a line in `words`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::paper::Fonts;
use super::words::Look;
use crate::document::{Block, Code, Inline, Item, List, Role, Section, Words, text};
use crate::writer::DEEPEST;
use crate::writer::paper::{Paper, around_heading};
use crate::writer::simple::{in_cell, named};

/// A list or quotation that is deeper in others stands as they do.
const DEEPEST_BLOCK: usize = 8;
/// A word of more letters may be broken outside tables.
const LONG_WORD: usize = 48;
/// How broad the text is upright and across, in twentieths of a point.
const ROOM: [usize; 2] = [9638, 15024];

/// A kind of sheet.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Sheet {
    is_broad: bool,
    annex: Option<usize>,
}

pub(super) struct Page<'p> {
    paper: &'p Paper,
    pub(super) fonts: &'p Fonts,
    /// Whether what is rare is told by its number.
    pub(super) is_plain: bool,
    pub(super) out: String,
    /// The number of each place that there is a link to or from, and those that are there.
    places: BTreeMap<String, usize>,
    marked: BTreeSet<usize>,
    /// Places that the next paragraph is.
    pub(super) anchors: Vec<String>,
    /// How deep in lists, quotations, tables and notes it is; sheets begin outside of all.
    pub(super) depth: usize,
    pub(super) in_note: bool,
    /// After how many letters a word may be broken.
    pub(super) longest: usize,
    pub(super) language: Option<String>,
    sheet: Sheet,
    wanted: Sheet,
    is_begun: bool,
    is_turned: bool,
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

    /// What stands before the style: title, language, what is on every page, and where links lead.
    pub(super) fn definitions(&self) -> String {
        let mut page = Self::new(self.paper, self.fonts, self.is_plain);
        let (language, region) = language(&self.paper.language);
        page.out.push_str("#set document(date: datetime(year: 1980, month: 1, day: 1), title: ");
        page.literal(&self.paper.title);
        let _ = write!(page.out, ")\n#set text(lang: \"{language}\"");
        if let Some(region) = region {
            let _ = write!(page.out, ", region: \"{region}\"");
        }
        page.out.push_str(")\n#let paper-head = ");
        page.contents_of(&self.paper.head);
        page.out.push_str("\n#let foot-left = ");
        page.contents_of(&self.paper.foot[0]);
        page.out.push_str("\n#let foot-middle = ");
        page.contents_of(&self.paper.foot[1]);
        page.out.push_str("\n#let below-number = ");
        match &self.paper.below_number {
            Some(words) => page.content(words),
            None => page.out.push_str("none"),
        }
        page.out.push('\n');
        for place in self.places.values() {
            if self.marked.contains(place) {
                let _ = writeln!(
                    page.out,
                    "#let to{place}(body) = link(<p{place}>, body)\n\
                     #let page{place} = context numbering(\"1\", ..counter(page).at(<p{place}>))"
                );
            } else {
                let _ = writeln!(page.out, "#let to{place}(body) = body\n#let page{place} = none");
            }
        }
        page.out
    }

    /// Lines, one for each of these words.
    fn contents_of(&mut self, lines: &[Words]) {
        self.out.push('(');
        for words in lines {
            self.content(words);
            self.out.push_str(", ");
        }
        self.out.push(')');
    }

    /// Words between brackets, as what stands on every page takes them.
    fn content(&mut self, words: &[Inline]) {
        self.out.push('[');
        self.words(words, Look { linked: true, ..Look::default() });
        self.out.push(']');
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
            Block::Code(code) => self.code(code),
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
        match section.role {
            Some(Role::Results) => self.wanted.is_broad = true,
            Some(Role::Broad) => (self.wanted.is_broad, self.is_turned) = (true, true),
            Some(Role::Annex) => {
                let is_this = |(place, _): &(_, _)| Some(place) == section.anchor.as_ref();
                self.wanted.annex = self.paper.annexes.iter().position(is_this);
            }
            Some(Role::Bound) => self.is_turned = true,
            Some(Role::Sources) if !self.paper.annexes.is_empty() => self.is_turned = true,
            _ => {}
        }
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

    fn code(&mut self, code: &Code) {
        let mut words = Vec::new();
        for line in code.text.lines() {
            words.extend([text(line), Inline::Break]);
        }
        words.pop();
        self.paragraph(Some("listing"), &words);
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
            let _ = write!(self.out, "#enum(start: {start}, ");
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

    /// How broad the text is.
    pub(super) fn room(&self) -> usize {
        ROOM[usize::from(self.sheet.is_broad)]
    }

    /// Goes on to the sheet that is wanted.
    pub(super) fn turn(&mut self) {
        if self.depth > 0 {
            return;
        }
        if self.sheet != self.wanted {
            let Sheet { is_broad, annex } = self.wanted;
            let _ = write!(self.out, "#set page(flipped: {is_broad}, margin: sides({is_broad}), footer: foot(");
            match annex.and_then(|at| self.paper.annexes.get(at)) {
                Some((_, label)) => self.content(label),
                None => self.out.push_str("none"),
            }
            self.out.push_str("))\n");
        } else if self.is_turned && self.is_begun {
            self.out.push_str("#pagebreak(weak: true)\n");
        }
        self.is_turned = false;
        self.sheet = self.wanted;
        self.is_begun = true;
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

/// A language and its region, as they are known by two or three letters; English, where it is none.
pub(super) fn language(name: &str) -> (&str, Option<&str>) {
    let is_short = |part: &&str, most| (2..=most).contains(&part.len());
    let is_word = |part: &&str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut parts = name.split('-');
    let language = parts.next().filter(|part| is_short(part, 3) && is_word(part));
    (language.unwrap_or("en"), parts.next().filter(|part| is_short(part, 2) && is_word(part)))
}
