//! A document as a tree of sections, paragraphs, lists and tables, and of the words in them.
//!
//! `prose` reads Markdown into it, `render` composes documents of it, and each file of `writer` prints
//! it in one format. What a plan is, what a template is and what a format looks like do not belong
//! here.

mod apart;
mod contents;
mod nest;
mod notes;
mod used;

use strum::{EnumString, IntoStaticStr};

pub use apart::set_apart;
pub use contents::list_contents;
pub use nest::{nest, nest_words};
pub use notes::take_notes;
pub use used::keep_used;

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
    /// What is known of something, label by label.
    Facts(Vec<Fact>),
    /// What stands under a label, which is less than a heading.
    Labelled(Fact),
    /// Shares of a whole, a bar for each question.
    Bars(Bars),
    /// What is written in another language than the document.
    Foreign(String, Vec<Block>),
    /// A line across.
    Rule,
}

/// What is called something, and what it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fact {
    /// What it is called, without a sign at the end.
    pub label: Words,
    /// What it is.
    pub value: Vec<Block>,
}

/// Shares of a whole, a bar for each question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bars {
    /// What is counted: `18 actions`.
    pub caption: Words,
    /// The questions.
    pub bars: Vec<Bar>,
}

/// How often each answer to a question was given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bar {
    /// The question.
    pub label: Words,
    /// The answers in order; all of them are the whole.
    pub shares: Vec<Share>,
}

/// How often an answer was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// How it is to be taken.
    pub tone: Tone,
    /// The answer.
    pub label: String,
    /// How often.
    pub count: usize,
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
    /// Whether a bracket stands behind the numbers, `1)`, and no point.
    pub bracket: bool,
    /// Whether its items stand apart like paragraphs.
    pub loose: bool,
    /// Its items.
    pub items: Vec<Item>,
}

impl List {
    /// What stands before the item in this place, where they are numbered: `2.` or `2)`.
    pub fn number(&self, place: usize) -> Option<String> {
        let sign = if self.bracket { ')' } else { '.' };
        self.start.map(|start| format!("{}{sign}", start + place))
    }
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
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is for: [`Role::Total`], [`Role::Group`] or [`Role::Skipped`], if it is no row like others.
    pub role: Option<Role>,
    /// Its place, for links to lead to.
    pub anchor: Option<String>,
    /// A cell for every column; the first names the row.
    pub cells: Vec<Cell>,
}

/// What stands in a cell of a table: mostly one paragraph.
pub type Cell = Vec<Block>;

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
    /// Dates.
    Dates,
    /// Parties.
    Parties,
    /// How something stands.
    Status,
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
    /// A name in short, and in full for those who ask.
    Short(String, String),
    /// How something stands: a word, which a sign of its tone may go with.
    State(Tone, String),
    /// A note at the end of the document.
    Note(Vec<Block>),
    /// The place of the note with this number, once [`take_notes`] has taken it out.
    Noted(usize),
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
    /// The sums of what stands above.
    Total,
    /// What those below have in common.
    Group,
    /// What takes the breadth of a page.
    Broad,
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
    /// What the document contains.
    Contents,
    /// What the document abbreviates.
    Abbreviations,
    /// Where the document comes from.
    Sources,
    /// Why the document is only a draft.
    Draft,
    /// What became of a marking.
    Declassified,
    /// That something is withheld.
    Withheld,
    /// A place in a file, or in its history.
    Place,
    /// The page that an official document begins with.
    Front,
    /// The page that stands before a document which was declassified.
    Cover,
    /// Who issues an official document.
    Institution,
    /// Where and when it was issued.
    Dateline,
    /// What it is registered as.
    Registered,
    /// Its subject codes.
    Codes,
    /// The marking of what it stands in.
    Marking,
    /// A document in another one, with a number of its own.
    Annex,
    /// A document in another one.
    Bound,
}

impl Block {
    /// A paragraph without a part to play.
    pub fn paragraph(words: Words) -> Self {
        Self::Paragraph(Paragraph { role: None, words })
    }
}

impl FromIterator<Cell> for Row {
    fn from_iter<T: IntoIterator<Item = Cell>>(cells: T) -> Self {
        Self { cells: cells.into_iter().collect(), ..Self::default() }
    }
}

impl Fact {
    /// One of words.
    pub fn of(label: Words, value: Words) -> Self {
        Self { label, value: vec![Block::paragraph(value)] }
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

/// The words without their markup.
pub fn plain(words: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(words, &mut text);
    text
}

fn push_plain(words: &[Inline], text: &mut String) {
    for inline in words {
        match inline {
            Inline::Text(piece)
            | Inline::Code(piece)
            | Inline::Short(piece, _)
            | Inline::State(_, piece) => text.push_str(piece),
            Inline::Note(_) | Inline::Noted(_) => {}
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
