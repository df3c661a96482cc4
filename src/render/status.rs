//! How the actions of a plan stand, for the terminal and as JSON. Called by the `status` command.
//!
//! [`view`] puts together what is told; [`screen`] lays it out; the view itself is the JSON, whose
//! published schema is derived from it. The numbers are those of `analyse`, as in the reports.

mod grid;
pub mod screen;

use std::collections::BTreeMap;

use anyhow::Context;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::analyse::due::DuePeriods;
use crate::analyse::markings::{self, Markings};
use crate::analyse::overview::{Overview, ReportState, Standing};
use crate::analyse::release::Withheld;
use crate::model::{
    Decision, Involved, Line, Marking, Period, Plan, Priority, PriorityEntry, Punctuality, Stage,
    Unset, Verdict, Vocabulary, word,
};
use crate::schema;

/// The version of the form of the JSON.
pub const VERSION: u32 = 1;
/// What is to be told.
#[derive(Debug, Clone)]
pub struct Request<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The markings of its parts.
    pub markings: &'p Markings,
    /// The priorities asked for; `None` for all, those reported elsewhere included.
    pub priorities: Option<Vec<&'p Priority>>,
    /// The period; `None` for the last one of each priority.
    pub period: Option<&'p Period>,
    /// The day on which it is asked what is due.
    pub today: Option<Date>,
    /// Findings in the plan that are errors.
    pub errors: usize,
    /// Findings in the plan that are warnings.
    pub warnings: usize,
    /// The highest marking of what may be seen, where that is limited.
    pub ceiling: Option<Marking>,
    /// What is left out of the plan above it.
    pub withheld: &'p [Withheld],
}

/// What `empact status --format json` writes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatusOutput {
    /// The version of this form. Keys may be added without a new one.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// The title of the plan.
    title: String,
    /// The highest marking of what is told here, as a word.
    marking: Option<Marking>,
    /// The marking as it is printed; that of before, where it was lifted.
    marking_printed: Option<&'static str>,
    /// Whether the marking was lifted.
    declassified: bool,
    /// The highest marking of what may be told here, as a word; null where all may be.
    ceiling: Option<Marking>,
    /// Parts of what is told here that are left out because they are marked higher.
    withheld: usize,
    /// Findings in the plan that are errors. With any, something may not have been read, and is
    /// not counted here.
    errors: usize,
    /// Findings in the plan that are warnings.
    warnings: usize,
    /// The day on which it was asked what is due; null where that made no difference: a period was asked
    /// for, or the plan says of none by when its reports are due.
    today: Option<String>,
    /// All priorities that are told, together.
    total: CountsView,
    /// The priorities, in the order of the plan.
    priorities: Vec<PriorityView>,
}

/// How many actions there are, and how they stand.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
#[schemars(rename = "Counts")]
struct CountsView {
    /// Actions.
    actions: usize,
    /// Actions that are reported in the period.
    reported: usize,
    /// Actions that are not reported, though their report is due.
    missing: usize,
    /// Actions of which it is said why nothing is reported.
    blank: usize,
    /// Actions of which no report is due, and that have no column.
    not_due: usize,
    /// Actions that are late.
    delayed: usize,
    /// Actions by stage; `unstated` where it is not said.
    stages: BTreeMap<String, usize>,
    /// Actions by punctuality; `unstated` where it is not said.
    punctualities: BTreeMap<String, usize>,
    /// Actions by verdict; `unstated` where it is not said.
    verdicts: BTreeMap<String, usize>,
    /// Actions by continuation; `unstated` where it is not said.
    continuations: BTreeMap<String, usize>,
}

/// A priority.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Priority")]
struct PriorityView {
    /// The key.
    key: String,
    /// The letter.
    letter: Option<String>,
    /// The name.
    name: Option<String>,
    /// The document that reports on it, where this plan does not.
    reported_in: Option<String>,
    /// The id of the period in which its actions stand so: the one asked for, or the last for which the
    /// priority owes reports or has given some.
    period: Option<String>,
    /// Its actions, counted.
    counts: CountsView,
    /// Its actions, by number.
    actions: Vec<ActionView>,
}

/// An action.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Action")]
struct ActionView {
    /// The number.
    action: String,
    /// The short title, or else the title.
    title: Option<String>,
    /// Who leads it, as the file names them.
    leaders: Vec<String>,
    /// `missing`, `reported`, `blank` or `not_due`.
    report: String,
    /// Why nothing is reported, where that is said in place of a report.
    unset: Option<Unset>,
    /// How far the work is.
    stage: Option<Stage>,
    /// Whether it keeps to its dates.
    punctuality: Option<Punctuality>,
    /// Whether the target was met.
    verdict: Option<Verdict>,
    /// Whether it goes on.
    continuation: Option<Decision>,
    /// The word for the status that the leader used.
    printed: Option<String>,
}

/// Puts together what is told.
pub fn view(request: &Request<'_>) -> StatusOutput {
    let Request { plan, markings, priorities, period, today, errors, warnings, .. } = request;
    let Request { ceiling, withheld, .. } = request;
    let chosen = |priority: &&Priority| {
        let chosen = priorities.as_ref();
        chosen.is_none_or(|chosen| chosen.iter().any(|one| one.folder == priority.folder))
    };
    let told: Vec<&Priority> = plan.priorities.iter().filter(chosen).collect();
    let due = DuePeriods::of(plan, *today);
    let listed = |entry: &PriorityEntry| {
        let folder = entry.key.folder();
        match told.iter().find(|priority| priority.folder == folder) {
            Some(priority) => Some(priority_view(&Overview::of(&due, priority, *period))),
            None if priorities.is_none() => elsewhere(entry),
            None => None,
        }
    };
    let entries = &plan.file.data.priorities;
    let mut views: Vec<PriorityView> = entries.iter().filter_map(listed).collect();
    let is_listed =
        |priority: &&&Priority| entries.iter().any(|entry| entry.key.folder() == priority.folder);
    let others = told.iter().filter(|priority| !is_listed(priority));
    views.extend(others.map(|priority| priority_view(&Overview::of(&due, priority, *period))));
    let mut total = CountsView::default();
    for view in &views {
        total.add(&view.counts);
    }
    let has_due = plan.file.data.periods.iter().any(|period| period.due.is_some());
    let left_out =
        withheld.iter().filter(|one| priorities.as_ref().is_none_or(|chosen| one.is_of(chosen)));
    let borne = markings.borne(markings::sources(plan, told));
    let printed = if borne.declassified { borne.before } else { borne.marking };
    StatusOutput {
        version: VERSION,
        title: plan.file.data.title.to_string(),
        marking: borne.marking,
        marking_printed: printed.map(Marking::printed),
        declassified: borne.declassified,
        ceiling: *ceiling,
        withheld: left_out.count(),
        errors: *errors,
        warnings: *warnings,
        today: today.filter(|_| has_due).map(|today| today.to_string()),
        total,
        priorities: views,
    }
}

/// A priority that another document reports on.
fn elsewhere(entry: &PriorityEntry) -> Option<PriorityView> {
    let line = |line: &Option<Line>| line.as_ref().map(ToString::to_string);
    Some(PriorityView {
        key: entry.key.to_string(),
        letter: line(&entry.letter),
        name: line(&entry.name),
        reported_in: Some(entry.reported_in.as_ref()?.document.to_string()),
        period: None,
        counts: CountsView::default(),
        actions: Vec::new(),
    })
}

fn priority_view(overview: &Overview<'_>) -> PriorityView {
    let priority = overview.priority;
    let file = priority.file.as_ref().map(|file| &file.data);
    PriorityView {
        key: priority.key(),
        letter: file.and_then(|file| file.letter.as_ref()).map(ToString::to_string),
        name: file.map(|file| file.name.to_string()),
        reported_in: None,
        period: overview.period.map(|period| period.id.as_str().to_owned()),
        counts: CountsView::of(overview),
        actions: overview.actions.iter().map(action_view).collect(),
    }
}

fn action_view(standing: &Standing<'_>) -> ActionView {
    let action = standing.action;
    let title = action.short_title.as_ref().or(action.title.as_ref());
    let leader = |leader: &Involved| leader.party.as_str().to_owned();
    let status = standing.status;
    ActionView {
        action: action.action.to_string(),
        title: title.map(ToString::to_string),
        leaders: action.leaders.iter().map(leader).collect(),
        report: word(&standing.report),
        unset: standing.unset,
        stage: status.stage,
        punctuality: status.punctuality,
        verdict: status.verdict,
        continuation: status.continuation,
        printed: standing
            .progress
            .and_then(|progress| progress.printed.as_ref())
            .map(ToString::to_string),
    }
}

impl CountsView {
    fn of(overview: &Overview<'_>) -> Self {
        let tally = overview.tally();
        Self {
            actions: overview.actions.len(),
            reported: overview.count(ReportState::Reported),
            missing: overview.count(ReportState::Missing),
            blank: overview.count(ReportState::Blank),
            not_due: overview.count(ReportState::NotDue),
            delayed: overview.delayed(),
            stages: answers(&tally.stages),
            punctualities: answers(&tally.punctualities),
            verdicts: answers(&tally.verdicts),
            continuations: answers(&tally.continuations),
        }
    }

    fn add(&mut self, other: &Self) {
        self.actions += other.actions;
        self.reported += other.reported;
        self.missing += other.missing;
        self.blank += other.blank;
        self.not_due += other.not_due;
        self.delayed += other.delayed;
        for (sums, counts) in [
            (&mut self.stages, &other.stages),
            (&mut self.punctualities, &other.punctualities),
            (&mut self.verdicts, &other.verdicts),
            (&mut self.continuations, &other.continuations),
        ] {
            for (answer, count) in counts {
                *sums.entry(answer.clone()).or_default() += count;
            }
        }
    }
}

/// Answers with their number; those that nobody gave are left out.
fn answers<T: Vocabulary>(counts: &[(Option<T>, usize)]) -> BTreeMap<String, usize> {
    let name = |answer: &Option<T>| answer.as_ref().map_or_else(|| UNSTATED.to_owned(), word);
    counts.iter().map(|(answer, count)| (name(answer), *count)).collect()
}

/// Stands for no answer.
const UNSTATED: &str = "unstated";

/// The view as JSON, with a line break at its end.
///
/// # Errors
/// Never in practice: every view can be written.
pub fn json(view: &StatusOutput) -> anyhow::Result<String> {
    let text = serde_json::to_string_pretty(view).context("cannot write the status as JSON")?;
    Ok(text + "\n")
}

/// The published schema, with a line break at its end.
pub fn schema_text() -> String {
    schema::output_text::<StatusOutput>("status", "Status of a plan (empact status --format json)")
}
