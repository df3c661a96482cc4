//! Who has to report in which period.

use crate::model::{Action, Period, Priority, RelationKind, Stage};
use crate::source::Spanned;

/// Whether a priority reports in a period.
pub fn is_for(period: &Period, priority: &Priority) -> bool {
    let mut keys = period.priorities.iter();
    period.priorities.is_empty() || keys.any(|key| key.folder() == priority.folder)
}

/// Whether an action lacks a report for a period in which its priority reports: it has none,
/// though it has begun by then and had not ended before, neither by its dates nor by an earlier
/// report. `periods` are those of the plan.
pub fn is_missing(action: &Action, period: &Period, periods: &[Period]) -> bool {
    let id = period.id.as_str();
    let elsewhere = action.relations.iter().any(|other| other.kind != RelationKind::SeeAlso);
    if elsewhere || action.progress.get(id).is_some() {
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
