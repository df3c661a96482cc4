//! The message catalogue: the words of the documents, by language.
//!
//! Templates ask for a word by its place in the catalogue, `stage.on_time`. Another language is
//! another catalogue; no word of a document stands in the code.

use std::collections::BTreeMap;

use anyhow::Context;
use serde::Deserialize;

const ENGLISH: &str = include_str!("../../templates/messages/en.json");

/// The words of one language.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Messages(BTreeMap<String, BTreeMap<String, String>>);

impl Messages {
    /// The embedded catalogue.
    ///
    /// # Errors
    /// When it is not a catalogue, which a test rules out.
    pub fn english() -> anyhow::Result<Self> {
        serde_json::from_str(ENGLISH).context("cannot read the message catalogue messages/en.json")
    }

    /// The word at a place like `stage.on_time`.
    pub fn word(&self, place: &str) -> Option<&str> {
        let (group, name) = place.split_once('.')?;
        self.0.get(group)?.get(name).map(String::as_str)
    }

    /// The word at a place that the program itself names.
    ///
    /// # Panics
    /// When there is none: a document with a hole in it is worse than none.
    pub fn text(&self, place: &str) -> &str {
        self.word(place).unwrap_or_else(|| panic!("the catalogue has no word `{place}`"))
    }

    /// What a word for several things becomes beside one: by the longest of the endings that the
    /// catalogue knows. In `messages a month` it is the first word.
    pub fn singular(&self, many: &str) -> String {
        let after = self.text("unit.after").split('|').filter_map(|word| many.find(word)).min();
        let (many, rest) = many.split_at(after.unwrap_or(many.len()));
        let endings = self.0.get("singular").into_iter().flatten();
        let known = endings.filter(|(ending, _)| many.ends_with(ending.as_str()));
        known.max_by_key(|(ending, _)| ending.len()).map_or_else(
            || format!("{many}{rest}"),
            |(ending, one)| format!("{}{one}{rest}", &many[..many.len() - ending.len()]),
        )
    }

    /// The word for a number of things: `one` or `other` in a group.
    pub fn counted(&self, group: &str, count: i64) -> Option<String> {
        let form = if count == 1 { "one" } else { "other" };
        let word = self.0.get(group)?.get(form)?;
        Some(word.replace("{count}", &count.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, Messages};

    /// Of two groups of one name the first would be lost without a word.
    #[test]
    fn no_group_of_words_stands_twice() {
        let written =
            ENGLISH.lines().filter(|line| line.starts_with("  \"") && line.ends_with('{'));
        let Messages(read) = Messages::english().expect("a catalogue");
        assert_eq!(written.count(), read.len());
    }

    #[test]
    #[should_panic(expected = "the catalogue has no word `stage.asleep`")]
    fn a_word_that_is_missing_is_not_printed_as_nothing() {
        Messages::english().expect("a catalogue").text("stage.asleep");
    }
}
