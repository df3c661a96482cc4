//! The register of sources: every part that went into a document, with its marking, file and
//! revision.
//!
//! The revisions come from outside, since git is asked before anything is computed.

use super::markings::{Markings, PartName};
use super::release::Withheld;
use crate::model::{Marking, Plan, Priority};
use crate::source::{Revision, Revisions, Sources};

/// Where a plan comes from, and what of it is left out.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'p> {
    /// Its files.
    pub sources: &'p Sources,
    /// Whether documents list them.
    pub listed: bool,
    /// Their states in git.
    pub revisions: &'p Revisions,
    /// The highest marking of what may be seen, where that is limited.
    pub ceiling: Option<Marking>,
    /// What is left out above it.
    pub withheld: &'p [Withheld],
}

/// A part that went into a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceEntry {
    /// What it is.
    pub name: PartName,
    /// Its marking; `None` where it has none.
    pub marking: Option<Marking>,
    /// Its file, from the root of the plan, with `/`.
    pub path: String,
    /// Its state in git; `None` outside git.
    pub revision: Option<Revision>,
}

/// The parts that go into a document on some of a plan's priorities, in the order of the plan.
pub fn register<'p>(
    (plan, markings): (&'p Plan, &Markings),
    priorities: impl IntoIterator<Item = &'p Priority>,
    origin: Origin<'_>,
) -> Vec<SourceEntry> {
    let files = super::markings::sources(plan, priorities);
    let parts = files.into_iter().filter_map(|source| markings.part(source));
    parts
        .map(|part| {
            let path = origin.sources.get(part.source).path;
            SourceEntry {
                name: numbered(&part.name, origin.withheld),
                marking: part.marking,
                revision: origin.revisions.get(path).cloned(),
                path: path.to_owned(),
            }
        })
        .collect()
}

/// The name that a part had when nothing was left out: an ordinal leaves room for those of its
/// like that were.
fn numbered(name: &PartName, withheld: &[Withheld]) -> PartName {
    let like =
        |other: &&Withheld| other.name.priority == name.priority && other.name.kind == name.kind;
    let mut gone: Vec<usize> =
        withheld.iter().filter(like).filter_map(|other| other.name.ordinal).collect();
    gone.sort_unstable();
    let ordinal = name
        .ordinal
        .map(|ordinal| gone.iter().fold(ordinal, |at, gone| if *gone <= at { at + 1 } else { at }));
    PartName { ordinal, ..name.clone() }
}
