//! `kpi-without-target`, `kpi-without-value`: an action is judged by an indicator of which the one
//! or the other is missing.

use crate::analyse::kpi;
use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Action, Document, Kpi, Period, Priority, Progress, Stage, Verdict, fields};
use crate::rule;
use crate::source::{Location, Span, Spanned};

use super::Context;
use super::reporting::is_for;
use super::verdicts;

pub(super) static TARGET: RuleInfo = rule!("kpi-without-target", Warning, Completeness);
pub(super) static VALUE: RuleInfo = rule!("kpi-without-value", Warning, Completeness);

pub(super) fn target(context: &Context<'_>, findings: &mut Findings) {
    for (priority, action) in context.actions() {
        let kpis = &action.data.kpis;
        // Beside an indicator with a target, another may well only be watched.
        let open = |kpi: &Kpi| kpi.target.is_empty() && kpi.suitability.is_none();
        let Some(first) = kpis.first().filter(|_| kpis.iter().all(open)) else { continue };
        let report = last_report(context, priority, action);
        let verdict = report.and_then(|report| report.verdict());
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
    for (priority, action) in context.actions() {
        let Some(report) = last_report(context, priority, action) else { continue };
        if context.is_unfilled(action.source, fields!(Action: kpis)) {
            continue;
        }
        let kpis = &action.data.kpis;
        let met = report.verdict().is_some_and(|verdict| verdict.value == Verdict::Met);
        let is_early = |kpi: &Kpi| kpi::judge(kpi, [], &report.until).is_early();
        let is_empty =
            |kpi: &&Kpi| kpi.values.is_empty() && kpi.suitability.is_none() && !is_early(kpi);
        let mut asked_for = false;
        // `met-without-value` has the others. What is told in words may stand in the report.
        if let Some((why, place)) = report.asks_for_value(action).filter(|_| !met) {
            for kpi in kpis.iter().filter(is_empty).filter(|kpi| verdicts::counts(kpi)) {
                let message = format!("{why}, and the indicator has no value in any period");
                findings.push(no_value(action.locate(&kpi.name), &message, place));
                asked_for = true;
            }
        }
        // In words or numbers, one of several says something by the end.
        let silent = report.is_last && kpis.iter().all(|kpi| is_empty(&kpi)) && !asked_for;
        let Some(first) = kpis.first().filter(|_| silent) else { continue };
        if met && kpis.iter().any(verdicts::counts) {
            continue;
        }
        let message = if kpis.len() == 1 {
            "the last report is there, and the indicator has no value in any period"
        } else {
            "the last report is there, and no indicator has a value in any period"
        };
        findings.push(no_value(action.locate(&first.name), message, action.at(report.key)));
    }
}

fn no_value(kpi: Location, message: &str, reported: Location) -> Finding {
    Finding::new(&VALUE, kpi, message).related(reported, "reported here").help(
        "add a number or words under `values`, or the reason why there is neither: \
         `not_available`, `not_specified`",
    )
}

/// The report on an action in the last period in which there is one.
struct Report<'a> {
    key: Span,
    progress: &'a Progress,
    /// Whether no other is to follow under this plan.
    is_last: bool,
    /// The period, behind those before it.
    until: Vec<&'a Period>,
}

impl<'a> Report<'a> {
    fn verdict(&self) -> Option<&'a Spanned<Verdict>> {
        self.progress.verdict.as_ref()
    }

    /// Why an indicator of numbers should have one by now, and where that is said.
    fn asks_for_value(&self, action: &Document<Action>) -> Option<(&'static str, Location)> {
        if let Some(verdict) = self.verdict().filter(|verdict| judges(verdict.value)) {
            return Some(("there is a verdict", action.locate(verdict)));
        }
        let stage = self.progress.stage.as_ref();
        let finished = stage.filter(|stage| stage.value == Stage::Finished)?;
        Some(("the action is finished", action.locate(finished)))
    }
}

fn last_report<'a>(
    context: &Context<'a>,
    priority: &Priority,
    action: &'a Document<Action>,
) -> Option<Report<'a>> {
    let periods = || context.plan.file.data.periods.iter().rev();
    let last = periods().find(|period| is_for(period, priority))?;
    let (period, key, progress) = periods().find_map(|period| {
        let mut entries = action.data.progress.iter();
        let (key, progress) = entries.find(|(key, _)| key.as_str() == period.id.as_str())?;
        Some((period, key.span, &progress.value))
    })?;
    let before = context.plan.file.data.periods.iter().take_while(|one| one.id != period.id);
    let until = before.chain([period]).collect();
    Some(Report { key, progress, is_last: period.id == last.id, until })
}

fn judges(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Met | Verdict::PartlyMet | Verdict::NotMet)
}
