//! A number as the action leader knows it: exact, or qualified ("over 90", "about 6000",
//! "10..20") and kept that way.
//!
//! KPI values, counts and amounts of the model are [`Quantity`]s; a target given as a change is
//! a [`Percent`]. Arithmetic never turns a qualified number into an exact one: it works on the
//! [`Interval`] the words stand for. The unit is a field of its own beside the quantity, and how
//! a quantity is printed ("58 361") is for `render`.

mod arithmetic;
mod interval;
pub(super) mod keyed;
mod notation;
mod number;
mod percent;
mod refusal;
#[cfg(test)]
mod tests;
mod units;

use std::fmt;

use rust_decimal::Decimal;
use schemars::{Schema, json_schema};

pub(crate) use arithmetic::is_percentage;
pub use arithmetic::{Attainment, Growth};
pub use interval::{End, Interval};
pub(crate) use notation::{is_part, readings, remarked, says_direction};
pub(crate) use number::is_doubtful;
pub use percent::Percent;
pub(crate) use refusal::NOT_A_QUANTITY;
pub(crate) use units::in_unit;

use crate::model::scalar::{NUMBER_OR_TEXT, Refusal, Scalar};

/// How a number is qualified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// `475`: this and nothing else.
    Exact,
    /// `>400`, `over 400`: more than the number, nobody says how much more.
    Over,
    /// `>=4`, `at least 4`: the number or more.
    AtLeast,
    /// `<10`, `under 10`: less than the number, and not negative.
    Under,
    /// `<=10`, `up to 10`, `at most 10`: the number or less, and not negative.
    AtMost,
    /// `almost 10`: a little less than the number, nobody says how much less.
    Almost,
    /// `~25`, `about 25`: a little more or less, nobody says how much.
    About,
    /// `10..20`: between the two, both included.
    Range,
}

/// The spellings of each qualifier, the canonical one first.
const QUALIFIERS: &[(QuantityKind, &[&str])] = &[
    (QuantityKind::AtLeast, &[">=", "at least "]),
    (QuantityKind::Over, &[">", "over "]),
    (QuantityKind::AtMost, &["<=", "at most ", "up to "]),
    (QuantityKind::Under, &["<", "under "]),
    (QuantityKind::Almost, &["almost "]),
    (QuantityKind::About, &["~", "about "]),
];

/// A number that may be qualified.
///
/// Equal when kind and numbers are; `5.50` and `5.5` are the same. There is deliberately no
/// order between quantities: ask [`Quantity::at_least`] and its siblings, which can answer that
/// it cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quantity {
    kind: QuantityKind,
    value: Decimal,
    /// The upper end of a range; in every other kind the same as `value`.
    upper: Decimal,
}

impl Quantity {
    /// An exact number.
    pub fn exact(value: impl Into<Decimal>) -> Self {
        Self::of(QuantityKind::Exact, value.into())
    }

    fn of(kind: QuantityKind, value: Decimal) -> Self {
        let value = value.normalize();
        Self { kind, value, upper: value }
    }

    fn range(low: Decimal, high: Decimal) -> Self {
        Self { kind: QuantityKind::Range, value: low.normalize(), upper: high.normalize() }
    }

    /// How the number is qualified.
    pub fn kind(self) -> QuantityKind {
        self.kind
    }

    /// The number the qualifier goes with; of a range, the lower one.
    pub fn value(self) -> Decimal {
        self.value
    }

    /// The upper number of a range; the same as [`Quantity::value`] in every other kind.
    pub fn upper(self) -> Decimal {
        self.upper
    }

    /// Whether it is one number and nothing else.
    pub fn is_exact(self) -> bool {
        self.kind == QuantityKind::Exact
    }

    /// The smallest value it can have, where it says so. What is under, almost or about a number
    /// says nothing of how small it may be.
    pub fn low(self) -> Option<End> {
        let is_stated = matches!(
            self.kind,
            QuantityKind::Exact | QuantityKind::Over | QuantityKind::AtLeast | QuantityKind::Range
        );
        is_stated.then(|| self.interval().low)
    }

    /// The largest value it can have, if anything says so.
    pub fn high(self) -> Option<End> {
        self.interval().high
    }

    /// All the values it can have. Nothing is less than nought, and no other bound is made up: what
    /// is about 25 may be anything.
    pub fn interval(self) -> Interval {
        let zero = End::closed(Decimal::ZERO);
        let (low, high) = match self.kind {
            QuantityKind::Exact => (End::closed(self.value), Some(End::closed(self.value))),
            QuantityKind::Over => (End::open(self.value), None),
            QuantityKind::AtLeast => (End::closed(self.value), None),
            QuantityKind::Under | QuantityKind::Almost => (zero, Some(End::open(self.value))),
            QuantityKind::AtMost => (zero, Some(End::closed(self.value))),
            QuantityKind::About => (zero, None),
            QuantityKind::Range => (End::closed(self.value), Some(End::closed(self.upper))),
        };
        Interval { low, high }
    }
}

/// Why a text of the right form is no quantity all the same.
enum Senseless {
    /// `20..10` or `10..10`.
    Range { low: Decimal, high: Decimal },
    /// `under 0`: nothing is left.
    Zero,
}

/// Reads the grammar: `None` where the text is not of it.
fn read(text: &str) -> Option<Result<Quantity, Senseless>> {
    if let Some((low, high)) = text.split_once("..") {
        let (low, high) = (number::unsigned(low)?, number::unsigned(high)?);
        return Some(if low < high {
            Ok(Quantity::range(low, high))
        } else {
            Err(Senseless::Range { low, high })
        });
    }
    for (kind, spellings) in QUALIFIERS {
        for spelling in *spellings {
            let Some(rest) = text.strip_prefix(spelling) else { continue };
            // A sign may stand apart from its number, `> 400`; a word does so anyway.
            let symbol = !spelling.ends_with(' ');
            let rest = if symbol { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
            let value = number::unsigned(rest)?;
            let lower_bound = matches!(kind, QuantityKind::Over | QuantityKind::AtLeast);
            return Some(if value.is_zero() && !lower_bound {
                Err(Senseless::Zero)
            } else {
                Ok(Quantity::of(*kind, value))
            });
        }
    }
    number::signed(text).map(|value| Ok(Quantity::exact(value)))
}

impl Scalar for Quantity {
    const FORM: &'static str = NUMBER_OR_TEXT;
    const EXPECTED: &'static str = "a quantity like 475, \"over 400\" or \"10..20\"";
    const SAMPLE: &'static str = "0";

    fn parse(text: &str) -> Result<Self, Refusal> {
        match read(text) {
            Some(Ok(quantity)) => Ok(quantity),
            Some(Err(senseless)) => Err(refusal::senseless(&senseless)),
            None => Err(refusal::quantity(text)),
        }
    }
}

/// The canonical text for YAML: signs rather than words, no spaces but in `almost 10`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind == QuantityKind::Range {
            return write!(f, "{}..{}", number::spell(self.value), number::spell(self.upper));
        }
        let prefix = QUALIFIERS
            .iter()
            .find(|(kind, _)| *kind == self.kind)
            .and_then(|(_, spellings)| spellings.first())
            .unwrap_or(&"");
        write!(f, "{prefix}{}", number::spell(self.value))
    }
}

/// What no quantity is, as a regular expression: less than nothing.
const NOUGHT: &str = r"^(?:(?:<=?|~) ?|(?:under|at most|up to|almost|about) )0(?:\.0+)?$";

/// The grammar as a regular expression, for a number with or without a sign.
fn pattern(sign: &str, number: &str) -> String {
    let qualified =
        format!("(?:(?:>=?|<=?|~) ?|(?:over|at least|under|at most|up to|almost|about) ){number}");
    format!(r"^(?:{sign}{number}|{number}\.\.{number}|{qualified})$")
}

/// The grammar without the qualifiers that bound a number, as a regular expression.
pub(crate) fn unbounded_pattern() -> String {
    let number = number::PATTERN;
    format!(r"^(?:-?{number}|{number}\.\.{number}|(?:~ ?|(?:almost|about) ){number})$")
}

fn schema() -> Schema {
    json_schema!({
        "title": "Quantity",
        "description": "A number, exact or qualified: 475, over 400 (>400), at least 4 (>=4), \
                        under 10 (<10), at most 10 (<=10), almost 10, about 25 (~25), 10..20 with \
                        the smaller number first. The unit goes in `unit`. 1.200 may be 1200 or \
                        1.2 and is refused; 2.125 is written 2.1250.",
        "examples": [475, ">400", "about 25", "10..20"],
        "anyOf": [
            { "type": "number", "exclusiveMinimum": -1e15, "exclusiveMaximum": 1e15 },
            {
                "type": "string",
                "pattern": pattern("-?", number::PATTERN),
                "not": { "pattern": NOUGHT }
            }
        ]
    })
}

crate::scalar!(Quantity, "Quantity", schema());
