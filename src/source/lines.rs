//! Where the lines of a text begin, found once for all that is asked about it.
//!
//! Lines and columns are counted from one, as editors show them. What a column counts differs:
//! terminals and standards for findings count characters, editors' protocols units of UTF-16 or
//! bytes.

use std::ops::Range;

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16: two for a character beyond U+FFFF.
    Utf16,
    /// Characters, as Unicode has them.
    Characters,
}

/// The beginning of the line in which a byte lies.
pub fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// How the lines of a text end: as its first one does.
pub fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text.get(..at).is_some_and(|line| line.ends_with('\r')) => "\r\n",
        _ => "\n",
    }
}

/// A text and where its lines begin.
#[derive(Debug, Clone)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of a text.
    pub fn new(text: &'a str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(after_breaks.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The nearest character boundary at or before an offset.
    pub fn boundary(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }

    /// The text of a range on character boundaries; empty where the range does not fit.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The number of the line that holds an offset.
    pub fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset.min(self.text.len()))
    }

    /// The byte at which a line begins, by its number.
    pub fn start(&self, number: usize) -> usize {
        let index = number.saturating_sub(1);
        self.starts.get(index).copied().unwrap_or(self.text.len())
    }

    /// A line without its break, by its number.
    pub fn line(&self, number: usize) -> &'a str {
        let line = self.slice(self.start(number)..self.start(number + 1));
        line.strip_suffix("\r\n").or_else(|| line.strip_suffix('\n')).unwrap_or(line)
    }

    /// The line and the column of an offset; of one inside a character, those of the character.
    pub fn line_column(&self, offset: usize, columns: Columns) -> (usize, usize) {
        let offset = self.boundary(offset);
        let number = self.number(offset);
        let before = self.slice(self.start(number)..offset);
        let passed = match columns {
            Columns::Utf8 => before.len(),
            Columns::Utf16 => before.encode_utf16().count(),
            Columns::Characters => before.chars().count(),
        };
        (number, passed + 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Columns, LineIndex};

    #[test]
    fn lines_are_told_apart() {
        let lines = LineIndex::new("one\r\ntwo\n\nfour");
        assert_eq!(["one", "two", "", "four", ""], [1, 2, 3, 4, 5].map(|n| lines.line(n)));
        assert_eq!(LineIndex::new("a\n").line_column(2, Columns::Characters), (2, 1));
    }

    #[test]
    fn a_column_counts_what_is_asked_for() {
        let lines = LineIndex::new("a\né€😀b");
        let at_b = "a\né€😀".len();
        assert_eq!(lines.line_column(at_b, Columns::Utf8), (2, 10));
        assert_eq!(lines.line_column(at_b, Columns::Utf16), (2, 5));
        assert_eq!(lines.line_column(at_b, Columns::Characters), (2, 4));
        assert_eq!(lines.line_column(at_b - 1, Columns::Characters), (2, 3), "inside the 😀");
    }

    proptest! {
        #[test]
        fn counting_from_the_beginning_comes_to_the_same(
            text in "[a-zé€😀\r\n\t]{0,40}",
            offset in 0..120_usize,
        ) {
            let lines = LineIndex::new(&text);
            let before = text.char_indices().take_while(|(at, c)| at + c.len_utf8() <= offset);
            let (mut line, mut counted) = (1, [1; 3]);
            for (_, c) in before {
                let sizes = [c.len_utf8(), c.len_utf16(), 1];
                line += usize::from(c == '\n');
                counted = if c == '\n' { [1; 3] } else { [0, 1, 2].map(|n| counted[n] + sizes[n]) };
            }
            let all = [Columns::Utf8, Columns::Utf16, Columns::Characters];
            prop_assert_eq!(
                all.map(|columns| lines.line_column(offset, columns)),
                counted.map(|column| (line, column))
            );
        }
    }
}
