//! `empact explain`: lists the rules, or shows the page of one.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result, bail};
use clap::Args;

use super::console::{Console, columns};
use super::{Outcome, WIDTH};
use crate::diagnostic::{RuleInfo, Severity, closest};
use crate::prose;
use crate::rules;
use crate::writer::terminal::{self, Screen};

const HEADING: Style = Style::new().bold();
const ERROR: Style = AnsiColor::BrightRed.on_default();
const WARNING: Style = AnsiColor::Yellow.on_default();

const EXAMPLES: &str = "\
Examples:
  empact explain                 List all rules
  empact explain unknown-key     Say what a rule is about, with an example";

/// How wide a page is where nobody knows how wide the screen is.
const PAGE_WIDTH: usize = 80;

/// Say what a rule is about, or list all rules
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExplainArgs {
    /// The rule, as a finding names it in brackets: unknown-key; without it, all are listed
    rule: Option<String>,
}

pub(super) fn run(args: &ExplainArgs, console: &mut Console) -> Result<Outcome> {
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
