//! A table that has only the columns in which something stands.

use super::Voice;
use crate::document::{Block, Column, Holds, Table, Words};

/// What stands in a cell; of nothing a dash.
pub(in crate::render) type Cell = Option<Vec<Block>>;

/// A table, column by column.
pub(in crate::render) struct Grid<'v, 'p> {
    voice: &'v Voice<'p>,
    table: Table,
    rows: Vec<Vec<Vec<Block>>>,
}

impl<'v, 'p> Grid<'v, 'p> {
    /// An empty one of so many rows, under a name of the catalogue.
    pub(in crate::render) fn new(voice: &'v Voice<'p>, caption: &str, rows: usize) -> Self {
        let table = Table { caption: voice.word(caption).to_owned(), ..Table::default() };
        Self { voice, table, rows: vec![Vec::new(); rows] }
    }

    /// Adds a column under a heading of the catalogue, if anything stands in it.
    pub(in crate::render) fn column(
        self,
        heading: &str,
        holds: Holds,
        cells: impl IntoIterator<Item = Cell>,
    ) -> Self {
        let heading = self.voice.words(heading);
        self.headed(heading, holds, cells)
    }

    /// The same of words.
    pub(in crate::render) fn words(
        self,
        heading: &str,
        holds: Holds,
        cells: impl IntoIterator<Item = Option<Words>>,
    ) -> Self {
        let cells = cells.into_iter().map(|cell| cell.map(|words| vec![Block::paragraph(words)]));
        self.column(heading, holds, cells)
    }

    /// Adds a column under a heading that the plan words.
    pub(in crate::render) fn headed(
        mut self,
        heading: Words,
        holds: Holds,
        cells: impl IntoIterator<Item = Cell>,
    ) -> Self {
        let cells: Vec<Cell> = cells.into_iter().collect();
        if cells.iter().all(Option::is_none) {
            return self;
        }
        self.table.columns.push(Column { heading, holds });
        for (row, cell) in self.rows.iter_mut().zip(cells) {
            row.push(cell.unwrap_or_else(|| vec![Block::paragraph(self.voice.dash())]));
        }
        self
    }

    /// How many columns there are.
    pub(in crate::render) fn width(&self) -> usize {
        self.table.columns.len()
    }

    /// The table; nothing of no rows.
    pub(in crate::render) fn table(mut self) -> Vec<Block> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        self.table.rows =
            self.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
        vec![Block::Table(self.table)]
    }
}

fn cell(blocks: Vec<Block>) -> Words {
    super::in_line(blocks)
}
