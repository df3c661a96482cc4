//! The values that have no fields of their own.

use super::value::{Field, Step, Value, Word};
use super::walk::{Part, Walk};
use crate::model::{
    ActionNumber, Basis, BidOutcome, Decision, Due, Extent, FigureId, Level, Line, Markdown,
    Marking, PartyOrder, PartyRef, Percent, PeriodId, Place, PlanDate, PriorityKey, Punctuality,
    Quantity, RelationKind, Stage, Stated, SuccessionKind, Target, Unset, Verdict, Vocabulary,
    word,
};

/// Something that is compared as a whole.
pub(super) trait Leaf {
    /// It as a value; equal values are no change.
    fn value(&self) -> Value<'_>;
}

impl<T: Leaf> Part for T {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        if let Some(step) = step(before.map(Leaf::value), after.map(Leaf::value)) {
            walk.note(field, None, step);
        }
    }
}

/// From one value to another; `None` where there is no difference.
pub(super) fn step<'p>(before: Option<Value<'p>>, after: Option<Value<'p>>) -> Option<Step<'p>> {
    match (before, after) {
        (Some(before), Some(after)) => (before != after).then_some(Step::Changed(before, after)),
        (Some(before), None) => Some(Step::Removed(before)),
        (None, Some(after)) => Some(Step::Added(after)),
        (None, None) => None,
    }
}

/// A file's line ends and the blanks around a text are not part of what it says.
fn text(markdown: &str) -> Value<'_> {
    Value::Text(markdown.trim())
}

impl Leaf for Markdown {
    fn value(&self) -> Value<'_> {
        text(self.as_str())
    }
}

impl Leaf for Line {
    fn value(&self) -> Value<'_> {
        Value::Line(self.as_str())
    }
}

impl Leaf for u16 {
    fn value(&self) -> Value<'_> {
        Value::Number(*self)
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

impl Leaf for Target {
    fn value(&self) -> Value<'_> {
        match self {
            Self::Text(words) => text(words.as_str()),
            other => Value::Target(other),
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
    ActionNumber => |number| Value::Action(*number),
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
    PartyOrder => |word| of("party_order", word),
    Level => |word| of("level", word),
}

/// A word of a vocabulary by the group it has in the message catalogue.
fn of(group: &'static str, value: &impl Vocabulary) -> Value<'static> {
    Value::Word(Word { group, word: word(value) })
}
