//! Repositories whose files and configuration name programs. No command runs one of them, nor writes
//! into the repository; and since a trap that never springs proves nothing, `git` itself is made to
//! spring each that it can.

use std::fmt::Write;
use std::fs;
use std::process::Command;

use super::field::{ACTION, Field, executable};
use super::traps::cases;
use super::{run, said};
use crate::support::put;

/// Every command that asks git, and some that need not.
const COMMANDS: &[&[&str]] = &[
    &["check"],
    &["check", "--since", "HEAD"],
    &["check", "--since", "HEAD~1"],
    &["check", "--diff", "--since", "HEAD~1"],
    &["diff"],
    &["diff", "HEAD~1"],
    &["diff", "HEAD~1..HEAD"],
    &["report", "-p", "THB", "--draft", "--sources"],
    &["report", "-p", "THB", "--draft", "--sources", "--format", "html"],
    &["summary", "--draft", "--sources"],
    &["note", "--draft", "--sources"],
    &["plan", "--draft", "--sources"],
    &["status"],
    &["export", "--format", "json"],
];
/// The one that tells most of what git was asked.
const TELLING: &[&str] = &["report", "-p", "THB", "--draft", "--sources"];

/// The commit after which the action was changed, as the register of a report has it.
fn told(report: &str) -> Option<&str> {
    let line =
        report.lines().find(|line| line.contains(ACTION) && line.contains("modified after "))?;
    line.split_once("modified after ")?.1.split(' ').next()
}

#[test]
fn no_command_runs_what_a_repository_names_or_writes_to_it() {
    let (mut runs, mut sprung) = (0, 0);
    let cases = cases();
    for case in &cases {
        let field = Field::new();
        let trap = field.trap();
        (case.set)(&field);
        field.touch();
        field.sprung();
        let before = field.state();
        let mut telling = None;
        for command in COMMANDS {
            let output = run(&field.plan(), command, &[]);
            let (name, text) = (case.name, said(&output));
            assert!(!field.sprung(), "{name}: {command:?} ran {trap}");
            assert!(field.state() == before, "{name}: {command:?} has written");
            let code = output.status.code();
            assert!(code.is_some_and(|code| code <= 2), "{name}: {command:?}: {code:?}");
            runs += 1;
            if *command == TELLING {
                assert_eq!(told(&text).is_some(), case.tells, "{name}: {text}");
                telling = told(&text).map(str::to_owned);
            }
        }
        if let Some(told) = telling {
            // Git's own word on the file.
            let quiet = ["--no-replace-objects", "-c", "log.showSignature=false"];
            let path = format!("plan/{ACTION}");
            let log = ["log", "-1", "--format=%H", "--", path.as_str()];
            let commit = field.git(&[&quiet[..], &log[..]].concat());
            assert!(commit.starts_with(&told), "{}: {told}, {commit}", case.name);
        }
        field.sprung();
        if !case.springs.is_empty() {
            field.innocently(case.springs);
            assert!(field.sprung(), "{}: the trap does not spring", case.name);
            sprung += 1;
        }
    }
    println!(
        "hostile repositories: {} configurations x {} commands = {runs} runs; git springs {sprung} of the traps",
        cases.len(),
        COMMANDS.len()
    );
    assert!(cases.len() >= 20 && runs >= 240);
}

#[test]
fn why_git_lets_nobody_in_is_passed_on() {
    let id = Command::new("id").arg("-u").output().expect("a user");
    if id.stdout != b"0\n" {
        println!("hostile repositories: only root can give a repository to somebody else");
        return;
    }
    let field = Field::new();
    let given = Command::new("chown").args(["-R", "65534"]).arg(field.top()).status();
    assert!(given.expect("it can be given").success());
    let report = run(&field.plan(), TELLING, &[]);
    let reason = "dubious ownership in repository";
    assert!(String::from_utf8_lossy(&report.stderr).contains(reason), "{}", said(&report));
    assert!(said(&report).contains(ACTION) && told(&said(&report)).is_none());
    for command in [&["diff"][..], &["check", "--since", "HEAD"]] {
        let refused = run(&field.plan(), command, &[]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(said(&refused).contains(reason), "{}", said(&refused));
    }
    let allowed = [
        ("GIT_CONFIG_COUNT", "1"),
        ("GIT_CONFIG_KEY_0", "safe.directory"),
        ("GIT_CONFIG_VALUE_0", "*"),
    ];
    assert!(told(&said(&run(&field.plan(), TELLING, &allowed))).is_some());
}

/// Puts a witness before git, a program for `sh` in which `GIT` is git, and gives the path on which it
/// comes first.
fn witnessed(field: &Field, program: &str) -> String {
    let bin = field.folder.path().join("bin");
    let git = std::env::split_paths(&std::env::var_os("PATH").expect("a path"))
        .map(|folder| folder.join("git"))
        .find(|git| git.is_file())
        .expect("git is there");
    put(&bin, "git", &program.replace("GIT", &git.display().to_string()));
    executable(&bin.join("git"));
    std::env::var("PATH").map(|path| format!("{}:{path}", bin.display())).expect("text")
}

/// Commits that have nothing to do with the plan, on top of all others.
fn foreign(field: &Field, count: usize) {
    let mut history = String::new();
    for number in 0..count {
        let who = "Driver <driver@plan.example> 1400000000 +0000";
        write!(history, "commit refs/heads/main\ncommitter {who}\ndata 1\nx\n").expect("a text");
        if number == 0 {
            history.push_str("from refs/heads/main^0\n");
        }
        let text = format!("{number}\n");
        write!(history, "M 100644 inline elsewhere/file\ndata {}\n{text}\n", text.len())
            .expect("a text");
    }
    put(field.folder.path(), "history", &history);
    let history = fs::File::open(field.folder.path().join("history")).expect("it is there");
    let mut import = Command::new("git");
    import.arg("-C").arg(field.top()).args(["fast-import", "--quiet"]).stdin(history);
    assert!(import.status().expect("git can be run").success());
}

/// What is asked grows with the plan and its history, and not with all that happens around them.
#[test]
fn commits_elsewhere_cost_no_questions() {
    const MANY: usize = 20_000;
    let asked = |count: usize| {
        let field = Field::new();
        let commit = field.git(&["rev-parse", "HEAD"]);
        foreign(&field, count);
        let since = field.git(&["rev-list", "--count", "HEAD"]);
        assert_eq!(since, (count + 2).to_string());
        let log = field.folder.path().join("asked").display().to_string();
        // Every process is a line, and so is every question and every answer of `rev-list`.
        let path = witnessed(
            &field,
            &format!(
                "#!/bin/sh\necho run >> '{log}'\ncase \"$*\" in\n*rev-list*) 'GIT' \"$@\" | tee -a '{log}' ;;\n\
                 *) tee -a '{log}' | 'GIT' \"$@\" ;;\nesac\n"
            ),
        );
        let mut lines = Vec::new();
        for command in COMMANDS {
            let _ = fs::remove_file(&log);
            let output = run(&field.plan(), command, &[("PATH", &path)]);
            lines.push(fs::read_to_string(&log).unwrap_or_default().lines().count());
            if *command == TELLING {
                let report = said(&output);
                let told = told(&report).expect("a commit is told");
                assert!(commit.starts_with(told), "{told}, {commit}");
            }
        }
        lines
    };
    let (few, many) = (asked(20), asked(MANY));
    println!("hostile repositories: {MANY} commits elsewhere: {many:?} lines asked");
    assert_eq!(few, many, "by command, in the order of the list");
    assert!(many.iter().all(|lines| *lines < 100), "{many:?}");
}

#[test]
fn only_what_a_command_needs_is_asked() {
    let field = Field::new();
    let log = field.folder.path().join("asked").display().to_string();
    let path =
        witnessed(&field, &format!("#!/bin/sh\necho \"$@\" >> '{log}'\nexec 'GIT' \"$@\"\n"));
    let (kinds, contents) = (" cat-file --batch-check", " cat-file --batch");
    let (ignored, history) = (" check-ignore --no-index --stdin -z", " rev-list --parents ");
    let asked = |arguments: &[&str]| {
        let _ = fs::remove_file(&log);
        run(&field.plan(), arguments, &[("PATH", &path)]);
        let text = fs::read_to_string(&log).unwrap_or_default();
        let asks = |line: &str| {
            let known = [kinds, contents, ignored, history];
            known.into_iter().find(|known| line.contains(known)).unwrap_or("another question")
        };
        text.lines().map(asks).collect::<Vec<_>>()
    };
    for command in COMMANDS {
        let asked = asked(command);
        let objects = ["--since", "diff", "plan", "report", "summary", "note"];
        let wants_objects = command.iter().any(|word| objects.contains(word));
        let mut expected = if wants_objects { vec![kinds, contents] } else { vec![] };
        if ["plan", "report", "summary", "note"].contains(&command[0]) {
            expected.push(history);
        }
        // Two revisions have nothing to do with what lies on the disk.
        if !command.contains(&"HEAD~1..HEAD") {
            expected.push(ignored);
        }
        assert_eq!(sorted(&asked), sorted(&expected), "{command:?}");
    }
    fs::remove_file(field.plan().join("priorities/thb/actions/odd.txt")).expect("it is gone");
    for command in [&["check"][..], &["status"], &["export", "--format", "json"]] {
        assert_eq!(asked(command), [""; 0], "{command:?}");
    }
}

fn sorted<T: ToString>(items: &[T]) -> Vec<String> {
    let mut items: Vec<String> = items.iter().map(ToString::to_string).collect();
    items.sort();
    items
}
