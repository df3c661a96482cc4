//! SARIF 2.1.0, the interchange format of code scanning: one run, with the rules that were broken
//! and a result for each finding.
//!
//! The types are the few of the standard that are written here. Regions have lines and columns
//! and no byte offsets, because those would count a byte order mark, which was taken off on
//! reading. A message of the standard has a syntax of its own, for placeholders and links: texts
//! of a plan are written so that they are neither. Braces are not doubled, as it asks: nobody who shows
//! a message without arguments makes one of two again, and then people read and copy `{{`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::fingerprint::Fingerprints;
use super::lines::{FileLines, Region};
use super::words::advice;
use super::{PlanFindings, Summary, counted};
use crate::clean::{self, clean};
use crate::diagnostic::{Finding, Fix, RuleInfo, Severity};
use crate::source::Location;

/// The name under which paths are resolved: the folder in which the program was run.
const BASE: &str = "%SRCROOT%";
/// The heading on the page of a rule under which stands why it is one.
const WHY: &str = "## Why it matters\n";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    original_uri_base_ids: BTreeMap<&'static str, Base>,
    column_kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    invocations: Vec<Invocation>,
    results: Vec<Outcome>,
}

/// What is to be known of the run as a whole.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: [Notification; 1],
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    /// Where the program is at home, once `Cargo.toml` says so.
    #[serde(skip_serializing_if = "str::is_empty")]
    information_uri: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: Severity,
}

#[derive(Serialize)]
struct Properties {
    tags: [String; 1],
}

#[derive(Serialize)]
struct Base {
    description: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    rule_index: usize,
    level: Severity,
    message: Text,
    locations: [Place; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Place>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Repair>,
}

/// What the standard calls a fix.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Repair {
    description: Text,
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Lines,
    inserted_content: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Lines,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Lines {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// Writes the findings of all plans as one run.
pub(super) fn write(out: &mut dyn Write, plans: &[PlanFindings<'_>]) -> io::Result<()> {
    let rules = broken_rules(plans);
    let mut fingerprints = Fingerprints::default();
    let mut results = Vec::new();
    for plan in plans {
        let mut lines = plan.lines();
        for finding in plan.findings() {
            let index = rules.binary_search_by(|rule| rule.id.cmp(finding.rule.id));
            let index = index.unwrap_or_else(|index| index);
            results.push(result(finding, index, plan, &mut lines, &mut fingerprints));
        }
    }
    let driver = Driver {
        name: "empact",
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: env!("CARGO_PKG_REPOSITORY"),
        rules: rules.into_iter().map(describe).collect(),
    };
    let folder = Text { text: "The folder in which empact was run.".to_owned() };
    let run = Run {
        tool: Tool { driver },
        original_uri_base_ids: BTreeMap::from([(BASE, Base { description: folder })]),
        column_kind: "unicodeCodePoints",
        invocations: not_shown(plans).into_iter().collect(),
        results,
    };
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [run],
    };
    clean::json::write(out, &log)
}

/// Says how many findings are no results, if there are any.
fn not_shown(plans: &[PlanFindings<'_>]) -> Option<Invocation> {
    let count = plans.iter().map(|plan| Summary::of(plan).not_shown).sum();
    let text = format!("{} not shown", counted(count, "finding"));
    let notification = Notification { level: "note", message: Text { text } };
    (count > 0).then_some(Invocation {
        execution_successful: true,
        tool_execution_notifications: [notification],
    })
}

/// The rules that have findings, by id.
fn broken_rules(plans: &[PlanFindings<'_>]) -> Vec<&'static RuleInfo> {
    let mut rules: Vec<_> =
        plans.iter().flat_map(|plan| plan.findings().map(|finding| finding.rule)).collect();
    rules.sort_by_key(|rule| rule.id);
    rules.dedup();
    rules
}

fn describe(rule: &'static RuleInfo) -> Rule {
    Rule {
        id: rule.id,
        short_description: Text { text: rule.summary() },
        full_description: Text { text: full(rule) },
        help: Help { text: rule.page, markdown: rule.page },
        default_configuration: Configuration { level: rule.severity },
        properties: Properties { tags: [rule.family.to_string()] },
    }
}

/// What the rule reports, and why.
fn full(rule: &RuleInfo) -> String {
    let (_, why) = rule.page.split_once(WHY).unwrap_or_default();
    let paragraph = why.trim_start().split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    [rule.summary(), words.join(" ")].join(" ").trim().to_owned()
}

fn result(
    finding: &Finding,
    rule_index: usize,
    plan: &PlanFindings<'_>,
    lines: &mut FileLines<'_>,
    fingerprints: &mut Fingerprints,
) -> Outcome {
    let region = lines.region(finding.location);
    let path = plan.path(finding.location.source);
    let words: Vec<String> =
        std::iter::once(finding.message.clone()).chain(advice(finding)).collect();
    let related = finding.related.iter().enumerate().map(|(index, related)| Place {
        id: Some(index + 1),
        ..place(related.location, &related.label, plan, lines)
    });
    let related_locations = related.collect();
    let fingerprint = fingerprints.next(&path, finding, region.text);
    Outcome {
        rule_id: finding.rule.id,
        rule_index,
        level: finding.severity(),
        message: Text { text: message(&words.join("\n\n")) },
        locations: [place(finding.location, &finding.label, plan, lines)],
        related_locations,
        partial_fingerprints: BTreeMap::from([("empact/v1", fingerprint)]),
        fixes: finding.fix.iter().filter_map(|fix| repair(fix, finding, plan, lines)).collect(),
    }
}

/// A fix of a text. The standard has no word for a new name of a file, and its readers take no empty
/// text in place of one that goes. What is inserted is no message: it stands there as it is to be
/// written.
fn repair(
    fix: &Fix,
    finding: &Finding,
    plan: &PlanFindings<'_>,
    lines: &mut FileLines<'_>,
) -> Option<Repair> {
    let replacements = fix.edits.iter().map(|edit| Replacement {
        deleted_region: Lines::from(lines.exactly(edit.location)),
        inserted_content: Text { text: edit.replacement.clone() },
    });
    let replacements: Vec<Replacement> = replacements.collect();
    let artifact_location = artifact(finding.location, plan);
    let is_deletion = |one: &Replacement| one.inserted_content.text.is_empty();
    let can_be_told = !replacements.is_empty() && !replacements.iter().any(is_deletion);
    (can_be_told && fix.rename.is_none()).then(|| Repair {
        description: Text { text: message(&fix.title) },
        artifact_changes: [ArtifactChange { artifact_location, replacements }],
    })
}

fn artifact(location: Location, plan: &PlanFindings<'_>) -> Artifact {
    let path = plan.path(location.source);
    // Elsewhere `C:` is a folder like any other.
    if cfg!(windows)
        && let Some(uri) = uri_of_whole(&path)
    {
        return Artifact { uri, uri_base_id: None };
    }
    Artifact { uri: uri(&path), uri_base_id: Some(BASE) }
}

impl From<Region<'_>> for Lines {
    fn from(region: Region<'_>) -> Self {
        let Region { line, column, end_line, end_column, .. } = region;
        Self { start_line: line, start_column: column, end_line, end_column }
    }
}

fn place(
    location: Location,
    label: &str,
    plan: &PlanFindings<'_>,
    lines: &mut FileLines<'_>,
) -> Place {
    Place {
        id: None,
        physical_location: PhysicalLocation {
            artifact_location: artifact(location, plan),
            region: Lines::from(lines.region(location)),
        },
        message: (!label.is_empty()).then(|| Text { text: message(label) }),
    }
}

/// A text as the message that reads like it: `](`, which would make a link of it, and a brace before a
/// digit, which would make a placeholder, are parted.
fn message(text: &str) -> String {
    let text = clean(text).replace("](", "] (");
    let mut message = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        message.push(letter);
        if letter == '{' && letters.peek().is_some_and(char::is_ascii_digit) {
            message.push(' ');
        }
    }
    message
}

/// A path as a relative reference. All but the plainest characters are escaped, `:` among them:
/// it would end the name of a scheme.
fn uri(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut uri, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // A string takes everything.
            let _ = write!(uri, "%{byte:02X}");
        }
        uri
    })
}

/// The address of a file that is given by drive or by server, as Windows has them.
fn uri_of_whole(path: &str) -> Option<String> {
    if let Some(on_server) = path.strip_prefix("//") {
        return Some(format!("file://{}", uri(on_server)));
    }
    let (drive, rest) = path.split_once(":/")?;
    let is_drive = drive.len() == 1 && drive.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_drive.then(|| format!("file:///{drive}:/{}", uri(rest)))
}

#[cfg(test)]
mod tests {
    use super::{message, uri, uri_of_whole};

    #[test]
    fn a_path_with_drive_or_server_is_an_address_of_its_own() {
        let of = |path| uri_of_whole(path);
        assert_eq!(of("C:/plan é/1.1.yaml").as_deref(), Some("file:///C:/plan%20%C3%A9/1.1.yaml"));
        assert_eq!(of("//server/share/oap.yaml").as_deref(), Some("file://server/share/oap.yaml"));
        for relative in ["../plan/oap.yaml", "oap.yaml", "ab:/c", "1:/c"] {
            assert_eq!(of(relative), None, "{relative}");
        }
    }

    #[test]
    fn a_path_is_a_relative_reference() {
        assert_eq!(uri("../plan é/1.1 50%.yaml"), "../plan%20%C3%A9/1.1%2050%25.yaml");
        assert_eq!(uri("javascript:x?y#z"), "javascript%3Ax%3Fy%23z");
    }

    #[test]
    fn a_message_has_no_placeholders_and_no_links() {
        assert_eq!(message("{0} {a} [a](https://b) \u{1b}["), "{ 0} {a} [a] (https://b) ␛[");
    }
}
