//! Lines that Markdown joins to those above them: behind an item or a quotation without an empty line. What
//! tells a line of its own by its words stands in `apart`. `rules` ask here.
//!
//! What YAML joins is told from the file, and not here.

use std::ops::Range;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, parse_document};

use super::apart::{apart, may_be_apart};
use super::lines::Lines;
use super::mark::mark;
use super::options;
use super::start::begins_with_month;

/// A line that goes on in what stands above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// What it is joined to.
    pub kind: JoinedKind,
    /// The line, without the blanks around it.
    pub range: Range<usize>,
    /// The ends of lines behind which a backslash keeps what follows apart; none where it can be meant in
    /// several ways.
    pub ends: Vec<usize>,
}

/// What a line is joined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinedKind {
    /// The last item of a list.
    Item,
    /// A quotation.
    Quotation,
    /// A line with a label, as this one: `From: …`, `Sent: …`.
    Label,
    /// A line that begins with a day, as this one.
    Day,
    /// A heading with a number: `2.1. Survey`.
    Heading,
    /// A line with the mark of the note that this one is: `*no clearance`.
    Note,
    /// The greeting of a letter.
    Greeting,
    /// A short line, as all around it.
    Short,
}

/// The lines of a text that Markdown joins to others than was meant, in order.
pub fn joined(text: &str) -> Vec<Joined> {
    if !text.trim().contains('\n') || !text.lines().any(may_be) {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let mut found = Vec::new();
    for node in root.descendants() {
        if matches!(node.data().value, NodeValue::Paragraph) {
            found.extend(behind(node, &lines).or_else(|| apart(node, &lines)));
        }
    }
    found
}

fn may_be(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t']);
    line.starts_with(['>', '-', '*', '+'])
        || line.starts_with(|c: char| c.is_ascii_digit())
        || may_be_apart(line)
}

/// The first line of a paragraph that belongs to an item or a quotation only because no empty line stands
/// before it.
fn behind<'a>(paragraph: &'a AstNode<'a>, lines: &Lines<'_>) -> Option<Joined> {
    let place = paragraph.data().sourcepos;
    let holder = paragraph.parent()?;
    let is_quoted = |node: &AstNode<'a>| matches!(node.data().value, NodeValue::BlockQuote);
    let first = words(lines, place.start.line)?.1;
    let first = first.trim_start_matches(['>', ' ', '-', '*', '+']);
    let is_heading = is_pasted_number(holder, first);
    let mut before = first;
    for number in place.start.line + 1..=place.end.line {
        let (range, line) = words(lines, number)?;
        let is_in_quotation = paragraph.ancestors().any(is_quoted);
        if is_in_quotation {
            // Of a number behind `>` it is asked whether it is a quotation at all.
            let is_number =
                first.trim_start_matches(['=', ' ']).starts_with(|c: char| c.is_ascii_digit());
            if !line.starts_with('>') && !is_number {
                return Some(Joined { kind: JoinedKind::Quotation, range, ends: Vec::new() });
            }
            continue;
        }
        let NodeValue::Item(item) = holder.data().value else { return None };
        let blanks = range.start - lines.start(number)?;
        let behind_number =
            first.trim_start_matches(|c: char| c.is_ascii_digit() || ".) ".contains(c));
        let is_asked =
            begins_with_month(behind_number) || mark(line).is_some() || line.starts_with('|');
        let is_own = line.starts_with(char::is_uppercase) && (is_heading || ends(before));
        if blanks < item.marker_offset + item.padding && is_own && !is_asked {
            return Some(Joined { kind: JoinedKind::Item, range, ends: Vec::new() });
        }
        before = line;
    }
    None
}

/// Whether a line ends what it says.
pub(super) fn ends(line: &str) -> bool {
    line.trim_end().ends_with(['.', ';', ':', '!', '?'])
}

/// Whether the only item of a list begins with a number and a tab, as Word puts them before a heading.
fn is_pasted_number<'a>(item: &'a AstNode<'a>, line: &str) -> bool {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_alone = item.next_sibling().is_none() && item.previous_sibling().is_none();
    is_alone
        && behind.len() < line.len()
        && (behind.starts_with(".\t") || behind.starts_with(")\t"))
}

/// A line without the blanks around it, and where it stands.
pub(super) fn words<'t>(lines: &Lines<'t>, number: usize) -> Option<(Range<usize>, &'t str)> {
    let (start, line) = (lines.start(number)?, lines.line(number)?);
    let words = line.trim_start_matches([' ', '\t']);
    let at = start + line.len() - words.len();
    let words = words.trim_end();
    Some((at..at + words.len(), words))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{JoinedKind, joined};

    fn found(text: &str) -> Vec<(JoinedKind, &str)> {
        joined(text).into_iter().map(|one| (one.kind, &text[one.range])).collect()
    }

    #[test]
    fn lines_that_run_on_are_found() {
        use JoinedKind::{Item, Quotation};
        assert_eq!(found("- one;\n- two.\nThen we met."), [(Item, "Then we met.")]);
        assert_eq!(found("1. one\n2. two.\nThen."), [(Item, "Then.")]);
        assert_eq!(found("> Thank you.\nWe agree.\n\nb"), [(Quotation, "We agree.")]);
        assert_eq!(found("> thank you\nand good bye"), [(Quotation, "and good bye")]);
        assert_eq!(found("1.\tSurvey\nThe group met."), [(Item, "The group met.")]);
    }

    #[test]
    fn lines_that_belong_there_are_not() {
        for text in [
            "- one\n  Two.\n- three",
            "- one which\ngoes on\n- two",
            "- ein Treffen der\nGruppe",
            "- one.\n\nThen we met.",
            "> One.\n> Two.",
            "> 90 % of cases\nand more",
            "From: A\\\nSent: B\\\nTo: C",
            "Result: one\nNote: two",
            "- Result: one\n- Note: two\n- Place: three",
            "```\nFrom: A\nSent: B\nTo: C\n```",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_looked_through(text in "(\n|\n\n|    |\t|> |- |1\\. |A: b|C |c\\.|é){0,20}") {
            for one in joined(&text) {
                prop_assert!(text.get(one.range).is_some_and(|line| !line.is_empty()));
            }
        }
    }
}
