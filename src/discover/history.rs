//! Reads the files of a plan as they were at a revision, out of git's own store.
//!
//! Nothing is checked out and no file is written. Git is asked for names and for bytes, never for
//! a comparison, so that no filter, hook or program of a configuration has a say in what is read.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Output, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use super::revision::{command, commit, git};
use super::{Content, Discovered, File, MAX_BYTES, PLAN_FILE, Role};

/// The files that the plan at `root` had at a revision, or those of a plan that now is no longer
/// there.
///
/// Links and submodules are not followed: what they lead to is not in the revision.
///
/// # Errors
/// When there is no git, no repository, no such revision, or no plan in it; the message says so.
pub fn read_revision(root: &Path, revision: &str) -> Result<Discovered> {
    let commit = commit(root, revision)?;
    let folder = folder_in_repository(root)?;
    let entries = entries(root, &commit, &folder)?;
    if !entries.iter().any(|entry| entry.path == PLAN_FILE) {
        let place = if folder.is_empty() { String::new() } else { format!(" in `{folder}`") };
        bail!("there was no plan{place} at revision `{revision}`");
    }
    let mut files = Vec::with_capacity(entries.len());
    let (small, large): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|entry| entry.size <= MAX_BYTES);
    for entry in large {
        files.push(File { path: entry.path, content: Content::TooLarge(entry.size) });
    }
    let contents = contents(root, &small)
        .with_context(|| format!("cannot read the plan at revision `{revision}`"))?;
    for (entry, bytes) in small.into_iter().zip(contents) {
        files.push(File { path: entry.path, content: Content::Bytes(bytes) });
    }
    Ok(super::gather(files))
}

/// Whether git knows a revision of this name.
pub fn is_revision(root: &Path, revision: &str) -> bool {
    commit(root, revision).is_ok()
}

/// The way from the top of the repository to the plan, empty or ending in `/`.
fn folder_in_repository(root: &Path) -> Result<String> {
    let output = checked(git(root, &["rev-parse", "--show-prefix"])?)?;
    let text = String::from_utf8(output).context("the path of the plan is not UTF-8")?;
    Ok(text.strip_suffix('\n').unwrap_or(&text).to_owned())
}

/// A file in a revision.
struct Entry {
    /// From the root of the plan, with `/`.
    path: String,
    object: String,
    size: u64,
}

/// The files with a role in a plan.
fn entries(root: &Path, commit: &str, folder: &str) -> Result<Vec<Entry>> {
    // Everything below the folder is listed: git takes a path here for the beginning of others,
    // and some letters in it for patterns.
    let tree = format!("{commit}:{}", folder.trim_end_matches('/'));
    let known = git(root, &["cat-file", "-e", &tree])?;
    if !known.status.success() {
        return Ok(Vec::new());
    }
    let arguments = ["ls-tree", "-r", "-z", "--long", "--full-tree", &tree];
    let listing = checked(git(root, &arguments)?)?;
    let mut entries = Vec::new();
    for line in listing.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
        let Ok(line) = std::str::from_utf8(line) else { continue };
        let Some((head, path)) = line.split_once('\t') else { continue };
        let mut words = head.split_whitespace();
        let (mode, object, size) = (words.next(), words.nth(1), words.next());
        // 100644 and 100755; 120000 is a link, 160000 a submodule.
        let is_file = mode.is_some_and(|mode| mode.starts_with("100"));
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        if let (true, false, Some(object), Some(size)) = (is_file, hidden, object, size)
            && Role::of(path).is_some()
        {
            let size = size.parse().with_context(|| format!("git has no size for `{path}`"))?;
            entries.push(Entry { path: path.to_owned(), object: object.to_owned(), size });
        }
    }
    Ok(entries)
}

/// The bytes of each file, in one run of git.
fn contents(root: &Path, entries: &[Entry]) -> Result<Vec<Vec<u8>>> {
    let mut child = command(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot run `git`")?;
    let objects = entries.iter().flat_map(|entry| [entry.object.as_str(), "\n"]);
    let asked: String = objects.collect();
    let stdin = child.stdin.take();
    // Git answers before it has read everything: asking and reading must not wait for each other.
    let asking = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(asked.as_bytes())));
    let read = child.stdout.take().context("git gives no answer").and_then(|stdout| {
        let mut answers = BufReader::new(stdout);
        entries.iter().map(|entry| object(&mut answers, entry)).collect::<Result<Vec<_>>>()
    });
    if read.is_err() {
        // It may still be writing what nobody reads any more.
        let _ = child.kill();
    }
    // Where git goes away early, what was read says so.
    let _ = asking.join();
    child.wait().context("git did not end")?;
    read
}

/// One answer: a line with name, kind and size, the bytes, and a line break.
fn object(answers: &mut impl BufRead, entry: &Entry) -> Result<Vec<u8>> {
    let mut head = String::new();
    answers.read_line(&mut head)?;
    let size = match head.split_whitespace().collect::<Vec<_>>().as_slice() {
        [_, "blob", size] => size.parse::<u64>().ok(),
        _ => None,
    };
    let size = size.filter(|size| *size == entry.size);
    let Some(size) = size else {
        bail!("git has not got `{}`\n  in a partial clone it has to be fetched first", entry.path);
    };
    let mut bytes = Vec::new();
    answers.by_ref().take(size).read_to_end(&mut bytes)?;
    let mut end = [0];
    answers.read_exact(&mut end).context("git broke off")?;
    Ok(bytes)
}

/// What git printed, if it did what it was asked for.
fn checked(Output { status, stdout, stderr }: Output) -> Result<Vec<u8>> {
    if !status.success() {
        bail!("git could not read the revision: {}", String::from_utf8_lossy(&stderr).trim());
    }
    Ok(stdout)
}
