//! Who owes what, and by when: reports on actions, and tasks that are addressed to somebody. Called by
//! `render::owed` for `empact status --by`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::due::{self, DuePeriods};
use super::parties::Parties;
use crate::model::{
    Action, Due, Involved, Owner, Period, Plan, PlanDate, Point, Priority, PriorityFile, Who,
};

/// By whom what is owed is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Whoever reports on actions.
    Leader,
    /// Every party, with the tasks that are addressed to it.
    Party,
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
    pub debts: Vec<Debt<'p>>,
}

/// What is owed on a day: reports that are due or will be next, and with [`By::Party`] tasks, by who owes
/// them.
pub fn of_plan<'p>(
    plan: &'p Plan,
    chosen: &[&'p Priority],
    by: By,
    today: Date,
) -> Vec<Debtor<'p>> {
    let due = DuePeriods::of(plan, Some(today));
    let mut owed: BTreeMap<String, Vec<Debt<'p>>> = BTreeMap::new();
    for priority in chosen.iter().copied() {
        let file = priority.file.as_ref().map(|file| &file.data);
        let parties = Parties::new(&plan.file.data, file, today);
        for period in asked_for(&due, priority) {
            for action in priority.actions.iter().map(|action| &action.data) {
                if due::is_missing(action, period, &plan.file.data.periods) {
                    let debt = Debt::Report { priority, action, period };
                    for who in reporters(action, file, by, &parties, today) {
                        owed.entry(who).or_default().push(debt);
                    }
                }
            }
        }
        if by == By::Party {
            tasks(priority, &parties, today, &mut |who, debt| {
                owed.entry(who).or_default().push(debt);
            });
        }
    }
    let debtor = |(who, mut debts): (String, Vec<Debt<'p>>)| {
        let first = |debt: &Debt<'_>| debt.due().and_then(PlanDate::last_day);
        debts.sort_by_key(|debt| (first(debt).is_none(), first(debt)));
        Debtor { who, debts }
    };
    owed.into_iter().map(debtor).collect()
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

/// Who has to report on an action: the first of its leaders, or the driver where it has none.
fn reporters(
    action: &Action,
    file: Option<&PriorityFile>,
    by: By,
    parties: &Parties<'_>,
    today: Date,
) -> Vec<String> {
    let there = |one: &&Involved| {
        let since = one.since.as_ref().and_then(|since| since.value.first_day());
        let until = one.until.as_ref().and_then(|until| until.value.last_day());
        since.is_none_or(|since| since <= today) && until.is_none_or(|until| today <= until)
    };
    let mut leaders: Vec<&Involved> = action.leaders.iter().filter(there).collect();
    match by {
        By::Leader => leaders.truncate(1),
        By::Party => leaders.extend(action.co_leaders.iter().filter(there)),
    }
    if leaders.is_empty() {
        leaders.extend(file.and_then(|file| file.driver.as_ref()));
    }
    let codes = leaders.iter().flat_map(|leader| parties.in_short(&leader.party.value));
    let mut codes: Vec<String> = codes.collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() { vec![String::new()] } else { codes }
}

/// The tasks of a priority that are still to be done, by whom.
fn tasks<'p>(
    priority: &'p Priority,
    parties: &Parties<'p>,
    today: Date,
    add: &mut impl FnMut(String, Debt<'p>),
) {
    let file = priority.file.as_ref().map(|file| &file.data);
    let mut each = |owner: Owner, action: Option<&Action>, points: &'p [Point]| {
        for point in points {
            for who in &point.to {
                for who in addressees(who, action, file, parties, today) {
                    add(who, Debt::Task { priority, owner, point });
                }
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
fn addressees(
    who: &Who,
    action: Option<&Action>,
    file: Option<&PriorityFile>,
    parties: &Parties<'_>,
    today: Date,
) -> Vec<String> {
    let Some(party) = &who.party else {
        return who.role.iter().map(ToString::to_string).collect();
    };
    match (party.as_str(), action) {
        ("leader", Some(action)) => reporters(action, file, By::Leader, parties, today),
        _ => parties.in_short(&party.value),
    }
}
