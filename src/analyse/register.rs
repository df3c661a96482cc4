//! The register of sources: every part that went into a document, with its marking, file and
//! revision.
//!
//! The revisions come from outside, since git is asked before anything is computed.

use super::markings::{Markings, PartName};
use crate::discover::{Revision, Revisions};
use crate::model::{Marking, Plan, Priority};
use crate::source::Sources;

/// A part that went into a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
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
    plan: &'p Plan,
    priorities: impl IntoIterator<Item = &'p Priority>,
    sources: &Sources,
    revisions: &Revisions,
) -> Vec<Entry> {
    let markings = Markings::of(plan);
    let files = super::markings::sources(plan, priorities);
    let parts = files.into_iter().filter_map(|source| markings.part(source));
    parts
        .map(|part| {
            let path = sources.get(part.source).path.clone();
            Entry {
                name: part.name.clone(),
                marking: part.marking,
                revision: revisions.get(&path).cloned(),
                path,
            }
        })
        .collect()
}
