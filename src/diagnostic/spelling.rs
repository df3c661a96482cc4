//! Did you mean: which of the words there are is nearest to one that is misspelt.
//!
//! Everything that finds an unknown word asks here. Words that are asked about again and again are kept
//! in a [`Candidates`]; which words there are is for the caller to know.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// What turns a word into its opposite where it stands before it.
const NEGATIONS: [&str; 12] =
    ["un", "in", "im", "ir", "il", "de", "dis", "mis", "non", "not", "no", "never"];
/// Beginnings of words that say the opposite of each other.
const OPPOSITES: [[&str; 2]; 9] = [
    ["in", "de"],
    ["in", "ex"],
    ["im", "ex"],
    ["in", "out"],
    ["min", "max"],
    ["pre", "post"],
    ["under", "over"],
    ["up", "down"],
    ["with", "without"],
];

/// Nobody mistypes a novel, and comparing costs the product of the lengths.
const LONGEST: usize = 64;

/// The candidate nearest to a misspelt word, if one is near enough to suggest.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, candidates).min().map(|(_, _, candidate)| candidate)
}

/// The candidate that [`closest`] suggests, if no other is near enough to be meant.
pub fn only_near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut near = near(word, candidates);
    let (_, _, candidate) = near.next()?;
    near.next().is_none().then_some(candidate)
}

/// The one candidate that a word differs from in nothing but capitals, or, from four letters on,
/// in one letter that is wrong, missing, too many or swapped with the next.
pub fn only_slip<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut slips: Vec<_> = near(word, candidates)
        .filter(|(distance, _, candidate)| {
            *distance == 0 || (*distance == 1 && candidate.len() >= 4)
        })
        .collect();
    slips.sort_unstable();
    match slips.as_slice() {
        [(_, _, only)] | [(0, _, only), (1.., ..), ..] => Some(only),
        _ => None,
    }
}

/// Every candidate that a word may be a misspelling of, as (edits, other first letter,
/// candidate). Capitals, and the choice between a space, `-` and `_`, do not count as edits.
fn near<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> impl Iterator<Item = (usize, bool, &'a str)> {
    let folded = (word.len() <= LONGEST).then(|| Folded::of(word));
    candidates.into_iter().filter_map(move |candidate| {
        let (distance, other_start) = folded.as_ref()?.distance(&Folded::of(candidate))?;
        Some((distance, other_start, candidate))
    })
}

/// So many letters are compared with each other at most, all questions taken together: who misspells
/// more than that has not mistyped, and comparing costs the product of the words.
const MOST_COMPARED: usize = 1 << 18;

/// Words that may be meant, prepared for many questions. Each question is answered once, and beyond a
/// bound of work with nothing.
pub struct Candidates<'a> {
    words: Vec<(Cow<'a, str>, Folded<'static>)>,
    /// The places of the answers.
    answers: RefCell<HashMap<String, Option<usize>>>,
    /// How many letters were compared.
    compared: Cell<usize>,
}

impl<'a> Candidates<'a> {
    /// Of these words, in the order in which they are to be listed.
    pub fn new<W: Into<Cow<'a, str>>>(words: impl IntoIterator<Item = W>) -> Self {
        let prepared = |word: W| {
            let word = word.into();
            let folded = Folded::of(&word).into_owned();
            (word, folded)
        };
        let words = words.into_iter().map(prepared).collect();
        Self { words, answers: RefCell::default(), compared: Cell::new(0) }
    }

    /// All of them.
    pub fn words(&self) -> impl ExactSizeIterator<Item = &str> {
        self.words.iter().map(|(word, _)| word.as_ref())
    }

    /// As [`closest`].
    pub fn closest(&self, word: &str) -> Option<&str> {
        let known = self.answers.borrow().get(word).copied();
        let place = known.unwrap_or_else(|| {
            if word.len() > LONGEST || self.compared.get() > MOST_COMPARED {
                return None;
            }
            let asked = Folded::of(word);
            let spend = |work| self.compared.update(|compared| compared + work);
            spend(8 * self.words.len());
            let near = self.words.iter().enumerate().filter_map(|(place, (word, folded))| {
                asked.may_be_near(folded).then(|| spend(asked.length * folded.length))?;
                let (distance, other_start) = asked.compare(folded)?;
                Some((distance, other_start, word, place))
            });
            let place = near.min().map(|(.., place)| place);
            self.answers.borrow_mut().insert(word.to_owned(), place);
            place
        });
        self.words.get(place?).map(|(word, _)| word.as_ref())
    }
}

/// A word as it is compared.
struct Folded<'a> {
    text: Cow<'a, str>,
    length: usize,
    /// A bit for each letter that is in it; several letters share one.
    letters: u64,
}

impl<'a> Folded<'a> {
    fn of(word: &'a str) -> Self {
        let is_alike = |byte: u8| byte.is_ascii_uppercase() || matches!(byte, b' ' | b'-');
        // Keys are written as they are compared, and are compared with every word that is unknown.
        if word.is_ascii() && !word.bytes().any(is_alike) {
            let letters = word.bytes().map(u32::from).fold(0, with_letter);
            return Self { text: Cow::Borrowed(word), length: word.len(), letters };
        }
        let alike = |c| if matches!(c, ' ' | '-') { '_' } else { c };
        let text: String = word.chars().flat_map(char::to_lowercase).map(alike).collect();
        let letters = text.chars().map(u32::from).fold(0, with_letter);
        Self { length: text.chars().count(), letters, text: Cow::Owned(text) }
    }

    /// With a text of its own.
    fn into_owned(self) -> Folded<'static> {
        let Self { text, length, letters } = self;
        Folded { text: Cow::Owned(text.into_owned()), length, letters }
    }

    fn begins_like(&self, meant: &Self) -> bool {
        self.text.chars().next() == meant.text.chars().next()
    }

    /// In how many edits it may differ from what is meant.
    fn allowed(&self, meant: &Self) -> usize {
        // Short words are near to everything: `NLL` means `NL` and not `all`.
        (meant.length / 3).max(usize::from(self.begins_like(meant)))
    }

    /// Whether it may be near, as far as that is seen without comparing.
    fn may_be_near(&self, meant: &Self) -> bool {
        // Every edit changes the length by one at most, and brings or takes one letter at most.
        let lacks = |a: u64, b: u64| (a & !b).count_ones() as usize;
        let least = self.length.abs_diff(meant.length);
        let least = least.max(lacks(self.letters, meant.letters));
        least.max(lacks(meant.letters, self.letters)) <= self.allowed(meant)
    }

    /// By how many edits it differs from what may be meant, and whether it begins otherwise; `None`
    /// where that is too many.
    fn distance(&self, meant: &Self) -> Option<(usize, bool)> {
        self.may_be_near(meant).then(|| self.compare(meant))?
    }

    /// As [`Self::distance`], of a word that may be near.
    fn compare(&self, meant: &Self) -> Option<(usize, bool)> {
        let distance = strsim::damerau_levenshtein(&self.text, &meant.text);
        let is_near = distance <= self.allowed(meant);
        let is_near = is_near && !are_opposed(&self.text, &meant.text, distance);
        is_near.then_some((distance, !self.begins_like(meant)))
    }
}

/// The bits of a word with that of one more letter.
const fn with_letter(letters: u64, letter: u32) -> u64 {
    letters | 1 << (letter % u64::BITS)
}

/// Whether what two words differ by makes one the opposite of the other, whatever is misspelt besides:
/// nobody who wrote `unlikely` meant `likely`.
fn are_opposed(one: &str, other: &str, edits: usize) -> bool {
    // What both begin with says nothing: `change_with_baseline`, `change_without_baseline`.
    let alike = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let parts = one.as_bytes().get(..alike).and_then(|same| same.iter().rposition(|b| *b == b'_'));
    let from = parts.map_or(0, |last| last + 1);
    let (one, other) = (one.get(from..).unwrap_or(one), other.get(from..).unwrap_or(other));
    let behind = |word: &str, start: &str| {
        word.strip_prefix(start).map(|rest| rest.trim_start_matches('_').to_owned())
    };
    let explains = |a: &str, b: &str, cost: usize| {
        a.len().min(b.len()) > 2 && strsim::damerau_levenshtein(a, b) + cost <= edits
    };
    let negates = |negated: &str, plain: &str| {
        NEGATIONS.iter().any(|negation| {
            behind(negated, negation)
                .is_some_and(|rest| explains(&rest, plain, negated.len() - rest.len()))
        })
    };
    let begin = |a: &str, b: &str| match (behind(one, a), behind(other, b)) {
        (Some(rest), Some(of)) => explains(&rest, &of, strsim::damerau_levenshtein(a, b)),
        _ => false,
    };
    edits > 0
        && (negates(one, other)
            || negates(other, one)
            || OPPOSITES.iter().any(|[a, b]| begin(a, b) || begin(b, a)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn suggests_a_near_word_and_nothing_for_a_far_one() {
        let keys = ["title", "leaders", "participants"];
        assert_eq!(closest("titel", keys), Some("title"));
        assert_eq!(closest("Leaders", keys), Some("leaders"));
        assert_eq!(closest("xyz", keys), None);
        assert_eq!(closest("NLL", ["all", "NL"]), Some("NL"));
    }

    #[test]
    fn what_differs_by_a_negation_is_never_offered() {
        for [plain, opposed] in [
            ["certain", "uncertain"],
            ["certain", "uncertian"],
            ["likely", "unlikely"],
            ["likely", "unlikly"],
            ["finished", "unfinished"],
            ["finished", "un-finished"],
            ["complete", "incomplete"],
            ["complete", "not complete"],
            ["not_started", "started"],
            ["regular", "irregular"],
            ["possible", "impossible"],
            ["classified", "declassified"],
            ["continued", "discontinued"],
            ["accepted", "unaccepted"],
            ["confirmed", "non-confirmed"],
            ["increase_by", "decrease_by"],
            ["included", "excluded"],
            ["minimum", "maximum"],
            ["preceding_plan", "postceding_plan"],
            ["change-without-baseline", "change-with-baseline"],
        ] {
            for (word, candidate) in [(opposed, plain), (plain, opposed)] {
                assert_eq!(closest(word, [candidate]), None, "{word}");
                assert_eq!(only_near(word, [candidate]), None, "{word}");
                assert_eq!(only_slip(word, [candidate]), None, "{word}");
                assert_eq!(Candidates::new([candidate]).closest(word), None, "{word}");
            }
        }
        // A slip in a word that begins like a negation is one all the same.
        for [word, meant] in [
            ["nputs", "inputs"],
            ["unfinishd", "unfinished"],
            ["undetermind", "undetermined"],
            ["ntermediate", "intermediate"],
            ["indicatr", "indicator"],
            ["desription", "description"],
            ["not_strted", "not_started"],
            ["nte", "note"],
        ] {
            assert_eq!(closest(word, [meant]), Some(meant));
        }
    }

    #[test]
    fn a_word_is_replaced_only_where_nothing_else_can_be_meant() {
        assert_eq!(only_near("titel", ["title", "leaders"]), Some("title"));
        assert_eq!(only_near("particpants", ["participants", "participant"]), None);
        let words = ["met", "not_met", "finished", "ongoing"];
        assert_eq!(only_slip("Finished", words), Some("finished"));
        assert_eq!(only_slip("not met", words), Some("not_met"));
        assert_eq!(only_slip("finishd", words), Some("finished"));
        assert_eq!(only_slip("mett", words), None, "a short word is near to too many");
        assert_eq!(only_slip("fnishd", words), None, "two letters are no slip");
        assert_eq!(only_slip("Open", ["open", "opens"]), Some("open"));
        assert_eq!(only_slip("opne", ["open", "opens", "opine"]), None);
    }

    #[test]
    fn whoever_misspells_everything_is_no_longer_asked_back() {
        let words = |first: char| (1000..3000).map(move |at| format!("{first}{at}"));
        let known = Candidates::new(words('f'));
        let asked: Vec<String> = words('g').collect();
        let answers = asked.iter().map(|word| known.closest(word).is_some());
        let answered = answers.take_while(|answered| *answered).count();
        assert!((4..100).contains(&answered), "{answered}");
        assert_eq!(known.closest("g2999"), None, "and that is remembered");
        assert_eq!(known.closest("g1000"), Some("f1000"), "as is what was answered");
    }

    proptest! {
        #[test]
        fn what_is_left_out_is_too_far(word in "[a-dA-D _é-]{0,9}", meant in "[a-dA-D _é-]{0,9}") {
            let (one, other) = (Folded::of(&word), Folded::of(&meant));
            let edits = strsim::damerau_levenshtein(&one.text, &other.text);
            let same_start = one.text.chars().next() == other.text.chars().next();
            let allowed = (other.length / 3).max(usize::from(same_start));
            let is_near = edits <= allowed && !are_opposed(&one.text, &other.text, edits);
            prop_assert_eq!(one.distance(&other).is_some(), is_near);
            let vocabulary = Candidates::new([meant.as_str(), "abcd", "dcba"]);
            for _ in 0..2 {
                let near = closest(&word, [meant.as_str(), "abcd", "dcba"]);
                prop_assert_eq!(vocabulary.closest(&word), near);
            }
        }
    }
}
