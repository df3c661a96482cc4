//! The command line: one file per command, each thin.
//!
//! `main` calls [`run`]. Commands put stages of the library together and write through a
//! [`Console`]; what they compute or word at length belongs in the stages.

mod ceiling;
mod check;
mod choose;
mod console;
mod control;
mod diff;
mod document;
mod draft;
mod explain;
mod export;
mod init;
mod live;
mod mend;
mod migrate;
mod new;
mod note;
mod output;
mod parties;
mod place;
mod plan;
mod renumber;
mod report;
mod rollover;
mod schema;
mod serve;
mod status;
mod summary;
mod templates;
mod values;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand};

use console::Console;

use crate::clean::clean;
use crate::model::Plan;

/// For each processor there are so many threads at most.
const MOST_THREADS: usize = 4;

/// How many bytes of calls within each other a thread can have, as is usual.
const STACK: usize = 0x20_0000;

/// How many findings are shown where neither a plan nor the command line says.
const MAX_SHOWN: usize = 1000;

/// How many columns a source line or a paragraph may take.
const WIDTH: usize = 100;
/// The narrowest that help is written for.
const NARROWEST: usize = 40;

const EXAMPLES: &str = "\
Examples:
  empact init plan                        Begin a plan in a new folder
  empact check                            Check the plan in the current folder
  empact check priorities/thb             Show only what is found in one priority
  empact -C examples/oap-2013 check       Check a plan that lies elsewhere
  empact report --priority THB            Render the report on a priority
  empact diff                             Show what was changed since the last commit
  empact summary -o summary.html          Render the summary over all priorities
  empact explain unknown-key              Say what a rule is about

Exit codes:
  0  nothing found, or warnings only
  1  errors were found; with `check --diff` something to mend, with `diff --exit-code` changes
  2  the command could not be carried out";

/// Checks operational action plans kept as YAML files, and renders the drivers' reports from them
#[derive(Debug, Parser)]
#[command(name = "empact", version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// Look for the plan in DIR instead of the current folder
    ///
    /// DIR may be any folder of a plan. Other paths on the command line stay relative to the
    /// current folder.
    #[arg(short = 'C', long, global = true, value_name = "DIR", help_heading = "Global options")]
    directory: Option<PathBuf>,

    /// When to use colour
    ///
    /// `auto` means: on a terminal, unless the environment says otherwise (`NO_COLOR`,
    /// `CLICOLOR_FORCE`).
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        help_heading = "Global options"
    )]
    color: ColorChoice,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::CheckArgs),
    Diff(diff::DiffArgs),
    Explain(explain::ExplainArgs),
    Export(export::ExportArgs),
    Init(init::InitArgs),
    Migrate(migrate::MigrateArgs),
    Move(renumber::MoveArgs),
    New(new::NewArgs),
    Note(note::NoteArgs),
    Parties(parties::PartiesArgs),
    Plan(plan::PlanArgs),
    Report(report::ReportArgs),
    Rollover(rollover::RolloverArgs),
    Schema(schema::SchemaArgs),
    Serve(serve::ServeArgs),
    Status(status::StatusArgs),
    Summary(summary::SummaryArgs),
    Templates(templates::TemplatesArgs),
}

impl Command {
    fn reads_a_plan(&self) -> bool {
        match self {
            Self::Explain(args) => args.reads_a_plan(),
            _ => true,
        }
    }
}

/// How a command that was carried out ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// There is nothing that has to be mended.
    Clean,
    /// There are errors in the plan, or changes that were asked for by exit code.
    Findings,
}

/// Carries out a command line, program name first, and says how it ended: 0 for clean, 1 for
/// errors in the plan, 2 for a command that could not be carried out.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    outlive_full_files();
    // Of fewer columns than anybody has, help would be a word a line.
    let width = console::columns().unwrap_or(WIDTH).clamp(NARROWEST, WIDTH);
    let mut command = Cli::command().term_width(width);
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let is_odd = arguments.iter().any(|one| matches!(clean(&one.to_string_lossy()), Cow::Owned(_)));
    let matches = command.try_get_matches_from_mut(arguments);
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too.
            // What was typed is told again; what could move a terminal is only told without colours.
            let written = if is_odd {
                std::io::stderr().write_all(clean(&error.render().to_string()).as_bytes())
            } else {
                error.print()
            };
            let written = console::until_closed(written);
            if let Err(problem) = written.context("cannot write to standard output") {
                Console::new(ColorChoice::Auto).report(&problem);
                return ExitCode::from(2);
            }
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let mut console = Console::new(cli.color);
    if cli.command.reads_a_plan() {
        bound_threads();
    }
    let ended = dispatch(cli, &mut console).and_then(|outcome| {
        console.flush()?;
        Ok(outcome)
    });
    match ended {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            console.report(&error);
            ExitCode::from(2)
        }
    }
}

/// Reads and checks on as many threads as there are processors, or as `RAYON_NUM_THREADS` asks for
/// within reason; on this one alone where no other can be had.
fn bound_threads() {
    let here = std::thread::available_parallelism().map_or(1, usize::from);
    let asked = std::env::var("RAYON_NUM_THREADS").ok().and_then(|threads| threads.parse().ok());
    let threads = asked.filter(|threads| *threads > 0).unwrap_or(here).min(here * MOST_THREADS);
    // Said here, because the environment could say less than it takes (`RUST_MIN_STACK`).
    let pool = || rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK);
    if pool().build_global().is_err() {
        // Of a pool that is there already, as in a test that runs two commands, nothing is to be had.
        let _ = pool().num_threads(1).use_current_thread().build_global();
    }
}

fn dispatch(cli: Cli, console: &mut Console) -> Result<Outcome> {
    let directory = cli.directory.as_deref();
    match cli.command {
        Command::Check(args) => check::run(&args, directory, console),
        Command::Diff(args) => diff::run(&args, directory, console),
        Command::Explain(args) => explain::run(&args, directory, console),
        Command::Export(args) => export::run(&args, directory, console),
        Command::Init(args) => init::run(&args, directory, console),
        Command::Migrate(args) => migrate::run(&args, directory, console),
        Command::Move(args) => renumber::run(&args, directory, console),
        Command::New(args) => new::run(&args, directory, console),
        Command::Note(args) => note::run(&args, directory, console),
        Command::Parties(args) => parties::run(&args, directory, console),
        Command::Plan(args) => plan::run(&args, directory, console),
        Command::Report(args) => report::run(&args, directory, console),
        Command::Rollover(args) => rollover::run(&args, directory, console),
        Command::Schema(args) => schema::run(&args, directory, console),
        Command::Serve(args) => serve::run(&args, directory, console),
        Command::Status(args) => status::run(&args, directory, console),
        Command::Summary(args) => summary::run(&args, directory, console),
        Command::Templates(args) => templates::run(&args, directory, console),
    }
}

/// What goes beyond the length that files may have here (`ulimit -f`) is an error to be told, and not the
/// end of the program.
#[cfg(unix)]
fn outlive_full_files() {
    let noticed = std::sync::Arc::default();
    // Where that cannot be had, the system ends the program and says so.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, noticed);
}

#[cfg(not(unix))]
fn outlive_full_files() {}

/// How many findings a plan wants to have shown, where it says so.
fn most_findings(plan: Option<&Plan>) -> Option<usize> {
    let most = plan?.file.data.limits.as_ref()?.findings.as_ref()?;
    Some(most.value.into())
}

/// How many findings of a plan are shown where the command line does not say.
fn most_shown(plan: Option<&Plan>) -> usize {
    most_findings(plan).unwrap_or(MAX_SHOWN)
}

/// Where the search for the plan begins.
fn start(directory: Option<&Path>) -> &Path {
    directory.unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_defined() {
        super::Cli::command().debug_assert();
    }
}
