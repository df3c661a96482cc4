//! Writes documents: the only writer of files in the program.
//!
//! A document appears whole or not at all, under its own name: it is written to a file beside
//! its place, which then takes that place. A device, a pipe or a socket is written to, and a file
//! that a plan is read from is never written over. What a document says is `render`'s business.
//! Files of a plan that `fix` has mended are written here too, in [`plan_files`].

mod pending;
pub mod plan_files;

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::discover;
use crate::fix::FileChange;
use pending::Pending;

pub use pending::clear;

/// So many links in a row are followed, as systems do.
const MAX_LINKS: u8 = 40;

/// Where a document goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outlet {
    /// The standard output.
    Stdout,
    /// A file.
    File(PathBuf),
    /// A folder, in which every format gets a file; made if it is not there.
    Folder(PathBuf),
}

impl Outlet {
    /// What the user's `-o` means: nothing or `-` the standard output, a path that ends in a
    /// slash or is a folder a folder, anything else a file.
    pub fn new(path: Option<&Path>) -> Self {
        match path {
            None => Self::Stdout,
            Some(path) if path.as_os_str() == "-" => Self::Stdout,
            Some(path) if ends_in_slash(path) || path.is_dir() => Self::Folder(path.to_owned()),
            Some(path) => Self::File(path.to_owned()),
        }
    }
}

fn ends_in_slash(path: &Path) -> bool {
    let last = path.as_os_str().as_encoded_bytes().last().copied();
    last.is_some_and(|byte| std::path::is_separator(char::from(byte)))
}

/// Makes the folder of [`Outlet::Folder`], with those above it.
///
/// # Errors
/// When the folder cannot be made.
pub fn make_folder(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder `{}`", folder.display()))
}

/// Whether nothing is in a place, or an empty folder.
pub fn is_free(place: &Path) -> bool {
    let is_empty = || fs::read_dir(place).is_ok_and(|mut entries| entries.next().is_none());
    fs::symlink_metadata(place).map_or(true, |there| there.is_dir() && is_empty())
}

/// Makes the folder of a new plan with all of its files, under another name until it is whole.
///
/// # Errors
/// When there is something in its place, or it cannot be written; then nothing is left of it.
pub fn make_plan(place: &Path, changes: &[FileChange]) -> anyhow::Result<()> {
    let cannot = || format!("cannot make the folder `{}`", place.display());
    let pending = pending::folder(folder_of(place)).with_context(cannot)?;
    let root = || pending.path().to_owned();
    let changes: Vec<_> = changes.iter().map(|change| (root(), change)).collect();
    plan_files::write(&changes)?;
    if fs::symlink_metadata(place).is_ok() {
        // Takes away nothing but an empty folder.
        fs::remove_dir(place).with_context(cannot)?;
    }
    fs::rename(pending.path(), place).with_context(cannot)?;
    // Under that name there is nothing to take away any more.
    let _ = pending.keep();
    Ok(())
}

/// Takes a folder away again that was made in vain; one with something in it stays.
pub fn take_away_empty(folder: &Path) {
    let _ = fs::remove_dir(folder);
}

/// Writes a document in place of what stood there, all of it or nothing.
///
/// # Errors
/// When the folder is not there, the file cannot be written, or a plan is read from it; what stood
/// there before then still does.
pub fn write_document(path: &Path, text: &str) -> anyhow::Result<()> {
    write_file(path, text.as_bytes())
}

/// Writes a file where none is, all of it or nothing, in a folder that is made if it is not there.
///
/// # Errors
/// When there is something of this name, or the file cannot be written.
pub fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    let folder = folder_of(path);
    make_folder(folder)?;
    clear(folder);
    Pending::new(folder, path, text.as_bytes())
        .and_then(|pending| pending.put_where_none_is(path))
        .with_context(|| format!("cannot write `{}`", path.display()))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// As [`write_document`], for what is no text.
///
/// # Errors
/// Those of [`write_document`].
pub fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let folder = folder_of(path);
    if !folder.is_dir() {
        bail!("cannot write `{}`: there is no folder `{}`", path.display(), folder.display());
    }
    if !may_hold_a_document(path) {
        let (meant, from) = (path.file_name().unwrap_or_default().display(), folder.display());
        return write_into(path, bytes)
            .with_context(|| format!("cannot write to `{meant}` in `{from}`"));
    }
    // A link keeps being one: what it points to is replaced.
    let place = discover::absolute_of_new(&followed(path, MAX_LINKS))?;
    if discover::is_source(&place) {
        bail!(
            "cannot write `{}`: a plan is read from there, and it would be lost or become part of \
             the plan\n  choose another name, or a folder outside the plan",
            path.display()
        );
    }
    replace(&place, bytes).with_context(|| format!("cannot write `{}`", path.display()))
}

/// Whether a path is free or holds a file that another one can take the place of. A folder may not,
/// and says so when it is tried, as do links that lead in a circle.
fn may_hold_a_document(path: &Path) -> bool {
    match fs::metadata(path) {
        Ok(place) => place.is_file() || place.is_dir(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Where a link leads, also one to a file that is to be made.
fn followed(path: &Path, links: u8) -> PathBuf {
    let folder = path.parent().unwrap_or(Path::new("."));
    match fs::read_link(path) {
        Ok(target) if links > 0 => followed(&folder.join(target), links - 1),
        _ => path.to_owned(),
    }
}

/// Writes to a device, a pipe or a socket, which stays what it is.
fn write_into(path: &Path, bytes: &[u8]) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if fs::metadata(path)?.file_type().is_socket() {
            return std::os::unix::net::UnixStream::connect(path)?.write_all(bytes);
        }
    }
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.write_all(bytes)?;
    file.flush()
}

fn replace(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = place.parent().unwrap_or(Path::new("."));
    clear(folder);
    Pending::new(folder, place, bytes)?.put(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_read_from_its_path() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Outlet::new(None), Outlet::Stdout);
        assert_eq!(Outlet::new(Some(Path::new("-"))), Outlet::Stdout);
        assert_eq!(Outlet::new(Some(Path::new("a/"))), Outlet::Folder("a/".into()));
        assert_eq!(Outlet::new(Some(folder.path())), Outlet::Folder(folder.path().into()));
        assert_eq!(Outlet::new(Some(Path::new("a.md"))), Outlet::File("a.md".into()));
    }

    #[test]
    fn a_document_replaces_the_one_before_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.md");
        write_document(&path, "one").unwrap();
        write_document(&path, "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_written_leaves_no_half_file() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("taken.md");
        fs::create_dir_all(place.join("inside")).unwrap();
        let problem = write_document(&place, "one").unwrap_err();
        assert!(problem.to_string().contains("taken.md"), "{problem}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_new_takes_no_place_that_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("html").join("style.css");
        write_new(&path, "one").unwrap();
        assert!(write_new(&path, "two").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn only_a_folder_that_is_named_as_one_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("a").join("b");
        let problem = write_document(&missing.join("report.md"), "one").unwrap_err();
        assert!(problem.to_string().contains("there is no folder"), "{problem}");
        make_folder(&missing).unwrap();
        write_document(&missing.join("report.md"), "one").unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_rights_stay_as_they_are() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.md"), folder.path().join("b.md"));
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write_document(&link, "two").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
