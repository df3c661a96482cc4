//! Events, operations and bids for money.

use serde::Serialize;

use super::document::PartyView;
use super::figure::FigureView;

/// Events, operations, bids, partners and initiatives.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ActivitiesView {
    /// Events in the order of the file.
    pub events: Vec<EventView>,
    /// Operations in the order of the file.
    pub operations: Vec<OperationView>,
    /// Bids in the order of the file.
    pub funding_bids: Vec<FundingBidView>,
    /// Whom one works with.
    pub partners: Vec<PartnerView>,
    /// Programmes, platforms and initiatives of others.
    pub initiatives: Vec<PartnerView>,
    /// Whether there is any of them.
    pub any: bool,
}

/// An event.
#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    /// `meeting`, `course`: a word of the author's, where the title does not say it.
    pub kind: Option<String>,
    /// Its name.
    pub title: Option<String>,
    /// The town.
    pub place: Option<String>,
    /// The country.
    pub country: Option<PartyView>,
    /// When, `28–31 October 2013`.
    pub date: Option<String>,
    /// How many people.
    pub participants: Option<String>,
    /// How many Member States.
    pub member_states: Option<String>,
    /// How many trainers.
    pub trainers: Option<String>,
    /// How many presenters.
    pub presenters: Option<String>,
    /// Who held it.
    pub organisers: Vec<PartyView>,
    /// Who was there.
    pub attended_by: Vec<PartyView>,
    /// Who paid.
    pub funding: Option<String>,
    /// A prose: what it was about.
    pub about: Option<String>,
    /// A prose.
    pub outcome: Option<String>,
    /// Its countable results.
    pub figures: Vec<FigureView>,
}

/// An operation.
#[derive(Debug, Clone, Serialize)]
pub struct OperationView {
    /// Its name.
    pub name: String,
    /// Those that are reported with it: what is said of it holds for them.
    pub together: Vec<OperationView>,
    /// What kind: a word of the author's.
    pub kind: Option<String>,
    /// Who is in it.
    pub countries: Vec<PartyView>,
    /// When, `July to August 2013`.
    pub date: Option<String>,
    /// Under which number it is filed.
    pub reference: Option<String>,
    /// The kind of crime.
    pub crime: Option<String>,
    /// Where it goes from and to.
    pub route: Option<String>,
    /// A prose.
    pub about: Option<String>,
    /// A prose.
    pub outcome: Option<String>,
    /// Its countable results.
    pub figures: Vec<FigureView>,
}

/// A partner or an initiative.
#[derive(Debug, Clone, Serialize)]
pub struct PartnerView {
    /// Its name.
    pub name: String,
    /// What kind: a word of the author's.
    pub kind: Option<String>,
    /// Who stands behind it.
    pub parties: Vec<PartyView>,
    /// Since when, `1985`.
    pub since: Option<String>,
    /// A prose.
    pub about: Option<String>,
    /// A prose.
    pub outcome: Option<String>,
}

/// A bid for money.
#[derive(Debug, Clone, Serialize)]
pub struct FundingBidView {
    /// The programme.
    pub programme: String,
    /// What for.
    pub purpose: Option<String>,
    /// Who applied.
    pub applicant: Option<PartyView>,
    /// When.
    pub submitted: Option<String>,
    /// When it was decided.
    pub decided: Option<String>,
    /// `planned`, `pending`, `accepted`, `refused`, `withdrawn`.
    pub outcome: String,
    /// A prose.
    pub note: Option<String>,
}
