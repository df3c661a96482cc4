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
        let readings: Vec<Vec<Option<&Reading>>> =
            kpis.iter().map(|(_, kpi)| readings(kpi, periods)).collect();
        let judged: Vec<Judgement> = kpis
            .iter()
            .zip(&readings)
            .map(|((_, kpi), readings)| kpi::judge(kpi, readings.iter().copied().flatten()))
            .collect();
        let changed: Vec<bool> = readings.iter().map(|all| kpi::has_changed(all)).collect();
        let read: Vec<usize> = (0..periods.len())
            .filter(|period| {
                readings.iter().any(|all| all.get(*period).is_some_and(Option::is_some))
            })
            .collect();
        let mut grid = Grid::new(self, "field.kpis", kpis.len())
            .words(
                "field.number",
                Holds::Words,
                kpis.iter().map(|(action, _)| Some(vec![self.link(*action)])),
            )
            .column(
                "field.indicator",
                Holds::Words,
                kpis.iter().map(|(_, kpi)| Some(self.kpi(kpi))),
            )
            .column(
                "field.baseline",
                Holds::Numbers,
                kpis.iter()
                    .map(|(_, kpi)| kpi.baseline.as_ref().map(|reading| self.reading(reading))),
            )
            .column(
                "field.target",
                Holds::Numbers,
                kpis.iter().map(|(_, kpi)| kpi.target.as_ref().map(|target| self.target(target))),
            );
        for period in &read {
            let is_last = read.last() == Some(period);
            let cells = readings.iter().zip(&changed).map(|(all, changed)| {
                let reading = self.reading((*all.get(*period)?)?);
                Some(if is_last && *changed { self.marked(reading) } else { reading })
            });
            let heading = periods.get(*period).map(|one| vec![text(one.label.as_str())]);
            grid = grid.headed(heading.unwrap_or_default(), Holds::Numbers, cells);
        }
        let change = |one: &Judgement| Some(vec![text(self.style.change(one.change?))]);
        let distance = |one: &Judgement| {
            let missed = one.distance.filter(|_| one.attainment != Attainment::Met)?;
            Some(vec![text(self.style.number(missed))])
        };
        let is_judged = judged.iter().any(|one| one.attainment != Attainment::CannotTell);
        let attained =
            judged.iter().map(|one| is_judged.then(|| vec![self.attained(one.attainment)]));
        let mut blocks = grid
            .words("field.change", Holds::Numbers, judged.iter().map(change))
            .words("field.distance", Holds::Numbers, judged.iter().map(distance))
            .words("field.attained", Holds::Words, attained)
            .table();
        if changed.contains(&true) {
            blocks.extend(paragraph(self.words("changed.mark_legend")));
        }
        blocks
    }

    /// An indicator with its unit, its source, and whether it measured the right thing.
    fn kpi(&self, kpi: &Kpi) -> Vec<Block> {
        let mut name = self.kpi_name(kpi);
        if let Some(source) = &kpi.source {
            let source = self.say("told.source", &[("source", vec![text(source.as_str())])]);
            name.extend([Inline::Break, Inline::Of(Role::Remark, source)]);
        }
        let suitability = without_headings(self.optional_prose(kpi.suitability.as_ref()));
        paragraph(name).into_iter().chain(suitability).collect()
    }

    /// What is measured, and what one of it is called, where the name does not say it.
    pub(in crate::render) fn kpi_name(&self, kpi: &Kpi) -> Words {
        let unit = kpi.unit.as_ref().filter(|unit| !names(&kpi.name, unit));
        let unit = unit.into_iter().flat_map(|unit| bracketed(vec![text(unit.as_str())]));
        joined([vec![text(kpi.name.as_str())], unit.collect()], "")
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
            Target::Unset(unset) => paragraph(self.unset(*unset)),
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

fn readings<'k>(kpi: &'k Kpi, periods: &[&Period]) -> Vec<Option<&'k Reading>> {
    let reading = |period: &&Period| kpi.values.get(period.id.as_str());
    periods.iter().map(|period| reading(period).map(|reading| &reading.value)).collect()
}
