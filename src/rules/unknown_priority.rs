//! `unknown-priority`: a period is for a priority that the plan does not list.

use crate::diagnostic::{Finding, RuleInfo};
use crate::rule;

use super::context::{self, Context};

pub(super) static INFO: RuleInfo = rule!("unknown-priority", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.is_plan_damaged(&["priorities"]) {
        return;
    }
    let file = &context.plan.file;
    let keys: Vec<&str> = file.data.priorities.iter().map(|entry| entry.key.as_str()).collect();
    for key in file.data.periods.iter().flat_map(|period| &period.priorities) {
        let name = key.as_str();
        if !keys.contains(&name) {
            findings.push(
                Finding::new(
                    &INFO,
                    file.locate(key),
                    format!("the plan lists no priority `{name}`"),
                )
                .help::<String>(context::known(
                    name,
                    "its priorities are",
                    keys.iter().copied(),
                )),
            );
        }
    }
}
