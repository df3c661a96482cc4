//! `count-mismatch`: a number of countries is not that of the countries that are listed with it.

use jiff::civil::Date;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::party::register;
use crate::model::{Event, Figure, Involved, Operation, PlanDate, Priority, Quantity};
use crate::rule;
use crate::source::{Location, SourceId, Spanned};

use super::Context;
use super::walk;
use super::wording::fold;

pub(super) static INFO: RuleInfo = rule!("count-mismatch", Warning, Consistency);

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    MemberStates,
    Countries,
}

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in &context.plan.priorities {
        for (source, figure) in walk::figures(priority) {
            // What has a note is explained; the note is printed beside the number.
            if figure.note.is_none() {
                findings.extend(check_figure(context, priority, source, figure));
            }
        }
        for holder in priority.holders() {
            let events = holder.events.iter();
            findings.extend(events.filter_map(|event| check_event(context, holder.source, event)));
        }
    }
}

fn check_figure(
    context: &Context<'_>,
    priority: &Priority,
    source: SourceId,
    figure: &Figure,
) -> Option<Finding> {
    let unit = match fold(walk::unit(context.plan, figure)?).as_str() {
        "member states" | "ms" | "eu member states" => Unit::MemberStates,
        "countries" | "states" => Unit::Countries,
        _ => return None,
    };
    let day = day(context, figure.at)?;
    let place = Location::new(source, figure.value.span);
    if unit == Unit::MemberStates
        && let Some(finding) = too_many(&figure.value, place, day)
    {
        return Some(finding);
    }
    let listed = if figure.countries.is_empty() {
        let (source, operation) = operation(priority, figure.operation.as_ref()?)?;
        Listed { source, parties: &operation.countries }
    } else {
        Listed { source, parties: &figure.countries }
    };
    compare(context, place, &figure.value, unit, listed, day)
}

fn check_event(context: &Context<'_>, source: SourceId, event: &Event) -> Option<Finding> {
    let counted = event.member_states.as_ref()?;
    let day = day(context, event.start.as_ref().map(|start| start.value))?;
    let listed = Listed { source, parties: &event.attended_by };
    let place = Location::new(source, counted.span);
    too_many(counted, place, day)
        .or_else(|| compare(context, place, counted, Unit::MemberStates, listed, day))
}

/// What is wrong with a number of Member States that is above that of all on a day.
fn too_many(counted: &Quantity, place: Location, day: Date) -> Option<Finding> {
    let all = register::member_states_on(day).count();
    let union = Quantity::exact(u64::try_from(all).ok()?);
    let message = format!("the Union had {all} Member States then");
    let is_above = union.interval().is_below(counted.interval());
    is_above.then(|| Finding::new(&INFO, place, message).label("these are more"))
}

/// The day on which it is decided who is a Member State: the last one that is meant, or else the
/// last of the plan.
fn day(context: &Context<'_>, at: Option<PlanDate>) -> Option<Date> {
    let last_year = context.plan.file.data.years.iter().map(|year| year.value).max();
    at.and_then(PlanDate::last_day)
        .or_else(|| Date::new(i16::try_from(last_year?).ok()?, 12, 31).ok())
}

fn operation<'a>(priority: &'a Priority, name: &str) -> Option<(SourceId, &'a Operation)> {
    priority.holders().find_map(|holder| {
        let mut operations = holder.operations.iter();
        let is_meant = |operation: &&Operation| {
            fold(&operation.name) == fold(name) && !operation.countries.is_empty()
        };
        Some((holder.source, operations.find(is_meant)?))
    })
}

/// A list of parties and the file it stands in.
#[derive(Debug, Clone, Copy)]
struct Listed<'a> {
    source: SourceId,
    parties: &'a [Involved],
}

fn compare(
    context: &Context<'_>,
    place: Location,
    counted: &Spanned<Quantity>,
    unit: Unit,
    listed: Listed<'_>,
    day: Date,
) -> Option<Finding> {
    let (mut members, mut others) = (0_u32, Vec::new());
    for involved in listed.parties.iter().filter(|involved| involved.took_part) {
        let name = involved.party.as_str();
        // Nobody knows how many a group or a party of the plan's own stands for. A state by another
        // name is one state all the same; `unknown-party` says how it is written.
        let party = register::lookup(name).or_else(|| register::by_alias(name)).filter(|_| {
            let plan = &context.plan.file.data;
            plan.groups.get(name).is_none() && plan.parties.get(name).is_none()
        })?;
        if party.is_member_state_on(day) {
            members += 1;
        } else if party.is_state() {
            others.push(party.name);
        }
    }
    let states = u32::try_from(others.len()).ok()?.checked_add(members)?;
    let (number, what) = match unit {
        Unit::MemberStates => (members, "Member States"),
        Unit::Countries => (states, "countries"),
    };
    let fits = |number: u32| counted.value.interval().contains(number.into());
    let first = listed.parties.first()?;
    // A list of agencies alone was not meant to name the countries.
    if states == 0 || fits(number) {
        return None;
    }
    let message = format!("{} {what} are counted, and {number} are listed", counted.value);
    let with_others = unit == Unit::MemberStates && fits(states);
    let mut finding = Finding::new(&INFO, place, message)
        .related(Location::new(listed.source, first.party.span), "the list starts here");
    if with_others {
        let others = others.join(" and ");
        finding = finding.note(format!("the number includes {others}, outside the Union"));
    }
    Some(finding.help("correct the number or the list"))
}
