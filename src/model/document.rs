//! A plan put together from its files: each file's data, and which file it came from.

use std::collections::BTreeSet;

use crate::model::action::Action;
use crate::model::figure::FigureId;
use crate::model::narrative::{AnnexHead, NarrativeHead};
use crate::model::plan::PlanFile;
use crate::model::priority::{PriorityFile, PriorityKey};
use crate::model::text::Prose;
use crate::source::{Location, SourceId, Span, Spanned};

/// The data of one file. It holds only what was really written: what could not be read is a
/// finding, and absent here.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<T> {
    /// The file.
    pub source: SourceId,
    /// What it says.
    pub data: T,
}

impl<T> Document<T> {
    /// The place of something read from this file.
    pub fn at(&self, span: Span) -> Location {
        Location::new(self.source, span)
    }

    /// The place of a value read from this file.
    pub fn locate<V>(&self, value: &Spanned<V>) -> Location {
        self.at(value.span)
    }
}

/// A whole plan: the plan's own file and its priorities, in the order of the plan; a folder
/// that the plan does not name follows after those it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// `oap.yaml`.
    pub file: Document<PlanFile>,
    /// One for each folder under `priorities/`.
    pub priorities: Vec<Priority>,
}

impl Plan {
    /// The priority that calls itself by this key, or whose folder is named for it.
    pub fn priority(&self, key: &PriorityKey) -> Option<&Priority> {
        self.priorities.iter().find(|priority| priority.folder == key.folder())
    }
}

/// A priority: its folder and all that was read from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Priority {
    /// The name of the folder under `priorities/`.
    pub folder: String,
    /// `priority.yaml`; absent where it could not be read.
    pub file: Option<Document<PriorityFile>>,
    /// The actions, by number.
    pub actions: Vec<Document<Action>>,
    /// The driver's prose, by place and order.
    pub narrative: Vec<Document<Section<NarrativeHead>>>,
    /// The attached reports, in order.
    pub annexes: Vec<Document<Section<AnnexHead>>>,
    /// The figures of actions that were left out under a ceiling on markings: other parts may
    /// name them, and nothing more can be said. None in a plan as it was read.
    pub withheld: BTreeSet<FigureId>,
}

impl Priority {
    /// The key: what the file says, or what the folder is named for.
    pub fn key(&self) -> String {
        let own = self.file.as_ref().map(|file| file.data.key.to_string());
        own.unwrap_or_else(|| self.folder.to_uppercase())
    }
}

/// A Markdown file: its head and the text under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Section<H> {
    /// The head (front matter).
    pub head: H,
    /// The text; absent where there is none.
    pub body: Option<Prose>,
}
