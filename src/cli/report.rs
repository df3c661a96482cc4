//! `empact report`: the driver's report on a priority, or on each.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::console::Console;
use super::document::{self, DocumentArgs, Opened};
use crate::analyse::status;
use crate::model::{Period, Priority};
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

A plan with errors is not reported on: the findings are shown and the exit code is 1.";

/// Render the driver's report on a priority
///
/// What it is called follows from the `kind` of its period: only a `final` one is final.
///
/// The report has the driver's texts, all actions at a glance, key figures with computed changes and
/// shares, the goals with their actions, indicators, continuation, and the form of each action.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ReportArgs {
    /// The priority: its key, letter or name, in any case
    #[arg(short, long, value_name = "PRIORITY", required_unless_present = "all")]
    priority: Option<String>,

    /// A report for every priority, into the folder that `-o` names
    #[arg(long, conflicts_with = "priority")]
    all: bool,

    /// The period to report on, by its id in `oap.yaml`; without it, the last one reported on
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
    let folder = args.all.then(|| document::folder(&args.document)).transpose()?;
    let Some(mut opened) = document::open(&args.document, directory, console)? else {
        return Ok(Outcome::Findings);
    };
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
    for priority in priorities.iter().filter(|one| one.actions.is_empty() && opened.is_whole()) {
        let key = priority.key();
        console.remark(&format!(
            "note: {key} has no actions yet; `empact new action {key} --title TITLE` adds one"
        ))?;
    }
    document::remark_warnings(&opened, console)?;
    Ok(if opened.has_errors() { Outcome::Findings } else { Outcome::Clean })
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
