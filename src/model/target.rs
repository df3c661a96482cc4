//! What an indicator was to reach, and how people write it: `>= 5`, `100%`, `5 meetings`, `+5 %`.
//!
//! A target is a mapping of one key, so that it says which way it goes; other spellings are refused
//! with the mapping that means the same. Whether it is met is for `analyse`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::model::quantity::{self, Percent, Quantity, QuantityKind};
use crate::model::scalar::{Form, NUMBER_OR_TEXT, Refusal, Scalar};
use crate::model::text::Markdown;
use crate::model::unset::{NoValue, Unset};
use crate::source::Spanned;

/// What an indicator was to reach. One of these, as a key: `target: { at_least: 4 }`, or the
/// reason why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(from = "Form<Reason, InFull>")]
pub enum Target {
    /// This much or more.
    AtLeast(Quantity),
    /// This much or less.
    AtMost(Quantity),
    /// Exactly this much.
    Equals(Quantity),
    /// A change against the baseline: `+5%`, or in percentage points, `+5 pp`.
    Change(Percent),
    /// Something that only words can say.
    Text(Markdown),
    /// Nothing, and why.
    Unset(Unset),
}

/// A target as a mapping.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum InFull {
    /// This much or more.
    AtLeast(Least),
    /// This much or less.
    AtMost(Most),
    /// Exactly this much, or inside a range: `10..20`.
    Equals(Quantity),
    /// A change against the baseline: `+5%`, or in percentage points, `+5 pp`.
    Change(Percent),
    /// Something that only words can say.
    Text(Markdown),
}

/// Why there is no target.
struct Reason(Unset);

impl From<Form<Reason, InFull>> for Target {
    fn from(form: Form<Reason, InFull>) -> Self {
        match form {
            Form::Short(Spanned { value: Reason(unset), .. }) => Self::Unset(unset),
            Form::Full(InFull::AtLeast(Least(aim))) => Self::AtLeast(aim),
            Form::Full(InFull::AtMost(Most(aim))) => Self::AtMost(aim),
            Form::Full(InFull::Equals(aim)) => Self::Equals(aim),
            Form::Full(InFull::Change(change)) => Self::Change(change),
            Form::Full(InFull::Text(text)) => Self::Text(text),
        }
    }
}

impl Scalar for Reason {
    const FORM: &'static str = NUMBER_OR_TEXT;
    const EXPECTED: &'static str = "a target like `{ at_least: 4 }`";
    const SAMPLE: &'static str = "blank";

    fn parse(text: &str) -> Result<Self, Refusal> {
        Unset::from_word(text).map(Self).ok_or_else(|| {
            NoValue::of(text).and_then(|said| said.refusal(text)).unwrap_or_else(|| refused(text))
        })
    }
}

impl JsonSchema for Reason {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Reason".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "enum": Unset::words(),
            "errorMessage": "Write a target like { at_least: 4 }, or why there is none.",
        })
    }
}

impl Target {
    /// What to write for a text where a target belongs.
    pub(crate) fn advice(text: &str) -> Option<String> {
        Reason::parse(text).err().and_then(|refusal| refusal.help)
    }
}

/// What to write for a target that is no mapping.
fn refused(text: &str) -> Refusal {
    if NoValue::of(text).is_some() {
        return Refusal::new("a target that asks for nothing")
            .help("leave the key out, or say why there is none: `not_specified`");
    }
    let refusal = Refusal::new("a target without the key that says which way it goes");
    if let Some(change) = change(text) {
        return refusal.help(format!("write `{{ change: {change} }}`"));
    }
    let (readings, unit) = quantity::readings(text);
    if let ([first, ..], true) = (&readings[..], text.trim().starts_with('+')) {
        // Five more than before, five in the hundred, five points, or five.
        return refusal.help(format!(
            "write `{{ change: +{first}% }}`, or `{{ change: +{first} pp }}` or `{}` if percentage points \
             or the number itself are meant",
            mapping(*first)
        ));
    }
    let words = || format!("write `{{ text: \"{}\" }}`", text.trim());
    let quotable = !text.contains(['"', '\\', '\n']);
    if let ([part, share], true, true) = (&readings[..], quotable, quantity::is_part(text))
        && !share.is_exact()
    {
        return refusal.help(format!("{}, or `{}` if that is meant", words(), mapping(*part)));
    }
    if unit.as_deref().is_some_and(is_rate) && quotable {
        return refusal.help(format!(
            "{}; to have it computed, write how many are to be reached in all",
            words()
        ));
    }
    let unit = match unit.as_deref() {
        None => "",
        Some("%") => "; the sign goes in `unit`",
        Some(_) => "; the unit goes in `unit`",
    };
    match &readings[..] {
        [] => Refusal::new("a target in words without its key").help(in_words(text)),
        [only] if only.is_exact() && !only.value().is_zero() => refusal.help(format!(
            "write `{}`, or `{{ equals: {only} }}` if that is meant{unit}",
            mapping(*only)
        )),
        [only] if only.kind() == QuantityKind::Range => refusal.help(format!(
            "write `{}`, or `{{ at_least: {} }}` if more is as good{unit}",
            mapping(*only),
            Quantity::exact(only.value())
        )),
        [only] => refusal.help(format!("write `{}`{unit}", mapping(*only))),
        [first, second, ..] => refusal.help(format!(
            "write `{}`, or `{}` if that is meant{unit}",
            mapping(*first),
            mapping(*second)
        )),
    }
}

/// Whether what stands behind a number says of what it is so many each: `per year`.
fn is_rate(unit: &str) -> bool {
    const EACH: [&str; 12] = [
        "per ", "each ", "every ", "a ", "an ", "pro ", "je ", "par ", "por ", "p.a", "/",
        "annually",
    ];
    const WITHIN: [&str; 5] = [" per ", " a ", " each", " pro ", " par "];
    EACH.iter().any(|word| unit.starts_with(word)) || WITHIN.iter().any(|word| unit.contains(word))
}

/// How to write words where a number or a target is expected.
pub(super) fn in_words(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 60 && !text.contains(['\n', '"', '\\']) {
        format!("write `{{ text: \"{text}\" }}` if these are words")
    } else {
        "put `text:` before it, on a line of its own that is indented further".to_owned()
    }
}

/// A change as people write it, where its sign or its words say that it is one.
fn change(text: &str) -> Option<Percent> {
    let meant = |text: &str| match Percent::parse(text) {
        Ok(change) => Some(change),
        Err(refusal) => Percent::parse(&refusal.suggest?).ok(),
    };
    let text = text.trim();
    let signed = text.starts_with(['+', '-', '−']);
    let found = meant(text)?;
    (signed || found.is_in_points() || quantity::says_direction(text)).then_some(found)
}

/// The mapping that says what a quantity asks for.
fn mapping(quantity: Quantity) -> String {
    let value = Quantity::exact(quantity.value());
    match quantity.kind() {
        QuantityKind::AtLeast => format!("{{ at_least: {value} }}"),
        QuantityKind::AtMost => format!("{{ at_most: {value} }}"),
        QuantityKind::Exact if quantity.value() > rust_decimal::Decimal::ZERO => {
            format!("{{ at_least: {value} }}")
        }
        QuantityKind::Over | QuantityKind::Under | QuantityKind::About => {
            format!("{{ equals: \"{quantity}\" }}")
        }
        QuantityKind::Exact | QuantityKind::Almost | QuantityKind::Range => {
            format!("{{ equals: {quantity} }}")
        }
    }
}

/// A lower bound: no second qualifier beside the key.
struct Least(Quantity);
/// An upper bound.
struct Most(Quantity);

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_as_people_write_it_is_led_to_its_key() {
        for (text, help) in [
            (">= 5", "write `{ at_least: 5 }`"),
            ("at least 5", "write `{ at_least: 5 }`"),
            ("max. 10", "write `{ at_most: 10 }`"),
            ("more than 10", "write `{ equals: \">10\" }`"),
            (
                "100%",
                "write `{ at_least: 100 }`, or `{ equals: 100 }` if that is meant; the sign goes in `unit`",
            ),
            ("+5 %", "write `{ change: +5% }`"),
            ("increase of 5 %", "write `{ change: +5% }`"),
            ("10 % weniger", "write `{ change: -10% }`"),
            ("5 pp", "write `{ change: +5 pp }`"),
            ("0", "write `{ equals: 0 }`"),
            ("1/3", "write `{ text: \"1/3\" }`, or `{ at_least: 1 }` if that is meant"),
            (
                "+5",
                "write `{ change: +5% }`, or `{ change: +5 pp }` or `{ at_least: 5 }` if percentage \
                 points or the number itself are meant",
            ),
            ("10-15", "write `{ equals: 10..15 }`, or `{ at_least: 10 }` if more is as good"),
            (
                "5-10%",
                "write `{ equals: 5..10 }`, or `{ at_least: 5 }` if more is as good; the sign goes in `unit`",
            ),
            (
                "5 per year",
                "write `{ text: \"5 per year\" }`; to have it computed, write how many are to be \
                 reached in all",
            ),
            (
                "1 per MS",
                "write `{ text: \"1 per MS\" }`; to have it computed, write how many are to be \
                 reached in all",
            ),
            ("1.500", "write `{ at_least: 1500 }`, or `{ at_least: 1.5 }` if that is meant"),
            ("a list", "write `{ text: \"a list\" }` if these are words"),
        ] {
            let refusal = Reason::parse(text).err().expect(text);
            assert_eq!(refusal.help.as_deref(), Some(help), "{text}");
        }
    }

    #[test]
    fn a_bound_has_one_qualifier() {
        let help = |text: &str| Least::parse(text).err().and_then(|refusal| refusal.help);
        assert_eq!(help(">=5").as_deref(), Some("write 5"));
        assert_eq!(help("min. 1.000").as_deref(), Some("write 1000, or 1 if that is meant"));
        assert_eq!(help("over 5").as_deref(), Some("write `target: { equals: \">5\" }`"));
        assert_eq!(help("up to 5").as_deref(), Some("write `target: { at_most: 5 }`"));
        assert_eq!(help("5"), None);
        assert_eq!(help("about 5"), None);
    }
}
