//! One action: the file that its leader edits.

use std::fmt;

use schemars::{JsonSchema, json_schema};
use serde::{Deserialize, Serialize};

use crate::model::activity::{Event, FundingBid, Operation, Partner};
use crate::model::date::PlanDate;
use crate::model::entries::Entries;
use crate::model::figure::Figure;
use crate::model::involved::Involved;
use crate::model::kpi::Kpi;
use crate::model::marking::Marking;
use crate::model::point::Point;
use crate::model::priority::PriorityKey;
use crate::model::progress::Progress;
use crate::model::quantity::{Quantity, keyed};
use crate::model::scalar::{Refusal, Scalar, TEXT};
use crate::model::text::{Line, Prose};
use crate::model::unset::{Stated, Unset};
use crate::model::who::{Printed, Who};
use crate::source::Spanned;

/// The number of an action, `3.2`: goal 3, action 2. A label and never a decimal number, so that
/// `1.10` follows `1.9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionNumber {
    /// The number of the strategic goal.
    pub goal: u16,
    /// The number of the action under it.
    pub action: u16,
}

impl fmt::Display for ActionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.goal, self.action)
    }
}

impl Scalar for ActionNumber {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str = "an action number like \"3.2\"";
    const SAMPLE: &'static str = "1.1";

    fn parse(text: &str) -> Result<Self, Refusal> {
        let part = |text: &str| match text.as_bytes() {
            [b'1'..=b'9', rest @ ..] if rest.len() <= 2 && rest.iter().all(u8::is_ascii_digit) => {
                text.parse().ok()
            }
            _ => None,
        };
        text.split_once('.')
            .and_then(|(goal, action)| Some(Self { goal: part(goal)?, action: part(action)? }))
            .ok_or_else(|| {
                Refusal::new("this is not an action number")
                    .help("write the goal, a dot and the action, in quotes: `\"3.2\"`")
            })
    }
}

crate::scalar!(
    ActionNumber,
    "ActionNumber",
    json_schema!({ "type": "string", "pattern": r"^[1-9][0-9]{0,2}\.[1-9][0-9]{0,2}$" })
);

/// An action by its number, `"3.2"`, or one of another priority by the key of that and its number: `THB 3.2`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActionRef {
    text: String,
    /// The key of its priority, where that is said.
    pub priority: Option<PriorityKey>,
    /// Its number.
    pub number: ActionNumber,
}

impl ActionRef {
    /// As it is written: `THB 3.2`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its number, if it is an action of the priority with this key, in which it is named.
    pub fn within(&self, key: &str) -> Option<ActionNumber> {
        self.priority.as_ref().is_none_or(|own| own.as_str() == key).then_some(self.number)
    }
}

impl fmt::Display for ActionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Scalar for ActionRef {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str =
        "an action number like \"3.2\", or `THB 3.2` for one of another priority";
    const SAMPLE: &'static str = "1.1";

    fn parse(text: &str) -> Result<Self, Refusal> {
        let (key, number) = match text.split_once(' ') {
            Some((key, number)) => (Some(key), number.trim_start()),
            None => (None, text),
        };
        let number = ActionNumber::parse(number).map_err(|_| {
            Refusal::new("this is not an action").help(
                "write its number in quotes, `\"3.2\"`, or the key of another priority and the number, `THB 3.2`",
            )
        })?;
        let priority = key.map(PriorityKey::parse).transpose()?;
        let text = match &priority {
            Some(key) => format!("{key} {number}"),
            None => number.to_string(),
        };
        Ok(Self { text, priority, number })
    }
}

crate::scalar!(
    ActionRef,
    "ActionRef",
    json_schema!({
        "type": "string",
        "pattern": r"^(?:[A-Z][A-Z0-9]* +)?[1-9][0-9]{0,2}\.[1-9][0-9]{0,2}$"
    })
);

/// One action of an operational action plan. The file is `priorities/KEY/actions/NUMBER.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
// Somebody leads it, or it is said on what that depends.
#[schemars(extend(
    "if" = { "required": ["leader_condition"] },
    "else" = { "properties": { "leaders": {
        "description": "Somebody, unless `leader_condition` says on what it depends.",
        "minItems": 1
    } } }
))]
pub struct Action {
    /// The number in quotes: `"3.2"` is the second action under goal 3.
    pub action: Spanned<ActionNumber>,
    /// The key of the priority, when the file should say so itself; it has to match the folder.
    pub priority: Option<Spanned<PriorityKey>>,
    /// The number of the strategic goal, when the file should say so itself; it has to match
    /// the action number.
    pub goal: Option<Spanned<u16>>,
    /// The title.
    pub title: Option<Spanned<Line>>,
    /// A shorter title, for tables.
    pub short_title: Option<Spanned<Line>>,
    /// The parts of a title that names more than one thing.
    #[serde(default)]
    pub title_parts: Vec<Line>,
    /// The classification or distribution marking of this file, if it has one of its own; without
    /// it the priority's holds, or else the plan's.
    pub marking: Option<Spanned<Marking>>,
    /// The year of the plan in which the action was first drawn up.
    #[schemars(range(min = 1900, max = 2099))]
    pub plan_year: Option<Spanned<u16>>,
    /// Whether the action is new or continues an earlier one.
    pub basis: Option<Spanned<Basis>>,
    /// The actions of earlier plans that it continues; several where they were merged.
    #[serde(default)]
    pub continues: Vec<Earlier>,
    /// What is to be done, step by step.
    #[serde(default)]
    pub description: Vec<Point>,
    /// Who leads the action, first the one who reports.
    #[serde(default)]
    pub leaders: Vec<Involved>,
    /// Who leads it beside them.
    #[serde(default)]
    pub co_leaders: Vec<Involved>,
    /// On what the choice of the leader depends, while none is named.
    pub leader_condition: Option<Prose>,
    /// Who takes part: parties and groups (`all_ms`).
    #[serde(default)]
    pub participants: Vec<Involved>,
    /// The first day: `2013-01-01`, `2013-01`, `2013`.
    pub start: Option<Spanned<PlanDate>>,
    /// The last day: `2013-12-31`, `2013-12`, `2013`, or `open`.
    pub end: Option<Spanned<PlanDate>>,
    /// When in the plan's time the work is done, in words: `first half of 2013`, `permanent`.
    pub timing: Option<Spanned<Line>>,
    /// The keys of the plan's horizontal goals that it serves beside those of its strategic goal:
    /// `[CHSG1]`.
    #[serde(default)]
    pub horizontal: Vec<Spanned<Line>>,
    /// The keys of other priorities whose action it is as well: `[CYBER]`. It is counted once, in this one,
    /// and their reports name it.
    #[serde(default)]
    pub with: Vec<Spanned<PriorityKey>>,
    /// Which other actions it belongs together with.
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// How its success is measured.
    #[serde(default)]
    pub kpis: Vec<Kpi>,
    /// What is reported, by period id.
    #[serde(default)]
    pub progress: Entries<Spanned<Progress>>,
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
    /// Whom one works with on the action.
    #[serde(default)]
    pub partners: Vec<Partner>,
    /// Programmes, platforms and initiatives of others that the action builds on or knows of.
    #[serde(default)]
    pub initiatives: Vec<Partner>,
    /// What goes into the action.
    pub inputs: Option<Inputs>,
    /// What becomes of the action in the next plan.
    pub continuation: Option<Continuation>,
    /// Difficulties met.
    #[serde(default)]
    pub difficulties: Vec<Point>,
    /// Recommendations that follow from it.
    #[serde(default)]
    pub recommendations: Vec<Point>,
    /// What is still to be done, by whom and by when.
    #[serde(default)]
    pub follow_ups: Vec<Point>,
    /// What the form asks for and nobody answered, in the form's words, and how that looks there:
    /// `comments: blank`.
    #[serde(default)]
    pub unanswered: Entries<Spanned<Unset>>,
    /// Any other comments.
    #[serde(default)]
    pub comments: Vec<Point>,
    /// What an editor remarks on the form that this file was made from: how something was printed
    /// there. Documents tell it with `--notes` only.
    #[serde(default)]
    pub source_notes: Vec<Prose>,
}

/// Whether an action is new.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Basis {
    /// Drawn up for this plan.
    New,
    /// Goes on from an earlier plan.
    Continuing,
    /// Goes on from an earlier plan, in which it came to be late.
    ContinuingDelayed,
}

/// An action of an earlier plan.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    /// The first year of the plan.
    #[schemars(range(min = 1900, max = 2099))]
    pub plan: Spanned<u16>,
    /// The priority, by the key that it has there.
    pub priority: Spanned<Line>,
    /// The number that it has there.
    pub action: Spanned<ActionNumber>,
}

impl fmt::Display for Earlier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.plan.value, self.priority.value, self.action.value)
    }
}

/// A tie to another action.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// What ties them.
    pub kind: RelationKind,
    /// The other action: `"1.2"`, or `THB 1.2` for one of another priority.
    pub action: Spanned<ActionRef>,
    /// What should be known about it.
    pub note: Option<Line>,
    /// The period in which it was reported: `2013-06`. Reports on earlier periods do not show it.
    pub period: Option<Spanned<Line>>,
}

/// What ties two actions.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum RelationKind {
    /// This action became part of the other.
    MergedInto,
    /// A part of this action was taken over by the other.
    PartlyMergedInto,
    /// The other action became part of this one.
    MergedWith,
    /// Both are reported in one text.
    ReportedWith,
    /// Both are worked on together, and each is reported by itself.
    JointWith,
    /// The other is of interest here.
    SeeAlso,
}

impl RelationKind {
    /// Whether what is reported on the one may stand under the other.
    pub fn shares_report(self) -> bool {
        !matches!(self, Self::JointWith | Self::SeeAlso)
    }
}

/// What goes into an action.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct Inputs {
    /// Human resources in full-time equivalents.
    #[serde(default, deserialize_with = "keyed::stated::<keyed::Posts, _>")]
    #[schemars(with = "Option<Stated<Quantity>>")]
    pub staff_fte: Option<Spanned<Stated<Quantity>>>,
    /// Human resources in words.
    pub staff: Option<Prose>,
    /// The money needed, in euro.
    #[serde(default, deserialize_with = "keyed::stated::<keyed::Euro, _>")]
    #[schemars(with = "Option<Stated<Quantity>>")]
    pub budget_eur: Option<Spanned<Stated<Quantity>>>,
    /// The money needed, in words.
    pub budget: Option<Prose>,
    /// Where the money comes from: `ISEC`, `national budgets`.
    pub funding: Option<Spanned<Stated<Line>>>,
}

/// What becomes of an action in the next plan.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Continuation {
    /// Whether it goes on.
    pub decision: Spanned<Decision>,
    /// The year of the plan in which it goes on.
    #[schemars(range(min = 1900, max = 2099))]
    pub plan: Option<Spanned<u16>>,
    /// The name of the plan or cycle in which it goes on, where no year is given.
    pub cycle: Option<Line>,
    /// The priorities in which it goes on: a key, or a name where the next plan has no keys yet.
    #[serde(default)]
    pub priorities: Vec<Line>,
    /// The action in which it goes on.
    pub action: Option<Spanned<ActionNumber>>,
    /// What it depends on; what is certain to go on may depend on something all the same.
    pub condition: Option<Prose>,
    /// The word for it that was printed, when it must survive: the leader's, if nobody else is
    /// named.
    pub printed: Option<Printed>,
    /// Who says so, where it is not the leader: `driver`.
    pub by: Option<Who>,
    /// The period in which it was decided: `2013-12`. Reports on earlier periods do not show it.
    pub period: Option<Spanned<Line>>,
    /// What should be known about it.
    pub note: Option<Prose>,
}

/// Whether an action goes on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Decision {
    /// It ends with this plan.
    None,
    /// It may go on.
    Possible,
    /// It probably goes on.
    Likely,
    /// It goes on.
    Certain,
    /// It goes on if a condition is met.
    Conditional,
    /// It was put off to a later plan.
    Postponed,
    /// It became part of another action.
    Merged,
    /// It was given up.
    Dropped,
}
