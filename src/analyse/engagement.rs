//! Who carries the work: what each party does in each priority.
//!
//! Groups are expanded to those who belonged to them on the last day of the priority's period.
//! In one action a party counts once: as leader, else as co-leader, else as a participant that is
//! named, else as one of a group. Beside that it is kept where results, operations, events and bids name it.

mod absence;
mod concentration;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::parties::{self, Meaning, Parties};
use super::scope::{PriorityAt, Scope};
use crate::model::party::{PartyKind, register};
use crate::model::{Action, ActionNumber, Group, Holder, Involved, Owner, Priority};

pub use absence::Absence;
pub use concentration::{Concentration, of as concentration};

/// Everybody who does something in a scope, and what.
#[derive(Debug, Clone)]
pub struct Engagement<'p> {
    /// The parties: Member States first, then the other kinds, each by code.
    pub parties: Vec<Presence>,
    /// The groups that actions name, and how they were expanded.
    pub groups: Vec<GroupUse<'p>>,
    /// Who is registered and not seen, for each priority.
    pub absences: Vec<Absence<'p>>,
    /// The Member States that no priority names, neither by itself nor in a group.
    pub nowhere: Vec<&'static str>,
}

/// What a party does in each priority of a scope.
#[derive(Debug, Clone)]
pub struct Presence {
    /// The code, or the name that the plan uses.
    pub code: String,
    /// What sort of party it is; a party of the plan's own is an organisation.
    pub kind: PartyKind,
    /// Its part in each priority, in the order of the scope.
    pub shares: Vec<Share>,
}

/// What a party does in one priority.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Share {
    /// It drives the priority.
    pub drives: bool,
    /// It is a co-driver.
    pub co_drives: bool,
    /// It is registered in the priority's group.
    pub registered: bool,
    /// The actions it leads.
    pub leads: BTreeSet<ActionNumber>,
    /// The actions it leads beside others.
    pub co_leads: BTreeSet<ActionNumber>,
    /// The actions in which it takes part by name.
    pub takes_part: BTreeSet<ActionNumber>,
    /// The actions in which it takes part as one of a group.
    pub in_groups: BTreeSet<ActionNumber>,
    /// The actions that list it although it took no part.
    pub no_part: BTreeSet<ActionNumber>,
    /// Where a result, an operation, an event, a bid or a partner names it that is not so named among those
    /// who lead or take part: under actions, goals, or for the priority as a whole.
    pub named: BTreeSet<Owner>,
}

/// A group that actions name.
#[derive(Debug, Clone)]
pub struct GroupUse<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// The group.
    pub group: &'p Group,
    /// The actions that name it.
    pub actions: BTreeSet<ActionNumber>,
    /// Who belonged to it; nobody where nobody knows.
    pub members: Vec<String>,
    /// The day on which.
    pub day: Date,
}

impl Share {
    /// In how many actions it has a role, whatever the role.
    pub fn actions(&self) -> usize {
        self.leads.len() + self.co_leads.len() + self.takes_part.len() + self.in_groups.len()
    }

    /// Whether anything names it as a part of the work, by itself.
    pub fn is_named(&self) -> bool {
        !(self.leads.is_empty()
            && self.co_leads.is_empty()
            && self.takes_part.is_empty()
            && self.named.is_empty())
    }

    /// Whether it is there at all, by itself or as one of a group.
    pub fn is_seen(&self) -> bool {
        self.actions() > 0 || self.is_named()
    }

    /// Whether an action names it among those who lead or take part.
    fn has_part_in(&self, owner: Owner) -> bool {
        let Owner::Action(number) = owner else { return false };
        [&self.leads, &self.co_leads, &self.takes_part].iter().any(|set| set.contains(&number))
    }
}

impl Presence {
    /// How many actions it leads or leads beside others, in all priorities.
    pub fn led(&self) -> usize {
        self.shares.iter().map(|share| share.leads.len() + share.co_leads.len()).sum()
    }

    /// In how many actions it has a role, in all priorities.
    pub fn actions(&self) -> usize {
        self.shares.iter().map(Share::actions).sum()
    }
}

impl Engagement<'_> {
    /// The Member States that no action and no list of a priority names by itself.
    pub fn only_in_groups(&self) -> impl Iterator<Item = &str> {
        let unnamed = |share: &Share| {
            !share.is_named() && !share.drives && !share.co_drives && !share.registered
        };
        let states = self.parties.iter().filter(|party| party.kind == PartyKind::MemberState);
        states.filter(move |party| party.shares.iter().all(unnamed)).map(|one| one.code.as_str())
    }
}

/// Counts who does what.
pub fn of_scope<'p>(scope: &Scope<'p>) -> Engagement<'p> {
    let day = last_day(scope);
    let mut collector = Collector { width: scope.parts.len(), ..Collector::default() };
    for (at, part) in scope.parts.iter().enumerate() {
        collector.priority(scope, at, part);
    }
    let Collector { shares, groups, .. } = collector;
    let presence = |(code, shares): (String, Vec<Share>)| {
        let kind =
            register::lookup(&code).map_or(PartyKind::Organisation, |party| party.kind_on(day));
        Presence { code, kind, shares }
    };
    let mut parties: Vec<Presence> = shares.into_iter().map(presence).collect();
    parties.sort_by(|a, b| (a.kind, &a.code).cmp(&(b.kind, &b.code)));
    let seen = |code: &str| parties.iter().any(|party| party.code == code);
    let nowhere = register::member_states_on(day).map(|party| party.code);
    let nowhere = nowhere.filter(|code| !seen(code)).collect();
    let absences = scope.parts.iter().enumerate();
    let absences = absences.map(|(at, part)| Absence::of(part, at, &parties)).collect();
    Engagement { parties, groups, absences, nowhere }
}

/// The day on which it is judged who is a Member State: the latest of any priority's period.
pub fn last_day(scope: &Scope<'_>) -> Date {
    let days = scope.parts.iter().map(|part| parties::day_of(scope.plan, part.period));
    days.max().unwrap_or_else(|| parties::day_of(scope.plan, scope.plan.file.data.periods.last()))
}

#[derive(Default)]
struct Collector<'p> {
    width: usize,
    shares: BTreeMap<String, Vec<Share>>,
    groups: Vec<GroupUse<'p>>,
}

impl<'p> Collector<'p> {
    fn share(&mut self, code: String, at: usize) -> Option<&mut Share> {
        let width = self.width;
        self.shares.entry(code).or_insert_with(|| vec![Share::default(); width]).get_mut(at)
    }

    fn mark(&mut self, codes: Vec<String>, at: usize, mark: impl Fn(&mut Share)) {
        for code in codes {
            if let Some(share) = self.share(code, at) {
                mark(share);
            }
        }
    }

    fn priority(&mut self, scope: &Scope<'p>, at: usize, part: &PriorityAt<'p>) {
        let parties = part.parties(scope.plan);
        if let Some(file) = part.priority.file.as_ref().map(|file| &file.data) {
            let all = |list: Vec<&'p Involved>| {
                list.into_iter().flat_map(|one| meant(&parties, one).1).collect::<Vec<_>>()
            };
            let (joint, others): (Vec<_>, Vec<_>) =
                file.co_drivers.iter().partition(|one| parties::drives(one));
            self.mark(all(file.driver.iter().collect()), at, |share| share.drives = true);
            self.mark(all(joint), at, |share| share.drives = true);
            self.mark(all(others), at, |share| share.co_drives = true);
            for list in [&file.members, &file.agencies, &file.third_states, &file.others] {
                self.mark(all(list.iter().collect()), at, |share| share.registered = true);
            }
        }
        let day = parties::day_of(scope.plan, part.period);
        for member in part.members() {
            self.action(at, member.action, &parties);
            self.groups(part.priority, member.action, &parties, day);
        }
        for holder in part.priority.holders() {
            self.named(at, &holder, &parties);
        }
    }

    /// Whom results, operations, events, bids and partners name.
    fn named(&mut self, at: usize, holder: &Holder<'p>, parties: &Parties<'p>) {
        let results = holder.reached().flat_map(|figure| &figure.countries);
        let operations = holder.operations.iter().flat_map(|operation| &operation.countries);
        let events = holder.events.iter();
        let events = events.flat_map(|event| event.organisers.iter().chain(&event.attended_by));
        let bids = holder.funding_bids.iter().flat_map(|bid| &bid.applicant);
        let others = holder.partners.iter().chain(holder.initiatives);
        let others = others.flat_map(|partner| &partner.parties);
        let all = results.chain(operations).chain(events).chain(bids).chain(others);
        let codes = all.filter(|one| one.took_part).filter_map(|one| match meant(parties, one) {
            (true, _) => None,
            (false, codes) => Some(codes),
        });
        let codes: BTreeSet<String> = codes.flatten().collect();
        let owner = holder.owner;
        self.mark(codes.into_iter().collect(), at, |share| {
            if !share.has_part_in(owner) {
                share.named.insert(owner);
            }
        });
    }

    fn action(&mut self, at: usize, action: &'p Action, parties: &Parties<'p>) {
        let number = action.action.value;
        let mut done: BTreeSet<String> = BTreeSet::new();
        let named = action.participants.iter().map(|one| (one, Role::Participant));
        let leaders = action.leaders.iter().map(|one| (one, Role::Leader));
        let co_leaders = action.co_leaders.iter().map(|one| (one, Role::CoLeader));
        let mut roles: Vec<(Role, &Involved, String)> = Vec::new();
        for (involved, role) in leaders.chain(co_leaders).chain(named) {
            let (in_group, codes) = meant(parties, involved);
            let role = if in_group && role == Role::Participant { Role::InGroup } else { role };
            roles.extend(codes.into_iter().map(|code| (role, involved, code)));
        }
        roles.sort_by_key(|(role, ..)| *role);
        for (role, involved, code) in roles {
            if !involved.took_part {
                self.mark(vec![code], at, |share| {
                    share.no_part.insert(number);
                });
            } else if done.insert(code.clone()) {
                self.mark(vec![code], at, |share| {
                    let set = match role {
                        Role::Leader => &mut share.leads,
                        Role::CoLeader => &mut share.co_leads,
                        Role::Participant => &mut share.takes_part,
                        Role::InGroup => &mut share.in_groups,
                    };
                    set.insert(number);
                });
            }
        }
    }

    fn groups(
        &mut self,
        priority: &'p Priority,
        action: &'p Action,
        parties: &Parties<'p>,
        day: Date,
    ) {
        let number = action.action.value;
        for involved in
            [&action.leaders, &action.co_leaders, &action.participants].into_iter().flatten()
        {
            let Meaning::Group(group) = parties.meaning(&involved.party) else { continue };
            let same = |known: &&mut GroupUse<'_>| {
                std::ptr::eq(known.group, group) && std::ptr::eq(known.priority, priority)
            };
            if let Some(known) = self.groups.iter_mut().find(same) {
                known.actions.insert(number);
                continue;
            }
            let members = parties.members(group);
            let actions = BTreeSet::from([number]);
            self.groups.push(GroupUse { priority, group, actions, members, day });
        }
    }
}

/// A role in an action, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Leader,
    CoLeader,
    Participant,
    InGroup,
}

/// The codes of those who are meant by a name, and whether it is the name of a group.
fn meant<'p>(parties: &Parties<'p>, involved: &'p Involved) -> (bool, Vec<String>) {
    let each = parties.each(&involved.party.value);
    let is_group = matches!(parties.meaning(&involved.party), Meaning::Group(_));
    (is_group, each.into_iter().map(|one| one.code.to_owned()).collect())
}

#[cfg(test)]
mod tests;
