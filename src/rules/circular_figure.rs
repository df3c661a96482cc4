//! `circular-figure`: a figure that, by way of others, contains or follows itself.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::iter::successors;

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
    let mut all = knots(&contained(priority));
    all.extend(knots(&compared(priority)));
    all.into_iter().flatten().collect()
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

/// The shortest way round from one figure of each knot.
fn cycles<'a>(steps: &Steps<'a>) -> Vec<Vec<(&'a str, Location)>> {
    knots(steps).iter().map(|knot| way_round(steps, knot)).collect()
}

/// How far the search of [`knots`] has come with a figure.
struct Met {
    /// As which one it was met.
    at: usize,
    /// The first one that is known to be led to from here and to lead here.
    lowest: Cell<usize>,
    /// Whether its knot is not yet known.
    open: Cell<bool>,
}

/// The figures that all lead to each other, by the one that is first. Tarjan's way to find them goes
/// over each step once.
fn knots<'a>(steps: &Steps<'a>) -> Vec<BTreeSet<&'a str>> {
    let onward = |figure: &str| steps.get(figure).map_or(&[][..], Vec::as_slice).iter();
    let mut met: HashMap<&str, Met> = HashMap::new();
    let mut open: Vec<&str> = Vec::new();
    let mut knots = Vec::new();
    for start in steps.keys().copied() {
        // The way so far, each figure with the steps from it that are still to be taken.
        let mut way = Vec::new();
        let mut next = (!met.contains_key(start)).then_some(start);
        loop {
            if let Some(figure) = next.take() {
                let at = met.len();
                met.insert(figure, Met { at, lowest: Cell::new(at), open: Cell::new(true) });
                open.push(figure);
                way.push((figure, onward(figure)));
            }
            let Some((figure, rest)) = way.last_mut() else { break };
            let figure = *figure;
            let lower = |figure: &str, to: usize| {
                met.get(figure).into_iter().for_each(|met| met.lowest.update(|low| low.min(to)));
            };
            if let Some((to, _)) = rest.next() {
                match met.get(to) {
                    None => next = Some(*to),
                    Some(Met { at, open, .. }) if open.get() => lower(figure, *at),
                    Some(_) => {}
                }
                continue;
            }
            way.pop();
            let Some(Met { at, lowest, .. }) = met.get(figure) else { continue };
            if let Some((before, _)) = way.last() {
                lower(before, lowest.get());
            }
            if lowest.get() == *at {
                let from = open.iter().rposition(|open| *open == figure).unwrap_or_default();
                let knot: BTreeSet<&str> = open.drain(from..).collect();
                knot.iter()
                    .filter_map(|figure| met.get(figure))
                    .for_each(|met| met.open.set(false));
                if knot.len() > 1 || onward(figure).any(|(to, _)| *to == figure) {
                    knots.push(knot);
                }
            }
        }
    }
    knots.sort();
    knots
}

/// The shortest way from the first figure of a knot back to it.
fn way_round<'a>(steps: &Steps<'a>, knot: &BTreeSet<&'a str>) -> Vec<(&'a str, Location)> {
    let mut from: HashMap<&str, (&str, Location)> = HashMap::new();
    let mut next: VecDeque<&str> = knot.first().copied().into_iter().collect();
    while let Some(at) = next.pop_front() {
        for (to, place) in steps.get(at).into_iter().flatten() {
            if Some(to) == knot.first() {
                let before = |(figure, _): &(&'a str, Location)| from.get(figure).copied();
                let mut round: Vec<_> = successors(Some((at, *place)), before).collect();
                round.reverse();
                return round;
            }
            if knot.contains(to) && !from.contains_key(to) {
                from.insert(to, (at, *place));
                next.push_back(to);
            }
        }
    }
    Vec::new()
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
    use std::collections::BTreeSet;

    use super::{Steps, cycles};
    use crate::source::{Location, SourceId, Span};

    fn steps(pairs: &[(&'static str, &'static str)]) -> Steps<'static> {
        let mut steps = Steps::new();
        for (at, (from, to)) in pairs.iter().enumerate() {
            let place = Location::new(SourceId::of(""), Span::new(at, at));
            steps.entry(from).or_default().push((to, place));
        }
        steps
    }

    fn found(pairs: &[(&'static str, &'static str)]) -> Vec<Vec<&'static str>> {
        let names = |cycle: Vec<(&'static str, Location)>| cycle.iter().map(|(n, _)| *n).collect();
        cycles(&steps(pairs)).into_iter().map(names).collect()
    }

    #[test]
    fn each_circle_is_found_once() {
        assert!(found(&[("a", "b"), ("b", "c"), ("a", "c")]).is_empty());
        assert_eq!(found(&[("a", "a")]), [["a"]]);
        assert_eq!(found(&[("a", "b"), ("b", "c"), ("c", "b")]), [["b", "c"]]);
        assert_eq!(found(&[("b", "a"), ("a", "b"), ("c", "a")]), [["a", "b"]]);
        assert_eq!(found(&[("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]).len(), 2);
        assert_eq!(found(&[("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")]), [["a", "b"]]);
    }

    #[test]
    fn what_leads_back_by_any_way_is_in_the_knot() {
        let knots = |pairs: &[(&'static str, &'static str)]| super::knots(&steps(pairs));
        // `c` is met when everything behind it has been settled.
        assert_eq!(
            knots(&[("a", "b"), ("b", "a"), ("a", "c"), ("c", "b")]),
            [BTreeSet::from(["a", "b", "c"])]
        );
        // What lies between two circles leads back to neither.
        let two = knots(&[("a", "a"), ("a", "b"), ("b", "c"), ("c", "c")]);
        assert_eq!(two, [BTreeSet::from(["a"]), BTreeSet::from(["c"])]);
    }
}
