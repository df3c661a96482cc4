//! What happened and under what name: events, operations, bids for funding.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::PlanDate;
use crate::model::figure::Figure;
use crate::model::involved::Involved;
use crate::model::quantity::{Quantity, keyed};
use crate::model::text::{Line, Prose};
use crate::model::unset::Stated;
use crate::source::Spanned;

/// A meeting, course, webinar, conference or action day.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What kind of event: `meeting`, `course`, `webinar`, `conference`, `action day`.
    pub kind: Line,
    /// Its name or subject.
    pub title: Option<Line>,
    /// The town or institution.
    pub place: Option<Line>,
    /// The country.
    pub country: Option<Involved>,
    /// The first day.
    pub start: Option<Spanned<PlanDate>>,
    /// The last day; leave out for an event of one day.
    pub end: Option<Spanned<PlanDate>>,
    /// The period in which it was reported: `2013-06`. Reports on earlier periods do not show it.
    pub period: Option<Spanned<Line>>,
    /// How many people took part.
    #[serde(default, deserialize_with = "keyed::optional::<keyed::Heads, _>")]
    #[schemars(with = "Option<keyed::Of<keyed::Heads>>")]
    pub participants: Option<Spanned<Quantity>>,
    /// How many Member States were represented.
    #[serde(default, deserialize_with = "keyed::optional::<keyed::Heads, _>")]
    #[schemars(with = "Option<keyed::Of<keyed::Heads>>")]
    pub member_states: Option<Spanned<Quantity>>,
    /// How many trainers there were.
    #[serde(default, deserialize_with = "keyed::optional::<keyed::Heads, _>")]
    #[schemars(with = "Option<keyed::Of<keyed::Heads>>")]
    pub trainers: Option<Spanned<Quantity>>,
    /// How many presenters there were.
    #[serde(default, deserialize_with = "keyed::optional::<keyed::Heads, _>")]
    #[schemars(with = "Option<keyed::Of<keyed::Heads>>")]
    pub presenters: Option<Spanned<Quantity>>,
    /// Who held it.
    #[serde(default)]
    pub organisers: Vec<Involved>,
    /// Who was there.
    #[serde(default)]
    pub attended_by: Vec<Involved>,
    /// Who paid for it.
    pub funding: Option<Line>,
    /// What it was about.
    pub about: Option<Prose>,
    /// What was done and what came of it.
    pub outcome: Option<Prose>,
    /// Results of it that can be counted.
    #[serde(default)]
    pub results: Vec<Figure>,
}

/// A named operation, joint investigation team or project.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// Its name: `Etutu`.
    pub name: Spanned<Line>,
    /// What kind: `operation`, `joint investigation team`, `project`.
    pub kind: Option<Line>,
    /// The countries and agencies in it.
    #[serde(default)]
    pub countries: Vec<Involved>,
    /// When it began.
    pub start: Option<Spanned<PlanDate>>,
    /// When it ended, or `open`.
    pub end: Option<Spanned<PlanDate>>,
    /// The period in which it was reported: `2013-06`. Reports on earlier periods do not show it.
    pub period: Option<Spanned<Line>>,
    /// Under which number it is filed: `SIENA 123456`.
    pub reference: Option<Line>,
    /// The kind of crime: `cocaine trafficking, money laundering`.
    pub crime: Option<Line>,
    /// Where it goes from and to: `Venezuela – Portugal, United Kingdom`.
    pub route: Option<Line>,
    /// What it is directed at.
    pub about: Option<Prose>,
    /// What came of it.
    pub outcome: Option<Prose>,
    /// Results of it that can be counted.
    #[serde(default)]
    pub results: Vec<Figure>,
    /// The name of an operation before it in the same list with which it is reported: what is said
    /// there holds for both.
    pub reported_with: Option<Spanned<Line>>,
}

/// Somebody one works with, or a programme, platform or initiative of others.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Its name: `shipping companies`, `Container Control Programme`.
    pub name: Spanned<Line>,
    /// What kind: `company`, `federation`, `programme`, `working group`.
    pub kind: Option<Line>,
    /// Who stands behind it.
    #[serde(default)]
    pub parties: Vec<Involved>,
    /// Since when it is there.
    pub since: Option<Spanned<PlanDate>>,
    /// The period in which it was reported: `2013-06`. Reports on earlier periods do not show it.
    pub period: Option<Spanned<Line>>,
    /// What it is about.
    pub about: Option<Prose>,
    /// What came of it.
    pub outcome: Option<Prose>,
}

/// A bid for money.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundingBid {
    /// The funding programme: `ISEC`.
    pub programme: Line,
    /// What the money is for.
    pub purpose: Option<Line>,
    /// Who applied.
    pub applicant: Option<Involved>,
    /// The money that was asked for, in euro: `48000`, `"about 50000"`.
    #[serde(default, deserialize_with = "keyed::stated::<keyed::Grant, _>")]
    #[schemars(with = "Option<Stated<Quantity>>")]
    pub asked_eur: Option<Spanned<Stated<Quantity>>>,
    /// The money that was granted, in euro.
    #[serde(default, deserialize_with = "keyed::stated::<keyed::Grant, _>")]
    #[schemars(with = "Option<Stated<Quantity>>")]
    pub granted_eur: Option<Spanned<Stated<Quantity>>>,
    /// The money that was spent of it, in euro.
    #[serde(default, deserialize_with = "keyed::stated::<keyed::Grant, _>")]
    #[schemars(with = "Option<Stated<Quantity>>")]
    pub spent_eur: Option<Spanned<Stated<Quantity>>>,
    /// When the bid was handed in.
    pub submitted: Option<Spanned<PlanDate>>,
    /// When it was decided.
    pub decided: Option<Spanned<PlanDate>>,
    /// The period in which it was reported: `2013-06`. Reports on earlier periods do not show it.
    pub period: Option<Spanned<Line>>,
    /// What came of it.
    pub outcome: BidOutcome,
    /// What follows from it.
    pub note: Option<Prose>,
}

/// What came of a bid.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum BidOutcome {
    /// Still to be written or handed in.
    Planned,
    /// Handed in, not yet decided.
    Pending,
    /// The money was granted.
    Accepted,
    /// The money was refused.
    Refused,
    /// The bid was taken back.
    Withdrawn,
}
