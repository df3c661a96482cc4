//! `circular-figure`: a figure that, by way of others, contains or follows itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::Priority;
use crate::rule;
use crate::source::{Location, Spanned};

use super::Context;
use super::walk::{self, Reference};

pub(super) static INFO: RuleInfo = rule!("circular-figure", Error, Consistency);

/// From a figure to another that contains it, or that came before it; and where that is said.
type Steps<'a> = BTreeMap<&'a str, Vec<(&'a str, Location)>>;

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in &context.plan.priorities {
        for cycle in cycles(&contained(priority)) {
            findings.extend(circular(&cycle, "contains itself"));
        }
        for cycle in cycles(&compared(priority)) {
            findings.extend(circular(&cycle, "is compared with itself"));
        }
    }
}

/// The figures that contain or follow themselves. Rules over their numbers have to pass them by:
/// no numbers would do.
pub(super) fn on_a_circle(priority: &Priority) -> BTreeSet<&str> {
    let mut all = cycles(&contained(priority));
    all.extend(cycles(&compared(priority)));
    all.into_iter().flatten().map(|(figure, _)| figure).collect()
}

fn contained(priority: &Priority) -> Steps<'_> {
    steps(priority, |citation| citation != Reference::ComparedWith)
}

fn compared(priority: &Priority) -> Steps<'_> {
    steps(priority, |citation| citation == Reference::ComparedWith)
}

fn steps(priority: &Priority, wanted: impl Fn(Reference) -> bool) -> Steps<'_> {
    let mut steps = Steps::new();
    for (source, figure) in walk::figures(priority) {
        let Some(id) = &figure.id else { continue };
        for (citation, other) in walk::cited(figure).filter(|(citation, _)| wanted(*citation)) {
            let (id, target) = (id.as_str(), other.as_str());
            // A sum contains its parts, and so each part steps up to the sum.
            let (from, to) = if citation == Reference::SumOf { (target, id) } else { (id, target) };
            let place = Location::new(source, Spanned::new((), other.span).span);
            steps.entry(from).or_default().push((to, place));
        }
    }
    steps
}

/// One way round for each figure from which steps lead back to it, without repeating a circle
/// that has been found from another of its figures.
fn cycles<'a>(steps: &Steps<'a>) -> Vec<Vec<(&'a str, Location)>> {
    let mut settled: BTreeMap<&str, bool> = BTreeMap::new();
    let mut found = Vec::new();
    for start in steps.keys().copied() {
        // Depth first, with the way so far as an explicit stack: (figure, next step to take).
        let mut way: Vec<(&str, usize)> = Vec::new();
        if settled.insert(start, false).is_none() {
            way.push((start, 0));
        } else {
            settled.insert(start, true);
        }
        while let Some((at, next)) = way.last_mut() {
            let Some((to, _)) = steps.get(at).and_then(|onward| onward.get(*next)) else {
                settled.insert(at, true);
                way.pop();
                continue;
            };
            *next += 1;
            match settled.get(to) {
                None => {
                    settled.insert(to, false);
                    way.push((to, 0));
                }
                Some(false) => {
                    let from = way.iter().position(|(figure, _)| figure == to).unwrap_or(0);
                    let round = way.iter().skip(from).filter_map(|(figure, taken)| {
                        let (_, place) = steps.get(figure)?.get(taken.checked_sub(1)?)?;
                        Some((*figure, *place))
                    });
                    found.push(round.collect());
                }
                Some(true) => {}
            }
        }
    }
    found
}

fn circular(cycle: &[(&str, Location)], fault: &str) -> Option<Finding> {
    let (first, place) = cycle.first()?;
    let message = format!("the figure `{first}` {fault}");
    let mut finding = Finding::new(&INFO, *place, message);
    if cycle.len() > 1 {
        let names: Vec<String> = cycle
            .iter()
            .map(|(name, _)| name)
            .chain([first])
            .map(|name| format!("`{name}`"))
            .collect();
        finding = finding.note(format!("the way round is {}", names.join(" → ")));
    }
    for (_, place) in cycle.iter().skip(1) {
        finding = finding.related(*place, "and this leads back to it");
    }
    Some(finding.help("remove one of these references"))
}

#[cfg(test)]
mod tests {
    use super::{Steps, cycles};
    use crate::source::{Location, SourceId, Span};

    fn found(pairs: &[(&'static str, &'static str)]) -> Vec<Vec<&'static str>> {
        let mut steps = Steps::new();
        for (at, (from, to)) in pairs.iter().enumerate() {
            let place = Location::new(SourceId::of(""), Span::new(at, at));
            steps.entry(from).or_default().push((to, place));
        }
        let names = |cycle: Vec<(&'static str, Location)>| cycle.iter().map(|(n, _)| *n).collect();
        cycles(&steps).into_iter().map(names).collect()
    }

    #[test]
    fn each_circle_is_found_once() {
        assert!(found(&[("a", "b"), ("b", "c"), ("a", "c")]).is_empty());
        assert_eq!(found(&[("a", "a")]), [["a"]]);
        assert_eq!(found(&[("a", "b"), ("b", "c"), ("c", "b")]), [["b", "c"]]);
        assert_eq!(found(&[("b", "a"), ("a", "b"), ("c", "a")]), [["a", "b"]]);
        assert_eq!(found(&[("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]).len(), 2);
    }
}
