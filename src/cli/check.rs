//! `empact check`: reads plans and shows what is wrong with them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::console::Console;
use super::control::ControlArgs;
use super::place::{self, Scope};
use super::{Outcome, WIDTH};
use crate::control::Checked;
use crate::diagnostic::Finding;
use crate::discover::{Overlay, PLAN_FILE};
use crate::load::{self, Loaded};
use crate::present::{self, Format, Setting, Summary};

const EXAMPLES: &str = "\
Examples:
  empact check                                      The plan in the current folder
  empact check priorities/thb                       Only what is found in one priority
  empact check priorities/thb/actions/1.1.yaml      Only what is found in one file
  empact check --format concise | grep placeholder  One line for each finding
  empact check --since main                         Only what is found in changed files
  empact check --ignore completeness                All but what has not been filled in
  empact check --baseline baseline.json             Only what is not in the baseline

Findings go to standard output, the summary to standard error. The exit code is 0 when there is
nothing but warnings, 1 when there are errors, 2 when the plan could not be read.";

/// Check a plan and show everything that is wrong with it
///
/// Every file is read, and every problem of every file is shown in one run.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckArgs {
    /// Files and folders to show findings for; without any, the whole plan
    ///
    /// The plan they belong to is always read as a whole, because files speak about each other. `-`
    /// is standard input, whose text is checked in place of the file that --stdin-filename names.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to show findings
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    control: ControlArgs,
}

pub(super) fn run(
    args: &CheckArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let mut total = Summary::default();
    if let Some((scope, overlay)) = args.control.edited(&args.paths, directory)? {
        total += check(&scope, Some(overlay), args, console)?;
    } else {
        let scopes = place::scopes(&args.paths, directory)?;
        if args.control.has_baseline() && scopes.len() > 1 {
            bail!("a baseline belongs to one plan, and these paths belong to several");
        }
        for scope in scopes {
            total += check(&scope, None, args, console)?;
        }
    }
    console.remark(&total.to_string())?;
    Ok(if total.errors > 0 { Outcome::Findings } else { Outcome::Clean })
}

fn check(
    scope: &Scope,
    overlay: Option<Overlay>,
    args: &CheckArgs,
    console: &mut Console,
) -> Result<Summary> {
    let changed = args.control.changed(&scope.root)?;
    let loaded = load::load_with(&scope.root, overlay)?;
    let mut findings = args.control.findings(&Checked::new(&loaded), &loaded.sources, console)?;
    let Loaded { sources, plan, .. } = &loaded;
    // Without the plan's own file most rules have nothing to go by: whatever was asked for, this
    // has to be mended first.
    let wanted = |path: &str| {
        scope.holds(path) && changed.as_ref().is_none_or(|changed| changed.contains(path))
    };
    let shown = |path: &str| wanted(path) || (plan.is_none() && path == PLAN_FILE);
    findings.retain(|finding: &Finding| shown(&sources.get(finding.location.source).path));
    let files = sources.iter().filter(|(_, file)| shown(&file.path)).count();

    let prefix = place::prefix(&scope.root)?;
    for path in &scope.paths {
        if !sources.iter().any(|(_, file)| place::is_under(&file.path, path)) {
            console
                .remark(&format!("note: nothing in `{prefix}{path}` is read as part of a plan"))?;
        }
    }
    let setting = Setting { prefix: &prefix, colour: console.colour(), width: WIDTH };
    present::write(console.out(), args.format, &findings, sources, setting)
        .context("cannot write to standard output")?;
    Ok(Summary::new(files, &findings))
}
