//! How a priority stands in a period, action by action: who has reported, who has not, who is
//! late.

use serde::Serialize;

use super::due::{self, DuePeriods};
use super::status::{self, Status, Tally};
use crate::model::{Action, Document, Period, Priority, Progress, Punctuality, Unset};

/// Whether an action is reported in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ReportState {
    /// It is due and not there.
    Missing,
    /// It is there.
    Reported,
    /// In its place it is said why there is none: its column was left empty, for one.
    Blank,
    /// None is due: the action has not begun, had ended before, or is reported with another one.
    NotDue,
}

/// How an action stands.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'p> {
    /// The action.
    pub action: &'p Action,
    /// Whether it is reported.
    pub report: ReportState,
    /// Why nothing is reported, where that is said.
    pub unset: Option<Unset>,
    /// What is reported.
    pub progress: Option<&'p Progress>,
    /// The answers to the four questions.
    pub status: Status,
}

impl Standing<'_> {
    /// Whether its work is late.
    pub fn is_delayed(&self) -> bool {
        self.status.punctuality == Some(Punctuality::Delayed)
    }
}

/// How a priority stands.
#[derive(Debug, Clone)]
pub struct Overview<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// The period in which it stands so; `None` for a priority that owes no report and has given none.
    pub period: Option<&'p Period>,
    /// Its actions, by number.
    pub actions: Vec<Standing<'p>>,
}

impl<'p> Overview<'p> {
    /// Looks at a priority in a period; without one, in the last for which it owes reports or has given
    /// some.
    pub fn of(due: &DuePeriods<'p>, priority: &'p Priority, period: Option<&'p Period>) -> Self {
        let period = period.or_else(|| due.last(priority));
        let owes = period.is_some_and(|period| due.owes(priority, period));
        let periods = due.periods();
        let standing = |action: &'p Document<Action>| {
            let progress = period.and_then(|period| status::progress(&action.data, period));
            Standing {
                action: &action.data,
                report: period
                    .map_or(ReportState::NotDue, |period| report(periods, action, period, owes)),
                unset: period
                    .and_then(|period| status::column(&action.data, period)?.unset.as_ref())
                    .map(|unset| unset.value),
                progress,
                status: Status::of(&action.data, progress),
            }
        };
        Self { priority, period, actions: priority.actions.iter().map(standing).collect() }
    }

    /// How many actions have this report.
    pub fn count(&self, report: ReportState) -> usize {
        self.actions.iter().filter(|action| action.report == report).count()
    }

    /// How many actions are late.
    pub fn delayed(&self) -> usize {
        self.actions.iter().filter(|action| action.is_delayed()).count()
    }

    /// How often each answer was given.
    pub fn tally(&self) -> Tally {
        let statuses: Vec<Status> = self.actions.iter().map(|action| action.status).collect();
        Tally::of(&statuses)
    }
}

/// Whether an action is reported in a period, in which its priority may have to report.
fn report(
    periods: &[Period],
    action: &Document<Action>,
    period: &Period,
    due: bool,
) -> ReportState {
    if due && status::has_report(&action.data, period) {
        ReportState::Reported
    } else if due && due::is_missing(&action.data, period, periods) {
        ReportState::Missing
    } else if status::column(&action.data, period).is_some_and(|column| column.unset.is_some()) {
        ReportState::Blank
    } else {
        ReportState::NotDue
    }
}
