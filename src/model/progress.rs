//! What is reported for one action in one period: the four questions of status, and the words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::PlanDate;
use crate::model::point::Point;
use crate::model::scalar::Form;
use crate::model::text::{Line, Prose};
use crate::model::unset::Unset;
use crate::model::who::{Printed, Who};
use crate::source::Spanned;

/// The report on one action in one period. Short form: why there is none, `blank` where the column
/// was left empty.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema, Default)]
#[serde(from = "Form<Unset, ProgressInFull>")]
pub struct Progress {
    /// Why nothing is reported.
    pub unset: Option<Spanned<Unset>>,
    /// How far the work is.
    pub stage: Option<Spanned<Stage>>,
    /// Whether the work keeps to its dates.
    pub punctuality: Option<Spanned<Punctuality>>,
    /// Whether the target was met.
    pub verdict: Option<Spanned<Verdict>>,
    /// The word for the status that was printed.
    pub printed: Option<Printed>,
    /// How the column is headed, where not by the label of the period.
    pub headed: Option<Line>,
    /// What is delivered.
    pub outputs: Option<Prose>,
    /// What was done and what came of it.
    pub result: Option<Prose>,
    /// How far the action is from its target.
    pub target_gap: Option<Prose>,
    /// What is said beside the result.
    pub comments: Vec<Point>,
    /// What was added after the report had been handed in.
    pub late: Option<Prose>,
    /// The day on which it was reported.
    pub reported: Option<PlanDate>,
    /// Who reports it.
    pub by: Option<Who>,
}

/// The full form of [`Progress`].
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ProgressInFull {
    /// How far the work is.
    stage: Option<Spanned<Stage>>,
    /// Whether the work keeps to its dates.
    punctuality: Option<Spanned<Punctuality>>,
    /// Whether the target was met. Leave out while it cannot be said.
    verdict: Option<Spanned<Verdict>>,
    /// The word for the status that was printed, when it must survive: the leader's, if nobody else
    /// is named.
    printed: Option<Printed>,
    /// How the column is headed, where not by the label of the period: `October 2013`.
    headed: Option<Line>,
    /// What is delivered: `statistics on contributions`.
    outputs: Option<Prose>,
    /// What was done and what came of it.
    result: Option<Prose>,
    /// How far the action is from its target.
    target_gap: Option<Prose>,
    /// What is said beside the result.
    #[serde(default)]
    comments: Vec<Point>,
    /// What was added after the report had been handed in.
    late: Option<Prose>,
    /// The day on which the leader reported.
    reported: Option<PlanDate>,
    /// Who reports it, where it is not the leader: `driver`.
    by: Option<Who>,
}

impl From<Form<Unset, ProgressInFull>> for Progress {
    fn from(form: Form<Unset, ProgressInFull>) -> Self {
        match form {
            Form::Short(unset) => Self { unset: Some(unset), ..Self::default() },
            Form::Full(full) => Self {
                unset: None,
                stage: full.stage,
                punctuality: full.punctuality,
                verdict: full.verdict,
                printed: full.printed,
                headed: full.headed,
                outputs: full.outputs,
                result: full.result,
                target_gap: full.target_gap,
                comments: full.comments,
                late: full.late,
                reported: full.reported,
                by: full.by,
            },
        }
    }
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
