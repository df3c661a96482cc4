//! Who does what in which priority.

use serde::Serialize;

use super::{CellView, NameView, RefView};

/// Who does what.
#[derive(Debug, Clone, Serialize)]
pub struct EngagementView {
    /// Everybody who has a part: Member States first, then the other kinds, each by code.
    pub parties: Vec<PresenceView>,
    /// How the lead is spread: `leads` and `actions`.
    pub concentrations: Vec<ConcentrationView>,
    /// The groups that actions name, and who they were.
    pub groups: Vec<GroupUseView>,
    /// Who is registered and not seen, by priority.
    pub absences: Vec<AbsenceView>,
    /// The Member States that no priority names.
    pub nowhere: Vec<String>,
    /// The Member States that have a part only as members of groups.
    pub only_in_groups: Vec<String>,
    /// The day on which it is judged who is one.
    pub day: String,
}

/// What a party does.
#[derive(Debug, Clone, Serialize)]
pub struct PresenceView {
    /// Its code.
    pub code: String,
    /// Its name, where it says more than the code.
    pub name: Option<String>,
    /// `member_state`, `third_country`, `institution`, `agency` or `organisation`.
    pub kind: String,
    /// What it does in each priority, in the order of the document.
    pub shares: Vec<ShareView>,
    /// How many actions it leads.
    pub leads: usize,
    /// How many it leads beside others.
    pub co_leads: usize,
    /// In how many it takes part by name.
    pub takes_part: usize,
    /// In how many it takes part as one of a group.
    pub in_groups: usize,
    /// In how many it has a role.
    pub actions: usize,
    /// In how many priorities it has a role or is registered.
    pub priorities: usize,
}

/// What a party does in one priority.
#[derive(Debug, Clone, Serialize)]
pub struct ShareView {
    /// The key of the priority.
    pub priority: String,
    /// It is the driver.
    pub drives: bool,
    /// It is a co-driver.
    pub co_drives: bool,
    /// It is registered in the group.
    pub registered: bool,
    /// What it leads.
    pub leads: CellView,
    /// What it leads beside others.
    pub co_leads: CellView,
    /// Where it takes part by name.
    pub takes_part: CellView,
    /// Where it takes part as one of a group.
    pub in_groups: CellView,
}

/// How a load is spread.
#[derive(Debug, Clone, Serialize)]
pub struct ConcentrationView {
    /// What the load is: `leads` or `actions`.
    pub load: String,
    /// The whole of it.
    pub total: usize,
    /// How many carry any of it.
    pub parties: usize,
    /// The first three.
    pub top: Vec<CarrierView>,
    /// Their share, `48.4 %`.
    pub top_share: Option<String>,
    /// The Herfindahl–Hirschman index, `1 250`.
    pub index: Option<String>,
    /// How many equal parties would give the same, `8`.
    pub equivalent: Option<String>,
    /// Everybody who carries any of it, the most first.
    pub carriers: Vec<CarrierView>,
}

/// Who carries how much.
#[derive(Debug, Clone, Serialize)]
pub struct CarrierView {
    /// The code.
    pub code: String,
    /// How much.
    pub count: usize,
}

/// A group that actions name.
#[derive(Debug, Clone, Serialize)]
pub struct GroupUseView {
    /// The priority.
    pub priority: NameView,
    /// What the group is called.
    pub name: String,
    /// The actions that name it.
    pub actions: Vec<RefView>,
    /// Who belonged to it.
    pub members: Vec<String>,
    /// Whether it is left open who belongs to it.
    pub open: bool,
    /// The day on which.
    pub day: String,
}

/// Who is registered in a priority and not seen.
#[derive(Debug, Clone, Serialize)]
pub struct AbsenceView {
    /// The priority.
    pub priority: NameView,
    /// Whether its actions name nobody, or it has none.
    pub names_nobody: bool,
    /// In no action.
    pub absent: Vec<String>,
    /// Only as one of a group.
    pub in_groups_only: Vec<String>,
    /// Member States of the group that lead nothing.
    pub leads_nothing: Vec<String>,
    /// Of whom the plan says that they took no part.
    pub declared: Vec<String>,
}
