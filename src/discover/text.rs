//! The text of a file, or why there is none: too large, or not in UTF-8.
//!
//! `discover` and its neighbours hand every file through here, from wherever they have it.

use std::path::Path;
use std::{fs, io};

use crate::diagnostic::{Finding, RuleInfo};
use crate::rule;
use crate::source::{Location, SourceId, Span};

/// A file larger than this is not read: no action file comes near it, and whatever this is, it
/// is not a plan.
pub const MAX_BYTES: u64 = 1 << 20;

/// A file that is not text in UTF-8.
pub static NOT_UTF8: RuleInfo = rule!("not-utf8", Error, Files);
/// A file of more than [`MAX_BYTES`].
pub static FILE_TOO_LARGE: RuleInfo = rule!("file-too-large", Error, Files);

/// Why a file's text cannot be used.
#[derive(Debug, Clone)]
pub(super) enum Fault {
    /// How many bytes the file has.
    TooLarge(u64),
    /// After how many bytes the first wrong one stands.
    NotUtf8(usize),
}

impl Fault {
    pub(super) fn finding(&self, source: SourceId) -> Finding {
        match self {
            Self::TooLarge(bytes) => Finding::new(
                &FILE_TOO_LARGE,
                Location::new(source, Span::default()),
                format!("the file has {bytes} bytes; at most {MAX_BYTES} are read"),
            )
            .help("a file holds one action; move tables and scans out of the plan"),
            Self::NotUtf8(valid) => Finding::new(
                &NOT_UTF8,
                Location::new(source, Span::new(*valid, *valid)),
                "the file is not text in UTF-8",
            )
            .label("the first byte that is not UTF-8 stands here")
            .help("save the file again with the encoding UTF-8"),
        }
    }
}

/// Reads a file.
pub(super) fn read_text(path: &Path) -> io::Result<(String, Option<Fault>)> {
    let size = fs::metadata(path)?.len();
    if size > MAX_BYTES {
        return Ok((String::new(), Some(Fault::TooLarge(size))));
    }
    Ok(decoded(fs::read(path)?))
}

/// The text that bytes stand for, without a byte order mark.
pub(super) fn decoded(bytes: Vec<u8>) -> (String, Option<Fault>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text), None),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            // What is readable is kept, so that the finding can show where it breaks off.
            let mut bytes = error.into_bytes();
            bytes.truncate(valid);
            (String::from_utf8(bytes).unwrap_or_default(), Some(Fault::NotUtf8(valid)))
        }
    }
}
