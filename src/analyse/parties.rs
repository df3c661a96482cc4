//! Who is meant by the name of a party: an entry of the register, a party or group of the plan,
//! or a role in the priority.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::model::party::register;
use crate::model::party::{Party, PartyKind};
use crate::model::{
    Group, GroupMembers, Involved, PartyOrder, PartyRef, Period, Plan, PlanFile, PlanParty,
    PriorityFile,
};

/// The names that stand for whoever has a role in the priority.
pub const ROLES: &[&str] = &["driver", "co_drivers"];

/// The names that stand for whoever says something, or is asked to do it, besides [`ROLES`].
pub const SPEAKERS: &[&str] = &["leader", "group"];

/// The role of a co-driver who drives on equal terms with the driver.
const DRIVER: &str = "driver";

/// Whether one of the co-drivers drives on equal terms with the driver.
pub fn drives(co_driver: &Involved) -> bool {
    co_driver.role.as_deref() == Some(DRIVER)
}

/// Whether somebody is there on a day.
pub fn is_there(one: &Involved, day: Date) -> bool {
    let since = one.since.as_ref().and_then(|since| since.value.first_day());
    let until = one.until.as_ref().and_then(|until| until.value.last_day());
    since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until)
}

/// The driver on a day: where it has handed over, the first of those who drive the priority then.
pub fn driver_on(file: &PriorityFile, day: Date) -> Option<&Involved> {
    let driver = file.driver.as_ref();
    let mut after = file.co_drivers.iter().filter(|one| drives(one));
    driver
        .filter(|one| is_there(one, day))
        .or_else(|| after.find(|one| is_there(one, day)))
        .or(driver)
}

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

/// One of those whom a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant<'p> {
    /// The code, or the word by which the plan knows it.
    pub code: &'p str,
    /// The full name; the code again for a name that nobody knows, which is a finding.
    pub name: &'p str,
    /// What sort of party it is on the day; `None` for one that is not in the register.
    pub kind: Option<PartyKind>,
    /// Whether it is meant as one of a group, or as the holder of a role.
    pub through_group: bool,
    /// The name of the group that it is meant as one of, where it is.
    pub group: Option<&'p str>,
}

/// One who is meant, by code or name, and as one of which group, if of any.
pub type Whom<'p> = (String, Option<&'p str>);

/// On what way a name came to be meant.
#[derive(Debug, Clone, Copy, Default)]
struct Through<'p> {
    role: bool,
    group: Option<&'p str>,
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
            ("driver", Some(priority)) => {
                let driver = driver_on(priority, self.day);
                return Meaning::Role(driver.map_or(&[], std::slice::from_ref));
            }
            ("co_drivers", Some(priority)) => return Meaning::Role(&priority.co_drivers),
            _ => {}
        }
        register::lookup(name).map_or(Meaning::Unknown, Meaning::Register)
    }

    /// The codes of a group's members, where it is known who they are; not of those who are listed
    /// as having taken no part.
    pub fn members(&self, group: &'p Group) -> Vec<String> {
        let mut found = Found::default();
        self.open(group, Through::default(), &mut found);
        self.collect(&mut found);
        found.meant.into_iter().map(|one| one.code.to_owned()).collect()
    }

    /// Everybody a name stands for, each once and with the group that it is one of; a group of nobody in
    /// particular by its own name.
    pub fn whom(&self, name: &'p PartyRef) -> Vec<Whom<'p>> {
        match (self.each(name), self.meaning(name)) {
            (each, Meaning::Group(group)) if each.is_empty() => {
                vec![(group.name.to_string(), Some(group.name.as_str()))]
            }
            (each, _) => each.into_iter().map(|one| (one.code.to_owned(), one.group)).collect(),
        }
    }

    /// Whom a name is for, in short: those who hold a role, a group by its name, or just the party.
    pub fn in_short(&self, name: &PartyRef) -> Vec<String> {
        match self.meaning(name) {
            Meaning::Role(holders) => {
                holders.iter().map(|holder| holder.party.as_str().to_owned()).collect()
            }
            Meaning::Group(group) => vec![group.name.to_string()],
            Meaning::Register(_) | Meaning::Plan(_) | Meaning::Unknown => {
                vec![name.as_str().to_owned()]
            }
        }
    }

    /// Everybody a name stands for, each once: the members of a group, the holders of a role, or
    /// just the party. Nobody for a group of nobody in particular.
    pub fn each(&self, name: &'p PartyRef) -> Vec<Meant<'p>> {
        let mut found = Found { open: vec![(name, Through::default())], ..Found::default() };
        self.collect(&mut found);
        found.meant
    }

    /// Opens what is to be opened until only parties are left. A group may be a member of groups, each of which
    /// is opened once: it adds nobody a second time, and least of all within itself.
    fn collect(&self, found: &mut Found<'p>) {
        while let Some((name, through)) = found.open.pop() {
            let code = name.as_str();
            match self.meaning(name) {
                Meaning::Register(party) => found.add(self.registered(party, through)),
                Meaning::Plan(party) => found.add(through.to(code, &party.name, None)),
                Meaning::Unknown => found.add(through.to(code, code, None)),
                Meaning::Role(holders) if found.opened.insert(code) => {
                    let holders = holders.iter().map(|holder| &holder.party.value);
                    found.open_all(holders, Through { role: true, ..through });
                }
                Meaning::Group(group) if found.opened.insert(code) => {
                    self.open(group, through, found);
                }
                Meaning::Role(_) | Meaning::Group(_) => {}
            }
        }
    }

    fn open(&self, group: &'p Group, through: Through<'p>, found: &mut Found<'p>) {
        // Of a group in a group the one that was named.
        let through = Through { group: through.group.or(Some(group.name.as_str())), ..through };
        match &group.members {
            GroupMembers::MemberStates => {
                for party in register::member_states_on(self.day) {
                    found.add(self.registered(party, through));
                }
            }
            GroupMembers::PriorityMembers => {
                let members = self.priority.map(|file| file.members.as_slice()).unwrap_or_default();
                let there = members.iter().filter(|member| member.took_part);
                found.open_all(there.map(|member| &member.party.value), through);
            }
            GroupMembers::Open => {}
            GroupMembers::Parties(parties) => {
                found.open_all(parties.iter().map(|party| &party.value), through);
            }
        }
    }

    fn registered(&self, party: &'static Party, through: Through<'p>) -> Meant<'p> {
        through.to(party.code, party.name, Some(party.kind_on(self.day)))
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

impl<'p> Through<'p> {
    fn to(self, code: &'p str, name: &'p str, kind: Option<PartyKind>) -> Meant<'p> {
        let through_group = self.role || self.group.is_some();
        Meant { code, name, kind, through_group, group: self.group }
    }
}

/// Whom names stand for, as far as they are opened.
#[derive(Default)]
struct Found<'p> {
    /// What is still to be opened, the next one last, and on what way it came to be meant.
    open: Vec<(&'p PartyRef, Through<'p>)>,
    /// The groups and roles that were opened.
    opened: HashSet<&'p str>,
    codes: HashSet<&'p str>,
    meant: Vec<Meant<'p>>,
}

impl<'p> Found<'p> {
    fn open_all(
        &mut self,
        names: impl DoubleEndedIterator<Item = &'p PartyRef>,
        through: Through<'p>,
    ) {
        self.open.extend(names.rev().map(|name| (name, through)));
    }

    /// Adds one of those who are meant, unless it is there already.
    fn add(&mut self, one: Meant<'p>) {
        if self.codes.insert(one.code) {
            self.meant.push(one);
        }
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
