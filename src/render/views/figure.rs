//! Figures and indicators, with what is computed from them.

use serde::Serialize;

use super::document::{PartyView, WhoView};

/// A figure.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView {
    /// The id by which it is cited.
    pub id: Option<String>,
    /// The action it belongs to; absent for a figure of the priority.
    pub action: Option<String>,
    /// What was counted.
    pub label: String,
    /// The number as printed, `2 520` or `over 400`, without its unit.
    pub value: String,
    /// What one of it is called.
    pub unit: Option<String>,
    /// `2013`, `14 February 2014`.
    pub at: Option<String>,
    /// The earlier figure it is compared with.
    pub before: Option<BeforeView>,
    /// The larger figure it is part of.
    pub part_of: Option<PartOfView>,
    /// The labels of the figures that it adds up.
    pub sum_of: Vec<String>,
    /// Whether it is compared with, part of or the sum of a figure that is withheld.
    pub leans_on_withheld: bool,
    /// The countries.
    pub countries: Vec<PartyView>,
    /// The operation.
    pub operation: Option<String>,
    /// Where the number comes from.
    pub source: Option<String>,
    /// Who gives the number, where it is not whoever reports.
    pub by: Option<WhoView>,
    /// As the author printed it.
    pub printed: Option<String>,
    /// Who printed it, where it is not whoever reports.
    pub printed_by: Option<WhoView>,
    /// A prose.
    pub note: Option<String>,
}

/// An earlier figure and the way from it.
#[derive(Debug, Clone, Serialize)]
pub struct BeforeView {
    /// The earlier number as printed.
    pub value: String,
    /// When it was.
    pub at: Option<String>,
    /// The change in percent, `+8.4 %`; absent where it cannot be computed.
    pub change: Option<String>,
    /// `up`, `down`, `same` or `unknown`.
    pub direction: String,
}

/// A larger figure and the share of it.
#[derive(Debug, Clone, Serialize)]
pub struct PartOfView {
    /// What the larger figure counts.
    pub label: String,
    /// Its number as printed.
    pub value: String,
    /// The share in percent, `48.4 %`; absent where it cannot be computed.
    pub share: Option<String>,
}

/// An indicator over all periods.
#[derive(Debug, Clone, Serialize)]
pub struct KpiView {
    /// The action's number.
    pub action: String,
    /// What is measured.
    pub name: String,
    /// What one of it is called.
    pub unit: Option<String>,
    /// Where it stood before.
    pub baseline: Option<ReadingView>,
    /// What was to be reached.
    pub target: Option<TargetView>,
    /// One for each of the report's `periods`; `none` in a template where nothing was reported.
    pub values: Vec<Option<ReadingView>>,
    /// Whether the value in the last of the periods is another than before.
    pub changed: bool,
    /// The change of the last value against the baseline, `+24.2 %`.
    pub change: Option<String>,
    /// How far the last value is from a target that is not reached.
    pub distance: Option<String>,
    /// `met`, `not_met`, or `unknown` where no number can tell.
    pub attained: String,
    /// Where the values come from.
    pub source: Option<String>,
    /// A prose: whether it measured the right thing.
    pub suitability: Option<String>,
}

/// What an indicator showed.
#[derive(Debug, Clone, Serialize)]
pub struct ReadingView {
    /// The number as printed.
    pub value: Option<String>,
    /// Why there is none: `not_specified` and so on.
    pub unset: Option<String>,
    /// A prose.
    pub text: Option<String>,
    /// When it stood there.
    pub at: Option<String>,
}

/// What an indicator was to reach.
#[derive(Debug, Clone, Serialize)]
pub struct TargetView {
    /// `at_least`, `at_most`, `equals`, `change`, `text`, or a word for unset.
    pub kind: String,
    /// The number as printed, `+5 %` for a change.
    pub value: Option<String>,
    /// A prose.
    pub text: Option<String>,
}
