//! Risks and deviations, and what became of them. A part of `priority`, its goals and `action`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::PlanDate;
use crate::model::entries::Entries;
use crate::model::text::{Line, Prose};
use crate::model::who::Who;
use crate::source::Spanned;

/// Something that may keep the work from its aim, or in which it has left the plan.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// `risk` for what may come, `deviation` for what is already otherwise than planned.
    pub kind: Spanned<RiskKind>,
    /// What it is.
    pub text: Prose,
    /// How grave it is, or would be.
    pub gravity: Option<Spanned<Grade>>,
    /// How likely it is.
    pub likelihood: Option<Spanned<Grade>>,
    /// Since when it is there.
    pub since: Option<Spanned<PlanDate>>,
    /// The period in which it was reported: `2013-06`. Reports on earlier periods do not show it.
    pub period: Option<Spanned<Line>>,
    /// What is done about it.
    pub remedy: Option<Prose>,
    /// Who does that.
    #[serde(default)]
    pub to: Vec<Who>,
    /// What became of it, by the id of the period in which that was reported:
    /// `2013-12: { is: over, note: The money came. }`. Until something else is said it is open.
    #[serde(default)]
    pub outcome: Entries<Spanned<RiskOutcome>>,
}

/// What became of a risk or deviation.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RiskOutcome {
    /// How it stands: `open`, `occurred` or `over`.
    pub is: Spanned<RiskState>,
    /// How that came about.
    pub note: Option<Prose>,
}

/// What of the two it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum RiskKind {
    /// It may come.
    Risk,
    /// It is there: something is otherwise than planned.
    Deviation,
}

/// How grave, or how likely. What is more comes later.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Grade {
    /// Little.
    Low,
    /// Neither little nor much.
    Medium,
    /// Much.
    High,
}

/// How a risk or deviation stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum RiskState {
    /// As it was.
    Open,
    /// What was feared has happened, and is not over.
    Occurred,
    /// Averted, made good, or no longer to be feared.
    Over,
}
