//! Where the lines of a file begin, found once for all its findings.

use std::collections::HashMap;
use std::ops::Range;

use crate::source::{Location, SourceId, Sources};

/// The lines of the files that have findings.
pub(super) struct LineIndex<'a> {
    sources: &'a Sources,
    files: HashMap<SourceId, Lines<'a>>,
}

impl<'a> LineIndex<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, files: HashMap::new() }
    }

    /// The lines of a file.
    pub(super) fn of(&mut self, id: SourceId) -> &Lines<'a> {
        self.files.entry(id).or_insert_with(|| Lines::new(&self.sources.get(id).text))
    }

    /// The region of a place, without the white space behind it.
    pub(super) fn region(&mut self, location: Location) -> Region<'a> {
        self.of(location.source).region(location.span.range())
    }

    /// The region of a place with all that is in it, to be replaced.
    pub(super) fn exactly(&mut self, location: Location) -> Region<'a> {
        self.of(location.source).exactly(location.span.range())
    }

    /// The line and column at which a place begins.
    pub(super) fn line_column(&mut self, location: Location) -> (usize, usize) {
        self.of(location.source).line_column(location.span.start as usize)
    }
}

/// Where a marked text begins and ends, for programs. Lines and columns are counted from one,
/// columns and not bytes in characters; the end is the first place behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region<'a> {
    pub(super) start: usize,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    pub(super) text: &'a str,
}

/// A text and where its lines begin.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(after_breaks.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Whether there is no text in the file, or none was read.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The nearest character boundary at or before an offset.
    pub(super) fn boundary(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }

    /// The text of a range on character boundaries; empty where the range does not fit.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// One-based number of the line that holds an offset.
    pub(super) fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset.min(self.text.len()))
    }

    /// The byte at which a line begins, by its one-based number.
    pub(super) fn start(&self, number: usize) -> usize {
        let index = number.saturating_sub(1);
        self.starts.get(index).copied().unwrap_or(self.text.len())
    }

    /// A line without its break, by its one-based number.
    pub(super) fn line(&self, number: usize) -> &'a str {
        let (start, end) = (self.start(number), self.start(number + 1));
        let line = self.text.get(start..end).unwrap_or_default();
        line.strip_suffix("\r\n").or_else(|| line.strip_suffix('\n')).unwrap_or(line)
    }

    /// The region of a span, without the white space behind it.
    pub(super) fn region(&self, span: Range<usize>) -> Region<'a> {
        let text = self.slice(self.boundary(span.start)..self.boundary(span.end));
        let text = if text.trim().is_empty() { text } else { text.trim_end() };
        self.exactly(span.start..span.start + text.len())
    }

    /// The region of a span.
    pub(super) fn exactly(&self, span: Range<usize>) -> Region<'a> {
        let (start, end) = (self.boundary(span.start), self.boundary(span.end));
        let text = self.slice(start..end);
        let (line, column) = self.line_column(start);
        let (end_line, end_column) = self.line_column(end);
        Region { start, line, column, end, end_line, end_column, text }
    }

    /// The same as [`SourceFile::line_column`](crate::source::SourceFile::line_column), without
    /// reading the file from its beginning.
    pub(super) fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.boundary(offset);
        let number = self.number(offset);
        let before = self.text.get(self.start(number)..offset).unwrap_or_default();
        (number, before.chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Lines;
    use crate::source::SourceFile;

    #[test]
    fn lines_are_told_apart() {
        let lines = Lines::new("one\r\ntwo\n\nfour");
        assert_eq!(["one", "two", "", "four", ""], [1, 2, 3, 4, 5].map(|n| lines.line(n)));
        assert_eq!(Lines::new("a\n").line_column(2), (2, 1));
    }

    proptest! {
        #[test]
        fn agrees_with_the_source_file(text in "[a-zé€😀\r\n\t]{0,40}", offset in 0..120_u32) {
            let file = SourceFile { path: String::new(), text };
            let lines = Lines::new(&file.text);
            prop_assert_eq!(lines.line_column(offset as usize), file.line_column(offset));
        }
    }
}
