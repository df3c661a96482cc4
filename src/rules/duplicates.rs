//! `duplicate-figure`, `duplicate-goal`, `duplicate-kpi`, `duplicate-period`,
//! `duplicate-priority`: a name that has to be unique stands twice.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::rule;
use crate::source::Location;

use super::Context;
use super::walk;

pub(super) static FIGURE: RuleInfo = rule!("duplicate-figure", Error, Consistency);
pub(super) static GOAL: RuleInfo = rule!("duplicate-goal", Error, Consistency);
pub(super) static KPI: RuleInfo = rule!("duplicate-kpi", Error, Consistency);
pub(super) static PERIOD: RuleInfo = rule!("duplicate-period", Error, Consistency);
pub(super) static PRIORITY: RuleInfo = rule!("duplicate-priority", Error, Consistency);

pub(super) fn figures(context: &Context<'_>, findings: &mut Findings) {
    for priority in &context.plan.priorities {
        let ids = walk::figures(priority).filter_map(|(source, figure)| {
            figure.id.as_ref().map(|id| (id.as_str(), Location::new(source, id.span)))
        });
        for (id, first, again) in repeated(ids) {
            findings.push(
                Finding::new(&FIGURE, again, format!("the priority already has a figure `{id}`"))
                    .related(first, "first defined here")
                    .help("give it a name of its own, since others refer to it by its name"),
            );
        }
    }
}

pub(super) fn goals(context: &Context<'_>, findings: &mut Findings) {
    for file in context.plan.priorities.iter().filter_map(|priority| priority.file.as_ref()) {
        let goals = file.data.goals.iter();
        let numbers = goals.map(|goal| (goal.number.value, file.locate(&goal.number)));
        for (number, first, again) in repeated(numbers) {
            findings.push(
                Finding::new(&GOAL, again, format!("the priority already has a goal {number}"))
                    .related(first, "first defined here"),
            );
        }
    }
}

pub(super) fn kpis(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        let kpis = action.data.kpis.iter().map(|kpi| (kpi.id.as_str(), action.locate(&kpi.id)));
        for (id, first, again) in repeated(kpis) {
            findings.push(
                Finding::new(&KPI, again, format!("the action already has an indicator `{id}`"))
                    .related(first, "first defined here"),
            );
        }
    }
}

pub(super) fn periods(context: &Context<'_>, findings: &mut Findings) {
    let file = &context.plan.file;
    let periods = file.data.periods.iter();
    for (id, first, again) in
        repeated(periods.map(|period| (period.id.as_str(), file.locate(&period.id))))
    {
        findings.push(
            Finding::new(&PERIOD, again, format!("the plan already has a period `{id}`"))
                .related(first, "first defined here"),
        );
    }
}

pub(super) fn priorities(context: &Context<'_>, findings: &mut Findings) {
    let file = &context.plan.file;
    let entries = file.data.priorities.iter();
    for (key, first, again) in
        repeated(entries.map(|entry| (entry.key.as_str(), file.locate(&entry.key))))
    {
        findings.push(
            Finding::new(&PRIORITY, again, format!("the plan already lists the priority `{key}`"))
                .related(first, "first listed here"),
        );
    }
}

/// Every name that was there before, with its first place and its new one.
fn repeated<K: Ord + Copy>(
    names: impl Iterator<Item = (K, Location)>,
) -> Vec<(K, Location, Location)> {
    let mut firsts = BTreeMap::new();
    let mut repeated = Vec::new();
    for (name, place) in names {
        let first = *firsts.entry(name).or_insert(place);
        if first != place {
            repeated.push((name, first, place));
        }
    }
    repeated
}
