//! Who owes what, and by when: reports on actions, and tasks that are addressed to somebody. Called by
//! `render::owed` for `empact status --by`, and for the page of a party.

use std::collections::{BTreeMap, HashSet};
use std::ptr;

use jiff::civil::Date;

use super::due::{self, DuePeriods};
use super::followed;
use super::parties::{self, Parties, Whom};
use crate::model::{
    Action, Due, Involved, Owner, Period, Plan, PlanDate, Point, Priority, PriorityFile, Who,
};

/// The word by which files name those who work on a priority together.
pub const OWN_GROUP: &str = "group";

/// By whom what is owed is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Whoever reports on actions.
    Leader,
    /// Every party, with the tasks that are addressed to it.
    Party,
}

/// Something that is owed, and as one of which group, if of any.
#[derive(Debug, Clone, Copy)]
pub struct Owed<'p> {
    /// What.
    pub debt: Debt<'p>,
    /// The name of the group that was asked for it; [`OWN_GROUP`] where it is that of the priority.
    pub group: Option<&'p str>,
}

/// Something that is owed.
#[derive(Debug, Clone, Copy)]
pub enum Debt<'p> {
    /// The report on an action.
    Report {
        /// The priority.
        priority: &'p Priority,
        /// The action.
        action: &'p Action,
        /// The period.
        period: &'p Period,
    },
    /// What somebody is asked to do.
    Task {
        /// The priority.
        priority: &'p Priority,
        /// Where it is asked.
        owner: Owner,
        /// What.
        point: &'p Point,
    },
}

impl Debt<'_> {
    /// Of which things of the plan it is told, to know it again.
    fn of(&self) -> (*const Action, *const Period, *const Point) {
        match self {
            Self::Report { action, period, .. } => (*action, *period, ptr::null()),
            Self::Task { point, .. } => (ptr::null(), ptr::null(), *point),
        }
    }

    /// The day by which it is owed, as precisely as it is known.
    pub fn due(&self) -> Option<PlanDate> {
        match self {
            Self::Report { period, .. } => period.due.as_ref().map(|due| due.value),
            Self::Task { point, .. } => match point.due {
                Some(Due::On(date)) => Some(date),
                _ => None,
            },
        }
    }

    /// Whether that day is over.
    pub fn is_overdue(&self, today: Date) -> bool {
        let last = self.due().and_then(PlanDate::last_day);
        last.is_some_and(|last| last < today)
    }
}

/// What is owed by somebody, what is due first in front.
#[derive(Debug, Clone)]
pub struct Debtor<'p> {
    /// The code of a party, the name of a group, or a function in words; empty where nobody is named.
    pub who: String,
    /// What.
    pub debts: Vec<Owed<'p>>,
}

/// What is owed on a day: reports that are due or will be next, and with [`By::Party`] tasks, by who owes
/// them; members of a group what is asked of the group. Without a day nothing is due by its date alone.
pub fn of_plan<'p>(
    plan: &'p Plan,
    chosen: &[&'p Priority],
    by: By,
    today: Option<Date>,
) -> Vec<Debtor<'p>> {
    let due = DuePeriods::of(plan, today);
    let today = today.unwrap_or_else(|| parties::day_of(plan, plan.file.data.periods.last()));
    let mut owed: BTreeMap<String, Vec<Owed<'p>>> = BTreeMap::new();
    for priority in chosen.iter().copied() {
        let file = priority.file.as_ref().map(|file| &file.data);
        let parties = Parties::new(&plan.file.data, file, today);
        for period in asked_for(&due, priority) {
            for action in priority.actions.iter().map(|action| &action.data) {
                if due::is_missing(action, period, &plan.file.data.periods) {
                    let debt = Debt::Report { priority, action, period };
                    for (who, group) in owing(action, file, by, &parties, today) {
                        owed.entry(who).or_default().push(Owed { debt, group });
                    }
                }
            }
        }
        if by == By::Party {
            tasks(plan, priority, &parties, today, &mut |(who, group), debt| {
                owed.entry(who).or_default().push(Owed { debt, group });
            });
        }
    }
    let debtor = |(who, mut debts): (String, Vec<Owed<'p>>)| {
        sort(&mut debts);
        Debtor { who, debts }
    };
    owed.into_iter().map(debtor).collect()
}

/// What is due first in front.
fn sort(debts: &mut [Owed<'_>]) {
    let first = |owed: &Owed<'_>| owed.debt.due().and_then(PlanDate::last_day);
    debts.sort_by_key(|owed| (first(owed).is_none(), first(owed)));
}

/// What is asked of a group as such, of all that is owed.
pub fn of_group<'p>(debtors: Vec<Debtor<'p>>, group: &str) -> Vec<Owed<'p>> {
    let all = debtors.into_iter().flat_map(|debtor| debtor.debts);
    let mut known = HashSet::new();
    let own = all.filter(|owed| owed.group == Some(group) && known.insert(owed.debt.of()));
    let mut debts: Vec<Owed<'p>> = own.map(|owed| Owed { group: None, ..owed }).collect();
    sort(&mut debts);
    debts
}

/// The periods for which a priority owes reports, and the next one with a date after them.
fn asked_for<'p>(due: &DuePeriods<'p>, priority: &Priority) -> Vec<&'p Period> {
    let all = due.periods();
    let mut owes: Vec<&Period> = all.iter().filter(|one| due.owes(priority, one)).collect();
    let next = all.iter().find(|one| {
        let comes = due::is_for(one, priority) && one.due.is_some();
        comes && !due.has_come(one)
    });
    owes.extend(next);
    owes
}

/// Who owes the report on an action; where it lists what each party owes, members of a group do.
fn owing<'p>(
    action: &'p Action,
    file: Option<&'p PriorityFile>,
    by: By,
    parties: &Parties<'p>,
    today: Date,
) -> Vec<Whom<'p>> {
    let leaders = reporters(action, file, by, today);
    let whom = leaders.iter().flat_map(|leader| match by {
        By::Leader => parties
            .in_short(&leader.party.value)
            .into_iter()
            .map(|who| (who, None))
            .collect::<Vec<Whom<'_>>>(),
        By::Party => parties.whom(&leader.party.value),
    });
    let whom = each_once(whom.collect());
    if whom.is_empty() { vec![(String::new(), None)] } else { whom }
}

/// Those who work on a priority on a day, save whoever is listed as having taken no part.
fn who_works_on(file: &PriorityFile, today: Date) -> Vec<&Involved> {
    let lists = [&file.members, &file.agencies, &file.third_states, &file.others];
    let drivers = file.driver.iter().chain(&file.co_drivers);
    let all = drivers.chain(lists.into_iter().flatten());
    all.filter(|one| one.took_part && parties::is_there(one, today)).collect()
}

/// Who has to report on an action: its leaders, of whom the first does, or the driver where it has none.
fn reporters<'p>(
    action: &'p Action,
    file: Option<&'p PriorityFile>,
    by: By,
    today: Date,
) -> Vec<&'p Involved> {
    let there = |one: &&Involved| parties::is_there(one, today);
    let mut leaders: Vec<&Involved> = action.leaders.iter().filter(there).collect();
    match by {
        By::Leader => leaders.truncate(1),
        By::Party => leaders.extend(action.co_leaders.iter().filter(there)),
    }
    if leaders.is_empty() {
        leaders.extend(file.and_then(|file| parties::driver_on(file, today)));
    }
    leaders
}

/// Each of them once; who is meant by name, and not as one of a group.
fn each_once(mut whom: Vec<Whom<'_>>) -> Vec<Whom<'_>> {
    whom.sort();
    whom.dedup_by(|later, first| later.0 == first.0);
    whom
}

/// The tasks of a priority that are still to be done, by whom.
fn tasks<'p>(
    plan: &'p Plan,
    priority: &'p Priority,
    parties: &Parties<'p>,
    today: Date,
    add: &mut impl FnMut(Whom<'p>, Debt<'p>),
) {
    let file = priority.file.as_ref().map(|file| &file.data);
    let mut each = |owner: Owner, action: Option<&'p Action>, points: &'p [Point]| {
        for point in points.iter().filter(|point| !followed::is_over(plan, point)) {
            let to = point.to.iter();
            let to = to.flat_map(|who| addressees(who, action, file, parties, today));
            for whom in each_once(to.collect()) {
                add(whom, Debt::Task { priority, owner, point });
            }
        }
    };
    if let Some(file) = file {
        each(Owner::Priority, None, &file.recommendations);
        each(Owner::Priority, None, &file.follow_ups);
        for goal in &file.goals {
            let Some(report) = &goal.report else { continue };
            each(Owner::Goal(goal.number.value), None, &report.recommendations);
            each(Owner::Goal(goal.number.value), None, &report.follow_ups);
        }
    }
    for action in priority.actions.iter().map(|action| &action.data) {
        for points in [&action.recommendations, &action.follow_ups] {
            each(Owner::Action(action.action.value), Some(action), points);
        }
    }
}

/// Whom a task is addressed to: one of an action, perhaps to its leader.
fn addressees<'p>(
    who: &'p Who,
    action: Option<&'p Action>,
    file: Option<&'p PriorityFile>,
    parties: &Parties<'p>,
    today: Date,
) -> Vec<Whom<'p>> {
    let Some(party) = &who.party else {
        return who.role.iter().map(|role| (role.to_string(), None)).collect();
    };
    match (party.as_str(), action) {
        ("leader", Some(action)) => {
            let leaders = reporters(action, file, By::Leader, today).into_iter();
            leaders.flat_map(|leader| parties.whom(&leader.party.value)).collect()
        }
        (OWN_GROUP, _) => {
            let group = file.map_or_else(Vec::new, |file| who_works_on(file, today));
            let each = group.into_iter().flat_map(|one| parties.whom(&one.party.value));
            let each: Vec<Whom<'_>> = each.map(|(who, _)| (who, Some(OWN_GROUP))).collect();
            if each.is_empty() { vec![(OWN_GROUP.to_owned(), Some(OWN_GROUP))] } else { each }
        }
        _ => parties.whom(&party.value),
    }
}
