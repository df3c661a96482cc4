//! `copied-text`: a paragraph of a report stands in another report, word for word.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hasher};
use std::ops::Range;

use rayon::prelude::*;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{ActionNumber, Priority, Prose};
use crate::rule;
use crate::source::{Location, Spanned};

use super::Context;
use super::walk::Passage;
use super::within::Places;
use super::wording::fold;

pub(super) static INFO: RuleInfo = rule!("copied-text", Warning, Staleness);

/// Shorter paragraphs can be the same by chance: "The work is going on as planned." In bytes of
/// folded text.
const SHORTEST: usize = 40;

/// A text, where it was reported, and on which action if on one.
#[derive(Debug, Clone, Copy)]
struct Reported<'a> {
    text: &'a str,
    place: Location,
    action: Option<ActionNumber>,
}

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let of_priority = |priority| {
        let mut found = Vec::new();
        in_reports(context, priority, &mut found);
        in_annexes(priority, &mut found);
        found
    };
    let found: Vec<Finding> =
        context.plan.priorities.par_iter().flat_map_iter(of_priority).collect();
    findings.extend(found);
}

/// The same of a sentence among others, which is more likely to be one of many that are made of the
/// same words.
const SHORTEST_SENTENCE: usize = 60;

/// The pieces of texts met so far, by a hash of their folded text. Of all the texts of a plan hardly
/// any is met twice: those that seem to be are folded once more and compared.
#[derive(Default)]
struct Pieces<'a>(HashMap<u64, Vec<(&'a str, Reported<'a>)>>);

impl<'a> Pieces<'a> {
    /// Where a piece, which `folded` holds folded, was met before.
    fn earlier(&self, hash: u64, folded: &str) -> impl Iterator<Item = &Reported<'a>> {
        let alike = self.0.get(&hash).into_iter().flatten();
        alike.filter(move |(text, _)| fold(text) == folded).map(|(_, reported)| reported)
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

fn in_reports(context: &Context<'_>, priority: &Priority, findings: &mut Vec<Finding>) {
    let mut seen = Pieces::default();
    for reported in reports(priority) {
        // Piece by piece, since what is copied is often put before or after words of one's own.
        let mut own = Vec::new();
        let mut first = None;
        let mut paragraph_starts = 0;
        for paragraph in reported.text.split("\n\n") {
            let pieces = pieces(paragraph);
            for (piece, folded) in &pieces {
                let hash = hash(folded);
                first = first.or_else(|| {
                    let mut earlier = seen.earlier(hash, folded);
                    let earlier = earlier.find(|one| !are_one_report(priority, one, &reported));
                    let at = paragraph_starts + piece.start;
                    earlier.map(|earlier| (*earlier, at..paragraph_starts + piece.end))
                });
                own.push((hash, paragraph.get(piece.clone()).unwrap_or_default()));
            }
            paragraph_starts += paragraph.len() + 2;
        }
        findings.extend(first.map(|(first, piece)| {
            let part = (piece.len() < reported.text.len()).then(|| {
                let Location { source, span } = reported.place;
                let passage = Passage { source, span, text: reported.text };
                Places::of(context.sources, &passage).locate(piece)
            });
            finding(&first, &reported, part)
        }));
        for (hash, piece) in own {
            seen.0.entry(hash).or_default().push((piece, reported));
        }
    }
}

/// The pieces of a paragraph that are compared, each with its folded words: the whole, and each
/// of its sentences.
fn pieces(paragraph: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut whole = String::new();
    let mut start = 0;
    for sentence in paragraph.split_inclusive(". ") {
        let folded = fold(sentence);
        if !whole.is_empty() && !folded.is_empty() {
            whole.push(' ');
        }
        whole.push_str(&folded);
        let range = start..start + sentence.trim_end().len();
        start += sentence.len();
        if folded.len() >= SHORTEST_SENTENCE && range.end - range.start < paragraph.len() {
            found.push((range, folded));
        }
    }
    if whole.len() >= SHORTEST {
        found.insert(0, (0..paragraph.trim_end().len(), whole));
    }
    found
}

fn in_annexes(priority: &Priority, findings: &mut Vec<Finding>) {
    let mut annexes: BTreeMap<String, Reported<'_>> = BTreeMap::new();
    for annex in &priority.annexes {
        let Some(text) = &annex.data.body else { continue };
        let action = annex.data.head.action.as_ref().map(|action| action.value);
        let reported = Reported { text, place: annex.locate(&annex.data.head.title), action };
        let first = *annexes.entry(fold(text)).or_insert(reported);
        if first.place != reported.place {
            findings.push(
                Finding::new(&INFO, reported.place, "the same report is attached twice")
                    .related(first.place, "first attached here")
                    .help("attach it once"),
            );
        }
    }
}

/// Everything that is reported on the actions of a priority, in order of action and period.
fn reports(priority: &Priority) -> impl Iterator<Item = Reported<'_>> {
    priority.actions.iter().flat_map(|action| {
        let kpis = action.data.kpis.iter().flat_map(|kpi| kpi.values.iter());
        let shown = kpis.filter_map(|(_, reading)| reading.text.as_ref());
        let progress = action.data.progress.iter().flat_map(|(_, Spanned { value, .. })| {
            [&value.result, &value.target_gap, &value.late].into_iter().flatten()
        });
        let number = Some(action.data.action.value);
        shown.chain(progress).map(move |text: &Prose| Reported {
            text,
            place: action.locate(text),
            action: number,
        })
    })
}

/// Whether two actions say that they are reported in one text.
fn are_one_report(priority: &Priority, one: &Reported<'_>, other: &Reported<'_>) -> bool {
    let key = priority.key();
    let says = |from: Option<ActionNumber>, to: Option<ActionNumber>| {
        let actions = priority.actions.iter();
        let of_one = actions.filter(|action| Some(action.data.action.value) == from);
        of_one.flat_map(|action| &action.data.relations).any(|relation| {
            relation.action.value.within(&key) == to && relation.kind.shares_report()
        })
    };
    one.action != other.action && (says(one.action, other.action) || says(other.action, one.action))
}

fn finding(first: &Reported<'_>, again: &Reported<'_>, part: Option<Location>) -> Finding {
    let what = if part.is_some() { "a part of this" } else { "this" };
    let message = match first.action {
        Some(number) if first.action != again.action => {
            format!("{what} was reported word for word on action {number}")
        }
        _ => format!("{what} was reported word for word before"),
    };
    let finding = Finding::new(&INFO, again.place, message);
    let finding = match part {
        Some(part) => finding.related(part, "this part"),
        None => finding,
    };
    finding
        .related(first.place, "first reported here")
        .help("report what is new, or leave the text out")
        .help::<&str>((first.action != again.action).then_some(
            "where two actions are reported in one text, say so with the relation `reported_with`",
        ))
}
