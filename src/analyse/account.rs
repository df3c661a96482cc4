//! How a number came about: what a figure adds up, what it is compared with and part of, whether the total
//! of its measure counts it, and which texts cite it. Called by the `explain` command; how it is told is for
//! `render`.

use super::figures::Figures;
use super::totals::{self, NotCounted, Total};
use crate::model::{Datum, Figure, Owner, Plan, Priority};
use crate::prose;
use crate::source::Location;

/// All that a number rests on, and that rests on it.
#[derive(Debug)]
pub struct Account<'p> {
    /// The priority.
    pub priority: &'p Priority,
    /// The figure itself.
    pub told: Told<'p>,
    /// The figures that it adds up.
    pub parts: Vec<Told<'p>>,
    /// The earlier figure that it is compared with.
    pub before: Option<Told<'p>>,
    /// The larger figure that contains it.
    pub whole: Option<Told<'p>>,
    /// The figures that add it up, are compared with it or are part of it.
    pub used: Vec<Told<'p>>,
    /// The total of its measure over the plan, and why it is not counted there if it is not.
    pub total: Option<(Total<'p>, Option<NotCounted>)>,
    /// Where texts cite it, in the order of the files.
    pub cited: Vec<Location>,
}

/// A figure, whose it is, and where its number stands.
#[derive(Debug, Clone, Copy)]
pub struct Told<'p> {
    /// The priority as a whole, one of its goals, or an action.
    pub owner: Owner,
    /// The figure.
    pub figure: &'p Figure,
    /// The place of its number.
    pub place: Location,
}

/// The accounts of the figures with an id, one for each of some priorities that has one.
pub fn of_figure<'p>(plan: &'p Plan, among: &[&'p Priority], id: &str) -> Vec<Account<'p>> {
    among.iter().filter_map(|priority| account(plan, priority, id)).collect()
}

/// Every id of a figure of some priorities, in the order of the plan.
pub fn ids<'p>(among: &[&'p Priority]) -> Vec<&'p str> {
    let all = among.iter().flat_map(|priority| told(priority));
    all.filter_map(|told| Some(told.figure.id.as_ref()?.as_str())).collect()
}

fn told(priority: &Priority) -> impl Iterator<Item = Told<'_>> {
    priority.holders().flat_map(|holder| {
        holder.reached().map(move |figure| Told {
            owner: holder.owner,
            figure,
            place: Location::new(holder.source, figure.value.span),
        })
    })
}

fn account<'p>(plan: &'p Plan, priority: &'p Priority, id: &str) -> Option<Account<'p>> {
    let all: Vec<Told<'p>> = told(priority).collect();
    let find = |id: &str| {
        let is = |told: &&Told<'p>| told.figure.id.as_ref().is_some_and(|own| own.as_str() == id);
        all.iter().find(is).copied()
    };
    let own = find(id)?;
    let figures = Figures::of(priority);
    let place = |figure: &Figure| find(figure.id.as_ref()?.as_str());
    let uses = |told: &&Told<'p>| {
        let Figure { compared_with, part_of, sum_of, .. } = told.figure;
        compared_with.iter().chain(part_of).chain(sum_of).any(|named| named.as_str() == id)
    };
    Some(Account {
        priority,
        told: own,
        parts: figures.parts(own.figure).into_iter().filter_map(place).collect(),
        before: figures.before(own.figure).and_then(|(before, _)| place(before)),
        whole: figures.whole(own.figure).and_then(|(whole, _)| place(whole)),
        used: all.iter().filter(uses).copied().collect(),
        total: total(plan, own.figure),
        cited: cited(priority, id),
    })
}

/// The total of a plan that the figure is counted in, or that it could have been.
fn total<'p>(plan: &'p Plan, figure: &Figure) -> Option<(Total<'p>, Option<NotCounted>)> {
    let is = |other: &Figure| std::ptr::eq(other, figure);
    totals::of_plan(plan).into_iter().find_map(|total| {
        if total.counted.iter().any(|one| is(one.figure)) {
            return Some((total, None));
        }
        let why = total.not_counted.iter().find(|(one, _)| is(one.figure)).map(|(_, why)| *why)?;
        Some((total, Some(why)))
    })
}

fn cited(priority: &Priority, id: &str) -> Vec<Location> {
    let mut found: Vec<Location> = Vec::new();
    priority.visit(&mut |at, datum| {
        let text = match datum {
            Datum::Text(text) => text.as_str(),
            Datum::Line(line) => line.as_str(),
            _ => return,
        };
        if prose::citations(text).iter().any(|citation| citation.id == id) {
            found.push(at.location());
        }
    });
    found.sort_unstable();
    found
}
