//! Indicators: readings, targets, and the tables of them.

use super::figure::names;
use super::{Grid, Voice, bracketed, in_line, joined, paragraph, push, without_headings};
use crate::analyse::kpi::{self, Judgement};
use crate::document::{Block, Holds, Inline, Role, Tone, Words, push_text, text};
use crate::model::{ActionNumber, Attainment, Kpi, Period, Reading, Target};

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
        let is_judged = kpis.iter().any(|one| one.judged.attainment != Attainment::CannotTell);
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
                is_judged.then(|| vec![self.attained(one.judged.attainment)])
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
        kpi.target.as_ref().map_or_else(Vec::new, |target| self.target(target))
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

    /// What an indicator was to reach.
    pub(in crate::render) fn target(&self, target: &Target) -> Vec<Block> {
        let aim = |key: &str, aim: String| paragraph(self.say(key, &[("aim", vec![text(aim)])]));
        match target {
            Target::AtLeast(least) => aim("aim.at_least", self.style.quantity(*least)),
            Target::AtMost(most) => aim("aim.at_most", self.style.quantity(*most)),
            Target::Equals(exact) => aim("aim.equals", self.style.quantity(*exact)),
            Target::Change(change) => aim("aim.change", self.style.asked(*change)),
            Target::Text(prose) => without_headings(self.prose(prose)),
            Target::Unset(unset) => paragraph(self.left_open(*unset)),
        }
    }

    fn attained(&self, attainment: Attainment) -> Inline {
        let (tone, word) = match attainment {
            Attainment::Met => (Tone::Good, "met"),
            Attainment::NotMet => (Tone::Bad, "not_met"),
            Attainment::CannotTell => (Tone::Unstated, "unknown"),
        };
        super::state(tone, self.word(&format!("attained.{word}")))
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
    judged: Judgement,
    has_changed: bool,
}

impl<'k> Measured<'k> {
    fn of(action: ActionNumber, kpi: &'k Kpi, periods: &[&Period]) -> Self {
        let reading = |period: &&Period| kpi.values.get(period.id.as_str());
        let readings: Vec<Option<&Reading>> =
            periods.iter().map(|period| reading(period).map(|reading| &reading.value)).collect();
        let judged = kpi::judge(kpi, readings.iter().copied().flatten());
        let has_changed = kpi::has_changed(&readings);
        Self { action, kpi, readings, judged, has_changed }
    }

    fn reading(&self, at: usize) -> Option<&'k Reading> {
        self.readings.get(at).copied().flatten()
    }
}
