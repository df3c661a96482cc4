//! Values and keys that stand on one line, with or without quotes. Called by `block` and `flow`; texts of several
//! lines belong in `text_block`.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr2, memchr2_iter};

use super::signs::{self, Begins};
use super::{Line, Reader};
use crate::source::Span;
use crate::yaml::lost;
use crate::yaml::tree::{Kind, Node, ScalarStyle};

/// How many bytes a key may have here; the parser has a bound of its own.
const LONG_KEY: usize = 200;

/// A key, and where its colon stands.
pub(super) struct Key<'s> {
    pub(super) node: Node<'s>,
    pub(super) colon: usize,
}

/// What the words at a place of a line are.
pub(super) enum Words<'s> {
    Key(Key<'s>),
    /// A text that a comment or the end of the line ends.
    Value(Node<'s>),
    /// What is no text on this line: brackets, or a text below it.
    Other(Begins),
}

impl<'s> Reader<'s> {
    /// The words at a place of a line outside of brackets.
    pub(super) fn words(&self, at: usize, line: Line) -> Option<Words<'s>> {
        match signs::begins(self.text.get(at..line.end)?) {
            Begins::Plain => self.plain(at, line),
            Begins::Quoted => {
                let node = self.quoted(at, line.end)?;
                let end = node.span.end as usize;
                if self.is_colon(end) {
                    return key(node, end);
                }
                self.ends(end, line)?;
                Some(Words::Value(node))
            }
            Begins::Other => None,
            other => Some(Words::Other(other)),
        }
    }

    /// Whether a colon at a place parts a key from its value.
    pub(super) fn is_colon(&self, at: usize) -> bool {
        self.byte(at) == b':' && matches!(self.byte(at + 1), b' ' | b'\n')
    }

    /// Nothing but a comment follows on the line.
    pub(super) fn ends(&self, at: usize, line: Line) -> Option<()> {
        let next = self.behind_spaces(at);
        let is_comment = next > at && self.byte(next) == b'#';
        (next >= line.end || is_comment).then_some(())
    }

    fn plain(&self, at: usize, line: Line) -> Option<Words<'s>> {
        let written = self.text.as_bytes().get(at..line.end)?;
        let mut end = line.end;
        for offset in memchr2_iter(b':', b'#', written) {
            let sign = at + offset;
            if self.is_colon(sign) {
                return key(self.scalar(at..sign, at..sign, ScalarStyle::Plain)?, sign);
            }
            if self.byte(sign) == b'#' && self.byte(sign - 1) == b' ' {
                end = sign;
                break;
            }
        }
        while self.byte(end - 1) == b' ' {
            end -= 1;
        }
        if lost::comment(self.text, at..end).is_some() {
            return None;
        }
        Some(Words::Value(self.scalar(at..end, at..end, ScalarStyle::Plain)?))
    }

    /// The text in quotes at a place, up to its second quote.
    pub(super) fn quoted(&self, at: usize, end: usize) -> Option<Node<'s>> {
        let bytes = self.text.as_bytes();
        if self.byte(at) == b'"' {
            let length = memchr2(b'"', b'\\', bytes.get(at + 1..end)?)?;
            let close = at + 1 + length;
            let style = ScalarStyle::DoubleQuoted;
            return if self.byte(close) == b'"' {
                self.scalar(at..at + 2 + length, at + 1..close, style)
            } else {
                None
            };
        }
        let mut close = at + 1;
        loop {
            close += memchr(b'\'', bytes.get(close..end)?)?;
            if self.byte(close + 1) != b'\'' {
                break;
            }
            close += 2;
        }
        let behind = close + 1;
        let mut node = self.scalar(at..behind, at + 1..close, ScalarStyle::SingleQuoted)?;
        if let Kind::Scalar { text, .. } = &mut node.kind
            && text.contains('\'')
        {
            *text = text.replace("''", "'").into();
        }
        Some(node)
    }

    /// A scalar with the place where it is written, and the place of its text.
    pub(super) fn scalar(
        &self,
        written: Range<usize>,
        text: Range<usize>,
        style: ScalarStyle,
    ) -> Option<Node<'s>> {
        let kind = Kind::Scalar { text: Cow::Borrowed(self.text.get(text)?), style };
        Some(Node { span: Span::new(written.start, written.end), incomplete: false, kind })
    }
}

/// A key of usual length, directly before its colon.
fn key(node: Node<'_>, colon: usize) -> Option<Words<'_>> {
    let is_short = colon - node.span.start as usize <= LONG_KEY;
    let is_glued = node.scalar().is_some_and(|text| !text.ends_with(' '));
    (is_short && is_glued).then_some(Words::Key(Key { node, colon }))
}
