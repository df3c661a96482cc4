//! A table, row by row, with the same columns whatever stands in it.

use super::Summer;
use super::refs::Uses;
use crate::analyse::scope;
use crate::document::{Block, Cell, Column, Holds, Role, Row, Table, Words, text};
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
        self.add(row(cells));
    }

    /// Adds a row that is for something, or that links lead to.
    pub(super) fn add(&mut self, row: Row) {
        self.0.rows.push(row);
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
            let cells = cells.iter().map(Uses::cell).chain([vec![Block::paragraph(number(total))]]);
            sheet.add(std::iter::once(vec![Block::paragraph(key)]).chain(cells).collect());
        }
        let totals = counts.totals.into_iter().chain([counts.total]).map(number);
        sheet.add(total_of(std::iter::once(self.words("summary.total")).chain(totals)));
        sheet.blocks()
    }
}

/// A row of words; where there are none, the cell is empty.
pub(super) fn row(cells: impl IntoIterator<Item = Words>) -> Row {
    let cell =
        |words: Words| if words.is_empty() { Cell::new() } else { vec![Block::paragraph(words)] };
    cells.into_iter().map(cell).collect()
}

/// A row that sums up those above it.
pub(super) fn total_of(cells: impl IntoIterator<Item = Words>) -> Row {
    Row { role: Some(Role::Total), ..row(cells) }
}

/// A number.
pub(super) fn number(number: usize) -> Words {
    vec![text(number.to_string())]
}
