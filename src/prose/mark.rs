//! What begins a list item on paper: the signs and numbers that Word, Outlook and Excel put before one
//! when text is copied out of them, and those that people type.
//!
//! Called by `lists` for lines that Markdown takes for running text, and by `rules` for lines that YAML
//! has joined.

use super::start::begins_with_month;

/// Signs that begin an item wherever they stand.
const BULLETS: [char; 18] =
    ['•', '▪', '‣', '◦', '●', '■', '□', '▫', '○', '◆', '❖', '➢', '➤', '►', '▶', '✓', '✔', '✗'];
/// Signs that begin one at the beginning of a line, before a blank, and have other uses elsewhere.
const DASHES: [char; 8] = ['–', '—', '‒', '−', '‐', '‑', '·', '→'];
/// Letters that Word writes for signs of its own fonts. Only a tab behind it tells one from a word.
const LETTERS: [char; 8] = ['o', '§', 'Ø', 'ü', 'v', 'q', 'à', 'Ÿ'];

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) kind: MarkKind,
    /// How many bytes it takes, with the blanks behind it.
    pub(super) length: usize,
}

/// What kind of mark it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// A sign, with how far in Word puts it by itself: `•`, `o`, `▪`.
    Sign(u8),
    /// A number: `1.First`, `(1) first`.
    Number(u32),
    /// A letter, counted from one: `a) first`, `(b) second`.
    Letter(u32),
    /// A small Roman number: `i) first`, `(ii) second`.
    Roman(u32),
    /// A number with one within another: `2.1. Survey`.
    Section,
}

/// The mark that begins a line without the blanks before it; none where Markdown sees an item itself.
pub(super) fn mark(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    let rest = line.get(first.len_utf8()..)?;
    let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
    let behind = rest.get(blanks..)?.chars().next()?;
    let sign =
        |depth| Some(Mark { kind: MarkKind::Sign(depth), length: first.len_utf8() + blanks });
    match first {
        _ if is_bullet(first) => sign(depth(first)),
        _ if DASHES.contains(&first) && blanks > 0 => sign(1),
        _ if LETTERS.contains(&first) && rest.starts_with('\t') => sign(depth(first)),
        // In some languages it is a word, and one of them at a beginning of a line is no item.
        'o' if rest.starts_with(' ') && behind.is_alphanumeric() => sign(depth(first)),
        // To Markdown this is no blank.
        '-' | '*' | '+' if rest.starts_with('\u{a0}') => sign(0),
        '-' if blanks == 0 && behind.is_alphabetic() => sign(0),
        '0'..='9' | '(' | 'a'..='z' => counted(line),
        _ => None,
    }
}

/// How far in Word puts a sign.
fn depth(sign: char) -> u8 {
    match sign {
        'o' | '◦' | '○' | '□' => 1,
        '§' | '▪' | '■' | '▫' | '\u{f0a7}' => 2,
        _ => 0,
    }
}

fn is_blank(letter: char) -> bool {
    letter == '\t' || letter.is_whitespace() && letter != '\n' && letter != '\r'
}

/// Whether a character begins an item wherever it stands. Those of the fonts Symbol and Wingdings are shown
/// as a box elsewhere.
pub(super) fn is_bullet(letter: char) -> bool {
    BULLETS.contains(&letter) || matches!(letter, '\u{f020}'..='\u{f0ff}')
}

/// A number or letter that Markdown takes for text.
fn counted(line: &str) -> Option<Mark> {
    let (open, inner) = match line.strip_prefix('(') {
        Some(inner) => (1, inner),
        None => (0, line),
    };
    if let Some(length) = section(line) {
        return Some(Mark { kind: MarkKind::Section, length });
    }
    let word = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (name, rest) = (inner.get(..word)?, inner.get(word..)?);
    let number = name.parse::<u32>().ok().filter(|_| name.len() < 3);
    let closes = match (open, number) {
        (1, _) => rest.starts_with(')').then_some(1)?,
        _ if rest.starts_with(".)") => 2,
        _ => rest.starts_with(['.', ')']).then_some(1)?,
    };
    let text = rest.get(closes..)?;
    let blanks = text.len() - text.trim_start_matches(is_blank).len();
    let behind = text.get(blanks..)?.chars().next()?;
    let is_item_already =
        open == 0 && number.is_some() && closes == 1 && text.starts_with([' ', '\t']);
    let runs_on = blanks == 0 && !(number.is_some() && behind.is_alphabetic());
    // `3.Mai` is a date.
    let is_date = open == 0 && number.is_some() && begins_with_month(text.get(blanks..)?);
    if is_item_already || runs_on || is_date {
        return None;
    }
    let kind = match number {
        Some(number) => MarkKind::Number(number),
        None => lettered(name)?,
    };
    Some(Mark { kind, length: line.len() - text.len() + blanks })
}

/// How long `2.1. ` is, at the beginning of a line.
fn section(line: &str) -> Option<usize> {
    let text = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = line.get(..line.len() - text.len())?;
    let words = text.trim_start_matches(is_blank);
    let parts: Vec<&str> = number.strip_suffix('.')?.split('.').collect();
    let is_one = parts.len() > 1 && parts.iter().all(|part| (1..3).contains(&part.len()));
    let is_blank = words.len() < text.len() && words.starts_with(char::is_alphabetic);
    // `12.10. Oktober` is a date, and the words of `3.10. bis 4.10.` are one line of several.
    (is_one && is_blank && !begins_with_month(words)).then_some(line.len() - words.len())
}

fn lettered(name: &str) -> Option<MarkKind> {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let roman = ROMAN.iter().zip(1..).find(|(roman, _)| **roman == name).map(|(_, number)| number);
    // `v` comes after `u` more rarely than after `iv`; `c` is a letter.
    if let Some(number) = roman {
        return Some(MarkKind::Roman(number));
    }
    let [letter] = name.as_bytes() else { return None };
    letter.is_ascii_lowercase().then(|| MarkKind::Letter(u32::from(letter - b'a') + 1))
}

/// The sign that Word or Excel put before an item, at the beginning of a line, and what stands behind it:
/// one that is none of a sentence.
pub(super) fn pasted_sign(line: &str) -> Option<Mark> {
    let is_sure = |c| is_bullet(c) || LETTERS.contains(&c);
    mark(line).filter(|_| line.starts_with(is_sure) && !line.starts_with("o "))
}

/// Whether a line without the blanks before it begins an item, on paper or to Markdown.
pub fn begins_item(line: &str) -> bool {
    let is_mark = || mark(line).is_some() && !line.starts_with("o ");
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = line.len() - digits.len();
    let is_item = |mark: &str| mark.starts_with(' ') || mark.starts_with('\t');
    match number {
        0 => line.strip_prefix(['-', '*', '+']).is_some_and(is_item) || is_mark(),
        1..=3 => digits.strip_prefix(['.', ')']).is_some_and(is_item) || is_mark(),
        _ => false,
    }
}

impl MarkKind {
    /// Whether this goes on where another stopped.
    pub(super) fn follows(self, before: Self) -> bool {
        match (before, self) {
            // After h comes i, which is a Roman number too.
            (Self::Sign(_), Self::Sign(_))
            | (Self::Section, Self::Section)
            | (Self::Letter(8), Self::Roman(1)) => true,
            (Self::Number(a), Self::Number(b))
            | (Self::Letter(a), Self::Letter(b))
            | (Self::Roman(a), Self::Roman(b)) => b == a + 1,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MarkKind, mark};

    #[test]
    fn marks_are_told_from_words() {
        for (line, behind, kind) in [
            ("•\ttext", "text", MarkKind::Sign(0)),
            ("•text", "text", MarkKind::Sign(0)),
            ("\u{f0b7}\ttext", "text", MarkKind::Sign(0)),
            ("o\ttext", "text", MarkKind::Sign(1)),
            ("§\t12 arrests", "12 arrests", MarkKind::Sign(2)),
            ("–\u{a0}text", "text", MarkKind::Sign(1)),
            ("-\u{a0}text", "text", MarkKind::Sign(0)),
            ("-text", "text", MarkKind::Sign(0)),
            ("1.First", "First", MarkKind::Number(1)),
            ("2.\u{a0}Second", "Second", MarkKind::Number(2)),
            ("(3) third", "third", MarkKind::Number(3)),
            ("4.) fourth", "fourth", MarkKind::Number(4)),
            ("b) second", "second", MarkKind::Letter(2)),
            ("(c)\tthird", "third", MarkKind::Letter(3)),
            ("(iv) fourth", "fourth", MarkKind::Roman(4)),
            ("ii. second", "second", MarkKind::Roman(2)),
            ("b. second", "second", MarkKind::Letter(2)),
            ("2.1.\tSurvey", "Survey", MarkKind::Section),
        ] {
            let mark = mark(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((&line[mark.length..], mark.kind), (behind, kind), "{line}");
        }
    }

    #[test]
    fn words_and_items_are_no_marks() {
        for line in [
            "-5 of 6",
            "–5",
            "- item",
            "1. item",
            "2) item",
            "1.5 tonnes",
            "1.",
            "(see there)",
            "(a)",
            "a.m. and p.m.",
            "3.Mai",
            "3.10. 2026",
            "2013.",
            "(2013) was",
            "Øresund",
            "e.g. this",
            "10.000 EUR",
            "→",
            "",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
