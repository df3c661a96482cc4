//! Lines and columns of findings: the lines of each file are found once for all its findings.

use std::collections::HashMap;
use std::ops::Range;

use crate::source::{Columns, LineIndex, Location, SourceId, Sources};

/// The lines of the files that have findings.
pub(super) struct FileLines<'a> {
    sources: &'a Sources,
    files: HashMap<SourceId, LineIndex<'a>>,
}

impl<'a> FileLines<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, files: HashMap::new() }
    }

    /// The lines of a file.
    pub(super) fn of(&mut self, id: SourceId) -> &LineIndex<'a> {
        self.files.entry(id).or_insert_with(|| self.sources.get(id).lines())
    }

    /// The region of a place, without the white space behind it.
    pub(super) fn region(&mut self, location: Location) -> Region<'a> {
        let lines = self.of(location.source);
        let Range { start, end } = location.span.range();
        let text = lines.slice(lines.boundary(start)..lines.boundary(end));
        let text = if text.trim().is_empty() { text } else { text.trim_end() };
        Region::new(lines, start..start + text.len())
    }

    /// The region of a place with all that is in it, to be replaced.
    pub(super) fn exactly(&mut self, location: Location) -> Region<'a> {
        Region::new(self.of(location.source), location.span.range())
    }

    /// The line and column at which a place begins.
    pub(super) fn line_column(&mut self, location: Location) -> (usize, usize) {
        let lines = self.of(location.source);
        lines.line_column(location.span.range().start, Columns::Characters)
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

impl<'a> Region<'a> {
    fn new(lines: &LineIndex<'a>, span: Range<usize>) -> Self {
        let (start, end) = (lines.boundary(span.start), lines.boundary(span.end));
        let (line, column) = lines.line_column(start, Columns::Characters);
        let (end_line, end_column) = lines.line_column(end, Columns::Characters);
        Self { start, line, column, end, end_line, end_column, text: lines.slice(start..end) }
    }
}
