//! What an indicator was to reach, and how people write it: `>= 5`, `100%`, `5 meetings`, `+5 %`.
//!
//! A target is a mapping of one key, so that it says which way it goes, and the date by which it is to
//! be reached; other spellings are refused with the mapping that means the same. Whether it is due, and
//! met, is for `analyse`.

mod bound;
mod refusal;

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};

pub(super) use refusal::in_words;

use self::bound::{By, Least, Most};
use self::refusal::refused;
use crate::model::date::PlanDate;
use crate::model::quantity::{Percent, Quantity};
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
