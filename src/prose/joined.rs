//! Lines that Markdown joins to those above them: behind an item or a quotation without an empty line, and
//! labels such as the head of a mail. `rules` ask here.
//!
//! What YAML joins is told from the file, and not here.

use std::ops::Range;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, parse_document};

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
}

/// So many lines in a row begin with a label before they are taken for a list of them.
const LABELS: usize = 3;

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
            found.extend(behind(node, &lines).or_else(|| labels(node, &lines)));
        }
    }
    found
}

fn may_be(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t']);
    line.starts_with(['>', '-', '*', '+'])
        || line.starts_with(|c: char| c.is_ascii_digit())
        || label(line)
}

/// The first line of a paragraph that belongs to an item or a quotation only because no empty line stands
/// before it.
fn behind<'a>(paragraph: &'a AstNode<'a>, lines: &Lines<'_>) -> Option<Joined> {
    let place = paragraph.data().sourcepos;
    let holder = paragraph.parent()?;
    let is_quoted = |node: &AstNode<'a>| matches!(node.data().value, NodeValue::BlockQuote);
    let first = words(lines, place.start.line)?.1;
    let first = first.trim_start_matches(['>', ' ', '-', '*', '+']);
    let mut before = first;
    for number in place.start.line + 1..=place.end.line {
        let (range, line) = words(lines, number)?;
        let is_in_quotation = paragraph.ancestors().any(is_quoted);
        if is_in_quotation {
            // Of a number behind `>` it is asked whether it is a quotation at all.
            let is_number =
                first.trim_start_matches(['=', ' ']).starts_with(|c: char| c.is_ascii_digit());
            if !line.starts_with('>') && !is_number {
                return Some(Joined { kind: JoinedKind::Quotation, range });
            }
            continue;
        }
        let NodeValue::Item(item) = holder.data().value else { return None };
        let blanks = range.start - lines.start(number)?;
        let behind_number =
            first.trim_start_matches(|c: char| c.is_ascii_digit() || ".) ".contains(c));
        let is_asked =
            begins_with_month(behind_number) || mark(line).is_some() || line.starts_with('|');
        let is_own = line.starts_with(char::is_uppercase) && ends(before);
        if blanks < item.marker_offset + item.padding && is_own && !is_asked {
            return Some(Joined { kind: JoinedKind::Item, range });
        }
        before = line;
    }
    None
}

/// Whether a line ends what it says.
fn ends(line: &str) -> bool {
    line.trim_end().ends_with(['.', ';', ':', '!', '?'])
}

/// The second of several lines that begin with a label each.
fn labels<'a>(paragraph: &'a AstNode<'a>, lines: &Lines<'_>) -> Option<Joined> {
    let place = paragraph.data().sourcepos;
    let mut second = None;
    let mut count = 0;
    for number in place.start.line..=place.end.line {
        let (range, line) = words(lines, number)?;
        let is_kept = line.ends_with('\\')
            || lines.line(number)?.trim_end_matches(['\r', '\n']).ends_with("  ");
        if !label(line) || is_kept {
            (second, count) = (None, 0);
            continue;
        }
        count += 1;
        if count == 2 {
            second = Some(Joined { kind: JoinedKind::Label, range });
        }
        if count == LABELS {
            return second;
        }
    }
    None
}

/// Whether a line begins with a word or two, a colon and more: `Sent: Monday`.
fn label(line: &str) -> bool {
    let Some((label, rest)) = line.split_once(':') else { return false };
    let label = label.trim_matches('*').trim_end();
    let of_label = |c: char| c.is_alphabetic() || c == ' ' || c == '-';
    label.starts_with(char::is_uppercase)
        && label.chars().count() < 24
        && label.split(' ').count() < 3
        && label.chars().all(of_label)
        && rest.starts_with([' ', '\t', '*', '\u{a0}'])
        && !rest.trim().is_empty()
}

/// A line without the blanks around it, and where it stands.
fn words<'t>(lines: &Lines<'t>, number: usize) -> Option<(Range<usize>, &'t str)> {
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
        use JoinedKind::{Item, Label, Quotation};
        assert_eq!(found("- one;\n- two.\nThen we met."), [(Item, "Then we met.")]);
        assert_eq!(found("1. one\n2. two.\nThen."), [(Item, "Then.")]);
        assert_eq!(found("> Thank you.\nWe agree.\n\nb"), [(Quotation, "We agree.")]);
        assert_eq!(found("> thank you\nand good bye"), [(Quotation, "and good bye")]);
        assert_eq!(
            found("Von: BKA\nGesendet: Montag\nAn: Europol\nBetreff: Treffen"),
            [(Label, "Gesendet: Montag")]
        );
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
