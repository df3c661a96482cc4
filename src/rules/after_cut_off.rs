//! `after-cut-off`: what is told for a period, and happened after its last day.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{
    Action, Datum, Event, Figure, FundingBid, Holder, Line, Operation, Period, PlanDate, Risk,
    Spot, field,
};
use crate::rule;
use crate::source::{Location, SourceId, Spanned};

use super::Context;
use super::reporting::is_for;

pub(super) static INFO: RuleInfo = rule!("after-cut-off", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let periods = &context.plan.file.data.periods;
    for priority in &context.plan.priorities {
        let own = || periods.iter().filter(|period| is_for(period, priority));
        let of_priority = priority.file.iter().flat_map(|file| {
            let goals = file.data.goals.iter().filter_map(|goal| file.holder_of_goal(goal));
            std::iter::once(file.holder()).chain(goals)
        });
        for holder in of_priority {
            // What is reported by its goals is reported once, for the whole plan.
            let last = if priority.actions.is_empty() { periods.last() } else { own().next_back() };
            of_holder(context, holder, last, findings);
        }
        for action in &priority.actions {
            let last = own().rfind(|period| tells_of(&action.data, period));
            of_holder(context, action.holder(), last, findings);
            for (id, reading) in action.data.kpis.iter().flat_map(|kpi| kpi.values.iter()) {
                let period = find(periods, id.as_str());
                let (Some(period), Some(at)) = (period, reading.value.at) else { continue };
                findings.extend(late(context, period, at, action.locate(reading), "the value"));
            }
        }
    }
    statements(context, findings);
}

/// What was said after the reports on its period were due, or after the next one had ended.
fn statements(context: &Context<'_>, findings: &mut Findings) {
    let periods = &context.plan.file.data.periods;
    let closes = |id: &Line| {
        let at = periods.iter().position(|period| period.id.as_str() == id.as_str())?;
        let next = periods.get(at + 1).and_then(|next| next.cut_off.as_ref());
        let period = periods.get(at)?;
        Some((period, period.due.as_ref().or(next)?))
    };
    let mut said: Option<PlanDate> = None;
    context.plan.visit(&mut |at: Spot, datum| match datum {
        Datum::Date(date) if [field!(Point.at), field!(AnnexHead.at)].contains(&at.field) => {
            said = Some(date);
        }
        Datum::Line(id) if [field!(Point.period), field!(AnnexHead.period)].contains(&at.field) => {
            let Some(((period, last), said)) = closes(id).zip(said.take()) else { return };
            if last.value.surely_before(said) {
                let label = &period.label.value;
                let message = format!(
                    "what was said in {said} is reported for {label}, of which the reports closed on {}",
                    last.value
                );
                findings.push(
                    Finding::new(&INFO, at.location(), message)
                        .related(context.plan.file.locate(last), "they closed on this day")
                        .help("correct the date, or name a later period"),
                );
            }
        }
        Datum::Text(_) if at.field == field!(Point.text) => said = None,
        Datum::Line(_) if at.field == field!(AnnexHead.title) => said = None,
        _ => {}
    });
}

fn of_holder(
    context: &Context<'_>,
    holder: Holder<'_>,
    last: Option<&Period>,
    findings: &mut Findings,
) {
    for figure in holder.reached() {
        findings.extend(of_figure(context, holder.source, figure, last));
    }
    for event in holder.events {
        findings.extend(of_event(context, holder.source, event, last));
    }
    let mut filed = |id: &Option<Spanned<Line>>, day: &Option<Spanned<PlanDate>>, what: &str| {
        let periods = &context.plan.file.data.periods;
        let period = id.as_ref().and_then(|id| find(periods, id.as_str()));
        let Some((period, day)) = period.zip(day.as_ref()) else { return };
        let place = Location::new(holder.source, day.span);
        findings.extend(late(context, period, day.value, place, what));
    };
    for Operation { period, start, .. } in holder.operations {
        filed(period, start, "the operation");
    }
    for FundingBid { period, submitted, decided, .. } in holder.funding_bids {
        filed(period, submitted, "the bid");
        filed(period, decided, "the decision");
    }
    for Risk { period, since, .. } in holder.risks {
        filed(period, since, "what is told");
    }
}

/// Whether something is told of an action for a period.
fn tells_of(action: &Action, period: &Period) -> bool {
    let id = period.id.as_str();
    let mut values = action.kpis.iter().map(|kpi| &kpi.values);
    action.progress.get(id).is_some() || values.any(|values| values.get(id).is_some())
}

fn find<'p>(periods: &'p [Period], id: &str) -> Option<&'p Period> {
    periods.iter().find(|period| period.id.as_str() == id)
}

fn of_figure(
    context: &Context<'_>,
    source: SourceId,
    figure: &Figure,
    last: Option<&Period>,
) -> Option<Finding> {
    let periods = &context.plan.file.data.periods;
    let place = Location::new(source, figure.value.span);
    let period = match &figure.period {
        Some(id) => find(periods, id.as_str())?,
        None => last?,
    };
    late(context, period, figure.at?, place, "the number")
}

fn of_event(
    context: &Context<'_>,
    source: SourceId,
    event: &Event,
    last: Option<&Period>,
) -> Option<Finding> {
    let Event { participants, member_states, trainers, presenters, attended_by, results, .. } =
        event;
    let counted = [participants, member_states, trainers, presenters];
    let is_over =
        counted.into_iter().any(Option::is_some) || !attended_by.is_empty() || !results.is_empty();
    let start: &Spanned<PlanDate> = event.start.as_ref().filter(|_| is_over)?;
    let own = event.period.as_ref();
    let period = match own {
        Some(id) => find(&context.plan.file.data.periods, id.as_str())?,
        None => last?,
    };
    late(context, period, start.value, Location::new(source, start.span), "the event")
}

fn late(
    context: &Context<'_>,
    period: &Period,
    at: PlanDate,
    place: Location,
    what: &str,
) -> Option<Finding> {
    let cut_off = period.cut_off.as_ref().filter(|day| day.surely_before(at))?;
    let message =
        format!("{what} is of {at}, and {} ends on {}", period.label.value, cut_off.value);
    Some(
        Finding::new(&INFO, place, message)
            .related(context.plan.file.locate(cut_off), "the last day of the period")
            .help("correct the date, or report it for a later period"),
    )
}
