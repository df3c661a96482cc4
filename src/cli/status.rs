//! `empact status`: how the actions of a plan stand, on one screen.

use std::path::Path;

use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

use super::ceiling::CeilingArgs;
use super::console::{Console, columns};
use super::{Outcome, WIDTH, document};
use crate::analyse::register::Origin;
use crate::clean::clean_line;
use crate::model::Priority;
use crate::render::status::screen::{self, Spans, Tone, Toned};
use crate::render::status::{self, Request};

const EXAMPLES: &str = "\
Examples:
  empact status                        A row for each priority, those with missing reports first
  empact status --period 2013-06       As things stood in June 2013
  empact status -p THB                 A row for each action of a priority
  empact status --format json          All of it, for programs

A plan with errors is shown as far as it can be read, and the exit code is 1. To a pipe, the screen
is 100 columns wide, or as wide as the variable COLUMNS says.";

/// Show how the actions of a plan stand: reports, stages, verdicts
///
/// Missing reports and late actions come first. The numbers are those of the reports.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct StatusArgs {
    /// Show the actions of a priority, by its key, letter or name; may be given more than once
    #[arg(short, long, value_name = "PRIORITY")]
    priority: Vec<String>,

    /// The period, by its id in `oap.yaml`; without it, the last one each priority reported on
    #[arg(long, value_name = "ID")]
    period: Option<String>,

    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    ceiling: CeilingArgs,
}

/// The formats of a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// A screen for people
    #[default]
    Text,
    /// JSON with a schema
    Json,
}

pub(super) fn run(
    args: &StatusArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let Some(mut opened) = document::open_to_look(args.ceiling, directory, console)? else {
        return Ok(Outcome::Findings);
    };
    // Without a period it shows how things stand, whatever the documents are about.
    let asked = match args.period.as_deref() {
        Some(id) => opened.as_of(Some(id))?,
        None => None,
    };
    let plan = &opened.plan;
    let chosen: Vec<&Priority> =
        args.priority.iter().map(|word| opened.priority(word)).collect::<Result<_>>()?;
    let Origin { ceiling, withheld, .. } = opened.origin();
    let request = Request {
        plan,
        markings: &opened.markings,
        ceiling,
        withheld,
        priorities: (!chosen.is_empty()).then_some(chosen),
        period: asked.as_ref(),
        today: None,
        errors: opened.errors(),
        warnings: opened.warnings(),
    };
    let view = status::view(&request);
    match args.format {
        Format::Json => console.data(status::json(&view)?.as_bytes())?,
        Format::Text => {
            let by_action = !args.priority.is_empty();
            let width = columns().unwrap_or(WIDTH);
            let rows = screen::screen(&view, opened.renderer()?.messages(), width, by_action);
            for row in rows {
                writeln!(console.out(), "{}", painted(&row))
                    .context("cannot write to standard output")?;
            }
        }
    }
    Ok(if opened.has_errors() { Outcome::Findings } else { Outcome::Clean })
}

/// A line with its colours, which the console takes out where there are to be none.
fn painted(row: &Spans) -> String {
    let paint = |span: &Toned| {
        let (style, text) = (style(span.tone), clean_line(&span.text));
        format!("{style}{text}{style:#}")
    };
    row.iter().map(paint).collect()
}

fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Head => Style::new().bold(),
        Tone::Faint => Style::new().dimmed(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Busy => AnsiColor::Cyan.on_default(),
        Tone::Doubtful => AnsiColor::Yellow.on_default(),
        Tone::Bad => AnsiColor::Red.on_default().bold(),
    }
}
