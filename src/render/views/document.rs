//! What every document has: its plan, marking, draft findings, periods, texts and lists.

use serde::Serialize;

use super::activity::PartnerView;

/// The plan as the cover names it.
#[derive(Debug, Clone, Serialize)]
pub struct PlanView {
    /// `Operational Action Plan 2013`.
    pub title: String,
    /// `OAP 2013`, or the title where there is no shorter one.
    pub short_title: String,
    /// `2013`, or `2022–2023`.
    pub years: String,
    /// The policy cycle, `EU policy cycle 2012–2013`.
    pub cycle: Option<String>,
}

/// A marking and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct MarkingView {
    /// As it is printed: `RESTREINT UE/EU RESTRICTED`; absent where nothing carries a marking. One
    /// that was lifted is printed struck out.
    pub printed: Option<String>,
    /// The one that holds since, where that is not PUBLIC.
    pub now: Option<String>,
    /// The decision that lifted it.
    pub declassified: Option<DeclassifiedView>,
}

/// Where a document comes from: the register of what went into it, and what was left out.
#[derive(Debug, Clone, Serialize)]
pub struct SourcesView {
    /// Every part that went into it, in the order of the plan.
    pub register: Vec<RegisterView>,
    /// The ceiling as printed, where there is one.
    pub ceiling: Option<String>,
    /// Every part that was left out above it, in the order of the plan.
    pub withheld: Vec<WithheldView>,
}

/// A part that went into a document.
#[derive(Debug, Clone, Serialize)]
pub struct RegisterView {
    /// Which part.
    pub part: PartView,
    /// Its marking as printed; absent where it has none.
    pub marking: Option<String>,
    /// Its file, from the root of the plan.
    pub path: String,
    /// `commit`, `modified` or `uncommitted`; absent outside git.
    pub state: Option<String>,
    /// The commit that last touched the file, or since which it is modified: twelve letters.
    pub commit: Option<String>,
}

/// A part that was left out, by what may always be said of it.
#[derive(Debug, Clone, Serialize)]
pub struct WithheldView {
    /// Which part.
    pub part: PartView,
    /// The marking for which it was left out; absent where that could not be read.
    pub marking: Option<String>,
}

/// A part of a plan, without its content.
#[derive(Debug, Clone, Serialize)]
pub struct PartView {
    /// `plan`, `priority`, `action`, `narrative` or `annex`.
    pub kind: String,
    /// The key of its priority, `THB`.
    pub priority: Option<String>,
    /// The number of an action, `3.2`; which one in its priority, of a narrative or annex.
    pub number: Option<String>,
}

/// The decision that lifted a marking.
#[derive(Debug, Clone, Serialize)]
pub struct DeclassifiedView {
    /// `10494/14 DCL 1`.
    pub document: String,
    /// `21 October 2020`.
    pub date: String,
    /// The new marking as printed.
    pub status: String,
    /// `full` or `partial`.
    pub extent: String,
}

/// Why a document is only a draft.
#[derive(Debug, Clone, Serialize)]
pub struct DraftView {
    /// How many errors the plan has.
    pub errors: usize,
    /// How many warnings the plan has.
    pub warnings: usize,
    /// How many of both are not among the findings.
    pub not_shown: usize,
    /// Those that are shown.
    pub findings: Vec<FindingView>,
}

impl DraftView {
    /// Whether there may be words of any part of the plan in it: a finding may quote every file, so
    /// that the draft is marked as the whole plan is.
    pub fn quotes(&self) -> bool {
        !self.findings.is_empty()
    }
}

/// One finding.
#[derive(Debug, Clone, Serialize)]
pub struct FindingView {
    /// `error` or `warning`.
    pub severity: String,
    /// The id of the rule.
    pub rule: String,
    /// File, line and column, `priorities/thb/actions/1.1.yaml:3:1`.
    pub place: String,
    /// What is wrong.
    pub message: String,
}

/// A period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PeriodView {
    /// `2013-10`.
    pub id: String,
    /// `October 2013`.
    pub label: String,
}

/// A Markdown file of the plan.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// Its heading.
    pub title: String,
    /// A prose.
    pub text: String,
    /// Its own marking as printed, where it differs from the document's.
    pub marking: Option<String>,
    /// Its language, where it is not English.
    pub language: Option<String>,
    /// The number of the action it belongs to.
    pub action: Option<String>,
    /// Whose text it is.
    pub by: Option<WhoView>,
    /// When it was made: `March 2014`.
    pub at: Option<String>,
    /// Whom its authors work with.
    pub partners: Vec<PartnerView>,
    /// The initiatives that it names.
    pub initiatives: Vec<PartnerView>,
    /// The place to link to: `text-2`, `annex-1`.
    pub anchor: String,
}

/// A point of a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PointView {
    /// A prose.
    pub text: String,
    /// A title of its own.
    pub title: Option<String>,
    /// Who says it, where it is not whoever reports.
    pub by: Option<WhoView>,
    /// When it was said: `July 2013`.
    pub at: Option<String>,
    /// A prose: why it is so.
    pub reason: Option<String>,
    /// A prose: what would mend it.
    pub remedy: Option<String>,
    /// To whom it is addressed.
    pub to: Vec<WhoView>,
    /// By when it is to be done: `March 2014`.
    pub due: Option<String>,
    /// The points under it.
    pub points: Vec<PointView>,
}

/// Who says something, or is asked to do it. At least one of the three is there.
#[derive(Debug, Clone, Serialize)]
pub struct WhoView {
    /// `leader`, `driver`, `co_drivers` or `group`.
    pub stands_for: Option<String>,
    /// Who has that function, as far as it is known.
    pub holders: Vec<PartyView>,
    /// The party or group.
    pub party: Option<PartyView>,
    /// The function, in words.
    pub role: Option<String>,
}

/// A word and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountView {
    /// The word of the vocabulary, or `unstated`.
    pub word: String,
    /// How often.
    pub count: usize,
}

/// A party or group in a list.
#[derive(Debug, Clone, Serialize)]
pub struct PartyView {
    /// What is printed: a code (`NL`), or the name of a group (`All members`).
    pub label: String,
    /// The full name, where it says more than the label.
    pub name: Option<String>,
    /// `driver` or `co_drivers`, where the file names the role and not the party.
    pub stands_for: Option<String>,
    /// The role in which it takes part, in words.
    pub role: Option<String>,
    /// A footnote.
    pub note: Option<String>,
    /// `false` for a party outside the priority's group.
    pub member: bool,
    /// `false` for a party that took no part.
    pub took_part: bool,
}
