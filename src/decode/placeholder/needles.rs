//! What `scan` looks for, and how it passes quickly over all that is nothing of the kind.

use super::form_texts::{ERRORS, INSTRUCTIONS};
use super::scan::{ALONE, is_of_word};

/// How many characters a bracketed instruction may go on for.
const MAX_INSTRUCTION: usize = 200;

/// The help texts to look for, and with what anything to be found begins.
#[derive(Debug)]
pub struct Needles {
    texts: Vec<Vec<char>>,
    /// With which characters the help texts begin.
    firsts: u128,
    /// By the first character of anything to be found, in small letters, which second characters
    /// it may have. Every word of every file is held against this.
    beginnings: Box<[u128; 128]>,
    /// What each byte may be, so that hardly any has to be held against anything.
    marks: Box<[Mark; 256]>,
}

/// What a byte may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A character of a word with which nothing begins.
    Word,
    /// A character of a word with which something may begin.
    Suspect,
    /// Another character with which nothing begins.
    Other,
    /// Another character with which something may begin, or one that is not ASCII.
    Odd,
}

/// What stands for any character that is not ASCII, and for the end of a text, in a set of
/// characters. Where it matters what they are, they are looked at.
const OTHER: u128 = 1;
const ANY: u128 = u128::MAX;

/// The bit of an ASCII character, whatever its case; the lowest bit for all others.
fn bit(c: char) -> u128 {
    let code = u32::from(c.to_ascii_lowercase());
    if code < u128::BITS { 1 << code } else { OTHER }
}

/// The bits of all that a character of a needle may be in a text.
fn bits(c: char) -> u128 {
    let blanks = if c == ' ' { "\t\n\u{b}\u{c}\r" } else { "" };
    blanks.chars().fold(bit(c) | OTHER, |bits, blank| bits | bit(blank))
}

impl Needles {
    /// Those that the plan names, and those that forms usually have.
    pub fn new<'a>(of_plan: impl IntoIterator<Item = &'a str>) -> Self {
        let common = INSTRUCTIONS.iter().chain(ERRORS).copied();
        let texts = of_plan.into_iter().chain(common);
        let mut texts: Vec<Vec<char>> = texts
            .map(|text| fold(text).collect())
            .filter(|text: &Vec<_>| !text.is_empty())
            .collect();
        // Of two that begin alike the longer one says more.
        texts.sort_by_key(|needle| std::cmp::Reverse(needle.len()));
        let firsts = texts.iter().filter_map(|needle| needle.first());
        let firsts = firsts.fold(0, |bits, first| bits | bit(*first));
        let placeholders = ["xx", "oo", "o0", "00", "0o", "??"];
        let words = placeholders.iter().chain(ALONE).map(|word| word.chars().collect::<Vec<_>>());
        let mut beginnings = Box::new([0; 128]);
        for beginning in texts.iter().cloned().chain(words) {
            let mut characters = beginning.into_iter();
            let first = characters.next().map_or(0, bit).trailing_zeros();
            if let Some(seconds) = beginnings.get_mut(first as usize) {
                *seconds |= characters.next().map_or(ANY, bits);
            }
        }
        let marks = marks(&beginnings);
        Self { texts, firsts, beginnings, marks }
    }

    /// Where the help text that begins a text ends; `first` is the text's first character.
    pub(super) fn match_start(&self, first: char, text: &str) -> Option<usize> {
        if self.firsts & bit(first) == 0 {
            return None;
        }
        let first = fold_char(first).next()?;
        let mut begin_alike = self.texts.iter().filter(|needle| needle.first() == Some(&first));
        begin_alike.find_map(|needle| starts_with(text, needle))
    }

    /// The first run from here on, of word characters or of one other, that has to be looked at.
    pub(super) fn next_suspect(&self, text: &str, from: usize) -> usize {
        let bytes = text.as_bytes();
        let mark = |at: usize| bytes.get(at).map(|byte| self.marks[usize::from(*byte)]);
        let mut at = from;
        let mut in_word = false;
        while let Some(first) = mark(at) {
            let (of_word, length) = match first {
                Mark::Word => (true, 1),
                Mark::Other => (false, 1),
                Mark::Suspect | Mark::Odd => {
                    let c = text.get(at..).and_then(|rest| rest.chars().next());
                    let of_word = c.is_some_and(is_of_word);
                    let is_inside = in_word && of_word;
                    if !is_inside && self.may_begin(bytes[at], bytes.get(at + 1)) {
                        return at;
                    }
                    (of_word, c.map_or(1, char::len_utf8))
                }
            };
            in_word = of_word;
            at += length;
            while in_word && matches!(mark(at), Some(Mark::Word | Mark::Suspect)) {
                at += 1;
            }
        }
        text.len()
    }

    /// Whether anything to be found may begin with these bytes.
    fn may_begin(&self, first: u8, second: Option<&u8>) -> bool {
        let seconds = |byte: u8| self.beginnings.get(usize::from(byte)).copied();
        match (first.is_ascii(), second) {
            (false, _) => seconds(0).is_some_and(|seconds| seconds != 0),
            (true, second) => {
                let second = second.map_or(OTHER, |second| bit(char::from(*second)));
                seconds(first.to_ascii_lowercase()).is_some_and(|seconds| seconds & second != 0)
            }
        }
    }
}

/// What each byte may be, by what may begin with it.
fn marks(beginnings: &[u128; 128]) -> Box<[Mark; 256]> {
    let mut marks = Box::new([Mark::Odd; 256]);
    for (mark, byte) in marks.iter_mut().zip(0..=u8::MAX).filter(|(_, byte)| byte.is_ascii()) {
        let begins = beginnings[usize::from(byte.to_ascii_lowercase())] != 0;
        *mark = match (is_of_word(char::from(byte)), begins) {
            (true, false) => Mark::Word,
            (true, true) => Mark::Suspect,
            (false, false) => Mark::Other,
            (false, true) => Mark::Odd,
        };
    }
    marks
}

/// Where a folded needle that begins a text ends. One that opens with a bracket takes in the
/// rest up to the closing one, if that is on the same line.
fn starts_with(text: &str, needle: &[char]) -> Option<usize> {
    let mut wanted = needle.iter();
    let mut next = wanted.next();
    let mut end = 0;
    let mut in_blank = false;
    for (at, c) in text.char_indices() {
        if next.is_none() {
            break;
        }
        if c.is_whitespace() {
            if !in_blank && next != Some(&' ') {
                return None;
            }
            if !in_blank {
                next = wanted.next();
            }
            in_blank = true;
            continue;
        }
        in_blank = false;
        for folded in fold_char(c) {
            if next != Some(&folded) {
                return None;
            }
            next = wanted.next();
        }
        end = at + c.len_utf8();
    }
    if next.is_some() {
        return None;
    }
    let rest = text.get(end..)?;
    let ends_in_word = needle.last().copied().is_some_and(is_of_word);
    if ends_in_word && rest.starts_with(is_of_word) {
        return None;
    }
    let closing = match needle.first() {
        Some('[') => ']',
        Some('<') => '>',
        Some('(') => ')',
        _ => return Some(end),
    };
    let mut instruction = rest.char_indices().take(MAX_INSTRUCTION).take_while(|(_, c)| *c != '\n');
    let more = instruction.find(|(_, c)| *c == closing).filter(|_| !needle.contains(&closing));
    Some(end + more.map_or(0, |(more, _)| more + closing.len_utf8()))
}

/// A text as it is compared: in small letters, with single blanks and straight apostrophes.
pub(super) fn fold(text: &str) -> impl Iterator<Item = char> {
    let words = text.split_whitespace().enumerate();
    words.flat_map(|(index, word)| {
        let blank = (index > 0).then_some(' ');
        blank.into_iter().chain(word.chars().flat_map(fold_char))
    })
}

fn fold_char(c: char) -> impl Iterator<Item = char> {
    let straight = if c == '’' { '\'' } else { c };
    straight.to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ANY, Needles};
    use crate::decode::placeholder::scan::hits;

    #[test]
    fn an_instruction_ends_with_its_own_bracket() {
        let needles = Needles::new(["[Insert the date]", "[Insert"]);
        let found = |text: &str| {
            let hits = hits(text, &needles);
            hits.into_iter().map(|hit| text[hit.range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("[Insert the date] of the [last] one"), ["[Insert the date]"]);
        assert_eq!(found("[Insert a number] of them"), ["[Insert a number]"]);
        assert_eq!(found("[Insert a number\nof them]"), ["[Insert"]);
    }

    proptest! {
        #[test]
        fn nothing_is_passed_over(
            text in "([xXoO0?.,\n\t …(\\[<’'_eé-]|XXX|000|tbc|N/A|\\[please|click  here to enter text|what's|a b){0,12}",
        ) {
            let needles = Needles::new(["what’s planned", "a b", "é", "z"]);
            let mut thorough = Needles::new(["what’s planned", "a b", "é", "z"]);
            *thorough.beginnings = [ANY; 128];
            thorough.marks = super::marks(&thorough.beginnings);
            prop_assert_eq!(hits(&text, &needles), hits(&text, &thorough));
        }
    }
}
