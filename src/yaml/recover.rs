//! Goes on after a mistake: what is broken is blanked out and the text read again, so that all the
//! rest of the file is read as it was meant. Called by `parse` and `comments`.
//!
//! What is taken out becomes spaces, byte for byte, and so nothing else moves. Where it was is
//! marked in the tree, so that nobody misses it. What is wrong is said by `syntax`.

use std::ops::Range;

use super::build::TreeBuilder;
use super::fault::{Cut, Fault};
use super::layout::{self, WrittenLine};
use super::tree::{Kind, Node};
use super::{MAX_SYNTAX_ERRORS, Parsed, scan};
use crate::diagnostic::{self, Finding};
use crate::source::SourceId;

/// What stands where a value was taken out.
const NOTHING: &str = "~";

/// A text without what was broken in it.
pub(super) struct Recovered {
    source: SourceId,
    text: String,
    start: usize,
    cuts: Vec<Cut>,
    findings: Vec<Finding>,
}

impl Recovered {
    /// Takes out what stopped the reading of a text, and whatever else stops it.
    pub(super) fn new(source: SourceId, text: &str, start: usize, fault: Fault) -> Self {
        let text = text.to_owned();
        let mut mended = Self { source, text, start, cuts: Vec::new(), findings: Vec::new() };
        let mut next = Some(fault);
        while let Some(fault) = next {
            let is_last = mended.findings.len() + 1 == MAX_SYNTAX_ERRORS;
            let Some(cut) = mended.take(fault, is_last) else { break };
            mended.text.replace_range(cut.range.clone(), &mended.instead(&cut));
            mended.cuts.push(cut);
            let mut builder = mended.builder();
            next = builder.read().err().map(|stop| builder.explain(&stop)).filter(|_| !is_last);
        }
        mended
    }

    /// Takes note of a fault, and says what to take out because of it.
    fn take(&mut self, fault: Fault, is_last: bool) -> Option<Cut> {
        let Fault { mut finding, bracket, cut } = fault;
        let at = finding.location.span.range().start;
        if self.text.get(at..).is_some_and(|rest| rest.starts_with(NOTHING))
            && self.cuts.iter().any(|cut| cut.range.contains(&at))
        {
            // Where no value can stand, what stands for one goes too, and is no mistake.
            return Some(Cut { range: at..at + NOTHING.len(), entry: true });
        }
        let cut = match cut {
            _ if is_last => self.rest(at),
            None => self.cut(&finding, bracket),
            known => known,
        };
        let unread = cut.as_ref().map_or(0, |cut| self.unread(&finding, &cut.range));
        let lines = if unread == 1 { "1 line".to_owned() } else { format!("{unread} lines") };
        if is_last {
            let note =
                format!("this file has too many mistakes; the rest, {lines}, has not been read");
            finding.notes.push(note);
        } else if unread > 0 {
            finding.notes.push(format!("{lines} more that may belong to it: not read"));
        }
        self.findings.push(finding);
        cut
    }

    /// How many lines with something on them go with a cut that the finding does not show.
    fn unread(&self, finding: &Finding, cut: &Range<usize>) -> usize {
        let marked = finding.location.span.range();
        let shown =
            scan::line_start(&self.text, marked.start)..scan::line(&self.text, marked.end).end;
        let lines = |range: Range<usize>| {
            let part = self.text.get(range).unwrap_or_default();
            part.lines().filter(|line| !scan::is_blank(line) && line.trim() != NOTHING).count()
        };
        lines(cut.start..shown.start.max(cut.start).min(cut.end))
            + lines(shown.end.clamp(cut.start, cut.end)..cut.end)
    }

    fn builder(&self) -> TreeBuilder<'_> {
        TreeBuilder::new(self.source, &self.text, self.start)
    }

    /// The tree of what is left, and what was wrong.
    pub(super) fn parse<'s>(mut self) -> Parsed<'s> {
        let mut builder = self.builder();
        if builder.read().is_err() {
            builder.close_all();
        }
        let Parsed { root, mut findings } = builder.finish();
        let root = root.map(|mut root| {
            for cut in &self.cuts {
                mark(&self.text, &mut root, cut);
            }
            root.into_owned()
        });
        findings.retain(|finding| !self.stands_for_a_cut(finding));
        findings.append(&mut self.findings);
        diagnostic::sort(&mut findings);
        Parsed { root, findings }
    }

    /// Whether a finding is about what was put in place of a value, and so about nothing.
    fn stands_for_a_cut(&self, finding: &Finding) -> bool {
        let span = finding.location.span;
        self.text.get(span.range()) == Some(NOTHING)
            && self.cuts.iter().any(|cut| cut.range.contains(&span.range().start))
    }

    /// A reader of what is left that takes note of comments.
    pub(super) fn comments(&self) -> Vec<crate::source::Span> {
        let mut builder = self.builder().with_comments();
        // What could not be read has no comments.
        let _ = builder.read();
        builder.into_comments()
    }

    /// What to take out because of a fault; `None` where there is nothing left to take.
    fn cut(&self, finding: &Finding, bracket: Option<usize>) -> Option<Cut> {
        let at = finding.location.span.range().start;
        let holds = |cut: &Cut| {
            let taken = self.text.get(cut.range.clone());
            taken.is_some_and(|taken| !scan::is_blank(taken) && taken.trim() != NOTHING)
        };
        let wide = || {
            let end = scan::next_key(&self.text, at, self.start).unwrap_or(self.text.len());
            Cut { range: scan::line_start(&self.text, at)..end.max(at), entry: true }
        };
        let marked = finding.location.span.range();
        let is_block = self.text.get(marked.clone()).is_some_and(|marked| marked.contains('\n'));
        let narrow =
            if is_block { block(&self.text, marked) } else { cut(&self.text, at, bracket) };
        Some(narrow).filter(holds).or_else(|| Some(wide()).filter(holds)).or_else(|| self.rest(at))
    }

    /// What to write in place of a cut: spaces, on as many lines. Where a value was, a sign of its
    /// own stays behind, so that its key is not taken for one without a value.
    fn instead(&self, Cut { range, entry }: &Cut) -> String {
        let keep = |byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' };
        let text = self.text.get(range.clone()).unwrap_or_default();
        let mut blank: String = text.bytes().map(keep).collect();
        let first = text.len() - text.trim_start().len();
        if !entry && first < blank.len() {
            blank.replace_range(first..=first, NOTHING);
        }
        blank
    }

    /// Everything from a line on.
    fn rest(&self, at: usize) -> Option<Cut> {
        let range = scan::line_start(&self.text, at)..self.text.len();
        (!scan::is_blank(self.text.get(range.clone())?)).then_some(Cut { range, entry: true })
    }
}

/// The smallest part of a text that makes sense of its own and holds the mistake at a byte: a
/// value, a list item, or a line with all that is indented further.
fn cut(text: &str, at: usize, bracket: Option<usize>) -> Cut {
    let anchor = bracket.filter(|bracket| *bracket < at).unwrap_or(at);
    let line = scan::line(text, anchor);
    let first = scan::trim(text, line.clone()).start;
    let content = scan::after_dashes(text, first);
    let column = |byte: usize| byte - line.start;
    let value =
        scan::value_start(text, content).filter(|value| *value <= anchor && anchor >= content);
    let (from, deeper_than, entry) = match value {
        Some(value) => (value, column(content), false),
        None if anchor < content => (line.start, column(first), true),
        None if first == content => (first, column(first), true),
        None if scan::glued_colon(text, content).is_some() => (content, column(content), true),
        None => (content, column(first), false),
    };
    let by_tab = is_indented_oddly(text.get(line.clone()).unwrap_or_default());
    let here = WrittenLine::at(text, anchor);
    // A text whose lines cannot be read is no text.
    let above = layout::above(text, line.start).next().filter(WrittenLine::begins_text);
    let (from, entry) =
        match above.filter(|above| entry && (by_tab || above.content < column(content))) {
            Some(above) => (above.start + above.content + above.name().len() + 1, false),
            None => (from, entry),
        };
    let item = here.and_then(|here| layout::item_in_column(text, here));
    let stands_alone = item.is_some();
    // What the item above has already belongs to another.
    let has_already = |next: usize| {
        let next = WrittenLine::at(text, next).filter(|next| !next.is_item());
        item.zip(next).is_some_and(|(item, next)| {
            let key = next.key().filter(|_| next.indent == item.content);
            key.is_some_and(|key| layout::has_key(text, item, line.start, key))
        })
    };
    let glued = |written: &str| written.starts_with('-') && scan::after_dashes(written, 0) == 0;
    let is_glued = text.get(first..line.end).is_some_and(glued);
    let is_bracketed = text.get(line.clone()).is_some_and(|line| line.contains(['[', '{']));
    let mut is_filled = here.is_some_and(is_filled_key) && !is_glued;
    let belongs = |next: &str, is_filled: bool| {
        let indent = next.len() - next.trim_start().len();
        let written = next.get(indent..).unwrap_or_default();
        let is_entry = scan::value_start(written, 0).is_some() || written.starts_with("- ");
        (by_tab && is_indented_oddly(next))
            || (indent > deeper_than && !(entry && is_filled && is_entry))
            || (stands_alone && indent == deeper_than && !written.starts_with('-'))
            || (is_glued && indent == deeper_than && glued(written))
            || (is_bracketed && next.trim_start().starts_with([']', '}']))
    };
    let mut end = line.end;
    let mut at = end;
    while let Some(length) = text.get(at..).and_then(|rest| rest.find('\n')) {
        let next = scan::line(text, at + length + 1);
        let written = text.get(next.clone()).unwrap_or_default();
        at = next.end;
        if written.trim().is_empty() {
            if at >= text.len() {
                break;
            }
            continue;
        }
        if !belongs(written, is_filled) && !has_already(next.start) {
            break;
        }
        if let Some(beside) =
            WrittenLine::at(text, next.start).filter(|line| line.indent == deeper_than)
        {
            is_filled = is_filled_key(beside);
        }
        end = at;
    }
    Cut { range: from..end.max(from), entry }
}

/// Whether a line is indented with anything but spaces.
fn is_indented_oddly(line: &str) -> bool {
    let indent = line.chars().take_while(|c| c.is_whitespace() || scan::is_odd_space(*c));
    indent.into_iter().any(|c| c != ' ')
}

/// Whether a key has its whole value on its own line.
fn is_filled_key(line: WrittenLine<'_>) -> bool {
    !line.is_item() && line.key().is_some() && !line.opens() && !line.begins_text()
}

/// All lines of a part that was marked; where it is the value of a key, only that.
fn block(text: &str, marked: Range<usize>) -> Cut {
    let start = scan::line_start(text, marked.start);
    let value = WrittenLine::at(text, start)
        .and_then(|line| scan::value_start(text, line.start + line.content));
    let is_text = WrittenLine::at(text, start).is_some_and(|line| line.is_words());
    let under = layout::above(text, start).next().filter(WrittenLine::opens).filter(|_| is_text);
    let under = under.map(WrittenLine::end);
    match value.filter(|value| *value <= marked.start).or(under) {
        Some(value) => Cut { range: value..marked.end, entry: false },
        None => Cut { range: start..marked.end, entry: true },
    }
}

/// Marks what is around a cut as cut short, and what is left of the value in it as refused.
///
/// The depth of a tree is bounded by `MAX_DEPTH`.
fn mark(text: &str, node: &mut Node<'_>, cut: &Cut) {
    let span = node.span.range();
    // Between what overlaps is no part of the text.
    let is_blank = |range: Range<usize>| text.get(range).is_some_and(|part| part.trim().is_empty());
    let touches = (span.start < cut.range.end && cut.range.start < span.end)
        || is_blank(span.end..cut.range.start)
        || is_blank(cut.range.end..span.start);
    if !touches {
        return;
    }
    match &mut node.kind {
        Kind::Mapping(entries) => {
            let before = entries.len();
            entries.retain_mut(|entry| {
                mark(text, &mut entry.key, cut);
                mark(text, &mut entry.value, cut);
                entry.key.kind != Kind::Refused
            });
            node.incomplete |= cut.entry || entries.len() < before;
        }
        Kind::Sequence(items) => {
            node.incomplete |= cut.entry;
            for item in items {
                mark(text, item, cut);
            }
        }
        Kind::Scalar { text, .. }
            if span.is_empty() || (text == NOTHING && cut.range.contains(&span.start)) =>
        {
            *node = Node::refused(node.span);
        }
        Kind::Scalar { .. } | Kind::Refused => {}
    }
}
