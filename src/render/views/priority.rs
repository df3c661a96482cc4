//! A priority: its header block and what its driver says for the whole.

use serde::Serialize;

use super::action::{ActionView, StatedView, UnansweredView};
use super::activity::ActivitiesView;
use super::document::{PartyView, PointView, SectionView};
use super::figure::FigureView;
use super::note::NotReleasedView;

/// A priority's header block.
#[derive(Debug, Clone, Serialize)]
pub struct PriorityView {
    /// `THB`.
    pub key: String,
    /// `F`.
    pub letter: Option<String>,
    /// Another letter that was printed somewhere, and where.
    pub printed_letter: Option<PrintedLetterView>,
    /// `Trafficking in human beings`.
    pub name: String,
    /// A shorter name for lists, or else the name.
    pub short_name: String,
    /// A prose.
    pub aim: Option<String>,
    /// The driver, if named.
    pub driver: Option<PartyView>,
    /// Those who drive it on equal terms with the driver.
    pub joint_drivers: Vec<PartyView>,
    /// The co-drivers.
    pub co_drivers: Vec<PartyView>,
    /// Member States of the group.
    pub members: Vec<PartyView>,
    /// Agencies and institutions.
    pub agencies: Vec<PartyView>,
    /// Third states.
    pub third_states: Vec<PartyView>,
    /// Others.
    pub others: Vec<PartyView>,
    /// `1 January 2013`.
    pub started: Option<String>,
    /// `COSI`.
    pub agreed_by: Option<String>,
    /// The reports of the year.
    pub reports: Vec<ReportedView>,
    /// `false` where the last of them is known to bear no date: nothing says then up to when it tells.
    pub dated: bool,
    /// What the last of them covers, where that is not a period of the plan.
    pub covers: Option<String>,
    /// What the head of the report asks for and nobody answered.
    pub unanswered: Vec<UnansweredView>,
    /// A prose: what is noted on the leaders of all actions.
    pub leaders_note: Option<String>,
    /// The title of the annex with the forms.
    pub forms_title: Option<String>,
    /// What becomes of the actions as a whole.
    pub continuation: Option<PointView>,
    /// The verdict on the whole.
    pub verdict: Option<PointView>,
    /// Lists of the driver's.
    pub recommendations: Vec<PointView>,
    /// What made the work difficult.
    pub difficulties: Vec<PointView>,
    /// What was achieved.
    pub achievements: Vec<PointView>,
    /// What is proposed.
    pub proposals: Vec<PointView>,
    /// What is still to be done.
    pub follow_ups: Vec<PointView>,
    /// What went well.
    pub went_well: Vec<PointView>,
    /// What fell short.
    pub shortcomings: Vec<PointView>,
    /// Priorities of other plans before and after.
    pub succession: Vec<SuccessionView>,
    /// Events, operations and bids of the priority as a whole.
    pub activities: ActivitiesView,
    /// `Driver of the priority`, and the name where it is to be printed.
    pub signature: Option<SignatureView>,
}

/// A letter printed in place of another.
#[derive(Debug, Clone, Serialize)]
pub struct PrintedLetterView {
    /// The letter.
    pub letter: String,
    /// Where.
    pub place: Option<String>,
}

/// One of the reports of a year.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedView {
    /// `March 2013`, or why there is no date.
    pub at: StatedView,
    /// What it was.
    pub title: Option<String>,
    /// What it covers, where that is not a period of the plan.
    pub covers: Option<String>,
}

/// A priority of another plan.
#[derive(Debug, Clone, Serialize)]
pub struct SuccessionView {
    /// `predecessor` or `successor`.
    pub kind: String,
    /// The plan.
    pub plan: String,
    /// The priority.
    pub priority: String,
    /// A prose.
    pub note: Option<String>,
}

/// Who signs.
#[derive(Debug, Clone, Serialize)]
pub struct SignatureView {
    /// The function.
    pub function: String,
    /// The name.
    pub name: Option<String>,
}

/// A strategic goal.
#[derive(Debug, Clone, Serialize)]
pub struct GoalView {
    /// Its number.
    pub number: u16,
    /// Whether the priority lists it; `false` where only the number of an action tells of it.
    pub listed: bool,
    /// Its short title.
    pub title: Option<String>,
    /// A prose: what is to be reached.
    pub text: Option<String>,
    /// A prose: another wording.
    pub variant: Option<VariantView>,
    /// A prose: why it has no action.
    pub without_action: Option<String>,
    /// The driver's prose on it.
    pub narrative: Vec<SectionView>,
    /// A prose: the result of the goal as a whole.
    pub result: Option<String>,
    /// Figures of the goal as a whole.
    pub figures: Vec<FigureView>,
    /// Events, operations and bids of the goal as a whole.
    pub activities: ActivitiesView,
    /// Difficulties met.
    pub difficulties: Vec<PointView>,
    /// Recommendations.
    pub recommendations: Vec<PointView>,
    /// What is still to be done.
    pub follow_ups: Vec<PointView>,
    /// What else was said.
    pub comments: Vec<PointView>,
    /// Whether there is anything to tell under its heading.
    pub told: bool,
    /// Whether its actions are recorded in a table of results.
    pub table: bool,
    /// Its actions, by number.
    pub actions: Vec<ActionView>,
    /// Actions and texts of it that are not released.
    pub gaps: Vec<NotReleasedView>,
}

/// Another wording of a goal.
#[derive(Debug, Clone, Serialize)]
pub struct VariantView {
    /// A prose.
    pub text: Option<String>,
    /// The other number.
    pub number: Option<u16>,
    /// Where it stands.
    pub place: Option<String>,
}
