//! What stands by itself: sections and paragraphs. Called by `word`; lists are in `list`, tables in `table`,
//! words in a line in `words`.

use std::collections::BTreeMap;

use super::words;
use super::xml::{R, W, Xml};
use crate::document::{Block, Inline, Role, Section, text};
use crate::writer::DEEPEST;
use crate::writer::paper::{Look, Paper, Sheet, around_heading};
use crate::writer::simple::{code_lines, named};

/// The deepest list that has an indent of its own.
pub(super) const DEEPEST_LIST: usize = 8;
/// How far a list is indented, in twentieths of a point, as all measures are.
const INDENT: usize = 284;

/// A part of the file, and where the links in it lead.
pub(super) struct Part {
    pub(super) xml: Xml,
    /// By number.
    pub(super) links: BTreeMap<String, usize>,
}

/// How a list counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    /// How deep it is.
    pub(super) level: usize,
    /// Where it begins.
    pub(super) start: usize,
    /// Whether a bracket stands behind its numbers.
    pub(super) bracket: bool,
}

/// What has been written.
pub(super) struct Written {
    pub(super) text: Part,
    pub(super) notes: Part,
    /// The lists with numbers.
    pub(super) numbered: Vec<Numbers>,
}

/// What paragraphs without a part to play are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Text,
    Quote,
    Note,
    Head { right: bool },
    Cell { right: bool, strong: bool },
}

/// What stands before the first paragraph of an item.
pub(super) enum Bullet {
    /// The number of its list.
    Of(usize),
    Sign(String),
}

pub(super) struct Page<'p> {
    pub(super) paper: &'p Paper,
    /// What is written to.
    pub(super) part: Part,
    /// The notes, or the text while a note is written.
    pub(super) other: Part,
    pub(super) note_count: usize,
    /// The number of each place that there is a link to or from.
    pub(super) places: BTreeMap<String, usize>,
    /// Places that the next paragraph is.
    pub(super) anchors: Vec<String>,
    pub(super) mark_count: usize,
    pub(super) numbered: Vec<Numbers>,
    pub(super) bullet: Option<Bullet>,
    pub(super) list_depth: usize,
    pub(super) base: Base,
    pub(super) language: Option<String>,
    /// The sheet that is written on, and the one that what comes next stands on.
    pub(super) sheet: Sheet,
    pub(super) wanted: Sheet,
    /// Whether anything stands on the sheet.
    pub(super) is_begun: bool,
    pub(super) is_turned: bool,
}

impl<'p> Page<'p> {
    pub(super) fn new(paper: &'p Paper) -> Self {
        let part = |name| Part { xml: Xml::new(name, &[W, R]), links: BTreeMap::new() };
        let mut page = Self {
            paper,
            part: part("w:document"),
            other: part("w:footnotes"),
            note_count: 0,
            places: BTreeMap::new(),
            anchors: Vec::new(),
            mark_count: 0,
            numbered: Vec::new(),
            bullet: None,
            list_depth: 0,
            base: Base::Text,
            language: None,
            sheet: Sheet::default(),
            wanted: Sheet::default(),
            is_begun: false,
            is_turned: false,
        };
        page.part.xml.open("w:body", &[]);
        page.separators();
        page
    }

    pub(super) fn finish(mut self) -> Written {
        self.sheet.write(&mut self.part.xml);
        Written { text: self.part, notes: self.other, numbered: self.numbered }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block], level: u8) {
        for block in blocks {
            self.block(block, level);
        }
    }

    pub(super) fn block(&mut self, block: &Block, level: u8) {
        match block {
            Block::Section(section) => self.section(section, level),
            Block::Paragraph(paragraph) => {
                let style = paragraph.role.and_then(style).unwrap_or(self.style());
                self.paragraph(style, &paragraph.words);
            }
            Block::List(list) if list.role == Some(Role::Contents) => self.contents(list, 1),
            Block::List(list) => self.list(list, level),
            Block::Table(table) => self.table(table),
            Block::Quote(blocks) if self.base == Base::Text => {
                self.within(Base::Quote, |page| page.blocks(blocks, level));
            }
            Block::Quote(blocks) => self.blocks(blocks, level),
            Block::Code(code) => self.paragraph("CodeBlock", &code_lines(code)),
            Block::Facts(facts) => {
                for block in facts.iter().flat_map(named) {
                    match block {
                        Block::Paragraph(fact) if self.base == Base::Text => {
                            self.paragraph("Fact", &fact.words);
                        }
                        block => self.block(&block, level),
                    }
                }
            }
            Block::Labelled(fact) => {
                self.paragraph("Label", &fact.label);
                self.blocks(&fact.value, level);
            }
            Block::Bars(bars) => self.bars(bars),
            Block::Foreign(language, blocks) => {
                let before = self.language.replace(language.clone());
                self.blocks(blocks, level);
                self.language = before;
            }
            Block::Rule => self.paragraph("Rule", &[]),
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
            0 => self.paragraph("Title", &section.heading),
            1..=DEEPEST => self.paragraph(HEADINGS[usize::from(level) - 1], &section.heading),
            _ => self.paragraph("Label", &section.heading),
        }
        self.blocks(cover, level.saturating_add(1));
        self.is_turned |= is_front;
        self.blocks(parts, level.saturating_add(1));
        self.wanted = before;
    }

    /// Writes with another kind of paragraph.
    pub(super) fn within(&mut self, base: Base, write: impl FnOnce(&mut Self)) {
        let before = (std::mem::replace(&mut self.base, base), self.list_depth);
        self.list_depth = if base == Base::Quote { self.list_depth } else { 0 };
        write(self);
        (self.base, self.list_depth) = before;
    }

    /// What a paragraph is that plays no part.
    pub(super) fn style(&self) -> &'static str {
        match (self.base, &self.bullet) {
            (Base::Note, _) => "FootnoteText",
            (Base::Head { .. }, _) => "TableHead",
            (Base::Cell { .. }, _) => "TableText",
            (_, Some(Bullet::Of(super::package::BULLETS))) => "ListBullet",
            (_, Some(Bullet::Of(_))) => "ListNumber",
            (_, Some(Bullet::Sign(_))) => "ListContinue",
            (Base::Quote, None) => "Quote",
            (Base::Text, None) if self.list_depth > 0 => "ListContinue",
            (Base::Text, None) => "BodyText",
        }
    }

    pub(super) fn paragraph(&mut self, style: &str, words: &[Inline]) {
        let sign = self.begin(style);
        let strong = matches!(self.base, Base::Cell { strong: true, .. });
        if let Some(sign) = sign {
            self.words(&[text(sign)], Look { strong: true, ..Look::default() });
            self.tab();
        }
        self.words(words, Look { strong, ..Look::default() });
        self.part.xml.close();
    }

    /// Begins a paragraph, with the places that it is. Gives the sign that stands before its words.
    pub(super) fn begin(&mut self, style: &str) -> Option<String> {
        let is_on_sheet = matches!(self.base, Base::Text | Base::Quote);
        let is_turned = is_on_sheet && self.turn();
        let bullet = self.bullet.take();
        let xml = &mut self.part.xml;
        words::begin(xml, style);
        if is_turned {
            xml.empty("w:pageBreakBefore", &[]);
        }
        let depth = self.list_depth.min(DEEPEST_LIST + 1);
        if let Some(Bullet::Of(of)) = bullet {
            xml.open("w:numPr", &[]);
            xml.value("w:ilvl", &depth.saturating_sub(1).to_string());
            xml.value("w:numId", &of.to_string());
            xml.close();
        } else if depth > 0 {
            let hanging = if bullet.is_some() { INDENT } else { 0 };
            let (left, hanging) = ((depth * INDENT).to_string(), hanging.to_string());
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        }
        if matches!(self.base, Base::Head { right: true } | Base::Cell { right: true, .. }) {
            xml.value("w:jc", "right");
        }
        xml.close();
        for anchor in std::mem::take(&mut self.anchors) {
            self.mark(&anchor);
        }
        match bullet {
            Some(Bullet::Sign(sign)) => Some(sign),
            _ => None,
        }
    }
}

const HEADINGS: [&str; DEEPEST as usize] =
    ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];

/// The paragraph that a part is played by, if it is another one.
fn style(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::Lead => "Lead",
        Role::Alert | Role::Declassified | Role::Withheld | Role::NotReleased => "Alert",
        Role::Remark | Role::Provenance | Role::Changed => "Remark",
        Role::Plan | Role::Period => "Subtitle",
        Role::Statement => "Statement",
        Role::Marking => "Marking",
        Role::Institution => "Institution",
        Role::Dateline | Role::Registered | Role::Codes => "Registered",
        _ => return None,
    })
}
