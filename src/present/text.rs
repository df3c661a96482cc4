//! Findings as a compiler shows them: the source, the marked place, labels, notes and help.
//!
//! The drawing is `annotate-snippets`'. It is given only the lines that matter, cleaned and cut
//! to a sensible length, because it reads all it is given for every finding again.

use std::io::{self, Write};

use annotate_snippets::{Element, Level, Renderer};

use super::Setting;
use super::clean::{clean, clean_line};
use super::excerpt::excerpts;
use super::lines::LineIndex;
use crate::diagnostic::{Finding, Severity};
use crate::source::Sources;

/// Writes the findings in the order given, with an empty line after each.
pub(super) fn write(
    out: &mut dyn Write,
    findings: &[&Finding],
    sources: &Sources,
    setting: Setting<'_>,
) -> io::Result<()> {
    let renderer = if setting.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(setting.width);
    let mut lines = LineIndex::new(sources);
    for finding in findings {
        let drawn = draw(&renderer, finding, sources, &mut lines, setting.prefix);
        // The drawing pads empty lines.
        for line in drawn.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn draw(
    renderer: &Renderer,
    finding: &Finding,
    sources: &Sources,
    lines: &mut LineIndex<'_>,
    prefix: &str,
) -> String {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut elements: Vec<Element<'_>> = Vec::new();
    for excerpt in excerpts(finding, lines) {
        let path =
            clean_line(&format!("{prefix}{}", sources.get(excerpt.source).path)).into_owned();
        elements.extend(excerpt.into_elements(path, lines));
    }
    let notes = finding.notes.iter().map(|note| Level::NOTE.message(clean(note)));
    let help = help(finding);
    let help = help.iter().map(|help| Level::HELP.message(clean(help)));
    let title = level.primary_title(clean(&finding.message)).id(finding.rule.id);
    let group = title.elements(elements).elements(notes).elements(help);
    renderer.render(&[group])
}

/// What to do about a finding; the line that `--fix` follows is marked.
fn help(finding: &Finding) -> Vec<String> {
    let fixed = finding.fix.as_ref().map(|fix| fix.title.as_str());
    let unsaid = fixed.filter(|fixed| !finding.help.iter().any(|help| help == fixed));
    let lines = finding.help.iter().map(String::as_str).chain(unsaid);
    lines
        .map(|line| match fixed {
            Some(fixed) if fixed == line => format!("{line} (fixed by --fix)"),
            _ => line.to_owned(),
        })
        .collect()
}
