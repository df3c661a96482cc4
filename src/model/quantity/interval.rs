//! The interval a qualified number stands for. Used by the arithmetic of
//! [`Quantity`](super::Quantity) and by whoever asks for its bounds; words and spelling are not
//! its business.

use rust_decimal::Decimal;

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// Where the interval ends.
    pub value: Decimal,
    /// Whether the value itself lies outside ("over 400": 400 does not).
    pub open: bool,
}

impl End {
    pub(super) fn closed(value: Decimal) -> Self {
        Self { value, open: false }
    }

    pub(super) fn open(value: Decimal) -> Self {
        Self { value, open: true }
    }

    pub(super) fn checked_add(self, other: Self) -> Option<Self> {
        let value = self.value.checked_add(other.value)?.normalize();
        Some(Self { value, open: self.open || other.open })
    }

    pub(super) fn checked_div(self, other: Self) -> Option<Self> {
        let value = self.value.checked_div(other.value)?.normalize();
        Some(Self { value, open: self.open || other.open })
    }
}

/// All the values a quantity can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The lower end. There always is one: a qualified number is never negative.
    pub low: End,
    /// The upper end; `None` where nothing bounds the quantity from above.
    pub high: Option<End>,
}

impl Interval {
    /// All the values that a sum of quantities can have; `None` where they are too large to be
    /// represented.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let nought = End::closed(Decimal::ZERO);
        let mut sum = Self { low: nought, high: Some(nought) };
        for part in parts {
            sum.low = sum.low.checked_add(part.low)?;
            sum.high = match (sum.high, part.high) {
                (Some(a), Some(b)) => Some(a.checked_add(b)?),
                _ => None,
            };
        }
        Some(sum)
    }

    /// Whether the value lies inside.
    pub fn contains(self, value: Decimal) -> bool {
        let above = value > self.low.value || (value == self.low.value && !self.low.open);
        let below =
            self.high.is_none_or(|high| value < high.value || (value == high.value && !high.open));
        above && below
    }

    /// Whether every value of `other` lies inside.
    pub fn covers(self, other: Self) -> bool {
        let low = other.low.value > self.low.value
            || (other.low.value == self.low.value && (other.low.open || !self.low.open));
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(outer), Some(inner)) => {
                inner.value < outer.value
                    || (inner.value == outer.value && (inner.open || !outer.open))
            }
        };
        low && high
    }

    /// Whether every value here is smaller than every value of `other`.
    pub fn is_below(self, other: Self) -> bool {
        self.high.is_some_and(|high| {
            high.value < other.low.value
                || (high.value == other.low.value && (high.open || other.low.open))
        })
    }
}
