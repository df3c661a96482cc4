//! The driver's prose and attached reports.

use super::list::list;
use super::pair::{Listed, pair};
use super::value::{Field, Name};
use super::walk::{Fields, Part, Walk, fields, presence};
use crate::model::{AnnexHead, Document, NarrativeHead, Section};
use crate::source::SourceId;

fields!(NarrativeHead: marking, title, place, goal, action, by, order, themes, language);
fields!(AnnexHead: marking, title, action, by, at, partners, initiatives, order, language);

/// Compares sections. The names of their files do not count.
pub(super) fn sections<'p, H>(
    field: Field,
    before: &'p [Document<Section<H>>],
    after: &'p [Document<Section<H>>],
    walk: &mut Walk<'p>,
) where
    Section<H>: Part + Listed,
{
    let data = |side: &'p [Document<Section<H>>]| -> Vec<&'p Section<H>> {
        side.iter().map(|document| &document.data).collect()
    };
    list(field, &data(before), &data(after), walk);
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
    fn title(&self) -> &str;
    /// Where it belongs, as far as that tells it from others.
    fn place(&self) -> String;
    /// Its rank among those of the same place.
    fn order(&self) -> Option<u16>;
}

impl Head for NarrativeHead {
    fn title(&self) -> &str {
        self.title.as_str()
    }
    fn place(&self) -> String {
        format!("{:?}", (self.place.value, &self.goal, &self.action))
    }
    fn order(&self) -> Option<u16> {
        self.order
    }
}

impl Head for AnnexHead {
    fn title(&self) -> &str {
        self.title.as_str()
    }
    fn place(&self) -> String {
        format!("{:?}", &self.action)
    }
    fn order(&self) -> Option<u16> {
        self.order
    }
}

impl<H: Head> Listed for Section<H> {
    const KEYS: usize = 3;

    fn key(&self, number: usize) -> Option<String> {
        let head = &self.head;
        match number {
            0 => Some(format!("{} {}", head.place(), head.title())),
            1 => Some(head.title().to_owned()),
            _ => head.order().map(|order| format!("{} {order}", head.place())),
        }
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

    fn key(&self, number: usize) -> Option<String> {
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
impl<H: Head> Part for Section<H> {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let name = after.or(before).map(|section| Name::Words(section.head.title()));
        if let Some(step) = presence(before, after) {
            walk.note(field, name, step);
            return;
        }
        let _ = |Self { head: _, body: _ }: &Self| {};
        walk.within(field, name, |walk| {
            H::fields(before.map(|one| &one.head), after.map(|one| &one.head), walk);
            walk.field("body", before.map(|one| &one.body), after.map(|one| &one.body));
        });
    }
}
