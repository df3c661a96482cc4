//! Tables of events, operations and bids for money.

use super::definition::Definition;
use super::scope::{Scope, action, goal, line};
use crate::analyse::figures::Owner;
use crate::model::word;
use crate::model::{Action, Event, FundingBid, Goal, GoalReport, Operation, PriorityFile};

/// An event, operation or bid.
#[derive(Debug)]
pub(super) struct Row<'s, 'p, T> {
    scope: &'s Scope<'p>,
    /// Its place among those of the priority.
    number: i64,
    owner: Owner,
    it: &'p T,
}

/// Where a kind of thing is listed.
struct Lists<T> {
    priority: fn(&PriorityFile) -> &[T],
    goal: fn(&GoalReport) -> &[T],
    action: fn(&Action) -> &[T],
}

fn rows<'s, 'p, T>(scope: &'s Scope<'p>, lists: &Lists<T>) -> Vec<Row<'s, 'p, T>> {
    let file = scope.priority.file.as_ref().map(|file| &file.data);
    let own = file.into_iter().flat_map(|file| (lists.priority)(file));
    let of_goal = |goal: &'p Goal| {
        let listed = goal.report.iter().flat_map(|report| (lists.goal)(report));
        listed.map(|it| (Owner::Goal(goal.number.value), it))
    };
    let goals = file.into_iter().flat_map(|file| &file.goals).flat_map(of_goal);
    let of_action = |action: &'p Action| {
        let owner = Owner::Action(action.action.value);
        (lists.action)(action).iter().map(move |it| (owner, it))
    };
    let actions = scope.priority.actions.iter().flat_map(|action| of_action(&action.data));
    let all = own.map(|it| (Owner::Priority, it)).chain(goals).chain(actions);
    (1..).zip(all).map(|(number, (owner, it))| Row { scope, number, owner, it }).collect()
}

pub(super) fn event_rows<'s, 'p>(scope: &'s Scope<'p>) -> Vec<Row<'s, 'p, Event>> {
    rows(
        scope,
        &Lists {
            priority: |file| &file.events,
            goal: |report| &report.events,
            action: |action| &action.events,
        },
    )
}

pub(super) fn operation_rows<'s, 'p>(scope: &'s Scope<'p>) -> Vec<Row<'s, 'p, Operation>> {
    rows(
        scope,
        &Lists {
            priority: |file| &file.operations,
            goal: |report| &report.operations,
            action: |action| &action.operations,
        },
    )
}

pub(super) fn bid_rows<'s, 'p>(scope: &'s Scope<'p>) -> Vec<Row<'s, 'p, FundingBid>> {
    rows(
        scope,
        &Lists {
            priority: |file| &file.funding_bids,
            goal: |report| &report.funding_bids,
            action: |action| &action.funding_bids,
        },
    )
}

/// A table with the columns that say whose a row is.
fn owned<'r, 'p: 'r, T>(name: &'static str, about: &'static str) -> Definition<'r, Row<'r, 'p, T>> {
    Definition::new(name, about)
        .text("priority", "The key of the priority.", |row: &Row<'_, '_, T>| {
            Some(row.scope.key.clone())
        })
        .whole("number", "Its place among those of the priority, from 1.", |row| Some(row.number))
        .keyed()
        .whole("goal", "The goal it belongs to.", |row| goal(row.owner))
        .text("action", "The action it belongs to.", |row| action(row.owner))
}

fn marked<'r, 'p: 'r, T>(
    definition: Definition<'r, Row<'r, 'p, T>>,
) -> Definition<'r, Row<'r, 'p, T>> {
    definition.text("marking", "The marking of the file it stands in.", |row| {
        row.scope.marking_of(row.owner)
    })
}

/// The table of events.
pub(super) fn events<'r, 'p: 'r>() -> Definition<'r, Row<'r, 'p, Event>> {
    let definition =
        owned("events", "Meetings, courses, conferences, action days: one row for each.")
            .text("kind", "What kind of event.", |row: &Row<'_, '_, Event>| {
                Some(row.it.kind.to_string())
            })
            .text("title", "Its name or subject.", |row| line(row.it.title.as_ref()))
            .text("place", "The town or institution.", |row| line(row.it.place.as_ref()))
            .text("country", "The country.", |row| row.scope.parties(row.it.country.as_slice()))
            .date("start", "The first day.", |row| row.it.start.as_ref().map(|date| date.value))
            .date("end", "The last day; empty for an event of one day.", |row| {
                row.it.end.as_ref().map(|date| date.value)
            })
            .quantity("participants", "How many people took part.", |row| {
                row.it.participants.as_ref().map(|number| number.value)
            })
            .quantity("member_states", "How many Member States were represented.", |row| {
                row.it.member_states.as_ref().map(|number| number.value)
            })
            .quantity("trainers", "How many trainers or presenters there were.", |row| {
                row.it.trainers.as_ref().map(|number| number.value)
            })
            .text("organisers", "Who held it.", |row| row.scope.parties(&row.it.organisers))
            .text("attended_by", "Who was there.", |row| row.scope.parties(&row.it.attended_by))
            .text("funding", "Who paid for it.", |row| line(row.it.funding.as_ref()))
            .text("outcome", "What was done and what came of it, in Markdown.", |row| {
                row.scope.optional(row.it.outcome.as_ref())
            });
    marked(definition)
}

/// The table of operations.
pub(super) fn operations<'r, 'p: 'r>() -> Definition<'r, Row<'r, 'p, Operation>> {
    let definition = owned(
        "operations",
        "Named operations, joint investigation teams, projects: one row for each mention in a file.",
    )
    .text("name", "Its name.", |row: &Row<'_, '_, Operation>| Some(row.it.name.to_string()))
    .text("kind", "What kind.", |row| line(row.it.kind.as_ref()))
    .text("countries", "The countries and agencies in it.", |row| {
        row.scope.parties(&row.it.countries)
    })
    .date("start", "When it began.", |row| row.it.start.as_ref().map(|date| date.value))
    .date("end", "When it ended.", |row| row.it.end.as_ref().map(|date| date.value))
    .text("reference", "Under which number it is filed.", |row| line(row.it.reference.as_ref()))
    .text("about", "What it is directed at, in Markdown.", |row| {
        row.scope.optional(row.it.about.as_ref())
    })
    .text("outcome", "What came of it, in Markdown.", |row| {
        row.scope.optional(row.it.outcome.as_ref())
    });
    marked(definition)
}

/// The table of bids.
pub(super) fn funding_bids<'r, 'p: 'r>() -> Definition<'r, Row<'r, 'p, FundingBid>> {
    let definition = owned("funding_bids", "Bids for money: one row for each.")
        .text("programme", "The funding programme.", |row: &Row<'_, '_, FundingBid>| {
            Some(row.it.programme.to_string())
        })
        .text("purpose", "What the money is for.", |row| line(row.it.purpose.as_ref()))
        .text("applicant", "Who applied.", |row| row.scope.parties(row.it.applicant.as_slice()))
        .date("submitted", "When it was handed in.", |row| {
            row.it.submitted.as_ref().map(|date| date.value)
        })
        .date("decided", "When it was decided.", |row| {
            row.it.decided.as_ref().map(|date| date.value)
        })
        .text("outcome", "`planned`, `pending`, `accepted`, `refused` or `withdrawn`.", |row| {
            Some(word(&row.it.outcome))
        })
        .text("note", "What follows from it, in Markdown.", |row| {
            row.scope.optional(row.it.note.as_ref())
        });
    marked(definition)
}
