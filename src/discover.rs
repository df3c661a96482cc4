//! Finds the plan and reads its files: the only reader of input.
//!
//! Called by `load`. What a file *says* is for `yaml` and `decode`; here it is a path, a role
//! and text. Files come in path order, so that everything after is the same on every machine.

mod history;
mod memory;
mod revision;
mod role;
mod text;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::Finding;
use crate::source::{SourceFile, Sources};

pub use history::{is_revision, read_revision};
pub use memory::{Content, File, gather};
pub use revision::{changed_since, revisions};
pub use role::Role;
pub use text::{FILE_TOO_LARGE, MAX_BYTES, NOT_UTF8};
use text::{Fault, decoded, read_text};

/// The name of the plan's own file, which marks the root of a plan.
pub const PLAN_FILE: &str = "oap.yaml";

/// How deep under `priorities/` files are looked for: those of a plan are three deep, and what lies
/// deeper is only listed as not being read.
const DEPTH: usize = 6;

/// The files of a plan.
#[derive(Debug, Clone)]
pub struct Discovered {
    /// Every file; of one without a [`Role`] there is no text.
    pub sources: Sources,
    /// What is wrong with them as files.
    pub findings: Vec<Finding>,
}

/// The root of the plan that a path belongs to: the nearest folder upwards that holds
/// `oap.yaml`.
///
/// # Errors
/// When the path does not exist, or no folder above it holds a plan.
pub fn find_root(start: &Path) -> Result<PathBuf> {
    let absolute = absolute(start)?;
    let folder = absolute.ancestors().find(|folder| folder.join(PLAN_FILE).is_file());
    let Some(folder) = folder else {
        bail!(
            "no plan here: neither `{}` nor a folder above it holds `{PLAN_FILE}`\n  \
             start in the folder of a plan, or name one with `-C DIR`",
            start.display()
        );
    };
    Ok(folder.to_owned())
}

/// The one path, from the top of the file system and without links, of something that exists.
///
/// # Errors
/// When it does not exist or cannot be reached.
pub fn absolute(path: &Path) -> Result<PathBuf> {
    let absolute = fs::canonicalize(path);
    absolute.map(plain).with_context(|| format!("cannot open `{}`", path.display()))
}

/// A path as people write it and git takes it: Windows puts `\\?\` before what it has resolved.
fn plain(path: PathBuf) -> PathBuf {
    let Some(rest) = path.to_str().and_then(|path| path.strip_prefix(r"\\?\")) else { return path };
    if let Some(share) = rest.strip_prefix(r"UNC\") {
        return PathBuf::from(format!(r"\\{share}"));
    }
    let on_drive = rest.get(1..3) == Some(r":\");
    if on_drive { PathBuf::from(rest) } else { path }
}

/// As [`absolute`], of something that need not exist yet: as much of the path as exists is
/// resolved.
///
/// # Errors
/// When nothing of it can be reached.
pub fn absolute_of_new(path: &Path) -> Result<PathBuf> {
    if let Ok(absolute) = fs::canonicalize(path) {
        return Ok(plain(absolute));
    }
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return absolute(path);
    };
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    Ok(absolute_of_new(parent)?.join(name))
}

/// Whether a plan is read from a file at an absolute path, or would be if there were one.
pub fn is_source(path: &Path) -> bool {
    let Some(root) = path.parent().and_then(|folder| find_root(folder).ok()) else { return false };
    let inside = path.strip_prefix(&root).ok();
    inside.is_some_and(|inside| Role::of(&portable(inside)).is_some())
}

/// The text that a file has in an editor, which counts instead of what is on disk.
#[derive(Debug, Clone)]
pub struct Overlay {
    /// The file, from the root of the plan, with `/`. It need not exist.
    pub path: String,
    text: String,
    /// Whether a byte order mark stood before the text.
    marked: bool,
    fault: Option<Fault>,
}

impl Overlay {
    /// Reads the text of a file from a stream to its end; of more than [`MAX_BYTES`] nothing is
    /// kept.
    ///
    /// # Errors
    /// Those of the stream.
    pub fn read(path: String, mut stream: impl Read) -> io::Result<Self> {
        let mut bytes = Vec::new();
        stream.by_ref().take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
        let size = bytes.len() as u64;
        let marked = bytes.starts_with("\u{feff}".as_bytes());
        let (text, fault) = if size > MAX_BYTES {
            let rest = io::copy(&mut stream, &mut io::sink())?;
            (String::new(), Some(Fault::TooLarge(size + rest)))
        } else {
            decoded(bytes)
        };
        Ok(Self { path, text, marked, fault })
    }

    /// All that was read, with a byte order mark if there was one; `None` where not all of it was
    /// kept.
    pub fn whole(&self) -> Option<String> {
        let mark = if self.marked { "\u{feff}" } else { "" };
        self.fault.is_none().then(|| format!("{mark}{}", self.text))
    }
}

/// The text of a file that is no part of a plan; `None` where there is no such file.
///
/// # Errors
/// When it is there and cannot be read, or is not text in UTF-8.
pub fn read_other(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    }
}

/// Reads all files of the plan at `root`, in parallel.
///
/// # Errors
/// When a folder or file cannot be read; the message names it.
pub fn read(root: &Path) -> Result<Discovered> {
    read_with(root, None)
}

/// As [`read`], with other texts in place of those of some files, or beside the files there are; of
/// two for the same path the last counts. A text whose path has no role in a plan is left out.
///
/// # Errors
/// Those of [`read`].
pub fn read_with(root: &Path, overlays: impl IntoIterator<Item = Overlay>) -> Result<Discovered> {
    let mut found = list(root)?;
    let overlays = overlays.into_iter().map(|overlay| (overlay.path.clone(), overlay));
    let mut overlays: BTreeMap<String, Overlay> = overlays.collect();
    found.extend(overlays.keys().filter(|path| Role::of(path).is_some()).cloned());
    found.sort();
    found.dedup();
    let mut texts: Vec<(String, Option<Fault>)> = found
        .par_iter()
        .map(|path| {
            if overlays.contains_key(path) || Role::of(path).is_none() {
                return Ok((String::new(), None));
            }
            read_text(&root.join(path)).with_context(|| format!("cannot read `{path}`"))
        })
        .collect::<Result<_>>()?;
    for (path, place) in found.iter().zip(&mut texts) {
        if let Some(Overlay { text, fault, .. }) = overlays.remove(path) {
            *place = (text, fault);
        }
    }
    let read = found.into_iter().zip(texts);
    Ok(together(read.map(|(path, (text, fault))| (path, text, fault))))
}

/// Puts the files of a plan together.
fn together(read: impl IntoIterator<Item = (String, String, Option<Fault>)>) -> Discovered {
    let mut files = Vec::new();
    let mut findings = Vec::new();
    for (path, text, fault) in read {
        let file = SourceFile::new(&path, text);
        findings.extend(fault.map(|fault| fault.finding(file.id())));
        files.push(file);
    }
    Discovered { sources: Sources::new(files), findings }
}

/// Every file of the plan by its path from the root, in order. Only the plan's own
/// folders are entered, whatever else the repository holds; of what lies there and is no part of the
/// plan, hidden files, those that git ignores and what editors leave behind are passed by.
fn list(root: &Path) -> Result<Vec<String>> {
    let mut found = vec![PLAN_FILE.to_owned()];
    let priorities = root.join("priorities");
    if !priorities.is_dir() {
        return Ok(found);
    }
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let mut unread = Vec::new();
    let walk = WalkDir::new(&priorities)
        .follow_links(true)
        .max_depth(DEPTH)
        .into_iter()
        .filter_entry(|entry| !hidden(entry.file_name()));
    for entry in walk {
        let entry = entry.context("cannot list the files of the plan")?;
        let Ok(path) = entry.path().strip_prefix(root) else { continue };
        let path = portable(path);
        if entry.file_type().is_file() {
            if Role::of(&path).is_some() {
                found.push(path);
            } else if !is_aside(entry.file_name()) {
                unread.push(path);
            }
        }
    }
    if !unread.is_empty() {
        let ignored = revision::ignored(root, "priorities");
        found.extend(unread.into_iter().filter(|path| !ignored.contains(path)));
    }
    found.sort();
    Ok(found)
}

/// Whether a file is there for people or programs beside the plan: a word to the reader of the
/// folder, or what an editor left behind.
fn is_aside(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy().to_lowercase();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let left_behind = ["bak", "orig", "rej", "swp", "swo", "tmp", "old"].contains(&ending);
    let for_people = ["readme", "license", "licence"].contains(&stem);
    let of_system = ["thumbs.db", "desktop.ini"].contains(&name.as_str());
    left_behind || for_people || of_system || name.ends_with('~') || name.starts_with(['#', '~'])
}

/// A path with `/` between its parts, whatever the platform.
pub fn portable(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::plain;

    #[test]
    fn what_windows_puts_before_a_resolved_path_is_taken_off() {
        for (resolved, written) in [
            (r"\\?\C:\plan\b", r"C:\plan\b"),
            (r"\\?\C:\", r"C:\"),
            (r"\\?\UNC\server\share\plan", r"\\server\share\plan"),
            (r"\\?\Volume{1}\plan", r"\\?\Volume{1}\plan"),
            ("/plan/b", "/plan/b"),
        ] {
            assert_eq!(plain(PathBuf::from(resolved)), Path::new(written));
        }
    }
}
