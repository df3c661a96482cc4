//! Who has to report in which period, and by when: the one place that every command and rule asks.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::status;
use crate::model::{Action, Period, Plan, Priority, Progress, Stage, Unset};
use crate::source::Spanned;

/// Whether a priority reports in a period.
pub fn is_for(period: &Period, priority: &Priority) -> bool {
    let mut keys = period.priorities.iter();
    period.priorities.is_empty() || keys.any(|key| key.folder() == priority.folder)
}

/// The periods for which reports are due, of all of a plan.
#[derive(Debug)]
pub struct DuePeriods<'p> {
    periods: &'p [Period],
    /// Those that have come.
    come: BTreeSet<&'p str>,
}

impl<'p> DuePeriods<'p> {
    /// Those of a plan, on a day: somebody has reported for it, or the day by which they are due is over.
    /// Without a day nothing is due by itself, so that what is told of a plan changes with the plan only.
    ///
    /// Where the plan names those who report in a period, they owe it as soon as one of them has reported for
    /// a later one: nobody else could have shown that it has come.
    pub fn of(plan: &'p Plan, today: Option<Date>) -> Self {
        let periods = plan.file.data.periods.as_slice();
        let last_reported: Vec<Option<usize>> = plan
            .priorities
            .iter()
            .map(|priority| periods.iter().rposition(|one| status::is_reported(priority, one)))
            .collect();
        let has_come = |(at, period): &(usize, &Period)| {
            let last = period.due.as_ref().and_then(|due| due.last_day());
            let is_over = today.zip(last).is_some_and(|(today, last)| last < today);
            let mut own = plan.priorities.iter().zip(&last_reported).filter(|(priority, last)| {
                last.is_some_and(|last| last >= *at) && is_for(period, priority)
            });
            let is_shown = |priority| status::is_reported(priority, period);
            is_over || own.any(|(priority, _)| !period.priorities.is_empty() || is_shown(priority))
        };
        let come = periods.iter().enumerate().filter(has_come);
        Self { periods, come: come.map(|(_, period)| period.id.as_str()).collect() }
    }

    /// All periods of the plan.
    pub fn periods(&self) -> &'p [Period] {
        self.periods
    }

    /// Whether the reports on a period are due.
    pub fn has_come(&self, period: &Period) -> bool {
        self.come.contains(period.id.as_str())
    }

    /// Whether the actions of a priority have to be reported for a period, by now.
    pub fn owes(&self, priority: &Priority, period: &Period) -> bool {
        is_for(period, priority) && !priority.actions.is_empty() && self.has_come(period)
    }

    /// The last period for which a priority owes reports or has given some.
    pub fn last(&self, priority: &Priority) -> Option<&'p Period> {
        let is_last =
            |one: &&Period| status::is_reported(priority, one) || self.owes(priority, one);
        self.periods.iter().rev().find(is_last)
    }
}

/// Whether a report is said to be still to come.
pub fn is_to_come(report: &Progress) -> bool {
    report.unset.as_ref().is_some_and(|unset| unset.value == Unset::ToBeConfirmed)
}

/// Whether an action lacks a report for a period in which its priority reports: it has none,
/// though it has begun by then and had not ended before, neither by its dates nor by an earlier
/// report. A place that is kept for one (`to_be_confirmed`) is none. `periods` are those of the plan.
pub fn is_missing(action: &Action, period: &Period, periods: &[Period]) -> bool {
    let id = period.id.as_str();
    let elsewhere = action.relations.iter().any(|other| other.kind.shares_report());
    if elsewhere || action.progress.get(id).is_some_and(|report| !is_to_come(report)) {
        return false;
    }
    let earlier = periods.iter().take_while(|earlier| earlier.id != period.id);
    let ended = earlier.clone().filter_map(|earlier| action.progress.get(earlier.id.as_str())).any(
        |Spanned { value, .. }| {
            let stage = value.stage.as_ref().map(|stage| stage.value);
            matches!(stage, Some(Stage::Finished | Stage::Halted))
        },
    );
    let Some(cut_off) = period.cut_off.as_ref().map(|date| date.value) else { return !ended };
    let previous = earlier.filter_map(|earlier| earlier.cut_off.as_ref()).last();
    let begins_later =
        action.start.as_ref().is_some_and(|start| cut_off.surely_before(start.value));
    let ended_before = action.end.as_ref().zip(previous).is_some_and(|(end, previous)| {
        end.last_day().is_some_and(|end| Some(end) <= previous.last_day())
    });
    !ended && !begins_later && !ended_before
}
