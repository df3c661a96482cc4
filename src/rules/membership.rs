//! `party-after-leaving`, `party-before-joining`: a state is listed among the Member States of a
//! group and is none on any day of the plan.

use jiff::civil::Date;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::fields;
use crate::model::party::register;
use crate::model::party::{Membership, Party};
use crate::rule;
use crate::source::Location;

use super::Context;

pub(super) static AFTER: RuleInfo = rule!("party-after-leaving", Error, Consistency);
pub(super) static BEFORE: RuleInfo = rule!("party-before-joining", Error, Consistency);

const HELP: &str = "list it under `third_states`";

pub(super) fn after(context: &Context<'_>, findings: &mut Findings) {
    let Some((first_day, _)) = days(context) else { return };
    for (place, party, membership) in members(context) {
        let Some(until) = membership.until.filter(|until| *until < first_day) else { continue };
        findings.push(
            Finding::new(&AFTER, place, format!("{} had left the Union by then", party.name))
                .note(format!("its last day as a Member State was {until}"))
                .help(HELP),
        );
    }
}

pub(super) fn before(context: &Context<'_>, findings: &mut Findings) {
    let Some((_, last_day)) = days(context) else { return };
    for (place, party, Membership { from, .. }) in members(context) {
        if last_day < from {
            let message = format!("{} had not joined the Union by then", party.name);
            findings.push(
                Finding::new(&BEFORE, place, message)
                    .note(format!("its first day as a Member State was {from}"))
                    .help(HELP),
            );
        }
    }
}

/// The first and the last day of the plan.
fn days(context: &Context<'_>) -> Option<(Date, Date)> {
    if context.is_plan_damaged(fields!(PlanFile: years, parties)) {
        return None;
    }
    let years = context.plan.file.data.years.iter();
    let years = years.filter_map(|year| i16::try_from(year.value).ok());
    let (first, last) = (years.clone().min()?, years.max()?);
    Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
}

/// Everybody who is listed under `members` and was or is going to be a Member State.
fn members(context: &Context<'_>) -> impl Iterator<Item = (Location, &'static Party, Membership)> {
    let plan = context.plan;
    let files = plan.priorities.iter().filter_map(|priority| priority.file.as_ref());
    files.flat_map(move |file| {
        let listed = file.data.members.iter().filter(|member| member.member);
        listed.filter_map(move |member| {
            let name = member.party.as_str();
            let of_plan = plan.file.data.parties.get(name).is_some();
            let party = register::lookup(name).filter(|_| !of_plan)?;
            Some((file.locate(&member.party), party, party.membership()?))
        })
    })
}
