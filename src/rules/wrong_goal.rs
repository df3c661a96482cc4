//! `wrong-goal`: the goal an action says it belongs to is not the one its number says.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::scalar::Scalar;
use crate::model::{Action, ActionNumber, Document};
use crate::rule;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("wrong-goal", Error, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        let number = action.data.action.value;
        let Some(goal) = action.data.goal.as_ref().filter(|_| contradicts(&action.data)) else {
            continue;
        };
        if file_sides_with_goal(context, action) {
            continue;
        }
        findings.push(
            Finding::new(
                &INFO,
                action.locate(goal),
                format!("action {number} belongs to goal {}, not {goal}", number.goal),
            )
            .related(action.locate(&action.data.action), "by its number")
            .help(format!("write `goal: {}`, or leave the key out", number.goal)),
        );
    }
}

/// Whether an action's goal is not that of its number.
pub(super) fn contradicts(action: &Action) -> bool {
    action.goal.as_ref().is_some_and(|goal| goal.value != action.action.goal)
}

/// Whether the file is named for an action of the stated goal, so that the number is the odd
/// one out; `wrong-file-name` says so.
fn file_sides_with_goal(context: &Context<'_>, action: &Document<Action>) -> bool {
    let named = ActionNumber::parse(context.stem(action.source)).ok();
    named.map(|named| named.goal) == action.data.goal.as_ref().map(|goal| goal.value)
}
