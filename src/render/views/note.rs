//! The note that binds the reports of all priorities, its declassification, and an annex of it.

use serde::Serialize;

use super::document::{DraftView, MarkingView, PlanView, SourcesView};
use super::report::ReportView;

/// The note to COSI.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// The plan.
    pub plan: PlanView,
    /// The marking of the whole document.
    pub marking: MarkingView,
    /// Present when the plan has errors and the note is made all the same.
    pub draft: Option<DraftView>,
    /// The front page.
    pub front: FrontView,
    /// The cover of the public edition; absent in the note itself.
    pub declassification: Option<DeclassificationView>,
    /// Priorities that are reported on in another document, in the order of the plan.
    pub elsewhere: Vec<ReportedElsewhereView>,
    /// The summary over all priorities.
    pub summary: Option<BoundSummaryView>,
    /// The reports, in the order of the plan.
    pub annexes: Vec<BoundView>,
    /// Where all this comes from.
    pub sources: SourcesView,
}

/// The front page of a document, as the institution registers it.
#[derive(Debug, Clone, Serialize)]
pub struct FrontView {
    /// `Council of the European Union`.
    pub institution: String,
    /// `Brussels`.
    pub place: String,
    /// `4 June 2014`.
    pub date: String,
    /// The language of the original, `en`, where the front page names it.
    pub original_language: Option<String>,
    /// `10494/14`.
    pub number: String,
    /// What follows the number, `ADD 1`, `REV 1`.
    pub suffixes: Vec<String>,
    /// The type, `NOTE`.
    pub kind: String,
    /// Who sends it.
    pub from: String,
    /// To whom.
    pub to: Vec<String>,
    /// Earlier documents it builds on.
    pub previous: Vec<ReferenceView>,
    /// The subject, line by line.
    pub subject: Vec<String>,
    /// The subject codes with their running numbers, `ENFOPOL 158`.
    pub codes: Vec<String>,
    /// How the reports came about, a prose.
    pub provenance: Option<String>,
    /// What delegations are asked to do, a prose.
    pub operative_line: Option<String>,
    /// The service that issues it.
    pub service: Option<String>,
    /// The initials at the foot of its pages.
    pub initials: Option<String>,
}

/// Another document.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceView {
    /// Its number with suffixes, `16801/13 + ADD 1 REV 1`.
    pub document: String,
    /// Its marking as printed.
    pub marking: Option<String>,
}

/// A priority that is reported on elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedElsewhereView {
    /// Its letter.
    pub letter: Option<String>,
    /// Its name, or its key where the plan has no name for it.
    pub name: String,
    /// Where it is reported on.
    pub document: ReferenceView,
}

/// The cover of a declassified edition.
#[derive(Debug, Clone, Serialize)]
pub struct DeclassificationView {
    /// The number it shares with the document, `10494/14`; the whole number where they differ.
    pub number: String,
    /// What follows the number, `REV 1` and `DCL 1`.
    pub suffixes: Vec<String>,
    /// When it was made.
    pub date: String,
    /// The language of the original, `en`.
    pub original_language: Option<String>,
    /// The number of the document that is declassified, with its suffixes.
    pub of_document: String,
    /// Its marking as printed, before.
    pub of_marking: Option<String>,
    /// Its date.
    pub dated: String,
    /// The new marking as printed.
    pub status: String,
    /// `full` or `partial`.
    pub extent: String,
    /// What is left out, in the order of the plan.
    pub withheld: Vec<NotReleasedView>,
}

/// A part of a plan that is not released: nothing here is its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotReleasedView {
    /// `priority`, `action`, `narrative` or `annex`.
    pub kind: String,
    /// The key of its priority.
    pub priority: Option<String>,
    /// The number of an action, or which text or annex of its priority.
    pub number: Option<String>,
    /// The marking that it keeps.
    pub marking: Option<String>,
}

/// A report as an annex of the note.
#[derive(Debug, Serialize)]
pub struct AnnexView<'r> {
    /// `IV`.
    pub number: &'r str,
    /// The place to link to, `annex-4`.
    pub place: &'r str,
    /// The report.
    #[serde(flatten)]
    pub report: &'r ReportView,
}

/// An annex in its place in the note.
#[derive(Debug, Clone, Serialize)]
pub struct BoundView {
    /// `IV`.
    pub number: String,
    /// The place to link to, `annex-4`.
    pub place: String,
    /// The letter of the priority.
    pub letter: Option<String>,
    /// The name of the priority.
    pub name: String,
    /// A shorter name for lists, or else the name.
    pub short_name: String,
    /// The whole annex, finished in the format of the document; absent where it is not released.
    pub body: Option<String>,
    /// Present where nothing of it is released; then its name is the key of the priority.
    pub not_released: Option<NotReleasedView>,
}

/// The summary in its place in the note.
#[derive(Debug, Clone, Serialize)]
pub struct BoundSummaryView {
    /// The place to link to.
    pub place: String,
    /// The whole of it, finished in the format of the document.
    pub body: String,
}
