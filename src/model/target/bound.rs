//! What stands behind the keys of a target: a bound without a second qualifier, and a date by which it is
//! due. `target` decodes with it.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::refusal::mapping;
use crate::model::date::PlanDate;
use crate::model::quantity::{self, Quantity, QuantityKind};
use crate::model::scalar::{Refusal, Scalar};

/// The date by which a target is to be reached: one there is.
pub(super) struct By(pub PlanDate);

impl Scalar for By {
    const FORM: &'static str = PlanDate::FORM;
    const EXPECTED: &'static str = "a date like 2027-12-31, 2027-12 or 2027";
    const SAMPLE: &'static str = "2027";

    fn parse(text: &str) -> Result<Self, Refusal> {
        // `open` is a date, and none by which anything is due.
        let date = PlanDate::parse(text).map_err(|refusal| Refusal {
            help: refusal.help.map(|help| help.replace(", or open when no date is set", "")),
            ..refusal
        })?;
        if date.is_open() {
            let refusal = Refusal::new("a target that is never due");
            return Err(refusal.help("leave `by` out, or write a date like 2027-12"));
        }
        Ok(Self(date))
    }
}

/// A lower bound: no second qualifier beside the key.
pub(super) struct Least(pub Quantity);
/// An upper bound.
pub(super) struct Most(pub Quantity);

impl Scalar for Least {
    const FORM: &'static str = Quantity::FORM;
    const EXPECTED: &'static str = Quantity::EXPECTED;
    const SAMPLE: &'static str = Quantity::SAMPLE;

    fn parse(text: &str) -> Result<Self, Refusal> {
        bound(text, QuantityKind::AtLeast, "at_least").map(Self)
    }
}

impl Scalar for Most {
    const FORM: &'static str = Quantity::FORM;
    const EXPECTED: &'static str = Quantity::EXPECTED;
    const SAMPLE: &'static str = Quantity::SAMPLE;

    fn parse(text: &str) -> Result<Self, Refusal> {
        bound(text, QuantityKind::AtMost, "at_most").map(Self)
    }
}

crate::scalar!(Least, "Bound", schema());
crate::scalar!(Most, "Bound", schema());
crate::scalar!(By, "By", by_schema());

fn by_schema() -> Schema {
    let mut schema = PlanDate::json_schema(&mut SchemaGenerator::default());
    let mut own = json_schema!({
        "title": "Date of a target",
        "not": { "const": "open" },
        "examples": ["2027-12-31", "2027-12", 2027],
        "description": "A date: a day (2027-12-31), a month (2027-12), a quarter (2027-Q4), a half-year \
                        (2027-H2) or a year (2027).",
    });
    schema.ensure_object().append(own.ensure_object());
    schema
}

/// Reads what stands behind `at_least` or `at_most`. What is qualified a second time could not be
/// met by any number, or says something else.
fn bound(text: &str, own: QuantityKind, key: &str) -> Result<Quantity, Refusal> {
    let is_bound = |kind: QuantityKind| {
        matches!(
            kind,
            QuantityKind::Over | QuantityKind::AtLeast | QuantityKind::Under | QuantityKind::AtMost
        )
    };
    let parsed = Quantity::parse(text);
    if let Ok(quantity) = &parsed
        && !is_bound(quantity.kind())
    {
        return parsed;
    }
    let (readings, _) = quantity::readings(text);
    match &readings[..] {
        [first, rest @ ..] if is_bound(first.kind()) => {
            if first.kind() != own {
                return Err(Refusal::new(format!("`{key}` says something else than the value"))
                    .help(format!("write `target: {}`", mapping(*first))));
            }
            let bare = |quantity: &Quantity| Quantity::exact(quantity.value()).to_string();
            let or = rest.first().map(|other| format!(", or {} if that is meant", bare(other)));
            let refusal = Refusal::new(format!("`{key}` is said twice")).help(format!(
                "write {}{}",
                bare(first),
                or.clone().unwrap_or_default()
            ));
            Err(if or.is_none() { refusal.suggest(bare(first)) } else { refusal })
        }
        _ => parsed,
    }
}

fn schema() -> Schema {
    json_schema!({
        "title": "Bound",
        "description": "A number without a qualifier that the key has already: 5, not \">=5\".",
        "anyOf": [
            { "type": "number", "exclusiveMinimum": -1e15, "exclusiveMaximum": 1e15 },
            { "type": "string", "pattern": quantity::unbounded_pattern() }
        ]
    })
}
