//! YAML text to a tree whose every node knows its bytes.
//!
//! `decode` and the loader of the plan call [`parse`]. Plan files use a strict subset of YAML:
//! what is left out (anchors, aliases, tags, merge keys, directives, further documents, keys
//! that are no scalars) is what lets one line mean something other than it says, or a short
//! file grow without bound. What a value means belongs in `decode`.
//!
//! The parser underneath is `granit-parser`; nothing outside this module knows it. What nearly all files consist of
//! is read without it (`quick`), to the same tree.

mod ask;
mod brackets;
mod build;
mod escapes;
mod fault;
mod indentation;
mod keys;
mod layout;
mod look_alike;
mod lost;
mod pasted;
mod quick;
mod recover;
mod report;
mod scan;
mod subset;
mod syntax;
mod tree;
pub(crate) mod write;

use std::ops::Range;

use crate::diagnostic::{self, Finding, RuleInfo};
use crate::hidden::Plain;
use crate::rule;
use crate::source::{SourceId, Span};

pub use ask::{BehindKeys, Tree};
use build::TreeBuilder;
pub(crate) use escapes::escape;
pub(crate) use look_alike::look_alike;
pub(crate) use pasted::{WITH_A_LIST, WITH_THIS_LIST};
use recover::Recovered;
pub(crate) use scan::short;
pub use tree::{Entry, Kind, Node, ScalarStyle};

/// Text that is not YAML.
pub static INVALID_YAML: RuleInfo = rule!("invalid-yaml", Error, Syntax);
/// A key given twice.
pub static DUPLICATE_KEY: RuleInfo = rule!("duplicate-key", Error, Syntax);
/// Text that YAML takes for a comment.
pub static TEXT_IN_COMMENT: RuleInfo = rule!("text-in-comment", Warning, Schema);
/// YAML that plan files do not use.
pub static UNSUPPORTED_YAML: RuleInfo = rule!("unsupported-yaml", Error, Syntax);

/// How deep lists and mappings may lie in each other.
pub const MAX_DEPTH: usize = 32;
/// After how many broken places the rest of a file is left unread.
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
/// What is hidden in it is reported, and the rest read as if it were not there. What is not YAML is reported once and left out, and the rest is read: a mistake costs a value, a
/// list item, or a line with what is indented under it.
pub fn parse(source: SourceId, text: &str, range: Range<usize>) -> Parsed<'_> {
    let text = text.get(..range.end).unwrap_or(text);
    let Some(plain) = Plain::of(source, text, range.start) else {
        return parse_plain(source, text, range.start);
    };
    let Parsed { root, mut findings } = parse_plain(source, &plain.text, range.start);
    for finding in &mut findings {
        plain.place_finding(finding);
    }
    findings.extend(plain.findings.iter().cloned());
    diagnostic::sort(&mut findings);
    let root = root.map(|root| root.into_owned().placed(&|span| plain.place(span)));
    Parsed { root, findings }
}

/// Reads a text in which nothing is hidden, from a byte on.
fn parse_plain(source: SourceId, text: &str, start: usize) -> Parsed<'_> {
    match quick::read(source, text, start) {
        Some(root) => Parsed { root: Some(root), findings: Vec::new() },
        None => parse_all(source, text, start),
    }
}

/// Reads any text, with the parser.
fn parse_all(source: SourceId, text: &str, start: usize) -> Parsed<'_> {
    let mut builder = TreeBuilder::new(source, text, start);
    match builder.read() {
        Ok(()) => builder.finish(),
        Err(stop) => Recovered::new(source, text, start, builder.explain(&stop)).parse(),
    }
}

/// The comments in the given bytes of a file, from the `#` to the end of the line, in order. A `#`
/// inside a value begins none, and what is not YAML has none.
pub fn comments(source: SourceId, text: &str, range: Range<usize>) -> Vec<Span> {
    let text = text.get(..range.end).unwrap_or(text);
    let Some(plain) = Plain::of(source, text, range.start) else {
        return comments_of_plain(source, text, range.start);
    };
    let comments = comments_of_plain(source, &plain.text, range.start);
    comments.into_iter().map(|span| plain.place(span)).collect()
}

fn comments_of_plain(source: SourceId, text: &str, start: usize) -> Vec<Span> {
    let mut builder = TreeBuilder::new(source, text, start).with_comments();
    match builder.read() {
        Ok(()) => builder.into_comments(),
        Err(stop) => Recovered::new(source, text, start, builder.explain(&stop)).comments(),
    }
}

#[cfg(test)]
mod tests;
