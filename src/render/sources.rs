//! Views of where a document comes from: the register of its sources, and what was left out.
//!
//! Every document has them once. The builders of documents call [`sources`].

use crate::analyse::markings::{Markings, PartName};
use crate::analyse::register::{self, Origin, SourceEntry};
use crate::analyse::release::Withheld;
use crate::model::word;
use crate::model::{Marking, Plan, Priority};
use crate::render::views::{PartView, RegisterView, SourcesView, WithheldView};
use crate::source::Revision;

/// Letters of the name of a commit that are printed.
const COMMIT: usize = 12;

/// What a document is about.
#[derive(Debug, Clone, Copy)]
pub enum About<'p> {
    /// All of the plan.
    Plan,
    /// Some of its priorities.
    Priorities(&'p [&'p Priority]),
}

/// The register of what went into a document, and what was left out.
pub(super) fn listed<'o>(
    (plan, markings): (&Plan, &Markings),
    about: About<'_>,
    origin: Origin<'o>,
) -> (Vec<SourceEntry>, Vec<&'o Withheld>) {
    let all: Vec<&Priority> = plan.priorities.iter().collect();
    let (priorities, is_whole) = match about {
        About::Plan => (all.as_slice(), true),
        About::Priorities(some) => (some, false),
    };
    let concerns = |one: &&Withheld| is_whole || one.is_of(priorities);
    let register = register::register((plan, markings), priorities.iter().copied(), origin);
    (register, origin.withheld.iter().filter(concerns).collect())
}

/// Where a document comes from: of a plan from which is left out what is above the ceiling.
pub fn sources(
    plan: &Plan,
    markings: &Markings,
    about: About<'_>,
    origin: Origin<'_>,
) -> SourcesView {
    let all: Vec<&Priority> = plan.priorities.iter().collect();
    let (priorities, is_whole) = match about {
        About::Plan => (all.as_slice(), true),
        About::Priorities(some) => (some, false),
    };
    let concerns = |one: &&Withheld| is_whole || one.is_of(priorities);
    let register = register::register((plan, markings), priorities.iter().copied(), origin);
    SourcesView {
        register: register.iter().map(entry).collect(),
        ceiling: origin.ceiling.map(printed),
        withheld: origin.withheld.iter().filter(concerns).map(withheld).collect(),
    }
}

fn entry(entry: &SourceEntry) -> RegisterView {
    let (state, commit) = match &entry.revision {
        None => (None, None),
        Some(Revision::Uncommitted) => (Some("uncommitted"), None),
        Some(Revision::Commit(commit)) => (Some("commit"), Some(commit)),
        Some(Revision::ModifiedSince(commit)) => (Some("modified"), Some(commit)),
    };
    RegisterView {
        part: part(&entry.name),
        marking: entry.marking.map(printed),
        path: entry.path.clone(),
        state: state.map(str::to_owned),
        commit: commit.map(|commit| commit.chars().take(COMMIT).collect()),
    }
}

fn withheld(withheld: &Withheld) -> WithheldView {
    WithheldView { part: part(&withheld.name), marking: withheld.marking.map(printed) }
}

fn part(name: &PartName) -> PartView {
    let ordinal = name.ordinal.map(|ordinal| ordinal.to_string());
    PartView {
        kind: word(&name.kind),
        priority: name.priority.as_ref().map(ToString::to_string),
        number: name.action.map(|action| action.to_string()).or(ordinal),
    }
}

fn printed(marking: Marking) -> String {
    marking.printed().to_owned()
}
