//! Who is registered in a priority and not seen in its actions.

use super::super::scope::PriorityAt;
use super::{Presence, Share};
use crate::model::{Involved, Priority};

/// What is missing of a priority's group.
#[derive(Debug, Clone)]
pub struct Absence<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// Whether it has a list of its group: without one, nobody is absent from it.
    pub has_list: bool,
    /// Whether it lists the Member States of the group.
    pub lists_states: bool,
    /// Whether its actions name nobody, so that nothing can be said about who is absent.
    pub names_nobody: bool,
    /// Those who are registered and nowhere in the work, neither by name nor in a group.
    pub absent: Vec<String>,
    /// Those who are registered and in actions only as one of a group.
    pub in_groups_only: Vec<String>,
    /// The Member States of the group that lead no action, nor beside others.
    pub leads_nothing: Vec<String>,
    /// Those of whom the plan says that they took no part.
    pub declared: Vec<String>,
}

impl<'p> Absence<'p> {
    /// What is missing in the priority at a place of the scope.
    pub(super) fn of(part: &PriorityAt<'p>, at: usize, parties: &[Presence]) -> Self {
        let shares: Vec<(&str, &Share)> = parties
            .iter()
            .filter_map(|party| Some((party.code.as_str(), party.shares.get(at)?)))
            .collect();
        let those = |wanted: &dyn Fn(&Share) -> bool| {
            let fitting = shares.iter().filter(|(_, share)| wanted(share));
            fitting.map(|(code, _)| (*code).to_owned()).collect::<Vec<String>>()
        };
        let names_nobody = shares.iter().all(|(_, share)| share.actions() == 0);
        let file = part.priority.file.as_ref().map(|file| &file.data);
        let members = file.map(|file| file.members.as_slice()).unwrap_or_default();
        let is_member = |code: &str| members.iter().any(|one| one.party.as_str() == code);
        let registered: Vec<&Involved> = file
            .iter()
            .flat_map(|file| [&file.members, &file.agencies, &file.third_states, &file.others])
            .flatten()
            .collect();
        let has_list = !registered.is_empty();
        let declared = registered.into_iter().filter(|one| !one.took_part);
        let declared = declared.map(|one| one.party.to_string());
        let mut declared: Vec<String> = declared.collect();
        declared.extend(those(&|share| !share.no_part.is_empty()));
        declared.sort();
        declared.dedup();
        let leads = |share: &Share| !share.leads.is_empty() || !share.co_leads.is_empty();
        let mut absence = Self {
            priority: part.priority,
            has_list,
            lists_states: !members.is_empty(),
            names_nobody,
            absent: those(&|share| share.registered && !share.is_seen()),
            in_groups_only: those(&|share| {
                share.registered && share.is_seen() && !share.is_named()
            }),
            leads_nothing: those(&|share| !leads(share)),
            declared,
        };
        absence.leads_nothing.retain(|code| is_member(code));
        if names_nobody {
            absence.absent.clear();
            absence.leads_nothing.clear();
        }
        absence
    }
}
