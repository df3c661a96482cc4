//! Risks and deviations of priorities, their goals and their actions: what is open before what is over, and the
//! gravest first.

use std::cmp::Reverse;

use super::scope::Position;
use super::status;
use crate::model::{Period, Plan, Priority, Risk, RiskOutcome, RiskState};
use crate::source::SourceId;

/// A risk or deviation, and whose it is.
#[derive(Debug, Clone, Copy)]
pub struct AtRisk<'p> {
    /// Whose it is.
    pub place: Position<'p>,
    /// The file it stands in.
    pub source: SourceId,
    /// It.
    pub risk: &'p Risk,
    /// What was last said of what became of it, and when.
    pub last: Option<(&'p Period, &'p RiskOutcome)>,
}

impl AtRisk<'_> {
    /// Whether it is over, as far as anybody has said.
    pub fn is_over(&self) -> bool {
        self.last.is_some_and(|(_, outcome)| outcome.is.value == RiskState::Over)
    }
}

/// Those of some priorities of a plan.
pub fn of_priorities<'p>(
    plan: &'p Plan,
    priorities: impl IntoIterator<Item = &'p Priority>,
) -> Vec<AtRisk<'p>> {
    let holders = priorities.into_iter().flat_map(|priority| {
        priority.holders().map(move |holder| (Position { priority, owner: holder.owner }, holder))
    });
    let all = holders.flat_map(|(place, holder)| {
        holder.risks.iter().map(move |risk| AtRisk {
            place,
            source: holder.source,
            risk,
            last: status::last_said(plan, &risk.outcome),
        })
    });
    let mut all: Vec<AtRisk<'p>> = all.collect();
    all.sort_by_key(|one| {
        let grade = |grade: &Option<crate::source::Spanned<_>>| grade.as_ref().map(|one| one.value);
        let grades = (grade(&one.risk.gravity), grade(&one.risk.likelihood));
        (one.is_over(), Reverse(grades))
    });
    all
}

#[cfg(test)]
mod tests {
    use super::of_priorities;
    use crate::analyse::sample;
    use crate::analyse::scope;

    #[test]
    fn open_before_over_and_grave_before_slight_and_last_what_nobody_has_weighed() {
        let text = "key: X\nname: X\nrisks:\n  - { kind: risk, text: unweighed }\n  - { kind: risk, text: over, \
                    gravity: high, outcome: { b: { is: over }, a: { is: open } } }\n  - { kind: deviation, text: \
                    medium, gravity: medium, outcome: { a: { is: over }, b: { is: open } } }\n";
        let action = "action: \"1.1\"\nrisks:\n  - { kind: risk, text: grave, gravity: high }\n  - { kind: risk, text: \
                      likely, gravity: high, likelihood: high }\n";
        let files = [
            ("priorities/x/priority.yaml".to_owned(), text.to_owned()),
            ("priorities/y/actions/1.1.yaml".to_owned(), action.to_owned()),
        ];
        let plan = sample::plan("", &files);
        let found = of_priorities(&plan, &plan.priorities);
        let found: Vec<(String, &str)> = found
            .iter()
            .map(|one| (scope::key(one.place.priority), one.risk.text.as_str()))
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(key, text)| (&**key, *text)).collect();
        let all =
            [("Y", "likely"), ("Y", "grave"), ("X", "medium"), ("X", "unweighed"), ("X", "over")];
        assert_eq!(found, all);
    }
}
