//! The marking of every part of a plan, and of a document made of some of them.
//!
//! `release` asks here what has to be left out, `render` what a document and its portions are
//! marked as. What the rules mean for those who write a plan stands in `docs/markings.md`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{ActionNumber, Declassification, Extent, Marking, Plan, Priority, PriorityKey};
use crate::source::{SourceId, Spanned};

/// What kind of part: each is a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum PartKind {
    /// `oap.yaml`.
    Plan,
    /// The file of a priority.
    Priority,
    /// An action.
    Action,
    /// A section of the driver's prose.
    Narrative,
    /// An attached report.
    Annex,
}

/// A part of a plan by what may always be said of it: nothing here is its content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartName {
    /// The key of the priority it belongs to, as the plan lists it; absent for the plan's own
    /// file, and for a folder that the plan does not list.
    pub priority: Option<PriorityKey>,
    /// What kind of part.
    pub kind: PartKind,
    /// The number of an action.
    pub action: Option<ActionNumber>,
    /// Which section or annex of its priority, from 1, in the order in which they are read.
    pub ordinal: Option<usize>,
}

/// A part of a plan with its marking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub name: PartName,
    /// Its file.
    pub source: SourceId,
    /// Whether it says itself what it is marked as.
    pub says_so: bool,
    /// The marking it has: its own, else its priority's, else the plan's, as a declassification
    /// changed it. `None` where none of them has one.
    pub marking: Option<Marking>,
    /// The marking it had before the plan was declassified; the same where it was not.
    pub before: Option<Marking>,
}

/// What a document is marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Borne {
    /// The highest marking of what went into it.
    pub marking: Option<Marking>,
    /// The highest marking that this had before the plan was declassified; the same where it was
    /// not.
    pub before: Option<Marking>,
    /// Whether all of what went into it is declassified.
    pub declassified: bool,
}

/// The markings of all parts of a plan.
#[derive(Debug, Clone)]
pub struct Markings {
    parts: Vec<Part>,
    index: BTreeMap<SourceId, usize>,
    status: Option<Marking>,
}

impl Markings {
    /// Works them out. Nothing but a part's own marking and a declassification lowers what it
    /// takes over from its priority or from the plan.
    pub fn of(plan: &Plan) -> Self {
        let file = &plan.file.data;
        let decision = file.declassification.as_ref();
        let before = file.marking.as_ref().map(|marking| marking.value);
        let top = Inherited { before, says_so: before.is_some(), kept: None, decision };
        let name = PartName { priority: None, kind: PartKind::Plan, action: None, ordinal: None };
        let mut parts = vec![top.part(name, plan.file.source)];
        for priority in &plan.priorities {
            add_priority(plan, priority, top, &mut parts);
        }
        let index = parts.iter().enumerate().map(|(at, part)| (part.source, at)).collect();
        Self { parts, index, status: decision.map(|decision| decision.status.value) }
    }

    /// Every part: the plan's own file, then each priority's file, actions, prose and annexes.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The part that is this file.
    pub fn part(&self, source: SourceId) -> Option<&Part> {
        self.parts.get(*self.index.get(&source)?)
    }

    /// The marking of the part that is this file.
    pub fn marking(&self, source: SourceId) -> Option<Marking> {
        self.part(source)?.marking
    }

    /// The marking of a document that may quote every part.
    pub fn borne_by_all(&self) -> Borne {
        self.borne(self.parts.iter().map(|part| part.source))
    }

    /// The marking of a document that these files went into.
    pub fn borne(&self, sources: impl IntoIterator<Item = SourceId>) -> Borne {
        let parts: Vec<&Part> =
            sources.into_iter().filter_map(|source| self.part(source)).collect();
        let marking = parts.iter().filter_map(|part| part.marking).max();
        let before = parts.iter().filter_map(|part| part.before).max();
        let declassified = self.status.is_some_and(|status| marking <= Some(status));
        Borne { marking, before, declassified }
    }
}

/// The files that go into a document on some of a plan's priorities: the plan's own, and all of
/// theirs, in the order of the plan.
pub fn sources<'p>(
    plan: &'p Plan,
    priorities: impl IntoIterator<Item = &'p Priority>,
) -> Vec<SourceId> {
    let mut sources = vec![plan.file.source];
    sources.extend(priorities.into_iter().flat_map(of_priority));
    sources
}

/// The files of a priority: its own, its actions, prose and annexes.
pub(super) fn of_priority(priority: &Priority) -> impl Iterator<Item = SourceId> + '_ {
    let file = priority.file.iter().map(|file| file.source);
    let actions = priority.actions.iter().map(|action| action.source);
    let narrative = priority.narrative.iter().map(|section| section.source);
    let annexes = priority.annexes.iter().map(|annex| annex.source);
    file.chain(actions).chain(narrative).chain(annexes)
}

fn add_priority(plan: &Plan, priority: &Priority, top: Inherited<'_>, parts: &mut Vec<Part>) {
    let key = listed_key(plan, priority);
    let name = |kind| PartName { priority: key.clone(), kind, action: None, ordinal: None };
    let mut above = top;
    if let Some(file) = &priority.file {
        above = top.below(file.data.marking.as_ref());
        parts.push(above.part(name(PartKind::Priority), file.source));
    }
    parts.extend(priority.actions.iter().map(|action| {
        let name = PartName { action: Some(action.data.action.value), ..name(PartKind::Action) };
        above.below(action.data.marking.as_ref()).part(name, action.source)
    }));
    let numbered = |kind, ordinal| PartName { ordinal: Some(ordinal), ..name(kind) };
    parts.extend((1..).zip(&priority.narrative).map(|(ordinal, section)| {
        let marked = above.below(section.data.head.marking.as_ref());
        marked.part(numbered(PartKind::Narrative, ordinal), section.source)
    }));
    parts.extend((1..).zip(&priority.annexes).map(|(ordinal, annex)| {
        let marked = above.below(annex.data.head.marking.as_ref());
        marked.part(numbered(PartKind::Annex, ordinal), annex.source)
    }));
}

/// The key under which the plan lists a priority.
fn listed_key(plan: &Plan, priority: &Priority) -> Option<PriorityKey> {
    let mut keys = plan.file.data.priorities.iter().map(|entry| &entry.key.value);
    keys.find(|key| key.folder() == priority.folder).cloned()
}

/// What a part hands down to those below it.
#[derive(Debug, Clone, Copy)]
struct Inherited<'p> {
    before: Option<Marking>,
    says_so: bool,
    /// Set where a part that was kept back from a declassification in part is above.
    kept: Option<Marking>,
    decision: Option<&'p Declassification>,
}

impl Inherited<'_> {
    /// What holds for a part below with this marking of its own, if it has one.
    fn below(self, own: Option<&Spanned<Marking>>) -> Self {
        let Some(own) = own.map(|own| own.value) else { return Self { says_so: false, ..self } };
        let kept = self
            .decision
            .filter(|decision| decision.extent == Extent::Partial && own > decision.status.value)
            .map(|_| own);
        Self { before: Some(own), says_so: true, kept, ..self }
    }

    fn part(self, name: PartName, source: SourceId) -> Part {
        // A decision lowers and never raises: what was lower than the new status stays so.
        let lowered = |decision: &Declassification| {
            let status = decision.status.value;
            self.before.map_or(status, |before| before.min(status))
        };
        let marking = self.kept.or(self.decision.map(lowered)).or(self.before);
        Part { name, source, says_so: self.says_so, marking, before: self.before }
    }
}

#[cfg(test)]
mod tests;
