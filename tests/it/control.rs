//! Which findings `empact check` reports: rules and levels, ignores, baselines, changed files, a
//! file from an editor.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{empact, folder, put};
use proptest::prelude::*;
use snapbox::{IntoData, str};
use tempfile::TempDir;

use empact::control;
use empact::load;

const OAP: &str = "\
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
/// An unknown party on line 3 and an unknown key on line 4.
const ACTION: &str = "\
action: \"1.1\"
title: Better information
leaders: [QQ]
comment: [none]
";
const FILE: &str = "priorities/thb/actions/1.1.yaml";

fn plan() -> TempDir {
    folder(&[("oap.yaml", OAP), ("priorities/thb/priority.yaml", PRIORITY), (FILE, ACTION)])
}

/// What a run reports, each finding as `LINE SEVERITY RULE`, after the name of any file but the
/// action's, and how it ends.
fn run(root: &Path, arguments: &[&str]) -> (Vec<String>, i32, String) {
    run_with(root, arguments, "")
}

fn run_with(root: &Path, arguments: &[&str], stdin: &str) -> (Vec<String>, i32, String) {
    let output = empact()
        .args(["check", "--format=concise"])
        .args(arguments)
        .current_dir(root)
        .stdin(stdin)
        .output()
        .expect("the program can be run");
    let lines = String::from_utf8(output.stdout).expect("text");
    let said = lines.lines().map(|line| {
        let mut parts = line.splitn(4, ':');
        let (path, number, _, rest) = (
            parts.next().expect("a path"),
            parts.next().expect("a line"),
            parts.next(),
            parts.next().expect("a message"),
        );
        let (severity, rest) = rest.trim().split_once('[').expect("a rule");
        let rule = rest.split(']').next().expect("a rule");
        let file = path.strip_suffix(FILE).map_or_else(|| format!("{path} "), |_| String::new());
        format!("{file}{number} {severity} {rule}")
    });
    let said = said.collect();
    let errors = String::from_utf8(output.stderr).expect("text");
    (said, output.status.code().expect("an end of its own"), errors)
}

fn reported(root: &Path, arguments: &[&str]) -> Vec<String> {
    run(root, arguments).0
}

const PARTY: &str = "3 error unknown-party";
const KEY: &str = "4 error unknown-key";

#[test]
fn options_choose_rules_by_id_and_by_family() {
    let plan = plan();
    for (options, expected) in [
        (&[][..], &[PARTY, KEY][..]),
        (&["--select", "unknown-party"], &[PARTY]),
        (&["--select", "schema"], &[KEY]),
        (&["--select", "schema,references"], &[PARTY, KEY]),
        (&["--select", "schema", "--select", "references"], &[PARTY, KEY]),
        (&["--select", "files"], &[]),
        (&["--ignore", "unknown-party"], &[KEY]),
        (&["--ignore", "references,schema"], &[]),
        (&["--warn", "references"], &["3 warning unknown-party", KEY]),
        (
            &["--warn", "references,unknown-key"],
            &["3 warning unknown-party", "4 warning unknown-key"],
        ),
        (&["--select", "references", "--deny", "schema"], &[PARTY]),
    ] {
        assert_eq!(reported(plan.path(), options), expected, "{options:?}");
    }
    assert_eq!(run(plan.path(), &["--warn", "references,schema"]).1, 0);
    assert_eq!(run(plan.path(), &["--warn", "references"]).1, 1);
}

#[test]
fn with_warnings_denied_whatever_is_reported_is_an_error() {
    let plan = plan();
    for (options, expected, code) in [
        (&["--deny", "warnings"][..], &[PARTY, KEY][..], 1),
        (&["--warn", "references,schema", "--deny", "warnings"], &[PARTY, KEY], 1),
        (&["--deny", "warnings", "--warn", "references,schema"], &[PARTY, KEY], 1),
        (&["--deny", "warnings,schema", "--ignore", "references"], &[KEY], 1),
        (&["--deny", "warnings", "--ignore", "references,schema"], &[], 0),
    ] {
        let (said, ended, _) = run(plan.path(), options);
        assert_eq!(
            (said, ended),
            (expected.iter().map(ToString::to_string).collect(), code),
            "{options:?}"
        );
    }
    let (_, code, errors) = run(plan.path(), &["--deny", "warning"]);
    assert_eq!(code, 2);
    assert!(errors.contains("write `--deny warnings`"), "{errors}");
}

/// One row: settings of the plan, settings of the priority, options, and what becomes of
/// `unknown-party`.
#[test]
fn the_nearest_setting_counts() {
    let lint = |text: &str| {
        let rules = text.split_whitespace().map(|setting| {
            let (name, level) = setting.split_once('=').expect("name=level");
            format!("    {name}: {{ level: {level}, reason: A test. }}\n")
        });
        let rules: String = rules.collect();
        if rules.is_empty() { rules } else { format!("lint:\n  rules:\n{rules}") }
    };
    let (allow, warn, deny) = ("", "3 warning unknown-party", PARTY);
    for (of_plan, of_priority, options, expected) in [
        ("", "", "", deny),
        // In one place: an id before a family, wherever it stands.
        ("unknown-party=warn", "", "", warn),
        ("references=warn", "", "", warn),
        ("references=allow unknown-party=warn", "", "", warn),
        ("unknown-party=warn references=allow", "", "", warn),
        ("", "unknown-party=warn references=allow", "", warn),
        ("", "", "--warn=unknown-party --ignore=references", warn),
        ("", "", "--ignore=references --warn=unknown-party", warn),
        // On the command line: the later of two alike, across options and inside one.
        ("", "", "--ignore=unknown-party --warn=unknown-party", warn),
        ("", "", "--warn=unknown-party --ignore=unknown-party", allow),
        ("", "", "--warn=references --deny=references", deny),
        ("", "", "--deny=references,schema --warn=schema,references", warn),
        ("", "", "--warn=schema,references --deny=schema,references", deny),
        // The priority before the plan, even a family before an id.
        ("unknown-party=allow", "unknown-party=warn", "", warn),
        ("unknown-party=allow", "references=warn", "", warn),
        ("unknown-party=allow", "schema=warn", "", allow),
        // The command line before both, even a family before an id.
        ("", "unknown-party=allow", "--warn=references", warn),
        ("unknown-party=allow", "", "--deny=references", deny),
        ("unknown-party=allow", "unknown-party=warn", "--deny=unknown-party", deny),
        // To select is not to switch on.
        ("unknown-party=allow", "", "--select=unknown-party", allow),
        ("", "unknown-party=warn", "--select=references", warn),
    ] {
        let folder = plan();
        put(folder.path(), "oap.yaml", &format!("{OAP}{}", lint(of_plan)));
        let priority = format!("{PRIORITY}{}", lint(of_priority));
        put(folder.path(), "priorities/thb/priority.yaml", &priority);
        put(folder.path(), FILE, &ACTION.replace("comment: [none]\n", ""));
        let options: Vec<&str> = options.split_whitespace().collect();
        let expected: Vec<&str> = expected.split_terminator('\n').collect();
        let case = format!("{of_plan} | {of_priority} | {options:?}");
        assert_eq!(reported(folder.path(), &options), expected, "{case}");
    }
}

#[test]
fn the_settings_of_a_priority_hold_for_its_folder_only() {
    let folder = plan();
    let lint = "lint:\n  rules:\n    references: { level: allow, reason: A test. }\n    \
                completeness: { level: allow, reason: A test. }\n";
    put(folder.path(), "oap.yaml", &OAP.replace("[THB]", "[THB, CYB]"));
    put(
        folder.path(),
        "priorities/cyb/priority.yaml",
        &format!("{}{lint}", PRIORITY.replace("THB", "CYB").replace("UK", "YY")),
    );
    assert_eq!(reported(folder.path(), &[]), [PARTY, KEY]);
}

#[test]
fn settings_without_a_reason_or_for_no_rule_are_found() {
    let folder = plan();
    let lint = "lint:\n  rules:\n    unknown-party: { level: warn }\n    unknown-keys: { level: warn, reason: A test. }\n    syntax: { level: allow, reason: A test. }\n";
    put(folder.path(), "oap.yaml", &format!("{OAP}{lint}"));
    put(folder.path(), FILE, "action: \"1.1\"\ntitle: Information\nleaders: [UK]\n");
    empact().arg("check").current_dir(folder.path()).assert().code(1).stdout_eq(str![[r#"
error[missing-key]: missing key `reason`
 --> oap.yaml:8:22
  |
8 |     unknown-party: { level: warn }
  |                      ^^^^^ `reason` is missing in the mapping that starts here
  |
  = help: add `reason:` and what belongs behind it

error[unknown-rule]: there is no rule `unknown-keys`
 --> oap.yaml:9:5
  |
9 |     unknown-keys: { level: warn, reason: A test. }
  |     ^^^^^^^^^^^^
  |
  = help: did you mean `unknown-key`?

error[locked-rule]: `syntax` cannot be switched off or changed
  --> oap.yaml:10:5
   |
10 |     syntax: { level: allow, reason: A test. }
   |     ^^^^^^
   |
   = note: where it finds something, text has not been read, and nobody knows what else is wrong there
   = help: mend what it reports


"#]].raw());
}

#[test]
fn names_on_the_command_line_are_checked() {
    let plan = plan();
    let refused = |arguments: &[&str]| {
        empact()
            .arg("check")
            .args(arguments)
            .current_dir(plan.path())
            .assert()
            .code(2)
            .stdout_eq("")
    };
    refused(&["--ignore", "unknown-key,unknown-partey"]).stderr_eq(str![[r#"
error: invalid value 'unknown-partey' for '--ignore <RULE>': there is no such rule or family; did you mean `unknown-party`?

For more information, try '--help'.

"#]]);
    refused(&["--select", "zzz"]).stderr_eq(str![[r#"
error: invalid value 'zzz' for '--select <RULE>': there is no such rule or family; `empact explain` lists them all

For more information, try '--help'.

"#]]);
    refused(&["--warn", "invalid-yaml"]).stderr_eq(str![[r#"
error: invalid value 'invalid-yaml' for '--warn <RULE>': it is always an error, because where it finds something text has not been read

For more information, try '--help'.

"#]]);
}

#[test]
fn what_cannot_be_read_is_always_reported() {
    let folder = plan();
    put(folder.path(), FILE, "action: \"1.1\"\nleaders: [UK # empact: ignore[invalid-yaml] no\n");
    put(folder.path(), "base.json", "{ \"version\": 1, \"findings\": [] }\n");
    let expected = ["2 error invalid-yaml"];
    for options in
        [&["--select=references"][..], &["--ignore=files,schema"], &["--baseline=base.json"]]
    {
        assert_eq!(reported(folder.path(), options), expected, "{options:?}");
    }
    put(folder.path(), FILE, "# empact: ignore[invalid-yaml] no\naction: \"1.1\"\nleaders: [UK\n");
    assert_eq!(reported(folder.path(), &[]), ["1 error locked-rule", "3 error invalid-yaml"]);
}

/// What is found in an action with this text.
fn found(text: &str) -> Vec<String> {
    let folder = plan();
    put(folder.path(), FILE, text);
    reported(folder.path(), &[])
}

#[test]
fn an_ignore_is_about_its_own_line_or_about_the_next() {
    let head = "action: \"1.1\"\ntitle: Information\n";
    for (text, expected) in [
        // At the end of a line, after a value, a key, a bracket.
        ("leaders: [QQ] # empact: ignore[unknown-party] printed so\n", &[][..]),
        ("leaders: [QQ] #empact:ignore[ unknown-party ]: printed so\n", &[]),
        (
            "leaders: # empact: ignore[unknown-party] printed so\n  - QQ\n",
            &["3 warning unused-ignore", "4 error unknown-party"],
        ),
        (
            "leaders:\n  - QQ # empact: ignore[unknown-party] printed so\n  - YY\n",
            &["5 error unknown-party"],
        ),
        (
            "leaders: [\n  QQ, # empact: ignore[unknown-party] printed so\n  YY\n  ]\n",
            &["5 error unknown-party"],
        ),
        ("leaders: [QQ, YY] # empact: ignore[unknown-party] printed so", &[]),
        // Alone on a line: the next that holds something.
        ("# empact: ignore[unknown-party] printed so\nleaders: [QQ]\n", &[]),
        ("# empact: ignore[unknown-party] printed so\n\n  # another comment\nleaders: [QQ]\n", &[]),
        (
            "# empact: ignore[unknown-party] printed so\nleaders:\n  - QQ\n",
            &["3 warning unused-ignore", "5 error unknown-party"],
        ),
        (
            "leaders:\n  # empact: ignore[unknown-party] printed so\n  - QQ\n  - YY\n",
            &["6 error unknown-party"],
        ),
        ("# empact: ignore[unknown-party] printed so\r\nleaders: [QQ]\r\n", &[]),
        // Several rules, and several ignores for a line.
        (
            "# empact: ignore[unknown-party] one\n# empact: ignore[placeholder] two\nleaders: [QQ, XXX]\n",
            &[],
        ),
        ("leaders: [QQ, XXX] # empact: ignore[unknown-party, placeholder] both\n", &[]),
        (
            "leaders: [QQ, XXX] # empact: ignore[unknown-party, unknown-goal,placeholder] both\n",
            &["3 warning unused-ignore"],
        ),
        // What cannot be read may hide what an ignore is for.
        ("leader: [QQ] # empact: ignore[unknown-party, unknown-key] both\n", &[]),
        // At the end of the file there is nothing left to ignore.
        ("# empact: ignore[unknown-party] printed so\n", &["3 warning unused-ignore"]),
        ("# empact: ignore[unknown-party] printed so", &["3 warning unused-ignore"]),
        // Faults of the ignore itself.
        ("leaders: [QQ] # empact: ignore[unknown-party]\n", &["3 error ignore-without-reason"]),
        ("leaders: [QQ] # empact: ignore[unknown-party] ...\n", &["3 error ignore-without-reason"]),
        ("leaders: [UK] # empact: ignore[unknown-partey] printed so\n", &["3 error unknown-rule"]),
        ("leaders: [UK] # empact: ignore[references] printed so\n", &["3 error unknown-rule"]),
        ("leaders: [UK] # empact: ignore printed so\n", &["3 error malformed-ignore"]),
        ("leaders: [UK] # empact: ignore[] printed so\n", &["3 error malformed-ignore"]),
        (
            "leaders: [UK] # empact: ignore[unknown-party printed so\n",
            &["3 error malformed-ignore"],
        ),
        ("leaders: [UK] # see empact: ignore[unknown-party] printed so\n", &[]),
    ] {
        assert_eq!(found(&format!("{head}{text}")), expected, "{text}");
    }
}

#[test]
fn an_ignore_inside_a_value_is_text() {
    for value in [
        "\"a # empact: ignore[unknown-key] b\"",
        "'a # empact: ignore[unknown-key] b'",
        "a#empact:ignore[unknown-key] b",
        ">-\n  a\n  # empact: ignore[unknown-key] b",
        "|\n  # empact: ignore[unknown-key] b",
        "\"a\n  # empact: ignore[unknown-key] b\"",
    ] {
        let text = format!("action: \"1.1\"\ncolour: {value}\n");
        let found = found(&text);
        assert_eq!(found, ["2 error unknown-key"], "{value}");
    }
}

#[test]
fn an_ignore_in_a_broken_file_gets_the_benefit_of_the_doubt() {
    let text =
        "action: \"1.1\"\n# empact: ignore[unknown-party] printed so\nleaders: [UK]\ntitle: [\n";
    assert_eq!(found(text), ["4 error invalid-yaml"]);
    // What is wrong in one file can hide what is wrong between files, but not in another.
    let folder = plan();
    let text = ACTION.replace("QQ]", "UK] # empact: ignore[unknown-party, placeholder] no");
    put(folder.path(), FILE, &text);
    assert_eq!(reported(folder.path(), &[]), ["3 warning unused-ignore", KEY]);
}

const NARRATIVE: &str = "priorities/thb/narrative/context.md";

#[test]
fn ignores_work_in_markdown_and_never_show() {
    let folder = plan();
    let head =
        "---\ntitle: Context\nplace: summary # empact: ignore[unknown-value] printed so\n---\n\n";
    put(folder.path(), FILE, "action: \"1.1\"\ntitle: Information\nleaders: [UK]\n");
    for (body, expected) in [
        ("About XXX. <!-- empact: ignore[placeholder] as agreed -->\n", &[][..]),
        (
            "<!-- empact: ignore[placeholder] as agreed -->\n\nAbout XXX.\nAnd XXX.\n",
            &["9 error placeholder"],
        ),
        ("<!-- empact: ignore[placeholder]\nas agreed -->\nAbout XXX.\n", &[]),
        ("About XXX. <!-- empact: ignore[placeholder] -->\n", &["6 error ignore-without-reason"]),
        (
            "About it. <!-- empact: ignore[placeholder] as agreed -->\n",
            &["6 warning unused-ignore"],
        ),
        ("`<!-- empact: ignore[placeholder] as agreed -->` About XXX.\n", &["6 error placeholder"]),
        ("# empact: ignore[placeholder] a heading\n\nAbout XXX.\n", &["8 error placeholder"]),
    ] {
        put(
            folder.path(),
            NARRATIVE,
            &format!("{}{body}", head.replace(" # empact: ignore[unknown-value] printed so", "")),
        );
        let expected: Vec<String> =
            expected.iter().map(|said| format!("{NARRATIVE} {said}")).collect();
        assert_eq!(reported(folder.path(), &[]), expected, "{body}");
    }
    put(
        folder.path(),
        NARRATIVE,
        &format!(
            "{}Before XXX. <!-- empact: ignore[placeholder] as agreed -->\nAfter.\n",
            head.replace("summary", "nowhere")
        ),
    );
    assert_eq!(reported(folder.path(), &[]), [""; 0]);
    put(
        folder.path(),
        NARRATIVE,
        "---\ntitle: Context\nplace: summary\n---\n\nBefore XXX. <!-- empact: ignore[placeholder] as agreed -->\nAfter.\n",
    );
    for format in ["md", "html"] {
        let output = empact()
            .args(["report", "-p", "THB", "--format", format])
            .current_dir(folder.path())
            .output()
            .expect("run");
        let text = String::from_utf8(output.stdout).expect("text");
        assert!(text.contains("Before XXX.") && !text.contains("empact:"), "{format}: {text}");
    }
}

#[test]
fn a_baseline_hides_what_was_there_and_only_shrinks() {
    let folder = plan();
    let root = folder.path();
    let base = root.join("base.json");
    let read = || fs::read_to_string(&base).expect("a baseline");

    let (said, code, errors) = run(root, &["--baseline=base.json"]);
    assert_eq!((said.len(), code), (0, 2));
    assert!(errors.contains("there is no baseline `base.json`"), "{errors}");

    let (said, code, errors) = run(root, &["--baseline=base.json", "--write-baseline"]);
    assert_eq!((said.len(), code), (0, 0), "{errors}");
    assert!(errors.contains("now holds 2 findings"), "{errors}");
    snapbox::assert_data_eq!(
        read(),
        str![[r#"
{
  "version": 1,
  "findings": [
    {
      "path": "priorities/thb/actions/1.1.yaml",
      "rule": "unknown-key",
      "line": "50b96589db241d4a",
      "occurrence": 1
    },
    {
      "path": "priorities/thb/actions/1.1.yaml",
      "rule": "unknown-party",
      "line": "1847c7c620af8195",
      "occurrence": 1
    }
  ]
}

"#]]
        .raw()
    );

    // Lines move and blanks change; a second one like it, and one in another file, are new.
    let moved = "action: \"1.1\"\n\n# moved\ntitle: Better information\ncomment:   [none]\nleaders: [QQ]\nco_leaders: [ZZ]\n";
    put(root, FILE, moved);
    put(root, "priorities/thb/actions/1.2.yaml", "action: \"1.2\"\ntitle: More\nleaders: [QQ]\n");
    let new = ["7 error unknown-party", "priorities/thb/actions/1.2.yaml 3 error unknown-party"];
    assert_eq!(run(root, &["--baseline=base.json"]).0, new);
    let before = read();
    let (said, code, _) = run(root, &["--baseline=base.json", "--write-baseline"]);
    assert_eq!((said, code), (new.map(str::to_owned).to_vec(), 1));
    assert_eq!(read(), before, "a baseline never grows");

    // One is mended: the baseline can shrink, whatever is shown or selected, and does when asked.
    put(root, FILE, &ACTION.replace("QQ", "UK"));
    fs::remove_file(root.join("priorities/thb/actions/1.2.yaml")).expect("removed");
    for options in
        [&["--baseline=base.json"][..], &["--baseline=base.json", "--select=files", "oap.yaml"]]
    {
        let (said, code, errors) = run(root, options);
        assert_eq!((said.len(), code), (0, 0));
        assert!(errors.contains("holds 1 finding that can no longer be found"), "{errors}");
    }
    assert_eq!(read(), before);
    let (_, _, errors) =
        run(root, &["--baseline=base.json", "--write-baseline", "--ignore=schema"]);
    assert!(errors.contains("1 finding taken out of the baseline `base.json`, 1 left"), "{errors}");
    assert!(read().contains("unknown-key") && !read().contains("unknown-party"));

    // What has been taken out is new when it comes back.
    put(root, FILE, ACTION);
    assert_eq!(run(root, &["--baseline=base.json"]).0, [PARTY]);
}

#[test]
fn a_baseline_stays_as_it_is_while_a_file_cannot_be_read() {
    let folder = plan();
    let root = folder.path();
    let write = ["--baseline=base.json", "--write-baseline"];
    run(root, &write);
    let before = fs::read_to_string(root.join("base.json")).expect("a baseline");
    put(root, FILE, "action: [\n");
    let (said, code, errors) = run(root, &write);
    assert_eq!((said, code), (vec!["1 error invalid-yaml".to_owned()], 1), "{errors}");
    assert_eq!(fs::read_to_string(root.join("base.json")).expect("a baseline"), before);
    fs::remove_file(root.join("base.json")).expect("removed");
    let (_, code, errors) = run(root, &write);
    assert!(code == 1 && errors.contains("no baseline is made"), "{errors}");
    assert!(!root.join("base.json").exists());
}

#[test]
fn a_baseline_that_is_none_is_refused() {
    let folder = plan();
    for text in ["", "[]", "{ \"version\": 7, \"findings\": [] }"] {
        put(folder.path(), "base.json", text);
        let (said, code, errors) = run(folder.path(), &["--baseline=base.json"]);
        assert_eq!((said.len(), code), (0, 2), "{text}");
        assert!(errors.contains("cannot use the baseline `base.json`"), "{errors}");
    }
    for options in [&["--write-baseline"][..], &["--baseline=b", "--write-baseline", "oap.yaml"]] {
        assert_eq!(run(folder.path(), options).1, 2, "{options:?}");
    }
}

#[test]
fn findings_alike_are_counted() {
    let folder = plan();
    let twice = "action: \"1.1\"\ntitle: Information\nleaders:\n  - QQ\n  - QQ\n";
    put(folder.path(), FILE, &twice.replacen("  - QQ\n", "", 1));
    run(folder.path(), &["--baseline=base.json", "--write-baseline"]);
    put(folder.path(), FILE, twice);
    assert_eq!(reported(folder.path(), &["--baseline=base.json"]), ["5 error unknown-party"]);
}

#[test]
fn a_file_from_an_editor_counts_instead_of_the_one_on_disk() {
    let folder = plan();
    let root = folder.path();
    let check = |file: &str, text: &str| run_with(root, &["-", "--stdin-filename", file], text);
    // The whole plan is known, and what is on disk does not count.
    let text = "action: \"1.1\"\ntitle: Information\nleaders: [UK]\ngoal: 2\n";
    let (said, code, errors) = check(FILE, text);
    assert_eq!((said, code), (vec!["4 error wrong-goal".to_owned()], 1), "{errors}");
    assert!(errors.contains("1 file, 1 error"), "{errors}");
    // Only its own findings, though the file on disk has some.
    assert_eq!(check("oap.yaml", OAP).0, [""; 0]);
    // A new file, even in a new folder.
    let new = "priorities/thb/actions/9.1.yaml";
    assert_eq!(check(new, "action: \"9.1\"\n").0, [format!("{new} 1 error unknown-goal")]);
    let (said, ..) =
        check("priorities/cyb/priority.yaml", "key: CYB\nname: Cybercrime\ndriver: RO\n");
    assert_eq!(said, ["priorities/cyb/priority.yaml 1 error unlisted-priority"]);
    // No part of a plan.
    let (said, code, errors) = check("notes.txt", "anything");
    assert_eq!((said.len(), code), (0, 0));
    assert!(errors.contains("nothing in `notes.txt` is read as part of a plan"), "{errors}");
    // As far as it is text, and not too long.
    let (said, ..) = check(FILE, &"# long\n".repeat(200_000));
    assert_eq!(said, ["1 error file-too-large"]);
    assert_eq!(fs::read_to_string(root.join(FILE)).expect("there"), ACTION, "nothing is written");
}

#[test]
fn standard_input_needs_a_name_and_stands_alone() {
    let folder = plan();
    for (options, reason) in [
        (&["-"][..], "`-` needs `--stdin-filename FILE`"),
        (&["--stdin-filename", FILE], "required"),
        (&["-", "oap.yaml", "--stdin-filename", FILE], "as the only path"),
        (&["oap.yaml", "--stdin-filename", FILE], "as the only path"),
        (&["-", "--stdin-filename", FILE, "--since", "HEAD"], "cannot be used with"),
        (&["-", "--stdin-filename", "/"], "no plan here"),
    ] {
        let (said, code, errors) = run(folder.path(), options);
        assert_eq!((said.len(), code), (0, 2), "{options:?}");
        assert!(errors.contains(reason), "{options:?}: {errors}");
    }
}

/// Runs git in a repository, without the settings of the machine.
fn git(root: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(root)
        .env("GIT_CONFIG_GLOBAL", root.join("none"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .output()
        .expect("git can be run");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository whose folder `plan` holds a plan with findings, all of it committed.
fn repository() -> TempDir {
    let folder = folder(&[
        ("plan/oap.yaml", OAP),
        ("plan/priorities/thb/priority.yaml", PRIORITY),
        ("plan/priorities/thb/actions/1.1.yaml", ACTION),
        ("plan/priorities/thb/actions/1.2.yaml", &ACTION.replace("1.1", "1.2")),
    ]);
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "first"]);
    folder
}

#[test]
fn only_changed_files_are_shown_and_all_are_read() {
    let folder = repository();
    let root = folder.path().join("plan");
    let (said, code, errors) = run(&root, &["--since", "HEAD"]);
    assert_eq!((said.len(), code), (0, 0), "{errors}");
    assert!(errors.contains("0 files, no findings"), "{errors}");

    // Changed and not staged, staged, committed, unknown to git; a goal that another file lacks.
    put(&root, FILE, "action: \"1.1\"\nleaders: [QQ]\ngoal: 2\n");
    let expected = ["2 error unknown-party", "3 error wrong-goal"];
    assert_eq!(reported(&root, &["--since", "HEAD"]), expected);
    git(&root, &["add", "."]);
    assert_eq!(reported(&root, &["--since", "main"]), expected);
    git(&root, &["commit", "-q", "-m", "second"]);
    assert_eq!(reported(&root, &["--since", "HEAD"]), [""; 0]);
    assert_eq!(reported(&root, &["--since", "HEAD~1"]), expected);
    assert_eq!(reported(&root, &["--since", "HEAD~1", "oap.yaml"]), [""; 0]);
    let new = "priorities/thb/actions/9.1.yaml";
    put(&root, new, "action: \"9.1\"\n");
    assert_eq!(reported(&root, &["--since", "HEAD"]), [format!("{new} 1 error unknown-goal")]);
    // From elsewhere in the repository.
    assert_eq!(reported(folder.path(), &["--since", "HEAD", "plan"]).len(), 1);
}

#[test]
fn what_git_does_not_know_is_said() {
    let repository = repository();
    let root = repository.path().join("plan");
    for revision in ["nowhere", "--output=x", "HEAD:plan", ""] {
        let since = format!("--since={revision}");
        let (said, code, errors) = run(&root, &[&since]);
        assert_eq!((said.len(), code), (0, 2), "{revision}: {errors}");
        assert!(errors.contains("git knows no revision"), "{revision}: {errors}");
    }
    assert!(!root.join("x").exists());

    let plan = plan();
    let elsewhere = || empact().args(["check", "--since=HEAD"]).current_dir(plan.path());
    elsewhere()
        .env("GIT_CEILING_DIRECTORIES", plan.path().parent().expect("a folder"))
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
error: the plan lies in no git repository, so nothing can be said about a revision

"#]]);
    let here = empact().args(["check", "--since=HEAD"]).current_dir(&root);
    here.env("PATH", plan.path()).assert().code(2).stderr_eq(str![[r#"
error: cannot run `git`, which knows what has changed
  caused by: [..]

"#]]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// An ignore on a line silences the findings of its rule on that line and no others, and where
    /// there are none it is itself found.
    #[test]
    fn an_ignore_silences_its_rule_on_its_line(
        parties in prop::collection::vec((0_usize..4, any::<bool>()), 1..8),
        line in 0_usize..8,
        key_rule in any::<bool>(),
        alone in any::<bool>(),
        crlf in any::<bool>(),
    ) {
        let rule = if key_rule { "unknown-key" } else { "unknown-party" };
        let ignore = format!("# empact: ignore[{rule}] for a test");
        let mut lines = vec!["action: \"1.1\"".to_owned(), "title: a \"# b\"".to_owned(), "participants:".to_owned()];
        for (kind, extra) in &parties {
            let party = ["UK", "QQ", "'YY'", "\"#Z\""][*kind];
            let extra = if *extra { ", unheard: of" } else { "" };
            lines.push(format!("  - {{ party: {party}{extra} }}"));
        }
        let target = 3 + line % parties.len();
        let folder = plan();
        let check = |lines: &[String]| {
            let end = if crlf { "\r\n" } else { "\n" };
            put(folder.path(), FILE, &(lines.join(end) + end));
            let loaded = load::load(folder.path()).expect("readable");
            let found = control::check(&loaded);
            let mut said: Vec<(usize, &str)> = found.iter().map(|finding| {
                let file = loaded.sources.get(finding.location.source);
                (file.lines().number(finding.location.span.range().start), finding.rule.id)
            }).collect();
            said.sort_unstable();
            said
        };
        let without = check(&lines);
        if alone {
            lines.insert(target, format!("  {ignore}"));
        } else {
            lines[target].push(' ');
            lines[target].push_str(&ignore);
        }
        let with = check(&lines);
        let meant = |(at, id): &(usize, &str)| *at == target + 1 && *id == rule;
        let mut expected: Vec<(usize, &str)> = without
            .iter()
            .filter(|said| !meant(said))
            .map(|(at, id)| (at + usize::from(alone && *at > target), *id))
            .collect();
        let damaged = without.iter().any(|(_, id)| *id == "unknown-key") && !key_rule;
        let hidden = key_rule && without.iter().all(|said| !meant(said));
        if hidden || (!without.iter().any(meant) && !damaged) {
            expected.push((target + 1, "unused-ignore"));
        }
        expected.sort_unstable();
        prop_assert_eq!(with, expected, "{}", lines.join("\n"));
    }
}
