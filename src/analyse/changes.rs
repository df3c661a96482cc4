//! What changed in the report on an action since the one before.
//!
//! Asked by `render`, which marks it. Whether a change is good does not belong here.

use crate::analyse::status::{self, Status};
use crate::model::{Action, Period, Progress, Punctuality, Stage, Verdict};

/// The answers of a report that are not those of the report before.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes<'p> {
    /// The period of the report before.
    pub since: &'p Period,
    /// The stage before and now.
    pub stage: Option<AnswerStep<Stage>>,
    /// The punctuality before and now.
    pub punctuality: Option<AnswerStep<Punctuality>>,
    /// The verdict before and now.
    pub verdict: Option<AnswerStep<Verdict>>,
    /// The printed word before and now.
    pub printed: Option<AnswerStep<&'p str>>,
    /// Whether the result, the position against the target or what was added later says
    /// something that the report before did not.
    pub text: bool,
}

/// An answer before and now. A question that is answered for the first time has not changed its
/// answer, and one that is no longer answered is no news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerStep<T> {
    /// Before.
    pub from: T,
    /// Now.
    pub to: T,
}

impl<T: PartialEq> AnswerStep<T> {
    fn of(from: Option<T>, to: Option<T>) -> Option<Self> {
        let (from, to) = from.zip(to)?;
        (from != to).then_some(Self { from, to })
    }
}

impl Changes<'_> {
    /// Whether an answer to one of the questions changed, and not only the words around it.
    pub fn in_status(&self) -> bool {
        self.stage.is_some()
            || self.punctuality.is_some()
            || self.verdict.is_some()
            || self.printed.is_some()
    }
}

/// Compares the report on an action in the last of `periods`, which come in order of time, with
/// the one before it. `None` where there is no such pair of reports, or they say the same.
pub fn since_last<'p>(action: &'p Action, periods: &[&'p Period]) -> Option<Changes<'p>> {
    let (last, earlier) = periods.split_last()?;
    let now = status::progress(action, last)?;
    let (since, before) = earlier
        .iter()
        .rev()
        .find_map(|period| status::progress(action, period).map(|progress| (*period, progress)))?;
    let (old, new) = (Status::of(action, Some(before)), Status::of(action, Some(now)));
    let changes = Changes {
        since,
        stage: AnswerStep::of(old.stage, new.stage),
        punctuality: AnswerStep::of(old.punctuality, new.punctuality),
        verdict: AnswerStep::of(old.verdict, new.verdict),
        printed: AnswerStep::of(printed(before), printed(now)),
        text: says_more(before, now),
    };
    (changes.in_status() || changes.text).then_some(changes)
}

fn printed(progress: &Progress) -> Option<&str> {
    progress.printed.as_ref().map(|printed| printed.as_str())
}

fn says_more(before: &Progress, now: &Progress) -> bool {
    fn texts(progress: &Progress) -> [Option<&str>; 4] {
        [&progress.outputs, &progress.result, &progress.target_gap, &progress.late]
            .map(|text| text.as_ref().map(|text| text.as_str()))
    }
    texts(now).iter().zip(texts(before)).any(|(now, before)| now.is_some() && *now != before)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::de::DeserializeOwned;

    use super::{AnswerStep, Changes, since_last};
    use crate::decode::decode;
    use crate::model::{Action, Period, Stage, Verdict};
    use crate::source::SourceId;
    use crate::yaml;

    fn read<T: DeserializeOwned>(text: &str) -> T {
        let parsed = yaml::parse(SourceId::of(""), text, 0..text.len());
        decode(SourceId::of(""), &parsed.root.unwrap()).value.unwrap()
    }

    fn periods(count: usize) -> Vec<Period> {
        let period = |number| read(&format!("id: p{number}\nlabel: Period {number}\n"));
        (1..=count).map(period).collect()
    }

    /// An action with these reports, each in the period of its number.
    fn action(reports: &[(usize, &str)]) -> Action {
        let line = |(period, report): &(usize, &str)| format!("  p{period}: {{ {report} }}\n");
        let lines: String = reports.iter().map(line).collect();
        read(&format!("action: \"1.1\"\nprogress:\n{lines}"))
    }

    #[test]
    fn every_answer_that_differs_is_told_with_the_one_before() {
        let reports = action(&[
            (1, "stage: ongoing, verdict: open, printed: On schedule, result: a"),
            (2, "stage: finished, punctuality: on_time, verdict: met, printed: On schedule"),
        ]);
        let periods = periods(2);
        let changes = since_last(&reports, &periods.iter().collect::<Vec<_>>());
        let expected = Changes {
            since: &periods[0],
            stage: Some(AnswerStep { from: Stage::Ongoing, to: Stage::Finished }),
            // Answered for the first time.
            punctuality: None,
            verdict: Some(AnswerStep { from: Verdict::Open, to: Verdict::Met }),
            printed: None,
            // What is no longer said is not news.
            text: false,
        };
        assert_eq!(changes, Some(expected));
    }

    #[test]
    fn the_report_before_may_lie_further_back() {
        let reports = action(&[(1, "stage: ongoing"), (3, "stage: ongoing, result: more")]);
        let periods = periods(3);
        let changes = since_last(&reports, &periods.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!(changes.since.id.as_str(), "p1");
        assert!(changes.text && !changes.in_status());
    }

    #[test]
    fn a_first_report_changes_nothing_and_neither_does_none() {
        let periods = periods(2);
        let periods: Vec<_> = periods.iter().collect();
        assert_eq!(since_last(&action(&[(2, "stage: finished")]), &periods), None);
        assert_eq!(since_last(&action(&[(1, "stage: finished")]), &periods), None);
        assert_eq!(since_last(&action(&[(1, "stage: finished")]), &[]), None);
        let silent = action(&[(1, "stage: ongoing, punctuality: on_time"), (2, "stage: ongoing")]);
        assert_eq!(since_last(&silent, &periods), None);
    }

    proptest! {
        #[test]
        fn the_same_report_twice_is_no_change(report in "(stage: (ongoing|halted), )?(verdict: (met|open), )?(result: [a-z]{1,3}, )?late: x") {
            let periods = periods(2);
            let same = action(&[(1, &report), (2, &report)]);
            prop_assert_eq!(since_last(&same, &periods.iter().collect::<Vec<_>>()), None);
        }
    }
}
