//! `empact report`: the driver's report on one priority.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::console::Console;
use super::document::{self, DocumentArgs};
use crate::analyse::status;
use crate::render::report::{self, Request};

const EXAMPLES: &str = "\
Examples:
  empact report --priority THB                     Markdown, to standard output
  empact report --priority THB -o thb.html         One HTML file that needs nothing else
  empact report --priority F -o reports/           Both, in a folder
  empact report --priority THB --period 2013-06    As things stood in June 2013
  empact report --priority THB --draft             In spite of errors, marked as a draft

A plan with errors is not reported on: the findings are shown and the exit code is 1.";

/// Render the final driver's report of a priority
///
/// The report has the driver's texts, all actions at a glance, key figures with computed changes and
/// shares, the goals with their actions, indicators, continuation, and the form of each action.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ReportArgs {
    /// The priority: its key, letter or name, in any case
    #[arg(short, long, value_name = "PRIORITY")]
    priority: String,

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
    let Some(mut opened) = document::open(&args.document, directory, console)? else {
        return Ok(Outcome::Findings);
    };
    let asked = opened.as_of(args.period.as_deref())?;
    let plan = &opened.plan;
    let priority = opened.priority(&args.priority)?;
    let request = Request {
        plan,
        markings: &opened.markings,
        priority,
        period: asked.as_ref().or_else(|| status::last_period(plan, priority)),
        draft: opened.draft.clone(),
        origin: Some(opened.origin()),
        notes: args.document.notes,
        gaps: Vec::new(),
    };
    let renderer = opened.renderer()?;
    let composed = report::compose(&request, &renderer);
    let Some(report) = opened.made(composed, console)? else { return Ok(Outcome::Findings) };
    let name = priority.folder.to_lowercase();
    let render = |format| renderer.write(&report, format);
    document::write(&args.document, &name, render, console)?;
    if priority.actions.is_empty() && opened.is_whole() {
        let key = priority.key();
        console.remark(&format!(
            "note: {key} has no actions yet; `empact new action {key} --title TITLE` adds one"
        ))?;
    }
    document::remark_warnings(&opened, console)?;
    Ok(if opened.has_errors() { Outcome::Findings } else { Outcome::Clean })
}
