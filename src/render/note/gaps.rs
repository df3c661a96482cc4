//! Where a report says that a part of it is not released.
//!
//! What may be said is which part, and its marking; where it stood follows from its number, or
//! from the head of the file that is left out.

use crate::analyse::markings::{PartKind, PartName};
use crate::analyse::release::Withheld;
use crate::model::word;
use crate::model::{Place, Plan, Priority};
use crate::render::views::{GoalView, NotReleasedView, ReportView};

/// A place of a report where something is missing.
enum Gap {
    /// Under a goal.
    Goal(u16),
    /// Among the texts of this place.
    Texts(Place),
    /// Among the attached reports.
    Annexes,
}

/// Says in a report what of its priority is not released, each part in its place. `whole` is the
/// priority with all its parts.
pub(super) fn fill(report: &mut ReportView, whole: &Priority, withheld: &[Withheld]) {
    for part in withheld.iter().filter(|part| is_of(&part.name, whole)) {
        let view = not_released(part);
        let gaps = &mut report.gaps;
        match gap(&part.name, whole) {
            Gap::Goal(number) => match goal(&mut report.goals, number) {
                Some(goal) => {
                    goal.gaps.push(view);
                    goal.told = true;
                }
                None => gaps.after_goals.push(view),
            },
            Gap::Texts(Place::Summary) => gaps.summary.push(view),
            Gap::Texts(Place::BeforeGoals) => gaps.before_goals.push(view),
            Gap::Texts(Place::Conclusion) => gaps.conclusion.push(view),
            Gap::Texts(_) => gaps.after_goals.push(view),
            Gap::Annexes => gaps.annexes.push(view),
        }
    }
}

/// A priority of which nothing is released.
pub(super) fn whole(priority: &Priority, plan: &Plan, withheld: &[Withheld]) -> NotReleasedView {
    let mut keys = plan.file.data.priorities.iter().map(|entry| &entry.key.value);
    let parts = withheld.iter().filter(|part| is_of(&part.name, priority));
    NotReleasedView {
        kind: word(&PartKind::Priority),
        priority: keys.find(|key| key.folder() == priority.folder).map(ToString::to_string),
        number: None,
        marking: parts.filter_map(|part| part.marking).max().map(|m| m.printed().to_owned()),
    }
}

/// A part that is not released.
pub(super) fn not_released(part: &Withheld) -> NotReleasedView {
    let name = &part.name;
    let ordinal = name.ordinal.map(|ordinal| ordinal.to_string());
    NotReleasedView {
        kind: word(&name.kind),
        priority: name.priority.as_ref().map(ToString::to_string),
        number: name.action.map(|action| action.to_string()).or(ordinal),
        marking: part.marking.map(|marking| marking.printed().to_owned()),
    }
}

fn is_of(name: &PartName, priority: &Priority) -> bool {
    name.priority.as_ref().is_some_and(|key| key.folder() == priority.folder)
}

fn gap(name: &PartName, whole: &Priority) -> Gap {
    match name.kind {
        PartKind::Annex => Gap::Annexes,
        PartKind::Narrative => {
            let at = name.ordinal.and_then(|ordinal| ordinal.checked_sub(1));
            let head = at.and_then(|at| Some(&whole.narrative.get(at)?.data.head));
            let goal = head.and_then(|head| match head.place.value {
                Place::Goal => head.goal.as_ref().map(|goal| goal.value),
                Place::Action => head.action.as_ref().map(|action| action.value.goal),
                _ => None,
            });
            let place = head.map_or(Place::AfterGoals, |head| head.place.value);
            goal.map_or(Gap::Texts(place), Gap::Goal)
        }
        _ => name.action.map_or(Gap::Texts(Place::AfterGoals), |action| Gap::Goal(action.goal)),
    }
}

fn goal(goals: &mut [GoalView], number: u16) -> Option<&mut GoalView> {
    goals.iter_mut().find(|goal| goal.number == number)
}
