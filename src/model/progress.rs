//! What is reported for one action in one period: the four questions of status, and the words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::PlanDate;
use crate::model::text::{Line, Prose};
use crate::source::Spanned;

/// The report on one action in one period.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// How far the work is.
    pub stage: Option<Spanned<Stage>>,
    /// Whether the work keeps to its dates.
    pub punctuality: Option<Spanned<Punctuality>>,
    /// Whether the target was met. Leave out while it cannot be said.
    pub verdict: Option<Spanned<Verdict>>,
    /// The word for the status that the leader used, when it must survive.
    pub printed: Option<Line>,
    /// What was done and what came of it.
    pub result: Option<Prose>,
    /// How far the action is from its target.
    pub target_gap: Option<Prose>,
    /// What was added after the report had been handed in.
    pub late: Option<Prose>,
    /// The day on which the leader reported.
    pub reported: Option<PlanDate>,
}

/// How far the work is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// Nothing has begun.
    NotStarted,
    /// Under way.
    Ongoing,
    /// Nothing more is to be done.
    Finished,
    /// Stopped before its end.
    Halted,
}

/// Whether the work keeps to its dates.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Punctuality {
    /// As planned or earlier.
    OnTime,
    /// Later than planned.
    Delayed,
}

/// Whether the target was met.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// Reached or passed.
    Met,
    /// Reached in part.
    PartlyMet,
    /// Missed.
    NotMet,
    /// Nobody could tell.
    Undetermined,
    /// Too early to say.
    Open,
}
