//! A document as a tree of sections, paragraphs, lists and tables, and of the words in them.
//!
//! `prose` reads Markdown into it, `render` composes documents of it, and each file of `writer` prints
//! it in one format. What a plan is, what a template is and what a format looks like do not belong
//! here.

use strum::{EnumString, IntoStaticStr};

/// Words in a row.
pub type Words = Vec<Inline>;

/// What stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading with all that stands under it.
    Section(Section),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A quotation.
    Quote(Vec<Block>),
    /// Text that is shown as it is written.
    Code(Code),
    /// A line across.
    Rule,
}

/// A heading with all that stands under it. How deep it is follows from the sections around it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// What it is for.
    pub role: Option<Role>,
    /// Its place, for links to lead to.
    pub anchor: Option<String>,
    /// What it is called.
    pub heading: Words,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is for.
    pub role: Option<Role>,
    /// Its words.
    pub words: Words,
}

/// A list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// What it is for.
    pub role: Option<Role>,
    /// The number of the first item, where they are numbered.
    pub start: Option<usize>,
    /// Whether its items stand apart like paragraphs.
    pub loose: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// One of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Its place, for links to lead to.
    pub anchor: Option<String>,
    /// What stands before it instead of a bullet.
    pub sign: Option<Sign>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A sign and the word that says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// How what it says is to be taken.
    pub tone: Tone,
    /// The sign, as short as can be: `+`.
    pub mark: String,
    /// The word: `new`; empty where what follows says it.
    pub word: String,
}

/// How something is to be taken, which colour only helps to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Tone {
    /// It is there, or well.
    Good,
    /// It is not what it was, or not quite well.
    Half,
    /// It is gone, or not well.
    Bad,
    /// It is neither.
    Open,
    /// Nobody said.
    Unstated,
}

/// A table. A cell is written, aligned and sorted by what its column holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows, for those who do not see what stands around it.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column; the first names the row.
    pub rows: Vec<Vec<Words>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub heading: Words,
    /// What its cells hold.
    pub holds: Holds,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Words.
    Words,
    /// Numbers.
    Numbers,
}

/// Text that is shown as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Code {
    /// What it is from, if it says so: the name of a file.
    pub title: Option<String>,
    /// The language it is in, if it says so.
    pub language: Option<String>,
    /// Its lines.
    pub text: String,
}

/// A piece of what stands in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text without any markup.
    Text(String),
    /// Text that is shown as it is written.
    Code(String),
    /// The end of a line within a paragraph.
    Break,
    /// Words that are stressed.
    Emphasis(Words),
    /// Words that matter.
    Strong(Words),
    /// Words that no longer hold.
    Struck(Words),
    /// Words that are new.
    Added(Words),
    /// Words that are gone.
    Removed(Words),
    /// Words that lead somewhere: an address, or `#` and the place of a section.
    Link(String, Words),
    /// Words with a part to play.
    Of(Role, Words),
}

/// The part that something plays in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    /// What a document says first.
    Lead,
    /// What must not be overlooked.
    Alert,
    /// The marking of a part that has another one than the whole.
    PartMarking,
    /// The number or letter that a part goes by.
    Number,
    /// What became of a part.
    Fate,
    /// What changed, one by one.
    Changes,
    /// What stood there before.
    Before,
    /// What stands there now.
    After,
    /// What is left out.
    Skipped,
    /// What matters less than what it stands beside.
    Remark,
    /// A word as it was printed.
    Printed,
    /// A number that was counted.
    Figure,
    /// Which way a number went.
    Arrow,
    /// A text that stands for the whole.
    Statement,
    /// What changed since the document before.
    Changed,
    /// What is not released.
    NotReleased,
    /// The plan that a document is of.
    Plan,
    /// The time that a document tells of.
    Period,
    /// Where what it tells comes from.
    Provenance,
    /// A strategic goal.
    Goal,
    /// An action.
    Action,
    /// Actions in a list.
    Actions,
    /// Tables of results.
    Results,
    /// Forms.
    Forms,
    /// A form.
    Form,
    /// Reports that are attached.
    Annexes,
}

impl Block {
    /// A paragraph without a part to play.
    pub fn paragraph(words: Words) -> Self {
        Self::Paragraph(Paragraph { role: None, words })
    }
}

impl Role {
    /// Its name, as formats have names.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl Tone {
    /// Its name, as formats have names.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A piece of plain text.
pub fn text(text: impl Into<String>) -> Inline {
    Inline::Text(text.into())
}

/// Adds text to words, to the text that they end in if they do.
pub fn push_text(words: &mut Words, more: &str) {
    match words.last_mut() {
        Some(Inline::Text(text)) => text.push_str(more),
        _ => words.push(text(more)),
    }
}

/// Gives the places of a document, and the links to them, a beginning of their own, so that it can stand
/// in another document.
pub fn nest(blocks: &mut [Block], prefix: &str) {
    let place = |anchor: &mut Option<String>| {
        if let Some(anchor) = anchor {
            anchor.insert_str(0, prefix);
        }
    };
    for block in blocks {
        match block {
            Block::Section(section) => {
                place(&mut section.anchor);
                nest_words(&mut section.heading, prefix);
                nest(&mut section.blocks, prefix);
            }
            Block::Paragraph(paragraph) => nest_words(&mut paragraph.words, prefix),
            Block::List(list) => {
                for item in &mut list.items {
                    place(&mut item.anchor);
                    nest(&mut item.blocks, prefix);
                }
            }
            Block::Quote(blocks) => nest(blocks, prefix),
            Block::Table(table) => {
                let headings = table.columns.iter_mut().map(|column| &mut column.heading);
                headings
                    .chain(table.rows.iter_mut().flatten())
                    .for_each(|cell| nest_words(cell, prefix));
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn nest_words(words: &mut [Inline], prefix: &str) {
    for inline in words {
        match inline {
            Inline::Link(address, words) => {
                if address.starts_with('#') {
                    address.insert_str(1, prefix);
                }
                nest_words(words, prefix);
            }
            Inline::Emphasis(words)
            | Inline::Strong(words)
            | Inline::Struck(words)
            | Inline::Added(words)
            | Inline::Removed(words)
            | Inline::Of(_, words) => nest_words(words, prefix),
            Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

/// The words without their markup.
pub fn plain(words: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(words, &mut text);
    text
}

fn push_plain(words: &[Inline], text: &mut String) {
    for inline in words {
        match inline {
            Inline::Text(piece) | Inline::Code(piece) => text.push_str(piece),
            Inline::Break => text.push(' '),
            Inline::Emphasis(words)
            | Inline::Strong(words)
            | Inline::Struck(words)
            | Inline::Added(words)
            | Inline::Removed(words)
            | Inline::Link(_, words)
            | Inline::Of(_, words) => push_plain(words, text),
        }
    }
}
