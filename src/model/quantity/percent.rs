//! A change as a target states it: in per cent of what it was, `+5%`, `-10 %`, `143 %`, or in
//! percentage points, `+5 pp`.
//!
//! Always exact and always text in YAML, with its sign, so that 5, 5 % and 5 points cannot be taken
//! for one another.

use std::fmt;

use rust_decimal::Decimal;
use schemars::{Schema, json_schema};

use super::{number, refusal};
use crate::model::scalar::{Refusal, Scalar, TEXT};

/// A change in per cent or in percentage points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent {
    value: Decimal,
    in_points: bool,
}

impl Percent {
    /// So many in the hundred.
    pub fn new(value: impl Into<Decimal>) -> Self {
        Self { value: value.into().normalize(), in_points: false }
    }

    /// So many percentage points.
    pub fn points(value: impl Into<Decimal>) -> Self {
        Self { in_points: true, ..Self::new(value) }
    }

    /// The number before the sign: 5 for `+5%`.
    pub fn value(self) -> Decimal {
        self.value
    }

    /// Whether it is added to a percentage, and no part of what it was: 35 % and 5 points are 40 %.
    pub fn is_in_points(self) -> bool {
        self.in_points
    }

    /// What an amount is multiplied by to change by so many per cent: 1.05 for `+5%`.
    pub(super) fn factor(self) -> Option<Decimal> {
        self.value.checked_mul(Decimal::new(1, 2))?.checked_add(Decimal::ONE)
    }
}

impl Scalar for Percent {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str = "a percentage like \"+5%\" or \"+5 pp\"";
    const SAMPLE: &'static str = "0%";

    fn parse(text: &str) -> Result<Self, Refusal> {
        let percent = number::percentage(text, "%").map(Self::new);
        let points = || number::percentage(text, "pp").map(Self::points);
        percent.or_else(points).ok_or_else(|| refusal::percent(text))
    }
}

/// The canonical text for YAML, with a sign unless it is nought: `+5%`, `-10%`, `0%`, `+5 pp`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plus = if self.value > Decimal::ZERO { "+" } else { "" };
        let mark = if self.in_points { " pp" } else { "%" };
        write!(f, "{plus}{}{mark}", number::spell(self.value))
    }
}

fn schema() -> Schema {
    json_schema!({
        "title": "Percentage",
        "description": "A change with its sign: in per cent of the baseline, +5%, -10%, 143 %, or in \
                        percentage points, +5 pp.",
        "examples": ["+5%", "-10%", "+5 pp"],
        "type": "string",
        "pattern": format!("^[+-]?{} ?(?:%|pp)$", number::PATTERN)
    })
}

crate::scalar!(Percent, "Percent", schema());
