//! How actions stand: the four questions by period, and how many actions gave which answer.

use crate::model::{
    Action, Decision, Document, Period, Plan, Priority, Progress, Punctuality, Stage, Verdict,
};

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

/// The report on an action in a period.
pub fn progress<'p>(action: &'p Action, period: &Period) -> Option<&'p Progress> {
    action.progress.get(period.id.as_str()).map(|progress| &progress.value)
}

/// The period to report on when none is asked for: the last one in which anything of the
/// priority is reported, else the last of the plan.
pub fn last_period<'p>(plan: &'p Plan, priority: &Priority) -> Option<&'p Period> {
    let periods = &plan.file.data.periods;
    periods
        .iter()
        .rev()
        .find(|period| priority.actions.iter().any(|action| has_report(action, period)))
        .or_else(|| periods.last())
}

/// The periods up to and including `last` in which anything of the priority is reported, in
/// order of time; `last` always belongs to them.
pub fn periods_until<'p>(plan: &'p Plan, priority: &Priority, last: &Period) -> Vec<&'p Period> {
    let periods = &plan.file.data.periods;
    let end = periods.iter().position(|period| period.id == last.id);
    periods
        .iter()
        .take(end.map_or(0, |index| index + 1))
        .filter(|period| {
            period.id == last.id || priority.actions.iter().any(|action| has_report(action, period))
        })
        .collect()
}

fn has_report(action: &Document<Action>, period: &Period) -> bool {
    let id = period.id.as_str();
    action.data.progress.get(id).is_some()
        || action.data.kpis.iter().any(|kpi| kpi.values.get(id).is_some())
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
    use super::{Status, Tally};
    use crate::model::Verdict;

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
