//! A folder entered by handles: whoever puts a link into it, and whenever, leads nobody out of it.
//!
//! Every part of a path is opened in the handle of the one before. An entry is looked at before it is
//! opened, since opening a pipe or a device is felt at its other end, and once more through its own
//! handle, since something else may have come into its place.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, openat, statat};

use super::{EntryKind, FolderEntry, unreadable};
use crate::discover::fault::FileFault;

const FOLDER: OFlags =
    OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);
/// What has come into the place of a file must not make anybody wait.
const FILE: OFlags = OFlags::RDONLY
    .union(OFlags::NOFOLLOW)
    .union(OFlags::NONBLOCK)
    .union(OFlags::NOCTTY)
    .union(OFlags::CLOEXEC);

/// A folder that was entered. Paths in it have `/` between their parts.
#[derive(Debug)]
pub(in crate::discover) struct Folder(OwnedFd);

impl Folder {
    /// The folder that somebody named, who may have named it by a link.
    pub(in crate::discover) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(openat(CWD, path, FOLDER - OFlags::NOFOLLOW, Mode::empty())?))
    }

    /// What is at a path.
    pub(in crate::discover) fn kind(&self, path: &str) -> io::Result<EntryKind> {
        let (folder, name) = self.around(path)?;
        kind(&folder, OsStr::new(name))
    }

    /// The entries of the folder at a path.
    pub(in crate::discover) fn list(&self, path: &str) -> io::Result<Vec<FolderEntry>> {
        let folder = self.enter(path)?;
        let mut entries = Vec::new();
        for entry in Dir::read_from(&folder)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            let kind = match entry.file_type() {
                // What is no longer there needs no kind.
                FileType::Unknown => kind(&folder, name).ok(),
                known => Some(of_type(known)),
            };
            let Some(kind) = kind else { continue };
            entries.push(FolderEntry { name: name.to_owned(), kind });
        }
        Ok(entries)
    }

    /// The regular file at a path.
    pub(in crate::discover) fn file(&self, path: &str) -> Result<File, FileFault> {
        let (folder, name) = self.around(path).map_err(unreadable)?;
        let kind = kind(&folder, OsStr::new(name)).map_err(unreadable)?;
        if let Some(fault) = kind.fault() {
            return Err(fault);
        }
        let file = File::from(openat(&folder, name, FILE, Mode::empty()).map_err(unreadable)?);
        if file.metadata().map_err(unreadable)?.is_file() {
            Ok(file)
        } else {
            Err(unreadable(io::ErrorKind::NotFound))
        }
    }

    /// The folder around an entry, and the name that the entry has there.
    fn around<'p>(&self, path: &'p str) -> io::Result<(OwnedFd, &'p str)> {
        match path.rsplit_once('/') {
            Some((folder, name)) => Ok((self.enter(folder)?, name)),
            None => Ok((self.0.try_clone()?, path)),
        }
    }

    fn enter(&self, path: &str) -> io::Result<OwnedFd> {
        let mut folder = self.0.try_clone()?;
        for part in path.split('/') {
            folder = openat(&folder, part, FOLDER, Mode::empty())?;
        }
        Ok(folder)
    }
}

fn kind(folder: impl AsFd, name: &OsStr) -> io::Result<EntryKind> {
    let found = statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)?;
    Ok(of_type(FileType::from_raw_mode(found.st_mode)))
}

fn of_type(kind: FileType) -> EntryKind {
    match kind {
        FileType::RegularFile => EntryKind::File,
        FileType::Directory => EntryKind::Folder,
        FileType::Symlink => EntryKind::Link,
        FileType::Fifo => EntryKind::Other("a named pipe"),
        FileType::Socket => EntryKind::Other("a socket"),
        _ => EntryKind::Other("a device"),
    }
}
