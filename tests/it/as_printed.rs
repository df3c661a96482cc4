//! The plan of 2013 as its report was printed: `tests/as-printed/anomalies.yaml` puts the mistakes of the
//! report back into the example, and each is found, or no program could find it.
//!
//! The list is one printing: all its edits are made in one copy of the example, and what the program finds
//! there is exactly what the list says, each finding on a line with the words that the list names. An anomaly
//! that would keep others from being found, because it breaks the same place, stands in a copy of its own
//! (`apart`).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;

use empact::rules;

use super::support::{empact, put};

/// Something odd in the printed report.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Anomaly {
    /// `1` to `50` as they were first counted; those that were seen later begin with a letter.
    #[serde(rename = "anomaly")]
    number: String,
    /// Where it stands: lines of the text of ST 10494/14 DCL 1.
    lines: String,
    odd: String,
    #[serde(default)]
    edits: Vec<Edit>,
    /// What of it no program could see, and why.
    unseen: Option<String>,
    /// Whether it is put back into a copy of its own.
    #[serde(default)]
    apart: bool,
}

/// What stands in the example, and what was printed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    /// A file, or with `*` at the end every file of a folder in which `old` stands.
    file: String,
    /// Nothing for a file that is made.
    #[serde(default)]
    old: String,
    #[serde(default)]
    new: String,
    /// The file of which one that is made is a copy.
    copy: Option<String>,
    #[serde(default)]
    finds: Vec<Finds>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Finds {
    rule: String,
    /// The file, where it is not that of the edit.
    r#in: Option<String>,
    /// Words of the line.
    line: String,
}

/// A finding that is expected: whose, file, rule, words of the line.
type Expected = (String, String, String, String);

/// Files of a plan by path.
type Files = BTreeMap<String, String>;

fn anomalies() -> Vec<Anomaly> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/as-printed/anomalies.yaml");
    yaml_serde::from_str(&fs::read_to_string(path).expect("readable")).expect("a list of anomalies")
}

fn example() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let entries = walkdir::WalkDir::new(&root).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let path = entry.path().strip_prefix(&root).expect("below it").to_str().expect("a name");
        (path.replace('\\', "/"), fs::read_to_string(entry.path()).expect("text"))
    });
    files.collect()
}

/// Puts back what was printed, and tells what has to be found because of it.
fn put_back(anomaly: &Anomaly, files: &mut Files) -> Vec<Expected> {
    let mut expected = Vec::new();
    for edit in &anomaly.edits {
        let of = &anomaly.number;
        for path in changed(of, edit, files) {
            expected.extend(edit.finds.iter().map(|finds| {
                let file = finds.r#in.clone().unwrap_or_else(|| path.clone());
                (of.clone(), file, finds.rule.clone(), finds.line.clone())
            }));
        }
    }
    expected
}

/// The files that an edit has changed.
fn changed(of: &str, edit: &Edit, files: &mut Files) -> Vec<String> {
    let Edit { file, old, new, copy, .. } = edit;
    if old.is_empty() {
        let text = copy.as_ref().map_or_else(|| new.clone(), |copied| files[copied].clone());
        assert!(files.insert(file.clone(), text).is_none(), "{of}: {file} is there already");
        return vec![file.clone()];
    }
    let is_meant = |path: &str| match file.strip_suffix('*') {
        Some(folder) => path.starts_with(folder),
        None => path == file,
    };
    let mut paths = Vec::new();
    for (path, text) in files.iter_mut().filter(|(path, _)| is_meant(path)) {
        if text.contains(old.as_str()) {
            assert_eq!(text.matches(old.as_str()).count(), 1, "{of}: {path} has it twice: {old}");
            *text = text.replace(old, new);
            paths.push(path.clone());
        }
    }
    assert!(!paths.is_empty(), "{of}: {file} does not have: {old}");
    paths
}

/// What the program finds: file, rule, number and words of the line.
fn found(files: &Files) -> Vec<(String, String, usize, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        put(folder.path(), path, text);
    }
    let command = empact().current_dir(folder.path()).args(["check", "--format", "concise"]);
    let output = command.output().expect("it runs");
    let printed = String::from_utf8(output.stdout).expect("text");
    let findings = printed.lines().map(|printed| {
        let mut parts = printed.splitn(4, ':');
        let (path, number) = (parts.next().expect("a path"), parts.next().expect(printed));
        let rule = printed.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
        let (rule, _) = rule.expect("a rule");
        let number: usize = number.parse().expect("a line");
        let line = files[path].lines().nth(number - 1).unwrap_or_default();
        (path.to_owned(), rule.to_owned(), number, line.trim().to_owned())
    });
    findings.collect()
}

/// What is expected and not found, and what is found and not expected, in words.
fn differences(files: &Files, mut expected: Vec<Expected>) -> Vec<String> {
    let mut differences = Vec::new();
    for (path, rule, number, line) in found(files) {
        let at = expected.iter().position(|(_, file, of_rule, words)| {
            *file == path && *of_rule == rule && line.contains(words.as_str())
        });
        match at {
            Some(at) => drop(expected.swap_remove(at)),
            None => differences.push(format!("nobody expects {rule} at {path}:{number}: {line}")),
        }
    }
    let missing = expected
        .into_iter()
        .map(|(of, file, rule, words)| format!("{of}: {rule} is not found in {file} at: {words}"));
    differences.extend(missing);
    differences
}

#[test]
fn what_was_printed_is_found_and_nothing_else_is() {
    let anomalies = anomalies();
    let mut files = example();
    let together = anomalies.iter().filter(|anomaly| !anomaly.apart);
    let expected = together.flat_map(|anomaly| put_back(anomaly, &mut files)).collect();
    let mut all = differences(&files, expected);
    for anomaly in anomalies.iter().filter(|anomaly| anomaly.apart) {
        let mut files = example();
        let expected = put_back(anomaly, &mut files);
        all.extend(differences(&files, expected));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn each_anomaly_is_found_or_has_a_reason() {
    let anomalies = anomalies();
    let names: Vec<&str> = anomalies.iter().map(|anomaly| anomaly.number.as_str()).collect();
    let first: Vec<String> = (1..=50).map(|number| number.to_string()).collect();
    assert_eq!(names[..50], first, "the fifty, in order");
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "each once");
    for Anomaly { number, lines, odd, edits, unseen, .. } in &anomalies {
        assert!(!lines.is_empty() && !odd.is_empty(), "{number}");
        let mut rules = edits.iter().flat_map(|edit| &edit.finds);
        assert!(rules.all(|finds| rules::find(&finds.rule).is_some()), "{number}: an unknown rule");
        let is_found = edits.iter().any(|edit| !edit.finds.is_empty());
        assert!(is_found || unseen.is_some(), "{number} is neither found nor explained");
        assert!(unseen.as_ref().is_none_or(|why| why.len() > 20), "{number}: a reason");
    }
}

#[test]
fn the_example_has_no_finding() {
    let files = example();
    assert_eq!(differences(&files, Vec::new()), Vec::<String>::new());
    let actions = files.keys().filter(|path| path.contains("/actions/"));
    assert_eq!(actions.count(), 80);
}
