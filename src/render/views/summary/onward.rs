//! Where actions go, what pays for them, what they are tied to.

use serde::Serialize;

use super::super::activity::{FundingBidView, OperationView};
use super::{CellView, NameView, PlaceView, RefView};

/// Where actions go.
#[derive(Debug, Clone, Serialize)]
pub struct OnwardsView {
    /// The places.
    pub destinations: Vec<DestinationView>,
    /// The actions of which nobody has said.
    pub unstated: CellView,
    /// The priorities that whole priorities go over into.
    pub successors: Vec<SuccessorView>,
}

/// Where some actions go.
#[derive(Debug, Clone, Serialize)]
pub struct DestinationView {
    /// `on`, `merged`, `ends` or `dropped`.
    pub kind: String,
    /// The year of the plan.
    pub plan: Option<u16>,
    /// The name of the priority.
    pub priority: Option<String>,
    /// How many actions go there, and from how many priorities.
    pub count: usize,
    /// The actions.
    pub actions: Vec<OnwardView>,
}

/// An action that goes on or ends.
#[derive(Debug, Clone, Serialize)]
pub struct OnwardView {
    /// The action.
    pub action: RefView,
    /// Its short title.
    pub title: Option<String>,
    /// The decision.
    pub decision: String,
    /// The action there.
    pub into: Option<String>,
    /// A prose: what it depends on.
    pub condition: Option<String>,
    /// The printed word.
    pub printed: Option<String>,
    /// A prose.
    pub note: Option<String>,
    /// The bids for money of the action.
    pub bids: Vec<FundingBidView>,
}

/// A priority that a whole priority goes over into.
#[derive(Debug, Clone, Serialize)]
pub struct SuccessorView {
    /// The priority of this plan.
    pub from: NameView,
    /// The later plan.
    pub plan: String,
    /// The priority there.
    pub priority: String,
    /// A prose.
    pub note: Option<String>,
}

/// Where money comes from.
#[derive(Debug, Clone, Serialize)]
pub struct FundingView {
    /// The sources that actions name.
    pub sources: Vec<SourceView>,
    /// The actions that were asked and name none, by the reason.
    pub unset: Vec<SourceView>,
    /// The actions that say nothing.
    pub silent: CellView,
    /// The bids, in the order of the plan.
    pub bids: Vec<BidView>,
}

/// A source of money, or the reason why none is named, and the actions that say so.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// The source, or a word for unset.
    pub name: String,
    /// The actions.
    pub uses: CellView,
}

/// A bid for money.
#[derive(Debug, Clone, Serialize)]
pub struct BidView {
    /// The bid.
    pub bid: FundingBidView,
    /// Where it is written.
    pub places: Vec<PlaceView>,
}

/// A named operation.
#[derive(Debug, Clone, Serialize)]
pub struct NamedView {
    /// What is written of it first, and the countries of every mention.
    pub operation: OperationView,
    /// Where it is written.
    pub places: Vec<PlaceView>,
    /// The priorities that name it.
    pub priorities: Vec<NameView>,
}

/// What ties priorities together.
#[derive(Debug, Clone, Serialize)]
pub struct TiesView {
    /// Later priorities into which several go.
    pub shared: Vec<TieView>,
    /// Operations that several name.
    pub operations: Vec<TieView>,
    /// Parties that drive several.
    pub drivers: Vec<TieView>,
    /// Themes that several share.
    pub themes: Vec<TieView>,
    /// Actions that go on in another priority of this plan: the action and the priority's name.
    pub across: Vec<(RefView, String)>,
    /// Ties between actions of one priority.
    pub relations: Vec<RelatedView>,
}

/// A tie between two actions of one priority.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedView {
    /// The action that names it.
    pub action: RefView,
    /// What ties them: `merged_into` and so on.
    pub kind: String,
    /// The other action.
    pub other: RefView,
    /// Whether the other is in the document, so that it can be linked to.
    pub known: bool,
    /// A remark.
    pub note: Option<String>,
}

/// Something that several priorities have in common.
#[derive(Debug, Clone, Serialize)]
pub struct TieView {
    /// What.
    pub name: String,
    /// The priorities.
    pub priorities: Vec<NameView>,
    /// For each of them what it has to do with it: `driver` or `co_drivers`; empty elsewhere.
    pub roles: Vec<String>,
}
