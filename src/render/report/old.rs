//! Builds the view of a final driver's report from a plan. Called by the `report` command.
//!
//! Each kind of thing is built in a file of its own; this one puts the report together and
//! decides what belongs into it. What is not written in a file is asked from `analyse`; how it
//! looks is the templates' business.

pub(in crate::render) mod action;
mod activity;
mod figure;
mod goal;
mod kpi;
mod overviews;
mod party;
mod priority;

use crate::analyse::figures::Figures;
use crate::analyse::markings::{self, Borne, Markings};
use crate::analyse::parties::{self, Parties};
use crate::analyse::shape::{self, Shape};
use crate::analyse::status::{self, Status, Tally};
use crate::model::{
    Action, ActionNumber, AnnexHead, Document, Markdown, Marking, NarrativeHead, Owner, Period,
    Place, Plan, Priority, Progress, Prose, Section, Unset, Vocabulary, Who, word,
};
use crate::prose;
use crate::render::messages::Messages;
use crate::render::sources::{About, sources};
use crate::render::style::HouseStyle;
use crate::render::views::{
    CountView, DeclassifiedView, DraftView, GapsView, MarkingView, NarrativeView, PeriodView,
    PlanView, ReportView, SectionView, TallyView,
};
use crate::source::{SourceId, Spanned};

use super::Request;

/// Builds the report.
pub(in crate::render) fn report(request: Request<'_>, messages: &Messages) -> ReportView {
    let Request { plan, markings, priority, period, draft, origin, .. } = request;
    let mut builder = Builder::new((plan, markings), priority, period, messages);
    if draft.as_ref().is_some_and(DraftView::quotes) {
        builder.borne = builder.markings.borne(markings::sources(plan, &plan.priorities));
    }
    let goals = builder.goals();
    let lists = builder.lists(&goals);
    let actions = goals.iter().flat_map(|goal| &goal.actions);
    let kpis = actions.clone().flat_map(|action| action.kpis.clone()).collect();
    let continuations = actions.filter_map(|action| action.continuation.clone()).collect();
    ReportView {
        plan: plan_view(plan, builder.style),
        marking: marking_view(plan, builder.borne, builder.style),
        draft,
        period: period.map(period_view),
        periods: builder.periods.iter().map(|period| period_view(period)).collect(),
        silent: builder
            .silent
            .iter()
            .map(|(period, why)| (word(why), period_view(period)))
            .collect(),
        priority: builder.priority_view(),
        narrative: builder.narrative(),
        tally: builder.tally(),
        columns: overviews::columns(&goals),
        records: overviews::records(&goals),
        lists,
        figures: builder.figures_of(Owner::Priority),
        goals,
        kpis,
        continuations,
        annexes: builder.annexes(),
        gaps: GapsView::default(),
        sources: origin
            .map(|origin| sources(plan, markings, About::Priorities(&[priority]), origin)),
    }
}

/// What all parts of a report need to know.
pub(in crate::render) struct Builder<'p> {
    plan: &'p Plan,
    priority: &'p Priority,
    period: Option<&'p Period>,
    /// The periods with reports, up to `period`.
    periods: Vec<&'p Period>,
    /// The periods in which nothing is said of any action, which is told once.
    silent: Vec<(&'p Period, Unset)>,
    shape: Shape<'p>,
    figures: Figures<'p>,
    parties: Parties<'p>,
    markings: &'p Markings,
    /// Whether all words that are printed for how actions stand are the driver's, whose report it is.
    one_voice: bool,
    /// The marking of the whole document.
    borne: Borne,
    style: HouseStyle<'p>,
}

impl<'p> Builder<'p> {
    pub(in crate::render) fn new(
        (plan, markings): (&'p Plan, &'p Markings),
        priority: &'p Priority,
        period: Option<&'p Period>,
        messages: &'p Messages,
    ) -> Self {
        let file = priority.file.as_ref().map(|file| &file.data);
        let mut periods = status::periods_until(plan, priority, period);
        // A form says itself what stands in its columns.
        let formal = priority.actions.iter().any(|action| shape::is_formal(&action.data));
        let silent = if formal { Vec::new() } else { status::silent_periods(priority, &periods) };
        periods.retain(|one| {
            period == Some(one) || silent.iter().all(|(silent, _)| silent.id != one.id)
        });
        Self {
            plan,
            priority,
            period,
            silent,
            one_voice: one_voice(priority),
            shape: Shape::new(priority, periods.len()),
            periods,
            figures: Figures::of(priority),
            parties: Parties::new(&plan.file.data, file, parties::day_of(plan, period)),
            borne: markings.borne(markings::sources(plan, [priority])),
            markings,
            style: HouseStyle::new(messages),
        }
    }

    /// The marking of a part as printed, where it is not the document's.
    fn portion(&self, part: SourceId) -> Option<String> {
        let marking = self.markings.marking(part)?;
        (Some(marking) != self.borne.marking).then(|| marking.printed().to_owned())
    }

    /// Markdown with the figures it cites filled in, as it stands in a document.
    pub(in crate::render) fn prose(&self, text: &Markdown) -> String {
        let cited = prose::cite(text.as_str(), |citation| self.citation(citation));
        prose::one_line(&cited).into_owned()
    }

    pub(in crate::render) fn optional_prose(&self, text: Option<&Prose>) -> Option<String> {
        text.map(|text| self.prose(text))
    }

    fn narrative(&self) -> NarrativeView {
        let at = |place| self.sections(move |head: &NarrativeHead| head.place.value == place);
        NarrativeView {
            summary: at(Place::Summary),
            before_goals: at(Place::BeforeGoals),
            after_goals: at(Place::AfterGoals),
            conclusion: at(Place::Conclusion),
        }
    }

    /// The driver's prose whose head fits.
    fn sections(&self, fits: impl Fn(&NarrativeHead) -> bool) -> Vec<SectionView> {
        let sections = (1..).zip(&self.priority.narrative);
        sections
            .filter(|(_, section)| fits(&section.data.head))
            .map(|(number, section)| self.narrative_section(number, section))
            .collect()
    }

    fn narrative_section(
        &self,
        number: usize,
        section: &Document<Section<NarrativeHead>>,
    ) -> SectionView {
        let head = &section.data.head;
        SectionView {
            title: head.title.to_string(),
            text: self.optional_prose(section.data.body.as_ref()).unwrap_or_default(),
            marking: self.portion(section.source),
            language: head.language.as_ref().map(ToString::to_string),
            action: head.action.as_ref().map(ToString::to_string),
            by: self.optional_who(head.by.as_ref(), owner(head.action.as_ref())),
            at: None,
            partners: Vec::new(),
            initiatives: Vec::new(),
            anchor: format!("text-{number}"),
        }
    }

    fn annexes(&self) -> Vec<SectionView> {
        let section = |(number, annex): (usize, &Document<Section<AnnexHead>>)| {
            let head = &annex.data.head;
            SectionView {
                title: head.title.to_string(),
                text: self.optional_prose(annex.data.body.as_ref()).unwrap_or_default(),
                marking: self.portion(annex.source),
                language: head.language.as_ref().map(ToString::to_string),
                action: head.action.as_ref().map(ToString::to_string),
                by: self.optional_who(head.by.as_ref(), owner(head.action.as_ref())),
                at: head.at.map(|date| self.style.date(date)),
                partners: self.partners(&head.partners),
                initiatives: self.partners(&head.initiatives),
                anchor: format!("annex-{number}"),
            }
        };
        (1..).zip(&self.priority.annexes).map(section).collect()
    }

    fn tally(&self) -> TallyView {
        let statuses: Vec<Status> = self
            .priority
            .actions
            .iter()
            .map(|action| Status::of(&action.data, self.progress_of(&action.data)))
            .collect();
        let tally = Tally::of(&statuses);
        TallyView {
            actions: statuses.len(),
            stages: counts(&tally.stages),
            punctualities: counts(&tally.punctualities),
            verdicts: counts(&tally.verdicts),
            continuations: counts(&tally.continuations),
        }
    }

    /// The report on an action in the period reported on.
    fn progress_of<'a>(&self, action: &'a Action) -> Option<&'a Progress> {
        status::progress(action, self.period?)
    }
}

/// The plan.
pub(in crate::render) fn plan_view(plan: &Plan, style: HouseStyle<'_>) -> PlanView {
    let plan = &plan.file.data;
    let years: Vec<u16> = plan.years.iter().map(|year| year.value).collect();
    let cycle = plan.cycle.as_ref().map(|cycle| cycle.title.to_string());
    let short_title = plan.short_title.as_ref().unwrap_or(&plan.title.value);
    PlanView {
        title: plan.title.to_string(),
        short_title: short_title.to_string(),
        years: style.years(&years),
        cycle,
    }
}

/// The marking of a document. One that was lifted is printed with the decision that lifted it;
/// where only a part of what is told was declassified, the document is not.
pub(in crate::render) fn marking_view(
    plan: &Plan,
    borne: Borne,
    style: HouseStyle<'_>,
) -> MarkingView {
    let Borne { marking, before, declassified } = borne;
    let printed = if declassified { before } else { marking };
    let decision = plan.file.data.declassification.as_ref().filter(|_| declassified);
    MarkingView {
        printed: printed.map(|marking| marking.printed().to_owned()),
        now: marking
            .filter(|marking| declassified && *marking > Marking::Public)
            .map(|marking| marking.printed().to_owned()),
        declassified: decision.map(|decision| DeclassifiedView {
            document: decision.document.to_string(),
            date: style.date(decision.date.value),
            status: decision.status.printed().to_owned(),
            extent: word(&decision.extent),
        }),
    }
}

fn one_voice(priority: &Priority) -> bool {
    let printed = |action: &'_ Document<Action>| {
        let progress = action.data.progress.iter().filter_map(|(_, one)| one.printed.as_ref());
        let continuation = action.data.continuation.iter().filter_map(|one| one.printed.as_ref());
        progress.chain(continuation).all(|one| one.by.as_ref().is_some_and(Who::is_driver))
    };
    priority.actions.iter().all(printed)
}

/// Whose a text is.
fn owner(action: Option<&Spanned<ActionNumber>>) -> Owner {
    action.map_or(Owner::Priority, |action| Owner::Action(action.value))
}

pub(in crate::render) fn period_view(period: &Period) -> PeriodView {
    PeriodView { id: period.id.as_str().to_owned(), label: period.label.to_string() }
}

/// Answers with their number; no answer is `unstated`. A question that nobody answered is left out.
fn counts<T: Vocabulary>(counts: &[(Option<T>, usize)]) -> Vec<CountView> {
    let view = |(answer, count): &(Option<T>, usize)| CountView {
        word: answer.as_ref().map_or_else(|| "unstated".to_owned(), word),
        count: *count,
    };
    let answered = counts.iter().any(|(answer, _)| answer.is_some());
    if answered { counts.iter().map(view).collect() } else { Vec::new() }
}
