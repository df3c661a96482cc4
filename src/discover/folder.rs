//! The folder of a plan, and what its entries are. Called by `discover` alone.
//!
//! No link in it is followed, and nothing but a regular file is opened. What an entry says is not
//! known here.

#[cfg(not(unix))]
#[path = "folder/by_path.rs"]
mod system;
#[cfg(unix)]
#[path = "folder/by_handle.rs"]
mod system;

use std::ffi::OsString;
use std::io;

use super::fault::FileFault;

pub(super) use system::Folder;

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link to whatever.
    Link,
    /// Anything else, with its name.
    Other(&'static str),
}

impl EntryKind {
    /// Why it is not read where a file is expected; `None` for a file.
    pub(super) fn fault(self) -> Option<FileFault> {
        match self {
            Self::File => None,
            Self::Folder => Some(FileFault::NotAFile("a folder")),
            Self::Link => Some(FileFault::Link),
            Self::Other(name) => Some(FileFault::NotAFile(name)),
        }
    }
}

/// An entry of a folder.
#[derive(Debug)]
pub(super) struct FolderEntry {
    pub(super) name: OsString,
    pub(super) kind: EntryKind,
}

fn unreadable(error: impl Into<io::Error>) -> FileFault {
    FileFault::Unreadable(error.into().kind())
}
