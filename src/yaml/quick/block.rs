//! Lists and mappings that are told by their columns. Called by `read`; what stands on one line belongs in `scalar`
//! and `flow`.

use super::scalar::{Key, Words};
use super::signs::Begins;
use super::{Line, Reader};
use crate::source::Span;
use crate::yaml::tree::{Entry, Kind, Node};

impl<'s> Reader<'s> {
    /// The list or mapping that begins with a line.
    pub(super) fn block(&mut self, line: Line) -> Option<Node<'s>> {
        if self.is_dash(line) {
            return self.sequence(line);
        }
        match self.words(line.first, line)? {
            Words::Key(key) => self.mapping(line, key),
            Words::Value(_) | Words::Other(_) => None,
        }
    }

    /// Whether a line begins with the dash of a list item.
    fn is_dash(&self, line: Line) -> bool {
        self.byte(line.first) == b'-' && matches!(self.byte(line.first + 1), b' ' | b'\n')
    }

    /// The next line, unless it lies further in than a column: then it belongs to what is above it.
    #[allow(clippy::option_option, reason = "what is left to the parser is `None` everywhere here")]
    fn line_up_to(&self, column: usize) -> Option<Option<Line>> {
        match self.line {
            Some(line) if line.column() > column => None,
            Some(line) if line.column() == column => Some(Some(line)),
            _ => Some(None),
        }
    }

    fn sequence(&mut self, mut line: Line) -> Option<Node<'s>> {
        self.enter()?;
        let (start, column) = (line.first, line.column());
        let mut items: Vec<Node<'s>> = Vec::new();
        loop {
            let content = self.behind_spaces(line.first + 1);
            items.push(match self.words(content, line)? {
                Words::Key(key) => self.mapping(Line { first: content, ..line }, key)?,
                words => self.value(words, content, line, column)?,
            });
            match self.line_up_to(column)? {
                Some(next) if self.is_dash(next) => line = next,
                _ => break,
            }
        }
        self.leave();
        let end = items.last()?.span.end;
        let span = Span { start: Span::new(start, start).start, end };
        Some(Node { span, incomplete: false, kind: Kind::Sequence(items) })
    }

    /// The mapping whose first key was read on a line.
    fn mapping(&mut self, mut line: Line, mut key: Key<'s>) -> Option<Node<'s>> {
        self.enter()?;
        let (start, column) = (key.node.span.start, line.column());
        let mut entries: Vec<Entry<'s>> = Vec::new();
        loop {
            let Key { node, colon } = key;
            let value = self.value_of_key(colon, line, column)?;
            entries.push(Entry { key: node, value });
            let Some(next) = self.line_up_to(column)? else { break };
            key = match self.words(next.first, next)? {
                Words::Key(key) => key,
                Words::Value(_) | Words::Other(_) => return None,
            };
            line = next;
        }
        self.leave();
        let end = entries.last()?.value.span.end;
        self.mapping_of(Span { start, end }, entries)
    }

    fn value_of_key(&mut self, colon: usize, line: Line, column: usize) -> Option<Node<'s>> {
        let content = self.behind_spaces(colon + 1);
        if content < line.end {
            return match self.words(content, line)? {
                Words::Key(_) => None,
                words => self.value(words, content, line, column),
            };
        }
        self.pass(line)?;
        match self.line {
            // The list of a key may stand in the key's own column.
            Some(next) if next.column() == column && self.is_dash(next) => self.sequence(next),
            Some(next) if next.column() > column => self.block(next),
            _ => Some(Node::empty(colon + 1)),
        }
    }

    /// A value that begins on a line; nothing further in than a column follows it.
    fn value(
        &mut self,
        words: Words<'s>,
        at: usize,
        line: Line,
        column: usize,
    ) -> Option<Node<'s>> {
        let node = match words {
            Words::Value(node) => {
                self.pass(line)?;
                node
            }
            Words::Other(Begins::Bracketed) => {
                let node = self.bracketed(at, line.end)?;
                self.ends(node.span.end as usize, line)?;
                self.pass(line)?;
                node
            }
            Words::Other(Begins::Block) => self.text_block(at, line, column)?,
            Words::Key(_) | Words::Other(_) => return None,
        };
        self.line_up_to(column)?;
        Some(node)
    }
}
