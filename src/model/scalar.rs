//! How a value with a grammar of its own (a date, a quantity, an action number) is read and
//! described in the schema.
//!
//! The types of the model implement [`Scalar`]; `decode` holds the other end of the
//! conversation. A value that is refused must not hide the rest of its file, and serde knows
//! only "value or give up": so `decode` offers such a value as a short sequence. The first
//! element is the text. When the type refuses it, it asks for a second element with a
//! [`Refusal`] in hand; `decode` notes the refusal, and the type goes on with its [`Scalar::SAMPLE`],
//! which `decode` throws away again before anyone sees it.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

use crate::source::Spanned;

/// Asks a deserializer for a text scalar: one that a plain YAML number is *not* good for,
/// because other readers would change it (`1.10` to 1.1).
pub const TEXT: &str = "$empact::text";
/// Asks for a scalar that may be written as a plain number or as text.
pub const NUMBER_OR_TEXT: &str = "$empact::number-or-text";
/// Asks for a value with a short form (a scalar) and a full form (a mapping): a mapping is
/// passed on as a newtype, a scalar as in [`NUMBER_OR_TEXT`].
pub const SHORTHAND: &str = "$empact::shorthand";
/// As [`SHORTHAND`], with the short form as in [`TEXT`].
pub const TEXT_SHORTHAND: &str = "$empact::text-shorthand";
/// Asks for a list, or for what could stand in it alone: that is passed on as a newtype.
pub const ONE_OR_LIST: &str = "$empact::one-or-list";
/// Asks for a word or a mapping of one key, and for the value of the key [`BY`] beside it.
pub const DATED: &str = "$empact::dated";
/// The key of a date that stands beside another key.
pub const BY: &str = "by";

/// Why a type does not take a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong with it; the text itself is not repeated where it is marked anyway.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The text that was meant, where it can have been no other and the type takes it.
    pub suggest: Option<String>,
}

impl Refusal {
    /// A refusal without advice.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, suggest: None }
    }

    /// Adds advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the text that was meant.
    #[must_use]
    pub fn suggest(mut self, text: impl Into<String>) -> Self {
        self.suggest = Some(text.into());
        self
    }
}

/// Three lines, for serde carries nothing but text: the message, the help and the suggestion.
/// One that is not there is an empty line, and empty lines at the end are left out.
/// [`Refusal::from`] reads it back.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |text: &str| text.replace(['\r', '\n'], " ");
        f.write_str(&line(&self.message))?;
        match (&self.help, &self.suggest) {
            (None, None) => Ok(()),
            (Some(help), None) => write!(f, "\n{}", line(help)),
            (help, Some(suggest)) => {
                write!(f, "\n{}\n{}", line(help.as_deref().unwrap_or_default()), line(suggest))
            }
        }
    }
}

/// Reads what [`Display`](fmt::Display) wrote. A message of somebody else's is one without advice.
impl From<&str> for Refusal {
    fn from(text: &str) -> Self {
        let mut lines = text.splitn(3, '\n');
        let message = lines.next().unwrap_or_default().to_owned();
        let mut next = || lines.next().filter(|line| !line.is_empty()).map(str::to_owned);
        Self { message, help: next(), suggest: next() }
    }
}

/// A type that is written as one scalar.
pub trait Scalar: Sized {
    /// [`TEXT`] or [`NUMBER_OR_TEXT`].
    const FORM: &'static str;
    /// What was expected, after "expected": `an action number like "3.2"`.
    const EXPECTED: &'static str;
    /// A text that [`Scalar::parse`] takes; stands in for a refused one until the file is read
    /// to its end.
    const SAMPLE: &'static str;

    /// Reads the text.
    ///
    /// # Errors
    /// A [`Refusal`] when the text is not of the type's grammar.
    fn parse(text: &str) -> Result<Self, Refusal>;
}

/// A schema of the type with what an editor says of a text that does not fit.
pub fn explained<T: Scalar>(mut schema: Schema) -> Schema {
    let key = if schema.get("enum").is_some() { "errorMessage" } else { "patternErrorMessage" };
    schema.insert(key.to_owned(), format!("Write {}.", T::EXPECTED).into());
    schema
}

/// Reads a [`Scalar`]; the body of its `Deserialize`.
///
/// # Errors
/// Those of the deserializer.
pub fn deserialize<'de, T: Scalar, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_newtype_struct(T::FORM, ScalarVisitor(PhantomData))
}

struct ScalarVisitor<T>(PhantomData<T>);

impl<'de, T: Scalar> Visitor<'de> for ScalarVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, conversation: A) -> Result<T, A::Error> {
        converse(conversation, T::SAMPLE, T::parse)
    }
}

/// The type's side of the conversation described above.
pub(crate) fn converse<'de, T, A: SeqAccess<'de>>(
    mut conversation: A,
    sample: &str,
    parse: impl Fn(&str) -> Result<T, Refusal>,
) -> Result<T, A::Error> {
    let text: String = conversation.next_element()?.ok_or_else(|| A::Error::custom("no text"))?;
    match parse(&text) {
        Ok(value) => Ok(value),
        Err(refusal) => {
            conversation.next_element_seed(RefusalSeed(refusal))?;
            parse(sample).map_err(A::Error::custom)
        }
    }
}

/// Carries a refusal through serde, which passes nothing to a deserializer but errors.
struct RefusalSeed(Refusal);

impl<'de> DeserializeSeed<'de> for RefusalSeed {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<(), D::Error> {
        Err(D::Error::custom(self.0))
    }
}

/// What a value with a short and a full form was written as. Types that have both read this
/// and convert it (`#[serde(from = "Form<…, …>")]`).
#[derive(Debug)]
pub enum Form<S, F> {
    /// A scalar.
    Short(Spanned<S>),
    /// A mapping.
    Full(F),
}

impl<'de, S: Scalar, F: Deserialize<'de>> Deserialize<'de> for Form<S, F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let either = Spanned::<Either<S, F>>::deserialize(deserializer)?;
        Ok(match either.value {
            Either::Short(value) => Self::Short(Spanned::new(value, either.span)),
            Either::Full(value) => Self::Full(value),
        })
    }
}

impl<S: JsonSchema, F: JsonSchema> JsonSchema for Form<S, F> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("{}Or{}", S::schema_name(), F::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [generator.subschema_for::<S>(), generator.subschema_for::<F>()],
        })
    }
}

/// A [`Form`] before its place is known.
enum Either<S, F> {
    Short(S),
    Full(F),
}

impl<'de, S: Scalar, F: Deserialize<'de>> Deserialize<'de> for Either<S, F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = if S::FORM == TEXT { TEXT_SHORTHAND } else { SHORTHAND };
        deserializer.deserialize_newtype_struct(name, EitherVisitor(PhantomData))
    }
}

struct EitherVisitor<S, F>(PhantomData<(S, F)>);

impl<'de, S: Scalar, F: Deserialize<'de>> Visitor<'de> for EitherVisitor<S, F> {
    type Value = Either<S, F>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(S::EXPECTED)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, conversation: A) -> Result<Self::Value, A::Error> {
        converse(conversation, S::SAMPLE, S::parse).map(Either::Short)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        F::deserialize(deserializer).map(Either::Full)
    }
}

/// Implements `Deserialize` by [`deserialize`] and `JsonSchema` by a function, for a
/// [`Scalar`].
#[macro_export]
macro_rules! scalar {
    ($type:ty, $name:literal, $schema:expr) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::scalar::deserialize(deserializer)
            }
        }
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::model::scalar::explained::<$type>($schema)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn a_refusal_survives_being_carried_as_text() {
        let bare = Refusal::new("not a date");
        let helped = bare.clone().help("write 2013-11");
        for refusal in
            [bare.clone(), helped.clone(), bare.suggest("2013-11"), helped.suggest("2013-11")]
        {
            assert_eq!(Refusal::from(refusal.to_string().as_str()), refusal);
        }
    }

    #[test]
    fn a_text_that_is_quoted_in_a_message_suggests_nothing() {
        let refusal = Refusal::new("`a\nb\nc` is no party");
        assert_eq!(Refusal::from(refusal.to_string().as_str()).suggest, None);
    }
}
