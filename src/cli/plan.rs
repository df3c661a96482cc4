//! `empact plan`: the operational action plan itself, as it is to be carried out.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::console::Console;
use super::document::{self, DocumentArgs};
use super::live;
use crate::render::plan::{self, Request};

const EXAMPLES: &str = "\
Examples:
  empact plan                                      All priorities, in Markdown, to standard output
  empact plan -p THB -o thb-plan.html              One priority, as an HTML file that needs nothing else
  empact plan --period 2013-06                     As it was in June 2013: who led what then

A plan with errors is not shown: the findings are shown and the exit code is 1.";

/// Render the operational action plan itself, before anything is reported
///
/// The plan has, for each priority, its aim and those who work on it, the goals, and the actions with
/// leaders, participants, dates, steps, resources, and indicators with baselines and targets. Nothing
/// of what is reported stands in it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct PlanArgs {
    /// A priority to show: its key, letter or name, in any case; may be given several times.
    /// Without it, all of them
    #[arg(short, long = "priority", value_name = "PRIORITY")]
    priorities: Vec<String>,

    /// The period in which it is shown, by its id in `oap.yaml`; without it, all that is planned
    #[arg(long, value_name = "ID")]
    period: Option<String>,

    #[command(flatten)]
    document: DocumentArgs,
}

pub(super) fn run(
    args: &PlanArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    live::made(&args.document, directory, console, |console| make(args, directory, console))
}

fn make(args: &PlanArgs, directory: Option<&Path>, console: &mut Console) -> Result<Outcome> {
    let Some(mut opened) = document::open(&args.document, directory, console)? else {
        return Ok(Outcome::Findings);
    };
    // Without a period it shows what is still to come, too: who leads from when on.
    let asked = match args.period.as_deref() {
        Some(id) => opened.as_of(Some(id))?,
        None => None,
    };
    let priorities = opened.chosen(&args.priorities)?;
    let request = Request {
        plan: &opened.plan,
        markings: &opened.markings,
        priorities: &priorities,
        period: asked.as_ref(),
        draft: opened.draft.clone(),
        origin: opened.origin(),
        notes: args.document.notes,
    };
    let name = match (args.priorities.is_empty(), priorities.as_slice()) {
        (false, [alone]) => format!("{}-plan", alone.folder.to_lowercase()),
        _ => "plan".to_owned(),
    };
    let renderer = opened.renderer()?;
    let composed = plan::compose(&request, &renderer);
    let Some(plan) = opened.made(composed, console)? else { return Ok(Outcome::Findings) };
    let render = |format| renderer.write(&plan, format);
    document::write(&args.document, &name, render, console)?;
    document::remark_warnings(&opened, console)?;
    Ok(if opened.has_errors() { Outcome::Findings } else { Outcome::Clean })
}
