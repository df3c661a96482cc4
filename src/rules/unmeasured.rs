//! `kpi-without-target`, `kpi-without-value`: an action is judged by an indicator of which the one
//! or the other is missing.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Action, Document, Kpi, Progress, Stage, Verdict, fields};
use crate::rule;
use crate::source::{Span, Spanned};

use super::Context;
use super::verdicts;

pub(super) static TARGET: RuleInfo = rule!("kpi-without-target", Warning, Completeness);
pub(super) static VALUE: RuleInfo = rule!("kpi-without-value", Warning, Completeness);

pub(super) fn target(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        let kpis = &action.data.kpis;
        // Beside an indicator with a target, another may well only be watched.
        let open = |kpi: &Kpi| kpi.target.is_none() && kpi.suitability.is_none();
        let Some(first) = kpis.first().filter(|_| kpis.iter().all(open)) else { continue };
        let verdict = last(context, action).and_then(|progress| progress.verdict.as_ref());
        let Some(verdict) = verdict.filter(|verdict| judges(verdict.value)) else { continue };
        if context.is_unfilled(action.source, fields!(Action: kpis)) {
            continue;
        }
        let message = if kpis.len() == 1 {
            "there is a verdict, and the indicator has no target"
        } else {
            "there is a verdict, and none of the indicators has a target"
        };
        findings.push(
            Finding::new(&TARGET, action.locate(&first.name), message)
                .related(action.locate(verdict), "the verdict")
                .help("add a `target`, such as `target: { at_least: 3 }`")
                .help("or say why there is none: `target: not_specified`"),
        );
    }
}

pub(super) fn value(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        let Some(progress) = last(context, action) else { continue };
        let Some((why, span)) = asks_for_value(progress) else { continue };
        if context.is_unfilled(action.source, fields!(Action: kpis)) {
            continue;
        }
        let met = progress.verdict.as_ref().is_some_and(|verdict| verdict.value == Verdict::Met);
        // `met-without-value` has the others. What is told in words may stand in the report.
        if met {
            continue;
        }
        let unmeasured = |kpi: &&Kpi| {
            kpi.values.is_empty() && kpi.suitability.is_none() && verdicts::counts(kpi)
        };
        for kpi in action.data.kpis.iter().filter(unmeasured) {
            findings.push(
                Finding::new(
                    &VALUE,
                    action.locate(&kpi.name),
                    format!("{why}, and the indicator has no value in any period"),
                )
                .related(action.at(span), "reported here")
                .help(
                    "add a number or words under `values`, or the reason why there is neither: \
                     `not_available`, `not_specified`",
                ),
            );
        }
    }
}

/// Why an indicator should have a value by now, and where that is said.
fn asks_for_value(progress: &Progress) -> Option<(&'static str, Span)> {
    let verdict = progress.verdict.as_ref().filter(|verdict| judges(verdict.value));
    if let Some(verdict) = verdict {
        return Some(("there is a verdict", verdict.span));
    }
    let stage = progress.stage.as_ref().filter(|stage| stage.value == Stage::Finished)?;
    Some(("the action is finished", stage.span))
}

fn judges(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Met | Verdict::PartlyMet | Verdict::NotMet)
}

/// The report on an action in the last period in which there is one.
fn last<'a>(context: &Context<'a>, action: &'a Document<Action>) -> Option<&'a Progress> {
    let mut periods = context.plan.file.data.periods.iter().rev();
    let found = periods.find_map(|period| action.data.progress.get(period.id.as_str()));
    found.map(|Spanned { value, .. }| value)
}
