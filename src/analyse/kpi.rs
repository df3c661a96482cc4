//! What an indicator says: the change since its baseline, which of its targets are due, and whether the
//! last of these was met.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::{
    Aim, Attainment, Growth, Kpi, Line, Period, PlanDate, Precision, Quantity, Reading, Stated,
    Target, is_percentage,
};
use crate::source::Spanned;

/// An indicator, judged by its last value up to some period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judgement<'k> {
    /// The change of the last value against the baseline.
    pub change: Option<Growth>,
    /// By how much the target is missed, in the indicator's unit; zero when it is met. Known
    /// only between exact numbers.
    pub distance: Option<Decimal>,
    /// Whether the target was met.
    pub attainment: Attainment,
    /// The target that this is about: the last that is due.
    pub target: Option<&'k Spanned<Target>>,
    /// The first target that is to be reached later, and whose outcome nobody can tell yet.
    pub next: Option<&'k Spanned<Target>>,
    /// The last number.
    pub number: Option<Quantity>,
}

impl Judgement<'_> {
    /// Whether there are targets, and none of them is due yet.
    pub fn is_early(&self) -> bool {
        self.target.is_none() && self.next.is_some()
    }
}

/// Judges an indicator by the last of `readings`, which come in order of time, in the last of `periods`.
pub fn judge<'k, 'a>(
    kpi: &'k Kpi,
    readings: impl IntoIterator<Item = &'a Reading>,
    periods: &[&Period],
) -> Judgement<'k> {
    let last = readings.into_iter().filter_map(number).last();
    let baseline = kpi.baseline.as_ref().and_then(|reading| number(reading));
    let unit = kpi.unit.as_ref().map(Line::as_str);
    let change =
        baseline.zip(last).and_then(|(before, after)| Quantity::change_of(unit, before, after));
    let (target, next) = due(kpi, last_day(periods));
    let told = Judgement {
        change,
        distance: None,
        attainment: Attainment::CannotTell,
        target,
        next,
        number: last,
    };
    let bound = target.and_then(|target| Bound::of(&target.aim, baseline));
    let (Some(last), Some(bound)) = (last, bound) else { return told };
    Judgement { distance: bound.distance(last), attainment: bound.attainment(last), ..told }
}

/// The last day that the last of the periods covers; none where it does not say so.
fn last_day(periods: &[&Period]) -> Option<Date> {
    periods.last()?.cut_off.as_ref()?.last_day()
}

/// Of the targets of an indicator the last that is due on a day, and the first that is not. One without a
/// date is due at any time, unless it waits for the end of a year.
fn due(kpi: &Kpi, day: Option<Date>) -> (Option<&Spanned<Target>>, Option<&Spanned<Target>>) {
    let last_day = |target: &&Spanned<Target>| target.by.and_then(PlanDate::last_day);
    let is_due = |target: &&Spanned<Target>| {
        last_day(target).is_none_or(|last| day.is_some_and(|day| last <= day))
            && !waits(kpi, target, day)
    };
    let last = kpi.target.iter().filter(is_due).max_by_key(last_day);
    (last, kpi.target.iter().filter(|target| !is_due(target)).min_by_key(last_day))
}

/// Whether a change is asked for against what was counted in a whole year, and the year is not over: part of
/// a year says nothing of it. What is counted in per cent is the same in either.
fn waits(kpi: &Kpi, target: &Target, day: Option<Date>) -> bool {
    let is_year = |at: PlanDate| matches!(at.precision(), Precision::Year(_));
    let of_year = kpi.baseline.as_ref().and_then(|before| before.at).is_some_and(is_year);
    let is_running =
        day.is_some_and(|day| day.tomorrow().is_ok_and(|next| next.year() == day.year()));
    let is_share = kpi.unit.as_ref().is_some_and(|unit| is_percentage(unit.as_str()));
    matches!(target.aim, Aim::Change(_))
        && target.by.is_none()
        && of_year
        && is_running
        && !is_share
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

/// An aim as a number and a direction.
enum Bound {
    AtLeast(Quantity),
    AtMost(Quantity),
    Equals(Quantity),
}

impl Bound {
    fn of(aim: &Aim, baseline: Option<Quantity>) -> Option<Self> {
        match aim {
            Aim::AtLeast(quantity) => Some(Self::AtLeast(*quantity)),
            Aim::AtMost(quantity) => Some(Self::AtMost(*quantity)),
            Aim::Equals(quantity) => Some(Self::Equals(*quantity)),
            Aim::Change(percent) => {
                let aim = baseline?.changed_by(*percent)?;
                // A fall that was asked for is met by falling as far or farther.
                let falling = percent.value() < Decimal::ZERO;
                Some(if falling { Self::AtMost(aim) } else { Self::AtLeast(aim) })
            }
            Aim::Text(_) | Aim::Unset(_) => None,
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
    use crate::model::{Aim, Attainment, Kpi, Percent, Quantity, Reading, Stated, Target, Targets};
    use crate::source::{Span, Spanned};

    fn reading(text: &str) -> Reading {
        let value = Stated::Known(Quantity::parse(text).unwrap());
        Reading { value: Some(Spanned::new(value, Span::default())), ..Reading::default() }
    }

    fn kpi(baseline: Option<&str>, aim: Aim) -> Kpi {
        let spanned = |text: &str| Spanned::new(text.into(), Span::default());
        Kpi {
            id: spanned("k"),
            name: spanned("K"),
            unit: None,
            baseline: baseline.map(|text| Spanned::new(reading(text), Span::default())),
            target: Targets::from(vec![Spanned::new(Target { aim, by: None }, Span::default())]),
            values: crate::model::Entries::default(),
            source: None,
            suitability: None,
        }
    }

    #[test]
    fn a_rise_beyond_the_asked_percentage_is_met() {
        let rise = kpi(Some("4315"), Aim::Change(Percent::parse("+5%").unwrap()));
        let judgement = judge(&rise, [&reading("5359")], &[]);
        assert_eq!(judgement.attainment, Attainment::Met);
        assert_eq!(judgement.change.unwrap().value().round_dp(1).to_string(), "24.2");
        assert_eq!(judge(&rise, [&reading("4400")], &[]).attainment, Attainment::NotMet);
    }

    #[test]
    fn a_fall_that_was_asked_for_is_met_by_falling_farther() {
        let fall = kpi(Some("200"), Aim::Change(Percent::parse("-10%").unwrap()));
        assert_eq!(judge(&fall, [&reading("150")], &[]).attainment, Attainment::Met);
        assert_eq!(judge(&fall, [&reading("190")], &[]).attainment, Attainment::NotMet);
    }

    #[test]
    fn three_meetings_of_four_are_one_short() {
        let meetings = kpi(None, Aim::AtLeast(Quantity::parse("4").unwrap()));
        let judgement = judge(&meetings, [&reading("1"), &reading("3")], &[]);
        assert_eq!(judgement.attainment, Attainment::NotMet);
        assert_eq!(judgement.distance.unwrap().to_string(), "1");
    }

    #[test]
    fn no_number_can_tell_nothing() {
        let words = kpi(None, Aim::Text("a report".into()));
        assert_eq!(judge(&words, [&reading("3")], &[]).attainment, Attainment::CannotTell);
        let vague = kpi(None, Aim::AtLeast(Quantity::parse("100").unwrap()));
        assert_eq!(judge(&vague, [&reading(">90")], &[]).attainment, Attainment::CannotTell);
    }
}
