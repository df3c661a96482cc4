//! Actions of a report, with their progress and activities.

use super::kpi::stated;
use super::{Builder, period_view};
use crate::analyse::changes::{self, AnswerStep, Changes};
use crate::analyse::shape::Told;
use crate::analyse::status::{self, Status};
use crate::model::word;
use crate::model::{
    Action, Continuation, Document, Entries, Inputs, Line, NarrativeHead, Owner, Period, Place,
    Progress, Relation, Unset,
};
use crate::render::views::{
    ActionView, ChangeView, ContinuationView, InputsView, ProgressView, RelationView, StatusView,
    StepView, UnansweredView,
};
use crate::source::Spanned;

impl<'p> Builder<'p> {
    pub(super) fn action(&self, file: &Document<Action>) -> ActionView {
        let action = &file.data;
        let number = action.action.value;
        let title = action.title.as_ref().map(ToString::to_string);
        let own_years = self.plan.file.data.years.iter().map(|year| year.value);
        let plan_year = action.plan_year.as_ref().map(|year| year.value);
        let of_action = |head: &NarrativeHead| {
            head.place.value == Place::Action
                && head.action.as_ref().is_some_and(|action| action.value == number)
        };
        let told = self.shape.told(action);
        let owner = Owner::Action(number);
        let (quoted_figures, figures) = self.quoted(number, self.figures_of(owner));
        ActionView {
            place: match told {
                Told::Section => "section",
                Told::SharedWith(_) => "shared",
                Told::List => "list",
            }
            .to_owned(),
            shared_with: match told {
                Told::SharedWith(other) => Some(other.to_string()),
                Told::Section | Told::List => None,
            },
            record: word(&self.shape.record(action)),
            change: changes::since_last(action, &self.periods).as_ref().map(change_view),
            number: number.to_string(),
            short_title: short_title(action),
            title,
            title_parts: action.title_parts.iter().map(ToString::to_string).collect(),
            marking: self.portion(file.source),
            plan_year: plan_year.filter(|year| !own_years.clone().any(|own| own == *year)),
            basis: action.basis.as_ref().map(|basis| word(&basis.value)),
            description: self.points(&action.description, owner),
            leaders: self.parties(&action.leaders),
            co_leaders: self.parties(&action.co_leaders),
            leader_condition: self.optional_prose(action.leader_condition.as_ref()),
            participants: self.parties(&action.participants),
            start: action.start.as_ref().map(|date| self.style.date(date.value)),
            end: action.end.as_ref().map(|date| self.style.date(date.value)),
            timing: action.timing.as_ref().map(ToString::to_string),
            relations: action.relations.iter().map(|relation| self.relation(relation)).collect(),
            status: self.status(action, self.progress_of(action)),
            progress: self.progress(action),
            kpis: action.kpis.iter().map(|kpi| self.kpi(number, kpi)).collect(),
            figures,
            quoted_figures,
            activities: self.activities(file.holder()),
            inputs: action.inputs.as_ref().map(|inputs| self.inputs(inputs)),
            continuation: action.continuation.as_ref().map(|c| self.continuation(action, c)),
            difficulties: self.points(&action.difficulties, owner),
            recommendations: self.points(&action.recommendations, owner),
            follow_ups: self.points(&action.follow_ups, owner),
            unanswered: unanswered(&action.unanswered),
            comments: self.points(&action.comments, owner),
            narrative: self.sections(of_action),
        }
    }

    fn progress(&self, action: &Action) -> Vec<ProgressView> {
        let owner = Owner::Action(action.action.value);
        let reported = |period: &'p Period| {
            let told_once = self.silent.iter().any(|(silent, _)| silent.id == period.id);
            let column = status::column(action, period).filter(|_| !told_once);
            column.map(|progress| (period, progress))
        };
        self.periods
            .iter()
            .filter_map(|period| reported(period))
            .map(|(period, progress)| ProgressView {
                period: period_view(period),
                unset: progress.unset.as_ref().map(|unset| word(&unset.value)),
                status: self.status(action, Some(progress)),
                by: self.optional_who(progress.by.as_ref(), owner),
                reported: progress.reported.map(|date| self.style.date(date)),
                headed: progress.headed.as_ref().map(ToString::to_string),
                outputs: self.optional_prose(progress.outputs.as_ref()),
                result: self.optional_prose(progress.result.as_ref()),
                target_gap: self.optional_prose(progress.target_gap.as_ref()),
                comments: self.points(&progress.comments, owner),
                late: self.optional_prose(progress.late.as_ref()),
            })
            .collect()
    }

    fn status(&self, action: &Action, progress: Option<&Progress>) -> StatusView {
        let Status { stage, punctuality, verdict, continuation } = Status::of(action, progress);
        let printed = progress.and_then(|progress| progress.printed.as_ref());
        StatusView {
            stage: stage.as_ref().map(word),
            punctuality: punctuality.as_ref().map(word),
            verdict: verdict.as_ref().map(word),
            continuation: continuation.as_ref().map(word),
            printed: printed.map(ToString::to_string),
            printed_by: self.printed_by(printed, Owner::Action(action.action.value)),
        }
    }

    fn relation(&self, relation: &Relation) -> RelationView {
        RelationView {
            kind: word(&relation.kind),
            action: relation.action.to_string(),
            known: self.shape.action_of(relation.action.value).is_some(),
            note: relation.note.as_ref().map(ToString::to_string),
        }
    }

    fn inputs(&self, inputs: &Inputs) -> InputsView {
        let quantity = |value: &crate::model::Quantity| self.style.quantity(*value);
        InputsView {
            staff_fte: inputs.staff_fte.as_ref().map(|staff| stated(&staff.value, quantity)),
            staff: self.optional_prose(inputs.staff.as_ref()),
            budget_eur: inputs.budget_eur.as_ref().map(|budget| stated(&budget.value, quantity)),
            budget: self.optional_prose(inputs.budget.as_ref()),
            funding: inputs.funding.as_ref().map(|funding| stated(&funding.value, Line::to_string)),
        }
    }

    fn continuation(&self, action: &Action, continuation: &Continuation) -> ContinuationView {
        let owner = Owner::Action(action.action.value);
        ContinuationView {
            action: action.action.to_string(),
            title: short_title(action),
            decision: word(&continuation.decision.value),
            plan: continuation.plan.as_ref().map(|plan| plan.value),
            cycle: continuation.cycle.as_ref().map(ToString::to_string),
            priorities: continuation.priorities.iter().map(ToString::to_string).collect(),
            into: continuation.action.as_ref().map(ToString::to_string),
            condition: self.optional_prose(continuation.condition.as_ref()),
            printed: continuation.printed.as_ref().map(ToString::to_string),
            printed_by: self.printed_by(continuation.printed.as_ref(), owner),
            by: self.optional_who(continuation.by.as_ref(), owner),
            note: self.optional_prose(continuation.note.as_ref()),
        }
    }
}

/// What was left unanswered, in the order of the file.
pub(super) fn unanswered(unanswered: &Entries<Spanned<Unset>>) -> Vec<UnansweredView> {
    let view = |(what, why): &(Spanned<Line>, Spanned<Unset>)| UnansweredView {
        what: what.to_string(),
        why: word(&why.value),
    };
    unanswered.iter().map(view).collect()
}

pub(in crate::render) fn short_title(action: &Action) -> Option<String> {
    action.short_title.as_ref().or(action.title.as_ref()).map(ToString::to_string)
}

pub(in crate::render) fn change_view(changes: &Changes<'_>) -> ChangeView {
    fn step<T>(
        name: &str,
        step: Option<&AnswerStep<T>>,
        print: impl Fn(&T) -> String,
    ) -> Option<StepView> {
        let AnswerStep { from, to } = step?;
        Some(StepView { question: name.to_owned(), from: print(from), to: print(to) })
    }
    let steps = [
        step("stage", changes.stage.as_ref(), word),
        step("punctuality", changes.punctuality.as_ref(), word),
        step("verdict", changes.verdict.as_ref(), word),
        step("printed", changes.printed.as_ref(), |printed| (*printed).to_owned()),
    ];
    ChangeView {
        since: period_view(changes.since),
        steps: steps.into_iter().flatten().collect(),
        text: changes.text,
    }
}
