//! `printed-contradicts-status`: the word that was printed for a status, and the status.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Action, Decision, Document};
use crate::rule;

use super::Context;
use super::status_words::{Answer, answer, claim};
use super::wording::fold;

pub(super) static INFO: RuleInfo = rule!("printed-contradicts-status", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        for (_, progress) in &action.data.progress {
            let Some(printed) = &progress.printed else { continue };
            let Some(claim) = claim(printed) else { continue };
            let Some(Answer { word, span, contradicts: true }) = answer(claim, progress) else {
                continue;
            };
            findings.push(
                Finding::new(
                    &INFO,
                    action.at(span),
                    format!("the status is `{word}`, and the word printed for it \"{printed}\""),
                )
                .help("correct the status, or leave `printed` out if nobody printed that"),
            );
        }
        findings.extend(continuation(action));
    }
}

fn continuation(action: &Document<Action>) -> Option<Finding> {
    let continuation = action.data.continuation.as_ref()?;
    let printed = continuation.printed.as_ref().filter(|printed| printed.len() < 24)?;
    let decision = &continuation.decision;
    let ends = matches!(decision.value, Decision::None | Decision::Dropped);
    let goes_on = matches!(
        decision.value,
        Decision::Possible
            | Decision::Likely
            | Decision::Certain
            | Decision::Conditional
            | Decision::Postponed
    );
    let contradicts = match fold(printed).as_str() {
        "yes" | "continuing" | "continued" | "likely" | "postponed" => ends,
        "no" | "none" | "not continued" | "dropped" | "cancelled" => goes_on,
        _ => false,
    };
    contradicts.then(|| {
        let message = if ends {
            format!("the action does not go on, and the word printed for it is \"{printed}\"")
        } else {
            format!("the action goes on, and the word printed for it is \"{printed}\"")
        };
        Finding::new(&INFO, action.locate(decision), message)
            .help("correct the `decision`, or leave `printed` out if nobody printed that")
    })
}
