//! Tables of the actions: how each stands, what was reported in each period, where it goes.

use super::definition::Definition;
use super::key;
use super::owned::{self, Owned, marked, owned};
use super::scope::Exported;
use super::shown::columns;
use crate::analyse::status::{self, Status};
use crate::model::{Action, ActionNumber, Continuation, Owner, Period, Progress, Relation, word};

/// An action as it stands.
#[derive(Debug)]
pub(super) struct ActionRow<'s, 'p> {
    scope: &'s Exported<'p>,
    number: ActionNumber,
    /// Absent where others name an action that is not told here.
    action: Option<&'p Action>,
    progress: Option<&'p Progress>,
    status: Status,
}

pub(super) fn rows<'s, 'p>(
    scope: &'s Exported<'p>,
) -> impl Iterator<Item = ActionRow<'s, 'p>> + use<'s, 'p> {
    let told = scope.priority.actions.iter().map(|action| {
        let action = &action.data;
        let progress = scope.period.and_then(|period| status::progress(action, period));
        let (number, status) = (action.action.value, Status::of(action, progress));
        ActionRow { scope, number, action: Some(action), progress, status }
    });
    told.chain(scope.actions_only_named().map(|number| ActionRow {
        scope,
        number,
        action: None,
        progress: None,
        status: Status::default(),
    }))
}

/// Whether something is reported: a column that was left empty is no report.
fn is_report(progress: Option<&Progress>) -> bool {
    progress.is_some_and(|progress| progress.unset.is_none())
}

/// The table of actions.
pub(super) fn actions<'r, 'p: 'r>() -> Definition<'r, ActionRow<'r, 'p>> {
    let table = Definition::new(
        "actions",
        "The actions as they stand: one row for each. Of one that only others name nothing but the \
         number is told.",
    )
    .text("action", "The key: `THB-1.10` is action 1.10.", |row: &ActionRow<'_, '_>| {
        Some(key::action(&row.scope.key, row.number))
    })
    .keyed()
    .priority(|row| row.scope)
    .text("goal", "The goal.", |row| Some(key::goal(&row.scope.key, row.number.goal)))
    .leading_to("goals", "goal")
    .whole("goal_number", "The number of the goal.", |row| Some(row.number.goal))
    .whole("action_in_goal", "The number under the goal.", |row| Some(row.number.action));
    let table = columns!(
        table,
        |row| row.scope, row.action?;
        title: "The title.",
        short_title: "A shorter title.",
        title_parts: "The parts of a title that names more than one thing.",
        basis: "`new`, `continuing` or `continuing_delayed`.",
        continues: "The actions of earlier plans that it continues: `2013 THB 3.2`.",
        plan_year: "The year of the plan in which it was first drawn up.",
        leaders: "Who leads it, first the one who reports.",
        co_leaders: "Who leads it beside them.",
        leader_condition: "On what the choice of the leader depends, in Markdown.",
        participants: "Who takes part, groups as written.",
        start: "When it begins.",
        end: "When it ends.",
        timing: "When the work is done, in words.",
        with: "The other priorities whose action it is as well.",
        horizontal: "The keys of the horizontal goals that it serves beside those of its goal.",
        unanswered: "What its form asks for and nobody answered.",
    );
    let table = columns!(
        standing(table),
        |row| row.scope, row.action?.inputs.as_ref()?;
        staff_fte: "Staff in full-time equivalents.",
        staff: "Staff in words.",
        budget_eur: "The money needed, in euro.",
        budget: "The money needed, in words.",
        funding: "Where the money comes from.",
    );
    table.text("marking", "The marking of its file.", |row| {
        row.scope.marking_of(Owner::Action(row.number))
    })
}

/// The columns of the four questions.
fn standing<'r, 'p: 'r>(
    definition: Definition<'r, ActionRow<'r, 'p>>,
) -> Definition<'r, ActionRow<'r, 'p>> {
    let table = definition
        .text("period", "The period as of which it stands.", |row| {
            row.action?;
            row.scope.period.map(|period| key::period(period.id.as_str()))
        })
        .leading_to("periods", "period")
        .flag("reported", "Whether it is reported in that period.", |row| {
            row.action.and(row.scope.period).map(|_| is_report(row.progress))
        })
        .text("stage", "`not_started`, `ongoing`, `finished` or `halted`.", |row| {
            row.status.stage.as_ref().map(word)
        })
        .text("punctuality", "`on_time` or `delayed`.", |row| {
            row.status.punctuality.as_ref().map(word)
        })
        .text("verdict", "`met`, `partly_met`, `not_met`, `undetermined` or `open`.", |row| {
            row.status.verdict.as_ref().map(word)
        })
        .text(
            "continuation",
            "`none`, `likely`, `certain`, `conditional`, `postponed`, `merged` or `dropped`.",
            |row| row.status.continuation.as_ref().map(word),
        );
    let about = "The word for the status that the leader used.";
    columns!(table, |row| row.scope, row.progress?; printed: about)
}

/// An action in a period in which its priority reports.
#[derive(Debug)]
pub(super) struct ProgressRow<'s, 'p> {
    scope: &'s Exported<'p>,
    action: &'p Action,
    period: &'p Period,
    progress: Option<&'p Progress>,
}

pub(super) fn progress_rows<'s, 'p>(
    scope: &'s Exported<'p>,
) -> impl Iterator<Item = ProgressRow<'s, 'p>> + use<'s, 'p> {
    scope.priority.actions.iter().flat_map(move |action| {
        let action = &action.data;
        scope.periods.iter().map(move |period| {
            let progress = status::column(action, period);
            ProgressRow { scope, action, period, progress }
        })
    })
}

/// The table of progress.
pub(super) fn progress<'r, 'p: 'r>() -> Definition<'r, ProgressRow<'r, 'p>> {
    let table = Definition::new(
        "progress",
        "What is reported: one row for each action and each period in which its priority reports, \
         also where the action itself is not reported.",
    )
    .action(|row: &ProgressRow<'_, '_>| (row.scope, row.action.action.value))
    .text("period", "The period.", |row| Some(key::period(row.period.id.as_str())))
    .leading_to("periods", "period")
    .keyed()
    .flag("reported", "Whether there is a report.", |row| Some(is_report(row.progress)));
    columns!(
        table,
        |row| row.scope, row.progress?;
        stage: "As in `actions`.",
        punctuality: "As in `actions`.",
        verdict: "As in `actions`.",
        printed: "The word for the status that the leader used.",
        headed: "How the column is headed, where not by the label of the period.",
        outputs: "What is delivered, in Markdown.",
        result: "What was done and what came of it, in Markdown.",
        target_gap: "How far the action is from its target, in Markdown.",
        late: "What was added after the report had been handed in, in Markdown.",
        reported as "reported_on": "The day on which the leader reported.",
        by as "reported_by": "Who reported it, where it is not the leader.",
        unset: "Why nothing is reported.",
    )
    .text("marking", "The marking of the action’s file.", |row| {
        row.scope.marking_of(Owner::Action(row.action.action.value))
    })
}

/// What becomes of an action.
#[derive(Debug)]
pub(super) struct ContinuationRow<'s, 'p> {
    scope: &'s Exported<'p>,
    action: &'p Action,
    continuation: &'p Continuation,
}

pub(super) fn continuation_rows<'s, 'p>(
    scope: &'s Exported<'p>,
) -> impl Iterator<Item = ContinuationRow<'s, 'p>> + use<'s, 'p> {
    scope.priority.actions.iter().filter_map(move |action| {
        let action = &action.data;
        let continuation = action.continuation.as_ref()?;
        Some(ContinuationRow { scope, action, continuation })
    })
}

/// The table of continuations.
pub(super) fn continuation<'r, 'p: 'r>() -> Definition<'r, ContinuationRow<'r, 'p>> {
    let table = Definition::new(
        "continuation",
        "What becomes of actions in the next plan: one row for each action of which it is said.",
    )
    .action(|row: &ContinuationRow<'_, '_>| (row.scope, row.action.action.value))
    .keyed();
    let table = columns!(
        table,
        |row| row.scope, row.continuation;
        decision: "As `continuation` in `actions`.",
        plan as "to_plan": "The year of the plan in which it goes on.",
        cycle as "to_cycle": "The plan or cycle in which it goes on, where no year is given.",
        priorities as "to_priorities": "The priorities in which it goes on.",
    )
    .text("to_action", "The action of that plan in which it goes on: `action 1.10`.", |row| {
        Some(format!("action {}", row.continuation.action.as_ref()?.value))
    });
    columns!(
        table,
        |row| row.scope, row.continuation;
        condition: "What it depends on.",
        printed: "The word for it that the leader used.",
        by: "Who says so, where it is not the leader.",
        note: "What should be known about it.",
    )
    .reported_in(|row| row.continuation.period.as_ref())
    .text("marking", "The marking of the action’s file.", |row| {
        row.scope.marking_of(Owner::Action(row.action.action.value))
    })
}

pub(super) fn relation_rows<'s, 'p>(
    scope: &'s Exported<'p>,
) -> impl Iterator<Item = Owned<'s, 'p, Relation>> {
    let actions = scope.priority.actions.iter().map(|action| &action.data);
    let relations = actions.flat_map(|action| {
        let owner = Owner::Action(action.action.value);
        action.relations.iter().map(move |relation| (owner, relation))
    });
    owned::rows(scope, relations)
}

/// The table of relations.
pub(super) fn relations<'r, 'p: 'r>() -> Definition<'r, Owned<'r, 'p, Relation>> {
    let about = "Ties of actions to others: one row for each.";
    let table = columns!(
        owned::<Relation>("relations", about),
        |row| row.scope, row.it;
        kind: "`merged_into`, `partly_merged_into`, `merged_with`, `reported_with`, `joint_with` or \
               `see_also`.",
    )
    .text("to_action", "The other action, where it is of the same priority.", |row| {
        Some(key::action(&row.scope.key, row.it.action.value.within(&row.scope.key)?))
    })
    .leading_to("actions", "action")
    .text("to_other", "The other action, where it is of another priority.", |row| {
        let other = &row.it.action.value;
        let key = other.within(&row.scope.key).is_none().then_some(other.priority.as_ref()?)?;
        Some(key::action(key.as_str(), other.number))
    });
    let table = columns!(table, |row| row.scope, row.it; note: "What should be known about it.");
    marked(table.reported_in(|row| row.it.period.as_ref()))
}
