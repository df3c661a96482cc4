//! Lists and mappings in brackets, on one line. Called by `block`; those of several lines are for the parser.

use super::Reader;
use super::signs::{self, Begins};
use crate::source::Span;
use crate::yaml::tree::{Entry, Kind, Node, ScalarStyle};

impl<'s> Reader<'s> {
    /// The list or mapping whose bracket opens at a place, on a line that ends at another.
    pub(super) fn bracketed(&mut self, at: usize, end: usize) -> Option<Node<'s>> {
        self.enter()?;
        let node = if self.byte(at) == b'[' { self.list(at, end) } else { self.map(at, end) };
        self.leave();
        node
    }

    fn list(&mut self, start: usize, end: usize) -> Option<Node<'s>> {
        let mut items = Vec::new();
        let mut at = self.behind_spaces(start + 1);
        while self.byte(at) != b']' {
            let item = self.item(at, end)?;
            at = self.behind_comma(item.span.end as usize, b']')?;
            items.push(item);
        }
        let span = Span::new(start, at + 1);
        Some(Node { span, incomplete: false, kind: Kind::Sequence(items) })
    }

    fn map(&mut self, start: usize, end: usize) -> Option<Node<'s>> {
        let mut entries = Vec::new();
        let mut at = self.behind_spaces(start + 1);
        while self.byte(at) != b'}' {
            let key = self.item(at, end)?;
            let colon = key.span.end as usize;
            if key.scalar().is_none() || self.byte(colon) != b':' || self.byte(colon + 1) != b' ' {
                return None;
            }
            let value = self.item(self.behind_spaces(colon + 1), end)?;
            at = self.behind_comma(value.span.end as usize, b'}')?;
            entries.push(Entry { key, value });
        }
        self.mapping_of(Span::new(start, at + 1), entries)
    }

    /// Behind the comma that follows an item, or at the bracket that closes behind it.
    fn behind_comma(&self, end_of_item: usize, close: u8) -> Option<usize> {
        let at = self.behind_spaces(end_of_item);
        match self.byte(at) {
            b',' => Some(self.behind_spaces(at + 1)),
            byte if byte == close => Some(at),
            _ => None,
        }
    }

    fn item(&mut self, at: usize, end: usize) -> Option<Node<'s>> {
        match signs::begins(self.text.get(at..end)?) {
            Begins::Bracketed => self.bracketed(at, end),
            Begins::Quoted => self.quoted(at, end),
            Begins::Plain => self.plain_item(at),
            Begins::Block | Begins::Other => None,
        }
    }

    /// A text without quotes, up to what ends it in brackets.
    fn plain_item(&self, start: usize) -> Option<Node<'s>> {
        let mut at = start;
        loop {
            at = match (self.byte(at), self.byte(at + 1)) {
                (b',' | b']' | b'}', _) | (b':', b' ') => break,
                (b'\n' | b'[' | b'{' | b'#', _)
                | (b':', b'\n' | b',' | b']' | b'}' | b'[' | b'{') => {
                    return None;
                }
                _ => at + 1,
            };
        }
        let mut end = at;
        while self.byte(end - 1) == b' ' {
            end -= 1;
        }
        self.scalar(start..end, start..end, ScalarStyle::Plain)
    }
}
