//! `empact report`: the driver's report on one priority.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  empact report --priority THB                     Markdown, to standard output
  empact report --priority THB -o thb.html         One HTML file that needs nothing else
  empact report --priority F -o reports/           Both, in a folder
  empact report --priority THB --period 2013-06    As things stood in June 2013
  empact report --priority THB --draft             In spite of errors, marked as a draft

A plan with errors is not reported on: the findings are shown and the exit code is 1.";

/// Render the final driver's report of a priority
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ReportArgs {
    /// The priority: its key, letter or name, in any case
    #[arg(short, long, value_name = "PRIORITY")]
    pub priority: String,

    /// The period to report on, as `oap.yaml` names it; without it, the last one
    #[arg(long, value_name = "ID")]
    pub period: Option<String>,

    /// The format; without it, the ending of the output file decides, and Markdown else
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,

    /// Where to write: a file, or with a `/` at its end a folder for every format
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,

    /// Render a plan with errors too, marked DRAFT on every page, with the findings listed
    #[arg(long)]
    pub draft: bool,
}

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
pub enum ReportFormat {
    /// Markdown, GitHub's dialect
    Md,
    /// One self-contained HTML file
    Html,
}
