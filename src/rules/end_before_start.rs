//! `end-before-start`: something ends before it begins.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Event, FundingBid, Operation, PlanDate};
use crate::rule;
use crate::source::{Location, SourceId, Spanned};

use super::Context;

pub(super) static INFO: RuleInfo = rule!("end-before-start", Error, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let file = &context.plan.file;
    if let Some(cycle) = file.data.cycle.as_ref().filter(|cycle| *cycle.end < *cycle.start) {
        findings.push(finding(
            file.locate(&cycle.end),
            file.locate(&cycle.start),
            "the policy cycle ends before it starts",
        ));
    }
    for priority in &context.plan.priorities {
        for action in &priority.actions {
            let span = (&action.data.start, &action.data.end);
            findings.extend(check_dates(action.source, span, "the action ends before it starts"));
        }
        for holder in priority.holders() {
            let mut check = |start, end, message| {
                findings.extend(check_dates(holder.source, (start, end), message));
            };
            for Event { start, end, .. } in holder.events {
                check(start, end, "the event ends before it starts");
            }
            for Operation { start, end, .. } in holder.operations {
                check(start, end, "the operation ends before it starts");
            }
            for FundingBid { submitted, decided, .. } in holder.funding_bids {
                check(submitted, decided, "the bid was decided before it was handed in");
            }
        }
    }
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
