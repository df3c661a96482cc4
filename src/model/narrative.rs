//! The heads of Markdown files: the driver's prose and attached reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::action::ActionNumber;
use crate::model::activity::Partner;
use crate::model::date::PlanDate;
use crate::model::marking::Marking;
use crate::model::text::Line;
use crate::model::who::Who;
use crate::source::Spanned;

/// The head (front matter) of a file in `narrative/`, between two lines of `---`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NarrativeHead {
    /// The heading of the section.
    pub title: Spanned<Line>,
    /// Where in the report it stands.
    pub place: Spanned<Place>,
    /// The goal it belongs to, with `place: goal`.
    pub goal: Option<Spanned<u16>>,
    /// The action it belongs to, with `place: action`.
    pub action: Option<Spanned<ActionNumber>>,
    /// The period that it tells of: `2013-06`. It stands in the reports on that period and in no other;
    /// leave out for a text that holds for the whole plan.
    pub period: Option<Spanned<Line>>,
    /// Which comes first among sections of the same place; files without it follow, by name.
    pub order: Option<u16>,
    /// Whose text it is, where it is not the driver's: `leader`, `NL`.
    pub by: Option<Who>,
    /// The keys of the plan's themes that the text is about: `[funding]`.
    #[serde(default)]
    pub themes: Vec<Spanned<Line>>,
    /// The classification or distribution marking of this file, if it has one of its own; without
    /// it the priority's holds, or else the plan's.
    pub marking: Option<Spanned<Marking>>,
    /// The language of the text: `fr`. Leave out for that of the plan.
    pub language: Option<Line>,
}

/// Where in the report a narrative stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Place {
    /// At the beginning, before the tables.
    Summary,
    /// After the tables, before the goals.
    BeforeGoals,
    /// Under its goal.
    Goal,
    /// Under its action.
    Action,
    /// After the goals.
    AfterGoals,
    /// At the end, before the annexes.
    Conclusion,
}

/// The head (front matter) of a file in `annexes/`, between two lines of `---`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnexHead {
    /// The title of the attached report.
    pub title: Spanned<Line>,
    /// The action it belongs to, if it belongs to one.
    pub action: Option<Spanned<ActionNumber>>,
    /// Whose report it is: `leader`, `{ role: the working group, party: DE }`.
    pub by: Option<Who>,
    /// When it was made.
    pub at: Option<PlanDate>,
    /// The period in which it was reported: `2013-06`. Reports on earlier periods do not show it.
    pub period: Option<Spanned<Line>>,
    /// Whom its authors work with, or could.
    #[serde(default)]
    pub partners: Vec<Partner>,
    /// The programmes, platforms and initiatives of others that it names.
    #[serde(default)]
    pub initiatives: Vec<Partner>,
    /// Which comes first; files without it follow, by name.
    pub order: Option<u16>,
    /// The classification or distribution marking of this file, if it has one of its own; without
    /// it the priority's holds, or else the plan's.
    pub marking: Option<Spanned<Marking>>,
    /// The language of the text: `fi`. Leave out for that of the plan.
    pub language: Option<Line>,
}
