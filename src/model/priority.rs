//! One priority: its group, its goals, and what its driver says for all of them.

use std::fmt;

use schemars::{JsonSchema, json_schema};
use serde::Deserialize;

use crate::model::activity::{Event, FundingBid, Operation, Partner};
use crate::model::date::PlanDate;
use crate::model::entries::Entries;
use crate::model::figure::Figure;
use crate::model::involved::Involved;
use crate::model::lint::Lint;
use crate::model::marking::Marking;
use crate::model::point::Point;
use crate::model::scalar::{Refusal, Scalar, TEXT};
use crate::model::text::{Line, Prose};
use crate::model::unset::{Stated, Unset};
use crate::source::Spanned;

/// The short name of a priority: capital letters and digits, `THB`. Its folder is the same in
/// lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PriorityKey(String);

impl PriorityKey {
    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the priority's folder under `priorities/`.
    pub fn folder(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl fmt::Display for PriorityKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for PriorityKey {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str = "the key of a priority like `THB`";
    const SAMPLE: &'static str = "THB";

    fn parse(text: &str) -> Result<Self, Refusal> {
        let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
        if text.starts_with(|c: char| c.is_ascii_uppercase()) && text.chars().all(fits) {
            return Ok(Self(text.to_owned()));
        }
        let capitals: String = text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let begins = capitals.starts_with(|c: char| c.is_ascii_uppercase());
        let shown = if begins { capitals.as_str() } else { Self::SAMPLE };
        Err(Refusal::new("this is not the key of a priority")
            .help(format!("use capital letters and digits: `{shown}`")))
    }
}

crate::scalar!(
    PriorityKey,
    "PriorityKey",
    json_schema!({ "type": "string", "pattern": "^[A-Z][A-Z0-9]*$" })
);

/// One priority of the plan. The file is `priorities/KEY/priority.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriorityFile {
    /// The short name in capital letters: `THB`. The folder is the same in lower case.
    pub key: Spanned<PriorityKey>,
    /// The letter under which the priority stands in the plan.
    pub letter: Option<Spanned<Line>>,
    /// A different letter that was printed somewhere.
    pub printed_letter: Option<PrintedLetter>,
    /// The name: `Trafficking in human beings`.
    pub name: Spanned<Line>,
    /// The classification or distribution marking of this file, and of the priority's actions,
    /// narratives and annexes that have none of their own. Without it the plan's holds.
    pub marking: Option<Spanned<Marking>>,
    /// What the priority is for.
    pub aim: Option<Prose>,
    /// The party that drives the priority.
    pub driver: Option<Involved>,
    /// The parties that drive it beside the driver.
    #[serde(default)]
    pub co_drivers: Vec<Involved>,
    /// The Member States in the priority's group.
    #[serde(default)]
    pub members: Vec<Involved>,
    /// The agencies and institutions that support it.
    #[serde(default)]
    pub agencies: Vec<Involved>,
    /// The third states in the group.
    #[serde(default)]
    pub third_states: Vec<Involved>,
    /// Others in the group.
    #[serde(default)]
    pub others: Vec<Involved>,
    /// Since when the group has worked.
    pub started: Option<Spanned<PlanDate>>,
    /// Who agreed the plan.
    pub agreed_by: Option<Line>,
    /// The reports made in the course of the year, this one included.
    #[serde(default)]
    pub reports: Vec<Report>,
    /// What the head of the report asks for and nobody answered, in its words, and how that looks
    /// there: `third states: blank`.
    #[serde(default)]
    pub unanswered: Entries<Spanned<Unset>>,
    /// What is noted on the leaders of all actions.
    pub leaders_note: Option<Prose>,
    /// The title of the annex with the forms of the actions.
    pub forms_title: Option<Line>,
    /// The strategic goals, by number.
    #[serde(default)]
    pub goals: Vec<Goal>,
    /// Figures of the priority as a whole.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Events of the priority as a whole.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Operations of the priority as a whole.
    #[serde(default)]
    pub operations: Vec<Operation>,
    /// Bids for money of the priority as a whole.
    #[serde(default)]
    pub funding_bids: Vec<FundingBid>,
    /// Whom the priority works with.
    #[serde(default)]
    pub partners: Vec<Partner>,
    /// Programmes, platforms and initiatives of others that the priority builds on or knows of.
    #[serde(default)]
    pub initiatives: Vec<Partner>,
    /// The verdict on the whole: the driver's, if nobody else is named.
    pub verdict: Option<Point>,
    /// The main findings of the report, in a few sentences, for the front of the note.
    #[serde(default)]
    pub main_findings: Vec<Point>,
    /// What the driver recommends.
    #[serde(default)]
    pub recommendations: Vec<Point>,
    /// What made the work difficult.
    #[serde(default)]
    pub difficulties: Vec<Point>,
    /// What was achieved.
    #[serde(default)]
    pub achievements: Vec<Point>,
    /// What the driver proposes.
    #[serde(default)]
    pub proposals: Vec<Point>,
    /// What is still to be done, by whom and by when.
    #[serde(default)]
    pub follow_ups: Vec<Point>,
    /// What becomes of the actions as a whole: the driver's words, if nobody else is named.
    pub continuation: Option<Point>,
    /// What was learned.
    pub lessons: Option<Lessons>,
    /// Where the priority comes from or goes in other plans.
    #[serde(default)]
    pub succession: Vec<Succession>,
    /// Who signs the report.
    pub signature: Option<Signature>,
    /// What an editor remarks on the report that this file was made from: how something was printed
    /// there. Documents tell it with `--notes` only.
    #[serde(default)]
    pub source_notes: Vec<Prose>,
    /// How findings in the files of the priority are reported.
    #[serde(default)]
    pub lint: Lint,
}

/// A letter that was printed in place of the priority's own.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrintedLetter {
    /// The letter.
    pub letter: Line,
    /// Where it stands.
    pub place: Option<Line>,
}

/// One of the reports of a year.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// When it was made; `not_specified` where it bears no date.
    pub at: Spanned<Stated<PlanDate>>,
    /// What it was: `interim report`.
    pub title: Option<Line>,
    /// What it covers, where that is not a period of the plan: `2013`.
    pub covers: Option<Line>,
    /// The period that it was made for, where its date does not tell: `2013-12`. Reports on earlier
    /// periods do not name it.
    pub period: Option<Spanned<Line>>,
}

/// One strategic goal.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// The number; the actions under goal 3 are 3.1, 3.2 and so on.
    #[schemars(range(min = 1, max = 999))]
    pub number: Spanned<u16>,
    /// A short title, for tables and headings.
    pub title: Option<Spanned<Line>>,
    /// What is to be reached.
    pub text: Option<Prose>,
    /// The keys of the plan's horizontal goals that it serves: `[CHSG1]`, and so all its actions. A goal
    /// without a title that names one is called by it.
    #[serde(default)]
    pub horizontal: Vec<Spanned<Line>>,
    /// Another wording that stands somewhere else.
    pub variant: Option<GoalVariant>,
    /// Why the goal has no action in this plan.
    pub without_action: Option<Prose>,
    /// A report on the goal as a whole, where no actions are reported.
    pub report: Option<GoalReport>,
}

/// Another wording of a goal.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GoalVariant {
    /// The other wording.
    pub text: Option<Prose>,
    /// The other number.
    pub number: Option<u16>,
    /// Where it stands.
    pub place: Option<Line>,
}

/// A report on a goal as a whole.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct GoalReport {
    /// What was done and what came of it.
    pub result: Option<Prose>,
    /// The period in which the result was reported: `2013-06`. Reports on earlier periods do not show
    /// it.
    pub period: Option<Spanned<Line>>,
    /// Results that can be counted.
    #[serde(default)]
    pub results: Vec<Figure>,
    /// Meetings, courses, conferences, action days.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Named operations, joint investigation teams, projects.
    #[serde(default)]
    pub operations: Vec<Operation>,
    /// Bids for money.
    #[serde(default)]
    pub funding_bids: Vec<FundingBid>,
    /// Whom one works with on the goal.
    #[serde(default)]
    pub partners: Vec<Partner>,
    /// Programmes, platforms and initiatives of others that the work builds on or knows of.
    #[serde(default)]
    pub initiatives: Vec<Partner>,
    /// Difficulties met.
    #[serde(default)]
    pub difficulties: Vec<Point>,
    /// Recommendations that follow from it.
    #[serde(default)]
    pub recommendations: Vec<Point>,
    /// What is still to be done, by whom and by when.
    #[serde(default)]
    pub follow_ups: Vec<Point>,
    /// What else was said.
    #[serde(default)]
    pub comments: Vec<Point>,
}

/// What was learned.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct Lessons {
    /// What went well, and good practice.
    #[serde(default)]
    pub went_well: Vec<Point>,
    /// What fell short.
    #[serde(default)]
    pub shortcomings: Vec<Point>,
}

/// A priority of another plan that comes before or after this one.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Succession {
    /// `predecessor` or `successor`.
    pub kind: SuccessionKind,
    /// The plan or cycle: `2014–2017`.
    pub plan: Line,
    /// The name of the priority there.
    pub priority: Line,
    /// The period in which it was reported: `2013-06`. Reports on earlier periods do not show it.
    pub period: Option<Spanned<Line>>,
    /// What should be known about it.
    pub note: Option<Prose>,
}

/// On which side another priority stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum SuccessionKind {
    /// Before this one.
    Predecessor,
    /// After this one.
    Successor,
}

/// Who signs a report.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The function: `Driver of the priority`.
    pub function: Line,
    /// The name, where it is to be printed.
    pub name: Option<Line>,
    /// The period whose report it signs: `2013-12`. Reports on earlier periods do not bear it.
    pub period: Option<Spanned<Line>>,
}
