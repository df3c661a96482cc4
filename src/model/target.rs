//! What an indicator was to reach, and how people write it: `>= 5`, `100%`, `5 meetings`, `+5 %`.
//!
//! A target is a mapping of one key, so that it says which way it goes, and the date by which it is to
//! be reached; other spellings are refused with the mapping that means the same. Whether it is due, and
//! met, is for `analyse`.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};

use crate::model::date::PlanDate;
use crate::model::quantity::{self, Percent, Quantity, QuantityKind};
use crate::model::scalar::{DATED, Form, NUMBER_OR_TEXT, ONE_OR_LIST, Refusal, Scalar};
use crate::model::text::Markdown;
use crate::model::unset::{NoValue, Unset};
use crate::source::Spanned;

/// What an indicator was to reach: one target, or a list of targets by date.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Targets(Vec<Spanned<Target>>);

/// What an indicator was to reach. One of these, as a key: `target: { at_least: 4 }`, or the
/// reason why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(from = "Form<Reason, InFull>")]
pub struct Target {
    /// How much, and which way.
    pub aim: Aim,
    /// By when it is to be reached.
    pub by: Option<PlanDate>,
}

/// How much is to be reached, and which way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Aim {
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

/// A target as a mapping. `decode` reads the key of the aim and `by` apart ([`DATED`]).
struct InFull(AsKey, Option<PlanDate>);

/// A target of several: it has a date.
struct Dated(Target);

/// What is to be reached, as a key.
#[derive(serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum AsKey {
    AtLeast(Least),
    AtMost(Most),
    Equals(Quantity),
    Change(Percent),
    Text(Markdown),
}

/// The keys of a target, for the schema.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = one_aim)]
#[allow(dead_code, reason = "only its schema is used")]
struct Keys {
    /// This much or more.
    at_least: Option<Least>,
    /// This much or less.
    at_most: Option<Most>,
    /// Exactly this much, or inside a range: `10..20`.
    equals: Option<Quantity>,
    /// A change against the baseline: `+5%`, or in percentage points, `+5 pp`.
    change: Option<Percent>,
    /// Something that only words can say.
    text: Option<Markdown>,
    /// By when it is to be reached: `2027-12-31`, `2027-12` or `2027`. Until the last day of it is over in
    /// the period that is reported, nothing is said of whether it was. Leave it out for a target that
    /// counts at any time.
    by: Option<By>,
}

/// Why there is no target.
struct Reason(Unset);

impl Deref for Targets {
    type Target = [Spanned<Target>];
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Hash for Targets {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.iter().for_each(|target| target.value.hash(state));
    }
}

impl From<Vec<Spanned<Target>>> for Targets {
    fn from(targets: Vec<Spanned<Target>>) -> Self {
        Self(targets)
    }
}

impl<'de> Deserialize<'de> for Targets {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrList;
        impl<'de> Visitor<'de> for OneOrList {
            type Value = Targets;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(Reason::EXPECTED)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Targets, A::Error> {
                let mut targets = Vec::new();
                while let Some(Spanned { value: Dated(target), span }) = list.next_element()? {
                    targets.push(Spanned::new(target, span));
                }
                Ok(Targets(targets))
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> Result<Targets, D::Error> {
                Ok(Targets(vec![Spanned::deserialize(deserializer)?]))
            }
        }
        deserializer.deserialize_newtype_struct(ONE_OR_LIST, OneOrList)
    }
}

impl JsonSchema for Targets {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Targets".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut dated = Keys::json_schema(generator);
        dated.insert("required".to_owned(), vec!["by"].into());
        json_schema!({
            "if": { "type": "array" },
            "then": { "type": "array", "items": dated },
            "else": generator.subschema_for::<Target>(),
        })
    }
}

impl JsonSchema for Target {
    fn schema_name() -> Cow<'static, str> {
        "Target".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Form::<Reason, InFull>::json_schema(generator);
        let about = "What was to be reached. One of these, as a key: `target: { at_least: 4 }`, or the \
                     reason why there is none.";
        schema.insert("description".to_owned(), about.into());
        schema
    }
}

impl<'de> Deserialize<'de> for Dated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let target = Target::from(Form::Full(InFull::deserialize(deserializer)?));
        if target.by.is_none() {
            return Err(D::Error::missing_field("by"));
        }
        Ok(Self(target))
    }
}

impl<'de> Deserialize<'de> for InFull {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Apart;
        impl<'de> Visitor<'de> for Apart {
            type Value = InFull;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(Reason::EXPECTED)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<InFull, A::Error> {
                let missing = || A::Error::custom("no target");
                let aim = parts.next_element()?.ok_or_else(missing)?;
                let by = parts.next_element::<Option<By>>()?.flatten();
                Ok(InFull(aim, by.map(|By(date)| date)))
            }
        }
        deserializer.deserialize_tuple_struct(DATED, 2, Apart)
    }
}

impl JsonSchema for InFull {
    fn schema_name() -> Cow<'static, str> {
        "InFull".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Keys::json_schema(generator)
    }
}

/// Says of the keys of a target that one of them, besides `by`, is there.
fn one_aim(schema: &mut Schema) {
    let aims = ["at_least", "at_most", "equals", "change", "text"];
    let one_of: Vec<_> = aims.iter().map(|aim| json_schema!({ "required": [aim] })).collect();
    schema.insert("oneOf".to_owned(), one_of.into());
    schema.insert("description".to_owned(), "A target as a mapping.".into());
}

impl From<Form<Reason, InFull>> for Target {
    fn from(form: Form<Reason, InFull>) -> Self {
        let InFull(key, by) = match form {
            Form::Short(Spanned { value: Reason(unset), .. }) => {
                return Self { aim: Aim::Unset(unset), by: None };
            }
            Form::Full(full) => full,
        };
        let aim = match key {
            AsKey::AtLeast(Least(aim)) => Aim::AtLeast(aim),
            AsKey::AtMost(Most(aim)) => Aim::AtMost(aim),
            AsKey::Equals(aim) => Aim::Equals(aim),
            AsKey::Change(change) => Aim::Change(change),
            AsKey::Text(text) => Aim::Text(text),
        };
        Self { aim, by }
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

/// The date by which a target is to be reached: one there is.
struct By(PlanDate);

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
