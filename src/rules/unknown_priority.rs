//! `unknown-priority`: a period is for a priority that the plan does not list, the front page of the note
//! lists one, or an action goes on in one, is shared with one or tied to an action of one.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::diagnostic::{Candidates, Finding, Findings, RuleInfo};
use crate::model::{Datum, Field, field, fields};
use crate::rule;
use crate::source::Location;

use super::context::{self, Context};
use super::continuation;

pub(super) static INFO: RuleInfo = rule!("unknown-priority", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.is_plan_damaged(fields!(PlanFile: priorities)) {
        return;
    }
    let file = &context.plan.file;
    let listed = || file.data.priorities.iter().map(|entry| entry.key.as_str());
    let keys: HashSet<&str> = listed().collect();
    let known = LazyCell::new(|| Candidates::new(listed()));
    file.visit(&mut |at, datum| match datum {
        Datum::Priority(key)
            if (at.field == field!(Period.priorities) || at.field == field!(Note.listed))
                && !keys.contains(key.as_str()) =>
        {
            findings.add(at.source, || unknown(at.location(), key.as_str(), &known));
        }
        _ => {}
    });
    for priority in &context.plan.priorities {
        priority.visit(&mut |at, datum| match datum {
            Datum::Priority(key) | Datum::ActionOf(key, _)
                if NAMED.contains(&at.field) && !keys.contains(key.as_str()) =>
            {
                findings.add(at.source, || unknown(at.location(), key.as_str(), &known));
            }
            _ => {}
        });
    }
    for (_, action) in context.actions() {
        let Some(next) = &action.data.continuation else { continue };
        if !continuation::is_within(&file.data, next) {
            continue;
        }
        let Some(year) = &next.plan else { continue };
        for name in &next.priorities {
            if continuation::entry(context.plan, name).is_none() {
                findings.push(
                    unknown(action.locate(&next.decision), name, &known)
                        .label("the action goes on in this plan")
                        .related(action.locate(year), "the year of this plan"),
                );
            }
        }
    }
}

/// The fields of an action that name another priority.
const NAMED: &[Field] = fields!(Action: with; Relation: action);

fn unknown(place: Location, name: &str, known: &Candidates<'_>) -> Finding {
    let known = context::known(name, "its priorities are", known);
    Finding::new(&INFO, place, format!("the plan lists no priority `{name}`")).help::<String>(known)
}
