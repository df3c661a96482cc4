//! Who does what.

use std::collections::BTreeSet;

use minijinja::{Value, context};

use super::refs::Uses;
use super::sheet::{number, row};
use super::{Summer, blocks};
use crate::analyse::engagement::{
    self, Absence, Concentration, Engagement, GroupUse, Presence, Share,
};
use crate::analyse::scope::{self, Position};
use crate::document::{Block, Holds, Inline, Role, Row, Tone, Words, text};
use crate::model::party::PartyKind;
use crate::model::{ActionNumber, GroupMembers, Owner};
use crate::render::compose::Part;
use crate::render::messages::Messages;
use crate::render::parts::{joined, state};

/// So many are named of those who carry most.
const TOP: usize = 3;

/// The roles in an action, the weightiest first, each with the place of its letter.
const ROLES: [(&str, &str, Held); 4] = [
    ("leads", "engagement_letter.leads", |share| &share.leads),
    ("co_leads", "engagement_letter.co_leads", |share| &share.co_leads),
    ("takes_part", "engagement_letter.takes_part", |share| &share.takes_part),
    ("in_groups", "engagement_letter.in_groups", |share| &share.in_groups),
];

/// The actions in which a party has a role.
type Held = fn(&Share) -> &BTreeSet<ActionNumber>;

impl<'p> Summer<'_, 'p> {
    pub(super) fn engagement(&self, found: &Engagement<'p>) -> Value {
        let loads = [
            ("summary.load_leads", engagement::concentration(&found.parties, Presence::led)),
            ("summary.load_actions", engagement::concentration(&found.parties, Presence::actions)),
        ];
        context! {
            matrix => blocks(self.matrix_of_parties(found)),
            loads => blocks(self.loads(&loads)),
            everybody => blocks(self.everybody(&loads)),
            absences => blocks(self.absences(&found.absences)),
            nowhere => Part::Words(self.nowhere(found)),
            only_in_groups => Part::Words(self.only_in_groups(found)),
            groups => blocks(self.groups(&found.groups)),
            parties => blocks(self.parties(&found.parties)),
        }
    }

    /// What each party does in each priority.
    fn matrix_of_parties(&self, found: &Engagement<'_>) -> Vec<Block> {
        let mut sheet = self.sheet("summary.engagement", &[("summary.party", Holds::Words)]);
        for part in &self.scope.parts {
            sheet = sheet.column(vec![text(scope::key(part.priority))], Holds::Words);
        }
        for (role, ..) in ROLES {
            sheet = sheet.column(self.words(&format!("summary.{role}")), Holds::Numbers);
        }
        sheet = sheet.column(self.words("summary.named"), Holds::Numbers);
        sheet = sheet.column(self.words("summary.roles"), Holds::Numbers);
        for of_kind in found.parties.chunk_by(|one, other| one.kind == other.kind) {
            if let Some(first) = of_kind.first() {
                let name = row([self.words(kind(first.kind))]);
                sheet.add(Row { role: Some(Role::Group), ..name });
            }
            for party in of_kind {
                let shares = party.shares.iter().map(|one| share(one, self.messages));
                let sums = ROLES.iter().map(|(_, _, held)| {
                    number(party.shares.iter().map(|share| held(share).len()).sum())
                });
                let named = party.shares.iter().map(|share| share.named.len()).sum();
                let all = vec![Inline::Strong(number(party.actions()))];
                let code = std::iter::once(vec![text(&party.code)]);
                sheet.row(code.chain(shares).chain(sums).chain([number(named), all]));
            }
        }
        sheet.blocks()
    }

    /// How the load is spread.
    fn loads(&self, loads: &[(&str, Concentration)]) -> Vec<Block> {
        let columns = [
            ("summary.load", Holds::Words),
            ("summary.total", Holds::Numbers),
            ("summary.carriers", Holds::Numbers),
            ("summary.top", Holds::Words),
            ("summary.top_share", Holds::Numbers),
            ("summary.index", Holds::Numbers),
            ("summary.equivalent", Holds::Numbers),
        ];
        let mut sheet = self.sheet("summary.concentration", &columns);
        for (name, load) in loads {
            let top = load.carriers.iter().take(TOP);
            let share = load.top_three.map(|share| self.style.percentage(share));
            let index = load.index.map(|index| self.style.rounded(index, 0));
            let equivalent = load.equivalent().map(|count| self.style.rounded(count, 1));
            let or_dash = |one: Option<String>| self.or_dash(one.map(text).into_iter().collect());
            sheet.row([
                self.words(name),
                number(load.total),
                number(load.carriers.len()),
                self.or_dash(carriers(top)),
                or_dash(share),
                or_dash(index),
                or_dash(equivalent),
            ]);
        }
        sheet.blocks()
    }

    /// Everybody who carries any of a load, the most first.
    fn everybody(&self, loads: &[(&str, Concentration)]) -> Vec<Block> {
        let carried = loads.iter().filter(|(_, load)| !load.carriers.is_empty());
        let told = carried.map(|(name, load)| {
            let all = ("carriers", carriers(load.carriers.iter()));
            Block::paragraph(self.say("summary.everybody", &[("load", self.words(name)), all]))
        });
        told.collect()
    }

    /// Who is registered in a priority and not seen.
    fn absences(&self, absences: &[Absence<'_>]) -> Vec<Block> {
        let columns = [
            ("document.priority", Holds::Words),
            ("summary.absent", Holds::Words),
            ("summary.in_groups_only", Holds::Words),
            ("summary.leads_nothing", Holds::Words),
            ("summary.declared", Holds::Words),
        ];
        let mut sheet = self.sheet("summary.absences", &columns);
        for absence in absences {
            let why = match absence.priority.actions.as_slice() {
                [] => "summary.no_actions",
                _ => "summary.names_nobody",
            };
            let unless = |is_listed: bool, codes: &[String]| match (is_listed, absence.names_nobody)
            {
                (false, _) => vec![state(Tone::Unstated, self.word("summary.no_list"))],
                (true, true) => vec![state(Tone::Unstated, self.word(why))],
                (true, false) => self.codes(codes),
            };
            // Of States that are not listed it cannot be said that they are absent.
            let seen = |codes: &[String]| {
                if !absence.has_list || absence.lists_states || absence.names_nobody {
                    return unless(absence.has_list, codes);
                }
                let told = (!codes.is_empty()).then(|| self.codes(codes));
                let unlisted = vec![state(Tone::Unstated, self.word("summary.no_states"))];
                joined(told.into_iter().chain([unlisted]), "; ")
            };
            sheet.row([
                vec![text(scope::key(absence.priority))],
                seen(&absence.absent),
                seen(&absence.in_groups_only),
                unless(absence.lists_states, &absence.leads_nothing),
                self.codes(&absence.declared),
            ]);
        }
        sheet.blocks()
    }

    /// The Member States that no priority names.
    fn nowhere(&self, found: &Engagement<'_>) -> Words {
        let day = vec![text(self.style.day(engagement::last_day(self.scope)))];
        let states = if found.nowhere.is_empty() {
            self.words("summary.nowhere_none")
        } else {
            vec![text(found.nowhere.join(", "))]
        };
        self.say("summary.nowhere", &[("day", day), ("states", states)])
    }

    /// The Member States that are there only as one of a group.
    fn only_in_groups(&self, found: &Engagement<'_>) -> Words {
        let states: Vec<&str> = found.only_in_groups().collect();
        let states = self.or_dash(codes(&states));
        self.say("summary.only_in_groups", &[("states", states)])
    }

    /// The groups that actions name, and who belonged to them.
    fn groups(&self, groups: &[GroupUse<'p>]) -> Vec<Block> {
        if groups.is_empty() {
            return Vec::new();
        }
        let columns = [
            ("summary.group", Holds::Words),
            ("document.priority", Holds::Words),
            ("summary.actions", Holds::Words),
            ("summary.on_day", Holds::Words),
            ("summary.members", Holds::Words),
        ];
        let mut sheet = self.sheet("summary.groups", &columns);
        for group in groups {
            let mut uses = Uses::default();
            group.actions.iter().for_each(|number| uses.add(group.priority, *number));
            let unknown = match group.group.members {
                GroupMembers::Open => "summary.left_open",
                _ => "summary.nobody_known",
            };
            let members = match group.members.len() {
                0 => vec![state(Tone::Unstated, self.word(unknown))],
                count => {
                    let count = ("count", number(count));
                    self.say(
                        "summary.counted_members",
                        &[count, ("members", codes(&group.members))],
                    )
                }
            };
            sheet.row([
                vec![text(group.group.name.as_str())],
                vec![text(scope::key(group.priority))],
                uses.numbers(),
                vec![text(self.style.day(group.day))],
                members,
            ]);
        }
        sheet.blocks()
    }

    /// The actions of each party, by role.
    fn parties(&self, parties: &[Presence]) -> Vec<Block> {
        let is_active = |one: &&Presence| one.shares.iter().any(Share::is_seen);
        let active: Vec<&Presence> = parties.iter().filter(is_active).collect();
        if active.is_empty() {
            return Vec::new();
        }
        let mut sheet = self.sheet("summary.all_parties", &[("summary.party", Holds::Words)]);
        for (role, ..) in ROLES {
            sheet = sheet.column(self.words(&format!("summary.{role}")), Holds::Words);
        }
        sheet = sheet.column(self.words("summary.named"), Holds::Words);
        for party in active {
            let gathered = |(_, _, held): &(&str, &str, Held)| {
                let mut uses = Uses::default();
                for (part, share) in self.scope.parts.iter().zip(&party.shares) {
                    for number in held(share) {
                        uses.add(part.priority, *number);
                    }
                }
                self.or_dash(uses.listed())
            };
            let places = self.scope.parts.iter().zip(&party.shares).flat_map(|(part, share)| {
                let place = |owner: &Owner| Position { priority: part.priority, owner: *owner };
                share.named.iter().map(place)
            });
            let named = joined(places.map(|place| self.place(place)), ", ");
            let code = std::iter::once(vec![text(&party.code)]);
            sheet.row(code.chain(ROLES.iter().map(gathered)).chain([self.or_dash(named)]));
        }
        sheet.blocks()
    }

    fn codes(&self, all: &[String]) -> Words {
        self.or_dash(codes(all))
    }
}

fn codes<T: AsRef<str>>(all: &[T]) -> Words {
    joined(all.iter().map(|code| vec![text(code.as_ref())]), ", ")
}

/// What a party does in one priority: `D L3 P2`.
fn share(share: &Share, messages: &Messages) -> Words {
    let letter = |place: &str| messages.text(place);
    let drives = match (share.drives, share.co_drives) {
        (true, _) => Some(letter("engagement_letter.drives")),
        (_, true) => Some(letter("engagement_letter.co_drives")),
        _ => None,
    };
    let drives = drives.map(|mark| vec![Inline::Of(Role::Number, vec![text(mark)])]);
    let held = ROLES.iter().filter_map(|(name, mark, held)| {
        let count = held(share).len();
        let words = vec![text(format!("{}{count}", letter(mark)))];
        let leads = matches!(*name, "leads" | "co_leads");
        (count > 0).then(|| if leads { vec![Inline::Strong(words)] } else { words })
    });
    let named = letter("engagement_letter.named");
    let named =
        (!share.named.is_empty()).then(|| vec![text(format!("{named}{}", share.named.len()))]);
    let words = joined(drives.into_iter().chain(held).chain(named), " ");
    if words.is_empty() && share.registered { vec![text("•")] } else { words }
}

fn carriers<'c>(all: impl Iterator<Item = &'c (String, usize)>) -> Words {
    joined(all.map(|(code, count)| vec![text(format!("{code} {count}"))]), ", ")
}

fn kind(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::MemberState => "party_kind.member_state",
        PartyKind::ThirdCountry => "party_kind.third_country",
        PartyKind::Institution => "party_kind.institution",
        PartyKind::Agency => "party_kind.agency",
        PartyKind::Organisation => "party_kind.organisation",
    }
}
