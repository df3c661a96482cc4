//! A comparison of two states of a plan.

use serde::Serialize;

use super::document::{DraftView, MarkingView, PlanView};

/// What changed.
#[derive(Debug, Clone, Serialize)]
pub struct DiffView {
    /// The plan as it is afterwards.
    pub plan: PlanView,
    /// The highest marking of both states.
    pub marking: MarkingView,
    /// Always absent: a comparison is made of what can be read, and says nothing else.
    pub draft: Option<DraftView>,
    /// What the state before is called: a revision, a folder, a period.
    pub before: String,
    /// What the state afterwards is called.
    pub after: String,
    /// Markings that are other ones.
    pub markings: Vec<MarkingStepView>,
    /// In the plan's own file.
    pub changes: Vec<ChangeLineView>,
    /// The marking of that file, where it is not that of the comparison.
    pub changes_marking: Option<String>,
    /// In the priorities; those in which nothing changed are left out.
    pub priorities: Vec<PriorityDiffView>,
    /// The parts that are left out because of their marking, by name and number.
    pub withheld: Vec<String>,
    /// How much changed, in words: `2 actions changed, 1 added; 3 verdicts`.
    pub counts: String,
    /// Whether anything changed.
    pub changed: bool,
}

/// A marking that is another one.
#[derive(Debug, Clone, Serialize)]
pub struct MarkingStepView {
    /// The part it belongs to: `THB 3.2`.
    pub part: String,
    /// `raised`, `lowered`, or `same` where a part now says itself what held for it before.
    pub way: String,
    /// As printed; absent where there was none.
    pub before: Option<String>,
    /// As printed; absent where there is none.
    pub after: Option<String>,
}

/// What changed in a priority.
#[derive(Debug, Clone, Serialize)]
pub struct PriorityDiffView {
    /// `added`, `removed` or `changed`.
    pub sign: String,
    /// Its key.
    pub key: String,
    /// Its letter.
    pub letter: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// The highest marking of its file, prose and annexes on either side, where it is not that of
    /// the comparison.
    pub marking: Option<String>,
    /// In its file, prose and annexes.
    pub changes: Vec<ChangeLineView>,
    /// In its actions, by number.
    pub actions: Vec<ActionDiffView>,
}

/// What changed in an action.
#[derive(Debug, Clone, Serialize)]
pub struct ActionDiffView {
    /// `added`, `removed`, `kept`, `renumbered`, `moved` or `moved_away`.
    pub fate: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: Option<String>,
    /// The higher of its markings on both sides, where it is not that of the comparison.
    pub marking: Option<String>,
    /// Its leaders as written.
    pub leaders: Vec<String>,
    /// Where it was, or where it went: `3.2`, `OPC 2.1`.
    pub other: Option<String>,
    /// Its changes, the most important first.
    pub changes: Vec<ChangeLineView>,
}

/// One change in words.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeLineView {
    /// `added`, `removed`, `changed` or `reordered`.
    pub sign: String,
    /// How many things that are new or gone it belongs to, which stand before it.
    pub depth: usize,
    /// What changed: `December 2013, verdict`.
    pub label: String,
    /// What became of it, to be read on from the label without a blank.
    pub pieces: Vec<PieceView>,
    /// What is computed from it: `+24.2 %`.
    pub remark: Option<String>,
    /// Whether it is the marking of a part.
    pub marking: bool,
}

/// A piece of what became of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PieceView {
    /// `plain` for words of the program; `before` and `after` for a value of the plan; `kept`,
    /// `removed` and `added` for words of a text, and `skipped` where some that stayed are left
    /// out.
    pub kind: String,
    /// The words.
    pub text: String,
}
