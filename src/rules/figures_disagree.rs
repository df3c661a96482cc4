//! `figures-disagree`: two figures say different things about the same matter.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Figure, Plan, Precision};
use crate::rule;
use crate::source::{Location, SourceId};

use super::Context;
use super::walk;
use super::wording::fold;

pub(super) static INFO: RuleInfo = rule!("figures-disagree", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in &context.plan.priorities {
        let mut about: BTreeMap<_, Vec<(SourceId, &Figure)>> = BTreeMap::new();
        for (source, figure) in walk::figures(priority) {
            if let Some(matter) = matter(context.plan, figure) {
                about.entry(matter).or_default().push((source, figure));
            }
        }
        for figures in about.values() {
            findings.extend(first_disagreement(figures));
        }
    }
}

/// What a figure is about, in words; two with the same are about the same. `None` for a figure
/// that does not say.
fn matter<'a>(plan: &'a Plan, figure: &'a Figure) -> Option<[String; 5]> {
    let label = fold(figure.label.as_ref()?);
    let unit = walk::unit(plan, figure).map(fold).unwrap_or_default();
    let at = figure.at.filter(|at| at.precision() != Precision::Open);
    let at = at.map(|at| at.to_string()).unwrap_or_default();
    let operation = figure.operation.as_ref().map(|name| fold(name)).unwrap_or_default();
    let mut countries: Vec<&str> =
        figure.countries.iter().map(|involved| involved.party.as_str()).collect();
    countries.sort_unstable();
    Some([label, unit, at, operation, countries.join(" ")])
}

fn first_disagreement(figures: &[(SourceId, &Figure)]) -> Option<Finding> {
    let ((source, first), rest) = figures.split_first()?;
    let (other_source, other) = rest.iter().find(|(_, other)| disagree(first, other))?;
    let place = Location::new(*other_source, other.value.span);
    let label = other.label.as_ref()?;
    let message =
        format!("\"{label}\" is {} here and {} elsewhere", other.value.value, first.value.value);
    Some(
        Finding::new(&INFO, place, message)
            .related(Location::new(*source, first.value.span), "the same matter")
            .help("correct one of them, or say in a `note` why they differ"),
    )
}

/// Whether no number could be both. Two periods may well have two values, and a note explains.
fn disagree(one: &Figure, other: &Figure) -> bool {
    let period = |figure: &Figure| figure.period.as_ref().map(|period| period.value.clone());
    let same_time = match (period(one), period(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let (a, b) = (one.value.interval(), other.value.interval());
    let explained = one.note.is_some() || other.note.is_some();
    let apart = refers(one, other) || refers(other, one);
    same_time && !explained && !apart && (a.is_below(b) || b.is_below(a))
}

/// Whether a figure names another as the earlier one, the larger one or a part, and so as one
/// about something else.
fn refers(from: &Figure, to: &Figure) -> bool {
    let id = to.id.as_ref().map(|id| &id.value);
    walk::cited(from).any(|(_, cited)| Some(&cited.value) == id)
}
