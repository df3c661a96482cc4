//! Gathers the findings of one text, up to a bound. Used by `build` and `keys`.

use super::MAX_FINDINGS;
use crate::diagnostic::Finding;

#[derive(Default)]
pub(super) struct Gathered {
    findings: Vec<Finding>,
    hidden: usize,
}

impl Gathered {
    pub(super) fn add(&mut self, finding: Finding) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(finding);
        } else {
            self.hidden += 1;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    pub(super) fn last(&self) -> Option<&Finding> {
        self.findings.last()
    }

    /// Adds a reason to the last finding.
    pub(super) fn note(&mut self, note: &str) {
        if let Some(last) = self.findings.last_mut() {
            last.notes.push(note.into());
        }
    }

    /// The findings, the last of which says whether there were more.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        if self.hidden > 0 {
            self.note(&format!("{} more mistakes in this file are not shown", self.hidden));
        }
        self.findings
    }
}
