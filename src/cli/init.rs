//! `empact init`: begins a plan.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, value_parser};

use super::Outcome;
use super::ceiling;
use super::console::Console;
use super::draft::{self, InTheWay};
use super::values::scalar;
use crate::author::{self, Existing, NewAction, NewPriority, Start};
use crate::clean::clean_line;
use crate::discover;
use crate::emit;
use crate::model::scalar::Scalar;
use crate::model::{Line, Marking, PartyRef, PriorityKey};

const EXAMPLES: &str = "\
Examples:
  empact init plan     Ask for what is needed, and write it into the folder `plan`
  empact init plan --title \"Operational Action Plan 2026\" --years 2026 --priority THB
    --name \"Trafficking in human beings\" --driver NL --action \"Share what is known about routes\"

Nothing is written over: where one of the files is there already, none is written.";

/// Begin a plan: its first files, and what editors, hooks and services need
///
/// Writes `oap.yaml`, a priority and an action, schemas and the settings that bind them in VS Code, hooks for
/// pre-commit, a workflow for GitHub, `.gitattributes`, and a page for those who write the plan. On a terminal
/// it asks for what is not given.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct InitArgs {
    /// The folder, which is made if it is not there; without it, the current one
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,

    /// The title of the plan
    #[arg(long, value_parser = scalar::<Line>)]
    title: Option<Line>,

    /// The year or years that it covers: `2026`, `2026,2027`
    #[arg(long, value_name = "YEAR", value_delimiter = ',', value_parser = value_parser!(u16).range(1900..=2099))]
    years: Vec<u16>,

    /// The key of its first priority: capital letters and digits
    #[arg(long, value_name = "KEY", value_parser = scalar::<PriorityKey>)]
    priority: Option<PriorityKey>,

    /// The name of the first priority
    #[arg(long, value_parser = scalar::<Line>)]
    name: Option<Line>,

    /// The Member State that drives it
    #[arg(long, value_name = "STATE", value_parser = scalar::<PartyRef>)]
    driver: Option<PartyRef>,

    /// The title of its first action
    #[arg(long, value_name = "TITLE", value_parser = scalar::<Line>)]
    action: Option<Line>,

    /// Who leads the first action, first the one who reports
    #[arg(long = "leader", value_name = "PARTY", value_parser = scalar::<PartyRef>)]
    leaders: Vec<PartyRef>,

    /// The marking of the plan
    #[arg(long, value_parser = ceiling::marking())]
    marking: Option<Marking>,
}

pub(super) fn run(
    args: &InitArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let folder = args.folder.as_deref().unwrap_or_else(|| super::start(directory));
    let root = discover::absolute_of_new(folder)?;
    outside_of_plans(&root)?;
    let start = asked(args, console)?;
    let draft = author::start(&start)?;
    let taken = draft.changes.iter().map(|change| root.join(&change.path));
    let taken: Vec<String> = taken
        .filter(|path| path.symlink_metadata().is_ok())
        .map(|path| format!("\n  {}", path.display()))
        .collect();
    if !taken.is_empty() {
        bail!(
            "nothing is written, because this is there already:{}\n  choose another folder, or move it \
             away first",
            taken.concat()
        );
    }
    let is_new = !root.is_dir();
    emit::make_folder(&root)?;
    let nothing = Existing::read(discover::gather([]));
    let settled = draft::settle(&root, &nothing, &draft, (false, InTheWay::Any), console);
    if settled.is_err() && is_new {
        emit::take_away_empty(&root);
    }
    settled?;
    let key = &start.priority.key;
    // What follows is told as it is typed from here.
    let enter = match args.folder.as_deref().or(directory) {
        Some(folder) => format!("\n  cd {}", clean_line(&folder.display().to_string())),
        None => String::new(),
    };
    console.remark(&format!(
        "\nwhat comes next:{enter}\n  empact check\n  empact new action {key} --title TITLE\n  \
         empact new period {}-06\n  empact report -p {key} -o report.html",
        start.years.first().copied().unwrap_or_default()
    ))?;
    Ok(Outcome::Clean)
}

/// Refuses a folder in a plan that there is.
pub(super) fn outside_of_plans(root: &Path) -> Result<()> {
    let there = root.ancestors().find(|folder| folder.is_dir());
    if let Some(plan) = there.and_then(|there| discover::find_root(there).ok()) {
        bail!(
            "there is a plan already in `{}`\n  `empact new` adds to it; choose a folder outside of it \
             for another",
            plan.display()
        );
    }
    Ok(())
}

/// What is known of the plan: what is given, and what somebody at a terminal says.
fn asked(args: &InitArgs, console: &mut Console) -> Result<Start> {
    let mut questions = Questions { missing: Vec::new(), is_over: false, console };
    let title = questions.ask(args.title.clone(), "--title", "Title of the plan")?;
    let years = Some(Years(args.years.clone())).filter(|years| !years.0.is_empty());
    let years = questions.ask(years, "--years", "Year or years that it covers, such as 2026")?;
    let key = questions.ask(
        args.priority.clone(),
        "--priority",
        "Key of its first priority, in capital letters",
    )?;
    let name = questions.ask(args.name.clone(), "--name", "Name of the first priority")?;
    let driver = questions.ask(args.driver.clone(), "--driver", "Member State that drives it")?;
    let action = questions.ask(args.action.clone(), "--action", "Title of its first action")?;
    let (Some(title), Some(years), Some(key), Some(name), Some(driver), Some(action)) =
        (title, years, key, name, driver, action)
    else {
        let missing = questions.missing.join(", ");
        bail!("a plan needs more to begin with: {missing}\n  `empact init --help` shows an example")
    };
    let priority = NewPriority { key, letter: None, name, driver };
    let action = NewAction { title: action, leaders: args.leaders.clone(), start: None };
    Ok(Start { title, years: years.0, marking: args.marking, priority, action })
}

/// The years of a plan.
#[derive(Clone)]
struct Years(Vec<u16>);

/// What is asked of somebody at a terminal, and which options are missing where nobody is there.
struct Questions<'c> {
    missing: Vec<&'static str>,
    is_over: bool,
    console: &'c mut Console,
}

impl Questions<'_> {
    fn ask<T: Answer>(
        &mut self,
        given: Option<T>,
        option: &'static str,
        question: &str,
    ) -> Result<Option<T>> {
        if given.is_some() {
            return Ok(given);
        }
        if self.is_over || !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
            self.missing.push(option);
            return Ok(None);
        }
        loop {
            write!(self.console.err(), "{question}: ")
                .and_then(|()| self.console.err().flush())
                .context("cannot write to standard error")?;
            let mut line = String::new();
            if io::stdin().read_line(&mut line).context("cannot read the answer")? == 0 {
                // Who has ended the answers is not asked on.
                self.is_over = true;
                self.missing.push(option);
                return Ok(None);
            }
            match T::read(line.trim()) {
                Ok(answer) => return Ok(Some(answer)),
                Err(why) => self.console.remark(&format!("  {why}"))?,
            }
        }
    }
}

/// What can be read from an answer.
trait Answer: Sized {
    fn read(text: &str) -> Result<Self, String>;
}

impl<T: Scalar> Answer for T {
    fn read(text: &str) -> Result<Self, String> {
        scalar(text)
    }
}

impl Answer for Years {
    fn read(text: &str) -> Result<Self, String> {
        let years = text.split([',', ' ']).filter(|year| !year.is_empty());
        let years = years.map(|year| year.parse().ok().filter(|year| (1900..=2099).contains(year)));
        let years: Option<Vec<u16>> = years.collect();
        let years = years.filter(|years| !years.is_empty());
        years.map(Self).ok_or_else(|| "write a year, or several: 2026, 2027".to_owned())
    }
}
