//! Links inside a document that becomes part of another one.

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::{options, to_text};

/// The text with `prefix` in front of every place in its own document that it links to:
/// `[1.1](#action-1-1)` becomes `[1.1](#annex-2-action-1-1)`. Everything else stays as it is.
///
/// The parser does not say where an address stands. What looks like one is one if nothing that
/// can be read changes with it.
pub fn relink(text: &str, prefix: &str) -> String {
    if prefix.is_empty() {
        return text.to_owned();
    }
    let mut linked = text.to_owned();
    let places: Vec<usize> = text.match_indices('#').map(|(at, _)| at + 1).collect();
    // From the end, so that places further on stay where they are.
    for at in places.into_iter().rev().filter(|at| is_address(text, *at)) {
        let mut changed = linked.clone();
        changed.insert_str(at, prefix);
        if to_text(&changed) == to_text(&linked) && languages(&changed) == languages(&linked) {
            linked = changed;
        }
    }
    linked
}

/// What is written behind the fences of code: nobody reads it in the text, and it is no address.
fn languages(text: &str) -> Vec<String> {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let info = root.descendants().filter_map(|node| match &node.data().value {
        NodeValue::CodeBlock(block) => Some(block.info.clone()),
        _ => None,
    });
    info.collect()
}

/// Whether the name of a place may begin here: `[a](#`, `[a](<#`, `[a]: #`.
fn is_address(text: &str, at: usize) -> bool {
    let before = text.get(..at.saturating_sub(1)).unwrap_or_default();
    let before = before.strip_suffix('<').unwrap_or(before).trim_end();
    before.ends_with("](") || before.ends_with("]:")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::relink;
    use crate::prose::to_html;

    #[test]
    fn links_inside_the_document_get_the_prefix() {
        assert_eq!(relink("[a](#b) [c](<#d> \"e\")", "x-"), "[a](#x-b) [c](<#x-d> \"e\")");
        assert_eq!(relink("> - [a][b]\n\n[b]: #c\n", "x-"), "> - [a][b]\n\n[b]: #x-c\n");
        assert_eq!(
            relink("| a |\n|---|\n| x \\| [b](#c) |", "x-"),
            "| a |\n|---|\n| x \\| [b](#x-c) |"
        );
        assert_eq!(relink("[![a](b)](#c)", "x-"), "[![a](b)](#x-c)");
    }

    #[test]
    fn everything_else_stays() {
        for text in [
            "# a\n\n`[a](#b)`",
            "[a](b#c) #d",
            "```\n[a]: #b\n```\n",
            "a[^1]\n\n[^1]: #b c\n",
            "```[a](#b)\n",
        ] {
            assert_eq!(relink(text, "x-"), text);
        }
        assert_eq!(relink("[a](#b)", ""), "[a](#b)");
    }

    proptest! {
        #[test]
        fn nothing_but_addresses_changes(text in "(\n|> |- |\\| |a|`|\\*|\\[a\\]|\\(#b\\)|\\(<#c>\\)|\\(d\\)|!|\n\n\\[a\\]: #e\n|\\\\|\\|a\\|\n\\|-\\|\n){0,16}") {
            let html = to_html(&relink(&text, "x-"), 0, "");
            prop_assert!(!html.contains("href=\"#") || !html.split("href=\"#").skip(1).any(|rest| !rest.starts_with("x-")), "{}", html);
            prop_assert_eq!(html.replace("href=\"#x-", "href=\"#"), to_html(&text, 0, ""));
        }
    }
}
