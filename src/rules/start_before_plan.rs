//! `start-before-plan`: an action is new and began before the plan it was drawn up for.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Basis, fields};
use crate::rule;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("start-before-plan", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.is_plan_damaged(fields!(PlanFile: years)) {
        return;
    }
    let Some(first) = context.plan.file.data.years.iter().min_by_key(|year| year.value) else {
        return;
    };
    for (_, action) in context.actions() {
        let Some(basis) = action.data.basis.as_ref().filter(|basis| basis.value == Basis::New)
        else {
            continue;
        };
        let drawn_up = action.data.plan_year.as_ref().map_or(first.value, |year| year.value);
        let Some(start) = &action.data.start else { continue };
        // One that is over by then is no action of the plan at all, which `date-outside-plan` says.
        let end = action.data.end.as_ref().and_then(|end| end.last_day());
        if end.is_some_and(|day| i32::from(day.year()) < i32::from(first.value)) {
            continue;
        }
        let ends_in = start.last_day().map(|day| i32::from(day.year()));
        if ends_in.is_none_or(|year| year >= i32::from(drawn_up)) {
            continue;
        }
        let finding = Finding::new(
            &INFO,
            action.locate(start),
            format!("the action is new in the plan for {drawn_up} and started before it"),
        )
        .related(action.locate(basis), "new by this");
        findings.push(
            finding
                .help("correct the date, or write `basis: continuing`")
                .help("or, if it was drawn up for an earlier plan, give that year as `plan_year`"),
        );
    }
}
