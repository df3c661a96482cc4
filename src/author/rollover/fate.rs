//! Where each action of a plan goes in the next one: on under a number, into another, or nowhere. Called by
//! `rollover`. What stands in their files is no business of this file.

use std::collections::{BTreeMap, BTreeSet};

use super::Next;
use crate::model::{
    Action, ActionNumber, Continuation, Decision, Document, Plan, Priority, PriorityKey,
    RelationKind, word,
};
use crate::rules;

/// An action of the plan that there is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Own<'p> {
    pub(super) priority: &'p Priority,
    pub(super) action: &'p Document<Action>,
}

impl Own<'_> {
    pub(super) fn number(&self) -> ActionNumber {
        self.action.data.action.value
    }

    fn is(&self, folder: &str, number: ActionNumber) -> bool {
        self.priority.folder == folder && self.number() == number
    }

    pub(super) fn name(&self) -> String {
        format!("{} {}", self.priority.key(), self.number())
    }
}

/// A priority of the next plan.
#[derive(Debug)]
pub(super) struct Target<'p> {
    pub(super) key: String,
    /// The one that it is in this plan.
    pub(super) before: Option<&'p Priority>,
    /// The name of a new one, by which actions go there.
    pub(super) name: Option<&'p str>,
}

impl Target<'_> {
    pub(super) fn folder(&self) -> String {
        match self.before {
            Some(priority) => priority.folder.clone(),
            None => self.key.to_ascii_lowercase(),
        }
    }

    /// The goals that it has.
    fn goals(&self) -> Vec<u16> {
        let file = self.before.and_then(|priority| priority.file.as_ref());
        file.map_or_else(Vec::new, |file| {
            file.data.goals.iter().map(|goal| goal.number.value).collect()
        })
    }
}

/// The place of an action in the next plan: which of its priorities, and the number.
pub(super) type Place = (usize, ActionNumber);

/// An action of the next plan.
#[derive(Debug, Default)]
pub(super) struct Seat<'p> {
    /// What it is made of. It has its words from the first.
    pub(super) of: Vec<Own<'p>>,
    /// What is to be decided.
    pub(super) asked: Vec<String>,
    /// Whether it is to be decided that it goes on at all.
    pub(super) is_open: bool,
}

impl Seat<'_> {
    /// Asks whether it goes on, where that is a question.
    fn ask_whether(&mut self, asked: Option<String>) {
        self.is_open |= asked.is_some();
        self.asked.extend(asked);
    }
}

/// What becomes of all actions.
#[derive(Debug)]
pub(super) struct Fates<'p> {
    pub(super) targets: Vec<Target<'p>>,
    pub(super) seats: BTreeMap<Place, Seat<'p>>,
    /// Those that are not carried, and why.
    pub(super) left: Vec<(Own<'p>, String)>,
    /// Those that have no place before something is decided.
    pub(super) open: Vec<(Own<'p>, String)>,
}

/// What is said of an action.
enum Way {
    Left(String),
    Open(String),
    /// It is part of another of this plan.
    Joins(String, ActionNumber),
    On(Onward),
}

#[derive(Clone)]
struct Onward {
    targets: Vec<usize>,
    number: Option<ActionNumber>,
    is_merged: bool,
    asked: Option<String>,
}

/// What becomes of the actions of a plan.
pub(super) fn of_plan<'p>(plan: &'p Plan, next: &Next) -> Fates<'p> {
    let before =
        |priority: &'p Priority| Target { key: priority.key(), before: Some(priority), name: None };
    let mut fates = Fates {
        targets: plan.priorities.iter().map(before).collect(),
        seats: BTreeMap::new(),
        left: Vec::new(),
        open: Vec::new(),
    };
    let mut onward = Vec::new();
    let mut joining = Vec::new();
    for (home, priority) in plan.priorities.iter().enumerate() {
        for action in &priority.actions {
            let own = Own { priority, action };
            match fates.way(plan, next, own, home) {
                Way::Left(why) => fates.left.push((own, why)),
                Way::Open(why) => fates.open.push((own, why)),
                Way::Joins(folder, number) => joining.push((own, folder, number)),
                Way::On(way) => onward.push((own, home, way)),
            }
        }
    }
    fates.seat(&onward);
    fates.join(joining);
    fates
}

/// Where an action goes that goes on in another plan than the next.
fn elsewhere(plan: &Plan, next: &Next, own: Own<'_>, continuation: &Continuation) -> Option<Way> {
    let Continuation { plan: year, priorities, action, .. } = continuation;
    let year = year.as_ref().map(|year| year.value).filter(|year| !next.years.contains(year))?;
    if plan.file.data.years.iter().all(|own| own.value != year) {
        return Some(Way::Left(format!("goes on in the plan for {year}")));
    }
    let other = match priorities.as_slice() {
        [] => Some(own.priority),
        [name] => rules::priority_named(plan, name),
        _ => None,
    };
    let within = other
        .zip(action.as_ref())
        .map(|(other, action)| Way::Joins(other.folder.clone(), action.value));
    let open = "goes on within this plan, and nothing says in which action";
    Some(within.unwrap_or_else(|| Way::Open(open.to_owned())))
}

impl<'p> Fates<'p> {
    fn way(&mut self, plan: &'p Plan, next: &Next, own: Own<'p>, home: usize) -> Way {
        let data = &own.action.data;
        let into = data.relations.iter().find(|one| one.kind == RelationKind::MergedInto);
        let joins = into.map(|one| {
            let other = &one.action.value;
            let folder = other.priority.as_ref().map(PriorityKey::folder);
            Way::Joins(folder.unwrap_or_else(|| own.priority.folder.clone()), other.number)
        });
        let years: Vec<u16> = plan.file.data.years.iter().map(|year| year.value).collect();
        let of_plan = super::of_years(&years);
        let Some(continuation) = &data.continuation else {
            let asked = format!("whether it goes on; the plan {of_plan} does not say");
            return joins.unwrap_or(Way::On(Onward {
                targets: vec![home],
                number: None,
                is_merged: false,
                asked: Some(asked),
            }));
        };
        let Continuation { decision, priorities, action, .. } = continuation;
        let number = action.as_ref().map(|action| action.value);
        let decision = decision.value;
        if matches!(decision, Decision::None | Decision::Dropped) {
            return Way::Left(format!("`{}`", word(&decision)));
        }
        if let Some(way) = elsewhere(plan, next, own, continuation) {
            return way;
        }
        let is_merged = decision == Decision::Merged;
        if is_merged && number.is_none() {
            let open = "became part of another action, and nothing says of which";
            return joins.unwrap_or_else(|| Way::Open(open.to_owned()));
        }
        let is_decided =
            matches!(decision, Decision::Certain | Decision::Postponed | Decision::Merged);
        let asked = (!is_decided)
            .then(|| format!("whether it goes on; the plan {of_plan} says `{}`", word(&decision)));
        let mut targets: Vec<usize> =
            priorities.iter().map(|name| self.target(plan, name)).collect();
        if targets.is_empty() {
            targets.push(home);
        }
        targets.sort_unstable();
        targets.dedup();
        Way::On(Onward { targets, number, is_merged, asked })
    }

    /// The priority that is called so: one of this plan, or a new one.
    fn target(&mut self, plan: &'p Plan, name: &'p str) -> usize {
        if let Some(known) = rules::priority_named(plan, name) {
            let is_it = |target: &Target<'_>| {
                target.before.is_some_and(|priority| priority.folder == known.folder)
            };
            if let Some(at) = self.targets.iter().position(is_it) {
                return at;
            }
        }
        let is_it =
            |target: &Target<'_>| target.name.is_some_and(|own| own.eq_ignore_ascii_case(name));
        if let Some(at) = self.targets.iter().position(is_it) {
            return at;
        }
        let key = self.free_key(name);
        self.targets.push(Target { key, before: None, name: Some(name) });
        self.targets.len() - 1
    }

    /// A key that is made of a name: its letters and digits, as capitals.
    fn free_key(&self, name: &str) -> String {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        let mut key: String = letters.map(|c| c.to_ascii_uppercase()).collect();
        if !key.starts_with(|c: char| c.is_ascii_uppercase()) {
            key.insert(0, 'P');
        }
        let taken: BTreeSet<String> = self.targets.iter().map(Target::folder).collect();
        let mut keys = std::iter::once(key.clone()).chain((2_u32..).map(|n| format!("{key}{n}")));
        keys.find(|key| !taken.contains(&key.to_ascii_lowercase())).unwrap_or(key)
    }

    /// Gives numbers: first those that are said, then those that actions have, then those that are left.
    fn seat(&mut self, onward: &[(Own<'p>, usize, Onward)]) {
        let mut said: Vec<_> =
            onward.iter().filter_map(|(own, _, way)| Some((own, way.number?, way))).collect();
        // What goes on there itself comes before what becomes part of it.
        said.sort_by_key(|(_, _, way)| way.is_merged);
        let mut merged_only: BTreeSet<Place> = BTreeSet::new();
        for (own, number, way) in said {
            for target in &way.targets {
                let place = (*target, number);
                let seat = self.seats.entry(place).or_default();
                if seat.of.is_empty() && way.is_merged {
                    merged_only.insert(place);
                }
                seat.of.push(*own);
                seat.ask_whether(way.asked.clone());
            }
        }
        let mut homeless = Vec::new();
        for (own, home, way) in onward.iter().filter(|(_, _, way)| way.number.is_none()) {
            for target in &way.targets {
                let place = (*target, own.number());
                let asked = way.asked.clone();
                if target != home {
                    homeless.push((*own, *target, asked, None));
                } else if merged_only.remove(&place) || !self.seats.contains_key(&place) {
                    let seat = self.seats.entry(place).or_default();
                    seat.of.insert(0, *own);
                    seat.ask_whether(asked);
                } else {
                    homeless.push((*own, *target, asked, Some("another action has its own")));
                }
            }
        }
        for place in merged_only {
            if let Some(seat) = self.seats.get_mut(&place) {
                seat.asked.push("what it is; only actions that became part of it are known".into());
            }
        }
        for (own, target, asked, why) in homeless {
            self.find_number(own, target, asked, why);
        }
    }

    /// Gives an action the next number that is free, under its own goal where there is one.
    fn find_number(
        &mut self,
        own: Own<'p>,
        target: usize,
        asked: Option<String>,
        why: Option<&str>,
    ) {
        let wanted = own.number();
        let goals = self.targets.get(target).map(Target::goals).unwrap_or_default();
        let goal = match goals.first() {
            Some(first) if !goals.contains(&wanted.goal) => *first,
            _ => wanted.goal,
        };
        let taken = self.seats.keys().filter(|(at, number)| *at == target && number.goal == goal);
        let last = taken.map(|(_, number)| number.action).max();
        let own_place = (target, ActionNumber { goal, ..wanted });
        let place = match last {
            _ if !self.seats.contains_key(&own_place) => own_place,
            Some(last) if last < 999 => (target, ActionNumber { goal, action: last + 1 }),
            _ => {
                self.open.push((own, "there is no number left for it".to_owned()));
                return;
            }
        };
        let seat = self.seats.entry(place).or_default();
        seat.of.push(own);
        seat.ask_whether(asked);
        seat.asked.push(match why {
            Some(why) => format!("its number; {why}"),
            None => "its number, and so its goal".to_owned(),
        });
    }

    /// What is part of another action goes where that goes.
    fn join(&mut self, mut joining: Vec<(Own<'p>, String, ActionNumber)>) {
        loop {
            let before = joining.len();
            joining.retain(|(own, folder, number)| {
                let mut found = false;
                for seat in self.seats.values_mut() {
                    if seat.of.iter().any(|other| other.is(folder, *number)) {
                        seat.of.push(*own);
                        found = true;
                    }
                }
                !found
            });
            if joining.len() == before {
                break;
            }
        }
        for (own, _, number) in joining {
            self.left.push((own, format!("became part of {number}, which is not carried")));
        }
    }

    /// The place that an action of this plan has in a priority of the next.
    pub(super) fn place_in(
        &self,
        target: usize,
        own: &Own<'_>,
        other: ActionNumber,
    ) -> Option<ActionNumber> {
        let mut seats = self.seats.iter().filter(|((at, _), _)| *at == target);
        let folder = own.priority.folder.as_str();
        let (place, _) = seats.find(|(_, seat)| seat.of.iter().any(|one| one.is(folder, other)))?;
        Some(place.1)
    }

    /// Where an action of this plan goes on, if in several priorities in the first.
    pub(super) fn place_of(&self, folder: &str, number: ActionNumber) -> Option<Place> {
        let mut seats = self.seats.iter();
        let found = seats.find(|(_, seat)| seat.of.iter().any(|one| one.is(folder, number)));
        found.map(|(place, _)| *place)
    }

    /// Whether the priority of a folder is one of the next plan; `None` where no action is known of it.
    pub(super) fn goes_on(&self, folder: &str) -> Option<bool> {
        let at = self.targets.iter().position(|target| target.folder() == folder)?;
        Some(self.is_there(at))
    }

    /// Whether a priority of the next plan has an action, or had none and may go on.
    pub(super) fn is_there(&self, target: usize) -> bool {
        let is_without = |one: &Target<'_>| one.before.is_some_and(|own| own.actions.is_empty());
        self.seats.keys().any(|(at, _)| *at == target)
            || self.targets.get(target).is_some_and(is_without)
    }
}
