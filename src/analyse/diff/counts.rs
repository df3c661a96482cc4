//! How many things changed.

use super::{Change, Diff, Fate, PriorityDiff, Step};
use crate::model::field;

/// How many things changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Priorities that are new.
    pub priorities_added: usize,
    /// Priorities that are gone.
    pub priorities_removed: usize,
    /// Actions that are in both, with at least one change; those that were renumbered or moved
    /// among them.
    pub actions_changed: usize,
    /// Actions that are new.
    pub actions_added: usize,
    /// Actions that are gone.
    pub actions_removed: usize,
    /// Actions with another number in the same priority.
    pub actions_renumbered: usize,
    /// Actions that went to another priority.
    pub actions_moved: usize,
    /// Verdicts that are other ones, new or gone.
    pub verdicts: usize,
    /// Values of indicators that are other ones, new or gone.
    pub values: usize,
    /// Single changes, all together; what is new or gone as a whole counts as one.
    pub changes: usize,
}

impl Counts {
    pub(super) fn of(diff: &Diff<'_>) -> Self {
        let mut counts = Self { changes: diff.plan.len(), ..Self::default() };
        diff.priorities.iter().for_each(|priority| counts.add(priority));
        counts
    }

    /// How many things changed in a priority.
    pub fn of_priority(priority: &PriorityDiff<'_>) -> Self {
        let mut counts = Self::default();
        counts.add(priority);
        counts
    }

    fn add(&mut self, priority: &PriorityDiff<'_>) {
        self.priorities_added += usize::from(priority.before.is_none());
        self.priorities_removed += usize::from(priority.after.is_none());
        let gone_or_new = priority.before.is_none() || priority.after.is_none();
        self.changes += priority.changes.len() + usize::from(gone_or_new);
        for action in &priority.actions {
            let count = match action.fate {
                Fate::MovedAway => continue,
                Fate::Added => &mut self.actions_added,
                Fate::Removed => &mut self.actions_removed,
                Fate::Kept | Fate::Renumbered | Fate::Moved => &mut self.actions_changed,
            };
            *count += 1;
            self.actions_renumbered += usize::from(action.fate == Fate::Renumbered);
            self.actions_moved += usize::from(action.fate == Fate::Moved);
            self.changes += action.changes.len() + usize::from(action.fate != Fate::Kept);
            let of = |what: fn(&Change<'_>) -> bool| {
                action.changes.iter().filter(|change| what(change)).count()
            };
            self.verdicts += of(|change| change.field() == Some(field!(Progress.verdict)));
            self.values += of(is_value);
        }
    }
}

/// Whether a change is one of an indicator's value in a period.
fn is_value(change: &Change<'_>) -> bool {
    change.field() == Some(field!(Reading.value))
        && change.is_in(field!(Action.kpis))
        && change.is_in(field!(Kpi.values))
        && change.step != Step::Reordered
}
