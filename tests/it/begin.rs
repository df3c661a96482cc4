//! `empact init`, `new` and `move`: a plan from its first line, and nothing written over or half.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::{empact, folder, put};
use snapbox::cmd::OutputAssert;
use snapbox::{IntoData, str};
use walkdir::WalkDir;

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

/// Every file of a folder with its text, by path; folders without a text.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries =
        WalkDir::new(folder).min_depth(1).into_iter().map(|entry| entry.expect("an entry"));
    let named = entries.map(|entry| {
        let path = entry.path().strip_prefix(folder).expect("inside").display().to_string();
        (path.replace('\\', "/"), fs::read_to_string(entry.path()).unwrap_or_default())
    });
    named.collect()
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn a_plan_is_begun_and_is_clean() {
    let folder = folder(&[]);
    init(folder.path(), "plan").code(0).stdout_eq("").stderr_eq(str![]);
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
    run(folder.path(), &["init", "plan", "--title", "A"]).code(2).stderr_eq(str![]);
    assert!(files(folder.path()).is_empty());
}

#[test]
fn nothing_is_written_over_and_nothing_half() {
    for taken in ["CONTRIBUTING.md", ".github/workflows/empact.yml", "priorities/thb/priority.yaml"]
    {
        let folder = folder(&[(taken, "mine\n")]);
        let before = files(folder.path());
        let said = init(folder.path(), ".").code(2);
        let said = String::from_utf8_lossy(&said.get_output().stderr).into_owned();
        assert!(said.contains("there already") && said.contains("choose another"), "{said}");
        assert_eq!(files(folder.path()), before);
    }
    let folder = folder(&[("oap.yaml", "title: A\n"), ("sub/x", "")]);
    for place in [".", "sub", "new/deep"] {
        init(folder.path(), place).code(2);
    }
    assert_eq!(files(folder.path()).len(), 3);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside() {
    use std::os::unix::fs::symlink;
    for link in [".github", "priorities", "schema", ".vscode"] {
        let (plan, outside) = (folder(&[]), folder(&[]));
        symlink(outside.path(), plan.path().join(link)).expect("a link");
        init(plan.path(), ".").code(2);
        assert!(files(outside.path()).is_empty(), "{link}");
        assert_eq!(fs::read_dir(plan.path()).expect("it is there").count(), 1, "{link}");
    }
    let (plan, outside) = (folder(&[]), folder(&[]));
    init(plan.path(), ".").code(0);
    symlink(outside.path(), plan.path().join("priorities/cc")).expect("a link");
    let before = files(plan.path());
    run(plan.path(), &["new", "priority", "CC", "--name", "Cyber", "--driver", "FR"]).code(2);
    assert_eq!((files(plan.path()), files(outside.path()).len()), (before, 0));
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
    run(plan, &["report", "-p", "CC"]).code(0).stderr_eq(str![]);
    run(plan, &["new", "action", "CC", "2", "--title", "Train"]).code(0);
    clean();
    let before = files(plan);
    run(plan, &["new", "period", "2026-06", "--diff"]).code(1).stdout_eq(str![]);
    assert_eq!(files(plan), before);
    run(plan, &["new", "period", "2026-06"]).code(0);
    clean();
    let action = read(plan, "priorities/cc/actions/2.1.yaml");
    assert!(action.ends_with("progress:\n  2026-06: to_be_confirmed\n"), "{action}");
    // A place for a report is none, once others have reported.
    let path = "priorities/thb/actions/1.2.yaml";
    let told = read(plan, path).replace("to_be_confirmed", "{ stage: ongoing, result: Begun. }");
    put(plan, path, &told);
    run(plan, &["check", "--format", "concise"]).code(0).stdout_eq(str![]);
    run(plan, &["new", "period", "2026-06"]).code(2).stderr_eq(str![]);
    run(plan, &["new", "period", "2026-03"]).code(2).stderr_eq(str![]);
    run(plan, &["new", "priority", "THB", "--name", "A", "--driver", "NL"])
        .code(2)
        .stderr_eq(str![]);
    run(plan, &["new", "priority", "../x", "--name", "A", "--driver", "NL"]).code(2);
    run(plan, &["new", "priority", "XX", "--name", "A", "--driver", "Nobody"])
        .code(2)
        .stderr_eq(str![]);
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
    let before = files(folder.path());
    run(folder.path(), &["move", "THB", "3.2", "4.1", "--diff"]).code(1).stdout_eq(str![].raw());
    assert_eq!(files(folder.path()), before);
    run(folder.path(), &["move", "THB", "3.2", "4.1"]).code(0).stderr_eq(str![]);
    run(folder.path(), &["check", "--deny", "warnings"]).code(0);
    // And back: not a byte is lost.
    run(folder.path(), &["move", "THB", "4.1", "3.2"]).code(0);
    assert_eq!(files(folder.path()), before);
}

#[test]
fn nothing_moves_where_something_would_mean_something_else() {
    let folder = two();
    let before = files(folder.path());
    let refused = |arguments: &[&str]| {
        let refused = run(folder.path(), &[&["move"], arguments].concat()).code(2).stdout_eq("");
        assert_eq!(files(folder.path()), before);
        refused
    };
    refused(&["THB", "3.2", "CC", "1.2"]).stderr_eq(str![]);
    refused(&["THB", "3.1", "3.2"]).stderr_eq(str![]);
    refused(&["THB", "3.9", "3.3"]).stderr_eq(str![]);
    refused(&["THB", "3.2", "XX", "3.3"]).stderr_eq(str![]);
    // It would lose its marking.
    put(folder.path(), "priorities/cc/priority.yaml", &format!("{CC}marking: limite\n"));
    put(
        folder.path(),
        "priorities/thb/actions/1.1.yaml",
        "action: \"1.1\"\ntitle: Lone\nleaders: [NL]\n",
    );
    run(folder.path(), &["move", "THB", "1.1", "CC", "1.2"]).code(2).stderr_eq(str![]);
    put(folder.path(), "priorities/cc/priority.yaml", CC);
    run(folder.path(), &["move", "THB", "1.1", "CC", "1.2"]).code(0).stderr_eq(str![]);
    run(folder.path(), &["check", "--deny", "warnings"]).code(0);
}

#[test]
fn an_action_of_a_plan_that_cannot_be_read_stays() {
    let folder = two();
    put(folder.path(), "priorities/cc/actions/1.1.yaml", "action: [\n");
    let before = files(folder.path());
    run(folder.path(), &["move", "THB", "3.2", "4.1"]).code(2).stderr_eq(str![]);
    assert_eq!(files(folder.path()), before);
}
