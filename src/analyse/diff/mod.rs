//! What changed between two states of a plan, or between two periods of one: every field of the
//! model, as typed changes.
//!
//! Called by the `diff` command; `render` words the changes. Whether a change is good does not
//! belong here, and neither does how it looks. Which fields there are the model says; `known` says
//! of each kind of thing what it is called and by what it is known again.

mod ceiling;
mod counts;
mod fate;
mod known;
mod leaf;
mod markings;
mod pair;
mod periods;
mod priority;
mod section;
mod value;
mod walk;
mod words;

use crate::model::{Action, Document, Plan, Priority};

pub use ceiling::{Comparable, comparable};
pub use counts::Counts;
pub use fate::Fate;
pub use markings::MarkingStep;
pub use periods::between_periods;
pub use value::{Change, Item, ItemName, Step, Value, Word};
pub use words::{Run, RunKind, words};

use walk::{Fields, Walk};

/// What changed in a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Diff<'p> {
    /// In `oap.yaml`.
    pub plan: Vec<Change<'p>>,
    /// In the priorities: in the order of the plan afterwards, those that are gone at the end.
    /// Priorities in which nothing changed are left out.
    pub priorities: Vec<PriorityDiff<'p>>,
}

/// What changed in a priority. At least one of the two sides is there.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorityDiff<'p> {
    /// The priority before; absent where it is new.
    pub before: Option<&'p Priority>,
    /// The priority afterwards; absent where it is gone.
    pub after: Option<&'p Priority>,
    /// In `priority.yaml`, the prose and the annexes.
    pub changes: Vec<Change<'p>>,
    /// In its actions, by number. Actions in which nothing changed are left out.
    pub actions: Vec<ActionDiff<'p>>,
}

/// What changed in an action. At least one of the two sides is there.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionDiff<'p> {
    /// The action before; absent where it is new.
    pub before: Option<Whose<'p>>,
    /// The action afterwards; absent where it is gone.
    pub after: Option<Whose<'p>>,
    /// What became of it as such.
    pub fate: Fate,
    /// Its changes, the most important first. Of an action that is new or gone there are none:
    /// all of it is.
    pub changes: Vec<Change<'p>>,
}

/// An action and the priority it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Whose<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// The action.
    pub action: &'p Document<Action>,
}

impl Diff<'_> {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.plan.is_empty() && self.priorities.is_empty()
    }

    /// How many things changed.
    pub fn counts(&self) -> Counts {
        Counts::of(self)
    }
}

impl<'p> PriorityDiff<'p> {
    /// The priority afterwards, or before where it is gone.
    pub fn latest(&self) -> Option<&'p Priority> {
        self.after.or(self.before)
    }

    fn is_empty(&self) -> bool {
        let stays = self.before.is_some() && self.after.is_some();
        stays && self.changes.is_empty() && self.actions.is_empty()
    }
}

/// Compares two states of a plan.
///
/// Every difference of what the files say is found. Where it makes none it does not matter how a
/// file is written: comments, the order of keys, quotation marks, line ends.
pub fn between<'p>(before: &'p Plan, after: &'p Plan) -> Diff<'p> {
    let mut walk = Walk::default();
    Fields::fields(Some(&before.file.data), Some(&after.file.data), &mut walk);
    let pairs = fate::pair_priorities(before, after);
    let mut fates = fate::actions(&pairs);
    let priorities = pairs.into_iter().zip(&mut fates).map(|((before, after), actions)| {
        let changes = priority::changes(before, after);
        PriorityDiff { before, after, changes, actions: std::mem::take(actions) }
    });
    let priorities = priorities.filter(|priority| !priority.is_empty()).collect();
    Diff { plan: walk.into_changes(), priorities }
}
