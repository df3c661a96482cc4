//! `duplicate-party`: a party stands twice in one list.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, RuleInfo};
use crate::model::{Event, Figure, Involved, Operation};
use crate::rule;
use crate::source::{Location, SourceId, Span};

use super::Context;
use super::unknown_party;

pub(super) static INFO: RuleInfo = rule!("duplicate-party", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut list = |source, parties| repeated(context, source, parties, findings);
    for priority in &context.plan.priorities {
        if let Some(file) = &priority.file {
            let data = &file.data;
            let of_group = [&data.co_drivers, &data.members, &data.agencies];
            for parties in of_group.into_iter().chain([&data.third_states, &data.others]) {
                list(file.source, parties);
            }
            activities(file.source, &data.figures, &data.events, &data.operations, &mut list);
            for report in data.goals.iter().filter_map(|goal| goal.report.as_ref()) {
                let (figures, events) = (&report.results, &report.events);
                activities(file.source, figures, events, &report.operations, &mut list);
            }
        }
        for action in &priority.actions {
            let (source, data) = (action.source, &action.data);
            for parties in [&data.leaders, &data.co_leaders, &data.participants] {
                list(source, parties);
            }
            activities(source, &data.results, &data.events, &data.operations, &mut list);
        }
    }
}

fn activities<'a>(
    source: SourceId,
    figures: &'a [Figure],
    events: &'a [Event],
    operations: &'a [Operation],
    list: &mut impl FnMut(SourceId, &'a [Involved]),
) {
    for figure in figures {
        list(source, &figure.countries);
    }
    for event in events {
        list(source, &event.organisers);
        list(source, &event.attended_by);
    }
    for operation in operations {
        list(source, &operation.countries);
    }
}

fn repeated(
    context: &Context<'_>,
    source: SourceId,
    parties: &[Involved],
    findings: &mut Vec<Finding>,
) {
    if parties.len() < 2 {
        return;
    }
    let mut firsts: BTreeMap<&str, Span> = BTreeMap::new();
    // A role of its own is a reason to be named a second time.
    for involved in parties.iter().filter(|involved| involved.role.is_none()) {
        let (name, span) = (involved.party.as_str(), involved.party.span);
        let first = *firsts.entry(name).or_insert(span);
        if first != span && unknown_party::is_known(&context.plan.file.data, name) {
            findings.push(
                Finding::new(
                    &INFO,
                    Location::new(source, span),
                    format!("`{name}` stands in this list twice"),
                )
                .related(Location::new(source, first), "first listed here")
                .help("list it once, or give the `role` of each"),
            );
        }
    }
}
