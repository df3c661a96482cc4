//! `end-before-start`: something ends before it begins.

use crate::diagnostic::{Finding, RuleInfo};
use crate::model::{Event, FundingBid, Operation, PlanDate};
use crate::rule;
use crate::source::{Location, SourceId, Spanned};

use super::Context;

pub(super) static INFO: RuleInfo = rule!("end-before-start", Error, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let file = &context.plan.file;
    if let Some(cycle) = file.data.cycle.as_ref().filter(|cycle| *cycle.end < *cycle.start) {
        findings.push(finding(
            file.locate(&cycle.end),
            file.locate(&cycle.start),
            "the policy cycle ends before it starts",
        ));
    }
    for priority in &context.plan.priorities {
        if let Some(file) = &priority.file {
            let priority = &file.data;
            activities(file.source, &priority.events, &priority.funding_bids, findings);
            operations(file.source, &priority.operations, findings);
            for report in priority.goals.iter().filter_map(|goal| goal.report.as_ref()) {
                activities(file.source, &report.events, &report.funding_bids, findings);
                operations(file.source, &report.operations, findings);
            }
        }
        for action in &priority.actions {
            let (source, action) = (action.source, &action.data);
            let span = (&action.start, &action.end);
            findings.extend(check_dates(source, span, "the action ends before it starts"));
            activities(source, &action.events, &action.funding_bids, findings);
            operations(source, &action.operations, findings);
        }
    }
}

fn activities(
    source: SourceId,
    events: &[Event],
    bids: &[FundingBid],
    findings: &mut Vec<Finding>,
) {
    findings.extend(events.iter().filter_map(|event| {
        check_dates(source, (&event.start, &event.end), "the event ends before it starts")
    }));
    findings.extend(bids.iter().filter_map(|bid| {
        let message = "the bid was decided before it was handed in";
        check_dates(source, (&bid.submitted, &bid.decided), message)
    }));
}

fn operations(source: SourceId, operations: &[Operation], findings: &mut Vec<Finding>) {
    findings.extend(operations.iter().filter_map(|operation| {
        let message = "the operation ends before it starts";
        check_dates(source, (&operation.start, &operation.end), message)
    }));
}

type Dated = Option<Spanned<PlanDate>>;

fn check_dates(source: SourceId, span: (&Dated, &Dated), message: &str) -> Option<Finding> {
    let (start, end) = (span.0.as_ref()?, span.1.as_ref()?);
    end.surely_before(start.value).then(|| {
        finding(Location::new(source, end.span), Location::new(source, start.span), message)
    })
}

fn finding(end: Location, start: Location, message: &str) -> Finding {
    Finding::new(&INFO, end, message)
        .label("this lies before the start")
        .related(start, "the start")
        .help("correct one of the two")
}
