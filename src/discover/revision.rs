//! Asks git which files of a plan differ from a revision, and in which commit each was last
//! touched. Called by the command line.
//!
//! Git is only asked: nothing here writes to a repository, refreshes its index, or runs a program
//! that its configuration names.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use crate::source::{Revision, Revisions};

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

/// The states of all files below the root of a plan; none where it lies in no repository, or
/// where there is no git to ask.
///
/// # Errors
/// When git knows the repository and cannot list its files.
pub fn revisions(root: &Path) -> Result<Revisions> {
    let known = git(root, &["rev-parse", "--git-dir"]).is_ok_and(|asked| asked.status.success());
    if !known {
        return Ok(Revisions::default());
    }
    let born = git(root, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?;
    if !born.status.success() {
        let files = list(root, &["ls-files", "--cached", "--others", "--exclude-standard", "-z"])?;
        return Ok(Revisions::new(files.into_iter().map(|path| (path, Revision::Uncommitted))));
    }
    let mut revisions = last_commits(root)?;
    for path in changed_since(root, "HEAD")? {
        let state = match revisions.remove(&path) {
            Some(Revision::Commit(commit)) => Revision::ModifiedSince(commit),
            _ => Revision::Uncommitted,
        };
        revisions.insert(path, state);
    }
    Ok(Revisions::new(revisions))
}

/// The last commit that touched each file below `root`, in one walk over the history. A merge
/// touches what differs from all that it merges.
fn last_commits(root: &Path) -> Result<BTreeMap<String, Revision>> {
    let walk = ["log", "--date-order", "-c", "--format=%x01%H", "--name-only", "-z", "--relative"];
    let quiet = [
        "--no-renames",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-show-signature",
        "--ignore-submodules",
        "--",
        ".",
    ];
    let output = listed(root, &[&walk[..], &quiet[..]].concat())?;
    let mut commit = "";
    let mut last = BTreeMap::new();
    let output = String::from_utf8_lossy(&output);
    // Between a commit and its files there is a line break, and none between one and the next.
    for entry in output.split('\0').map(|entry| entry.trim_start_matches('\n')) {
        if let Some(name) = entry.strip_prefix('\u{1}') {
            commit = name.trim_end();
        } else if !entry.is_empty() {
            last.entry(entry.to_owned()).or_insert_with(|| Revision::Commit(commit.to_owned()));
        }
    }
    Ok(last)
}

/// The paths in a folder, from the root of the plan and with `/`, that git ignores. None where there
/// is no git or no repository: then nothing says so.
pub(super) fn ignored(root: &Path, folder: &str) -> BTreeSet<String> {
    let listing = ["ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", folder];
    list(root, &listing).unwrap_or_default()
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
    let stdout = listed(root, arguments)?;
    let paths = stdout.split(|byte| *byte == 0).filter(|path| !path.is_empty());
    Ok(paths.map(|path| String::from_utf8_lossy(path).into_owned()).collect())
}

/// Runs git and takes what it prints.
fn listed(root: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let Output { status, stdout, stderr } = git(root, arguments)?;
    if !status.success() {
        let reason = String::from_utf8_lossy(&stderr).trim().to_owned();
        bail!("git could not list the files of the plan: {reason}");
    }
    Ok(stdout)
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
    command.arg("-C").arg(root).args(["-c", "core.fsmonitor=false", "-c", "log.follow=false"]);
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
