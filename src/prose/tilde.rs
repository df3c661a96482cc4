//! The sign `~` alone, which is "about" or "to" on paper: `10~12, later 15~20` are four numbers. GitHub
//! strikes out what stands between two of them; here only `~~` does.
//!
//! Called where a text is read to be shown. Markdown for other readers has the sign escaped: see `markdown`.

use std::borrow::Cow;

use super::escape::is_escaped;

/// What stands for the sign while a text is read: a mark of punctuation as it is one, of a script of which
/// nobody writes plans.
const STAND_IN: &str = "\u{10f59}";
/// The same in the address of a link.
const IN_ADDRESS: &str = "%F0%90%BD%99";

/// A text whose single signs are taken for nothing.
pub(super) struct Hidden<'t> {
    /// The text to be read. It is the author's own where there is nothing to hide, or where it holds the
    /// stand-in itself.
    pub(super) text: Cow<'t, str>,
}

/// Hides the single signs of a text.
pub(super) fn hide(text: &str) -> Hidden<'_> {
    if !text.contains('~') || text.contains(STAND_IN) || text.contains(IN_ADDRESS) {
        return Hidden { text: text.into() };
    }
    let is_sign = |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with('~'));
    let counts = |at: usize| is_sign(at) && !is_escaped(text, at);
    let mut hidden = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let before = at.checked_sub(1).is_some_and(counts);
        match letter {
            '~' if counts(at) && !before && !is_sign(at + 1) => hidden.push_str(STAND_IN),
            letter => hidden.push(letter),
        }
    }
    Hidden { text: hidden.into() }
}

impl Hidden<'_> {
    /// What was made of the text, with its signs.
    pub(super) fn show(&self, made: String) -> String {
        let is_whole = matches!(self.text, Cow::Borrowed(_));
        if is_whole || !made.contains(STAND_IN) && !made.contains(IN_ADDRESS) {
            return made;
        }
        made.replace(STAND_IN, "~").replace(IN_ADDRESS, "~")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::prose::{to_html, to_markdown, to_text};

    #[test]
    fn only_two_strike_out() {
        let text = "10~12, later **15~20**; ~5 to 10~; ~~lifted~~ ~a ~b~ c~ `~d~` \\~~e~ [f](g~h)";
        let shown = "10~12, later 15~20; ~5 to 10~; lifted ~a ~b~ c~ ~d~ ~~e~ f";
        assert_eq!(to_text(text), shown);
        let html = to_html(text, 0, "");
        assert_eq!(html.matches("<del>").count(), 1, "{html}");
        assert!(html.contains("10~12, later <strong>15~20</strong>"), "{html}");
        assert!(html.contains("href=\"g~h\""), "{html}");
        // Who writes the stand-in means it.
        assert_eq!(to_text("\u{10f59}"), "\u{10f59}");
        assert_eq!(to_html("\u{10f59}", 0, ""), "<p>\u{10f59}</p>\n");
    }

    proptest! {
        #[test]
        fn nobody_strikes_out_between_single_ones(text in "(5~6|~5|a~ |\\*\\*|_|`|\\\\|<|>| |\n|\n\n|- ){0,24}") {
            let elsewhere = comrak::markdown_to_html(&to_markdown(&text, 0, ""), &super::super::options());
            prop_assert!(!elsewhere.contains("<del>"), "{}", elsewhere);
            prop_assert!(!to_html(&text, 0, "").contains("<del>"));
        }
    }
}
