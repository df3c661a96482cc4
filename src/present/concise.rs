//! One line for each finding: `path:line:col: error[rule]: message`, for editors and for `grep`.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::Setting;
use super::clean::clean_line;
use super::lines::LineIndex;
use crate::diagnostic::{Finding, Severity};
use crate::source::Sources;

const BOLD: Style = Style::new().bold();
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Writes the findings in the order given.
pub(super) fn write(
    out: &mut dyn Write,
    findings: &[&Finding],
    sources: &Sources,
    setting: Setting<'_>,
) -> io::Result<()> {
    let mut lines = LineIndex::new(sources);
    let paint = |style: Style| if setting.colour { style } else { Style::new() };
    for finding in findings {
        let (line, column) = lines.line_column(finding.location);
        let path = format!("{}{}", setting.prefix, sources.get(finding.location.source).path);
        let (path, message) = (clean_line(&path), clean_line(&finding.message));
        let bold = paint(BOLD);
        let level = paint(match finding.severity() {
            Severity::Error => ERROR,
            Severity::Warning => WARNING,
        });
        let (severity, rule) = (finding.severity(), finding.rule.id);
        writeln!(
            out,
            "{bold}{path}:{line}:{column}:{bold:#} {level}{severity}[{rule}]{level:#}: {message}"
        )?;
    }
    Ok(())
}
