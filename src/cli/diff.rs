//! `empact diff`: what changed in a plan.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use super::console::Console;
use super::{Outcome, WIDTH, choose, document};
use crate::analyse::diff::{self as analysis, Diff};
use crate::control;
use crate::discover;
use crate::load::{self, Loaded};
use crate::model::{Plan, Priority};
use crate::present::{self, Setting, Summary, counted};
use crate::render::diff::{self, Request};
use crate::render::messages::Messages;

const EXAMPLES: &str = "\
Examples:
  empact diff                            What was changed since the last commit
  empact diff v1.2                       What was changed since a revision
  empact diff v1.1..v1.2                 From one revision to another
  empact diff ../oap-2012                From a plan in another folder to this one
  empact diff --period 2013-06 2013-12   From one period of the plan to another

A plan with errors is compared as far as it can be read; how many errors there are is said on standard error.";

/// Show what changed in a plan: since a revision, against another plan, or between two periods
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

/// A state of a plan, and what it is called.
struct Side {
    plan: Plan,
    name: String,
}

/// What is compared.
enum Compared {
    States(Side, Side),
    Periods(Side, [String; 2]),
}

pub(super) fn run(
    args: &DiffArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let root = discover::find_root(super::start(directory))?;
    let messages = Messages::english()?;
    let here = messages.text("diff.working_tree");
    let compared = match args.period.as_deref() {
        Some([before, after]) => {
            let side = side(load::load(&root)?, here, console)?;
            Compared::Periods(side, [before.clone(), after.clone()])
        }
        _ => states(args.other.as_deref(), &root, here, console)?,
    };
    let (before, after, names, mut diff) = match &compared {
        Compared::States(before, after) => {
            let diff = analysis::between(&before.plan, &after.plan);
            (&before.plan, &after.plan, [before.name.clone(), after.name.clone()], diff)
        }
        Compared::Periods(side, ids) => {
            let [first, second] = ids;
            let periods =
                (document::period(&side.plan, first)?, document::period(&side.plan, second)?);
            let names = [periods.0, periods.1].map(|period| period.label.to_string());
            let diff = analysis::between_periods(&side.plan, periods.0, periods.1);
            (&side.plan, &side.plan, names, diff)
        }
    };
    if let Some(word) = &args.priority {
        restrict(&mut diff, before, after, word)?;
    }
    let changed = !diff.is_empty();
    let request =
        Request { before, after, diff: &diff, names, marking: None, withheld: Vec::new() };
    let view = diff::diff(request, &messages);
    let setting = Setting { colour: console.colour(), width: WIDTH };
    present::diff::write(console.out(), &view, &messages, setting)
        .context("cannot write to standard output")?;
    Ok(if changed && args.exit_code { Outcome::Findings } else { Outcome::Clean })
}

/// The two states that the argument means.
fn states(other: Option<&str>, root: &Path, here: &str, console: &mut Console) -> Result<Compared> {
    let other = other.unwrap_or("HEAD");
    let folder = Path::new(other);
    if folder.is_dir() {
        // `examples` may be a folder and a branch.
        if !other.contains(['/', '\\', '.']) && discover::is_revision(root, other) {
            bail!(
                "`{other}` is a folder and a revision\n  \
                 write `./{other}` for the folder, or `heads/{other}` for the branch"
            );
        }
        let other_root = discover::find_root(folder)?;
        if other_root == root {
            bail!(
                "`{other}` belongs to this same plan\n  \
                 name the folder of another plan, or a revision of git"
            );
        }
        let before = side(load::load(&other_root)?, other, console)?;
        return Ok(Compared::States(before, side(load::load(root)?, here, console)?));
    }
    if other.contains("...") {
        bail!("two revisions are written with two points: `REV..REV`");
    }
    let (first, second) = match other.split_once("..") {
        Some((first, second)) => (first, Some(second)),
        None => (other, None),
    };
    let named = |revision: &str| if revision.is_empty() { "HEAD" } else { revision }.to_owned();
    let mut at = |revision: &str| {
        let revision = named(revision);
        side(load::read(discover::read_revision(root, &revision)?), &revision, console)
    };
    let before = at(first)?;
    let after = match second {
        Some(second) => at(second)?,
        None => side(load::load(root)?, here, console)?,
    };
    Ok(Compared::States(before, after))
}

/// A state that can be compared. What cannot be read of it is said, and not compared.
fn side(loaded: Loaded, name: &str, console: &mut Console) -> Result<Side> {
    let findings = control::check(&loaded);
    let Loaded { sources, plan, .. } = loaded;
    let Some(plan) = plan else {
        bail!("{name}: `{}` cannot be read, so that nothing can be compared", discover::PLAN_FILE);
    };
    let summary = Summary::new(sources.len(), &findings);
    if summary.errors > 0 {
        let errors = counted(summary.errors, "error");
        console.remark(&format!(
            "warning: {name}: the plan has {errors}; what cannot be read is not compared"
        ))?;
    }
    Ok(Side { plan, name: name.to_owned() })
}

/// Leaves only what belongs to one priority, by what it is called afterwards or else before.
fn restrict(diff: &mut Diff<'_>, before: &Plan, after: &Plan, word: &str) -> Result<()> {
    let same = |one: Option<&Priority>, other: &Priority| {
        one.is_some_and(|one| one.folder == other.folder)
    };
    let chosen = choose::priority(after, word);
    match (chosen, choose::priority(before, word)) {
        (Ok(chosen), _) => diff.priorities.retain(|one| same(one.after, chosen)),
        (Err(_), Ok(chosen)) => diff.priorities.retain(|one| same(one.before, chosen)),
        (Err(error), Err(_)) => return Err(error),
    }
    diff.plan.clear();
    Ok(())
}
