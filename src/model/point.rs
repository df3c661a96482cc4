//! One point of a list: a step, a difficulty, a recommendation, a comment, a task that is open.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde::de::{Deserialize, Deserializer};

use crate::model::date::PlanDate;
use crate::model::entries::Entries;
use crate::model::scalar::{self, Form, NUMBER_OR_TEXT, Refusal, Scalar};
use crate::model::text::{Line, Markdown, Prose};
use crate::model::who::Who;
use crate::source::Spanned;

/// One point of a list, with sub-points if need be. Short form: just the text.
#[derive(Debug, Clone, PartialEq, serde::Deserialize, JsonSchema)]
#[serde(from = "Form<Markdown, PointInFull>")]
pub struct Point {
    /// The point.
    pub text: Prose,
    /// A title of its own.
    pub title: Option<Line>,
    /// Who says it, where it is not whoever reports.
    pub by: Option<Who>,
    /// When it was said.
    pub at: Option<PlanDate>,
    /// The period in which it was reported.
    pub period: Option<Spanned<Line>>,
    /// Why it is so.
    pub reason: Option<Prose>,
    /// What would mend it.
    pub remedy: Option<Prose>,
    /// To whom it is addressed: who is asked to act.
    pub to: Vec<Who>,
    /// By when that is to be done.
    pub due: Option<Due>,
    /// The keys of the plan's themes that it is about.
    pub themes: Vec<Spanned<Line>>,
    /// The year of the plan in which it was first made.
    pub plan_year: Option<Spanned<u16>>,
    /// What became of it, by period.
    pub outcome: Entries<Spanned<PointOutcome>>,
    /// The points under it.
    pub points: Vec<Point>,
}

/// The full form of [`Point`].
#[derive(serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PointInFull {
    /// The point.
    text: Prose,
    /// A title of its own.
    title: Option<Line>,
    /// Who says it, where it is not whoever reports: `driver`, `NL`,
    /// `{ role: the working group }`.
    by: Option<Who>,
    /// When it was said: `2013-07`.
    at: Option<PlanDate>,
    /// The period in which it was reported: `2013-06`. Reports on earlier periods do not show it.
    period: Option<Spanned<Line>>,
    /// Why it is so: the reason of a difficulty, the ground of a demand.
    reason: Option<Prose>,
    /// What would mend it, or did.
    remedy: Option<Prose>,
    /// To whom it is addressed: who is asked to act.
    #[serde(default)]
    to: Vec<Who>,
    /// By when that is to be done: `2014-03`, or in words: `later this year`.
    due: Option<Due>,
    /// The keys of the plan's themes that it is about: `[funding]`.
    #[serde(default)]
    themes: Vec<Spanned<Line>>,
    /// The year of the plan in which it was first made, where it was carried over from an earlier one.
    #[schemars(range(min = 1900, max = 2099))]
    plan_year: Option<Spanned<u16>>,
    /// What became of it, by the id of the period in which that was reported:
    /// `2013-12: { is: done, note: All do. }`.
    #[serde(default)]
    outcome: Entries<Spanned<PointOutcome>>,
    /// The points under it.
    #[serde(default)]
    points: Vec<Point>,
}

/// What became of what was recommended, proposed or asked for.
#[derive(Debug, Clone, PartialEq, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointOutcome {
    /// How it stands: `open`, `accepted`, `partly_done`, `done` or `refused`.
    pub is: Spanned<PointState>,
    /// How that came about.
    pub note: Option<Prose>,
}

/// How what was recommended, proposed or asked for stands.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Deserialize,
    Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum PointState {
    /// Nothing is decided.
    Open,
    /// It is to be done.
    Accepted,
    /// Some of it is done.
    PartlyDone,
    /// All of it is done.
    Done,
    /// It is not to be done.
    Refused,
}

/// By when something is to be done: a date, or words where there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Due {
    /// A date.
    On(PlanDate),
    /// Words.
    Words(Line),
}

impl Scalar for Due {
    const FORM: &'static str = NUMBER_OR_TEXT;
    const EXPECTED: &'static str = "a date or words";
    const SAMPLE: &'static str = "2014";

    fn parse(text: &str) -> Result<Self, Refusal> {
        let refusal = match PlanDate::parse(text) {
            Ok(date) => return Ok(Self::On(date)),
            Err(refusal) => refusal,
        };
        // A date with a slip in it must not pass for words: `Q3/2026`, `offen`.
        if text.starts_with(|c: char| c.is_ascii_digit()) || refusal.suggest.is_some() {
            return Err(refusal);
        }
        Line::parse(text).map(Self::Words)
    }
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scalar::deserialize(deserializer)
    }
}

impl JsonSchema for Due {
    fn schema_name() -> Cow<'static, str> {
        "Due".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            generator.subschema_for::<PlanDate>(),
            { "type": "string", "pattern": r"^[^0-9\s\x85][^\n]*$|^[\s\x85]+[^\s\x85][^\n]*$" },
        ]})
    }
}

impl From<Form<Markdown, PointInFull>> for Point {
    fn from(form: Form<Markdown, PointInFull>) -> Self {
        match form {
            Form::Short(text) => Self {
                text,
                title: None,
                by: None,
                at: None,
                period: None,
                reason: None,
                remedy: None,
                to: Vec::new(),
                due: None,
                themes: Vec::new(),
                plan_year: None,
                outcome: Entries::default(),
                points: Vec::new(),
            },
            Form::Full(full) => {
                let PointInFull {
                    text,
                    title,
                    by,
                    at,
                    period,
                    reason,
                    remedy,
                    to,
                    due,
                    themes,
                    plan_year,
                    outcome,
                    points,
                } = full;
                Self {
                    text,
                    title,
                    by,
                    at,
                    period,
                    reason,
                    remedy,
                    to,
                    due,
                    themes,
                    plan_year,
                    outcome,
                    points,
                }
            }
        }
    }
}
