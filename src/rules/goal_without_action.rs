//! `goal-without-action`: a goal has no action, no report, and nothing says why.

use std::collections::BTreeSet;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::discover::{Likeness, Role};
use crate::model::{Goal, Priority, fields};
use crate::rule;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("goal-without-action", Warning, Completeness);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    // One that nothing reads has a finding of its own.
    let is_lost = |path: &str| matches!(Likeness::of(path), Some(Likeness::Action(_)));
    let paths = context.sources.iter().map(|(_, file)| file.path);
    let (lost, read): (Vec<&str>, Vec<&str>) = paths.partition(|path| is_lost(path));
    let read: Vec<&str> = read.into_iter().filter(|path| Role::of(path).is_some()).collect();
    for priority in &context.plan.priorities {
        let Some(file) = &priority.file else { continue };
        // A file that could not be read may be the one action of a goal.
        let folder = format!("priorities/{}/actions/", priority.folder);
        let files = read.iter().filter(|path| path.starts_with(&folder)).count() + lost.len();
        let unread = files != priority.actions.len() || context.is_closed(&folder);
        if unread || context.is_damaged(file.source, fields!(PriorityFile: goals)) {
            continue;
        }
        let mut seen = BTreeSet::new();
        for goal in &file.data.goals {
            let number = goal.number.value;
            if !seen.insert(number) || !is_bare(priority, goal) {
                continue;
            }
            findings.push(
                Finding::new(
                    &INFO,
                    file.locate(&goal.number),
                    format!("goal {number} has no action"),
                )
                .help(
                    "say why under `without_action`, or report on the goal itself under `report`",
                ),
            );
        }
    }
}

/// Whether a goal has neither an action nor a report, and nothing says why.
pub(super) fn is_bare(priority: &Priority, goal: &Goal) -> bool {
    let number = goal.number.value;
    // Actions are sorted by number, and so by goal.
    let has_action =
        priority.actions.binary_search_by_key(&number, |action| action.data.action.value.goal);
    has_action.is_err() && goal.report.is_none() && goal.without_action.is_none()
}
