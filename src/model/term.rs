//! What people write for the words of the closed vocabularies, and what they mean by it: `completed` is
//! `stage: finished`, `late` is `punctuality: delayed`.
//!
//! The one list of it stands in `phrases`. `decode` asks what was meant by a word that is none of the model's, rules what a
//! phrase in a text claims. Words for keys stand in `decode`, names of parties in `party`.

mod phrases;

use phrases::{LONGEST, PHRASES, Phrases};

use super::{Basis, BidOutcome, Decision, Marking, Punctuality, Stage, Verdict};

/// A value, and with it the key that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the type of the key that it names")]
pub enum Term {
    Stage(Stage),
    Punctuality(Punctuality),
    Verdict(Verdict),
    Decision(Decision),
    Outcome(BidOutcome),
    Basis(Basis),
    Marking(Marking),
}

impl Term {
    /// The key under which the value stands.
    pub fn key(self) -> &'static str {
        match self {
            Self::Stage(_) => "stage",
            Self::Punctuality(_) => "punctuality",
            Self::Verdict(_) => "verdict",
            Self::Decision(_) => "decision",
            Self::Outcome(_) => "outcome",
            Self::Basis(_) => "basis",
            Self::Marking(_) => "marking",
        }
    }

    /// The word for the value in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stage(value) => value.into(),
            Self::Punctuality(value) => value.into(),
            Self::Verdict(value) => value.into(),
            Self::Decision(value) => value.into(),
            Self::Outcome(value) => value.into(),
            Self::Basis(value) => value.into(),
            Self::Marking(value) => value.into(),
        }
    }

    /// Whether the two stand side by side, so that one is written for the other.
    fn is_beside(self, key: &str) -> bool {
        const REPORT: [&str; 3] = ["stage", "punctuality", "verdict"];
        self.key() == key || REPORT.contains(&self.key()) && REPORT.contains(&key)
    }
}

/// What a folded phrase claims of an action, if all of it is a status.
pub fn claimed(phrase: &str) -> Option<Term> {
    let found = PHRASES.iter().find(|phrases| phrases.claims.contains(&phrase))?;
    found.meant.first().copied()
}

/// What may be meant by a text behind a key: values of that key, or of one that stands beside it.
pub fn meant(key: &str, text: &str) -> &'static [Term] {
    if text.len() > LONGEST {
        return &[];
    }
    let text = fold(text);
    let all = PHRASES.iter().filter(|phrases| {
        let first = phrases.meant.first();
        let is_word = first.is_some_and(|meant| fold(meant.word()) == text);
        is_word || [phrases.claims, phrases.answers].iter().any(|list| list.contains(&&*text))
    });
    let beside = |phrases: &&Phrases| phrases.meant.iter().all(|meant| meant.is_beside(key));
    let mut found: Vec<&Phrases> = all.filter(beside).collect();
    found.sort_by_key(|phrases| phrases.meant.first().is_some_and(|meant| meant.key() != key));
    match found.as_slice() {
        [first, second, ..]
            if first.meant.first().map(|meant| meant.key()) != Some(key)
                && first.meant != second.meant =>
        {
            &[]
        }
        [first, ..] => first.meant,
        [] => &[],
    }
}

fn fold(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_phrase_is_folded_and_means_one_thing_under_a_key() {
        let mut seen = BTreeSet::new();
        for phrases in PHRASES {
            let key = phrases.meant.first().expect("it means something").key();
            assert!(phrases.meant.iter().all(|meant| meant.key() == key));
            for phrase in phrases.claims.iter().chain(phrases.answers) {
                assert_eq!(fold(phrase), *phrase);
                assert!(phrase.len() <= LONGEST, "{phrase}");
                assert!(seen.insert((key, *phrase)), "{phrase} is given twice under {key}");
                assert_eq!(meant(key, phrase), phrases.meant, "{key}: {phrase}");
            }
        }
    }

    #[test]
    fn a_word_of_the_key_beside_leads_there() {
        let said = |key, text| {
            meant(key, text).iter().map(|one| (one.key(), one.word())).collect::<Vec<_>>()
        };
        assert_eq!(said("stage", "Completed"), [("stage", "finished")]);
        assert_eq!(said("stage", "late"), [("punctuality", "delayed")]);
        assert_eq!(said("stage", "achieved"), [("verdict", "met")]);
        assert_eq!(said("verdict", "completed"), [("stage", "finished")]);
        assert_eq!(said("verdict", "pending"), [("verdict", "open")]);
        assert_eq!(said("stage", "un-finished"), []);
        assert_eq!(said("stage", "unfinished"), [("stage", "ongoing")]);
        assert_eq!(said("decision", "unlikely"), [("decision", "possible"), ("decision", "none")]);
        assert_eq!(said("decision", "late"), []);
        assert_eq!(said("title", "late"), []);
    }
}
