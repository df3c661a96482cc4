//! Tables, and bars as shaded cells. Called by `blocks`.

use std::fmt::Write as _;

use super::blocks::Page;
use crate::document::{Bars, Block, Cell, Holds, Inline, Role, Row, Table};
use crate::writer::DEEPEST;
use crate::writer::columns::{LETTER, SIDES, TALLEST, lines, title, widths};
use crate::writer::simple::{counted, in_cell};

/// A table in a cell is told in lines.
const DEEPEST_TABLE: usize = 6;

impl Page<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        self.turn();
        if self.depth >= DEEPEST_TABLE || table.columns.is_empty() {
            let words = in_cell(&[Block::Table(table.clone())]);
            return self.paragraph(None, &words);
        }
        self.depth += 1;
        let widths = widths(table, self.room());
        self.out.push_str("#pdf.table-summary(summary: ");
        self.literal(&title(table));
        self.out.push_str(", table(columns: (");
        for width in &widths {
            // As shares, because a table in a list has less room.
            let _ = write!(self.out, "{width}fr, ");
        }
        self.out.push_str("),\ntable.header(");
        for (column, width) in table.columns.iter().zip(&widths) {
            let name = if column.holds == Holds::Numbers { "th-number" } else { "th" };
            self.cell(name, &[Block::paragraph(column.heading.clone())], *width);
        }
        self.out.push_str("),\n");
        for row in &table.rows {
            self.row(row, table, &widths);
        }
        self.out.push_str("))\n\n");
        self.depth -= 1;
    }

    fn row(&mut self, row: &Row, table: &Table, widths: &[usize]) {
        self.anchors.extend(row.anchor.clone());
        if row.role == Some(Role::Group) {
            let cell = row.cells.first().map_or(&[][..], Vec::as_slice);
            let name = format!("group({}, ", widths.len());
            return self.cell(&name, cell, widths.iter().sum());
        }
        let tallest = row.cells.iter().zip(widths).map(|(cell, width)| lines(cell, *width)).max();
        let is_tall = tallest.unwrap_or_default() > TALLEST;
        let nothing = Cell::new();
        let cells = row.cells.iter().chain(std::iter::repeat(&nothing));
        for (at, ((column, width), cell)) in table.columns.iter().zip(widths).zip(cells).enumerate()
        {
            let name = match (is_tall, column.holds == Holds::Numbers) {
                (false, false) => "td",
                (false, true) => "tdn",
                (true, false) => "tall",
                (true, true) => "talln",
            };
            if at == 0 {
                self.out.push_str("pdf.header-cell(scope: \"row\", ");
            }
            if row.role == Some(Role::Total) {
                let strong = |block: &Block| match block {
                    Block::Paragraph(paragraph) => {
                        Block::paragraph(vec![Inline::Strong(paragraph.words.clone())])
                    }
                    other => other.clone(),
                };
                self.cell(name, &cell.iter().map(strong).collect::<Cell>(), *width);
            } else {
                self.cell(name, cell, *width);
            }
            if at == 0 {
                self.out.push_str("), ");
            }
        }
        self.out.push('\n');
    }

    /// A cell of so much breadth: a function of the style, whose last argument it is.
    fn cell(&mut self, name: &str, cell: &[Block], width: usize) {
        let letters = (width.saturating_sub(SIDES) / LETTER).max(1);
        let before = std::mem::replace(&mut self.longest, letters);
        self.out.push_str(name);
        self.out.push_str(if name.contains('(') { "[" } else { "([" });
        self.mark();
        self.blocks(cell, DEEPEST + 1);
        self.out.truncate(self.out.trim_end_matches('\n').len());
        self.out.push_str("]), ");
        self.longest = before;
    }

    /// Bars: each told in words, and below as shaded cells in proportion.
    pub(super) fn bars(&mut self, bars: &Bars) {
        self.paragraph(Some("label"), &bars.caption);
        let told = counted(bars);
        let Some(Block::List(list)) = told.last() else { return };
        for (bar, item) in bars.bars.iter().zip(&list.items) {
            self.blocks(&item.blocks, DEEPEST + 1);
            let shares = bar.shares.iter().filter(|share| share.count > 0);
            let shares: Vec<String> = shares
                .map(|share| format!("(\"{}\", {}), ", share.tone.name(), share.count))
                .collect();
            if !shares.is_empty() {
                let _ = write!(self.out, "#bar({})\n\n", shares.concat());
            }
        }
    }
}
