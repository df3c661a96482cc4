//! Who has which part in what, counted from the files: drivers, members, leaders, participants by
//! name and through groups. `engagement` holds it against the document.

use std::collections::{BTreeMap, BTreeSet};

use yaml_serde::Value;

use super::recount::{Action, PRIORITIES, all_actions, example, list, party, priority, read, text};

/// The Member States from 1 July 2013, when Croatia joined; every priority of the example stands
/// later than that.
pub(crate) const STATES: [&str; 28] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "UK",
];

/// The roles in an action as the document marks them, the weightiest first.
pub(crate) const ROLES: [char; 4] = ['L', 'C', 'P', 'G'];

/// What a party does in one priority.
#[derive(Default, Clone)]
pub(crate) struct Share {
    /// `D` for the driver, `d` for a co-driver.
    pub(crate) drives: Option<char>,
    pub(crate) registered: bool,
    pub(crate) no_part: bool,
    /// The numbers of its actions, in the order of [`ROLES`].
    pub(crate) actions: [BTreeSet<String>; 4],
    /// Where else it is named, as the document calls the place: `THB 7.2`, `WA goal 5`, `WB`.
    pub(crate) named: BTreeSet<String>,
}

impl Share {
    pub(crate) fn is_in_actions(&self) -> bool {
        self.actions.iter().any(|actions| !actions.is_empty())
    }

    pub(crate) fn is_named(&self) -> bool {
        self.actions[..3].iter().any(|actions| !actions.is_empty()) || !self.named.is_empty()
    }
}

/// The shares by party and priority.
pub(crate) struct Shares {
    pub(crate) of: BTreeMap<(String, &'static str), Share>,
    /// The actions that name a group, by priority and name of the group, and who belongs to it.
    pub(crate) groups: BTreeMap<(String, String), (BTreeSet<String>, BTreeSet<String>)>,
    plan: Value,
}

impl Shares {
    pub(crate) fn count() -> Self {
        let plan = read(&example().join("oap.yaml"));
        let mut shares = Self { of: BTreeMap::new(), groups: BTreeMap::new(), plan };
        for (key, _) in PRIORITIES {
            shares.registered(key, &priority(key));
        }
        let actions = all_actions();
        for action in &actions {
            shares.action(action, &priority(action.priority));
        }
        for (key, _) in PRIORITIES {
            let file = priority(key);
            shares.named(key, key, "", &file);
            for goal in list(&file, "goals") {
                if let Some(report) = goal.get("report") {
                    let number = goal["number"].as_u64().expect("a number");
                    shares.named(key, &format!("{key} goal {number}"), "", report);
                }
            }
        }
        for Action { priority, number, file } in &actions {
            shares.named(priority, &format!("{priority} {number}"), number, file);
        }
        shares
    }

    /// What a party does in all priorities.
    pub(crate) fn party(&self, code: &str) -> impl Iterator<Item = (&'static str, &Share)> {
        let own = self.of.iter().filter(move |((party, _), _)| party == code);
        own.map(|((_, key), share)| (*key, share))
    }

    pub(crate) fn codes(&self) -> BTreeSet<&str> {
        self.of.keys().map(|(code, _)| code.as_str()).collect()
    }

    /// In how many actions each party has one of the first of the roles.
    pub(crate) fn load(&self, roles: usize) -> BTreeMap<String, usize> {
        let mut load = BTreeMap::new();
        for ((code, _), share) in &self.of {
            let own: usize = share.actions[..roles].iter().map(BTreeSet::len).sum();
            *load.entry(code.clone()).or_default() += own;
        }
        load.retain(|_, count| *count > 0);
        load
    }

    fn share(&mut self, code: &str, key: &'static str) -> &mut Share {
        self.of.entry((code.to_owned(), key)).or_default()
    }

    fn registered(&mut self, key: &'static str, file: &Value) {
        for name in file.get("driver").into_iter().filter_map(party) {
            self.share(name, key).drives = Some('D');
        }
        for one in list(file, "co_drivers") {
            let drives = one.get("role").and_then(Value::as_str) == Some("driver");
            let Some(name) = party(one) else { continue };
            self.share(name, key).drives = Some(if drives { 'D' } else { 'd' });
        }
        for entry in ["members", "agencies", "third_states", "others"]
            .iter()
            .flat_map(|kind| list(file, kind))
        {
            let share = self.share(name_of(entry), key);
            share.registered = true;
            share.no_part |= party(entry).is_none();
        }
    }

    /// Whom results, events, operations, bids and partners name.
    fn named(&mut self, key: &'static str, place: &str, number: &str, holder: &Value) {
        let activities = [list(holder, "events"), list(holder, "operations")].concat();
        let figures = [list(holder, "results"), list(holder, "figures")].concat();
        let reached = activities.iter().flat_map(|one| list(one, "results")).chain(figures);
        let mut all: Vec<&Value> = reached.flat_map(|figure| list(figure, "countries")).collect();
        for one in activities {
            all.extend(
                ["organisers", "attended_by", "countries"]
                    .iter()
                    .flat_map(|list_of| list(one, list_of)),
            );
        }
        all.extend(list(holder, "funding_bids").into_iter().filter_map(|bid| bid.get("applicant")));
        for list_of in ["partners", "initiatives"] {
            all.extend(list(holder, list_of).into_iter().flat_map(|one| list(one, "parties")));
        }
        for name in all.into_iter().filter_map(party).map(str::to_owned) {
            let share = self.share(&name, key);
            if !share.actions[..3].iter().any(|actions| actions.contains(number)) {
                share.named.insert(place.to_owned());
            }
        }
    }

    fn action(&mut self, action: &Action, file: &Value) {
        let key = action.priority;
        let mut done = BTreeSet::new();
        let mut groups = Vec::new();
        for (role, list_of) in ["leaders", "co_leaders", "participants"].into_iter().enumerate() {
            for entry in action.list(list_of) {
                let name = name_of(entry);
                if let Some(group) = self.plan["groups"].get(name) {
                    let label = text(group, "name").expect("a name").to_owned();
                    let members = members(group, file);
                    let known = self.groups.entry((key.to_owned(), label)).or_default();
                    known.0.insert(action.number.clone());
                    known.1.clone_from(&members);
                    groups.push(members);
                    continue;
                }
                let name = match name {
                    "driver" => name_of(&file["driver"]),
                    name => name,
                };
                if party(entry).is_none() {
                    self.share(name, key).no_part = true;
                } else if done.insert(name.to_owned()) {
                    self.share(name, key).actions[role].insert(action.number.clone());
                }
            }
        }
        for name in groups.into_iter().flatten() {
            if done.insert(name.clone()) {
                self.share(&name, key).actions[3].insert(action.number.clone());
            }
        }
    }
}

fn name_of(entry: &Value) -> &str {
    entry.as_str().or_else(|| text(entry, "party")).expect("a party")
}

fn members(group: &Value, file: &Value) -> BTreeSet<String> {
    match text(group, "members") {
        Some("member_states") => STATES.iter().map(|&code| code.to_owned()).collect(),
        Some("priority_members") => {
            list(file, "members").into_iter().filter_map(party).map(str::to_owned).collect()
        }
        Some("open") => BTreeSet::new(),
        _ => list(group, "members").into_iter().filter_map(party).map(str::to_owned).collect(),
    }
}
