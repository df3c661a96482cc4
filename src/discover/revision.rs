//! Asks git which files of a plan differ from a revision. Called by the command line.
//!
//! Git is only asked: nothing here writes to a repository, refreshes its index, or runs a program
//! that its configuration names.

use std::collections::BTreeSet;
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
fn commit(root: &Path, revision: &str) -> Result<String> {
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

fn git(root: &Path, arguments: &[&str]) -> Result<Output> {
    // A hook of git speaks about the repository that runs it by paths from another folder.
    let of_hooks = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(root)
        .args(["-c", "core.fsmonitor=false"])
        .args(arguments.iter().map(OsStr::new));
    command.env("GIT_OPTIONAL_LOCKS", "0");
    for name in of_hooks {
        command.env_remove(name);
    }
    command.output().context("cannot run `git`, which knows what has changed")
}
