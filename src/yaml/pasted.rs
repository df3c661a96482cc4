//! Lists as they come out of Word, under a key: `1.`, `•` and `a)` before the lines, dashes further in. YAML
//! takes each line for something else, and so one finding stands for all of them. Called by `build`; what
//! belongs behind the key is told in `decode`.

use std::ops::Range;

use super::layout::{self, WrittenLine};
use super::syntax::Site;
use super::{INVALID_YAML, scan};
use crate::diagnostic::Finding;
use crate::source::{Location, Span};

/// How help begins for a text that has a list in it: any, or the one that is there. Behind it stands what to write
/// behind the key.
pub(crate) const WITH_A_LIST: &str = "for a text with a list in it, write";
pub(crate) const WITH_THIS_LIST: &str = "for one text with this list in it, write";

/// What is said of such a list.
const MESSAGE: &str = "these lines are a list on paper, and none to YAML";

impl Site<'_> {
    /// The list in which the reading stopped, if it is one.
    pub(super) fn pasted_list(&self) -> Option<Finding> {
        if self.bracket.is_some() {
            return None;
        }
        let line = WrittenLine::at(self.text, self.at)?;
        let (parent, block) = block(self.text, line)?;
        let key = scan::short(parent.name());
        let at_margin = WrittenLine::at(self.text, block.start)
            .is_some_and(|first| first.indent <= parent.content);
        let lines = if at_margin {
            "and all of them below it, indented further"
        } else {
            "and leave the lines below it as they are"
        };
        let place = Location::new(self.source, Span::new(block.start, block.end));
        let finding = Finding::new(&INVALID_YAML, place, MESSAGE)
            .help(format!("{WITH_THIS_LIST} `{key}: |`, {lines}"))
            .help(
                "for a list of the plan, begin each item with `- ` in place of its sign or number",
            );
        Some(finding)
    }
}

/// The key under which the lines of a list stand, and the lines.
fn block<'t>(text: &'t str, line: WrittenLine<'_>) -> Option<(WrittenLine<'t>, Range<usize>)> {
    let is_part = |line: &WrittenLine<'_>| line.is_item() || has_sign(line) || line.is_words();
    let mut above = layout::above(text, line.start).skip_while(|above| is_part(above));
    let parent = above.next().filter(|above| above.opens() && above.content <= line.indent)?;
    let belongs = |next: &WrittenLine<'_>| {
        let is_listed = has_sign(next) || next.is_item();
        next.indent > parent.content || next.indent == parent.content && is_listed
    };
    let lines: Vec<WrittenLine<'_>> =
        layout::below(text, parent.start).take_while(belongs).collect();
    let (first, last) = (lines.first()?, lines.last()?);
    let signed: Vec<&WrittenLine<'_>> = lines.iter().filter(|line| has_sign(line)).collect();
    let nested = |line: &WrittenLine<'_>| line.is_item() && line.indent > first.indent;
    // Where only some of the dashes are missing, each is told for itself.
    let is_list =
        signed.len() > 1 && !first.is_item() || !signed.is_empty() && lines.iter().any(nested);
    // Keys among them are of something else.
    let is_text = lines.iter().all(is_part) && lines.iter().any(|other| other.start == line.start);
    (is_list && is_text).then(|| (parent, first.first()..last.end()))
}

/// Whether a line begins with a sign or number that stands before an item on paper, and is no dash.
fn has_sign(line: &WrittenLine<'_>) -> bool {
    let Some((sign, words)) = line.text.split_once([' ', '\t']) else { return false };
    let numbered = |sign: &str| {
        sign.strip_suffix(['.', ')']).is_some_and(|number| {
            number.split('.').all(|part| matches!(part.len(), 1 | 2) && part.parse::<u8>().is_ok())
        })
    };
    let lettered = |sign: &str| {
        let letter = sign.strip_suffix(')').filter(|letter| letter.len() == 1);
        letter.is_some_and(|letter| letter.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    let mut signs = sign.chars();
    let is_bullet = signs.next().is_some_and(|c| "•·‣▪◦●■○–—\u{f0b7}".contains(c));
    !words.trim().is_empty()
        && !line.is_item()
        && (is_bullet && signs.next().is_none() || numbered(sign) || lettered(sign))
}
