//! The ties between figures of which some are not known yet: what contains something through one of them
//! contains it all the same, so that no sum counts it twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{FigureId, Holder, HolderMut, Priority};
use crate::source::Spanned;

/// Ties what is left of a priority as the whole of it is tied, and says which figures are gone.
pub(super) fn mend(priority: &mut Priority, whole: &Priority) -> BTreeSet<FigureId> {
    let left = ids(priority);
    let gone: BTreeSet<FigureId> = ids(whole).difference(&left).cloned().collect();
    if gone.is_empty() {
        return gone;
    }
    let ties = Ties::of(whole, &gone);
    for figure in priority.holders_mut().flat_map(HolderMut::reached) {
        // A sum keeps the name of what is not known of it: nothing is made of the rest of its parts.
        let own = figure.id.as_ref().map(|id| &id.value);
        let through = own.and_then(|id| ties.wholes.get(id)).map(|whole| (*whole).clone());
        let through = through.filter(|whole| gone.contains(&whole.value));
        if let Some(whole) = figure.part_of.take().or(through) {
            figure.part_of = ties.above(whole);
        }
        figure.compared_with.take_if(|other| gone.contains(&other.value));
    }
    gone
}

/// What contains what.
struct Ties<'p> {
    wholes: BTreeMap<&'p FigureId, &'p Spanned<FigureId>>,
    gone: &'p BTreeSet<FigureId>,
}

impl<'p> Ties<'p> {
    fn of(whole: &'p Priority, gone: &'p BTreeSet<FigureId>) -> Self {
        let mut wholes = BTreeMap::new();
        for figure in whole.holders().flat_map(Holder::reached) {
            let Some(id) = &figure.id else { continue };
            if let Some(part_of) = &figure.part_of {
                wholes.insert(&id.value, part_of);
            }
            for part in &figure.sum_of {
                wholes.entry(&part.value).or_insert(id);
            }
        }
        Self { wholes, gone }
    }

    /// The next one above that is there.
    fn above(&self, mut id: Spanned<FigureId>) -> Option<Spanned<FigureId>> {
        let mut seen = BTreeSet::new();
        while self.gone.contains(&id.value) {
            let next = (*self.wholes.get(&id.value)?).clone();
            if !seen.insert(std::mem::replace(&mut id, next).value) {
                return None;
            }
        }
        Some(id)
    }
}

/// The ids of all figures of a priority.
fn ids(priority: &Priority) -> BTreeSet<FigureId> {
    let figures = priority.holders().flat_map(Holder::reached);
    figures.filter_map(|figure| Some(figure.id.as_ref()?.value.clone())).collect()
}
