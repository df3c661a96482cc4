//! The walk over two states of the same thing, and what every kind of thing has to know for it.

use std::collections::BTreeMap;

use super::value::{Change, Field, Item, Name, Step, Value};
use crate::model::Entries;
use crate::source::Spanned;

/// Collects changes on the way through two states.
#[derive(Debug, Default)]
pub(super) struct Walk<'p> {
    place: Vec<Item<'p>>,
    changes: Vec<Change<'p>>,
}

/// What can be compared. Either side may be missing, and then all that the other has is new or
/// gone.
pub(super) trait Part: Sized {
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
    /// Compares field by field, the most important first.
    fn fields<'p>(before: Option<&'p Self>, after: Option<&'p Self>, walk: &mut Walk<'p>);
}

impl<'p> Walk<'p> {
    /// What was found.
    pub(super) fn into_changes(self) -> Vec<Change<'p>> {
        self.changes
    }

    /// Notes a change of a field here.
    pub(super) fn note(&mut self, field: Field, name: Option<Name<'p>>, step: Step<'p>) {
        let mut place = self.place.clone();
        place.push(Item { field, name });
        self.changes.push(Change { place, step });
    }

    /// Compares a field of the thing that the walk has reached.
    pub(super) fn field<T: Part>(
        &mut self,
        key: &'static str,
        before: Option<&'p T>,
        after: Option<&'p T>,
    ) {
        T::compare(Field(key), before, after, self);
    }

    /// Goes into something and out again.
    pub(super) fn within(
        &mut self,
        field: Field,
        name: Option<Name<'p>>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.place.push(Item { field, name });
        inside(self);
        self.place.pop();
    }

    /// Compares something made of fields; that it is new or gone is a change of its own.
    pub(super) fn thing<T: Fields>(
        &mut self,
        field: Field,
        name: impl Fn(&'p T) -> Option<Name<'p>>,
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
        name: Option<Name<'p>>,
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

impl<T: Part> Part for Option<T> {
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

impl<T: Part> Part for Spanned<T> {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        T::compare(field, before.map(|s| &s.value), after.map(|s| &s.value), walk);
    }
}

/// What a mapping holds whose keys are data of the plan.
pub(super) trait Entry: Fields {
    /// Compares what stands under one key.
    fn entry<'p>(
        field: Field,
        key: &'p str,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |_| Some(Name::Words(key)), before, after);
    }
}

/// Compared by key, whatever the order.
impl<T: Entry> Part for Entries<Spanned<T>> {
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

/// Says of which fields a thing is made, the most important first. They are taken apart without
/// `..`, so that a new field of the model does not compile until it is compared.
macro_rules! fields {
    ($type:ident: $($field:ident),* $(,)? $(; besides $($other:ident),*)?) => {
        impl $crate::analyse::diff::walk::Fields for $type {
            fn fields<'p>(
                before: Option<&'p Self>,
                after: Option<&'p Self>,
                walk: &mut $crate::analyse::diff::walk::Walk<'p>,
            ) {
                let _ = |$type { $($field: _,)* $($($other: _),*)? }: &$type| {};
                $(walk.field(
                    stringify!($field),
                    before.map(|one| &one.$field),
                    after.map(|one| &one.$field),
                );)*
            }
        }
    };
}

/// A thing made of fields that has no name because there is only one.
macro_rules! single {
    ($($type:ident),*) => {$(
        impl $crate::analyse::diff::walk::Part for $type {
            fn compare<'p>(
                field: $crate::analyse::diff::Field,
                before: Option<&'p Self>,
                after: Option<&'p Self>,
                walk: &mut $crate::analyse::diff::walk::Walk<'p>,
            ) {
                walk.thing(field, |_| None, before, after);
            }
        }
    )*};
}

pub(super) use {fields, single};
