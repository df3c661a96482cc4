//! What the overviews and lists of a report show of its actions: the columns and rows that something
//! stands in. Where an action is told, and what is annexed of it, is `analyse::shape`'s.

use crate::analyse::shape::Record;
use crate::analyse::status::StatusList;
use crate::model::word;
use crate::render::views::{
    ActionView, ColumnsView, GoalView, ListedView, ProgressView, RecordsView, StatusListView,
};

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
pub(super) fn lists(listed: &[(Vec<StatusList>, ActionView)]) -> Vec<StatusListView> {
    let mut all: Vec<StatusList> =
        listed.iter().flat_map(|(standings, _)| standings.clone()).collect();
    all.sort_unstable();
    all.dedup();
    let list = |standing: StatusList| {
        let members = listed.iter().filter(|(standings, _)| standings.contains(&standing));
        let view = |(standings, action): &(Vec<StatusList>, ActionView)| ListedView {
            action: action.clone(),
            others: standings.iter().filter(|other| **other != standing).map(word).collect(),
            first: action.place == "list" && standings.iter().min() == Some(&standing),
        };
        let words = |(_, action): &(Vec<StatusList>, ActionView)| {
            let onward = action.continuation.as_ref().and_then(|one| one.printed.clone());
            let onward = onward.filter(|_| standing != StatusList::Completed);
            onward.into_iter().chain(action.status.printed.clone()).collect::<Vec<String>>()
        };
        let mut words = members.clone().map(words);
        let of_first = words.next().filter(|_| members.clone().count() > 1).unwrap_or_default();
        let others: Vec<Vec<String>> = words.collect();
        let printed =
            of_first.into_iter().find(|word| others.iter().all(|words| words.contains(word)));
        StatusListView { standing: word(&standing), printed, actions: members.map(view).collect() }
    };
    all.into_iter().map(list).collect()
}
