//! A Code Quality report as GitLab reads it: a list of faults with severity, path, line and
//! fingerprint.

use std::io::{self, Write};

use serde::Serialize;

use super::PlanFindings;
use super::fingerprint::Fingerprints;
use crate::clean::{self, clean_line};
use crate::diagnostic::{Finding, Severity};

/// One fault.
#[derive(Debug, Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Place,
}

#[derive(Debug, Serialize)]
struct Place {
    path: String,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes the findings of all plans as one list.
pub(super) fn write(out: &mut dyn Write, plans: &[PlanFindings<'_>]) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    let issues: Vec<Issue> =
        plans.iter().flat_map(|plan| issues(plan, &mut fingerprints)).collect();
    clean::json::write(out, &issues)
}

fn issues(plan: &PlanFindings<'_>, fingerprints: &mut Fingerprints) -> Vec<Issue> {
    let mut lines = plan.lines();
    let issue = |finding: &Finding| {
        let region = lines.region(finding.location);
        let path = plan.path(finding.location.source);
        Issue {
            description: clean_line(&finding.message).into_owned(),
            check_name: finding.rule.id,
            fingerprint: fingerprints.next(&path, finding, region.text),
            severity: match finding.severity() {
                Severity::Error => "major",
                Severity::Warning => "minor",
            },
            location: Place { path, lines: Lines { begin: region.line, end: region.end_line } },
        }
    };
    plan.findings().map(issue).collect()
}
