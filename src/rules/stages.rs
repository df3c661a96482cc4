//! `missing-stage`, `stage-goes-back`, `verdict-contradicts-stage`: how far the work is, beside its
//! punctuality, from one report to the next, and beside the verdict.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Progress, Stage, Verdict, fields};
use crate::rule;
use crate::source::Spanned;

use super::Context;

pub(super) static BACK: RuleInfo = rule!("stage-goes-back", Warning, Consistency);
pub(super) static MISSING: RuleInfo = rule!("missing-stage", Warning, Completeness);
pub(super) static CONTRADICTION: RuleInfo =
    rule!("verdict-contradicts-stage", Warning, Consistency);

/// Of a status that was printed in words, the words tell.
pub(super) fn missing(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        if context.is_damaged(action.source, fields!(Action: progress)) {
            continue;
        }
        for (_, progress) in &action.data.progress {
            let Progress { stage: None, printed: None, punctuality: Some(punctuality), .. } =
                &**progress
            else {
                continue;
            };
            let message = "the report says whether the work is on time, and not how far it is";
            let finding = Finding::new(&MISSING, action.locate(punctuality), message);
            findings.push(
                finding.help("add a `stage`: `not_started`, `ongoing`, `finished` or `halted`"),
            );
        }
    }
}

pub(super) fn back(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        let mut before: Option<&Spanned<Stage>> = None;
        // In order of time, whatever the order in the file.
        for period in &context.plan.file.data.periods {
            let progress = action.data.progress.get(period.id.as_str());
            let Some(stage) = progress.and_then(|progress| progress.stage.as_ref()) else {
                continue;
            };
            let earlier = before.replace(stage);
            let Some(earlier) = earlier.filter(|earlier| goes_back(earlier.value, stage.value))
            else {
                continue;
            };
            let (now, then) = (word(stage.value), word(earlier.value));
            findings.push(
                Finding::new(
                    &BACK,
                    action.locate(stage),
                    format!("the action is `{now}`, and was `{then}` before"),
                )
                .related(action.locate(earlier), "the earlier report")
                .help("correct one of the two reports"),
            );
        }
    }
}

/// Work that was stopped may be taken up again; what is finished stays so, and what has begun has
/// begun.
fn goes_back(from: Stage, to: Stage) -> bool {
    match from {
        Stage::Finished => to != Stage::Finished,
        Stage::Ongoing | Stage::Halted => to == Stage::NotStarted,
        Stage::NotStarted => false,
    }
}

pub(super) fn contradictions(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        for (_, progress) in &action.data.progress {
            let (Some(stage), Some(verdict)) = (&progress.stage, &progress.verdict) else {
                continue;
            };
            let message = match (stage.value, verdict.value) {
                (Stage::NotStarted, Verdict::Met | Verdict::PartlyMet) => {
                    "the target was reached, and the action has not begun"
                }
                (Stage::Finished, Verdict::Open) => {
                    "the verdict is open, and nothing more is to be done"
                }
                _ => continue,
            };
            let finding = Finding::new(&CONTRADICTION, action.locate(verdict), message)
                .related(action.locate(stage), "the stage");
            findings.push(if verdict.value == Verdict::Open {
                finding.help("write `met`, `partly_met`, `not_met` or `undetermined`")
            } else {
                finding.help("correct the `stage` or the `verdict`")
            });
        }
    }
}

/// The word for a stage in files.
pub(super) fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::NotStarted => "not_started",
        Stage::Ongoing => "ongoing",
        Stage::Finished => "finished",
        Stage::Halted => "halted",
    }
}
