//! Tables of the priorities, of those before and after them, and of their goals.

use std::collections::BTreeSet;

use super::Request;
use super::definition::Definition;
use super::key;
use super::owned::{self, Owned, marked, numbered};
use super::scope::{Exported, line};
use super::shown::columns;
use crate::model::{Goal, Owner, PriorityEntry, PriorityFile, Succession};

/// A priority of the plan: exported, or reported in another document.
#[derive(Debug)]
pub(super) struct PriorityRow<'s, 'p> {
    key: String,
    entry: Option<&'p PriorityEntry>,
    scope: Option<&'s Exported<'p>>,
}

impl<'p> PriorityRow<'_, 'p> {
    fn file(&self) -> Option<&'p PriorityFile> {
        self.scope?.priority.file.as_ref().map(|file| &file.data)
    }
}

/// In the order of the plan, with those that are reported elsewhere in their places; behind them
/// those that the plan does not list.
pub(super) fn rows<'s, 'p>(
    request: Option<&Request<'p>>,
    scopes: &'s [Exported<'p>],
) -> Vec<PriorityRow<'s, 'p>> {
    let Some(plan) = request.map(|request| &request.plan.file.data) else { return Vec::new() };
    let scope_of = |folder: &str| scopes.iter().find(|scope| scope.priority.folder == folder);
    let listed = plan.priorities.iter().filter_map(|entry| {
        let scope = scope_of(&entry.key.folder());
        // One that is left out of the export is not one that is reported elsewhere.
        (scope.is_some() || entry.reported_in.is_some()).then(|| PriorityRow {
            key: entry.key.to_string(),
            entry: Some(entry),
            scope,
        })
    });
    let is_listed = |scope: &&Exported<'_>| {
        plan.priorities.iter().any(|entry| entry.key.folder() == scope.priority.folder)
    };
    let others = scopes.iter().filter(|scope| !is_listed(scope));
    let others =
        others.map(|scope| PriorityRow { key: scope.key.clone(), entry: None, scope: Some(scope) });
    listed.chain(others).collect()
}

/// The table of priorities.
pub(super) fn priorities<'r, 'p: 'r>() -> Definition<'r, PriorityRow<'r, 'p>> {
    let table = Definition::new(
        "priorities",
        "The priorities: one row for each that is exported, and for each that another document \
         reports on.",
    )
    .text("priority", "The key.", |row: &PriorityRow<'_, '_>| Some(row.key.clone()))
    .keyed()
    .text("letter", "The letter.", |row| {
        let listed = row.entry.and_then(|entry| entry.letter.as_ref());
        line(row.file().and_then(|file| file.letter.as_ref()).map(|l| &l.value).or(listed))
    })
    .text("name", "The name.", |row| {
        let listed = row.entry.and_then(|entry| entry.name.as_ref());
        line(row.file().map(|file| &file.name.value).or(listed))
    })
    .text("short_name", "A shorter name.", |row| line(row.entry?.short_name.as_ref()))
    .text("reported_in", "The document that reports on it, where this plan does not.", |row| {
        Some(row.entry?.reported_in.as_ref()?.document.to_string())
    })
    .text("period", "The period as of which its actions stand.", |row| {
        Some(key::period(row.scope?.period?.id.as_str()))
    })
    .leading_to("periods", "period")
    .whole("actions", "How many actions it has.", |row| {
        i64::try_from(row.scope?.priority.actions.len()).ok()
    });
    let table = columns!(
        table,
        |row| row.scope?, row.file()?;
        driver: "Its driver.",
        co_drivers: "Its co-drivers.",
        started: "Since when its group has worked.",
        agreed_by: "Who agreed the plan.",
        aim: "What it is for.",
        leaders_note: "What is noted on the leaders of all actions, in Markdown.",
        unanswered: "What the head of its report asks for and nobody answered.",
    );
    columns!(
        table,
        |row| row.scope?, row.file()?.verdict.as_ref()?;
        text as "verdict": "The driver’s verdict on the whole.",
    )
    .text("marking", "The marking of what is told here.", |row| match row.scope {
        Some(scope) => scope.marking_of(Owner::Priority),
        None => row.entry?.reported_in.as_ref()?.marking.as_ref().map(|m| m.word().to_owned()),
    })
}

pub(super) fn succession_rows<'s, 'p>(
    scope: &'s Exported<'p>,
) -> impl Iterator<Item = Owned<'s, 'p, Succession>> {
    let file = scope.priority.file.iter();
    owned::rows(scope, file.flat_map(|file| &file.data.succession).map(|it| (Owner::Priority, it)))
}

/// The table of priorities before and after.
pub(super) fn succession<'r, 'p: 'r>() -> Definition<'r, Owned<'r, 'p, Succession>> {
    let about = "Priorities of other plans that come before or after: one row for each.";
    marked(
        columns!(
            numbered::<Succession>("succession", about),
            |row| row.scope, row.it;
            kind: "`predecessor` or `successor`.",
            plan as "other_plan": "The plan or cycle.",
            priority as "other_priority": "The name of the priority there.",
            note: "What should be known about it, in Markdown.",
        )
        .reported_in(|row| row.it.period.as_ref()),
    )
}

/// A goal of a priority.
#[derive(Debug)]
pub(super) struct GoalRow<'s, 'p> {
    scope: &'s Exported<'p>,
    number: u16,
    /// Absent where the priority lists no such goal.
    goal: Option<&'p Goal>,
}

pub(super) fn goal_rows<'s, 'p>(
    scope: &'s Exported<'p>,
) -> impl Iterator<Item = GoalRow<'s, 'p>> + use<'s, 'p> {
    let file = scope.priority.file.iter();
    let listed: Vec<&Goal> = file.flat_map(|file| &file.data.goals).collect();
    let actions = scope.priority.actions.iter().map(|action| action.data.action.goal);
    let named = actions.chain(scope.actions_only_named().map(|number| number.goal));
    let is_listed = |number: &u16| listed.iter().any(|goal| goal.number.value == *number);
    let others: BTreeSet<u16> = named.filter(|number| !is_listed(number)).collect();
    let row = move |number, goal| GoalRow { scope, number, goal };
    let listed = listed.into_iter().map(move |goal| row(goal.number.value, Some(goal)));
    listed.chain(others.into_iter().map(move |number| row(number, None)))
}

/// The table of goals.
pub(super) fn goals<'r, 'p: 'r>() -> Definition<'r, GoalRow<'r, 'p>> {
    let table = Definition::new(
        "goals",
        "The strategic goals: one row for each that the priority lists, then for each that only the \
         numbers of actions name.",
    )
    .text("goal", "The key: `THB-goal-1` is goal 1.", |row: &GoalRow<'_, '_>| {
        Some(key::goal(&row.scope.key, row.number))
    })
    .keyed()
    .priority(|row| row.scope)
    .whole("number", "The number.", |row| Some(row.number));
    let table = columns!(
        table,
        |row| row.scope, row.goal?;
        title: "The title.",
        text: "What is to be reached.",
        horizontal: "The keys of the horizontal goals that it serves.",
    )
    .count("actions", "How many actions stand under it.", |row| {
        let actions = row.scope.priority.actions.iter();
        actions.filter(|action| action.data.action.goal == row.number).count()
    });
    let table = columns!(
        table,
        |row| row.scope, row.goal?;
        without_action: "Why it has no action.",
    );
    let about = "What was done, where goals are reported as a whole.";
    columns!(table, |row| row.scope, row.goal?.report.as_ref()?; result: about)
        .reported_in(|row| row.goal?.report.as_ref()?.period.as_ref())
        .text("marking", "The marking of what is told here.", |row| {
            row.scope.marking_of(Owner::Priority)
        })
}
