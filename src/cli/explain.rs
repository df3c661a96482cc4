//! `empact explain`: lists the rules, shows the page of one, or says how a figure came about.

use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};

use super::ceiling::CeilingArgs;
use super::console::{Console, columns};
use super::document::LanguageArgs;
use super::{Outcome, WIDTH, document};
use crate::analyse::account;
use crate::diagnostic::{RuleInfo, Severity, closest};
use crate::model::Priority;
use crate::prose;
use crate::render;
use crate::rules;
use crate::writer::terminal::{self, Screen};

const HEADING: Style = Style::new().bold();
const ERROR: Style = AnsiColor::BrightRed.on_default();
const WARNING: Style = AnsiColor::Yellow.on_default();

const EXAMPLES: &str = "\
Examples:
  empact explain                       List all rules
  empact explain unknown-key           Say what a rule is about, with an example
  empact explain figure arrests-2013   Say what a figure is made of, and where it is used";

/// How wide a page is where nobody knows how wide the screen is.
const PAGE_WIDTH: usize = 80;

/// Say what a rule is about, list all rules, or say how a figure came about
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(super) struct ExplainArgs {
    #[command(subcommand)]
    other: Option<Other>,

    /// The rule, as a finding names it in brackets: unknown-key; without it, all are listed
    rule: Option<String>,
}

/// What is explained besides rules.
#[derive(Debug, Subcommand)]
enum Other {
    Figure(FigureArgs),
}

/// Say what a figure adds up, is compared with and part of, whether the total of its measure counts it, and
/// where it is cited
#[derive(Debug, Args)]
struct FigureArgs {
    /// The id of the figure: arrests-2013
    id: String,

    /// Look in this priority only, by its key, letter or name
    #[arg(short, long, value_name = "PRIORITY")]
    priority: Option<String>,

    #[command(flatten)]
    language: LanguageArgs,

    #[command(flatten)]
    ceiling: CeilingArgs,
}

impl ExplainArgs {
    /// Whether it is a plan that is asked about.
    pub(super) fn reads_a_plan(&self) -> bool {
        self.other.is_some()
    }
}

pub(super) fn run(
    args: &ExplainArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    if let Some(Other::Figure(figure)) = &args.other {
        return explain_figure(figure, directory, console);
    }
    let colour = console.colour();
    let written = match &args.rule {
        Some(id) => {
            // Longer lines are hard to read, however wide the screen.
            let width = columns().unwrap_or(PAGE_WIDTH).min(WIDTH);
            let page = terminal::write(&prose::read(find(id)?.page), Screen { width, colour });
            console.out().write_all(page.as_bytes())
        }
        None => list(console.out(), colour),
    };
    written.context("cannot write to standard output")?;
    Ok(Outcome::Clean)
}

fn explain_figure(
    args: &FigureArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let Some(opened) = document::open_to_look((args.ceiling, args.language), directory, console)?
    else {
        return Ok(Outcome::Findings);
    };
    let among: Vec<&Priority> = match &args.priority {
        Some(word) => vec![opened.priority(word)?],
        None => opened.plan.priorities.iter().collect(),
    };
    let accounts = account::of_figure(&opened.plan, &among, args.id.trim());
    if accounts.is_empty() {
        let meant = closest(args.id.trim(), account::ids(&among));
        let meant = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
        bail!("there is no figure `{}`{meant}", args.id.trim());
    }
    let renderer = opened.renderer()?;
    let request = render::account::Request {
        plan: &opened.plan,
        markings: &opened.markings,
        sources: opened.origin().sources,
        accounts: &accounts,
    };
    let composed = render::account::compose(request, renderer.messages());
    let width = columns().unwrap_or(PAGE_WIDTH).min(WIDTH);
    let screen = Screen { width, colour: console.colour() };
    let Some(page) = opened.made(renderer.show(&composed, screen), console)? else {
        return Ok(Outcome::Findings);
    };
    console.document(&page)?;
    Ok(if opened.has_errors() { Outcome::Findings } else { Outcome::Clean })
}

fn find(id: &str) -> Result<&'static RuleInfo> {
    // People copy the id with its severity and brackets: `error[unknown-key]`.
    let id = id.rsplit_once('[').map_or(id, |(_, rest)| rest).trim_end_matches([']', ':']);
    if let Some(rule) = rules::find(id) {
        return Ok(rule.info);
    }
    let meant = closest(id, rules::all().iter().map(|rule| rule.info.id));
    let meant = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
    bail!("there is no rule `{id}`{meant}\n  `empact explain` lists all rules");
}

/// Writes the rules by family, with their summaries, each on one line.
fn list(out: &mut dyn Write, colour: bool) -> io::Result<()> {
    let paint = |style: Style| if colour { style } else { Style::new() };
    let rules = || rules::all().iter().map(|rule| rule.info);
    let width = rules().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut family = None;
    for rule in rules() {
        if family != Some(rule.family) {
            let gap = if family.is_none() { "" } else { "\n" };
            let heading = paint(HEADING);
            writeln!(out, "{gap}{heading}{}{heading:#}", rule.family)?;
            family = Some(rule.family);
        }
        let level = paint(match rule.severity {
            Severity::Error => ERROR,
            Severity::Warning => WARNING,
        });
        let (id, severity) = (rule.id, rule.severity.to_string());
        writeln!(out, "  {id:width$}  {level}{severity:7}{level:#}  {}", rule.summary())?;
    }
    Ok(())
}
