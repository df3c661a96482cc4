//! Tells placeholders and help texts from honest words. Knows text only; where it comes from
//! and what is said about it is in `placeholder`.
//!
//! A placeholder is a word of its own: `000` is one, `1 000` and `12,000` are numbers. What
//! stands in backticks is spoken of, not left standing.

use std::ops::Range;

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

/// Instructions that forms have, whatever the plan. One that opens with a bracket goes on to
/// the closing one.
const COMMON_FORM_TEXTS: &[&str] = &[
    "[insert",
    "<insert",
    "[please",
    "<please",
    "(please specify",
    "please specify here",
    "please insert here",
    "delete as appropriate",
    "click here to enter text",
    "click or tap here to enter text",
    "lorem ipsum",
];

/// What stands for a value when it is the whole of a value or a line.
const ALONE: &[&str] = &[
    "...", "…", "[...]", "[…]", "(...)", "(…)", "tbc", "tbd", "tba", "t.b.c.", "t.b.d.", "n/a",
    "n.a.", "n.a",
];
/// What stands for a value when it is the whole of a value, and may be fine on a line.
const WHOLE: &[&str] = &["xx", "?", "-", "--", "–", "—"];

/// How many characters a bracketed instruction may go on for.
const MAX_INSTRUCTION: usize = 200;
/// Said after a placeholder to explain it.
const AFTERTHOUGHT: &str = "if any change";

/// The help texts to look for.
pub(super) struct Needles {
    texts: Vec<Vec<char>>,
    /// With which characters they begin.
    firsts: u128,
    /// With which characters anything to be found begins, so that most of a text is passed over
    /// quickly.
    suspects: u128,
}

/// The bit of an ASCII character, whatever its case; the lowest bit for all others.
fn bit(c: char) -> u128 {
    let code = u32::from(c.to_ascii_lowercase());
    if code < u128::BITS { 1 << code } else { 1 }
}

impl Needles {
    /// Those that the plan names, and those that forms usually have.
    pub(super) fn new(of_plan: &[&str]) -> Self {
        let texts = of_plan.iter().chain(COMMON_FORM_TEXTS);
        let mut texts: Vec<Vec<char>> = texts
            .map(|text| fold(text).collect())
            .filter(|text: &Vec<_>| !text.is_empty())
            .collect();
        // Of two that begin alike the longer one says more.
        texts.sort_by_key(|needle| std::cmp::Reverse(needle.len()));
        let firsts = texts.iter().filter_map(|needle| needle.first());
        let firsts = firsts.fold(0, |bits, first| bits | bit(*first));
        let placeholders =
            "xo0?".chars().chain(ALONE.iter().filter_map(|word| word.chars().next()));
        let suspects = placeholders.fold(firsts, |bits, first| bits | bit(first));
        Self { texts, firsts, suspects }
    }

    /// Where the help text that begins a text ends; `first` is the text's first character.
    fn match_start(&self, first: char, text: &str) -> Option<usize> {
        if self.firsts & bit(first) == 0 {
            return None;
        }
        let first = fold_char(first).next()?;
        let mut begin_alike = self.texts.iter().filter(|needle| needle.first() == Some(&first));
        begin_alike.find_map(|needle| starts_with(text, needle))
    }
}

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
    let mut at = next_suspect(text, 0, needles);
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let form_text = needles.match_start(first, rest);
        let word = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
        let run = if word > 0 {
            word
        } else {
            rest.find(|c| c != first).unwrap_or(rest.len()).max(first.len_utf8())
        };
        let (length, sort) = match form_text {
            Some(length) => (length, Some(Sort::FormText)),
            None if is_placeholder(text, at..at + run) => {
                (run + afterthought(text, at + run), Some(Sort::Placeholder))
            }
            None => match alone_on_line(rest).filter(|_| is_at_line_start(text, at)) {
                Some(length) => (length, Some(Sort::Placeholder)),
                None => (run, None),
            },
        };
        let range = at..at + length;
        if let Some(sort) = sort.filter(|_| !is_in_backticks(text, &range)) {
            push(&mut hits, text, Hit { range, sort });
        }
        at = next_suspect(text, at + length, needles);
    }
    hits
}

/// The first run from here on, of word characters or of one other, that has to be looked at.
fn next_suspect(text: &str, from: usize, needles: &Needles) -> usize {
    let mut in_word = false;
    for (at, c) in text.get(from..).unwrap_or_default().char_indices() {
        let of_word = is_of_word(c);
        if !(in_word && of_word) && needles.suspects & bit(c) != 0 {
            return from + at;
        }
        in_word = of_word;
    }
    text.len()
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

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a run of word characters, or of one other character, is a placeholder where it
/// stands.
fn is_placeholder(text: &str, range: Range<usize>) -> bool {
    let (before, after) =
        (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let run = text.get(range).unwrap_or_default();
    let all = |set: &[u8]| run.bytes().all(|byte| set.contains(&byte));
    match run.len() {
        2 if run == "xx" => true,
        2.. if all(b"?") => {
            before.chars().next_back().is_none_or(|c| c.is_whitespace() || "([|\"'".contains(c))
                && after.chars().next().is_none_or(|c| !is_of_word(c) && c != '!')
        }
        3.. if all(b"xX") => true,
        3.. if all(b"0oO") => !(run.contains('0') && is_part_of_number(before, after)),
        _ => false,
    }
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

/// Whether nothing but the marks of a list or a quotation stands before, on the same line.
fn is_at_line_start(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let mark =
        |c: char| c != '\n' && (c.is_whitespace() || c.is_ascii_digit() || "-*+>.)".contains(c));
    let line = before.trim_end_matches(mark);
    line.is_empty() || line.ends_with('\n')
}

/// The length of what stands for a value and is all of the rest of its line.
fn alone_on_line(rest: &str) -> Option<usize> {
    let first = rest.bytes().next()?.to_ascii_lowercase();
    let mut begin_alike = ALONE.iter().filter(|word| word.as_bytes().first() == Some(&first));
    let word = begin_alike.find(|word| {
        rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    })?;
    let after = rest.get(word.len()..)?.trim_start_matches([' ', '\t', '\r']);
    (after.is_empty() || after.starts_with('\n')).then_some(word.len())
}

fn is_in_backticks(text: &str, range: &Range<usize>) -> bool {
    text.get(..range.start).is_some_and(|before| before.ends_with('`'))
        && text.get(range.end..).is_some_and(|after| after.starts_with('`'))
}

/// Where a folded needle that begins a text ends. One that opens with a bracket takes in the
/// rest up to the closing one, if that is on the same line.
fn starts_with(text: &str, needle: &[char]) -> Option<usize> {
    let mut wanted = needle.iter();
    let mut next = wanted.next();
    let mut end = 0;
    let mut in_blank = false;
    for (at, c) in text.char_indices() {
        if next.is_none() {
            break;
        }
        if c.is_whitespace() {
            if !in_blank && next != Some(&' ') {
                return None;
            }
            if !in_blank {
                next = wanted.next();
            }
            in_blank = true;
            continue;
        }
        in_blank = false;
        for folded in fold_char(c) {
            if next != Some(&folded) {
                return None;
            }
            next = wanted.next();
        }
        end = at + c.len_utf8();
    }
    if next.is_some() {
        return None;
    }
    let rest = text.get(end..)?;
    let ends_in_word = needle.last().copied().is_some_and(is_of_word);
    if ends_in_word && rest.starts_with(is_of_word) {
        return None;
    }
    let closing = match needle.first() {
        Some('[') => ']',
        Some('<') => '>',
        Some('(') => ')',
        _ => return Some(end),
    };
    let mut instruction = rest.char_indices().take(MAX_INSTRUCTION).take_while(|(_, c)| *c != '\n');
    let more = instruction.find(|(_, c)| *c == closing).filter(|_| !needle.contains(&closing));
    Some(end + more.map_or(0, |(more, _)| more + closing.len_utf8()))
}

/// A text as it is compared: in small letters, with single blanks and straight apostrophes.
fn fold(text: &str) -> impl Iterator<Item = char> {
    let words = text.split_whitespace().enumerate();
    words.flat_map(|(index, word)| {
        let blank = (index > 0).then_some(' ');
        blank.into_iter().chain(word.chars().flat_map(fold_char))
    })
}

fn fold_char(c: char) -> impl Iterator<Item = char> {
    let straight = if c == '’' { '\'' } else { c };
    straight.to_lowercase()
}
