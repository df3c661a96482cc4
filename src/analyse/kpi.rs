//! What an indicator says: the change since its baseline, and whether its target was met.

use rust_decimal::Decimal;

use crate::model::{Attainment, Growth, Kpi, Line, Quantity, Reading, Stated, Target};

/// An indicator, judged by its last value up to some period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judgement {
    /// The change of the last value against the baseline.
    pub change: Option<Growth>,
    /// By how much the target is missed, in the indicator's unit; zero when it is met. Known
    /// only between exact numbers.
    pub distance: Option<Decimal>,
    /// Whether the target was met.
    pub attainment: Attainment,
}

/// Judges an indicator by the last of `readings`, which come in order of time.
pub fn judge<'a>(kpi: &Kpi, readings: impl IntoIterator<Item = &'a Reading>) -> Judgement {
    let last = readings.into_iter().filter_map(number).last();
    let baseline = kpi.baseline.as_ref().and_then(|reading| number(reading));
    let unit = kpi.unit.as_ref().map(Line::as_str);
    let change =
        baseline.zip(last).and_then(|(before, after)| Quantity::change_of(unit, before, after));
    let aim = kpi.target.as_ref().and_then(|target| Aim::of(target, baseline));
    let (Some(last), Some(aim)) = (last, aim) else {
        return Judgement { change, distance: None, attainment: Attainment::CannotTell };
    };
    Judgement { change, distance: aim.distance(last), attainment: aim.attainment(last) }
}

/// The number of a reading, if it has one.
pub fn number(reading: &Reading) -> Option<Quantity> {
    reading.value.as_ref().and_then(|value| value.known()).copied()
}

/// Whether a reading is a number or words, and not only the reason why there is neither.
pub fn says_something(reading: &Reading) -> bool {
    number(reading).is_some() || reading.text.is_some()
}

/// Whether the last of an indicator's readings, which come in order of time, says something else than
/// the one before it that said anything.
pub fn has_changed(readings: &[Option<&Reading>]) -> bool {
    fn said(reading: &Reading) -> (Option<&Stated<Quantity>>, Option<&str>) {
        let value = reading.value.as_ref().map(|value| &value.value);
        (value, reading.text.as_ref().map(|text| text.as_str()))
    }
    let Some((last, earlier)) = readings.split_last() else { return false };
    let last = last.filter(|reading| says_something(reading));
    let before = earlier.iter().rev().flatten().find(|reading| says_something(reading));
    last.zip(before).is_some_and(|(last, before)| said(last) != said(before))
}

/// A target as a number and a direction.
enum Aim {
    AtLeast(Quantity),
    AtMost(Quantity),
    Equals(Quantity),
}

impl Aim {
    fn of(target: &Target, baseline: Option<Quantity>) -> Option<Self> {
        match target {
            Target::AtLeast(quantity) => Some(Self::AtLeast(*quantity)),
            Target::AtMost(quantity) => Some(Self::AtMost(*quantity)),
            Target::Equals(quantity) => Some(Self::Equals(*quantity)),
            Target::Change(percent) => {
                let aim = baseline?.changed_by(*percent)?;
                // A fall that was asked for is met by falling as far or farther.
                let falling = percent.value() < Decimal::ZERO;
                Some(if falling { Self::AtMost(aim) } else { Self::AtLeast(aim) })
            }
            Target::Text(_) | Target::Unset(_) => None,
        }
    }

    fn attainment(&self, value: Quantity) -> Attainment {
        match self {
            Self::AtLeast(aim) => value.at_least(*aim),
            Self::AtMost(aim) => value.at_most(*aim),
            Self::Equals(aim) => value.equals(*aim),
        }
    }

    fn distance(&self, value: Quantity) -> Option<Decimal> {
        let (Self::AtLeast(aim) | Self::AtMost(aim) | Self::Equals(aim)) = self;
        if self.attainment(value) == Attainment::Met {
            return Some(Decimal::ZERO);
        }
        (value.is_exact() && aim.is_exact())
            .then(|| (value.value() - aim.value()).abs().normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::judge;
    use crate::model::scalar::Scalar;
    use crate::model::{Attainment, Kpi, Percent, Quantity, Reading, Stated, Target};
    use crate::source::{Span, Spanned};

    fn reading(text: &str) -> Reading {
        let value = Stated::Known(Quantity::parse(text).unwrap());
        Reading { value: Some(Spanned::new(value, Span::default())), ..Reading::default() }
    }

    fn kpi(baseline: Option<&str>, target: Target) -> Kpi {
        let spanned = |text: &str| Spanned::new(text.into(), Span::default());
        Kpi {
            id: spanned("k"),
            name: spanned("K"),
            unit: None,
            baseline: baseline.map(|text| Spanned::new(reading(text), Span::default())),
            target: Some(Spanned::new(target, Span::default())),
            values: crate::model::Entries::default(),
            source: None,
            suitability: None,
        }
    }

    #[test]
    fn a_rise_beyond_the_asked_percentage_is_met() {
        let rise = kpi(Some("4315"), Target::Change(Percent::parse("+5%").unwrap()));
        let judgement = judge(&rise, [&reading("5359")]);
        assert_eq!(judgement.attainment, Attainment::Met);
        assert_eq!(judgement.change.unwrap().value().round_dp(1).to_string(), "24.2");
        assert_eq!(judge(&rise, [&reading("4400")]).attainment, Attainment::NotMet);
    }

    #[test]
    fn a_fall_that_was_asked_for_is_met_by_falling_farther() {
        let fall = kpi(Some("200"), Target::Change(Percent::parse("-10%").unwrap()));
        assert_eq!(judge(&fall, [&reading("150")]).attainment, Attainment::Met);
        assert_eq!(judge(&fall, [&reading("190")]).attainment, Attainment::NotMet);
    }

    #[test]
    fn three_meetings_of_four_are_one_short() {
        let meetings = kpi(None, Target::AtLeast(Quantity::parse("4").unwrap()));
        let judgement = judge(&meetings, [&reading("1"), &reading("3")]);
        assert_eq!(judgement.attainment, Attainment::NotMet);
        assert_eq!(judgement.distance.unwrap().to_string(), "1");
    }

    #[test]
    fn no_number_can_tell_nothing() {
        let words = kpi(None, Target::Text("a report".into()));
        assert_eq!(judge(&words, [&reading("3")]).attainment, Attainment::CannotTell);
        let vague = kpi(None, Target::AtLeast(Quantity::parse("100").unwrap()));
        assert_eq!(judge(&vague, [&reading(">90")]).attainment, Attainment::CannotTell);
    }
}
