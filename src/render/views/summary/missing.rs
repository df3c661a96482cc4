//! What is missing, and what moved.

use serde::Serialize;

use super::super::action::ChangeView;
use super::super::document::PeriodView;
use super::status::GridView;
use super::{CellView, NameView, RefView};

/// What is missing before the reports can be sent.
#[derive(Debug, Clone, Serialize)]
pub struct MissingView {
    /// How many actions of each priority lack what; an action may lack several things.
    pub grid: GridView,
    /// The actions that lack something.
    pub actions: Vec<LackingView>,
    /// The priorities without a driver.
    pub without_driver: Vec<NameView>,
    /// The priorities that have not reported.
    pub without_report: Vec<NameView>,
    /// The priorities that last reported before the period that is due.
    pub behind: Vec<BehindView>,
}

/// A priority that last reported before the period that is due.
#[derive(Debug, Clone, Serialize)]
pub struct BehindView {
    /// The priority.
    pub priority: NameView,
    /// The period in which it last reported.
    pub last: PeriodView,
    /// The period that is due.
    pub due: PeriodView,
}

/// What an action lacks.
#[derive(Debug, Clone, Serialize)]
pub struct LackingView {
    /// The action.
    pub action: RefView,
    /// Its short title.
    pub title: Option<String>,
    /// What it lacks: `leader`, `report`, `result`, `verdict`, `figure`, `kpi_value`.
    pub gaps: Vec<String>,
    /// The names of its indicators without a value.
    pub kpis: Vec<String>,
}

/// What moved since the reports before.
#[derive(Debug, Clone, Serialize)]
pub struct MovementView {
    /// Steps from one answer to another, by question.
    pub steps: Vec<StepsView>,
    /// Indicators of which the number changed.
    pub kpis: Vec<KpiStepView>,
    /// By priority.
    pub priorities: Vec<MovedView>,
    /// The priorities without a report before.
    pub without: Vec<NameView>,
}

/// The steps of one question.
#[derive(Debug, Clone, Serialize)]
pub struct StepsView {
    /// `stage`, `punctuality` or `verdict`.
    pub question: String,
    /// The steps.
    pub paths: Vec<PathView>,
}

/// A step and who took it.
#[derive(Debug, Clone, Serialize)]
pub struct PathView {
    /// The answer before.
    pub from: String,
    /// The answer now.
    pub to: String,
    /// The actions.
    pub uses: CellView,
}

/// An indicator of which the number changed.
#[derive(Debug, Clone, Serialize)]
pub struct KpiStepView {
    /// The action.
    pub action: RefView,
    /// What is measured.
    pub name: String,
    /// What one of it is called.
    pub unit: Option<String>,
    /// The number before.
    pub from: String,
    /// When.
    pub from_period: String,
    /// The number now.
    pub to: String,
    /// When.
    pub to_period: String,
    /// The change in per cent.
    pub change: Option<String>,
}

/// What moved in one priority.
#[derive(Debug, Clone, Serialize)]
pub struct MovedView {
    /// The priority.
    pub priority: NameView,
    /// The last period with a report before.
    pub since: PeriodView,
    /// The period that is summed up.
    pub period: PeriodView,
    /// The actions with news, and what it is.
    pub changed: Vec<(RefView, ChangeView)>,
    /// The actions without.
    pub unchanged: CellView,
}
