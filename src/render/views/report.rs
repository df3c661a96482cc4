//! The final driver's report as a whole, and the tables that stand at its beginning.

use serde::Serialize;

use super::action::{ActionView, ContinuationView};
use super::document::{
    CountView, DraftView, MarkingView, PeriodView, PlanView, SectionView, SourcesView,
};
use super::figure::{FigureView, KpiView};
use super::note::NotReleasedView;
use super::priority::{GoalView, PriorityView};

/// The final driver's report on one priority.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView {
    /// The plan.
    pub plan: PlanView,
    /// The marking of the whole document.
    pub marking: MarkingView,
    /// Present when the plan has errors and the report is made all the same.
    pub draft: Option<DraftView>,
    /// The period reported on; absent where the priority is not reported by period.
    pub period: Option<PeriodView>,
    /// Every period in which something is reported, up to the one reported on, in order of time.
    pub periods: Vec<PeriodView>,
    /// The periods of which nothing is said on any action: why not, in the words of the files
    /// (`blank`), and which.
    pub silent: Vec<(String, PeriodView)>,
    /// The priority.
    pub priority: PriorityView,
    /// The driver's prose by its place in the report.
    pub narrative: NarrativeView,
    /// How many actions there are, and how they stand.
    pub tally: TallyView,
    /// Which columns the overview of actions needs.
    pub columns: ColumnsView,
    /// Which records of actions are annexed, and which of their rows are needed.
    pub records: RecordsView,
    /// The actions known by number and status alone, by how they stand; only lists that have any.
    pub lists: Vec<StatusListView>,
    /// The key figures, in the order of the files.
    pub figures: Vec<FigureView>,
    /// The strategic goals with their actions, by number.
    pub goals: Vec<GoalView>,
    /// Every indicator of every action.
    pub kpis: Vec<KpiView>,
    /// Every action whose continuation is known.
    pub continuations: Vec<ContinuationView>,
    /// Attached reports.
    pub annexes: Vec<SectionView>,
    /// Where something is left out that a declassification in part does not release.
    pub gaps: GapsView,
    /// Where it comes from; absent in a report that is part of a larger document.
    pub sources: Option<SourcesView>,
}

/// Prose by its place.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NarrativeView {
    /// At the beginning, before the tables.
    pub summary: Vec<SectionView>,
    /// After the tables, before the goals.
    pub before_goals: Vec<SectionView>,
    /// After the goals.
    pub after_goals: Vec<SectionView>,
    /// At the end, before the annexes.
    pub conclusion: Vec<SectionView>,
}

/// What is not released, by its place. What belongs to a goal stands there.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GapsView {
    /// Texts at the beginning.
    pub summary: Vec<NotReleasedView>,
    /// Texts after the tables.
    pub before_goals: Vec<NotReleasedView>,
    /// Texts after the goals, and what has no goal in the report.
    pub after_goals: Vec<NotReleasedView>,
    /// Texts at the end.
    pub conclusion: Vec<NotReleasedView>,
    /// Attached reports.
    pub annexes: Vec<NotReleasedView>,
}

/// How the actions stand, in numbers.
#[derive(Debug, Clone, Serialize)]
pub struct TallyView {
    /// How many actions there are.
    pub actions: usize,
    /// How many stand at each stage, `finished` and so on, in the order of the vocabulary; only
    /// those that occur, and `unstated` last.
    pub stages: Vec<CountView>,
    /// How many are on time.
    pub punctualities: Vec<CountView>,
    /// How many got each verdict.
    pub verdicts: Vec<CountView>,
    /// How many continue.
    pub continuations: Vec<CountView>,
}

/// The columns of the overview in which some action has a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "one answer for each column")]
pub struct ColumnsView {
    /// A title.
    pub title: bool,
    /// A leader.
    pub leaders: bool,
    /// A stage.
    pub stage: bool,
    /// Whether it is on time.
    pub punctuality: bool,
    /// A verdict.
    pub verdict: bool,
    /// Whether it continues.
    pub continuation: bool,
    /// The leader's word.
    pub printed: bool,
    /// What changed since the report before.
    pub change: bool,
}

/// The annexed records of actions. A row of the forms is needed when it is filled in on one of
/// them: on the others it was left blank.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "one answer for each row")]
pub struct RecordsView {
    /// Whether there are forms.
    pub forms: bool,
    /// Whether there are tables of results.
    pub tables: bool,
    /// Leaders.
    pub leaders: bool,
    /// Participants.
    pub participants: bool,
    /// New or continuing.
    pub basis: bool,
    /// When in the plan's time.
    pub timing: bool,
    /// Results.
    pub result: bool,
    /// Positions against the target.
    pub target_gap: bool,
    /// Inputs.
    pub inputs: bool,
    /// Comments.
    pub comments: bool,
}

/// Actions that stand alike and of which little more is known.
#[derive(Debug, Clone, Serialize)]
pub struct StatusListView {
    /// `completed`, `continuing`, `postponed`, `dropped` or `open`.
    pub standing: String,
    /// The word that is printed for each of them, where it is one.
    pub printed: Option<String>,
    /// The actions, by number.
    pub actions: Vec<ListedView>,
}

/// An action in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ListedView {
    /// The action.
    pub action: ActionView,
    /// The other lists it stands in.
    pub others: Vec<String>,
    /// Whether the list tells what there is to tell of it: `false` where it stands in an earlier list
    /// already, or has a section.
    pub first: bool,
}
