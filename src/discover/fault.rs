//! Why an entry of a plan is not read: too large, not text, not even a file.
//!
//! `discover` and its neighbours hand every entry through here, from wherever they have it. What is
//! wrong with a text that was read is found in `yaml` and after it.

use std::io;

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
/// A link where a file or folder of the plan belongs.
pub static LINKED_FILE: RuleInfo = rule!("linked-file", Error, Files);
/// A name that is not in UTF-8.
pub static NAME_NOT_UTF8: RuleInfo = rule!("name-not-utf8", Error, Files);
/// A folder, pipe, socket or device where a file of the plan belongs.
pub static NOT_A_FILE: RuleInfo = rule!("not-a-file", Error, Files);
/// A file or folder that the system does not let be read.
pub static UNREADABLE_FILE: RuleInfo = rule!("unreadable-file", Error, Files);

/// Why an entry's text cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FileFault {
    /// How many bytes the file has.
    TooLarge(u64),
    /// After how many bytes the first wrong one stands.
    NotUtf8(usize),
    /// It is a link.
    Link,
    /// It is no file, but this.
    NotAFile(&'static str),
    /// Its name is no text.
    Name,
    /// What the system says.
    Unreadable(io::ErrorKind),
}

impl FileFault {
    pub(super) fn finding(&self, source: SourceId) -> Finding {
        let begin = Location::new(source, Span::default());
        match self {
            Self::TooLarge(bytes) => Finding::new(
                &FILE_TOO_LARGE,
                begin,
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
            Self::Link => {
                Finding::new(&LINKED_FILE, begin, "this is a link, which is not followed")
                    .help("put what it leads to in its place, or remove it")
            }
            Self::NotAFile(name) => Finding::new(
                &NOT_A_FILE,
                begin,
                format!("this is {name} where a file of the plan belongs"),
            )
            .help("remove it, or give it another name"),
            Self::Name => Finding::new(&NAME_NOT_UTF8, begin, "the name is not text in UTF-8")
                .help("give it a name of plain letters and digits"),
            Self::Unreadable(reason) => {
                Finding::new(&UNREADABLE_FILE, begin, format!("this cannot be read: {reason}"))
                    .help("see to it that it is there and that you may read it")
            }
        }
    }
}
