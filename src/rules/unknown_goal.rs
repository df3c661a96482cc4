//! `unknown-goal`: an action or a narrative belongs to a goal that the priority does not have.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Priority, fields};
use crate::rule;
use crate::source::Location;

use super::Context;
use super::wrong_file_name::is_misnamed;
use super::wrong_goal;

pub(super) static INFO: RuleInfo = rule!("unknown-goal", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in &context.plan.priorities {
        let Some(file) = &priority.file else { continue };
        // A priority may number its actions without naming its goals.
        if file.data.goals.is_empty()
            || context.is_damaged(file.source, fields!(PriorityFile: goals))
        {
            continue;
        }
        let goals: Vec<String> =
            file.data.goals.iter().map(|goal| goal.number.to_string()).collect();
        for (message, location, goal) in stated(context, priority) {
            if !file.data.goals.iter().any(|known| known.number.value == goal) {
                let known = format!("its goals are {}", goals.join(", "));
                findings.push(Finding::new(&INFO, location, message).help(known));
            }
        }
    }
}

/// Every goal that is named in a priority, with the words for when it is not there.
fn stated<'a>(
    context: &'a Context<'_>,
    priority: &'a Priority,
) -> impl Iterator<Item = (String, Location, u16)> + 'a {
    // Where the number itself is in doubt, another rule says so.
    let sure = priority
        .actions
        .iter()
        .filter(|action| !is_misnamed(context, action) && !wrong_goal::contradicts(&action.data));
    let of_actions = sure.map(|action| {
        let number = action.data.action.value;
        let message = format!(
            "action {number} belongs to goal {}, which the priority does not have",
            number.goal
        );
        (message, action.locate(&action.data.action), number.goal)
    });
    let of_narrative = priority.narrative.iter().filter_map(|section| {
        let goal = section.data.head.goal.as_ref()?;
        Some((format!("the priority has no goal {goal}"), section.locate(goal), goal.value))
    });
    of_actions.chain(of_narrative)
}
