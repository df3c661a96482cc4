//! `empact rollover`: makes the next plan from this one.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, value_parser};

use super::console::Console;
use super::draft;
use super::values::scalar;
use super::{Outcome, init};
use crate::author::{self, Existing, Next};
use crate::clean::clean_line;
use crate::diagnostic::Severity;
use crate::discover;
use crate::emit;
use crate::model::Line;
use crate::present::counted;

const EXAMPLES: &str = "\
Examples:
  empact rollover 2027 -o ../plan-2027                     The plan for the year after
  empact rollover 2028,2029 -o ../plan-2028 > carried.md   One for two years; keep the list

What nobody has decided goes along, with the question at the top of its file. Nothing is written over.";

/// Make the next plan from this one
///
/// Actions go on, into others or nowhere as their `continuation` says, and name those they continue. Numbers
/// stay, with gaps, where no other is said. Leaders, participants and what is to be done are carried;
/// indicators begin with their last number. Reports, results, figures and texts stay behind. What was carried,
/// what was not and what is to be decided is printed as Markdown.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct RolloverArgs {
    /// The year or years of the next plan: `2027`, `2028,2029`
    #[arg(value_name = "YEAR", required = true, value_delimiter = ',', value_parser = value_parser!(u16).range(1900..=2099))]
    years: Vec<u16>,

    /// The folder that is made for it, outside of this plan
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,

    /// Its title; without it, the title of this plan with other years
    #[arg(long, value_parser = scalar::<Line>)]
    title: Option<Line>,
}

pub(super) fn run(
    args: &RolloverArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let root = discover::find_root(super::start(directory))?;
    let place = discover::absolute_of_new(&args.output)?;
    init::outside_of_plans(&place)?;
    if !emit::is_free(&place) {
        bail!("`{}` is there already, and nothing is written over", args.output.display());
    }
    let mut years = args.years.clone();
    years.sort_unstable();
    years.dedup();
    let existing = Existing::read(discover::read(&root)?);
    let next = Next { years, title: args.title.clone() };
    let made = author::rollover(&existing, &next)?;
    let changes = &made.draft.changes;
    let tried = author::tried(&Existing::read(discover::gather([])), changes);
    draft::show(&place, &tried, console)?;
    if tried.findings.iter().any(|found| found.severity == Severity::Error) {
        bail!("nothing is written, because this would be found in the plan then");
    }
    emit::make_plan(&place, changes)?;
    console.remark(&format!(
        "written: {} in {}",
        counted(changes.len(), "file"),
        clean_line(&args.output.display().to_string())
    ))?;
    console.document(&made.list)?;
    Ok(Outcome::Clean)
}
