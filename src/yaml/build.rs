//! Builds the tree from the parser's events. Called by `parse` alone; the words for mistakes
//! belong in `syntax`, `subset` and `keys`.
//!
//! Nothing here recurses, and nothing is expanded, so a hostile text costs what its length
//! allows and no more.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, StructureStyle};

use super::fault::{Cut, Fault, Why};
use super::layout::WrittenLine;
use super::report::Gathered;
use super::syntax::{self, Site};
use super::tree::{Entry, Kind, Node, ScalarStyle};
use super::{
    MAX_DEPTH, Parsed, UNSUPPORTED_YAML, brackets, escapes, keys, layout, lost, scan, subset,
};
use crate::clean::is_hidden;
use crate::diagnostic::Finding;
use crate::hidden;
use crate::source::{Location, SourceId, Span};

/// Why reading stopped, and where.
pub(super) struct Stop {
    at: usize,
    why: Why,
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

impl Content<'_> {
    /// Whether a value is to come for a key.
    fn waits(&self) -> bool {
        matches!(self, Self::Mapping(_, Some(_)))
    }
}

pub(super) struct TreeBuilder<'s> {
    source: SourceId,
    /// The file up to the end of the part that is read.
    text: &'s str,
    start: usize,
    open: Vec<Open<'s>>,
    root: Option<Node<'s>>,
    report: Gathered,
    /// The last scalar that was read.
    last_scalar: Range<usize>,
    /// Where the last value ended.
    seen: usize,
    /// The comments met so far, where somebody wants to know.
    comments: Option<Vec<Span>>,
}

impl<'s> TreeBuilder<'s> {
    pub(super) fn new(source: SourceId, text: &'s str, start: usize) -> Self {
        Self {
            source,
            text,
            start,
            open: Vec::new(),
            root: None,
            report: Gathered::default(),
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

    /// Reads to the end.
    pub(super) fn read(&mut self) -> Result<(), Stop> {
        let from = self.start;
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
                Stop { at, why: Why::Parser(error.kind().clone()) }
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
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        self.report.add(subset::second_document(self.place(range)));
                        return Ok(());
                    }
                }
                Event::Scalar(text, style, ..) => {
                    self.scalar(text, style, range, tagged.is_some())?;
                }
                Event::SequenceStart(style, ..) => {
                    let start = self.first_dash(style).unwrap_or(range.start);
                    self.open(start, style, Content::Sequence(Vec::new()))?;
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
        style: granit_parser::ScalarStyle,
        range: Range<usize>,
        tagged: bool,
    ) -> Result<(), Stop> {
        let Range { mut start, mut end } = range;
        let style = match style {
            granit_parser::ScalarStyle::SingleQuoted => ScalarStyle::SingleQuoted,
            granit_parser::ScalarStyle::DoubleQuoted => ScalarStyle::DoubleQuoted,
            granit_parser::ScalarStyle::Literal => ScalarStyle::Literal,
            granit_parser::ScalarStyle::Folded => ScalarStyle::Folded,
            granit_parser::ScalarStyle::Plain => ScalarStyle::Plain,
        };
        if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            // The parser's span holds the content with the blank lines after it; the author sees
            // a value that begins with `|` and ends with its last word.
            start = scan::block_header(self.text, self.seen, start);
            let written = self.text.get(start..end).unwrap_or_default().trim_end().len();
            end = start + written;
            if text.trim().is_empty()
                && layout::end_of_words(self.text, start) > scan::line(self.text, start).end
            {
                return Err(Stop { at: start, why: Why::UnindentedText });
            }
            if let Some(comment) = lost::line_behind(self.text, start, end) {
                self.report.add(lost::behind_block(self.place(comment)));
            }
        }
        self.last_scalar = start..end;
        let text = match style {
            ScalarStyle::DoubleQuoted if text.contains(is_hidden) => self.shown(&text, start..end),
            _ => text,
        };
        let is_lost = style == ScalarStyle::Plain && self.has_lost(start..end)?;
        self.push(if tagged || (is_lost && start == end) {
            // What it was to be, a tag or the words behind a `#`, is unknown.
            Node::refused(Span::new(start, end))
        } else if start == end && style == ScalarStyle::Plain {
            Node::empty(self.empty_at(start))
        } else {
            let kind = Kind::Scalar { text, style };
            Node { span: Span::new(start, end), incomplete: false, kind }
        });
        Ok(())
    }

    /// A text in double quotes without the hidden characters that its escapes stand for.
    fn shown(&mut self, text: &str, range: Range<usize>) -> Cow<'s, str> {
        for hidden in escapes::hidden(self.text, range) {
            let place = self.place(hidden.range.clone());
            let before = self.text.get(..hidden.range.start).unwrap_or_default();
            let after = self.text.get(hidden.range.end..).unwrap_or_default();
            let instead = match hidden::instead(&hidden.letters, before, after) {
                "\n" => "\\n",
                other => other,
            };
            let is_break = hidden::ends_line(&hidden.letters, before, after);
            self.report.add(hidden::finding(&hidden.letters, place, instead, is_break));
        }
        hidden::without(text).into()
    }

    /// Whether an unquoted text has lost words behind a `#`, which is reported; stops at one that
    /// holds what can only have been meant for something else.
    fn has_lost(&mut self, range: Range<usize>) -> Result<bool, Stop> {
        if scan::begins_oddly(self.text, range.start) {
            return Err(Stop { at: range.start, why: Why::OddSpace });
        }
        // In brackets a line may hold any number of values, so that none may look at the whole of it.
        let in_block = !self.open.iter().any(|open| open.bracketed);
        if in_block && let Some((at, why)) = lost::dash(self.text, range.clone()) {
            return Err(Stop { at, why });
        }
        let item = in_block.then(|| lost::behind_dash(self.text, range.clone())).flatten();
        let comment = || lost::comment(self.text, range.clone());
        let Some(lost::Words { range: comment, space_tells }) = item.or_else(comment) else {
            return Ok(false);
        };
        self.report.add(lost::words(self.place(comment), range.is_empty(), space_tells));
        Ok(true)
    }

    /// Where an author would write a value that is not there: the parser puts it before the colon,
    /// or, where there is no colon, before what follows its key.
    fn empty_at(&self, at: usize) -> usize {
        let waits = self.open.last().is_some_and(|open| open.content.waits());
        match self.text.get(at..) {
            Some(rest) if rest.starts_with(':') => at + 1,
            _ if waits => self.seen,
            _ => at,
        }
    }

    /// Where the list of a key begins: the parser puts one in the column of its key behind the dash.
    fn first_dash(&self, style: StructureStyle) -> Option<usize> {
        let of_key = self.open.last().is_some_and(|open| open.content.waits());
        (of_key && style == StructureStyle::Block).then_some(())?;
        let mut at = scan::line(self.text, self.seen).end;
        let mut lines = self.text.get(at..)?.split_inclusive('\n').map(|line| {
            at += line.len();
            let written = line.trim_start_matches(scan::WHITE);
            (at - written.len(), written)
        });
        let (at, line) = lines.find(|(_, line)| !line.is_empty() && !line.starts_with('#'))?;
        line.starts_with('-').then_some(at)
    }

    fn open(&mut self, at: usize, style: StructureStyle, content: Content<'s>) -> Result<(), Stop> {
        if self.open.len() == MAX_DEPTH {
            return Err(Stop { at, why: Why::Parser(ErrorKind::RecursionLimitExceeded) });
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
                let parent = self.open.last().map(|open| &open.content);
                let is_item = matches!(parent, Some(Content::Sequence(_)));
                return self.mapping(node, entries, is_item);
            }
        };
        self.push(node);
    }

    /// A mapping, and before it those whose dash alone does not part them from it.
    fn mapping(&mut self, mut node: Node<'s>, mut entries: Vec<Entry<'s>>, is_item: bool) {
        let all = keys::All { source: self.source, text: self.text, is_item };
        if is_item && keys::has_repeated(&entries) {
            let mut rest = std::mem::take(&mut entries).into_iter();
            while let Some(entry) = rest.next() {
                if let Some(again) = keys::begins_anew(&entries, &entry, rest.as_slice()) {
                    self.report.add(all.without_dash(&entry, &again));
                    let begin = entry.key.span.start;
                    let end = entries.last().map_or(begin, |last| last.value.span.end);
                    let mut item = std::mem::take(&mut entries);
                    let incomplete = all.check(&mut item, &mut self.report) || node.incomplete;
                    let span = Span { start: node.span.start, end };
                    self.push(Node { span, incomplete, kind: Kind::Mapping(item) });
                    node.span.start = begin;
                }
                entries.push(entry);
            }
        }
        node.incomplete |= all.check(&mut entries, &mut self.report);
        node.kind = Kind::Mapping(entries);
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
            None => self.root = Some(node),
        }
    }

    /// Says what stopped the reading.
    pub(super) fn explain(&self, stop: &Stop) -> Fault {
        let at = stop.at.min(self.text.len());
        // The parser looks ahead, and may not have told of brackets that it has met.
        let bracket = self.open.iter().find(|open| open.bracketed).map(|open| open.start);
        let bracket = bracket.or_else(|| scan::unclosed(self.text, self.seen, at).outermost);
        let site = Site {
            source: self.source,
            text: self.text,
            at,
            seen: self.seen,
            last_scalar: self.last_scalar.clone(),
            bracket,
        };
        let pasted = matches!(stop.why, Why::Parser(_) | Why::Swallowed)
            .then(|| site.pasted_list())
            .flatten();
        if let Some(finding) = pasted {
            let cut = Some(self.value_of(&finding.location.span.range()));
            return Fault { finding, bracket, cut };
        }
        let finding = match &stop.why {
            Why::OddSpace => site.odd_space(),
            Why::Parser(_) if scan::odd_indent(self.text, site.at).is_some() => site.odd_space(),
            Why::Parser(kind) => site.look_alike().unwrap_or_else(|| syntax::explain(&site, kind)),
            Why::Swallowed => site.swallowed(),
            Why::GluedDash => site.glued_dash(site.at),
            Why::UnindentedText => site.unindented_text(),
        };
        let is_yaml = matches!(stop.why, Why::OddSpace | Why::Swallowed | Why::GluedDash);
        let finding = if is_yaml { finding.note(syntax::ALLOWED) } else { finding };
        let finding = self.cause(stop.at).unwrap_or(finding);
        let cut = self.extent(stop, &finding, bracket);
        Fault { finding, bracket, cut }
    }

    /// All that stands behind the key above some lines.
    fn value_of(&self, lines: &Range<usize>) -> Cut {
        let key =
            layout::above(self.text, lines.start).next().map_or(lines.start, WrittenLine::end);
        Cut { range: key..lines.end, entry: false }
    }

    /// What goes with a mistake that stands elsewhere than where the reading stopped.
    fn extent(&self, stop: &Stop, finding: &Finding, bracket: Option<usize>) -> Option<Cut> {
        let line = WrittenLine::at(self.text, stop.at)?;
        let blamed = finding.location.span.range().start;
        let marked = finding.location.span.range();
        // A comma too many takes nothing with it.
        if bracket.is_some()
            && blamed == stop.at
            && self.text.get(marked.clone()) == Some(",")
            && marked.len() == 1
        {
            return Some(Cut { range: marked, entry: true });
        }
        if bracket.is_some_and(|open| open < blamed)
            && let Some(entry) = brackets::marked_value(self.text, &marked)
        {
            return Some(Cut { range: marked, entry });
        }
        if let Some(open) = bracket.filter(|open| *open < blamed)
            && let Some(close) = scan::closing(self.text, open)
        {
            return Some(Cut { range: open..close.max(stop.at), entry: false });
        }
        let end = || layout::end_of_block(self.text, line);
        match stop.why {
            Why::Swallowed if layout::meant(self.text, line).is_none() => {
                Some(Cut { range: self.last_scalar.start..end(), entry: false })
            }
            Why::Parser(_) => {
                let key = WrittenLine::at(self.text, blamed).filter(WrittenLine::opens)?;
                let is_lone = key.start < line.start && key.indent > line.indent;
                is_lone.then(|| Cut { range: key.start..end(), entry: true })
            }
            _ => None,
        }
    }

    /// `a: **b** c` is refused as an alias; that `c` fits nowhere is no second mistake.
    fn cause(&self, at: usize) -> Option<Finding> {
        let last = self.report.last().filter(|last| last.rule == &UNSUPPORTED_YAML)?;
        let between = self.text.get(last.location.span.end as usize..at)?;
        (!between.contains('\n')).then(|| last.clone())
    }

    /// Closes what is still open.
    pub(super) fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close(self.seen, true);
        }
        if let Some(root) = &mut self.root {
            root.incomplete = true;
        }
    }

    pub(super) fn finish(mut self) -> Parsed<'s> {
        if self.root.is_none() && self.report.is_empty() {
            self.root = Some(Node::empty(self.start.min(self.text.len())));
        }
        Parsed { root: self.root, findings: self.report.finish() }
    }
}
