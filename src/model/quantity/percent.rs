//! A percentage as a target states it: `+5%`, `-10 %`, `143 %`.
//!
//! Always exact and always text in YAML, with its sign `%`, so that 5 and 5 % cannot be taken
//! for one another.

use std::fmt;

use rust_decimal::Decimal;
use schemars::{Schema, json_schema};

use super::{number, refusal};
use crate::model::scalar::{Refusal, Scalar, TEXT};

/// A percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(Decimal);

impl Percent {
    /// So many in the hundred.
    pub fn new(value: impl Into<Decimal>) -> Self {
        Self(value.into().normalize())
    }

    /// The number before the sign: 5 for `+5%`.
    pub fn value(self) -> Decimal {
        self.0
    }

    /// What an amount is multiplied by to change by this much: 1.05 for `+5%`.
    pub(super) fn factor(self) -> Option<Decimal> {
        self.0.checked_mul(Decimal::new(1, 2))?.checked_add(Decimal::ONE)
    }
}

impl Scalar for Percent {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str = "a percentage like \"+5%\"";
    const SAMPLE: &'static str = "0%";

    fn parse(text: &str) -> Result<Self, Refusal> {
        number::percentage(text).map(Self).ok_or_else(|| refusal::percent(text))
    }
}

/// The canonical text for YAML, with a sign unless it is nought: `+5%`, `-10%`, `0%`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plus = if self.0 > Decimal::ZERO { "+" } else { "" };
        write!(f, "{plus}{}%", number::spell(self.0))
    }
}

fn schema() -> Schema {
    json_schema!({
        "title": "Percentage",
        "description": "A percentage with its sign: +5%, -10%, 143 %.",
        "examples": ["+5%", "-10%"],
        "type": "string",
        "pattern": format!("^[+-]?{} ?%$", number::PATTERN)
    })
}

crate::scalar!(Percent, "Percent", schema());
