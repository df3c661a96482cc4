//! A tree to any type that can be deserialised, with every problem of the file.
//!
//! The loader of the plan calls [`decode`]. Serde gives up at the first error; an author wants
//! all of them at once. So a problem is recorded and the walk goes on with a made-up value in
//! place of the faulty one. Whatever was built with made-up values is thrown away, and a second
//! walk leaves the faulty parts out, so that what comes back was all written by the author.
//!
//! What a type's grammar is belongs in `model`, what files say about each other in `rules`.

mod access;
mod broken;
mod choice;
mod context;
mod core;
mod items;
mod lines;
mod made_up;
mod names;
mod node;
pub(crate) mod party_names;
pub mod placeholder;
mod slips;
mod targets;
mod words;

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::diagnostic::{self, Finding, RuleInfo};
use crate::model::scalar::Refusal;
use crate::rule;
use crate::source::conflict::{Conflict, ConflictShape};
use crate::source::{Location, SourceId, Span};
use crate::yaml::Node;

pub(crate) use broken::behind_keys;
use context::{Error, Records};
pub use names::{CALLED, PLACES};

/// A key the file has no place for.
pub static UNKNOWN_KEY: RuleInfo = rule!("unknown-key", Error, Schema);
/// A required key that is not there.
pub static MISSING_KEY: RuleInfo = rule!("missing-key", Error, Schema);
/// A key with nothing behind it, where there might be nothing.
pub static EMPTY_KEY: RuleInfo = rule!("empty-key", Warning, Schema);
/// A marking with nothing behind its key.
pub static EMPTY_MARKING: RuleInfo = rule!("empty-marking", Error, Schema);
/// A value of the wrong kind.
pub static WRONG_TYPE: RuleInfo = rule!("wrong-type", Error, Schema);
/// A word that is not one of a fixed list.
pub static UNKNOWN_VALUE: RuleInfo = rule!("unknown-value", Error, Schema);
/// A value that its own grammar refuses.
pub static INVALID_VALUE: RuleInfo = rule!("invalid-value", Error, Schema);
/// A text that other programs would read as something else.
pub static UNQUOTED_VALUE: RuleInfo = rule!("unquoted-value", Error, Schema);

/// A file with nothing in it.
pub static EMPTY_FILE: RuleInfo = rule!("empty-file", Error, Files);
/// A Markdown file without front matter.
pub static MISSING_HEAD: RuleInfo = rule!("missing-head", Error, Files);
/// What git could not put together, and nobody since.
pub static MERGE_CONFLICT: RuleInfo = rule!("merge-conflict", Error, Syntax);

/// How many findings one file can have; the rest are counted and not shown.
pub const MAX_FINDINGS: usize = 500;
/// A walk starts again when it meets something serde tells only by giving up. What it learns
/// from that is mostly true for all the file, so that a few walks do; this bounds the rest.
const MAX_WALKS: usize = 200;

/// What [`decode`] made of a tree.
#[derive(Debug)]
pub struct Decoded<T> {
    /// The value, without the parts that were refused: optional keys and items of lists are
    /// left out, and so is what cannot do without them. `None` where nothing is left. Holds
    /// nothing that is not in the file, except what the type defaults to.
    pub value: Option<T>,
    /// Every problem, by place, except those that `yaml` has already reported.
    pub findings: Vec<Finding>,
}

/// What is known around a tree, so that findings can say more.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around<'a> {
    /// The text that it was read from.
    pub text: &'a str,
    /// A period of the plan, to be shown where the file names none.
    pub period: Option<&'a str>,
    /// The plan's group of all Member States.
    pub group: Option<&'a str>,
}

/// Reads a tree as a `T`.
pub fn decode<T: DeserializeOwned>(source: SourceId, root: &Node<'_>) -> Decoded<T> {
    decode_within(source, root, Around::default())
}

/// As [`decode`], with what is known around the tree.
pub fn decode_within<T: DeserializeOwned>(
    source: SourceId,
    root: &Node<'_>,
    around: Around<'_>,
) -> Decoded<T> {
    let context = Records::new(source, around.group);
    let value = read(&context, root);
    let (expected, judged, unread) = (context.expected(), context.judged(), context.unread());
    let (mut findings, hidden) = context.into_findings();
    lines::count(around.text, &unread, &mut findings);
    lines::show(root, around.period, (&expected, &judged), &mut findings);
    slips::join_split_items(source, root, &mut findings);
    diagnostic::sort(&mut findings);
    if hidden > 0
        && let Some(last) = findings.last_mut()
    {
        last.and_more(hidden, "problems");
    }
    Decoded { value, findings }
}

/// The finding for what is refused beyond the grammar of its type.
pub fn refused(place: Location, refusal: Refusal) -> Finding {
    Finding::new(&INVALID_VALUE, place, refusal.message).help::<String>(refusal.help)
}

/// The finding for a file, or the head of one, with nothing in it.
pub fn empty_file(source: SourceId, range: Range<usize>) -> Finding {
    let place = Location::new(source, Span::new(range.start, range.start));
    Finding::new(&EMPTY_FILE, place, "there is nothing in it")
        .help("write what belongs here, or delete the file")
}

/// The finding for a Markdown file that does not begin with a head.
pub fn missing_head(source: SourceId) -> Finding {
    let place = Location::new(source, Span::default());
    Finding::new(&MISSING_HEAD, place, "the file does not begin with a head")
        .note("the head says under which title and where in the report the text stands")
        .help(
            "begin the file with a line `---`, then `title:` and `place:`, then another line `---`",
        )
}

/// The finding for a head that no line `---` ends; `line` is the one that stands there in its place, if one
/// does.
pub fn open_head(place: Location, line: &str) -> Finding {
    let finding = Finding::new(&MISSING_HEAD, place, "the head is not closed")
        .note("a line `---` ends the head, and the text begins below it");
    if line.is_empty() {
        return finding.help("put a line `---` in here, and an empty one below it");
    }
    finding.help(format!("write `---` in place of `{line}`"))
}

/// The finding for a merge conflict in a file.
pub fn merge_conflict(source: SourceId, text: &str, conflict: &Conflict) -> Finding {
    let Conflict { range, shape, .. } = conflict;
    let place = Location::new(source, Span::new(range.start, range.end));
    let finding = Finding::new(&MERGE_CONFLICT, place, "unresolved merge conflict");
    let lines = text.get(range.clone()).unwrap_or_default().lines().count();
    match shape {
        ConflictShape::Marker => finding.help("delete what git wrote, and keep the lines that are meant"),
        ConflictShape::Whole => finding
            .note(format!("nothing else is said of these {lines} lines"))
            .help("keep the lines that are meant, and delete those with `<<<<<<<`, `=======` and `>>>>>>>`"),
        ConflictShape::Endless => finding
            .note("the line `>>>>>>>` that ends it is missing")
            .note(format!("nothing else is said of these {lines} lines, up to the end of the file"))
            .help("keep the lines that are meant, and delete those with `<<<<<<<` and `=======`"),
    }
}

fn read<T: DeserializeOwned>(context: &Records, root: &Node<'_>) -> Option<T> {
    let mut salvaging = false;
    for _ in 0..MAX_WALKS {
        context.begin(salvaging);
        match node::read(context, root, std::marker::PhantomData) {
            Ok(value) if salvaging || context.is_sound() => return Some(value),
            // What was made up ends here. A root that cannot be used leaves nothing to salvage.
            Ok(_) if context.is_unusable(root) => return None,
            Ok(_) => salvaging = true,
            // Something was learnt: collect again, since it may make more of the file unusable.
            Err(Error::Again) if !context.is_hopeless(root) => salvaging = false,
            Err(_) => return None,
        }
    }
    context.report_endless(root);
    None
}

#[cfg(test)]
mod tests;
