//! A folder on systems that know no handles of folders: every part of a path is looked at before the
//! path is opened.
//!
//! Between the look and the opening somebody with the right to write there could put a link; see
//! `by_handle` for systems where nobody can.

use std::fs::{self, File, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::{EntryKind, FolderEntry, unreadable};
use crate::discover::fault::FileFault;

/// A folder that was entered. Paths in it have `/` between their parts.
#[derive(Debug)]
pub(in crate::discover) struct Folder(PathBuf);

impl Folder {
    /// The folder that somebody named, who may have named it by a link.
    pub(in crate::discover) fn open(path: &Path) -> io::Result<Self> {
        fs::read_dir(path)?;
        Ok(Self(path.to_owned()))
    }

    /// What is at a path.
    pub(in crate::discover) fn kind(&self, path: &str) -> io::Result<EntryKind> {
        let path = self.without_links(path)?;
        Ok(of_type(fs::symlink_metadata(path)?.file_type()))
    }

    /// The entries of the folder at a path.
    pub(in crate::discover) fn list(&self, path: &str) -> io::Result<Vec<FolderEntry>> {
        if self.kind(path)? != EntryKind::Folder {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        fs::read_dir(self.0.join(path))?
            .map(|entry| {
                let entry = entry?;
                Ok(FolderEntry { name: entry.file_name(), kind: of_type(entry.file_type()?) })
            })
            .collect()
    }

    /// The regular file at a path.
    pub(in crate::discover) fn file(&self, path: &str) -> Result<File, FileFault> {
        let kind = self.kind(path).map_err(unreadable)?;
        match kind.fault() {
            Some(fault) => Err(fault),
            None => File::open(self.0.join(path)).map_err(unreadable),
        }
    }

    /// A path of which no part but the last may be a link.
    fn without_links(&self, path: &str) -> io::Result<PathBuf> {
        let mut whole = self.0.clone();
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            whole.push(part);
            if parts.peek().is_some() && !fs::symlink_metadata(&whole)?.is_dir() {
                return Err(io::ErrorKind::NotADirectory.into());
            }
        }
        Ok(whole)
    }
}

fn of_type(kind: FileType) -> EntryKind {
    if kind.is_file() {
        EntryKind::File
    } else if kind.is_dir() {
        EntryKind::Folder
    } else if kind.is_symlink() {
        EntryKind::Link
    } else {
        EntryKind::Other("a device")
    }
}
