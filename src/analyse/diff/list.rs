//! Lists, and the plain values and points that stand in them.

use super::pair::{Listed, pair};
use super::value::{Field, Name, Step};
use super::walk::{Part, Walk};
use crate::model::{FigureId, Involved, Line, Point, Printed, PriorityKey, Who};
use crate::source::Spanned;

impl<T: Part + Listed> Part for Vec<T> {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let all = |side: Option<&'p Self>| -> Vec<&'p T> { side.into_iter().flatten().collect() };
        list(field, &all(before), &all(after), walk);
    }
}

/// Compares two lists thing by thing, and the order of those that are in both.
pub(super) fn list<'p, T: Part + Listed>(
    field: Field,
    before: &[&'p T],
    after: &[&'p T],
    walk: &mut Walk<'p>,
) {
    let pairs = pair(before, after);
    for (before, after) in pairs.pairs {
        T::compare(field, before, after, walk);
    }
    if pairs.reordered {
        walk.note(field, None, Step::Reordered);
    }
}

/// Says by which keys things are known in a list, the surest first.
macro_rules! listed {
    ($type:ty: $($key:expr),* $(; text $text:expr)?) => {
        impl $crate::analyse::diff::pair::Listed for $type {
            const KEYS: usize = [$(stringify!($key)),*].len();

            fn key(&self, number: usize) -> Option<String> {
                let keys: &[fn(&Self) -> Option<String>] = &[$($key),*];
                keys.get(number).and_then(|key| key(self))
            }

            $(fn text(&self) -> Option<&str> {
                let text: fn(&Self) -> &str = $text;
                Some(text(self))
            })?

            fn same(&self, other: &Self) -> bool {
                self == other
            }
        }
    };
}

pub(super) use listed;

listed!(Line: |line| Some(line.to_string()); text |line| line.as_str());
listed!(Spanned<Line>: |line| Some(line.to_string()); text |line| line.as_str());
listed!(Spanned<u16>: |number| Some(number.to_string()));
listed!(Spanned<FigureId>: |id| Some(id.to_string()));
listed!(Spanned<PriorityKey>: |key| Some(key.to_string()));
listed!(Involved: |involved| Some(involved.party.to_string()));
listed!(Point: |point| Some(point.text.to_string()), |point| point.title.as_ref().map(Line::to_string); text |point| point.text.as_str());
listed!(Who: |who| Some(format!("{:?}", (who.party.as_deref(), &who.role))));

/// A party is called by its name; what a file need not say is no news.
impl Part for Involved {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let name = |one: &'p Self| Some(Name::Party(one.party.as_str()));
        let called = after.or(before).and_then(name);
        let _ = |Self { party: _, role: _, note: _, member: _, took_part: _ }: &Self| {};
        // In a list they are paired by name; a single one can become another.
        match (before, after) {
            (Some(old), Some(new)) => {
                Part::compare(field, Some(&old.party), Some(&new.party), walk);
            }
            _ => {
                if let Some(step) = super::walk::presence(before, after) {
                    walk.note(field, called, step);
                }
            }
        }
        walk.within(field, called, |walk| {
            walk.field("role", before.map(|one| &one.role), after.map(|one| &one.role));
            walk.field("note", before.map(|one| &one.note), after.map(|one| &one.note));
            flag("member", before.map(|one| one.member), after.map(|one| one.member), walk);
            let took_part = [before, after].map(|side| side.map(|one| one.took_part));
            flag("took_part", took_part[0], took_part[1], walk);
        });
    }
}

/// What is true unless a file says otherwise.
fn flag(key: &'static str, before: Option<bool>, after: Option<bool>, walk: &mut Walk<'_>) {
    let (before, after) = (before.unwrap_or(true), after.unwrap_or(true));
    if before != after {
        let value = super::value::Value::Flag;
        walk.note(Field(key), None, Step::Changed(value(before), value(after)));
    }
}

/// Its text stands for it: a point has no other name.
impl Part for Point {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let Some(Self {
            text: _,
            title: _,
            by: _,
            at: _,
            reason: _,
            remedy: _,
            to: _,
            due: _,
            themes: _,
            points: _,
        }) = after.or(before)
        else {
            return;
        };
        walk.field(field.0, before.map(|one| &one.text), after.map(|one| &one.text));
        let name = after.or(before).map(|one| Name::Words(one.text.as_str()));
        walk.within(field, name, |walk| {
            walk.field("title", before.map(|one| &one.title), after.map(|one| &one.title));
            walk.field("by", before.map(|one| &one.by), after.map(|one| &one.by));
            walk.field("at", before.map(|one| &one.at), after.map(|one| &one.at));
            walk.field("reason", before.map(|one| &one.reason), after.map(|one| &one.reason));
            walk.field("remedy", before.map(|one| &one.remedy), after.map(|one| &one.remedy));
            walk.field("to", before.map(|one| &one.to), after.map(|one| &one.to));
            walk.field("due", before.map(|one| &one.due), after.map(|one| &one.due));
            walk.field("themes", before.map(|one| &one.themes), after.map(|one| &one.themes));
            walk.field("points", before.map(|one| &one.points), after.map(|one| &one.points));
        });
    }
}

/// Two who say something are told apart by all that is said of them.
impl Part for Who {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let _ = |Self { party: _, role: _ }: &Self| {};
        walk.field(field.0, before.map(|one| &one.party), after.map(|one| &one.party));
        walk.within(field, None, |walk| {
            walk.field("role", before.map(|one| &one.role), after.map(|one| &one.role));
        });
    }
}

/// The words stand for it.
impl Part for Printed {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let _ = |Self { text: _, by: _ }: &Self| {};
        walk.field(field.0, before.map(|one| &one.text), after.map(|one| &one.text));
        walk.within(field, None, |walk| {
            walk.field("by", before.map(|one| &one.by), after.map(|one| &one.by));
        });
    }
}
