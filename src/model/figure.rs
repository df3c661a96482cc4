//! Figures: numbers that are written once, and cited, compared and summed from there.

use std::fmt;

use schemars::{JsonSchema, json_schema};
use serde::Deserialize;

use crate::model::date::PlanDate;
use crate::model::involved::Involved;
use crate::model::quantity::Quantity;
use crate::model::scalar::{Refusal, Scalar, TEXT};
use crate::model::text::{Line, Prose};
use crate::model::who::{Printed, Who};
use crate::source::Spanned;

/// The name of a figure, unique in its priority: lower-case letters, digits and hyphens. Prose
/// cites it as `<figure:NAME>`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId(String);

impl FigureId {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for FigureId {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str = "the id of a figure like `arrests-2013`";
    const SAMPLE: &'static str = "figure";

    fn parse(text: &str) -> Result<Self, Refusal> {
        let letter = |c: char| c.is_ascii_lowercase();
        if text.starts_with(letter)
            && text.chars().all(|c| letter(c) || c.is_ascii_digit() || c == '-')
        {
            return Ok(Self(text.to_owned()));
        }
        let refusal = Refusal::new("this is not the id of a figure");
        let spelled = text.trim().to_lowercase().replace(['_', ' ', '‐', '‑', '–'], "-");
        if spelled != text && Self::parse(&spelled).is_ok() {
            return Err(refusal.help(format!("write `{spelled}`, here and where it is meant")));
        }
        Err(refusal.help(
            "begin with a letter and use lower-case letters, digits and hyphens: `arrests-2013`",
        ))
    }
}

crate::scalar!(
    FigureId,
    "FigureId",
    json_schema!({ "type": "string", "pattern": "^[a-z][a-z0-9-]*$" })
);

/// A countable result or a total.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The name by which prose and other figures cite it.
    pub id: Option<Spanned<FigureId>>,
    /// What was counted, in a phrase.
    pub label: Option<Line>,
    /// The measure of the plan that it counts towards: `arrests`.
    pub measure: Option<Spanned<Line>>,
    /// What it was counted among, where that is not what the other figures of its measure were counted
    /// among: `all traffic in Europe`. Figures of different populations are not added up.
    pub population: Option<Line>,
    /// What one of it is called, where no measure says so.
    pub unit: Option<Line>,
    /// How much: `475`, `">400"`, `"almost 10"`, `"10..20"`.
    pub value: Spanned<Quantity>,
    /// The year, month or day it belongs to.
    pub at: Option<PlanDate>,
    /// The period it was reported in.
    pub period: Option<Spanned<Line>>,
    /// The earlier figure that it is compared with; the change is computed.
    pub compared_with: Option<Spanned<FigureId>>,
    /// The larger figure that already contains it; the share is computed, and nothing is
    /// counted twice.
    pub part_of: Option<Spanned<FigureId>>,
    /// The figures that it adds up.
    #[serde(default)]
    pub sum_of: Vec<Spanned<FigureId>>,
    /// The countries it was reached in.
    #[serde(default)]
    pub countries: Vec<Involved>,
    /// The operation it was reached in.
    pub operation: Option<Spanned<Line>>,
    /// Where the number comes from.
    pub source: Option<Line>,
    /// Who gives the number, where it is not whoever reports: `Europol`.
    pub by: Option<Who>,
    /// The number, change or share as the author printed it, when that must survive.
    pub printed: Option<Printed>,
    /// What has to be known to read the number rightly.
    pub note: Option<Prose>,
}
