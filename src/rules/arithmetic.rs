//! What the rules over the numbers of figures share: units, and figures nothing can be said of.
//!
//! `unit-mismatch`, `sum-mismatch`, `share-over-100` and `percentage-mismatch` call this; what is
//! computed is computed in `analyse::figures`.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use crate::analyse::figures::Figures;
use crate::model::{Entries, Figure, Measure, Priority};
use crate::source::{Location, SourceId, Spanned};

use super::Context;
use super::circular_figure;
use super::walk;

/// A priority whose figures can be held against each other.
pub(super) struct Reckoned<'p> {
    /// Its figures by id.
    pub(super) figures: Figures<'p>,
    priority: &'p Priority,
    measures: &'p Entries<Spanned<Measure>>,
    circular: BTreeSet<&'p str>,
    /// By the address of a figure its file, once somebody has asked.
    files: OnceCell<HashMap<usize, SourceId>>,
}

/// Every priority. A figure that could not be read is absent, and what refers to it is passed by.
pub(super) fn comparable<'p>(context: &Context<'p>) -> impl Iterator<Item = Reckoned<'p>> {
    let measures = &context.plan.file.data.measures;
    context.plan.priorities.iter().map(move |priority| Reckoned {
        figures: Figures::of(priority),
        priority,
        measures,
        circular: circular_figure::on_a_circle(priority),
        files: OnceCell::new(),
    })
}

impl<'p> Reckoned<'p> {
    /// Every figure with its file, but for those that contain or follow themselves: no number
    /// fits them.
    pub(super) fn iter(&self) -> impl Iterator<Item = (SourceId, &'p Figure)> + '_ {
        let straight = |figure: &Figure| {
            figure.id.as_ref().is_none_or(|id| !self.circular.contains(id.as_str()))
        };
        walk::figures(self.priority).filter(move |(_, figure)| straight(figure))
    }

    /// What a figure is counted in: its own words, or else those of its measure.
    pub(super) fn unit(&self, figure: &'p Figure) -> Option<&'p str> {
        let own = figure.unit.as_deref();
        own.or_else(|| self.measured(figure)?.unit.as_deref())
    }

    /// The measure of a figure.
    pub(super) fn measured(&self, figure: &Figure) -> Option<&'p Measure> {
        self.measures.get(figure.measure.as_ref()?.as_str()).map(|measure| &measure.value)
    }

    /// Whether two figures are known to count different things, so that no arithmetic between
    /// them means anything. Where a unit is not given, it may be the same.
    pub(super) fn differ(&self, one: &'p Figure, other: &'p Figure) -> bool {
        let units = self.unit(one).zip(self.unit(other));
        units.is_some_and(|(one, other)| !same(one, other))
    }

    /// Where the value of a figure stands.
    pub(super) fn place(&self, figure: &Figure) -> Option<Location> {
        let file = |(source, figure)| (std::ptr::from_ref::<Figure>(figure).addr(), source);
        let files = self.files.get_or_init(|| walk::figures(self.priority).map(file).collect());
        let source = files.get(&std::ptr::from_ref(figure).addr())?;
        Some(Location::new(*source, figure.value.span))
    }
}

/// Whether two units are the same but for capital letters.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
