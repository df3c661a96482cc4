//! What the rows of one priority have in common: its period, its figures, who is who in it.

use serde::Serialize;

use super::Request;
use crate::analyse::figures::{Figures, Owner};
use crate::analyse::parties::{self, Parties};
use crate::analyse::status;
use crate::model::{Involved, Line, Markdown, Marking, Period, Plan, Priority, Prose};
use crate::prose;
use crate::render::cited;
use crate::render::messages::Messages;
use crate::render::style::Style;
use crate::source::Spanned;

/// One priority of an export.
#[derive(Debug)]
pub(super) struct Scope<'p> {
    pub(super) plan: &'p Plan,
    pub(super) priority: &'p Priority,
    /// The key of the priority.
    pub(super) key: String,
    /// The period as of which its actions stand.
    pub(super) period: Option<&'p Period>,
    /// The periods in which it is reported, up to that one.
    pub(super) periods: Vec<&'p Period>,
    pub(super) figures: Figures<'p>,
    pub(super) parties: Parties<'p>,
    style: Style<'p>,
}

impl<'p> Scope<'p> {
    pub(super) fn new(
        request: &Request<'p>,
        priority: &'p Priority,
        messages: &'p Messages,
    ) -> Self {
        let plan = request.plan;
        let period = request.period.or_else(|| status::last_period(plan, priority));
        let file = priority.file.as_ref().map(|file| &file.data);
        Self {
            plan,
            priority,
            key: file.map_or_else(|| priority.folder.to_uppercase(), |file| file.key.to_string()),
            period,
            periods: status::periods_until(plan, priority, period),
            figures: Figures::of(priority),
            parties: Parties::new(&plan.file.data, file, parties::day_of(plan, period)),
            style: Style::new(messages),
        }
    }

    /// Markdown with the figures it cites filled in.
    pub(super) fn prose(&self, text: &Markdown) -> String {
        let figure = |citation: &_| cited::citation(&self.figures, self.style, citation);
        in_cell(&prose::cite(text, figure))
    }

    /// As [`Scope::prose`], of a text that may be missing.
    pub(super) fn optional(&self, text: Option<&Prose>) -> Option<String> {
        text.map(|text| self.prose(&text.value))
    }

    /// Parties as the file names them, with commas between them.
    pub(super) fn parties(&self, list: &[Involved]) -> Option<String> {
        let names: Vec<&str> =
            self.parties.ordered(list).into_iter().map(|one| one.party.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The marking that a file has: its own, or else that of the plan.
    pub(super) fn marking(&self, own: Option<&Spanned<Marking>>) -> Option<String> {
        let marking = own.or(self.plan.file.data.marking.as_ref());
        marking.map(|marking| marking.word().to_owned())
    }

    /// The marking of what belongs to the priority, a goal or an action.
    pub(super) fn marking_of(&self, owner: Owner) -> Option<String> {
        let own = match owner {
            Owner::Priority | Owner::Goal(_) => {
                self.priority.file.as_ref().and_then(|file| file.data.marking.as_ref())
            }
            Owner::Action(number) => {
                let mut actions = self.priority.actions.iter();
                let action = actions.find(|action| action.data.action.value == number);
                action.and_then(|action| action.data.marking.as_ref())
            }
        };
        self.marking(own)
    }
}

/// Markdown as it stands in a cell: without the remarks of its author, a paragraph on one line.
pub(super) fn in_cell(text: &str) -> String {
    prose::unwrap(&prose::to_markdown(text, 0, "")).into_owned()
}

/// The word of the vocabulary by which the files know a value.
pub(super) fn word<T: Serialize>(value: T) -> Option<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Some(word),
        _ => None,
    }
}

/// A line that may be missing.
pub(super) fn line(line: Option<&Line>) -> Option<String> {
    line.map(ToString::to_string)
}

/// The goal of an owner: that of its action, where it is one.
pub(super) fn goal(owner: Owner) -> Option<u16> {
    match owner {
        Owner::Priority => None,
        Owner::Goal(number) => Some(number),
        Owner::Action(number) => Some(number.goal),
    }
}

/// The number of the owner, where it is an action.
pub(super) fn action(owner: Owner) -> Option<String> {
    match owner {
        Owner::Priority | Owner::Goal(_) => None,
        Owner::Action(number) => Some(number.to_string()),
    }
}
