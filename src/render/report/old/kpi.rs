//! Indicators of a report.

use super::Builder;
use crate::analyse::kpi::{self, Judgement};
use crate::model::word;
use crate::model::{ActionNumber, Attainment, Kpi, Reading, Stated, Target};
use crate::render::views::{KpiView, ReadingView, StatedView, TargetView};

impl Builder<'_> {
    pub(in crate::render) fn kpi(&self, action: ActionNumber, kpi: &Kpi) -> KpiView {
        let reading = |id: &str| kpi.values.get(id).map(|reading| &reading.value);
        let readings: Vec<Option<&Reading>> =
            self.periods.iter().map(|period| reading(period.id.as_str())).collect();
        let Judgement { change, distance, attainment } =
            kpi::judge(kpi, readings.iter().copied().flatten());
        KpiView {
            changed: kpi::has_changed(&readings),
            action: action.to_string(),
            name: kpi.name.to_string(),
            unit: kpi.unit.as_ref().filter(|unit| !names(&kpi.name, unit)).map(ToString::to_string),
            baseline: kpi.baseline.as_ref().map(|reading| self.reading(reading)),
            target: kpi.target.as_ref().map(|target| self.target(target)),
            values: readings
                .into_iter()
                .map(|reading| reading.map(|reading| self.reading(reading)))
                .collect(),
            change: change.map(|change| self.style.change(change)),
            distance: distance
                .filter(|_| attainment != Attainment::Met)
                .map(|distance| self.style.number(distance)),
            attained: match attainment {
                Attainment::Met => "met",
                Attainment::NotMet => "not_met",
                Attainment::CannotTell => "unknown",
            }
            .to_owned(),
            source: kpi.source.as_ref().map(ToString::to_string),
            suitability: self.optional_prose(kpi.suitability.as_ref()),
        }
    }

    pub(in crate::render) fn reading(&self, reading: &Reading) -> ReadingView {
        let stated = reading
            .value
            .as_ref()
            .map(|value| stated(&value.value, |quantity| self.style.quantity(*quantity)));
        let (value, unset) = stated.map_or((None, None), |stated| (stated.value, stated.unset));
        ReadingView {
            value,
            unset,
            text: self.optional_prose(reading.text.as_ref()),
            at: reading.at.map(|date| self.style.date(date)),
        }
    }

    fn target(&self, target: &Target) -> TargetView {
        let (kind, value, text) = match target {
            Target::AtLeast(aim) => ("at_least", Some(self.style.quantity(*aim)), None),
            Target::AtMost(aim) => ("at_most", Some(self.style.quantity(*aim)), None),
            Target::Equals(aim) => ("equals", Some(self.style.quantity(*aim)), None),
            Target::Change(change) => ("change", Some(self.style.asked(*change)), None),
            Target::Text(text) => ("text", None, Some(self.prose(text))),
            Target::Unset(unset) => (unset.word(), None, None),
        };
        TargetView { kind: kind.to_owned(), value, text }
    }
}

/// Whether a unit stands in a name already: "Expert meetings held", "meetings".
pub(super) fn names(name: &str, unit: &str) -> bool {
    let (name, unit) = (name.to_lowercase(), unit.to_lowercase());
    let part_of_word = |letter: char| letter.is_alphanumeric();
    name.match_indices(unit.as_str()).any(|(at, unit)| {
        !name[..at].ends_with(part_of_word) && !name[at + unit.len()..].starts_with(part_of_word)
    })
}

/// A value, or the word for why there is none.
pub(super) fn stated<T>(stated: &Stated<T>, print: impl Fn(&T) -> String) -> StatedView {
    match stated {
        Stated::Known(value) => StatedView { value: Some(print(value)), unset: None },
        Stated::Unset(unset) => StatedView { value: None, unset: Some(word(unset)) },
    }
}
