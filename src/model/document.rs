//! A plan put together from its files: each file's data, and which file it came from.

use std::collections::BTreeMap;

use crate::model::action::{Action, ActionNumber};
use crate::model::activity::{Event, FundingBid, Operation, Partner};
use crate::model::figure::{Figure, FigureId};
use crate::model::narrative::{AnnexHead, NarrativeHead};
use crate::model::plan::PlanFile;
use crate::model::point::Point;
use crate::model::priority::{Goal, PriorityFile, PriorityKey};
use crate::model::risk::Risk;
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
    /// The figures that were left out and why: other parts may name them, and nothing more can be
    /// said. None in a plan as it was read.
    pub absent: BTreeMap<FigureId, Absence>,
}

/// Why a figure is not there that others name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Absence {
    /// It stands above a ceiling on markings.
    Withheld,
    /// It was not known at the end of the period that is told of.
    NotYet,
}

impl Priority {
    /// The key: what the file says, or what the folder is named for.
    pub fn key(&self) -> String {
        let own = self.file.as_ref().map(|file| file.data.key.to_string());
        own.unwrap_or_else(|| self.folder.to_uppercase())
    }

    /// The priority, then its goals, then its actions, each with what it holds of its own.
    pub fn holders(&self) -> impl Iterator<Item = Holder<'_>> {
        let own = self.file.iter().flat_map(|file| {
            let goals = file.data.goals.iter().filter_map(|goal| file.holder_of_goal(goal));
            std::iter::once(file.holder()).chain(goals)
        });
        own.chain(self.actions.iter().map(Document::<Action>::holder))
    }

    /// As [`Self::holders`], to change what they hold.
    pub fn holders_mut(&mut self) -> impl Iterator<Item = HolderMut<'_>> {
        macro_rules! holder {
            ($of:expr, $figures:ident) => {
                HolderMut {
                    figures: &mut $of.$figures,
                    events: &mut $of.events,
                    operations: &mut $of.operations,
                    funding_bids: &mut $of.funding_bids,
                    risks: &mut $of.risks,
                    partners: &mut $of.partners,
                    initiatives: &mut $of.initiatives,
                }
            };
        }
        let own = self.file.iter_mut().flat_map(|file| {
            let file = &mut file.data;
            let goals = file.goals.iter_mut().filter_map(|goal| goal.report.as_mut());
            let goals = goals.map(|report| holder!(report, results));
            std::iter::once(holder!(file, figures)).chain(goals)
        });
        own.chain(self.actions.iter_mut().map(|action| holder!(action.data, results)))
    }
}

impl Document<PriorityFile> {
    /// What the priority as a whole holds.
    pub fn holder(&self) -> Holder<'_> {
        let Self { source, data } = self;
        Holder {
            source: *source,
            owner: Owner::Priority,
            figures: &data.figures,
            events: &data.events,
            operations: &data.operations,
            funding_bids: &data.funding_bids,
            risks: &data.risks,
            recommendations: &data.recommendations,
            follow_ups: &data.follow_ups,
            partners: &data.partners,
            initiatives: &data.initiatives,
        }
    }

    /// What one of its goals holds; `None` for one that is not reported as a whole.
    pub fn holder_of_goal<'p>(&self, goal: &'p Goal) -> Option<Holder<'p>> {
        let report = goal.report.as_ref()?;
        Some(Holder {
            source: self.source,
            owner: Owner::Goal(goal.number.value),
            figures: &report.results,
            events: &report.events,
            operations: &report.operations,
            funding_bids: &report.funding_bids,
            risks: &report.risks,
            recommendations: &report.recommendations,
            follow_ups: &report.follow_ups,
            partners: &report.partners,
            initiatives: &report.initiatives,
        })
    }
}

impl Document<Action> {
    /// What the action holds.
    pub fn holder(&self) -> Holder<'_> {
        let Self { source, data } = self;
        Holder {
            source: *source,
            owner: Owner::Action(data.action.value),
            figures: &data.results,
            events: &data.events,
            operations: &data.operations,
            funding_bids: &data.funding_bids,
            risks: &data.risks,
            recommendations: &data.recommendations,
            follow_ups: &data.follow_ups,
            partners: &data.partners,
            initiatives: &data.initiatives,
        }
    }
}

/// Whose something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The priority as a whole.
    Priority,
    /// A strategic goal as a whole.
    Goal(u16),
    /// An action.
    Action(ActionNumber),
}

/// What the priority as a whole, a goal or an action holds of its own.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'p> {
    /// The file it stands in.
    pub source: SourceId,
    /// Whose it is.
    pub owner: Owner,
    /// Its own figures.
    pub figures: &'p [Figure],
    /// The events.
    pub events: &'p [Event],
    /// The operations.
    pub operations: &'p [Operation],
    /// The bids for money.
    pub funding_bids: &'p [FundingBid],
    /// The risks and deviations.
    pub risks: &'p [Risk],
    /// What is recommended.
    pub recommendations: &'p [Point],
    /// What is still to be done.
    pub follow_ups: &'p [Point],
    /// Whom it works with.
    pub partners: &'p [Partner],
    /// What of others it builds on or knows of.
    pub initiatives: &'p [Partner],
}

impl<'p> Holder<'p> {
    /// All figures that are told of it: its own, then those of its events and operations.
    pub fn reached(self) -> impl Iterator<Item = &'p Figure> {
        let of_events = self.events.iter().flat_map(|event| &event.results);
        let of_operations = self.operations.iter().flat_map(|operation| &operation.results);
        self.figures.iter().chain(of_events).chain(of_operations)
    }
}

/// As [`Holder`], to change what it holds.
#[derive(Debug)]
pub struct HolderMut<'p> {
    /// Its own figures.
    pub figures: &'p mut Vec<Figure>,
    /// The events.
    pub events: &'p mut Vec<Event>,
    /// The operations.
    pub operations: &'p mut Vec<Operation>,
    /// The bids for money.
    pub funding_bids: &'p mut Vec<FundingBid>,
    /// The risks and deviations.
    pub risks: &'p mut Vec<Risk>,
    /// Whom it works with.
    pub partners: &'p mut Vec<Partner>,
    /// What of others it builds on or knows of.
    pub initiatives: &'p mut Vec<Partner>,
}

impl<'p> HolderMut<'p> {
    /// As [`Holder::reached`].
    pub fn reached(self) -> impl Iterator<Item = &'p mut Figure> {
        let of_events = self.events.iter_mut().flat_map(|event| &mut event.results);
        let of_operations = self.operations.iter_mut().flat_map(|operation| &mut operation.results);
        self.figures.iter_mut().chain(of_events).chain(of_operations)
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
