//! Where the program writes, and what is there when it could not finish.
//!
//! Runs are killed at growing delays, `EMPACT_KILLS` times for each command; without it, a few times.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{FileTypeExt, symlink};
use std::os::unix::net::{UnixListener, UnixStream};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;
use std::{env, thread};

use tempfile::TempDir;

use crate::support::{folder, put};

/// How often each command is killed where nobody asks for more.
const KILLS: u32 = 30;
/// How many files a run has to mend.
const MISTAKES: usize = 12;

/// Every command that writes a file, up to the place where its name comes.
const WRITERS: [&[&str]; 9] = [
    &["plan", "--format", "md", "-o", ""],
    &["report", "-p", "THB", "--format", "md", "-o", ""],
    &["report", "-p", "THB", "--format", "html", "-o", ""],
    &["summary", "--format", "md", "-o", ""],
    &["note", "--format", "md", "-o", ""],
    &["diff", "--period", "2013-06", "2013-12", "--format", "md", "-o", ""],
    &["export", "--format", "json", "-o", ""],
    &["export", "--format", "xlsx", "-o", ""],
    &["check", "--output", "json="],
];

/// A plan without a mistake.
fn plan() -> TempDir {
    folder(&[
        (
            "oap.yaml",
            "title: Operational Action Plan 2013\nyears: [2013]\nmarking: limite\npriorities: [THB]\nperiods:\n  \
             - { id: 2013-06, label: June 2013 }\n  - { id: 2013-12, label: December 2013 }\nnote:\n  \
             institution: Council of the European Union\n  place: Brussels\n  date: 2014-06-04\n  \
             original_language: en\n  number: 10494/14\n  type: NOTE\n  from: Presidency\n",
        ),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trafficking in human beings\ndriver: UK\ngoals: [{ number: 1 }]\n",
        ),
        (
            "priorities/thb/actions/1.1.yaml",
            "action: \"1.1\"\ntitle: Better information\nleaders: [UK]\n",
        ),
    ])
}

fn empact() -> Command {
    let mut command = Command::new(snapbox::cmd::cargo_bin!("empact"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// A writer with its target, in a plan.
fn writer(plan: &Path, arguments: &[&str], target: &Path) -> Command {
    let (last, first) = arguments.split_last().expect("a place for the name");
    let mut command = empact();
    command.arg("-C").arg(plan).args(first).arg(format!("{last}{}", target.display()));
    command
}

fn done(mut command: Command) -> Output {
    let output = command.output().expect("the program can be run");
    assert_eq!(output.status.code(), Some(0), "{command:?}: {output:?}");
    output
}

/// What a writer writes to a file.
fn written(plan: &Path, arguments: &[&str]) -> Vec<u8> {
    let place = tempfile::tempdir().expect("a folder");
    let file = place.path().join("out");
    done(writer(plan, arguments, &file));
    fs::read(file).expect("it was written")
}

/// The files below a folder with their bytes.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.clone(), fs::read(&path).unwrap_or_default());
            }
        }
    }
    found
}

#[test]
fn a_fifo_gets_the_document_and_stays_one() {
    let (plan, place) = (plan(), tempfile::tempdir().expect("a folder"));
    let fifo = place.path().join("fifo");
    let made = Command::new("mkfifo").arg(&fifo).status().expect("`mkfifo` can be run");
    assert!(made.success());
    for arguments in WRITERS {
        let reader = thread::spawn({
            let fifo = fifo.clone();
            move || fs::read(fifo).expect("it can be read")
        });
        let output = writer(plan.path(), arguments, &fifo).output().expect("it runs");
        // Should nothing have been written, the reader is not to wait for ever.
        drop(OpenOptions::new().read(true).write(true).open(&fifo).expect("it is there"));
        let read = reader.join().expect("a reader");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
        assert_eq!(read, written(plan.path(), arguments), "{arguments:?}");
        assert!(fs::symlink_metadata(&fifo).expect("there").file_type().is_fifo());
    }
}

#[test]
fn a_socket_gets_the_document_and_stays_one() {
    let (plan, place) = (plan(), tempfile::tempdir().expect("a folder"));
    let socket = place.path().join("socket");
    let listener = UnixListener::bind(&socket).expect("a socket");
    for arguments in WRITERS {
        let listener = listener.try_clone().expect("another one");
        let reader = thread::spawn(move || {
            let mut read = Vec::new();
            let (mut stream, _) = listener.accept().expect("somebody comes");
            stream.read_to_end(&mut read).expect("it can be read");
            read
        });
        let output = writer(plan.path(), arguments, &socket).output().expect("it runs");
        if output.status.code() != Some(0) {
            drop(UnixStream::connect(&socket));
        }
        let read = reader.join().expect("a reader");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
        assert_eq!(read, written(plan.path(), arguments), "{arguments:?}");
        assert!(fs::symlink_metadata(&socket).expect("there").file_type().is_socket());
    }
}

/// A device of its own, since a program that did replace it would take that of the machine away.
fn device(place: &Path, minor: &str) -> bool {
    let made = Command::new("mknod").arg(place).args(["c", "1", minor]).output();
    made.is_ok_and(|made| made.status.success())
        && OpenOptions::new().write(true).open(place).is_ok()
}

#[test]
fn a_device_is_written_to_and_stays_one() {
    let (plan, place) = (plan(), tempfile::tempdir().expect("a folder"));
    let [null, full] = ["null", "full"].map(|name| place.path().join(name));
    if !device(&null, "3") || !device(&full, "7") {
        println!("skipped: no device can be made here");
        return;
    }
    for arguments in WRITERS {
        done(writer(plan.path(), arguments, &null));
        let output = writer(plan.path(), arguments, &full).output().expect("it runs");
        let problem = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {problem}");
        assert!(problem.contains("cannot write to `full`"), "{arguments:?}: {problem}");
        for device in [&null, &full] {
            let kind = fs::symlink_metadata(device).expect("there").file_type();
            assert!(kind.is_char_device(), "{arguments:?}");
        }
    }
}

#[test]
fn nothing_is_written_where_a_plan_is_read() {
    let plan = plan();
    put(
        plan.path(),
        "priorities/thb/narrative/summary.md",
        "---\ntitle: T\nplace: summary\n---\nText.\n",
    );
    fs::create_dir(plan.path().join("priorities/thb/annexes")).expect("a folder");
    let place = tempfile::tempdir().expect("a folder");
    let link = place.path().join("link.md");
    symlink(plan.path().join("priorities/thb/narrative/summary.md"), &link).expect("a link");
    let before = files(plan.path());
    let inside = [
        "oap.yaml",
        "priorities/thb/priority.yaml",
        "priorities/thb/actions/1.1.yaml",
        "priorities/thb/actions/9.9.yaml",
        "priorities/thb/../thb/actions/1.1.yaml",
        "priorities/thb/narrative/summary.md",
        "priorities/thb/narrative/new.md",
        "priorities/thb/annexes/new.md",
    ];
    let targets = inside.map(|target| plan.path().join(target)).into_iter().chain([link]);
    let baseline: &[&str] = &["check", "--write-baseline", "--baseline", ""];
    for target in targets {
        for arguments in WRITERS.into_iter().chain([baseline]) {
            let output = writer(plan.path(), arguments, &target).output().expect("it runs");
            let problem = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{arguments:?} {target:?}: {problem}");
            // A file that is there is no baseline, and is refused as such.
            let refused = problem.contains("a plan is read from there")
                || arguments == baseline && target.exists();
            assert!(refused, "{arguments:?} {target:?}: {problem}");
            assert_eq!(files(plan.path()), before, "{arguments:?} {target:?}");
        }
    }
}

#[test]
fn a_link_stays_a_link() {
    let (plan, place) = (plan(), tempfile::tempdir().expect("a folder"));
    let [file, link] = ["file", "link"].map(|name| place.path().join(name));
    symlink("file", &link).expect("a link");
    for arguments in WRITERS {
        fs::write(&file, "before").expect("it can be written");
        done(writer(plan.path(), arguments, &link));
        assert!(link.is_symlink(), "{arguments:?}");
        assert_eq!(fs::read(&file).expect("there"), written(plan.path(), arguments));
        // Also where the file that it leads to is to be made.
        fs::remove_file(&file).expect("there");
        done(writer(plan.path(), arguments, &link));
        assert!(link.is_symlink(), "{arguments:?}");
        assert_eq!(fs::read(&file).expect("made"), written(plan.path(), arguments));
    }
}

#[test]
fn a_link_that_leads_to_itself_is_said_and_stays() {
    let (plan, place) = (plan(), tempfile::tempdir().expect("a folder"));
    let link = place.path().join("link");
    symlink("link", &link).expect("a link");
    for arguments in WRITERS {
        let output = writer(plan.path(), arguments, &link).output().expect("it runs");
        let problem = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {problem}");
        assert!(problem.contains("symbolic link"), "{arguments:?}: {problem}");
        assert!(link.is_symlink(), "{arguments:?}");
    }
}

const TO_STDOUT: [&[&str]; 8] = [
    &["--help"],
    &["help", "check"],
    &["check", "--format", "json"],
    &["explain"],
    &["status"],
    &["report", "-p", "THB"],
    &["export"],
    &["schema", "action"],
];

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_in_one_line() {
    let plan = plan();
    for arguments in TO_STDOUT {
        let full = OpenOptions::new().write(true).open("/dev/full").expect("it is there");
        let mut command = empact();
        command.args(arguments).current_dir(plan.path()).stdout(full);
        let output = command.stderr(Stdio::piped()).output().expect("it runs");
        let problem = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {problem}");
        let errors = problem.lines().filter(|line| line.starts_with("error:"));
        assert_eq!(errors.count(), 1, "{arguments:?}: {problem}");
        assert!(problem.starts_with("error: cannot write to standard output"), "{problem}");
        assert!(problem.lines().skip(1).all(|line| line.starts_with("  caused by: ")), "{problem}");
    }
}

/// A command where no file may grow (`ulimit -f`), which the system says with a signal.
fn without_room(command: &Command) -> Command {
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -f 0; exec \"$@\"", "sh"]).arg(command.get_program());
    limited.args(command.get_args()).stdin(Stdio::null());
    if let Some(folder) = command.get_current_dir() {
        limited.current_dir(folder);
    }
    limited
}

/// It was said in one line that there is no room, and that was all.
#[track_caller]
fn refused(output: &Output, what: &[&str]) {
    let problem = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{what:?}: {output:?}");
    let errors = problem.lines().filter(|line| line.starts_with("error:"));
    assert_eq!(errors.count(), 1, "{what:?}: {problem}");
    assert!(problem.contains("File too large"), "{what:?}: {problem}");
}

#[test]
fn templates_that_may_not_grow_are_not_there() {
    let place = tempfile::tempdir().expect("a folder");
    let mut export = empact();
    export.args(["templates", "export", "-o"]).arg(place.path().join("templates"));
    let output = without_room(&export).output().expect("it runs");
    refused(&output, &["templates", "export"]);
    assert_eq!(files(place.path()), BTreeMap::new());
    done(export);
}

#[test]
fn a_file_that_may_not_grow_is_said_in_one_line_and_what_was_there_stays() {
    let (plan, place) = (plan(), tempfile::tempdir().expect("a folder"));
    let file = place.path().join("out");
    let only = BTreeMap::from([(file.clone(), b"old".to_vec())]);
    for arguments in WRITERS {
        fs::write(&file, "old").expect("it can be written");
        let output = without_room(&writer(plan.path(), arguments, &file)).output();
        refused(&output.expect("it runs"), arguments);
        assert_eq!(files(place.path()), only, "{arguments:?}");
    }
    for arguments in TO_STDOUT {
        let mut command = empact();
        command.args(arguments).current_dir(plan.path());
        let out = fs::File::create(&file).expect("it can be made");
        let output = without_room(&command).stdout(out).stderr(Stdio::piped()).output();
        refused(&output.expect("it runs"), arguments);
    }
    let mistaken = "action: \"1.1\"\ntitle: Better information\nleaders: [Netherlands]\n";
    put(plan.path(), "priorities/thb/actions/1.1.yaml", mistaken);
    put(plan.path(), "priorities/thb/actions/1.2.yaml", &mistaken.replace("1.1", "1.2"));
    let before = files(plan.path());
    let mut mend = empact();
    mend.args(["check", "--fix"]).current_dir(plan.path());
    refused(&without_room(&mend).output().expect("it runs"), &["check", "--fix"]);
    assert_eq!(files(plan.path()), before);
    done(mend);
    assert_ne!(files(plan.path()), before);
}

#[test]
fn a_reader_that_is_gone_is_no_problem() {
    let plan = plan();
    for arguments in TO_STDOUT {
        let (reader, writer) = io::pipe().expect("a pipe");
        drop(reader);
        let mut command = empact();
        command.args(arguments).current_dir(plan.path()).stdout(writer);
        let output = command.stderr(Stdio::piped()).output().expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
        let problem = String::from_utf8_lossy(&output.stderr);
        assert!(!problem.contains("error"), "{arguments:?}: {problem}");
    }
}

#[test]
fn no_number_in_the_environment_is_too_large() {
    let plan = plan();
    let status = |name: &str, number: &str| {
        let mut command = empact();
        command.arg("status").env(name, number).current_dir(plan.path());
        done(command).stdout
    };
    assert_eq!(status("COLUMNS", "99999999999"), status("COLUMNS", "100000"));
    let alone = status("RAYON_NUM_THREADS", "1");
    for number in ["1000000", "99999999999999999999999", "-1"] {
        assert_eq!(status("RAYON_NUM_THREADS", number), alone, "{number}");
    }
}

fn kills() -> u32 {
    env::var("EMPACT_KILLS").map_or(KILLS, |kills| kills.parse().expect("a number of kills"))
}

/// What lies below a folder under a name that a file has only until it takes its place.
fn leftovers(root: &Path) -> Vec<PathBuf> {
    let is_left = |path: &PathBuf| {
        let name = path.file_name().expect("a name");
        name.to_string_lossy().starts_with(".empact-")
    };
    files(root).into_keys().filter(is_left).collect()
}

/// Kills a command at growing delays, from at once to after its end, and looks each time; says how often it
/// was killed before its end.
fn killed(command: impl Fn() -> Command, prepare: impl Fn(), look: impl Fn(u32)) -> u32 {
    let mut in_time = 0;
    prepare();
    let begun = Instant::now();
    command().output().expect("it runs");
    let whole = begun.elapsed();
    for number in 0..kills() {
        prepare();
        let mut command = command();
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("it runs");
        thread::sleep(whole * number / kills());
        // It may have come to its end before.
        let _ = child.kill();
        let status = child.wait().expect("it has ended");
        in_time += u32::from(status.signal() == Some(9));
        look(number);
    }
    assert!(in_time > 0, "none was killed in time");
    in_time
}

#[test]
fn whatever_moment_a_mending_run_is_killed_files_are_old_or_new_and_the_next_run_finishes() {
    let plan = plan();
    let actions = (1..=MISTAKES).map(|number| {
        let text =
            format!("action: \"1.{number}\"\ntitle: Title {number}\nleaders: [Netherlands]\n");
        (plan.path().join(format!("priorities/thb/actions/1.{number}.yaml")), text)
    });
    let actions: BTreeMap<PathBuf, String> = actions.collect();
    let prepare = || {
        for (path, text) in &actions {
            fs::write(path, text).expect("it can be written");
        }
    };
    let mend = || {
        let mut command = empact();
        command.arg("check").arg("--fix").current_dir(plan.path());
        command
    };
    let in_time = killed(mend, prepare, |number| {
        for (path, old) in &actions {
            let now = fs::read_to_string(path).expect("it is there");
            let new = old.replace("Netherlands", "NL");
            assert!(now == *old || now == new, "kill {number}: {path:?}: {now}");
        }
        done(mend());
        for (path, old) in &actions {
            let now = fs::read_to_string(path).expect("it is there");
            assert_eq!(now, old.replace("Netherlands", "NL"), "kill {number}");
        }
        assert_eq!(leftovers(plan.path()), Vec::<PathBuf>::new(), "kill {number}");
    });
    println!("hostile kills: check --fix: {} runs, {in_time} killed before their end", kills());
}

#[test]
fn whatever_moment_a_writing_run_is_killed_the_document_is_old_or_new() {
    let (plan, place) = (plan(), tempfile::tempdir().expect("a folder"));
    let file = place.path().join("summary.md");
    let arguments: &[&str] = &["summary", "-o", ""];
    let new = written(plan.path(), &["summary", "--format", "md", "-o", ""]);
    let prepare = || fs::write(&file, "old").expect("it can be written");
    let in_time = killed(
        || writer(plan.path(), arguments, &file),
        prepare,
        |number| {
            let now = fs::read(&file).expect("it is there");
            assert!(now == b"old" || now == new, "kill {number}");
            done(writer(plan.path(), arguments, &file));
            assert_eq!(fs::read(&file).expect("it is there"), new, "kill {number}");
            assert_eq!(files(place.path()).len(), 1, "kill {number}");
        },
    );
    println!("hostile kills: summary -o: {} runs, {in_time} killed before their end", kills());
}
