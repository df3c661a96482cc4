//! What a plan hides, on a terminal: every command and every format, there where the program knows that
//! somebody looks.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Command;

use super::corpus::{corpus, filled, lay_out, taken};
use super::run;
use super::strings::listed;
use super::witness::raw;
use crate::support::put;
use crate::support::terminal::on_terminal;

/// How long a text is in which several of the strings stand.
const TOGETHER: usize = 800;

/// What a command needs besides its format; a command may stand here more than once.
const LINES: &[(&str, &[&str])] = &[
    ("check", &[]),
    ("check", &["--max-findings", "0"]),
    ("check", &["--diff"]),
    ("check", &["--fix"]),
    ("diff", &["OTHER"]),
    ("diff", &["OTHER", "--lang", "de"]),
    ("diff", &["OTHER", "."]),
    ("diff", &["--period", "2013-06", "2013-12"]),
    ("plan", &["--draft"]),
    ("report", &["-p", "THB", "--draft"]),
    ("report", &["-p", "THB"]),
    ("report", &["-p", "THB", "--lang", "fr", "--draft"]),
    ("report", &["-p", "nobody"]),
    ("report", &["--party", "NL", "--draft"]),
    ("report", &["--party", "a\u{1b}]0;T\u{7}\u{202e}"]),
    ("summary", &["--draft"]),
    ("note", &["--draft"]),
    ("export", &[]),
    ("status", &[]),
    ("status", &["-p", "THB", "--lang", "de"]),
    ("status", &["--by", "party"]),
    ("templates", &["list"]),
    ("parties", &[]),
    ("parties", &["a\u{1b}]0;T\u{7}\u{202e}"]),
    ("explain", &[]),
    ("explain", &["a\u{1b}]0;T\u{7}\u{202e}"]),
    ("explain", &["figure", "a\u{1b}]0;T\u{7}\u{202e}"]),
    ("init", &["a\u{1b}]0;T\u{7}\u{202e}", "--title", "T\u{1b}[2J", "--years", "2013"]),
    ("new", &["action", "THB", "--title", "T\u{1b}[2J\u{202e}", "--diff"]),
    ("new", &["priority", "Q\u{1b}[2J", "--diff"]),
    ("move", &["THB", "1.1", "1.99", "--diff"]),
    ("rollover", &["2014", "-o", "OTHER-2014"]),
    ("rollover", &["2014", "-o", "a\u{1b}]0;T\u{7}\u{202e}"]),
    ("schema", &["action"]),
    ("schema", &["plan"]),
    ("migrate", &["--diff"]),
    ("help", &["check"]),
];

/// What a command writes to a terminal that stands for all its streams.
fn shown(plan: &Path, line: &[String]) -> Vec<u8> {
    let mut command = Command::new(snapbox::cmd::cargo_bin!("empact"));
    command.current_dir(plan).args(line).env("TERM", "xterm-256color").env_remove("NO_COLOR");
    command.env_remove("CI").env_remove("CLICOLOR").env_remove("CLICOLOR_FORCE");
    let (status, shown) = on_terminal(command, "");
    assert!(status.code().is_some_and(|code| code <= 2), "{line:?}: {status}");
    shown
}

/// The strings of the corpus in which something is hidden, several in a text.
fn hidden() -> Vec<String> {
    let mut texts = vec![String::new()];
    for hostile in taken(&corpus()) {
        let is_line = !hostile.text.contains(['\n', '\r']);
        if !is_line || raw(&hostile.text, false).is_empty() || hostile.text.len() > TOGETHER {
            continue;
        }
        match texts.last_mut() {
            Some(last) if last.len() + hostile.text.len() < TOGETHER => {
                last.push_str(&hostile.text);
                last.push(' ');
            }
            _ => texts.push(hostile.text.clone()),
        }
    }
    texts
}

/// The command lines, one for each format of a command.
fn lines(other: &Path) -> Vec<Vec<String>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let help =
        |arguments: &[&str]| String::from_utf8(run(here, arguments, &[]).stdout).expect("text");
    let commands = listed(&help(&["--help"]), "Commands:");
    let known: BTreeSet<&str> = LINES.iter().map(|(command, _)| *command).collect();
    let missing: Vec<&String> =
        commands.iter().filter(|command| !known.contains(command.as_str())).collect();
    assert_eq!(missing, Vec::<&String>::new(), "commands that are not tried");
    let mut lines = Vec::new();
    for (command, more) in LINES {
        let of_command = help(&["help", command]);
        let formats = of_command.split_once("--format <FORMAT>").map_or("", |(_, rest)| rest);
        let formats = listed(formats, "Possible values:");
        let more = more.iter().map(|word| word.replace("OTHER", &other.display().to_string()));
        let line: Vec<String> = [(*command).to_owned()].into_iter().chain(more).collect();
        for format in &formats {
            let mut line = line.clone();
            line.extend(["--format".to_owned(), format.clone()]);
            lines.push(line);
        }
        lines.push(line);
    }
    lines
}

#[test]
fn nothing_hidden_reaches_a_terminal() {
    let other = tempfile::tempdir().expect("a folder");
    lay_out(other.path(), &crate::diff_exhaustive::files());
    let (texts, lines) = (hidden(), lines(other.path()));
    assert!(!texts.is_empty());
    let mut runs = 0;
    let mut faults = Vec::new();
    for text in &texts {
        let plan = tempfile::tempdir().expect("a folder");
        lay_out(plan.path(), &filled(text).files);
        put(plan.path(), "priorities/thb/actions/1.1\u{1b}]0;T\u{7}\u{202e}.yaml", "a\u{1b}: [\n");
        let odd = OsStr::from_bytes(b"priorities/thb/actions/1.2\xff\x1b[2J.yaml");
        // Some systems have no such names.
        let _ = fs::write(plan.path().join(odd), "action: 1.2\n");
        for line in &lines {
            let written = shown(plan.path(), line);
            runs += 1;
            match std::str::from_utf8(&written) {
                Ok(text) => {
                    faults.extend(raw(text, true).iter().map(|c| format!("{line:?}: {c:?}")));
                }
                Err(_) => faults.push(format!("{line:?}: no text")),
            }
        }
    }
    println!(
        "hostile terminal: {} texts x {} command lines = {runs} runs on a terminal",
        texts.len(),
        lines.len()
    );
    assert_eq!(faults, Vec::<String>::new());
    // A witness that sees nothing proves nothing.
    assert!(!raw("a\u{1b}]0;T\u{7}", true).is_empty());
}
