//! What stands in a Markdown text that will not be shown as its author meant it, or that leads
//! elsewhere: raw HTML, links, headings, tables.
//!
//! `rules` ask here; what is wrong with any of it is for them to say. A text without the marks of
//! a thing is not parsed for it.

use std::ops::Range;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, parse_document};

use super::lines::Lines;
use super::remark::is_remark;
use super::tables::is_border;
use super::{is_safe, options};

/// A link or an image in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, without escapes.
    pub url: String,
    /// Whether it is kept in a report: it leads to a page, a place or a mailbox.
    pub is_safe: bool,
    /// How it is written.
    pub kind: LinkKind,
    /// All of it, as bytes of the text.
    pub range: Range<usize>,
}

/// How a link is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// With words of its own: `[words](address)`.
    Words,
    /// As an address between brackets: `<https://example.org>`.
    Address,
    /// As an image: `![words](address)`.
    Image,
}

/// The links and images of a text, in order. Citations of figures are none.
pub fn links(text: &str) -> Vec<Link> {
    if !text.contains('[') && !has_tag(text) {
        return Vec::new();
    }
    collect(text, |node, lines| {
        let data = node.data();
        let (url, image) = match &data.value {
            NodeValue::Link(link) => (&link.url, false),
            NodeValue::Image(link) => (&link.url, true),
            _ => return None,
        };
        let opens = |written: &str| written.starts_with(['[', '<', '!']);
        let range = lines.find(data.sourcepos, opens).unwrap_or(0..text.len());
        let kind = match text.get(range.clone()) {
            _ if image => LinkKind::Image,
            Some(written) if written.starts_with('<') => LinkKind::Address,
            _ => LinkKind::Words,
        };
        if kind == LinkKind::Address && url.starts_with("figure:") {
            return None;
        }
        Some(Link { url: url.clone(), is_safe: is_safe(url), kind, range })
    })
}

/// The raw HTML in a text, in order, without what speaks to this program. Of a pair of tags both
/// are given.
pub fn raw_html(text: &str) -> Vec<Range<usize>> {
    if !has_tag(text) {
        return Vec::new();
    }
    collect(text, |node, lines| {
        let data = node.data();
        let html = match &data.value {
            NodeValue::HtmlInline(html) => html,
            NodeValue::HtmlBlock(block) => &block.literal,
            _ => return None,
        };
        if is_remark(html) {
            return None;
        }
        let opens = |written: &str| written.trim_start().starts_with('<');
        let range = lines.find(data.sourcepos, opens)?;
        let blanks = text.get(range.clone())?.len() - text.get(range.clone())?.trim_start().len();
        Some(range.start + blanks..range.end)
    })
}

/// The headings of a text, in order: level and place.
pub fn headings(text: &str) -> Vec<(u8, Range<usize>)> {
    if !text.contains('#') && !text.lines().skip(1).any(is_underline) {
        return Vec::new();
    }
    collect(text, |node, lines| {
        let data = node.data();
        let NodeValue::Heading(heading) = &data.value else { return None };
        Some((heading.level, lines.range(data.sourcepos)?))
    })
}

/// Whether a line can make a heading of the one above it.
fn is_underline(line: &str) -> bool {
    let mark = line.trim_start_matches([' ', '\t', '>']).trim_end();
    let all = |c| !mark.is_empty() && mark.chars().all(|other| other == c);
    all('-') || all('=')
}

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableFault {
    /// A row has another number of cells than the head.
    Row {
        /// The row.
        range: Range<usize>,
        /// How many cells the head has.
        head: usize,
        /// How many the row has.
        cells: usize,
    },
    /// The line of dashes has another number of cells than the head, so that there is no table.
    Delimiter {
        /// The line of dashes.
        range: Range<usize>,
        /// How many cells the head has.
        head: usize,
        /// How many the line of dashes has.
        cells: usize,
    },
    /// It stands right under words that it goes on with, as those of an item, so that there is no table.
    Inside {
        /// The head.
        range: Range<usize>,
    },
    /// There is no line of dashes under the head, so that there is no table.
    NoDelimiter {
        /// The head.
        range: Range<usize>,
    },
}

/// What is wrong with the tables of a text, in order. Lines that begin with `|` are meant as one.
pub fn table_faults(text: &str) -> Vec<TableFault> {
    if !text.contains('|') {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let mut faults = Vec::new();
    for node in root.descendants() {
        let data = node.data();
        match &data.value {
            NodeValue::Table(table) => {
                let head = table.num_columns;
                let rows = node.children().filter_map(|row| row_of(row, &lines));
                faults.extend(
                    rows.filter(|(_, cells)| *cells != head)
                        .map(|(range, cells)| TableFault::Row { range, head, cells }),
                );
            }
            NodeValue::Paragraph => faults.extend(no_table(node, &lines)),
            _ => {}
        }
    }
    faults
}

fn row_of<'a>(row: &'a AstNode<'a>, lines: &Lines<'_>) -> Option<(Range<usize>, usize)> {
    let (range, words) = content(lines, row.data().sourcepos.start.line)?;
    Some((range, cells(words)))
}

/// Why a paragraph that looks like a table is none.
fn no_table<'a>(paragraph: &'a AstNode<'a>, lines: &Lines<'_>) -> Option<TableFault> {
    let place = paragraph.data().sourcepos;
    // A grid is one of `tables`.
    if content(lines, place.start.line).is_some_and(|(_, words)| is_border(words)) {
        return None;
    }
    let numbers = place.start.line..=place.end.line;
    let rows = numbers.map(|number| content(lines, number));
    let mut rows =
        rows.skip_while(|row| !is_barred(row.as_ref())).take_while(|row| is_barred(row.as_ref()));
    let (range, words) = rows.next()??;
    let (under, dashes) = rows.next()??;
    if cells(words) < 2 {
        return None;
    }
    let is_delimiter =
        dashes.contains('-') && dashes.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
    Some(if is_delimiter && cells(words) == cells(dashes) {
        TableFault::Inside { range }
    } else if is_delimiter {
        TableFault::Delimiter { range: under, head: cells(words), cells: cells(dashes) }
    } else {
        TableFault::NoDelimiter { range }
    })
}

fn is_barred(row: Option<&(Range<usize>, &str)>) -> bool {
    row.is_some_and(|(_, words)| words.starts_with('|'))
}

/// A line without the marks of quotations and lists before it and the blanks around it.
fn content<'t>(lines: &Lines<'t>, number: usize) -> Option<(Range<usize>, &'t str)> {
    let start = lines.start(number)?;
    let line = lines.line(number)?;
    let words = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
    let at = start + line.len() - words.len();
    let words = words.trim_end();
    Some((at..at + words.len(), words))
}

/// How many cells a row of a table has: a bar is escaped by a backslash.
fn cells(row: &str) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut bars = 0;
    let (mut escaped, mut last) = (false, false);
    for c in row.chars() {
        last = c == '|' && !escaped;
        bars += usize::from(last);
        escaped = c == '\\' && !escaped;
    }
    bars + usize::from(!last)
}

/// Whether anything in a text can be a tag or an address between brackets.
fn has_tag(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let opens = after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        if opens && !after.starts_with("figure:") {
            return true;
        }
        rest = after;
    }
    false
}

fn collect<T>(
    text: &str,
    pick: impl for<'a> Fn(&'a AstNode<'a>, &Lines<'_>) -> Option<T>,
) -> Vec<T> {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    lines.nodes(root).filter_map(|node| pick(node, &lines)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn links_are_found_with_their_place() {
        let text = "é [a](b.md) <https://c.example> ![d](e) <figure:f> `[g](h)` [i][j]\n\n[j]: javascript:k\n";
        let found: Vec<_> = links(text)
            .into_iter()
            .map(|link| (text[link.range].to_owned(), link.url, link.kind, link.is_safe))
            .collect();
        let expected = [
            ("[a](b.md)", "b.md", LinkKind::Words, true),
            ("<https://c.example>", "https://c.example", LinkKind::Address, true),
            ("![d](e)", "e", LinkKind::Image, true),
            ("[i][j]", "javascript:k", LinkKind::Words, false),
        ];
        let expected =
            expected.map(|(w, url, kind, safe)| (w.to_owned(), url.to_owned(), kind, safe));
        assert_eq!(found, expected);
    }

    #[test]
    fn html_is_told_from_what_only_looks_like_it() {
        let text =
            "a <br> <10 kg, 3<4>2 `<b>` \\<i> <!-- empact: x --> <!-- y -->\n\n<div>\nz\n</div>\n";
        let found: Vec<_> = raw_html(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["<br>", "<!-- y -->", "<div>\nz\n</div>"]);
    }

    #[test]
    fn headings_have_levels() {
        let text = "# A\n\nB\n---\n\n> ### C\n\n    # D\n";
        let found: Vec<_> =
            headings(text).into_iter().map(|(level, r)| (level, &text[r])).collect();
        assert_eq!(found, [(1, "# A"), (2, "B\n---"), (3, "### C")]);
    }

    #[test]
    fn tables_are_counted_by_the_bars_that_are_no_text() {
        let sound = "| a | b |\n|---|:-:|\n| `c` \\| d | e |\n\na | b\n-|-\nc | d\n\n| no table |\n\nx\n| y\n";
        assert_eq!(table_faults(sound), []);
        let row = "| a | b |\n|---|---|\n| c |\n| d | e | f |\n";
        assert_eq!(
            table_faults(row),
            [
                TableFault::Row { range: 20..25, head: 2, cells: 1 },
                TableFault::Row { range: 26..39, head: 2, cells: 3 },
            ]
        );
        let short = "Words:\n\n| a | b |\n|---|\n| c | d |\n";
        assert_eq!(
            table_faults(short),
            [TableFault::Delimiter { range: 18..23, head: 2, cells: 1 }]
        );
        assert_eq!(
            table_faults("> | a | b |\n> | c | d |\n"),
            [TableFault::NoDelimiter { range: 2..11 }]
        );
        assert_eq!(
            table_faults("- one\n| a | b |\n|---|---|\n| c | d |\n"),
            [TableFault::Inside { range: 6..15 }]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_looked_through(text in "(\n|\n\n|    |> |- |# |## |===|---|\\*|`|<b>|</b>|<!--|-->|<x:y>|\\[a\\]|\\(b\\)|!|\\|| a |é|\\\\|\\|-\\||\\|---\\|\n|\\[a\\]: c){0,24}") {
            let inside = |range: &Range<usize>| text.get(range.clone()).is_some();
            prop_assert!(links(&text).iter().all(|link| inside(&link.range)));
            prop_assert!(raw_html(&text).iter().all(inside));
            prop_assert!(headings(&text).iter().all(|(_, range)| inside(range)));
            for fault in table_faults(&text) {
                let (TableFault::Row { range, .. }
                | TableFault::Delimiter { range, .. }
                | TableFault::Inside { range }
                | TableFault::NoDelimiter { range }) = fault;
                prop_assert!(inside(&range));
            }
        }

        #[test]
        fn arbitrary_text_does_not_stop_it(text in "\\PC{0,80}") {
            links(&text);
            raw_html(&text);
            headings(&text);
            table_faults(&text);
        }

        #[test]
        fn what_is_not_parsed_has_nothing(text in "([a-c \n]|#|<|>|\\[|\\]|\\(|:|-|=|\\|){0,24}") {
            let html = super::super::to_html(&text, 0, "");
            prop_assert_eq!(html.contains("<h"), !headings(&text).is_empty() || html.contains("<hr"));
            prop_assert_eq!(html.matches("<a href").count(), links(&text).iter().filter(|link| link.is_safe).count());
        }
    }
}
