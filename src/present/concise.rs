//! One line for each finding: `path:line:col: error[rule]: message`, for editors and for `grep`.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::{PlanFindings, Setting};
use crate::clean::{clean_line, no_command};
use crate::diagnostic::Severity;

const BOLD: Style = Style::new().bold();
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Writes the findings of a plan.
pub(super) fn write(
    out: &mut dyn Write,
    plan: &PlanFindings<'_>,
    setting: Setting,
) -> io::Result<()> {
    let mut lines = plan.lines();
    let paint = |style: Style| if setting.colour { style } else { Style::new() };
    for finding in plan.findings() {
        let (line, column) = lines.line_column(finding.location);
        let path = plan.path(finding.location.source);
        let (path, message) = (clean_line(&path), clean_line(&finding.message));
        // Each by itself: between them stands what is never part of a command.
        let (path, message) = (no_command(&path), no_command(&message));
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
