//! What gets lost in a text that YAML reads without complaint: list items that became part of it,
//! and words behind a `#`. Called by `build`.

use std::ops::Range;

use super::fault::Why;
use super::{TEXT_IN_COMMENT, scan};
use crate::diagnostic::Finding;
use crate::source::Location;

/// What in an unquoted text can only have been meant for a list item, and where it begins.
pub(super) fn dash(text: &str, range: Range<usize>) -> Option<(usize, Why)> {
    let written = text.get(range.clone())?;
    let mut lines = written.split_inclusive('\n').scan(range.start, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line))
    });
    let is_first = || scan::trim(text, scan::line(text, range.start)).start == range.start;
    let (at, first) = lines.next()?;
    if is_glued(first) && is_first() {
        return Some((at, Why::GluedDash));
    }
    lines.find_map(|(at, line)| {
        let written = line.trim_start_matches(scan::WHITE);
        let dash = at + line.len() - written.len();
        written.starts_with("- ").then_some((dash, Why::Swallowed))
    })
}

/// `-one`, `-- one`, or a dash with what is no space to YAML after it.
fn is_glued(line: &str) -> bool {
    let item = line.trim_start_matches('-');
    let starts = |c: char| c.is_alphabetic() || scan::is_odd_space(c);
    match line.len() - item.len() {
        0 => false,
        1 => item.starts_with(starts),
        _ => item.starts_with(|c| c == ' ' || starts(c)),
    }
}

/// The comment behind an unquoted value, where it begins like a word rather than a comment: `#1`.
pub(super) fn comment(text: &str, value: Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(value.end..)?;
    let behind = rest.strip_prefix(':').filter(|_| value.is_empty()).unwrap_or(rest);
    let sign = behind.trim_start_matches([' ', '\t']);
    let begins_word = sign.strip_prefix('#')?.starts_with(char::is_alphanumeric);
    // Codes and numbers hold no `#`; a sentence or a name may.
    let may_hold = |c: char| c == ' ' || c.is_uppercase();
    let is_whole = value.is_empty() || text.get(value.clone())?.contains(may_hold);
    let start = value.end + rest.len() - sign.len();
    let is_lost = sign.len() < behind.len() && begins_word && is_whole;
    is_lost.then(|| scan::trim(text, start..scan::line(text, start).end))
}

/// The finding for such a comment; `is_all` where nothing stands before it.
pub(super) fn words(comment: Location, is_all: bool) -> Finding {
    let message = if is_all {
        "a `#` begins a comment, so no value stands here"
    } else {
        "a `#` after a space begins a comment, so the text ends before it"
    };
    Finding::new(&TEXT_IN_COMMENT, comment, message)
        .help("if it belongs to the text, put the whole text in quotes")
        .help("if it is a comment, write a space after the `#`")
}
