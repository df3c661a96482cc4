//! Builds the tree from the parser's events. Called by `parse` alone; the words for mistakes
//! belong in `syntax`, `subset` and `keys`.
//!
//! Nothing here recurses, and nothing is expanded, so a hostile text costs what its length
//! allows and no more.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, StructureStyle};

use super::report::Report;
use super::syntax::{self, Site};
use super::tree::{Entry, Kind, Node, Style};
use super::{MAX_DEPTH, Parsed, UNSUPPORTED_YAML, keys, scan, subset};
use crate::source::{Location, SourceId, Span};

/// Why reading stopped, and where.
pub(super) struct Stop {
    at: usize,
    kind: ErrorKind,
}

/// A list or mapping whose end has not been met.
struct Open<'s> {
    start: usize,
    /// Whether it was opened with a bracket.
    bracketed: bool,
    content: Content<'s>,
}

enum Content<'s> {
    Sequence(Vec<Node<'s>>),
    /// The entries, and a key that waits for its value.
    Mapping(Vec<Entry<'s>>, Option<Node<'s>>),
}

pub(super) struct Builder<'s> {
    source: SourceId,
    /// The file up to the end of the part that is read.
    text: &'s str,
    start: usize,
    open: Vec<Open<'s>>,
    root: Option<Node<'s>>,
    report: Report,
    /// The last scalar that was read.
    last_scalar: Range<usize>,
    /// Where the last value ended.
    seen: usize,
    /// The comments met so far, where somebody wants to know.
    comments: Option<Vec<Span>>,
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: SourceId, text: &'s str, start: usize) -> Self {
        Self {
            source,
            text,
            start,
            open: Vec::new(),
            root: None,
            report: Report::default(),
            last_scalar: 0..0,
            seen: start,
            comments: None,
        }
    }

    /// Takes note of comments too.
    pub(super) fn with_comments(mut self) -> Self {
        self.comments = Some(Vec::new());
        self
    }

    /// The comments, if they were asked for.
    pub(super) fn into_comments(self) -> Vec<Span> {
        self.comments.unwrap_or_default()
    }

    /// Reads from the given byte to the end.
    pub(super) fn read(&mut self, from: usize) -> Result<(), Stop> {
        let text = self.text.get(from..).unwrap_or_default();
        let options = granit_parser::options! {
            strict_indentation: true,
            disallow_directives: true,
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            emit_comments: self.comments.is_some(),
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        self.seen = from;
        let mut documents = 0;
        for event in Parser::new_from_str_with_options(text, options) {
            let (event, span) = event.map_err(|error| {
                let at = from + error.marker().byte_offset().unwrap_or(0);
                Stop { at, kind: error.kind().clone() }
            })?;
            let absolute = |span: granit_parser::Span| {
                let range = span.byte_range().unwrap_or_default();
                from + range.start..from + range.end
            };
            let tagged = event.tag().and(span.tag_span()).map(absolute);
            if let Some(tag) = &tagged {
                self.report.add(subset::tag(self.place(tag.clone())));
            }
            let range = absolute(span);
            match event {
                Event::DocumentStart(explicit, _) => {
                    documents += 1;
                    if documents > 1 || (explicit && from > self.start) {
                        self.report.add(subset::second_document(self.place(range)));
                        return Ok(());
                    }
                }
                Event::Scalar(text, style, ..) => self.scalar(text, style, range, tagged.is_some()),
                Event::SequenceStart(style, ..) => {
                    self.open(range.start, style, Content::Sequence(Vec::new()))?;
                }
                Event::MappingStart(style, ..) => {
                    self.open(range.start, style, Content::Mapping(Vec::new(), None))?;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    // The end of a block is an empty span at the next token.
                    let end = if range.is_empty() { self.seen } else { range.end };
                    self.close(end, false);
                }
                Event::Comment(..) => {
                    let comments = self.comments.iter_mut();
                    comments.for_each(|all| all.push(Span::new(range.start, range.end)));
                }
                Event::Anchor(..) => self.report.add(subset::anchor(self.place(range))),
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.report.add(subset::alias(self.place(range.clone())));
                    self.push(Node::refused(Span::new(range.start, range.end)));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn place(&self, range: Range<usize>) -> Location {
        Location::new(self.source, Span::new(range.start, range.end))
    }

    fn scalar(
        &mut self,
        text: Cow<'s, str>,
        style: ScalarStyle,
        range: Range<usize>,
        tagged: bool,
    ) {
        let Range { mut start, mut end } = range;
        let style = match style {
            ScalarStyle::SingleQuoted => Style::SingleQuoted,
            ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
            ScalarStyle::Plain => Style::Plain,
        };
        if matches!(style, Style::Literal | Style::Folded) {
            // The parser's span holds the content with the blank lines after it; the author sees
            // a value that begins with `|` and ends with its last word.
            start = scan::block_header(self.text, self.seen, start);
            let written = self.text.get(start..end).unwrap_or_default().trim_end().len();
            end = start + written;
        }
        self.last_scalar = start..end;
        self.push(if tagged {
            // What the tag was to make of it is unknown.
            Node::refused(Span::new(start, end))
        } else if start == end && style == Style::Plain {
            // The parser puts it before the colon; an author would write it behind.
            let colon = self.text.get(start..).is_some_and(|rest| rest.starts_with(':'));
            Node::empty(start + usize::from(colon))
        } else {
            let kind = Kind::Scalar { text, style };
            Node { span: Span::new(start, end), incomplete: false, kind }
        });
    }

    fn open(&mut self, at: usize, style: StructureStyle, content: Content<'s>) -> Result<(), Stop> {
        if self.open.len() == MAX_DEPTH {
            return Err(Stop { at, kind: ErrorKind::RecursionLimitExceeded });
        }
        let bracketed = style == StructureStyle::Flow;
        self.open.push(Open { start: at, bracketed, content });
        Ok(())
    }

    fn close(&mut self, end: usize, incomplete: bool) {
        let Some(Open { start, content, .. }) = self.open.pop() else { return };
        let mut node = Node { span: Span::new(start, end), incomplete, kind: Kind::Refused };
        node.kind = match content {
            Content::Sequence(items) => Kind::Sequence(items),
            Content::Mapping(mut entries, waiting) => {
                entries.extend(waiting.map(|key| {
                    let after = Span { start: key.span.end, end: key.span.end };
                    Entry { value: Node::refused(after), key }
                }));
                // The outermost mapping may yet be continued; `finish` checks it.
                if !self.open.is_empty() {
                    let lost = keys::check(self.source, self.text, &mut entries, &mut self.report);
                    node.incomplete |= lost;
                }
                Kind::Mapping(entries)
            }
        };
        self.push(node);
    }

    fn push(&mut self, node: Node<'s>) {
        self.seen = node.span.end as usize;
        match self.open.last_mut().map(|open| &mut open.content) {
            Some(Content::Sequence(items)) => items.push(node),
            Some(Content::Mapping(entries, waiting)) => match waiting.take() {
                None => *waiting = Some(node),
                Some(key) => entries.push(Entry { key, value: node }),
            },
            None => self.push_root(node),
        }
    }

    /// After a mistake the rest of the outermost mapping arrives as a mapping of its own.
    fn push_root(&mut self, node: Node<'s>) {
        let Some(root) = &mut self.root else {
            self.root = Some(node);
            return;
        };
        match (&mut root.kind, node.kind) {
            (Kind::Mapping(entries), Kind::Mapping(more)) => {
                entries.extend(more);
                root.span.end = node.span.end;
                root.incomplete |= node.incomplete;
            }
            (Kind::Mapping(_), _) => {}
            (_, kind) => *root = Node { span: node.span, incomplete: true, kind },
        }
    }

    /// Reports what stopped the reading and closes what is open. Returns where the mistake is.
    pub(super) fn abandon(&mut self, stop: &Stop) -> usize {
        let bracket = self.open.iter().find(|open| open.bracketed).map(|open| open.start);
        let site = Site {
            source: self.source,
            text: self.text,
            at: stop.at.min(self.text.len()),
            seen: self.seen,
            last_scalar: self.last_scalar.clone(),
            bracket,
        };
        let finding = syntax::explain(&site, &stop.kind);
        let broken_at = finding.location.span.start as usize;
        if !self.follows_from_last(stop.at) {
            self.report.add(finding);
        }
        self.refuse_cut_scalar(stop.at);
        while !self.open.is_empty() {
            self.close(self.seen, true);
        }
        if let Some(root) = &mut self.root {
            root.incomplete = true;
        }
        broken_at
    }

    /// `a: **b** c` is refused as an alias; that `c` fits nowhere is no second mistake.
    fn follows_from_last(&self, at: usize) -> bool {
        self.report.last().is_some_and(|last| {
            let between = last.location.span.end as usize..at;
            last.rule == &UNSUPPORTED_YAML
                && self.text.get(between).is_some_and(|text| !text.contains('\n'))
        })
    }

    /// In `title: One: two` the parser took `One` for the value before it stumbled.
    fn refuse_cut_scalar(&mut self, at: usize) {
        let last = match self.open.last_mut().map(|open| &mut open.content) {
            Some(Content::Sequence(items)) => items.last_mut(),
            Some(Content::Mapping(entries, None)) => {
                entries.last_mut().map(|entry| &mut entry.value)
            }
            Some(Content::Mapping(_, Some(_))) => None,
            None => self.root.as_mut(),
        };
        if let Some(node) = last.filter(|node| node.span.end as usize == at)
            && node.scalar().is_some()
        {
            *node = Node::refused(node.span);
        }
    }

    /// Says under the last finding that there is more to come.
    pub(super) fn note_unread_rest(&mut self) {
        self.report.note("this file has too many mistakes; the rest has not been read");
    }

    pub(super) fn finish(mut self) -> Parsed<'s> {
        if let Some(Node { kind: Kind::Mapping(entries), incomplete, .. }) = &mut self.root {
            *incomplete |= keys::check(self.source, self.text, entries, &mut self.report);
        }
        if self.root.is_none() && self.report.is_empty() {
            self.root = Some(Node::empty(self.start.min(self.text.len())));
        }
        Parsed { root: self.root, findings: self.report.finish() }
    }
}
