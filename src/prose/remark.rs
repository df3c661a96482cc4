//! Comments in Markdown that speak to this program and to no reader: `<!-- empact: … -->`.
//!
//! What such a remark says is for `control`. Here it is found, and kept out of every rendering;
//! any other comment is raw HTML and shows as text.

use std::ops::Range;

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::lines::Lines;
use super::options;

/// Where a remark begins.
const OPENING: &str = "<!--";
/// Where it ends.
const CLOSING: &str = "-->";

/// What a remark says: the text between the marks, from `empact:` on, as bytes of `html`. `None`
/// for any other piece of raw HTML, and where anything stands behind the remark.
fn content(html: &str) -> Option<Range<usize>> {
    let trimmed = html.trim();
    let inner = trimmed.strip_prefix(OPENING)?.strip_suffix(CLOSING)?;
    let words = inner.trim();
    let closed_once = !inner.contains(CLOSING);
    (closed_once && words.starts_with("empact:")).then(|| {
        let before = html.len() - html.trim_start().len() + OPENING.len();
        let start = before + (inner.len() - inner.trim_start().len());
        start..start + words.len()
    })
}

/// Whether a piece of raw HTML is a remark and nothing else.
pub(super) fn is_remark(html: &str) -> bool {
    content(html).is_some()
}

/// A remark in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// All of it, with its marks.
    pub range: Range<usize>,
    /// What it says, from `empact:` on.
    pub content: Range<usize>,
}

/// The remarks in a text, in order. What stands in code is none.
pub fn remarks(text: &str) -> Vec<Directive> {
    if !text.contains("empact:") {
        return Vec::new();
    }
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let lines = Lines::new(text);
    let found = lines.nodes(root).filter_map(|node| {
        let data = node.data();
        if !matches!(&data.value, NodeValue::HtmlInline(_) | NodeValue::HtmlBlock(_)) {
            return None;
        }
        let range = lines.find(data.sourcepos, |written| written.trim_start().starts_with('<'))?;
        let written = text.get(range.clone())?;
        let content = content(written)?;
        let start = range.start + (written.len() - written.trim_start().len());
        let end = start + written.trim().len();
        Some(Directive {
            range: start..end,
            content: range.start + content.start..range.start + content.end,
        })
    });
    found.collect()
}

/// A remark with the blanks before it, which would otherwise be left at the end of a line.
pub(super) fn with_blanks(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default();
    let words = before.trim_end_matches([' ', '\t']);
    let begins_line = words.is_empty() || words.ends_with(['\n', '\r', '>']);
    if begins_line { range } else { words.len()..range.end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::{to_html, to_markdown, to_text};

    #[test]
    fn remarks_are_found_where_they_are_no_code() {
        let text = "a <!-- empact: x -->\n\n> <!--empact: y-->\n\n`<!-- empact: z -->`\n\n```\n<!-- empact: z -->\n```\n\n    <!-- empact: z -->\n\n<!-- other -->\n";
        let said: Vec<_> =
            remarks(text).into_iter().map(|r| (&text[r.range], &text[r.content])).collect();
        assert_eq!(said, [("<!-- empact: x -->", "empact: x"), ("<!--empact: y-->", "empact: y")]);
    }

    #[test]
    fn no_rendering_shows_a_remark_and_every_rendering_shows_other_comments() {
        let text =
            "a <!-- empact: ignore[b] c -->\nd\n\n<!-- empact: ignore[b] c -->\ne <!-- f -->\n";
        assert_eq!(to_markdown(text, 0, ""), "a\nd\n\n\ne \\<!-- f -->\n");
        assert_eq!(to_html(text, 0, ""), "<p>a \nd</p>\n<p>e &lt;!-- f --&gt;</p>\n");
        assert_eq!(to_text(text), "a d e <!-- f -->");
    }

    #[test]
    fn what_a_remark_held_apart_is_looked_at_again() {
        let text = "[a]<!-- empact: x -->(javascript:b)";
        assert_eq!(to_markdown(text, 0, ""), "a");
    }
}
