//! `unknown-action`: something refers to an action that the priority does not have.

use crate::diagnostic::{Finding, RuleInfo};
use crate::model::{ActionNumber, Priority};
use crate::rule;
use crate::source::Location;

use super::context::{self, Context};

pub(super) static INFO: RuleInfo = rule!("unknown-action", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for priority in &context.plan.priorities {
        let numbers: Vec<ActionNumber> =
            priority.actions.iter().map(|action| action.data.action.value).collect();
        for (location, number) in cited(priority) {
            // A file that is named for it has its own finding, and is only unreadable or
            // misnumbered.
            let path = format!("priorities/{}/actions/{number}.yaml", priority.folder);
            if numbers.contains(&number) || context.file(&path).is_some() {
                continue;
            }
            let name = number.to_string();
            let known: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            let known = known.iter().map(String::as_str);
            findings.push(
                Finding::new(&INFO, location, format!("the priority has no action {number}"))
                    .help::<String>(context::known(&name, "its actions are", known)),
            );
        }
    }
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
