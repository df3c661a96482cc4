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

use super::fault::Fault;

pub(super) use system::Folder;

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link to whatever.
    Link,
    /// Anything else, with its name.
    Other(&'static str),
}

impl Kind {
    /// Why it is not read where a file is expected; `None` for a file.
    pub(super) fn fault(self) -> Option<Fault> {
        match self {
            Self::File => None,
            Self::Folder => Some(Fault::NotAFile("a folder")),
            Self::Link => Some(Fault::Link),
            Self::Other(name) => Some(Fault::NotAFile(name)),
        }
    }
}

/// An entry of a folder.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: OsString,
    pub(super) kind: Kind,
}

fn unreadable(error: impl Into<io::Error>) -> Fault {
    Fault::Unreadable(error.into().kind())
}
