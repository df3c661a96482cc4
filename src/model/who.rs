//! Who says something, or is asked to do it: a party, a function, or both.

use std::fmt;
use std::ops::Deref;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::involved::PartyRef;
use crate::model::scalar::Form;
use crate::model::text::Line;
use crate::source::Spanned;

/// Who says something, or is asked to do it. Short form: just the party.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "Form<PartyRef, WhoInFull>")]
pub struct Who {
    /// The party or group, or `leader`, `driver`, `co_drivers` or `group` for whoever that is.
    pub party: Option<Spanned<PartyRef>>,
    /// The function, in words.
    pub role: Option<Line>,
}

impl Who {
    /// Whether it is the driver of the priority, who is named for nothing else.
    pub fn is_driver(&self) -> bool {
        self.role.is_none() && self.party.as_ref().is_some_and(|party| party.as_str() == "driver")
    }
}

/// The full form of [`Who`].
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WhoInFull {
    /// The function, in words: `the working group`, `representative in the Roma-Lyon Group`.
    role: Line,
    /// The party it belongs to: a code such as `NL` or `Europol`, a group such as `all_ms`, or
    /// `leader`, `driver`, `co_drivers` or `group` for whoever that is.
    party: Option<Spanned<PartyRef>>,
}

impl From<Form<PartyRef, WhoInFull>> for Who {
    fn from(form: Form<PartyRef, WhoInFull>) -> Self {
        match form {
            Form::Short(party) => Self { party: Some(party), role: None },
            Form::Full(full) => Self { party: full.party, role: Some(full.role) },
        }
    }
}

/// Words as an author printed them, when they must survive. Short form: just the words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "Form<Line, PrintedInFull>")]
pub struct Printed {
    /// The words.
    pub text: Spanned<Line>,
    /// Who used them, where it is not whoever reports.
    pub by: Option<Who>,
}

/// The full form of [`Printed`].
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PrintedInFull {
    /// The words.
    text: Spanned<Line>,
    /// Who used them, where it is not whoever reports: `driver`.
    by: Option<Who>,
}

impl From<Form<Line, PrintedInFull>> for Printed {
    fn from(form: Form<Line, PrintedInFull>) -> Self {
        match form {
            Form::Short(text) => Self { text, by: None },
            Form::Full(full) => Self { text: full.text, by: full.by },
        }
    }
}

/// The words stand for it.
impl Deref for Printed {
    type Target = Spanned<Line>;
    fn deref(&self) -> &Self::Target {
        &self.text
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}
