//! Tables, and bars as tables of one row. Called by `blocks`.

use super::blocks::{Base, Page};
use super::words;
use super::xml::Xml;
use crate::document::{Bars, Block, Cell, Holds, Role, Row, Table, Tone, Words, plain, text};
use crate::writer::DEEPEST;
use crate::writer::columns::{TALLEST, lines, title, widths};
use crate::writer::simple::{counted, in_cell};

/// Word opens no file with more columns in a table.
const MOST_COLUMNS: usize = 63;
impl Page<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        self.empty_item();
        if table.columns.len() > MOST_COLUMNS {
            return self.lines(table);
        }
        if self.base == Base::Text {
            self.turn();
        }
        let widths = widths(table, self.sheet.room());
        let xml = &mut self.part.xml;
        begin(xml, "PlanTable", &widths, [&title(table), ""]);
        xml.open("w:tr", &[]);
        xml.open("w:trPr", &[]);
        xml.empty("w:cantSplit", &[]);
        xml.empty("w:tblHeader", &[]);
        xml.close();
        for (column, width) in table.columns.iter().zip(&widths) {
            let cell = [Block::paragraph(column.heading.clone())];
            self.cell(&cell, (*width, 1), Base::Head { right: column.holds == Holds::Numbers });
        }
        self.part.xml.close();
        for row in &table.rows {
            self.row(row, table, &widths);
        }
        self.part.xml.close();
        self.after();
    }

    /// A table that is too broad for Word, a paragraph for each row.
    fn lines(&mut self, table: &Table) {
        let heads = table.columns.iter().map(|column| column.heading.clone()).collect();
        let rows =
            table.rows.iter().map(|row| row.cells.iter().map(|cell| in_cell(cell)).collect());
        for cells in std::iter::once(heads).chain(rows) {
            let cells: Vec<Words> = cells;
            let words: Words = cells.join(&text(" | "));
            self.paragraph("TableText", &words);
        }
    }

    fn row(&mut self, row: &Row, table: &Table, widths: &[usize]) {
        self.anchors.extend(row.anchor.clone());
        let lines = row.cells.iter().zip(widths).map(|(cell, width)| lines(cell, *width));
        let xml = &mut self.part.xml;
        xml.open("w:tr", &[]);
        if lines.max().unwrap_or_default() <= TALLEST {
            xml.open("w:trPr", &[]);
            xml.empty("w:cantSplit", &[]);
            xml.close();
        }
        if row.role == Some(Role::Group) {
            let cell = row.cells.first().map_or(&[][..], Vec::as_slice);
            let whole = (widths.iter().sum(), widths.len());
            self.cell(cell, whole, Base::Head { right: false });
        } else {
            let nothing = Cell::new();
            let cells = row.cells.iter().chain(std::iter::repeat(&nothing));
            for ((column, width), cell) in table.columns.iter().zip(widths).zip(cells) {
                let right = column.holds == Holds::Numbers;
                let strong = row.role == Some(Role::Total);
                self.cell(cell, (*width, 1), Base::Cell { right, strong });
            }
        }
        self.part.xml.close();
    }

    /// Writes a cell of so much breadth over so many columns, which ends in a paragraph.
    fn cell(&mut self, cell: &[Block], (width, columns): (usize, usize), base: Base) {
        let xml = &mut self.part.xml;
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if columns > 1 {
            xml.value("w:gridSpan", &columns.to_string());
        }
        xml.close();
        self.within(base, |page| {
            let before = page.part.xml.len();
            page.blocks(cell, DEEPEST + 1);
            if page.part.xml.len() == before {
                page.paragraph("TableText", &[]);
            }
        });
        self.part.xml.close();
    }

    /// Two tables in a row would be one.
    fn after(&mut self) {
        let xml = &mut self.part.xml;
        words::begin(xml, "AfterTable");
        xml.close();
        xml.close();
    }

    /// Bars: each told in words, and below as shaded cells in proportion.
    pub(super) fn bars(&mut self, bars: &Bars) {
        self.paragraph("Caption", &bars.caption);
        let told = counted(bars);
        let Some(Block::List(list)) = told.last() else { return };
        for (bar, item) in bars.bars.iter().zip(&list.items) {
            let words = item.blocks.iter().flat_map(|block| in_cell(std::slice::from_ref(block)));
            let words: Words = words.collect();
            self.paragraph("BarText", &words);
            let whole: usize = bar.shares.iter().map(|share| share.count).sum();
            let room = self.sheet.room();
            let mut before = 0;
            let shares = bar.shares.iter().filter(|share| share.count > 0).map(|share| {
                let from = before * room / whole;
                before += share.count;
                (share.tone, before * room / whole - from)
            });
            let shares: Vec<(Tone, usize)> = shares.collect();
            if shares.is_empty() {
                continue;
            }
            let widths: Vec<usize> = shares.iter().map(|share| share.1).collect();
            begin(&mut self.part.xml, "Bar", &widths, [&plain(&bar.label), &plain(&words)]);
            self.shaded(&shares);
            self.after();
        }
    }

    fn shaded(&mut self, shares: &[(Tone, usize)]) {
        let xml = &mut self.part.xml;
        xml.open("w:tr", &[]);
        xml.open("w:trPr", &[]);
        xml.empty("w:cantSplit", &[]);
        xml.empty("w:trHeight", &[("w:val", "200"), ("w:hRule", "exact")]);
        xml.close();
        for (tone, width) in shares {
            xml.open("w:tc", &[]);
            xml.open("w:tcPr", &[]);
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            let (pattern, colour, fill) = shade(*tone);
            xml.empty("w:shd", &[("w:val", pattern), ("w:color", colour), ("w:fill", fill)]);
            xml.close();
            words::begin(xml, "End");
            (0..3).for_each(|_| xml.close());
        }
        xml.close();
        xml.close();
    }
}

/// Begins a table with a style, columns of these widths, and what it shows for those who do not see it.
fn begin(xml: &mut Xml, style: &str, widths: &[usize], [title, description]: [&str; 2]) {
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.value("w:tblStyle", style);
    let whole = widths.iter().sum::<usize>().to_string();
    xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.empty("w:tblLook", &[("w:val", "0420"), ("w:firstRow", "1"), ("w:noVBand", "1")]);
    for (name, told) in [("w:tblCaption", title), ("w:tblDescription", description)] {
        if !told.is_empty() {
            xml.value(name, told);
        }
    }
    xml.close();
    xml.open("w:tblGrid", &[]);
    for width in widths {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.close();
}

/// How a share of a whole is told from the others also without colours: pattern, its colour, and the ground.
fn shade(tone: Tone) -> (&'static str, &'static str, &'static str) {
    match tone {
        Tone::Good => ("clear", "auto", "1B5E3A"),
        Tone::Half => ("diagStripe", "8A5A00", "FFFFFF"),
        Tone::Bad => ("diagCross", "9B1C1C", "FFFFFF"),
        Tone::Open => ("clear", "auto", "C9CFD8"),
        Tone::Unstated => ("pct10", "5A6472", "FFFFFF"),
    }
}
