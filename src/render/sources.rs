//! Where a document comes from: the register of its sources, and what was left out. Called by `frame`, which
//! puts them into words.

use crate::analyse::markings::Markings;
use crate::analyse::register::{self, Origin, SourceEntry};
use crate::analyse::release::Withheld;
use crate::model::{Plan, Priority};

/// What a document is about.
#[derive(Debug, Clone, Copy)]
pub enum About<'p> {
    /// All of the plan.
    Plan,
    /// Some of its priorities.
    Priorities(&'p [&'p Priority]),
    /// All of the plan, of which something stands in it of these.
    Across(&'p [&'p Priority]),
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
        About::Across(some) => (some, true),
    };
    let concerns = |one: &&Withheld| is_whole || one.is_of(priorities);
    let register = register::register((plan, markings), priorities.iter().copied(), origin);
    (register, origin.withheld.iter().filter(concerns).collect())
}
