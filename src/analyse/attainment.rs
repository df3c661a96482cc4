//! Which indicators reached their targets, and why that cannot be said of the others.

use super::kpi::{self, Judgement};
use super::scope::{Member, Scope};
use crate::model::{Aim, Attainment, Kpi, Reading};

/// What became of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It was reached.
    Met,
    /// It was missed.
    NotMet,
    /// There are a target and a value, and they do not decide it: one of them is in words or too
    /// roughly stated, or a change is asked for and the baseline is not known.
    Undecidable,
    /// It is to be reached later.
    NotDue,
    /// Nobody has said what was to be reached.
    WithoutTarget,
    /// There is a target, and nothing is reported against it.
    WithoutValue,
}

impl Outcome {
    /// Every outcome, in the order of the columns.
    pub const ALL: [Self; 6] = [
        Self::Met,
        Self::NotMet,
        Self::Undecidable,
        Self::NotDue,
        Self::WithoutTarget,
        Self::WithoutValue,
    ];
}

/// An indicator and what became of its target.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'p> {
    /// The action.
    pub member: Member<'p>,
    /// The indicator.
    pub kpi: &'p Kpi,
    /// The last report on it up to the period.
    pub last: Option<&'p Reading>,
    /// What the numbers say.
    pub judgement: Judgement<'p>,
    /// What became of its target.
    pub outcome: Outcome,
}

/// Every indicator of a scope, in the order of the plan, each judged once.
pub fn of_scope<'p>(scope: &Scope<'p>) -> Vec<Judged<'p>> {
    let kpis = scope
        .members()
        .flat_map(|(part, member)| member.action.kpis.iter().map(move |kpi| (part, member, kpi)));
    kpis.map(|(part, member, kpi)| {
        let judgement = kpi::judge(kpi, part.readings(kpi), &part.periods);
        let last = part.readings(kpi).filter(|reading| kpi::says_something(reading)).last();
        Judged { member, kpi, last, judgement, outcome: outcome(last, judgement) }
    })
    .collect()
}

/// What became of the target of an indicator whose last report is this one.
pub fn outcome(last: Option<&Reading>, judgement: Judgement<'_>) -> Outcome {
    match (judgement.attainment, judgement.target.map(|target| &target.aim), last) {
        (Attainment::Met, ..) => Outcome::Met,
        (Attainment::NotMet, ..) => Outcome::NotMet,
        _ if judgement.is_early() => Outcome::NotDue,
        (_, None | Some(Aim::Unset(_)), _) => Outcome::WithoutTarget,
        (_, _, None) => Outcome::WithoutValue,
        _ => Outcome::Undecidable,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::{Outcome, of_scope};
    use crate::analyse::sample;
    use crate::analyse::scope::Scope;

    fn outcomes(kpis: &[String]) -> Vec<Outcome> {
        let mut action = "action: \"1.1\"\nkpis:\n".to_owned();
        for (at, kpi) in kpis.iter().enumerate() {
            let _ = writeln!(action, "  - {{ id: k{at}, name: K{at}{kpi} }}");
        }
        action.push_str("progress:\n  a: { stage: ongoing }\n  b: { stage: ongoing }\n");
        let plan = sample::plan("", &[("priorities/p/actions/1.1.yaml".into(), action)]);
        of_scope(&Scope::new(&plan, |_| true, None)).iter().map(|judged| judged.outcome).collect()
    }

    #[test]
    fn each_reason_for_not_knowing_has_its_name() {
        let kpis = [
            ", target: { at_least: 4 }, values: { a: 4 }",
            ", target: { at_least: 4 }, values: { a: 5, b: 3 }",
            ", target: { at_least: 4 }, values: { a: \">3\" }",
            ", target: { change: +5% }, values: { a: 3 }",
            ", target: { text: many }, values: { a: 3 }",
            ", target: { at_least: 4 }, values: { a: { text: some } }",
            ", values: { a: 3 }",
            ", target: not_specified, values: { a: 3 }",
            ", target: { at_least: 4 }",
            ", target: { at_least: 4 }, values: { a: not_available }",
            ", target: { text: many }",
        ];
        let expected = [
            Outcome::Met,
            Outcome::NotMet,
            Outcome::Undecidable,
            Outcome::Undecidable,
            Outcome::Undecidable,
            Outcome::Undecidable,
            Outcome::WithoutTarget,
            Outcome::WithoutTarget,
            Outcome::WithoutValue,
            Outcome::WithoutValue,
            Outcome::WithoutValue,
        ];
        assert_eq!(outcomes(&kpis.map(str::to_owned)), expected);
    }

    proptest! {
        /// Whatever else is said, a number against a number decides.
        #[test]
        fn exact_numbers_always_decide(pairs in proptest::collection::vec((0_u32..50, 0_u32..50), 1..8)) {
            let kpi = |(value, target): &(u32, u32)| format!(", target: {{ at_least: {target} }}, values: {{ a: {value} }}");
            let found = outcomes(&pairs.iter().map(kpi).collect::<Vec<_>>());
            let expected = pairs.iter().map(|(value, target)| {
                if value >= target { Outcome::Met } else { Outcome::NotMet }
            });
            prop_assert_eq!(found, expected.collect::<Vec<_>>());
        }
    }
}
