//! The values that have no fields of their own.

use super::pair::{Key, Listed, Marked};
use super::value::{Value, Word};
use super::walk::{Compared, Walk};
use crate::model::{
    ActionNumber, ActionRef, Basis, BidOutcome, Decision, Due, Extent, Field, FigureId, Language,
    Level, Line, Markdown, Marking, PartyOrder, PartyRef, Percent, PeriodId, Place, PlanDate,
    PriorityKey, Punctuality, Quantity, RelationKind, Stage, Stated, SuccessionKind, Unset,
    Verdict, Vocabulary,
};

/// Something that is compared as a whole.
pub(super) trait Leaf {
    /// It as a value; equal values are no change.
    fn value(&self) -> Value<'_>;
}

impl<T: Leaf> Compared for T {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.value(field, None, before.map(Leaf::value), after.map(Leaf::value));
    }
}

/// What is true unless a file says otherwise.
impl Compared for bool {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let value = |side: Option<&Self>| Some(Value::Flag(side.copied().unwrap_or(true)));
        walk.value(field, None, value(before), value(after));
    }
}

/// In a list it is known by what it is.
impl<T: Leaf + PartialEq> Listed for T {
    const KEYS: usize = 1;

    fn key(&self, _: usize) -> Option<Key<'_>> {
        Some(vec![self.mark()])
    }

    fn text(&self) -> Option<&str> {
        match self.value() {
            Value::Line(text) | Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl<T: Leaf> Marked for T {
    fn mark(&self) -> Option<Value<'_>> {
        Some(self.value())
    }
}

impl Leaf for Due {
    fn value(&self) -> Value<'_> {
        match self {
            Self::On(date) => date.value(),
            Self::Words(words) => words.value(),
        }
    }
}

impl<T: Leaf> Leaf for Stated<T> {
    fn value(&self) -> Value<'_> {
        match self {
            Self::Known(value) => value.value(),
            Self::Unset(unset) => Value::Unset(*unset),
        }
    }
}

macro_rules! leaves {
    ($($type:ty => |$one:ident| $value:expr),* $(,)?) => {$(
        impl Leaf for $type {
            fn value(&self) -> Value<'_> {
                let $one = self;
                $value
            }
        }
    )*};
}

leaves! {
    // A file's line ends and the blanks around a text are not part of what it says.
    Markdown => |text| Value::Text(text.trim()),
    Line => |line| Value::Line(line.as_str()),
    u16 => |number| Value::Number(*number),
    ActionNumber => |number| Value::Action(*number),
    ActionRef => |one| match one.priority {
        Some(_) => Value::Line(one.as_str()),
        None => Value::Action(one.number),
    },
    Quantity => |quantity| Value::Quantity(*quantity),
    Percent => |percent| Value::Percent(*percent),
    PlanDate => |date| Value::Date(*date),
    Marking => |marking| Value::Marking(*marking),
    PartyRef => |party| Value::Party(party.as_str()),
    PriorityKey => |key| Value::Line(key.as_str()),
    PeriodId => |id| Value::Line(id.as_str()),
    FigureId => |id| Value::Line(id.as_str()),
    Stage => |word| of("stage", word),
    Punctuality => |word| of("punctuality", word),
    Verdict => |word| of("verdict", word),
    Decision => |word| of("decision", word),
    Basis => |word| of("basis", word),
    RelationKind => |word| of("relation", word),
    BidOutcome => |word| of("bid", word),
    Unset => |unset| Value::Unset(*unset),
    Place => |word| of("place", word),
    SuccessionKind => |word| of("succession", word),
    Extent => |word| of("extent", word),
    Language => |word| of("language", word),
    PartyOrder => |word| of("party_order", word),
    Level => |word| of("level", word),
}

/// A word of a vocabulary by the group it has in the message catalogue.
fn of(group: &'static str, word: &impl Vocabulary) -> Value<'static> {
    Value::Word(Word { group, word: (*word).into() })
}
