//! Markings: who may see a document.
//!
//! Plan, priority, action, narrative and annex can each carry one of their own. A document made
//! of several is marked as the highest of them, which is their maximum; nothing but an explicit
//! declassification lowers a marking. Which marking a part has is for `analyse::markings`, what is
//! left out under a ceiling for `analyse::release`, where it is printed for `render`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The marking of a text, from the lowest to the highest.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Marking {
    /// Open to everybody; neither a classification nor a limit on distribution.
    Public,
    /// For internal distribution in the institutions and Member States: a distribution marking,
    /// not a classification.
    Limite,
    /// RESTREINT UE/EU RESTRICTED, the lowest classification.
    Restricted,
    /// CONFIDENTIEL UE/EU CONFIDENTIAL.
    Confidential,
    /// SECRET UE/EU SECRET.
    Secret,
    /// TRÈS SECRET UE/EU TOP SECRET, the highest classification.
    TopSecret,
}

impl Marking {
    /// Every marking, from the lowest to the highest.
    pub const ALL: [Self; 6] = [
        Self::Public,
        Self::Limite,
        Self::Restricted,
        Self::Confidential,
        Self::Secret,
        Self::TopSecret,
    ];

    /// The words prescribed for the head and foot of a page, the same in every language.
    pub fn printed(self) -> &'static str {
        match self {
            Self::Public => "PUBLIC",
            Self::Limite => "LIMITE",
            Self::Restricted => "RESTREINT UE/EU RESTRICTED",
            Self::Confidential => "CONFIDENTIEL UE/EU CONFIDENTIAL",
            Self::Secret => "SECRET UE/EU SECRET",
            Self::TopSecret => "TRÈS SECRET UE/EU TOP SECRET",
        }
    }

    /// Whether it is a security classification, as opposed to a distribution marking or none.
    pub fn is_classification(self) -> bool {
        self >= Self::Restricted
    }

    /// The word for it in files and on the command line: `top_secret`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Limite => "limite",
            Self::Restricted => "restricted",
            Self::Confidential => "confidential",
            Self::Secret => "secret",
            Self::TopSecret => "top_secret",
        }
    }
}

/// The word, as [`Marking::word`].
impl fmt::Display for Marking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::Marking;

    #[test]
    fn every_marking_has_one_word_for_files_schema_and_display() {
        let schema = schemars::schema_for!(Marking);
        let schema = jsonschema::validator_for(schema.as_value()).expect("a valid schema");
        for marking in Marking::ALL {
            let word = json!(marking.word());
            assert_eq!(to_value(marking).expect("written"), word);
            assert_eq!(from_value::<Marking>(word.clone()).expect("read"), marking);
            assert!(schema.is_valid(&word));
        }
        for word in ["restreint", "PUBLIC", "declassified", ""] {
            assert!(from_value::<Marking>(json!(word)).is_err() && !schema.is_valid(&json!(word)));
        }
    }

    #[test]
    fn the_highest_is_the_maximum_and_classification_starts_at_restricted() {
        assert!(Marking::ALL.is_sorted());
        let classified: Vec<_> =
            Marking::ALL.into_iter().filter(|marking| marking.is_classification()).collect();
        assert_eq!(classified, Marking::ALL[2..]);
        let parts = [Marking::Limite, Marking::Restricted, Marking::Public];
        assert_eq!(parts.into_iter().max(), Some(Marking::Restricted));
    }

    #[test]
    fn printed_words_are_the_prescribed_ones() {
        assert_eq!(
            Marking::ALL.map(Marking::printed),
            [
                "PUBLIC",
                "LIMITE",
                "RESTREINT UE/EU RESTRICTED",
                "CONFIDENTIEL UE/EU CONFIDENTIAL",
                "SECRET UE/EU SECRET",
                "TRÈS SECRET UE/EU TOP SECRET",
            ]
        );
    }
}
