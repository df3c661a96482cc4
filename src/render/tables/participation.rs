//! The table of who takes part where, with groups taken apart.

use super::definition::Definition;
use super::scope::Exported;
use super::shown::columns;
use crate::analyse::parties::Meant;
use crate::model::party::PartyKind;
use crate::model::{Involved, Owner};

/// A party in a role.
#[derive(Debug)]
pub(super) struct Row<'s, 'p> {
    scope: &'s Exported<'p>,
    owner: Owner,
    role: &'static str,
    involved: &'p Involved,
    /// Absent for a group of nobody in particular.
    meant: Option<Meant<'p>>,
}

pub(super) fn rows<'s, 'p>(scope: &'s Exported<'p>) -> Vec<Row<'s, 'p>> {
    let mut rows = Vec::new();
    let mut add = |owner, role, list: &'p [Involved]| {
        for involved in list {
            let meant = scope.parties.each(&involved.party.value);
            let row = |meant| Row { scope, owner, role, involved, meant };
            if meant.is_empty() {
                rows.push(row(None));
            }
            rows.extend(meant.into_iter().map(|meant| row(Some(meant))));
        }
    };
    if let Some(file) = scope.priority.file.as_ref().map(|file| &file.data) {
        add(Owner::Priority, "driver", file.driver.as_slice());
        add(Owner::Priority, "co_driver", &file.co_drivers);
        add(Owner::Priority, "member", &file.members);
        add(Owner::Priority, "agency", &file.agencies);
        add(Owner::Priority, "third_state", &file.third_states);
        add(Owner::Priority, "other", &file.others);
    }
    for action in scope.priority.actions.iter().map(|action| &action.data) {
        let owner = Owner::Action(action.action.value);
        add(owner, "leader", &action.leaders);
        add(owner, "co_leader", &action.co_leaders);
        add(owner, "participant", &action.participants);
    }
    rows
}

/// The word for a sort of party.
fn kind(meant: &Meant<'_>) -> &'static str {
    match meant.kind {
        Some(PartyKind::MemberState) => "member_state",
        Some(PartyKind::ThirdCountry) => "third_country",
        Some(PartyKind::Institution) => "institution",
        Some(PartyKind::Agency) => "agency",
        Some(PartyKind::Organisation) => "organisation",
        None => "of_plan",
    }
}

/// The table of participation.
pub(super) fn participation<'r, 'p: 'r>() -> Definition<'r, Row<'r, 'p>> {
    let table = Definition::new(
        "participation",
        "Who takes part: one row for each party in each role in a priority or an action. Groups and \
         the words `driver` and `co_drivers` are replaced by those they stand for, Member States by \
         the day on which the period ends. A party may stand in several rows of an action.",
    )
    .priority(|row: &Row<'_, '_>| row.scope)
    .under(|row| (row.scope, row.owner))
    .text(
        "role",
        "`driver`, `co_driver`, `member`, `agency`, `third_state` or `other` in a priority; \
         `leader`, `co_leader` or `participant` in an action.",
        |row| Some(row.role.to_owned()),
    )
    .text("party", "The code; empty for a group of nobody in particular.", |row| {
        row.meant.as_ref().map(|meant| meant.code.to_owned())
    })
    .text("name", "The name.", |row| row.meant.as_ref().map(|meant| meant.name.to_owned()))
    .text(
        "party_kind",
        "`member_state`, `third_country`, `institution`, `agency`, `organisation`, or `of_plan` for \
         a party that only the plan defines.",
        |row| row.meant.as_ref().map(|meant| kind(meant).to_owned()),
    )
    .text("via_group", "The group or role as written, where the party stands in for it.", |row| {
        let written = row.involved.party.as_str();
        let itself = row.meant.as_ref().is_some_and(|meant| !meant.through_group);
        (!itself).then(|| written.to_owned())
    });
    columns!(
        table,
        |row| row.scope, row.involved;
        role as "stated_role": "The role in words, where the file gives one.",
        since: "Since when, where not all along.",
        until: "Until when, where not to the end.",
        member as "in_group": "Whether it belongs to the priority’s group.",
        took_part: "Whether it took part.",
        note: "The footnote to the name.",
    )
    .text("marking", "The marking of the file it stands in.", |row| row.scope.marking_of(row.owner))
}
