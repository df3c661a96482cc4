//! `empact check`.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use crate::support::{empact, folder, put};
use snapbox::{IntoData, str};
use tempfile::TempDir;

const PLAN: &str = "\
title: Operational Action Plan 2013
years: [2013]
periods:
  - { id: \"2013-12\", label: December 2013 }
priorities: [THB]
";
const PRIORITY: &str = "\
key: THB
name: Trafficking in human beings
driver: UK
goals:
  - { number: 1, title: Better information }
";
const GOOD: &str = "action: \"1.1\"\ntitle: Better information\nleaders: [UK]\n";
const BAD: &str = "action: \"1.2\"\ntitle: More information\nparticpants: [NL]\nleaders: [UK\n";
const UNKNOWN: &str =
    "action: \"1.2\"\ntitle: More information\nparticpants: [NL]\nleaders: [UK]\n";

/// A plan in the folder `plan`, with a second action like this.
fn plan(second: &str) -> TempDir {
    folder(&[
        ("plan/oap.yaml", PLAN),
        ("plan/priorities/thb/priority.yaml", PRIORITY),
        ("plan/priorities/thb/actions/1.1.yaml", GOOD),
        ("plan/priorities/thb/actions/1.2.yaml", second),
    ])
}

#[test]
fn a_clean_plan_says_so_on_standard_error_only() {
    let folder = plan(&GOOD.replace("1.1", "1.2"));
    empact()
        .arg("check")
        .current_dir(folder.path().join("plan/priorities"))
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(str![[r#"
4 files, no findings

"#]]);
}

#[test]
fn findings_are_shown_with_paths_from_the_current_folder() {
    let folder = plan(UNKNOWN);
    let check = |at: &str, arguments: &[&str]| {
        empact().args(arguments).current_dir(folder.path().join(at)).assert().code(1)
    };
    check("", &["-C", "plan", "check"])
        .stdout_eq(
            str![[r#"
error[unknown-key]: unknown key `particpants`
 --> plan/priorities/thb/actions/1.2.yaml:3:1
  |
3 | particpants: [NL]
  | ^^^^^^^^^^^
  |
  = help: did you mean `participants`? (fixable with --fix)


"#]]
            .raw(),
        )
        .stderr_eq(str![[r#"
4 files, 1 error

"#]]);
    check("plan/priorities", &["check", "--format=concise"]).stdout_eq(
        str![[r#"
../priorities/thb/actions/1.2.yaml:3:1: error[unknown-key]: unknown key `particpants`

"#]]
        .raw(),
    );
    check("", &["check", "--format=concise", "plan/priorities/thb/actions/1.2.yaml"])
        .stdout_eq(
            str![[r#"
plan/priorities/thb/actions/1.2.yaml:3:1: error[unknown-key]: unknown key `particpants`

"#]]
            .raw(),
        )
        .stderr_eq(str![[r#"
1 file, 1 error

"#]]);
}

#[test]
fn only_findings_under_the_paths_are_shown() {
    let folder = plan(UNKNOWN);
    let check = |arguments: &[&str]| {
        empact().arg("check").args(arguments).current_dir(folder.path().join("plan")).assert()
    };
    check(&["priorities/thb/actions/1.1.yaml", "oap.yaml"]).code(0).stdout_eq("").stderr_eq(str![
        [r#"
2 files, no findings

"#]
    ]);
    check(&["priorities/thb"]).code(1).stderr_eq(str![[r#"
3 files, 1 error

"#]]);
    check(&["."]).code(1).stderr_eq(str![[r#"
4 files, 1 error

"#]]);
    // Twice the same file is still one file.
    check(&["priorities/thb/actions", "priorities/thb/actions/1.2.yaml"]).code(1).stderr_eq(str![
        [r#"
2 files, 1 error

"#]
    ]);
}

#[test]
fn a_plan_whose_own_file_is_broken_is_never_clean() {
    let folder = plan(&GOOD.replace("1.1", "1.2"));
    let rest = "years: [2013]\nperiods:\n  - { id: 2013-12, label: December }\npriorities: [THB]\n";
    put(folder.path(), "plan/oap.yaml", &format!("title: [\n{rest}"));
    empact()
        .args(["check", "--format=concise", "plan/priorities/thb/actions"])
        .current_dir(folder.path())
        .assert()
        .code(1)
        .stdout_eq(
            str![[r#"
plan/oap.yaml:1:8: error[invalid-yaml]: this bracket is not closed

"#]]
            .raw(),
        )
        .stderr_eq(str![[r#"
3 files, 1 error

"#]]);
}

#[test]
fn one_broken_file_hides_nothing_in_another() {
    let folder = plan(BAD);
    put(folder.path(), "plan/priorities/thb/actions/1.1.yaml", &format!("{GOOD}comment: x\n"));
    empact()
        .args(["check", "plan"])
        .current_dir(folder.path())
        .assert()
        .code(1)
        .stdout_eq(
            str![[r#"
error[unknown-key]: unknown key `comment`
 --> plan/priorities/thb/actions/1.1.yaml:4:1
  |
4 | comment: x
  | ^^^^^^^
  |
  = help: did you mean `comments`? (fixable with --fix)

error[wrong-type]: expected a list, found the text `x`
 --> plan/priorities/thb/actions/1.1.yaml:4:10
  |
4 | comment: x
  |          ^
  |
  = help: write `[x]` (fixable with --fix)

error[unknown-key]: unknown key `particpants`
 --> plan/priorities/thb/actions/1.2.yaml:3:1
  |
3 | particpants: [NL]
  | ^^^^^^^^^^^
  |
  = help: did you mean `participants`? (fixable with --fix)

error[invalid-yaml]: this bracket is not closed
 --> plan/priorities/thb/actions/1.2.yaml:4:10
  |
4 | leaders: [UK
  |          ^ opened here
  |
  = help: close it with `]`; further lines inside it must be indented


"#]]
            .raw(),
        )
        .stderr_eq(str![[r#"
4 files, 4 errors

"#]]);
}

#[test]
fn paths_in_two_plans_check_both() {
    let folder = plan(UNKNOWN);
    put(folder.path(), "other/oap.yaml", &format!("{PLAN}nonsense: 1\n"));
    empact()
        .args(["check", "--format=concise", "plan", "other/oap.yaml", "plan/priorities"])
        .current_dir(folder.path())
        .assert()
        .code(1)
        .stdout_eq(
            str![[r#"
other/oap.yaml:5:14: error[missing-priority]: there is no file `priorities/thb/priority.yaml`
other/oap.yaml:6:1: error[unknown-key]: unknown key `nonsense`
plan/priorities/thb/actions/1.2.yaml:3:1: error[unknown-key]: unknown key `particpants`

"#]]
            .raw(),
        )
        .stderr_eq(str![[r#"
5 files, 3 errors

"#]]);
}

#[test]
fn what_cannot_be_checked_is_said_and_ends_with_2() {
    let folder = plan(GOOD);
    put(folder.path(), "other/oap.yaml", PLAN);
    let check = |arguments: &[&str]| {
        empact().args(arguments).current_dir(folder.path()).assert().code(2).stdout_eq("")
    };
    check(&["check"]).stderr_eq(str![[r#"
error: no plan here: neither `.` nor a folder above it holds `oap.yaml`
  start in the folder of a plan, or name one with `-C DIR`; `empact init DIR` begins one

"#]]);
    check(&["check", "plan/nowhere.yaml"]).stderr_eq(str![[r#"
error: cannot open `plan/nowhere.yaml`
  caused by: [..]

"#]]);
    check(&["-C", "nowhere", "check"]).stderr_eq(str![[r#"
error: cannot open `nowhere`
  caused by: [..]

"#]]);
    check(&["-C", "plan", "check", "other"]).stderr_eq(str![[r#"
error: `other` does not belong to the plan that `-C` names

"#]]);
}

#[test]
fn a_path_that_holds_nothing_of_the_plan_is_not_passed_over() {
    let folder = plan(GOOD);
    put(folder.path(), "plan/priorities/thb/actions/1.3.yaml.bak", GOOD);
    empact()
        .args(["check", "plan/priorities/thb/actions/1.3.yaml.bak"])
        .current_dir(folder.path())
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(str![[r#"
note: nothing in `plan/priorities/thb/actions/1.3.yaml.bak` is read as part of a plan
0 files, no findings

"#]]);
}

#[test]
fn colours_are_written_when_asked_for() {
    let folder = plan(UNKNOWN);
    let shown = |color: &str| {
        let output = empact().args(["check", "plan", color]).current_dir(folder.path()).output();
        String::from_utf8(output.expect("the program can be run").stdout).expect("it writes text")
    };
    let (plain, coloured) = (shown("--color=auto"), shown("--color=always"));
    assert!(!plain.contains('\u{1b}'));
    assert!(coloured.starts_with("\u{1b}["));
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
}

#[test]
fn a_plan_whose_own_file_is_misnamed_is_told_its_name() {
    for name in ["oap.yml", "OAP.yaml", "oap.yaml.txt"] {
        let folder = folder(&[(name, PLAN)]);
        let said =
            format!("error: no plan here: `{name}` is not read\n  rename it to `oap.yaml`\n");
        empact().arg("check").current_dir(folder.path()).assert().code(2).stderr_eq(said);
    }
}
