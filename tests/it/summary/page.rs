//! Reads a rendered summary back: its sections, and the tables in them.

/// A row of a table.
pub(crate) type Row = Vec<String>;

/// A summary in Markdown.
pub(crate) struct Page(String);

impl Page {
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// The text under the heading with this anchor, up to the next of its level.
    pub(crate) fn section(&self, anchor: &str) -> &str {
        let mark = format!("<a id=\"{anchor}\"></a>\n");
        let (_, rest) = self.0.split_once(&mark).unwrap_or_else(|| panic!("no section {anchor}"));
        rest.split("\n## ").next().expect("a text")
    }

    /// The table at a place among those of a section, without its head.
    pub(crate) fn table(&self, anchor: &str, at: usize) -> Vec<Row> {
        let mut tables = tables(self.section(anchor));
        assert!(at < tables.len(), "{anchor} has {} tables", tables.len());
        tables.swap_remove(at).split_off(1)
    }

    /// The last table of a section, without its head.
    pub(crate) fn last_table(&self, anchor: &str) -> Vec<Row> {
        tables(self.section(anchor)).pop().expect("a table").split_off(1)
    }

    /// The table at a place, with its head.
    pub(crate) fn head(&self, anchor: &str, at: usize) -> Row {
        tables(self.section(anchor)).swap_remove(at).swap_remove(0)
    }
}

fn tables(text: &str) -> Vec<Vec<Row>> {
    let mut tables: Vec<Vec<Row>> = vec![Vec::new()];
    for line in text.lines() {
        match line.strip_prefix('|') {
            Some(row) if row.trim_start().starts_with("---") => {}
            Some(row) => {
                let row = row.strip_suffix('|').unwrap_or(row);
                let cells = row
                    .split('|')
                    .map(|cell| cell.replace(['*', '\u{a0}', '\u{202f}', '\u{2009}'], ""));
                let cells = cells.map(|cell| unlinked(cell.trim())).collect();
                tables.last_mut().expect("one at least").push(cells);
            }
            None if tables.last().is_some_and(|table| !table.is_empty()) => tables.push(Vec::new()),
            None => {}
        }
    }
    tables.retain(|table| !table.is_empty());
    tables
}

/// Text with the words of links instead of the links.
pub(crate) fn unlinked(text: &str) -> String {
    let mut rest = text;
    let mut words = String::new();
    while let Some((before, link)) = rest.split_once('[') {
        words.push_str(before);
        let Some((name, after)) = link.split_once("](#") else {
            words.push('[');
            rest = link;
            continue;
        };
        words.push_str(name);
        rest = after.split_once(')').expect("the end of a link").1;
    }
    words + rest
}

/// The number in a cell, below which the actions may stand that it counts.
pub(crate) fn number(cell: &str) -> usize {
    let cell = cell.split("<br>").next().unwrap_or_default();
    cell.parse().unwrap_or_else(|_| panic!("`{cell}` is no number"))
}

/// Holds the last row of a table of numbers against the sums of its columns.
pub(crate) fn adds_up(rows: &[Row]) {
    let (totals, rows) = rows.split_last().expect("totals");
    for column in 1..totals.len() {
        let sum: usize = rows.iter().map(|row| number(&row[column])).sum();
        assert_eq!(sum, number(&totals[column]), "column {column} adds up");
    }
}

/// The actions below a number, which is of one priority.
pub(crate) fn behind(cell: &str, priority: &str) -> Vec<(String, String)> {
    cell.split_once("<br>").map_or_else(Vec::new, |(_, listed)| actions(listed, Some(priority)))
}

/// The actions in a cell: `THB 1.1, 1.2; MOCG 3.4` as pairs; of one priority, with its key given.
pub(crate) fn actions(cell: &str, priority: Option<&str>) -> Vec<(String, String)> {
    if cell == "–" {
        return Vec::new();
    }
    let mut found = Vec::new();
    for part in cell.split("; ") {
        let (key, numbers) = match priority {
            Some(key) => (key, part),
            None => part.split_once(' ').expect("a key and numbers"),
        };
        found.extend(numbers.split(", ").map(|number| (key.to_owned(), number.to_owned())));
    }
    found
}
