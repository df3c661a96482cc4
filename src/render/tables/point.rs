//! The table of the points that are made in lists.

use super::definition::Definition;
use super::key;
use super::scope::Exported;
use super::shown::columns;
use crate::analyse::status;
use crate::model::{Owner, Period, Point, PointOutcome};

/// A point of a list.
#[derive(Debug, Clone)]
pub(super) struct Row<'s, 'p> {
    scope: &'s Exported<'p>,
    list: List<'p>,
    /// The number of the point it stands under; empty at the top.
    under: String,
    /// Its place there.
    place: i64,
    point: &'p Point,
}

/// Where points are listed.
#[derive(Debug, Clone, Copy)]
struct List<'p> {
    owner: Owner,
    kind: &'static str,
    /// The period of the report that they belong to.
    period: Option<&'p Period>,
}

impl Row<'_, '_> {
    /// The key of the point with this number in the same list: `THB-1.10/step/2.1`.
    fn key(&self, number: &str) -> String {
        let owner = key::owner(&self.scope.key, self.list.owner);
        let period = self.list.period.map(|period| format!("{}/", period.id.as_str()));
        format!("{owner}/{}/{}{number}", self.list.kind, period.unwrap_or_default())
    }
}

/// The number of a point by that of the one it stands under: `2`, `2.1`.
fn number(under: &str, place: i64) -> String {
    if under.is_empty() { place.to_string() } else { format!("{under}.{place}") }
}

/// What the driver says in lists, then what is said of goals, then what the leaders do.
pub(super) fn rows<'s, 'p>(scope: &'s Exported<'p>) -> Vec<Row<'s, 'p>> {
    let mut rows = Vec::new();
    let mut add = |owner, kind, points: &'p [Point]| {
        listed(scope, List { owner, kind, period: None }, "", points, &mut rows);
    };
    if let Some(file) = scope.priority.file.as_ref().map(|file| &file.data) {
        add(Owner::Priority, "main_finding", &file.main_findings);
        add(Owner::Priority, "achievement", &file.achievements);
        add(Owner::Priority, "difficulty", &file.difficulties);
        add(Owner::Priority, "recommendation", &file.recommendations);
        add(Owner::Priority, "proposal", &file.proposals);
        add(Owner::Priority, "follow_up", &file.follow_ups);
        if let Some(lessons) = &file.lessons {
            add(Owner::Priority, "went_well", &lessons.went_well);
            add(Owner::Priority, "shortcoming", &lessons.shortcomings);
        }
        add(Owner::Priority, "verdict", file.verdict.as_slice());
        add(Owner::Priority, "continuation", file.continuation.as_slice());
        for goal in &file.goals {
            let Some(report) = &goal.report else { continue };
            let owner = Owner::Goal(goal.number.value);
            add(owner, "difficulty", &report.difficulties);
            add(owner, "recommendation", &report.recommendations);
            add(owner, "follow_up", &report.follow_ups);
            add(owner, "comment", &report.comments);
        }
    }
    for action in scope.priority.actions.iter().map(|action| &action.data) {
        let owner = Owner::Action(action.action.value);
        add(owner, "step", &action.description);
        add(owner, "difficulty", &action.difficulties);
        add(owner, "recommendation", &action.recommendations);
        add(owner, "follow_up", &action.follow_ups);
        add(owner, "comment", &action.comments);
    }
    for action in scope.priority.actions.iter().map(|action| &action.data) {
        for period in &scope.periods {
            let list = List {
                owner: Owner::Action(action.action.value),
                kind: "comment",
                period: Some(period),
            };
            if let Some(progress) = status::progress(action, period) {
                listed(scope, list, "", &progress.comments, &mut rows);
            }
        }
    }
    rows
}

fn listed<'s, 'p>(
    scope: &'s Exported<'p>,
    list: List<'p>,
    under: &str,
    points: &'p [Point],
    rows: &mut Vec<Row<'s, 'p>>,
) {
    for (place, point) in (1..).zip(points) {
        rows.push(Row { scope, list, under: under.to_owned(), place, point });
        listed(scope, list, &number(under, place), &point.points, rows);
    }
}

/// The table of points.
pub(super) fn points<'r, 'p: 'r>() -> Definition<'r, Row<'r, 'p>> {
    let table = Definition::new(
        "points",
        "What is said in lists: one row for each achievement, difficulty, recommendation, proposal, \
         lesson, comment, step of an action and task that is open, and for the driver’s verdict and \
         what becomes of the actions as a whole.",
    )
    .text("point", "The key: `THB-1.10/step/2.1` is under point 2.", |row: &Row<'_, '_>| {
        Some(row.key(&number(&row.under, row.place)))
    })
    .keyed()
    .priority(|row| row.scope)
    .under(|row| (row.scope, row.list.owner))
    .text(
        "kind",
        "`main_finding`, `achievement`, `difficulty`, `recommendation`, `proposal`, `follow_up`, `went_well`, \
         `shortcoming`, `verdict`, `continuation`, `comment` or `step`.",
        |row| Some(row.list.kind.to_owned()),
    )
    .text("period", "The period in which it was reported.", |row| {
        let own = row.point.period.as_ref().map(|period| period.as_str());
        let id = row.list.period.map(|period| period.id.as_str()).or(own)?;
        Some(key::period(id))
    })
    .leading_to("periods", "period")
    .text("under", "The point that it stands under.", |row| {
        (!row.under.is_empty()).then(|| row.key(&row.under))
    })
    .leading_to("points", "point")
    .whole("place", "Its place in the list, from 1.", |row| Some(row.place));
    columns!(
        table,
        |row| row.scope, row.point;
        title: "The title.",
        text: "The point, in Markdown.",
        by: "Who says it, where it is not whoever reports.",
        at: "When it was said.",
        reason: "Why it is so, in Markdown.",
        remedy: "What would mend it, in Markdown.",
        to: "To whom it is addressed.",
        due: "By when that is to be done.",
        themes: "The keys of the themes that it is about.",
        plan_year: "The year of the plan in which it was first made, where that is an earlier one.",
    )
    .text("marking", "The marking of the file it stands in.", |row| {
        row.scope.marking_of(row.list.owner)
    })
}

/// What became of a point, as it was reported in a period.
#[derive(Debug)]
pub(super) struct OutcomeRow<'s, 'p> {
    row: Row<'s, 'p>,
    period: &'p Period,
    outcome: &'p PointOutcome,
}

pub(super) fn outcome_rows<'s, 'p>(
    scope: &'s Exported<'p>,
) -> impl Iterator<Item = OutcomeRow<'s, 'p>> + use<'s, 'p> {
    let told = rows(scope).into_iter().filter(|row| !row.point.outcome.is_empty());
    told.flat_map(move |row| {
        scope.plan.file.data.periods.iter().filter_map(move |period| {
            let outcome = &row.point.outcome.get(period.id.as_str())?.value;
            Some(OutcomeRow { row: row.clone(), period, outcome })
        })
    })
}

/// The table of what became of points.
pub(super) fn outcomes<'r, 'p: 'r>() -> Definition<'r, OutcomeRow<'r, 'p>> {
    let table = Definition::new(
        "point_outcomes",
        "What became of points: one row for each period in which that was reported of one.",
    )
    .text("point", "The point.", |one: &OutcomeRow<'_, '_>| {
        Some(one.row.key(&number(&one.row.under, one.row.place)))
    })
    .leading_to("points", "point")
    .text("period", "The period in which it was reported.", |one| {
        Some(key::period(one.period.id.as_str()))
    })
    .leading_to("periods", "period")
    .keyed()
    .priority(|one| one.row.scope);
    columns!(
        table,
        |one| one.row.scope, one.outcome;
        is: "`open`, `accepted`, `partly_done`, `done` or `refused`.",
        note: "How that came about, in Markdown.",
    )
    .text("marking", "The marking of the file it stands in.", |one| {
        one.row.scope.marking_of(one.row.list.owner)
    })
}
