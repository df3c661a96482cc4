//! `empact migrate`: a plan that version 0.1 of the program read, in the format of this one.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::fs;
use std::path::Path;

use crate::support::{approved, empact, folder, put};
use snapbox::cmd::OutputAssert;
use snapbox::{IntoData, str};
use tempfile::TempDir;

const FILES: [&str; 3] =
    ["oap.yaml", "priorities/thb/priority.yaml", "priorities/thb/actions/1.1.yaml"];
const ACTION: &str = FILES[2];

/// The plan of version 0.1, with line ends of this kind.
fn plan(line_end: &str) -> TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/migrate/before");
    let folder = folder(&[]);
    for path in FILES {
        let text = fs::read_to_string(root.join(path)).expect("a file of the plan");
        put(folder.path(), path, &text.replace('\n', line_end));
    }
    folder
}

fn run(folder: &TempDir, arguments: &[&str]) -> OutputAssert {
    empact().args(arguments).current_dir(folder.path()).assert()
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).expect("it is there")
}

#[test]
fn a_plan_of_version_0_1_is_led_to_its_rewriting() {
    run(&plan("\n"), &["check", "--format", "concise"]).code(1).stdout_eq(
        str![[r#"
priorities/thb/actions/1.1.yaml:11:15: error[invalid-value]: words where a number is expected
priorities/thb/actions/1.1.yaml:14:16: error[invalid-value]: words where a number is expected
priorities/thb/actions/1.1.yaml:20:24: error[invalid-value]: words where a number is expected
priorities/thb/actions/1.1.yaml:25:16: error[invalid-value]: words where a number is expected
priorities/thb/actions/1.1.yaml:30:5: error[unknown-key]: unknown key `from`
priorities/thb/actions/1.1.yaml:33:7: error[unknown-key]: unknown key `from`
priorities/thb/actions/1.1.yaml:37:5: error[unknown-key]: unknown key `from`

"#]]
        .raw(),
    );
}

#[test]
fn what_an_earlier_format_wrote_otherwise_is_rewritten_and_nothing_else() {
    let folder = plan("\n");
    run(&folder, &["migrate"]).success().stdout_eq("").stderr_eq(str![[r#"
since format 2 who makes a comment stands under `by`, as everywhere, and no longer under `from`; `group_review` is `group`: 3 places
since format 2 a baseline or value of an indicator in words stands under `text`, so that no number with a slip in it passes for words: 4 places
2 files rewritten for format 2

"#]].raw());
    for path in FILES {
        approved(&format!("tests/migrate/after/{path}"), &read(&folder, path));
    }
    run(&folder, &["check"]).success();
    let report = run(&folder, &["report", "-p", "THB"]).success();
    let report = String::from_utf8_lossy(&report.get_output().stdout).into_owned();
    for said in ["*Driver (UK), 4\u{a0}December 2013:*", "*Group:*", "*Action leader (NL):*"] {
        assert!(report.contains(said), "{said} in {report}");
    }
}

#[test]
fn a_second_run_finds_nothing_to_do() {
    let folder = plan("\n");
    run(&folder, &["migrate"]).success();
    let once = FILES.map(|path| read(&folder, path));
    run(&folder, &["migrate"]).success().stderr_eq(
        str![[r#"
nothing rewritten: the plan is written in format 2

"#]]
        .raw(),
    );
    assert_eq!(FILES.map(|path| read(&folder, path)), once);
}

#[test]
fn line_ends_stay() {
    let [unix, dos] = ["\n", "\r\n"].map(|line_end| {
        let folder = plan(line_end);
        run(&folder, &["migrate"]).success();
        FILES.map(|path| read(&folder, path))
    });
    assert_eq!(dos, unix.map(|text| text.replace('\n', "\r\n")));
}

#[test]
fn a_difference_is_shown_and_nothing_is_written() {
    let folder = plan("\n");
    let before = FILES.map(|path| read(&folder, path));
    run(&folder, &["migrate", "--diff"]).code(1).stdout_eq(
        str![[r#"
--- a/oap.yaml
+++ b/oap.yaml
@@ -1,5 +1,6 @@
 # The plan as version 0.1 of the program read it.
 
+format: 2
 title: Operational Action Plan 2013   # as on the cover
 years: [2013]
 periods:
--- a/priorities/thb/actions/1.1.yaml
+++ b/priorities/thb/actions/1.1.yaml
@@ -8,31 +8,32 @@
 kpis:
   - id: note
     name: A note for all
-    baseline: none was there   # in the year before
+    baseline: { text: none was there }   # in the year before
     target: { text: a note in every language }
     values:
-      2013-12: "in two languages, \"and\" short"
+      2013-12: { text: "in two languages, \"and\" short" }
   - id: routes
     name: Routes that are known
     unit: routes
     baseline: 12
     target: { at_least: 20 }
-    values: { 2013-12: not counted }
+    values: { 2013-12: { text: not counted } }
   - id: use
     name: What use was made of it
     target: { text: use in training }
     values:
-      2013-12: |
-        It was read out.
+      2013-12:
+        text: |
+          It was read out.
 
-        Twice.
+          Twice.
 comments:
-  - from: driver   # said at the meeting
+  - by: driver   # said at the meeting
     at: 2013-12-04
     text: The note came in time, from the leader's own service.
-  - { from: group_review, text: "The group asks for another." }
+  - { by: group, text: "The group asks for another." }
   - text: >
       What comes
       from: whom is open.
-    "from": leader
+    by: leader
   - Said by nobody in particular.

"#]]
        .raw(),
    );
    assert_eq!(FILES.map(|path| read(&folder, path)), before);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_stays() {
    let folder = plan("\n");
    let broken = "action: \"1.2\"\ncomments: [{ from: driver\n";
    put(folder.path(), "priorities/thb/actions/1.2.yaml", broken);
    run(&folder, &["migrate"]).code(1).stderr_eq(str![[r#"
since format 2 who makes a comment stands under `by`, as everywhere, and no longer under `from`; `group_review` is `group`: 3 places
since format 2 a baseline or value of an indicator in words stands under `text`, so that no number with a slip in it passes for words: 4 places
note: `priorities/thb/actions/1.2.yaml` cannot be read and is left as it is
2 files rewritten for format 2

"#]].raw());
    assert_eq!(read(&folder, "priorities/thb/actions/1.2.yaml"), broken);
    assert!(read(&folder, ACTION).contains("- by: driver   # said at the meeting"));
}

#[test]
fn what_has_two_readings_a_person_chooses() {
    let folder = plan("\n");
    let both = read(&folder, ACTION).replace("    at: 2013-12-04", "    by: leader");
    let both = both.replace("not counted", "\"1.200\"");
    put(folder.path(), ACTION, &both);
    run(&folder, &["migrate"]).success();
    let after = read(&folder, ACTION);
    assert!(after.contains("  - from: driver   # said at the meeting\n    by: leader"), "{after}");
    assert!(after.contains("values: { 2013-12: \"1.200\" }"), "{after}");
}

#[test]
fn the_format_is_named_where_the_plan_begins() {
    for (before, after) in [
        ("format: 1\ntitle: A\n", "format: 2\ntitle: A\n"),
        ("title: A\nformat: \"1\"   # old\n", "title: A\nformat: 2   # old\n"),
        ("{ title: A }\n", "{ format: 2, title: A }\n"),
        ("---\ntitle: A\n", "---\nformat: 2\ntitle: A\n"),
        ("\u{feff}title: A\n", "\u{feff}format: 2\ntitle: A\n"),
        ("format: 3\ntitle: A\n", "format: 3\ntitle: A\n"),
    ] {
        let folder = folder(&[("oap.yaml", before)]);
        run(&folder, &["migrate"]).success();
        assert_eq!(read(&folder, "oap.yaml"), after);
    }
}
