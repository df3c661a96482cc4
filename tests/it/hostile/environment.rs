//! Environments of all kinds: what a command says is the same in each.

use std::process::Stdio;

use super::{plan, run};

const COMMANDS: &[&[&str]] = &[
    &["check", "--format", "concise"],
    &["check"],
    &["check", "--diff"],
    &["report", "-p", "THB", "--draft"],
    &["report", "-p", "THB", "--draft", "--format", "html"],
    &["plan", "--draft"],
    &["summary", "--draft"],
    &["note", "--draft"],
    &["status"],
    &["status", "-p", "THB"],
    &["parties"],
    &["explain", "unknown-party"],
    &["schema", "action"],
    &["migrate", "--diff"],
    &["--help"],
];

/// What is set, and what is to be the same as without it.
const SETTINGS: &[&[(&str, &str)]] = &[
    &[("LC_ALL", "C")],
    &[("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8")],
    &[("LC_ALL", "de_DE.ISO-8859-1"), ("LC_NUMERIC", "de_DE.UTF-8")],
    &[("LC_ALL", "no such \u{1b}[31m locale"), ("LANGUAGE", "xx:yy")],
    &[("LC_ALL", ""), ("LANG", ""), ("LC_CTYPE", "")],
    &[("TZ", "Pacific/Kiritimati")],
    &[("TZ", ":/etc/passwd")],
    &[("HOME", "")],
    &[("HOME", "/nonexistent"), ("XDG_CONFIG_HOME", "/nonexistent")],
    &[("HOME", "/dev/null"), ("XDG_CONFIG_HOME", "/dev/null"), ("XDG_CACHE_HOME", "relative")],
    &[("TERM", "")],
    &[("TERM", "dumb")],
    &[("TERM", "\u{1b}]0;T\u{7}")],
    &[("COLUMNS", "0")],
    &[("COLUMNS", "")],
    &[("COLUMNS", "-1")],
    &[("COLUMNS", "1e9")],
    &[("RAYON_NUM_THREADS", "0")],
    &[("RAYON_NUM_THREADS", "1000000")],
    &[("RAYON_NUM_THREADS", "many")],
    &[("RUST_LOG", "trace"), ("RUST_MIN_STACK", "1")],
    &[("TMPDIR", "/nonexistent")],
    &[("PATH", "")],
    &[("GIT_DIR", "/nonexistent"), ("GIT_WORK_TREE", "/")],
    &[("PAGER", "/bin/false"), ("EDITOR", "/bin/false"), ("GIT_PAGER", "/bin/false")],
    &[("LINES", "0"), ("SOURCE_DATE_EPOCH", "x"), ("USER", ""), ("LOGNAME", "")],
];

#[test]
fn help_is_as_narrow_as_the_screen_down_to_where_it_can_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let wide = |columns| {
        let help = run(folder.path(), &["--help"], &[("COLUMNS", columns)]).stdout;
        let text = String::from_utf8(help).expect("it is text");
        let about = text.split("\n\n").next().expect("a paragraph").to_owned();
        about.lines().map(|line| line.chars().count()).max().expect("a line")
    };
    assert_eq!(wide("1"), wide("40"));
    assert!((21..=40).contains(&wide("1")) && wide("1") < wide("60") && wide("60") <= 60);
}

#[test]
fn what_is_said_is_the_same_in_every_environment() {
    let folder = tempfile::tempdir().expect("a folder");
    plan(folder.path());
    let usual: Vec<_> = COMMANDS.iter().map(|line| run(folder.path(), line, &[])).collect();
    for (line, usual) in COMMANDS.iter().zip(&usual) {
        assert!(usual.status.code().is_some_and(|code| code <= 1), "{line:?}: {usual:?}");
        for setting in SETTINGS {
            let now = run(folder.path(), line, setting);
            assert_eq!(now.status.code(), usual.status.code(), "{line:?} {setting:?}: {now:?}");
            assert_eq!(now.stdout, usual.stdout, "{line:?} {setting:?}");
        }
        // Nothing at all is set.
        let mut command = std::process::Command::new(snapbox::cmd::cargo_bin!("empact"));
        command.env_clear().arg("-C").arg(folder.path()).args(*line).stdin(Stdio::null());
        let bare = command.output().expect("it runs");
        assert_eq!(bare.status.code(), usual.status.code(), "{line:?}: {bare:?}");
        assert_eq!(bare.stdout, usual.stdout, "{line:?}");
    }
    println!(
        "hostile environments: {} settings x {} commands = {} runs",
        SETTINGS.len() + 1,
        COMMANDS.len(),
        (SETTINGS.len() + 1) * COMMANDS.len()
    );
}
