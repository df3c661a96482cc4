//! `copied-text`: a paragraph of a report stands in another report, word for word.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hasher};

use rayon::prelude::*;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{ActionNumber, Priority, Prose, RelationKind};
use crate::rule;
use crate::source::{Location, Spanned};

use super::Context;
use super::wording::{fold, fold_into};

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
        in_reports(priority, &mut found);
        in_annexes(priority, &mut found);
        found
    };
    let found: Vec<Finding> =
        context.plan.priorities.par_iter().flat_map_iter(of_priority).collect();
    findings.extend(found);
}

/// The paragraphs met so far, by a hash of their folded text. Of all the texts of a plan hardly
/// any is met twice: those that seem to be are folded once more and compared.
#[derive(Default)]
struct Paragraphs<'a>(HashMap<u64, Vec<(&'a str, Reported<'a>)>>);

impl<'a> Paragraphs<'a> {
    /// Where a paragraph, which `folded` holds folded, was met before.
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

fn in_reports(priority: &Priority, findings: &mut Vec<Finding>) {
    let mut seen = Paragraphs::default();
    let mut folded = String::new();
    for reported in reports(priority) {
        // By paragraph, since what is copied is often put before or after words of one's own.
        let mut long = Vec::new();
        let mut first = None;
        for paragraph in reported.text.split("\n\n") {
            fold_into(&mut folded, paragraph);
            if folded.len() < SHORTEST {
                continue;
            }
            let hash = hash(&folded);
            first = first.or_else(|| {
                let mut earlier = seen.earlier(hash, &folded);
                earlier.find(|earlier| !are_one_report(priority, earlier, &reported)).copied()
            });
            long.push((hash, paragraph));
        }
        findings.extend(first.map(|first| finding(&first, &reported)));
        for (hash, paragraph) in long {
            seen.0.entry(hash).or_default().push((paragraph, reported));
        }
    }
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
    let says = |from: Option<ActionNumber>, to: Option<ActionNumber>| {
        let actions = priority.actions.iter();
        let of_one = actions.filter(|action| Some(action.data.action.value) == from);
        of_one.flat_map(|action| &action.data.relations).any(|relation| {
            Some(relation.action.value) == to && relation.kind != RelationKind::SeeAlso
        })
    };
    one.action != other.action && (says(one.action, other.action) || says(other.action, one.action))
}

fn finding(first: &Reported<'_>, again: &Reported<'_>) -> Finding {
    let message = match first.action {
        Some(number) if first.action != again.action => {
            format!("this was reported word for word on action {number}")
        }
        _ => "this was reported word for word before".to_owned(),
    };
    Finding::new(&INFO, again.place, message)
        .related(first.place, "first reported here")
        .help("report what is new, or leave the text out")
        .help::<&str>((first.action != again.action).then_some(
            "where two actions are reported in one text, say so with the relation `reported_with`",
        ))
}
