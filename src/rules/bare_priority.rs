//! `priority-without-driver`, `priority-without-report`: a priority that nobody answers for, or of
//! which nothing is told.

use crate::analyse::status::is_reported;
use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Action, Field, Period, Priority, PriorityFile, fields};
use crate::rule;

use super::Context;
use super::goal_without_action::is_bare;
use super::reporting::is_for;

pub(super) static DRIVER: RuleInfo = rule!("priority-without-driver", Warning, Completeness);
pub(super) static REPORT: RuleInfo = rule!("priority-without-report", Warning, Completeness);

pub(super) fn driver(context: &Context<'_>, findings: &mut Findings) {
    for file in context.plan.priorities.iter().filter_map(|priority| priority.file.as_ref()) {
        if file.data.driver.is_some()
            || context.is_unfilled(file.source, fields!(PriorityFile: driver))
        {
            continue;
        }
        let key = &file.data.key;
        findings.push(
            Finding::new(&DRIVER, file.locate(key), format!("nobody drives the priority `{key}`"))
                .help("add the Member State that does, such as `driver: NL`"),
        );
    }
}

pub(super) fn report(context: &Context<'_>, findings: &mut Findings) {
    if context.is_plan_damaged(fields!(PlanFile: periods)) {
        return;
    }
    let plan = context.plan;
    let periods = plan.file.data.periods.iter();
    let reported: Vec<(&Period, &Priority)> =
        periods.filter_map(|period| Some((period, reported_in(context, period)?))).collect();
    for priority in &plan.priorities {
        let Some(file) = &priority.file else { continue };
        let others = reported.iter().find(|(period, _)| is_for(period, priority));
        let Some((period, other)) = others else { continue };
        if tells(priority, &file.data)
            || file.data.goals.iter().any(|goal| is_bare(priority, goal))
            || context.is_folder_damaged(&priority.folder, SECTIONS)
            || priority.actions.iter().any(|action| context.is_unfilled(action.source, SECTIONS))
            || context.is_unfilled(file.source, SECTIONS)
        {
            continue;
        }
        let key = &file.data.key;
        let other = other.key();
        findings.push(
            Finding::new(
                &REPORT,
                file.locate(key),
                format!("nothing is reported on the priority `{key}`"),
            )
            .note(format!("`{other}` is reported for {}", period.label))
            .help("report its actions under `progress`, or its goals under `report`")
            .help("or, if another document reports on it, name that in `oap.yaml` under `reported_in`"),
        );
    }
}

/// The top-level keys under which something may be reported.
const SECTIONS: &[Field] = fields!(
    Action: progress, kpis, results, events, operations, comments;
    PriorityFile: goals, figures, verdict, achievements
);

/// The first priority of which an action is reported in a period.
fn reported_in<'a>(context: &Context<'a>, period: &Period) -> Option<&'a Priority> {
    let mut priorities = context.plan.priorities.iter();
    priorities.find(|priority| is_reported(priority, period))
}

/// Whether anything is told of a priority, in whatever form.
pub(super) fn tells(priority: &Priority, file: &PriorityFile) -> bool {
    let PriorityFile { figures, events, operations, verdict, achievements, goals, .. } = file;
    let in_actions = priority.actions.iter().any(|action| {
        let Action { progress, kpis, results, events, operations, comments, .. } = &action.data;
        let measured = kpis.iter().any(|kpi| !kpi.values.is_empty());
        let told = [results.is_empty(), events.is_empty(), operations.is_empty()];
        !progress.is_empty() || measured || !comments.is_empty() || told.contains(&false)
    });
    let in_file = [figures.is_empty(), events.is_empty(), operations.is_empty()].contains(&false)
        || verdict.is_some()
        || !achievements.is_empty()
        || goals.iter().any(|goal| goal.report.is_some());
    in_actions || in_file || !priority.narrative.is_empty() || !priority.annexes.is_empty()
}
