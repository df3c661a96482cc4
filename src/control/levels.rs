//! Which level a rule has in a file. Called by `Checked` alone.
//!
//! The command line counts before `priority.yaml`, and that before `oap.yaml`. In each of them a
//! setting for a rule counts before one for its family, and of two alike the later one.

use crate::diagnostic::{RuleInfo, Severity};
use crate::model::{Level, Lint, Plan};
use crate::rules::name::{RuleName, is_locked};

/// What is asked for beside the plan's own settings.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Where there is any, only these are reported.
    pub select: Vec<RuleName>,
    /// Levels, in the order in which they were given.
    pub levels: Vec<(RuleName, Level)>,
    /// Whether what would be a warning is an error.
    pub deny_warnings: bool,
}

/// The settings of a plan.
#[derive(Debug)]
pub(super) struct Levels {
    plan: Vec<(RuleName, Level)>,
    /// By the beginning of the paths they hold for.
    priorities: Vec<(String, Vec<(RuleName, Level)>)>,
}

impl Levels {
    /// Those of a plan; without one there are none.
    pub(super) fn of(plan: Option<&Plan>) -> Self {
        let Some(plan) = plan else { return Self { plan: Vec::new(), priorities: Vec::new() } };
        let of_priorities = plan.priorities.iter().filter_map(|priority| {
            let file = priority.file.as_ref()?;
            Some((format!("priorities/{}/", priority.folder), settings(&file.data.lint)))
        });
        Self { plan: settings(&plan.file.data.lint), priorities: of_priorities.collect() }
    }

    /// As what a finding of a rule in a file is reported, if at all.
    pub(super) fn severity(
        &self,
        rule: &RuleInfo,
        path: &str,
        choice: &Choice,
    ) -> Option<Severity> {
        if is_locked(rule) {
            return Some(rule.severity);
        }
        if !choice.select.is_empty() && !choice.select.iter().any(|name| name.covers(rule)) {
            return None;
        }
        let of_priority = || {
            let mut all = self.priorities.iter();
            all.find(|(folder, _)| path.starts_with(folder.as_str()))
                .and_then(|(_, settings)| pick(settings, rule))
        };
        let level =
            pick(&choice.levels, rule).or_else(of_priority).or_else(|| pick(&self.plan, rule));
        let severity = match level {
            Some(Level::Allow) => return None,
            Some(Level::Warn) => Severity::Warning,
            Some(Level::Deny) => Severity::Error,
            None => rule.severity,
        };
        Some(if choice.deny_warnings { Severity::Error } else { severity })
    }
}

/// The settings whose names are known.
fn settings(lint: &Lint) -> Vec<(RuleName, Level)> {
    let settings = lint.rules.iter();
    settings.filter_map(|(word, setting)| Some((RuleName::of(word)?, setting.level))).collect()
}

/// The setting that counts for a rule.
fn pick(settings: &[(RuleName, Level)], rule: &RuleInfo) -> Option<Level> {
    let last = |by_id: bool| {
        let matching = settings
            .iter()
            .rev()
            .find(|(name, _)| name.covers(rule) && by_id == matches!(name, RuleName::Rule(_)));
        matching.map(|(_, level)| *level)
    };
    last(true).or_else(|| last(false))
}
