//! What shape a report takes: where each action is told, and what of it is annexed.
//!
//! Everything here follows from what the files say, so that a driver chooses a shape by writing
//! and not by asking for it. How a shape looks is the templates' business.

use serde::Serialize;

use super::Builder;
use crate::analyse::status::Standing;
use crate::model::word;
use crate::model::{Action, ActionNumber, Place, Progress, RelationKind};
use crate::render::views::{
    ActionView, ColumnsView, GoalView, ListedView, ProgressView, RecordsView, StatusListView,
};

/// Where an action is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
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
pub(super) enum Record {
    /// A six-monthly form.
    Form,
    /// A row in the table of its goal.
    Table,
    /// Nothing: its section tells everything.
    None,
}

impl Builder<'_> {
    pub(super) fn told(&self, action: &Action) -> Told {
        if self.is_bare(action) {
            return Told::List;
        }
        let number = action.action.value;
        let mut others = action.relations.iter().filter(|relation| {
            let other = relation.action.value;
            relation.kind == RelationKind::ReportedWith
                && other.goal == number.goal
                && other < number
                && self.action_of(other).is_some_and(|other| !self.is_bare(other))
        });
        match others.next() {
            Some(other) if !self.has_report(action) => Told::SharedWith(other.action.value),
            _ => Told::Section,
        }
    }

    pub(super) fn record(&self, action: &Action) -> Record {
        let mut of_goal = self.of_goal(action.action.goal);
        if self.is_bare(action) {
            Record::None
        } else if is_formal(action) {
            Record::Form
        } else if of_goal.any(|other| !other.description.is_empty()) {
            Record::Table
        } else if self.periods.len() > 1 && action.progress.iter().count() > 1 {
            // The section tells of one period; what was reported before needs a place too.
            Record::Form
        } else {
            Record::None
        }
    }

    pub(super) fn action_of(&self, number: ActionNumber) -> Option<&Action> {
        let mut actions = self.priority.actions.iter().map(|action| &action.data);
        actions.find(|action| action.action.value == number)
    }

    fn of_goal(&self, goal: u16) -> impl Iterator<Item = &Action> {
        let actions = self.priority.actions.iter().map(|action| &action.data);
        actions.filter(move |action| action.action.goal == goal)
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
        let narrated = self.priority.narrative.iter().any(|section| {
            let head = &section.data.head;
            let place = head.place.value == Place::Action;
            place && head.action.as_ref().is_some_and(|n| n.value == action.action.value)
        });
        narrated
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
pub(super) fn is_formal(action: &Action) -> bool {
    let dated = action.start.is_some() && action.end.is_some();
    action.inputs.is_some() || (dated && !action.participants.is_empty())
}

/// The columns that an overview of these actions needs.
pub(super) fn columns(goals: &[GoalView]) -> ColumnsView {
    let any = |has: fn(&ActionView) -> bool| actions(goals).any(has);
    ColumnsView {
        title: any(|action| action.short_title.is_some()),
        leaders: any(|action| !action.leaders.is_empty()),
        stage: any(|action| action.status.stage.is_some()),
        punctuality: any(|action| action.status.punctuality.is_some()),
        verdict: any(|action| action.status.verdict.is_some()),
        continuation: any(|action| action.status.continuation.is_some()),
        printed: any(|action| action.status.printed.is_some()),
        change: any(|action| action.change.is_some()),
    }
}

/// The records that are annexed of these actions, and their rows.
pub(super) fn records(goals: &[GoalView]) -> RecordsView {
    let forms = || actions(goals).filter(|action| action.record == word(&Record::Form));
    let any = |has: fn(&ActionView) -> bool| forms().any(has);
    let any_report =
        |has: fn(&ProgressView) -> bool| forms().flat_map(|action| &action.progress).any(has);
    RecordsView {
        forms: any(|_| true),
        tables: goals.iter().any(|goal| goal.table),
        leaders: any(|action| !action.leaders.is_empty()),
        participants: any(|action| !action.participants.is_empty()),
        basis: any(|action| action.basis.is_some() || action.plan_year.is_some()),
        timing: any(|action| action.timing.is_some()),
        result: any_report(|report| report.result.is_some()),
        target_gap: any_report(|report| report.target_gap.is_some()),
        inputs: any(|action| action.inputs.is_some()),
        comments: any(|action| !action.comments.is_empty()),
    }
}

fn actions(goals: &[GoalView]) -> impl Iterator<Item = &ActionView> {
    goals.iter().flat_map(|goal| &goal.actions)
}

/// Actions by how they stand; one that has a section is told there.
pub(super) fn lists(listed: &[(Vec<Standing>, ActionView)]) -> Vec<StatusListView> {
    let mut all: Vec<Standing> =
        listed.iter().flat_map(|(standings, _)| standings.clone()).collect();
    all.sort_unstable();
    all.dedup();
    let list = |standing: Standing| {
        let members = listed.iter().filter(|(standings, _)| standings.contains(&standing));
        let view = |(standings, action): &(Vec<Standing>, ActionView)| ListedView {
            action: action.clone(),
            others: standings.iter().filter(|other| **other != standing).map(word).collect(),
            first: action.place == "list" && standings.iter().min() == Some(&standing),
        };
        let printed = |(_, action): &(Vec<Standing>, ActionView)| match standing {
            Standing::Completed => action.status.printed.clone(),
            _ => action.continuation.as_ref().and_then(|one| one.printed.clone()),
        };
        let mut words = members.clone().map(printed);
        let first = words.next().flatten();
        let printed = first
            .filter(|_| members.clone().count() > 1)
            .filter(|first| words.all(|word| word.as_ref() == Some(first)));
        StatusListView { standing: word(&standing), printed, actions: members.map(view).collect() }
    };
    all.into_iter().map(list).collect()
}
