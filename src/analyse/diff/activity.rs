//! The fields of events, operations and bids for money.

use super::list::listed;
use super::value::{Field, Name};
use super::walk::{Part, Walk, fields};
use crate::model::{Event, FundingBid, Operation, Partner};

fields!(Event:
    kind, title, start, end, place, country, participants, member_states, trainers, presenters, organisers,
    attended_by, funding, about, outcome, results
);
fields!(Operation:
    name, kind, start, end, countries, outcome, results, crime, route, about, reference,
    reported_with
);
fields!(Partner: name, kind, parties, since, about, outcome);
fields!(FundingBid: outcome, programme, purpose, applicant, submitted, decided, note);

listed!(Event:
    |event| Some(format!("{:?}", (&event.kind, &event.title, &event.start, &event.place))),
    |event| event.title.as_ref().map(ToString::to_string),
    |event| Some(format!("{:?}", (&event.kind, &event.start))),
    |event| Some(event.kind.to_string())
);
listed!(Operation: |operation| Some(operation.name.to_string()), |operation| operation.reference.as_ref().map(ToString::to_string));
listed!(Partner: |partner| Some(partner.name.to_string()));
listed!(FundingBid:
    |bid| Some(format!("{:?}", (&bid.programme, &bid.purpose, &bid.applicant))),
    |bid| Some(format!("{:?}", (&bid.programme, &bid.purpose))),
    |bid| Some(bid.programme.to_string())
);

impl Part for Event {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let name = |event: &'p Self| event.title.as_ref().unwrap_or(&event.kind).as_str();
        walk.thing(field, |event| Some(Name::Words(name(event))), before, after);
    }
}

impl Part for Operation {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |one| Some(Name::Words(one.name.as_str())), before, after);
    }
}

impl Part for Partner {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |one| Some(Name::Words(one.name.as_str())), before, after);
    }
}

impl Part for FundingBid {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |bid| Some(Name::Words(bid.programme.as_str())), before, after);
    }
}
