//! Plain text as Markdown: the inverse of reading it.

use std::iter::once;

/// Writes plain text so that Markdown reads back the same text, wherever a line of text may
/// stand: in a paragraph, a heading, a list, the cell of a table or the text of a link. Escapes
/// no more than that takes. Line ends become spaces; blanks at both ends are dropped, because
/// Markdown drops them.
pub fn escape(text: &str) -> String {
    let line: String = text.chars().map(plain).collect();
    let line = line.trim_matches(' ');
    escape_but(line, block_mark(line))
}

/// As [`escape`], for a part of a line that has words before it: blanks at its ends stay.
pub fn escape_within(text: &str) -> String {
    escape_but(&text.chars().map(plain).collect::<String>(), None)
}

/// A line with what has a meaning escaped, and with the letter that would make a block of it.
fn escape_but(line: &str, mark: Option<usize>) -> String {
    let mut escaped = String::with_capacity(line.len());
    let mut before = None;
    for (at, letter) in line.char_indices() {
        let after = line.get(at + letter.len_utf8()..).unwrap_or_default();
        if mark == Some(at) || has_meaning(before, letter, after) {
            escaped.push('\\');
        }
        escaped.push(letter);
        before = Some(letter);
    }
    escaped
}

/// The letter itself, or what stands for it in a line of text.
fn plain(letter: char) -> char {
    match letter {
        '\n' | '\r' | '\t' => ' ',
        '\0' => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

/// Whether a letter means something to Markdown where it stands.
fn has_meaning(before: Option<char>, letter: char, after: &str) -> bool {
    let next = after.chars().next();
    match letter {
        '`' | '[' | ']' | '|' => true,
        '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
        '*' => !(before.is_some_and(is_blank) && next.is_some_and(is_blank)),
        '_' => !(before.is_some_and(is_word) && next.is_some_and(is_word)),
        // An opening mark alone, as in "~6000", strikes nothing through.
        '~' => !(before.is_none_or(is_blank) && next.is_some_and(is_word)),
        '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
        '&' => is_entity(after),
        _ => false,
    }
}

fn is_blank(letter: char) -> bool {
    letter == ' '
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric()
}

fn is_entity(after: &str) -> bool {
    after.split_once(';').is_some_and(|(name, _)| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric())
    })
}

/// The byte of the letter that would make a block other than a paragraph of the line.
fn block_mark(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let run_of = |marks: &str| line.chars().all(|letter| marks.contains(letter));
    let followed_by_blank = |at: usize| line.get(at..).is_some_and(starts_blank);
    let is_mark = match first {
        '>' => true,
        '#' => followed_by_blank(line.len() - line.trim_start_matches('#').len()),
        '-' | '+' => followed_by_blank(1) || run_of("-: "),
        '=' => run_of("= "),
        ':' => run_of("-: "),
        '0'..='9' => {
            let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let mark = line.get(digits..)?.starts_with(['.', ')']);
            return (mark && followed_by_blank(digits + 1)).then_some(digits);
        }
        _ => false,
    };
    is_mark.then_some(0)
}

fn starts_blank(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ')
}

/// As [`escape`], for a part of a text that was read as something else: it keeps its lines and
/// the marks of the quotations and lists around it.
pub(super) fn escape_lines(part: &str) -> String {
    let mut lines = part.split('\n');
    let first = lines.next().unwrap_or_default();
    let rest = lines.map(|line| {
        let content = line.trim_start_matches([' ', '\t', '>']);
        let prefix = line.strip_suffix(content).unwrap_or_default();
        format!("{prefix}{}", escape(content))
    });
    once(escape(first)).chain(rest).collect::<Vec<_>>().join("\n")
}

/// Whether a sign stands behind a backslash that is no sign itself.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::prose::to_text;

    #[test]
    fn only_what_has_meaning_is_escaped() {
        for same in
            ["over 400", "~6000", "+8.4 %", "3.2", "a_b", "R&D", "x < 5", "e.g. (a), b!", "#1"]
        {
            assert_eq!(escape(same), same);
        }
        assert_eq!(escape("DE* | <b> &amp; 2013."), "DE\\* \\| \\<b> \\&amp; 2013.");
        assert_eq!(escape("2013."), "2013\\.");
        assert_eq!(escape(" - a\nb "), "\\- a b");
    }

    fn expected(text: &str) -> String {
        let line: String = text.chars().map(plain).collect();
        line.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Letters that mean something are much more frequent than in arbitrary text.
    fn text() -> impl Strategy<Value = String> {
        "([-+*_~`#>=:.|!()\\[\\]<>&;\\\\ 0-9a-c\n]|&amp;|\\PC){0,16}"
    }

    proptest! {
        #[test]
        fn a_paragraph_reads_back(text in text()) {
            prop_assert_eq!(to_text(&escape(&text)), expected(&text));
        }

        #[test]
        fn a_second_line_a_heading_an_item_and_a_cell_read_back(text in text()) {
            let (escaped, text) = (escape(&text), expected(&text));
            prop_assume!(!text.is_empty());
            prop_assert_eq!(to_text(&format!("x\n{escaped}")), format!("x {text}"));
            prop_assert_eq!(to_text(&format!("# x {escaped} x")), format!("x {text} x"));
            prop_assert_eq!(to_text(&format!("- {escaped}")), text.clone());
            prop_assert_eq!(to_text(&format!("**x{escaped}.** x")), format!("x{text}. x"));
            let table = format!("| h | h |\n|---|---|\n| {escaped} | x |\n");
            prop_assert_eq!(to_text(&table), format!("h h {text} x"));
            prop_assert_eq!(to_text(&format!("[{escaped}](#a)")), text);
        }
    }
}
