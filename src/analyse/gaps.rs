//! What is missing before the reports can be sent.

use super::due::DuePeriods;
use super::kpi::says_something;
use super::scope::{Member, PriorityAt, Scope};
use crate::model::{Action, Kpi, Period, Priority};

/// Something that an action lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Gap {
    /// Nobody leads it.
    Leader,
    /// Nothing is reported on it in the period.
    Report,
    /// No result is told in the period.
    Result,
    /// No verdict is given in the period.
    Verdict,
    /// None of its results is counted.
    Figure,
    /// An indicator has no value up to the period.
    KpiValue,
}

impl Gap {
    /// Every gap, in the order of the columns.
    pub const ALL: [Self; 6] =
        [Self::Leader, Self::Report, Self::Result, Self::Verdict, Self::Figure, Self::KpiValue];
}

/// What an action lacks.
#[derive(Debug, Clone)]
pub struct Lacking<'p> {
    /// The action.
    pub member: Member<'p>,
    /// What it lacks, in the order of the columns.
    pub gaps: Vec<Gap>,
    /// Its indicators without a value.
    pub kpis: Vec<&'p Kpi>,
}

/// What a priority lacks.
#[derive(Debug, Clone)]
pub struct Gaps<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// Whether nobody is named as its driver.
    pub without_driver: bool,
    /// Whether none of its actions has reported by the period, though it has actions.
    pub without_report: bool,
    /// The last period for which it owes reports, where it last reported before that.
    pub behind: Option<&'p Period>,
    /// The actions that lack something, by number.
    pub actions: Vec<Lacking<'p>>,
}

impl Gaps<'_> {
    /// How many actions lack something.
    pub fn count(&self, gap: Gap) -> usize {
        self.actions.iter().filter(|lacking| lacking.gaps.contains(&gap)).count()
    }
}

/// What the priorities of a scope lack, in their order.
pub fn of_scope<'p>(scope: &Scope<'p>) -> Vec<Gaps<'p>> {
    let due = DuePeriods::of(scope.plan, scope.today);
    let of_part = |part: &PriorityAt<'p>| {
        let file = part.priority.file.as_ref().map(|file| &file.data);
        let lacking = part.members().map(|member| lacking(part, member));
        Gaps {
            priority: part.priority,
            without_driver: file.is_none_or(|file| file.driver.is_none()),
            without_report: part.period.is_none() && !part.priority.actions.is_empty(),
            behind: due
                .last(part.priority)
                .filter(|due| part.period.is_some_and(|period| period.id.value != due.id.value)),
            actions: lacking.filter(|lacking| !lacking.gaps.is_empty()).collect(),
        }
    };
    scope.parts.iter().map(of_part).collect()
}

fn lacking<'p>(part: &PriorityAt<'p>, member: Member<'p>) -> Lacking<'p> {
    let action: &Action = member.action;
    let progress = part.progress(member.action);
    let without_value = |kpi: &&Kpi| !part.readings(kpi).any(says_something);
    let kpis: Vec<&Kpi> = member.action.kpis.iter().filter(without_value).collect();
    let is_missing = |gap: &Gap| match gap {
        Gap::Leader => action.leaders.is_empty(),
        Gap::Report => progress.is_none(),
        Gap::Result => progress.is_none_or(|progress| progress.result.is_none()),
        Gap::Verdict => progress.is_none_or(|progress| progress.verdict.is_none()),
        Gap::Figure => action.results.is_empty(),
        Gap::KpiValue => !kpis.is_empty(),
    };
    let gaps = Gap::ALL.into_iter().filter(is_missing).collect();
    Lacking { member, gaps, kpis }
}

#[cfg(test)]
mod tests {
    use super::{Gap, of_scope};
    use crate::analyse::as_of::as_of;
    use crate::analyse::sample;
    use crate::analyse::scope::Scope;

    fn plan() -> crate::model::Plan {
        let full = "leaders: [FR]\nkpis:\n  - { id: k, name: K, values: { b: 3 } }\nresults: [{ label: \
                    x, value: 1 }]\nprogress:\n  a: { stage: ongoing }\n  b: { stage: finished, \
                    verdict: met, result: Done. }\n";
        let file = |number: &str, text: &str| {
            let text = format!("action: \"{number}\"\n{text}");
            (format!("priorities/p/actions/{number}.yaml"), text)
        };
        sample::plan("", &[file("1.1", full), file("1.2", "kpis: [{ id: k, name: K }]\n")])
    }

    #[test]
    fn what_is_there_is_not_missing_and_an_empty_action_lacks_everything() {
        let plan = plan();
        let gaps = &of_scope(&Scope::new(&plan, |_| true, None))[0];
        assert!(gaps.without_driver && !gaps.without_report);
        // Nobody has reported for the last period of the plan: it has not come.
        assert_eq!(gaps.behind, None);
        assert_eq!(gaps.actions.len(), 1);
        assert_eq!(gaps.actions[0].gaps, Gap::ALL);
        assert!(Gap::ALL.into_iter().all(|gap| gaps.count(gap) == 1));
    }

    #[test]
    fn at_an_earlier_time_more_is_missing() {
        let plan = plan();
        let plan = as_of(&plan, plan.file.data.periods.first());
        let until = &plan.file.data.periods[0];
        let gaps = &of_scope(&Scope::new(&plan, |_| true, Some(until)))[0];
        assert_eq!(gaps.behind, None);
        assert_eq!(gaps.actions[0].gaps, [Gap::Result, Gap::Verdict, Gap::KpiValue]);
    }
}
