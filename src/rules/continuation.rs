//! `continuation-before-plan`, `continuation-contradicts-decision`, `continuation-without-condition`:
//! what is said of an action's future, and cannot be.
//!
//! What a continuation refers to in this very plan is held by `unknown-action` and
//! `unknown-priority`.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{
    Action, ActionNumber, Continuation, Decision, Document, Plan, PlanFile, Priority,
    PriorityEntry, fields,
};
use crate::rule;
use crate::source::Spanned;

use super::Context;

pub(super) static BEFORE: RuleInfo = rule!("continuation-before-plan", Error, Consistency);
pub(super) static CONTRADICTS: RuleInfo =
    rule!("continuation-contradicts-decision", Warning, Consistency);
pub(super) static WITHOUT_CONDITION: RuleInfo =
    rule!("continuation-without-condition", Warning, Completeness);

pub(super) fn before(context: &Context<'_>, findings: &mut Findings) {
    if context.is_plan_damaged(fields!(PlanFile: years)) {
        return;
    }
    let plan = &context.plan.file;
    let Some(first) = plan.data.years.iter().min_by_key(|year| year.value) else { return };
    for (action, continuation) in continued(context) {
        let Some(year) = continuation.plan.as_ref().filter(|year| year.value < first.value) else {
            continue;
        };
        let message = format!(
            "the action goes on in the plan for {year}, before this one, which begins in {first}"
        );
        findings.push(
            Finding::new(&BEFORE, action.locate(year), message)
                .related(plan.locate(first), "the first year of this plan")
                .help("write the year of the plan in which it goes on"),
        );
    }
}

pub(super) fn contradicts(context: &Context<'_>, findings: &mut Findings) {
    for (action, continuation) in continued(context) {
        let decision = &continuation.decision;
        let word = match decision.value {
            Decision::None => "none",
            Decision::Dropped => "dropped",
            _ => continue,
        };
        let of_action = continuation.action.as_ref().map(|action| action.span);
        let of_plan = continuation.plan.as_ref().map(|year| year.span);
        let Some(target) = of_action.or(of_plan) else { continue };
        findings.push(
            Finding::new(
                &CONTRADICTS,
                action.at(target),
                format!("the action does not go on (`{word}`), and this says where it does"),
            )
            .related(action.locate(decision), "the decision")
            .help("leave this out, or correct the decision"),
        );
    }
}

pub(super) fn without_condition(context: &Context<'_>, findings: &mut Findings) {
    for (action, continuation) in continued(context) {
        let Continuation { decision, condition, note, .. } = continuation;
        if decision.value != Decision::Conditional
            || condition.is_some()
            || note.is_some()
            || context.is_unfilled(action.source, fields!(Action: continuation))
        {
            continue;
        }
        findings.push(
            Finding::new(
                &WITHOUT_CONDITION,
                action.locate(decision),
                "whether the action goes on depends on something, and nothing says on what",
            )
            .help("add a `condition`, such as `condition: The bid for funding is accepted.`"),
        );
    }
}

/// The action in which one goes on, where that is an action of this plan.
pub(super) fn within<'a>(
    plan: &PlanFile,
    continuation: &'a Continuation,
) -> Option<&'a Spanned<ActionNumber>> {
    continuation.action.as_ref().filter(|_| is_within(plan, continuation))
}

/// Whether an action goes on in this plan and no other.
pub(super) fn is_within(plan: &PlanFile, continuation: &Continuation) -> bool {
    let year = continuation.plan.as_ref().map(|year| year.value);
    year.is_some_and(|year| plan.years.iter().any(|own| own.value == year))
}

/// Every action of which it is said whether it goes on.
fn continued<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (&'a Document<Action>, &'a Continuation)> {
    context.actions().filter_map(|(_, action)| Some((action, action.data.continuation.as_ref()?)))
}

/// The priority of this plan in which an action of it goes on: its own, or one that is named by
/// key, letter or name. `None` where several are named, one that nobody knows, or one that another
/// document reports on.
pub(super) fn target<'a>(
    context: &Context<'a>,
    own: &'a Priority,
    continuation: &Continuation,
) -> Option<&'a Priority> {
    match continuation.priorities.as_slice() {
        [] => Some(own),
        [name] => priority_named(context.plan, name),
        _ => None,
    }
}

/// The priority of the plan with this key, letter or name, where it has files here.
pub(crate) fn priority_named<'a>(plan: &'a Plan, name: &str) -> Option<&'a Priority> {
    plan.priority(&entry(plan, name)?.key)
}

/// The priority of the plan with this key, letter or name.
pub(super) fn entry<'a>(plan: &'a Plan, name: &str) -> Option<&'a PriorityEntry> {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    plan.file.data.priorities.iter().find(|entry| {
        let file = plan.priority(&entry.key).and_then(|priority| priority.file.as_ref());
        let in_file = file.is_some_and(|file| {
            let letter = file.data.letter.as_ref();
            is(&file.data.name) || letter.is_some_and(|letter| is(letter))
        });
        let in_plan = entry.letter.iter().chain(&entry.name).any(|word| is(word));
        is(entry.key.as_str()) || in_plan || in_file
    })
}
