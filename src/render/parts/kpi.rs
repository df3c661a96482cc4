//! Indicators: readings, targets, and the tables of them.

use super::figure::names;
use super::{Grid, Voice, bracketed, in_line, joined, paragraph, push, without_headings};
use crate::analyse::attainment::{self, Outcome};
use crate::analyse::kpi::{self, Judgement};
use crate::document::{Block, Holds, Inline, Role, Words, push_text, text};
use crate::model::{
    ActionNumber, Aim, Attainment, Kpi, Period, PlanDate, Quantity, Reading, Target, Targets,
};

impl Voice<'_> {
    /// A table of indicators, each with the action it belongs to; of the periods only those in which
    /// something was read.
    pub(in crate::render) fn kpi_table(
        &self,
        kpis: &[(ActionNumber, &Kpi)],
        periods: &[&Period],
    ) -> Vec<Block> {
        let kpis: Vec<Measured> =
            kpis.iter().map(|(action, kpi)| Measured::of(*action, kpi, periods)).collect();
        let mut grid = Grid::new(self, "field.kpis", &kpis)
            .words("field.number", Holds::Words, |one| Some(vec![Self::link(one.action)]))
            .blocks("field.indicator", Holds::Words, |one| self.kpi(one.kpi))
            .blocks("field.baseline", Holds::Numbers, |one| self.baseline(one.kpi))
            .blocks("field.target", Holds::Numbers, |one| self.asked(one.kpi));
        let read = |at: usize| kpis.iter().any(|one| one.reading(at).is_some());
        let read: Vec<(usize, &&Period)> =
            periods.iter().enumerate().filter(|(at, _)| read(*at)).collect();
        for (at, period) in &read {
            let is_last = read.last().is_some_and(|(last, _)| last == at);
            let heading = vec![text(period.label.as_str())];
            grid = grid.headed(heading, Holds::Numbers, |one| {
                let reading = self.optional_reading(one.reading(*at));
                if is_last && one.has_changed { self.marked(reading) } else { reading }
            });
        }
        let tells = |one: &Measured<'_>| {
            one.judged.attainment != Attainment::CannotTell || one.judged.next.is_some()
        };
        let is_judged = kpis.iter().any(tells);
        let mut blocks = grid
            .words("field.change", Holds::Numbers, |one| {
                Some(vec![text(self.style.change(one.judged.change?))])
            })
            .words("field.distance", Holds::Numbers, |one| {
                let is_missed = one.judged.attainment != Attainment::Met;
                let missed = one.judged.distance.filter(|_| is_missed)?;
                Some(vec![text(self.style.number(missed))])
            })
            .words("field.attained", Holds::Words, |one| {
                is_judged.then(|| self.attained(&one.judged, one.outcome()))
            })
            .table();
        if kpis.iter().any(|one| one.has_changed) {
            blocks.extend(paragraph(self.words("changed.mark_legend")));
        }
        blocks
    }

    /// What indicators are to show: nothing of what they showed.
    pub(in crate::render) fn kpis_asked(&self, kpis: &[Kpi]) -> Vec<Block> {
        Grid::new(self, "field.kpis", kpis)
            .words("field.indicator", Holds::Words, |kpi| Some(self.sourced(kpi)))
            .blocks("field.baseline", Holds::Numbers, |kpi| self.baseline(kpi))
            .blocks("field.target", Holds::Numbers, |kpi| self.asked(kpi))
            .table()
    }

    fn baseline(&self, kpi: &Kpi) -> Vec<Block> {
        self.optional_reading(kpi.baseline.as_ref().map(|reading| &reading.value))
    }

    fn asked(&self, kpi: &Kpi) -> Vec<Block> {
        self.targets(&kpi.target)
    }

    /// An indicator with its unit, its source, and whether it measured the right thing.
    fn kpi(&self, kpi: &Kpi) -> Vec<Block> {
        let suitability = without_headings(self.optional_prose(kpi.suitability.as_ref()));
        paragraph(self.sourced(kpi)).into_iter().chain(suitability).collect()
    }

    /// An indicator with its unit and its source.
    fn sourced(&self, kpi: &Kpi) -> Words {
        let mut name = Self::kpi_name(kpi);
        if let Some(source) = &kpi.source {
            let source = self.say("told.source", &[("source", vec![text(source.as_str())])]);
            name.extend([Inline::Break, Inline::Of(Role::Remark, source)]);
        }
        name
    }

    /// What is measured, and what one of it is called, where the name does not say it.
    pub(in crate::render) fn kpi_name(kpi: &Kpi) -> Words {
        let unit = kpi.unit.as_ref().filter(|unit| !names(&kpi.name, unit));
        let unit = unit.into_iter().flat_map(|unit| bracketed(vec![text(unit.as_str())]));
        joined([vec![text(kpi.name.as_str())], unit.collect()], "")
    }

    fn optional_reading(&self, reading: Option<&Reading>) -> Vec<Block> {
        reading.map_or_else(Vec::new, |reading| self.reading(reading))
    }

    /// What an indicator showed.
    pub(in crate::render) fn reading(&self, reading: &Reading) -> Vec<Block> {
        let value = reading.value.as_ref().map(|value| &value.value);
        let mut words = match value {
            Some(_) => self.stated(value, |quantity| self.style.quantity(*quantity)),
            None => Words::new(),
        };
        let prose = in_line(self.optional_prose(reading.text.as_ref()));
        words = joined([words, prose].into_iter().filter(|words| !words.is_empty()), "; ");
        if words.is_empty() {
            words = self.dash();
        }
        for inline in
            reading.at.into_iter().flat_map(|at| bracketed(vec![text(self.style.date(at))]))
        {
            push(&mut words, inline);
        }
        paragraph(words)
    }

    /// What an indicator was to reach, one target after the other.
    pub(in crate::render) fn targets(&self, targets: &Targets) -> Vec<Block> {
        targets.iter().flat_map(|target| self.target(target)).collect()
    }

    fn target(&self, target: &Target) -> Vec<Block> {
        let words = match &target.aim {
            Aim::Text(prose) => {
                let prose = without_headings(self.prose(prose));
                let Some(by) = target.by else { return prose };
                let by = self.say("aim.date", &[("by", self.date(by))]);
                return prose.into_iter().chain(paragraph(by)).collect();
            }
            Aim::Unset(unset) => return paragraph(self.left_open(*unset)),
            Aim::AtLeast(least) => self.aim("aim.at_least", self.style.quantity(*least)),
            Aim::AtMost(most) => self.aim("aim.at_most", self.style.quantity(*most)),
            Aim::Equals(exact) => self.aim("aim.equals", self.style.quantity(*exact)),
            Aim::Change(change) => self.aim("aim.change", self.style.asked(*change)),
        };
        let Some(by) = target.by else { return paragraph(words) };
        paragraph(self.say("aim.by", &[("aim", words), ("by", self.date(by))]))
    }

    fn aim(&self, key: &str, aim: String) -> Words {
        self.say(key, &[("aim", vec![text(aim)])])
    }

    fn date(&self, date: PlanDate) -> Words {
        vec![text(self.style.date(date))]
    }

    /// Whether the target that is due was met, and how far the next one is.
    pub(in crate::render) fn attained(&self, judged: &Judgement<'_>, outcome: Outcome) -> Words {
        let told = || vec![super::outcome(outcome, self.messages)];
        let state = match judged.target.map(|target| target.by) {
            None => None,
            Some(None) => Some(told()),
            Some(Some(by)) => {
                Some(self.say("attained.by", &[("state", told()), ("by", self.date(by))]))
            }
        };
        let next = judged.next.map(|next| self.not_due(next, judged.number));
        match (state, next) {
            (None, None) => told(),
            (state, next) => joined(state.into_iter().chain(next), "; "),
        }
    }

    /// How far a target is that is to be reached later.
    fn not_due(&self, target: &Target, number: Option<Quantity>) -> Words {
        let by = target.by.map_or_else(Words::new, |by| self.date(by));
        let amount = |amount: Quantity| vec![text(self.style.quantity(amount))];
        match (&target.aim, number) {
            (Aim::AtLeast(aim) | Aim::Equals(aim), Some(number)) => {
                let parts = [("value", amount(number)), ("aim", amount(*aim)), ("by", by)];
                self.say("attained.not_due", &parts)
            }
            _ => self.say("attained.due", &[("by", by)]),
        }
    }

    /// What is another than in the report before.
    fn marked(&self, mut reading: Vec<Block>) -> Vec<Block> {
        if let Some(Block::Paragraph(paragraph)) = reading.first_mut() {
            let mut words = self.words("changed.mark");
            push_text(&mut words, " ");
            for inline in std::mem::take(&mut paragraph.words) {
                push(&mut words, inline);
            }
            paragraph.words = words;
        }
        reading
    }
}

/// An indicator of an action, with what it showed in each period and what follows from it.
struct Measured<'k> {
    action: ActionNumber,
    kpi: &'k Kpi,
    readings: Vec<Option<&'k Reading>>,
    judged: Judgement<'k>,
    has_changed: bool,
}

impl<'k> Measured<'k> {
    fn of(action: ActionNumber, kpi: &'k Kpi, periods: &[&Period]) -> Self {
        let reading = |period: &&Period| kpi.values.get(period.id.as_str());
        let readings: Vec<Option<&Reading>> =
            periods.iter().map(|period| reading(period).map(|reading| &reading.value)).collect();
        let judged = kpi::judge(kpi, readings.iter().copied().flatten(), periods);
        let has_changed = kpi::has_changed(&readings);
        Self { action, kpi, readings, judged, has_changed }
    }

    /// What became of its target.
    fn outcome(&self) -> Outcome {
        let mut told = self.readings.iter().copied().flatten();
        attainment::outcome(told.rfind(|one| kpi::says_something(one)), self.judged)
    }

    fn reading(&self, at: usize) -> Option<&'k Reading> {
        self.readings.get(at).copied().flatten()
    }
}
