//! `empact summary`: one document over the priorities of a plan.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::console::Console;
use super::document::{self, DocumentArgs};
use super::live;
use crate::analyse::scope::Scope;
use crate::model::Priority;
use crate::render::summary::{self, Request};

const EXAMPLES: &str = "\
Examples:
  empact summary                                   All priorities, in Markdown, to standard output
  empact summary -o summary.html                   One HTML file that needs nothing else
  empact summary -p THB -p MOCG                    Two priorities; the others are named as left out
  empact summary --period 2013-06                  As things stood in June 2013

A plan with errors is not summed up: the findings are shown and the exit code is 1.";

/// Render the summary over all priorities
///
/// The summary has the status of all actions by priority, key figures added up, indicators, who leads
/// and takes part, continuation, funding, difficulties and lessons by theme, named operations, what
/// is missing, links between priorities, and what moved since the reports before. Behind every number
/// it lists the actions that are counted.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SummaryArgs {
    /// A priority to sum up: its key, letter or name, in any case; may be given several times.
    /// Without it, all of them
    #[arg(short, long = "priority", value_name = "PRIORITY")]
    priorities: Vec<String>,

    /// The period up to which reports count, by its id in `oap.yaml`; without it, each priority
    /// stands as it last reported
    #[arg(long, value_name = "ID")]
    period: Option<String>,

    #[command(flatten)]
    document: DocumentArgs,
}

pub(super) fn run(
    args: &SummaryArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    live::made(&args.document, directory, console, |console| make(args, directory, console))
}

fn make(args: &SummaryArgs, directory: Option<&Path>, console: &mut Console) -> Result<Outcome> {
    let Some(mut opened) = document::open(&args.document, directory, console)? else {
        return Ok(Outcome::Findings);
    };
    let asked = opened.as_of(args.period.as_deref())?;
    let plan = &opened.plan;
    let chosen = opened.chosen(&args.priorities)?;
    let is_wanted = |priority: &Priority| chosen.iter().any(|one| std::ptr::eq(*one, priority));
    let request = Request {
        scope: Scope { today: args.document.today, ..Scope::new(plan, is_wanted, asked.as_ref()) },
        markings: &opened.markings,
        draft: opened.draft.clone(),
        notes: args.document.notes,
        origin: Some(opened.origin()),
    };
    let renderer = opened.renderer()?;
    let composed = summary::compose(&request, &renderer);
    let Some(summary) = opened.made(composed, console)? else { return Ok(Outcome::Findings) };
    let render = |format| renderer.write(&summary, format);
    document::write(&args.document, "summary", render, console)?;
    document::remark_warnings(&opened, console)?;
    Ok(if opened.has_errors() { Outcome::Findings } else { Outcome::Clean })
}
