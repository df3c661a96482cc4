//! The front page of the note to COSI: the document that binds all reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::PlanDate;
use crate::model::marking::Marking;
use crate::model::priority::PriorityKey;
use crate::model::text::{Line, Prose};
use crate::source::Spanned;

/// The document as the Council registers it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The institution: `Council of the European Union`.
    pub institution: Line,
    /// Where it was made.
    pub place: Line,
    /// When it was made.
    pub date: Spanned<PlanDate>,
    /// The language of the original, where the front page names it: `en`.
    pub original_language: Option<Line>,
    /// The document number: `10494/14`.
    pub number: Spanned<Line>,
    /// The suffixes of the number: `DCL 1`, `ADD 1`, `REV 1`.
    #[serde(default)]
    pub suffixes: Vec<Line>,
    /// The type: `NOTE`.
    #[serde(rename = "type")]
    pub kind: Line,
    /// Who sends it.
    pub from: Line,
    /// To whom.
    #[serde(default)]
    pub to: Vec<Line>,
    /// Earlier documents it builds on.
    #[serde(default)]
    pub previous_documents: Vec<DocumentRef>,
    /// The subject, line by line.
    #[serde(default)]
    pub subject: Vec<Line>,
    /// The subject codes with their running numbers.
    #[serde(default)]
    pub subject_codes: Vec<SubjectCode>,
    /// The keys of the priorities in the order in which the front page lists their reports, where that is
    /// not the order of the plan.
    #[serde(default)]
    pub listed: Vec<Spanned<PriorityKey>>,
    /// How the reports came about.
    pub provenance: Option<Prose>,
    /// What delegations are asked to do.
    pub operative_line: Option<Prose>,
    /// The service that issues it, for the foot of every page: `JAI.1`.
    pub service: Option<Line>,
    /// The initials of those who drew it up and typed it, for the foot of every page: `AB/cd`.
    pub initials: Option<Line>,
}

/// Another document.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentRef {
    /// Its number with suffixes: `16801/13 + ADD 1 REV 1`.
    pub document: Line,
    /// Its marking.
    pub marking: Option<Spanned<Marking>>,
    /// The marking as it is printed, where not in its usual form: `RESTREINT EU`.
    pub printed: Option<Line>,
}

/// A subject code and the running number under it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubjectCode {
    /// The code: `ENFOPOL`.
    pub code: Line,
    /// The running number.
    pub number: u16,
}

/// The decision by which the markings of a plan were lifted.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Declassification {
    /// The document that lifts it: `10494/14 DCL 1`.
    pub document: Line,
    /// Its date.
    pub date: Spanned<PlanDate>,
    /// The marking from then on. It lowers markings and never raises one.
    pub status: Spanned<Marking>,
    /// The language of the original, where the cover names it and the front page does not: `en`.
    pub original_language: Option<Line>,
    /// Whether the whole text is released.
    pub extent: Extent,
}

/// How much of a text is released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Extent {
    /// All of it; the text is the same as before. Every part has the new status.
    Full,
    /// Parts of it. A file with a marking of its own above the new status keeps it, and so does
    /// what takes its marking over from that file; all others have the new status.
    Partial,
}
