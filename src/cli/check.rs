//! `empact check`: reads plans and shows what is wrong with them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::console::Console;
use super::control::ControlArgs;
use super::output::{self, Output};
use super::place::{self, Scope};
use super::{Outcome, WIDTH};
use crate::control;
use crate::diagnostic::Finding;
use crate::discover::{Overlay, PLAN_FILE};
use crate::load::{self, Loaded};
use crate::present::{self, Checked, Format, Setting, Summary};
use crate::source::Sources;

const EXAMPLES: &str = "\
Examples:
  empact check                                      The plan in the current folder
  empact check priorities/thb                       Only what is found in one priority
  empact check priorities/thb/actions/1.1.yaml      Only what is found in one file
  empact check --format concise | grep placeholder  One line for each finding
  empact check --output sarif=empact.sarif          A report for code scanning besides
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

    /// Write the findings to a file as well, in this format; may be given more than once
    #[arg(long, value_name = "FORMAT=FILE")]
    output: Vec<Output>,

    #[command(flatten)]
    control: ControlArgs,
}

pub(super) fn run(
    args: &CheckArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    output::refuse_same_file(&args.output)?;
    let edited = args.control.edited(&args.paths, directory)?;
    let scopes: Vec<(Scope, Option<Overlay>)> = if let Some((scope, overlay)) = edited {
        vec![(scope, Some(overlay))]
    } else {
        let scopes = place::scopes(&args.paths, directory)?;
        scopes.into_iter().map(|scope| (scope, None)).collect()
    };
    if args.control.has_baseline() && scopes.len() > 1 {
        bail!("a baseline belongs to one plan, and these paths belong to several");
    }
    let read = |(scope, overlay)| hold(scope, overlay, &args.control, console);
    let held: Vec<Held> = scopes.into_iter().map(read).collect::<Result<_>>()?;
    let plans: Vec<Checked<'_>> = held.iter().map(Held::checked).collect();
    let setting = Setting { colour: console.colour(), width: WIDTH };
    present::write(console.out(), args.format, &plans, setting)
        .context("cannot write to standard output")?;
    let mut total = Summary::default();
    for plan in &plans {
        total += Summary::of(plan);
    }
    for output in &args.output {
        output.write(&plans)?;
    }
    console.remark(&total.to_string())?;
    Ok(if total.errors > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// A plan held against the rules.
struct Held {
    scope: Scope,
    prefix: String,
    sources: Sources,
    findings: Vec<Finding>,
    /// The files to show, where only changed ones are.
    changed: Option<BTreeSet<String>>,
    /// Without the plan's own file most rules have nothing to go by: whatever was asked for, this
    /// has to be mended first.
    whole: bool,
}

impl Held {
    fn checked(&self) -> Checked<'_> {
        let wanted = |path: &str| {
            let changed = self.changed.as_ref().is_none_or(|changed| changed.contains(path));
            self.scope.holds(path) && changed
        };
        let shown = |path: &str| wanted(path) || (!self.whole && path == PLAN_FILE);
        Checked::new(&self.prefix, &self.sources, &self.findings).only(shown)
    }
}

fn hold(
    scope: Scope,
    overlay: Option<Overlay>,
    control: &ControlArgs,
    console: &mut Console,
) -> Result<Held> {
    let changed = control.changed(&scope.root)?;
    let loaded = load::load_with(&scope.root, overlay)?;
    let checked = control::Checked::new(&loaded);
    let findings = control.findings(&checked, &loaded.sources, console)?;
    let Loaded { sources, plan, .. } = loaded;
    let prefix = place::prefix(&scope.root)?;
    for path in &scope.paths {
        if !sources.iter().any(|(_, file)| place::is_under(&file.path, path)) {
            let path = format!("{prefix}{path}");
            let path = present::clean_line(&path);
            console.remark(&format!("note: nothing in `{path}` is read as part of a plan"))?;
        }
    }
    Ok(Held { scope, prefix, sources, findings, changed, whole: plan.is_some() })
}
