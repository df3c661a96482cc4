//! The summary over all priorities of a plan.
//!
//! Where a number is shown, what it counts is there too: references to actions, which templates
//! print beside it or link to. One file for each part of the document.

mod engagement;
mod figures;
mod missing;
mod onward;
mod remarks;
mod status;

use serde::Serialize;

use super::document::{DraftView, MarkingView, PeriodView, PlanView, SourcesView};

pub use engagement::{
    AbsenceView, CarrierView, ConcentrationView, EngagementView, GroupUseView, PresenceView,
    ShareView,
};
pub use figures::{CountedView, JudgedView, MeasureView, SubtotalView};
pub use missing::{
    BehindView, KpiStepView, LackingView, MissingView, MovedView, MovementView, PathView, StepsView,
};
pub use onward::{
    BidView, DestinationView, FundingView, NamedView, OnwardView, OnwardsView, RelatedView,
    SourceView, SuccessorView, TieView, TiesView,
};
pub use remarks::{RemarkView, ThemeView};
pub use status::{GridRowView, GridView, IndexView, MeaningView, WordingView};

/// The summary over some or all priorities of a plan.
#[derive(Debug, Clone, Serialize)]
pub struct SummaryView {
    /// The plan.
    pub plan: PlanView,
    /// The marking of the whole document.
    pub marking: MarkingView,
    /// Present when the plan has errors and the summary is made all the same.
    pub draft: Option<DraftView>,
    /// The period asked for; without it, each priority stands as it last reported.
    pub until: Option<PeriodView>,
    /// The priorities that are summed up, in the order of the plan.
    pub priorities: Vec<SummedView>,
    /// The priorities that were not asked for.
    pub left_out: Vec<NameView>,
    /// The priorities on which another document reports.
    pub elsewhere: Vec<ElsewhereView>,
    /// How many actions are summed up.
    pub actions: usize,
    /// How many of them are reported on in the period of their priority.
    pub reported: usize,
    /// The answers to each of the four questions by priority: `stage`, `punctuality`, `verdict`,
    /// `continuation`.
    pub matrices: Vec<GridView>,
    /// The words printed for a status.
    pub words: Vec<WordingView>,
    /// The words printed for a continuation.
    pub continuation_words: Vec<WordingView>,
    /// What the figures make for each measure.
    pub measures: Vec<MeasureView>,
    /// What became of the targets of indicators, by priority.
    pub attainment: GridView,
    /// Every indicator, by what became of its target and in the order of the plan.
    pub kpis: Vec<JudgedView>,
    /// Who does what.
    pub engagement: EngagementView,
    /// Where actions go.
    pub onward: OnwardsView,
    /// Where money comes from.
    pub funding: FundingView,
    /// The themes of remarks, those that most priorities share first.
    pub themes: Vec<ThemeView>,
    /// The remarks that have no theme.
    pub without_theme: Vec<RemarkView>,
    /// Named operations, in the order of the plan.
    pub operations: Vec<NamedView>,
    /// What is missing.
    pub missing: MissingView,
    /// What ties priorities together.
    pub ties: TiesView,
    /// What moved since the reports before; absent where no priority has one.
    pub movement: Option<MovementView>,
    /// Every action that is summed up.
    pub index: Vec<IndexView>,
    /// Where it comes from; absent in a summary that is part of a larger document.
    pub sources: Option<SourcesView>,
}

/// What a priority is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameView {
    /// The key, `THB`.
    pub key: String,
    /// The letter in the plan, `F`.
    pub letter: Option<String>,
    /// The name; the key where there is none.
    pub name: String,
    /// The place to link to, `priority-thb`.
    pub anchor: String,
}

/// A priority that is summed up.
#[derive(Debug, Clone, Serialize)]
pub struct SummedView {
    /// What it is called.
    pub name: NameView,
    /// The codes of those who drive it.
    pub drivers: Vec<String>,
    /// What its last report covers, where that is not a period of the plan.
    pub covers: Option<String>,
    /// The period in which its actions stand as counted; absent where none has a report by then.
    pub period: Option<PeriodView>,
    /// How many actions it has.
    pub actions: usize,
    /// How many of them are reported on in that period.
    pub reported: usize,
    /// How many of its goals are reported as a whole.
    pub goals: usize,
    /// The day on which membership of the Union is judged, `31 October 2013`.
    pub day: String,
    /// Its own marking as printed, where it is not the document's.
    pub marking: Option<String>,
}

/// A priority on which another document reports.
#[derive(Debug, Clone, Serialize)]
pub struct ElsewhereView {
    /// What it is called.
    pub name: NameView,
    /// The number of the document.
    pub document: String,
    /// The document's marking as printed.
    pub marking: Option<String>,
}

/// A reference to an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefView {
    /// The key of the priority, `THB`.
    pub priority: String,
    /// The number, `3.2`.
    pub number: String,
    /// The place to link to, `thb-3-2`.
    pub anchor: String,
}

/// A reference to whatever holds something: an action, a goal or a priority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceView {
    /// The key of the priority.
    pub priority: String,
    /// The action.
    pub action: Option<RefView>,
    /// The number of the goal.
    pub goal: Option<u16>,
}

/// A number and the actions behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellView {
    /// How many.
    pub count: usize,
    /// Which; of things that an action has several of, each action once.
    pub actions: Vec<RefView>,
}
