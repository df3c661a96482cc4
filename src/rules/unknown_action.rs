//! `unknown-action`: something refers to an action that the priority does not have.

use crate::diagnostic::{Finding, RuleInfo};
use crate::model::{ActionNumber, Priority};
use crate::rule;
use crate::source::Location;

use super::context::{self, Context};
use super::continuation;

pub(super) static INFO: RuleInfo = rule!("unknown-action", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for priority in &context.plan.priorities {
        for (location, number) in cited(priority) {
            findings.extend(missing(context, priority, location, number));
        }
        for action in &priority.actions {
            let Some(next) = &action.data.continuation else { continue };
            let number = continuation::within(&context.plan.file.data, next);
            let target = continuation::target(context, priority, next);
            if let Some((number, target)) = number.zip(target) {
                findings.extend(missing(context, target, action.locate(number), number.value));
            }
        }
    }
}

fn missing(
    context: &Context<'_>,
    priority: &Priority,
    location: Location,
    number: ActionNumber,
) -> Option<Finding> {
    let actions = || priority.actions.iter().map(|action| action.data.action.value);
    // Actions are sorted by number.
    let has = priority.actions.binary_search_by_key(&number, |action| action.data.action.value);
    // A file that is named for it has its own finding, and is only unreadable or misnumbered.
    let path = |ending| format!("priorities/{}/actions/{number}.{ending}", priority.folder);
    let is_there = || ["yaml", "yml"].iter().any(|ending| context.file(&path(ending)).is_some());
    if has.is_ok() || is_there() {
        return None;
    }
    let name = number.to_string();
    let known: Vec<String> = actions().map(|number| number.to_string()).collect();
    let known = known.iter().map(String::as_str);
    Some(
        Finding::new(&INFO, location, format!("the priority has no action {number}"))
            .help::<String>(context::known(&name, "its actions are", known)),
    )
}

/// Every action that another, a narrative or an annex refers to.
fn cited(priority: &Priority) -> impl Iterator<Item = (Location, ActionNumber)> {
    let related = priority.actions.iter().flat_map(|action| {
        let relations = action.data.relations.iter();
        relations.map(|relation| (action.locate(&relation.action), relation.action.value))
    });
    let told = priority.narrative.iter().filter_map(|section| {
        let action = section.data.head.action.as_ref()?;
        Some((section.locate(action), action.value))
    });
    let annexed = priority.annexes.iter().filter_map(|annex| {
        let action = annex.data.head.action.as_ref()?;
        Some((annex.locate(action), action.value))
    });
    related.chain(told).chain(annexed)
}
