//! `empact explain`.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use crate::support::{empact, folder};
use snapbox::str;

#[test]
fn a_rule_is_explained_without_the_marks_of_markdown() {
    empact().args(["explain", "unknown-key"]).assert().code(0).stderr_eq("").stdout_eq(str![[r#"
unknown-key

Reports a key that the file does not have a place for.

Severity: error · Family: schema

Fix: `--fix` corrects the key where only one can have been meant and it is not
there yet.

Why it matters

A misspelt key would otherwise be passed over, and what it says would appear in
no report.

Fails

  priorities/thb/actions/1.1.yaml
    action: "1.1"
    title: Better information
    leaders: [UK]
    particpants: [NL, SE]

Passes

  priorities/thb/actions/1.1.yaml
    action: "1.1"
    title: Better information
    leaders: [UK]
    participants: [NL, SE]

"#]]);
}

#[test]
fn a_page_is_as_wide_as_the_screen_within_reason() {
    let widest = |columns: Option<&str>| {
        let command = empact().args(["explain", "marking-above-plan"]);
        let output = columns.into_iter().fold(command, |c, n| c.env("COLUMNS", n)).output();
        let text = String::from_utf8(output.expect("it can be run").stdout).expect("text");
        let lines = text.lines().filter(|line| !line.starts_with("  "));
        lines.map(|line| line.chars().count()).max().expect("a page")
    };
    let unknown = widest(None);
    assert!((70..=80).contains(&unknown), "{unknown}");
    let narrow = widest(Some("50"));
    assert!((40..=50).contains(&narrow), "{narrow}");
    let wide = widest(Some("400"));
    assert!((90..=100).contains(&wide), "{wide}");
    assert_eq!(widest(Some("none")), unknown);
}

#[test]
fn all_rules_are_listed_by_family_on_a_line_each() {
    let output = empact().arg("explain").output().expect("the program can be run");
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).expect("it writes text");
    let (rules, families): (Vec<&str>, Vec<&str>) =
        text.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with("  "));
    assert!(families.contains(&"syntax") && families.contains(&"schema"), "{families:?}");
    assert_eq!(rules.len(), empact::rules::all().len());
    for rule in empact::rules::all() {
        let line = rules
            .iter()
            .find(|line| line.split_whitespace().next() == Some(rule.info.id))
            .expect("every rule is listed");
        assert!(line.contains(&rule.info.severity.to_string()), "{line}");
        assert!(line.ends_with(&rule.info.summary()), "{line}");
    }
}

#[test]
fn an_id_may_be_copied_with_what_stands_around_it() {
    for id in ["error[unknown-key]", "error[unknown-key]:", "[unknown-key]"] {
        empact().args(["explain", id]).assert().code(0);
    }
}

#[test]
fn an_unknown_rule_gets_a_suggestion() {
    empact().args(["explain", "unknwn-key"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: there is no rule `unknwn-key`; did you mean `unknown-key`?
  `empact explain` lists all rules

"#]]);
    empact().args(["explain", "xyz"]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: there is no rule `xyz`
  `empact explain` lists all rules

"#]]);
}

/// What a number is made of is told with its places, whether the total of its measure counts it, and what
/// cites it; what is above a ceiling is not.
#[test]
fn a_figure_is_explained() {
    let root = folder(&[
        (
            "oap.yaml",
            "format: 2\ntitle: Plan of 2013\nyears: [2013]\nperiods:\n  - { id: 2013-12, label: Year, \
             cut_off: 2013-12-31 }\npriorities:\n  - { key: THB, name: Trafficking }\nmeasures:\n  arrests: { name: arrests, unit: \
             persons }\n",
        ),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trafficking\ndriver: UK\ngoals: [{ number: 1, title: Know more }]\nfigures:\n  - { id: all, measure: arrests, label: All arrests, value: 12, \
             sum_of: [north, south] }\n",
        ),
        (
            "priorities/thb/actions/1.1.yaml",
            "action: \"1.1\"\npriority: THB\ngoal: 1\ntitle: Raids\nleaders: [NL]\nresults:\n  - { id: north, measure: \
             arrests, label: Arrests in the north, value: 5 }\n  - { id: south, measure: arrests, label: Arrests \
             in the south, value: 7, compared_with: south-2012 }\n  - { id: south-2012, label: Arrests in the south \
             in 2012, value: 4 }\nprogress:\n  2013-12:\n    stage: finished\n    result: There were <figure:all> \
             arrests.\n",
        ),
    ]);
    let explain = |id: &str| {
        empact()
            .current_dir(root.path())
            .args(["explain", "figure", id])
            .assert()
            .code(0)
            .stderr_eq("")
    };
    explain("all").stdout_eq(str![[r#"
All arrests

- All arrests: 12 persons. Sum of “Arrests in the north”, “Arrests in the south”

  THB, priorities/thb/priority.yaml:6

It adds up:

- Arrests in the north: 5 persons

  THB 1.1, priorities/thb/actions/1.1.yaml:7
- Arrests in the south: 7 persons; compared with 4: ▲ +75 %

  THB 1.1, priorities/thb/actions/1.1.yaml:8

It is not counted in the total of the measure arrests over the plan (12): sum of
others.

It is cited in priorities/thb/actions/1.1.yaml:13.

"#]]);
    explain("south").stdout_eq(str![[r#"
Arrests in the south

- Arrests in the south: 7 persons; compared with 4: ▲ +75 %

  THB 1.1, priorities/thb/actions/1.1.yaml:8

It is compared with:

- Arrests in the south in 2012: 4

  THB 1.1, priorities/thb/actions/1.1.yaml:9

It is used by:

- All arrests: 12 persons. Sum of “Arrests in the north”, “Arrests in the south”

  THB, priorities/thb/priority.yaml:6

It is counted in the total of the measure arrests over the plan: 12.

No text cites it.

"#]]);
    empact()
        .current_dir(root.path())
        .args(["explain", "figure", "nroth"])
        .assert()
        .code(2)
        .stderr_eq("error: there is no figure `nroth`; did you mean `north`?\n")
        .stdout_eq("");
}
