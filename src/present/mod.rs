//! Findings to text: for people at a terminal and for programs that read one line at a time.
//!
//! `cli` calls [`write()`]. Nothing here knows what a plan is, or decides what is a finding; a new
//! format is a variant of [`Format`] and a file of its own.

mod clean;
mod concise;
mod excerpt;
mod lines;
mod summary;
mod text;

use std::cmp::Ordering;
use std::io::{self, Write};

use clap::ValueEnum;

use crate::diagnostic::Finding;
use crate::source::Sources;

pub use clean::{clean, clean_line};
pub use summary::{Summary, counted};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// With the source, the marked place, notes and help
    #[default]
    Text,
    /// One line each: place, severity, rule and message
    Concise,
}

/// What the reader's terminal and folder ask for.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// What is put before every path, so that it leads from the reader's folder to the file:
    /// empty, or ending in `/`.
    pub prefix: &'a str,
    /// Whether to write ANSI colours.
    pub colour: bool,
    /// How many columns a source line may take before it is trimmed.
    pub width: usize,
}

/// Writes the findings in order of path and place.
///
/// # Errors
/// Those of the writer.
pub fn write(
    out: &mut dyn Write,
    format: Format,
    findings: &[Finding],
    sources: &Sources,
    setting: Setting<'_>,
) -> io::Result<()> {
    let findings = sorted(findings, sources);
    match format {
        Format::Text => text::write(out, &findings, sources, setting),
        Format::Concise => concise::write(out, &findings, sources, setting),
    }
}

fn sorted<'a>(findings: &'a [Finding], sources: &Sources) -> Vec<&'a Finding> {
    let by_place = |a: &&Finding, b: &&Finding| -> Ordering {
        let path = |finding: &Finding| sources.get(finding.location.source).path.as_str();
        path(a)
            .cmp(path(b))
            .then_with(|| a.location.cmp(&b.location))
            .then_with(|| (a.rule.id, &a.message).cmp(&(b.rule.id, &b.message)))
    };
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by(by_place);
    sorted
}

#[cfg(test)]
mod tests;
