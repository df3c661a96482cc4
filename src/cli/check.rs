//! `empact check`: reads plans and shows what is wrong with them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use super::console::Console;
use super::place::{self, Scope};
use super::{Outcome, WIDTH};
use crate::diagnostic::Finding;
use crate::discover::PLAN_FILE;
use crate::load::{self, Loaded};
use crate::present::{self, Format, Setting, Summary};
use crate::rules;

const EXAMPLES: &str = "\
Examples:
  empact check                                      The plan in the current folder
  empact check priorities/thb                       Only what is found in one priority
  empact check priorities/thb/actions/1.1.yaml      Only what is found in one file
  empact check --format concise | grep placeholder  One line for each finding

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
    /// The plan they belong to is always read as a whole, because files speak about each other.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to show findings
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(
    args: &CheckArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let mut total = Summary::default();
    for scope in place::scopes(&args.paths, directory)? {
        total += check(&scope, args.format, console)?;
    }
    console.remark(&total.to_string())?;
    Ok(if total.errors > 0 { Outcome::Findings } else { Outcome::Clean })
}

fn check(scope: &Scope, format: Format, console: &mut Console) -> Result<Summary> {
    let Loaded { sources, plan, mut findings } = load::load(&scope.root)?;
    if let Some(plan) = &plan {
        let found = rules::check(plan, &sources, &findings);
        findings.extend(found);
    }
    // Without the plan's own file most rules have nothing to go by: whatever was asked for, this
    // has to be mended first.
    let shown = |path: &str| scope.holds(path) || (plan.is_none() && path == PLAN_FILE);
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
    present::write(console.out(), format, &findings, &sources, setting)
        .context("cannot write to standard output")?;
    Ok(Summary::new(files, &findings))
}
