//! Tables as CSV: RFC 4180 with `\n`, UTF-8 without a byte order mark, a head of column names.
//!
//! A spreadsheet takes a cell that begins with `=` and the like for a formula, in a CSV too. Such a
//! text gets an apostrophe before it, see [`guarded`].

use std::borrow::Cow;

use anyhow::Context;

use super::cell::{Cell, iso};
use super::definition::Table;

/// What a formula, or a command of the older spreadsheets, can begin with; the wide forms too,
/// which some spreadsheets read as the narrow ones.
const TRIGGERS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The table as CSV.
///
/// # Errors
/// Never in practice: memory takes everything.
pub fn text(table: &Table) -> anyhow::Result<String> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|column| column.name.as_str()))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| field(cell).into_owned()))?;
    }
    let bytes = writer.into_inner().context("cannot put the table together")?;
    String::from_utf8(bytes).context("a table is text")
}

fn field(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => guarded(text),
        Cell::Whole(number) => number.to_string().into(),
        Cell::Number(number) => number.normalize().to_string().into(),
        Cell::Date(date) => iso(*date).into(),
        Cell::Flag(flag) => if *flag { "true" } else { "false" }.into(),
    }
}

/// Whether a spreadsheet might take a text for a formula: its first character that is neither
/// blank nor an apostrophe begins one, or a blank other than a space comes first.
pub(super) fn is_dangerous(text: &str) -> bool {
    let body = text.trim_start_matches(|c: char| c == '\'' || c.is_whitespace() || c.is_control());
    let begins = |c: char| c.is_control() || (c.is_whitespace() && c != ' ');
    body.starts_with(TRIGGERS) || text.trim_start_matches('\'').starts_with(begins)
}

/// A text with an apostrophe before it where a spreadsheet might take it for a formula. Because
/// apostrophes that are there already do not count, the text comes back by taking one away from
/// every text that [`is_dangerous`].
fn guarded(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) { format!("'{text}").into() } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{TRIGGERS, guarded, is_dangerous};

    #[test]
    fn what_begins_like_a_formula_gets_an_apostrophe() {
        for text in
            ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\rx", "\nx", "  =1", "＝1", "'=1", "- a"]
        {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["a=1", "2013-06", "– none", "'tis", "", " a", "1.10"] {
            assert_eq!(guarded(text), text);
        }
    }

    proptest! {
        #[test]
        fn no_guarded_text_begins_like_a_formula(text in "['=+@ \t\r\n\u{b}a-]{0,6}|\\PC{0,9}") {
            let safe = guarded(&text);
            prop_assert!(!safe.trim_start().starts_with(TRIGGERS), "{safe:?}");
            prop_assert!(!safe.starts_with(['\t', '\r', '\n']), "{safe:?}");
        }

        #[test]
        fn a_guarded_text_can_be_had_back(text in "['=+@ \t\ra-]{0,6}|\\PC{0,9}") {
            let safe = guarded(&text);
            let back = if is_dangerous(&safe) { &safe[1..] } else { &safe };
            prop_assert_eq!(back, text.as_str());
        }
    }
}
