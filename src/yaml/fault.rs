//! What stops the reading of a text, and what is left out because of it. Told by `build` and `lost`,
//! mended by `recover`; the words belong in `syntax`.

use std::ops::Range;

use granit_parser::ErrorKind;

use crate::diagnostic::Finding;

/// Why reading stopped.
pub(super) enum Why {
    Parser(ErrorKind),
    /// A list item became part of the text above it.
    Swallowed,
    /// A dash without a space after it.
    GluedDash,
    /// A block of text whose lines are not indented.
    UnindentedText,
    /// What is no space to YAML, at the beginning of a line.
    OddSpace,
}

/// What stopped the reading, in words.
pub(super) struct Fault {
    pub(super) finding: Finding,
    /// The outermost bracket that was open.
    pub(super) bracket: Option<usize>,
    /// What is to be left out because of it, where that cannot be told from its place.
    pub(super) cut: Option<Cut>,
}

/// Bytes that are taken out.
#[derive(Debug)]
pub(super) struct Cut {
    pub(super) range: Range<usize>,
    /// Whether a key or a list item goes with it, and not only a value.
    pub(super) entry: bool,
}
