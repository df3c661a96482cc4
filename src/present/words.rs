//! The words of a finding as one text, for formats that have one place for them all.

use super::PlanFindings;
use super::lines::FileLines;
use crate::clean::clean;
use crate::diagnostic::Finding;

/// The message, other places, notes and help: a line or more each, fit to be shown.
pub(super) fn words(
    finding: &Finding,
    plan: &PlanFindings<'_>,
    lines: &mut FileLines<'_>,
) -> String {
    let mut parts = vec![finding.message.clone()];
    parts.extend(finding.related.iter().map(|related| {
        let (line, column) = lines.line_column(related.location);
        format!("{}:{line}:{column}: {}", plan.path(related.location.source), related.label)
    }));
    parts.extend(advice(finding));
    clean(&parts.join("\n")).into_owned()
}

/// Notes and help, each with the word for what it is, as they stand in the finding.
pub(super) fn advice(finding: &Finding) -> impl Iterator<Item = String> {
    let notes = finding.notes.iter().map(|note| format!("note: {note}"));
    notes.chain(help(finding).into_iter().map(|help| format!("help: {help}")))
}

/// What to do about a finding; the line that `--fix` follows is marked.
pub(super) fn help(finding: &Finding) -> Vec<String> {
    let fixed = finding.fix.as_ref().map(|fix| fix.title.as_str());
    let unsaid = fixed.filter(|fixed| !finding.help.iter().any(|help| help == fixed));
    let lines = finding.help.iter().map(String::as_str).chain(unsaid);
    lines
        .map(|line| match fixed {
            Some(fixed) if fixed == line => format!("{line} (fixable with --fix)"),
            _ => line.to_owned(),
        })
        .collect()
}
