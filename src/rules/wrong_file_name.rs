//! `wrong-file-name`: the file of an action is not named for its number.

use crate::diagnostic::{Finding, Findings, Fix, RuleInfo};
use crate::model::scalar::Scalar;
use crate::model::{Action, ActionNumber, Document};
use crate::rule;

use super::Context;
use super::duplicate_action;

pub(super) static INFO: RuleInfo = rule!("wrong-file-name", Error, Files);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (priority, action) in context.actions() {
        let first = duplicate_action::first(context, priority, action);
        if !is_misnamed(context, action) || first.source != action.source {
            continue;
        }
        let number = action.data.action.value;
        let stem = context.stem(action.source);
        let as_named = ActionNumber::parse(stem).is_ok();
        let help = format!("rename the file to `{number}.yaml`");
        let free = context.file(&beside(context, action, &number.to_string())).is_none();
        // Where both are numbers of actions, either may be the wrong one.
        let fix = (free && !as_named).then(|| Fix::rename(help.clone(), format!("{number}.yaml")));
        findings.push(
            Finding::new(
                &INFO,
                action.locate(&action.data.action),
                format!("the file of action {number} is named `{stem}.yaml`"),
            )
            .help(help)
            .fix(fix)
            .help::<String>(
                as_named.then(|| format!("or, if the number is wrong, write `\"{stem}\"`")),
            ),
        );
    }
}

/// The path of the file with a number in the folder of an action.
fn beside(context: &Context<'_>, action: &Document<Action>, number: &str) -> String {
    let path = context.sources.get(action.source).path;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{number}.yaml")
}

/// Whether a file is named for something else than its action's number.
pub(super) fn is_misnamed(context: &Context<'_>, action: &Document<Action>) -> bool {
    context.stem(action.source) != action.data.action.value.to_string()
}
