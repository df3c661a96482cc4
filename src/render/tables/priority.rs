//! Tables of the priorities, their goals, and the points that are made in lists.

use super::Request;
use super::definition::Definition;
use super::scope::{Scope, action, goal, line};
use crate::analyse::figures::Owner;
use crate::model::{Goal, Point, PriorityEntry, PriorityFile};

/// A priority of the plan: exported, or reported in another document.
#[derive(Debug)]
pub(super) struct PriorityRow<'s, 'p> {
    key: String,
    entry: Option<&'p PriorityEntry>,
    scope: Option<&'s Scope<'p>>,
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
    scopes: &'s [Scope<'p>],
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
    let is_listed = |scope: &&Scope<'_>| {
        plan.priorities.iter().any(|entry| entry.key.folder() == scope.priority.folder)
    };
    let others = scopes.iter().filter(|scope| !is_listed(scope));
    let others =
        others.map(|scope| PriorityRow { key: scope.key.clone(), entry: None, scope: Some(scope) });
    listed.chain(others).collect()
}

/// The table of priorities.
pub(super) fn priorities<'r, 'p: 'r>() -> Definition<'r, PriorityRow<'r, 'p>> {
    Definition::new(
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
    .text("reported_in", "The document that reports on it, where this plan does not.", |row| {
        Some(row.entry?.reported_in.as_ref()?.document.to_string())
    })
    .text("period", "The period as of which its actions stand.", |row| {
        Some(row.scope?.period?.id.as_str().to_owned())
    })
    .whole("actions", "How many actions it has.", |row| {
        i64::try_from(row.scope?.priority.actions.len()).ok()
    })
    .text("driver", "Its driver.", |row| row.scope?.parties(row.file()?.driver.as_slice()))
    .text("co_drivers", "Its co-drivers.", |row| row.scope?.parties(&row.file()?.co_drivers))
    .date("started", "Since when its group has worked.", |row| {
        row.file()?.started.as_ref().map(|date| date.value)
    })
    .text("agreed_by", "Who agreed the plan.", |row| line(row.file()?.agreed_by.as_ref()))
    .text("aim", "What it is for.", |row| row.scope?.optional(row.file()?.aim.as_ref()))
    .text("verdict", "The driver’s verdict on the whole.", |row| {
        row.scope?.optional(row.file()?.verdict.as_ref().map(|verdict| &verdict.text))
    })
    .text("marking", "The marking of what is told here.", |row| match row.scope {
        Some(scope) => scope.marking_of(Owner::Priority),
        None => row.entry?.reported_in.as_ref()?.marking.as_ref().map(|m| m.word().to_owned()),
    })
}

/// A goal of a priority.
#[derive(Debug)]
pub(super) struct GoalRow<'s, 'p> {
    scope: &'s Scope<'p>,
    goal: &'p Goal,
}

pub(super) fn goal_rows<'s, 'p>(
    scope: &'s Scope<'p>,
) -> impl Iterator<Item = GoalRow<'s, 'p>> + use<'s, 'p> {
    let file = scope.priority.file.iter();
    file.flat_map(|file| &file.data.goals).map(move |goal| GoalRow { scope, goal })
}

/// The table of goals.
pub(super) fn goals<'r, 'p: 'r>() -> Definition<'r, GoalRow<'r, 'p>> {
    Definition::new("goals", "The strategic goals: one row for each.")
        .text("priority", "The key of the priority.", |row: &GoalRow<'_, '_>| {
            Some(row.scope.key.clone())
        })
        .whole("goal", "The number.", |row| Some(row.goal.number.value))
        .keyed()
        .text("title", "The title.", |row| line(row.goal.title.as_ref().map(|title| &title.value)))
        .text("text", "What is to be reached.", |row| row.scope.optional(row.goal.text.as_ref()))
        .count("actions", "How many actions stand under it.", |row| {
            let number = row.goal.number.value;
            let actions = row.scope.priority.actions.iter();
            actions.filter(|action| action.data.action.goal == number).count()
        })
        .text("without_action", "Why it has no action.", |row| {
            row.scope.optional(row.goal.without_action.as_ref())
        })
        .text("result", "What was done, where goals are reported as a whole.", |row| {
            row.scope.optional(row.goal.report.as_ref()?.result.as_ref())
        })
        .text("marking", "The marking of what is told here.", |row| {
            row.scope.marking_of(Owner::Priority)
        })
}

/// A point of a list.
#[derive(Debug)]
pub(super) struct PointRow<'s, 'p> {
    scope: &'s Scope<'p>,
    owner: Owner,
    kind: &'static str,
    /// The numbers of the points it stands under, and its own.
    number: String,
    point: &'p Point,
}

/// What the driver says in lists, then what the leaders do.
pub(super) fn point_rows<'s, 'p>(scope: &'s Scope<'p>) -> Vec<PointRow<'s, 'p>> {
    let mut rows = Vec::new();
    let mut add = |owner, kind, points: &'p [Point]| {
        number(scope, owner, kind, "", points, &mut rows);
    };
    if let Some(file) = scope.priority.file.as_ref().map(|file| &file.data) {
        add(Owner::Priority, "achievement", &file.achievements);
        add(Owner::Priority, "difficulty", &file.difficulties);
        add(Owner::Priority, "recommendation", &file.recommendations);
        add(Owner::Priority, "proposal", &file.proposals);
        if let Some(lessons) = &file.lessons {
            add(Owner::Priority, "went_well", &lessons.went_well);
            add(Owner::Priority, "shortcoming", &lessons.shortcomings);
        }
    }
    for action in scope.priority.actions.iter().map(|action| &action.data) {
        let owner = Owner::Action(action.action.value);
        add(owner, "step", &action.description);
        add(owner, "difficulty", &action.difficulties);
        add(owner, "recommendation", &action.recommendations);
    }
    rows
}

fn number<'s, 'p>(
    scope: &'s Scope<'p>,
    owner: Owner,
    kind: &'static str,
    above: &str,
    points: &'p [Point],
    rows: &mut Vec<PointRow<'s, 'p>>,
) {
    for (place, point) in (1..).zip(points) {
        let own = format!("{above}{place}");
        rows.push(PointRow { scope, owner, kind, number: own.clone(), point });
        number(scope, owner, kind, &format!("{own}."), &point.points, rows);
    }
}

/// The table of points.
pub(super) fn points<'r, 'p: 'r>() -> Definition<'r, PointRow<'r, 'p>> {
    Definition::new(
        "points",
        "What is said in lists: one row for each achievement, difficulty, recommendation, proposal, \
         lesson and step of an action.",
    )
    .text("priority", "The key of the priority.", |row: &PointRow<'_, '_>| {
        Some(row.scope.key.clone())
    })
    .text("action", "The action; empty for the priority as a whole.", |row| action(row.owner))
    .text(
        "kind",
        "`achievement`, `difficulty`, `recommendation`, `proposal`, `went_well`, `shortcoming` or \
         `step`.",
        |row| Some(row.kind.to_owned()),
    )
    .text("number", "Its place in the list: `2`, or `2.1` under point 2.", |row| {
        Some(row.number.clone())
    })
    .keyed()
    .whole("goal", "The goal of the action.", |row| goal(row.owner))
    .text("title", "The title.", |row| line(row.point.title.as_ref()))
    .text("text", "The point, in Markdown.", |row| Some(row.scope.prose(&row.point.text.value)))
    .text("marking", "The marking of the file it stands in.", |row| row.scope.marking_of(row.owner))
}
