//! What is told is told once, in one place, and as it was meant: words that were printed, the operation that
//! figures are of, remarks on the plan, the signs of lists, resources that are still to come.

use std::path::Path;

use tempfile::TempDir;

use crate::support::{empact, folder};

fn run(root: &Path, arguments: &[&str]) -> String {
    let output = empact().arg("-C").arg(root).args(arguments).output().expect("it runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).expect("it is text")
}

fn example(arguments: &[&str]) -> String {
    run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013"), arguments)
}

/// A plan of one year with two periods and one action.
fn plan(priority: &str, action: &str) -> TempDir {
    folder(&[
        (
            "oap.yaml",
            "title: Plan\nyears: [2026]\nmarking: public\nperiods:\n  \
             - { id: mid, label: June 2026, cut_off: 2026-06-30 }\n  \
             - { id: end, label: December 2026, cut_off: 2026-12-31 }\npriorities: [THB]\n",
        ),
        (
            "priorities/thb/priority.yaml",
            &format!(
                "key: THB\nname: Trafficking\ndriver: NL\ngoals: [{{ number: 1, title: One }}]\n{priority}"
            ),
        ),
        (
            "priorities/thb/actions/1.1.yaml",
            &format!("action: \"1.1\"\ntitle: Share\nleaders: [FR]\n{action}"),
        ),
    ])
}

#[test]
fn a_printed_word_stands_apart_from_the_answers_and_is_not_said_twice() {
    let cyb = example(&["report", "-p", "CYB"]);
    assert!(cyb.contains("- **How it stands:** delayed · postponed\n"), "the word is an answer");
    let thb = example(&["report", "-p", "THB"]);
    let told = "finished · target met · continues · as printed “Complete – ongoing into 2014”";
    assert!(thb.contains(&format!("- **How it stands:** {told}\n")), "{thb}");
    assert!(thb.contains("- **How it stands:** ongoing · continues\n"), "“Ongoing” is an answer");
    // In another language the word that was printed is not the answer's.
    let french = example(&["report", "-p", "THB", "--lang", "fr"]);
    assert!(french.contains("formulation d’origine: «Ongoing»"), "{french}");
}

#[test]
fn figures_of_one_operation_stand_under_its_name() {
    let text = example(&["report", "-p", "MOCG"]);
    let listed = "- **Action day on metal theft**\n  - Member States that had agreed to participate: **12** (June 2013)\n  \
                  - Persons checked: **58\u{a0}361** (2013)\n";
    assert!(text.contains(listed), "{text}");
    assert!(!text.contains("Operation: Action day on metal theft"), "{text}");
}

#[test]
fn the_summary_tells_where_its_figures_come_from_and_when_a_priority_stands() {
    let text = example(&["summary"]);
    let jits = text.lines().find(|line| line.contains("Joint investigation teams at Eurojust<br>"));
    let jits = jits.expect("the figure with its remark");
    assert!(
        jits.contains("Source: the drivers' summary · Under action 3.3, Eurojust reports 13"),
        "{jits}"
    );
    // A group is expanded as of the end of the period, whatever the report covers.
    assert!(text.contains("| October 2013 (covers the year 2013) |"), "{text}");
    assert!(text.contains("## Printed words and the answers beside them"), "{text}");
}

#[test]
fn what_moved_names_no_question_that_its_answers_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/empact-2026");
    let text = run(&root, &["summary"]);
    assert!(text.contains("| on time → **delayed**; new text |"), "{text}");
}

#[test]
fn remarks_on_the_plan_stand_where_the_plan_is_told() {
    let remark = "The marking is printed in three ways";
    assert!(!example(&["report", "-p", "THB", "--notes"]).contains(remark));
    for document in ["note", "summary", "plan"] {
        assert_eq!(example(&[document, "--notes"]).matches(remark).count(), 1, "{document}");
    }
}

#[test]
fn a_priority_before_or_after_is_named_once_with_what_is_noted_on_it() {
    let text = example(&["report", "-p", "WA"]);
    let told = "- **Followed by:** 2014–2017, Cocaine and heroin trafficking. COSI agreed that the activity \
                be taken up there.\n";
    assert!(text.contains(told), "{text}");
    let two = plan(
        "succession:\n  - { kind: successor, plan: \"2028\", priority: Two, note: With others. }\n  \
         - { kind: successor, plan: \"2028\", priority: Three }\n",
        "",
    );
    let text = run(two.path(), &["report", "-p", "THB"]);
    let told = "- **Followed by:**\n  - 2028, Two. With others.\n  - 2028, Three\n";
    assert!(text.contains(told), "{text}");
}

#[test]
fn resources_that_are_still_to_come_are_told_and_an_empty_cell_is_not() {
    let root = plan(
        "",
        "timing: permanent\ninputs: { staff_fte: to_be_confirmed, budget_eur: blank, funding: not_specified }\n\
         progress:\n  mid: { stage: ongoing, result: A start. }\n",
    );
    let text = run(root.path(), &["report", "-p", "THB", "--period", "mid"]);
    assert!(text.contains("- **Human resources:** *to be confirmed*\n"), "{text}");
    assert!(!text.contains("Financial resources"), "{text}");
    let notes = run(root.path(), &["report", "-p", "THB", "--period", "mid", "--notes"]);
    assert!(notes.contains("*Left blank*: financial resources"), "{notes}");
    assert!(!notes.contains("*To be confirmed*"), "{notes}");
}

#[test]
fn a_list_keeps_the_sign_of_its_numbers() {
    let root = plan(
        "",
        "progress:\n  mid:\n    stage: ongoing\n    result: |\n      Steps:\n\n      3) One\n      4) Two\n\n      \
         Others:\n\n      1. Three\nrisks:\n  - kind: risk\n    text: R.\n    remedy: |\n      5) Five\n      6) Six\n",
    );
    let text = run(root.path(), &["report", "-p", "THB", "--period", "mid"]);
    assert!(text.contains("3) One\n4) Two\n") && text.contains("1. Three\n"), "{text}");
    assert!(text.contains("5\\) Five<br>6) Six"), "in a cell too: {text}");
    let html = run(root.path(), &["report", "-p", "THB", "--period", "mid", "--format", "html"]);
    assert!(html.contains("<ol class=\"bracket\" start=\"3\">\n<li>One</li>"), "{html}");
    assert!(html.contains("<ol>\n<li>Three</li>"), "{html}");
    assert!(html.contains("@counter-style bracket"), "its style");
}

#[test]
fn files_are_named_where_somebody_asks_and_counted_everywhere() {
    for document in [
        &["report", "-p", "THB"][..],
        &["summary"],
        &["note"],
        &["plan"],
        &["report", "--party", "NL"],
    ] {
        let text = example(document);
        assert!(!text.contains("priority.yaml"), "{document:?} names files");
        let sources = text.split("<a id=\"sources\"></a>").nth(1).expect("sources");
        assert!(sources.starts_with("\n\nMade from "), "{document:?}: {sources}");
        let listed = example(&[document, &["--sources"]].concat());
        assert!(listed.contains(" | oap.yaml |"), "{document:?}");
        assert!(!listed.contains("Made from "), "{document:?}");
    }
}

#[test]
fn a_change_against_a_whole_year_waits_for_its_end() {
    let kpis = |unit: &str| {
        format!(
            "kpis:\n  - {{ id: k, name: Messages, {unit}baseline: {{ value: 50, at: 2025 }}, target: {{ change: +5% }}, \
             values: {{ mid: 30, end: 53 }} }}\nprogress:\n  mid: {{ stage: ongoing, result: A start. }}\n  \
             end: {{ stage: finished, verdict: met, result: The end. }}\n"
        )
    };
    let met = |unit: &str, period: &str| {
        let root = plan("", &kpis(unit));
        let text = run(root.path(), &["summary", "--period", period]);
        let row = text.lines().find(|line| line.starts_with("| Messages"));
        row.expect("the indicator").rsplit('|').nth(1).expect("a cell").trim().to_owned()
    };
    assert_eq!([met("", "mid"), met("", "end")], ["not due yet", "met"]);
    assert_eq!(met("unit: \"%\", ", "mid"), "not met", "a share of half a year is a share");
}
