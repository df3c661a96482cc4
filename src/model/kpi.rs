//! Key performance indicators: what an action promised to move, from where, to where.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use crate::model::date::PlanDate;
use crate::model::entries::Entries;
use crate::model::quantity::{NOT_A_QUANTITY, Quantity, remarked};
use crate::model::scalar::{Form, NUMBER_OR_TEXT, Refusal, Scalar};
use crate::model::target::{Targets, in_words};
use crate::model::text::{Line, Prose};
use crate::model::unset::Stated;
use crate::source::Spanned;

/// One key performance indicator of an action.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kpi {
    /// A short name that is unique in the action, to refer to the indicator: `siena-requests`.
    pub id: Spanned<Line>,
    /// What is measured, in a phrase.
    pub name: Spanned<Line>,
    /// What one of it is called: `messages`, `EUR`, `%`. Leave out for an indicator in words.
    pub unit: Option<Line>,
    /// Where the indicator stood before the action.
    pub baseline: Option<Spanned<Reading>>,
    /// What was to be reached: `{ at_least: 120, by: 2027-12 }`, or a list of such targets, each with its
    /// date.
    #[serde(default)]
    pub target: Targets,
    /// The value in each period, by period id.
    #[serde(default)]
    pub values: Entries<Spanned<Reading>>,
    /// Where the values come from.
    pub source: Option<Line>,
    /// Whether the indicator turned out to measure the right thing, and what would be better.
    pub suitability: Option<Prose>,
}

/// What an indicator showed at one time: a number (perhaps qualified, `">90"`), the reason why
/// there is none, or `{ text: … }`. Short form: the number or the reason.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema, Default)]
#[serde(from = "Form<Shown, ReadingInFull>")]
pub struct Reading {
    /// The number, or why there is none.
    pub value: Option<Spanned<Stated<Quantity>>>,
    /// The words, beside the number or instead of it.
    pub text: Option<Prose>,
    /// When it stood there.
    pub at: Option<PlanDate>,
}

/// The full form of [`Reading`].
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReadingInFull {
    /// The number (`438`, `">90"`, `"~6000"`), or why there is none: `not_available`.
    value: Option<Spanned<Stated<Quantity>>>,
    /// The words, beside the number or instead of it.
    text: Option<Prose>,
    /// When it stood there: `2012`, `2012-12` or `2012-12-31`.
    at: Option<PlanDate>,
}

/// The short form of [`Reading`]. Words have a key of their own, so that no number with a slip in
/// it passes for them.
struct Shown(Stated<Quantity>);

impl Scalar for Shown {
    const FORM: &'static str = NUMBER_OR_TEXT;
    const EXPECTED: &'static str = "a number, or the reason why there is no value";
    const SAMPLE: &'static str = "0";

    fn parse(text: &str) -> Result<Self, Refusal> {
        Stated::<Quantity>::parse(text).map(Self).map_err(|refusal| {
            if let Some((number, remark)) = remarked(text).filter(|(_, remark)| is_plain(remark)) {
                return refusal_with(refusal, number, &remark);
            }
            if refusal.message != NOT_A_QUANTITY {
                return refusal;
            }
            Refusal::new("words where a number is expected").help(in_words(text))
        })
    }
}

/// Whether a text can be shown in double quotes as it is.
fn is_plain(text: &str) -> bool {
    text.chars().count() <= 60 && !text.contains(['\n', '"', '\\'])
}

/// A number with what is said of it, as it is written here.
fn refusal_with(refusal: Refusal, number: Quantity, remark: &str) -> Refusal {
    let number = if number.is_exact() { number.to_string() } else { format!("\"{number}\"") };
    Refusal::new(refusal.message).help(format!("write `{{ value: {number}, text: \"{remark}\" }}`"))
}

/// Whether what stands for a baseline or value is words: neither a number, nor something that could
/// be one with a slip in it, nor the reason why there is none.
pub fn are_words(text: &str) -> bool {
    Stated::<Quantity>::parse(text).is_err_and(|refusal| refusal.message == NOT_A_QUANTITY)
}

impl JsonSchema for Shown {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Shown".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Stated::<Quantity>::json_schema(generator)
    }
}

impl From<Form<Shown, ReadingInFull>> for Reading {
    fn from(form: Form<Shown, ReadingInFull>) -> Self {
        match form {
            Form::Short(Spanned { value: Shown(value), span }) => {
                Self { value: Some(Spanned::new(value, span)), ..Self::default() }
            }
            Form::Full(full) => Self { value: full.value, text: full.text, at: full.at },
        }
    }
}
