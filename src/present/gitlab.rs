//! A Code Quality report as GitLab reads it: a list of faults with severity, path, line and
//! fingerprint.

use std::io::{self, Write};

use serde::Serialize;

use super::fingerprint::{self, Fingerprints};
use super::{PlanFindings, Summary, counted};
use crate::clean::{self, clean_line};
use crate::diagnostic::{Finding, Severity};
use crate::discover::PLAN_FILE;

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
    let mut issues: Vec<Issue> = plan.findings().map(issue).collect();
    issues.extend(not_shown(plan));
    issues
}

/// A fault of its own for the number of findings that are not shown, since the format has no other place
/// for it. The number is no part of the fingerprint: one more of them is no other fault.
fn not_shown(plan: &PlanFindings<'_>) -> Option<Issue> {
    const NAME: &str = "findings-not-shown";
    let count = Summary::of(plan).not_shown;
    let path = plan.path_of(PLAN_FILE);
    (count > 0).then(|| Issue {
        description: format!("{} not shown", counted(count, "finding")),
        check_name: NAME,
        fingerprint: fingerprint::of_file(&path, NAME),
        severity: "info",
        location: Place { path, lines: Lines { begin: 1, end: 1 } },
    })
}
