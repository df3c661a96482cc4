//! The made-up plan `examples/empact-2026`: it is clean, says on every document that it is made up, and shows
//! every key of the format. What the keys mean is tested elsewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use walkdir::WalkDir;

use crate::support::empact;

const NOTICE: &str = "Fictitious example; nothing in it is true";

/// Keys that the plan does not have, and why.
const NOT_USED: [(&str, &str); 7] = [
    ("declassification", "nothing was lifted"),
    ("extent", "nothing was lifted"),
    ("form_texts", "the plan was never a form"),
    ("language", "all is in English"),
    ("printed_letter", "no letter is printed wrongly"),
    ("reported_in", "every priority is reported here"),
    ("status", "nothing was lifted"),
];

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/empact-2026")
}

fn run(arguments: &[&str]) -> String {
    let output = empact().arg("-C").arg(example()).args(arguments).output().expect("it runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).expect("it is text")
}

/// The files of the plan as another reader of YAML sees them; of texts, their heads.
fn files() -> Vec<Value> {
    let files = WalkDir::new(example()).sort_by_file_name().into_iter();
    let files = files.map(|file| file.expect("it can be read").into_path());
    let read = files.filter(|file| file.is_file()).map(|file| {
        let text = fs::read_to_string(&file).expect("it can be read");
        let head = text.strip_prefix("---\n").and_then(|text| text.split_once("\n---\n"));
        yaml_serde::from_str(head.map_or(text.as_str(), |(head, _)| head)).expect("it is YAML")
    });
    read.collect()
}

/// Calls for every mapping, wherever it stands.
fn each(value: &Value, found: &mut dyn FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(map) => {
            found(map);
            map.values().for_each(|inner| each(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| each(inner, found)),
        _ => {}
    }
}

#[test]
fn nothing_is_found_fault_with() {
    for more in [&[][..], &["--today", "2027-02-15"]] {
        assert_eq!(run(&[&["check", "--deny", "warnings"], more].concat()), "", "{more:?}");
    }
}

#[test]
fn every_document_says_first_and_last_that_it_is_made_up() {
    let documents: [&[&str]; 8] = [
        &["report", "-p", "MTCN"],
        &["report", "-p", "CYB", "--period", "2026-06"],
        &["report", "-p", "ENV", "--max-marking", "public"],
        &["report", "--party", "NL"],
        &["summary"],
        &["note"],
        &["plan"],
        &["explain", "figure", "joint-arrests"],
    ];
    for arguments in documents {
        let text = run(arguments);
        let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        let ends = [lines.first(), lines.last()];
        assert!(
            ends.iter().all(|line| line.is_some_and(|line| line.contains(NOTICE))),
            "{arguments:?}: {ends:?}"
        );
    }
    let page = run(&["report", "-p", "MTCN", "--format", "html"]);
    // In style sheets signs are numbers.
    let foot = format!("content: \"{}", NOTICE.replace(';', "\\3b "));
    for place in ["<header>", "<footer>"] {
        let (_, inside) = page.split_once(place).expect("there is one");
        assert!(inside.split_once("</p>").is_some_and(|(inside, _)| inside.contains(NOTICE)));
    }
    assert!(page.contains(&foot), "no page of paper says it");
}

#[test]
fn every_key_is_used_or_it_is_said_why_not() {
    let mut known = BTreeSet::new();
    for kind in ["plan", "priority", "action", "narrative", "annex"] {
        let path = format!("docs/schema/{kind}.schema.json");
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
        let schema = serde_json::from_str(&text.expect("it is there")).expect("it is JSON");
        each(&schema, &mut |map| {
            let keys = map.get("properties").and_then(Value::as_object);
            known.extend(keys.into_iter().flat_map(|keys| keys.keys().cloned()));
        });
    }
    let mut used = BTreeSet::new();
    for file in files() {
        each(&file, &mut |map| used.extend(map.keys().cloned()));
    }
    let unused: Vec<&str> = known.difference(&used).map(String::as_str).collect();
    assert_eq!(unused, NOT_USED.map(|(key, _)| key));
}

#[test]
fn arrests_of_the_summary_are_those_of_the_files() {
    let (mut sum, mut is_open) = (0, false);
    for file in files() {
        each(&file, &mut |map| {
            if map.get("measure").is_some_and(|of| of == "arrests") && !map.contains_key("part_of")
            {
                let value = &map["value"];
                let text = value.as_str().map(|text| text.trim_start_matches("at least "));
                is_open |= text.is_some();
                sum += text.map_or(value.as_u64(), |text| text.parse().ok()).expect("a number");
            }
        });
    }
    assert!(is_open, "one is at least so many");
    assert!(run(&["summary"]).contains(&format!("**at least {sum}** | persons")), "{sum}");
}

#[test]
fn a_priority_was_silent_at_mid_year() {
    let report = run(&["report", "-p", "CYB", "--period", "2026-06"]);
    assert!(!report.contains("ongoing"), "{report}");
    let summary = run(&["summary"]);
    assert!(summary.contains("| **Total** |  |  | **25** | **24** |"), "{summary}");
}
