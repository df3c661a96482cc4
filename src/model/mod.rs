//! The plan as plain typed data: what the YAML files may say, and what it means.
//!
//! `decode` fills these types, the published JSON Schema is derived from them, and every later
//! stage reads them. Field documentation is written for the people who edit the files, because
//! editors show it to them. No computation over a plan belongs here: that is `analyse`.

mod action;
mod activity;
mod date;
mod document;
mod entries;
mod fields;
mod figure;
mod format;
mod involved;
mod kpi;
mod limits;
mod lint;
mod marking;
mod narrative;
mod note;
pub mod party;
mod plan;
mod point;
mod priority;
mod progress;
mod quantity;
pub mod scalar;
mod target;
mod term;
mod text;
mod unset;
mod visit;
mod who;
mod word;

pub use action::{
    Action, ActionNumber, ActionRef, Basis, Continuation, Decision, Earlier, Inputs, Relation,
    RelationKind,
};
pub use activity::{BidOutcome, Event, FundingBid, Operation, Partner};
pub(crate) use date::YEARS;
pub(crate) use date::refusal::{WITH_SAMPLES as DATES_WITH_SAMPLES, week_of};
pub use date::{PlanDate, Precision};
pub use document::{Absence, Document, Holder, HolderMut, Owner, Plan, Priority, Section};
pub use entries::Entries;
pub use fields::Field;
pub(crate) use fields::{each_thing, field, fields};
pub use figure::{Figure, FigureId};
pub use format::{FORMAT, RENEWALS, RenamedKey, Renewal, Rewritten, renewed};
pub use involved::{Involved, PartyRef};
pub use kpi::{Kpi, Reading, are_words};
pub use limits::Limits;
pub use lint::{Level, Lint, LintSetting};
pub use marking::Marking;
pub use narrative::{AnnexHead, NarrativeHead, Place};
pub use note::{Declassification, DocumentRef, Extent, Note, SubjectCode};
pub use plan::{
    Cycle, Group, GroupMembers, HorizontalGoal, Language, Measure, PartyOrder, Period, PeriodId,
    PlanFile, PlanParty, PriorityEntry, Theme,
};
pub use point::{Due, Point};
pub use priority::{
    Goal, GoalReport, GoalVariant, Lessons, PrintedLetter, PriorityFile, PriorityKey, Report,
    Signature, Succession, SuccessionKind,
};
pub use progress::{Progress, Punctuality, Stage, Verdict};
pub use quantity::{Attainment, End, Growth, Interval, Percent, Quantity, QuantityKind};
pub(crate) use quantity::{NOT_A_QUANTITY, in_unit, is_doubtful, is_percentage, readings};
pub use target::{Aim, Target, Targets};
pub use term::{Term, claimed, meant};
pub use text::{LONGEST_LINE, LONGEST_TEXT, Line, Markdown, Prose};
pub use unset::{NoValue, Stated, UNSET_PLACES, Unset};
pub use visit::{Datum, Spot, Visit};
pub use who::{Printed, Who};
pub use word::{Vocabulary, word};
