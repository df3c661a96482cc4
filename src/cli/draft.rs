//! What becomes of a draft: tried in memory, then shown or written.
//!
//! Called by `init`, `new`, `move` and `rollover`, which make drafts with `author`.

use std::path::Path;

use anyhow::{Result, bail};

use super::console::Console;
use super::{MAX_SHOWN, Outcome, document, mend, place};
use crate::author::{self, Draft, Existing, Tried};
use crate::clean::clean_line;
use crate::diagnostic::{Finding, Severity};
use crate::fix::FileChange;
use crate::present::{PlanFindings, counted};

/// Which findings are in the way of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InTheWay {
    /// Whatever was not there before.
    Any,
    /// Errors; what is only a warning is said.
    Errors,
}

/// Shows a draft as a difference, or writes it. Nothing is done where the plan would be worse than before.
///
/// # Errors
/// When it would be, or when a file cannot be written; then none is.
pub(super) fn settle(
    root: &Path,
    existing: &Existing,
    draft: &Draft,
    (diff, in_the_way): (bool, InTheWay),
    console: &mut Console,
) -> Result<Outcome> {
    let Draft { changes, notes } = draft;
    let tried = author::tried(existing, changes);
    let is_in_the_way =
        |found: &Finding| in_the_way == InTheWay::Any || found.severity == Severity::Error;
    show(root, &tried, console)?;
    if tried.findings.iter().any(is_in_the_way) {
        bail!("nothing is written, because this would be found in the plan then");
    }
    if diff {
        mend::show(root, changes, console)?;
    } else {
        mend::write(&[(root, &existing.discovered.sources, changes.as_slice())])?;
    }
    let prefix = place::prefix(root)?;
    for change in changes {
        console.remark(&told(change, &prefix, diff))?;
    }
    for note in notes {
        console.remark(&format!("note: {}", clean_line(note)))?;
    }
    if diff {
        console.remark(&format!("{} to write", counted(changes.len(), "file")))?;
    }
    Ok(if diff && !changes.is_empty() { Outcome::Findings } else { Outcome::Clean })
}

fn told(change: &FileChange, prefix: &str, diff: bool) -> String {
    let path = format!("{prefix}{}", change.path);
    let path = clean_line(&path);
    match (&change.before, &change.new_path) {
        (None, _) if diff => format!("to write: {path}"),
        (None, _) => format!("written: {path}"),
        (Some(_), Some(to)) if diff => format!("to move: {path} to {prefix}{to}"),
        (Some(_), Some(to)) => format!("moved: {path} to {prefix}{to}"),
        (Some(_), None) if diff => format!("to change: {path}"),
        (Some(_), None) => format!("changed: {path}"),
    }
}

/// Shows what would be found in a plan.
pub(super) fn show(root: &Path, tried: &Tried, console: &mut Console) -> Result<()> {
    let prefix = place::prefix(root)?;
    let mut left = MAX_SHOWN;
    let findings = PlanFindings::new(&prefix, &tried.loaded.sources, &tried.findings);
    document::show(findings.at_most(&mut left), console)
}
