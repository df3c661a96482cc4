//! Asks git which files of a plan differ from a revision. Called by the command line.
//!
//! Git is only asked: nothing here writes to a repository, refreshes its index, or runs a program
//! that its configuration names.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

/// The paths, from the root of the plan and with `/`, of all files that differ from a revision:
/// changed, added, and not yet known to git. What git ignores is not among them.
///
/// # Errors
/// When there is no git, no repository around the plan, or no such revision in it.
pub fn changed_since(root: &Path, revision: &str) -> Result<BTreeSet<String>> {
    let commit = commit(root, revision)?;
    let differing = ["diff", "--name-only", "-z", "--relative", "--no-renames"];
    let quiet = ["--no-ext-diff", "--no-textconv", "--ignore-submodules", commit.as_str(), "--"];
    let mut paths = list(root, &[&differing[..], &quiet[..]].concat())?;
    paths.extend(list(root, &["ls-files", "--others", "--exclude-standard", "-z", "--"])?);
    Ok(paths)
}

/// The commit that a revision stands for. Looked up first, so that what is passed on can be
/// nothing but a commit, whatever the revision begins with.
pub(super) fn commit(root: &Path, revision: &str) -> Result<String> {
    if git(root, &["rev-parse", "--git-dir"])?.status.success() {
        let wanted = format!("{revision}^{{commit}}");
        let found =
            git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", wanted.as_str()])?;
        let commit = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        if found.status.success() && !commit.is_empty() {
            return Ok(commit);
        }
        bail!(
            "git knows no revision `{revision}`\n  \
             in a shallow clone the history has to be fetched first"
        );
    }
    bail!("the plan lies in no git repository, so nothing can be said about a revision")
}

/// Runs git and takes its output as paths that end in a NUL.
fn list(root: &Path, arguments: &[&str]) -> Result<BTreeSet<String>> {
    let Output { status, stdout, stderr } = git(root, arguments)?;
    if !status.success() {
        let reason = String::from_utf8_lossy(&stderr).trim().to_owned();
        bail!("git could not list the changed files: {reason}");
    }
    let paths = stdout.split(|byte| *byte == 0).filter(|path| !path.is_empty());
    Ok(paths.map(|path| String::from_utf8_lossy(path).into_owned()).collect())
}

pub(super) fn git(root: &Path, arguments: &[&str]) -> Result<Output> {
    let mut command = command(root);
    command.args(arguments.iter().map(OsStr::new));
    command.output().context("cannot run `git`, which knows what has changed")
}

/// Git, to be run in the folder of a plan. It gets none of the variables that lead it to another
/// repository, name programs for it to run, or let it fetch what it has not got.
pub(super) fn command(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["-c", "core.fsmonitor=false"]);
    // A hook of git speaks about the repository that runs it by paths from another folder, and
    // most other variables name programs or files to write. What is needed to be let into a
    // repository stays.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let stays = ["GIT_CONFIG_", "GIT_CEILING_", "GIT_DISCOVERY_"];
        if text.starts_with("GIT_") && !stays.iter().any(|start| text.starts_with(start)) {
            command.env_remove(&name);
        }
    }
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
    command.env("GIT_ALLOW_PROTOCOL", "none").env("GIT_TERMINAL_PROMPT", "0");
    command
}
