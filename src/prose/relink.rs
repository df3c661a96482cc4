//! Links inside a document that becomes part of another one.

use super::to_text;

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
        if to_text(&changed) == to_text(&linked) {
            linked = changed;
        }
    }
    linked
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
        for text in
            ["# a\n\n`[a](#b)`", "[a](b#c) #d", "```\n[a]: #b\n```\n", "a[^1]\n\n[^1]: #b c\n"]
        {
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
