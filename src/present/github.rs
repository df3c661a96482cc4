//! Workflow commands of GitHub Actions, a line for each finding:
//! `::error file=…,line=…,title=…::message`. The runner shows them beside the lines of a change.
//!
//! What has a meaning in a command is written as `%` and two digits, so that nothing ends a
//! property, a message or a line before its time.

use std::io::{self, Write};

use super::words::words;
use super::{PlanFindings, Summary, counted};
use crate::clean::clean_line;

/// Writes the findings of a plan.
pub(super) fn write(out: &mut dyn Write, plan: &PlanFindings<'_>) -> io::Result<()> {
    let mut lines = plan.lines();
    for finding in plan.findings() {
        let region = lines.region(finding.location);
        let (severity, rule) = (finding.severity(), finding.rule.id);
        let file = property(&clean_line(&plan.path(finding.location.source)));
        write!(out, "::{severity} file={file},line={},endLine={},", region.line, region.end_line)?;
        // The runner takes columns within one line only.
        if region.line == region.end_line {
            write!(out, "col={},endColumn={},", region.column, region.end_column)?;
        }
        let message = data(&words(finding, plan, &mut lines));
        writeln!(out, "title={}::{message}", property(&format!("empact {rule}")))?;
    }
    match Summary::of(plan).not_shown {
        0 => Ok(()),
        more => writeln!(out, "::notice title=empact::{} not shown", counted(more, "finding")),
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(data("50 %\r\n::error::x, y"), "50 %25%0D%0A::error::x, y");
        assert_eq!(property("a:b,c%0A\n"), "a%3Ab%2Cc%250A%0A");
    }
}
