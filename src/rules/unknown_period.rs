//! `unknown-period`: something is reported for a period that the plan does not have.

use crate::diagnostic::{Finding, RuleInfo};
use crate::model::scalar::Scalar;
use crate::model::{Line, PlanDate};
use crate::rule;
use crate::source::{SourceId, Spanned};

use super::context::{self, Context};
use super::walk;

pub(super) static INFO: RuleInfo = rule!("unknown-period", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.is_plan_damaged(&["periods"]) {
        return;
    }
    let ids: Vec<&str> =
        context.plan.file.data.periods.iter().map(|period| period.id.as_str()).collect();
    for (source, period) in named(context) {
        let name = period.as_str();
        if !ids.contains(&name) {
            let location = crate::source::Location::new(source, period.span);
            // A period is mostly named like a date, and so is mistaken for one.
            let date = PlanDate::parse(name).err().and_then(|refusal| refusal.suggest);
            let help = match date.filter(|date| ids.contains(&date.as_str())) {
                Some(date) => Some(format!("did you mean `{date}`?")),
                None => context::known(name, "its periods are", ids.iter().copied()),
            };
            let message = format!("the plan has no period `{name}`");
            findings.push(Finding::new(&INFO, location, message).help::<String>(help));
        }
    }
}

/// Every period that is named in a priority.
fn named<'a>(context: &Context<'a>) -> impl Iterator<Item = (SourceId, &'a Spanned<Line>)> {
    let in_actions = context.actions().flat_map(|(_, action)| {
        let progress = action.data.progress.iter().map(|(period, _)| period);
        let values = action.data.kpis.iter().flat_map(|kpi| kpi.values.iter());
        progress.chain(values.map(|(period, _)| period)).map(|period| (action.source, period))
    });
    let in_figures = context.plan.priorities.iter().flat_map(walk::figures);
    let in_figures =
        in_figures.filter_map(|(source, figure)| Some((source, figure.period.as_ref()?)));
    in_actions.chain(in_figures)
}
