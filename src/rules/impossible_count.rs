//! `impossible-count`: what comes in whole ones is counted in parts, or below none.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Aim, Quantity};
use crate::rule;
use crate::source::Location;

use super::Context;
use super::walk;
use super::wording::fold;

pub(super) static INFO: RuleInfo = rule!("impossible-count", Warning, Consistency);

/// Words for what comes in whole ones.
const WHOLE: &[&str] = &[
    "accounts",
    "alerts",
    "arrests",
    "cars",
    "cases",
    "checks",
    "children",
    "containers",
    "contributions",
    "countries",
    "courses",
    "documents",
    "files",
    "firearms",
    "groups",
    "hits",
    "hvts",
    "inspections",
    "investigations",
    "investigators",
    "jits",
    "kits",
    "laboratories",
    "labs",
    "lorries",
    "meetings",
    "men",
    "messages",
    "minors",
    "offenders",
    "officers",
    "operations",
    "participants",
    "passports",
    "people",
    "persons",
    "pills",
    "reports",
    "requests",
    "searches",
    "states",
    "suspects",
    "targets",
    "trainers",
    "trainings",
    "vehicles",
    "victims",
    "weapons",
    "websites",
    "women",
    "workshops",
];

/// Words that make something else of it: an average, a difference, an amount.
const OTHERWISE: &[&str] = &[
    "%",
    "average",
    "balance",
    "change",
    "cost",
    "difference",
    "g",
    "hours",
    "kg",
    "litres",
    "mean",
    "net",
    "of",
    "per",
    "rate",
    "share",
    "thousand",
    "million",
    "tonnes",
];

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in &context.plan.priorities {
        for (source, figure) in walk::figures(priority) {
            let Some(unit) = walk::unit(context.plan, figure) else { continue };
            let place = Location::new(source, figure.value.span);
            findings.extend(judge(figure.value.value, unit, place));
        }
    }
    for (_, action) in context.actions() {
        for kpi in &action.data.kpis {
            let Some(unit) = &kpi.unit else { continue };
            let readings = kpi.values.iter().map(|(_, reading)| reading).chain(&kpi.baseline);
            for value in readings.filter_map(|reading| reading.value.value.as_ref()) {
                let Some(quantity) = value.known() else { continue };
                findings.extend(judge(*quantity, unit, action.locate(value)));
            }
            for target in kpi.target.iter() {
                if let Aim::AtLeast(aim) | Aim::AtMost(aim) | Aim::Equals(aim) = &target.aim {
                    findings.extend(judge(*aim, unit, action.locate(target)));
                }
            }
        }
    }
}

fn judge(quantity: Quantity, unit: &str, place: Location) -> Option<Finding> {
    let folded = fold(unit);
    let has = |list: &[&str]| folded.split(' ').any(|word| list.contains(&word));
    if quantity.is_of_heads() || !has(WHOLE) || has(OTHERWISE) {
        return None;
    }
    Some(if quantity.value() < rust_decimal::Decimal::ZERO {
        Finding::new(&INFO, place, format!("there cannot be {quantity} {unit}"))
            .help("write the number without its sign")
            .help(format!("of a difference, say so in the unit: `difference in {unit}`"))
    } else {
        Finding::new(&INFO, place, format!("{unit} are counted in whole numbers"))
            .help("write the whole number")
            .help(format!("of an average, say so in the unit: `{unit} per case`"))
    })
}
