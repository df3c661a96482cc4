//! Markings that were raised or lowered: what nobody may miss in a comparison.

use super::{ActionDiff, Change, Diff, Name, PriorityDiff, Step, Value};
use crate::model::{Marking, Plan, Priority};

/// A part of the plan whose own marking is another one.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkingStep<'d, 'p> {
    /// The priority it belongs to; absent for the plan's own file.
    pub priority: Option<&'d PriorityDiff<'p>>,
    /// The action, where it is one.
    pub action: Option<&'d ActionDiff<'p>>,
    /// The title, where it is prose or an annex.
    pub section: Option<Name<'p>>,
    /// What held before: its own marking, else that of the priority or the plan.
    pub before: Option<Marking>,
    /// What holds now.
    pub after: Option<Marking>,
}

impl<'p> Diff<'p> {
    /// All parts whose own marking is another one, in the order of the plan.
    pub fn markings(&self, before: &Plan, after: &Plan) -> Vec<MarkingStep<'_, 'p>> {
        let mut steps = Vec::new();
        for change in &self.plan {
            let (Some((own, _)), true) = (own(change), change.place.len() == 1) else { continue };
            let [before, after] = own;
            steps.push(MarkingStep { priority: None, action: None, section: None, before, after });
        }
        let plan = [before, after].map(|plan| plan.file.data.marking.as_ref().map(|m| m.value));
        for priority in &self.priorities {
            let file = [of(priority.before, plan[0]), of(priority.after, plan[1])];
            for change in &priority.changes {
                let Some((own, section)) = own(change) else { continue };
                // What a priority's file or a section has not itself it takes over.
                let inherited = if section.is_some() { file } else { plan };
                let step = MarkingStep {
                    priority: Some(priority),
                    action: None,
                    section,
                    before: own[0].or(inherited[0]),
                    after: own[1].or(inherited[1]),
                };
                steps.push(step);
            }
            for action in &priority.actions {
                // One that moved took over the marking of the priority that it came from.
                let from = action.before.map_or(file[0], |whose| of(Some(whose.priority), plan[0]));
                for change in action.changes.iter().filter(|change| change.place.len() == 1) {
                    let Some((own, _)) = own(change) else { continue };
                    let step = MarkingStep {
                        priority: Some(priority),
                        action: Some(action),
                        section: None,
                        before: own[0].or(from),
                        after: own[1].or(file[1]),
                    };
                    steps.push(step);
                }
            }
        }
        steps
    }
}

/// What holds for all of a priority that has none of its own.
fn of(priority: Option<&Priority>, plan: Option<Marking>) -> Option<Marking> {
    let file = priority.and_then(|priority| priority.file.as_ref());
    file.and_then(|file| file.data.marking.as_ref()).map(|marking| marking.value).or(plan)
}

/// The own markings before and afterwards of a file or, with its title, of a section.
fn own<'p>(change: &Change<'p>) -> Option<([Option<Marking>; 2], Option<Name<'p>>)> {
    let section = match change.place.as_slice() {
        [field] if field.field.0 == "marking" => None,
        [section, field]
            if field.field.0 == "marking"
                && ["narrative", "annexes"].contains(&section.field.0) =>
        {
            section.name
        }
        _ => return None,
    };
    let marking = |value: Option<&Value<'_>>| match value {
        Some(Value::Marking(marking)) => Some(*marking),
        _ => None,
    };
    let step: &Step<'_> = &change.step;
    Some(([marking(step.before()), marking(step.after())], section))
}
