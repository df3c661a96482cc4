//! Figures by their id, with the changes, shares and sums between them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::model::{Absence, Figure, Growth, Line, Owner, Priority, Quantity};
use crate::prose::{Aspect, Citation};

/// Which way a change goes, where that is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Direction {
    /// There is none.
    Same,
    /// It rose.
    Up,
    /// It fell.
    Down,
    /// It may have risen or fallen, or cannot be computed.
    Unknown,
}

impl Direction {
    /// The direction of a change.
    pub fn of(change: Option<Growth>) -> Self {
        let Some(interval) = change.map(Growth::interval) else { return Self::Unknown };
        let low = interval.low.value;
        let high = interval.high.map(|end| end.value);
        match (low, high) {
            (low, Some(high)) if low.is_zero() && high.is_zero() => Self::Same,
            (low, _) if low.is_sign_positive() && !low.is_zero() => Self::Up,
            (_, Some(high)) if high.is_sign_negative() && !high.is_zero() => Self::Down,
            _ => Self::Unknown,
        }
    }
}

/// All figures of a priority.
#[derive(Debug)]
pub struct Figures<'p> {
    own: BTreeMap<Owner, &'p [Figure]>,
    of: BTreeMap<Owner, Vec<&'p Figure>>,
    by_id: HashMap<&'p str, &'p Figure>,
    absent: HashMap<&'p str, Absence>,
}

impl<'p> Figures<'p> {
    /// Collects them: those of the priority, then of its goals, then of its actions. Of two
    /// figures with one id the first is the one that is cited; the second is a finding.
    pub fn of(priority: &'p Priority) -> Self {
        let mut found = Self {
            own: BTreeMap::new(),
            of: BTreeMap::new(),
            by_id: HashMap::new(),
            absent: priority.absent.iter().map(|(id, why)| (id.as_str(), *why)).collect(),
        };
        for holder in priority.holders() {
            found.own.entry(holder.owner).or_insert(holder.figures);
            for figure in holder.reached() {
                found.of.entry(holder.owner).or_default().push(figure);
                if let Some(id) = &figure.id {
                    found.by_id.entry(id.as_str()).or_insert(figure);
                }
            }
        }
        found
    }

    /// Every figure with its owner: those of the priority, of its goals, of its actions.
    pub fn iter(&self) -> impl Iterator<Item = (Owner, &'p Figure)> + '_ {
        self.of.iter().flat_map(|(owner, figures)| figures.iter().map(|figure| (*owner, *figure)))
    }

    /// The figures of an owner itself, without those of its events and operations, in the order of
    /// the file.
    pub fn of_owner(&self, owner: Owner) -> &'p [Figure] {
        self.own.get(&owner).copied().unwrap_or_default()
    }

    /// The figure of an id.
    pub fn get(&self, id: &str) -> Option<&'p Figure> {
        self.by_id.get(id).copied()
    }

    /// Why this figure was left out, so that it has a number which is not told.
    fn absence(&self, id: &str) -> Option<Absence> {
        if self.get(id).is_some() { None } else { self.absent.get(id).copied() }
    }

    /// Why a figure was left out that this one is compared with, part of or the sum of.
    pub fn leans_on_absent(&self, figure: &Figure) -> Option<Absence> {
        let named = figure.compared_with.iter().chain(&figure.part_of).chain(&figure.sum_of);
        named.filter_map(|id| self.absence(id.as_str())).min()
    }

    /// Why what is cited was left out, or would tell what was.
    pub fn hides(&self, citation: &Citation) -> Option<Absence> {
        let Some(figure) = self.get(&citation.id) else {
            return self.absence(&citation.id);
        };
        let against = match citation.aspect {
            Aspect::Change => figure.compared_with.as_ref(),
            Aspect::Share => figure.part_of.as_ref(),
            Aspect::Value | Aspect::Unknown(_) => None,
        };
        self.absence(against?.as_str())
    }

    /// The figure it is compared with, and the change from there where it can be computed.
    pub fn before(&self, figure: &Figure) -> Option<(&'p Figure, Option<Growth>)> {
        let before = self.get(figure.compared_with.as_ref()?.as_str())?;
        let unit = figure.unit.as_ref().map(Line::as_str);
        Some((before, Quantity::change_of(unit, before.value.value, figure.value.value)))
    }

    /// Those of one list that have a row of their own: one that serves only as the "before" of another
    /// stands there.
    pub fn rows(list: &[Figure]) -> impl Iterator<Item = &Figure> {
        let compared = list.iter().filter_map(|figure| figure.compared_with.as_ref());
        let befores: BTreeSet<&str> = compared.map(|before| before.as_str()).collect();
        list.iter().filter(move |figure| {
            let bare = figure.compared_with.is_none()
                && figure.part_of.is_none()
                && figure.note.is_none()
                && figure.countries.is_empty();
            !figure.id.as_ref().is_some_and(|id| bare && befores.contains(id.as_str()))
        })
    }

    /// The figure that contains it, and its share of that in per cent where it can be computed.
    pub fn whole(&self, figure: &Figure) -> Option<(&'p Figure, Option<Quantity>)> {
        let whole = self.get(figure.part_of.as_ref()?.as_str())?;
        Some((whole, figure.value.share(whole.value.value)))
    }

    /// The figures it adds up.
    pub fn parts(&self, figure: &Figure) -> Vec<&'p Figure> {
        figure.sum_of.iter().filter_map(|id| self.get(id.as_str())).collect()
    }

    /// What the figures it adds up make; `None` where it adds up none, where one of them is
    /// unknown, and where the sum is too large to be represented.
    pub fn sum(&self, figure: &Figure) -> Option<Quantity> {
        let parts = self.parts(figure);
        if parts.is_empty() || parts.len() != figure.sum_of.len() {
            return None;
        }
        Quantity::sum(parts.into_iter().map(|part| part.value.value))
    }

    /// How many times the figure it is compared with it is: 2.43 for 18308 → 44402. `None` as in
    /// [`Quantity::ratio`].
    pub fn ratio(&self, figure: &Figure) -> Option<Quantity> {
        let (before, _) = self.before(figure)?;
        figure.value.ratio(before.value.value)
    }
}
