//! What is missing, and what moved.

use super::{Summer, refs};
use crate::analyse::changes::AnswerStep;
use crate::analyse::gaps::{self, Gap, Gaps, Lacking};
use crate::analyse::movement::{self, KpiStep, Moved};
use crate::analyse::scope::Member;
use crate::model::{Vocabulary, word};
use crate::render::report::old_action::{change_view, short_title};
use crate::render::report::period_view;
use crate::render::views::{
    BehindView, GridRowView, GridView, KpiStepView, LackingView, MissingView, MovedView,
    MovementView, PathView, StepsView,
};

impl Summer<'_, '_> {
    pub(super) fn missing(&self) -> MissingView {
        let found = gaps::of_scope(self.scope);
        let named = |wanted: &dyn Fn(&Gaps<'_>) -> bool| {
            let those = found.iter().filter(|gaps| wanted(gaps));
            those.map(|gaps| refs::name(gaps.priority)).collect()
        };
        let behind = found.iter().zip(&self.scope.parts).filter_map(|(gaps, part)| {
            Some(BehindView {
                priority: refs::name(gaps.priority),
                last: period_view(part.period?),
                due: period_view(gaps.behind?),
            })
        });
        let count = |gap: Gap| found.iter().map(|gaps| gaps.count(gap)).sum();
        let lacking = found.iter().flat_map(|gaps| &gaps.actions);
        MissingView {
            grid: GridView {
                question: "gap".to_owned(),
                answers: Gap::ALL.iter().map(word).collect(),
                rows: found.iter().map(gap_row).filter(|row| row.total > 0).collect(),
                totals: Gap::ALL.into_iter().map(count).collect(),
                total: lacking.clone().count(),
            },
            actions: lacking.map(lacking_view).collect(),
            without_driver: named(&|gaps| gaps.without_driver),
            without_report: named(&|gaps| gaps.without_report),
            behind: behind.collect(),
        }
    }

    pub(super) fn movement(&self) -> Option<MovementView> {
        let found = movement::of_scope(self.scope);
        if found.priorities.is_empty() {
            return None;
        }
        let compared = |part: &&crate::analyse::scope::PriorityAt<'_>| {
            found.priorities.iter().any(|moved| std::ptr::eq(moved.priority, part.priority))
        };
        let without = self.scope.parts.iter().filter(|part| !compared(part));
        let steps = [
            steps("stage", &found.stages),
            steps("punctuality", &found.punctualities),
            steps("verdict", &found.verdicts),
        ];
        Some(MovementView {
            steps: steps.into_iter().filter(|steps| !steps.paths.is_empty()).collect(),
            kpis: found.kpis.iter().map(|step| self.kpi_step(step)).collect(),
            priorities: found.priorities.iter().map(moved).collect(),
            without: without.map(|part| refs::name(part.priority)).collect(),
        })
    }

    fn kpi_step(&self, step: &KpiStep<'_>) -> KpiStepView {
        KpiStepView {
            action: refs::action(step.member),
            name: step.kpi.name.to_string(),
            unit: step.kpi.unit.as_ref().map(ToString::to_string),
            from: self.style.quantity(step.from.1),
            from_period: step.from.0.label.to_string(),
            to: self.style.quantity(step.to.1),
            to_period: step.to.0.label.to_string(),
            change: step.change.map(|change| self.style.change(change)),
        }
    }
}

/// The numbers of the gaps; the total counts actions, of which one may lack several things.
fn gap_row(gaps: &Gaps<'_>) -> GridRowView {
    let cell = |gap: Gap| {
        let lacking = gaps.actions.iter().filter(|lacking| lacking.gaps.contains(&gap));
        refs::cell(lacking.map(|lacking| lacking.member))
    };
    GridRowView {
        priority: refs::name(gaps.priority),
        cells: Gap::ALL.into_iter().map(cell).collect(),
        total: gaps.actions.len(),
    }
}

fn lacking_view(lacking: &Lacking<'_>) -> LackingView {
    LackingView {
        action: refs::action(lacking.member),
        title: short_title(lacking.member.action),
        gaps: lacking.gaps.iter().map(word).collect(),
        kpis: lacking.kpis.iter().map(|kpi| kpi.name.to_string()).collect(),
    }
}

fn steps<T: Vocabulary>(question: &str, steps: &[(AnswerStep<T>, Vec<Member<'_>>)]) -> StepsView {
    let path = |(step, members): &(AnswerStep<T>, Vec<Member<'_>>)| PathView {
        from: word(&step.from),
        to: word(&step.to),
        uses: refs::cell(members.iter().copied()),
    };
    StepsView { question: question.to_owned(), paths: steps.iter().map(path).collect() }
}

fn moved(found: &Moved<'_>) -> MovedView {
    let changed = found.changed.iter();
    MovedView {
        priority: refs::name(found.priority),
        since: period_view(found.since),
        period: period_view(found.period),
        changed: changed.map(|(who, what)| (refs::action(*who), change_view(what))).collect(),
        unchanged: refs::cell(found.unchanged.iter().copied()),
    }
}
