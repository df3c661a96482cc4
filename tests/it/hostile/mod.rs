//! What strangers and bad days bring: repositories made to run programs, entries that lead out of the
//! plan or to nothing, strings made to be live somewhere, places that are no files, disks that are full, readers that go away, runs that are
//! killed, terminals and environments of all kinds. Every family prints how many inputs it tried.

#![cfg(unix)]

mod browser;
mod characters;
mod corpus;
mod environment;
mod field;
mod repositories;
mod strings;
mod terminal;
mod traps;
mod witness;
mod writing;
mod zoo;

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::put;

/// The strings of the corpus.
#[cfg(feature = "pdf")]
pub(crate) fn texts() -> Vec<String> {
    corpus::corpus().into_iter().map(|one| one.text).collect()
}

/// As long as a command may take before it is said never to end.
const NEVER: Duration = Duration::from_mins(5);

/// Two actions, two periods, and a party that nobody knows: whatever else is wrong, it is found.
const PLAN: &[(&str, &str)] = &[
    (
        "oap.yaml",
        "title: Operational Action Plan 2013\nyears: [2013]\nmarking: public\npriorities: [THB]\nperiods:\n  \
         - { id: 2013-06, label: June 2013 }\n  - { id: 2013-12, label: December 2013 }\nnote:\n  institution: Council of the \
         European Union\n  place: Brussels\n  date: 2014-06-04\n  original_language: en\n  number: \
         10494/14\n  type: NOTE\n  from: Presidency\n",
    ),
    (
        "priorities/thb/priority.yaml",
        "key: THB\nname: Trafficking in human beings\ndriver: UK\ngoals:\n  - number: 1\n  \
         - { number: 2, without_action: None is planned. }\n",
    ),
    (
        "priorities/thb/actions/1.1.yaml",
        "action: \"1.1\"\ntitle: Better information\nleaders: [UK]\n",
    ),
    (KNOWN, "action: \"1.9\"\ntitle: Joint operations\nleaders: [UK]\nparticipants: [XYZ]\n"),
];
const KNOWN: &str = "priorities/thb/actions/1.9.yaml";

fn plan(root: &Path) {
    for (path, text) in PLAN {
        put(root, path, text);
    }
}

/// Runs the program from a folder, in an environment that holds a secret, to its end.
fn run(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(snapbox::cmd::cargo_bin!("empact"));
    command.arg("-C").arg(folder).args(arguments).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.envs(environment.iter().copied()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().expect("the program can be run");
    let id = child.id().to_string();
    let waiting = thread::spawn(move || child.wait_with_output());
    let begun = Instant::now();
    while !waiting.is_finished() {
        if begun.elapsed() > NEVER {
            let _ = Command::new("kill").args(["-9", &id]).status();
            panic!("{arguments:?} does not end in {}", folder.display());
        }
        thread::sleep(Duration::from_millis(2));
    }
    waiting.join().expect("it was waited for").expect("it ended")
}

/// All that a run said.
fn said(output: &Output) -> String {
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    format!("{out}{err}")
}
