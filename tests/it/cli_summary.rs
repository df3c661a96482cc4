//! `empact summary` on the command line: what it is asked for, where it writes, what it refuses.

use std::fs;

use crate::support::{empact, folder};
use tempfile::TempDir;

const OAP: &str = "title: Plan\nyears: [2013]\nperiods:\n  - { id: a, label: June }\n  - { id: b, \
                   label: December }\npriorities: [ONE, TWO]\n";

fn plan(two: &str) -> TempDir {
    let one = "action: \"1.1\"\ntitle: Better\nleaders: [FR]\nprogress:\n  a: { stage: ongoing, \
               verdict: open, result: Begun. }\n  b: { stage: finished, verdict: met, result: Done. \
               }\n";
    folder(&[
        ("oap.yaml", OAP),
        ("priorities/one/priority.yaml", "key: ONE\nname: First\ndriver: FR\n"),
        ("priorities/one/actions/1.1.yaml", one),
        ("priorities/two/priority.yaml", "key: TWO\nname: Second *thing* | <b>\ndriver: NL\n"),
        ("priorities/two/actions/1.1.yaml", two),
    ])
}

const SOUND: &str = "action: \"1.1\"\ntitle: Other\nleaders: [NL]\nprogress:\n  a: { stage: ongoing, \
                     verdict: open, result: Begun. }\n";

fn run(plan: &TempDir, more: &[&str]) -> (Option<i32>, String, String) {
    let command = empact().arg("-C").arg(plan.path()).arg("summary").args(more);
    let output = command.output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn each_priority_stands_as_it_last_reported() {
    let plan = plan(SOUND);
    let (code, text, _) = run(&plan, &[]);
    assert_eq!(code, Some(0));
    assert!(text.contains("First (ONE) | FR | December | 1 | 1 |"), "{text}");
    assert!(text.contains("Second \\*thing\\* \\| \\<b> (TWO) | NL | June | 1 | 1 |"), "{text}");
    let (_, june, _) = run(&plan, &["--period", "a"]);
    assert!(june.contains("First (ONE) | FR | June | 1 | 1 |"), "{june}");
}

#[test]
fn what_is_not_there_is_refused_with_what_is() {
    let plan = plan(SOUND);
    let (code, _, problem) = run(&plan, &["-p", "ONE", "-p", "THREE"]);
    assert_eq!(code, Some(2));
    assert!(problem.contains("there is no priority `THREE`") && problem.contains("Second"));
    let (code, _, problem) = run(&plan, &["--period", "c"]);
    assert_eq!(code, Some(2));
    assert!(problem.contains("there is no period `c`") && problem.contains("December"));
}

#[test]
fn a_priority_named_twice_is_summed_up_once() {
    let (_, text, _) = run(&plan(SOUND), &["-p", "one", "-p", "First"]);
    assert!(text.contains("| **Total** |  |  | **1** | **1** |"), "{text}");
    assert!(text.contains("**Left out of this summary:** Second"), "{text}");
}

#[test]
fn both_formats_go_into_a_folder() {
    let plan = plan(SOUND);
    let out = format!("{}/out/", plan.path().display());
    let (code, text, _) = run(&plan, &["-o", &out]);
    assert_eq!((code, text.as_str()), (Some(0), ""));
    let markdown = fs::read_to_string(format!("{out}summary.md")).expect("written");
    let html = fs::read_to_string(format!("{out}summary.html")).expect("written");
    assert!(markdown.starts_with("# ") && html.starts_with("<!DOCTYPE html>"));
    assert!(html.contains("Second *thing* | &lt;b&gt;"));
}

#[test]
fn a_plan_with_errors_is_summed_up_as_a_draft_only() {
    let plan = plan("action: \"1.1\"\nleaders: [NOBODY]\n");
    let (code, text, problem) = run(&plan, &[]);
    assert_eq!((code, text.as_str()), (Some(1), ""));
    assert!(problem.contains("unknown-party"), "{problem}");
    let (code, text, _) = run(&plan, &["--draft"]);
    assert_eq!(code, Some(1));
    assert!(text.starts_with("**DRAFT**") && text.contains("| unknown-party |"), "{text}");
}

#[test]
fn an_empty_plan_has_a_summary_too() {
    let oap = "title: Plan\nyears: [2026]\nperiods: []\npriorities: []\n";
    let plan = folder(&[("oap.yaml", oap)]);
    for format in ["md", "html"] {
        let (code, text, problem) = run(&plan, &["--format", format]);
        assert_eq!(code, Some(0), "{problem}");
        assert!(!text.contains("missing"), "what is sent has no list of what is to be done");
        let (_, draft, _) = run(&plan, &["--format", format, "--draft"]);
        assert!(draft.contains("Nothing is missing."));
        assert!(
            text.contains("Target") && !text.contains("**0 actions**") && !text.contains("<figure"),
            "{text}"
        );
    }
}
