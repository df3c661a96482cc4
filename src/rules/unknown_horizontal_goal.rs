//! `unknown-horizontal-goal`: a goal or an action serves a horizontal goal that the plan does not have.

use std::cell::LazyCell;

use crate::diagnostic::{Candidates, Finding, Findings, RuleInfo};
use crate::model::{Datum, Field, fields};
use crate::rule;

use super::context::{self, Context};

pub(super) static INFO: RuleInfo = rule!("unknown-horizontal-goal", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.is_plan_damaged(fields!(PlanFile: horizontal_goals)) {
        return;
    }
    let goals = &context.plan.file.data.horizontal_goals;
    let known = LazyCell::new(|| Candidates::new(goals.iter().map(|(key, _)| key.as_str())));
    context.plan.visit(&mut |at, datum| match datum {
        Datum::Line(name) if NAMED.contains(&at.field) && goals.get(name).is_none() => {
            findings.add(at.source, || {
                let message = format!("the plan has no horizontal goal `{name}`");
                Finding::new(&INFO, at.location(), message)
                    .help::<String>(context::known(name, "its horizontal goals are", &known))
                    .help::<&str>(
                        (goals.is_empty())
                            .then_some("define it in `oap.yaml` under `horizontal_goals`"),
                    )
            });
        }
        _ => {}
    });
}

/// The fields that name a horizontal goal.
const NAMED: &[Field] = fields!(Goal: horizontal; Action: horizontal);
