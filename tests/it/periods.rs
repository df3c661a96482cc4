//! *Reported* means that there is a progress entry: a value of an indicator alone moves no document to its
//! period, hides no text, and silences nothing. Every command gives the same answer.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{empact, folder, put};

const ACTION: &str = "action: \"1.1\"\ntitle: Share what is known\nleaders: [NL]\nparticipants: [DE]\nkpis:\n  \
                      - id: meetings\n    name: Meetings held\n    unit: meetings\n    target: { at_least: 4 }\n    \
                      values: { 2026-mid: 2, 2026-end: VALUE }\nprogress:\n  2026-mid:\n    stage: ongoing\n    \
                      result: Two meetings were held in spring.\n";

/// A plan reported at mid-year, with a value for the end of the year.
fn plan(value: &str) -> TempDir {
    let plan = folder(&[
        (
            "oap.yaml",
            "title: Plan\nyears: [2026]\nmarking: public\nperiods:\n  - { id: 2026-mid, label: mid-year 2026 }\n  \
             - { id: 2026-end, label: year-end 2026 }\npriorities: [THB]\nnote:\n  institution: Council of the \
             European Union\n  place: Brussels\n  date: 2027-02-04\n  original_language: en\n  number: 1/27\n  \
             type: NOTE\n  from: Presidency\n",
        ),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trafficking\ndriver: NL\ngoals: [{ number: 1, title: One }]\n",
        ),
    ]);
    put(plan.path(), "priorities/thb/actions/1.1.yaml", &ACTION.replace("VALUE", value));
    plan
}

fn text(plan: &Path, arguments: &[&str]) -> String {
    let output = empact().args(arguments).current_dir(plan).output().expect("it runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is text")
}

fn json(plan: &Path, arguments: &[&str]) -> Value {
    let output = empact().args(arguments).current_dir(plan).output().expect("it runs");
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

#[test]
fn a_value_alone_moves_no_document_to_its_period() {
    for value in ["to_be_confirmed", "3", "{ text: three }"] {
        let plan = plan(value);
        let plan = plan.path();
        let status = json(plan, &["status", "--format", "json"]);
        assert_eq!(status["priorities"][0]["period"], "2026-mid", "{value}");
        assert_eq!(status["priorities"][0]["counts"]["reported"], 1, "{value}");
        for command in [&["report", "-p", "THB"][..], &["note"], &["summary"]] {
            let shown = text(plan, command);
            assert!(shown.contains("mid-year 2026"), "{value}: {command:?}:\n{shown}");
            let is_summary = command == ["summary"];
            assert!(is_summary || shown.contains("Two meetings were held"), "{value}: {command:?}");
        }
        assert!(text(plan, &["summary"]).contains("| mid-year 2026 | 1 | 1 |"), "{value}");
    }
}

#[test]
fn a_period_with_a_value_and_no_report_lacks_its_report() {
    let found = |plan: &TempDir| {
        let found = json(plan.path(), &["check", "--format", "json"]);
        let all = found["findings"].as_array().expect("a list").clone();
        let missing = all.iter().filter(|one| one["rule"] == "period-not-reported");
        missing.map(|one| one["message"].as_str().expect("a text").to_owned()).collect::<Vec<_>>()
    };
    // What is still to come says nothing yet.
    assert_eq!(found(&plan("to_be_confirmed")), [""; 0]);
    let alone = "a value is given for year-end 2026, and nothing is reported for it";
    assert_eq!(found(&plan("3")), [alone]);
    // Where another action is reported, this one is due, whatever its indicators say.
    for value in ["to_be_confirmed", "3"] {
        let plan = plan(value);
        let other = "action: \"1.2\"\ntitle: Another\nleaders: [DE]\nprogress:\n  2026-mid: { stage: ongoing }\n  \
                     2026-end: { stage: ongoing }\n";
        put(plan.path(), "priorities/thb/actions/1.2.yaml", other);
        assert_eq!(found(&plan), ["action 1.1 is not reported for year-end 2026"], "{value}");
        let status = json(plan.path(), &["status", "--format", "json"]);
        let counts = &status["priorities"][0]["counts"];
        assert_eq!((&counts["reported"], &counts["missing"]), (&1.into(), &1.into()), "{value}");
    }
}

#[test]
fn the_screen_says_why_nothing_is_reported() {
    for (why, words) in [("not_applicable", "not applicable"), ("blank", "left blank")] {
        let plan = plan("3");
        let more = format!("  2026-end: {why}\n");
        put(
            plan.path(),
            "priorities/thb/actions/1.1.yaml",
            &(ACTION.replace("VALUE", "3") + &more),
        );
        let screen = text(plan.path(), &["status", "-p", "THB", "--period", "2026-end"]);
        assert!(screen.contains(words), "{screen}");
        let other = if why == "blank" { "not applicable" } else { "left blank" };
        assert!(!screen.contains(other), "{screen}");
    }
}
