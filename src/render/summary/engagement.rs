//! Who does what.

use super::{Summer, refs};
use crate::analyse::engagement::{
    self, Absence, Concentration, Engagement, GroupUse, Presence, Share,
};
use crate::analyse::scope::{self, PriorityAt};
use crate::model::GroupMembers;
use crate::model::party::{PartyKind, register};
use crate::render::views::{
    AbsenceView, CarrierView, ConcentrationView, EngagementView, GroupUseView, PresenceView,
    ShareView,
};

impl Summer<'_, '_> {
    pub(super) fn engagement(&self, found: &Engagement<'_>) -> EngagementView {
        let leads = engagement::concentration(&found.parties, Presence::led);
        let actions = engagement::concentration(&found.parties, Presence::actions);
        EngagementView {
            parties: found.parties.iter().map(|party| self.presence(party)).collect(),
            concentrations: vec![
                self.concentration("leads", &leads),
                self.concentration("actions", &actions),
            ],
            groups: found.groups.iter().map(|group| self.group(group)).collect(),
            absences: found.absences.iter().map(absence).collect(),
            nowhere: found.nowhere.iter().map(|&code| code.to_owned()).collect(),
            only_in_groups: found.only_in_groups().map(str::to_owned).collect(),
            day: self.day(engagement::last_day(self.scope)),
        }
    }

    fn presence(&self, party: &Presence) -> PresenceView {
        let known = register::lookup(&party.code).map(|party| party.name.to_owned());
        let own = self.scope.plan.file.data.parties.get(&party.code);
        let own = own.map(|party| party.value.name.to_string());
        let sum = |count: &dyn Fn(&Share) -> usize| party.shares.iter().map(count).sum();
        let has_part = |share: &&Share| {
            share.actions() > 0 || share.drives || share.co_drives || share.registered
        };
        let shares = self.scope.parts.iter().zip(&party.shares);
        PresenceView {
            code: party.code.clone(),
            name: own.or(known).filter(|name| *name != party.code),
            kind: kind(party.kind).to_owned(),
            shares: shares.map(|(part, share)| share_view(part, share)).collect(),
            leads: sum(&|share| share.leads.len()),
            co_leads: sum(&|share| share.co_leads.len()),
            takes_part: sum(&|share| share.takes_part.len()),
            in_groups: sum(&|share| share.in_groups.len()),
            actions: party.actions(),
            priorities: party.shares.iter().filter(has_part).count(),
        }
    }

    fn concentration(&self, load: &str, found: &Concentration) -> ConcentrationView {
        let carrier =
            |(code, count): &(String, usize)| CarrierView { code: code.clone(), count: *count };
        ConcentrationView {
            load: load.to_owned(),
            total: found.total,
            parties: found.carriers.len(),
            top: found.carriers.iter().take(3).map(carrier).collect(),
            top_share: found.top_three.map(|share| self.style.percentage(share)),
            index: found.index.map(|index| self.style.rounded(index, 0)),
            equivalent: found.equivalent().map(|count| self.style.rounded(count, 1)),
            carriers: found.carriers.iter().map(carrier).collect(),
        }
    }

    fn group(&self, found: &GroupUse<'_>) -> GroupUseView {
        GroupUseView {
            priority: refs::name(found.priority),
            name: found.group.name.to_string(),
            actions: refs::numbers(found.priority, &found.actions).actions,
            members: found.members.clone(),
            open: matches!(found.group.members, GroupMembers::Open),
            day: self.day(found.day),
        }
    }
}

fn share_view(part: &PriorityAt<'_>, share: &Share) -> ShareView {
    ShareView {
        priority: scope::key(part.priority),
        drives: share.drives,
        co_drives: share.co_drives,
        registered: share.registered,
        leads: refs::numbers(part.priority, &share.leads),
        co_leads: refs::numbers(part.priority, &share.co_leads),
        takes_part: refs::numbers(part.priority, &share.takes_part),
        in_groups: refs::numbers(part.priority, &share.in_groups),
    }
}

fn absence(found: &Absence<'_>) -> AbsenceView {
    AbsenceView {
        priority: refs::name(found.priority),
        names_nobody: found.names_nobody,
        absent: found.absent.clone(),
        in_groups_only: found.in_groups_only.clone(),
        leads_nothing: found.leads_nothing.clone(),
        declared: found.declared.clone(),
    }
}

fn kind(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::MemberState => "member_state",
        PartyKind::ThirdCountry => "third_country",
        PartyKind::Institution => "institution",
        PartyKind::Agency => "agency",
        PartyKind::Organisation => "organisation",
    }
}
