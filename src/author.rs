//! Writes what a person would otherwise type: the first files of a plan, another part of it, an action
//! under another number, the plan that follows.
//!
//! Called by `empact init`, `new`, `move` and `rollover`. Everything happens in memory: a [`Draft`] is what would
//! change, and [`tried`] says what would be found in the plan then. What is wrong with a plan as it stands
//! is mended by `fix`; putting a draft on disk is `emit`'s.

mod add;
mod carried;
mod insert;
mod renumber;
mod rollover;
mod start;
mod templates;

use std::collections::BTreeMap;

use anyhow::{Result, bail};

pub use add::{NewAction, NewPeriod, NewPriority, action, period, priority};
pub use renumber::{Named, renumber};
pub use rollover::{Next, Rollover, rollover};
pub use start::{Start, start};

use crate::control;
use crate::diagnostic::{Finding, Severity};
use crate::discover::{Discovered, Role};
use crate::fix::FileChange;
use crate::load::{self, Loaded};
use crate::model::Plan;
use crate::source::{SourceFile, Sources};

/// What would be written.
#[derive(Debug, Default)]
pub struct Draft {
    /// Files that change, move or are new, in the order in which that is to be done.
    pub changes: Vec<FileChange>,
    /// What whoever asked for it should know.
    pub notes: Vec<String>,
}

/// A plan as it would be after a draft.
#[derive(Debug)]
pub struct Tried {
    /// The plan.
    pub loaded: Loaded,
    /// What would be found in it that is not found now.
    pub findings: Vec<Finding>,
}

/// A plan as it stands.
#[derive(Debug)]
pub struct Existing {
    /// Its files.
    pub discovered: Discovered,
    /// What reading them gave.
    pub loaded: Loaded,
}

impl Existing {
    /// Reads a plan.
    pub fn read(discovered: Discovered) -> Self {
        let loaded = load::read(discovered.clone());
        Self { discovered, loaded }
    }

    /// The plan that a draft is made of.
    ///
    /// # Errors
    /// When not all of it can be read: what is not read cannot be taken along.
    fn whole(&self) -> Result<&Plan> {
        let Loaded { plan, findings, .. } = &self.loaded;
        let is_read = findings.iter().all(|finding| finding.severity != Severity::Error);
        match plan {
            Some(plan) if is_read => Ok(plan),
            _ => bail!(
                "not all of the plan can be read, and what is not read cannot be taken along\n  \
                 mend what `empact check` shows, then do this again"
            ),
        }
    }
}

/// Reads and checks the plan as it would be after these changes.
pub fn tried(existing: &Existing, changes: &[FileChange]) -> Tried {
    let path_after = |path: &'static str| {
        let change = changes.iter().find(|change| change.path == path);
        change.and_then(|change| change.new_path.as_deref()).unwrap_or(path)
    };
    let mut known: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for found in control::check(&existing.loaded) {
        let path = path_after(found.location.source.path()).to_owned();
        *known.entry((path, found.rule.id)).or_default() += 1;
    }
    let loaded = load::read(after(&existing.discovered, changes));
    // Messages name numbers, which may be others now: findings are known by file and rule.
    let mut findings = control::check(&loaded);
    findings.retain(|found| {
        let path = found.location.source.path().to_owned();
        let left = known.get_mut(&(path, found.rule.id)).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_none()
    });
    Tried { loaded, findings }
}

/// The files of a plan after these changes.
fn after(discovered: &Discovered, changes: &[FileChange]) -> Discovered {
    let is_changed = |path: &str| changes.iter().any(|change| change.path == path);
    let kept = discovered.sources.iter().filter(|(_, file)| !is_changed(file.path));
    // What is beside a plan is no part of it.
    let made = changes.iter().filter_map(|change| {
        let path = change.new_path.as_ref().unwrap_or(&change.path);
        Role::of(path)?;
        Some(SourceFile::new(path, change.after.as_str()))
    });
    let files = kept.map(|(_, file)| file.clone()).chain(made).collect();
    Discovered { sources: Sources::new(files), findings: discovered.findings.clone() }
}
