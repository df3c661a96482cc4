//! `empact new`: another priority, action or period of a plan.

use std::path::Path;

use anyhow::{Context, Result};
use clap::{Args, Subcommand, value_parser};
use jiff::civil::Date;

use super::Outcome;
use super::choose;
use super::console::Console;
use super::draft::{self, InTheWay};
use super::values::{day, scalar};
use crate::author::{self, Existing, NewAction, NewPeriod, NewPriority};
use crate::discover;
use crate::model::{Line, PartyRef, PeriodId, PlanDate, PriorityKey};

const EXAMPLES: &str = "\
Examples:
  empact new priority CC --name \"Cybercrime\" --driver FR    A priority
  empact new action CC --title \"Train investigators\"        Its next action, under its only goal
  empact new action CC 2 --title \"Share tools\" --leader DE  The next one under goal 2
  empact new period 2026-06                                 A period, with a place for each report
  empact new period 2026-06 --diff                          Show what that would change

Files keep their comments and layout. All are written or none, and none is written over.";

/// Add a priority, an action or a period
///
/// An action gets the next number. What is not known yet is written as such: `to_be_confirmed` where a
/// report is due, and no leader until one is named.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct NewArgs {
    #[command(subcommand)]
    what: What,

    /// Show what would be written, as a unified diff, and change nothing
    #[arg(long, global = true)]
    diff: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Add a priority: its file, and its key in `oap.yaml`
    Priority {
        /// Its key: capital letters and digits
        #[arg(value_parser = scalar::<PriorityKey>)]
        key: PriorityKey,
        /// Its name
        #[arg(long, value_parser = scalar::<Line>)]
        name: Line,
        /// The Member State that drives it
        #[arg(long, value_name = "STATE", value_parser = scalar::<PartyRef>)]
        driver: PartyRef,
        /// The letter under which it stands in the plan
        #[arg(long, value_parser = scalar::<Line>)]
        letter: Option<Line>,
    },
    /// Add an action to a priority, with the next number
    Action {
        /// The priority: its key, letter or name, in any case
        priority: String,
        /// The goal; without it, the only one there is
        #[arg(value_parser = value_parser!(u16).range(1..=999))]
        goal: Option<u16>,
        /// Its title
        #[arg(long, value_parser = scalar::<Line>)]
        title: Line,
        /// Who leads it, first the one who reports
        #[arg(long = "leader", value_name = "PARTY", value_parser = scalar::<PartyRef>)]
        leaders: Vec<PartyRef>,
        /// Its first day; it does not report on periods that ended before
        #[arg(long, value_name = "DATE", value_parser = scalar::<PlanDate>)]
        start: Option<PlanDate>,
    },
    /// Add a period, and a place for a report in every action that is due
    Period {
        /// Its id: `2026-06`
        #[arg(value_parser = scalar::<PeriodId>)]
        id: PeriodId,
        /// How it is printed; without it, the month and the year
        #[arg(long, value_parser = scalar::<Line>)]
        label: Option<Line>,
        /// The last day it covers; without it, that of the month
        #[arg(long, value_name = "DAY", value_parser = day)]
        cut_off: Option<Date>,
        /// By when its reports are due
        #[arg(long, value_name = "DAY", value_parser = day)]
        due: Option<Date>,
    },
}

pub(super) fn run(
    args: &NewArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let root = discover::find_root(super::start(directory))?;
    let existing = Existing::read(discover::read(&root)?);
    let draft = match &args.what {
        What::Priority { key, name, driver, letter } => {
            let (key, letter, name) = (key.clone(), letter.clone(), name.clone());
            let new = NewPriority { key, letter, name, driver: driver.clone() };
            author::priority(&existing, &new)?
        }
        What::Action { priority, goal, title, leaders, start } => {
            let plan = existing.loaded.plan.as_ref();
            let plan = plan.context("`oap.yaml` cannot be read; `empact check` says why")?;
            let folder = choose::priority(plan, priority)?.folder.clone();
            let (title, leaders) = (title.clone(), leaders.clone());
            let new = NewAction { title, leaders, start: *start };
            author::action(&existing, &folder, *goal, &new)?
        }
        What::Period { id, label, cut_off, due } => {
            let (id, label) = (id.clone(), label.clone());
            author::period(&existing, &NewPeriod { id, label, cut_off: *cut_off, due: *due })?
        }
    };
    draft::settle(&root, &existing, &draft, (args.diff, InTheWay::Errors), console)
}
