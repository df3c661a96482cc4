//! The plan's own file, `oap.yaml`: what all priorities share.

use schemars::{JsonSchema, json_schema};
use serde::{Deserialize, Serialize};

use crate::model::date::PlanDate;
use crate::model::entries::Entries;
use crate::model::involved::{Involved, PartyRef};
use crate::model::limits::Limits;
use crate::model::lint::Lint;
use crate::model::marking::Marking;
use crate::model::note::{Declassification, DocumentRef, Note};
use crate::model::priority::PriorityKey;
use crate::model::scalar::{Form, Refusal, Scalar, TEXT};
use crate::model::text::{Line, Prose};
use crate::source::Spanned;

/// An operational action plan: one or two years, all priorities. The file is `oap.yaml`, at the
/// root of the plan.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// The version of the format that the files of the plan are written in: `2`. Left out, it is the
    /// one that the program reads. `empact migrate` rewrites a plan of an earlier one.
    pub format: Option<Spanned<u16>>,
    /// The title: `Operational Action Plan 2013`.
    pub title: Spanned<Line>,
    /// A shorter title, for tables and page heads: `OAP 2013`.
    pub short_title: Option<Line>,
    /// The years the plan covers.
    #[schemars(inner(range(min = 1900, max = 2099)))]
    pub years: Vec<Spanned<u16>>,
    /// The policy cycle the plan belongs to.
    pub cycle: Option<Cycle>,
    /// The classification or distribution marking of this file, and of every priority, action,
    /// narrative and annex that has none of its own.
    pub marking: Option<Spanned<Marking>>,
    /// A line that every document prints at its head and foot, beside its marking: that the plan is an example or
    /// an exercise, for instance. It is not a marking.
    pub notice: Option<Line>,
    /// The decision by which markings were lifted. Nothing else lowers a marking.
    pub declassification: Option<Declassification>,
    /// The language that the plan is written in, and its documents are made in. Leave out for English.
    #[serde(default)]
    pub language: Language,
    /// In which order parties are listed.
    #[serde(default)]
    pub party_order: PartyOrder,
    /// The periods in which actions are reported, in order of time.
    pub periods: Vec<Period>,
    /// The priorities, in the order of the plan.
    pub priorities: Vec<PriorityEntry>,
    /// Groups of parties that leaders and participants may name: `all_ms`.
    #[serde(default)]
    pub groups: Entries<Spanned<Group>>,
    /// Parties that are not in the register the program brings along, by code.
    #[serde(default)]
    pub parties: Entries<Spanned<PlanParty>>,
    /// States outside the Union that are meant wherever their code stands, though no priority lists
    /// them: a code such as `MS` could be short for something else.
    #[serde(default)]
    pub third_states: Vec<Involved>,
    /// What results are counted in, by key: `arrests`.
    #[serde(default)]
    pub measures: Entries<Spanned<Measure>>,
    /// What the remarks of several priorities are about, by key: `funding`. Difficulties, lessons,
    /// recommendations and texts name them, and the summary puts those of a theme together.
    #[serde(default)]
    pub themes: Entries<Spanned<Theme>>,
    /// Goals that all priorities of the cycle share, by key: `CHSG1`. Strategic goals of priorities and
    /// actions name those they serve, and the summary shows the actions of each across priorities.
    #[serde(default)]
    pub horizontal_goals: Entries<Spanned<HorizontalGoal>>,
    /// Help texts of the reporting form. Where one is left standing in a report it is a finding.
    #[serde(default)]
    pub form_texts: Vec<Line>,
    /// Abbreviations that the texts use, and what they stand for: `HVT: high-value target`. Every document
    /// lists those that it uses.
    #[serde(default)]
    pub abbreviations: Entries<Spanned<Line>>,
    /// The front page of the note to COSI.
    pub note: Option<Note>,
    /// What an editor remarks on the reports that the plan was made from: how something was printed
    /// there. Documents tell it with `--notes` only.
    #[serde(default)]
    pub source_notes: Vec<Prose>,
    /// How findings in the plan are reported.
    #[serde(default)]
    pub lint: Lint,
    /// How many findings of the plan are shown.
    pub limits: Option<Limits>,
}

impl PlanFile {
    /// Whether a text is in English that says, or does not say, in which language it is.
    pub fn is_english(&self, said: Option<&Line>) -> bool {
        said.map_or(self.language == Language::En, |language| language.as_str() == "en")
    }

    /// The key of the group of all Member States, where there is one.
    pub fn group_of_states(&self) -> Option<&str> {
        let mut groups = self.groups.iter();
        let (key, _) = groups.find(|(_, group)| group.members == GroupMembers::MemberStates)?;
        Some(key.as_str())
    }
}

/// A policy cycle.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cycle {
    /// Its name.
    pub title: Line,
    /// Its first year.
    #[schemars(range(min = 1900, max = 2099))]
    pub start: Spanned<u16>,
    /// Its last year.
    #[schemars(range(min = 1900, max = 2099))]
    pub end: Spanned<u16>,
}

/// The languages that documents are made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema, Default)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// German.
    De,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::En, Self::Fr, Self::De];
}

/// In which order parties are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema, Default)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum PartyOrder {
    /// As the file lists them.
    #[default]
    AsWritten,
    /// In the order of protocol: by the name of the state in its own language.
    Protocol,
    /// By code.
    Alphabetical,
}

/// The id of a period: letters, digits and hyphens, `2013-06`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodId(String);

impl PeriodId {
    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for PeriodId {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str = "the id of a period like 2013-06";
    const SAMPLE: &'static str = "2013-06";

    fn parse(text: &str) -> Result<Self, Refusal> {
        if text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        {
            return Ok(Self(text.to_owned()));
        }
        Err(Refusal::new("this is not the id of a period")
            .help("use letters, digits and hyphens: `2013-06`"))
    }
}

crate::scalar!(
    PeriodId,
    "PeriodId",
    json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9-]*$" })
);

/// A period in which actions are reported.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The id by which action files name it: `2013-06`.
    pub id: Spanned<PeriodId>,
    /// How it is printed: `June 2013`.
    pub label: Spanned<Line>,
    /// What kind of report it is, by which documents are called: `mid-year`, `final`.
    pub kind: Option<Line>,
    /// The last day it covers.
    pub cut_off: Option<Spanned<PlanDate>>,
    /// By when its reports are due.
    pub due: Option<Spanned<PlanDate>>,
    /// Other labels that were printed for it.
    #[serde(default)]
    pub printed: Vec<Line>,
    /// The keys of the priorities that report in it; leave out when all do.
    #[serde(default)]
    pub priorities: Vec<Spanned<PriorityKey>>,
}

/// A priority in the order of the plan. Short form: just its key.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(from = "Form<PriorityKey, PriorityEntryInFull>")]
pub struct PriorityEntry {
    /// The key.
    pub key: Spanned<PriorityKey>,
    /// The letter, for a priority without a folder of its own.
    pub letter: Option<Line>,
    /// The name, for a priority without a folder of its own.
    pub name: Option<Line>,
    /// A shorter name, by which the front page of the note lists the priority.
    pub short_name: Option<Line>,
    /// The document that reports on the priority, where this plan does not.
    pub reported_in: Option<DocumentRef>,
}

/// The full form of [`PriorityEntry`].
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PriorityEntryInFull {
    /// The key.
    key: Spanned<PriorityKey>,
    /// The letter, for a priority without a folder of its own.
    letter: Option<Line>,
    /// The name, for a priority without a folder of its own.
    name: Option<Line>,
    /// A shorter name, by which the front page of the note lists the priority.
    short_name: Option<Line>,
    /// The document that reports on the priority, where this plan does not.
    reported_in: Option<DocumentRef>,
}

impl From<Form<PriorityKey, PriorityEntryInFull>> for PriorityEntry {
    fn from(form: Form<PriorityKey, PriorityEntryInFull>) -> Self {
        match form {
            Form::Short(key) => {
                Self { key, letter: None, name: None, short_name: None, reported_in: None }
            }
            Form::Full(full) => Self {
                key: full.key,
                letter: full.letter,
                name: full.name,
                short_name: full.short_name,
                reported_in: full.reported_in,
            },
        }
    }
}

/// A group of parties.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// How it is printed: `all Member States`.
    pub name: Line,
    /// Who is in it.
    pub members: GroupMembers,
}

/// Who is in a group.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[derive(strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum GroupMembers {
    /// The Member States of the Union at the time in question.
    MemberStates,
    /// The members of the priority's group.
    PriorityMembers,
    /// Whoever wants to: nobody in particular.
    Open,
    /// These parties.
    Parties(Vec<Spanned<PartyRef>>),
}

/// Something that difficulties, lessons and recommendations are about.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// How it is printed: `Funding`.
    pub name: Line,
    /// What belongs to it and what does not.
    pub text: Option<Prose>,
}

/// A goal that all priorities of a cycle share.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HorizontalGoal {
    /// How it is printed: `Criminal finances`.
    pub title: Line,
    /// What is to be reached.
    pub text: Option<Prose>,
}

/// A party that is not in the register.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanParty {
    /// Its full name.
    pub name: Line,
    /// What should be known about it.
    pub note: Option<Prose>,
}

/// Something that results are counted in.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// How it is printed: `arrests`.
    pub name: Line,
    /// What one of it is called: `persons`, `kg`.
    pub unit: Option<Line>,
    /// What counts and what does not.
    pub note: Option<Prose>,
}
