//! Parties: codes, the names of groups, roles, and who says something.

use std::collections::BTreeSet;

use super::{Voice, bracketed, joined};
use crate::analyse::parties::{Meaning, ROLES, SPEAKERS};
use crate::document::{Inline, Role, Words, text};
use crate::model::{Involved, Owner, PartyRef, PlanDate, Printed, Who};
use crate::prose;

/// The function of whoever leads the action that something is said of.
const LEADER: &str = "leader";

/// A party or group, as it is printed.
#[derive(Debug, Clone, Default)]
struct Named {
    /// A code (`NL`), or the name of a group (`All members`).
    label: String,
    /// The full name, where it says more.
    name: Option<String>,
    /// `driver` or `co_drivers`, where the file names the role and not the party.
    stands_for: Option<String>,
    role: Option<String>,
    note: Option<String>,
    /// Since and until when, where not all along.
    since: Option<PlanDate>,
    until: Option<PlanDate>,
    member: bool,
    took_part: bool,
}

impl Voice<'_> {
    /// A list of parties in the order that the plan chooses, with what is said of each.
    pub(in crate::render) fn parties(&self, list: &[Involved]) -> Words {
        self.listed(self.named_all(list).iter().map(|party| self.with_remarks(party)))
    }

    /// The same without what is said of them elsewhere.
    pub(in crate::render) fn parties_in_short(&self, list: &[Involved]) -> Words {
        let in_short = |party: &Named| {
            let role = party.role.iter().flat_map(|role| bracketed(vec![text(role)]));
            self.called(party).into_iter().chain(role).collect()
        };
        self.listed(self.named_all(list).iter().map(in_short))
    }

    /// By what they are called, and nothing else.
    pub(super) fn parties_called(&self, list: &[Involved]) -> Words {
        self.listed(self.named_all(list).iter().map(|party| self.called(party)))
    }

    /// With their full names, for the few that a report is by; without the role that the place says.
    pub(in crate::render) fn in_full(&self, list: &[Involved], without_role: bool) -> Words {
        let in_full = |party: &Named| {
            let party =
                &Named { role: party.role.clone().filter(|_| !without_role), ..party.clone() };
            let name = party.name.iter().filter(|name| **name != party.label);
            let name = name.map(|name| text(format!(" – {name}")));
            self.with_remarks(party).into_iter().chain(name).collect()
        };
        joined(self.named_all(list).iter().map(in_full), "; ")
    }

    /// One party.
    pub(in crate::render) fn party(&self, involved: &Involved) -> Words {
        self.named(involved).pop().map_or_else(Words::new, |party| self.with_remarks(&party))
    }

    /// The codes of one, or of all who share the role that the file names.
    pub(in crate::render) fn labels(&self, involved: &Involved) -> Vec<String> {
        self.named(involved).into_iter().map(|party| party.label).collect()
    }

    /// A country by its name, or by its code where a town says more.
    pub(super) fn country(&self, involved: &Involved, in_short: bool) -> String {
        let party = self.named(involved).pop().unwrap_or_default();
        let name = party.name.filter(|_| !in_short);
        name.unwrap_or(party.label)
    }

    fn listed(&self, all: impl Iterator<Item = Words>) -> Words {
        let words = joined(all, ", ");
        if words.is_empty() { self.dash() } else { words }
    }

    /// By the function that the file names, or by the party.
    fn called(&self, party: &Named) -> Words {
        let name = party.name.as_ref().filter(|name| **name != party.label);
        let label = vec![match name {
            Some(name) => Inline::Short(party.label.clone(), name.clone()),
            None => text(&party.label),
        }];
        match &party.stands_for {
            Some(function) => {
                let mut words = self.words(&format!("role.{function}"));
                if *function != party.label {
                    words = joined([words, bracketed(label)], "");
                }
                words
            }
            None => label,
        }
    }

    fn with_remarks(&self, party: &Named) -> Words {
        let note = party.note.as_deref();
        let no_part = (!party.took_part).then(|| {
            let word = self.word("party.no_part");
            note.map_or_else(|| word.to_owned(), |note| format!("{word}: {note}"))
        });
        let outsider = (!party.member).then(|| self.word("party.not_member").to_owned());
        let note = no_part.or_else(|| note.map(str::to_owned));
        let date = |key: &str, date: PlanDate| self.style.dated(key, "date", date);
        let since = party.since.map(|day| date("party.since", day));
        let until = party.until.map(|day| date("party.until", day));
        let dates = since.into_iter().chain(until);
        let remarks = party.role.clone().into_iter().chain(dates).chain(outsider).chain(note);
        let remarks: Vec<String> = remarks.collect();
        let called = self.called(party);
        if remarks.is_empty() {
            return called;
        }
        let remarks = Inline::Of(Role::Remark, bracketed_text(&remarks.join("; ")));
        called.into_iter().chain([text(" "), remarks]).collect()
    }

    fn named_all(&self, list: &[Involved]) -> Vec<Named> {
        let mut all: Vec<Named> = Vec::new();
        // Who is among them, and who of those through a function.
        let (mut known, mut through_role) = (BTreeSet::new(), BTreeSet::new());
        for involved in self.parties.ordered(list) {
            for party in self.named(involved) {
                // Who is named, or holds two roles, is named once.
                let is_dated = involved.since.is_some() || involved.until.is_some();
                let adds_nothing = party.role.is_none() && involved.note.is_none() && !is_dated;
                let others = if party.stands_for.is_some() { &known } else { &through_role };
                if adds_nothing && others.contains(&party.label) {
                    continue;
                }
                if !party.label.is_empty() {
                    known.insert(party.label.clone());
                    if party.stands_for.is_some() {
                        through_role.insert(party.label.clone());
                    }
                }
                all.push(party);
            }
        }
        all
    }

    /// A party; more than one where it stands for a role that several share.
    fn named(&self, involved: &Involved) -> Vec<Named> {
        let written = Named {
            label: involved.party.as_str().to_owned(),
            role: involved.role.as_ref().map(ToString::to_string),
            note: involved.note.as_ref().map(ToString::to_string),
            since: involved.since.as_ref().map(|day| day.value),
            until: involved.until.as_ref().map(|day| day.value),
            member: involved.member,
            took_part: involved.took_part,
            ..Named::default()
        };
        match self.parties.meaning(&involved.party) {
            Meaning::Register(party) => vec![Named {
                name: Some(self.messages.party(party.code, party.name).to_owned())
                    .filter(|name| name != party.code),
                note: written.note.or_else(|| {
                    party.note.map(|note| self.messages.party_note(party.code, note).to_owned())
                }),
                ..written
            }],
            Meaning::Plan(party) => {
                let note =
                    written.note.or_else(|| party.note.as_ref().map(|note| prose::to_text(note)));
                vec![Named { name: Some(party.name.to_string()), note, ..written }]
            }
            Meaning::Group(group) => vec![Named { label: group.name.to_string(), ..written }],
            // A role that refers to a role would go round in circles; it is left as written.
            Meaning::Role(holders) if !holders.is_empty() => holders
                .iter()
                .map(|holder| Named {
                    label: holder.party.as_str().to_owned(),
                    stands_for: Some(written.label.clone()),
                    ..written.clone()
                })
                .collect(),
            Meaning::Role(_) => {
                vec![Named { stands_for: Some(written.label.clone()), ..written }]
            }
            Meaning::Unknown => vec![written],
        }
    }

    /// Who says something of what is the `owner`'s, or is asked to do it, within a sentence.
    pub(in crate::render) fn who(&self, who: &Who, owner: Owner) -> Words {
        self.speaker(who, owner, "speaker")
    }

    /// Several of them.
    pub(super) fn all_who(&self, all: &[Who], owner: Owner) -> Words {
        joined(all.iter().map(|who| self.who(who, owner)), ", ")
    }

    /// Who said it, and when, where a line begins.
    pub(in crate::render) fn said(
        &self,
        by: Option<&Who>,
        at: Option<PlanDate>,
        owner: Owner,
    ) -> Words {
        let by = by.map(|who| self.speaker(who, owner, "who"));
        let at = at.map(|date| vec![text(self.style.date(date))]);
        joined(by.into_iter().chain(at), ", ")
    }

    /// Whoever stands for a function is called by it, in the words of a group of the catalogue.
    fn speaker(&self, who: &Who, owner: Owner, group: &str) -> Words {
        let named =
            |party: &&PartyRef| SPEAKERS.iter().chain(ROLES).any(|one| *one == party.as_str());
        let party = who.party.as_ref().map(|party| &party.value);
        let role = who.role.as_ref().map(|role| vec![text(role.as_str())]);
        let Some(function) = party.filter(named) else {
            let party = who.party.clone().map(|party| self.party(&party.into()));
            return match (role, party) {
                (Some(role), Some(party)) => joined([role, bracketed(party)], ""),
                (role, party) => role.or(party).unwrap_or_default(),
            };
        };
        let holders = self.holders(function, owner);
        let one = match function.as_str() {
            "co_drivers" if self.named_all(holders).len() == 1 => "co_driver",
            function => function,
        };
        // Behind a role it stands within a sentence.
        let group = if role.is_some() { "speaker" } else { group };
        let function = self.words(&format!("{group}.{one}"));
        let holders = (!holders.is_empty()).then(|| self.parties_in_short(holders));
        match role {
            Some(role) => {
                let inside = joined(std::iter::once(function).chain(holders), ", ");
                joined([role, bracketed(inside)], "")
            }
            None => joined(std::iter::once(function).chain(holders.map(bracketed)), ""),
        }
    }

    /// Who has a function, as far as it is known.
    fn holders(&self, function: &PartyRef, owner: Owner) -> &[Involved] {
        match (self.parties.meaning(function), owner) {
            (Meaning::Role(holders), _) => holders,
            (_, Owner::Action(number)) if function.as_str() == LEADER => {
                self.action_of(number).map_or(&[], |action| action.leaders.as_slice())
            }
            _ => &[],
        }
    }

    /// A word as it was printed, and who used it, where that says something.
    pub(in crate::render) fn quoted(&self, printed: &Printed, owner: Owner) -> Words {
        let by = printed.by.as_ref().filter(|by| !(self.is_drivers && by.is_driver()));
        let mut words = vec![Inline::Of(Role::Printed, self.quote(printed.text.as_str()))];
        if let Some(by) = by {
            words = joined([words, self.who(by, owner)], ", ");
        }
        words
    }
}

fn bracketed_text(inside: &str) -> Words {
    vec![text(format!("({inside})"))]
}
