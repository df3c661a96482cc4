//! Rows for each of the things that a priority, its goals or its actions have several of.

use super::definition::Definition;
use super::scope::Exported;
use crate::model::{Holder, Owner};

/// One of them.
#[derive(Debug)]
pub(super) struct Owned<'s, 'p, T> {
    pub(super) scope: &'s Exported<'p>,
    /// Its place among those of the priority.
    number: i64,
    owner: Owner,
    pub(super) it: &'p T,
}

impl<T> Clone for Owned<'_, '_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Owned<'_, '_, T> {}

impl<T> Owned<'_, '_, T> {
    pub(super) fn number(&self) -> i64 {
        self.number
    }

    pub(super) fn owner(&self) -> Owner {
        self.owner
    }
}

/// Rows for these, in the order of the plan.
pub(super) fn rows<'s, 'p, T: 'p>(
    scope: &'s Exported<'p>,
    all: impl Iterator<Item = (Owner, &'p T)>,
) -> impl Iterator<Item = Owned<'s, 'p, T>> {
    (1..).zip(all).map(move |(number, (owner, it))| Owned { scope, number, owner, it })
}

/// Rows for what priorities, their goals and their actions hold.
pub(super) fn held<'s, 'p, T: 'p>(
    scopes: &'s [Exported<'p>],
    of: fn(Holder<'p>) -> &'p [T],
) -> impl Iterator<Item = Owned<'s, 'p, T>> {
    scopes.iter().flat_map(move |scope| {
        let each = move |holder| {
            let things = of(holder).iter();
            things.map(move |it| (holder.owner, it))
        };
        rows(scope, scope.priority.holders().flat_map(each))
    })
}

/// A table with the columns that tell rows apart.
pub(super) fn numbered<'r, 'p: 'r, T>(
    name: &'static str,
    about: &'static str,
) -> Definition<'r, Owned<'r, 'p, T>> {
    Definition::new(name, about)
        .priority(|row: &Owned<'_, '_, T>| row.scope)
        .whole("number", "Its place among those of the priority, from 1.", |row| Some(row.number))
        .keyed()
}

/// As [`numbered`], with the columns that say whose a row is.
pub(super) fn owned<'r, 'p: 'r, T>(
    name: &'static str,
    about: &'static str,
) -> Definition<'r, Owned<'r, 'p, T>> {
    numbered(name, about).under(|row| (row.scope, row.owner))
}

/// The table with a column for the marking.
pub(super) fn marked<'r, 'p: 'r, T>(
    definition: Definition<'r, Owned<'r, 'p, T>>,
) -> Definition<'r, Owned<'r, 'p, T>> {
    definition.text("marking", "The marking of the file it stands in.", |row| {
        row.scope.marking_of(row.owner)
    })
}
