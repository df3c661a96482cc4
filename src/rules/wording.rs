//! Texts as rules compare them: whatever the capitals, the spaces, the marks between the words
//! and the way in which Unicode writes an accent.

use unicode_normalization::UnicodeNormalization;

/// The words of a text, one space between them.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::new();
    fold_into(&mut folded, text);
    folded
}

/// As [`fold`], in place of what `folded` held: for rules that go through the texts of all files.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    // Most texts are, and Unicode has nothing to say about them.
    if text.is_ascii() {
        let mut words = std::mem::take(folded).into_bytes();
        push_ascii(&mut words, text.as_bytes());
        *folded = String::from_utf8(words).unwrap_or_default();
        return;
    }
    folded.clear();
    let letters: String = text.nfkc().flat_map(char::to_lowercase).collect();
    for word in letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
}

/// The words of an ASCII text, letter by letter.
fn push_ascii(words: &mut Vec<u8>, text: &[u8]) {
    words.clear();
    words.reserve(text.len());
    let mut is_between = false;
    for byte in text {
        if byte.is_ascii_alphanumeric() {
            if std::mem::take(&mut is_between) && !words.is_empty() {
                words.push(b' ');
            }
            words.push(byte.to_ascii_lowercase());
        } else {
            is_between = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::{fold, fold_into};

    #[test]
    fn what_looks_alike_is_alike() {
        assert_eq!(fold("Caf\u{e9} –  closed.\n"), fold("cafe\u{301} closed"));
        assert_eq!(fold("ﬁle\u{a0}5\u{b2}"), "file 52");
        assert_eq!(fold(" *- "), "");
    }

    proptest! {
        #[test]
        fn words_are_what_stands_between_marks(text in "[a-zA-Z0-9 .\n-]{0,40}|\\PC{0,20}") {
            let letters: String = text.nfkc().flat_map(char::to_lowercase).collect();
            let words = letters.split(|c: char| !c.is_alphanumeric());
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(fold(&text), words.join(" "));
        }

        #[test]
        fn what_was_folded_before_does_not_matter(one in "\\PC{0,20}", other in "\\PC{0,20}") {
            let mut folded = fold(&one);
            fold_into(&mut folded, &other);
            prop_assert_eq!(folded, fold(&other));
        }
    }
}
