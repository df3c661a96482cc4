//! Baselines: what was wrong with a plan when it began to be checked, so that only new mistakes
//! are reported. A baseline is made once and from then on only shrinks.
//!
//! An entry knows a finding by its rule, its file and the words of its line, so that it survives
//! when lines move, and neither the number of the line nor the wording of a message is in it. The
//! words themselves are not kept, because a plan may be classified where a baseline is not. The
//! command line reads and writes the file.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::diagnostic::Finding;
use crate::rules::name::is_locked;
use crate::source::Sources;

/// The version of the file's form.
const VERSION: u32 = 1;

/// One finding, as a baseline knows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// The file, from the root of the plan.
    path: String,
    /// The rule.
    rule: String,
    /// The [`fingerprint`] of the line.
    line: String,
    /// Which one it is of those alike in all else, from 1.
    occurrence: usize,
}

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

/// Findings that are known and not reported again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline(BTreeSet<Entry>);

impl Baseline {
    /// One that holds these findings, except those of rules that are always on.
    pub fn of(findings: &[Finding], sources: &Sources) -> Self {
        let entries = entries(findings, sources).into_iter().zip(findings);
        let lasting = entries.filter(|(_, finding)| !is_locked(finding.rule));
        Self(lasting.map(|(entry, _)| entry).collect())
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// When it is no baseline, or one of another version of the program.
    pub fn parse(text: &str) -> Result<Self> {
        let value: serde_json::Value = serde_json::from_str(text).context("it is not JSON")?;
        let version = value.get("version").and_then(serde_json::Value::as_u64);
        match version {
            Some(version) if version == u64::from(VERSION) => {}
            Some(version) => {
                bail!("its form is version {version}, and this program knows version {VERSION}")
            }
            None => bail!("it is not a baseline"),
        }
        let file: File = serde_json::from_value(value).context("it is not a baseline")?;
        Ok(Self(file.findings.into_iter().collect()))
    }

    /// The text of a file, the same for the same entries.
    pub fn to_json(&self) -> String {
        let file = File { version: VERSION, findings: self.0.iter().cloned().collect() };
        // Strings and numbers always have a form in JSON.
        let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
        text.push('\n');
        text
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes out the findings that it holds. All findings of a file have to be among them, since
    /// those alike are counted.
    pub fn subtract(&self, findings: &mut Vec<Finding>, sources: &Sources) {
        let mut known = entries(findings, sources).into_iter().map(|entry| self.0.contains(&entry));
        findings.retain(|finding| !known.next().unwrap_or(false) || is_locked(finding.rule));
    }

    /// What of it is also in another one.
    #[must_use]
    pub fn shrunk_to(&self, other: &Self) -> Self {
        Self(self.0.intersection(&other.0).cloned().collect())
    }
}

/// The entry of each finding.
fn entries(findings: &[Finding], sources: &Sources) -> Vec<Entry> {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|index| {
        findings.get(*index).map(|finding| (finding.location, finding.rule.id, &finding.message))
    });
    let mut seen: BTreeMap<(&str, &str, String), usize> = BTreeMap::new();
    let mut numbered: Vec<(usize, Entry)> = Vec::with_capacity(findings.len());
    for index in order {
        let Some(finding) = findings.get(index) else { continue };
        let file = sources.get(finding.location.source);
        let lines = file.lines();
        let line = fingerprint(lines.line(lines.number(finding.location.span.range().start)));
        let count = seen.entry((file.path, finding.rule.id, line.clone())).or_default();
        *count += 1;
        let (path, rule) = (file.path.to_owned(), finding.rule.id.to_owned());
        numbered.push((index, Entry { path, rule, line, occurrence: *count }));
    }
    numbered.sort_by_key(|(index, _)| *index);
    numbered.into_iter().map(|(_, entry)| entry).collect()
}

/// Sixteen hexadecimal digits that stand for the words of a line, whatever the blanks between and
/// around them: FNV-1a of 64 bits, which is the same on every machine and in every version.
pub fn fingerprint(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let hash = words.join(" ").bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_of_words_and_never_changes() {
        assert_eq!(fingerprint(""), "cbf29ce484222325");
        assert_eq!(fingerprint("a"), "af63dc4c8601ec8c");
        assert_eq!(fingerprint("  leaders:  [XX]\r"), fingerprint("leaders: [XX]"));
        assert_ne!(fingerprint("leaders: [XX]"), fingerprint("leaders: [XY]"));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let entry = |occurrence| Entry {
            path: "oap.yaml".into(),
            rule: "unknown-key".into(),
            line: fingerprint("a"),
            occurrence,
        };
        let baseline = Baseline([entry(2), entry(1)].into());
        assert_eq!(Baseline::parse(&baseline.to_json()).expect("its own form"), baseline);
        let smaller = Baseline([entry(1), entry(3)].into());
        assert_eq!(baseline.shrunk_to(&smaller), Baseline([entry(1)].into()));
    }

    #[test]
    fn what_is_no_baseline_is_refused() {
        for (text, reason) in [
            ("", "not JSON"),
            ("[]", "not a baseline"),
            ("{\"version\": 2, \"findings\": []}", "version 2"),
            ("{\"version\": 1, \"findings\": [1]}", "not a baseline"),
        ] {
            let error = Baseline::parse(text).expect_err(text).to_string();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }
}
