//! `period-not-reported`, `period-of-other-priority`: who has to report in which period.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::analyse::due::{DuePeriods, is_missing};
use crate::analyse::kpi::says_something;
use crate::analyse::status::is_reported;
use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Action, Document, Period, Priority, fields};
use crate::rule;

use super::Context;
use super::bare_priority::tells;

pub(super) use crate::analyse::due::is_for;

pub(super) static MISSING: RuleInfo = rule!("period-not-reported", Warning, Completeness);
pub(super) static OTHER: RuleInfo = rule!("period-of-other-priority", Error, Consistency);

pub(super) fn missing(context: &Context<'_>, findings: &mut Findings) {
    let plan = &context.plan.file;
    if context.is_plan_damaged(fields!(PlanFile: periods)) {
        return;
    }
    let due = DuePeriods::of(context.plan, context.today);
    let shown = LazyCell::new(|| DuePeriods::of(context.plan, None));
    for priority in &context.plan.priorities {
        let unread = context.is_folder_damaged(&priority.folder, fields!(Action: action, progress))
            || priority
                .actions
                .iter()
                .any(|a| context.is_unfilled(a.source, fields!(Action: progress)));
        // A report for a period of nobody's may be the one that is missing; that is said there.
        let own: BTreeSet<&str> = plan
            .data
            .periods
            .iter()
            .filter(|period| is_for(period, priority))
            .map(|period| period.id.as_str())
            .collect();
        let is_misplaced = |action: &Action| {
            action.progress.iter().any(|(period, _)| !own.contains(period.as_str()))
        };
        for period in plan.data.periods.iter().filter(|period| is_for(period, priority)) {
            let actions = || {
                priority.actions.iter().filter(|action| {
                    !context.is_unfilled(action.source, fields!(Action: progress))
                        && !is_misplaced(&action.data)
                        && is_missing(&action.data, period, &plan.data.periods)
                })
            };
            if is_reported(priority, period) {
                findings.extend(actions().map(|action| not_reported(action, context, period)));
            } else if due.owes(priority, period) {
                let misplaced = priority.actions.iter().any(|action| is_misplaced(&action.data));
                if !unread && !misplaced && actions().next().is_some() {
                    findings.extend(silent(priority, context, period, shown.has_come(period)));
                }
            } else {
                let measured = priority.actions.iter();
                findings
                    .extend(measured.filter_map(|action| only_measured(action, context, period)));
            }
        }
    }
}

/// A priority that says nothing in a period that is due. One that says nothing at all has a rule of its
/// own.
fn silent(
    priority: &Priority,
    context: &Context<'_>,
    period: &Period,
    is_shown: bool,
) -> Option<Finding> {
    let plan = &context.plan.file;
    let file = priority.file.as_ref().filter(|file| tells(priority, &file.data))?;
    let key = &file.data.key;
    let message = format!("no action of {key} is reported for {}", period.label);
    let listed = period.priorities.iter().find(|listed| listed.folder() == priority.folder);
    Some(match listed {
        Some(listed) => Finding::new(&MISSING, plan.locate(listed), message)
            .label("the priority has to report in this period")
            .help("add the reports, or take the priority off the list"),
        None => Finding::new(&MISSING, file.locate(key), message)
            .related(
                plan.locate(&period.id),
                if is_shown {
                    "others are reported for it"
                } else {
                    "the day by which its reports are due is over"
                },
            )
            .help(format!("add the reports under `progress`, `{}`", period.id.as_str()))
            .help("or name those who report in the period: `priorities: [THB]`"),
    })
}

pub(super) fn of_other(context: &Context<'_>, findings: &mut Findings) {
    let plan = &context.plan.file;
    for (priority, action) in context.actions() {
        let values = action.data.kpis.iter().flat_map(|kpi| kpi.values.iter());
        let progress = action.data.progress.iter().map(|(period, _)| period);
        for key in progress.chain(values.map(|(period, _)| period)) {
            let mut periods = plan.data.periods.iter();
            let Some(period) = periods.find(|period| period.id.as_str() == key.as_str()) else {
                continue;
            };
            if is_for(period, priority) {
                continue;
            }
            let key_of_priority = priority.folder.to_uppercase();
            let message = format!("{key_of_priority} does not report in {}", period.label);
            findings.push(
                Finding::new(&OTHER, action.locate(key), message)
                    .related(
                        plan.locate(&period.id),
                        "the priorities of the period are listed here",
                    )
                    .help("report it under the period of the priority, or add the priority there"),
            );
        }
    }
}

fn not_reported(action: &Document<Action>, context: &Context<'_>, period: &Period) -> Finding {
    let number = action.data.action.value;
    Finding::new(
        &MISSING,
        action.locate(&action.data.action),
        format!("action {number} is not reported for {}", period.label),
    )
    .related(
        context.plan.file.locate(&period.id),
        "other actions of the priority are reported for it",
    )
    .help(match action.data.progress.get(period.id.as_str()) {
        Some(_) => {
            format!("write the report in place of what is said of `{}`", period.id.as_str())
        }
        None => format!("add `{}` under `progress`", period.id.as_str()),
    })
}

/// A value of an indicator in a period for which nothing of the priority is reported: no document shows it.
fn only_measured(
    action: &Document<Action>,
    context: &Context<'_>,
    period: &Period,
) -> Option<Finding> {
    let id = period.id.as_str();
    if action.data.progress.get(id).is_some()
        || context.is_unfilled(action.source, fields!(Action: progress))
    {
        return None;
    }
    let mut values = action.data.kpis.iter().flat_map(|kpi| kpi.values.iter());
    let (key, _) =
        values.find(|(key, value)| key.as_str() == id && says_something(&value.value))?;
    let message = format!("a value is given for {}, and nothing is reported for it", period.label);
    Some(
        Finding::new(&MISSING, action.locate(key), message)
            .note("a value alone is no report: documents stay at the period before")
            .help(format!("add `{id}` under `progress`, with how the action stands")),
    )
}
