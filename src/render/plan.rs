//! Composes the operational action plan itself, of one priority or of several: what is to be done, by whom,
//! by when, and how it will be measured. Called by the `plan` command.
//!
//! What is reported on it belongs into the other documents; nothing of that is printed here. What a report
//! says in the same way is `report`'s.

use minijinja::{Value, context};

use super::report::{self, Reporter, name_of, numbered};
use crate::analyse::markings::{Borne, Markings};
use crate::analyse::register::Origin;
use crate::document::{self, Block, Fact, Holds, Words, text};
use crate::model::{
    Action, Document, Goal, Owner, Period, Plan, Priority, PriorityFile, Prose, Relation,
    RelationKind, Succession, SuccessionKind,
};
use crate::render::back::{self, SourceNote};
use crate::render::compose::Part;
use crate::render::environment::{Composed, Renderer, Template};
use crate::render::frame::{self, Draft, Frame};
use crate::render::messages::Messages;
use crate::render::parts::{Grid, Voice, anchor, facts, joined, labelled, short_title};
use crate::render::sources::About;

/// What is to be shown.
#[derive(Debug, Clone)]
pub struct Request<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The markings of its parts.
    pub markings: &'p Markings,
    /// Those of its priorities that are shown.
    pub priorities: &'p [&'p Priority],
    /// The period in which it is shown; without it, all of it.
    pub period: Option<&'p Period>,
    /// Present when it is made although the plan has errors.
    pub draft: Option<Draft>,
    /// Where the plan comes from.
    pub origin: Origin<'p>,
    /// Whether it tells at its end what an editor remarks.
    pub notes: bool,
}

/// Composes the plan.
///
/// # Errors
/// When the template fails; the message names it and its line.
pub fn compose(request: &Request<'_>, renderer: &Renderer) -> anyhow::Result<Composed> {
    let Request { plan, markings, priorities, period, ref draft, origin, notes } = *request;
    let messages = renderer.messages();
    let borne = frame::borne((plan, markings), priorities.iter().copied(), draft.as_ref());
    let reports = priorities.iter().copied().map(|priority| report::Request {
        plan,
        markings,
        priority,
        period,
        draft: None,
        origin: None,
        notes: false,
        gaps: Vec::new(),
    });
    let reports: Vec<report::Request<'_>> = reports.collect();
    let planners: Vec<Planner<'_>> = reports
        .iter()
        .map(|report| Planner::new(report, borne, reports.len() > 1, messages))
        .collect();
    let file = &plan.file.data;
    let alone = match priorities {
        [alone] => Some(*alone),
        _ => None,
    };
    let is_whole = priorities.len() == plan.priorities.len();
    let about = if is_whole { About::Plan } else { About::Priorities(priorities) };
    let parts = context! {
        front => context! {
            name => alone.map(|priority| name_of(priority, " – ")),
            plan => Part::Words(report::plan_named(plan)),
            period => period.map(|period| period.label.to_string()),
        },
        declassified => frame::declassified(plan, borne, messages),
        draft => frame::draft(draft.as_ref(), messages),
        sources => frame::sources((plan, markings), about, Some(origin), messages),
        priorities => planners.iter().map(Planner::priority).collect::<Vec<Value>>(),
        abbreviations => Part::Blocks(back::abbreviations(plan, messages)),
        source_notes => Part::Blocks(if notes {
            source_notes(plan, &planners, messages)
        } else {
            Vec::new()
        }),
    };
    let blocks = renderer.compose(Template::Plan, parts)?;
    let short_title = file.short_title.as_ref().unwrap_or(&file.title.value);
    let called = messages.text("document.plan");
    let name = alone.map(|priority| name_of(priority, ": "));
    let called: Vec<&str> = std::iter::once(called).chain(name.as_deref()).collect();
    Ok(Composed {
        title: format!("{} – {short_title}", called.join(" – ")),
        running: format!("{short_title} – {}", called.join(" – ")),
        frame: Frame::new(plan, borne, draft.is_some(), messages),
        blocks,
    })
}

/// What an editor remarks on the plan, and on the priorities and actions that are shown.
fn source_notes(plan: &Plan, planners: &[Planner<'_>], messages: &Messages) -> Vec<Block> {
    let mut all = back::on_plan(plan, messages);
    for planner in planners {
        let voice = &planner.reporter.voice;
        let Some(file) = &voice.priority.file else { continue };
        let mut on = |part: Words, remarks: &[Prose]| {
            all.extend(
                remarks
                    .iter()
                    .map(|remark| SourceNote { part: part.clone(), remark: voice.prose(remark) }),
            );
        };
        let key = vec![text(file.data.key.to_string())];
        let part = |key: &str, name: Words| joined([voice.words(key), name], " ");
        on(part("register.priority", key), &file.data.source_notes);
        for action in &voice.priority.actions {
            let mut link = vec![Voice::link(action.data.action.value)];
            document::nest_words(&mut link, &planner.prefix);
            on(part("register.action", link), &action.data.source_notes);
        }
    }
    back::source_notes(messages, all)
}

/// Shows one priority.
struct Planner<'p> {
    reporter: Reporter<'p>,
    /// What its places begin with, where others stand beside it.
    prefix: String,
}

impl<'p> Planner<'p> {
    fn new(
        report: &'p report::Request<'p>,
        borne: Borne,
        has_others: bool,
        messages: &'p Messages,
    ) -> Self {
        let prefix =
            if has_others { format!("{}-", report.priority.folder) } else { String::new() };
        let mut reporter = Reporter::new(report, messages);
        reporter.borne = borne;
        Self { reporter, prefix }
    }

    fn priority(&self) -> Value {
        let Reporter { voice, .. } = &self.reporter;
        let file = voice.priority.file.as_ref();
        let header = file.map_or_else(Vec::new, |file| self.header(&file.data));
        let succession = file.iter().flat_map(|file| before(&file.data));
        let succession = succession.filter(|other| other.note.is_some());
        let succession = succession.map(|other| self.reporter.succession(other)).collect();
        let goals = self.reporter.all_goals().into_iter();
        let has_others = !self.prefix.is_empty();
        let marking = file.filter(|_| has_others).map(|file| file.source);
        context! {
            name => has_others.then(|| name_of(voice.priority, " – ")),
            anchor => format!("{}priority", self.prefix),
            marking => marking.map_or_else(
                || Part::Words(Words::new()).into(),
                |source| self.reporter.portion_in_heading(source),
            ),
            aim => self.blocks(
                file.map_or_else(Vec::new, |file| voice.optional_prose(file.data.aim.as_ref())),
            ),
            facts => self.blocks(facts(header)),
            succession => self.blocks(facts(succession)),
            glance_anchor => format!("{}glance", self.prefix),
            glance => self.blocks(self.glance()),
            goals => goals.map(|(number, goal)| self.goal(number, goal)).collect::<Vec<Value>>(),
        }
    }

    /// Who works on the priority; when it is reported, and what follows on it, is no part of the plan.
    fn header(&self, file: &PriorityFile) -> Vec<Fact> {
        let succession = before(file).cloned().collect();
        let reports = Vec::new();
        self.reporter.particulars(&PriorityFile { reports, succession, ..file.clone() })
    }

    /// Every action in a row.
    fn glance(&self) -> Vec<Block> {
        let voice = &self.reporter.voice;
        let actions: Vec<&Action> =
            voice.priority.actions.iter().map(|action| &action.data).collect();
        let words = |words: Words| Some(words).filter(|words| !words.is_empty());
        Grid::new(voice, "head.glance", &actions)
            .words("field.number", Holds::Words, |action| {
                Some(vec![Voice::link(action.action.value)])
            })
            .words("field.title", Holds::Words, |action| Some(vec![text(short_title(action)?)]))
            .words("field.leaders", Holds::Words, |action| {
                words(voice.parties_in_short(&action.leaders))
            })
            .words("field.start_end", Holds::Words, |action| words(voice.dates(action)))
            .words("field.timing", Holds::Words, |action| {
                Some(vec![text(action.timing.as_ref()?.as_str())])
            })
            .table()
    }

    fn goal(&self, number: u16, goal: Option<&'p Goal>) -> Value {
        let voice = &self.reporter.voice;
        let prose = |text| self.blocks(voice.optional_prose(text));
        let variant = goal.and_then(|goal| goal.variant.as_ref());
        let variant = variant.filter(|variant| variant.text.is_some());
        let variant = variant.map(|variant| self.reporter.variant(variant));
        let actions = self.reporter.actions_of(number).map(|action| self.action(action));
        context! {
            heading => Part::Words(self.reporter.goal_heading(number, goal)),
            anchor => format!("{}goal-{number}", self.prefix),
            text => self.blocks(
                goal.map_or_else(Vec::new, |goal| self.reporter.goal_text(goal)),
            ),
            variant => self.blocks(variant.unwrap_or_default()),
            without_action => prose(goal.and_then(|goal| goal.without_action.as_ref())),
            actions => actions.collect::<Vec<Value>>(),
        }
    }

    fn action(&self, document: &'p Document<Action>) -> Value {
        let action = &document.data;
        let voice = &self.reporter.voice;
        let steps = voice.points(&action.description, Owner::Action(action.action.value));
        let told = [
            ("field.steps", steps),
            ("field.kpis", voice.kpis_asked(&action.kpis)),
            ("field.bids", voice.bids_planned(&action.funding_bids)),
        ];
        let told = told.into_iter().filter(|(_, blocks)| !blocks.is_empty());
        context! {
            anchor => format!("{}{}", self.prefix, anchor("action", action.action.value)),
            number => numbered(action.action.value),
            title => action.title.as_ref().map(ToString::to_string),
            marking => self.reporter.portion_in_heading(document.source),
            facts => self.blocks(facts(self.particulars(action))),
            told => self.blocks(
                told.flat_map(|(key, blocks)| labelled(voice.words(key), blocks)).collect(),
            ),
        }
    }

    /// Who works on an action, when, and with what.
    fn particulars(&self, action: &Action) -> Vec<Fact> {
        let voice = &self.reporter.voice;
        let mut all = self.reporter.involved(action);
        let parts = joined(action.title_parts.iter().map(|part| vec![text(part.as_str())]), "; ");
        let ties = action.relations.iter().filter(|one| one.kind != RelationKind::ReportedWith);
        let ties: Vec<Relation> = ties.cloned().collect();
        let timing: Words = action.timing.iter().map(|one| text(one.as_str())).collect();
        let rows = [
            ("field.title_parts", parts),
            ("field.start_end", voice.dates(action)),
            ("field.timing", timing),
            ("field.basis", voice.basis(action)),
            ("field.continues", Voice::continues(action)),
            ("field.horizontal", voice.horizontal(&action.horizontal)),
            ("field.with", Voice::with(action)),
            ("field.relations", voice.relations(&ties)),
        ];
        let rows = rows.into_iter().filter(|(_, words)| !words.is_empty());
        all.extend(rows.map(|(key, words)| Fact::of(voice.words(key), words)));
        let inputs = action.inputs.iter().flat_map(|inputs| self.reporter.inputs(inputs));
        all.extend(inputs.filter(|fact| !fact.value.is_empty()));
        all
    }

    /// What stands by itself, for the template, with places of its own.
    fn blocks(&self, mut blocks: Vec<Block>) -> Value {
        document::nest(&mut blocks, &self.prefix);
        Part::Blocks(blocks).into()
    }
}

/// What the priority goes on from.
fn before(file: &PriorityFile) -> impl Iterator<Item = &Succession> {
    file.succession.iter().filter(|other| other.kind == SuccessionKind::Predecessor)
}
