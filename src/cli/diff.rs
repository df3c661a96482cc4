//! `empact diff`: what changed in a plan.

mod sides;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

use super::Outcome;
use super::console::Console;
use super::{WIDTH, choose};
use crate::analyse::diff::{self as analysis, Diff};
use crate::analyse::markings::{self, Markings};
use crate::discover;
use crate::model::{Marking, Plan, Priority};
use crate::present::{self, Setting};
use crate::render::diff::{self, Request};
use crate::render::messages::Messages;
use sides::Sides;

const EXAMPLES: &str = "\
Examples:
  empact diff                            What was changed since the last commit
  empact diff v1.2                       What was changed since a revision
  empact diff v1.1..v1.2                 From one revision to another
  empact diff ../oap-2012                From a plan in another folder to this one
  empact diff --period 2013-06 2013-12   From one period of the plan to another

A plan with errors is compared as far as it can be read; how many errors there are is said on standard error.";

/// Show what changed in a plan since a revision, against another, or between periods
///
/// Changes are told in the words of the plan, by priority and action, the most important first.
/// How a file is written (comments, the order of keys, quotation marks) is no change.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DiffArgs {
    /// What to compare with: a revision of git, two of them as REV..REV, or the folder of another
    /// plan; without it, the last commit
    #[arg(value_name = "REV|DIR")]
    other: Option<String>,

    /// Compare what is reported in two periods, by their ids in `oap.yaml`
    #[arg(long, num_args = 2, value_names = ["ID", "ID"], conflicts_with = "other")]
    period: Option<Vec<String>>,

    /// Show one priority only: its key, letter or name, in any case
    #[arg(short, long, value_name = "PRIORITY")]
    priority: Option<String>,

    /// The format; without it, what the name of the output file ends in, else text
    #[arg(long, value_enum)]
    format: Option<DiffFormat>,

    /// The file to write, or a folder ending in `/` for Markdown and HTML; without it, standard
    /// output
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    /// End with exit code 1 when something changed
    #[arg(long)]
    exit_code: bool,
}

/// The formats of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
enum DiffFormat {
    /// For people at a terminal
    Text,
}

pub(super) fn run(
    args: &DiffArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let root = discover::find_root(super::start(directory))?;
    let messages = Messages::english()?;
    let here = messages.text("diff.working_tree");
    let sides = match args.period.as_deref() {
        Some([before, after]) => Sides::periods(&root, before, after, console)?,
        _ => Sides::states(&root, args.other.as_deref(), here, console)?,
    };
    let mut diff = match &sides.periods {
        Some([before, after]) => analysis::between_periods(&sides.after, before, after),
        None => analysis::between(&sides.before, &sides.after),
    };
    let priority = match &args.priority {
        Some(word) => Some(restrict(&mut diff, &sides, word)?),
        None => None,
    };
    let plans = [&sides.before, &sides.after];
    let request = Request {
        plans,
        diff: &diff,
        names: sides.names.clone(),
        marking: plans.into_iter().filter_map(|plan| borne(plan, priority)).max(),
        withheld: Vec::new(),
    };
    let view = diff::diff(request, &messages);
    let setting = Setting { colour: console.colour(), width: WIDTH };
    present::diff::write(console.out(), &view, &messages, setting)
        .context("cannot write to standard output")?;
    let told = args.exit_code && !diff.is_empty();
    Ok(if told { Outcome::Findings } else { Outcome::Clean })
}

/// The marking of what is shown of a plan.
fn borne(plan: &Plan, priority: Option<&Priority>) -> Option<Marking> {
    let shown = plan
        .priorities
        .iter()
        .filter(|one| priority.is_none_or(|priority| priority.folder == one.folder));
    Markings::of(plan).borne(markings::sources(plan, shown)).marking
}

/// Leaves only what belongs to one priority, by what it is called afterwards or else before.
fn restrict<'s>(diff: &mut Diff<'_>, sides: &'s Sides, word: &str) -> Result<&'s Priority> {
    let chosen = match choose::priority(&sides.after, word) {
        Ok(chosen) => chosen,
        Err(error) => choose::priority(&sides.before, word).map_err(|_| error)?,
    };
    let same = |one: Option<&Priority>| one.is_some_and(|one| one.folder == chosen.folder);
    diff.priorities.retain(|one| same(one.after) || same(one.before));
    diff.plan.clear();
    Ok(chosen)
}
