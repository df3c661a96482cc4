//! Slips of the pen in a plan, and what is said of them: `tests/slips/cases/` holds files with them, one
//! file for each kind, and `tests/slips/said/` what `empact check` shows.
//!
//! A case begins with `=== NAME`. What follows is the action 1.1, whole or without its head; a line
//! `--- PATH` begins another file.

mod following;
mod generated;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Output;

use empact::decode::CALLED;
use tempfile::TempDir;

use crate::support::{approved, empact, put};

const PLAN: &str = "tests/slips/plan";
const ACTION: &str = "priorities/thb/actions/1.1.yaml";
const HEAD: &str = "action: \"1.1\"\nleaders: [NL]\n";

/// A plan with slips in it.
struct Case {
    name: String,
    /// By path, in place of those of the plan or beside them.
    files: Vec<(String, String)>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cases(kind: &str) -> Vec<Case> {
    let path = root().join(format!("tests/slips/cases/{kind}.txt"));
    let text = fs::read_to_string(path).expect("there are cases");
    let cases: Vec<Case> = text.split("\n=== ").skip(1).map(case).collect();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "{kind}: a name is given twice");
    cases
}

fn case(text: &str) -> Case {
    let (name, rest) = text.split_once('\n').expect("a case has a name");
    let mut files: Vec<(String, String)> = Vec::new();
    for line in rest.trim_end().split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("--- ") {
            files.push((path.trim_end().to_owned(), String::new()));
        } else {
            if files.is_empty() {
                let head = if rest.starts_with("action:") { "" } else { HEAD };
                files.push((ACTION.to_owned(), head.to_owned()));
            }
            files.last_mut().expect("there is one").1.push_str(line);
        }
    }
    for (_, text) in files.iter_mut().filter(|(_, text)| !text.ends_with('\n')) {
        text.push('\n');
    }
    Case { name: name.to_owned(), files }
}

/// The plan with the files of a case in it.
fn folder(files: &[(String, String)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for path in ["oap.yaml", "priorities/thb/priority.yaml", ACTION] {
        let text = fs::read_to_string(root().join(PLAN).join(path)).expect("it is there");
        put(folder.path(), path, &text);
    }
    for (path, text) in files {
        put(folder.path(), path, text);
    }
    folder
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    empact().current_dir(folder.path()).args(arguments).output().expect("it runs")
}

fn check(folder: &TempDir) -> String {
    let output = run(folder, &["check"]);
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let (said, counts) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
    said.expect("it is text") + &counts.expect("it is text")
}

/// Holds what is said of every case of a kind against what was approved.
fn said(kind: &str) {
    let mut all = String::new();
    for case in cases(kind) {
        let found = check(&folder(&case.files));
        let _ = writeln!(all, "=== {}\n\n{}\n", case.name, found.trim_end());
    }
    approved(&format!("tests/slips/said/{kind}.txt"), &all);
}

#[test]
fn the_plan_is_clean_without_a_slip() {
    assert_eq!(check(&folder(&[])), "3 files, no findings\n");
}

#[test]
fn a_conflict_is_one_error_and_nothing_else() {
    said("conflicts");
    for case in cases("conflicts") {
        let folder = folder(&case.files);
        let found = run(&folder, &["check", "--format", "concise"]);
        let found = String::from_utf8(found.stdout).expect("it is text");
        let others: Vec<&str> = found
            .lines()
            .filter(|line| line.contains("error[") && !line.contains("[merge-conflict]"))
            .collect();
        let expected = case.name.contains("and a fault elsewhere");
        assert_eq!(!others.is_empty(), expected, "{}: {others:#?}", case.name);
        // No report is made of it.
        let none = case.name.contains("no conflict");
        let report = run(&folder, &["report", "-p", "THB"]);
        assert_eq!(report.status.success(), none, "{}", case.name);
    }
}

#[test]
fn what_goes_wrong_in_braces_is_named_at_its_place() {
    said("braces");
}

#[test]
fn a_value_that_is_not_what_belongs_there_is_answered_with_the_lines_of_the_file() {
    said("values");
}

#[test]
fn words_that_people_use_for_keys_lead_to_the_keys() {
    said("keys");
}

#[test]
fn words_for_a_status_lead_to_the_right_key_and_never_to_the_opposite() {
    said("words");
}

#[test]
fn a_plan_typed_by_hand_is_read_as_it_was_meant_or_asked_about() {
    said("hand");
}

/// What a word leads to is a key of a schema, so that the help never names what is unknown too.
#[test]
fn what_a_key_is_called_by_people_leads_to_keys_of_the_schemas() {
    let schemas: String = ["action", "priority", "plan", "narrative"]
        .iter()
        .map(|name| fs::read_to_string(root().join(format!("docs/schema/{name}.schema.json"))))
        .map(|schema| schema.expect("it is there"))
        .collect();
    for (words, keys) in CALLED {
        for key in *keys {
            assert!(schemas.contains(&format!("\"{key}\": {{")), "{key}");
        }
        assert!(words.iter().all(|word| *word == word.to_lowercase()), "{words:?}");
    }
    for (index, (words, keys)) in CALLED.iter().enumerate() {
        let later = CALLED.iter().skip(index + 1);
        for (others, same) in later {
            let twice = words.iter().any(|word| others.contains(word)) && keys == same;
            assert!(!twice, "{words:?} and {others:?} lead to the same");
        }
    }
}
