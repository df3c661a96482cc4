//! Folders as git's store has them. `repository` and `history` find their way by them.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use super::git::{Object, Store};

/// What an entry of a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    File,
    Folder,
    Link,
    /// Another repository, or whatever.
    Other,
}

/// An entry of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TreeEntry {
    pub(super) mode: Mode,
    /// The name of the object.
    pub(super) id: String,
}

/// A folder: its entries by name. A name that is not text, or not one part of a path, is left out: no
/// file of a plan has such a name.
#[derive(Debug, Clone, Default)]
pub(super) struct FolderTree(pub(super) BTreeMap<String, TreeEntry>);

impl FolderTree {
    /// Reads them out of the store, in the order in which they are asked for.
    ///
    /// # Errors
    /// When git has not got one of them.
    pub(super) fn read(store: &mut Store, ids: &[String]) -> Result<Vec<Self>> {
        let found = store.contents(ids)?;
        let read = ids.iter().zip(found).map(|(id, found)| match found {
            Some((object, bytes)) if object.kind == "tree" => Self::parse(&object, &bytes),
            _ => Err(missing(id)),
        });
        read.collect()
    }

    /// Git writes `100644 NAME`, a zero byte, and the name of the object in half as many bytes as it
    /// has digits.
    fn parse(object: &Object, mut bytes: &[u8]) -> Result<Self> {
        let length = object.id.len() / 2;
        let mut items = BTreeMap::new();
        while !bytes.is_empty() {
            let head = bytes.iter().position(|byte| *byte == 0);
            let head = head.filter(|end| end + 1 + length <= bytes.len());
            let Some(end) = head else { bail!("the folder {} is broken in git", object.id) };
            let (name, rest) = bytes.split_at(end);
            let (id, rest) = rest.split_at(1 + length);
            bytes = rest;
            let Ok(head) = std::str::from_utf8(name) else { continue };
            let (mode, name) = head.split_once(' ').context("git has an entry without a name")?;
            let mode = match mode {
                "100644" | "100755" | "100664" => Mode::File,
                "40000" => Mode::Folder,
                "120000" => Mode::Link,
                _ => Mode::Other,
            };
            if !name.contains('/') {
                let digits = id[1..].iter().flat_map(|byte| [byte >> 4, byte & 15]);
                let id = digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect();
                items.insert(name.to_owned(), TreeEntry { mode, id });
            }
        }
        Ok(Self(items))
    }
}

/// What to say of an object that the store ought to have.
pub(super) fn missing(id: &str) -> anyhow::Error {
    anyhow::anyhow!(
        "git has not got the object {id}\n  in a partial clone it has to be fetched first"
    )
}
