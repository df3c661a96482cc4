//! `empact diff`, through the program and real repositories.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{empact, folder, put};
use snapbox::str;
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

What changed

Operational Action Plan 2013: HEAD → working tree

2 actions changed, 1 added, 1 renumbered; 1 verdict, 1 value of an indicator, 13 changes in all

Markings

^ THB 1.1: LIMITE → RESTREINT UE/EU RESTRICTED, raised

F: THB – Trafficking in human beings  [LIMITE]

~ driver changed from UK to NL

1.1 More contributions to the focal point

+ marking: RESTREINT UE/EU RESTRICTED
~ June 2013, result: … twice in The Hague, and [-a-] {+the+} third [-meeting is planned-] {+was
  held+} for the autumn.
+ December 2013: reported for the first time
  + stage: finished
  + verdict: met
  + printed word: Achieved
  + result: Done.
+ indicator Requests received through SIENA, December 2013: 5 359
~ end moved from 31 December 2013 to 30 June 2014

3.2 Joint action days  (renumbered, before 3.1)  [LIMITE]

+ leader BE added

3.3 Work with airlines  (added)  [LIMITE]

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

What changed

Operational Action Plan 2013: HEAD → working tree

Nothing changed.

LIMITE

"#]]);
}

fn output(command: snapbox::cmd::Command) -> (String, String, Option<i32>) {
    let output = command.output().expect("the program can be run");
    // Spaces that do not break look the same and are hard to type.
    let text = |bytes| {
        String::from_utf8(bytes).expect("it writes text").replace(['\u{a0}', '\u{202f}'], " ")
    };
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn two_revisions_are_compared_and_the_other_way_round() {
    let repository = edited();
    repository.commit("second");
    let (forth, _, _) = output(repository.diff(&["first..second"]));
    assert!(forth.contains("end moved from 31 December 2013 to 30 June 2014"), "{forth}");
    assert!(forth.contains("3.3 Work with airlines  (added)"), "{forth}");
    let (back, _, _) = output(repository.diff(&["second..first"]));
    assert!(back.contains("end moved from 30 June 2014 to 31 December 2013"), "{back}");
    assert!(back.contains("3.3 Work with airlines  (removed)"), "{back}");
    assert!(back.contains("v THB 1.1: RESTREINT UE/EU RESTRICTED → LIMITE, lowered"), "{back}");
    // Both carry the highest marking of both states.
    for text in [&forth, &back] {
        assert!(text.starts_with("RESTREINT UE/EU RESTRICTED\n"), "{text}");
        assert!(text.ends_with("\nRESTREINT UE/EU RESTRICTED\n"), "{text}");
    }
    let (open_end, _, _) = output(repository.diff(&["first.."]));
    assert_eq!(open_end.replace("HEAD", "second"), forth);
}

#[test]
fn the_exit_code_tells_of_changes_only_where_it_is_asked_for() {
    let repository = edited();
    repository.diff(&[]).assert().code(0);
    repository.diff(&["--exit-code"]).assert().code(1);
    repository.commit("second");
    repository.diff(&["--exit-code"]).assert().code(0);
}

#[test]
fn what_cannot_be_compared_is_said_with_help() {
    let repository = Repository::standard();
    for (arguments, said) in [
        (&["no-such"][..], "error: git knows no revision `no-such`\n  in a shallow clone"),
        (&["-x"], "unexpected argument"),
        (&["first...HEAD"], "error: two revisions are written with two points: `REV..REV`\n"),
        (&["priorities"], "error: `priorities` belongs to this same plan\n"),
        (&["--period", "2013-06", "2013-21"], "error: there is no period `2013-21`; did you mean"),
        (&["--priority", "TBH"], "error: there is no priority `TBH`; did you mean `THB`?"),
        (
            &["--max-marking", "public"],
            "error: the plan itself is marked LIMITE, above PUBLIC: nothing",
        ),
    ] {
        let (text, errors, code) = output(repository.diff(arguments));
        assert_eq!((text.as_str(), code), ("", Some(2)), "{arguments:?}");
        assert!(errors.contains(said), "{arguments:?}: {errors}");
    }
    git(repository.folder.path(), &["branch", "priorities"]);
    let (_, errors, _) = output(repository.diff(&["priorities"]));
    assert!(errors.contains("write `./priorities` for the folder, or `heads/priorities`"));
    // Before the first commit, and where there is no repository at all.
    let alone = folder(&[("oap.yaml", PLAN)]);
    let (_, errors, code) = output(empact().arg("diff").current_dir(alone.path()));
    assert_eq!(code, Some(2));
    assert!(errors.contains("the plan lies in no git repository"), "{errors}");
    git(alone.path(), &["init", "--quiet"]);
    let (_, errors, _) = output(empact().arg("diff").current_dir(alone.path()));
    assert!(errors.contains("git knows no revision `HEAD`"), "{errors}");
}

#[test]
fn a_plan_that_was_not_there_yet_is_not_found() {
    let repository = Repository::new(&[("../README", "Nothing yet\n")]);
    repository.put("oap.yaml", PLAN);
    let (_, errors, code) = output(repository.diff(&[]));
    assert_eq!(code, Some(2));
    assert!(errors.contains("error: there was no plan in `der Plan für 2013 [*]/`"), "{errors}");
}

#[test]
fn an_old_revision_with_errors_is_compared_as_far_as_it_can_be_read() {
    let repository = Repository::standard();
    let action = "priorities/thb/actions/1.1.yaml";
    repository.edit(action, "end: 2013-12-31", "end: 31/12/2013");
    repository.commit("broken");
    repository.edit(action, "end: 31/12/2013", "end: 2013-12-31");
    let (text, errors, code) = output(repository.diff(&[]));
    assert_eq!(code, Some(0));
    assert!(text.contains("+ end: 31 December 2013"), "{text}");
    assert_eq!(errors, "warning: HEAD: the plan has 1 error; as much as can be read is compared\n");
}

#[test]
fn a_large_file_of_a_revision_is_not_read() {
    let repository = Repository::standard();
    repository.put("priorities/thb/narrative/long.md", &"a long text\n".repeat(100_000));
    repository.commit("large");
    let (text, errors, _) = output(repository.diff(&["large..large"]));
    assert!(text.contains("Nothing changed."), "{text}");
    assert!(errors.contains("warning: large: the plan has 1 error"), "{errors}");
}

#[cfg(unix)]
#[test]
fn links_and_what_git_would_run_are_left_alone() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let repository = Repository::standard();
    let narrative = repository.plan().join("priorities/thb/narrative");
    fs::create_dir_all(&narrative).expect("made");
    symlink("/etc/passwd", narrative.join("link.md")).expect("made");
    let trap = repository.folder.path().join("trap.sh");
    let sprung = repository.folder.path().join("sprung");
    fs::write(&trap, format!("#!/bin/sh\ntouch '{}'\n", sprung.display())).expect("written");
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).expect("set");
    put(repository.folder.path(), ".gitattributes", "*.yaml diff=trap filter=trap\n");
    repository.commit("second");
    let trap = trap.to_str().expect("it is text");
    for name in [
        "core.pager",
        "core.fsmonitor",
        "core.sshCommand",
        "diff.external",
        "diff.trap.command",
        "diff.trap.textconv",
        "filter.trap.smudge",
        "filter.trap.clean",
        "pager.ls-tree",
        "pager.cat-file",
    ] {
        git(repository.folder.path(), &["config", name, trap]);
    }
    let mut command = repository.diff(&["first..second"]);
    for name in ["PAGER", "EXTERNAL_DIFF", "SSH", "SSH_COMMAND", "ASKPASS", "EDITOR"] {
        command = command.env(format!("GIT_{name}"), trap);
    }
    for (name, value) in [
        ("GIT_DIR", "/nowhere"),
        ("GIT_WORK_TREE", "/nowhere"),
        ("GIT_OBJECT_DIRECTORY", "/nowhere"),
        ("GIT_INDEX_FILE", "/nowhere"),
        ("GIT_EXEC_PATH", "/nowhere"),
        ("PAGER", trap),
    ] {
        command = command.env(name, value);
    }
    let trace = repository.folder.path().join("trace");
    let (text, errors, code) = output(command.env("GIT_TRACE", &trace));
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.contains("Nothing changed."), "{text}");
    assert!(!sprung.exists() && !trace.exists(), "a program of the configuration was run");
}

#[test]
fn nothing_is_written_to_the_repository() {
    fn listing(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
        for entry in fs::read_dir(folder).expect("it can be read") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                listing(&path, found);
            } else {
                found.push((path.clone(), fs::read(&path).expect("it can be read")));
            }
        }
        found.sort();
    }
    let repository = edited();
    let (mut before, mut after) = (Vec::new(), Vec::new());
    listing(repository.folder.path(), &mut before);
    repository.diff(&[]).assert().code(0);
    repository.diff(&["first..first"]).assert().code(0);
    listing(repository.folder.path(), &mut after);
    assert!(before == after, "a file of the repository is another one");
}

#[test]
fn a_shallow_clone_is_compared_as_far_as_it_goes() {
    let repository = edited();
    repository.commit("second");
    let clone = folder(&[]);
    let from = format!("file://{}", repository.folder.path().display());
    git(clone.path(), &["clone", "--quiet", "--depth=1", "--no-tags", &from, "copy"]);
    let plan = clone.path().join("copy/der Plan für 2013 [*]");
    let (text, _, code) = output(empact().arg("diff").current_dir(&plan));
    assert_eq!(code, Some(0));
    assert!(text.contains("Nothing changed."), "{text}");
    let (_, errors, _) = output(empact().args(["diff", "HEAD~1"]).current_dir(&plan));
    assert!(errors.contains("in a shallow clone the history has to be fetched first"), "{errors}");
}

#[test]
fn a_plan_in_another_folder_is_the_one_before() {
    let (old, new) = (Repository::standard(), edited());
    let (text, _, code) = output(new.diff(&[old.plan().to_str().expect("it is text")]));
    assert_eq!(code, Some(0));
    assert!(text.contains("driver changed from UK to NL"), "{text}");
}

#[test]
fn a_priority_in_another_folder_is_known_by_a_name_that_no_other_has() {
    let plan = |folders: &[(&str, &str)]| {
        let keys: Vec<String> = folders.iter().map(|(key, _)| key.to_uppercase()).collect();
        let oap = PLAN.replace("[THB]", &format!("[{}]", keys.join(", ")));
        let plan = folder(&[("oap.yaml", &oap)]);
        for (key, name) in folders {
            let text = format!("key: {}\nname: {name}\ndriver: UK\n", key.to_uppercase());
            put(plan.path(), &format!("priorities/{key}/priority.yaml"), &text);
        }
        plan
    };
    let one = plan(&[("three", "Drugs")]);
    let two = plan(&[("one", "Drugs"), ("two", "Drugs")]);
    let other = plan(&[("one", "Drugs"), ("two", "Fraud")]);
    let told = |before: &TempDir, after: &TempDir| {
        let command = empact().arg("-C").arg(after.path()).arg("diff").arg(before.path());
        output(command).0.matches("~ folder changed").count()
    };
    assert_eq!((told(&other, &one), told(&one, &other)), (1, 1));
    assert_eq!((told(&two, &one), told(&one, &two)), (0, 0), "either may be the one");
}

#[test]
fn two_periods_of_a_plan_are_compared() {
    edited().diff(&["--period", "2013-06", "2013-12"]).assert().code(0).stdout_eq(str![[r#"
RESTREINT UE/EU RESTRICTED

What changed

Operational Action Plan 2013: June 2013 → December 2013

1 action changed; 1 verdict, 1 value of an indicator, 5 changes in all

F: THB – Trafficking in human beings  [LIMITE]

1.1 More contributions to the focal point

~ stage changed from ongoing to finished
~ verdict changed from open to met
+ printed word: Achieved
~ result: [-The requests are rising. The group met twice in The Hague, and the third was held for
  the autumn.-] {+Done.+}
~ indicator Requests received through SIENA: 4 400 → 5 359, +21.8 %

RESTREINT UE/EU RESTRICTED

"#]]);
}

#[test]
fn a_percentage_changes_by_points() {
    let repository = Repository::standard();
    let path = "priorities/thb/actions/1.1.yaml";
    repository.edit(path, "    unit: messages\n", "    unit: \"%\"\n");
    repository.edit(path, "value: 4315", "value: 30");
    repository.edit(path, "{ change: +5% }", "{ change: +5 pp }");
    repository.edit(path, "{ 2013-06: 4400 }", "{ 2013-06: 35, 2013-12: 40 }");
    repository.edit(
        path,
        "progress:\n",
        "results:\n  - { id: a, label: L, unit: \"%\", value: 20 }\nprogress:\n",
    );
    let periods = ["--period", "2013-06", "2013-12"];
    let (text, _, _) = output(repository.diff(&periods));
    assert!(text.contains("indicator Requests received through SIENA: 35 → 40, +5 pp"), "{text}");
    let (text, _, _) = output(repository.diff(&[&periods[..], &["--format", "json"]].concat()));
    let document: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let changes = document["priorities"][0]["actions"][0]["changes"].as_array().expect("a list");
    let value = changes.iter().find(|change| change["before"] == "35").expect("the value");
    assert_eq!((&value["change_percent"], &value["change_points"]), (&().into(), &"5".into()));
    // Between two states it is the same, of indicators and of figures.
    repository.commit("before");
    repository.edit(path, "2013-06: 35", "2013-06: 34");
    repository.edit(path, "value: 20", "value: 22");
    let (text, _, _) = output(repository.diff(&[]));
    assert!(text.contains("35 → 34, −1 pp") && text.contains("20 → 22, +2 pp"), "{text}");
}

#[test]
fn other_formats_say_the_same() {
    let repository = edited();
    let (text, _, _) = output(repository.diff(&["--format", "md"]));
    snapbox::assert_data_eq!(
        text.clone(),
        str![[r#"
**RESTREINT UE/EU RESTRICTED**

# What changed

Operational Action Plan 2013: HEAD → working tree

2 actions changed, 1 added, 1 renumbered; 1 verdict, 1 value of an indicator, 13 changes in all

## Markings

- **THB 1.1**: LIMITE → **RESTREINT UE/EU RESTRICTED**, raised

## F: THB – Trafficking in human beings (LIMITE) <a id="priority-thb"></a>

- changed: driver changed from UK to **NL**

### 1.1 More contributions to the focal point

- new: marking: **RESTREINT UE/EU RESTRICTED**
- changed: June 2013, result: … twice in The Hague, and ~~a~~ **the** third ~~meeting is planned~~ **was held** for the autumn.
- new: December 2013: reported for the first time
  - new: stage: **finished**
  - new: verdict: **met**
  - new: printed word: **Achieved**
  - new: result: Done.
- new: indicator Requests received through SIENA, December 2013: **5 359**
- changed: end moved from 31 December 2013 to **30 June 2014**

### 3.2 Joint action days (renumbered, before 3.1) (LIMITE)

- new: leader BE added

### 3.3 Work with airlines (added) (LIMITE)

**RESTREINT UE/EU RESTRICTED**

"#]]
    );
    let (html, _, _) = output(repository.diff(&["--format", "html"]));
    for words in [
        "<title>What changed – Operational Action Plan 2013</title>",
        "<del>a</del> <ins>the</ins>",
        "indicator Requests received through SIENA, December 2013: <span class=\"after\">5 359</span>",
        "<strong>THB 1.1</strong>: <span class=\"before\">LIMITE</span> → <span class=\"after\">RESTREINT UE/EU RESTRICTED</span>, raised",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let written = repository.folder.path().join("out/");
    let arguments = ["-o".into(), written.to_string_lossy().into_owned() + "/"];
    empact().arg("diff").args(arguments).current_dir(repository.plan()).assert().code(0);
    for (name, shown) in [("diff.md", text), ("diff.html", html)] {
        let text = fs::read_to_string(written.join(name)).expect("it was written");
        assert_eq!(text.replace(['\u{a0}', '\u{202f}'], " "), shown);
    }
}

#[test]
fn json_fits_the_published_schema() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema/diff.schema.json");
    let schema = fs::read_to_string(schema).expect("it is published");
    let schema = serde_json::from_str(&schema).expect("it is JSON");
    let (text, _, _) = output(edited().diff(&["--format", "json"]));
    let document: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let faults: Vec<_> = validator.iter_errors(&document).map(|fault| format!("{fault}")).collect();
    assert_eq!(faults, [""; 0]);
    assert_eq!(document["marking"], "restricted");
    assert_eq!(document["counts"]["actions_changed"], 2);
    let changes = document["priorities"][0]["actions"][0]["changes"].as_array().expect("a list");
    let end = changes.iter().find(|change| change["place"][0]["field"] == "end");
    let end = end.expect("the end is another one");
    assert_eq!((&end["before"], &end["after"]), (&"2013-12-31".into(), &"2014-06-30".into()));
}

#[test]
fn what_is_above_the_ceiling_in_either_state_is_in_neither() {
    let repository = edited();
    repository.commit("second");
    for arguments in [
        ["first..second", "text"],
        ["second..first", "md"],
        ["first..second", "html"],
        ["second..first", "json"],
    ] {
        let [revisions, format] = arguments;
        let arguments = [revisions, "--max-marking", "limite", "--format", format];
        let (text, errors, code) = output(repository.diff(&arguments));
        assert_eq!(code, Some(0), "{errors}");
        assert!(text.contains("THB 1.1"), "it is named by its number: {text}");
        for word in ["focal point", "siena", "The Hague", "RESTREINT", "Achieved"] {
            assert!(!text.contains(word) && !errors.contains(word), "{word}: {text}");
        }
        assert!(text.contains("Work with airlines"), "{text}");
    }
}

#[test]
fn nothing_in_a_plan_can_command_a_terminal() {
    let repository = Repository::standard();
    repository.edit(
        "priorities/thb/actions/3.1.yaml",
        "title: Joint action days",
        "title: \"\\e[31mred ##[x]\\u202e\"",
    );
    let (text, _, _) = output(repository.diff(&["--color", "never"]));
    assert!(text.contains("“[31mred #♯[x]”"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}']));
    let (text, _, _) = output(repository.diff(&["--color", "always"]));
    assert!(text.contains('\u{1b}') && !text.contains("\u{1b}[31mred "), "{text}");
}

#[test]
fn one_priority_is_marked_as_what_came_into_it() {
    let repository = Repository::standard();
    repository.edit("oap.yaml", "priorities: [THB]", "priorities: [THB, OPC]");
    repository.put("priorities/opc/priority.yaml", "key: OPC\nname: Property crime\n");
    let secret = format!("marking: restricted\n{OTHER}");
    repository.put("priorities/thb/actions/3.1.yaml", &secret);
    repository.commit("second");
    fs::remove_file(repository.plan().join("priorities/thb/actions/3.1.yaml")).expect("removed");
    repository.put("priorities/opc/actions/3.1.yaml", &OTHER.replace("[FR]", "[NL]"));
    let (text, _, _) = output(repository.diff(&["--priority", "OPC"]));
    assert!(text.contains("3.1 Joint action days  (moved here from THB 3.1)"), "{text}");
    assert!(text.contains("− leader FR removed"), "{text}");
    assert!(text.contains("v OPC 3.1: RESTREINT UE/EU RESTRICTED → LIMITE, lowered"), "{text}");
    assert!(text.starts_with("RESTREINT UE/EU RESTRICTED\n"), "{text}");
    let (text, _, _) = output(repository.diff(&["--priority", "OPC", "--max-marking", "limite"]));
    assert!(text.starts_with("LIMITE\n") && !text.contains("Joint action days"), "{text}");
}

/// A comment has no other name than its text: what else is new of it stands under it.
#[test]
fn a_new_comment_is_told_once() {
    let repository = Repository::standard();
    repository.edit(
        "priorities/thb/actions/1.1.yaml",
        "progress:\n",
        "progress:\n  2013-12:\n    verdict: open\n    comments:\n      - { text: Nothing more came., by: BE }\n",
    );
    repository.diff(&[]).assert().success().stdout_eq(str![[r#"
LIMITE

What changed

Operational Action Plan 2013: HEAD → working tree

1 action changed; 1 verdict, 4 changes in all

F: THB – Trafficking in human beings

1.1 More contributions to the focal point

+ December 2013: reported for the first time
  + verdict: open
  + comments: Nothing more came.
    + according to: BE

LIMITE

"#]]);
}
