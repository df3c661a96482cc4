//! A date as precise as it is known: a day, a month, a quarter, a half-year, a year, or open.
//!
//! Starts, ends, baselines and periods of the model are [`PlanDate`]s. Printing them
//! ("4 June 2014") is for `render`, and what day it is today nobody here knows.

pub(super) mod refusal;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;
use schemars::{Schema, json_schema};

use crate::model::scalar::{NUMBER_OR_TEXT, Refusal, Scalar};

/// Years a plan can speak of; beyond them a typing error is likelier.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1900..=2099;

/// A date of some precision.
///
/// The order is that of time, and partial: a date is less than another when all of it surely
/// lies before all of the other. `2013` and `2013-06-30` have no order, and nothing has one
/// with `open`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PlanDate(Precision);

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// `2012-01-01`.
    Day(Date),
    /// `2013-12`.
    Month {
        /// The year.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
    /// `2013-Q2`.
    Quarter {
        /// The year.
        year: i16,
        /// 1 to 4.
        quarter: i8,
    },
    /// `2013-H1`.
    Half {
        /// The year.
        year: i16,
        /// 1 or 2.
        half: i8,
    },
    /// `2013`.
    Year(i16),
    /// `open`: no date is set.
    Open,
}

impl PlanDate {
    /// What is known of the date; always a date there is.
    pub fn precision(self) -> Precision {
        self.0
    }

    /// Whether no date is set.
    pub fn is_open(self) -> bool {
        self.0 == Precision::Open
    }

    /// The first day it can mean; `None` when it is open.
    pub fn first_day(self) -> Option<Date> {
        let (year, first, _) = match self.0 {
            Precision::Day(day) => return Some(day),
            precision => precision.months()?,
        };
        Date::new(year, first, 1).ok()
    }

    /// The last day it can mean; `None` when it is open.
    pub fn last_day(self) -> Option<Date> {
        let (year, _, last) = match self.0 {
            Precision::Day(day) => return Some(day),
            precision => precision.months()?,
        };
        Date::new(year, last, 1).ok().map(Date::last_of_month)
    }

    /// Whether all of it lies before all of the other, so that no more exact dates could put
    /// them the other way round.
    pub fn surely_before(self, other: Self) -> bool {
        self < other
    }
}

impl Precision {
    /// The year with its first and last month; `None` for a day and for `open`.
    fn months(self) -> Option<(i16, i8, i8)> {
        match self {
            Self::Month { year, month } => Some((year, month, month)),
            Self::Quarter { year, quarter } => Some((year, quarter * 3 - 2, quarter * 3)),
            Self::Half { year, half } => Some((year, half * 6 - 5, half * 6)),
            Self::Year(year) => Some((year, 1, 12)),
            Self::Day(_) | Self::Open => None,
        }
    }
}

impl PartialOrd for PlanDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other {
            return Some(Ordering::Equal);
        }
        if self.last_day()? < other.first_day()? {
            Some(Ordering::Less)
        } else if other.last_day()? < self.first_day()? {
            Some(Ordering::Greater)
        } else {
            None
        }
    }
}

/// A day there is. Its precision is a day's.
impl From<Date> for PlanDate {
    fn from(day: Date) -> Self {
        Self(Precision::Day(day))
    }
}

/// Reads the grammar: `None` where the text is not of it, or is no date of the calendar.
fn read(text: &str) -> Option<Precision> {
    if text == "open" {
        return Some(Precision::Open);
    }
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4).filter(|year| YEARS.contains(year))?;
    let (second, third) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let small = |digits: &str, length| number(digits, length).and_then(|n| i8::try_from(n).ok());
    let Some(second) = second else { return Some(Precision::Year(year)) };
    if let Some(digit) = second.strip_prefix('Q') {
        let quarter = small(digit, 1).filter(|quarter| (1..=4).contains(quarter))?;
        return third.is_none().then_some(Precision::Quarter { year, quarter });
    }
    if let Some(digit) = second.strip_prefix('H') {
        let half = small(digit, 1).filter(|half| (1..=2).contains(half))?;
        return third.is_none().then_some(Precision::Half { year, half });
    }
    let month = small(second, 2).filter(|month| (1..=12).contains(month))?;
    match third {
        None => Some(Precision::Month { year, month }),
        Some(day) => Date::new(year, month, small(day, 2)?).ok().map(Precision::Day),
    }
}

/// Exactly so many ASCII digits.
fn number(digits: &str, length: usize) -> Option<i16> {
    let well_formed = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    if well_formed { digits.parse().ok() } else { None }
}

impl Scalar for PlanDate {
    const FORM: &'static str = NUMBER_OR_TEXT;
    const EXPECTED: &'static str = "a date like 2013-12-31, 2013-12, 2013 or open";
    const SAMPLE: &'static str = "open";

    fn parse(text: &str) -> Result<Self, Refusal> {
        read(text).map(Self).ok_or_else(|| refusal::date(text))
    }
}

/// The text for YAML: `2012-01-01`, `2013-12`, `2013-Q2`, `2013-H1`, `2013`, `open`.
impl fmt::Display for PlanDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Precision::Day(day) => {
                write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
            }
            Precision::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Precision::Quarter { year, quarter } => write!(f, "{year:04}-Q{quarter}"),
            Precision::Half { year, half } => write!(f, "{year:04}-H{half}"),
            Precision::Year(year) => write!(f, "{year:04}"),
            Precision::Open => f.write_str("open"),
        }
    }
}

fn schema() -> Schema {
    let to_the_28th = "(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?";
    let late_day = "(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31";
    // 1900 was no leap year, 2000 was one.
    let leap_year = "(?:19(?:0[48]|[2468][048]|[13579][26])|20(?:0[048]|[2468][048]|[13579][26]))";
    let year = format!("(?:19|20)[0-9]{{2}}(?:-(?:{to_the_28th}|{late_day}|Q[1-4]|H[12]))?");
    json_schema!({
        "title": "Date",
        "description": "A date as precise as it is known: a day (2013-06-30), a month (2013-06), \
                        a quarter (2013-Q2), a half-year (2013-H1), a year (2013), or open.",
        "examples": ["2013-06-30", "2013-06", 2013, "open"],
        "anyOf": [
            { "type": "integer", "minimum": YEARS.start(), "maximum": YEARS.end() },
            { "type": "string", "pattern": format!("^(?:{year}|{leap_year}-02-29|open)$") }
        ]
    })
}

crate::scalar!(PlanDate, "PlanDate", schema());
