//! Words as authors write them: single lines and Markdown.

use std::fmt;
use std::ops::Deref;

use schemars::json_schema;

use crate::model::scalar::{Refusal, Scalar, TEXT};
use crate::model::unset::{Unset, refuse_word};
use crate::source::Spanned;

/// One line of plain text: a title, a label, a name. It is never read as Markdown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Line(String);

/// A text in Markdown (GitHub's dialect, without raw HTML), of one or more paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Markdown(String);

/// A Markdown text and its place in the file.
pub type Prose = Spanned<Markdown>;

impl Line {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Markdown {
    /// The text as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Line {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for Markdown {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&str> for Markdown {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a text has nothing in it to be seen. A byte order mark is no blank to Unicode, but is
/// one to schemas.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\u{feff}')
}

impl Scalar for Line {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str = "a line of text";
    const SAMPLE: &'static str = "text";

    fn parse(text: &str) -> Result<Self, Refusal> {
        if is_blank(text) {
            return Err(Refusal::new("the text is empty").help("leave the key out instead"));
        }
        if text.contains(['\n', '\r']) {
            return Err(Refusal::new("this has to fit on one line")
                .help("to break a long line in the file only, use `>-` instead of `|`"));
        }
        if text.chars().nth(LONGEST_LINE).is_some() {
            let message = format!("a line has no more than {LONGEST_LINE} characters");
            return Err(Refusal::new(message).help("say more in a text that belongs to it"));
        }
        refuse_word(text)?;
        Ok(Self(text.to_owned()))
    }
}

/// How many characters one line can have: it may be told in a thousand places.
pub const LONGEST_LINE: usize = 1000;

/// How many characters one text can have: some hundred pages. What makes a tree of a text needs several
/// hundred times its length at worst.
pub const LONGEST_TEXT: usize = 0x4_0000;

impl Markdown {
    /// Says that a text is too long, if it is.
    pub(crate) fn refuse_long(text: &str) -> Result<(), Refusal> {
        if text.len() <= LONGEST_TEXT || text.chars().nth(LONGEST_TEXT).is_none() {
            return Ok(());
        }
        Err(Refusal::new(format!("a text has no more than {LONGEST_TEXT} characters"))
            .help("divide it, or put what is attached into files of its own"))
    }
}

impl Scalar for Markdown {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str = "a text";
    const SAMPLE: &'static str = "text";

    fn parse(text: &str) -> Result<Self, Refusal> {
        if is_blank(text) {
            return Err(Refusal::new("the text is empty").help("leave the key out instead"));
        }
        Self::refuse_long(text)?;
        refuse_word(text.trim())?;
        Ok(Self(text.trim_end().to_owned()))
    }
}

crate::scalar!(
    Line,
    "Line",
    json_schema!({
        "type": "string",
        "pattern": r"^[^\n\r]*[^\s\x85][^\n\r]*$",
        "maxLength": LONGEST_LINE,
        "not": { "enum": Unset::words() }
    })
);
crate::scalar!(
    Markdown,
    "Markdown",
    json_schema!({ "type": "string", "pattern": r"[^\s\x85]", "maxLength": LONGEST_TEXT, "not": { "enum": Unset::words() }, "description": "Markdown, without raw HTML." })
);
