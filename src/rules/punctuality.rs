//! `punctuality-contradicts-dates`: whether the work keeps to its dates, and what the dates say.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Action, Period, PlanDate, Progress, Punctuality, Stage};
use crate::rule;
use crate::source::{Location, Spanned};

use super::Context;

pub(super) static INFO: RuleInfo = rule!("punctuality-contradicts-dates", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let plan = &context.plan.file;
    let ended = |period: &Period| period.cut_off.as_ref().map(|day| plan.locate(day));
    for (_, action) in context.actions() {
        // The last day on which the work was still going on.
        let mut open_on: Option<(PlanDate, Option<Location>)> = None;
        for period in &plan.data.periods {
            let Some(progress) = action.data.progress.get(period.id.as_str()) else { continue };
            let Some(cut_off) = period.cut_off.as_ref().map(|day| day.value) else { continue };
            let contradiction = contradiction(&action.data, progress, cut_off, open_on);
            if let Some(Contradiction { punctuality, message, date, day }) = contradiction {
                let place = action.locate(punctuality);
                let finding = Finding::new(&INFO, place, message)
                    .related(action.locate(date), "the date of the action");
                findings.push(
                    day.or_else(|| ended(period))
                        .into_iter()
                        .fold(finding, |finding, day| {
                            finding.related(day, "the last day of the period")
                        })
                        .help("correct the `punctuality`, the `stage` or the date"),
                );
            }
            if is_open(progress) {
                open_on = Some((cut_off, ended(period)));
            }
        }
    }
}

struct Contradiction<'a> {
    punctuality: &'a Spanned<Punctuality>,
    message: &'static str,
    /// The start or the end of the action.
    date: &'a Spanned<PlanDate>,
    /// The day it is held against, where that is not the last one of the period.
    day: Option<Location>,
}

/// How the punctuality in a report contradicts the dates of its action, surely.
fn contradiction<'a>(
    action: &'a Action,
    progress: &'a Progress,
    cut_off: PlanDate,
    open_on: Option<(PlanDate, Option<Location>)>,
) -> Option<Contradiction<'a>> {
    let punctuality = progress.punctuality.as_ref()?;
    let stage = progress.stage.as_ref()?.value;
    let (start, end) = (action.start.as_ref(), action.end.as_ref());
    let passed = |date: Option<&'a Spanned<PlanDate>>, day: PlanDate| {
        date.filter(|date| date.surely_before(day))
    };
    let (message, date, day) = match (punctuality.value, stage) {
        (Punctuality::OnTime, Stage::NotStarted | Stage::Ongoing) => {
            if let Some(end) = passed(end, cut_off) {
                ("the action is on time, and goes on after its end", end, None)
            } else if let Some(start) =
                passed(start, cut_off).filter(|_| stage == Stage::NotStarted)
            {
                ("the action is on time, and has not begun on the day it starts", start, None)
            } else {
                return None;
            }
        }
        (Punctuality::OnTime, Stage::Finished) => {
            let (open_on, place) = open_on?;
            let end = passed(end, open_on)?;
            ("the action was on time, and still went on after its end", end, place)
        }
        (Punctuality::Delayed, Stage::Finished) => {
            let end = end.filter(|end| cut_off.surely_before(end.value))?;
            ("the action is late, and was finished before its end", end, None)
        }
        (Punctuality::Delayed, Stage::NotStarted) => {
            let start = start.filter(|start| cut_off.surely_before(start.value))?;
            ("the action is late, and need not have begun yet", start, None)
        }
        (Punctuality::Delayed, Stage::Ongoing) | (_, Stage::Halted) => return None,
    };
    Some(Contradiction { punctuality, message, date, day })
}

fn is_open(progress: &Progress) -> bool {
    let stage = progress.stage.as_ref().map(|stage| stage.value);
    matches!(stage, Some(Stage::NotStarted | Stage::Ongoing))
}
