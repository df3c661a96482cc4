//! `self-reference`: an action is tied to itself.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Action, Document};
use crate::rule;
use crate::source::Location;

use super::Context;
use super::continuation;
use super::duplicate_action;

pub(super) static INFO: RuleInfo = rule!("self-reference", Error, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (priority, action) in context.actions() {
        // Where two files have one number, each is the other's "itself".
        if duplicate_action::first(context, priority, action).source != action.source {
            continue;
        }
        let number = action.data.action.value;
        for relation in &action.data.relations {
            if relation.action.value.within(&priority.key()) == Some(number) {
                findings.push(finding(
                    action,
                    action.locate(&relation.action),
                    "the action is tied to itself",
                ));
            }
        }
        let own = action.data.with.iter().find(|key| key.folder() == priority.folder);
        findings.extend(own.map(|key| {
            let message = "the action is one of this priority anyway";
            Finding::new(&INFO, action.locate(key), message)
                .help("write the keys of the other priorities, or leave this out")
        }));
        let Some(next) = &action.data.continuation else { continue };
        let target = continuation::within(&context.plan.file.data, next);
        if let Some(target) = target.filter(|target| {
            let whereto = continuation::target(context, priority, next);
            target.value == number && whereto.is_some_and(|to| to.folder == priority.folder)
        }) {
            findings.push(finding(
                action,
                action.locate(target),
                "the action goes on in itself, in the same plan",
            ));
        }
    }
}

fn finding(action: &Document<Action>, place: Location, message: &str) -> Finding {
    Finding::new(&INFO, place, message)
        .related(action.locate(&action.data.action), "this is its own number")
        .help("write the number of the other action, or leave this out")
}
