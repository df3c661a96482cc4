//! What a form was delivered with and nobody replaced: placeholders and help texts.
//!
//! The loader calls [`refuse`] between parsing and decoding, and [`in_text`] for the text of
//! Markdown files. How such things are told from honest words is in `scan`; here are the places
//! to look and the words to say.

mod form_texts;
mod needles;
mod scan;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::{Finding, Fix, RuleInfo};
use crate::model::{NoValue, Unset};
use crate::rule;
use crate::source::{Location, SourceId, Span};
use crate::yaml::{Entry, Kind, Node, ScalarStyle};

use super::MAX_FINDINGS;
pub use needles::Needles;
use scan::{Hit, Sort};

/// A placeholder that was left standing.
pub static PLACEHOLDER: RuleInfo = rule!("placeholder", Error, Completeness);
/// A help text of the form that was left standing.
pub static FORM_TEXT: RuleInfo = rule!("form-text", Error, Completeness);

/// Finds what was left standing in the values of a tree.
///
/// A value that is nothing else becomes [`Kind::Refused`]; a value that also says something is
/// kept and marked as incomplete. Either way nothing after this complains about it again.
/// `needles` has the help texts that the plan names, which the plan's own list of them may
/// quote.
pub fn refuse<'t>(
    source: SourceId,
    text: &'t str,
    root: &mut Node<'t>,
    needles: &Needles,
) -> Vec<Finding> {
    let mut search = Search::new(source, text, needles);
    if let Kind::Mapping(entries) = &mut root.kind {
        let quoted = |key: &Node<'_>| key.scalar() == Some("form_texts");
        for entry in entries.iter_mut().filter(|entry| !quoted(&entry.key)) {
            search.entry(entry);
        }
    } else {
        search.node(root);
    }
    search.into_findings()
}

/// Finds what was left standing in a Markdown text, which is the given bytes of the file.
pub fn in_text(
    source: SourceId,
    text: &str,
    range: Range<usize>,
    needles: &Needles,
) -> Vec<Finding> {
    let mut search = Search::new(source, text, needles);
    let body = text.get(range.clone()).unwrap_or_default();
    for hit in scan::hits(body, search.needles) {
        search.report(hit.sort, range.start + hit.range.start..range.start + hit.range.end, false);
    }
    search.into_findings()
}

struct Search<'t, 'n> {
    source: SourceId,
    text: &'t str,
    needles: &'n Needles,
    /// The keys that lead to where the search is.
    keys: Vec<Cow<'t, str>>,
    /// Whether it is at an item of a list.
    in_list: bool,
    found: Vec<Finding>,
}

impl<'t, 'n> Search<'t, 'n> {
    fn new(source: SourceId, text: &'t str, needles: &'n Needles) -> Self {
        Self { source, text, needles, keys: Vec::new(), in_list: false, found: Vec::new() }
    }

    fn entry(&mut self, entry: &mut Entry<'t>) {
        let key = match &entry.key.kind {
            Kind::Scalar { text, .. } => text.clone(),
            _ => Cow::Borrowed(""),
        };
        self.keys.push(key);
        self.in_list = false;
        self.node(&mut entry.value);
        self.keys.pop();
    }

    /// The depth of a tree is bounded by `yaml::MAX_DEPTH`.
    fn node(&mut self, node: &mut Node<'t>) {
        match &mut node.kind {
            Kind::Sequence(items) => {
                for item in items {
                    self.in_list = true;
                    self.node(item);
                }
            }
            Kind::Mapping(entries) => {
                for entry in entries {
                    self.entry(entry);
                }
            }
            Kind::Scalar { text, style } => {
                let refusal = self.scalar(node.span, text, *style);
                node.incomplete |= refusal.is_some();
                if refusal == Some(Remnant::Whole) {
                    node.kind = Kind::Refused;
                }
            }
            Kind::Refused => {}
        }
    }

    /// How much of a scalar was left standing, if anything.
    fn scalar(&mut self, span: Span, value: &str, style: ScalarStyle) -> Option<Remnant> {
        let written = self.text.get(span.range())?;
        let skipped = match style {
            // The line with the `|` is no part of the text.
            ScalarStyle::Literal | ScalarStyle::Folded => {
                written.find('\n').map_or(0, |end| end + 1)
            }
            _ => 0,
        };
        let written = written.get(skipped..)?;
        let start = span.range().start + skipped;
        if scan::stands_for_a_value(value) {
            let value = value.trim();
            let at = written.find(value).map_or(start..span.range().end, |found| {
                start + found..start + found + value.len()
            });
            self.report(Sort::Placeholder, at, true);
            self.offer(span, value, style);
            return Some(Remnant::Whole);
        }
        let written =
            if style == ScalarStyle::DoubleQuoted { mask_escapes(written) } else { written.into() };
        let hits = scan::hits(&written, self.needles);
        let whole = !hits.is_empty() && says_nothing_else(&written, &hits);
        for hit in &hits {
            self.report(hit.sort, start + hit.range.start..start + hit.range.end, whole);
        }
        match hits.is_empty() {
            true => None,
            false if whole => Some(Remnant::Whole),
            false => Some(Remnant::Part),
        }
    }

    fn report(&mut self, sort: Sort, range: Range<usize>, is_whole: bool) {
        let location = Location::new(self.source, Span::new(range.start, range.end));
        let words = self.text.get(range).unwrap_or_default();
        self.found.push(match sort {
            Sort::Placeholder => placeholder(location, words, is_whole.then(|| self.place())),
            Sort::FormText if form_texts::is_error(words) => {
                let message =
                    format!("`{words}` is what Word or Excel print for what they do not find");
                Finding::new(&FORM_TEXT, location, message).help(
                    "write what stood there, or leave it out; to speak of it, put it in backticks",
                )
            }
            Sort::FormText => {
                Finding::new(&FORM_TEXT, location, "a help text of the form was left standing")
                    .help("replace it by what the form asks for, or remove it")
            }
        });
    }

    /// What may be written where the search is.
    fn place(&self) -> Place {
        let keys: Vec<&str> = self.keys.iter().map(|key| &**key).collect();
        match keys.last() {
            _ if self.in_list => Place::Item,
            _ if Unset::may_stand_at(&keys) => Place::OfWords,
            Some(&("end" | "due")) => Place::OfDate,
            Some(key) if REQUIRED.contains(key) => Place::Required,
            _ => Place::Other,
        }
    }

    /// Offers the word that the last placeholder stands for, where its place takes one. A block
    /// may have a comment in its first line, which would be lost.
    fn offer(&mut self, span: Span, value: &str, style: ScalarStyle) {
        let [word] = NoValue::words(value)[..] else { return };
        let word =
            Some(word).filter(|_| !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded));
        let word = word.filter(|_| self.place() == Place::OfWords);
        let location = Location::new(self.source, span);
        if let (Some(word), Some(last)) = (word, self.found.last_mut()) {
            last.fix = Some(Fix::replace(NoValue::advice(&[word]), location, word));
        }
    }

    fn into_findings(mut self) -> Vec<Finding> {
        let hidden = self.found.len().saturating_sub(MAX_FINDINGS);
        self.found.truncate(MAX_FINDINGS);
        if hidden > 0
            && let Some(last) = self.found.last_mut()
        {
            last.notes.push(format!("{hidden} more in this file are not shown"));
        }
        self.found
    }
}

/// How much of a value was left standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Remnant {
    Whole,
    Part,
}

/// Whether no letter remains besides what was left standing: `2013 ??`.
fn says_nothing_else(text: &str, hits: &[Hit]) -> bool {
    let mut from = 0;
    let mut rest = hits.iter().map(|hit| {
        let between = text.get(from..hit.range.start);
        from = hit.range.end;
        between.unwrap_or_default()
    });
    let silent = |text: &str| !text.contains(char::is_alphabetic);
    rest.all(silent) && text.get(hits.last().map_or(0, |hit| hit.range.end)..).is_none_or(silent)
}

/// The keys that cannot be left out of what they stand in.
const REQUIRED: [&str; 11] = [
    "action",
    "decision",
    "id",
    "kind",
    "name",
    "number",
    "outcome",
    "party",
    "programme",
    "text",
    "value",
];

/// What may be written in place of a placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A word for having no value.
    OfWords,
    /// A date, and a word for there being none.
    OfDate,
    /// One of several things.
    Item,
    /// A value without which nothing of what it stands in is said.
    Required,
    /// A value.
    Other,
}

/// What is said of a placeholder; without a place there is something beside it.
fn placeholder(location: Location, words: &str, place: Option<Place>) -> Finding {
    let message = format!("`{words}` is a placeholder");
    let finding = Finding::new(&PLACEHOLDER, location, message);
    let letters = words.bytes().any(|byte| matches!(byte, b'O' | b'o'));
    let digits = words.bytes().any(|byte| byte == b'0');
    let finding = match (letters, digits) {
        (true, true) => finding.note("it mixes the letter O with the digit 0"),
        _ => finding,
    };
    let finding = match (place, &NoValue::words(words)[..]) {
        (None, _) => {
            return finding
                .help("write what is meant, or take it out; to speak of it, put it in backticks");
        }
        (Some(Place::OfWords), meant @ [_, ..]) => finding.help(NoValue::advice(meant)),
        (Some(Place::OfWords), []) => {
            let words: Vec<String> =
                Unset::words().into_iter().map(|word| format!("`{word}`")).collect();
            finding.help(format!(
                "write the value, leave the key out, or, where there is a reason for having no \
                 value, write {}",
                words.join(", ")
            ))
        }
        (Some(Place::OfDate), _) => {
            finding.help("write `open` while no date is set, or leave the key out")
        }
        (Some(Place::Item), _) => finding.help("write what is meant, or take it out of the list"),
        (Some(Place::Required), _) => {
            finding.help("write what is meant, or leave out all that it stands in")
        }
        (Some(Place::Other), _) => finding.help("write what is meant, or leave the key out"),
    };
    let of_zeros = digits && words.bytes().all(|byte| byte == b'0');
    finding.help::<&str>(of_zeros.then_some("zero is written `0`"))
}

/// The text of a double-quoted scalar with blanks for its escapes, so that no letter of an
/// escape is taken for a letter of the text. As long as before.
fn mask_escapes(written: &str) -> Cow<'_, str> {
    if !written.contains('\\') {
        return written.into();
    }
    let mut masked = String::with_capacity(written.len());
    let mut characters = written.chars();
    while let Some(c) = characters.next() {
        if c != '\\' {
            masked.push(c);
            continue;
        }
        masked.push(' ');
        let Some(kind) = characters.next() else { break };
        let digits = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let escape = std::iter::once(kind).chain(characters.by_ref().take(digits));
        masked.extend(escape.flat_map(|c| std::iter::repeat_n(' ', c.len_utf8())));
    }
    masked.into()
}
