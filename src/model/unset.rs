//! The many ways of having no value, kept apart because they call for different follow-up.
//!
//! A key that is left out was never asked about. Every other way is written down as a word; a
//! placeholder such as `XXX` is none of them, and a finding. Zero is a value.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde::de::{Deserialize, Deserializer};

use crate::model::scalar::{self, Refusal, Scalar};

/// Why a value that was asked for is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Unset {
    /// The cell of the form was left empty.
    Blank,
    /// The author was asked and did not specify it.
    NotSpecified,
    /// The value exists, but could not be had.
    NotAvailable,
    /// The value is still to come.
    ToBeConfirmed,
    /// There can be no value here.
    NotApplicable,
}

impl Unset {
    /// Every kind with the word that stands for it in a file.
    pub const WORDS: &'static [(&'static str, Self)] = &[
        ("blank", Self::Blank),
        ("not_specified", Self::NotSpecified),
        ("not_available", Self::NotAvailable),
        ("to_be_confirmed", Self::ToBeConfirmed),
        ("not_applicable", Self::NotApplicable),
    ];

    /// Whether it can be the value at a place of an action's file, given by the keys that lead
    /// there; lists have none.
    pub fn may_stand_at(self, keys: &[&str]) -> bool {
        match keys {
            ["inputs", "staff_fte" | "budget_eur" | "funding"]
            | ["kpis", "baseline"]
            | ["kpis", "baseline", "value"]
            | ["kpis", "values", _]
            | ["progress", _]
            | ["kpis", "values", _, "value"] => true,
            ["kpis", "target"] => {
                matches!(self, Self::Blank | Self::NotSpecified | Self::ToBeConfirmed)
            }
            _ => false,
        }
    }

    /// The kind a word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(name, _)| *name == word).map(|(_, unset)| *unset)
    }
}

impl Scalar for Unset {
    const FORM: &'static str = scalar::TEXT;
    const EXPECTED: &'static str = "the word for why there is nothing, such as `blank`";
    const SAMPLE: &'static str = "blank";

    fn parse(text: &str) -> Result<Self, Refusal> {
        Self::from_word(text).ok_or_else(|| {
            let words: Vec<String> =
                Self::WORDS.iter().map(|(word, _)| format!("`{word}`")).collect();
            Refusal::new("this does not say why there is nothing")
                .help(format!("write one of {}", words.join(", ")))
        })
    }
}

crate::scalar!(
    Unset,
    "Unset",
    json_schema!({ "enum": Unset::WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>() })
);

/// A value, or the stated reason why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated<T> {
    /// The value.
    Known(T),
    /// Why there is none.
    Unset(Unset),
}

impl<T> Stated<T> {
    /// The value, if there is one.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unset(_) => None,
        }
    }
}

impl<T: Scalar> Scalar for Stated<T> {
    const FORM: &'static str = T::FORM;
    const EXPECTED: &'static str = T::EXPECTED;
    const SAMPLE: &'static str = T::SAMPLE;

    fn parse(text: &str) -> Result<Self, Refusal> {
        match Unset::from_word(text) {
            Some(unset) => Ok(Self::Unset(unset)),
            None => T::parse(text).map(Self::Known),
        }
    }
}

impl<'de, T: Scalar> Deserialize<'de> for Stated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

impl<T: JsonSchema> JsonSchema for Stated<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}OrUnset", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [generator.subschema_for::<T>(), Unset::json_schema(generator)] })
    }
}
