//! Ten faults in one file, made by hand: all are found in one run, and each alone is found as
//! nothing but itself.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::fs;
use std::path::Path;

use crate::support::{empact, put};
use snapbox::{IntoData, str};
use tempfile::TempDir;

const FAULTY: &str = "priorities/thb/actions/2.1.yaml";

/// The rule of each fault, the words in the file that are wrong, and what they should be.
const FAULTS: [(&str, &str, &str); 10] = [
    ("unquoted-value", "action: 2.1", "action: \"2.1\""),
    ("wrong-goal", "goal: 3", "goal: 2"),
    ("unknown-party", "[UK, GR]", "[UK, EL]"),
    ("unknown-key", "particpants:", "participants:"),
    ("invalid-value", "01/03/2013", "2013-03-01"),
    ("wrong-type", "Draw up a list of open cases", "[Draw up a list of open cases]"),
    ("unknown-period", "2013-09:", "2013-06:"),
    ("unknown-value", "finishd", "finished"),
    ("placeholder", "XXX", "not_specified"),
    ("invalid-yaml", "waits for its agreement.", "waits for its agreement.\""),
];

fn plan() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ten-faults")
}

/// A copy of the plan with every fault mended for which `mends` says so.
fn mended(mends: impl Fn(usize) -> bool) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for path in ["oap.yaml", "priorities/thb/priority.yaml", "priorities/thb/actions/1.1.yaml"] {
        put(folder.path(), path, &fs::read_to_string(plan().join(path)).expect("it is there"));
    }
    let mut text = fs::read_to_string(plan().join(FAULTY)).expect("it is there");
    for (index, (rule, wrong, right)) in FAULTS.into_iter().enumerate() {
        assert_eq!(text.matches(wrong).count(), 1, "{rule}: `{wrong}` stands in one place");
        if mends(index) {
            text = text.replace(wrong, right);
        }
    }
    put(folder.path(), FAULTY, &text);
    folder
}

/// The findings in a plan, a line each, and the exit code.
fn check(folder: &Path) -> (Vec<String>, Option<i32>) {
    let output = empact().args(["check", "--format=concise"]).current_dir(folder).output();
    let output = output.expect("the program can be run");
    let text = String::from_utf8(output.stdout).expect("it writes text");
    (text.lines().map(str::to_owned).collect(), output.status.code())
}

#[test]
fn all_ten_are_shown_in_one_run() {
    empact().arg("check").current_dir(plan()).assert().code(1).stdout_eq(str![[r#"
error[unquoted-value]: `2.1` is read as a number unless it is quoted
 --> priorities/thb/actions/2.1.yaml:2:9
  |
2 | action: 2.1
  |         ^^^
  |
  = help: write `"2.1"` (fixable with --fix)

error[wrong-goal]: action 2.1 belongs to goal 2, not 3
 --> priorities/thb/actions/2.1.yaml:3:7
  |
2 | action: 2.1
  |         --- by its number
3 | goal: 3
  |       ^
  |
  = help: write `goal: 2`, or leave the key out

error[unknown-party]: unknown party `GR`
 --> priorities/thb/actions/2.1.yaml:5:15
  |
5 | leaders: [UK, GR]
  |               ^^ Greece
  |
  = help: `GR` is written `EL` (fixable with --fix)

error[unknown-key]: unknown key `particpants`
 --> priorities/thb/actions/2.1.yaml:6:1
  |
6 | particpants: [DE, FR]
  | ^^^^^^^^^^^
  |
  = help: did you mean `participants`? (fixable with --fix)

error[invalid-value]: a date that can be read in two ways
 --> priorities/thb/actions/2.1.yaml:7:8
  |
7 | start: 01/03/2013
  |        ^^^^^^^^^^
  |
  = help: write 2013-03-01 or 2013-01-03

error[wrong-type]: expected a list, found the text `Draw up a list of open cases`
 --> priorities/thb/actions/2.1.yaml:8:14
  |
8 | description: Draw up a list of open cases
  |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `[Draw up a list of open cases]` (fixable with --fix)

error[unknown-period]: the plan has no period `2013-09`
  --> priorities/thb/actions/2.1.yaml:10:3
   |
10 |   2013-09:
   |   ^^^^^^^
   |
   = help: did you mean `2013-06`?

error[unknown-value]: unknown value `finishd`
  --> priorities/thb/actions/2.1.yaml:13:12
   |
13 |     stage: finishd
   |            ^^^^^^^
   |
   = help: did you mean `finished`? (fixable with --fix)
   = help: known values are `not_started`, `ongoing`, `finished`, `halted`

error[placeholder]: `XXX` is a placeholder
  --> priorities/thb/actions/2.1.yaml:17:14
   |
17 |   staff_fte: XXX
   |              ^^^
   |
   = help: write the value, leave the key out, or, where there is a reason for having no value, write `blank`, `not_specified`, `not_available`, `to_be_confirmed`, `not_applicable`

error[invalid-yaml]: this quote is not closed
  --> priorities/thb/actions/2.1.yaml:19:5
   |
19 |   - "The second team waits for its agreement.
   |     ^ opened here
   |
   = help: close it with `"` at the end of the text
   = help: a text of several lines is easier to write as a block after `|`


"#]].raw()).stderr_eq(
        str![[r#"
4 files, 10 errors

"#]],
    );
}

#[test]
fn there_are_exactly_ten() {
    let (findings, code) = check(&plan());
    assert_eq!(findings.len(), 10, "{findings:#?}");
    assert_eq!(code, Some(1));
    let mut rules: Vec<&str> = FAULTS.iter().map(|(rule, ..)| *rule).collect();
    rules.sort_unstable();
    rules.dedup();
    assert_eq!(rules.len(), 10, "each of another kind");
}

#[test]
fn each_alone_is_one_finding_and_the_same_as_among_the_others() {
    let (together, _) = check(&plan());
    for (index, (rule, ..)) in FAULTS.into_iter().enumerate() {
        let folder = mended(|other| other != index);
        let (alone, code) = check(folder.path());
        assert_eq!(alone.len(), 1, "{rule}: {alone:#?}");
        assert!(alone[0].contains(&format!("error[{rule}]")), "{rule}: {alone:#?}");
        assert!(together.contains(&alone[0]), "{rule}: {alone:#?}");
        assert_eq!(code, Some(1), "{rule}");
    }
}

#[test]
fn with_all_ten_mended_nothing_is_left() {
    let folder = mended(|_| true);
    assert_eq!(check(folder.path()), (Vec::new(), Some(0)));
}
