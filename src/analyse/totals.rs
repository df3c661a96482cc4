//! Totals per measure, over a priority and over a plan, with nothing counted twice.
//!
//! What a total is made of can be told: it keeps the figures that were counted. Which measures
//! are shown, and how, is for `render`.

use std::collections::BTreeMap;

mod graph;
mod operations;

use serde::Serialize;

use self::graph::Graph;
use super::figures::Figures;
use super::scope::{PriorityAt, Scope};
use crate::model::{Figure, Interval, Line, Owner, Plan, Priority, Quantity};

/// What a plan or a priority reached in one measure.
#[derive(Debug, Clone)]
pub struct Total<'p> {
    /// The key of the measure.
    pub measure: &'p str,
    /// What its figures were counted among, where that is not what others of the measure were.
    pub population: Option<&'p str>,
    /// The sum, as qualified as its parts make it; `None` where it is too large to be
    /// represented.
    pub value: Option<Quantity>,
    /// The figures it is made of, in the order of the plan.
    pub counted: Vec<Candidate<'p>>,
    /// The figures of the measure that it is not made of, in the order of the plan, and why.
    pub not_counted: Vec<(Candidate<'p>, NotCounted)>,
}

impl Total<'_> {
    /// The smallest and the largest number that the sum can be: those of its parts added up. It can
    /// be narrower than what the sum as printed stands for: 29.5 and almost 10 are almost 39.5, and
    /// not under 29.5.
    pub fn interval(&self) -> Option<Interval> {
        Interval::sum(self.counted.iter().map(|one| one.figure.value.value.interval()))
    }
}

/// What figures have to have in common to be added up: the measure, and the population where they name one.
type Counted<'p> = (&'p str, Option<&'p str>);

/// A figure that a total may be made of, and whose it is.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// The priority as a whole, one of its goals, or an action.
    pub owner: Owner,
    /// The figure.
    pub figure: &'p Figure,
}

/// Why a figure was not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum NotCounted {
    /// A figure that is counted contains it.
    Part,
    /// The figures that it adds up are counted.
    Sum,
    /// It is from before: another figure is compared with it.
    Before,
    /// Another priority reports the same operation.
    Operation,
}

/// The totals of a plan in the order in which it defines its measures; without those in which
/// nothing was counted. Figures of a measure that it does not define are not counted.
pub fn of_plan(plan: &Plan) -> Vec<Total<'_>> {
    of_scope(&Scope::new(plan, |_| true, None))
}

/// The totals of one of a plan's priorities, as in [`of_plan`].
pub fn of_priority<'p>(plan: &'p Plan, priority: &'p Priority) -> Vec<Total<'p>> {
    of_scope(&Scope::new(plan, |other| std::ptr::eq(other, priority), None))
}

/// The totals of some priorities, as in [`of_plan`].
pub fn of_scope<'p>(scope: &Scope<'p>) -> Vec<Total<'p>> {
    let mut found = BTreeMap::new();
    for part in &scope.parts {
        count(part, &mut found);
    }
    let measures = scope.plan.file.data.measures.iter().map(|(key, _)| key.as_str());
    let total = |((measure, population), found): (Counted<'p>, Found<'p>)| {
        let Found { counted, mut not_counted } = found;
        let (counted, again) = operations::once(counted);
        not_counted.extend(again.into_iter().map(|one| (one, NotCounted::Operation)));
        let value = Quantity::sum(counted.iter().map(|one| one.figure.value.value));
        Total { measure, population, value, counted, not_counted }
    };
    measures
        .flat_map(|measure| {
            let of_measure = found.range((measure, None)..).map(|(key, _)| *key);
            let of_measure: Vec<Counted<'p>> =
                of_measure.take_while(|(of, _)| *of == measure).collect();
            let found: Vec<_> =
                of_measure.into_iter().filter_map(|key| found.remove_entry(&key)).collect();
            found.into_iter().map(total)
        })
        .collect()
}

/// The figures of one measure.
#[derive(Default)]
struct Found<'p> {
    counted: Vec<Candidate<'p>>,
    not_counted: Vec<(Candidate<'p>, NotCounted)>,
}

/// Picks from the figures of each measure those that make its total:
///
/// - not one that a larger figure of the same measure contains (`part_of`);
/// - not a sum of others of the same measure (`sum_of`): its parts are as good or better, since
///   they may be exact where the sum is not. A sum of which a part is counted in something else
///   or in nothing stands for all of its parts instead;
/// - not one from before, to which another one of the same measure is compared
///   (`compared_with`), nor what it contains.
///
/// Figures of different populations are of different measures. Two figures of one priority of which neither contains the other are taken to have nothing in
/// common; of two priorities, unless they report the same operation.
fn count<'p>(part: &PriorityAt<'p>, found: &mut BTreeMap<Counted<'p>, Found<'p>>) {
    let figures = Figures::of(part.priority);
    let graph = Graph::of(&figures);
    let all: Vec<(Owner, &Figure)> = figures.iter().collect();
    for (key, own) in graph.measures() {
        let chosen = graph.choose(key, own);
        let contents = graph.contents(&chosen);
        let Found { counted, not_counted } = found.entry(key).or_default();
        for (index, (owner, figure)) in own.iter().filter_map(|at| Some((*at, all.get(*at)?))) {
            let one = Candidate { priority: part.priority, owner: *owner, figure };
            if chosen.contains(&index) {
                counted.push(one);
            } else {
                not_counted.push((one, graph.why(index, &contents)));
            }
        }
    }
}

fn counted_in(figure: &Figure) -> Option<Counted<'_>> {
    let population = figure.population.as_ref().map(Line::as_str);
    figure.measure.as_ref().map(|measure| (measure.as_str(), population))
}

#[cfg(test)]
mod tests;
