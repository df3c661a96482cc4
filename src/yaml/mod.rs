//! YAML text to a tree whose every node knows its bytes.
//!
//! `decode` and the loader of the plan call [`parse`]. Plan files use a strict subset of YAML:
//! what is left out (anchors, aliases, tags, merge keys, directives, further documents, keys
//! that are no scalars) is what lets one line mean something other than it says, or a short
//! file grow without bound. What a value means belongs in `decode`.
//!
//! The parser underneath is `granit-parser`; nothing outside this module knows it.

mod build;
mod keys;
mod report;
mod scan;
mod subset;
mod syntax;
mod tree;
pub(crate) mod write;

use std::ops::Range;

use crate::diagnostic::{Finding, RuleInfo};
use crate::rule;
use crate::source::{SourceId, Span};

use build::Builder;
pub(crate) use scan::short;
pub use tree::{Entry, Kind, Node, Style};

/// Text that is not YAML.
pub static INVALID_YAML: RuleInfo = rule!("invalid-yaml", Error, Syntax);
/// A key given twice.
pub static DUPLICATE_KEY: RuleInfo = rule!("duplicate-key", Error, Syntax);
/// YAML that plan files do not use.
pub static UNSUPPORTED_YAML: RuleInfo = rule!("unsupported-yaml", Error, Syntax);

/// How deep lists and mappings may lie in each other.
pub const MAX_DEPTH: usize = 32;
/// After how many broken blocks the rest of a file is left unread.
pub const MAX_SYNTAX_ERRORS: usize = 20;
/// How many findings one text can have; the rest are counted and not shown.
pub const MAX_FINDINGS: usize = 500;

/// What [`parse`] made of a text.
#[derive(Debug)]
pub struct Parsed<'s> {
    /// The tree; an empty text is an empty value. `None` where nothing could be read, and then
    /// there are findings.
    pub root: Option<Node<'s>>,
    /// What was wrong, in the order in which it was met.
    pub findings: Vec<Finding>,
}

/// Reads the given bytes of a file as YAML.
///
/// `text` is the whole file, so that spans count from its beginning; `range` is the part to
/// read, which is all of a YAML file and the front matter of a Markdown file. The part must
/// begin at the beginning of a line.
///
/// A block that is not YAML is reported once, and reading resumes at the next key at the left
/// margin.
pub fn parse(source: SourceId, text: &str, range: Range<usize>) -> Parsed<'_> {
    let text = text.get(..range.end).unwrap_or(text);
    build(Builder::new(source, text, range.start), text, range.start).finish()
}

/// The comments in the given bytes of a file, from the `#` to the end of the line, in order. A `#`
/// inside a value begins none, and a block that is not YAML has none.
pub fn comments(source: SourceId, text: &str, range: Range<usize>) -> Vec<Span> {
    let text = text.get(..range.end).unwrap_or(text);
    let builder = Builder::new(source, text, range.start).with_comments();
    build(builder, text, range.start).into_comments()
}

/// Reads to the end, past every mistake.
fn build<'s>(mut builder: Builder<'s>, text: &'s str, start: usize) -> Builder<'s> {
    let mut from = start;
    for errors in 1.. {
        let Err(stop) = builder.read(from) else { break };
        let broken_at = builder.abandon(&stop);
        let Some(next) = scan::next_key(text, broken_at, from) else { break };
        if errors == MAX_SYNTAX_ERRORS {
            builder.note_unread_rest();
            break;
        }
        from = next;
    }
    builder
}

#[cfg(test)]
mod tests;
