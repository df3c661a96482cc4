//! JUnit's XML: one suite for the run, a test case for each file, which fails when the file has
//! errors. A file with nothing but warnings passes, as the run does, and shows them as its output.
//!
//! The elements and attributes are those that Jenkins' schema of the format has. No time is
//! given: the same plan gives the same report.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::lines::FileLines;
use super::words::words;
use super::{PlanFindings, counted};
use crate::clean::{clean, clean_line, no_command};
use crate::diagnostic::{Finding, Severity};
use crate::source::SourceId;

/// Writes the findings of all plans as one suite.
pub(super) fn write(out: &mut dyn Write, plans: &[PlanFindings<'_>]) -> io::Result<()> {
    let (mut tests, mut failures, mut cases) = (0, 0, String::new());
    for plan in plans {
        let mut lines = plan.lines();
        let mut found: HashMap<SourceId, Vec<&Finding>> = HashMap::new();
        for finding in plan.all() {
            found.entry(finding.location.source).or_default().push(finding);
        }
        let mut shown = plan.findings().count();
        for file in plan.files() {
            tests += 1;
            let findings = found.remove(&file).unwrap_or_default();
            let said = shown.min(findings.len());
            shown -= said;
            if case(&mut cases, file, (&findings, said), plan, &mut lines) {
                failures += 1;
            }
        }
    }
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\"");
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"empact\" {counts}>")?;
    writeln!(out, "  <testsuite name=\"empact check\" {counts} skipped=\"0\">")?;
    out.write_all(cases.as_bytes())?;
    writeln!(out, "  </testsuite>")?;
    writeln!(out, "</testsuites>")
}

/// Adds the case of a file, of whose findings so many are shown, and says whether it failed: whether
/// it did is known of what is not shown too.
fn case(
    cases: &mut String,
    file: SourceId,
    (findings, shown): (&[&Finding], usize),
    plan: &PlanFindings<'_>,
    lines: &mut FileLines<'_>,
) -> bool {
    let told = findings.iter().take(shown);
    let mut said: Vec<String> = told.map(|finding| paragraph(finding, plan, lines)).collect();
    let hidden = findings.iter().skip(shown).map(|finding| 1 + finding.more).sum::<usize>();
    said.extend((hidden > 0).then(|| format!("{} not shown", counted(hidden, "finding"))));
    let said = text(&said.join("\n"));
    let first_error = findings.iter().find(|finding| finding.severity() == Severity::Error);
    let head =
        format!("    <testcase classname=\"empact\" name=\"{}\"", attribute(&plan.path(file)));
    // A string takes everything.
    let _ = match (first_error, findings) {
        (Some(error), _) => writeln!(
            cases,
            "{head}>\n      <failure type=\"{}\" message=\"{}\">{said}</failure>\n    </testcase>",
            error.rule.id,
            attribute(&error.message)
        ),
        (None, []) => writeln!(cases, "{head}/>"),
        (None, _) => {
            writeln!(cases, "{head}>\n      <system-out>{said}</system-out>\n    </testcase>")
        }
    };
    first_error.is_some()
}

/// A finding as `concise` has it, with notes and help under it.
fn paragraph(finding: &Finding, plan: &PlanFindings<'_>, lines: &mut FileLines<'_>) -> String {
    let (line, column) = lines.line_column(finding.location);
    let path = plan.path(finding.location.source);
    let words = words(finding, plan, lines).replace('\n', "\n  ");
    let (path, severity, rule) = (clean_line(&path), finding.severity(), finding.rule.id);
    format!("{path}:{line}:{column}: {severity}[{rule}]: {words}")
}

/// A value between quotes.
fn attribute(value: &str) -> String {
    escape(&no_command(&clean_line(value)))
}

/// Text between tags.
fn text(value: &str) -> String {
    let lines: Vec<Cow<'_, str>> = value.split('\n').map(no_command).collect();
    escape(&clean(&lines.join("\n")))
}

fn escape(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            // No characters of XML.
            '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{attribute, text};

    #[test]
    fn nothing_ends_an_element_or_an_attribute() {
        assert_eq!(
            text("a]]></failure>&#0;\u{ffff}\u{1}"),
            "a]]&gt;&lt;/failure&gt;&amp;#0;\u{fffd}␁"
        );
        assert_eq!(attribute("\" x='1'\n\t"), "&quot; x=&apos;1&apos; ");
    }
}
