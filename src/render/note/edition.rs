//! The two editions of a note: as it was issued, and as it was declassified. Called by `note` and its command.

use std::collections::BTreeSet;

use crate::analyse::markings::{self, Markings};
use crate::analyse::register::Origin;
use crate::analyse::release::{AboveCeiling, Withheld, release};
use crate::model::{Marking, Plan};

/// What of a plan a note shows.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The plan with the markings that hold in this edition, and without what is not released.
    pub(super) plan: Plan,
    /// The markings of its parts.
    pub(super) markings: Markings,
    /// The plan as it was issued, with all its parts.
    pub(super) original: Plan,
    /// What is not released, in the order of the plan.
    pub(super) withheld: Vec<Withheld>,
    /// The highest marking of the note as it was issued.
    pub(super) issued: Option<Marking>,
}

/// The edition of a plan as its note was issued, whatever became of its marking since; or as it
/// was declassified, without the parts that were not.
///
/// # Errors
/// When the plan's own file, which every document needs, is not released itself.
pub fn edition(plan: &Plan, declassified: bool) -> Result<Edition, AboveCeiling> {
    let mut original = plan.clone();
    original.file.data.declassification = None;
    let all = markings::sources(&original, &original.priorities);
    let markings = Markings::of(&original);
    let issued = markings.borne(all).marking;
    match &plan.file.data.declassification {
        Some(decision) if declassified => {
            let status = decision.status.value;
            let released = release(plan, &Markings::of(plan), status, &BTreeSet::new())?;
            let (plan, withheld) = (released.plan, released.withheld);
            let markings = Markings::of(&plan);
            Ok(Edition { plan, markings, original, withheld, issued })
        }
        _ => {
            let (plan, withheld) = (original.clone(), Vec::new());
            Ok(Edition { plan, markings, original, withheld, issued })
        }
    }
}

impl Edition {
    /// The highest marking of what it shows.
    pub fn marking(&self) -> Option<Marking> {
        let plan = &self.plan;
        self.markings.borne(markings::sources(plan, &plan.priorities)).marking
    }

    /// All that is left out: above a ceiling, and because it is not released.
    pub(super) fn left_out(&self, origin: Origin<'_>) -> Vec<Withheld> {
        origin.withheld.iter().chain(&self.withheld).cloned().collect()
    }

    /// Where this edition comes from. Its new status is a ceiling like any other: what is not
    /// released is above it.
    pub(super) fn origin<'p>(&self, origin: Origin<'p>, withheld: &'p [Withheld]) -> Origin<'p> {
        let decision = self.plan.file.data.declassification.as_ref();
        let status = decision.map(|decision| decision.status.value);
        let ceiling = origin.ceiling.into_iter().chain(status).min();
        Origin { ceiling, withheld, ..origin }
    }
}
