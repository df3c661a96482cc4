//! `empact status`: how the actions of a plan stand, on one screen.

use std::path::Path;

use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::ceiling::CeilingArgs;
use super::console::{Console, columns};
use super::document::{LanguageArgs, Opened};
use super::{Outcome, WIDTH, document};
use crate::analyse;
use crate::analyse::owed::By;
use crate::analyse::register::Origin;
use crate::clean::clean_line;
use crate::model::Priority;
use crate::render;
use crate::render::environment::Composed;
use crate::render::owed;
use crate::render::status::screen::{self, Spans, Tone, Toned};
use crate::render::status::{self, Request};
use crate::writer::terminal::Screen;

const EXAMPLES: &str = "\
Examples:
  empact status                        A row for each priority, those with missing reports first
  empact status --period 2013-06       As things stood in June 2013
  empact status -p THB                 A row for each action of a priority
  empact status --by leader            What each leader owes, and by when
  empact status --by party --format md > owed.md
                                       The same for every party, to be sent
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

    /// List what is owed, and by when, by who owes it
    #[arg(long, value_enum, value_name = "WHO", conflicts_with = "period")]
    by: Option<ByWhom>,

    /// The day on which it is asked what is due; without it, today
    ///
    /// Reports are due when somebody has reported for the period, or when the day is over by which the
    /// plan wants them (`due`).
    #[arg(long, value_name = "DATE", value_parser = super::values::day, conflicts_with = "period")]
    today: Option<Date>,

    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    language: LanguageArgs,

    #[command(flatten)]
    ceiling: CeilingArgs,
}

/// The formats of a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// A screen for people
    #[default]
    Text,
    /// JSON with a schema; with `--by`, of what is owed
    Json,
    /// Markdown, with `--by`: a section that can be sent to each
    Md,
}

/// By whom what is owed is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ByWhom {
    /// Whoever reports on actions: the first of the leaders
    Leader,
    /// Every party, with what is asked of it in recommendations and follow-ups
    Party,
}

impl From<ByWhom> for By {
    fn from(by: ByWhom) -> Self {
        match by {
            ByWhom::Leader => Self::Leader,
            ByWhom::Party => Self::Party,
        }
    }
}

pub(super) fn run(
    args: &StatusArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    if args.by.is_none() && args.format == Format::Md {
        bail!("Markdown is made of what is owed: add `--by leader`");
    }
    let Some(mut opened) =
        document::open_to_look((args.ceiling, args.language), directory, console)?
    else {
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
    // The only place that asks what day it is; the answer is printed wherever it is used.
    let today = args.today.unwrap_or_else(today);
    if let Some(by) = args.by {
        let all: Vec<&Priority> = plan.priorities.iter().collect();
        let priorities = if chosen.is_empty() { all } else { chosen };
        let shown = show_owed(&opened, &priorities, (by.into(), today), args.format, console)?;
        return Ok(if opened.has_errors() || !shown { Outcome::Findings } else { Outcome::Clean });
    }
    let Origin { ceiling, withheld, .. } = opened.origin();
    let request = Request {
        plan,
        markings: &opened.markings,
        ceiling,
        withheld,
        priorities: (!chosen.is_empty()).then_some(chosen),
        period: asked.as_ref(),
        today: asked.is_none().then_some(today),
        errors: opened.errors(),
        warnings: opened.warnings(),
    };
    let view = status::view(&request);
    match args.format {
        Format::Json => console.data(status::json(&view)?.as_bytes())?,
        Format::Text | Format::Md => {
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

/// Shows what is owed on a day; not where one of the plan's own templates failed.
fn show_owed(
    opened: &Opened,
    priorities: &[&Priority],
    (by, today): (By, Date),
    format: Format,
    console: &mut Console,
) -> Result<bool> {
    let debtors = analyse::owed::of_plan(&opened.plan, priorities, by, Some(today));
    let request = owed::Request {
        plan: &opened.plan,
        markings: &opened.markings,
        priorities,
        debtors: &debtors,
        today,
    };
    let renderer = opened.renderer()?;
    if format == Format::Json {
        console.data(owed::json::json(&request, renderer.messages())?.as_bytes())?;
        return Ok(true);
    }
    let write = |composed: &Composed| match format {
        Format::Md => {
            let text = renderer.write(composed, render::Format::Markdown)?;
            String::from_utf8(text).context("it is text")
        }
        Format::Text | Format::Json => {
            let width = columns().unwrap_or(WIDTH);
            renderer.show(composed, Screen { width, colour: console.colour() })
        }
    };
    let text = owed::compose(&request, &renderer).and_then(|composed| write(&composed));
    let Some(text) = opened.made(text, console)? else { return Ok(false) };
    console.document(&text)?;
    Ok(true)
}

/// The day it is, by UTC.
fn today() -> Date {
    TimeZone::UTC.to_datetime(Timestamp::now()).date()
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
