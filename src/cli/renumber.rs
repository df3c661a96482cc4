//! `empact move`: gives an action another number, or another priority.

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;

use super::Outcome;
use super::choose;
use super::console::Console;
use super::draft::{self, InTheWay};
use super::values::scalar;
use crate::author::{self, Existing, Named};
use crate::discover;
use crate::model::ActionNumber;

const EXAMPLES: &str = "\
Examples:
  empact move THB 3.2 3.4 --diff    Show what would change
  empact move THB 3.2 3.4           Give the action another number
  empact move THB 3.2 CC 2.5        Move it into another priority

Where something would mean something else afterwards, nothing is moved, and it is said what.";

const USAGE: &str = "empact move [OPTIONS] PRIORITY NUMBER [PRIORITY] NUMBER";

/// Give an action another number, or move it into another priority
///
/// The file, its number and all that refers to it: relations, continuations, texts and annexes that belong to
/// it. Comments and layout stay. All files are written or none. Texts that name the action in words stay as
/// they are, and are listed.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, override_usage = USAGE)]
pub(super) struct MoveArgs {
    /// The priority: its key, letter or name, in any case
    priority: String,

    /// The number that the action has
    #[arg(value_parser = scalar::<ActionNumber>)]
    number: ActionNumber,

    /// The number that it gets, after the priority it goes into where that is another
    #[arg(required = true, num_args = 1..=2, value_name = "NUMBER")]
    to: Vec<String>,

    /// Show what would change, as a unified diff, and change nothing
    #[arg(long)]
    diff: bool,
}

pub(super) fn run(
    args: &MoveArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let root = discover::find_root(super::start(directory))?;
    let existing = Existing::read(discover::read(&root)?);
    let plan = existing.loaded.plan.as_ref();
    let plan = plan.context("`oap.yaml` cannot be read; `empact check` says why")?;
    let named = |priority: &str, number: ActionNumber| -> Result<Named> {
        Ok(Named { folder: choose::priority(plan, priority)?.folder.clone(), number })
    };
    let from = named(&args.priority, args.number)?;
    let (priority, number) = match args.to.as_slice() {
        [number] => (&args.priority, number),
        [priority, number] => (priority, number),
        _ => bail!("say which number it gets"),
    };
    let number = scalar(number).map_err(|why| anyhow!("`{number}`: {why}"))?;
    let to = named(priority, number)?;
    let draft = author::renumber(&existing, &from, &to)?;
    draft::settle(&root, &existing, &draft, (args.diff, InTheWay::Any), console)
}
