//! Programs of others take what `empact` writes as it was meant. They are really run, where they are to be
//! had: `EMPACT_CLIENTS` names the folder in which `.ci/run` installs them, of the versions that
//! `tests/clients/` names.

#![allow(clippy::print_stdout, reason = "a test that is skipped says so")]

mod editor;
mod live;
mod pages;
#[cfg(feature = "pdf")]
mod pdf;
mod sarif;
mod tables;
mod word;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program in the folder of those of others; `None`, and a word on it, where there is none.
fn client(path: &str) -> Option<PathBuf> {
    let Some(folder) = env::var_os("EMPACT_CLIENTS") else {
        println!("skipped: EMPACT_CLIENTS names no folder that has {path}");
        return None;
    };
    let program = Path::new(&folder).join(path);
    assert!(program.exists(), "{} is not there", program.display());
    Some(program)
}

/// Runs one of the scripts in `tests/clients/` and shows what it says.
fn run(script: &str, arguments: &[&Path]) {
    let Some(python) = client("python/bin/python") else { return };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(script);
    let output = Command::new(python).arg(script).args(arguments).output().expect("it can be run");
    println!("{}", String::from_utf8_lossy(&output.stdout));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
