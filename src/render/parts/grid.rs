//! A table over things of one kind that has only the columns in which something stands.

use super::Voice;
use crate::document::{Block, Column, Holds, Row, Table, Words};

/// A table with a row for each thing, column by column.
pub(in crate::render) struct Grid<'v, 'p, T> {
    voice: &'v Voice<'p>,
    things: &'v [T],
    table: Table,
    rows: Vec<Vec<Vec<Block>>>,
}

impl<'v, 'p, T> Grid<'v, 'p, T> {
    /// An empty one, under a name of the catalogue.
    pub(in crate::render) fn new(voice: &'v Voice<'p>, caption: &str, things: &'v [T]) -> Self {
        let table = Table { caption: voice.word(caption).to_owned(), ..Table::default() };
        Self { voice, things, table, rows: vec![Vec::new(); things.len()] }
    }

    /// Adds a column of words under a heading of the catalogue, if anything stands in it.
    pub(in crate::render) fn words(
        self,
        heading: &str,
        holds: Holds,
        cell: impl Fn(&T) -> Option<Words>,
    ) -> Self {
        self.blocks(heading, holds, |thing| {
            cell(thing).map_or_else(Vec::new, |words| vec![Block::paragraph(words)])
        })
    }

    /// The same of what may be several paragraphs, lists and more.
    pub(in crate::render) fn blocks(
        self,
        heading: &str,
        holds: Holds,
        cell: impl Fn(&T) -> Vec<Block>,
    ) -> Self {
        let heading = self.voice.words(heading);
        self.headed(heading, holds, cell)
    }

    /// The same under a heading that the plan words.
    pub(in crate::render) fn headed(
        mut self,
        heading: Words,
        holds: Holds,
        cell: impl Fn(&T) -> Vec<Block>,
    ) -> Self {
        let cells: Vec<Vec<Block>> = self.things.iter().map(cell).collect();
        if cells.iter().all(Vec::is_empty) {
            return self;
        }
        self.table.columns.push(Column { heading, holds });
        for (row, cell) in self.rows.iter_mut().zip(cells) {
            let is_empty = cell.is_empty();
            row.push(if is_empty { vec![Block::paragraph(self.voice.dash())] } else { cell });
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
        self.table.rows = self.rows.into_iter().map(Row::from_iter).collect();
        vec![Block::Table(self.table)]
    }
}
