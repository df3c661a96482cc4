//! `empact migrate`: rewrites a plan of an earlier format.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::console::Console;
use super::mend;
use super::place;
use crate::clean::clean_line;
use crate::discover;
use crate::migrate::{self, Migrated};
use crate::model::FORMAT;
use crate::present::counted;

const EXAMPLES: &str = "\
Examples:
  empact migrate --diff    Show what would be rewritten
  empact migrate           Rewrite it

The exit code is 1 when a file cannot be read and is left as it is, and with `--diff` when there is
something to rewrite.";

/// Rewrite a plan of an earlier format for this version of the program
///
/// Only what an earlier format wrote otherwise is changed; comments, layout and line endings stay. All
/// files are written or none. `oap.yaml` names the format afterwards.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct MigrateArgs {
    /// Show what would be rewritten, as a unified diff, and change nothing
    #[arg(long)]
    diff: bool,
}

pub(super) fn run(
    args: &MigrateArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let root = discover::find_root(super::start(directory))?;
    let discovered = discover::read(&root)?;
    let Migrated { changes, renewals, unread } = migrate::migrate(&discovered);
    let files = changes.len();
    if args.diff {
        mend::show(&root, &changes, console)?;
    } else {
        mend::write(&[(root.as_path(), &discovered.sources, changes.as_slice())])?;
    }
    for (renewal, places) in renewals {
        let places = counted(places, "place");
        console.remark(&format!("since format {} {}: {places}", renewal.since, renewal.told))?;
    }
    let prefix = place::prefix(&root)?;
    for path in &unread {
        let path = format!("{prefix}{path}");
        let path = clean_line(&path);
        console.remark(&format!("note: `{path}` cannot be read and is left as it is"))?;
    }
    let done = if args.diff { "to rewrite" } else { "rewritten" };
    console.remark(&match files {
        0 => format!("nothing {done}: the plan is written in format {FORMAT}"),
        _ => format!("{} {done} for format {FORMAT}", counted(files, "file")),
    })?;
    let is_clean = unread.is_empty() && !(args.diff && files > 0);
    Ok(if is_clean { Outcome::Clean } else { Outcome::Findings })
}
