//! `met-without-value`, `missing-verdict`, `reached-but-open`, `verdict-contradicts-kpi`: what
//! the leader says of the target, and what the indicators show.

use crate::analyse::due::is_to_come;
use crate::analyse::kpi::{self, Judgement};
use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{
    Action, Aim, Attainment, Document, Kpi, Period, Progress, Reading, Stage, Stated, Unset,
    Verdict, fields,
};
use crate::rule;
use crate::source::{Location, Span, Spanned};

use super::Context;
use super::reporting::is_for;

pub(super) static CONTRADICTION: RuleInfo = rule!("verdict-contradicts-kpi", Error, Consistency);
pub(super) static MISSING: RuleInfo = rule!("missing-verdict", Warning, Completeness);
pub(super) static REACHED: RuleInfo = rule!("reached-but-open", Warning, Consistency);
pub(super) static WITHOUT_VALUE: RuleInfo = rule!("met-without-value", Warning, Completeness);

pub(super) fn contradictions(context: &Context<'_>, findings: &mut Findings) {
    for report in reports(context) {
        let Some(verdict) = &report.progress.verdict else { continue };
        let judged = || report.judged();
        // An indicator that its own leader calls unsuitable decides nothing.
        let suitable = |(kpi, _): &(&Kpi, Judgement<'_>)| kpi.suitability.is_none();
        let contradiction = match verdict.value {
            Verdict::Met => judged()
                .filter(suitable)
                .find(|(_, judgement)| judgement.attainment == Attainment::NotMet)
                .map(|(kpi, _)| (kpi, "the verdict is `met`, and an indicator missed its target")),
            Verdict::NotMet if all_reached(judged()) => judged()
                .next()
                .map(|(kpi, _)| (kpi, "the verdict is `not_met`, and every target was reached")),
            _ => None,
        };
        let Some((kpi, message)) = contradiction else { continue };
        // The number that would settle it may be the one that could not be read.
        if context.is_unfilled(report.action.source, fields!(Action: kpis)) {
            continue;
        }
        let place = report.action.locate(verdict);
        findings.push(
            report
                .with_reading(Finding::new(&CONTRADICTION, place, message), kpi)
                .help("correct the verdict or the number")
                .help("or, if the indicator is no good measure, say so in its `suitability`"),
        );
    }
}

pub(super) fn missing(context: &Context<'_>, findings: &mut Findings) {
    for report in reports(context).filter(|report| report.is_last) {
        let decided = report.judged().find(|(_, judgement)| decides(judgement));
        let Progress { verdict: None, stage, .. } = report.progress else { continue };
        let source = report.action.source;
        // A place that is kept for a report is none.
        if is_to_come(report.progress) {
            continue;
        }
        if context.is_damaged(source, fields!(Action: progress))
            || context.is_unfilled_at(report.place)
        {
            continue;
        }
        let is_finished = stage.as_ref().is_some_and(|stage| stage.value == Stage::Finished);
        let finding = Finding::new(
            &MISSING,
            report.action.at(report.period_key),
            "the last report does not say whether the target was met",
        );
        let finding = match decided {
            Some((kpi, _)) => report.with_reading(finding, kpi),
            None if is_finished => finding,
            None => continue,
        };
        findings.push(
            finding
                .help("add a `verdict`: `met`, `partly_met`, `not_met`, `undetermined` or `open`"),
        );
    }
}

pub(super) fn reached(context: &Context<'_>, findings: &mut Findings) {
    for report in reports(context).filter(|report| report.is_last) {
        let Some(verdict) = &report.progress.verdict else { continue };
        if verdict.value != Verdict::Open || !all_reached(report.judged()) {
            continue;
        }
        let Some((kpi, _)) = report.judged().next() else { continue };
        let place = report.action.locate(verdict);
        findings.push(
            report
                .with_reading(
                    Finding::new(
                        &REACHED,
                        place,
                        "every target was reached and the verdict is open",
                    ),
                    kpi,
                )
                .help("write `verdict: met`, or say in `suitability` what the numbers do not show"),
        );
    }
}

pub(super) fn without_value(context: &Context<'_>, findings: &mut Findings) {
    for report in reports(context) {
        let Some(verdict) = &report.progress.verdict else { continue };
        if verdict.value != Verdict::Met
            || context.is_unfilled(report.action.source, fields!(Action: kpis))
        {
            continue;
        }
        for (kpi, judgement) in report.judged() {
            let reading = kpi.values.get(report.period.id.as_str());
            if !counts(kpi)
                || kpi.suitability.is_some()
                || decides(&judgement)
                || judgement.is_early()
                || reading.is_some_and(|reading| says_something(reading))
            {
                continue;
            }
            let place = report.action.locate(&kpi.name);
            findings.push(
                Finding::new(
                    &WITHOUT_VALUE,
                    place,
                    "the verdict is `met`, and the indicator has no number",
                )
                .related(report.action.locate(verdict), "the verdict")
                .help(format!(
                    "add the number under `values` for `{}`, or the reason why there is \
                         none: `not_available`, `not_specified`",
                    report.period.id.as_str()
                )),
            );
        }
    }
}

/// What is reported on an action in a period.
struct Report<'a> {
    action: &'a Document<Action>,
    period: &'a Period,
    period_key: Span,
    progress: &'a Progress,
    place: Location,
    /// The readings end with this period.
    until: Vec<&'a Period>,
    /// Whether no other report is to follow under this plan.
    is_last: bool,
}

fn reports<'a>(context: &Context<'a>) -> impl Iterator<Item = Report<'a>> {
    let plan = context.plan;
    let periods = &plan.file.data.periods;
    context.actions().flat_map(move |(priority, action)| {
        let last = periods.iter().rfind(|period| is_for(period, priority));
        let last = last.map(|period| &period.id);
        action.data.progress.iter().filter_map(move |(key, progress)| {
            let at = periods.iter().position(|period| period.id.as_str() == key.as_str())?;
            let period = periods.get(at)?;
            let until = periods.iter().take(at + 1).collect();
            let is_last = last == Some(&period.id);
            let place = action.locate(progress);
            let progress = &progress.value;
            let period_key = key.span;
            Some(Report { action, period, period_key, progress, place, until, is_last })
        })
    })
}

impl<'a> Report<'a> {
    fn readings(&self, kpi: &'a Kpi) -> impl Iterator<Item = &'a Spanned<Reading>> {
        self.until.iter().filter_map(|period| kpi.values.get(period.id.as_str()))
    }

    /// The indicators, each judged by what was known then.
    fn judged(&self) -> impl Iterator<Item = (&'a Kpi, Judgement<'a>)> {
        self.action.data.kpis.iter().map(|kpi| {
            let readings = self.readings(kpi).map(|reading| &reading.value);
            (kpi, kpi::judge(kpi, readings, &self.until))
        })
    }

    /// Points to the number of an indicator and to its target.
    fn with_reading(&self, finding: Finding, kpi: &'a Kpi) -> Finding {
        let last = self.readings(kpi).filter(|reading| kpi::number(reading).is_some()).last();
        let finding = match last {
            Some(reading) => finding.related(self.action.locate(reading), "the number"),
            None => finding,
        };
        let judged = self.judged().find(|(own, _)| std::ptr::eq(*own, kpi));
        match judged.and_then(|(_, judgement)| judgement.target) {
            Some(target) => finding.related(self.action.locate(target), "the target"),
            None => finding,
        }
    }
}

/// Whether there are indicators and each of them surely reached its target.
fn all_reached<'a>(judged: impl Iterator<Item = (&'a Kpi, Judgement<'a>)>) -> bool {
    let mut any = false;
    for (kpi, judgement) in judged {
        any = true;
        if judgement.attainment != Attainment::Met || kpi.suitability.is_some() {
            return false;
        }
    }
    any
}

/// Whether the number says by itself that the target was reached, or that it was missed.
fn decides(judgement: &Judgement<'_>) -> bool {
    judgement.attainment != Attainment::CannotTell
}

/// Whether an indicator is one of numbers.
pub(super) fn counts(kpi: &Kpi) -> bool {
    let is_number = |aim: &Aim| !matches!(aim, Aim::Text(_) | Aim::Unset(_));
    kpi.unit.is_some() || kpi.target.iter().any(|target| is_number(&target.aim))
}

/// Whether a reading has a number, words, or a reason for having neither. An empty cell is none, and a number
/// that is to come shows nothing yet.
fn says_something(reading: &Reading) -> bool {
    let value = reading.value.as_ref().map(|value| &value.value);
    reading.text.is_some()
        || !matches!(value, None | Some(Stated::Unset(Unset::Blank | Unset::ToBeConfirmed)))
}
