//! What the model knows of itself: the fields of everything in it, and the way to all that they
//! hold.
//!
//! The one list of fields is here. Rules visit a plan by it, `analyse::diff` compares by it, and
//! both name fields by [`Field`]. What anybody makes of what is met does not belong here.

use super::{
    Action, ActionNumber, AnnexHead, Basis, BidOutcome, Continuation, Cycle, Decision,
    Declassification, Document, DocumentRef, Entries, Event, Extent, Figure, FigureId, FundingBid,
    Goal, GoalReport, GoalVariant, Group, GroupMembers, Inputs, Involved, Kpi, Lessons, Level,
    Line, Lint, LintSetting, Markdown, Marking, Measure, NarrativeHead, Note, Operation, Partner,
    PartyOrder, PartyRef, Percent, Period, PeriodId, Place, Plan, PlanDate, PlanFile, PlanParty,
    Point, Printed, PrintedLetter, Priority, PriorityEntry, PriorityFile, PriorityKey, Progress,
    Punctuality, Quantity, Reading, Relation, RelationKind, Report, Section, Signature, Stage,
    Stated, SubjectCode, Succession, SuccessionKind, Target, Theme, Unset, Verdict, Who,
};
use crate::source::{Location, SourceId, Span, Spanned};

/// A field of the model. `field!` and `fields!` make them, and know only those there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Field {
    of: &'static str,
    name: &'static str,
}

impl Field {
    /// Its name: `leaders`.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The field of a thing by its name.
    pub(crate) const fn new(of: &'static str, name: &'static str) -> Self {
        Self { of, name }
    }

    /// What stands in a place like a field and is none.
    pub(crate) const fn named(name: &'static str) -> Self {
        Self::new("", name)
    }
}

/// A field of a thing of the model: `field!(Action.kpis)`.
macro_rules! field {
    ($type:ident.$field:ident) => {{
        let _ = std::mem::offset_of!($crate::model::$type, $field);
        $crate::model::Field::new(stringify!($type), stringify!($field))
    }};
}

/// Fields of things of the model: `fields!(Action: progress, kpis; PriorityFile: figures)`.
macro_rules! fields {
    ($($type:ident: $($field:ident),+);+ $(;)?) => {
        &[$($($crate::model::field!($type.$field)),+),+]
    };
}

/// Gives a macro everything that is made of fields, with its fields: the one it is known by first
/// in brackets, where there is one that the others are about, then the most important first. In
/// this order changes are told. What is missing here does not compile.
macro_rules! each_thing {
    ($then:ident) => {
        $then! {
            PlanFile: marking, declassification, title, short_title, years, cycle, periods,
                priorities, groups, parties, party_order, measures, themes, note, form_texts, lint;
            Cycle: title, start, end;
            Period: id, label, kind, cut_off, printed, priorities;
            PriorityEntry(key): letter, name, reported_in;
            Group: name, members;
            PlanParty: name, note;
            Measure: name, unit, note;
            Theme: name, text;
            Lint: rules;
            LintSetting: level, reason;

            Declassification: status, extent, document, date;
            Note: number, suffixes, date, kind, from, to, subject, subject_codes,
                previous_documents, institution, place, original_language, provenance,
                operative_line, service, initials;
            DocumentRef: document, marking;
            SubjectCode: code, number;

            PriorityFile: marking, key, letter, printed_letter, name, driver, co_drivers, members,
                agencies, third_states, others, goals, figures, verdict, aim, recommendations,
                difficulties, achievements, proposals, follow_ups, lessons, events, operations, funding_bids,
                partners, initiatives, succession, started, agreed_by, reports, signature, lint;
            PrintedLetter: letter, place;
            Report: at, title;
            Goal: number, title, text, variant, without_action, report;
            GoalVariant: text, place;
            GoalReport: result, results, difficulties, recommendations, follow_ups, comments, events,
                operations, funding_bids, partners, initiatives;
            Lessons: went_well, shortcomings;
            Succession: kind, plan, priority, note;
            Signature: function, name;

            Action(action): marking, progress, continuation, kpis, results, end, start, leaders,
                co_leaders, leader_condition, participants, title, short_title, title_parts, basis,
                plan_year, timing, description, relations, inputs, difficulties, recommendations,
                follow_ups, comments, events, operations, funding_bids, partners, initiatives,
                priority, goal;
            Progress: stage, punctuality, verdict, printed, result, target_gap, comments, late,
                reported, by, unset;
            Continuation: decision, plan, priorities, action, condition, printed, by, note;
            Inputs: staff_fte, staff, budget_eur, budget, funding;
            Relation: kind, action, note;
            Kpi: values, target, baseline, name, id, unit, source, suitability;
            Reading: value, text, at;

            Figure: value, label, measure, unit, at, period, printed, part_of, sum_of,
                compared_with, countries, operation, source, by, note, id;
            Event: kind, title, start, end, place, country, participants, member_states, trainers,
                organisers, attended_by, funding, about, outcome, results;
            Operation: name, kind, start, end, countries, outcome, results, crime, route, about,
                reference, reported_with;
            Partner: name, kind, parties, since, about, outcome;
            FundingBid: outcome, programme, purpose, applicant, submitted, decided, note;
            Point(text): title, by, at, reason, remedy, to, due, themes, points;
            Involved(party): role, note, member, took_part;
            Who(party): role;
            Printed(text): by;

            NarrativeHead: marking, title, place, goal, action, by, order, themes, language;
            AnnexHead: marking, title, action, by, at, partners, initiatives, order, language;
        }
    };
}

pub(crate) use {each_thing, field, fields};

/// Where in a plan something stands.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    /// The file.
    pub source: SourceId,
    /// The bytes it was read from, as closely as the model knows them.
    pub span: Span,
    /// The field that holds it.
    pub field: Field,
}

impl Spot {
    /// The place in the file.
    pub fn location(self) -> Location {
        Location::new(self.source, self.span)
    }
}

/// What is met in a plan: all that is read by people or refers to something.
#[derive(Debug, Clone, Copy)]
pub enum Datum<'p> {
    /// A text in Markdown.
    Text(&'p Markdown),
    /// A line.
    Line(&'p Line),
    /// What an entry stands under: the id of a period, the key of a group.
    Key(&'p Line),
    /// A list of parties. Each of them is met after it.
    Parties(&'p [Involved]),
    /// The name of a party.
    Party(&'p PartyRef),
    /// The id of a figure: its own, or that of one it refers to.
    Figure(&'p FigureId),
    /// The key of a priority.
    Priority(&'p PriorityKey),
    /// The number of an action.
    Action(ActionNumber),
    /// A date.
    Date(PlanDate),
}

/// What a field of the model can hold.
pub trait Visit: Sized {
    /// Meets everything in it.
    fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>));

    /// Meets everything in a list of it.
    fn visit_list<'p>(list: &'p [Self], at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        for one in list {
            one.visit(at, meet);
        }
    }
}

impl Plan {
    /// Meets everything in the plan, file by file.
    pub fn visit<'p>(&'p self, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        self.file.visit(meet);
        for priority in &self.priorities {
            priority.visit(meet);
        }
    }
}

impl Priority {
    /// Meets everything in the files of the priority.
    pub fn visit<'p>(&'p self, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        let Self { folder: _, file, actions, narrative, annexes, withheld: _ } = self;
        if let Some(file) = file {
            file.visit(meet);
        }
        for action in actions {
            action.visit(meet);
        }
        for section in narrative {
            section.visit(meet);
        }
        for annex in annexes {
            annex.visit(meet);
        }
    }
}

impl<T: Visit> Document<T> {
    /// Meets everything in the file.
    pub fn visit<'p>(&'p self, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        let at = Spot { source: self.source, span: Span::default(), field: Field::named("") };
        self.data.visit(at, meet);
    }
}

impl<H: Visit> Visit for Section<H> {
    fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        let Self { head, body } = self;
        head.visit(at, meet);
        body.visit(Spot { field: Field::named("body"), ..at }, meet);
    }
}

impl<T: Visit> Visit for Option<T> {
    fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        if let Some(one) = self {
            one.visit(at, meet);
        }
    }
}

impl<T: Visit> Visit for Spanned<T> {
    fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        self.value.visit(Spot { span: self.span, ..at }, meet);
    }
}

impl<T: Visit> Visit for Vec<T> {
    fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        T::visit_list(self, at, meet);
    }
}

impl<T: Visit> Visit for Entries<T> {
    fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        for (key, value) in self {
            meet(Spot { span: key.span, ..at }, Datum::Key(&key.value));
            value.visit(at, meet);
        }
    }
}

impl<T: Visit> Visit for Stated<T> {
    fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        if let Self::Known(value) = self {
            value.visit(at, meet);
        }
    }
}

impl Visit for Target {
    fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        match self {
            Self::Text(text) => text.visit(at, meet),
            Self::AtLeast(_)
            | Self::AtMost(_)
            | Self::Equals(_)
            | Self::Change(_)
            | Self::Blank
            | Self::NotSpecified
            | Self::ToBeConfirmed => {}
        }
    }
}

impl Visit for GroupMembers {
    fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        match self {
            Self::Parties(parties) => parties.visit(at, meet),
            Self::MemberStates | Self::PriorityMembers | Self::Open => {}
        }
    }
}

macro_rules! visit_things {
    ($($type:ident $(($own:ident))?: $($field:ident),*;)*) => {$(
        impl Visit for $type {
            fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
                let Self { $($own,)? $($field),* } = self;
                $($own.visit(Spot { field: field!($type.$own), ..at }, meet);)?
                $($field.visit(Spot { field: field!($type.$field), ..at }, meet);)*
            }
            visit_things!(list $type);
        }
    )*};
    (list Involved) => {
        fn visit_list<'p>(list: &'p [Self], at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
            meet(at, Datum::Parties(list));
            for one in list {
                one.visit(at, meet);
            }
        }
    };
    (list $type:ident) => {};
}

macro_rules! visit_values {
    ($($type:ty => |$one:ident| $datum:expr;)*) => {$(
        impl Visit for $type {
            fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
                let $one = self;
                meet(at, $datum);
            }
        }
    )*};
    ($($type:ty),*) => {$(
        impl Visit for $type {
            fn visit<'p>(&'p self, _: Spot, _: &mut impl FnMut(Spot, Datum<'p>)) {}
        }
    )*};
}

each_thing!(visit_things);
visit_values! {
    Markdown => |text| Datum::Text(text);
    Line => |line| Datum::Line(line);
    PartyRef => |party| Datum::Party(party);
    FigureId => |id| Datum::Figure(id);
    PriorityKey => |key| Datum::Priority(key);
    ActionNumber => |number| Datum::Action(*number);
    PlanDate => |date| Datum::Date(*date);
}
// Nobody but what they belong to has to do with these.
visit_values! {
    bool, u16, Quantity, Percent, Marking, PeriodId, Stage, Punctuality, Verdict, Decision, Basis,
    RelationKind, BidOutcome, Unset, Place, SuccessionKind, Extent, PartyOrder, Level
}
