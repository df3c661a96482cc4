//! The way through a plan to all that is read by people or refers to something.
//!
//! Where a field stands in the list of `fields`, it is met here. What anybody makes of it does not
//! belong here: rules ask for every text, every party, every reference of a kind.

use super::{
    ActionNumber, ActionRef, Aim, Basis, BidOutcome, Decision, Document, Due, Entries, Extent,
    Field, FigureId, GroupMembers, Involved, Language, Level, Line, Markdown, Marking, PartyOrder,
    PartyRef, Percent, PeriodId, Place, Plan, PlanDate, Priority, PriorityKey, Punctuality,
    Quantity, RelationKind, Section, Stage, Stated, SuccessionKind, Targets, Unset, Verdict,
    each_thing, field,
};
use crate::source::{Location, SourceId, Span, Spanned};

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
    /// An action of a priority that is named with it.
    ActionOf(&'p PriorityKey, ActionNumber),
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
        let Self { folder: _, file, actions, narrative, annexes, absent: _ } = self;
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

impl Visit for Due {
    fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        match self {
            Self::On(date) => date.visit(at, meet),
            Self::Words(words) => words.visit(at, meet),
        }
    }
}

impl Visit for Targets {
    fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
        for target in self.iter() {
            if let Aim::Text(text) = &target.aim {
                text.visit(Spot { span: target.span, ..at }, meet);
            }
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
        impl Visit for super::$type {
            fn visit<'p>(&'p self, at: Spot, meet: &mut impl FnMut(Spot, Datum<'p>)) {
                // Says which field is missing in the list.
                const _: fn(super::$type) -> super::$type =
                    |one| super::$type { $($own: one.$own,)? $($field: one.$field),* };
                $(self.$own.visit(Spot { field: field!($type.$own), ..at }, meet);)?
                $(self.$field.visit(Spot { field: field!($type.$field), ..at }, meet);)*
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
    ActionRef => |one| match &one.priority {
        Some(key) => Datum::ActionOf(key, one.number),
        None => Datum::Action(one.number),
    };
    PlanDate => |date| Datum::Date(*date);
}
// Nobody but what they belong to has to do with these.
visit_values! {
    bool, u16, Quantity, Percent, Marking, PeriodId, Stage, Punctuality, Verdict, Decision, Basis,
    RelationKind, BidOutcome, Unset, Place, SuccessionKind, Extent, Language, PartyOrder, Level
}
