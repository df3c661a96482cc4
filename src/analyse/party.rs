//! One party, or one group, over all priorities: what it leads and takes part in, and where results, events,
//! operations, bids and partners name it. Asked by `render::party`; what it owes is for `owed`.

use super::parties::{self, Parties, drives};
use super::scope::{PriorityAt, Scope};
use crate::model::party::register;
use crate::model::{
    Action, Event, Figure, FundingBid, Holder, Involved, Operation, Owner, Partner, Plan, PlanFile,
    Priority,
};

/// Whom a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The code of a party, or the key of a group.
    pub code: String,
    /// How it is printed.
    pub name: String,
    /// Whether it is a group of the plan.
    pub is_group: bool,
}

/// What it does in one priority.
#[derive(Debug, Clone)]
pub struct Share<'p> {
    /// The priority, in its period.
    pub at: PriorityAt<'p>,
    /// As what the priority itself names it, as words of the catalogue.
    pub functions: Vec<&'static str>,
    /// The actions that name it, or a group that it is one of.
    pub actions: Vec<InAction<'p>>,
    /// What else names it, by whose it is.
    pub named: Vec<Named<'p>>,
}

/// Its part in one action.
#[derive(Debug, Clone, Copy)]
pub struct InAction<'p> {
    /// The action.
    pub action: &'p Action,
    /// As what, as a word of the catalogue; of several the weightiest.
    pub role: &'static str,
    /// The entry of the list that names it.
    pub involved: &'p Involved,
    /// The group that it is meant as one of.
    pub group: Option<&'p str>,
}

/// What of a priority, a goal or an action names it.
#[derive(Debug, Clone)]
pub struct Named<'p> {
    /// Whose it is.
    pub owner: Owner,
    /// Figures that were counted for it.
    pub figures: Vec<&'p Figure>,
    /// Events that it organised or attended.
    pub events: Vec<Event>,
    /// Operations that it was in.
    pub operations: Vec<Operation>,
    /// Bids for which it applied.
    pub funding_bids: Vec<FundingBid>,
    /// Partners and initiatives that it stands behind.
    pub partners: [Vec<Partner>; 2],
}

/// That a name means it, and as one of which group, if of any.
struct Mention<'p> {
    group: Option<&'p str>,
}

impl Subject {
    /// The party or group of a plan that a word means: a code, the key of a group, or a name, in any case.
    pub fn of(plan: &PlanFile, word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        let is = |text: &str| text.to_lowercase() == word;
        let group = |named: bool| {
            let fits = |key: &str, name: &str| is(if named { name } else { key });
            let mut groups = plan.groups.iter();
            let (key, group) =
                groups.find(|(key, group)| fits(key.as_str(), group.name.as_str()))?;
            Some(Self::new(key.as_str(), group.name.as_str(), true))
        };
        let party = || {
            let mut parties = plan.parties.iter();
            let (key, party) =
                parties.find(|(key, party)| is(key.as_str()) || is(party.name.as_str()))?;
            Some(Self::new(key.as_str(), party.name.as_str(), false))
        };
        let registered =
            || register::by_alias(&word).map(|party| Self::new(party.code, party.name, false));
        group(false).or_else(party).or_else(registered).or_else(|| group(true))
    }

    fn new(code: &str, name: &str, is_group: bool) -> Self {
        Self { code: code.to_owned(), name: name.to_owned(), is_group }
    }

    /// As one of which group a name means it, if it does at all.
    fn meant<'p>(&self, parties: &Parties<'p>, one: &'p Involved) -> Option<Mention<'p>> {
        if one.party.as_str() == self.code {
            return Some(Mention { group: None });
        }
        let each = parties.each(&one.party.value);
        let meant = each.into_iter().find(|meant| !self.is_group && meant.code == self.code)?;
        Some(Mention { group: meant.group })
    }

    fn is_among<'p>(
        &self,
        parties: &Parties<'p>,
        mut list: impl Iterator<Item = &'p Involved>,
    ) -> bool {
        list.any(|one| one.took_part && self.meant(parties, one).is_some())
    }
}

/// What it does in each priority in which it does anything.
pub fn of_plan<'p>(plan: &'p Plan, subject: &Subject) -> Vec<Share<'p>> {
    let scope = Scope::new(plan, |_| true, None);
    let shares = scope.parts.into_iter().map(|at| share(plan, subject, at));
    let is_there = |share: &Share<'_>| {
        !(share.functions.is_empty() && share.actions.is_empty() && share.named.is_empty())
    };
    shares.filter(is_there).collect()
}

fn share<'p>(plan: &'p Plan, subject: &Subject, at: PriorityAt<'p>) -> Share<'p> {
    let priority: &'p Priority = at.priority;
    let file = priority.file.as_ref().map(|file| &file.data);
    let parties = Parties::new(&plan.file.data, file, parties::day_of(plan, at.period));
    let mut functions = Vec::new();
    if let Some(file) = file {
        let mut add = |function, list: Vec<&'p Involved>| {
            if subject.is_among(&parties, list.into_iter()) {
                functions.push(function);
            }
        };
        let (joint, others): (Vec<_>, Vec<_>) = file.co_drivers.iter().partition(|one| drives(one));
        add("drives", file.driver.iter().chain(joint).collect());
        add("co_drives", others);
        let lists = [&file.members, &file.agencies, &file.third_states, &file.others];
        add("registered", lists.into_iter().flatten().collect());
    }
    let actions = priority.actions.iter();
    let actions = actions.filter_map(|action| in_action(subject, &parties, &action.data)).collect();
    let named = priority.holders().filter_map(|holder| named(subject, &parties, holder)).collect();
    Share { at, functions, actions, named }
}

/// Its part in an action: as leader, else as co-leader, else as a participant, by name before as one of a
/// group.
fn in_action<'p>(
    subject: &Subject,
    parties: &Parties<'p>,
    action: &'p Action,
) -> Option<InAction<'p>> {
    let lists = [
        ("leads", &action.leaders),
        ("co_leads", &action.co_leaders),
        ("takes_part", &action.participants),
    ];
    lists.into_iter().find_map(|(role, list)| {
        let meant = list.iter().filter_map(|involved| {
            Some(InAction {
                action,
                role,
                involved,
                group: subject.meant(parties, involved)?.group,
            })
        });
        meant.min_by_key(|one| one.group.is_some())
    })
}

fn named<'p>(subject: &Subject, parties: &Parties<'p>, holder: Holder<'p>) -> Option<Named<'p>> {
    let of_partners = |list: &'p [Partner]| {
        let fitting = list.iter();
        let fitting = fitting.filter(|one| subject.is_among(parties, one.parties.iter()));
        fitting.cloned().collect::<Vec<_>>()
    };
    let figures = holder.reached();
    let figures = figures.filter(|one| subject.is_among(parties, one.countries.iter()));
    let events = holder
        .events
        .iter()
        .filter(|one| subject.is_among(parties, one.organisers.iter().chain(&one.attended_by)));
    let operations = holder.operations.iter();
    let operations = operations.filter(|one| subject.is_among(parties, one.countries.iter()));
    let bids = holder.funding_bids.iter();
    let bids = bids.filter(|one| subject.is_among(parties, one.applicant.iter()));
    let found = Named {
        owner: holder.owner,
        figures: figures.collect(),
        events: events.cloned().collect(),
        operations: operations.cloned().collect(),
        funding_bids: bids.cloned().collect(),
        partners: [of_partners(holder.partners), of_partners(holder.initiatives)],
    };
    let is_there = !(found.figures.is_empty()
        && found.events.is_empty()
        && found.operations.is_empty()
        && found.funding_bids.is_empty()
        && found.partners.iter().all(Vec::is_empty));
    is_there.then_some(found)
}
