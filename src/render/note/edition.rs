//! The two editions of a note: as it was issued, and as it was declassified.

use std::collections::BTreeSet;

use super::gaps;
use crate::analyse::markings::{self, Markings};
use crate::analyse::register::Origin;
use crate::analyse::release::{AboveCeiling, Withheld, release};
use crate::model::word;
use crate::model::{Declassification, Line, Marking, Note, Plan};
use crate::render::style::HouseStyle;
use crate::render::views::DeclassificationView;

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
    issued: Option<Marking>,
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

    /// The cover of a declassified edition.
    pub(super) fn cover(&self, note: &Note, style: HouseStyle<'_>) -> Option<DeclassificationView> {
        let decision = self.plan.file.data.declassification.as_ref()?;
        let (number, suffixes) = number_of(decision, note);
        let of: Vec<&str> = std::iter::once(note.number.value.as_str())
            .chain(note.suffixes.iter().map(Line::as_str))
            .collect();
        Some(DeclassificationView {
            number,
            suffixes,
            date: style.date(decision.date.value),
            original_language: decision
                .original_language
                .as_ref()
                .or(note.original_language.as_ref())
                .map(ToString::to_string),
            of_document: of.join(" "),
            of_marking: self.issued.map(|marking| marking.printed().to_owned()),
            dated: style.date(note.date.value),
            status: decision.status.printed().to_owned(),
            extent: word(&decision.extent),
            withheld: self.withheld.iter().map(gaps::not_released).collect(),
        })
    }
}

/// The number of the declassified edition: that of the note, and what follows it, suffix by suffix;
/// the whole number where it is another document's.
fn number_of(decision: &Declassification, note: &Note) -> (String, Vec<String>) {
    let number = note.number.value.as_str();
    let after = decision.document.strip_prefix(number);
    let Some(mut own) = after.filter(|own| own.starts_with(char::is_whitespace)) else {
        return (decision.document.to_string(), Vec::new());
    };
    let mut suffixes = Vec::new();
    for suffix in &note.suffixes {
        if let Some(rest) = own.trim_start().strip_prefix(suffix.as_str()) {
            suffixes.push(suffix.to_string());
            own = rest;
        }
    }
    suffixes.push(own.trim().to_owned());
    suffixes.retain(|suffix| !suffix.is_empty());
    (number.to_owned(), suffixes)
}
