//! One change: where it is, and what stood there before and afterwards.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::model::{
    ActionNumber, Aim, Field, Figure, Growth, Kpi, Line, Marking, Percent, PlanDate, Quantity,
    Target, Targets, Unset,
};

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'p> {
    /// The way to what changed, from the part it belongs to: the indicator `siena-requests`, the
    /// period `2013-12`, its value. Never empty.
    pub place: Vec<Item<'p>>,
    /// What it is counted in, where it is a number of an indicator or figure.
    pub unit: Option<&'p str>,
    /// What became of it.
    pub step: Step<'p>,
}

impl Change<'_> {
    /// How much a number changed: a percentage by points.
    pub fn growth(&self) -> Option<Growth> {
        let Step::Changed(Value::Quantity(before), Value::Quantity(after)) = &self.step else {
            return None;
        };
        Quantity::change_of(self.unit, *before, *after)
    }

    /// The field that changed.
    pub fn field(&self) -> Option<Field> {
        self.place.last().map(|item| item.field)
    }

    /// Whether a field is on the way to what changed, or is it.
    pub fn is_in(&self, field: Field) -> bool {
        self.place.iter().any(|item| item.field == field)
    }
}

/// A station on the way to what changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item<'p> {
    /// The field.
    pub field: Field,
    /// Which one, where the field holds more than one; as it is called afterwards, if it is
    /// still there.
    pub name: Option<ItemName<'p>>,
}

/// What one of several things is called.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ItemName<'p> {
    /// An indicator: by its id in the files, by its name to readers.
    Indicator(&'p Kpi),
    /// A figure: by its id, or by what it counts.
    Figure(&'p Figure),
    /// By words: a title, a label, an id.
    Words(&'p str),
    /// By a number.
    Number(u16),
    /// By the number of an action.
    Action(ActionNumber),
    /// By the id of a period.
    Period(&'p str),
    /// By a party's name as written.
    Party(&'p str),
    /// By a date.
    Date(PlanDate),
}

/// What became of something.
#[derive(Debug, Clone, PartialEq)]
pub enum Step<'p> {
    /// It was not there before.
    Added(Value<'p>),
    /// It is no longer there.
    Removed(Value<'p>),
    /// It was something else.
    Changed(Value<'p>, Value<'p>),
    /// A list is in another order, as far as the same things are in it.
    Reordered,
}

impl<'p> Step<'p> {
    /// What stood there before.
    pub fn before(&self) -> Option<&Value<'p>> {
        match self {
            Self::Removed(value) | Self::Changed(value, _) => Some(value),
            Self::Added(_) | Self::Reordered => None,
        }
    }

    /// What stands there afterwards.
    pub fn after(&self) -> Option<&Value<'p>> {
        match self {
            Self::Added(value) | Self::Changed(_, value) => Some(value),
            Self::Removed(_) | Self::Reordered => None,
        }
    }
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value<'p> {
    /// Something that is made of fields; those that it has are changes of their own.
    Thing,
    /// A line.
    Line(&'p str),
    /// Markdown. Line ends and blanks around it do not count.
    Text(&'p str),
    /// A count, a year, the number of a goal.
    Number(u16),
    /// The number of an action.
    Action(ActionNumber),
    /// A quantity.
    Quantity(Quantity),
    /// A percentage.
    Percent(Percent),
    /// A date.
    Date(PlanDate),
    /// A marking.
    Marking(Marking),
    /// A party's name as written.
    Party(&'p str),
    /// Yes or no.
    Flag(bool),
    /// A word of one of the vocabularies of the files.
    Word(Word),
    /// Why there is no value.
    Unset(Unset),
    /// What an indicator is to reach.
    Targets(&'p Targets),
}

/// A word of a vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Word {
    /// The vocabulary: `verdict`.
    pub group: &'static str,
    /// The word as the files have it: `partly_met`.
    pub word: &'static str,
}

impl Value<'_> {
    /// Whether two values say the same, however Unicode writes the accents in them: a Mac writes other
    /// bytes for `Ü` than Windows does.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Line(before), Self::Line(after)) | (Self::Text(before), Self::Text(after)) => {
                before == after || !after.is_ascii() && before.nfc().eq(after.nfc())
            }
            _ => self == other,
        }
    }
}

/// As the files spell it; nothing for a thing, which no one text stands for.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Thing => Ok(()),
            Self::Line(text) | Self::Text(text) | Self::Party(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Action(number) => number.fmt(f),
            Self::Quantity(quantity) => quantity.fmt(f),
            Self::Percent(percent) => percent.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::Marking(marking) => marking.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
            Self::Word(word) => f.write_str(word.word),
            Self::Unset(unset) => f.write_str(unset.word()),
            Self::Targets(targets) => {
                for (at, target) in targets.iter().enumerate() {
                    f.write_str(if at > 0 { "; " } else { "" })?;
                    write_target(target, f)?;
                }
                Ok(())
            }
        }
    }
}

fn write_target(target: &Target, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &target.aim {
        Aim::AtLeast(quantity) => write!(f, "at_least: {quantity}"),
        Aim::AtMost(quantity) => write!(f, "at_most: {quantity}"),
        Aim::Equals(quantity) => write!(f, "equals: {quantity}"),
        Aim::Change(percent) => write!(f, "change: {percent}"),
        Aim::Text(text) => write!(f, "text: {}", text.as_str()),
        Aim::Unset(unset) => f.write_str(unset.word()),
    }?;
    target.by.map_or(Ok(()), |by| write!(f, ", by: {by}"))
}

impl fmt::Display for ItemName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Indicator(kpi) => f.write_str(kpi.id.as_str()),
            Self::Figure(figure) => {
                let label = figure.label.as_ref().or(figure.measure.as_deref()).map(Line::as_str);
                let name = figure.id.as_ref().map(|id| id.as_str()).or(label);
                f.write_str(name.unwrap_or_default())
            }
            Self::Words(text) | Self::Period(text) | Self::Party(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Action(number) => number.fmt(f),
            Self::Date(date) => date.fmt(f),
        }
    }
}
