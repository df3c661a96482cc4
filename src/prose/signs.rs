//! Which characters that mean something to Markdown occur in a text at all.
//!
//! Rules that go through every text of a plan ask here first: most texts are plain, and one look at
//! each is enough for all of them. What a construct is and where it stands is found next door.

/// What may be in a text, by its characters: never too little, often too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs(u8);

impl Signs {
    /// Citations of figures, addresses and tags: `<`.
    pub const ANGLE: Self = Self(1);
    /// Links and images: `[` or `<`.
    pub const LINK: Self = Self(1 | 1 << 1);
    /// Headings: `#`, or a line of `=` or `-` under them.
    pub const HEADING: Self = Self(1 << 2);
    /// Tables: `|`.
    pub const BAR: Self = Self(1 << 3);
    /// Numbers: `0` to `9`.
    pub const DIGIT: Self = Self(1 << 4);
    /// What can begin something else than a paragraph: `>`, `#`, `+`, `*`, `-` or a number.
    pub const START: Self = Self(1 << 2 | 1 << 4 | OTHER);
    /// What can stand around a citation, right or wrong: any bracket.
    pub const BRACKET: Self = Self(1 | 1 << 1 | 1 << 6 | OTHER);
    /// Names of characters: `&`.
    pub const AMPERSAND: Self = Self(1 << 6);
    /// Anything: this is in every text.
    pub const ANY: Self = Self(1 << 7);

    /// What may be in this text.
    pub fn of(text: &str) -> Self {
        Self(text.bytes().fold(Self::ANY.0, |signs, byte| signs | SIGN_OF[usize::from(byte)]))
    }

    /// Whether any of these may be in the text.
    pub fn may_be(self, signs: Self) -> bool {
        self.0 & signs.0 != 0
    }
}

/// Other brackets, and other signs that begin a line.
const OTHER: u8 = 1 << 5;

/// What each byte may begin.
static SIGN_OF: [u8; 256] = {
    let mut signs = [0; 256];
    signs[b'<' as usize] = Signs::ANGLE.0;
    signs[b'[' as usize] = Signs::LINK.0 & !Signs::ANGLE.0;
    signs[b'#' as usize] = Signs::HEADING.0;
    signs[b'=' as usize] = Signs::HEADING.0;
    signs[b'-' as usize] = Signs::HEADING.0;
    signs[b'|' as usize] = Signs::BAR.0;
    signs[b'&' as usize] = Signs::AMPERSAND.0;
    signs[b'>' as usize] = OTHER;
    signs[b'+' as usize] = OTHER;
    signs[b'*' as usize] = OTHER;
    signs[b'{' as usize] = OTHER;
    // The first bytes of brackets outside ASCII.
    signs[0xc2] = OTHER;
    signs[0xe2] = OTHER;
    let mut digit = b'0';
    while digit <= b'9' {
        signs[digit as usize] = Signs::DIGIT.0;
        digit += 1;
    }
    signs
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Signs;
    use crate::prose::{
        citations, headings, links, misspelt_citations, raw_html, starts, table_faults,
    };

    proptest! {
        #[test]
        fn what_is_in_a_text_is_never_missed(
            text in "([a-c1 \n|=#<>()!-]|\\[|\\]|<figure:a>|<b>|--|==|\\[a\\]\\(b\\)|\\| a \\|\n){0,12}",
            start in "(>|# |\\+ |- |[0-9]|\\. |\n|a|<figure |\\[figure |\\{figure:|‹figure:|&lt;figure:|a>|a\\]|a\\}|a›|a&gt;){0,12}",
        ) {
            let signs = Signs::of(&text);
            prop_assert!(signs.may_be(Signs::ANGLE) || citations(&text).is_empty());
            prop_assert!(signs.may_be(Signs::ANGLE) || raw_html(&text).is_empty());
            prop_assert!(signs.may_be(Signs::LINK) || links(&text).is_empty());
            prop_assert!(signs.may_be(Signs::HEADING) || headings(&text).is_empty());
            let of_start = Signs::of(&start);
            prop_assert!(of_start.may_be(Signs::START) || starts(&start).is_empty());
            prop_assert!(of_start.may_be(Signs::BRACKET) || misspelt_citations(&start).is_empty());
            prop_assert!(signs.may_be(Signs::BAR) || table_faults(&text).is_empty());
        }
    }

    #[test]
    fn a_plain_text_has_nothing_of_the_kind() {
        let signs = Signs::of("Plain words, and no more.\nA second line: é…");
        for sign in [Signs::LINK, Signs::HEADING, Signs::BAR, Signs::DIGIT] {
            assert!(!signs.may_be(sign), "{sign:?}");
        }
        assert!(signs.may_be(Signs::ANY));
        assert!(Signs::of("in 2013").may_be(Signs::DIGIT));
    }
}
