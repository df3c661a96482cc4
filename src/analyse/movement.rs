//! What moved since the report before, over several priorities.

use std::collections::BTreeMap;

use super::changes::{self, AnswerStep, Changes};
use super::kpi;
use super::scope::{Member, PriorityAt, Scope};
use super::status;
use crate::model::{
    Growth, Kpi, Line, Period, Priority, Punctuality, Quantity, Reading, Stage, Verdict,
};

/// What moved in a scope.
#[derive(Debug, Clone)]
pub struct Movement<'p> {
    /// The priorities that have a report before, in their order.
    pub priorities: Vec<Moved<'p>>,
    /// Steps from one stage to another, with the actions that took them.
    pub stages: Vec<(AnswerStep<Stage>, Vec<Member<'p>>)>,
    /// The same for punctuality.
    pub punctualities: Vec<(AnswerStep<Punctuality>, Vec<Member<'p>>)>,
    /// The same for verdicts.
    pub verdicts: Vec<(AnswerStep<Verdict>, Vec<Member<'p>>)>,
    /// Indicators of which the number changed.
    pub kpis: Vec<KpiStep<'p>>,
}

/// What moved in one priority.
#[derive(Debug, Clone)]
pub struct Moved<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// The last period with reports before the one that is summed up.
    pub since: &'p Period,
    /// The period that is summed up.
    pub period: &'p Period,
    /// The actions of which the report says something else than the one before it.
    pub changed: Vec<(Member<'p>, Changes<'p>)>,
    /// The actions of which it says the same.
    pub unchanged: Vec<Member<'p>>,
    /// The actions that have a report for the first time.
    pub first: Vec<Member<'p>>,
    /// The actions that have none in the period.
    pub without: Vec<Member<'p>>,
}

/// The last two numbers of an indicator, where they differ.
#[derive(Debug, Clone, Copy)]
pub struct KpiStep<'p> {
    /// The action.
    pub member: Member<'p>,
    /// The indicator.
    pub kpi: &'p Kpi,
    /// The number before and its period.
    pub from: (&'p Period, Quantity),
    /// The last number and its period.
    pub to: (&'p Period, Quantity),
    /// The change, where it can be computed.
    pub change: Option<Growth>,
}

/// Compares the last reports of a scope with those before them.
pub fn of_scope<'p>(scope: &Scope<'p>) -> Movement<'p> {
    let priorities: Vec<Moved<'p>> = scope.parts.iter().filter_map(moved).collect();
    let changed: Vec<&(Member<'p>, Changes<'p>)> =
        priorities.iter().flat_map(|moved| &moved.changed).collect();
    let stages = steps(changed.iter().filter_map(|(who, what)| Some((what.stage?, *who))));
    let punctualities =
        steps(changed.iter().filter_map(|(who, what)| Some((what.punctuality?, *who))));
    let verdicts = steps(changed.iter().filter_map(|(who, what)| Some((what.verdict?, *who))));
    let kpis = scope.members().flat_map(|(part, member)| {
        member.action.kpis.iter().filter_map(move |kpi| kpi_step(part, member, kpi))
    });
    Movement { stages, punctualities, verdicts, kpis: kpis.collect(), priorities }
}

fn moved<'p>(part: &PriorityAt<'p>) -> Option<Moved<'p>> {
    let (period, before) = part.periods.split_last()?;
    let since = before.last()?;
    let mut found = Moved {
        priority: part.priority,
        since,
        period,
        changed: Vec::new(),
        unchanged: Vec::new(),
        first: Vec::new(),
        without: Vec::new(),
    };
    for member in part.members() {
        let has_report = |period: &&Period| status::progress(member.action, period).is_some();
        if let Some(news) = changes::since_last(member.action, &part.periods) {
            found.changed.push((member, news));
        } else if !has_report(period) {
            found.without.push(member);
        } else if !before.iter().any(has_report) {
            found.first.push(member);
        } else {
            found.unchanged.push(member);
        }
    }
    Some(found)
}

fn steps<'p, T: Ord + Copy>(
    taken: impl Iterator<Item = (AnswerStep<T>, Member<'p>)>,
) -> Vec<(AnswerStep<T>, Vec<Member<'p>>)> {
    let mut steps: BTreeMap<(T, T), Vec<Member<'p>>> = BTreeMap::new();
    for (step, member) in taken {
        steps.entry((step.from, step.to)).or_default().push(member);
    }
    steps.into_iter().map(|((from, to), members)| (AnswerStep { from, to }, members)).collect()
}

fn kpi_step<'p>(part: &PriorityAt<'p>, member: Member<'p>, kpi: &'p Kpi) -> Option<KpiStep<'p>> {
    let number = |(period, reading): (&'p Period, &Reading)| Some((period, kpi::number(reading)?));
    let mut numbers = part.values(kpi).rev().filter_map(number);
    let (to, from) = (numbers.next()?, numbers.next()?);
    (from.1 != to.1).then(|| KpiStep {
        member,
        kpi,
        from,
        to,
        change: Quantity::change_of(kpi.unit.as_ref().map(Line::as_str), from.1, to.1),
    })
}

#[cfg(test)]
mod tests {
    use super::of_scope;
    use crate::analyse::as_of::as_of;
    use crate::analyse::sample;
    use crate::analyse::scope::{Member, Scope};
    use crate::model::Verdict;

    #[test]
    fn steps_are_counted_by_where_they_began_and_ended() {
        let action = |number: &str, text: &str| {
            let text = format!("action: \"{number}\"\n{text}");
            (format!("priorities/p/actions/{number}.yaml"), text)
        };
        let open = "progress:\n  a: { stage: ongoing, verdict: open }\n";
        let plan = sample::plan(
            "",
            &[
                action("1.1", &format!("{open}  b: {{ stage: finished, verdict: met }}\n")),
                action("1.2", &format!("{open}  b: {{ stage: ongoing, verdict: met }}\n")),
                action("1.3", &format!("{open}  b: {{ stage: ongoing, verdict: open }}\n")),
                action("1.4", "kpis: [{ id: k, name: K, values: { a: 2, b: 3 } }]\n"),
                action("1.5", "progress:\n  b: { stage: ongoing }\n"),
                action("1.6", open),
            ],
        );
        let movement = of_scope(&Scope::new(&plan, |_| true, None));
        assert_eq!(movement.verdicts.len(), 1);
        let (step, members) = &movement.verdicts[0];
        assert_eq!((step.from, step.to, members.len()), (Verdict::Open, Verdict::Met, 2));
        assert_eq!(movement.stages[0].1.len(), 1);
        let moved = &movement.priorities[0];
        assert_eq!((moved.changed.len(), moved.unchanged.len()), (2, 1));
        let numbers = |members: &[Member<'_>]| -> Vec<String> {
            members.iter().map(|member| member.action.action.value.to_string()).collect()
        };
        assert_eq!(numbers(&moved.first), ["1.5"], "what is told for the first time is news");
        assert_eq!(numbers(&moved.without), ["1.4", "1.6"], "who says nothing says not the same");
        assert_eq!(movement.kpis.len(), 1);
        let first = as_of(&plan, plan.file.data.periods.first());
        let first = Scope::new(&first, |_| true, None);
        assert!(of_scope(&first).priorities.is_empty());
    }
}
