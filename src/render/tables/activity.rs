//! Tables of what a priority, its goals and its actions hold: events, operations, bids for money,
//! partners and initiatives.

use super::definition::Definition;
use super::owned::{Owned, marked, owned};
use super::shown::columns;
use crate::model::{Event, FundingBid, Operation, Partner};

/// The table of events.
pub(super) fn events<'r, 'p: 'r>() -> Definition<'r, Owned<'r, 'p, Event>> {
    marked(columns!(
        owned::<Event>("events", "Meetings, courses, conferences, action days: one row for each."),
        |row| row.scope, row.it;
        kind: "What kind of event.",
        title: "Its name or subject.",
        place: "The town or institution.",
        country: "The country.",
        start: "The first day.",
        end: "The last day; empty for an event of one day.",
        participants: "How many people took part.",
        member_states: "How many Member States were represented.",
        trainers: "How many trainers there were.",
        presenters: "How many presenters there were.",
        organisers: "Who held it.",
        attended_by: "Who was there.",
        funding: "Who paid for it.",
        about: "What it was about, in Markdown.",
        outcome: "What was done and what came of it, in Markdown.",
    ).reported_in(|row| row.it.period.as_ref()))
}

/// The table of operations.
pub(super) fn operations<'r, 'p: 'r>() -> Definition<'r, Owned<'r, 'p, Operation>> {
    let about = "Named operations, joint investigation teams, projects: one row for each mention in \
                 a file.";
    marked(
        columns!(
            owned::<Operation>("operations", about),
            |row| row.scope, row.it;
            name: "Its name.",
            kind: "What kind.",
            countries: "The countries and agencies in it.",
            start: "When it began.",
            end: "When it ended.",
            reference: "Under which number it is filed.",
            crime: "The kind of crime.",
            route: "Where it goes from and to.",
            about: "What it is directed at, in Markdown.",
            outcome: "What came of it, in Markdown.",
            reported_with: "The operation with which it is reported.",
        )
        .reported_in(|row| row.it.period.as_ref()),
    )
}

/// The table of bids.
pub(super) fn funding_bids<'r, 'p: 'r>() -> Definition<'r, Owned<'r, 'p, FundingBid>> {
    marked(
        columns!(
            owned::<FundingBid>("funding_bids", "Bids for money: one row for each."),
            |row| row.scope, row.it;
            programme: "The funding programme.",
            purpose: "What the money is for.",
            asked_eur: "The money that was asked for, in euro.",
            granted_eur: "The money that was granted, in euro.",
            spent_eur: "The money that was spent of it, in euro.",
            applicant: "Who applied.",
            submitted: "When it was handed in.",
            decided: "When it was decided.",
            outcome: "`planned`, `pending`, `accepted`, `refused` or `withdrawn`.",
            note: "What follows from it, in Markdown.",
        )
        .reported_in(|row| row.it.period.as_ref()),
    )
}

/// The table of partners.
pub(super) fn partners<'r, 'p: 'r>() -> Definition<'r, Owned<'r, 'p, Partner>> {
    others("partners", "Whom one works with: one row for each.")
}

/// The table of initiatives.
pub(super) fn initiatives<'r, 'p: 'r>() -> Definition<'r, Owned<'r, 'p, Partner>> {
    let about = "Programmes, platforms and initiatives of others that one builds on or knows of: \
                 one row for each.";
    others("initiatives", about)
}

fn others<'r, 'p: 'r>(
    name: &'static str,
    about: &'static str,
) -> Definition<'r, Owned<'r, 'p, Partner>> {
    marked(
        columns!(
            owned::<Partner>(name, about),
            |row| row.scope, row.it;
            name: "The name.",
            kind: "What kind.",
            parties: "Who stands behind it.",
            since: "Since when it is there.",
            about: "What it is about, in Markdown.",
            outcome: "What came of it, in Markdown.",
        )
        .reported_in(|row| row.it.period.as_ref()),
    )
}
