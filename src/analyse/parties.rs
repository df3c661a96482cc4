//! Who is meant by the name of a party: an entry of the register, a party or group of the plan,
//! or a role in the priority.

use jiff::civil::Date;

use crate::model::party::Party;
use crate::model::party::register;
use crate::model::{
    Group, GroupMembers, Involved, PartyOrder, PartyRef, Period, Plan, PlanFile, PlanParty,
    PriorityFile,
};

/// The names that stand for whoever has a role in the priority.
pub const ROLES: &[&str] = &["driver", "co_drivers"];

/// What the name of a party stands for.
#[derive(Debug, Clone, Copy)]
pub enum Meaning<'p> {
    /// An entry of the register.
    Register(&'static Party),
    /// A party of the plan's own.
    Plan(&'p PlanParty),
    /// A group of the plan.
    Group(&'p Group),
    /// The driver or the co-drivers of the priority.
    Role(&'p [Involved]),
    /// Nobody: a finding.
    Unknown,
}

/// Resolves the names of parties in one priority, on one day.
#[derive(Debug, Clone, Copy)]
pub struct Parties<'p> {
    plan: &'p PlanFile,
    priority: Option<&'p PriorityFile>,
    day: Date,
}

impl<'p> Parties<'p> {
    /// `day` decides who is a Member State.
    pub fn new(plan: &'p PlanFile, priority: Option<&'p PriorityFile>, day: Date) -> Self {
        Self { plan, priority, day }
    }

    /// What a name stands for. The plan's own words come first: a plan may use a code of the
    /// register for a party of its own.
    pub fn meaning(&self, name: &PartyRef) -> Meaning<'p> {
        let name = name.as_str();
        if let Some(group) = self.plan.groups.get(name) {
            return Meaning::Group(group);
        }
        if let Some(party) = self.plan.parties.get(name) {
            return Meaning::Plan(party);
        }
        match (name, self.priority) {
            ("driver", Some(priority)) => return Meaning::Role(priority.driver.as_slice()),
            ("co_drivers", Some(priority)) => return Meaning::Role(&priority.co_drivers),
            _ => {}
        }
        register::lookup(name).map_or(Meaning::Unknown, Meaning::Register)
    }

    /// The codes of a group's members, where it is known who they are.
    pub fn members(&self, group: &Group) -> Vec<String> {
        match &group.members {
            GroupMembers::MemberStates => {
                register::member_states_on(self.day).map(|party| party.code.to_owned()).collect()
            }
            GroupMembers::PriorityMembers => self
                .priority
                .iter()
                .flat_map(|priority| &priority.members)
                .map(|member| member.party.as_str().to_owned())
                .collect(),
            GroupMembers::Open => Vec::new(),
            GroupMembers::Parties(parties) => {
                parties.iter().map(|party| party.as_str().to_owned()).collect()
            }
        }
    }

    /// A list of parties in the order that the plan chooses.
    pub fn ordered<'a>(&self, list: &'a [Involved]) -> Vec<&'a Involved> {
        let mut list: Vec<&Involved> = list.iter().collect();
        let party = |involved: &Involved| register::lookup(involved.party.as_str());
        match self.plan.party_order {
            PartyOrder::AsWritten => {}
            // Groups and parties of the plan's own come last, as written: the sort is stable.
            PartyOrder::Protocol => list.sort_by_key(|involved| {
                let key = party(involved).map(|party| party.protocol_key(self.day));
                (key.is_none(), key)
            }),
            PartyOrder::Alphabetical => list.sort_by_key(|involved| {
                let key = party(involved).map(|party| party.code_key(self.day));
                (key.is_none(), key)
            }),
        }
        list
    }
}

/// The day on which membership is judged in a report on a period: its last day, or else the
/// last day of the plan.
pub fn day_of(plan: &Plan, period: Option<&Period>) -> Date {
    let cut_off =
        period.and_then(|period| period.cut_off.as_ref()).and_then(|date| date.last_day());
    let last_year = plan.file.data.years.iter().map(|year| year.value).max();
    let year_end = last_year
        .and_then(|year| i16::try_from(year).ok())
        .and_then(|year| Date::new(year, 12, 31).ok());
    cut_off.or(year_end).unwrap_or(Date::constant(2000, 1, 1))
}
