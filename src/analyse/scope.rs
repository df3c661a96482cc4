//! What a summary is about: which priorities, and each of them in which period.
//!
//! Made by the command; every count over several priorities starts here, so that all of them are
//! about the same actions at the same time.

use jiff::civil::Date;

use crate::analyse::parties::{self, Parties};
use crate::analyse::status::{self, Status};
use crate::model::{Action, Kpi, Owner, Period, Plan, Priority, PriorityEntry, Progress, Reading};

/// Some of a plan's priorities, in the order of the plan.
#[derive(Debug, Clone)]
pub struct Scope<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The priorities that are summed up.
    pub parts: Vec<PriorityAt<'p>>,
    /// The period asked for. The plan is what was known at its end.
    pub until: Option<&'p Period>,
    /// The day on which it is asked what is due; without one, nothing is due by its date alone.
    pub today: Option<Date>,
}

/// A priority at a time.
#[derive(Debug, Clone)]
pub struct PriorityAt<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// The period in which its actions stand as counted; `None` for a priority that has not
    /// reported by then, or does not report by period.
    pub period: Option<&'p Period>,
    /// The periods with reports up to that one, in order of time.
    pub periods: Vec<&'p Period>,
    /// Those and the periods up to then with values alone.
    columns: Vec<&'p Period>,
}

/// An action and the priority it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Member<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// The action.
    pub action: &'p Action,
}

/// Where something is written: in a priority's own file, under a goal or under an action.
#[derive(Debug, Clone, Copy)]
pub struct Position<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// What of it.
    pub owner: Owner,
}

impl<'p> Scope<'p> {
    /// The priorities for which `wanted` is true, each in the last period in which it reported.
    pub fn new(
        plan: &'p Plan,
        wanted: impl Fn(&Priority) -> bool,
        until: Option<&'p Period>,
    ) -> Self {
        let wanted = plan.priorities.iter().filter(|priority| wanted(priority));
        let parts = wanted.map(|priority| PriorityAt::new(plan, priority)).collect();
        Self { plan, parts, until, today: None }
    }

    /// The priorities of the plan that are not summed up though they could be.
    pub fn left_out(&self) -> Vec<&'p Priority> {
        let within = |priority: &Priority| {
            self.parts.iter().any(|part| part.priority.folder == priority.folder)
        };
        self.plan.priorities.iter().filter(|priority| !within(priority)).collect()
    }

    /// The priorities of which the plan says that another document reports on them.
    pub fn elsewhere(&self) -> Vec<&'p PriorityEntry> {
        let entries = self.plan.file.data.priorities.iter();
        entries
            .filter(|entry| entry.reported_in.is_some() && self.plan.priority(&entry.key).is_none())
            .collect()
    }

    /// Every action of every priority.
    pub fn members(&self) -> impl Iterator<Item = (&PriorityAt<'p>, Member<'p>)> {
        self.parts.iter().flat_map(|part| part.members().map(move |member| (part, member)))
    }
}

impl<'p> PriorityAt<'p> {
    fn new(plan: &'p Plan, priority: &'p Priority) -> Self {
        let last = status::last_period(plan, priority);
        let mut periods = status::periods_until(plan, priority, last);
        periods.retain(|period| status::is_reported(priority, period));
        let period = periods.last().copied();
        Self { priority, period, periods, columns: status::periods_until(plan, priority, period) }
    }

    /// The actions, by number.
    pub fn members(&self) -> impl Iterator<Item = Member<'p>> + use<'p> {
        let priority = self.priority;
        priority.actions.iter().map(move |action| Member { priority, action: &action.data })
    }

    /// The report on an action in the period.
    pub fn progress(&self, action: &'p Action) -> Option<&'p Progress> {
        status::progress(action, self.period?)
    }

    /// How an action stands in the period.
    pub fn status(&self, action: &'p Action) -> Status {
        Status::of(action, self.progress(action))
    }

    /// What an indicator showed up to the period, in order of time.
    pub fn readings<'a>(&'a self, kpi: &'p Kpi) -> impl Iterator<Item = &'p Reading> + 'a {
        self.values(kpi).map(|(_, reading)| reading)
    }

    /// As [`PriorityAt::readings`], each with its period.
    pub fn values<'a>(
        &'a self,
        kpi: &'p Kpi,
    ) -> impl DoubleEndedIterator<Item = (&'p Period, &'p Reading)> + 'a {
        self.columns
            .iter()
            .filter_map(|period| Some((*period, &kpi.values.get(period.id.as_str())?.value)))
    }

    /// Who is meant by the names of parties, on the last day of the period.
    pub fn parties(&self, plan: &'p Plan) -> Parties<'p> {
        let file = self.priority.file.as_ref().map(|file| &file.data);
        Parties::new(&plan.file.data, file, parties::day_of(plan, self.period))
    }
}

/// The key of a priority; of one whose own file could not be read, that of its folder.
pub fn key(priority: &Priority) -> String {
    let file = priority.file.as_ref();
    file.map_or_else(|| priority.folder.to_ascii_uppercase(), |file| file.data.key.to_string())
}

/// The place of each priority in a scope, for tables with a row or column for each.
pub fn index_of(scope: &Scope<'_>, priority: &Priority) -> Option<usize> {
    scope.parts.iter().position(|part| part.priority.folder == priority.folder)
}
