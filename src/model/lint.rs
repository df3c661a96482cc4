//! What a plan or a priority says about the rules that its files are held against.
//!
//! Which rules there are is for `rules`, and which setting wins for `control`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::entries::Entries;
use crate::model::text::Line;
use crate::source::Spanned;

/// How findings are reported. In `oap.yaml` it holds for the whole plan, in `priority.yaml` for
/// the files of the priority.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lint {
    /// Settings by the id of a rule (`unknown-party`) or by a family of rules (`references`).
    /// What is said about a rule counts before what is said about its family.
    #[serde(default)]
    pub rules: Entries<Spanned<LintSetting>>,
}

/// How the findings of a rule or a family are reported, and why so.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LintSetting {
    /// `allow`, `warn` or `deny`.
    pub level: Level,
    /// Why; whoever reads the plan next wants to know.
    pub reason: Line,
}

/// How a finding is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Level {
    /// Not at all.
    Allow,
    /// As a warning.
    Warn,
    /// As an error.
    Deny,
}
