//! `percentage-mismatch`: a figure's printed percentage is not what its numbers make.

mod printed;

use rust_decimal::Decimal;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Figure, Growth, Interval, Quantity};
use crate::rule;
use crate::source::Location;

use super::Context;
use super::arithmetic::{self, Reckoned};
use printed::Percentage;

pub(super) static INFO: RuleInfo = rule!("percentage-mismatch", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in arithmetic::comparable(context) {
        for (source, figure) in priority.iter() {
            let Some(line) = &figure.printed else { continue };
            let Some(printed) = Percentage::find(line) else { continue };
            let computed = computed(&priority, figure);
            if computed.is_empty() || computed.iter().any(|(_, range)| printed.fits(*range)) {
                continue;
            }
            let found = computed.iter().map(|(what, range)| {
                format!("the {what} `{}` is {}", other(figure, what), written(*range, &printed))
            });
            findings.push(
                Finding::new(
                    &INFO,
                    Location::new(source, line.span),
                    format!("the percentage is printed as `{}`", line.value),
                )
                .note(found.collect::<Vec<_>>().join(", and "))
                .help("mend the percentage or the numbers")
                .help("to keep a known misprint on record, describe it under `note` instead"),
            );
        }
    }
}

const CHANGE: &str = "change from";
const SHARE: &str = "share of";

/// The percentages that the report computes for a figure.
fn computed(priority: &Reckoned<'_>, figure: &Figure) -> Vec<(&'static str, Interval)> {
    let like = |other: &&Figure| !priority.differ(figure, other);
    let change = priority.figures.before(figure).filter(|(before, _)| like(before));
    let share = priority.figures.whole(figure).filter(|(whole, _)| like(whole));
    let change = change.and_then(|(_, change)| change).map(Growth::interval);
    let share = share.and_then(|(_, share)| share).map(Quantity::interval);
    let both = [(CHANGE, change), (SHARE, share)];
    both.into_iter().filter_map(|(what, range)| Some((what, range?))).collect()
}

fn other<'f>(figure: &'f Figure, what: &str) -> &'f str {
    let id = if what == CHANGE { &figure.compared_with } else { &figure.part_of };
    id.as_ref().map_or("", |id| id.as_str())
}

/// A computed percentage with as many digits as tell it from the printed one.
fn written(range: Interval, printed: &Percentage) -> String {
    let digits = printed.digits.max(1);
    let round = |value: Decimal| value.round_dp(digits).normalize();
    let low = round(range.low.value);
    match range.high.map(|high| round(high.value)) {
        None => format!("over {low} %"),
        Some(high) if high == low => format!("{low} %"),
        Some(high) => format!("between {low} % and {high} %"),
    }
}
