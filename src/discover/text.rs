//! The text of a file, or why there is none.
//!
//! `discover` and its neighbours hand all bytes through here, from wherever they have them.

use std::io::Read;

use super::fault::{FileFault, MAX_BYTES};
use super::folder::Folder;

/// Reads a file of a plan.
pub(super) fn read_text(root: &Folder, path: &str) -> (String, Option<FileFault>) {
    let read = || {
        let file = root.file(path)?;
        let unreadable = |error: std::io::Error| FileFault::Unreadable(error.kind());
        let size = file.metadata().map_err(unreadable)?.len();
        if size > MAX_BYTES {
            return Err(FileFault::TooLarge(size));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        // It may be growing.
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        Ok(bytes)
    };
    read().map_or_else(|fault| (String::new(), Some(fault)), decoded)
}

/// The text that bytes stand for, without a byte order mark.
pub(super) fn decoded(bytes: Vec<u8>) -> (String, Option<FileFault>) {
    let size = bytes.len() as u64;
    if size > MAX_BYTES {
        return (String::new(), Some(FileFault::TooLarge(size)));
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text), None),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            // What is readable is kept, so that the finding can show where it breaks off.
            let mut bytes = error.into_bytes();
            bytes.truncate(valid);
            (String::from_utf8(bytes).unwrap_or_default(), Some(FileFault::NotUtf8(valid)))
        }
    }
}
