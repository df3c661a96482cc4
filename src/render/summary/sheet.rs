//! A table, row by row, with the same columns whatever stands in it.

use super::Summer;
use super::refs::Uses;
use crate::analyse::scope;
use crate::document::{Block, Column, Holds, Inline, Table, Words, text};
use crate::model::Priority;

/// A table that is being filled.
pub(super) struct Sheet(Table);

/// Numbers with a row for each priority and a column for each answer.
pub(super) struct Counts<'p> {
    /// The answers.
    pub(super) answers: Vec<Words>,
    /// The numbers in the order of the answers, and what stands for the whole row.
    pub(super) rows: Vec<(&'p Priority, Vec<Uses<'p>>, usize)>,
    /// The sum of each column.
    pub(super) totals: Vec<usize>,
    /// The sum of all.
    pub(super) total: usize,
}

impl Sheet {
    /// Adds a column.
    pub(super) fn column(mut self, heading: Words, holds: Holds) -> Self {
        self.0.columns.push(Column { heading, holds });
        self
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = Words>) {
        self.0.rows.push(cells.into_iter().collect());
    }

    /// Adds a row that links lead to.
    pub(super) fn at(&mut self, _anchor: String, cells: impl IntoIterator<Item = Words>) {
        self.row(cells);
    }

    /// Adds a row that names what those below it have in common.
    pub(super) fn group(&mut self, name: Words) {
        let blank = self.0.columns.iter().skip(1).map(|_| Words::new());
        self.row(std::iter::once(vec![Inline::Emphasis(name)]).chain(blank).collect::<Vec<_>>());
    }

    /// Adds a row that sums up those above it.
    pub(super) fn total(&mut self, cells: impl IntoIterator<Item = Words>) {
        let strong = |cell: Words| if cell.is_empty() { cell } else { vec![Inline::Strong(cell)] };
        self.row(cells.into_iter().map(strong));
    }

    /// The table.
    pub(super) fn blocks(self) -> Vec<Block> {
        vec![Block::Table(self.0)]
    }
}

impl Summer<'_, '_> {
    /// An empty table under a name of the catalogue, with columns that it names.
    pub(super) fn sheet(&self, caption: &str, columns: &[(&str, Holds)]) -> Sheet {
        let table = Table { caption: self.word(caption).to_owned(), ..Table::default() };
        let column = |sheet: Sheet, (heading, holds): &(&str, Holds)| {
            sheet.column(self.words(heading), *holds)
        };
        columns.iter().fold(Sheet(table), column)
    }

    /// A table of numbers, each with the actions that it counts.
    pub(super) fn counts(&self, caption: &str, total: &str, counts: Counts<'_>) -> Vec<Block> {
        let mut sheet = self.sheet(caption, &[("document.priority", Holds::Words)]);
        for answer in counts.answers {
            sheet = sheet.column(answer, Holds::Numbers);
        }
        sheet = sheet.column(self.words(total), Holds::Numbers);
        for (priority, cells, total) in counts.rows {
            let key = vec![text(scope::key(priority))];
            let cells = cells.iter().map(Uses::cell);
            sheet.row(std::iter::once(key).chain(cells).chain([number(total)]));
        }
        let totals = counts.totals.into_iter().chain([counts.total]).map(number);
        sheet.total(std::iter::once(self.words("summary.total")).chain(totals));
        sheet.blocks()
    }
}

/// A number.
pub(super) fn number(number: usize) -> Words {
    vec![text(number.to_string())]
}
