//! `percent-of-percentage`: an indicator that is a percentage is to change by so many per cent.

use crate::analyse::kpi;
use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Aim, Percent, is_percentage};
use crate::rule;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("percent-of-percentage", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        for kpi in &action.data.kpis {
            if !kpi.unit.as_ref().is_some_and(|unit| is_percentage(unit)) {
                continue;
            }
            for target in kpi.target.iter() {
                let Aim::Change(change) = &target.aim else { continue };
                if change.is_in_points() {
                    continue;
                }
                let points = Percent::points(change.value());
                let baseline = kpi.baseline.as_ref().and_then(|reading| kpi::number(reading));
                let finding = Finding::new(
                    &INFO,
                    action.locate(target),
                    format!("the indicator is a percentage, and is to change by {change}"),
                )
                .help(format!("write `change: {points}` for percentage points"));
                let part = baseline.and_then(|before| before.changed_by(*change));
                findings.push(match (baseline, part) {
                    (Some(before), Some(aim)) => {
                        let key = if aim.value() < before.value() { "at_most" } else { "at_least" };
                        finding.help(format!("write `{key}: {aim}` for {change} of {before}"))
                    }
                    _ => finding.help("write the number that is to be reached, as `at_least`"),
                });
            }
        }
    }
}
