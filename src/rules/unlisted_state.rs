//! `unlisted-state`: a third state that no list of the plan names. Its code may be an abbreviation of
//! something else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::party::{Party, PartyKind, abbreviation, register};
use crate::model::{Datum, Field, GroupMembers, Involved, Plan, PlanFile, PriorityFile, fields};
use crate::rule;
use crate::source::Location;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("unlisted-state", Warning, References);

/// The lists of an action that `participant-outside-members` holds against the group.
const HELD: &[Field] = fields!(Action: leaders, co_leaders, participants);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let of_plan = fields!(PlanFile: years, groups, parties, third_states);
    if context.is_plan_damaged(of_plan) {
        return;
    }
    let Some(days) = days(&context.plan.file.data) else { return };
    let listed = listed(context.plan);
    let mut asked: BTreeMap<&str, (Location, usize)> = BTreeMap::new();
    for priority in &context.plan.priorities {
        let file = priority.file.as_ref();
        let has_group = file.is_some_and(|file| !file.data.members.is_empty());
        // What was written in full was written on purpose.
        let mut settled = BTreeSet::new();
        priority.visit(&mut |at, datum| match datum {
            Datum::Parties(list) => {
                let is_held = has_group && HELD.contains(&at.field);
                let places = list.iter().filter(|one| is_held || is_in_full(one));
                settled.extend(places.map(|one| Location::new(at.source, one.party.span)));
            }
            Datum::Party(party) => {
                let name = party.as_str();
                let unlisted =
                    is_third(&context.plan.file.data, name, days) && !listed.contains(name);
                if unlisted && !settled.contains(&at.location()) {
                    asked.entry(name).or_insert((at.location(), 0)).1 += 1;
                }
            }
            _ => {}
        });
    }
    let group = context.plan.file.data.group_of_states();
    for (name, (place, count)) in asked {
        let Some(state) = register::lookup(name) else { continue };
        findings.push(finding(context, state, place, count, group));
    }
}

fn finding(
    context: &Context<'_>,
    state: &Party,
    place: Location,
    count: usize,
    group: Option<&str>,
) -> Finding {
    let Party { code, name, .. } = state;
    let message = format!("`{code}` is {name}, which no list of the plan names");
    let finding = Finding::new(&INFO, place, message);
    let finding = match count - 1 {
        0 => finding,
        1 => finding.note("it stands in one more place"),
        more => finding.note(format!("it stands in {more} more places")),
    };
    let meant = abbreviation::find(code).map(|meant| meant.advice(group));
    let finding = finding.help::<String>(meant);
    let code = if *code == "NO" { "\"NO\"" } else { code };
    finding.help(if context.plan.file.data.third_states.is_empty() {
        format!("if {name} is meant, add `third_states: [{code}]` to `oap.yaml`")
    } else {
        format!("if {name} is meant, add `{code}` to `third_states` in `oap.yaml`")
    })
}

/// Every party that a list of the plan or of a priority names.
pub(super) fn listed(plan: &Plan) -> BTreeSet<&str> {
    let file = &plan.file.data;
    let of_groups = file.groups.iter().filter_map(|(_, group)| match &group.members {
        GroupMembers::Parties(parties) => Some(parties),
        _ => None,
    });
    let of_groups = of_groups.flatten().map(|party| party.as_str());
    let of_priorities = plan.priorities.iter().filter_map(|priority| priority.file.as_ref());
    let of_priorities = of_priorities.flat_map(|file| of_priority(&file.data));
    let listed = file.third_states.iter().chain(of_priorities).map(|one| one.party.as_str());
    listed.chain(of_groups).collect()
}

fn of_priority(file: &PriorityFile) -> impl Iterator<Item = &Involved> {
    let PriorityFile { driver, co_drivers, members, agencies, third_states, others, .. } = file;
    let lists = [co_drivers, members, agencies, third_states, others];
    driver.iter().chain(lists.into_iter().flatten())
}

fn is_in_full(involved: &Involved) -> bool {
    let Involved { party: _, role, note, since, until, member, took_part } = involved;
    let dated = since.is_some() || until.is_some();
    dated || role.is_some() || note.is_some() || !member || !took_part
}

/// The first and the last day of the plan.
fn days(plan: &PlanFile) -> Option<(Date, Date)> {
    let years = plan.years.iter().filter_map(|year| i16::try_from(year.value).ok());
    let (first, last) = (years.clone().min()?, years.max()?);
    Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
}

/// Whether a name is that of a state which on no day of the plan is one of the Union.
fn is_third(plan: &PlanFile, name: &str, (first, last): (Date, Date)) -> bool {
    let of_plan = plan.parties.get(name).is_some() || plan.groups.get(name).is_some();
    let state = register::lookup(name).filter(|_| !of_plan);
    state.is_some_and(|state| {
        [first, last].into_iter().all(|day| state.kind_on(day) == PartyKind::ThirdCountry)
    })
}
