//! The walk over two states of the same thing, and what every kind of thing has to know for it.

use std::collections::BTreeMap;

use super::pair::{Listed, pair};
use super::value::{Change, Item, ItemName, Step, Value};
use crate::model::{Entries, Field, Line, each_thing, field};
use crate::source::Spanned;

/// Collects changes on the way through two states.
#[derive(Debug, Default)]
pub(super) struct Walk<'p> {
    place: Vec<Item<'p>>,
    unit: Option<&'p str>,
    changes: Vec<Change<'p>>,
}

/// What can be compared. Either side may be missing, and then all that the other has is new or
/// gone.
pub(super) trait Compared: Sized {
    /// Notes what changed. What is compared stands in `field` of the place that the walk has
    /// reached.
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    );
}

/// Something made of fields.
pub(super) trait Fields: Sized {
    /// Compares field by field, the most important first; not the one it is known by.
    fn fields<'p>(before: Option<&'p Self>, after: Option<&'p Self>, walk: &mut Walk<'p>);
}

impl<'p> Walk<'p> {
    /// What was found.
    pub(super) fn into_changes(self) -> Vec<Change<'p>> {
        self.changes
    }

    /// Notes a change of a field here.
    pub(super) fn note(&mut self, field: Field, name: Option<ItemName<'p>>, step: Step<'p>) {
        let mut place = self.place.clone();
        place.push(Item { field, name });
        self.changes.push(Change { place, unit: self.unit, step });
    }

    /// Compares a field of the thing that the walk has reached.
    pub(super) fn field<T: Compared>(
        &mut self,
        field: Field,
        before: Option<&'p T>,
        after: Option<&'p T>,
    ) {
        T::compare(field, before, after, self);
    }

    /// Compares what has no fields of its own.
    pub(super) fn value(
        &mut self,
        field: Field,
        name: Option<ItemName<'p>>,
        before: Option<Value<'p>>,
        after: Option<Value<'p>>,
    ) {
        let step = match (before, after) {
            (Some(before), Some(after)) if before.says_the_same(&after) => return,
            (Some(before), Some(after)) => Step::Changed(before, after),
            (Some(before), None) => Step::Removed(before),
            (None, Some(after)) => Step::Added(after),
            (None, None) => return,
        };
        self.note(field, name, step);
    }

    /// Compares two lists thing by thing, and the order of those that are in both.
    pub(super) fn list<T: Compared + Listed>(
        &mut self,
        field: Field,
        before: &[&'p T],
        after: &[&'p T],
    ) {
        let pairs = pair(before, after);
        for (before, after) in pairs.pairs {
            T::compare(field, before, after, self);
        }
        if pairs.reordered {
            self.note(field, None, Step::Reordered);
        }
    }

    /// Goes into something and out again.
    pub(super) fn within(
        &mut self,
        field: Field,
        name: Option<ItemName<'p>>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.place.push(Item { field, name });
        inside(self);
        self.place.pop();
    }

    /// Goes through something that is counted in a unit.
    pub(super) fn counted_in(&mut self, unit: Option<&'p Line>, inside: impl FnOnce(&mut Self)) {
        self.unit = unit.map(Line::as_str);
        inside(self);
        self.unit = None;
    }

    /// Compares something made of fields; that it is new or gone is a change of its own.
    pub(super) fn thing<T: Fields>(
        &mut self,
        field: Field,
        name: impl Fn(&'p T) -> Option<ItemName<'p>>,
        before: Option<&'p T>,
        after: Option<&'p T>,
    ) {
        let called = after.or(before).and_then(name);
        if let Some(step) = presence(before, after) {
            self.note(field, called, step);
        }
        self.within(field, called, |walk| T::fields(before, after, walk));
    }

    /// As [`Walk::thing`], of something that need not be mentioned where one of its fields is.
    pub(super) fn transparent<T: Fields>(
        &mut self,
        field: Field,
        name: Option<ItemName<'p>>,
        before: Option<&'p T>,
        after: Option<&'p T>,
    ) {
        let found = self.changes.len();
        self.within(field, name, |walk| T::fields(before, after, walk));
        if let Some(step) = presence(before, after)
            && self.changes.len() == found
        {
            self.note(field, name, step);
        }
    }
}

/// That something is new or gone.
pub(super) fn presence<'p, T>(before: Option<&T>, after: Option<&T>) -> Option<Step<'p>> {
    match (before, after) {
        (None, Some(_)) => Some(Step::Added(Value::Thing)),
        (Some(_), None) => Some(Step::Removed(Value::Thing)),
        _ => None,
    }
}

impl<T: Compared> Compared for Option<T> {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let (before, after) = (before.and_then(Option::as_ref), after.and_then(Option::as_ref));
        T::compare(field, before, after, walk);
    }
}

impl<T: Compared> Compared for Spanned<T> {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        T::compare(field, before.map(|s| &s.value), after.map(|s| &s.value), walk);
    }
}

impl<T: Compared + Listed> Compared for Vec<T> {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let all = |side: Option<&'p Self>| -> Vec<&'p T> { side.into_iter().flatten().collect() };
        walk.list(field, &all(before), &all(after));
    }
}

/// What a mapping holds whose keys are data of the plan.
pub(super) trait Keyed: Fields {
    /// Compares what stands under one key.
    fn entry<'p>(
        field: Field,
        key: &'p str,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |_| Some(ItemName::Words(key)), before, after);
    }
}

/// Compared by key, whatever the order.
impl<T: Keyed> Compared for Entries<Spanned<T>> {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let index = |side: Option<&'p Self>| -> BTreeMap<&'p str, &'p T> {
            let entries = side.into_iter().flatten();
            entries.map(|(key, value)| (key.as_str(), &value.value)).collect()
        };
        let (old, new) = (index(before), index(after));
        let keys = |side: Option<&'p Self>| side.into_iter().flatten().map(|(key, _)| key.as_str());
        let gone = keys(before).filter(|key| !new.contains_key(key));
        for key in keys(after).chain(gone) {
            T::entry(field, key, old.get(key).copied(), new.get(key).copied(), walk);
        }
    }
}

macro_rules! compare_fields {
    ($($type:ident $(($own:ident))?: $($field:ident),*;)*) => {$(
        impl Fields for crate::model::$type {
            fn fields<'p>(
                before: Option<&'p Self>,
                after: Option<&'p Self>,
                walk: &mut Walk<'p>,
            ) {
                $(walk.field(
                    field!($type.$field),
                    before.map(|one| &one.$field),
                    after.map(|one| &one.$field),
                );)*
            }
        }
    )*};
}

each_thing!(compare_fields);
