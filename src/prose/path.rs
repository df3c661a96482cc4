//! Paths as Windows writes them, of which Markdown takes a backslash away: `\\server\share`. `rules` ask
//! here.

use std::ops::Range;

use super::to_text;

/// The backslashes that begin a path and of which one is not shown, in order.
pub fn lost_backslashes(text: &str) -> Vec<Range<usize>> {
    if !text.contains("\\\\") {
        return Vec::new();
    }
    let mut shown = None;
    let begins = |at: &usize| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + 2..).and_then(|behind| behind.chars().next());
        let is_free = |c: char| c.is_whitespace() || "(\"'“„«<[".contains(c);
        before.is_none_or(is_free) && behind.is_some_and(char::is_alphanumeric)
    };
    let starts = text.match_indices("\\\\").map(|(at, _)| at).filter(begins);
    starts
        .filter(|at| {
            let path = text.get(*at..).and_then(|path| path.split_whitespace().next());
            // In code nothing is taken away.
            let shown = shown.get_or_insert_with(|| to_text(text));
            path.is_some_and(|path| !shown.contains(path.trim_end_matches(['`', ')', '.', ','])))
        })
        .map(|at| at..at + 2)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::lost_backslashes;
    use crate::prose::to_text;

    #[test]
    fn paths_are_told_from_what_keeps_its_signs() {
        for (text, count) in [
            ("see \\\\server\\share", 1),
            ("\\\\server (\\\\other\\a)", 2),
            ("`\\\\server\\share`", 0),
            ("\\\\\\\\server\\share", 0),
            ("a \\\\ b, a\\\\b, \\*c", 0),
            ("C:\\share", 0),
        ] {
            assert_eq!(lost_backslashes(text).len(), count, "{text}");
        }
        assert_eq!(to_text("\\\\\\\\server\\share"), "\\\\server\\share");
    }

    proptest! {
        #[test]
        fn any_text_is_looked_through(text in "(\\\\|`| |\n|a|é|\\(){0,16}") {
            for range in lost_backslashes(&text) {
                prop_assert_eq!(&text[range], "\\\\");
            }
        }
    }
}
