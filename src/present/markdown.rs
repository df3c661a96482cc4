//! Markdown for the summary of a job or a note on a merge request: how it stands, in which files, and all
//! findings as a terminal shows them.
//!
//! What comes from a plan stands in code, where nothing is a link, a mention, HTML or a mark: the run of
//! backticks around it is longer than any in it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{PlanFindings, Setting, Summary, text};
use crate::clean::{clean_line, no_command};

/// No colours, and lines as long as they are on a terminal.
const PLAIN: Setting = Setting { colour: false, width: 100 };
/// The fewest backticks around a block.
const FENCE: usize = 3;

/// Writes the findings of all plans.
pub(super) fn write(out: &mut dyn Write, plans: &[PlanFindings<'_>]) -> io::Result<()> {
    let mut whole = Summary::default();
    let mut files: BTreeMap<String, Summary> = BTreeMap::new();
    let mut findings = Vec::new();
    for plan in plans {
        whole += Summary::of(plan);
        for finding in plan.all() {
            let path = plan.path(finding.location.source);
            *files.entry(path).or_default() += Summary::new(0, [finding]);
        }
        text::write(&mut findings, plan, PLAIN)?;
    }
    writeln!(out, "### {whole}")?;
    if files.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n| File | Errors | Warnings |\n|---|---:|---:|")?;
    for (path, Summary { errors, warnings, .. }) in &files {
        writeln!(out, "| {} | {errors} | {warnings} |", code(path))?;
    }
    let findings = String::from_utf8_lossy(&findings);
    let fence = "`".repeat(longest_run(&findings).saturating_add(1).max(FENCE));
    writeln!(out, "\n{fence}text\n{}\n{fence}", findings.trim_end())
}

/// A path as code in the cell of a table.
fn code(path: &str) -> String {
    let path = no_command(&clean_line(path)).replace('|', "\\|");
    let marks = "`".repeat(longest_run(&path) + 1);
    let blank = if path.starts_with('`') || path.ends_with('`') { " " } else { "" };
    format!("{marks}{blank}{path}{blank}{marks}")
}

/// How many backticks stand together at most.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{code, longest_run};

    #[test]
    fn a_path_stays_in_its_cell_and_in_its_code() {
        assert_eq!(code("a/1.1.yaml"), "`a/1.1.yaml`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`a|b"), "`` `a\\|b ``");
        assert_eq!(longest_run("no"), 0);
    }
}
