//! `participant-outside-members`: a state leads or takes part in an action and is not in the
//! group of the priority.

use std::collections::BTreeSet;

use crate::analyse::parties::{Parties, day_of};
use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::party::Party;
use crate::model::party::register;
use crate::model::{Document, Field, Involved, PriorityFile, fields};
use crate::rule;
use crate::source::{Location, SourceId};

use super::Context;
use super::country_outside_participants::everybody;

pub(super) static INFO: RuleInfo = rule!("participant-outside-members", Warning, Consistency);

/// The top-level keys of `priority.yaml` under which the group stands.
const GROUP: &[Field] = fields!(PriorityFile: driver, co_drivers, members, third_states, others);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let plan = &context.plan.file.data;
    let day = day_of(context.plan, None);
    let mut of_priority: Option<(SourceId, Option<BTreeSet<&str>>)> = None;
    for (priority, action) in context.actions() {
        let Some(file) = &priority.file else { continue };
        // A report that does not list its group cannot be held against the list.
        if file.data.members.is_empty() || context.is_damaged(file.source, GROUP) {
            continue;
        }
        let known = match &of_priority {
            Some((source, known)) if *source == file.source => known,
            _ => {
                let parties = Parties::new(plan, Some(&file.data), day);
                let known = everybody(&parties, group(&file.data));
                &of_priority.insert((file.source, known)).1
            }
        };
        let Some(known) = known else { continue };
        let data = &action.data;
        for involved in data.leaders.iter().chain(&data.co_leaders).chain(&data.participants) {
            let name = involved.party.as_str();
            let of_plan = plan.parties.get(name).is_some() || plan.groups.get(name).is_some();
            let is_state = register::lookup(name).is_some_and(Party::is_state);
            let outside = is_state && !of_plan && involved.member;
            if outside && !known.contains(name) {
                findings.push(finding(context, action.locate(&involved.party), file, name));
            }
        }
    }
}

fn finding(
    context: &Context<'_>,
    location: Location,
    file: &Document<PriorityFile>,
    name: &str,
) -> Finding {
    let key = &file.data.key;
    let finding = Finding::new(&INFO, location, format!("`{name}` is not in the group of {key}"));
    let finding = match file.data.members.first() {
        Some(first) => finding.related(file.locate(&first.party), "the group starts here"),
        None => finding,
    };
    let path = context.sources.get(file.source).path;
    let meant = register::lookup(name).map_or(name, |party| party.name);
    finding
        .note(format!("`{name}` stands for {meant}"))
        .help(format!("add it to `members` or `third_states` in `{path}`"))
        .help(format!("or write `{{ party: {name}, member: false }}`"))
}

/// Every party of the group that can be a state.
fn group(file: &PriorityFile) -> impl Iterator<Item = &Involved> {
    let PriorityFile { driver, co_drivers, members, third_states, others, .. } = file;
    driver.iter().chain([co_drivers, members, third_states, others].into_iter().flatten())
}
