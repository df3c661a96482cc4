//! `empact report`: the driver's report on a priority, or on each; or the page of a party.

use std::path::Path;

use anyhow::{Result, anyhow};
use clap::Args;

use super::Outcome;
use super::console::Console;
use super::document::{self, DocumentArgs, Opened};
use super::live;
use crate::analyse::names::Names;
use crate::analyse::owed::{self, By};
use crate::analyse::party::{self, Subject};
use crate::analyse::status;
use crate::model::{Period, Plan, Priority};
use crate::render::party as page;
use crate::render::report::{self, Request};

const EXAMPLES: &str = "\
Examples:
  empact report --priority THB                     Markdown, to standard output
  empact report --priority THB -o thb.html         One HTML file that needs nothing else
  empact report --priority THB -o thb.docx         A file of Word
  empact report --priority F -o reports/           Markdown and HTML, in a folder
  empact report --all -o reports/                  Of every priority, in a folder
  empact report --priority THB --period 2013-06    As things stood in June 2013
  empact report --priority THB --draft             In spite of errors, marked as a draft
  empact report --party NL                         What one state, agency or group does and owes

A plan with errors is not reported on: the findings are shown and the exit code is 1.";

/// Render the driver's report on a priority
///
/// What it is called follows from the `kind` of its period: only a `final` one is final.
///
/// The report has the driver's texts, all actions at a glance, key figures with computed changes and
/// shares, the goals with their actions, indicators, continuation, and the form of each action.
///
/// With `--party` it is the page of one state, agency or group over all priorities: what it owes, what is
/// asked of it, what it leads and takes part in, by itself or as one of a group, and the figures, events,
/// operations and bids that name it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ReportArgs {
    /// The priority: its key, letter or name, in any case
    #[arg(short, long, value_name = "PRIORITY", required_unless_present_any = ["all", "party"])]
    priority: Option<String>,

    /// A report for every priority, into the folder that `-o` names
    #[arg(long, conflicts_with = "priority")]
    all: bool,

    /// The page of a party or group instead: its code or name, in any case
    #[arg(long, value_name = "PARTY", conflicts_with_all = ["priority", "all", "notes"])]
    party: Option<String>,

    /// The period to report on, by its id in `oap.yaml`; without it, the last one reported on, and for a
    /// party all that the files say
    #[arg(long, value_name = "ID")]
    period: Option<String>,

    #[command(flatten)]
    document: DocumentArgs,
}

pub(super) fn run(
    args: &ReportArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    live::made(&args.document, directory, console, |console| make(args, directory, console))
}

fn make(args: &ReportArgs, directory: Option<&Path>, console: &mut Console) -> Result<Outcome> {
    let folder = args.all.then(|| document::folder(&args.document)).transpose()?;
    let Some(mut opened) = document::open(&args.document, directory, console)? else {
        return Ok(Outcome::Findings);
    };
    if let Some(word) = &args.party {
        return show_party(args, word, opened, console);
    }
    let asked = opened.as_of(args.period.as_deref())?;
    let priorities: Vec<&Priority> = match &args.priority {
        Some(word) => vec![opened.priority(word)?],
        None => opened.plan.priorities.iter().collect(),
    };
    let renderer = opened.renderer()?;
    let mut files = Vec::new();
    for &priority in &priorities {
        let composed =
            report::compose(&request(args, &opened, priority, asked.as_ref()), &renderer);
        let Some(report) = opened.made(composed, console)? else { return Ok(Outcome::Findings) };
        let name = priority.folder.to_lowercase();
        let render = |format| renderer.write(&report, format);
        match &folder {
            Some(_) => files.extend(document::files(&args.document, &name, render)?),
            None => document::write(&args.document, &name, render, console)?,
        }
    }
    if let Some(folder) = folder {
        document::write_into(&folder, files, console)?;
    }
    for priority in priorities.iter().filter(|one| is_to_begin(one) && opened.is_whole()) {
        let key = priority.key();
        console.remark(&format!(
            "note: {key} has no actions yet; `empact new action {key} --title TITLE` adds one"
        ))?;
    }
    document::remark_warnings(&opened, console)?;
    Ok(if opened.has_errors() { Outcome::Findings } else { Outcome::Clean })
}

/// Whether it has nothing to report on: neither an action, nor a goal that is reported as a whole.
fn is_to_begin(priority: &Priority) -> bool {
    let goals = priority.file.iter().flat_map(|file| &file.data.goals);
    priority.actions.is_empty() && goals.into_iter().all(|goal| goal.report.is_none())
}

/// Makes the page of a party. Without a period it shows how things stand, as `status` does.
fn show_party(
    args: &ReportArgs,
    word: &str,
    mut opened: Opened,
    console: &mut Console,
) -> Result<Outcome> {
    let asked = match args.period.as_deref() {
        Some(id) => opened.as_of(Some(id))?,
        None => None,
    };
    let plan = &opened.plan;
    let subject = &subject(plan, word)?;
    let today = args.document.today;
    let all: Vec<&Priority> = plan.priorities.iter().collect();
    let debtors = owed::of_plan(plan, &all, By::Party, today);
    let debts = if subject.is_group {
        owed::of_group(debtors, &subject.name)
    } else {
        let own = debtors.into_iter().find(|debtor| debtor.who == subject.code);
        own.map_or_else(Vec::new, |debtor| debtor.debts)
    };
    let request = page::Request {
        plan,
        markings: &opened.markings,
        subject,
        shares: &party::of_plan(plan, subject),
        debts: &debts,
        period: asked.as_ref(),
        today,
        draft: opened.draft.clone(),
        origin: opened.origin(),
    };
    let renderer = opened.renderer()?;
    let composed = page::compose(&request, &renderer);
    let Some(page) = opened.made(composed, console)? else { return Ok(Outcome::Findings) };
    let name = file_name(&subject.code);
    document::write(&args.document, &name, |format| renderer.write(&page, format), console)?;
    document::remark_warnings(&opened, console)?;
    Ok(if opened.has_errors() { Outcome::Findings } else { Outcome::Clean })
}

/// The party or group that a word means.
fn subject(plan: &Plan, word: &str) -> Result<Subject> {
    let file = &plan.file.data;
    Subject::of(file, word).ok_or_else(|| {
        let names = Names::of(Some(file));
        let meant = names.meant(word).and_then(|meant| Subject::of(file, meant));
        let meant = meant.map(|meant| format!("; did you mean `{}`?", meant.code));
        let meant = meant.unwrap_or_default();
        anyhow!("nobody is known as `{word}`{meant}\n  `empact parties` lists everybody")
    })
}

/// The code of a party as the name of a file: whatever a plan calls it, it stays in its folder.
fn file_name(code: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    format!("party-{}", code.chars().map(kept).collect::<String>())
}

fn request<'o>(
    args: &ReportArgs,
    opened: &'o Opened,
    priority: &'o Priority,
    asked: Option<&'o Period>,
) -> Request<'o> {
    Request {
        plan: &opened.plan,
        markings: &opened.markings,
        priority,
        period: asked.or_else(|| status::last_period(&opened.plan, priority)),
        draft: opened.draft.clone(),
        origin: Some(opened.origin()),
        notes: args.document.notes,
        gaps: Vec::new(),
    }
}
