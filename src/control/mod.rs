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

use crate::diagnostic::{self, Finding, Most, Severity};
use crate::load::Loaded;
use crate::rules::{self, Context};
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
        Self::up_to(Most::ALL, loaded)
    }

    /// As [`Self::new`], with so many findings of a rule as are shown, of a file and in all; the rest are
    /// only counted.
    pub fn to_show(loaded: &'a Loaded, in_all: usize) -> Self {
        let limits = loaded.plan.as_ref().and_then(|plan| plan.file.data.limits.as_ref());
        let of_rule = limits.and_then(|limits| limits.findings_of_rule.as_ref());
        let of_file = of_rule.map_or(rules::MAX_OF_RULE, |most| most.value.into());
        Self::up_to(Most { of_file, in_all }, loaded)
    }

    fn up_to(most: Most, loaded: &'a Loaded) -> Self {
        let Loaded { sources, plan, findings, today } = loaded;
        let ignores = ignores::read(most, sources);
        let mut lines = ignores.by_rule();
        let mut found = ignores::left(most, &mut lines, findings);
        found.extend(match plan {
            Some(plan) => {
                let context = Context::new(plan, sources, findings).on(*today);
                rules::check_up_to(most, &mut lines, &context, findings)
            }
            None => rules::without_plan(sources, findings),
        });
        let sight = ignores::Sight::new(plan.is_some(), findings);
        found.extend(ignores.finish(most, &lines, &sight));
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
            let severity = self.severity(finding, choice)?;
            Some(Finding { severity, ..finding.clone() })
        };
        self.found.iter().filter_map(levelled).collect()
    }

    /// As [`Self::findings`], where nothing else is asked: of a plan with a million findings there are not
    /// two million.
    pub fn into_findings(mut self, choice: &Choice) -> Vec<Finding> {
        let mut found = std::mem::take(&mut self.found);
        found.retain_mut(|finding| {
            let severity = self.severity(finding, choice);
            severity.is_some_and(|severity| {
                finding.severity = severity;
                true
            })
        });
        found
    }

    fn severity(&self, finding: &Finding, choice: &Choice) -> Option<Severity> {
        let path = self.sources.get(finding.location.source).path;
        self.levels.severity(finding.rule, path, choice)
    }
}

/// What is found in a whole plan, by rule and place.
#[derive(Debug)]
pub struct Known(BTreeSet<(&'static str, Location)>);

/// What is reported of a plan by its own settings.
pub fn check(loaded: &Loaded) -> Vec<Finding> {
    Checked::new(loaded).into_findings(&Choice::default())
}
