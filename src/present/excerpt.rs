//! What `text` shows of the files: the marked lines, cleaned, with the marks carried over.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Snippet};

use super::lines::FileLines;
use crate::clean::{clean, visible};
use crate::diagnostic::Finding;
use crate::source::{Columns, LineIndex, Location, SourceId};

/// A place of more lines than this is marked in its first line only.
const MAX_MARKED_LINES: usize = 6;
/// Places of one file that lie closer together than this are shown in one snippet.
const MAX_LINES: usize = 400;
/// A line is cut after so many characters behind its last mark; what does not fit the width is
/// trimmed in drawing.
const MAX_TAIL: usize = 400;
/// A mark is not drawn longer than this.
const MAX_MARK: usize = 400;
/// A place further right than this is named, but not drawn.
const MAX_COLUMN: usize = 4000;

/// A place to mark, with the words that stand under it.
struct Mark<'a> {
    kind: AnnotationKind,
    span: Range<usize>,
    label: &'a str,
}

/// Lines of one file with the marks in them.
pub(super) struct Excerpt<'a> {
    /// The file.
    pub(super) source: SourceId,
    /// One-based numbers of the first and the last line.
    first: usize,
    last: usize,
    /// The first is what the heading names.
    marks: Vec<Mark<'a>>,
}

/// What is shown for a finding: its own place first, and related places with it where they are
/// near.
pub(super) fn excerpts<'a>(finding: &'a Finding, lines: &mut FileLines<'_>) -> Vec<Excerpt<'a>> {
    let own = (AnnotationKind::Primary, finding.location, finding.label.as_str());
    let related = finding
        .related
        .iter()
        .map(|related| (AnnotationKind::Context, related.location, related.label.as_str()));
    let mut excerpts: Vec<Excerpt<'a>> = Vec::new();
    for (kind, Location { source, span }, label) in std::iter::once(own).chain(related) {
        let file = lines.of(source);
        let span = markable(file, span.range());
        let (first, last) = (file.number(span.start), file.number(span.end));
        let mark = Mark { kind, span, label };
        let near = excerpts.iter_mut().find(|excerpt| {
            excerpt.source == source
                && excerpt.last.max(last) - excerpt.first.min(first) < MAX_LINES
        });
        if let Some(excerpt) = near {
            excerpt.first = excerpt.first.min(first);
            excerpt.last = excerpt.last.max(last);
            excerpt.marks.push(mark);
        } else {
            excerpts.push(Excerpt { source, first, last, marks: vec![mark] });
        }
    }
    excerpts
}

/// The part of a span worth marking: without white space behind it, and not of many lines.
fn markable(lines: &LineIndex<'_>, span: Range<usize>) -> Range<usize> {
    let start = lines.boundary(span.start);
    let text = lines.slice(start..lines.boundary(span.end));
    let trimmed = text.trim_end();
    let marked = if trimmed.is_empty() { text } else { trimmed };
    let first_line = || marked.lines().next().unwrap_or_default();
    let many = trimmed.is_empty() || marked.lines().nth(MAX_MARKED_LINES).is_some();
    let marked = if many { first_line() } else { marked };
    start..start + marked.len()
}

impl<'a> Excerpt<'a> {
    /// The excerpt for drawing.
    pub(super) fn into_elements(self, path: String, lines: &mut FileLines<'_>) -> Vec<Element<'a>> {
        let lines = lines.of(self.source);
        let column = |mark: &Mark<'_>| lines.line_column(mark.span.start, Columns::Characters).1;
        // A file that nothing reads has been opened by nobody, and an empty one has no line.
        if lines.is_empty() || self.marks.iter().any(|mark| column(mark) > MAX_COLUMN) {
            return self.into_words(path, lines);
        }
        let copy = Copy::new(&self, lines);
        let annotations: Vec<_> = self
            .marks
            .iter()
            .map(|mark| {
                let label = (!mark.label.is_empty()).then(|| clean(mark.label));
                mark.kind.span(copy.carry(&mark.span, lines)).label(label)
            })
            .collect();
        let snippet = Snippet::source(copy.text).path(path).line_start(self.first);
        vec![snippet.annotations(annotations).into()]
    }

    /// The excerpt where it cannot be drawn: the place and the labels as notes.
    fn into_words(self, path: String, lines: &LineIndex<'_>) -> Vec<Element<'a>> {
        let start = self.marks.first().map_or(0, |mark| mark.span.start);
        let (line, column) = lines.line_column(start, Columns::Characters);
        let origin = Origin::path(path).line(line).char_column(column);
        let labels = self.marks.into_iter().filter(|mark| !mark.label.is_empty());
        let notes = labels.map(|mark| Level::NOTE.message(clean(mark.label)).into());
        std::iter::once(origin.into()).chain(notes).collect()
    }
}

/// The lines of an excerpt with every character fit to be shown.
struct Copy {
    text: String,
    first: usize,
    /// Where in the text each line stands.
    lines: Vec<Range<usize>>,
}

impl Copy {
    fn new(excerpt: &Excerpt<'_>, source: &LineIndex<'_>) -> Self {
        let mut copy = Self { text: String::new(), first: excerpt.first, lines: Vec::new() };
        for number in excerpt.first..=excerpt.last {
            let (start, line) = (source.start(number), source.line(number));
            let ends = excerpt.marks.iter().flat_map(|mark| [mark.span.start, mark.span.end]);
            let last_mark = ends
                .filter_map(|end| end.checked_sub(start))
                .filter(|end| *end <= line.len())
                .max();
            let shown = head(line, last_mark.unwrap_or(0).min(MAX_COLUMN * 4) + MAX_TAIL);
            let at = copy.text.len();
            copy.text.extend(shown.chars().map(drawn));
            copy.lines.push(at..copy.text.len());
            copy.text.push('\n');
        }
        copy
    }

    /// The place of a span in this text.
    fn carry(&self, span: &Range<usize>, source: &LineIndex<'_>) -> Range<usize> {
        let start = self.carry_offset(span.start, source);
        let end = self.carry_offset(span.end, source).max(start);
        if self.text[start..end].contains('\n') {
            return start..end;
        }
        start..start + head(&self.text[start..end], MAX_MARK).len()
    }

    fn carry_offset(&self, offset: usize, source: &LineIndex<'_>) -> usize {
        let number = source.number(offset);
        let Some(line) = number.checked_sub(self.first).and_then(|index| self.lines.get(index))
        else {
            return self.text.len();
        };
        let before = head(source.line(number), offset - source.start(number));
        let copied: usize = before.chars().map(|c| drawn(c).len_utf8()).sum();
        (line.start + copied).min(line.end)
    }
}

/// A character as it is handed to the drawing, which has its own way with tabs.
fn drawn(c: char) -> char {
    if c == '\t' { c } else { visible(c) }
}

/// At most so many bytes of a line.
fn head(line: &str, bytes: usize) -> &str {
    line.get(..line.floor_char_boundary(bytes)).unwrap_or(line)
}
