//! The words of closed vocabularies: by which files, schemas and the message catalogue know a value.
//!
//! Called by whatever prints, exports or looks up such a value. What a word is called in a document
//! is the message catalogue's business.

/// A closed vocabulary: every value has a word.
pub trait Vocabulary: Copy + Into<&'static str> {}

impl<T: Copy + Into<&'static str>> Vocabulary for T {}

/// The word for a value: `not_started`.
pub fn word<T: Vocabulary>(value: &T) -> String {
    (*value).into().to_owned()
}

#[cfg(test)]
mod tests {
    use super::word;
    use crate::model::{Marking, Verdict};

    /// Two derives give the word: one reads and writes it, the other prints it.
    #[test]
    fn the_word_is_the_one_that_files_are_read_with() {
        for marking in Marking::ALL {
            let written = serde_json::to_value(marking).unwrap();
            assert_eq!(written, word(&marking), "{marking:?}");
        }
        assert_eq!(serde_json::to_value(Verdict::PartlyMet).unwrap(), word(&Verdict::PartlyMet));
    }
}
