//! Quantities whose key says already what they count: people at an event, posts, euro.
//!
//! Read as any [`Quantity`], with less that can be meant. The model holds plain quantities; its
//! fields name these where they are read and described.

use std::marker::PhantomData;

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer};

use super::{Quantity, refusal};
use crate::model::scalar::{self, Refusal, Scalar};
use crate::model::unset::Stated;
use crate::source::Spanned;

/// What a key counts.
pub(crate) trait Counted {
    /// Whether there are no parts of one and nothing below nought.
    const WHOLE: bool;
    /// What people write behind the number, which the key says already; none, where it may be
    /// anything.
    const UNITS: &'static [&'static str];
    /// What to do with another unit.
    const INSTEAD: &'static str;
}

/// People or States: whole numbers.
pub(crate) enum Heads {}
/// Full-time equivalents.
pub(crate) enum Posts {}
/// Euro that go into an action.
pub(crate) enum Euro {}
/// Euro of a bid.
pub(crate) enum Grant {}

impl Counted for Heads {
    const WHOLE: bool = true;
    const UNITS: &'static [&'static str] = &[];
    const INSTEAD: &'static str = "";
}

impl Counted for Posts {
    const WHOLE: bool = false;
    const UNITS: &'static [&'static str] = &[
        "fte",
        "ftes",
        "full-time equivalents",
        "posts",
        "post",
        "vzä",
        "etp",
        "persons",
        "staff",
    ];
    const INSTEAD: &'static str = "write it in full-time equivalents, or in words under `staff`";
}

impl Counted for Euro {
    const WHOLE: bool = false;
    const UNITS: &'static [&'static str] = &["€", "eur", "euro", "euros"];
    const INSTEAD: &'static str = "write it in euro, or in words under `budget`";
}

impl Counted for Grant {
    const WHOLE: bool = Euro::WHOLE;
    const UNITS: &'static [&'static str] = Euro::UNITS;
    const INSTEAD: &'static str = "write it in euro, or in words under `note`";
}

/// A quantity of what a key counts.
pub(crate) struct Of<K>(Quantity, PhantomData<K>);

impl<K: Counted> Scalar for Of<K> {
    const FORM: &'static str = Quantity::FORM;
    const EXPECTED: &'static str = Quantity::EXPECTED;
    const SAMPLE: &'static str = Quantity::SAMPLE;

    fn parse(text: &str) -> Result<Self, Refusal> {
        let quantity = match super::read(text) {
            Some(Ok(quantity)) => quantity,
            Some(Err(senseless)) => return Err(refusal::senseless(&senseless)),
            None => return Err(refusal::keyed(text, K::WHOLE, K::UNITS, K::INSTEAD)),
        };
        if K::WHOLE && !quantity.is_of_heads() {
            return Err(refusal::heads(quantity));
        }
        Ok(Self(quantity, PhantomData))
    }
}

impl Quantity {
    /// Whether it can be a number of what comes in ones only, and not below none.
    pub fn is_of_heads(self) -> bool {
        let whole = |value: Decimal| value.is_integer() && value >= Decimal::ZERO;
        whole(self.value) && whole(self.upper)
    }
}

impl<'de, K: Counted> Deserialize<'de> for Of<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

impl<K: Counted> JsonSchema for Of<K> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        if K::WHOLE { "Count" } else { "Quantity" }.into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        if !K::WHOLE {
            return Quantity::json_schema(generator);
        }
        let number =
            r"(?:(?:0|[1-9][0-9]{3,14})(?:\.0{1,9})?|[1-9][0-9]{0,2}(?:\.(?:0{1,2}|0{4,9}))?)";
        json_schema!({
            "title": "Count",
            "description": "A whole number, exact or qualified as a quantity is: 475, over 400 \
                            (>400), at least 4 (>=4), about 25 (~25), 10..20.",
            "examples": [475, ">400", "about 25", "10..20"],
            "patternErrorMessage": "Write a whole number like 475, \"over 400\" or \"10..20\".",
            "anyOf": [
                { "type": "integer", "minimum": 0, "exclusiveMaximum": 1e15 },
                {
                    "type": "string",
                    "pattern": super::pattern("", number),
                    "not": { "pattern": super::NOUGHT }
                }
            ]
        })
    }
}

/// Reads an optional quantity as one of its key's.
///
/// # Errors
///
/// As the deserializer's.
pub(crate) fn optional<'de, K: Counted, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Spanned<Quantity>>, D::Error> {
    let read = Option::<Spanned<Of<K>>>::deserialize(deserializer)?;
    Ok(read.map(|Spanned { value, span }| Spanned::new(value.0, span)))
}

/// As [`optional`], or the reason why there is none.
///
/// # Errors
///
/// As the deserializer's.
pub(crate) fn stated<'de, K: Counted, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Spanned<Stated<Quantity>>>, D::Error> {
    let read = Option::<Spanned<Stated<Of<K>>>>::deserialize(deserializer)?;
    Ok(read.map(|Spanned { value, span }| {
        let value = match value {
            Stated::Known(Of(quantity, _)) => Stated::Known(quantity),
            Stated::Unset(unset) => Stated::Unset(unset),
        };
        Spanned::new(value, span)
    }))
}
