//! Which of the things that are found are reported, and how: settings, ignores, baselines.
//!
//! Commands call [`Checked::new`], which holds a loaded plan against all rules, and ask it for the
//! findings under a [`Choice`]. Here nothing is read, written or worded for a terminal; what is
//! right or wrong with a plan belongs in `rules`.

pub mod baseline;
pub mod ceiling;
mod ignores;
mod levels;

use std::collections::BTreeSet;

use crate::diagnostic::{self, Finding};
use crate::load::Loaded;
use crate::rules;
use crate::source::{Location, Sources};

pub use levels::Choice;

use levels::Levels;

/// A plan that has been held against all rules.
#[derive(Debug)]
pub struct Checked<'a> {
    sources: &'a Sources,
    levels: Levels,
    /// All that was found and no ignore silences, whatever its level.
    found: Vec<Finding>,
}

impl<'a> Checked<'a> {
    /// Holds a plan against all rules and takes out what its files ask to ignore.
    pub fn new(loaded: &'a Loaded) -> Self {
        Self::up_to(usize::MAX, loaded)
    }

    /// As [`Self::new`], with so many findings of a rule in a file as are shown; the rest are only
    /// counted.
    pub fn to_show(loaded: &'a Loaded) -> Self {
        Self::up_to(rules::MAX_OF_RULE, loaded)
    }

    fn up_to(most: usize, loaded: &'a Loaded) -> Self {
        let Loaded { sources, plan, findings } = loaded;
        let held = |plan| rules::check_up_to(most, plan, sources, findings);
        let of_plan = plan.as_ref().map(held);
        let sight = ignores::Sight::new(of_plan.is_some(), findings);
        let mut found = findings.clone();
        found.extend(of_plan.unwrap_or_default());
        ignores::apply(most, sources, &sight, &mut found);
        diagnostic::sort(&mut found);
        Self { sources, levels: Levels::of(plan.as_ref()), found }
    }

    /// Everything that was found and no ignore silences, whatever its level, by place.
    pub fn found(&self) -> &[Finding] {
        &self.found
    }

    /// Which rules are broken where, for a plan of which only a part is to be shown.
    pub fn known(&self) -> Known {
        Known(self.found.iter().map(|one| (one.rule.id, one.location)).collect())
    }

    /// The findings that are reported, each with the severity that the choice, or else the
    /// priority, or else the plan gives it.
    pub fn findings(&self, choice: &Choice) -> Vec<Finding> {
        let levelled = |finding: &Finding| {
            let path = self.sources.get(finding.location.source).path;
            let severity = self.levels.severity(finding.rule, path, choice)?;
            Some(Finding { severity, ..finding.clone() })
        };
        self.found.iter().filter_map(levelled).collect()
    }
}

/// What is found in a whole plan, by rule and place.
#[derive(Debug)]
pub struct Known(BTreeSet<(&'static str, Location)>);

/// What is reported of a plan by its own settings.
pub fn check(loaded: &Loaded) -> Vec<Finding> {
    Checked::new(loaded).findings(&Choice::default())
}
