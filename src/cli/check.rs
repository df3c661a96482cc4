//! `empact check`: reads plans and shows what is wrong with them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use super::console::Console;
use super::mend;
use super::place::{self, Scope};
use super::{Outcome, WIDTH};
use crate::diagnostic::Finding;
use crate::discover::PLAN_FILE;
use crate::fix::Fixed;
use crate::load::{self, Loaded};
use crate::present::{self, Format, Setting, Summary};
use crate::rules;
use crate::source::Sources;

const EXAMPLES: &str = "\
Examples:
  empact check                                      The plan in the current folder
  empact check priorities/thb                       Only what is found in one priority
  empact check priorities/thb/actions/1.1.yaml      Only what is found in one file
  empact check --format concise | grep placeholder  One line for each finding
  empact check --diff                               Show what could be mended
  empact check --fix                                Mend it, and show what remains

Findings go to standard output, the summary to standard error. The exit code is 0 when there is
nothing but warnings, 1 when there are errors, 2 when the plan could not be read or mended. With
`--diff` it is 1 when there is something to mend.";

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

    /// Mend what can be mended safely, and show what remains
    ///
    /// Only what can have been meant in one way is changed, and only where the plan, read again,
    /// proves it right. Comments, layout and line endings stay. All files are written or none.
    #[arg(long)]
    fix: bool,

    /// Show what `--fix` would change, as a unified diff, and change nothing
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    diff: bool,
}

pub(super) fn run(
    args: &CheckArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let scopes = place::scopes(&args.paths, directory)?;
    if args.diff {
        return diff(&scopes, console);
    }
    let mut total = Summary::default();
    if args.fix {
        let plans = scopes.iter().map(mend::mend).collect::<Result<Vec<_>>>()?;
        mend::write(&plans)?;
        let fixed = mend::summary(&plans, "fixed");
        for (scope, plan) in scopes.iter().zip(plans) {
            total += show(scope, Checked::from(plan.fixed), args.format, console)?;
        }
        console.remark(&fixed)?;
    } else {
        for scope in &scopes {
            total += show(scope, Checked::read(&scope.root)?, args.format, console)?;
        }
    }
    console.remark(&total.to_string())?;
    Ok(if total.errors > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// Shows what would be mended.
fn diff(scopes: &[Scope], console: &mut Console) -> Result<Outcome> {
    let plans = scopes.iter().map(mend::mend).collect::<Result<Vec<_>>>()?;
    mend::show(&plans, console)?;
    console.remark(&mend::summary(&plans, "fixable"))?;
    let is_clean = plans.iter().all(|plan| plan.fixed.changes.is_empty());
    Ok(if is_clean { Outcome::Clean } else { Outcome::Findings })
}

/// A plan and everything that was found in it.
struct Checked {
    sources: Sources,
    /// By what path the user knows each file: the one it had when the command began.
    paths: Vec<String>,
    findings: Vec<Finding>,
    /// Whether the plan's own file can be made sense of.
    is_plan: bool,
}

impl Checked {
    fn read(root: &Path) -> Result<Self> {
        let Loaded { sources, plan, mut findings } = load::load(root)?;
        if let Some(plan) = &plan {
            let found = rules::check(plan, &sources, &findings);
            findings.extend(found);
        }
        let paths = sources.iter().map(|(_, file)| file.path.clone()).collect();
        Ok(Self { sources, paths, findings, is_plan: plan.is_some() })
    }
}

impl From<Fixed> for Checked {
    fn from(fixed: Fixed) -> Self {
        let Fixed { sources, plan, findings, paths_before, .. } = fixed;
        Self { sources, paths: paths_before, findings, is_plan: plan.is_some() }
    }
}

fn show(scope: &Scope, checked: Checked, format: Format, console: &mut Console) -> Result<Summary> {
    // Without the plan's own file most rules have nothing to go by: whatever was asked for, this
    // has to be mended first.
    let Checked { sources, paths, mut findings, is_plan } = checked;
    let shown = |path: &String| scope.holds(path) || (!is_plan && path == PLAN_FILE);
    findings.retain(|finding| paths.get(finding.location.source.0 as usize).is_some_and(shown));
    let files = paths.iter().filter(|path| shown(path)).count();

    let prefix = place::prefix(&scope.root)?;
    for path in &scope.paths {
        if !paths.iter().any(|file| place::is_under(file, path)) {
            console
                .remark(&format!("note: nothing in `{prefix}{path}` is read as part of a plan"))?;
        }
    }
    let setting = Setting { prefix: &prefix, colour: console.colour(), width: WIDTH };
    present::write(console.out(), format, &findings, &sources, setting)
        .context("cannot write to standard output")?;
    Ok(Summary::new(files, &findings))
}
