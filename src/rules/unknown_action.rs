//! `unknown-action`: something refers to an action that the priority does not have.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::diagnostic::{Candidates, Finding, Findings, RuleInfo};
use crate::model::{ActionNumber, Datum, Field, Priority, fields};
use crate::rule;
use crate::source::Location;

use super::context::{self, Context};
use super::continuation;

pub(super) static INFO: RuleInfo = rule!("unknown-action", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let mut known = Known::new();
    for priority in &context.plan.priorities {
        priority.visit(&mut |at, datum| match datum {
            Datum::Action(number) if CITED.contains(&at.field) => {
                findings.extend(missing(context, priority, at.location(), number, &mut known));
            }
            Datum::ActionOf(key, number) => {
                if let Some(other) = context.plan.priority(key) {
                    findings.extend(missing(context, other, at.location(), number, &mut known));
                }
            }
            _ => {}
        });
        for action in &priority.actions {
            let Some(next) = &action.data.continuation else { continue };
            let number = continuation::within(&context.plan.file.data, next);
            let target = continuation::target(context, priority, next);
            if let Some((number, target)) = number.zip(target) {
                let place = action.locate(number);
                findings.extend(missing(context, target, place, number.value, &mut known));
            }
        }
    }
}

/// The numbers of the actions of priorities, by the folder of each.
type Known<'a> = HashMap<String, Candidates<'a>>;

fn missing(
    context: &Context<'_>,
    priority: &Priority,
    location: Location,
    number: ActionNumber,
    known: &mut Known<'_>,
) -> Option<Finding> {
    let actions = || priority.actions.iter().map(|action| action.data.action.value);
    // Actions are sorted by number.
    let has = priority.actions.binary_search_by_key(&number, |action| action.data.action.value);
    // A file that is named for it has its own finding, and is only unreadable or misnumbered.
    let path = format!("priorities/{}/actions/{number}.yaml", priority.folder);
    let is_there = || context.file(&path).is_some() || context.lost_actions().contains(&number);
    if has.is_ok() || is_there() || context.is_closed(&path) {
        return None;
    }
    let name = number.to_string();
    let known = known.entry(priority.folder.clone());
    let known = known
        .or_insert_with(|| Candidates::new(actions().map(|number| Cow::Owned(number.to_string()))));
    Some(
        Finding::new(&INFO, location, format!("the priority has no action {number}"))
            .help::<String>(context::known(&name, "its actions are", known)),
    )
}

/// The fields in which another action, a narrative or an annex refers to an action of the priority.
const CITED: &[Field] = fields!(Relation: action; NarrativeHead: action; AnnexHead: action);
