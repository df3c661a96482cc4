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

    /// The findings, the last of which says whether there were more.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        if let Some(last) = self.findings.last_mut().filter(|_| self.hidden > 0) {
            last.and_more(self.hidden, "mistakes");
        }
        self.findings
    }
}
