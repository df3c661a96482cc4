//! How actions stand: the four questions by period, and how many actions gave which answer.

use serde::Serialize;

use crate::model::{
    Action, Decision, Entries, Period, Plan, Priority, Progress, Punctuality, Stage, Unset, Verdict,
};
use crate::source::Spanned;

/// The answers for one action at one time; `None` where nobody answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Status {
    /// How far the work is.
    pub stage: Option<Stage>,
    /// Whether it keeps to its dates.
    pub punctuality: Option<Punctuality>,
    /// Whether the target was met.
    pub verdict: Option<Verdict>,
    /// Whether it goes on.
    pub continuation: Option<Decision>,
}

impl Status {
    /// The answers of one report; the fourth question is answered once for the action.
    pub fn of(action: &Action, progress: Option<&Progress>) -> Self {
        Self {
            stage: progress.and_then(|progress| progress.stage.as_ref()).map(|stage| stage.value),
            punctuality: progress
                .and_then(|progress| progress.punctuality.as_ref())
                .map(|p| p.value),
            verdict: progress.and_then(|progress| progress.verdict.as_ref()).map(|v| v.value),
            continuation: action.continuation.as_ref().map(|c| c.decision.value),
        }
    }
}

/// The report on an action in a period. That its column was left empty is none.
pub fn progress<'p>(action: &'p Action, period: &Period) -> Option<&'p Progress> {
    column(action, period).filter(|progress| progress.unset.is_none())
}

/// What stands in the column of a period, if only that it was left empty.
pub fn column<'p>(action: &'p Action, period: &Period) -> Option<&'p Progress> {
    action.progress.get(period.id.as_str()).map(|progress| &progress.value)
}

/// The period to report on when none is asked for: the last one in which anything of the
/// priority is reported. `None` for a priority that is not reported by period.
pub fn last_period<'p>(plan: &'p Plan, priority: &Priority) -> Option<&'p Period> {
    let mut latest_first = plan.file.data.periods.iter().rev();
    latest_first.find(|period| is_reported(priority, period))
}

/// The periods up to and including `last` that have a column in the reports on the priority, in
/// order of time; `last` always belongs to them. None without a `last`.
pub fn periods_until<'p>(
    plan: &'p Plan,
    priority: &Priority,
    last: Option<&Period>,
) -> Vec<&'p Period> {
    let periods = &plan.file.data.periods;
    let Some(last) = last else { return Vec::new() };
    let end = periods.iter().position(|period| period.id == last.id);
    periods
        .iter()
        .take(end.map_or(0, |index| index + 1))
        .filter(|period| period.id == last.id || has_column(priority, period))
        .collect()
}

/// The periods of which the column was left empty on every action, each with why.
pub fn silent_periods<'p>(priority: &Priority, periods: &[&'p Period]) -> Vec<(&'p Period, Unset)> {
    let why = |period: &'p Period| {
        let mut columns = priority.actions.iter().map(|action| {
            let column = column(&action.data, period)?;
            let unset = column.unset.as_ref()?.value;
            Some(unset)
        });
        let first = columns.next()??;
        columns.all(|why| why == Some(first)).then_some((period, first))
    };
    periods.iter().copied().filter_map(why).collect()
}

/// Whether anything of a priority is reported in a period.
pub fn is_reported(priority: &Priority, period: &Period) -> bool {
    priority.actions.iter().any(|action| has_report(&action.data, period))
}

/// Whether an action is reported in a period. A value of an indicator is no report: it may be there before
/// anybody has said how the action stands.
pub fn has_report(action: &Action, period: &Period) -> bool {
    progress(action, period).is_some()
}

/// Whether there is a column for a period, if only an empty one or one of values.
fn has_column(priority: &Priority, period: &Period) -> bool {
    priority.actions.iter().map(|action| &action.data).any(|action| {
        let id = period.id.as_str();
        column(action, period).is_some()
            || action.kpis.iter().any(|kpi| kpi.values.get(id).is_some())
    })
}

/// What was last said of something that is told by period, and when.
pub fn last_said<'p, T>(
    plan: &'p Plan,
    said: &'p Entries<Spanned<T>>,
) -> Option<(&'p Period, &'p T)> {
    if said.is_empty() {
        return None;
    }
    let periods = plan.file.data.periods.iter().rev();
    let mut said =
        periods.filter_map(|period| Some((period, &said.get(period.id.as_str())?.value)));
    said.next()
}

/// The lists that an action known by its number and status alone can stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum StatusList {
    /// Nothing more is to be done.
    Completed,
    /// It goes on in a later plan.
    Continuing,
    /// It was put off to a later plan.
    Postponed,
    /// It was given up.
    Dropped,
    /// None of these is known of it.
    Open,
}

impl Status {
    /// The lists it stands in, one at least: what is completed may go on all the same.
    pub fn standings(&self) -> Vec<StatusList> {
        let completed = (self.stage == Some(Stage::Finished)).then_some(StatusList::Completed);
        let goes_on = match self.continuation {
            Some(
                Decision::Possible | Decision::Likely | Decision::Certain | Decision::Conditional,
            ) => Some(StatusList::Continuing),
            Some(Decision::Postponed) => Some(StatusList::Postponed),
            Some(Decision::Dropped) => Some(StatusList::Dropped),
            Some(Decision::None | Decision::Merged) | None => None,
        };
        let halted = self.stage == Some(Stage::Halted) && goes_on.is_none();
        let halted = halted.then_some(StatusList::Dropped);
        let standings: Vec<StatusList> =
            completed.into_iter().chain(goes_on).chain(halted).collect();
        if standings.is_empty() { vec![StatusList::Open] } else { standings }
    }
}

/// How often each answer was given; `None` counts those who gave none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// By stage.
    pub stages: Vec<(Option<Stage>, usize)>,
    /// By punctuality.
    pub punctualities: Vec<(Option<Punctuality>, usize)>,
    /// By verdict.
    pub verdicts: Vec<(Option<Verdict>, usize)>,
    /// By continuation.
    pub continuations: Vec<(Option<Decision>, usize)>,
}

impl Tally {
    /// Counts the answers. Each list is in the order of the vocabulary, "no answer" last, and
    /// adds up to the number of statuses.
    pub fn of(statuses: &[Status]) -> Self {
        Self {
            stages: count(statuses.iter().map(|status| status.stage)),
            punctualities: count(statuses.iter().map(|status| status.punctuality)),
            verdicts: count(statuses.iter().map(|status| status.verdict)),
            continuations: count(statuses.iter().map(|status| status.continuation)),
        }
    }
}

fn count<T: Ord + Copy>(answers: impl Iterator<Item = Option<T>>) -> Vec<(Option<T>, usize)> {
    let mut counts: Vec<(Option<T>, usize)> = Vec::new();
    for answer in answers {
        match counts.iter_mut().find(|(counted, _)| *counted == answer) {
            Some((_, number)) => *number += 1,
            None => counts.push((answer, 1)),
        }
    }
    counts.sort_by_key(|(answer, _)| (answer.is_none(), *answer));
    counts
}

#[cfg(test)]
mod tests {
    use super::{Status, StatusList, Tally};
    use crate::model::{Decision, Stage, Verdict};

    #[test]
    fn every_status_has_a_list_and_what_is_completed_can_go_on() {
        let standings =
            |stage, continuation| Status { stage, continuation, ..Status::default() }.standings();
        let (finished, halted) = (Some(Stage::Finished), Some(Stage::Halted));
        assert_eq!(standings(finished, None), [StatusList::Completed]);
        let both = [StatusList::Completed, StatusList::Continuing];
        assert_eq!(standings(finished, Some(Decision::Certain)), both);
        assert_eq!(standings(halted, Some(Decision::Postponed)), [StatusList::Postponed]);
        assert_eq!(standings(halted, None), [StatusList::Dropped]);
        assert_eq!(standings(Some(Stage::Ongoing), Some(Decision::None)), [StatusList::Open]);
        assert_eq!(standings(None, None), [StatusList::Open]);
    }

    #[test]
    fn a_tally_keeps_the_order_of_the_vocabulary_and_adds_up() {
        let status = |verdict| Status { verdict, ..Status::default() };
        let statuses =
            [None, Some(Verdict::Open), Some(Verdict::Met), None, Some(Verdict::Met)].map(status);
        let tally = Tally::of(&statuses);
        assert_eq!(tally.verdicts, [(Some(Verdict::Met), 2), (Some(Verdict::Open), 1), (None, 2)]);
        assert_eq!(tally.stages, [(None, 5)]);
    }
}
