//! A share that may be one of a whole or one of a hundred: `0.85` beside a target of 85 per cent. A part of
//! `ambiguous-number`, which calls this; numbers in texts are next door.

use rust_decimal::Decimal;

use crate::diagnostic::{Finding, Findings};
use crate::model::{Aim, Kpi, Quantity, Reading, is_percentage};
use crate::source::{Location, Span};

use super::Context;
use super::ambiguous::NUMBER;

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        for kpi in &action.data.kpis {
            let numbers = numbers(kpi);
            let is_of_hundred = numbers.iter().any(|(_, number)| *number >= Decimal::TEN);
            if !is_of_hundred || !kpi.unit.as_ref().is_some_and(|unit| is_percentage(unit.as_str()))
            {
                continue;
            }
            for (span, number) in numbers {
                let place = Location::new(action.source, span);
                let written = context.sources.get(action.source).slice(span);
                let is_part = Decimal::ZERO < number && number < Decimal::ONE;
                // Who adds a nought means it.
                if is_part && !written.trim_end_matches(['"', '\'']).ends_with('0') {
                    findings.push(finding(place, number));
                }
            }
        }
    }
}

fn finding(place: Location, share: Decimal) -> Finding {
    let percent = (share * Decimal::ONE_HUNDRED).normalize();
    let message = format!("this may be {percent} per cent, or less than one of a hundred");
    Finding::new(&NUMBER, place, message)
        .help(format!("write `{percent}`, or `{share}0` if it is less than one per cent"))
}

/// The numbers of an indicator, and where they stand.
fn numbers(kpi: &Kpi) -> Vec<(Span, Decimal)> {
    let exact = |span: Span, number: Quantity| number.is_exact().then(|| (span, number.value()));
    let read = |reading: &Reading| {
        let value = reading.value.as_ref()?;
        exact(value.span, *value.value.known()?)
    };
    let aims = kpi.target.iter().filter_map(|target| match target.aim {
        Aim::AtLeast(aim) | Aim::AtMost(aim) | Aim::Equals(aim) => exact(target.span, aim),
        _ => None,
    });
    let baseline = kpi.baseline.iter().filter_map(|reading| read(&reading.value));
    let values = kpi.values.iter().filter_map(|(_, reading)| read(&reading.value));
    baseline.chain(aims).chain(values).collect()
}
