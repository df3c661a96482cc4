//! What shape a report takes: where each action is told, and what of it is annexed. Called by the
//! builder of reports.
//!
//! Everything here follows from what the files say, so that a driver chooses a shape by writing
//! and not by asking for it. How a shape looks is the templates' business.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::{Action, ActionNumber, Document, Place, Priority, Progress, RelationKind};

/// Where an action is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// In a section of its own.
    Section,
    /// In the section of another action of its goal.
    SharedWith(ActionNumber),
    /// In a list of actions known by number and status alone.
    List,
}

/// What is annexed of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Record {
    /// A six-monthly form.
    Form,
    /// A row in the table of its goal.
    Table,
    /// Nothing: its section tells everything.
    None,
}

/// The shape of a priority's report.
#[derive(Debug, Clone)]
pub struct Shape<'p> {
    /// Whether it tells of several periods.
    has_past: bool,
    /// The key of the priority.
    key: String,
    by_number: BTreeMap<ActionNumber, &'p Action>,
    of_goal: BTreeMap<u16, Vec<&'p Document<Action>>>,
    /// Those told in the section of another.
    shared: BTreeMap<ActionNumber, Vec<&'p Document<Action>>>,
    /// The actions of which a text of the driver's tells.
    narrated: BTreeSet<ActionNumber>,
    /// The goals of which an action is described by its steps.
    in_steps: BTreeSet<u16>,
}

impl<'p> Shape<'p> {
    /// The shape of a report of these periods, by how many they are.
    pub fn new(priority: &'p Priority, periods: usize) -> Self {
        let mut shape = Self {
            has_past: periods > 1,
            key: priority.key(),
            by_number: BTreeMap::new(),
            of_goal: BTreeMap::new(),
            shared: BTreeMap::new(),
            narrated: BTreeSet::new(),
            in_steps: BTreeSet::new(),
        };
        let heads = priority.narrative.iter().map(|section| &section.data.head);
        let heads = heads.filter(|head| head.place.value == Place::Action);
        shape.narrated.extend(heads.filter_map(|head| Some(head.action.as_ref()?.value)));
        for action in &priority.actions {
            let number = action.data.action.value;
            shape.by_number.entry(number).or_insert(&action.data);
            shape.of_goal.entry(number.goal).or_default().push(action);
            if !action.data.description.is_empty() {
                shape.in_steps.insert(number.goal);
            }
        }
        for action in &priority.actions {
            if let Told::SharedWith(other) = shape.told(&action.data) {
                shape.shared.entry(other).or_default().push(action);
            }
        }
        shape
    }

    /// The actions of a goal.
    pub fn of_goal(&self, goal: u16) -> &[&'p Document<Action>] {
        self.of_goal.get(&goal).map(Vec::as_slice).unwrap_or_default()
    }

    /// The actions that are told in the section of this one.
    pub fn shared_with(&self, number: ActionNumber) -> &[&'p Document<Action>] {
        self.shared.get(&number).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where an action is told.
    pub fn told(&self, action: &Action) -> Told {
        if self.is_bare(action) {
            return Told::List;
        }
        let number = action.action.value;
        let with = action.relations.iter();
        let with = with.filter(|relation| relation.kind == RelationKind::ReportedWith);
        let mut others =
            with.filter_map(|relation| relation.action.value.within(&self.key)).filter(|other| {
                other.goal == number.goal
                    && *other < number
                    && self.action_of(*other).is_some_and(|other| !self.is_bare(other))
            });
        match others.next() {
            Some(other) if !self.has_report(action) => Told::SharedWith(other),
            _ => Told::Section,
        }
    }

    /// What is annexed of it.
    pub fn record(&self, action: &Action) -> Record {
        if self.is_bare(action) {
            Record::None
        } else if is_formal(action) {
            Record::Form
        } else if self.in_steps.contains(&action.action.goal) {
            Record::Table
        } else if self.has_past && action.progress.iter().count() > 1 {
            // The section tells of one period; what was reported before needs a place too.
            Record::Form
        } else {
            Record::None
        }
    }

    /// The action with this number.
    pub fn action_of(&self, number: ActionNumber) -> Option<&'p Action> {
        self.by_number.get(&number).copied()
    }

    /// Whether there is nothing to put under a heading of its own: neither a title nor anything
    /// but how the action stands and what becomes of it.
    fn is_bare(&self, action: &Action) -> bool {
        let nothing_known = action.title.is_none()
            && action.description.is_empty()
            && action.leaders.is_empty()
            && action.co_leaders.is_empty()
            && action.leader_condition.is_none()
            && action.participants.is_empty()
            && action.relations.is_empty()
            && action.kpis.is_empty();
        nothing_known
            && !is_formal(action)
            && action.timing.is_none()
            && action.progress.iter().count() < 2
            && !self.has_more(action)
    }

    /// Whether it has anything of its own to tell beside its form.
    fn has_report(&self, action: &Action) -> bool {
        let tells = |progress: &Progress| {
            progress.result.is_some() || progress.target_gap.is_some() || progress.late.is_some()
        };
        let reported = action.progress.iter().any(|(_, progress)| tells(progress));
        reported || self.has_more(action)
    }

    fn has_more(&self, action: &Action) -> bool {
        self.narrated.contains(&action.action.value)
            || !action.results.is_empty()
            || !action.events.is_empty()
            || !action.operations.is_empty()
            || !action.funding_bids.is_empty()
            || !action.difficulties.is_empty()
            || !action.recommendations.is_empty()
            || !action.follow_ups.is_empty()
            || !action.partners.is_empty()
            || !action.initiatives.is_empty()
            || !action.comments.is_empty()
            || action.progress.iter().any(|(_, progress)| !progress.comments.is_empty())
    }
}

/// Whether a file answers what the six-monthly form asks before anything else, from when to when
/// and with whom, or what only the form asks: what goes in.
pub fn is_formal(action: &Action) -> bool {
    let dated = action.start.is_some() && action.end.is_some();
    action.inputs.is_some() || (dated && !action.participants.is_empty())
}
