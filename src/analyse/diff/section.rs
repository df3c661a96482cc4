//! The driver's prose and attached reports.

use super::pair::{Key, Listed, Marked, pair};
use super::value::{ItemName, Value};
use super::walk::{Compared, Fields, Walk, presence};
use crate::model::{AnnexHead, Document, Field, Line, NarrativeHead, Section};
use crate::source::SourceId;

/// Compares sections. The names of their files do not count.
pub(super) fn sections<'p, H>(
    field: Field,
    before: &'p [Document<Section<H>>],
    after: &'p [Document<Section<H>>],
    walk: &mut Walk<'p>,
) where
    Section<H>: Compared + Listed,
{
    let data = |side: &'p [Document<Section<H>>]| -> Vec<&'p Section<H>> {
        side.iter().map(|document| &document.data).collect()
    };
    walk.list(field, &data(before), &data(after));
}

/// The files of the sections that are in both states.
pub(super) fn files<H>(
    before: &[Document<Section<H>>],
    after: &[Document<Section<H>>],
) -> Vec<(SourceId, SourceId)>
where
    Section<H>: Listed,
{
    let (before, after): (Vec<_>, Vec<_>) = (before.iter().collect(), after.iter().collect());
    let pairs = pair(&before, &after).pairs.into_iter();
    pairs.filter_map(|(old, new)| Some((old?.source, new?.source))).collect()
}

/// What a head says of its section.
trait Head: Fields + PartialEq {
    /// Its title.
    fn title(&self) -> &Line;
    /// Where it belongs, as far as that tells it from others.
    fn place(&self) -> Key<'_>;
    /// Its rank among those of the same place.
    fn order(&self) -> Option<u16>;
}

impl Head for NarrativeHead {
    fn title(&self) -> &Line {
        &self.title
    }
    fn place(&self) -> Key<'_> {
        vec![self.place.mark(), self.goal.mark(), self.action.mark()]
    }
    fn order(&self) -> Option<u16> {
        self.order
    }
}

impl Head for AnnexHead {
    fn title(&self) -> &Line {
        &self.title
    }
    fn place(&self) -> Key<'_> {
        vec![self.action.mark()]
    }
    fn order(&self) -> Option<u16> {
        self.order
    }
}

impl<H: Head> Listed for Section<H> {
    const KEYS: usize = 3;

    fn key(&self, number: usize) -> Option<Key<'_>> {
        let mut key = if number == 1 { Vec::new() } else { self.head.place() };
        key.push(match number {
            0 | 1 => self.head.title().mark(),
            _ => Some(Value::Number(self.head.order()?)),
        });
        Some(key)
    }

    fn text(&self) -> Option<&str> {
        self.body.as_ref().map(|body| body.as_str())
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl<H> Listed for Document<Section<H>>
where
    Section<H>: Listed,
{
    const KEYS: usize = Section::<H>::KEYS;

    fn key(&self, number: usize) -> Option<Key<'_>> {
        self.data.key(number)
    }

    fn text(&self) -> Option<&str> {
        self.data.text()
    }

    fn same(&self, other: &Self) -> bool {
        self.data.same(&other.data)
    }
}

/// Of one that is new or gone the title is told, and not all of its text.
impl<H: Head> Compared for Section<H> {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let name = after.or(before).map(|section| ItemName::Words(section.head.title().as_str()));
        if let Some(step) = presence(before, after) {
            walk.note(field, name, step);
            return;
        }
        walk.within(field, name, |walk| {
            H::fields(before.map(|one| &one.head), after.map(|one| &one.head), walk);
            walk.field(
                Field::named("body"),
                before.map(|one| &one.body),
                after.map(|one| &one.body),
            );
        });
    }
}
