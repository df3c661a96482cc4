//! Composes the driver's report on a priority. Called by the `report` command, and by the note,
//! whose annexes are such reports.
//!
//! In which order the parts come, and under which headings, the template says. Each part is made here
//! or in `parts` from the plan and what `analyse` says of it; where an action is told, and what is
//! annexed of it, is `analyse::shape`'s.

mod action;
mod form;
mod front;
mod goal;
mod lists;
mod notes;
mod overview;
mod shared;
mod text;

use minijinja::{Value, context};

use crate::analyse::markings::{Borne, Markings};
use crate::analyse::register::Origin;
use crate::analyse::shape::{self, Shape};
use crate::analyse::status;
use crate::document::{Block, Inline, Paragraph, Role, Words, text};
use crate::model::{Action, Document, Period, Place, Plan, Priority, Progress, Unset};
use crate::render::back;
use crate::render::compose::Part;
use crate::render::environment::{Composed, Renderer, Template};
use crate::render::frame::{self, Draft, Frame};
use crate::render::messages::Messages;
use crate::render::parts::Voice;
use crate::render::sources::About;
use crate::source::SourceId;

pub(super) use action::numbered;
pub(super) use front::{is_final, name_of, plan_named, title_of};

/// What is to be reported on.
#[derive(Debug, Clone)]
pub struct Request<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The markings of its parts.
    pub markings: &'p Markings,
    /// One of its priorities.
    pub priority: &'p Priority,
    /// One of its periods; `None` for a priority that is not reported by period.
    pub period: Option<&'p Period>,
    /// Present when the report is made although the plan has errors.
    pub draft: Option<Draft>,
    /// Where the plan comes from; `None` for a report in a larger document, which says it once.
    pub origin: Option<Origin<'p>>,
    /// Whether it tells at its end what an editor remarks.
    pub notes: bool,
    /// What is said in place of parts that are not released.
    pub gaps: Vec<Gap>,
}

/// What is said in place of a part that is not released.
#[derive(Debug, Clone)]
pub struct Gap {
    /// Where it would stand.
    pub place: GapPlace,
    /// What may be said of it.
    pub words: Words,
}

/// A place of a report where something can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapPlace {
    /// Under a goal.
    Goal(u16),
    /// Among the texts of this place.
    Texts(Place),
    /// Among the attached reports.
    Annexes,
}

/// Composes the report.
///
/// # Errors
/// When the template fails; the message names it and its line.
pub fn compose(request: &Request<'_>, renderer: &Renderer) -> anyhow::Result<Composed> {
    let reporter = Reporter::new(request, renderer.messages());
    let blocks = renderer.compose(Template::Report, reporter.parts())?;
    Ok(reporter.composed(blocks))
}

/// What all parts of a report need to know.
pub(super) struct Reporter<'p> {
    request: &'p Request<'p>,
    pub(super) voice: Voice<'p>,
    /// The periods with reports, up to the one reported on.
    periods: Vec<&'p Period>,
    /// The periods in which nothing is said of any action, which is told once.
    silent: Vec<(&'p Period, Unset)>,
    shape: Shape<'p>,
    /// The marking of the whole document.
    pub(super) borne: Borne,
}

impl<'p> Reporter<'p> {
    pub(super) fn new(request: &'p Request<'p>, messages: &'p Messages) -> Self {
        let Request { plan, markings, priority, period, draft, notes, .. } = request;
        let mut periods = status::periods_until(plan, priority, *period);
        // A form says itself what stands in its columns.
        let formal = priority.actions.iter().any(|action| shape::is_formal(&action.data));
        let silent = if formal { Vec::new() } else { status::silent_periods(priority, &periods) };
        periods.retain(|one| {
            *period == Some(one) || silent.iter().all(|(silent, _)| silent.id != one.id)
        });
        let borne = frame::borne((plan, markings), [*priority], draft.as_ref());
        Self {
            voice: Voice::new(plan, priority, *period, messages).telling_forms(*notes),
            silent,
            shape: Shape::new(priority, periods.len()),
            periods,
            borne,
            request,
        }
    }

    /// What the template sees.
    fn parts(&self) -> Value {
        let Request { plan, markings, priority, origin, .. } = *self.request;
        let messages = self.voice.messages;
        let about = About::Priorities(&[priority]);
        let sources = frame::sources((plan, markings), about, origin, messages);
        let file = priority.file.as_ref();
        let points = |list: &str| file.map_or_else(Vec::new, |file| self.driver_points(file, list));
        let gaps = |place| blocks(self.gaps(place));
        let texts = |place| self.texts_at(place);
        context! {
            front => self.front(),
            declassified => frame::declassified(plan, self.borne, messages),
            draft => frame::draft(self.request.draft.as_ref(), messages),
            sources => sources,
            header => self.header(),
            summary => texts(Place::Summary),
            summary_gaps => gaps(GapPlace::Texts(Place::Summary)),
            verdict => blocks(self.verdict()),
            glance => blocks(self.glance()),
            tally => blocks(self.tally()),
            figures => blocks(self.key_figures()),
            before_goals => texts(Place::BeforeGoals),
            before_goals_gaps => gaps(GapPlace::Texts(Place::BeforeGoals)),
            goals => self.goals(),
            lists => self.lists(),
            shared => blocks(self.shared()),
            activities_named => Part::Words(self.activities_named()),
            activities => blocks(self.own_activities()),
            several_periods => self.periods.len() > 1,
            kpis => blocks(self.kpis()),
            continuation => blocks(self.continuations()),
            after_goals => texts(Place::AfterGoals),
            after_goals_gaps => blocks(self.gaps_after_goals()),
            recommendations => blocks(points("recommendations")),
            difficulties => blocks(points("difficulties")),
            achievements => blocks(points("achievements")),
            proposals => blocks(points("proposals")),
            follow_ups => blocks(points("follow_ups")),
            went_well => blocks(points("went_well")),
            shortcomings => blocks(points("shortcomings")),
            conclusion => texts(Place::Conclusion),
            conclusion_gaps => gaps(GapPlace::Texts(Place::Conclusion)),
            signature => blocks(self.signature()),
            results => self.results(),
            forms_title => self.forms_title(),
            forms => self.forms(),
            annexes => self.annexes(),
            annexes_gaps => gaps(GapPlace::Annexes),
            abbreviations => blocks(self.abbreviations()),
            source_notes => blocks(self.source_notes()),
        }
    }

    /// The marking of a part as printed, where it is not the document's.
    fn portion(&self, part: SourceId) -> Option<&'static str> {
        let marking = self.request.markings.marking(part)?;
        (Some(marking) != self.borne.marking).then(|| marking.printed())
    }

    /// The same in the heading of the part.
    pub(super) fn portion_in_heading(&self, part: SourceId) -> Value {
        let portion = self.portion(part);
        let words = portion.map(|printed| Inline::Of(Role::PartMarking, vec![text(printed)]));
        Part::Words(words.into_iter().collect()).into()
    }

    /// All that the plan abbreviates; nothing in a part of another document, which has a list for all of it.
    fn abbreviations(&self) -> Vec<Block> {
        match self.request.origin {
            Some(_) => back::abbreviations(self.request.plan, self.voice.messages),
            None => Vec::new(),
        }
    }

    fn actions(&self) -> impl Iterator<Item = &'p Document<Action>> + '_ {
        self.request.priority.actions.iter()
    }

    /// The report on an action in the period reported on.
    fn progress_of<'a>(&self, action: &'a Action) -> Option<&'a Progress> {
        status::progress(action, self.request.period?)
    }

    /// What stands in a column of the reports on an action, where that is not told once for all.
    fn column<'a>(&self, action: &'a Action, period: &Period) -> Option<&'a Progress> {
        let told_once = self.silent.iter().any(|(silent, _)| silent.id == period.id);
        status::column(action, period).filter(|_| !told_once)
    }

    fn gaps(&self, place: GapPlace) -> Vec<Block> {
        let here = self.request.gaps.iter().filter(|gap| gap.place == place);
        here.map(gap).collect()
    }

    /// What has no goal in the report stands after all of them.
    fn gaps_after_goals(&self) -> Vec<Block> {
        let known = self.goal_numbers();
        let here = self.request.gaps.iter().filter(|one| match one.place {
            GapPlace::Goal(number) => !known.contains(&number),
            GapPlace::Texts(place) => {
                !matches!(place, Place::Summary | Place::BeforeGoals | Place::Conclusion)
            }
            GapPlace::Annexes => false,
        });
        here.map(gap).collect()
    }

    fn composed(&self, blocks: Vec<Block>) -> Composed {
        let plan = &self.request.plan.file.data;
        let short_title = plan.short_title.as_ref().unwrap_or(&plan.title.value);
        let name = self.name(": ");
        Composed {
            title: format!("{} – {name} – {short_title}", self.title()),
            running: format!("{short_title} – {name}"),
            frame: Frame::new(
                self.request.plan,
                self.borne,
                self.request.draft.is_some(),
                self.voice.messages,
            ),
            blocks,
        }
    }
}

fn gap(gap: &Gap) -> Block {
    let words = gap.words.clone();
    Block::Paragraph(Paragraph { role: Some(Role::NotReleased), words })
}

/// What stands by itself, for the template.
fn blocks(blocks: Vec<Block>) -> Value {
    Part::Blocks(blocks).into()
}
