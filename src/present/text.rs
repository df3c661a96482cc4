//! Findings as a compiler shows them: the source, the marked place, labels, notes and help.
//!
//! The drawing is `annotate-snippets`'. It is given only the lines that matter, cleaned and cut
//! to a sensible length, because it reads all it is given for every finding again.

use std::io::{self, Write};

use annotate_snippets::{Element, Level, Renderer};

use super::excerpt::excerpts;
use super::lines::FileLines;
use super::words::help;
use super::{PlanFindings, Setting};
use crate::clean::{clean, clean_line, no_command};
use crate::diagnostic::{Finding, Severity};

/// Writes the findings of a plan, with an empty line after each.
pub(super) fn write(
    out: &mut dyn Write,
    plan: &PlanFindings<'_>,
    setting: Setting,
) -> io::Result<()> {
    let renderer = if setting.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(setting.width);
    let mut lines = plan.lines();
    for finding in plan.findings() {
        let drawn = draw(&renderer, finding, plan, &mut lines);
        // The drawing pads empty lines.
        for line in drawn.lines() {
            writeln!(out, "{}", no_command(line.trim_end()))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn draw(
    renderer: &Renderer,
    finding: &Finding,
    plan: &PlanFindings<'_>,
    lines: &mut FileLines<'_>,
) -> String {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut elements: Vec<Element<'_>> = Vec::new();
    for excerpt in excerpts(finding, lines) {
        let path = clean_line(&plan.path(excerpt.source)).into_owned();
        elements.extend(excerpt.into_elements(path, lines));
    }
    let notes = finding.notes.iter().map(|note| Level::NOTE.message(clean(note)));
    let help = help(finding);
    let help = help.iter().map(|help| Level::HELP.message(clean(help)));
    let title = level.primary_title(clean(&finding.message)).id(finding.rule.id);
    let group = title.elements(elements).elements(notes).elements(help);
    renderer.render(&[group])
}
