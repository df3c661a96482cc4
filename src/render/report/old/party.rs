//! Parties of a report: codes, group names and roles.

use std::collections::BTreeSet;

use super::Builder;
use crate::analyse::parties::{Meaning, ROLES, SPEAKERS};
use crate::model::{Involved, Owner, PartyRef, Printed, Who};
use crate::prose;
use crate::render::views::{PartyView, WhoView};

/// The function of whoever leads the action that something is said of.
const LEADER: &str = "leader";

impl Builder<'_> {
    /// A list of parties, in the order that the plan chooses.
    pub(in crate::render) fn parties(&self, list: &[Involved]) -> Vec<PartyView> {
        let mut views: Vec<PartyView> = Vec::new();
        // Who is among them, and who of those through a function.
        let (mut named, mut through_role) = (BTreeSet::new(), BTreeSet::new());
        for involved in self.parties.ordered(list) {
            for view in self.party(involved) {
                // Who is named, or holds two roles, is named once.
                let adds_nothing = view.role.is_none() && involved.note.is_none();
                let others = if view.stands_for.is_some() { &named } else { &through_role };
                if adds_nothing && others.contains(&view.label) {
                    continue;
                }
                if !view.label.is_empty() {
                    named.insert(view.label.clone());
                    if view.stands_for.is_some() {
                        through_role.insert(view.label.clone());
                    }
                }
                views.push(view);
            }
        }
        views
    }

    /// Who says something of what is the `owner`'s, or is asked to do it. Whoever stands for a
    /// function is called by it.
    pub(super) fn who(&self, who: &Who, owner: Owner) -> WhoView {
        let named =
            |party: &PartyRef| SPEAKERS.iter().chain(ROLES).any(|one| *one == party.as_str());
        let function = who.party.as_ref().filter(|party| named(party));
        let party = who.party.as_ref().filter(|party| !named(party)).and_then(|party| {
            let party = party.clone();
            let involved =
                Involved { party, role: None, note: None, member: true, took_part: true };
            self.party(&involved).pop()
        });
        WhoView {
            stands_for: function.map(ToString::to_string),
            holders: function.map_or_else(Vec::new, |party| self.holders(party, owner)),
            party,
            role: who.role.as_ref().map(ToString::to_string),
        }
    }

    /// Who has a function, as far as it is known.
    fn holders(&self, function: &PartyRef, owner: Owner) -> Vec<PartyView> {
        match (self.parties.meaning(function), owner) {
            (Meaning::Role(holders), _) => self.parties(holders),
            (_, Owner::Action(number)) if function.as_str() == LEADER => self
                .shape
                .action_of(number)
                .map_or_else(Vec::new, |action| self.parties(&action.leaders)),
            _ => Vec::new(),
        }
    }

    pub(in crate::render) fn optional_who(
        &self,
        who: Option<&Who>,
        owner: Owner,
    ) -> Option<WhoView> {
        who.map(|who| self.who(who, owner))
    }

    /// Who used a printed word, where that is said.
    pub(super) fn printed_by(&self, printed: Option<&Printed>, owner: Owner) -> Option<WhoView> {
        let by = printed?.by.as_ref().filter(|by| !(self.one_voice && by.is_driver()));
        self.optional_who(by, owner)
    }

    /// A party; more than one where it stands for a role that several share.
    pub(in crate::render) fn party(&self, involved: &Involved) -> Vec<PartyView> {
        let written = PartyView {
            label: involved.party.as_str().to_owned(),
            name: None,
            stands_for: None,
            role: involved.role.as_ref().map(ToString::to_string),
            note: involved.note.as_ref().map(ToString::to_string),
            member: involved.member,
            took_part: involved.took_part,
        };
        match self.parties.meaning(&involved.party) {
            Meaning::Register(party) => vec![PartyView {
                name: (party.name != party.code).then(|| party.name.to_owned()),
                note: written.note.or_else(|| party.note.map(str::to_owned)),
                ..written
            }],
            Meaning::Plan(party) => {
                let note =
                    written.note.or_else(|| party.note.as_ref().map(|note| prose::to_text(note)));
                vec![PartyView { name: Some(party.name.to_string()), note, ..written }]
            }
            Meaning::Group(group) => vec![PartyView { label: group.name.to_string(), ..written }],
            // A role that refers to a role would go round in circles; it is left as written.
            Meaning::Role(holders) if !holders.is_empty() => holders
                .iter()
                .map(|holder| PartyView {
                    label: holder.party.as_str().to_owned(),
                    stands_for: Some(written.label.clone()),
                    ..written.clone()
                })
                .collect(),
            Meaning::Role(_) => {
                vec![PartyView { stands_for: Some(written.label.clone()), ..written }]
            }
            Meaning::Unknown => vec![written],
        }
    }
}
