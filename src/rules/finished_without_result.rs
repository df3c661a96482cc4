//! `finished-without-result`: an action is finished and nothing says what came of it.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Action, Field, Progress, Stage, fields};
use crate::rule;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("finished-without-result", Warning, Completeness);

/// The top-level keys under which something may have come of an action.
const SECTIONS: &[Field] = fields!(
    Action: progress, kpis, results, events, operations, comments, relations, continuation
);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        // Without a title it is an entry in a list of statuses, which promises no more.
        if action.data.title.is_none()
            || context.is_unfilled(action.source, SECTIONS)
            || says_what_came_of_it(&action.data)
        {
            continue;
        }
        let finished = |progress: &&Progress| {
            progress.stage.as_ref().is_some_and(|stage| stage.value == Stage::Finished)
        };
        let mut reports = action.data.progress.iter().map(|(_, progress)| &progress.value);
        let Some(stage) = reports.find(finished).and_then(|progress| progress.stage.as_ref())
        else {
            continue;
        };
        findings.push(
            Finding::new(
                &INFO,
                action.locate(stage),
                "the action is finished, and nothing is reported of it",
            )
            .help(
                "add what came of it as a `result`, as `results` or as the value of an indicator",
            ),
        );
    }
}

fn says_what_came_of_it(action: &Action) -> bool {
    let Action { progress, kpis, results, events, operations, .. } = action;
    let Action { comments, relations, continuation, .. } = action;
    let in_progress = progress.iter().any(|(_, progress)| {
        let Progress { result, target_gap, late, .. } = &progress.value;
        result.is_some() || target_gap.is_some() || late.is_some()
    });
    let in_kpis = kpis.iter().flat_map(|kpi| kpi.values.iter()).any(|(_, reading)| {
        reading.text.is_some() || crate::analyse::kpi::number(reading).is_some()
    });
    let elsewhere = relations.iter().any(|relation| relation.kind.shares_report());
    let afterwards = continuation.as_ref().is_some_and(|next| next.note.is_some());
    in_progress
        || afterwards
        || in_kpis
        || elsewhere
        || !(results.is_empty()
            && events.is_empty()
            && operations.is_empty()
            && comments.is_empty())
}
