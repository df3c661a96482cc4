//! The tree of the YAML that nearly every plan file consists of, straight from the text. Called by `parse` before
//! the parser is asked. What it takes, and what it leaves to the parser, is said here and in `signs` alone; to find
//! a mistake, or to mend one, does not belong here.
//!
//! It takes keys with values below each other, lists with a dash, values on one line with or without quotes, lists
//! and mappings in brackets on one line, texts after `|` and `>`, and comments. Whatever else stands in a text, and
//! whatever would be reported, is `None`: then the parser reads it from the beginning. So a tree from here is the
//! parser's, in every place and spelling, and comes without findings; `tests` holds the two against each other.

mod block;
mod flow;
mod scalar;
mod signs;
mod text_block;

#[cfg(test)]
mod tests;

use memchr::memchr;

use super::MAX_DEPTH;
use super::keys;
use super::report::Gathered;
use super::tree::{Entry, Kind, Node};
use crate::source::{SourceId, Span};

/// How deep lists and mappings may lie in each other here: beyond, it is for the parser to count.
const DEEP: usize = MAX_DEPTH / 2;

/// The tree of a text in which nothing is hidden, from a byte on; `None` where the parser must read it.
pub(super) fn read(source: SourceId, text: &str, start: usize) -> Option<Node<'_>> {
    if !signs::are_usual(text.get(start..)?) {
        return None;
    }
    let mut reader = Reader { source, text, line: None, depth: 0 };
    reader.line = reader.line_from(start)?;
    let mut first = reader.line?;
    if reader.text.get(first.start..first.end) == Some("---") {
        reader.pass(first)?;
        first = reader.line?;
    }
    let root = if first.column() == 0 { reader.block(first)? } else { return None };
    reader.line.is_none().then_some(root)
}

/// A line with something on it besides a comment.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: usize,
    /// Where the first that is no space stands.
    first: usize,
    /// Where the line break stands.
    end: usize,
}

impl Line {
    fn column(&self) -> usize {
        self.first - self.start
    }
}

struct Reader<'s> {
    source: SourceId,
    /// The file up to the end of the part that is read.
    text: &'s str,
    /// The line on which is to be read next.
    line: Option<Line>,
    /// How many lists and mappings are open.
    depth: usize,
}

impl<'s> Reader<'s> {
    /// The byte at a place; behind the text, a line break.
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b'\n')
    }

    /// Behind the spaces at a place.
    fn behind_spaces(&self, mut at: usize) -> usize {
        while self.byte(at) == b' ' {
            at += 1;
        }
        at
    }

    /// Where the line that begins at a place ends.
    fn end_of_line(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        memchr(b'\n', rest).map_or(self.text.len(), |length| at + length)
    }

    /// The first line with something on it, from the beginning of a line on; `Some(None)` at the end of the text.
    #[allow(clippy::option_option, reason = "what is left to the parser is `None` everywhere here")]
    fn line_from(&self, mut start: usize) -> Option<Option<Line>> {
        while start < self.text.len() {
            let first = self.behind_spaces(start);
            let end = self.end_of_line(first);
            if first < end && self.byte(first) != b'#' {
                return signs::may_begin_line(self.text.get(start..)?).then_some(Some(Line {
                    start,
                    first,
                    end,
                }));
            }
            start = end + 1;
        }
        Some(None)
    }

    /// Goes on behind a line.
    fn pass(&mut self, line: Line) -> Option<()> {
        self.line = self.line_from(line.end + 1)?;
        Some(())
    }

    /// Opens a list or mapping, until [`Self::leave`].
    fn enter(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth <= DEEP).then_some(())
    }

    fn leave(&mut self) {
        self.depth -= 1;
    }

    /// The mapping of the entries; `None` where something is wrong with its keys.
    fn mapping_of(&self, span: Span, mut entries: Vec<Entry<'s>>) -> Option<Node<'s>> {
        let mut report = Gathered::default();
        let all = keys::All { source: self.source, text: self.text, is_item: false };
        all.check(&mut entries, &mut report);
        report.is_empty().then_some(Node { span, incomplete: false, kind: Kind::Mapping(entries) })
    }
}
