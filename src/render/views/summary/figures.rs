//! Key figures and indicators over several priorities.

use serde::Serialize;

use super::super::figure::KpiView;
use super::{NameView, PlaceView, RefView};

/// What the figures of one measure make.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureView {
    /// The key.
    pub key: String,
    /// What is counted.
    pub name: String,
    /// What one of it is called.
    pub unit: Option<String>,
    /// A prose: what counts.
    pub note: Option<String>,
    /// The sum as printed, `over 400`; absent where nothing can be said of it, or it is too large.
    pub value: Option<String>,
    /// The smallest number it can be, as printed.
    pub low: Option<String>,
    /// The largest number it can be, as printed; absent where nothing says so.
    pub high: Option<String>,
    /// Whether the sum is one number and nothing else.
    pub exact: bool,
    /// The sum within each priority that has any.
    pub subtotals: Vec<SubtotalView>,
    /// The figures that are counted.
    pub counted: Vec<CountedView>,
    /// Those that are not, and why.
    pub not_counted: Vec<CountedView>,
}

/// The sum within one priority.
#[derive(Debug, Clone, Serialize)]
pub struct SubtotalView {
    /// The priority.
    pub priority: NameView,
    /// The sum as printed.
    pub value: Option<String>,
}

/// A figure that is counted or not.
#[derive(Debug, Clone, Serialize)]
pub struct CountedView {
    /// Where it is written.
    pub place: PlaceView,
    /// What was counted.
    pub label: String,
    /// The number as printed.
    pub value: String,
    /// The operation it was reached in.
    pub operation: Option<String>,
    /// Why it is not counted: `part`, `sum`, `before` or `operation`.
    pub why: Option<String>,
}

/// An indicator and what became of its target.
#[derive(Debug, Clone, Serialize)]
pub struct JudgedView {
    /// The action.
    pub action: RefView,
    /// `met`, `not_met`, `undecidable`, `without_target` or `without_value`.
    pub outcome: String,
    /// The indicator; the last of its values is the last that says something.
    pub kpi: KpiView,
}
