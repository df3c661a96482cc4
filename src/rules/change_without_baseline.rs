//! `change-without-baseline`: an indicator is to change by so much, and nobody says from where.

use crate::analyse::kpi;
use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Aim, fields};
use crate::rule;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("change-without-baseline", Warning, Completeness);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        if context.is_unfilled(action.source, fields!(Action: kpis)) {
            continue;
        }
        for kpi in &action.data.kpis {
            let change = kpi.target.iter().find(|target| matches!(target.aim, Aim::Change(_)));
            let Some(target) = change else { continue };
            let known = kpi.baseline.as_ref().and_then(|reading| kpi::number(reading)).is_some();
            if known {
                continue;
            }
            findings.push(
                Finding::new(
                    &INFO,
                    action.locate(target),
                    "the target is a change, and the indicator has no baseline",
                )
                .label("nobody can tell when this is reached")
                .help("add a `baseline` with the number before the action and its date"),
            );
        }
    }
}
