//! The tree that a YAML text is read into. Built by `build`, read by `decode`; it knows places
//! and spellings, and nothing about what a value means.

use std::borrow::Cow;

use crate::source::Span;

/// A value and the bytes it was written with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'s> {
    /// Where it stands; empty where a key has no value.
    pub span: Span,
    /// Whether a mistake that has been reported cut it short, so that what is missing in it is
    /// no second mistake.
    pub incomplete: bool,
    /// What it is.
    pub kind: Kind<'s>,
}

/// What a [`Node`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind<'s> {
    /// A single value.
    Scalar {
        /// The value with quotes, escapes and folding undone.
        text: Cow<'s, str>,
        /// How it was written.
        style: ScalarStyle,
    },
    /// A list.
    Sequence(Vec<Node<'s>>),
    /// Keys with values, in the order of the file. Keys are scalars and differ.
    Mapping(Vec<Entry<'s>>),
    /// Something that could not be taken and has been reported.
    Refused,
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalarStyle {
    /// Without quotes, so that other readers may take it for a number or a truth value.
    Plain,
    /// `'like this'`
    SingleQuoted,
    /// `"like this"`
    DoubleQuoted,
    /// A block of lines after `|`.
    Literal,
    /// A block of lines after `>`.
    Folded,
}

/// One key of a mapping with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'s> {
    /// The key, always a scalar.
    pub key: Node<'s>,
    /// The value.
    pub value: Node<'s>,
}

impl<'s> Node<'s> {
    /// A value of which nothing is left but its place.
    pub(super) fn refused(span: Span) -> Self {
        Self { span, incomplete: true, kind: Kind::Refused }
    }

    /// The value a key without a value has.
    pub(super) fn empty(at: usize) -> Self {
        let kind = Kind::Scalar { text: Cow::Borrowed(""), style: ScalarStyle::Plain };
        Self { span: Span::new(at, at), incomplete: false, kind }
    }

    /// The same, with texts of its own.
    ///
    /// The depth of a tree is bounded by [`MAX_DEPTH`](super::MAX_DEPTH).
    pub(super) fn into_owned<'o>(self) -> Node<'o> {
        let kind = match self.kind {
            Kind::Scalar { text, style } => {
                Kind::Scalar { text: Cow::Owned(text.into_owned()), style }
            }
            Kind::Sequence(items) => {
                Kind::Sequence(items.into_iter().map(Node::into_owned).collect())
            }
            Kind::Mapping(entries) => {
                let own = |Entry { key, value }: Entry<'_>| Entry {
                    key: key.into_owned(),
                    value: value.into_owned(),
                };
                Kind::Mapping(entries.into_iter().map(own).collect())
            }
            Kind::Refused => Kind::Refused,
        };
        Node { span: self.span, incomplete: self.incomplete, kind }
    }

    /// The same, with every place as another one.
    ///
    /// The depth of a tree is bounded by [`MAX_DEPTH`](super::MAX_DEPTH).
    pub(super) fn placed(mut self, place: &impl Fn(Span) -> Span) -> Self {
        self.span = place(self.span);
        self.kind = match self.kind {
            Kind::Sequence(items) => {
                Kind::Sequence(items.into_iter().map(|item| item.placed(place)).collect())
            }
            Kind::Mapping(entries) => {
                let placed = |Entry { key, value }: Entry<'s>| Entry {
                    key: key.placed(place),
                    value: value.placed(place),
                };
                Kind::Mapping(entries.into_iter().map(placed).collect())
            }
            other => other,
        };
        self
    }

    /// The text of a scalar, however it was written.
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The text of a scalar without quotes.
    pub fn plain(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, style: ScalarStyle::Plain } => Some(text),
            _ => None,
        }
    }

    /// Whether no value is given: nothing at all, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.plain(), Some("" | "~" | "null" | "Null" | "NULL"))
    }

    /// The entries of a mapping.
    pub fn entries(&self) -> Option<&[Entry<'s>]> {
        match &self.kind {
            Kind::Mapping(entries) => Some(entries),
            _ => None,
        }
    }
}
