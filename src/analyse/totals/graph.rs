//! How the figures of a priority hang together, and which of a measure its total is made of.
//!
//! Called by the totals, which say what is counted and why the rest is not. Each question is put to all
//! figures at once, so that a long chain of figures costs no more than its length.

use std::collections::{BTreeMap, BTreeSet};

use super::{Counted, NotCounted, counted_in};
use crate::analyse::figures::Figures;
use crate::model::Figure;

/// The figures of a priority. They are named by their place in it, since a figure that nobody cites
/// has no id.
pub(super) struct Graph<'p> {
    nodes: Vec<Node<'p>>,
    of_measure: BTreeMap<Counted<'p>, Vec<usize>>,
    /// Those from before, and all that these contain.
    before: BTreeSet<usize>,
}

struct Node<'p> {
    counted: Option<Counted<'p>>,
    /// What it contains at first hand, also beside what is nowhere.
    inside: Vec<usize>,
    /// What it adds up; empty where one of these is nowhere.
    parts: Vec<usize>,
    /// What it is compared with.
    before: Option<usize>,
}

impl<'p> Graph<'p> {
    pub(super) fn of(figures: &Figures<'p>) -> Self {
        let all: Vec<&Figure> = figures.iter().map(|(_, figure)| figure).collect();
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, figure) in all.iter().enumerate() {
            let id = figure.id.as_ref().map(|id| id.as_str());
            let cited = |id: &&str| figures.get(id).is_some_and(|one| std::ptr::eq(one, *figure));
            if let Some(id) = id.filter(cited) {
                named.insert(id, index);
            }
        }
        let find = |id: &str| named.get(id).copied();
        let node = |figure: &&'p Figure| {
            let known = figure.sum_of.iter().map(|id| find(id.as_str()));
            Node {
                counted: counted_in(figure),
                inside: known.clone().flatten().collect(),
                parts: known.collect::<Option<_>>().unwrap_or_default(),
                before: figure.compared_with.as_ref().and_then(|id| find(id.as_str())),
            }
        };
        let nodes = all.iter().map(node).collect();
        let mut graph = Self { nodes, of_measure: BTreeMap::new(), before: BTreeSet::new() };
        for (index, figure) in all.iter().enumerate() {
            if let Some(counted) = counted_in(figure) {
                graph.of_measure.entry(counted).or_default().push(index);
            }
            let whole = figure.part_of.as_ref().and_then(|id| find(id.as_str()));
            if let Some(whole) = whole.and_then(|whole| graph.nodes.get_mut(whole)) {
                whole.inside.push(index);
            }
        }
        let earlier: BTreeSet<usize> = graph.nodes.iter().filter_map(|node| node.before).collect();
        graph.before = &earlier | &graph.contents(&earlier);
        graph
    }

    /// Each measure with its figures, in the order of the plan.
    pub(super) fn measures(&self) -> impl Iterator<Item = (Counted<'p>, &[usize])> {
        self.of_measure.iter().map(|(counted, own)| (*counted, own.as_slice()))
    }

    /// Those figures of a measure that make its total.
    pub(super) fn choose(&self, key: Counted<'p>, own: &[usize]) -> BTreeSet<usize> {
        let same = |node: &Node<'_>| node.counted == Some(key);
        let node = |index: &usize| self.nodes.get(*index);
        let own: BTreeSet<usize> = own.iter().copied().collect();
        let earlier: BTreeSet<usize> =
            own.iter().filter_map(node).filter_map(|node| node.before).collect();
        // Sums are opened up until only figures are left that add up nothing of this measure.
        let outermost = &(&own - &earlier) - &self.contents(&own);
        let mut open: Vec<usize> = outermost.iter().copied().collect();
        let mut seen = outermost;
        let mut chosen = BTreeSet::new();
        while let Some(index) = open.pop() {
            let parts = node(&index).map(|node| node.parts.as_slice()).unwrap_or_default();
            if parts.is_empty() || !parts.iter().all(|part| node(part).is_some_and(same)) {
                chosen.insert(index);
            } else {
                open.extend(parts.iter().copied().filter(|part| seen.insert(*part)));
            }
        }
        // A part that a sum shares with a larger figure is counted there already.
        &chosen - &self.contents(&chosen)
    }

    /// Why a figure of the measure is not among those that were chosen, which have these contents.
    pub(super) fn why(&self, index: usize, contents: &BTreeSet<usize>) -> NotCounted {
        if contents.contains(&index) {
            NotCounted::Part
        } else if self.before.contains(&index) {
            NotCounted::Before
        } else {
            NotCounted::Sum
        }
    }

    /// Every figure that one of these contains, at first hand or through others.
    pub(super) fn contents(&self, of: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut open: Vec<usize> = of.iter().copied().collect();
        while let Some(index) = open.pop() {
            let inside = self.nodes.get(index).map(|node| node.inside.as_slice());
            open.extend(
                inside.unwrap_or_default().iter().copied().filter(|one| found.insert(*one)),
            );
        }
        found
    }
}
