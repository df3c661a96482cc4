//! Tells placeholders and help texts from honest words. Knows text only; where it comes from
//! and what is said about it is in `placeholder`.
//!
//! A placeholder is a word of its own: `000` is one, `1 000` and `12,000` are numbers. What
//! stands in backticks is spoken of, not left standing.

use std::ops::Range;

use super::needles::Needles;

/// What was left standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Something in place of a value.
    Placeholder,
    /// An instruction to whoever fills in the form.
    FormText,
}

/// Something left standing, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) range: Range<usize>,
    pub(super) sort: Sort,
}

/// What stands for a value when it is the whole of a value or a line.
pub(super) const ALONE: &[&str] = &[
    "...", "…", "[...]", "[…]", "(...)", "(…)", "tbc", "tbd", "tba", "t.b.c.", "t.b.d.", "n/a",
    "n.a.", "n.a",
];
/// What stands for a value when it is the whole of a value, and may be fine on a line.
const WHOLE: &[&str] = &["xx", "?", "-", "--", "–", "—"];

/// Said after a placeholder to explain it.
const AFTERTHOUGHT: &str = "if any change";

/// Whether a value is nothing but something in place of a value. Placeholders that are found
/// anywhere are left to [`hits`].
pub(super) fn stands_for_a_value(value: &str) -> bool {
    let value = value.trim();
    let is = |word: &&str| word.eq_ignore_ascii_case(value);
    value.len() <= 8 && ALONE.iter().chain(WHOLE).any(is)
}

/// Everything left standing in a text, in order, without overlaps.
pub(super) fn hits(text: &str, needles: &Needles) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = needles.next_suspect(text, 0);
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let form_text = needles.match_start(first, rest);
        let word = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
        let run = if word > 0 {
            word
        } else if ".?".contains(first) {
            rest.find(|c| c != first).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (length, sort) = match form_text {
            Some(length) => (length, Some(Sort::FormText)),
            None if is_placeholder(text, at..at + run) => {
                (run + afterthought(text, at + run), Some(Sort::Placeholder))
            }
            None => match alone_on_line(rest)
                .filter(|_| is_at_line_start(text, at) || (word > 0 && is_named(text, at)))
            {
                Some(length) => (length, Some(Sort::Placeholder)),
                None => (run, None),
            },
        };
        let range = at..at + length;
        if let Some(sort) = sort.filter(|_| !is_in_backticks(text, &range)) {
            push(&mut hits, text, Hit { range, sort });
        }
        at = needles.next_suspect(text, at + length);
    }
    hits
}

/// Adds a hit; placeholders side by side are one.
fn push(hits: &mut Vec<Hit>, text: &str, hit: Hit) {
    if let Some(last) = hits.last_mut()
        && last.sort == Sort::Placeholder
        && hit.sort == Sort::Placeholder
        && text.get(last.range.end..hit.range.start).is_some_and(|between| {
            between.len() <= 2 && between.chars().all(|c| " ,.;:/-".contains(c))
        })
    {
        last.range.end = hit.range.end;
        return;
    }
    hits.push(hit);
}

pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a run of word characters, of dots or of question marks is a placeholder where it
/// stands.
fn is_placeholder(text: &str, range: Range<usize>) -> bool {
    let (before, after) =
        (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let run = text.get(range).unwrap_or_default();
    let all = |set: &[u8]| run.bytes().all(|byte| set.contains(&byte));
    match run.len() {
        2 if run == "xx" => true,
        2 if run == "XX" => stands_for_a_number(before, after),
        2.. if all(b"?") => {
            before.chars().next_back().is_none_or(|c| c.is_whitespace() || "([|\"'".contains(c))
                && after.chars().next().is_none_or(|c| !is_of_word(c) && c != '!')
        }
        3.. if all(b"xX") => true,
        3.. if all(b"0oO") => !(run.contains('0') && is_part_of_number(before, after)),
        _ => false,
    }
}

/// `XX arrests`: behind a name, as in `Annex XX of`, and in `the XX century` it is a number.
fn stands_for_a_number(before: &str, after: &str) -> bool {
    let behind = before.trim_end_matches(' ').rsplit([' ', '\n']).next().unwrap_or_default();
    let is_counted = after.strip_prefix(' ').is_some_and(|after| {
        after.starts_with(char::is_lowercase)
            && !after.starts_with("century")
            && !after.starts_with("of ")
    });
    is_counted && !behind.starts_with(char::is_uppercase)
}

/// Whether digits stand on the other side of a thousands separator, a decimal sign or a dash.
fn is_part_of_number(before: &str, after: &str) -> bool {
    let joins = |c: char| ".,'’:/-\u{2011}–".contains(c);
    let blank = |c: char| c.is_whitespace() && c != '\n' && c != '\r';
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let apart = |rest: &str, cut: &str| rest.len() < cut.len();
    let (left, right) = (before.trim_end_matches(blank), after.trim_start_matches(blank));
    let joined_left = apart(left, before) && is_digit(left.chars().next_back())
        || before.strip_suffix(joins).is_some_and(|left| is_digit(left.chars().next_back()));
    let joined_right = apart(right, after) && is_digit(right.chars().next())
        || after.strip_prefix(joins).is_some_and(|right| is_digit(right.chars().next()));
    joined_left || joined_right
}

/// How much after a placeholder belongs to it.
fn afterthought(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let words = rest.trim_start_matches([' ', '-', '–', ',', '(']);
    let said = words.get(..AFTERTHOUGHT.len());
    if said.is_some_and(|said| said.eq_ignore_ascii_case(AFTERTHOUGHT)) {
        rest.len() - words.len() + AFTERTHOUGHT.len()
    } else {
        0
    }
}

/// Whether nothing but the marks of a list, a quotation or a frame stands before, on the same line.
fn is_at_line_start(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let mark = |c: char| {
        c != '\n' && (c.is_whitespace() || c.is_ascii_digit() || "-*+>.)~_[(=".contains(c))
    };
    let line = before.trim_end_matches(mark);
    line.is_empty() || line.ends_with('\n')
}

/// Whether the name of what should follow stands before: `Arrests: n/a`.
fn is_named(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(": "))
}

/// The length of what stands for a value and is all of the rest of its line, but for a frame around it.
fn alone_on_line(rest: &str) -> Option<usize> {
    let first = rest.bytes().next()?.to_ascii_lowercase();
    let mut begin_alike = ALONE.iter().filter(|word| word.as_bytes().first() == Some(&first));
    let word = begin_alike.find(|word| {
        rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    })?;
    let after = rest.get(word.len()..)?;
    let after = after.trim_start_matches([' ', '\t', '\r', '~', '*', '_', ']', ')', '=']);
    (after.is_empty() || after.starts_with('\n')).then_some(word.len())
}

fn is_in_backticks(text: &str, range: &Range<usize>) -> bool {
    text.get(..range.start).is_some_and(|before| before.ends_with('`'))
        && text.get(range.end..).is_some_and(|after| after.starts_with('`'))
}
