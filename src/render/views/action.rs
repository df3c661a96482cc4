//! An action: everything that its file says, and how it stands.

use serde::Serialize;

use super::activity::ActivitiesView;
use super::document::{PartyView, PeriodView, PointView, SectionView, WhoView};
use super::figure::{FigureView, KpiView};

/// An action: everything that its file says.
#[derive(Debug, Clone, Serialize)]
pub struct ActionView {
    /// `3.2`.
    pub number: String,
    /// Its title; absent for an action known by its number alone.
    pub title: Option<String>,
    /// The short title, or else the title.
    pub short_title: Option<String>,
    /// The parts of a title that names more than one thing.
    pub title_parts: Vec<String>,
    /// Its own marking as printed, where it differs from the document's.
    pub marking: Option<String>,
    /// The year of the plan in which it was first drawn up, where that is not this plan.
    pub plan_year: Option<u16>,
    /// `new`, `continuing`, `continuing_delayed`.
    pub basis: Option<String>,
    /// What is to be done, step by step.
    pub description: Vec<PointView>,
    /// The leaders.
    pub leaders: Vec<PartyView>,
    /// The co-leaders.
    pub co_leaders: Vec<PartyView>,
    /// A prose: on what the choice of the leader depends.
    pub leader_condition: Option<String>,
    /// The participants.
    pub participants: Vec<PartyView>,
    /// `1 January 2013`, `2013`.
    pub start: Option<String>,
    /// As `start`; `open` for an action without an end.
    pub end: Option<String>,
    /// When the work is done, in words.
    pub timing: Option<String>,
    /// Ties to other actions.
    pub relations: Vec<RelationView>,
    /// How it stands in the period reported on.
    pub status: StatusView,
    /// What is reported, by period in order of time, up to the one reported on.
    pub progress: Vec<ProgressView>,
    /// Its indicators.
    pub kpis: Vec<KpiView>,
    /// Its countable results.
    pub figures: Vec<FigureView>,
    /// Figures that are quoted from its attached reports, by report.
    pub quoted_figures: Vec<QuotedFiguresView>,
    /// Its events, operations and bids.
    pub activities: ActivitiesView,
    /// What goes into it.
    pub inputs: Option<InputsView>,
    /// What becomes of it.
    pub continuation: Option<ContinuationView>,
    /// Difficulties met.
    pub difficulties: Vec<PointView>,
    /// Recommendations.
    pub recommendations: Vec<PointView>,
    /// What is still to be done.
    pub follow_ups: Vec<PointView>,
    /// What the form asks for and nobody answered, in the form's words.
    pub unanswered: Vec<UnansweredView>,
    /// Comments.
    pub comments: Vec<PointView>,
    /// The driver's prose on it.
    pub narrative: Vec<SectionView>,
    /// Where it is told: in a `section` of its own, `shared` with another action, or in a `list`
    /// of those known by number and status alone.
    pub place: String,
    /// The number of the action in whose section it is told.
    pub shared_with: Option<String>,
    /// What is annexed of it: a `form`, a row of its goal's `table`, or `none`.
    pub record: String,
    /// What changed since the report before.
    pub change: Option<ChangeView>,
}

/// Figures whose source is an attached report.
#[derive(Debug, Clone, Serialize)]
pub struct QuotedFiguresView {
    /// The title of the report.
    pub title: String,
    /// The place to link to.
    pub anchor: String,
    /// The figures.
    pub figures: Vec<FigureView>,
}

/// What a form asks for and nobody answered.
#[derive(Debug, Clone, Serialize)]
pub struct UnansweredView {
    /// What, in the form's words.
    pub what: String,
    /// How that looks there: `blank`, `not_specified` and so on.
    pub why: String,
}

/// What changed since the report before.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// The period of the report before.
    pub since: PeriodView,
    /// The questions with another answer.
    pub steps: Vec<StepView>,
    /// Whether the text says something new.
    pub text: bool,
}

/// A question with another answer than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// The question: `stage`, `punctuality`, `verdict` or `printed`.
    pub question: String,
    /// The answer before: a word of the files, or for `printed` the leader's.
    pub from: String,
    /// The answer now.
    pub to: String,
}

/// The four questions, and the word that was printed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StatusView {
    /// `not_started`, `ongoing`, `finished`, `halted`.
    pub stage: Option<String>,
    /// `on_time`, `delayed`.
    pub punctuality: Option<String>,
    /// `met`, `partly_met`, `not_met`, `undetermined`, `open`.
    pub verdict: Option<String>,
    /// `none`, `likely`, `certain`, `conditional`, `postponed`, `merged`, `dropped`.
    pub continuation: Option<String>,
    /// The word that was printed.
    pub printed: Option<String>,
    /// Who used the word, where it is not the leader.
    pub printed_by: Option<WhoView>,
}

/// The report on an action in one period.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressView {
    /// The period.
    pub period: PeriodView,
    /// Why nothing is reported: `blank` where the column was left empty.
    pub unset: Option<String>,
    /// How it stood then.
    pub status: StatusView,
    /// Who reports, where it is not the leader.
    pub by: Option<WhoView>,
    /// `14 February 2014`.
    pub reported: Option<String>,
    /// How the column is headed, where not by the label of the period.
    pub headed: Option<String>,
    /// A prose: what is delivered.
    pub outputs: Option<String>,
    /// A prose.
    pub result: Option<String>,
    /// A prose.
    pub target_gap: Option<String>,
    /// What is said beside the result.
    pub comments: Vec<PointView>,
    /// A prose: what was added later.
    pub late: Option<String>,
}

/// A tie to another action.
#[derive(Debug, Clone, Serialize)]
pub struct RelationView {
    /// `merged_into`, `partly_merged_into`, `merged_with`, `reported_with`, `see_also`.
    pub kind: String,
    /// The other action's number.
    pub action: String,
    /// Whether the other action is in the report, so that it can be linked to.
    pub known: bool,
    /// A note.
    pub note: Option<String>,
}

/// What goes into an action.
#[derive(Debug, Clone, Serialize)]
pub struct InputsView {
    /// Full-time equivalents.
    pub staff_fte: Option<StatedView>,
    /// A prose.
    pub staff: Option<String>,
    /// Euro.
    pub budget_eur: Option<StatedView>,
    /// A prose.
    pub budget: Option<String>,
    /// The source of the money.
    pub funding: Option<StatedView>,
}

/// A value or the reason why there is none.
#[derive(Debug, Clone, Serialize)]
pub struct StatedView {
    /// The value as printed.
    pub value: Option<String>,
    /// The reason: `not_specified` and so on.
    pub unset: Option<String>,
}

/// What becomes of an action.
#[derive(Debug, Clone, Serialize)]
pub struct ContinuationView {
    /// The action's number.
    pub action: String,
    /// Its short title.
    pub title: Option<String>,
    /// `none`, `likely`, `certain` and so on.
    pub decision: String,
    /// The year of the plan in which it goes on.
    pub plan: Option<u16>,
    /// The name of the plan or cycle in which it goes on, where no year is given.
    pub cycle: Option<String>,
    /// The priorities in which it goes on.
    pub priorities: Vec<String>,
    /// The number of the action in which it goes on.
    pub into: Option<String>,
    /// A prose.
    pub condition: Option<String>,
    /// The word that was printed.
    pub printed: Option<String>,
    /// Who used the word, where it is not the leader.
    pub printed_by: Option<WhoView>,
    /// Who says so, where it is not the leader.
    pub by: Option<WhoView>,
    /// A prose.
    pub note: Option<String>,
}
