//! Where in a file of YAML one more item or entry goes, and how it is written there, so that comments and
//! layout stay. Called by `add`. What it says is no business of this file.

use std::ops::Range;

use crate::source::{line_end, line_start};
use crate::yaml::{Entry, Kind, Node};

/// A stretch of a text and what stands in its place.
pub(super) type Edit = (Range<usize>, String);

/// What goes into a list: the values under their keys, or one value under none. All are written already.
pub(super) type Item<'a> = &'a [(&'a str, String)];

/// Puts an item at the end of a list at the top of a file; `None` where the file has no place for it that
/// can be told.
pub(super) fn item(text: &str, root: &Node<'_>, list: &str, new: Item<'_>) -> Option<Edit> {
    let entries = root.entries()?;
    let one = match new {
        [("", value)] => value.clone(),
        _ => format!("{{ {} }}", pairs(new).join(", ")),
    };
    let Some(found) = entries.iter().find(|entry| entry.key.scalar() == Some(list)) else {
        return at_end(text, entries, list, &format!("- {one}"));
    };
    let Kind::Sequence(items) = &found.value.kind else {
        return instead_of_nothing(text, found, &format!("- {one}"));
    };
    let Some(newest) = items.last() else {
        return instead_of_brackets(text, found, &format!("- {one}"), &format!("[{one}]"));
    };
    if text.get(found.value.span.range())?.starts_with('[') {
        let end = newest.span.range().end;
        return Some((end..end, format!(", {one}")));
    }
    let before = text.get(..newest.span.range().start)?.trim_end();
    let dash = before.strip_suffix('-')?.len();
    let column = dash - line_start(text, dash);
    let is_in_lines = text.get(newest.span.range())?.trim_end().contains('\n') && new.len() > 1;
    let margin = " ".repeat(column);
    let lines =
        if is_in_lines { pairs(new).join(&format!("{}{margin}  ", line_end(text))) } else { one };
    below(text, newest.span.range(), column, &format!("{margin}- {lines}"))
}

/// Puts an entry at the end of a mapping at the top of a file; `None` as in [`item`].
pub(super) fn entry(
    text: &str,
    root: &Node<'_>,
    mapping: &str,
    (key, value): (&str, &str),
) -> Option<Edit> {
    let entries = root.entries()?;
    let pair = format!("{key}: {value}");
    let Some(found) = entries.iter().find(|entry| entry.key.scalar() == Some(mapping)) else {
        return at_end(text, entries, mapping, &pair);
    };
    let Kind::Mapping(inside) = &found.value.kind else {
        return instead_of_nothing(text, found, &pair);
    };
    let Some(last) = inside.last() else {
        return instead_of_brackets(text, found, &pair, &format!("{{ {pair} }}"));
    };
    if text.get(found.value.span.range())?.starts_with('{') {
        let end = last.value.span.range().end.max(last.key.span.range().end);
        return Some((end..end, format!(", {pair}")));
    }
    let start = last.key.span.range().start;
    let column = start - line_start(text, start);
    let range = start..last.value.span.range().end.max(last.key.span.range().end);
    below(text, range, column, &format!("{}{pair}", " ".repeat(column)))
}

fn pairs(item: Item<'_>) -> Vec<String> {
    item.iter().map(|(key, value)| format!("{key}: {value}")).collect()
}

/// A key that the file does not have yet, with what goes under it.
fn at_end(text: &str, entries: &[Entry<'_>], key: &str, inside: &str) -> Option<Edit> {
    let first = entries.first()?.key.span.range().start;
    // In braces there is no line for it.
    let is_in_lines = first == 0 || text.get(..first)?.ends_with('\n');
    let end = line_end(text);
    let between = if text.ends_with('\n') { "" } else { end };
    let written = format!("{between}{key}:{end}  {inside}{end}");
    is_in_lines.then_some((text.len()..text.len(), written))
}

/// Under a key that has nothing behind it.
fn instead_of_nothing(text: &str, found: &Entry<'_>, inside: &str) -> Option<Edit> {
    let key = found.key.span.range();
    let is_empty = found.value.plain() == Some("");
    let column = key.start - line_start(text, key.start);
    let line = format!("{}  {inside}", " ".repeat(column));
    is_empty.then(|| below(text, key, column, &line)).flatten()
}

/// In place of an empty list or mapping: on lines of their own where nothing stands behind the brackets.
fn instead_of_brackets(
    text: &str,
    found: &Entry<'_>,
    inside: &str,
    in_brackets: &str,
) -> Option<Edit> {
    let value = found.value.span.range();
    let key = found.key.span.range().start;
    let column = key - line_start(text, key);
    let behind = text.get(value.end..)?.lines().next().unwrap_or_default();
    let is_at_margin = text.get(line_start(text, key)..key)?.trim().is_empty();
    if !behind.trim().is_empty() || !is_at_margin {
        return Some((value, in_brackets.to_owned()));
    }
    let start = text.get(..value.start)?.trim_end_matches(' ').len();
    Some((start..value.end, format!("{}{}  {inside}", line_end(text), " ".repeat(column))))
}

/// Below what was written last, with the comments that belong to it.
fn below(text: &str, last: Range<usize>, column: usize, lines: &str) -> Option<Edit> {
    let written = text.get(last.clone())?.trim_end().len();
    let mut at = next_line(text, last.start + written);
    while let Some(line) = text.get(at..next_line(text, at)).filter(|line| !line.is_empty()) {
        let comment = line.trim_start_matches(' ');
        if !comment.starts_with('#') || line.len() - comment.len() <= column {
            break;
        }
        at = next_line(text, at);
    }
    let end = line_end(text);
    let between = if text.get(..at)?.ends_with('\n') { "" } else { end };
    Some((at..at, format!("{between}{lines}{end}")))
}

fn next_line(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end + 1)
}

#[cfg(test)]
mod tests {
    use super::{Edit, entry, item};
    use crate::source::{self, SourceId};
    use crate::yaml::{Node, parse};

    fn after(text: &str, edit: impl Fn(&Node<'_>) -> Option<Edit>) -> String {
        let root = parse(SourceId::of("a.yaml"), text, 0..text.len()).root.expect("good YAML");
        let (range, instead) = edit(&root).expect("there is a place");
        source::edited(text, [(range, instead.as_str())]).expect("it fits")
    }

    #[test]
    fn an_item_goes_where_the_list_ends_and_looks_like_the_others() {
        let fields = [("id", "b".to_owned()), ("label", "B".to_owned())];
        for (before, expected) in [
            ("x: []\ny: 1\n", "x:\n  - { id: b, label: B }\ny: 1\n"),
            ("x: [] # none\n", "x: [{ id: b, label: B }] # none\n"),
            ("x: # none\ny: 1\n", "x: # none\n  - { id: b, label: B }\ny: 1\n"),
            ("y: 1", "y: 1\nx:\n  - { id: b, label: B }\n"),
            ("x: [{ id: a }] # one\n", "x: [{ id: a }, { id: b, label: B }] # one\n"),
            (
                "x:\n- { id: a } # one\n\n# y\ny: 1\n",
                "x:\n- { id: a } # one\n- { id: b, label: B }\n\n# y\ny: 1\n",
            ),
            (
                "x:\n  - id: a\n    label: A\n    # end\n  # y\ny: 1\n",
                "x:\n  - id: a\n    label: A\n    # end\n  - id: b\n    label: B\n  # y\ny: 1\n",
            ),
            ("x:\r\n  - id: a", "x:\r\n  - id: a\r\n  - { id: b, label: B }\r\n"),
        ] {
            assert_eq!(after(before, |root| item(before, root, "x", &fields)), expected);
        }
    }

    #[test]
    fn an_entry_goes_where_the_mapping_ends() {
        for (before, expected) in [
            ("x: {}\n", "x:\n  b: 2\n"),
            ("y: 1\n", "y: 1\nx:\n  b: 2\n"),
            ("x: { a: 1 }\n", "x: { a: 1, b: 2 }\n"),
            (
                "x:\n    a: |\n      One.\n\n      Two.\ny: 1\n",
                "x:\n    a: |\n      One.\n\n      Two.\n    b: 2\ny: 1\n",
            ),
            (
                "x:\n  a:\n    c: 1 # c\n    # last\ny: 1\n",
                "x:\n  a:\n    c: 1 # c\n    # last\n  b: 2\ny: 1\n",
            ),
        ] {
            assert_eq!(after(before, |root| entry(before, root, "x", ("b", "2"))), expected);
        }
    }
}
