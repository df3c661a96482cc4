//! Texts as rules compare them: whatever the capitals, the spaces, the marks between the words
//! and the way in which Unicode writes an accent.

use unicode_normalization::UnicodeNormalization;

/// The words of a text, one space between them.
pub(super) fn fold(text: &str) -> String {
    let letters: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let words = letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn what_looks_alike_is_alike() {
        assert_eq!(fold("Caf\u{e9} –  closed.\n"), fold("cafe\u{301} closed"));
        assert_eq!(fold("ﬁle\u{a0}5\u{b2}"), "file 52");
        assert_eq!(fold(" *- "), "");
    }
}
