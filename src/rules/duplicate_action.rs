//! `duplicate-action`: two files of a priority are the same action.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::scalar::Scalar;
use crate::model::{Action, ActionNumber, Document, Priority};
use crate::rule;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("duplicate-action", Error, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (priority, action) in context.actions() {
        let first = first(context, priority, action);
        if first.source == action.source {
            continue;
        }
        let number = action.data.action.value;
        let stem = context.stem(action.source);
        let named_for_another = ActionNumber::parse(stem).is_ok_and(|named| named != number);
        findings.push(
            Finding::new(
                &INFO,
                action.locate(&action.data.action),
                format!("the priority already has an action {number}"),
            )
            .related(first.locate(&first.data.action), "first defined here")
            .help::<String>(
                named_for_another.then(|| format!("this file is named for \"{stem}\"")),
            ),
        );
    }
}

/// The action that has an action's number by right: the one in the file that is named for it,
/// or else the first.
pub(super) fn first<'a>(
    context: &Context<'_>,
    priority: &'a Priority,
    action: &'a Document<Action>,
) -> &'a Document<Action> {
    let number = action.data.action.value;
    // Actions are sorted by number; looking through all of them for each would take long.
    let start = priority.actions.partition_point(|other| other.data.action.value < number);
    let from_there = priority.actions.iter().skip(start);
    let mut same = from_there.take_while(|other| other.data.action.value == number);
    let name = number.to_string();
    same.clone()
        .find(|other| context.stem(other.source) == name)
        .or_else(|| same.next())
        .unwrap_or(action)
}
