//! Builds the view of the summary over the priorities of a plan. Called by the `summary` command.
//!
//! Every number comes from `analyse`; here it gets its words and the references to what it
//! counts. Each part of the document is built in a file of its own.

mod engagement;
mod figures;
mod missing;
mod onward;
mod refs;
mod remarks;
mod status;

use super::messages::Messages;
use super::report::{self, Builder, period_view};
use super::sources::{About, sources};
use super::style::HouseStyle;
use super::views::{DraftView, SourcesView, SummaryView, SummedView};
use crate::analyse::markings::{self, Borne, Markings};
use crate::analyse::parties;
use crate::analyse::register::Origin;
use crate::analyse::scope::{PriorityAt, Scope};
use crate::model::Priority;
use crate::source::SourceId;

/// What is to be summed up.
#[derive(Debug, Clone)]
pub struct Request<'p> {
    /// The priorities, and each of them when.
    pub scope: Scope<'p>,
    /// The markings of the parts of their plan.
    pub markings: &'p Markings,
    /// Present when the summary is made although the plan has errors.
    pub draft: Option<DraftView>,
    /// Where the plan comes from; `None` for a summary in a larger document, which says it once.
    pub origin: Option<Origin<'p>>,
}

/// Builds the summary.
pub fn summary(request: Request<'_>, messages: &Messages) -> SummaryView {
    let Request { scope, markings, draft, origin } = request;
    let engagement = crate::analyse::engagement::of_scope(&scope);
    let mut summer = Summer::new(&scope, markings, messages);
    if draft.as_ref().is_some_and(DraftView::quotes) {
        summer.borne = summer.markings.borne(markings::sources(scope.plan, &scope.plan.priorities));
    }
    let themes = summer.themes();
    let priorities: Vec<SummedView> = scope.parts.iter().map(|part| summer.part(part)).collect();
    SummaryView {
        plan: report::plan_view(scope.plan, summer.style),
        marking: report::marking_view(scope.plan, summer.borne, summer.style),
        draft,
        until: scope.until.map(period_view),
        left_out: scope.left_out().into_iter().map(refs::name).collect(),
        elsewhere: scope.elsewhere().into_iter().filter_map(refs::elsewhere).collect(),
        actions: scope.members().count(),
        reported: priorities.iter().map(|priority| priority.reported).sum(),
        priorities,
        matrices: summer.matrices(),
        words: summer.words(),
        continuation_words: summer.continuation_words(),
        measures: summer.measures(),
        attainment: summer.attainment(),
        kpis: summer.kpis(),
        engagement: summer.engagement(&engagement),
        onward: summer.onward(),
        funding: summer.funding(),
        ties: summer.ties(&engagement, &themes),
        without_theme: summer.without_theme(),
        themes,
        operations: summer.operations(),
        missing: summer.missing(),
        movement: summer.movement(),
        index: summer.index(),
        sources: origin.map(|origin| summer.sources(origin)),
    }
}

/// What all parts of a summary need to know.
struct Summer<'s, 'p> {
    scope: &'s Scope<'p>,
    /// One for each part of the scope, for what a report on that priority prints in the same way.
    builders: Vec<Builder<'p>>,
    style: HouseStyle<'p>,
    markings: &'p Markings,
    /// The marking of the whole document.
    borne: Borne,
}

impl<'s, 'p> Summer<'s, 'p> {
    fn new(scope: &'s Scope<'p>, markings: &'p Markings, messages: &'p Messages) -> Self {
        let plan = (scope.plan, markings);
        let builder =
            |part: &PriorityAt<'p>| Builder::new(plan, part.priority, part.period, messages);
        let builders = scope.parts.iter().map(builder).collect();
        let priorities = scope.parts.iter().map(|part| part.priority);
        let borne = markings.borne(markings::sources(scope.plan, priorities));
        Self { scope, builders, style: HouseStyle::new(messages), markings, borne }
    }

    /// Where the summary comes from. Of a summary over all there are, so is what was left out of
    /// priorities that are not even named.
    fn sources(&self, origin: Origin<'_>) -> SourcesView {
        let priorities: Vec<&Priority> =
            self.scope.parts.iter().map(|part| part.priority).collect();
        let is_whole = priorities.len() == self.scope.plan.priorities.len();
        let about = if is_whole { About::Plan } else { About::Priorities(&priorities) };
        sources(self.scope.plan, self.markings, about, origin)
    }

    /// The marking of a part as printed, where it is not the document's.
    fn portion(&self, part: SourceId) -> Option<String> {
        let marking = self.markings.marking(part)?;
        (Some(marking) != self.borne.marking).then(|| marking.printed().to_owned())
    }

    /// The parts with what prints them.
    fn parts(&self) -> impl Iterator<Item = (&'s PriorityAt<'p>, &Builder<'p>)> {
        self.scope.parts.iter().zip(&self.builders)
    }

    /// What prints the things of a priority.
    fn builder(&self, priority: &Priority) -> Option<&Builder<'p>> {
        let found = self.parts().find(|(part, _)| part.priority.folder == priority.folder);
        found.map(|(_, builder)| builder)
    }

    fn part(&self, part: &PriorityAt<'p>) -> SummedView {
        let file = part.priority.file.as_ref().map(|file| &file.data);
        let drivers = file.into_iter().flat_map(|file| {
            file.driver.iter().chain(file.co_drivers.iter().filter(|one| parties::drives(one)))
        });
        let last = file.and_then(|file| file.reports.last());
        let goals = file.map(|file| file.goals.as_slice()).unwrap_or_default();
        let reported = part.members().filter(|member| part.progress(member.action).is_some());
        SummedView {
            name: refs::name(part.priority),
            drivers: drivers.map(|driver| driver.party.to_string()).collect(),
            covers: last.and_then(|report| report.covers.as_ref()).map(ToString::to_string),
            period: part.period.map(period_view),
            actions: part.priority.actions.len(),
            reported: reported.count(),
            goals: goals.iter().filter(|goal| goal.report.is_some()).count(),
            day: self.day(parties::day_of(self.scope.plan, part.period)),
            marking: part.priority.file.as_ref().and_then(|file| self.portion(file.source)),
        }
    }

    fn day(&self, day: jiff::civil::Date) -> String {
        self.style.day(day)
    }
}
