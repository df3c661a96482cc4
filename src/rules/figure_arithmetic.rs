//! `part-exceeds-whole`, `percentage-mismatch`, `sum-mismatch`, `unit-mismatch`: figures that
//! refer to each other, and whose numbers or units cannot all be right.

use std::collections::BTreeMap;
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::diagnostic::{Finding, RuleInfo};
use crate::model::scalar::Scalar;
use crate::model::{End, Figure, FigureId, Interval, Priority, Quantity};
use crate::rule;
use crate::source::{Location, SourceId, Spanned};

use super::Context;
use super::walk;
use super::wording::fold;

pub(super) static PART: RuleInfo = rule!("part-exceeds-whole", Error, Consistency);
pub(super) static PERCENTAGE: RuleInfo = rule!("percentage-mismatch", Error, Consistency);
pub(super) static SUM: RuleInfo = rule!("sum-mismatch", Error, Consistency);
pub(super) static UNIT: RuleInfo = rule!("unit-mismatch", Error, Consistency);

pub(super) fn parts(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (figures, source, figure) in each(context) {
        let Some((place, whole)) = figure.part_of.as_ref().and_then(|id| figures.get(id)) else {
            continue;
        };
        if whole.value.interval().is_below(figure.value.interval()) {
            let message = format!("a part of {} exceeds the whole", figure.value.value);
            findings.push(
                Finding::new(&PART, Location::new(source, figure.value.span), message)
                    .related(place, format!("the whole is {}", whole.value.value))
                    .help("correct one of the two numbers, or take `part_of` away"),
            );
        }
    }
}

pub(super) fn sums(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (figures, source, figure) in each(context) {
        let parts: Option<Vec<_>> = figure.sum_of.iter().map(|id| figures.get(id)).collect();
        let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { continue };
        let Some(sum) = Quantity::sum(parts.iter().map(|(_, part)| part.value.value)) else {
            continue;
        };
        if overlap(sum.interval(), figure.value.interval()) {
            continue;
        }
        let place = Location::new(source, figure.value.span);
        let message = format!("the parts add up to {sum}, not to {}", figure.value.value);
        let finding = Finding::new(&SUM, place, message);
        let finding = parts.iter().fold(finding, |finding, (place, part)| {
            finding.related(*place, format!("{} of the sum", part.value.value))
        });
        findings.push(finding.help("correct the sum or a part, or name every part in `sum_of`"));
    }
}

pub(super) fn units(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (figures, source, figure) in each(context) {
        let Some(unit) = walk::unit(context.plan, figure) else { continue };
        for (_, id) in walk::cited(figure) {
            let Some((place, other)) = figures.get(id) else { continue };
            let other = walk::unit(context.plan, other);
            if let Some(other) = other.filter(|other| fold(other) != fold(unit)) {
                let message = format!("a figure in {unit} is compared with one in {other}, `{id}`");
                findings.push(
                    Finding::new(&UNIT, Location::new(source, id.span), message)
                        .related(place, "the other figure")
                        .help("use one unit for both, or take the reference away"),
                );
            }
        }
    }
}

pub(super) fn percentages(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (figures, source, figure) in each(context) {
        // What has a note is explained; the note is printed beside the number.
        let Some(printed) = figure.printed.as_ref().filter(|_| figure.note.is_none()) else {
            continue;
        };
        let Some(stated) = percentage(printed) else { continue };
        let change = figure.compared_with.as_ref().and_then(|id| {
            let (place, before) = figures.get(id)?;
            let change = Quantity::change(before.value.value, figure.value.value)?;
            Some((place, change.interval(), "the change", change.value()))
        });
        let share = figure.part_of.as_ref().and_then(|id| {
            let (place, whole) = figures.get(id)?;
            let share = figure.value.share(whole.value.value)?;
            Some((place, share.interval(), "the share", share.value()))
        });
        let computed: Vec<_> = change.into_iter().chain(share).collect();
        if computed.iter().any(|(_, interval, _, _)| {
            overlap(*interval, stated) || overlap(*interval, negated(stated))
        }) {
            continue;
        }
        let Some((place, _, what, value)) = computed.first() else { continue };
        let message = format!("{what} is {} %, not {printed}", value.round_dp(2).normalize());
        findings.push(
            Finding::new(&PERCENTAGE, Location::new(source, figure.value.span), message)
                .related(*place, "computed with this figure")
                .help("take `printed` away, or say in a `note` why it differs"),
        );
    }
}

/// The figures of a priority by id, the first of each.
struct Figures<'a>(BTreeMap<&'a str, (SourceId, &'a Figure)>);

impl<'a> Figures<'a> {
    fn of(priority: &'a Priority) -> Self {
        let mut by_id = BTreeMap::new();
        for (source, figure) in walk::figures(priority) {
            if let Some(id) = &figure.id {
                by_id.entry(id.as_str()).or_insert((source, figure));
            }
        }
        Self(by_id)
    }

    fn get(&self, id: &Spanned<FigureId>) -> Option<(Location, &'a Figure)> {
        let (source, figure) = *self.0.get(id.as_str())?;
        Some((Location::new(source, figure.value.span), figure))
    }
}

/// Every figure, with those it can refer to.
fn each<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (Rc<Figures<'a>>, SourceId, &'a Figure)> {
    context.plan.priorities.iter().flat_map(|priority| {
        let figures = Rc::new(Figures::of(priority));
        walk::figures(priority).map(move |(source, figure)| (figures.clone(), source, figure))
    })
}

fn overlap(one: Interval, other: Interval) -> bool {
    !one.is_below(other) && !other.is_below(one)
}

/// A fall of 5 % may be printed without its sign.
fn negated(interval: Interval) -> Interval {
    let turned = |end: End| End { value: -end.value, open: end.open };
    match interval.high {
        Some(high) => Interval { low: turned(high), high: Some(turned(interval.low)) },
        None => interval,
    }
}

/// The values that a printed percentage can stand for, which was rounded to the decimals it
/// shows. `None` where the words are not just a percentage.
fn percentage(printed: &str) -> Option<Interval> {
    let text = printed.trim();
    let text = ["%", "per cent", "percent"].iter().find_map(|sign| text.strip_suffix(sign))?;
    // Many languages have a comma before the decimals, and some authors keep it in English.
    let text = text.trim().trim_start_matches('+').trim().replace(',', ".").replace('−', "-");
    let decimals = text.rsplit_once('.').map_or(0, |(_, decimals)| decimals.len());
    let Interval { low, high } = Quantity::parse(&text).ok()?.interval();
    let rounding = Decimal::new(5, u32::try_from(decimals).ok()?.checked_add(1)?.min(20));
    let moved =
        |end: End, by: Decimal| Some(End { value: end.value.checked_add(by)?, open: false });
    let high = match high {
        Some(high) => Some(moved(high, rounding)?),
        None => None,
    };
    Some(Interval { low: moved(low, -rounding)?, high })
}

#[cfg(test)]
mod tests {
    use super::percentage;
    use rust_decimal::Decimal;

    #[test]
    fn a_printed_percentage_was_rounded() {
        let fits = |printed: &str, computed: &str| {
            let value: Decimal = computed.parse().expect("a number");
            percentage(printed).map(|interval| interval.contains(value))
        };
        assert_eq!(fits("143 %", "142.53"), Some(true));
        assert_eq!(fits("+ 99,47 %", "99.44"), Some(false));
        assert_eq!(fits("99.4%", "99.44"), Some(true));
        assert_eq!(fits("almost 25 %", "24.2"), Some(true));
        assert_eq!(fits("over 25 per cent", "24.2"), Some(false));
        assert_eq!(fits("13 MS", "13"), None);
        assert_eq!(fits("a rise of 5 %", "5"), None);
    }
}
