//! Targets by date: year one of a plan of two years is judged by what is due in it, and is asked for nothing
//! of year two.

use std::path::Path;

use tempfile::TempDir;

use crate::support::{empact, folder, put};

const PLAN: &str = "title: Plan\nyears: [2026, 2027]\nperiods:\n  \
                    - { id: 2026-end, label: year-end 2026, cut_off: 2026-12-31 }\n  \
                    - { id: 2027-end, label: year-end 2027, cut_off: 2027-12-31 }\npriorities: [CYB]\n";

/// A plan of two years with one indicator.
fn plan(kpi: &str, progress: &str) -> TempDir {
    let plan = folder(&[
        ("oap.yaml", PLAN),
        (
            "priorities/cyb/priority.yaml",
            "key: CYB\nname: Cybercrime\ndriver: NL\ngoals: [{ number: 1, title: One }]\n",
        ),
    ]);
    let action = format!(
        "action: \"1.1\"\ntitle: Train investigators\nleaders: [NL]\nparticipants: [DE]\nkpis:\n  \
         - id: trained\n    name: Investigators trained\n    unit: persons\n{kpi}progress:\n{progress}"
    );
    put(plan.path(), "priorities/cyb/actions/1.1.yaml", &action);
    plan
}

fn run(plan: &Path, arguments: &[&str]) -> String {
    let output = empact().args(arguments).current_dir(plan).output().expect("it runs");
    String::from_utf8(output.stdout).expect("it is text")
}

fn check(plan: &TempDir) -> String {
    run(plan.path(), &["check", "--format", "concise"])
}

const YEAR_ONE: &str =
    "  2026-end: { stage: ongoing, punctuality: on_time, verdict: VERDICT, result: Courses. }\n";
const YEAR_TWO: &str =
    "  2027-end: { stage: finished, punctuality: on_time, verdict: VERDICT, result: Courses. }\n";

#[test]
fn before_it_is_due_documents_say_how_far_it_is_and_judge_nothing() {
    let kpi = "    target: { at_least: 120, by: 2027-12 }\n    values: { 2026-end: 45 }\n";
    let plan = plan(kpi, &YEAR_ONE.replace("VERDICT", "open"));
    for (format, told) in
        [("md", "45 of 120, due December 2027"), ("html", "45 of 120, due December 2027")]
    {
        for command in [&["report", "-p", "CYB"][..], &["summary"]] {
            let shown = run(plan.path(), &[command, &["--format", format]].concat());
            assert!(shown.contains(told), "{format} {command:?}:\n{shown}");
        }
    }
    let summary = run(plan.path(), &["summary"]);
    assert!(summary.contains("not due yet"), "{summary}");
}

#[test]
fn no_verdict_of_year_one_is_held_against_the_target_of_year_two() {
    let kpi = "    target: { at_least: 120, by: 2027-12 }\n    values: { 2026-end: 45VALUE }\n";
    for verdict in ["met", "not_met", "open", "partly_met"] {
        let first = YEAR_ONE.replace("VERDICT", verdict);
        let found = check(&plan(&kpi.replace("VALUE", ""), &first));
        for rule in ["verdict-contradicts-kpi", "met-without-value", "kpi-without-value"] {
            assert!(!found.contains(rule), "{verdict}: {found}");
        }
    }
    // In year two it counts.
    let both = YEAR_ONE.replace("VERDICT", "open") + &YEAR_TWO.replace("VERDICT", "met");
    let found = check(&plan(&kpi.replace("VALUE", ", 2027-end: 90"), &both));
    assert!(found.contains("verdict-contradicts-kpi"), "{found}");
}

#[test]
fn nobody_asks_for_a_value_before_the_target_is_due() {
    for verdict in ["met", "not_met"] {
        let first = YEAR_ONE.replace("VERDICT", verdict);
        let found = check(&plan("    target: { at_least: 120, by: 2027-12 }\n", &first));
        assert!(!found.contains("without-value"), "{verdict}: {found}");
        let found = check(&plan("    target: { at_least: 120, by: 2026-12 }\n", &first));
        assert!(found.contains("without-value"), "{verdict}: {found}");
    }
}

#[test]
fn of_several_targets_the_last_that_is_due_is_judged() {
    let kpi = "    target:\n      - { at_least: 40, by: 2026-12 }\n      - { at_least: 120, by: 2027-12 }\n    \
               values: { 2026-end: 45VALUE }\n";
    let first = YEAR_ONE.replace("VERDICT", "open");
    let one = plan(&kpi.replace("VALUE", ""), &first);
    let shown = run(one.path(), &["report", "-p", "CYB"]);
    assert!(
        shown.contains("at least 40 by December 2026<br>at least 120 by December 2027"),
        "{shown}"
    );
    assert!(shown.contains("met by December 2026; 45 of 120, due December 2027"), "{shown}");
    let table = run(one.path(), &["export", "--table", "kpis", "--period", "2026-end"]);
    assert!(table.contains("2026-12,2026-12-01,2026-12-31,met"), "{table}");
    let both = first + &YEAR_TWO.replace("VERDICT", "not_met");
    let two = plan(&kpi.replace("VALUE", ", 2027-end: 90"), &both);
    let shown = run(two.path(), &["report", "-p", "CYB"]);
    assert!(shown.contains("| not met by December 2027 |"), "{shown}");
    let then = run(two.path(), &["report", "-p", "CYB", "--period", "2026-end"]);
    assert!(then.contains("met by December 2026; 45 of 120, due December 2027"), "{then}");
}

#[test]
fn a_target_outside_the_plan_and_one_without_its_date_are_findings() {
    let first = YEAR_ONE.replace("VERDICT", "open");
    let found = |target: &str| check(&plan(&format!("    target: {target}\n"), &first));
    let outside = found("{ at_least: 120, by: 2028-12 }");
    assert!(outside.contains("date-outside-plan"), "{outside}");
    let undated = found("[{ at_least: 40 }, { at_least: 120, by: 2027-12 }]");
    assert!(undated.contains("missing key `by`"), "{undated}");
    let never = found("{ at_least: 120, by: open }");
    assert!(never.contains("a target that is never due"), "{never}");
    let until =
        run(plan("    target: { at_least: 120, until: 2027-12 }\n", &first).path(), &["check"]);
    assert!(until.contains("write `{ at_least: 120, by: 2027-12 }`"), "{until}");
}
