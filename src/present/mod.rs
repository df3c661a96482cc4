//! Findings to text: for people at a terminal and for programs of every kind.
//!
//! `cli` calls [`write()`]. Nothing here knows what a plan is, or decides what is a finding; a new
//! format is a variant of [`FindingsFormat`] and a file of its own. Whatever stands in a plan, its paths
//! included, may be hostile: every format says how it keeps that from being taken for its own.

mod concise;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
pub mod json;
mod junit;
mod lines;
mod markdown;
mod plan_findings;
mod sarif;
mod summary;
mod text;
mod words;

use std::io::{self, Write};

pub use plan_findings::PlanFindings;
pub use summary::{Summary, counted};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FindingsFormat {
    /// With the source, the marked place, notes and help
    #[default]
    Text,
    /// One line each: place, severity, rule and message
    Concise,
    /// All that is known, as JSON of a documented form
    Json,
    /// Workflow commands, which GitHub Actions shows beside the lines
    Github,
    /// A GitLab Code Quality report
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, a test case for each file
    Junit,
    /// Markdown, for the summary of a job
    Markdown,
}

impl FindingsFormat {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Concise,
        Self::Json,
        Self::Github,
        Self::Gitlab,
        Self::Sarif,
        Self::Junit,
        Self::Markdown,
    ];
}

/// What the reader's terminal asks for; formats for programs take no notice.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Whether to write ANSI colours.
    pub colour: bool,
    /// How many columns a source line may take before it is trimmed.
    pub width: usize,
}

/// Writes the findings of one or more plans, in order of path and place.
///
/// # Errors
/// Those of the writer.
pub fn write(
    out: &mut dyn Write,
    format: FindingsFormat,
    plans: &[PlanFindings<'_>],
    setting: Setting,
) -> io::Result<()> {
    match format {
        FindingsFormat::Text => plans.iter().try_for_each(|plan| text::write(out, plan, setting)),
        FindingsFormat::Concise => {
            plans.iter().try_for_each(|plan| concise::write(out, plan, setting))
        }
        FindingsFormat::Github => plans.iter().try_for_each(|plan| github::write(out, plan)),
        FindingsFormat::Json => json::write(out, plans),
        FindingsFormat::Gitlab => gitlab::write(out, plans),
        FindingsFormat::Sarif => sarif::write(out, plans),
        FindingsFormat::Junit => junit::write(out, plans),
        FindingsFormat::Markdown => markdown::write(out, plans),
    }
}

#[cfg(test)]
mod tests;
