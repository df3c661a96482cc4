//! Numbers as people write them, in several languages and house styles: `1.200`, `ca. 6 000`,
//! `2,3 Mio`, `10–20`, `12 of 40`. None of this is taken; what it may mean is told by
//! [`refusal`](super::refusal), the only caller.
//!
//! What may be meant in two ways has two readings here. Digits are joined only where they are
//! grouped by three.

mod amount;
mod number;
mod words;

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Quantity, QuantityKind};
use amount::Amount;

/// What a text may mean.
pub(super) struct Notation {
    /// Each way to read it, the likeliest first; at least one, and each has a spelling.
    pub(super) readings: Vec<Quantity>,
    /// What is wrong with it as it is written.
    pub(super) fault: Cow<'static, str>,
    /// What stands behind the number or before it and is none.
    pub(super) unit: Option<String>,
    /// What is said of the number in brackets behind it.
    pub(super) remark: Option<String>,
    /// What the second reading is, for `if … is meant`.
    pub(super) second: &'static str,
    /// Whether nothing is lost and nothing guessed where there is one reading.
    pub(super) certain: bool,
}

impl Notation {
    fn unsure(
        readings: Vec<Quantity>,
        fault: impl Into<Cow<'static, str>>,
        unit: Option<String>,
    ) -> Self {
        let (remark, second) = (None, "that");
        Self { readings, fault: fault.into(), unit, remark, second, certain: false }
    }
}

/// Reads a text; `None` where no number can be made out in it.
pub(super) fn read(text: &str) -> Option<Notation> {
    let broken = text.trim().contains(['\n', '\r']);
    let folded = words::fold(text);
    let found = [several, qualified].into_iter().find_map(|form| form(&folded));
    let found = found.or_else(|| with_remark(text))?;
    let certain = found.certain && !broken && found.readings.len() == 1;
    let fault = if broken { Cow::Borrowed("a number on several lines") } else { found.fault };
    Some(Notation { fault, certain, ..found })
}

/// What a text may mean as a quantity, written as one or otherwise, and its unit.
pub(crate) fn readings(text: &str) -> (Vec<Quantity>, Option<String>) {
    match super::read(text) {
        Some(Ok(quantity)) => (vec![quantity], None),
        Some(Err(_)) => (Vec::new(), None),
        None => read(text).map_or_else(Default::default, |found| (found.readings, found.unit)),
    }
}

/// The number of a text that has a remark in brackets behind it, and the remark: `40 (20 in Lisbon)`.
pub(crate) fn remarked(text: &str) -> Option<(Quantity, String)> {
    let found = read(text)?;
    let [only] = found.readings[..] else { return None };
    Some((only, found.remark?))
}

/// Whether a text is a part and its whole: `1/3`, `12 of 40`.
pub(crate) fn is_part(text: &str) -> bool {
    part(&words::fold(text)).is_some()
}

/// Whether words say which way a change goes.
pub(crate) fn says_direction(text: &str) -> bool {
    direction(&text.trim().to_lowercase()).is_some()
}

/// A number without anything around it that may be read in one way or two.
pub(super) use number::read as number;
/// What stands at the beginning or the end of a text in small letters.
pub(super) use words::{direction, qualifier};

/// Keeps the readings that have a spelling.
fn spelled(readings: impl IntoIterator<Item = Quantity>) -> Option<Vec<Quantity>> {
    let mut kept: Vec<Quantity> = Vec::new();
    for reading in readings {
        let taken = super::read(&reading.to_string()).is_some_and(|result| result.is_ok());
        if taken && !kept.contains(&reading) {
            kept.push(reading);
        }
    }
    (!kept.is_empty()).then_some(kept)
}

/// One number, perhaps with a qualifier, a word for its size and a unit.
fn qualified(text: &str) -> Option<Notation> {
    let (kind, rest) = qualifier(text).map_or((None, text), |(k, rest)| (Some(k), rest));
    let (suffix, rest) = words::behind(rest).map_or((None, rest), |(k, rest)| (Some(k), rest));
    if kind.is_some() && suffix.is_some() {
        return None;
    }
    let kind = kind.or(suffix);
    let amount = amount::read(rest)?;
    let Amount { number, unit, size, sign } = amount;
    if sign == Some('-') && kind.is_some() {
        return None;
    }
    let values = number.values.iter().map(|value| if sign == Some('-') { -*value } else { *value });
    let of_kind = |value: Decimal| Quantity::of(kind.unwrap_or(QuantityKind::Exact), value);
    let unsized_values = if size.other { number.unsized_values() } else { Vec::new() };
    let readings = spelled(values.chain(unsized_values).map(of_kind))?;
    let fault: Cow<'static, str> = if let Some(fault) = number.ambiguity() {
        fault.into()
    } else if size.given {
        "a number that is not written out".into()
    } else if unit.is_some() {
        "a quantity is a number without its unit".into()
    } else if let Some(fault) = number.fault {
        fault.into()
    } else if sign == Some('+') {
        "a number with a plus sign".into()
    } else if kind.is_some() {
        "not the way a number is qualified".into()
    } else {
        "not the way a number is written".into()
    };
    let certain = number.certain && size.certain;
    Some(Notation { certain, ..Notation::unsure(readings, fault, unit) })
}

/// `40 (20 in Lisbon, 20 in Porto)`: a number, and what is said of it.
fn with_remark(text: &str) -> Option<Notation> {
    let text = text.trim();
    let (number, remark) = text.strip_suffix(')')?.split_once(" (")?;
    let says_something = remark.contains(char::is_alphabetic) && !remark.contains(['(', ')']);
    let (readings, unit) = readings(number);
    (says_something && !readings.is_empty()).then(|| Notation {
        remark: Some(remark.trim().to_owned()),
        ..Notation::unsure(readings, "a quantity is a number, and words follow behind it", unit)
    })
}

/// More numbers than one: a range, a sum, a product, a part of a whole, or numbers in a row.
fn several(text: &str) -> Option<Notation> {
    bracketed(text)
        .or_else(|| range(text))
        .or_else(|| sum(text))
        .or_else(|| product(text))
        .or_else(|| part(text))
        .or_else(|| in_a_row(text))
}

/// `(500)`: to accountants it is negative.
fn bracketed(text: &str) -> Option<Notation> {
    let number = number(text.strip_prefix('(')?.strip_suffix(')')?)?;
    let both = number.values.iter().flat_map(|value| [-*value, *value]);
    let readings = spelled(both.map(|value| Quantity::of(QuantityKind::Exact, value)))?;
    Some(Notation::unsure(readings, "a number in brackets", None))
}

fn range(text: &str) -> Option<Notation> {
    let (opened, rest) = words::opening(text);
    let rest = match qualifier(rest) {
        Some((QuantityKind::About, rest)) => rest,
        _ => rest,
    };
    words::splits(rest, opened).find_map(|(low, high)| {
        let (low, high) = (amount::read(low)?, amount::read(high)?);
        let agree = low.unit.is_none() || low.unit == high.unit;
        if low.sign.is_some() || high.sign.is_some() || !agree || high.size.other {
            return None;
        }
        let size = if low.size.given { Decimal::ONE } else { high.size.factor };
        let ends = pairs(&low.number.values, &high.number.values);
        let ends = ends.filter_map(|(a, b)| Some((a.checked_mul(size)?, b)));
        let ordered = ends.filter(|(a, b)| a < b).map(|(a, b)| Quantity::range(a, b));
        let plain = low.number.fault.or(high.number.fault);
        let fault = match low.number.ambiguity().or(high.number.ambiguity()) {
            Some(fault) => Cow::Owned(fault),
            None => plain.unwrap_or("not the way a range is written").into(),
        };
        Some(Notation::unsure(spelled(ordered)?, fault, high.unit))
    })
}

/// `1.137 + 2.300`
fn sum(text: &str) -> Option<Notation> {
    let text = text.strip_prefix('=').unwrap_or(text);
    let amounts: Vec<Amount> = text.split('+').map(amount::read).collect::<Option<_>>()?;
    let (first, rest) = amounts.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let mut totals = first.number.values.clone();
    for amount in rest {
        let added = pairs(&totals, &amount.number.values);
        totals = added.map(|(a, b)| a.checked_add(b)).collect::<Option<_>>()?;
    }
    let unit = amounts.iter().find_map(|amount| amount.unit.clone());
    let readings =
        spelled(totals.into_iter().map(|total| Quantity::of(QuantityKind::Exact, total)))?;
    Some(Notation::unsure(readings, "a sum of numbers", unit))
}

/// `2 x 0.5`
fn product(text: &str) -> Option<Notation> {
    let (first, second) = ['x', '×', '*'].iter().find_map(|sign| text.split_once(*sign))?;
    let (first, second) = (amount::read(first)?, amount::read(second)?);
    let products = pairs(&first.number.values, &second.number.values);
    let products = products.filter_map(|(a, b)| a.checked_mul(b));
    let readings = spelled(products.map(|product| Quantity::of(QuantityKind::Exact, product)))?;
    let unit = second.unit;
    (first.unit.is_none() && first.sign.is_none() && second.sign.is_none())
        .then(|| Notation::unsure(readings, "a product of numbers", unit))
}

/// `12 of 40`: the part, or what share it is.
fn part(text: &str) -> Option<Notation> {
    let (part, whole) = words::OF.iter().find_map(|word| text.split_once(word))?;
    let (part, whole) = (amount::read(part)?, amount::read(whole)?);
    let ([part_value], [whole_value]) = (&part.number.values[..], &whole.number.values[..]) else {
        return None;
    };
    let sizes = part.sign.is_none() && whole.sign.is_none() && part_value <= whole_value;
    let year = Decimal::from(1900)..Decimal::from(2100);
    if year.contains(part_value) && year.contains(whole_value) {
        return None;
    }
    let share = part_value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(*whole_value)?;
    let exact = Quantity::exact(*part_value);
    // A share that does not come out is about what it is.
    let share = if share.round_dp(2) == share {
        Quantity::exact(share)
    } else {
        Quantity::of(QuantityKind::About, share.round_dp(1))
    };
    let readings = spelled([exact, share])?;
    let fault = "a part and its whole, where one number is expected";
    sizes.then(|| Notation {
        second: "the share in per cent",
        ..Notation::unsure(readings, fault, whole.unit)
    })
}

/// `475 2023`, `12 5`: never joined, for nobody can say that they belong together.
fn in_a_row(text: &str) -> Option<Notation> {
    let numbers: Vec<&str> = text.split(' ').collect();
    let values = |text: &&str| number(text).map(|number| number.values);
    let each: Vec<Vec<Decimal>> = numbers.iter().map(values).collect::<Option<_>>()?;
    let joined = number(&numbers.concat()).map(|number| number.values);
    let all = each.into_iter().chain(joined).flatten();
    let readings = spelled(all.map(|value| Quantity::of(QuantityKind::Exact, value)))?;
    (numbers.len() > 1 && number(text).is_none())
        .then(|| Notation::unsure(readings, "several numbers, where one is expected", None))
}

/// Of two numbers with two readings each, the readings that go together: all that is written with
/// a point has it for the same reason.
fn pairs(one: &[Decimal], other: &[Decimal]) -> impl Iterator<Item = (Decimal, Decimal)> {
    let of = |values: &[Decimal], index: usize| values.get(index).or(values.first()).copied();
    let count = one.len().max(other.len());
    let pairs: Vec<_> =
        (0..count).filter_map(|index| of(one, index).zip(of(other, index))).collect();
    pairs.into_iter()
}
