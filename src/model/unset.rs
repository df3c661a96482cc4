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

    /// Whether any of them can be the value at a place of a file, given by the keys that lead there;
    /// lists have none.
    pub fn may_stand_at(keys: &[&str]) -> bool {
        let is_at = |place: &&[&str]| {
            place.len() == keys.len()
                && place.iter().zip(keys).all(|(part, key)| *part == ANY_KEY || part == key)
        };
        UNSET_PLACES.iter().any(is_at)
    }

    /// The words that stand for them in a file.
    pub fn words() -> Vec<&'static str> {
        Self::WORDS.iter().map(|(word, _)| *word).collect()
    }

    /// The word that stands for it in a file.
    pub fn word(self) -> &'static str {
        self.into()
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
            if let Some(refusal) = NoValue::of(text).and_then(|said| said.refusal(text)) {
                return refusal;
            }
            let words: Vec<String> =
                Self::WORDS.iter().map(|(word, _)| format!("`{word}`")).collect();
            Refusal::new("this does not say why there is nothing")
                .help(format!("write one of {}", words.join(", ")))
        })
    }
}

crate::scalar!(Unset, "Unset", json_schema!({ "enum": Unset::words() }));

/// Any key, in [`UNSET_PLACES`].
const ANY_KEY: &str = "*";

/// Where a word for having no value may stand, by the keys that lead there. Whatever may be said at one of
/// these places may be said at all of them, and nowhere else.
pub const UNSET_PLACES: &[&[&str]] = &[
    &["funding_bids", "asked_eur"],
    &["funding_bids", "granted_eur"],
    &["funding_bids", "spent_eur"],
    &["goals", "report", "funding_bids", "asked_eur"],
    &["goals", "report", "funding_bids", "granted_eur"],
    &["goals", "report", "funding_bids", "spent_eur"],
    &["inputs", "staff_fte"],
    &["inputs", "budget_eur"],
    &["inputs", "funding"],
    &["kpis", "baseline"],
    &["kpis", "baseline", "value"],
    &["kpis", "target"],
    &["kpis", "values", ANY_KEY],
    &["kpis", "values", ANY_KEY, "value"],
    &["progress", ANY_KEY],
    &["reports", "at"],
    &["unanswered", ANY_KEY],
];

/// What people write where they have no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoValue {
    /// Why there is none.
    Because(Unset),
    /// That there is nobody, or nothing.
    Nothing,
}

/// How people say that there is no value, without signs and capitals, in the languages in which plans are
/// drafted.
const NOTATIONS: &[(NoValue, &[&str])] = &[
    (
        NoValue::Because(Unset::ToBeConfirmed),
        &[
            "tbc",
            "tbd",
            "tba",
            "tobeconfirmed",
            "tobedetermined",
            "tobedecided",
            "tobedefined",
            "tobeannounced",
            "tobeagreed",
            "tobecompleted",
            "nochoffen",
            "wirdnachgereicht",
            "folgt",
            "nochzuklären",
            "nochzubestätigen",
            "àconfirmer",
            "aconfirmer",
            "àdéterminer",
            "àpréciser",
            "daconfermare",
            "porconfirmar",
            "ntb",
            "nnb",
        ],
    ),
    (
        NoValue::Because(Unset::NotApplicable),
        &[
            "na",
            "notapplicable",
            "doesnotapply",
            "nvt",
            "nietvantoepassing",
            "entfällt",
            "nichtzutreffend",
            "sansobjet",
            "so",
            "nonapplicable",
        ],
    ),
    (
        NoValue::Because(Unset::NotAvailable),
        &[
            "notavailable",
            "unavailable",
            "unknown",
            "notknown",
            "nodata",
            "nb",
            "nichtbekannt",
            "unbekannt",
            "nichtverfügbar",
            "nd",
            "nondisponible",
            "inconnu",
        ],
    ),
    (
        NoValue::Because(Unset::NotSpecified),
        &[
            "notspecified",
            "unspecified",
            "notstated",
            "ka",
            "keineangabe",
            "keineangaben",
            "nonprécisé",
            "nonrenseigné",
        ],
    ),
    (NoValue::Because(Unset::Blank), &["blank", "leftblank", "empty", "leer", "vide"]),
    (
        NoValue::Nothing,
        &[
            "none", "nil", "nothing", "nobody", "noone", "keine", "keiner", "niemand", "aucun",
            "aucune", "néant", "geen",
        ],
    ),
];

impl NoValue {
    /// What a text says, if it says nothing but that there is no value.
    pub fn of(text: &str) -> Option<Self> {
        const LONGEST: usize = 40;
        if text.len() > LONGEST {
            return None;
        }
        let folded: String = text.chars().filter(|c| c.is_alphabetic()).collect();
        let folded = folded.to_lowercase();
        let signs =
            |set: &str| !text.trim().is_empty() && text.trim().chars().all(|c| set.contains(c));
        if folded.is_empty() {
            return signs("-–—./").then_some(Self::Because(Unset::Blank));
        }
        if text.contains(|c: char| c.is_numeric()) {
            return None;
        }
        let known = |(_, words): &&(Self, &[&str])| words.contains(&folded.as_str());
        NOTATIONS.iter().find(known).map(|(said, _)| *said)
    }

    /// The words for having no value that a text may stand for: `n/a` has two readings.
    pub(crate) fn words(text: &str) -> Vec<&'static str> {
        let is_either = Self::letters(text) == "na";
        match Self::of(text) {
            Some(Self::Because(_)) if is_either => {
                vec![Unset::NotApplicable.word(), Unset::NotAvailable.word()]
            }
            Some(Self::Because(unset)) => vec![unset.word()],
            Some(Self::Nothing) | None => Vec::new(),
        }
    }

    fn letters(text: &str) -> String {
        text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
    }

    /// What to write for a text that stands for having no value.
    pub(crate) fn advice(words: &[&str]) -> String {
        let shown: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        format!("write {}, or leave the key out", shown.join(" or "))
    }

    /// What to say of it where a word for having no value is taken.
    pub(crate) fn refusal(self, text: &str) -> Option<Refusal> {
        let Self::Because(unset) = self else { return None };
        let word = unset.word();
        let refusal =
            Refusal::new("not the word for having no value").help(Self::advice(&Self::words(text)));
        // In other words it may mean a little less, or more.
        Some(if Self::letters(text) == Self::letters(word) {
            refusal.suggest(word)
        } else {
            refusal
        })
    }
}

/// Refuses a word for having no value where words are expected that are printed as they are.
pub(crate) fn refuse_word(text: &str) -> Result<(), Refusal> {
    let Some(unset) = Unset::from_word(text) else { return Ok(()) };
    let words = if unset == Unset::Blank {
        "left blank".to_owned()
    } else {
        unset.word().replace('_', " ")
    };
    Err(Refusal::new("this stands for having no value, and a text is expected")
        .help(format!("leave it out, or say it in words: `{words}`")))
}

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

    /// Why there is none, if there is none.
    pub fn unset(&self) -> Option<Unset> {
        match self {
            Self::Known(_) => None,
            Self::Unset(why) => Some(*why),
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
            None => T::parse(text).map(Self::Known).map_err(|refusal| {
                NoValue::of(text).and_then(|said| said.refusal(text)).unwrap_or(refusal)
            }),
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
