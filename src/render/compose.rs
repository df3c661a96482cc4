//! Templates that compose a document: they say what comes in which order and under which heading, in
//! Markdown, and what they print is read once into the tree.
//!
//! Whatever a template prints goes in as a part of the tree and not as text, so that nothing in it is
//! markup: words of the catalogue and of the plan, lists, tables. Called by `environment`; how a
//! document looks in a format is a matter of `writer`.

use std::fmt;
use std::str::FromStr as _;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::bail;
use minijinja::value::{Object, ObjectRepr, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, Value};

use crate::document::{self, Block, Inline, Role, Words};
use crate::prose;

/// What stands for a part in what a template writes: its number between two characters that no text
/// may hold.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';

/// A part that a template can put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// What stands by itself: on a line of its own in the template.
    Blocks(Vec<Block>),
    /// What stands in a line.
    Words(Words),
    /// What the heading or paragraph that it stands in is for.
    Role(Role),
    /// The place that links to the section of the heading it stands in lead to.
    Anchor(String),
}

impl Object for Part {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    /// Beside other text it is its words.
    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &**self {
            Self::Blocks(_) => f.write_str("(blocks)"),
            Self::Words(words) => f.write_str(&document::plain(words)),
            Self::Role(_) | Self::Anchor(_) => Ok(()),
        }
    }

    /// One without anything is as good as absent.
    fn is_true(self: &Arc<Self>) -> bool {
        match &**self {
            Self::Blocks(blocks) => !blocks.is_empty(),
            Self::Words(words) => !words.is_empty(),
            Self::Role(_) | Self::Anchor(_) => true,
        }
    }
}

impl From<Part> for Value {
    fn from(part: Part) -> Self {
        Self::from_object(part)
    }
}

/// The parts that a template has put in so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts(Arc<Mutex<Vec<Arc<Part>>>>);

impl Parts {
    /// Lets an environment put in what its templates print.
    pub(super) fn equip(&self, environment: &mut Environment<'_>) {
        let parts = self.clone();
        environment.set_formatter(move |out, _, value| parts.put(out, value));
        environment.add_function("anchor", |name: String| Value::from(Part::Anchor(name)));
        environment.add_function("role", |name: &str| {
            let unknown = |_| {
                let problem = format!("there is no role `{name}`");
                Error::new(ErrorKind::InvalidOperation, problem)
            };
            Role::from_str(name).map(|role| Value::from(Part::Role(role))).map_err(unknown)
        });
    }

    fn put(&self, out: &mut Output<'_>, value: &Value) -> Result<(), Error> {
        printable(value)?;
        let part = value.downcast_object::<Part>();
        let part =
            part.unwrap_or_else(|| Arc::new(Part::Words(vec![document::text(value.to_string())])));
        let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        out.write_str(&stand_in(parts.len()))?;
        parts.push(part);
        Ok(())
    }

    /// The tree of what a template wrote.
    ///
    /// # Errors
    /// When something that stands by itself was put into a line.
    pub(super) fn read(&self, written: &str) -> anyhow::Result<Vec<Block>> {
        let parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Filler { parts: parts.as_slice() }.blocks(prose::read(written))
    }
}

/// Whether a value is there, and one that has an end when it is printed.
pub(super) fn printable(value: &Value) -> Result<(), Error> {
    let problem = match value.kind() {
        ValueKind::Undefined => return Err(ErrorKind::UndefinedError.into()),
        ValueKind::None => "a value that is absent cannot be printed: test it with `if` first",
        ValueKind::Seq | ValueKind::Map | ValueKind::Iterable => {
            "a list cannot be printed: go through it with `for`"
        }
        _ => return Ok(()),
    };
    Err(Error::new(ErrorKind::InvalidOperation, problem))
}

/// What stands for a document in what is composed around it.
pub(super) fn body() -> Block {
    Block::Foreign(stand_in(0), Vec::new())
}

/// What was composed around a document, with the document in it: once, and between two paragraphs with its
/// marking if it has any. `None` where it stands there in another way.
pub(super) fn with_body(around: Vec<Block>, blocks: &[Block], marking: &str) -> Option<Vec<Block>> {
    let mut order = Vec::new();
    let filled = filled(around, blocks, marking, &mut order);
    let at = order.iter().position(|is_body| *is_body)?;
    let is_once = order.iter().filter(|is_body| **is_body).count() == 1;
    let is_marked = marking.is_empty() || (at > 0 && at + 1 < order.len());
    (is_once && is_marked).then_some(filled)
}

/// The same, and in which order the document and its marking stand.
fn filled(around: Vec<Block>, body: &[Block], marking: &str, order: &mut Vec<bool>) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(around.len() + body.len());
    for block in around {
        match block {
            block if block == self::body() => {
                order.push(true);
                blocks.extend(body.iter().cloned());
            }
            Block::Section(mut section) => {
                section.blocks = filled(section.blocks, body, marking, order);
                blocks.push(Block::Section(section));
            }
            block => {
                if let Block::Paragraph(paragraph) = &block
                    && document::plain(&paragraph.words).contains(marking)
                {
                    order.push(false);
                }
                blocks.push(block);
            }
        }
    }
    blocks
}

/// Puts parts in the place of what stands for them.
struct Filler<'p> {
    parts: &'p [Arc<Part>],
}

impl Filler<'_> {
    fn blocks(&self, blocks: Vec<Block>) -> anyhow::Result<Vec<Block>> {
        let mut filled = Vec::with_capacity(blocks.len());
        for block in blocks {
            match block {
                Block::Section(mut section) => {
                    self.about(&section.heading, &mut section.role, &mut section.anchor);
                    section.heading = self.words(section.heading)?;
                    section.blocks = self.blocks(section.blocks)?;
                    filled.push(Block::Section(section));
                }
                Block::Paragraph(mut paragraph) => {
                    if let Some(blocks) = self.alone(&paragraph.words) {
                        filled.extend(blocks);
                        continue;
                    }
                    self.about(&paragraph.words, &mut paragraph.role, &mut None);
                    paragraph.words = self.words(paragraph.words)?;
                    filled.push(Block::Paragraph(paragraph));
                }
                Block::List(mut list) => {
                    for item in &mut list.items {
                        item.blocks = self.blocks(std::mem::take(&mut item.blocks))?;
                    }
                    filled.push(Block::List(list));
                }
                Block::Quote(blocks) => filled.push(Block::Quote(self.blocks(blocks)?)),
                Block::Table(mut table) => {
                    for column in &mut table.columns {
                        column.heading = self.words(std::mem::take(&mut column.heading))?;
                    }
                    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                        *cell = self.blocks(std::mem::take(cell))?;
                    }
                    filled.push(Block::Table(table));
                }
                Block::Code(mut code) => {
                    code.text = self.plain(&code.text)?;
                    filled.push(Block::Code(code));
                }
                // Nothing that Markdown is read into.
                Block::Facts(_)
                | Block::Labelled(_)
                | Block::Bars(_)
                | Block::Foreign(..)
                | Block::Rule => filled.push(block),
            }
        }
        Ok(filled)
    }

    /// The blocks of a paragraph that is made of nothing else.
    fn alone(&self, words: &[Inline]) -> Option<Vec<Block>> {
        let [Inline::Text(text)] = words else { return None };
        let pieces = pieces(text)
            .filter(|piece| !matches!(piece, Piece::Text(text) if text.trim().is_empty()));
        let mut blocks = Vec::new();
        for piece in pieces {
            let Piece::Part(number) = piece else { return None };
            let Part::Blocks(more) = &**self.parts.get(number)? else { return None };
            blocks.extend(more.iter().cloned());
        }
        Some(blocks)
    }

    /// What is said of a heading or a paragraph in it.
    fn about(&self, words: &[Inline], role: &mut Option<Role>, anchor: &mut Option<String>) {
        let texts = words.iter().filter_map(|inline| match inline {
            Inline::Text(text) => Some(pieces(text)),
            _ => None,
        });
        for piece in texts.flatten() {
            let Piece::Part(number) = piece else { continue };
            match self.parts.get(number).map(|part| &**part) {
                Some(Part::Role(one)) => *role = Some(*one),
                Some(Part::Anchor(name)) => *anchor = Some(name.clone()),
                _ => {}
            }
        }
    }

    /// Words with what stands for parts filled in, without blanks at the end.
    fn words(&self, words: Words) -> anyhow::Result<Words> {
        let mut filled = self.filled(words)?;
        while let Some(Inline::Text(text)) = filled.last_mut() {
            text.truncate(text.trim_end().len());
            if !text.is_empty() {
                break;
            }
            filled.pop();
        }
        Ok(filled)
    }

    fn filled(&self, words: Words) -> anyhow::Result<Words> {
        let mut filled = Words::with_capacity(words.len());
        for inline in words {
            match inline {
                Inline::Text(text) => self.text(&text, &mut filled)?,
                Inline::Code(text) => filled.push(Inline::Code(self.plain(&text)?)),
                Inline::Break
                | Inline::Short(..)
                | Inline::State(..)
                | Inline::Note(_)
                | Inline::Noted(_) => filled.push(inline),
                Inline::Emphasis(words) => filled.push(Inline::Emphasis(self.filled(words)?)),
                Inline::Strong(words) => filled.push(Inline::Strong(self.filled(words)?)),
                Inline::Struck(words) => filled.push(Inline::Struck(self.filled(words)?)),
                Inline::Added(words) => filled.push(Inline::Added(self.filled(words)?)),
                Inline::Removed(words) => filled.push(Inline::Removed(self.filled(words)?)),
                Inline::Link(to, words) => filled.push(Inline::Link(to, self.filled(words)?)),
                Inline::Of(role, words) => filled.push(Inline::Of(role, self.filled(words)?)),
            }
        }
        Ok(filled)
    }

    fn text(&self, text: &str, filled: &mut Words) -> anyhow::Result<()> {
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => filled.push(document::text(text)),
                Piece::Part(number) => match self.parts.get(number).map(|part| &**part) {
                    Some(Part::Words(words)) => filled.extend(words.iter().cloned()),
                    Some(Part::Blocks(_)) => {
                        bail!("what stands by itself needs a line of its own in a template")
                    }
                    Some(Part::Role(_) | Part::Anchor(_)) | None => {}
                },
            }
        }
        Ok(())
    }

    fn plain(&self, text: &str) -> anyhow::Result<String> {
        let mut filled = Words::new();
        self.text(text, &mut filled)?;
        Ok(document::plain(&filled))
    }
}

/// What stands for a part with this number.
pub(super) fn stand_in(number: usize) -> String {
    format!("{OPEN}{number}{CLOSE}")
}

/// A stretch of what a template wrote.
pub(super) enum Piece<'t> {
    Text(&'t str),
    Part(usize),
}

/// The stretches of a text in order.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split_inclusive(CLOSE).flat_map(|stretch| {
        let part = stretch.strip_suffix(CLOSE).and_then(|stretch| stretch.split_once(OPEN));
        let (before, part) = match part {
            Some((before, number)) => (before, number.parse().ok().map(Piece::Part)),
            None => (stretch, None),
        };
        let before = Some(before).filter(|text| !text.is_empty()).map(Piece::Text);
        [before, part].into_iter().flatten()
    })
}
