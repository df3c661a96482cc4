//! `empact init`, `new` and `move`: a plan from its first line, and nothing written over or half.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::fs;
use std::path::Path;

use crate::support::{empact, files_of, folder, put};
use snapbox::cmd::OutputAssert;
use snapbox::{IntoData, str};

const INIT: [&str; 12] = [
    "--title",
    "Operational Action Plan: 2026",
    "--years",
    "2026",
    "--priority",
    "THB",
    "--name",
    "Trafficking in human beings",
    "--driver",
    "NL",
    "--action",
    "Share what is known",
];

fn run(folder: &Path, arguments: &[&str]) -> OutputAssert {
    empact().args(arguments).current_dir(folder).assert()
}

fn init(folder: &Path, place: &str) -> OutputAssert {
    run(folder, &[&["init", place], &INIT[..]].concat())
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_plan_is_begun_and_is_clean() {
    let folder = folder(&[]);
    init(folder.path(), "plan").code(0).stdout_eq("").stderr_eq(str![[r#"
written: plan/.gitattributes
written: plan/.github/actions/empact/action.yml
written: plan/.github/workflows/empact.yml
written: plan/.pre-commit-config.yaml
written: plan/.vscode/settings.json
written: plan/CONTRIBUTING.md
written: plan/oap.yaml
written: plan/priorities/thb/actions/1.1.yaml
written: plan/priorities/thb/priority.yaml
written: plan/schema/action.schema.json
written: plan/schema/annex.schema.json
written: plan/schema/narrative.schema.json
written: plan/schema/plan.schema.json
written: plan/schema/priority.schema.json

what comes next:
  cd plan
  empact check
  empact new action THB --title TITLE
  empact new period 2026-06
  empact report -p THB -o report.html

"#]]);
    let plan = folder.path().join("plan");
    run(&plan, &["check", "--deny", "warnings"]).code(0).stderr_eq("3 files, no findings\n");
    run(&plan, &["report", "-p", "THB"]).code(0);
    let text = read(&plan, "oap.yaml");
    assert!(text.contains("title: \"Operational Action Plan: 2026\"\n"), "{text}");
    // Editors get what `schema` writes.
    let before = read(&plan, "schema/action.schema.json");
    let settings = read(&plan, ".vscode/settings.json");
    run(&plan, &["-C", ".", "schema", "-o", "schema"]).code(0);
    assert_eq!(read(&plan, "schema/action.schema.json"), before);
    assert_eq!(read(&plan, ".vscode/settings.json"), settings);
}

#[test]
fn what_is_not_known_is_asked_for_by_option_where_nobody_is_there() {
    let folder = folder(&[]);
    run(folder.path(), &["init", "plan", "--title", "A"]).code(2).stderr_eq(str![[r#"
error: a plan needs more to begin with: --years, --priority, --name, --driver, --action
  `empact init --help` shows an example

"#]]);
    assert!(files_of(folder.path()).is_empty());
}

#[test]
fn nothing_is_written_over_and_nothing_half() {
    for taken in ["CONTRIBUTING.md", ".github/workflows/empact.yml", "priorities/thb/priority.yaml"]
    {
        let folder = folder(&[(taken, "mine\n")]);
        let before = files_of(folder.path());
        let said = init(folder.path(), ".").code(2);
        let said = String::from_utf8_lossy(&said.get_output().stderr).into_owned();
        assert!(said.contains("there already") && said.contains("choose another"), "{said}");
        assert_eq!(files_of(folder.path()), before);
    }
    let folder = folder(&[("oap.yaml", "title: A\n"), ("sub/x", "")]);
    for place in [".", "sub", "new/deep"] {
        init(folder.path(), place).code(2);
    }
    assert_eq!(files_of(folder.path()).len(), 3);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside() {
    use std::os::unix::fs::symlink;
    for link in [".github", "priorities", "schema", ".vscode"] {
        let (plan, outside) = (folder(&[]), folder(&[]));
        symlink(outside.path(), plan.path().join(link)).expect("a link");
        init(plan.path(), ".").code(2);
        assert!(files_of(outside.path()).is_empty(), "{link}");
        assert_eq!(fs::read_dir(plan.path()).expect("it is there").count(), 1, "{link}");
    }
    let (plan, outside) = (folder(&[]), folder(&[]));
    init(plan.path(), ".").code(0);
    symlink(outside.path(), plan.path().join("priorities/cc")).expect("a link");
    let before = files_of(plan.path());
    run(plan.path(), &["new", "priority", "CC", "--name", "Cyber", "--driver", "FR"]).code(2);
    assert_eq!((files_of(plan.path()), files_of(outside.path()).len()), (before, 0));
}

#[test]
fn a_plan_grows_and_stays_clean() {
    let folder = folder(&[]);
    init(folder.path(), ".").code(0);
    let plan = folder.path();
    let clean = || run(plan, &["check", "--deny", "warnings"]).code(0);
    run(plan, &["new", "action", "thb", "--title", "Second", "--leader", "DE"])
        .code(0)
        .stderr_eq("written: priorities/thb/actions/1.2.yaml\n");
    clean();
    run(plan, &["new", "priority", "CC", "--name", "Cybercrime", "--driver", "FR"]).code(0);
    clean();
    run(plan, &["report", "-p", "CC"]).code(0).stderr_eq(str![[r#"
note: CC has no actions yet; `empact new action CC --title TITLE` adds one

"#]]);
    run(plan, &["new", "action", "CC", "2", "--title", "Train"]).code(0);
    clean();
    let before = files_of(plan);
    run(plan, &["new", "period", "2026-06", "--diff"]).code(1).stdout_eq(str![[r#"
--- a/oap.yaml
+++ b/oap.yaml
@@ -7,7 +7,8 @@
 
 # The periods in which actions are reported, in order of time. `empact new period 2026-06` adds one, with a
 # place for it in every action that is due.
-periods: []
+periods:
+  - { id: 2026-06, label: June 2026, cut_off: 2026-06-30 }
 
 # The priorities, in the order of the plan. Each has a folder of its own in `priorities`, and
 # `empact new priority KEY` adds one.
--- a/priorities/thb/actions/1.1.yaml
+++ b/priorities/thb/actions/1.1.yaml
@@ -6,3 +6,5 @@
 leader_condition: No leader has been named yet.
 
 # Who takes part stands under `participants`, and how success is measured under `kpis`.
+progress:
+  2026-06: to_be_confirmed
--- a/priorities/thb/actions/1.2.yaml
+++ b/priorities/thb/actions/1.2.yaml
@@ -6,3 +6,5 @@
 leaders: [DE]
 
 # Who takes part stands under `participants`, and how success is measured under `kpis`.
+progress:
+  2026-06: to_be_confirmed
--- a/priorities/cc/actions/2.1.yaml
+++ b/priorities/cc/actions/2.1.yaml
@@ -6,3 +6,5 @@
 leader_condition: No leader has been named yet.
 
 # Who takes part stands under `participants`, and how success is measured under `kpis`.
+progress:
+  2026-06: to_be_confirmed

"#]]);
    assert_eq!(files_of(plan), before);
    run(plan, &["new", "period", "2026-06"]).code(0);
    clean();
    let action = read(plan, "priorities/cc/actions/2.1.yaml");
    assert!(action.ends_with("progress:\n  2026-06: to_be_confirmed\n"), "{action}");
    // A place for a report is none, once others have reported.
    let path = "priorities/thb/actions/1.2.yaml";
    let told = read(plan, path).replace("to_be_confirmed", "{ stage: ongoing, result: Begun. }");
    put(plan, path, &told);
    run(plan, &["check", "--format", "concise"]).code(0).stdout_eq(str![[r#"
priorities/cc/priority.yaml:2:6: warning[period-not-reported]: no action of CC is reported for June 2026
priorities/thb/actions/1.1.yaml:2:9: warning[period-not-reported]: action 1.1 is not reported for June 2026

"#]]);
    run(plan, &["new", "period", "2026-06"]).code(2).stderr_eq(str![[r#"
error: the period `2026-06` is there already

"#]]);
    run(plan, &["new", "period", "2026-03"]).code(2).stderr_eq(str![[r#"
error: periods stand in order of time, and one of them ends on 2026-06-30
  write `2026-03` into `oap.yaml` where it belongs

"#]]);
    run(plan, &["new", "priority", "THB", "--name", "A", "--driver", "NL"]).code(2).stderr_eq(
        str![[r#"
error: the priority `THB` is there already

"#]],
    );
    run(plan, &["new", "priority", "../x", "--name", "A", "--driver", "NL"]).code(2);
    run(plan, &["new", "priority", "XX", "--name", "A", "--driver", "Nobody"]).code(2).stderr_eq(
        str![[r#"
error[placeholder]: `XX` is a placeholder
  --> oap.yaml:18:5
   |
18 |   - XX
   |     ^^
   |
   = help: write what is meant, or take it out of the list

error[unlisted-priority]: the plan does not list the priority in `priorities/xx`
 --> priorities/xx/priority.yaml:1:1
  |
1 | # One priority: who drives it, and what its driver says for all of its actions.
  | ^
  |
  = help: add `XX` to `priorities` in `oap.yaml`, or remove the folder

error[placeholder]: `XX` is a placeholder
 --> priorities/xx/priority.yaml:2:6
  |
2 | key: XX
  |      ^^
  |
  = help: write what is meant, or leave the key out

error: nothing is written, because this would be found in the plan then

"#]],
    );
}

const PLAN: &str = "title: OAP 2026\nyears: [2026]\nperiods: []\npriorities: [THB, CC]\n";
const THB: &str = "key: THB\nname: Trafficking\ndriver: NL\n";
const CC: &str = "key: CC\nname: Cyber\ndriver: FR\n";
const MOVED: &str = "# Ours.\naction: \"3.2\" # the second\ngoal: 3\ntitle: Moved\nleaders: [NL]\n";
const NEIGHBOUR: &str = "action: '3.1'\ntitle: Neighbour\nleaders: [NL]\nrelations:\n  - kind: see_also   # closely\n    action: '3.2'\ndescription: [As in action 3.2.]\n";
const NOTE: &str = "---\ntitle: On 3.2\nplace: action\naction: \"3.2\"\n---\n\nText.\n";

fn two() -> tempfile::TempDir {
    folder(&[
        ("oap.yaml", PLAN),
        ("priorities/thb/priority.yaml", THB),
        ("priorities/thb/actions/3.1.yaml", NEIGHBOUR),
        ("priorities/thb/actions/3.2.yaml", MOVED),
        ("priorities/thb/narrative/note.md", NOTE),
        ("priorities/cc/priority.yaml", CC),
        (
            "priorities/cc/actions/1.1.yaml",
            "action: \"1.1\"\ntitle: Far\nleaders: [FR]\ncontinuation: { decision: merged, plan: 2026, \
             priorities: [THB], action: \"3.2\" }\n",
        ),
    ])
}

#[test]
fn an_action_moves_with_all_that_refers_to_it() {
    let folder = two();
    let before = files_of(folder.path());
    run(folder.path(), &["move", "THB", "3.2", "4.1", "--diff"]).code(1).stdout_eq(
        str![[r#"
--- a/priorities/cc/actions/1.1.yaml
+++ b/priorities/cc/actions/1.1.yaml
@@ -1,4 +1,4 @@
 action: "1.1"
 title: Far
 leaders: [FR]
-continuation: { decision: merged, plan: 2026, priorities: [THB], action: "3.2" }
+continuation: { decision: merged, plan: 2026, priorities: [THB], action: "4.1" }
--- a/priorities/thb/actions/3.1.yaml
+++ b/priorities/thb/actions/3.1.yaml
@@ -3,5 +3,5 @@
 leaders: [NL]
 relations:
   - kind: see_also   # closely
-    action: '3.2'
+    action: '4.1'
 description: [As in action 3.2.]
diff --git a/priorities/thb/actions/3.2.yaml b/priorities/thb/actions/4.1.yaml
rename from priorities/thb/actions/3.2.yaml
rename to priorities/thb/actions/4.1.yaml
--- a/priorities/thb/actions/3.2.yaml
+++ b/priorities/thb/actions/4.1.yaml
@@ -1,5 +1,5 @@
 # Ours.
-action: "3.2" # the second
-goal: 3
+action: "4.1" # the second
+goal: 4
 title: Moved
 leaders: [NL]
--- a/priorities/thb/narrative/note.md
+++ b/priorities/thb/narrative/note.md
@@ -1,7 +1,7 @@
 ---
 title: On 3.2
 place: action
-action: "3.2"
+action: "4.1"
 ---
 
 Text.

"#]]
        .raw(),
    );
    assert_eq!(files_of(folder.path()), before);
    run(folder.path(), &["move", "THB", "3.2", "4.1"]).code(0).stderr_eq(str![[r#"
changed: priorities/cc/actions/1.1.yaml
changed: priorities/thb/actions/3.1.yaml
moved: priorities/thb/actions/3.2.yaml to priorities/thb/actions/4.1.yaml
changed: priorities/thb/narrative/note.md
note: priorities/thb/actions/3.1.yaml:7: a text names 3.2 in words, and stays as it is
note: priorities/thb/narrative/note.md:2: a text names 3.2 in words, and stays as it is

"#]]);
    run(folder.path(), &["check", "--deny", "warnings"]).code(0);
    // And back: not a byte is lost.
    run(folder.path(), &["move", "THB", "4.1", "3.2"]).code(0);
    assert_eq!(files_of(folder.path()), before);
}

#[test]
fn nothing_moves_where_something_would_mean_something_else() {
    let folder = two();
    let before = files_of(folder.path());
    let refused = |arguments: &[&str]| {
        let refused = run(folder.path(), &[&["move"], arguments].concat()).code(2).stdout_eq("");
        assert_eq!(files_of(folder.path()), before);
        refused
    };
    refused(&["THB", "3.2", "CC", "1.2"]).stderr_eq(str![[r#"
error: THB 3.2 cannot be moved, because something would mean something else:
  priorities/thb/narrative/note.md:4: an action of its own priority is named here
  priorities/cc/actions/1.1.yaml:4: the action goes on here; take this out first

"#]]);
    refused(&["THB", "3.1", "3.2"]).stderr_eq(str![[r#"
error: THB 3.2 is there already, and nothing is written over

"#]]);
    refused(&["THB", "3.9", "3.3"]).stderr_eq(str![[r#"
error: THB has no action 3.9

"#]]);
    refused(&["THB", "3.2", "XX", "3.3"]).stderr_eq(str![[r#"
error: there is no priority `XX`
     THB  Trafficking
     CC   Cyber

"#]]);
    // It would lose its marking.
    put(folder.path(), "priorities/cc/priority.yaml", &format!("{CC}marking: limite\n"));
    put(
        folder.path(),
        "priorities/thb/actions/1.1.yaml",
        "action: \"1.1\"\ntitle: Lone\nleaders: [NL]\n",
    );
    run(folder.path(), &["move", "THB", "1.1", "CC", "1.2"]).code(2).stderr_eq(str![[r#"
error: THB 1.1 cannot be moved, because something would mean something else:
  priorities/thb/actions/1.1.yaml:1: it would be marked otherwise; give it a `marking` of its own first

"#]]);
    put(folder.path(), "priorities/cc/priority.yaml", CC);
    run(folder.path(), &["move", "THB", "1.1", "CC", "1.2"]).code(0).stderr_eq(str![[r#"
moved: priorities/thb/actions/1.1.yaml to priorities/cc/actions/1.2.yaml

"#]]);
    run(folder.path(), &["check", "--deny", "warnings"]).code(0);
}

#[test]
fn ties_to_actions_of_other_priorities_are_followed() {
    let relations = "title: Near\nleaders: [NL]\nrelations:\n";
    let folder = folder(&[
        ("oap.yaml", PLAN),
        ("priorities/thb/priority.yaml", THB),
        ("priorities/cc/priority.yaml", CC),
        (
            "priorities/thb/actions/1.1.yaml",
            &format!(
                "action: \"1.1\"\n{relations}  - {{ kind: joint_with, action: CC 2.1 }}\n  - {{ kind: see_also, action: \"1.2\" }}\n"
            ),
        ),
        (
            "priorities/thb/actions/1.2.yaml",
            &format!("action: \"1.2\"\n{relations}  - {{ kind: see_also, action: '1.1' }}\n"),
        ),
        (
            "priorities/cc/actions/2.1.yaml",
            &format!(
                "action: \"2.1\"\nwith: [THB]\n{relations}  - {{ kind: joint_with, action: THB 1.1 }}\n"
            ),
        ),
    ]);
    let before = files_of(folder.path());
    run(folder.path(), &["check", "--deny", "warnings"]).code(0);
    run(folder.path(), &["move", "CC", "2.1", "3.1"]).code(0);
    run(folder.path(), &["move", "CC", "3.1", "2.1"]).code(0);
    assert_eq!(files_of(folder.path()), before);
    run(folder.path(), &["move", "THB", "1.1", "CC", "2.2", "--diff"]).code(1).stdout_eq(
        str![[r#"
--- a/priorities/cc/actions/2.1.yaml
+++ b/priorities/cc/actions/2.1.yaml
@@ -3,4 +3,4 @@
 title: Near
 leaders: [NL]
 relations:
-  - { kind: joint_with, action: THB 1.1 }
+  - { kind: joint_with, action: "2.2" }
diff --git a/priorities/thb/actions/1.1.yaml b/priorities/cc/actions/2.2.yaml
rename from priorities/thb/actions/1.1.yaml
rename to priorities/cc/actions/2.2.yaml
--- a/priorities/thb/actions/1.1.yaml
+++ b/priorities/cc/actions/2.2.yaml
@@ -1,6 +1,6 @@
-action: "1.1"
+action: "2.2"
 title: Near
 leaders: [NL]
 relations:
-  - { kind: joint_with, action: CC 2.1 }
-  - { kind: see_also, action: "1.2" }
+  - { kind: joint_with, action: "2.1" }
+  - { kind: see_also, action: "THB 1.2" }
--- a/priorities/thb/actions/1.2.yaml
+++ b/priorities/thb/actions/1.2.yaml
@@ -2,4 +2,4 @@
 title: Near
 leaders: [NL]
 relations:
-  - { kind: see_also, action: '1.1' }
+  - { kind: see_also, action: 'CC 2.2' }

"#]]
        .raw(),
    );
    run(folder.path(), &["move", "CC", "2.1", "THB", "2.2"]).code(2).stderr_eq(str![[r#"
error: CC 2.1 cannot be moved, because something would mean something else:
  priorities/cc/actions/2.1.yaml:2: it is one of THB already

"#]]);
}

#[test]
fn an_action_of_a_plan_that_cannot_be_read_stays() {
    let folder = two();
    put(folder.path(), "priorities/cc/actions/1.1.yaml", "action: [\n");
    let before = files_of(folder.path());
    run(folder.path(), &["move", "THB", "3.2", "4.1"]).code(2).stderr_eq(str![[r#"
error: not all of the plan can be read, and what is not read cannot be taken along
  mend what `empact check` shows, then do this again

"#]]);
    assert_eq!(files_of(folder.path()), before);
}
