//! What stands in one cell of a table.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::Serializer;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Text.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// A day of the calendar.
    Date,
    /// Yes or no.
    Flag,
}

impl CellKind {
    /// The word for it in the documentation and in the table `columns`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Whole => "whole number",
            Self::Number => "number",
            Self::Date => "date",
            Self::Flag => "true or false",
        }
    }
}

/// One cell. Every cell of a column is of the column's kind or empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
}

impl Cell {
    /// The kind of column it may stand in; `None` for an empty one, which may stand anywhere.
    pub fn kind(&self) -> Option<CellKind> {
        Some(match self {
            Self::Empty => return None,
            Self::Text(_) => CellKind::Text,
            Self::Whole(_) => CellKind::Whole,
            Self::Number(_) => CellKind::Number,
            Self::Date(_) => CellKind::Date,
            Self::Flag(_) => CellKind::Flag,
        })
    }
}

/// A day as ISO 8601 writes it.
pub(super) fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// The nearest number that programs calculate with, which keeps some 15 digits.
pub(super) fn binary(number: Decimal) -> f64 {
    // Through the text, since that is rounded once and rightly.
    number.to_string().parse().unwrap_or(f64::NAN)
}

/// As JSON: null, a string, a number, true or false.
impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Number(number) => match i64::try_from(number.normalize()) {
                Ok(whole) if number.fract().is_zero() => serializer.serialize_i64(whole),
                _ => serializer.serialize_f64(binary(*number)),
            },
            Self::Date(date) => serializer.serialize_str(&iso(*date)),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}
