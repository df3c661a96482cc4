//! Totals per measure, and the indicators by what became of their targets.

use super::{Summer, refs};
use crate::analyse::attainment::{self, Judged, Outcome};
use crate::analyse::scope::Position;
use crate::analyse::totals::{self, Candidate, NotCounted, Total};
use crate::model::Quantity;
use crate::model::word;
use crate::prose::one_line;
use crate::render::views::{
    CountedView, GridRowView, GridView, JudgedView, MeasureView, SubtotalView,
};

impl Summer<'_, '_> {
    pub(super) fn measures(&self) -> Vec<MeasureView> {
        totals::of_scope(self.scope).iter().map(|total| self.measure(total)).collect()
    }

    fn measure(&self, total: &Total<'_>) -> MeasureView {
        let measure = self.scope.plan.file.data.measures.get(total.measure);
        let measure = measure.map(|measure| &measure.value);
        let text = |line: &crate::model::Line| line.to_string();
        let counted = total.counted.iter().map(|one| self.counted(one, None));
        let not_counted = total.not_counted.iter();
        let not_counted = not_counted.map(|(one, why)| self.counted(one, Some(*why)));
        let bounds = total.interval();
        let is_exact = total.value.is_some_and(Quantity::is_exact);
        MeasureView {
            key: total.measure.to_owned(),
            name: measure.map_or_else(|| total.measure.to_owned(), |measure| text(&measure.name)),
            unit: measure.and_then(|measure| measure.unit.as_ref()).map(text),
            note: measure
                .and_then(|measure| measure.note.as_ref())
                .map(|note| one_line(note).into_owned()),
            value: total.value.map(|value| self.style.quantity(value)),
            // Where nothing says how little it may be, nought is no news.
            low: bounds
                .filter(|bounds| is_exact || !bounds.low.value.is_zero())
                .map(|bounds| self.style.number(bounds.low.value)),
            high: bounds.and_then(|bounds| bounds.high).map(|high| self.style.number(high.value)),
            exact: is_exact,
            subtotals: self.subtotals(total),
            counted: counted.collect(),
            not_counted: not_counted.collect(),
        }
    }

    fn subtotals(&self, total: &Total<'_>) -> Vec<SubtotalView> {
        let of = |part: &crate::analyse::scope::PriorityAt<'_>| {
            let own = total.counted.iter();
            let mut own = own.filter(|one| std::ptr::eq(one.priority, part.priority)).peekable();
            own.peek()?;
            let sum = Quantity::sum(own.map(|one| one.figure.value.value));
            Some(SubtotalView {
                priority: refs::name(part.priority),
                value: sum.map(|sum| self.style.quantity(sum)),
            })
        };
        self.scope.parts.iter().filter_map(of).collect()
    }

    fn counted(&self, one: &Candidate<'_>, why: Option<NotCounted>) -> CountedView {
        let Candidate { priority, owner, figure } = *one;
        let builder = self.builder(priority);
        CountedView {
            place: refs::place(Position { priority, owner }),
            label: builder.map(|builder| builder.label(figure)).unwrap_or_default(),
            value: self.style.quantity(figure.value.value),
            operation: figure.operation.as_ref().map(ToString::to_string),
            why: why.as_ref().map(word),
        }
    }

    pub(super) fn attainment(&self) -> GridView {
        let judged = attainment::of_scope(self.scope);
        let row = |part: &crate::analyse::scope::PriorityAt<'_>| {
            let own = judged.iter().filter(|one| std::ptr::eq(one.member.priority, part.priority));
            let own: Vec<&Judged<'_>> = own.collect();
            let cell = |outcome: Outcome| {
                refs::cell(own.iter().filter(|one| one.outcome == outcome).map(|one| one.member))
            };
            GridRowView {
                priority: refs::name(part.priority),
                cells: Outcome::ALL.into_iter().map(cell).collect(),
                total: own.len(),
            }
        };
        let count = |outcome| judged.iter().filter(|one| one.outcome == outcome).count();
        GridView {
            question: "attained".to_owned(),
            answers: Outcome::ALL.iter().map(|outcome| outcome_word(*outcome)).collect(),
            rows: self.scope.parts.iter().map(row).filter(|row| row.total > 0).collect(),
            totals: Outcome::ALL.into_iter().map(count).collect(),
            total: judged.len(),
        }
    }

    pub(super) fn kpis(&self) -> Vec<JudgedView> {
        let mut judged = attainment::of_scope(self.scope);
        // Stable: within an outcome the order of the plan stays.
        judged.sort_by_key(|one| one.outcome);
        let view = |one: &Judged<'_>| {
            let builder = self.builder(one.member.priority)?;
            let mut kpi = builder.kpi(one.member.action.action.value, one.kpi);
            kpi.values = vec![one.last.map(|reading| builder.reading(reading))];
            Some(JudgedView {
                action: refs::action(one.member),
                outcome: outcome_word(one.outcome),
                kpi,
            })
        };
        judged.iter().filter_map(view).collect()
    }
}

fn outcome_word(outcome: Outcome) -> String {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not_met",
        Outcome::Undecidable => "undecidable",
        Outcome::WithoutTarget => "without_target",
        Outcome::WithoutValue => "without_value",
    }
    .to_owned()
}
