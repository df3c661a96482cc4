//! What is annexed of actions: what their forms and the tables of their goals tell that the report has
//! not told already.

use minijinja::{Value, context};

use super::{Reporter, blocks};
use crate::analyse::shape::Record;
use crate::document::{Block, Fact, Holds, Inline, Role, Words, text};
use crate::model::{Action, Document, Inputs, Owner, Period, Progress, Quantity, Stated, Unset};
use crate::render::compose::Part;
use crate::render::parts::{Grid, Voice, anchor, facts, joined, led, paragraph, short_title};
use crate::source::Spanned;

impl<'p> Reporter<'p> {
    /// The forms that tell something of their own.
    pub(super) fn forms(&self) -> Vec<Value> {
        let forms = self.actions().filter_map(|action| {
            if self.shape.record(&action.data) != Record::Form {
                return None;
            }
            let form = self.form(&action.data);
            (!form.is_empty()).then(|| {
                context! {
                    anchor => anchor("form", action.data.action.value),
                    heading => Part::Words(Self::headed(&action.data)),
                marking => self.portion_in_heading(action.source),
                    facts => blocks(facts(form)),
                }
            })
        });
        forms.collect()
    }

    /// Whether there is a form of it.
    pub(super) fn has_form(&self, action: &Action) -> bool {
        !self.form(action).is_empty()
    }

    /// An action by its number, which leads to where it is told.
    fn headed(action: &Action) -> Words {
        let title = short_title(action).map(|title| vec![text(title)]);
        joined(std::iter::once(vec![Voice::link(action.action.value)]).chain(title), " ")
    }

    fn form(&self, action: &Action) -> Vec<Fact> {
        let voice = &self.voice;
        let mut all = Vec::new();
        let parts = joined(action.title_parts.iter().map(|part| vec![text(part.as_str())]), "; ");
        let timing = action.timing.as_ref().map(|timing| text(timing.as_str()));
        let rows = [
            ("field.title_parts", parts),
            ("field.basis", voice.basis(action)),
            ("field.timing", timing.into_iter().collect()),
        ];
        for (name, words) in rows.into_iter().filter(|(_, words)| !words.is_empty()) {
            all.push(Fact::of(voice.words(name), words));
        }
        let steps = voice.points(&action.description, Owner::Action(action.action.value));
        all.push(Fact { label: voice.words("field.steps"), value: steps });
        all.extend(
            self.columns(action).map(|(period, progress)| self.period(action, period, progress)),
        );
        all.extend(action.inputs.iter().flat_map(|inputs| self.inputs(inputs)));
        all.retain(|fact| !fact.value.is_empty());
        all
    }

    /// What stands in the columns of the form.
    fn columns<'a>(
        &'a self,
        action: &'a Action,
    ) -> impl Iterator<Item = (&'p Period, &'a Progress)> {
        let told =
            self.periods.iter().filter_map(|period| Some((*period, self.column(action, period)?)));
        told.filter(|(_, progress)| progress.unset.is_none())
    }

    /// What was reported in a period; of the one that the report is about, what stands in the form alone.
    fn period(&self, action: &Action, period: &Period, progress: &Progress) -> Fact {
        let voice = &self.voice;
        let owner = Owner::Action(action.action.value);
        let label = [("period", vec![text(voice.style.period(period))])];
        let label = match &progress.headed {
            Some(headed) => {
                let headed = ("headed", vec![text(headed.as_str())]);
                let [period] = label;
                voice.say("told.outputs_headed", &[period, headed])
            }
            None => voice.say("told.outputs", &label),
        };
        let is_told = self.request.period.is_some_and(|told| told.id == period.id);
        let answers = if is_told { Words::new() } else { voice.answers(action, progress) };
        let reported = progress.reported.map(|date| {
            voice.say("told.reported", &[("date", vec![text(voice.style.date(date))])])
        });
        let line = [answers].into_iter().filter(|words| !words.is_empty()).chain(reported);
        let line = joined(line, "; ");
        let mut value = if line.is_empty() { Vec::new() } else { paragraph(line) };
        if !is_told {
            value.extend(self.progress(progress, owner));
        } else if progress.headed.is_some() && value.is_empty() {
            value.extend(paragraph(voice.words("told.told_above")));
        }
        Fact { label, value }
    }

    /// What goes into an action, where anything of it is known.
    pub(in crate::render) fn inputs(&self, inputs: &Inputs) -> Vec<Fact> {
        let voice = &self.voice;
        let said = |why: Unset| (!why.is_of_form()).then(|| voice.left_open(why));
        let amount = |key: &str, value: Option<&Spanned<Stated<Quantity>>>| match &value?.value {
            Stated::Known(amount) => {
                let amount = vec![text(voice.style.quantity(*amount))];
                Some(voice.say(key, &[("amount", amount)]))
            }
            Stated::Unset(why) => said(*why),
        };
        let row = |label: &str, value: Option<Words>, prose| {
            let prose: Vec<Block> = voice.optional_prose(prose);
            let value = match value {
                None => prose,
                Some(value) if prose.is_empty() => paragraph(value),
                Some(value) => led(joined([value, vec![text("")]], ";"), prose),
            };
            Fact { label: voice.words(label), value }
        };
        let funding = match inputs.funding.as_ref().map(|one| &one.value) {
            Some(Stated::Known(line)) => Some(vec![text(line.as_str())]),
            Some(Stated::Unset(why)) => said(*why),
            None => None,
        };
        let staff = amount("told.staff", inputs.staff_fte.as_ref());
        let budget = amount("told.money", inputs.budget_eur.as_ref());
        let rows = [
            row("field.human", staff, inputs.staff.as_ref()),
            row("field.financial", budget, inputs.budget.as_ref()),
            row("field.funding", funding, None),
        ];
        rows.into_iter().filter(|fact| !fact.value.is_empty()).collect()
    }

    /// The resources that the form was not filled in with, and how that looks.
    pub(super) fn inputs_unset(&self, action: &Action) -> Vec<(Unset, Words)> {
        let Some(inputs) = &action.inputs else { return Vec::new() };
        let all = [
            ("asked.human", inputs.staff_fte.as_ref().and_then(|one| one.value.unset())),
            ("asked.financial", inputs.budget_eur.as_ref().and_then(|one| one.value.unset())),
            ("asked.funding", inputs.funding.as_ref().and_then(|one| one.value.unset())),
        ];
        let all = all.into_iter();
        let of_form = all.filter_map(|(key, why)| Some((why?, key)));
        let of_form = of_form.filter(|(why, _)| why.is_of_form());
        of_form.map(|(why, key)| (why, self.voice.words(key))).collect()
    }

    /// The tables of the goals whose actions have steps: what was planned, and what was reported before.
    pub(super) fn results(&self) -> Vec<Value> {
        let goals = self.all_goals().into_iter().filter_map(|(number, goal)| {
            let actions: Vec<&Document<Action>> =
                self.actions_of(number).filter(|action| self.has_row(&action.data)).collect();
            (!actions.is_empty()).then(|| {
                context! {
                    anchor => format!("results-{number}"),
                    heading => Part::Words(self.goal_heading(number, goal)),
                    table => blocks(self.result_table(&actions)),
                }
            })
        });
        goals.collect()
    }

    /// Whether it stands in the table of its goal.
    pub(super) fn has_row(&self, action: &Action) -> bool {
        self.shape.record(action) == Record::Table && !self.form(action).is_empty()
    }

    fn result_table(&self, actions: &[&Document<Action>]) -> Vec<Block> {
        let voice = &self.voice;
        let activity = |action: &Action| {
            let parts = action.title_parts.iter().map(|part| vec![text(part.as_str())]);
            let parts = joined(parts, "; ");
            let title = short_title(action).map(|title| vec![text(title)]);
            let lines = title.into_iter().chain((!parts.is_empty()).then_some(parts));
            lines
                .chain(Some(voice.basis(action)).filter(|words| !words.is_empty()))
                .flat_map(paragraph)
                .collect()
        };
        let mut grid = Grid::new(voice, "head.results", actions)
            .words("field.number", Holds::Words, |action| {
                let marking = self.portion(action.source);
                let marking =
                    marking.map(|printed| Inline::Of(Role::PartMarking, vec![text(printed)]));
                let number = Voice::link(action.data.action.value);
                Some(std::iter::once(number).chain(marking).collect())
            })
            .blocks("field.activity", Holds::Words, |action| activity(&action.data))
            .blocks("field.steps", Holds::Words, |action| {
                voice.points(&action.data.description, Owner::Action(action.data.action.value))
            })
            .words("field.timing", Holds::Words, |action| {
                Some(vec![text(action.data.timing.as_ref()?.as_str())])
            });
        for period in &self.periods {
            let heading = [("period", vec![text(voice.style.period(period))])];
            let heading = voice.say("told.results_of", &heading);
            grid = grid.headed(heading, Holds::Words, |action| {
                let Some(progress) = self.column(&action.data, period) else { return Vec::new() };
                match &progress.unset {
                    Some(unset) => paragraph(voice.left_open(unset.value)),
                    None => self.period(&action.data, period, progress).value,
                }
            });
        }
        grid.table()
    }
}
