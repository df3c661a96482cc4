//! Everything that is known of the findings, as JSON of a documented and versioned form.
//!
//! The form is that of [`CheckOutput`]; `docs/schema/findings.schema.json` is derived from it and
//! `docs/formats.md` explains it. A key that goes or changes its meaning needs a new
//! [`VERSION`]; a key that is added does not. Texts and paths stand there as they are, only
//! escaped: making them fit to be shown is the reader's business.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::lines::{FileLines, Region};
use super::{PlanFindings, Summary};
use crate::clean;
use crate::diagnostic::{Family, Finding, Fix, Severity};
use crate::schema;
use crate::source::Location;

/// The version of the form.
pub const VERSION: u32 = 1;
/// What `empact check --format json` writes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckOutput {
    /// The version of this form. Keys may be added without a new one.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// How much was checked, and how it stands.
    summary: Counts,
    /// The findings, in order of path and place.
    findings: Vec<FindingEntry>,
}

/// Numbers of files and findings.
#[derive(Debug, Serialize, JsonSchema)]
struct Counts {
    /// Files that were checked.
    files: usize,
    /// Files of which nothing is told, because they are marked above `--max-marking`; not among
    /// `files`.
    withheld: usize,
    /// Findings that are errors.
    errors: usize,
    /// Findings that are warnings.
    warnings: usize,
    /// Findings, among the errors and warnings, that are not in `findings`, because they are more
    /// than `--max-findings` or than are told of one rule in one file.
    not_shown: usize,
}

/// One problem, reported by one rule.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
struct FindingEntry {
    /// The rule that was broken, as `empact explain` knows it.
    rule: &'static str,
    /// What the rule is about.
    family: Family,
    /// How bad it is.
    severity: Severity,
    /// What is wrong, without a full stop.
    message: String,
    /// A few words on the marked text, where there is more to say than the message does.
    label: Option<String>,
    /// The file, from the folder in which the program was run, with `/` on every platform.
    path: String,
    /// The first character of the marked text.
    start: Position,
    /// The first character behind the marked text; the same as `start` where nothing is marked.
    end: Position,
    /// Other places involved, perhaps in other files.
    related: Vec<RelatedEntry>,
    /// Why it matters or how it came about.
    notes: Vec<String>,
    /// How to mend it.
    help: Vec<String>,
    /// How `empact check --fix` would mend it by itself, where it would try to.
    fix: Option<FixEntry>,
}

/// A way to mend a finding that needs no decision. `--fix` takes it only where the whole plan,
/// read again, proves it right.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Fix")]
struct FixEntry {
    /// What it does.
    title: String,
    /// What to write, in the file of the finding: in order and without overlaps.
    edits: Vec<EditEntry>,
    /// What to name the file, in the folder it is in, where that is the fix.
    rename: Option<String>,
}

/// A part of the file, and what is to stand in its place.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Edit")]
struct EditEntry {
    /// The first character of the part.
    start: Position,
    /// The first character behind the part; the same as `start` where something is put in.
    end: Position,
    /// What is to stand there.
    replacement: String,
}

/// A place in a file.
#[derive(Debug, Serialize, JsonSchema)]
struct Position {
    /// The line, from 1.
    #[schemars(range(min = 1))]
    line: usize,
    /// The column in characters (Unicode code points), from 1.
    #[schemars(range(min = 1))]
    column: usize,
    /// The bytes before it in the file, in UTF-8 and without a byte order mark.
    byte: usize,
}

/// A second place that belongs to a finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Related")]
struct RelatedEntry {
    /// What it has to do with the finding: first defined here.
    label: String,
    /// The file, as for the finding itself.
    path: String,
    /// The first character of the place.
    start: Position,
    /// The first character behind the place.
    end: Position,
}

/// Writes the findings of all plans as one document.
pub(super) fn write(out: &mut dyn Write, plans: &[PlanFindings<'_>]) -> io::Result<()> {
    let mut summary = Summary::default();
    let mut findings = Vec::new();
    for plan in plans {
        let mut lines = plan.lines();
        summary += Summary::of(plan);
        findings.extend(plan.findings().map(|finding| entry(finding, plan, &mut lines)));
    }
    let Summary { files, withheld, errors, warnings, not_shown } = summary;
    let summary = Counts { files, withheld, errors, warnings, not_shown };
    clean::json::write(out, &CheckOutput { version: VERSION, summary, findings })
}

fn entry(finding: &Finding, plan: &PlanFindings<'_>, lines: &mut FileLines<'_>) -> FindingEntry {
    let mut place = |location: Location| {
        let (start, end) = ends(lines.region(location));
        (plan.path(location.source), start, end)
    };
    let (path, start, end) = place(finding.location);
    let related = finding.related.iter().map(|related| {
        let (path, start, end) = place(related.location);
        RelatedEntry { label: related.label.clone(), path, start, end }
    });
    let related = related.collect();
    let fix = finding.fix.as_ref().map(|fix| fix_entry(fix, lines));
    FindingEntry {
        rule: finding.rule.id,
        family: finding.rule.family,
        severity: finding.severity(),
        message: finding.message.clone(),
        label: Some(finding.label.clone()).filter(|label| !label.is_empty()),
        path,
        start,
        end,
        related,
        notes: finding.notes.clone(),
        help: finding.help.clone(),
        fix,
    }
}

fn fix_entry(fix: &Fix, lines: &mut FileLines<'_>) -> FixEntry {
    let edits = fix.edits.iter().map(|edit| {
        let (start, end) = ends(lines.exactly(edit.location));
        EditEntry { start, end, replacement: edit.replacement.clone() }
    });
    FixEntry { title: fix.title.clone(), edits: edits.collect(), rename: fix.rename.clone() }
}

fn ends(region: Region<'_>) -> (Position, Position) {
    let Region { start, line, column, end, end_line, end_column, .. } = region;
    (
        Position { line, column, byte: start },
        Position { line: end_line, column: end_column, byte: end },
    )
}

/// The published schema, with a line break at its end.
pub fn schema_text() -> String {
    schema::output_text::<CheckOutput>("findings", "Findings (empact check --format json)")
}
