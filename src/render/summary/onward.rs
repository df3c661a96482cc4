//! Where actions go, what pays for them, what they are tied to.

use super::{Summer, refs};
use crate::analyse::activities;
use crate::analyse::destinations::{self, Destination, GoesTo};
use crate::analyse::engagement::Engagement;
use crate::analyse::funding;
use crate::analyse::links;
use crate::analyse::scope::Member;
use crate::model::word;
use crate::model::{Continuation, Priority};
use crate::render::report::old_action::short_title;
use crate::render::views::{
    BidView, DestinationView, FundingView, NamedView, OnwardView, OnwardsView, RelatedView,
    SourceView, SuccessorView, ThemeView, TieView, TiesView,
};

impl Summer<'_, '_> {
    pub(super) fn onward(&self) -> OnwardsView {
        let found = destinations::of_scope(self.scope);
        let successors = found.successions.iter().map(|(from, succession)| SuccessorView {
            from: refs::name(from),
            plan: succession.plan.to_string(),
            priority: succession.priority.to_string(),
            note: self
                .builder(from)
                .and_then(|builder| builder.optional_prose(succession.note.as_ref())),
        });
        OnwardsView {
            destinations: found.destinations.iter().map(|one| self.destination(one)).collect(),
            unstated: refs::cell(found.unstated.iter().copied()),
            successors: successors.collect(),
        }
    }

    fn destination(&self, found: &Destination<'_>) -> DestinationView {
        let (kind, plan, priority) = match &found.goal {
            GoesTo::On { plan, priority } => ("on", *plan, priority.clone()),
            GoesTo::Merged => ("merged", None, None),
            GoesTo::Ends => ("ends", None, None),
            GoesTo::Dropped => ("dropped", None, None),
        };
        let actions = found.actions.iter();
        DestinationView {
            kind: kind.to_owned(),
            plan,
            priority,
            count: found.actions.len(),
            actions: actions.filter_map(|(who, goes)| self.goes(*who, goes)).collect(),
        }
    }

    fn goes(&self, member: Member<'_>, continuation: &Continuation) -> Option<OnwardView> {
        let builder = self.builder(member.priority)?;
        let bids = member.action.funding_bids.iter();
        Some(OnwardView {
            action: refs::action(member),
            title: short_title(member.action),
            decision: word(&continuation.decision.value),
            into: continuation.action.as_ref().map(ToString::to_string),
            condition: builder.optional_prose(continuation.condition.as_ref()),
            printed: continuation.printed.as_ref().map(ToString::to_string),
            note: builder.optional_prose(continuation.note.as_ref()),
            bids: bids.map(|bid| builder.funding_bid(bid)).collect(),
        })
    }

    pub(super) fn funding(&self) -> FundingView {
        let found = funding::of_scope(self.scope);
        let source = |name: String, members: &[Member<'_>]| SourceView {
            name,
            uses: refs::cell(members.iter().copied()),
        };
        let sources = found.sources.iter();
        let unset = found.unset.iter();
        let bids = activities::bids(self.scope);
        let bid = |found: &activities::Bid<'_>| {
            let builder = self.builder(found.places.first()?.priority)?;
            let places = found.places.iter().map(|place| refs::place(*place)).collect();
            Some(BidView { bid: builder.funding_bid(found.bid), places })
        };
        FundingView {
            sources: sources.map(|(name, who)| source((*name).to_owned(), who)).collect(),
            unset: unset.map(|(reason, who)| source(word(reason), who)).collect(),
            silent: refs::cell(found.silent.iter().copied()),
            bids: bids.iter().filter_map(bid).collect(),
        }
    }

    pub(super) fn operations(&self) -> Vec<NamedView> {
        let named = activities::operations(self.scope);
        let view = |named: &activities::Named<'_>| {
            let mut views = named.entries.iter().filter_map(|(place, operation)| {
                Some(self.builder(place.priority)?.operation(operation, place.owner))
            });
            let mut first = views.next()?;
            for other in views {
                let known: Vec<String> = first.countries.iter().map(|p| p.label.clone()).collect();
                let more = other.countries.into_iter();
                first.countries.extend(more.filter(|party| !known.contains(&party.label)));
                first.kind = first.kind.or(other.kind);
                first.date = first.date.or(other.date);
                first.reference = first.reference.or(other.reference);
                first.about = first.about.or(other.about);
                first.outcome = first.outcome.or(other.outcome);
            }
            Some(NamedView {
                operation: first,
                places: named.entries.iter().map(|(place, _)| refs::place(*place)).collect(),
                priorities: names(&named.priorities()),
            })
        };
        named.iter().filter_map(view).collect()
    }

    pub(super) fn ties(&self, engagement: &Engagement<'_>, themes: &[ThemeView]) -> TiesView {
        let found = links::of_scope(self.scope, engagement);
        let tie = |name: String, priorities: &[&Priority]| TieView {
            name,
            priorities: names(priorities),
            roles: Vec::new(),
        };
        let shared = found.shared.iter();
        let operations = found.operations.iter().filter_map(|named| {
            let (_, operation) = named.entries.first()?;
            Some(tie(operation.name.to_string(), &named.priorities()))
        });
        let drivers = found.drivers.iter().map(|(code, driven)| TieView {
            name: code.clone(),
            priorities: driven.iter().map(|(priority, _)| refs::name(priority)).collect(),
            roles: driven
                .iter()
                .map(|(_, drives)| if *drives { "driver" } else { "co_drivers" }.to_owned())
                .collect(),
        });
        let themes = themes.iter().filter(|theme| theme.priorities.len() > 1);
        let themes = themes.map(|theme| TieView {
            name: theme.name.clone(),
            priorities: theme.priorities.clone(),
            roles: Vec::new(),
        });
        let relations = found.relations.iter().map(|(member, relation)| {
            let number = relation.action.value;
            let mut actions = member.priority.actions.iter();
            RelatedView {
                action: refs::action(*member),
                kind: word(&relation.kind),
                other: refs::numbered(member.priority, number),
                known: actions.any(|action| action.data.action.value == number),
                note: relation.note.as_ref().map(ToString::to_string),
            }
        });
        let across = found.across.iter();
        TiesView {
            shared: shared.map(|(name, who)| tie(name.clone(), who)).collect(),
            operations: operations.collect(),
            drivers: drivers.collect(),
            themes: themes.collect(),
            across: across
                .map(|(member, other)| (refs::action(*member), refs::name(other).name))
                .collect(),
            relations: relations.collect(),
        }
    }
}

fn names(priorities: &[&Priority]) -> Vec<crate::render::views::NameView> {
    priorities.iter().map(|priority| refs::name(priority)).collect()
}
