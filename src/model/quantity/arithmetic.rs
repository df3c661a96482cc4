//! Sums, changes, shares and targets of quantities.
//!
//! One promise throughout: whatever the exact numbers behind the words are, the result computed
//! from them lies in the interval of the result computed here. A result is as wide as that
//! requires, and its kind says so.

use rust_decimal::Decimal;

use super::{End, Interval, Percent, Quantity, QuantityKind};

/// Whether a quantity meets a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attainment {
    /// Whatever the exact numbers are, it does.
    Met,
    /// Whatever the exact numbers are, it does not.
    NotMet,
    /// It depends on numbers nobody has stated.
    CannotTell,
}

impl Attainment {
    fn of(met: bool, not_met: bool) -> Self {
        match (met, not_met) {
            (true, _) => Self::Met,
            (false, true) => Self::NotMet,
            (false, false) => Self::CannotTell,
        }
    }
}

/// How much a quantity grew or shrank: in per cent of what it was, or, of a percentage, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Growth {
    /// The quantity afterwards: in times of what it was before, or as it is.
    after: Quantity,
    /// What it was before, where the change is in percentage points.
    points_from: Option<Decimal>,
}

impl Growth {
    /// How the change is qualified; `Under` and `AtMost` reach down to −100 %. Never
    /// `Almost`: what falls a little short of 90 has lost a little *more* than 10 %.
    pub fn kind(self) -> QuantityKind {
        if self.after.kind == QuantityKind::Almost { QuantityKind::About } else { self.after.kind }
    }

    /// Whether it is in percentage points and not in per cent.
    pub fn is_in_points(self) -> bool {
        self.points_from.is_some()
    }

    /// The change, unrounded: 8.447… for 438 → 475; of a range, the lower one.
    pub fn value(self) -> Decimal {
        self.from(self.after.value)
    }

    /// The upper end of a range; the same as [`Growth::value`] in every other kind.
    pub fn upper(self) -> Decimal {
        self.from(self.after.upper)
    }

    /// All that it can be.
    pub fn interval(self) -> Interval {
        let shift = |end: End| End { value: self.from(end.value), open: end.open };
        let after = self.after.interval();
        Interval { low: shift(after.low), high: after.high.map(shift) }
    }

    fn from(self, after: Decimal) -> Decimal {
        match self.points_from {
            Some(before) => after.saturating_sub(before).normalize(),
            None => percentage(after),
        }
    }
}

/// Whether what is counted in this unit is a percentage, which changes by points.
pub(crate) fn is_percentage(unit: &str) -> bool {
    let unit = unit.trim().to_lowercase();
    ["%", "per cent", "percent", "pct", "prozent", "pour cent"].contains(&unit.as_str())
}

/// A ratio as growth in per cent. Saturates far beyond what a plan can hold.
fn percentage(ratio: Decimal) -> Decimal {
    ratio.saturating_sub(Decimal::ONE).saturating_mul(Decimal::ONE_HUNDRED).normalize()
}

impl Quantity {
    /// The sum; `None` when it is too large to be represented, and when nothing can be said of it: of
    /// about 25 and under 10. Of nothing, 0.
    ///
    /// - Exact numbers make an exact sum.
    /// - One part without an upper bound leaves the sum without one: `over` if the lower bound
    ///   itself is excluded, else `at least`. So 266 + over 152 is over 418, and over 400 +
    ///   about 100 is over 400, because nobody says how little "about 100" may be.
    /// - Exact and `almost` make `almost`; with an `about` among them, `about`. 5 + about 25 is
    ///   about 30.
    /// - Everything else is bounded on both sides: `under` or `at most` where it reaches down to
    ///   0, else a range. 5 + under 10 is 5..15.
    ///
    /// A negative exact number among qualified ones can yield a qualified negative sum, which
    /// has no spelling in a plan.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let parts: Vec<Self> = parts.into_iter().collect();
        let only = |kinds: &[QuantityKind]| parts.iter().all(|part| kinds.contains(&part.kind));
        let mut total = Decimal::ZERO;
        for part in &parts {
            total = total.checked_add(part.value)?;
        }
        let interval = Interval::sum(parts.iter().map(|part| part.interval()))?;
        // With a negative part, a tenth of the sum is less than its parts need.
        let negative = parts.iter().any(|part| part.value < Decimal::ZERO);
        Some(if only(&[QuantityKind::Exact]) {
            Self::exact(total)
        } else if only(&[QuantityKind::Exact, QuantityKind::Almost]) && !negative {
            Self::of(QuantityKind::Almost, total)
        } else if only(&[QuantityKind::Exact, QuantityKind::Almost, QuantityKind::About])
            && !negative
        {
            Self::of(QuantityKind::About, total)
        } else {
            return Self::from_interval(interval);
        })
    }

    /// How often `base` goes into `self`; `None` when `base` may be nought, when either is
    /// negative, when nothing can be said, as of over 90 and over 100, and when the result is too
    /// large to be represented.
    ///
    /// Qualified by an exact base, a quantity stays what it is: about 50 is about twice 25, and so
    /// is 50 by about 25. By another qualified base it becomes a bound or a range.
    pub fn ratio(self, base: Self) -> Option<Self> {
        let (top, bottom) = (self.interval(), base.interval());
        let rough =
            |quantity: Self| matches!(quantity.kind, QuantityKind::Exact | QuantityKind::About);
        if base.kind == QuantityKind::About && rough(self) && self.value >= Decimal::ZERO {
            let value = self.value.checked_div(base.value)?.normalize();
            let kind = if value.is_zero() { QuantityKind::Exact } else { QuantityKind::About };
            return Some(Self::of(kind, value));
        }
        let base_may_be_zero = bottom.low.value.is_zero() && !bottom.low.open;
        if top.low.value < Decimal::ZERO || bottom.low.value < Decimal::ZERO || base_may_be_zero {
            return None;
        }
        if base.is_exact() {
            let value = self.value.checked_div(base.value)?.normalize();
            let upper = self.upper.checked_div(base.value)?.normalize();
            return Some(Self { kind: self.kind, value, upper });
        }
        if self == Self::exact(0) {
            return Some(self);
        }
        let low = match bottom.high {
            // Nought divided by anything is nought, whether the divisor's end is open or not.
            _ if top.low == End::closed(Decimal::ZERO) => top.low,
            Some(high) => top.low.checked_div(high)?,
            None => End::open(Decimal::ZERO),
        };
        let high = match top.high {
            Some(high) if !bottom.low.value.is_zero() => Some(high.checked_div(bottom.low)?),
            _ => None,
        };
        Self::from_interval(Interval { low, high })
    }

    /// What part of `whole` this is, in per cent; `None` as in [`Quantity::ratio`].
    pub fn share(self, whole: Self) -> Option<Self> {
        self.ratio(whole)?.scaled(Decimal::ONE_HUNDRED)
    }

    /// How much the quantity changed; `None` as in [`Quantity::ratio`].
    pub fn change(before: Self, after: Self) -> Option<Growth> {
        after.ratio(before).map(|ratio| Growth { after: ratio, points_from: None })
    }

    /// How much a quantity counted in a unit changed: a percentage by points, everything else as in
    /// [`Quantity::change`]. From a percentage that is not exact, points can be told only roughly,
    /// where it is about some number.
    pub fn change_of(unit: Option<&str>, before: Self, after: Self) -> Option<Growth> {
        if !unit.is_some_and(is_percentage) {
            return Self::change(before, after);
        }
        let after = match (before.kind, after.kind) {
            (QuantityKind::Exact, _) => after,
            (QuantityKind::About, QuantityKind::Exact | QuantityKind::About) => {
                Self::of(QuantityKind::About, after.value)
            }
            _ => return None,
        };
        Some(Growth { after, points_from: Some(before.value) })
    }

    /// The quantity when it has changed by so much: 4530.75 for 4315 and `+5%`. `None` when it
    /// would be negative though it was not, and when it is too large to be represented.
    ///
    /// Targets stated as a change are checked against this amount, not against a [`Growth`]:
    /// multiplying is exact, dividing rounds.
    pub fn changed_by(self, change: Percent) -> Option<Self> {
        if change.is_in_points() {
            let value = self.value.checked_add(change.value())?.normalize();
            let upper = self.upper.checked_add(change.value())?.normalize();
            return (value >= Decimal::ZERO).then_some(Self { kind: self.kind, value, upper });
        }
        let factor = change.factor()?;
        if factor < Decimal::ZERO { None } else { self.scaled(factor) }
    }

    /// So many times as much.
    pub(super) fn scaled(self, factor: Decimal) -> Option<Self> {
        let value = self.value.checked_mul(factor)?.normalize();
        let upper = self.upper.checked_mul(factor)?.normalize();
        let kind = if factor.is_zero() { QuantityKind::Exact } else { self.kind };
        Some(Self { kind, value, upper })
    }

    /// Whether it is at least the target. A qualified target is met when all that it may mean
    /// is met.
    pub fn at_least(self, target: Self) -> Attainment {
        let (own, wanted) = (self.interval(), target.interval());
        let met = wanted.high.is_some_and(|high| own.low.value >= high.value);
        Attainment::of(met, own.is_below(wanted))
    }

    /// Whether it is at most the target, as in [`Quantity::at_least`].
    pub fn at_most(self, target: Self) -> Attainment {
        let (own, wanted) = (self.interval(), target.interval());
        let met = own.high.is_some_and(|high| high.value <= wanted.low.value);
        Attainment::of(met, wanted.is_below(own))
    }

    /// Whether it is what the target says: the same number, or inside `10..20`, or over 400. Nobody
    /// says what is near enough to a target that is almost or about some number.
    pub fn equals(self, target: Self) -> Attainment {
        let (own, wanted) = (self.interval(), target.interval());
        let rough = matches!(target.kind, QuantityKind::Almost | QuantityKind::About);
        Attainment::of(!rough && wanted.covers(own), own.is_below(wanted) || wanted.is_below(own))
    }

    /// The narrowest kind that holds the interval; `None` for all there can be.
    fn from_interval(Interval { low, high }: Interval) -> Option<Self> {
        Some(match high {
            None if low.value.is_zero() => return None,
            None if low.open => Self::of(QuantityKind::Over, low.value),
            None => Self::of(QuantityKind::AtLeast, low.value),
            Some(high) if low.value == high.value => Self::exact(low.value),
            Some(high) if low.value.is_zero() && high.open => {
                Self::of(QuantityKind::Under, high.value)
            }
            Some(high) if low.value.is_zero() => Self::of(QuantityKind::AtMost, high.value),
            Some(high) => Self::range(low.value, high.value),
        })
    }
}
