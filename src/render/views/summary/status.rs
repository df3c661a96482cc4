//! How actions stand: tables of numbers by priority, and the words behind them.

use serde::Serialize;

use super::{CellView, NameView, RefView};

/// A table of numbers with a row for each priority and a column for each answer.
#[derive(Debug, Clone, Serialize)]
pub struct GridView {
    /// The question: a group of the message catalogue.
    pub question: String,
    /// The answers: words of that group.
    pub answers: Vec<String>,
    /// The priorities.
    pub rows: Vec<GridRowView>,
    /// The sum of each column.
    pub totals: Vec<usize>,
    /// The sum of all.
    pub total: usize,
}

/// A row of a table of numbers.
#[derive(Debug, Clone, Serialize)]
pub struct GridRowView {
    /// The priority.
    pub priority: NameView,
    /// The numbers, in the order of the answers.
    pub cells: Vec<CellView>,
    /// Their sum.
    pub total: usize,
}

/// A printed word and what it stands for.
#[derive(Debug, Clone, Serialize)]
pub struct WordingView {
    /// Its spellings.
    pub spellings: Vec<String>,
    /// How often it occurs.
    pub count: usize,
    /// What it stands for, the most frequent first.
    pub meanings: Vec<MeaningView>,
}

/// What a printed word stands for.
#[derive(Debug, Clone, Serialize)]
pub struct MeaningView {
    /// The answers: the question and the word, `["stage", "finished"]`.
    pub answers: Vec<(String, String)>,
    /// Where it stands for that.
    pub uses: CellView,
}

/// An action of the index.
#[derive(Debug, Clone, Serialize)]
pub struct IndexView {
    /// The action.
    pub action: RefView,
    /// Its short title.
    pub title: Option<String>,
    /// The codes of its leaders and co-leaders.
    pub leaders: Vec<String>,
    /// The stage.
    pub stage: Option<String>,
    /// Whether it is on time.
    pub punctuality: Option<String>,
    /// The verdict.
    pub verdict: Option<String>,
    /// Whether it goes on.
    pub continuation: Option<String>,
    /// The printed word.
    pub printed: Option<String>,
    /// Its own marking as printed, where it is not the document's.
    pub marking: Option<String>,
}
