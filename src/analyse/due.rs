//! Who has to report in which period, and by when: the one place that every command and rule asks.

use jiff::civil::Date;

use super::status;
use crate::model::{Action, Period, Plan, Priority, Progress, RelationKind, Stage, Unset};
use crate::source::Spanned;

/// Whether a priority reports in a period.
pub fn is_for(period: &Period, priority: &Priority) -> bool {
    let mut keys = period.priorities.iter();
    period.priorities.is_empty() || keys.any(|key| key.folder() == priority.folder)
}

/// Whether the reports on a period are due: somebody has reported for it, or the day by which they are
/// due is over. Without a day nothing is due by itself, so that what is told of a plan changes with the
/// plan only.
///
/// Where the plan names those who report in a period, they owe it as soon as one of them has reported for
/// a later one: nobody else could have shown that it has come.
pub fn has_come(plan: &Plan, period: &Period, today: Option<Date>) -> bool {
    let last = period.due.as_ref().and_then(|due| due.last_day());
    if today.zip(last).is_some_and(|(today, last)| last < today) {
        return true;
    }
    let later = plan.file.data.periods.iter().rev().take_while(|later| later.id != period.id);
    let mut shown = later.filter(|_| !period.priorities.is_empty()).chain([period]);
    shown.any(|shown| {
        let mut own = plan.priorities.iter().filter(|priority| is_for(period, priority));
        own.any(|priority| status::is_reported(priority, shown))
    })
}

/// Whether the actions of a priority have to be reported for a period, by now.
pub fn owes(plan: &Plan, priority: &Priority, period: &Period, today: Option<Date>) -> bool {
    let reports = is_for(period, priority) && !priority.actions.is_empty();
    reports && has_come(plan, period, today)
}

/// The last period for which a priority owes reports or has given some.
pub fn last<'p>(plan: &'p Plan, priority: &Priority, today: Option<Date>) -> Option<&'p Period> {
    let mut latest_first = plan.file.data.periods.iter().rev();
    latest_first
        .find(|period| status::is_reported(priority, period) || owes(plan, priority, period, today))
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
    let elsewhere = action.relations.iter().any(|other| other.kind != RelationKind::SeeAlso);
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
