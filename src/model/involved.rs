//! Who takes part: parties as a file names them, with what was noted beside the name.

use std::fmt;

use schemars::{JsonSchema, json_schema};
use serde::Deserialize;

use crate::model::date::PlanDate;
use crate::model::scalar::{Form, Refusal, Scalar, TEXT};
use crate::model::text::{Line, is_blank};
use crate::source::Spanned;

/// The name of a party as written: a code of the register (`NL`, `Europol`), a party or group
/// that the plan defines (`all_ms`), or `driver` and `co_drivers` for whoever that is.
/// Whether it exists is for the rules to say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyRef(String);

impl PartyRef {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PartyRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for PartyRef {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str = "a party like `NL`, `Europol` or `all_ms`";
    const SAMPLE: &'static str = "NL";

    fn parse(text: &str) -> Result<Self, Refusal> {
        if is_blank(text) || text.contains('\n') {
            return Err(Refusal::new("this is not the name of a party")
                .help("write a code such as `NL` or `Europol`, or a group such as `all_ms`"));
        }
        Ok(Self(text.to_owned()))
    }
}

crate::scalar!(
    PartyRef,
    "PartyRef",
    json_schema!({ "type": "string", "pattern": r"^[^\n]*[^\s\x85][^\n]*$" })
);

/// A party that leads, takes part or supports. Short form: just the party.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "Form<PartyRef, InvolvedInFull>")]
pub struct Involved {
    /// The party or group.
    pub party: Spanned<PartyRef>,
    /// In which role, if not simply as what the list says.
    pub role: Option<Line>,
    /// A footnote to the name.
    pub note: Option<Line>,
    /// Since when, where not all along.
    pub since: Option<Spanned<PlanDate>>,
    /// Until when, where not to the end.
    pub until: Option<Spanned<PlanDate>>,
    /// `false` for a party outside the priority's group.
    pub member: bool,
    /// `false` for a party that is on the list but took no part.
    pub took_part: bool,
}

/// The full form of [`Involved`].
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct InvolvedInFull {
    /// The party: a code such as `NL` or `Europol`, or a group such as `all_ms`.
    party: Spanned<PartyRef>,
    /// In which role, if not simply as what the list says: `steering committee`.
    role: Option<Line>,
    /// A footnote to the name.
    note: Option<Line>,
    /// Since when, where not all along: `2013-07`. Reports on earlier periods do not name it.
    since: Option<Spanned<PlanDate>>,
    /// Until when, where not to the end: `2013-06`. Reports on later periods do not name it.
    until: Option<Spanned<PlanDate>>,
    /// `false` for a party outside the priority's group. Default: true.
    member: Option<bool>,
    /// `false` for a party that is on the list but took no part. Default: true.
    took_part: Option<bool>,
}

/// Just the party.
impl From<Spanned<PartyRef>> for Involved {
    fn from(party: Spanned<PartyRef>) -> Self {
        Self {
            party,
            role: None,
            note: None,
            since: None,
            until: None,
            member: true,
            took_part: true,
        }
    }
}

impl From<Form<PartyRef, InvolvedInFull>> for Involved {
    fn from(form: Form<PartyRef, InvolvedInFull>) -> Self {
        match form {
            Form::Short(party) => party.into(),
            Form::Full(full) => Self {
                party: full.party,
                role: full.role,
                note: full.note,
                since: full.since,
                until: full.until,
                member: full.member.unwrap_or(true),
                took_part: full.took_part.unwrap_or(true),
            },
        }
    }
}
