//! Events, operations, bids, partners and initiatives of a report.

use super::{Builder, kpi, word};

use crate::model::{Event, FundingBid, Holder, Operation, Owner, Partner};
use crate::render::views::{ActivitiesView, EventView, FundingBidView, OperationView, PartnerView};

impl Builder<'_> {
    /// What happened, under what name and with whom.
    pub(super) fn activities(&self, holder: Holder<'_>) -> ActivitiesView {
        let Holder { owner, events, operations, funding_bids, partners, initiatives, .. } = holder;
        let lengths = [events.len(), operations.len(), funding_bids.len()];
        let partnered = [partners.len(), initiatives.len()];
        ActivitiesView {
            events: events.iter().map(|event| self.event(event, owner)).collect(),
            operations: self.operations(operations, owner),
            funding_bids: funding_bids.iter().map(|bid| self.funding_bid(bid)).collect(),
            partners: self.partners(partners),
            initiatives: self.partners(initiatives),
            any: lengths.iter().chain(&partnered).any(|length| *length > 0),
        }
    }

    /// The operations, each with those that are reported with it.
    fn operations(&self, operations: &[Operation], owner: Owner) -> Vec<OperationView> {
        let mut views: Vec<OperationView> = Vec::new();
        for operation in operations {
            let view = self.operation(operation, owner);
            let with = operation.reported_with.as_ref();
            let first = with.and_then(|name| {
                views.iter_mut().find(|first| {
                    let mut together = first.together.iter();
                    first.name == name.as_str() || together.any(|one| one.name == name.as_str())
                })
            });
            match first {
                Some(first) => first.together.push(view),
                None => views.push(view),
            }
        }
        views
    }

    pub(in crate::render) fn partners(&self, partners: &[Partner]) -> Vec<PartnerView> {
        let view = |partner: &Partner| PartnerView {
            name: partner.name.to_string(),
            kind: partner.kind.as_ref().map(ToString::to_string),
            parties: self.parties(&partner.parties),
            since: partner.since.as_ref().map(|date| self.style.date(date.value)),
            about: self.optional_prose(partner.about.as_ref()),
            outcome: self.optional_prose(partner.outcome.as_ref()),
        };
        partners.iter().map(view).collect()
    }

    fn event(&self, event: &Event, owner: Owner) -> EventView {
        let count = |quantity: &Option<crate::source::Spanned<crate::model::Quantity>>| {
            quantity.as_ref().map(|quantity| self.style.quantity(quantity.value))
        };
        EventView {
            kind: event
                .title
                .as_ref()
                .is_none_or(|title| !kpi::names(title, &event.kind))
                .then(|| event.kind.to_string()),
            title: event.title.as_ref().map(ToString::to_string),
            place: event.place.as_ref().map(ToString::to_string),
            country: event.country.as_ref().and_then(|country| self.party(country).pop()),
            date: self.style.span(
                event.start.as_ref().map(|date| date.value),
                event.end.as_ref().map(|date| date.value),
            ),
            participants: count(&event.participants),
            member_states: count(&event.member_states),
            trainers: count(&event.trainers),
            presenters: count(&event.presenters),
            organisers: self.parties(&event.organisers),
            attended_by: self.parties(&event.attended_by),
            funding: event.funding.as_ref().map(ToString::to_string),
            about: self.optional_prose(event.about.as_ref()),
            outcome: self.optional_prose(event.outcome.as_ref()),
            figures: self.figure_views(&event.results, owner),
        }
    }

    pub(in crate::render) fn operation(
        &self,
        operation: &Operation,
        owner: Owner,
    ) -> OperationView {
        OperationView {
            name: operation.name.to_string(),
            together: Vec::new(),
            kind: operation.kind.as_ref().map(ToString::to_string),
            countries: self.parties(&operation.countries),
            date: self.style.span(
                operation.start.as_ref().map(|date| date.value),
                operation.end.as_ref().map(|date| date.value),
            ),
            reference: operation.reference.as_ref().map(ToString::to_string),
            crime: operation.crime.as_ref().map(ToString::to_string),
            route: operation.route.as_ref().map(ToString::to_string),
            about: self.optional_prose(operation.about.as_ref()),
            outcome: self.optional_prose(operation.outcome.as_ref()),
            figures: self.figure_views(&operation.results, owner),
        }
    }

    pub(in crate::render) fn funding_bid(&self, bid: &FundingBid) -> FundingBidView {
        FundingBidView {
            programme: bid.programme.to_string(),
            purpose: bid.purpose.as_ref().map(ToString::to_string),
            applicant: bid.applicant.as_ref().and_then(|applicant| self.party(applicant).pop()),
            submitted: bid.submitted.as_ref().map(|date| self.style.date(date.value)),
            decided: bid.decided.as_ref().map(|date| self.style.date(date.value)),
            outcome: word(&bid.outcome),
            note: self.optional_prose(bid.note.as_ref()),
        }
    }
}
