//! Texts of one line, in which nothing begins a block.
//!
//! Called where prose of a plan is rendered: `> 90 % of cases` in one line is no quotation, `# 4` no
//! heading, `14. Oktober` no item of a list. Texts of several lines are Markdown as it is.

use std::borrow::Cow;

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::options;

/// The text itself, or, where it has one line that would begin something else than a paragraph, the
/// same with the sign that begins it escaped.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let line = text.trim();
    if line.contains(['\n', '\r']) || !text.starts_with(may_begin) || is_paragraph(text) {
        return text.into();
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (before, after) = line.split_at(digits);
    // What was indented like code is a paragraph without the blanks.
    let sign = if is_paragraph(line) { "" } else { "\\" };
    let escaped = format!("{before}{sign}{after}");
    if is_paragraph(&escaped) { escaped.into() } else { text.into() }
}

/// What a line can begin with to be something else than a paragraph. Raw HTML shows as text anyway.
fn may_begin(sign: char) -> bool {
    sign.is_ascii_digit() || sign.is_whitespace() || ">#-+*_`~[".contains(sign)
}

/// Whether a text is one paragraph, so that it can go on in the middle of a line.
fn is_paragraph(text: &str) -> bool {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let mut blocks = root.children();
    let first = blocks.next();
    let paragraph = first.is_some_and(|node| matches!(node.data().value, NodeValue::Paragraph));
    paragraph && blocks.next().is_none()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{is_paragraph, one_line};
    use crate::prose::to_text;

    #[test]
    fn a_line_keeps_all_its_signs() {
        for line in [
            "> 5 arrests",
            ">90 %",
            "# 4 is open",
            "#",
            "- 5 %",
            "+ 5",
            "* 5",
            "14. Oktober",
            "2) b",
            "---",
            "* * *",
            "___",
            "```",
            "~~~ a",
            "[1]: see below",
            "[^1]: note",
            "> - 1. a",
            "- [ ] x",
        ] {
            let shown = one_line(line);
            assert!(is_paragraph(&shown), "{line}: {shown}");
            assert_eq!(to_text(&shown), line);
        }
        assert_eq!(to_text(&one_line("    12 cases")), "12 cases");
    }

    #[test]
    fn a_paragraph_and_several_lines_stay() {
        for text in
            ["a > b", "*a* b", "`a`", "- a\n- b", "> a\n> b", "14.10.", "<b>", "[a](b)", "5 of 6"]
        {
            assert_eq!(one_line(text), text);
        }
    }

    proptest! {
        #[test]
        fn any_line_becomes_a_paragraph(line in "(>|#|-|\\+|\\*|_|`|~|\\[|\\]|:|=|[0-9]|\\.|\\)| |a){1,12}") {
            let shown = one_line(&line);
            prop_assert!(is_paragraph(&shown) || line.trim().is_empty(), "{}", shown);
        }
    }
}
