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

/// A comment that may be part of the text before it.
pub(super) struct Words {
    /// The comment.
    pub(super) range: Range<usize>,
    /// Whether a space after its `#` tells that it is a comment: not so behind a text of several words.
    pub(super) space_tells: bool,
}

/// The comment behind an unquoted value, where it may be part of it: `#1` behind a name, `# 2 of them.` behind
/// several words, which a `#` can stand among.
pub(super) fn comment(text: &str, value: Range<usize>) -> Option<Words> {
    let rest = text.get(value.end..)?;
    let behind = rest.strip_prefix(':').filter(|_| value.is_empty()).unwrap_or(rest);
    let sign = behind.trim_start_matches([' ', '\t']);
    let words = sign.strip_prefix('#').filter(|_| sign.len() < behind.len())?;
    let written = text.get(value.clone())?;
    let start = value.end + rest.len() - sign.len();
    let range = scan::trim(text, start..scan::line(text, start).end);
    // Codes and numbers hold no `#`; a sentence or a name may.
    let may_hold = |c: char| c == ' ' || c.is_uppercase();
    let begins_word = words.starts_with(char::is_alphanumeric);
    let is_sentence = is_sentence(written) && goes_on(written, words, text.get(range.clone())?);
    let is_lost = begins_word && (value.is_empty() || written.contains(may_hold)) || is_sentence;
    is_lost.then_some(Words { range, space_tells: !is_sentence })
}

/// The words of an item, not in brackets, that begin with `#`: `- #5 is open`. The parser puts the value
/// behind them.
pub(super) fn behind_dash(text: &str, value: Range<usize>) -> Option<Words> {
    if !value.is_empty() {
        return None;
    }
    let start = scan::line_start(text, value.start);
    let written = text.get(start..value.start)?;
    let sign = written.trim_start_matches([' ', '-']);
    let is_item = written.trim_start().starts_with("- ");
    let begins_word = sign.strip_prefix('#')?.starts_with(char::is_alphanumeric);
    let at = start + written.len() - sign.len();
    let words = || Words { range: scan::trim(text, at..value.start), space_tells: true };
    (is_item && begins_word).then(words)
}

/// Whether a value is several words, and no number with its unit.
fn is_sentence(value: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    value.contains(' ') && value.split(' ').any(|word| letters(word) > 2)
}

/// Whether a comment with a space after its `#` may be words of the text before it: a number, the rest of
/// a sentence, or anything behind a line that is long enough for prose.
fn goes_on(value: &str, words: &str, comment: &str) -> bool {
    const LONG: usize = 60;
    let is_number = words.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_sentence = comment.ends_with(['.', ';', ',']);
    (is_number || is_sentence || value.chars().count() > LONG) && !is_for_programs(comment)
}

/// Whether a comment speaks to a program, or says nothing.
fn is_for_programs(comment: &str) -> bool {
    let words = comment.trim_start_matches('#').trim_start();
    !words.contains(char::is_alphanumeric)
        || ["empact:", "yaml-language-server:", "yamllint"].iter().any(|it| words.starts_with(it))
}

/// The finding for such a comment; `is_all` where nothing stands before it.
pub(super) fn words(comment: Location, is_all: bool, space_tells: bool) -> Finding {
    let message = if is_all {
        "a `#` begins a comment, so no value stands here"
    } else {
        "a `#` after a space begins a comment, so the text ends before it"
    };
    let finding = Finding::new(&TEXT_IN_COMMENT, comment, message)
        .help("if it belongs to the text, put the whole text in quotes");
    finding.help(if space_tells {
        "if it is a comment, write a space after the `#`"
    } else {
        "if it is a comment, write it above, on a line of its own"
    })
}

/// The line behind a block that begins like a heading or a word of it and is a comment, since it is not
/// indented like the block: `## Results`, `#3 is open`. `header` is where the block's `|` stands.
pub(super) fn line_behind(text: &str, header: usize, end: usize) -> Option<Range<usize>> {
    let of_key = text.get(scan::line(text, header))?;
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut at = end + text.get(end..)?.find('\n')? + 1;
    let mut is_next = true;
    let mut lines = text.get(at..)?.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let written = line.trim();
        let start = at + indent(line);
        at += line.len();
        if written.is_empty() {
            is_next = false;
            continue;
        }
        let words = written.trim_start_matches('#');
        let signs = written.len() - words.len();
        let is_heading = signs > 1 && words.starts_with(' ');
        // A comment stands above what it is about.
        let is_above = |next: &&str| !next.trim().is_empty() && indent(next) == indent(line);
        let is_lost = is_next
            && signs == 1
            && (words.starts_with(char::is_alphanumeric)
                || indent(line) > indent(of_key)
                || !lines.peek().is_some_and(is_above));
        let is_one = signs > 0 && (is_heading || is_lost) && !is_for_programs(written);
        return is_one.then_some(start..start + written.len());
    }
    None
}

/// The finding for a line behind a block.
pub(super) fn behind_block(comment: Location) -> Finding {
    let message = "this is a comment, because it is not indented like the text above it";
    Finding::new(&TEXT_IN_COMMENT, comment, message)
        .help("if it belongs to the text, indent it like the lines above it")
        .help("if it is a comment, write one `#` and a space, and an empty line before it")
}
