//! `empact init` on a terminal: it asks for what is not given, again where an answer is none, and writes what
//! was said.
#![cfg(unix)]
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::terminal::on_terminal;
use crate::support::{empact, folder};
use snapbox::str;

/// What a command says on a terminal at which somebody types these answers, and how it ended.
fn asked(folder: &Path, line: &[&str], answers: &str) -> (Option<i32>, String) {
    let mut command = Command::new(snapbox::cmd::cargo_bin!("empact"));
    command.current_dir(folder).args(line).env("NO_COLOR", "1").env("TERM", "dumb");
    let (status, said) = on_terminal(command, answers);
    (status.code(), String::from_utf8(said).expect("text").replace('\r', ""))
}

#[test]
fn what_is_not_given_is_asked_for_until_there_is_an_answer() {
    let folder = folder(&[]);
    let answers =
        "\nAn operational plan\nsoon\n2026 2027\nthb\nTHB\nTrafficking: all of it\nNL\nShare\n";
    let (code, said) = asked(folder.path(), &["init", "plan"], answers);
    assert_eq!(code, Some(0), "{said}");
    // What is typed stands where the terminal shows it, which may be before it is asked for.
    for (question, times) in [
        ("Title of the plan: ", 2),
        ("Year or years that it covers, such as 2026: ", 2),
        ("Key of its first priority, in capital letters: ", 2),
        ("Name of the first priority: ", 1),
        ("Member State that drives it: ", 1),
        ("Title of its first action: ", 1),
        ("  write a year, or several: 2026, 2027\n", 1),
        ("use capital letters and digits: `THB`", 1),
    ] {
        assert_eq!(said.matches(question).count(), times, "{question}: {said}");
    }
    let plan = folder.path().join("plan");
    let check = ["check", "--deny", "warnings"];
    empact().args(check).current_dir(&plan).assert().code(0).stderr_eq(str![[r#"
3 files, no findings

"#]]);
    let text = fs::read_to_string(plan.join("oap.yaml")).expect("it is there");
    assert!(text.contains("title: An operational plan\n"), "{text}");
    assert!(text.contains("years: [2026, 2027]\n"), "{text}");
    let text = fs::read_to_string(plan.join("priorities/thb/priority.yaml")).expect("it is there");
    assert!(text.contains("name: \"Trafficking: all of it\"\n"), "{text}");
}

#[test]
fn whoever_stops_answering_gets_nothing() {
    let folder = folder(&[]);
    // The end of what is typed.
    let (code, said) = asked(folder.path(), &["init", "plan", "--years", "2026"], "A\nTHB\n\u{4}");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("a plan needs more to begin with: --name"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}
