//! `country-outside-participants`: a Member State in an operation, or among the countries of a result,
//! that has no part in the action or priority they belong to.
//!
//! Third states are left alone: they are where crime leads to, and need no part in the plan.

use std::collections::BTreeSet;

use crate::analyse::parties::{Meaning, Parties, day_of};
use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::party::PartyKind;
use crate::model::{
    Action, Document, Field, Figure, Holder, Involved, Priority, PriorityFile, fields,
};
use crate::rule;
use crate::source::Location;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("country-outside-participants", Warning, Consistency);

/// Where those are named who have a part.
const OF_ACTION: &[Field] = fields!(Action: leaders, co_leaders, participants);
const OF_GROUP: &[Field] = fields!(PriorityFile: driver, co_drivers, members, third_states, others);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let day = day_of(context.plan, None);
    for priority in &context.plan.priorities {
        let file = priority.file.as_ref();
        if file.is_some_and(|file| context.is_damaged(file.source, OF_GROUP)) {
            continue;
        }
        let parties = Parties::new(&context.plan.file.data, file.map(|file| &file.data), day);
        if let Some(file) = file {
            in_priority(&parties, file, findings);
        }
        in_actions(context, &parties, priority, findings);
    }
}

/// What is told of the priority and its goals as a whole.
fn in_priority(parties: &Parties<'_>, file: &Document<PriorityFile>, findings: &mut Findings) {
    let PriorityFile { driver, co_drivers, members, third_states, others, .. } = &file.data;
    if members.is_empty() {
        return;
    }
    let group = [co_drivers, members, third_states, others].into_iter().flatten();
    let Some(known) = everybody(parties, driver.iter().chain(group)) else { return };
    let goals = file.data.goals.iter().filter_map(|goal| file.holder_of_goal(goal));
    for holder in std::iter::once(file.holder()).chain(goals) {
        in_holder(parties, holder, &known, "in the group", findings);
    }
}

fn in_actions(
    context: &Context<'_>,
    parties: &Parties<'_>,
    priority: &Priority,
    findings: &mut Findings,
) {
    for action in &priority.actions {
        let Action { leaders, co_leaders, participants, .. } = &action.data;
        // Where no participants are named, those of the action are not known.
        if participants.is_empty() || context.is_unfilled(action.source, OF_ACTION) {
            continue;
        }
        let all = leaders.iter().chain(co_leaders).chain(participants);
        let Some(known) = everybody(parties, all) else { continue };
        in_holder(parties, action.holder(), &known, "among the participants", findings);
    }
}

/// The codes of all who are meant; nothing where somebody stands for parties that nobody knows.
pub(super) fn everybody<'p>(
    parties: &Parties<'p>,
    list: impl Iterator<Item = &'p Involved>,
) -> Option<BTreeSet<&'p str>> {
    let mut known = BTreeSet::new();
    for involved in list {
        let meant = parties.each(&involved.party.value);
        let unknown = matches!(parties.meaning(&involved.party.value), Meaning::Unknown);
        if meant.is_empty() || unknown {
            return None;
        }
        known.extend(meant.into_iter().map(|one| one.code));
    }
    Some(known)
}

fn in_holder(
    parties: &Parties<'_>,
    holder: Holder<'_>,
    known: &BTreeSet<&str>,
    where_they_are: &str,
    findings: &mut Findings,
) {
    let of_operations = holder.operations.iter().map(|one| (&one.countries, "operation"));
    // Others are numbers about countries, such as those that answered a letter.
    let counted = |figure: &&Figure| figure.measure.is_some() || figure.operation.is_some();
    let of_figures = holder.reached().filter(counted).map(|figure| (&figure.countries, "result"));
    for (countries, what) in of_operations.chain(of_figures) {
        let mut outside = countries.iter().filter_map(|involved| {
            let own = involved.took_part && involved.member;
            let meant = if own { parties.each(&involved.party.value) } else { Vec::new() };
            let [one] = meant.as_slice() else { return None };
            let is_state = one.kind == Some(PartyKind::MemberState) && !one.through_group;
            (is_state && !known.contains(one.code)).then_some((involved, *one))
        });
        let Some((first, one)) = outside.next() else { continue };
        let others: Vec<String> = outside.map(|(_, one)| format!("`{}`", one.code)).collect();
        let (name, place) = (one.code, Location::new(holder.source, first.party.span));
        let message = format!("`{name}` has a part in this {what}, and is not {where_they_are}");
        let finding = Finding::new(&INFO, place, message)
            .note(format!("`{name}` stands for {}", one.name))
            .help(format!("correct it, or name it {where_they_are}"));
        let finding = if others.is_empty() {
            finding
        } else {
            finding.note(format!("the same holds for {}", others.join(", ")))
        };
        findings.push(finding.help(format!(
            "or, if it is from outside the group, write `{{ party: {name}, member: false }}`"
        )));
    }
}
