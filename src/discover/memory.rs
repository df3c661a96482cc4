//! A plan whose files were read by somebody else: out of git's store, or by an editor.

use std::collections::BTreeMap;

use super::{Discovered, FileFault, Role, decoded, together};

/// A file that was already read, wherever it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// From the root of the plan, with `/`.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

impl File {
    /// A file with this text, at this path from the root of the plan.
    pub fn new(path: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), content: Content::Bytes(text.into()) }
    }
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// So many bytes, more than [`MAX_BYTES`](super::MAX_BYTES), that were not read.
    TooLarge(u64),
    /// A link, which was not followed.
    Link,
}

/// Makes a plan's files of what is in memory, as [`super::read`] does of what is on disk: files without
/// a role are left out, and the order does not matter. Of two of the same path the last counts.
pub fn gather(files: impl IntoIterator<Item = File>) -> Discovered {
    let files: BTreeMap<String, Content> =
        files.into_iter().map(|file| (file.path, file.content)).collect();
    together(files.into_iter().filter_map(|(path, content)| {
        Role::of(&path)?;
        let (text, fault) = match content {
            Content::Bytes(bytes) => decoded(bytes),
            Content::TooLarge(size) => (String::new(), Some(FileFault::TooLarge(size))),
            Content::Link => (String::new(), Some(FileFault::Link)),
        };
        Some((path, text, fault))
    }))
}
