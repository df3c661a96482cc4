//! Lists in a Markdown text that are none to Markdown. `rules` ask here.

use std::ops::Range;

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::lines::Lines;
use super::options;

/// Signs that begin a list item on paper, wherever they stand.
const BULLETS: [char; 5] = ['•', '▪', '‣', '◦', '●'];
/// Signs that begin one at the beginning of a line, and have other uses elsewhere.
const DASHES: [char; 3] = ['–', '—', '·'];

/// The paragraphs that are meant as a list and are none, by the first sign of each.
pub fn false_lists(text: &str) -> Vec<Range<usize>> {
    if !text.contains(BULLETS) && !text.contains(DASHES) {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let paragraphs = root.descendants().filter_map(|node| {
        let data = node.data();
        let is_paragraph = matches!(data.value, NodeValue::Paragraph);
        is_paragraph.then(|| lines.range(data.sourcepos)).flatten()
    });
    let first = |paragraph: Range<usize>| {
        let written = text.get(paragraph.clone())?;
        let mut signs = signs(written);
        let (at, sign) = signs.next()?;
        let start = paragraph.start + at;
        signs.next().map(|_| start..start + sign.len_utf8())
    };
    paragraphs.filter_map(first).collect()
}

/// The signs in a paragraph that can only begin items, with their places.
fn signs(paragraph: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at_start = true;
    let mut before = ' ';
    paragraph.char_indices().filter(move |(at, c)| {
        let stands_free = before.is_whitespace()
            && paragraph
                .get(at + c.len_utf8()..)
                .is_some_and(|rest| rest.starts_with([' ', '\u{a0}']));
        let begins_line = at_start;
        at_start = *c == '\n' || (begins_line && *c == ' ');
        before = *c;
        stands_free && (BULLETS.contains(c) || (begins_line && DASHES.contains(c)))
    })
}

#[cfg(test)]
mod tests {
    use super::false_lists;

    fn found(text: &str) -> Vec<&str> {
        false_lists(text).into_iter().map(|range| &text[range.start..]).collect()
    }

    #[test]
    fn items_that_markdown_takes_for_text_are_found() {
        assert_eq!(found("Steps:\n• one\n• two"), ["• one\n• two"]);
        assert_eq!(found("a • one • two\n\nb"), ["• one • two\n\nb"]);
        assert_eq!(found("– one\n  – two"), ["– one\n  – two"]);
        assert_eq!(
            found("> • one\n> • two\n\n• x\n• y"),
            ["• one\n> • two\n\n• x\n• y", "• x\n• y"]
        );
    }

    #[test]
    fn other_uses_of_the_signs_are_none() {
        for text in [
            "One • alone",
            "A word – an aside – and on",
            "a · b · c",
            "2012–2013 and –\n– 5",
            "- one\n- two",
            "```\n• one\n• two\n```",
            "•one •two",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
