//! `empact check --fix` and `--diff`.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::fs;
use std::path::Path;

use crate::support::{empact, folder};
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
/// Something of every kind, between comments.
const MESSY: &str = "\
# The first action.
action: 1.1   # its number
title: Better information

leaders: UK   # who leads
particpants:  # who takes part
    - Netherlands # a name
    -   \"GR\"
start:  28-10-2012
end: 'Nov 2013'
inputs:
  staff_fte: \"5,5\" # half a person
  budget_eur: 58 361
  funding: TBC
progress:
  \"2013-12\": { stage: Ongoing,  verdict: met } # the end";
const TIDY: &str = "\
# The first action.
action: \"1.1\"   # its number
title: Better information

leaders: [UK]   # who leads
participants:  # who takes part
    - NL # a name
    -   \"EL\"
start:  2012-10-28
end: '2013-11'
inputs:
  staff_fte: \"5.5\" # half a person
  budget_eur: 58361
  funding: to_be_confirmed
progress:
  \"2013-12\": { stage: ongoing,  verdict: met } # the end";

const ACTION: &str = "priorities/thb/actions/1.1.yaml";

fn plan(files: &[(&str, &str)]) -> TempDir {
    let base = [("oap.yaml", PLAN), ("priorities/thb/priority.yaml", PRIORITY)];
    folder(&base.into_iter().chain(files.iter().copied()).collect::<Vec<_>>())
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).expect("it is there")
}

fn check(folder: &Path, arguments: &[&str]) -> snapbox::cmd::OutputAssert {
    empact().arg("check").args(arguments).current_dir(folder).assert()
}

#[test]
fn every_kind_is_mended_in_one_run_and_nothing_else_changes() {
    for (messy, tidy) in [
        (MESSY.to_owned(), TIDY.to_owned()),
        (MESSY.replace('\n', "\r\n"), TIDY.replace('\n', "\r\n")),
        (format!("\u{feff}{MESSY}\n"), format!("\u{feff}{TIDY}\n")),
    ] {
        let folder = plan(&[(ACTION, &messy)]);
        check(folder.path(), &["--fix"]).code(0).stdout_eq("").stderr_eq(str![[r#"
9 fixed in 1 file
3 files, no findings

"#]]);
        assert_eq!(read(&folder, ACTION), tidy);
        check(folder.path(), &["--fix"]).code(0).stderr_eq(str![[r#"
nothing fixed
3 files, no findings

"#]]);
        assert_eq!(read(&folder, ACTION), tidy);
        let left = fs::read_dir(folder.path().join("priorities/thb/actions")).expect("a folder");
        assert_eq!(left.count(), 1, "nothing is left lying about");
    }
}

#[test]
fn parties_are_put_in_order_where_nothing_but_names_moves() {
    let head = "action: \"1.1\"\ntitle: One\nleaders: [UK]\n";
    let mend = |order: &str, parties: &str| {
        let plan_file = format!("{PLAN}party_order: {order}\n");
        let folder = plan(&[("oap.yaml", &plan_file), (ACTION, &format!("{head}{parties}"))]);
        check(folder.path(), &["--fix"]).code(0);
        read(&folder, ACTION).replace(head, "")
    };
    let block = "participants:\n  - SE\n  - \"NO\"\n  - AT\n\n  - Europol\n";
    let sorted = "participants:\n  - AT\n  - SE\n  - \"NO\"\n\n  - Europol\n";
    assert_eq!(mend("alphabetical", block), sorted);
    let names = "participants: [SE, Netherlands, GR] # three\n";
    assert_eq!(mend("alphabetical", names), "participants: [EL, NL, SE] # three\n");
    assert_eq!(mend("protocol", "participants: [DE, BE]\n"), "participants: [BE, DE]\n");
    // By the names that states give themselves Germany comes before Estonia.
    assert_eq!(mend("protocol", "participants: [EE, DE]\n"), "participants: [DE, EE]\n");
    for left in [
        "participants:\n  - SE # the new one\n  - AT\n",
        "participants: [{ party: SE, role: host }, AT]\n",
    ] {
        assert_eq!(mend("alphabetical", left), left);
    }
    assert_eq!(mend("as_written", block), block);
}

#[test]
fn what_remains_is_shown() {
    let folder = plan(&[(ACTION, "action: 1.1\ntitle: XXX\nleaders: [GB]\nend: 04/06/2014\n")]);
    check(folder.path(), &["--fix", "--format=concise"])
        .code(1)
        .stdout_eq(
            str![[r#"
priorities/thb/actions/1.1.yaml:2:8: error[placeholder]: `XXX` is a placeholder
priorities/thb/actions/1.1.yaml:4:6: error[invalid-value]: a date that can be read in two ways

"#]]
            .raw(),
        )
        .stderr_eq(str![[r#"
2 fixed in 1 file
3 files, 2 errors

"#]]);
}

#[test]
fn a_finding_says_that_it_can_be_mended() {
    let folder = plan(&[(ACTION, "action: \"1.1\"\ntitle: One\nleaders: [GB]\n")]);
    check(folder.path(), &[]).code(1).stdout_eq(
        str![[r#"
error[unknown-party]: unknown party `GB`
 --> priorities/thb/actions/1.1.yaml:3:11
  |
3 | leaders: [GB]
  |           ^^ United Kingdom
  |
  = help: `GB` is written `UK` (fixable with --fix)


"#]]
        .raw(),
    );
}

#[test]
fn a_diff_shows_what_would_change_and_changes_nothing() {
    let other = "action: \"1.2\"\ntitle: Two # GB\nleaders: [GB]\n";
    let folder = plan(&[(ACTION, MESSY), ("priorities/thb/actions/two.yaml", other)]);
    check(folder.path(), &["--diff"])
        .code(1)
        .stdout_eq(
            str![[r#"
--- a/priorities/thb/actions/1.1.yaml
+++ b/priorities/thb/actions/1.1.yaml
@@ -1,16 +1,16 @@
 # The first action.
-action: 1.1   # its number
+action: "1.1"   # its number
 title: Better information
 
-leaders: UK   # who leads
-particpants:  # who takes part
-    - Netherlands # a name
-    -   "GR"
-start:  28-10-2012
-end: 'Nov 2013'
+leaders: [UK]   # who leads
+participants:  # who takes part
+    - NL # a name
+    -   "EL"
+start:  2012-10-28
+end: '2013-11'
 inputs:
-  staff_fte: "5,5" # half a person
-  budget_eur: 58 361
-  funding: TBC
+  staff_fte: "5.5" # half a person
+  budget_eur: 58361
+  funding: to_be_confirmed
 progress:
-  "2013-12": { stage: Ongoing,  verdict: met } # the end
\ No newline at end of file
+  "2013-12": { stage: ongoing,  verdict: met } # the end
\ No newline at end of file
diff --git a/priorities/thb/actions/two.yaml b/priorities/thb/actions/1.2.yaml
rename from priorities/thb/actions/two.yaml
rename to priorities/thb/actions/1.2.yaml
--- a/priorities/thb/actions/two.yaml
+++ b/priorities/thb/actions/1.2.yaml
@@ -1,3 +1,3 @@
 action: "1.2"
 title: Two # GB
-leaders: [GB]
+leaders: [UK]

"#]]
            .raw(),
        )
        .stderr_eq(str![[r#"
11 fixable in 2 files

"#]]);
    assert_eq!(read(&folder, ACTION), MESSY);
    assert_eq!(read(&folder, "priorities/thb/actions/two.yaml"), other);

    let clean = plan(&[(ACTION, TIDY)]);
    check(clean.path(), &["--diff"]).code(0).stdout_eq("").stderr_eq(str![[r#"
nothing fixable

"#]]);
    check(clean.path(), &["--diff", "--fix"]).code(2);
    // Of two plans, one is enough.
    for plans in [[&clean, &folder], [&folder, &clean]] {
        let plans = plans.map(TempDir::path);
        empact().args(["check", "--diff"]).args(plans).assert().code(1);
    }
}

#[test]
fn a_misnamed_file_gets_its_name_and_is_shown_under_it() {
    let text = "action: \"1.2\"\ntitle: XXX\nleaders: [UK]\n";
    let folder = plan(&[("priorities/thb/actions/two.yaml", text)]);
    check(folder.path(), &["--fix", "--format=concise", "priorities/thb/actions/two.yaml"])
        .code(1)
        .stdout_eq(
            str![[r#"
priorities/thb/actions/1.2.yaml:2:8: error[placeholder]: `XXX` is a placeholder

"#]]
            .raw(),
        )
        .stderr_eq(str![[r#"
1 fixed in 1 file
1 file, 1 error

"#]]);
    assert_eq!(read(&folder, "priorities/thb/actions/1.2.yaml"), text);
    assert!(!folder.path().join("priorities/thb/actions/two.yaml").exists());
}

#[test]
fn two_files_do_not_get_one_name() {
    let text = |title: &str| format!("action: \"1.2\"\ntitle: {title}\nleaders: [UK]\n");
    let [one, two] = ["a.yaml", "b.yaml"].map(|name| format!("priorities/thb/actions/{name}"));
    let folder = plan(&[(&one, &text("One")), (&two, &text("Two"))]);
    check(folder.path(), &["--fix", "--format=concise"]).code(1);
    let actions = fs::read_dir(folder.path().join("priorities/thb/actions")).expect("a folder");
    let mut titles: Vec<String> = actions
        .map(|entry| fs::read_to_string(entry.expect("a file").path()).expect("text"))
        .filter_map(|text| Some(text.split_once("title: ")?.1.lines().next()?.to_owned()))
        .collect();
    titles.sort();
    assert!(titles.contains(&"One".to_owned()) && titles.contains(&"Two".to_owned()), "{titles:?}");
}

#[test]
fn only_files_under_the_paths_are_changed() {
    let text = |number: &str| format!("action: \"{number}\"\ntitle: One\nleaders: [GB]\n");
    let other = "priorities/thb/actions/1.2.yaml";
    let folder = plan(&[(ACTION, &text("1.1")), (other, &text("1.2"))]);
    check(folder.path(), &["--fix", ACTION]).code(0).stderr_eq(str![[r#"
1 fixed in 1 file
1 file, no findings

"#]]);
    assert_eq!(read(&folder, ACTION), text("1.1").replace("GB", "UK"));
    assert_eq!(read(&folder, other), text("1.2"));
}

#[test]
fn a_file_that_cannot_be_written_leaves_all_as_they_were() {
    let text = |number: &str| format!("action: \"{number}\"\ntitle: One\nleaders: [GB]\n");
    let other = "priorities/thb/actions/1.2.yaml";
    let folder = plan(&[(ACTION, &text("1.1")), (other, &text("1.2"))]);
    let mut rights = fs::metadata(folder.path().join(other)).expect("it is there").permissions();
    rights.set_readonly(true);
    fs::set_permissions(folder.path().join(other), rights).expect("it can be made read-only");
    check(folder.path(), &["--fix"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error: cannot mend `priorities/thb/actions/1.2.yaml`, so nothing is changed
  caused by: it is read-only

"#]]);
    assert_eq!(read(&folder, ACTION), text("1.1"));
    assert_eq!(read(&folder, other), text("1.2"));
}

/// Two faults of different families, which can both be mended.
const TWO: &str = "action: \"1.1\"\ntitle: One\nleaders: [GB]\nparticpants: [NL]\n";
const TWO_FIRST: &str = "action: \"1.1\"\ntitle: One\nleaders: [UK]\nparticpants: [NL]\n";
const TWO_SECOND: &str = "action: \"1.1\"\ntitle: One\nleaders: [GB]\nparticipants: [NL]\n";
const TWO_BOTH: &str = "action: \"1.1\"\ntitle: One\nleaders: [UK]\nparticipants: [NL]\n";

#[test]
fn what_is_not_reported_is_not_mended() {
    for (arguments, after) in [
        (&["--select", "references"][..], TWO_FIRST),
        (&["--ignore", "unknown-party"], TWO_SECOND),
        (&["--select", "unknown-key", "--ignore", "schema"], TWO),
        (&["--warn", "unknown-party"], TWO_BOTH),
    ] {
        let folder = plan(&[(ACTION, TWO)]);
        check(folder.path(), &[&["--fix"], arguments].concat());
        assert_eq!(read(&folder, ACTION), after, "{arguments:?}");
    }
}

#[test]
fn what_a_comment_a_setting_or_a_baseline_silences_is_not_mended() {
    let ignored = TWO.replace("[GB]", "[GB] # empact: ignore[unknown-party] so printed");
    let folder = plan(&[(ACTION, &ignored)]);
    check(folder.path(), &["--fix"]).code(0);
    assert_eq!(read(&folder, ACTION), ignored.replace("particpants", "participants"));

    let lint = format!(
        "{PRIORITY}lint:\n  rules:\n    unknown-party: {{ level: allow, reason: So printed. }}\n"
    );
    let folder = folder_of(&[("oap.yaml", PLAN), ("priorities/thb/priority.yaml", &lint)], TWO);
    check(folder.path(), &["--fix"]).code(0);
    assert_eq!(read(&folder, ACTION), TWO_SECOND);

    let folder = plan(&[(ACTION, TWO_FIRST)]);
    check(folder.path(), &["--baseline", "b.json", "--write-baseline"]).code(0);
    fs::write(folder.path().join(ACTION), TWO).expect("it can be written");
    let known = ["--baseline", "b.json"];
    check(folder.path(), &[&["--diff"][..], &known].concat()).code(1).stderr_eq(str![[r#"
1 fixable in 1 file

"#]]);
    check(folder.path(), &[&["--fix"][..], &known].concat()).code(0).stderr_eq(str![[r#"
1 fixed in 1 file
3 files, no findings

"#]]);
    assert_eq!(read(&folder, ACTION), TWO_FIRST);
    check(folder.path(), &["--fix", "--baseline", "none.json"]).code(2);
}

fn folder_of(head: &[(&str, &str)], action: &str) -> TempDir {
    folder(&[head, &[(ACTION, action)]].concat())
}

#[test]
fn only_files_that_have_changed_are_mended() {
    let other = "priorities/thb/actions/1.2.yaml";
    let folder = plan(&[(ACTION, TWO)]);
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=n", "-c", "user.email=e@example.org"];
        let mut git = std::process::Command::new("git");
        let status = git.args(who).args(arguments).current_dir(folder.path()).output();
        assert!(status.expect("git runs").status.success(), "{arguments:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "one"]);
    // Under the wrong name, so that it gets another one.
    let misnamed = "priorities/thb/actions/two.yaml";
    crate::support::put(folder.path(), misnamed, &TWO.replace("1.1", "1.2"));
    check(folder.path(), &["--fix", "--since", "HEAD"]).code(0).stderr_eq(str![[r#"
3 fixed in 1 file
1 file, no findings

"#]]);
    assert_eq!(read(&folder, ACTION), TWO);
    assert_eq!(read(&folder, other), TWO_BOTH.replace("1.1", "1.2"));
}

fn edited(folder: &Path, text: &str, arguments: &[&str]) -> snapbox::cmd::OutputAssert {
    let all = [&["check", "-", "--stdin-filename", ACTION], arguments].concat();
    empact().args(all).stdin(text.to_owned()).current_dir(folder).assert()
}

#[test]
fn a_text_from_standard_input_comes_back_mended() {
    let on_disk = "action: \"1.1\"\ntitle: On disk\nleaders: [GB]\n";
    let folder = plan(&[(ACTION, on_disk)]);
    let text = format!("\u{feff}{TWO}end: 04/06/2014\n").replace('\n', "\r\n");
    let after = format!("\u{feff}{TWO_BOTH}end: 04/06/2014\n").replace('\n', "\r\n");
    edited(folder.path(), &text, &["--fix", "--format=concise"])
        .code(1)
        .stdout_eq(after.into_data().raw())
        .stderr_eq(str![[r#"
priorities/thb/actions/1.1.yaml:5:6: error[invalid-value]: a date that can be read in two ways
2 fixed in 1 file
1 file, 1 error

"#]]);
    edited(folder.path(), TWO, &["--diff", "--select=unknown-party"]).code(1).stdout_eq(
        str![[r#"
--- a/priorities/thb/actions/1.1.yaml
+++ b/priorities/thb/actions/1.1.yaml
@@ -1,4 +1,4 @@
 action: "1.1"
 title: One
-leaders: [GB]
+leaders: [UK]
 particpants: [NL]

"#]]
        .raw(),
    );
    assert_eq!(read(&folder, ACTION), on_disk);
}

#[test]
fn a_text_that_is_not_mended_comes_back_as_it_is() {
    let folder = plan(&[]);
    for text in ["", "\u{feff}", "leaders: [", "no plan\r\n"] {
        edited(folder.path(), text, &["--fix"]).stdout_eq(text.into_data().raw());
    }
    // The text has no name that could be another.
    let misnamed = "action: \"1.2\"\ntitle: One\nleaders: [UK]\n";
    edited(folder.path(), misnamed, &["--fix"]).code(1).stdout_eq(misnamed.into_data().raw());
    // What is no part of a plan is nobody's to mend.
    let all = ["check", "-", "--fix", "--stdin-filename", "notes.yaml"];
    empact()
        .args(all)
        .stdin("leader: [GB]\n")
        .current_dir(folder.path())
        .assert()
        .code(0)
        .stdout_eq("leader: [GB]\n");
    let all = ["check", "-", "--fix", "--stdin-filename", ACTION];
    let broken: &[u8] = b"title: \xff\n";
    empact()
        .args(all)
        .stdin(broken)
        .current_dir(folder.path())
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: standard input is too large, or not text in UTF-8, and is not mended

"#]]);
}

#[test]
fn reports_are_about_what_remains_and_beside_a_diff_about_what_is() {
    let folder = plan(&[(ACTION, TWO)]);
    check(folder.path(), &["--diff", "--output", "json=a.json"]).code(1);
    let offered = |path: &str| {
        let report: serde_json::Value = serde_json::from_str(&read(&folder, path)).expect("JSON");
        let findings = report["findings"].as_array().expect("a list").clone();
        let edit = |finding: &serde_json::Value| finding["fix"]["edits"][0]["replacement"].clone();
        findings.iter().map(edit).collect::<Vec<_>>()
    };
    assert_eq!(offered("a.json"), ["UK", "participants"]);
    check(folder.path(), &["--fix", "--output", "json=b.json"]).code(0);
    assert_eq!(offered("b.json"), [""; 0]);
    check(folder.path(), &["--diff", "--format", "json"]).code(2);
    check(folder.path(), &["--diff", "--baseline", "c.json", "--write-baseline"]).code(2);
}
