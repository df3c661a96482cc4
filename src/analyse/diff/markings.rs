//! Markings that were raised or lowered: what nobody may miss in a comparison.

use super::{ActionDiff, Change, Diff, ItemName, PriorityDiff, Step, Value, Whose};
use crate::analyse::markings::Markings;
use crate::model::{Field, Marking, Plan, Priority, fields};

/// A part of the plan whose own marking is another one.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkingStep<'d, 'p> {
    /// The priority it belongs to; absent for the plan's own file.
    pub priority: Option<&'d PriorityDiff<'p>>,
    /// The action, where it is one.
    pub action: Option<&'d ActionDiff<'p>>,
    /// The title, where it is prose or an annex.
    pub section: Option<ItemName<'p>>,
    /// What held before: its own marking, else that of the priority or the plan.
    pub before: Option<Marking>,
    /// What holds now.
    pub after: Option<Marking>,
}

impl<'p> Diff<'p> {
    /// All parts whose own marking is another one, in the order of the plan.
    pub fn markings(
        &self,
        [before, after]: [&Plan; 2],
        holding: &[Markings; 2],
    ) -> Vec<MarkingStep<'_, 'p>> {
        let mut steps = Vec::new();
        if self.plan.iter().any(|change| own(change).is_some()) {
            let [old, new] = holding;
            steps.push(MarkingStep {
                priority: None,
                action: None,
                section: None,
                before: old.marking(before.file.source),
                after: new.marking(after.file.source),
            });
        }
        for priority in &self.priorities {
            steps.extend(in_priority(priority, holding));
        }
        steps
    }
}

/// The parts of a priority whose own marking is another one.
fn in_priority<'d, 'p>(
    priority: &'d PriorityDiff<'p>,
    [old, new]: &[Markings; 2],
) -> Vec<MarkingStep<'d, 'p>> {
    let of = |markings: &Markings, priority: Option<&Priority>| {
        markings.marking(priority?.file.as_ref()?.source)
    };
    let file = [of(old, priority.before), of(new, priority.after)];
    let mut steps = Vec::new();
    for change in &priority.changes {
        let Some((marking, section)) = own(change) else { continue };
        let [before, after] = match section {
            Some(_) => [marking[0].or(file[0]), marking[1].or(file[1])],
            None => file,
        };
        let action = None;
        steps.push(MarkingStep { priority: Some(priority), action, section, before, after });
    }
    for action in &priority.actions {
        if action.changes.iter().any(|change| own(change).is_some()) {
            let of = |markings: &Markings, whose: Option<Whose<'_>>| {
                markings.marking(whose?.action.source)
            };
            steps.push(MarkingStep {
                priority: Some(priority),
                action: Some(action),
                section: None,
                before: of(old, action.before),
                after: of(new, action.after),
            });
        }
    }
    steps
}

/// The fields that hold the marking of a part.
const OWN: &[Field] = fields!(PlanFile: marking; PriorityFile: marking; Action: marking);
const OF_SECTIONS: &[Field] = fields!(NarrativeHead: marking; AnnexHead: marking);

/// The own markings before and afterwards of a file or, with its title, of a section.
fn own<'p>(change: &Change<'p>) -> Option<([Option<Marking>; 2], Option<ItemName<'p>>)> {
    let section = match change.place.as_slice() {
        [one] if OWN.contains(&one.field) => None,
        [section, one] if OF_SECTIONS.contains(&one.field) => section.name,
        _ => return None,
    };
    let marking = |value: Option<&Value<'_>>| match value {
        Some(Value::Marking(marking)) => Some(*marking),
        _ => None,
    };
    let step: &Step<'_> = &change.step;
    Some(([marking(step.before()), marking(step.after())], section))
}
