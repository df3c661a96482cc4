//! Risks and deviations, what was recommended before, and what became of both.

use super::{Voice, joined, list, paragraph, state, without_headings};
use crate::analyse::followed::{Followed, is_followed};
use crate::analyse::risks::AtRisk;
use crate::document::{Block, Inline, Item, Tone, Words, text};
use crate::model::{Grade, Period, Point, PointOutcome, Prose, Risk, RiskKind};
use crate::source::Spanned;

impl Voice<'_> {
    /// What it is, under its kind.
    pub(in crate::render) fn risk(&self, one: &AtRisk<'_>) -> Vec<Block> {
        let kind = vec![text(self.word_of("risk", &one.risk.kind.value))];
        self.led(vec![self.label(kind)], Some(&one.risk.text))
    }

    /// What may keep an action from its aim, as the plan sees it: nothing that a report told later.
    pub(in crate::render) fn risks_planned(&self, risks: &[Risk]) -> Vec<Block> {
        let planned = risks.iter().filter(|one| {
            one.kind.value == RiskKind::Risk && one.period.is_none() && one.since.is_none()
        });
        let item = |one: &Risk| {
            let mut blocks = without_headings(self.prose(&one.text));
            let grade = |key: &str, grade: Option<&Spanned<Grade>>| {
                let label = vec![self.label(self.words(key))];
                Some(joined([label, self.grade(grade)?], " "))
            };
            let grades = [
                grade("field.gravity", one.gravity.as_ref()),
                grade("field.likelihood", one.likelihood.as_ref()),
            ];
            let grades = joined(grades.into_iter().flatten(), "; ");
            if !grades.is_empty() {
                blocks.extend(paragraph(grades));
            }
            if one.remedy.is_some() {
                let label = vec![self.label(self.words("field.done_about"))];
                blocks.extend(without_headings(self.led(label, one.remedy.as_ref())));
            }
            Item { blocks, ..Item::default() }
        };
        list(planned.map(item).collect())
    }

    /// How grave, or how likely.
    pub(in crate::render) fn grade(&self, grade: Option<&Spanned<Grade>>) -> Option<Words> {
        Some(vec![self.state("grade", &grade?.value)])
    }

    /// Since when it is there.
    pub(in crate::render) fn risk_since(&self, one: &AtRisk<'_>) -> Option<Words> {
        Some(vec![text(self.style.date(one.risk.since.as_ref()?.value))])
    }

    /// What is done about it, and who does that.
    pub(in crate::render) fn risk_remedy(&self, one: &AtRisk<'_>) -> Vec<Block> {
        let mut told = without_headings(self.optional_prose(one.risk.remedy.as_ref()));
        if !one.risk.to.is_empty() {
            told.extend(paragraph(self.all_who(&one.risk.to, one.place.owner)));
        }
        told
    }

    /// What became of it; it is open until something else is said.
    pub(in crate::render) fn risk_outcome(&self, one: &AtRisk<'_>) -> Vec<Block> {
        let last = one.last.map(|(period, outcome)| {
            (period, self.state("risk_state", &outcome.is.value), outcome.note.as_ref())
        });
        self.became(last)
    }

    /// What was recommended, under the name of its list, with all that is said of it but what became of it.
    pub(in crate::render) fn followed(&self, one: &Followed<'_>) -> Vec<Block> {
        let (point, owner) = (one.point, one.place.owner);
        let title = point.title.as_ref().map(|title| {
            let title = [("title", vec![text(title.as_str())])];
            vec![Inline::Strong(self.say("style.title", &title))]
        });
        let said = self.said(point.by.as_ref(), None, owner);
        let said = (!said.is_empty()).then(|| vec![self.label(said)]);
        let kind = vec![self.label(vec![text(self.word_of("remark", &one.kind))])];
        let lead = joined([Some(kind), title, said].into_iter().flatten(), " ");
        let mut told = self.led(lead, Some(&point.text));
        self.grounds(point, &mut told);
        // Those that have rows of their own are not told here.
        let under = point.points.iter().filter(|one| !is_followed(self.plan, one));
        told.extend(self.points(&under.cloned().collect::<Vec<Point>>(), owner));
        told
    }

    /// In which plan, period or at which date it was first said.
    pub(in crate::render) fn made(&self, one: &Followed<'_>) -> Option<Words> {
        let point = one.point;
        let plan = point
            .plan_year
            .as_ref()
            .map(|year| self.say("told.plan", &[("year", vec![text(year.value.to_string())])]));
        let periods = &self.plan.file.data.periods;
        let period = point.period.as_ref().and_then(|id| {
            let period = periods.iter().find(|period| period.id.as_str() == id.as_str())?;
            Some(vec![text(self.style.period(period))])
        });
        let at = point.at.map(|at| vec![text(self.style.date(at))]);
        let when = joined([plan, period.or(at)].into_iter().flatten(), ", ");
        (!when.is_empty()).then_some(when)
    }

    /// What became of it, or that nobody has said.
    pub(in crate::render) fn point_outcome(
        &self,
        last: Option<(&Period, &PointOutcome)>,
    ) -> Vec<Block> {
        let last = last.map(|(period, outcome)| {
            (period, self.state("point_state", &outcome.is.value), outcome.note.as_ref())
        });
        self.became(last)
    }

    fn became(&self, last: Option<(&Period, Inline, Option<&Prose>)>) -> Vec<Block> {
        let Some((period, stands, note)) = last else {
            return paragraph(vec![state(Tone::Unstated, self.word("stage.unstated"))]);
        };
        let period = vec![text(self.style.period(period))];
        let mut told =
            paragraph(self.say("told.outcome", &[("state", vec![stands]), ("period", period)]));
        told.extend(without_headings(self.optional_prose(note)));
        told
    }
}
