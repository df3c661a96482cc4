//! Tables that were pasted as they stand on a page and are none to Markdown: lines with tabs out of Word
//! and Excel, and the grids and columns that pandoc writes. `rules` ask here.

use std::ops::Range;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, parse_document};

use super::lines::{Lines, Splices};
use super::mark::mark;
use super::{options, to_text};

/// How a table is written that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FalseTableKind {
    /// With tabs between the cells.
    Tabs,
    /// With lines of `+---+`.
    Grid,
    /// With cells above each other, and a line of dashes with gaps.
    Columns,
    /// With blanks between the cells: `Date:    3 May`.
    Blanks,
}

/// Lines that are meant as a table and are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FalseTable {
    /// How it is written.
    pub kind: FalseTableKind,
    /// All its lines, from the first word to the last.
    pub range: Range<usize>,
    /// The lines of the table to write in their place; none where it can be meant in several ways.
    pub mended: Vec<String>,
}

/// The tables of a text that are none, in order.
pub fn false_tables(text: &str) -> Vec<FalseTable> {
    let may_be = |line: &str| {
        let line = line.trim();
        line.contains('\t') || is_border(line) || dashes(line).len() > 1 || has_gap(line)
    };
    if !["\t", "--", "==", "  ", "\u{a0}"].iter().any(|sign| text.contains(sign))
        || !text.lines().any(may_be)
    {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let mut found = Vec::new();
    for node in root.descendants() {
        let data = node.data();
        let place = data.sourcepos;
        let is_outermost = node.parent().is_some_and(|above| above.parent().is_none());
        let numbers = place.start.line..=place.end.line;
        let table = match &data.value {
            NodeValue::Paragraph => {
                let rows: Option<Vec<Row<'_>>> =
                    numbers.map(|number| row(&lines, number)).collect();
                rows.and_then(|rows| tabs(&rows).or_else(|| grid(&rows)).or_else(|| blanks(&rows)))
            }
            NodeValue::ThematicBreak => columns(node, &lines),
            _ => None,
        };
        // The rows of columns are a paragraph of their own.
        let is_known = |range: &Range<usize>| {
            found.last().is_some_and(|last: &FalseTable| range.start < last.range.end)
        };
        if let Some((kind, range, rows)) = table.filter(|(_, range, _)| !is_known(range)) {
            let rows = rows.filter(|_| is_outermost);
            let mended =
                rows.map(|rows| written(&rows)).filter(|rows| same_words(text, &range, rows));
            found.push(FalseTable { kind, range, mended: mended.unwrap_or_default() });
        }
    }
    found
}

/// A line without its end, and where it stands.
struct Row<'t> {
    at: usize,
    words: &'t str,
}

type Table = (FalseTableKind, Range<usize>, Option<Vec<Vec<String>>>);

fn row<'t>(lines: &Lines<'t>, number: usize) -> Option<Row<'t>> {
    let (start, line) = (lines.start(number)?, lines.line(number)?);
    let words = line.trim_end_matches(['\n', '\r']);
    let inner = words.trim_start_matches([' ', '>']);
    Some(Row { at: start + words.len() - inner.len(), words: inner })
}

fn extent(rows: &[Row<'_>]) -> Option<Range<usize>> {
    let last = rows.last()?;
    Some(rows.first()?.at..last.at + last.words.trim_end().len())
}

/// Two lines or more with the same number of tabs.
fn tabs(rows: &[Row<'_>]) -> Option<Table> {
    let count = |row: &Row<'_>| row.words.matches('\t').count();
    let is_row = |row: &&Row<'_>| count(row) > 0 && mark(row.words.trim_start()).is_none();
    let first = rows.iter().position(|row| is_row(&row))?;
    let rest = rows.get(first..)?;
    let tabs = count(rest.first()?);
    let table: Vec<&Row<'_>> =
        rest.iter().take_while(|row| is_row(row) && count(row) == tabs).collect();
    if table.len() < 2 {
        return None;
    }
    let cells = |row: &&Row<'_>| row.words.split('\t').map(|cell| cell.trim().to_owned()).collect();
    let cells: Vec<Vec<String>> = table.iter().map(cells).collect();
    let end = first + table.len();
    let range = extent(rows.get(first..end)?)?;
    let is_all = table.len() == rows.len() && has_head(&cells);
    Some((FalseTableKind::Tabs, range, is_all.then_some(cells)))
}

/// Whether a line has blanks in it that nobody writes between words: three, or two behind a colon.
fn has_gap(line: &str) -> bool {
    let is_blank = |c: char| c == ' ' || c == '\u{a0}';
    let mut rest = line.trim();
    while let Some(at) = rest.find(is_blank) {
        let behind = rest.get(at..).unwrap_or_default().trim_start_matches(is_blank);
        let blanks = rest.get(at..rest.len() - behind.len()).unwrap_or_default().chars().count();
        let is_behind_colon = rest.get(..at).is_some_and(|before| before.ends_with(':'));
        if blanks > 2 || blanks > 1 && is_behind_colon {
            return true;
        }
        rest = behind;
    }
    false
}

/// Two lines or more with blanks between cells.
fn blanks(rows: &[Row<'_>]) -> Option<Table> {
    let first = rows.iter().position(|row| has_gap(row.words))?;
    let rest = rows.get(first..)?;
    let count = rest.iter().take_while(|row| has_gap(row.words)).count();
    let range = extent(rest.get(..count)?)?;
    (count > 1).then_some((FalseTableKind::Blanks, range, None))
}

/// Whether the first row names what stands below: words in every cell but the first, which may be empty,
/// and something that is no word below.
fn has_head(rows: &[Vec<String>]) -> bool {
    let Some((head, rest)) = rows.split_first() else { return false };
    let is_number = |cell: &String| cell.contains(|c: char| c.is_ascii_digit());
    let is_name = |cell: &String| !cell.is_empty() && !is_number(cell);
    head.iter().skip(1).all(is_name)
        && !head.first().is_some_and(is_number)
        && rest.iter().flatten().any(is_number)
}

/// Whether a line is one between the rows of a grid.
pub(super) fn is_border(line: &str) -> bool {
    line.len() > 4
        && line.starts_with('+')
        && line.ends_with('+')
        && line.chars().all(|c| "+-=:".contains(c))
}

/// A grid as pandoc writes it: `+---+---+` between the rows, and `+===+===+` under the head.
fn grid(rows: &[Row<'_>]) -> Option<Table> {
    let is_border = |row: &Row<'_>| is_border(row.words.trim_end());
    let first = rows.iter().position(is_border)?;
    let last = rows.iter().rposition(is_border).filter(|last| *last > first + 1)?;
    let table = rows.get(first..=last)?;
    let range = extent(table)?;
    let head = table.iter().position(|row| is_border(row) && row.words.contains('='));
    let is_all = first == 0 && last + 1 == rows.len();
    let columns = table.first()?.words.trim_end().matches('+').count() - 1;
    let mut cells: Vec<Vec<String>> = Vec::new();
    let mut fits = is_all && head.is_some();
    let mut is_new = true;
    let mut under_head = None;
    for (number, row) in table.iter().enumerate() {
        if is_border(row) {
            if Some(number) == head {
                under_head = Some(cells.len());
            }
            is_new = true;
            continue;
        }
        let inner =
            row.words.trim_end().strip_prefix('|').and_then(|inner| inner.strip_suffix('|'));
        let parts: Vec<&str> = inner.unwrap_or_default().split('|').map(str::trim).collect();
        fits &= inner.is_some() && parts.len() == columns;
        if is_new {
            cells.push(vec![String::new(); columns]);
            is_new = false;
        }
        for (cell, part) in cells.last_mut()?.iter_mut().zip(parts) {
            if !cell.is_empty() && !part.is_empty() {
                cell.push(' ');
            }
            cell.push_str(part);
        }
    }
    let fits = fits && under_head == Some(1);
    Some((FalseTableKind::Grid, range, fits.then_some(cells)))
}

/// Where the runs of dashes in a line begin, counted in characters; none where it has anything else.
fn dashes(line: &str) -> Vec<usize> {
    if line.is_empty() || !line.chars().all(|c| c == '-' || c == ' ') {
        return Vec::new();
    }
    let runs = line.match_indices('-').map(|(at, _)| at);
    let starts: Vec<usize> =
        runs.filter(|at| *at == 0 || line.as_bytes().get(at - 1) == Some(&b' ')).collect();
    let long = |at: &usize| line.as_bytes().get(at + 1) == Some(&b'-');
    if starts.iter().all(long) { starts } else { Vec::new() }
}

/// Columns under each other, the head over a line of dashes with a gap between two columns.
fn columns<'a>(rule: &'a AstNode<'a>, lines: &Lines<'_>) -> Option<Table> {
    let number = rule.data().sourcepos.start.line;
    let under = row(lines, number)?;
    let starts = dashes(under.words.trim_end());
    let head = row(lines, number.checked_sub(1)?)?;
    if starts.len() < 2 || head.words.trim().is_empty() {
        return None;
    }
    // Pandoc indents the whole table, and the first cell of a row may begin with blanks.
    let indent = under.at - lines.start(number)?;
    let inner = |number: usize| {
        let line = lines.line(number)?.trim_end_matches(['\n', '\r']);
        let (before, inner) = line.split_at_checked(indent)?;
        before.chars().all(|blank| blank == ' ').then_some(inner)
    };
    let mut table = vec![head];
    let mut cells = vec![inner(number - 1).and_then(|line| cut(line, &starts))];
    for number in number + 1.. {
        let Some(row) = row(lines, number) else { break };
        if row.words.trim().is_empty() || row.words.trim_end().chars().all(|c| c == '-' || c == ' ')
        {
            break;
        }
        table.push(row);
        cells.push(inner(number).and_then(|line| cut(line, &starts)));
    }
    if table.len() < 2 {
        return None;
    }
    let range = extent(&table)?;
    let is_alone =
        number < 3 || row(lines, number - 2).is_none_or(|row| row.words.trim().is_empty());
    let cells: Option<Vec<Vec<String>>> = cells.into_iter().collect();
    Some((FalseTableKind::Columns, range, cells.filter(|_| is_alone)))
}

/// The cells of a line whose columns begin at these characters.
fn cut(line: &str, starts: &[usize]) -> Option<Vec<String>> {
    let letters: Vec<char> = line.chars().collect();
    let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
    let cells = starts.iter().zip(ends).map(|(start, end)| {
        let end = end.min(letters.len());
        let cell: String = letters.get(*start.min(&end)..end)?.iter().collect();
        let before = start.checked_sub(1).and_then(|at| letters.get(at));
        before.is_none_or(|letter| *letter == ' ').then(|| cell.trim().to_owned())
    });
    cells.collect()
}

/// The lines of a table in Markdown.
fn written(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.first().map_or(0, Vec::len);
    let line = |cells: &Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    lines.insert(1.min(lines.len()), format!("|{}", "---|".repeat(columns)));
    lines
}

/// Whether the text says the same with these lines in place of its own.
fn same_words(text: &str, range: &Range<usize>, rows: &[String]) -> bool {
    let mut splices = Splices::default();
    splices.replace(range.clone(), rows.join("\n"));
    let table = splices.apply(text);
    let words =
        |text: &str| to_text(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let sorted = |text: &str| {
        let mut letters: Vec<char> = words(text).chars().collect();
        letters.sort_unstable();
        letters
    };
    // The words of a cell of several lines come to stand together.
    sorted(&table) == sorted(text)
        && super::to_html(&table, 0, "").matches("<tr>").count()
            == super::to_html(text, 0, "").matches("<tr>").count() + rows.len() - 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FalseTableKind, false_tables};
    use crate::prose::to_text;

    fn only(text: &str) -> (FalseTableKind, Vec<String>) {
        let mut found = false_tables(text);
        assert_eq!(found.len(), 1, "{text}");
        let table = found.pop().expect("one");
        (table.kind, table.mended)
    }

    #[test]
    fn tables_of_other_programs_become_tables() {
        for (text, kind, first, last) in [
            (
                "Type\tQuantity\tCountry\nCocaine\t626 kg\tES\nHeroin\t3 kg\tBG",
                FalseTableKind::Tabs,
                "| Type | Quantity | Country |",
                "| Heroin | 3 kg | BG |",
            ),
            (
                "+-------+---+\n| Month | N |\n+=======+===+\n| June  | 2 |\n+-------+---+",
                FalseTableKind::Grid,
                "| Month | N |",
                "| June | 2 |",
            ),
            (
                "Month    N\n-------- --\nJune     2\nJuly     3",
                FalseTableKind::Columns,
                "| Month | N |",
                "| July | 3 |",
            ),
        ] {
            let (found, mended) = only(text);
            assert_eq!(found, kind);
            assert_eq!((mended[0].as_str(), mended[1].starts_with("|---|")), (first, true));
            assert_eq!(mended.last().map(String::as_str), Some(last));
        }
    }

    #[test]
    fn an_indented_table_keeps_its_columns() {
        let (_, mended) =
            only("a\n\n  Month      N\n  -------- ---\n  June       2\n         12345");
        assert_eq!(mended, [""; 0], "a cell that does not end with its column");
        let (_, mended) = only("  Month      N\n  -------- ---\n  June       2\n             5");
        assert_eq!(mended, ["| Month | N |", "|---|---|", "| June | 2 |", "|  | 5 |"]);
    }

    #[test]
    fn what_can_be_meant_otherwise_is_found_only() {
        for text in [
            "ES\t626\tkg\nBG\t3\tkg",
            "a\tb\nc\td\ne\tf",
            "Cocaine\t626 kg\nHeroin\t3 kg",
            "Date:    3 May\nPlace:   Vienna",
            "Cocaine   626 kg   ES\nHeroin    3 kg     BG",
            "+---+---+\n| a | b |\n+---+---+",
            "> A\tB\n> c\t1\n> d\t2",
        ] {
            assert_eq!(only(text).1, [""; 0], "{text}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        for text in [
            "2.1.\tSurvey\n2.2.\tReport",
            "One.  Two\nthree.  Four",
            "one   gap\nand none",
            "•\ta\n•\tb\n•\tc",
            "a\n\n- - -\n\nb",
            "a\n---\nb",
            "a --- b -- c",
            "a\n-- --\n\nb",
            "| a | b |\n|---|---|\n| c | d |",
            "```\na\tb\tc\nd\te\tf\n```",
        ] {
            assert_eq!(false_tables(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn mending_changes_no_word(text in "(\n|\n\n|\t|  |\\+---\\+|\\+===\\+|---- --|-- --|\\||a|Bb|5|> |- ){0,24}") {
            for table in false_tables(&text).into_iter().filter(|table| !table.mended.is_empty()) {
                let mut letters: Vec<char> = to_text(&table.mended.join("\n")).chars().filter(|c| c.is_alphanumeric()).collect();
                let mut before: Vec<char> = text[table.range].chars().filter(|c| c.is_alphanumeric()).collect();
                letters.sort_unstable();
                before.sort_unstable();
                prop_assert_eq!(letters, before);
            }
        }
    }
}
