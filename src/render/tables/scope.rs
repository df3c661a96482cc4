//! What the rows of one priority have in common: its period, its figures, who is who in it.

use std::collections::BTreeSet;

use super::Request;
use crate::analyse::figures::Figures;
use crate::analyse::markings::Markings;
use crate::analyse::parties::{self, Parties};
use crate::analyse::status;
use crate::model::{
    ActionNumber, FigureId, Involved, Line, Markdown, Owner, Period, Plan, Priority,
};
use crate::prose;
use crate::render::cited;
use crate::render::messages::Messages;
use crate::render::style::HouseStyle;

/// One priority of an export.
#[derive(Debug)]
pub(super) struct Exported<'p> {
    pub(super) plan: &'p Plan,
    pub(super) priority: &'p Priority,
    /// The key of the priority.
    pub(super) key: String,
    /// The period as of which its actions stand.
    pub(super) period: Option<&'p Period>,
    /// The periods in which it is reported, up to that one.
    pub(super) periods: Vec<&'p Period>,
    pub(super) figures: Figures<'p>,
    /// Those, and, where no period is asked for, later ones with values alone: none is lost.
    pub(super) columns: Vec<&'p Period>,
    pub(super) parties: Parties<'p>,
    markings: &'p Markings,
    style: HouseStyle<'p>,
}

impl<'p> Exported<'p> {
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
            key: priority.key(),
            period,
            periods: status::periods_until(plan, priority, period),
            columns: status::periods_until(
                plan,
                priority,
                request.period.or(plan.file.data.periods.last()),
            ),
            figures: Figures::of(priority),
            parties: Parties::new(&plan.file.data, file, parties::day_of(plan, period)),
            markings: request.markings,
            style: HouseStyle::new(messages),
        }
    }

    /// Markdown with the figures it cites filled in.
    pub(super) fn prose(&self, text: &Markdown) -> String {
        let figure = |citation: &_| cited::citation(&self.figures, self.style, citation);
        in_cell(&prose::cite(text, figure))
    }

    /// Parties as the file names them, with commas between them.
    pub(super) fn parties(&self, list: &[Involved]) -> Option<String> {
        let names: Vec<&str> =
            self.parties.ordered(list).into_iter().map(|one| one.party.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The actions that others name and that are not among those told of.
    pub(super) fn actions_only_named(&self) -> impl Iterator<Item = ActionNumber> + use<'p> {
        let all = self.priority.actions.iter().map(|action| &action.data);
        let mut named: BTreeSet<_> = all
            .clone()
            .flat_map(|action| &action.relations)
            .filter_map(|relation| relation.action.value.within(&self.key))
            .collect();
        for action in all {
            named.remove(&action.action.value);
        }
        named.into_iter()
    }

    /// The figures that others name and that are not among those told of.
    pub(super) fn figures_only_named(&self) -> impl Iterator<Item = &'p FigureId> + use<'p> {
        let all = || self.figures.iter().map(|(_, figure)| figure);
        let named = all().flat_map(|figure| {
            let one = figure.compared_with.iter().chain(&figure.part_of);
            one.chain(&figure.sum_of).map(|id| &id.value)
        });
        let mut named: BTreeSet<_> = named.collect();
        for id in all().filter_map(|figure| figure.id.as_ref()) {
            named.remove(&id.value);
        }
        named.into_iter()
    }

    /// The marking of the file in which something is told of the priority, a goal or an action.
    pub(super) fn marking_of(&self, owner: Owner) -> Option<String> {
        let source = match owner {
            Owner::Priority | Owner::Goal(_) => self.priority.file.as_ref()?.source,
            Owner::Action(number) => {
                let mut actions = self.priority.actions.iter();
                actions.find(|action| action.data.action.value == number)?.source
            }
        };
        self.markings.marking(source).map(|marking| marking.word().to_owned())
    }
}

/// Markdown as it stands in a cell: without the remarks of its author, a paragraph on one line.
pub(super) fn in_cell(text: &str) -> String {
    prose::unwrap(&prose::to_markdown(text, 0, "")).into_owned()
}

/// A line that may be missing.
pub(super) fn line(line: Option<&Line>) -> Option<String> {
    line.map(ToString::to_string)
}
