//! Finds the plan and reads its files: the only reader of input.
//!
//! Called by `load`. What a file *says* is for `yaml` and `decode`; here it is a path, a role
//! and text. Files come in path order, so that everything after is the same on every machine.

mod fault;
mod folder;
mod git;
mod history;
mod listing;
mod memory;
mod repository;
mod role;
mod text;
mod tree;

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use crate::diagnostic::Finding;
use crate::source::{SourceFile, Sources};

use fault::FileFault;
pub use fault::{
    FILE_TOO_LARGE, LINKED_FILE, MAX_BYTES, NAME_NOT_UTF8, NOT_A_FILE, NOT_UTF8, UNREADABLE_FILE,
};
use folder::Folder;
pub use memory::{Content, File, gather};
pub use repository::Repository;
pub use role::{Language, Likeness, Parts, Role};
use text::{decoded, read_text};

/// The name of the plan's own file, which marks the root of a plan.
pub const PLAN_FILE: &str = "oap.yaml";
/// The folder in which most others of a plan are.
const PRIORITIES: &str = "priorities";
/// The folder in which a plan keeps its own edition of the documents.
const TEMPLATES: &str = "templates";

/// The files of a plan.
#[derive(Debug, Clone)]
pub struct Discovered {
    /// Every file; of one without a [`Role`] there is no text.
    pub sources: Sources,
    /// What is wrong with them as files.
    pub findings: Vec<Finding>,
}

impl Discovered {
    /// A number that is another one when anything of the files is: for one run of the program, not to be kept.
    pub fn state(&self) -> u64 {
        let mut state = DefaultHasher::new();
        for (_, file) in self.sources.iter() {
            (&file.path, &file.text).hash(&mut state);
        }
        self.findings.len().hash(&mut state);
        state.finish()
    }
}

/// The root of the plan that a path belongs to: the nearest folder upwards that holds
/// `oap.yaml`.
///
/// # Errors
/// When the path does not exist, or no folder above it holds a plan.
pub fn find_root(start: &Path) -> Result<PathBuf> {
    root_around(&absolute(start)?, start)
}

/// The root of the plan that a path of the command line belongs to, and where it lies. A link in the
/// place of a file of a plan is itself what is meant: nobody follows it.
///
/// # Errors
/// Those of [`find_root`].
pub fn locate(path: &Path) -> Result<(PathBuf, PathBuf)> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let place = path.parent().zip(path.file_name()).filter(|_| is_link);
    let place = place.and_then(|(parent, name)| {
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        Some(absolute(parent).ok()?.join(name)).filter(|place| is_source(place))
    });
    let place = place.map_or_else(|| absolute(path), Ok)?;
    Ok((root_around(&place, path)?, place))
}

fn root_around(absolute: &Path, named: &Path) -> Result<PathBuf> {
    // Whatever it is that has this name: why it cannot be read is told with everything else.
    let is_root = |folder: &&Path| fs::symlink_metadata(folder.join(PLAN_FILE)).is_ok();
    let folder = absolute.ancestors().find(is_root);
    let Some(folder) = folder else {
        if let Some(nearly) = nearly(absolute) {
            bail!("no plan here: `{nearly}` is not read\n  rename it to `{PLAN_FILE}`");
        }
        bail!(
            "no plan here: neither `{}` nor a folder above it holds `{PLAN_FILE}`\n  \
             start in the folder of a plan, or name one with `-C DIR`; `empact init DIR` begins one",
            named.display()
        );
    };
    Ok(folder.to_owned())
}

/// A file in a folder that was probably meant to be the plan's own.
fn nearly(folder: &Path) -> Option<String> {
    let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_near = |name: &String| {
        ["oap.yaml", "oap.yml", "oap.yaml.txt", "oap.yml.txt"].contains(&&*name.to_lowercase())
    };
    names.filter(is_near).min()
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
    fault: Option<FileFault>,
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
            (String::new(), Some(FileFault::TooLarge(size + rest)))
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

/// Reads all files of the plan at `root`, in parallel. Whatever is wrong with one of them is a finding
/// of that file.
///
/// # Errors
/// When the folder itself cannot be entered.
pub fn read(root: &Path) -> Result<Discovered> {
    read_with(root, None)
}

/// As [`read`], with other texts in place of those of some files, or beside the files there are; of
/// two for the same path the last counts. A text whose path has no role in a plan is left out.
///
/// # Errors
/// Those of [`read`].
pub fn read_with(root: &Path, overlays: impl IntoIterator<Item = Overlay>) -> Result<Discovered> {
    let folder = Folder::open(root).with_context(|| format!("cannot read `{}`", root.display()))?;
    let mut found = listing::list(root, &folder);
    let overlays = overlays.into_iter().filter(|overlay| Role::of(&overlay.path).is_some());
    let mut overlays: BTreeMap<String, Overlay> =
        overlays.map(|overlay| (overlay.path.clone(), overlay)).collect();
    found.retain(|entry| !overlays.contains_key(&entry.path));
    found.extend(overlays.keys().map(|path| listing::Found { path: path.clone(), fault: None }));
    found.sort();
    // Names that are not UTF-8 may look the same when they are shown.
    found.dedup_by(|other, entry| {
        let is_same = other.path == entry.path;
        if is_same && entry.fault.is_none() {
            entry.fault = other.fault.take();
        }
        is_same
    });
    let mut texts: Vec<(String, Option<FileFault>)> = found
        .par_iter_mut()
        .map(|listing::Found { path, fault }| {
            if overlays.contains_key(path) || Role::of(path).is_none() || fault.is_some() {
                return (String::new(), fault.take());
            }
            read_text(&folder, path)
        })
        .collect();
    for (entry, place) in found.iter().zip(&mut texts) {
        if let Some(Overlay { text, fault, .. }) = overlays.remove(&entry.path) {
            *place = (text, fault);
        }
    }
    let read = found.into_iter().zip(texts);
    Ok(together(read.map(|(entry, (text, fault))| (entry.path, text, fault))))
}

/// Puts the files of a plan together.
fn together(read: impl IntoIterator<Item = (String, String, Option<FileFault>)>) -> Discovered {
    let mut files = Vec::new();
    let mut findings = Vec::new();
    for (path, text, fault) in read {
        let file = SourceFile::new(&path, text);
        findings.extend(fault.map(|fault| fault.finding(file.id())));
        files.push(file);
    }
    Discovered { sources: Sources::new(files), findings }
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
