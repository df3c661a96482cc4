//! `date-outside-plan`: a date that the years of the plan leave no place for.
//!
//! Cut-offs and actions belong to those years. What happened, and what is planned, may lie in the year
//! before or after them, or in the policy cycle.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Action, Decision, Document, Period, PlanDate, PlanFile, fields};
use crate::rule;
use crate::source::{Location, Spanned};

use super::Context;

pub(super) static INFO: RuleInfo = rule!("date-outside-plan", Warning, Consistency);

const GOES_ON: &str = "the action ends after the plan does";

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let file = &context.plan.file;
    if context.is_plan_damaged(fields!(PlanFile: years)) {
        return;
    }
    let Some(years) = Years::of(&file.data) else { return };
    let finding = |place, message: &str| {
        Finding::new(&INFO, place, message)
            .related(file.locate(years.written), "the years of the plan")
    };
    for Period { cut_off, label, .. } in &file.data.periods {
        let Some(cut_off) = cut_off.as_ref().filter(|day| years.leave_out(day.value)) else {
            continue;
        };
        let message = format!("{} ends outside the years of the plan", label.value);
        findings.push(
            finding(file.locate(cut_off), &message)
                .help("correct the date, or add the year to `years`"),
        );
    }
    for (_, action) in context.actions() {
        if let Some((place, message)) = of_action(&years, action) {
            let finding = finding(place, message).help("correct the date");
            findings.push(if message == GOES_ON {
                finding.help("or, if the action goes on after the plan, say so in `continuation`")
            } else {
                finding
            });
        }
    }
    for (_, action) in context.actions() {
        for earlier in action.data.continues.iter().filter(|one| !years.follow(one.plan.value)) {
            let message = "the action continues one of a plan that is not before this one";
            findings.push(
                finding(action.locate(&earlier.plan), message)
                    .help("write the first year of the earlier plan"),
            );
        }
        for target in action.data.kpis.iter().flat_map(|kpi| kpi.target.iter()) {
            if target.by.is_some_and(|by| years.leave_out(by)) {
                let message = "the target is to be reached outside the years of the plan";
                findings.push(
                    finding(action.locate(target), message)
                        .help("correct the date, or add the year to `years`"),
                );
            }
        }
    }
    for priority in &context.plan.priorities {
        for holder in priority.holders() {
            let events = holder.events.iter().map(|event| (&event.start, "the event"));
            let operations = holder.operations.iter().map(|one| (&one.end, "the operation"));
            for (date, what) in events.chain(operations) {
                let Some(date) = date.as_ref().filter(|date| years.are_far_from(date.value)) else {
                    continue;
                };
                let place = Location::new(holder.source, date.span);
                let message = format!("{what} lies far from the years of the plan");
                findings.push(finding(place, &message).help("correct the date"));
            }
        }
    }
}

/// How the dates of an action lie outside the years.
fn of_action(years: &Years<'_>, action: &Document<Action>) -> Option<(Location, &'static str)> {
    let Action { start, end, continuation, .. } = &action.data;
    if let Some(end) = end.as_ref().filter(|end| years.begin_after(end.value)) {
        return Some((action.locate(end), "the action ends before the plan begins"));
    }
    if let Some(start) = start.as_ref().filter(|start| years.end_before(start.value)) {
        return Some((action.locate(start), "the action starts after the plan ends"));
    }
    let decision = continuation.as_ref().map(|next| next.decision.value);
    let goes_on = !matches!(decision, None | Some(Decision::None | Decision::Dropped));
    let end = end.as_ref().filter(|end| years.end_before(end.value) && !goes_on)?;
    Some((action.locate(end), GOES_ON))
}

/// The years of a plan.
struct Years<'p> {
    first: i32,
    last: i32,
    /// The years of the policy cycle, and those next to the plan's.
    around: (i32, i32),
    written: &'p Spanned<u16>,
}

impl<'p> Years<'p> {
    fn of(plan: &'p PlanFile) -> Option<Self> {
        let all = || plan.years.iter().map(|year| i32::from(year.value));
        let (first, last) = (all().min()?, all().max()?);
        let cycle = plan.cycle.as_ref();
        let cycle =
            cycle.map_or((first, last), |cycle| (cycle.start.value.into(), cycle.end.value.into()));
        let around = (cycle.0.min(first - 1), cycle.1.max(last + 1));
        Some(Self { first, last, around, written: plan.years.first()? })
    }

    fn begin_after(&self, date: PlanDate) -> bool {
        date.last_day().is_some_and(|day| i32::from(day.year()) < self.first)
    }

    fn end_before(&self, date: PlanDate) -> bool {
        date.first_day().is_some_and(|day| i32::from(day.year()) > self.last)
    }

    fn follow(&self, year: u16) -> bool {
        i32::from(year) < self.first
    }

    fn leave_out(&self, date: PlanDate) -> bool {
        self.begin_after(date) || self.end_before(date)
    }

    fn are_far_from(&self, date: PlanDate) -> bool {
        let (from, to) = self.around;
        date.last_day().is_some_and(|day| i32::from(day.year()) < from)
            || date.first_day().is_some_and(|day| i32::from(day.year()) > to)
    }
}
