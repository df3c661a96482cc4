//! `empact diff`, through the program and real repositories.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::str;
use support::{empact, folder, put};
use tempfile::TempDir;

const PLAN: &str = "\
title: Operational Action Plan 2013
years: [2013]
marking: limite
periods:
  - { id: 2013-06, label: June 2013 }
  - { id: 2013-12, label: December 2013 }
priorities: [THB]
";
const PRIORITY: &str = "\
key: THB
letter: F
name: Trafficking in human beings
driver: UK
members: [NL, BE, FR]
goals:
  - { number: 1, title: Better information }
  - { number: 3, title: Joint operations }
";
const ACTION: &str = "\
action: \"1.1\"
title: More contributions to the focal point
leaders: [NL]
participants: [BE]
start: 2013-01-01
end: 2013-12-31
kpis:
  - id: siena-requests
    name: Requests received through SIENA
    unit: messages
    baseline: { value: 4315, at: 2012 }
    target: { change: +5% }
    values: { 2013-06: 4400 }
progress:
  2013-06:
    stage: ongoing
    verdict: open
    result: |
      The requests are rising. The group met twice in The Hague, and a third meeting is planned for
      the autumn.
";
const OTHER: &str = "\
action: \"3.1\"
title: Joint action days
leaders: [FR]
";

/// Runs git in a folder, as somebody and at some time that never change.
fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "init.defaultBranch=main", "-c", "commit.gpgSign=false"])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs(["AUTHOR", "COMMITTER"].into_iter().flat_map(|who| {
            [("NAME", "Somebody"), ("EMAIL", "somebody@example.org"), ("DATE", "2014-01-01T00:00Z")]
                .map(|(what, value)| (format!("GIT_{who}_{what}"), value))
        }))
        .output()
        .expect("git can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with a plan in a folder whose name is hard to pass on, committed as it is.
struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new(files: &[(&str, &str)]) -> Self {
        let repository = Self { folder: folder(&[]) };
        git(repository.folder.path(), &["init", "--quiet"]);
        for (path, text) in files {
            repository.put(path, text);
        }
        repository.commit("first");
        repository
    }

    fn standard() -> Self {
        Self::new(&[
            ("oap.yaml", PLAN),
            ("priorities/thb/priority.yaml", PRIORITY),
            ("priorities/thb/actions/1.1.yaml", ACTION),
            ("priorities/thb/actions/3.1.yaml", OTHER),
        ])
    }

    fn plan(&self) -> PathBuf {
        self.folder.path().join("der Plan für 2013 [*]")
    }

    fn put(&self, path: &str, text: &str) {
        put(&self.plan(), path, text);
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.plan().join(path);
        let text = fs::read_to_string(&path).expect("the file is there");
        assert!(text.contains(from), "nothing to change: {from}");
        fs::write(path, text.replace(from, to)).expect("it can be written");
    }

    fn commit(&self, message: &str) {
        git(self.folder.path(), &["add", "--all"]);
        git(self.folder.path(), &["commit", "--quiet", "--message", message]);
        git(self.folder.path(), &["tag", message]);
    }

    fn diff(&self, arguments: &[&str]) -> snapbox::cmd::Command {
        empact().arg("diff").args(arguments).current_dir(self.plan())
    }
}

/// A repository whose working tree differs in all the ways that people change a plan.
fn edited() -> Repository {
    let repository = Repository::standard();
    let action = "priorities/thb/actions/1.1.yaml";
    repository.edit(action, "end: 2013-12-31", "end: 2014-06-30");
    repository.edit(
        action,
        "values: { 2013-06: 4400 }",
        "values: { 2013-06: 4400, 2013-12: 5359 }",
    );
    repository.edit(action, "a third meeting is planned", "the third was held");
    repository.edit(action, "action: ", "marking: restricted\naction: ");
    repository.put(
        action,
        &(fs::read_to_string(repository.plan().join(action)).expect("it is there")
            + "  2013-12: { stage: finished, verdict: met, printed: Achieved, result: Done. }\n"),
    );
    repository.edit("priorities/thb/priority.yaml", "driver: UK", "driver: NL");
    fs::remove_file(repository.plan().join("priorities/thb/actions/3.1.yaml")).expect("removed");
    repository.put(
        "priorities/thb/actions/3.2.yaml",
        "action: \"3.2\"\ntitle: Joint action days\nleaders: [FR, BE]\n",
    );
    repository.put(
        "priorities/thb/actions/3.3.yaml",
        "action: \"3.3\"\ntitle: Work with airlines\nleaders: [NL]\n",
    );
    repository
}

#[test]
fn the_working_tree_is_compared_with_the_last_commit() {
    edited().diff(&[]).assert().code(0).stdout_eq(str![[r#"
RESTREINT UE/EU RESTRICTED
Operational Action Plan 2013: HEAD → working tree

Markings
  ^ THB 1.1: LIMITE → RESTREINT UE/EU RESTRICTED, raised

F  THB  Trafficking in human beings
  ~ driver changed from UK to NL

  1.1  More contributions to the focal point
    + marking: RESTREINT UE/EU RESTRICTED
    ~ June 2013, result: … twice in The Hague, and [-a-] {+the+} third [-meeting is planned-] {+was
      held+} for the autumn.
    + December 2013: reported for the first time
      + stage: finished
      + verdict: met
      + printed word: Achieved
      + result: Done.
    + indicator siena-requests, December 2013: 5 359
    ~ end moved from 31 December 2013 to 30 June 2014

  > 3.2  Joint action days  (renumbered, before 3.1)
    + leader BE added
  + 3.3  Work with airlines  (added)

2 actions changed, 1 added, 1 renumbered; 1 verdict, 1 value of an indicator, 13 changes in all
RESTREINT UE/EU RESTRICTED

"#]]);
}

#[test]
fn nothing_is_said_of_how_a_file_is_written() {
    let repository = Repository::standard();
    let action = "priorities/thb/actions/1.1.yaml";
    repository.edit(
        action,
        "leaders: [NL]\n",
        "# First the one who reports.\nleaders:\n  - 'NL'\n",
    );
    repository.edit(
        action,
        "start: 2013-01-01\nend: 2013-12-31\n",
        "end: \"2013-12-31\"\nstart: 2013-01-01\n",
    );
    let text = fs::read_to_string(repository.plan().join(action)).expect("it is there");
    repository.put(action, &text.replace('\n', "\r\n"));
    repository.diff(&["--exit-code"]).assert().code(0).stderr_eq("").stdout_eq(str![[r#"
LIMITE
Operational Action Plan 2013: HEAD → working tree

Nothing changed.
LIMITE

"#]]);
}
