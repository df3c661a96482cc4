//! What to say when a text is no [`Quantity`] or [`Percent`](super::Percent):
//! the spellings people use for numbers, and what to write for each.

use rust_decimal::Decimal;

use super::notation::{self, Notation};
use super::{Quantity, Senseless, number};
use crate::model::scalar::Refusal;
use crate::model::unset::NoValue;

/// The message for a text in which no number can be made out.
pub(crate) const NOT_A_QUANTITY: &str = "not a quantity";

const FORMS: &str = "write the number (475), or qualify it: >400, >=4, <10, <=10, almost 10, \
                     ~25 or 10..20; leave the key out while there is no figure";

/// Where the unit of a quantity goes.
#[derive(Clone, Copy)]
enum Unit {
    /// Into a key of its own.
    Key,
    /// Nowhere: the key of the quantity names it. These are the words for it, all words where
    /// there are none, and what to do with another.
    Named(&'static [&'static str], &'static str),
}

/// Says why a text is no quantity.
pub(super) fn quantity(text: &str) -> Refusal {
    refused(text, false, Unit::Key)
}

/// As [`quantity`], where the key says what is counted.
pub(super) fn keyed(
    text: &str,
    whole: bool,
    units: &'static [&'static str],
    instead: &'static str,
) -> Refusal {
    refused(text, whole, Unit::Named(units, instead))
}

/// Says why a quantity is no number of people.
pub(super) fn heads(quantity: Quantity) -> Refusal {
    let value = quantity.value();
    if value < Decimal::ZERO {
        let positive = number::spell(-value);
        return Refusal::new("there cannot be fewer than none")
            .help(format!("write {positive}, or leave the key out"));
    }
    Refusal::new("only whole ones can be counted here").help(format!(
        "write a whole number: {} or {}",
        value.floor(),
        value.ceil()
    ))
}

fn refused(text: &str, whole: bool, unit: Unit) -> Refusal {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Refusal::new("no number given").help("leave the key out while there is no figure");
    }
    match NoValue::of(trimmed) {
        Some(NoValue::Nothing) => {
            return Refusal::new("no number given")
                .help("write 0 if there were none; leave all of it out while there is no figure");
        }
        Some(NoValue::Because(_)) => {
            return Refusal::new("no number given")
                .help("leave all of it out while there is no figure");
        }
        None => {}
    }
    if trimmed.len() > 1 && trimmed.bytes().all(|byte| byte == b'0') {
        return Refusal::new("noughts only, which stands for a missing number")
            .help("write 0 for none, and leave the key out while there is no figure");
    }
    let folded = trimmed.to_lowercase();
    radix(&folded)
        .or_else(|| negative(&folded))
        .or_else(|| meant(notation::read(trimmed)?, whole, unit))
        .unwrap_or_else(|| Refusal::new(NOT_A_QUANTITY).help(FORMS))
}

/// What people write for percentage points.
const POINTS: &[&str] = &[
    "percentage points",
    "percentage point",
    "percent points",
    "% points",
    "%-points",
    "p.p.",
    "pp",
    "ppts",
    "ppt",
    "pts",
    "points",
    "%-punkte",
    "%-punkten",
    "% punkte",
    "%punkte",
    "prozentpunkte",
    "prozentpunkten",
    "points de pourcentage",
    "puntos porcentuales",
];

/// Says why a text is no percentage.
pub(super) fn percent(text: &str) -> Refusal {
    let general = || {
        Refusal::new("not a percentage").help(
            "write a number with its sign: +5%, -10% or 143 %, or +5 pp for percentage points",
        )
    };
    let folded = text.trim().to_lowercase().replace('−', "-");
    let (way, folded) = match notation::direction(&folded) {
        Some((way, rest)) => (Some(way), rest.to_owned()),
        None => (None, folded),
    };
    let ends = |marks: &[&str]| {
        marks.iter().filter_map(|mark| folded.strip_suffix(mark)).min_by_key(|rest| rest.len())
    };
    let (bare, mark) = match (ends(POINTS), ends(&["%", "per cent", "percent", "pct", "prozent"])) {
        (Some(bare), _) => (bare, Some(" pp")),
        (None, Some(bare)) => (bare, Some("%")),
        (None, None) => (folded.as_str(), None),
    };
    let (sign, digits) = match bare.trim() {
        bare if bare.starts_with('-') => ("-", &bare[1..]),
        bare => (way.unwrap_or("+"), bare.trim_start_matches('+')),
    };
    let Some(number) = notation::number(digits.trim()) else { return general() };
    let spell = |value: &Decimal, mark: &str| format!("{sign}{}{mark}", number::spell(*value));
    let readings: Vec<String> =
        number.values.iter().map(|value| spell(value, mark.unwrap_or("%"))).collect();
    let (Some(first), Some(value)) = (readings.first(), number.values.first()) else {
        return general();
    };
    let fault = match (number.ambiguity(), number.fault) {
        (Some(fault), _) => fault,
        (None, Some(fault)) => fault.to_owned(),
        (None, None) if mark.is_some() => "not the way a change is written".to_owned(),
        (None, None) => "a change without its unit".to_owned(),
    };
    if mark.is_none() && readings.len() == 1 {
        // Five in the hundred, or five points, or five.
        return Refusal::new(fault).help(format!(
            "write {first}, or {} if percentage points is meant",
            spell(value, " pp")
        ));
    }
    let refusal = Refusal::new(fault).help(alternatives(&readings, "that"));
    if number.certain { refusal.suggest(first) } else { refusal }
}

/// Says why a text that has the form of a quantity makes no sense as one.
pub(super) fn senseless(reason: &Senseless) -> Refusal {
    match reason {
        Senseless::Range { low, high } if low == high => {
            let low = number::spell(*low);
            Refusal::new("a range whose ends are the same").help(format!("write {low}"))
        }
        Senseless::Range { low, high } => {
            let (low, high) = (number::spell(*low), number::spell(*high));
            Refusal::new("a range that runs backwards").help(format!("write {high}..{low}"))
        }
        Senseless::Zero => {
            Refusal::new("a quantity is not negative, so nothing is left below 0").help("write 0")
        }
    }
}

/// Hexadecimal, octal and binary numbers, infinities, and exponents.
fn radix(text: &str) -> Option<Refusal> {
    let unsigned = text.trim_start_matches(['+', '-']);
    let prefixed = ["0x", "0o", "0b"].iter().any(|prefix| {
        unsigned
            .strip_prefix(prefix)
            .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_hexdigit()) && !rest.is_empty())
    });
    if prefixed || [".inf", ".nan", "inf", "nan"].contains(&unsigned) {
        return Some(Refusal::new("not a decimal number").help(FORMS));
    }
    let (mantissa, exponent) = unsigned.split_once('e')?;
    let power: u32 = exponent.trim_start_matches('+').parse().ok()?;
    let refusal = Refusal::new("a number with an exponent");
    let value = number::unsigned(mantissa).and_then(|mantissa| {
        let factor = Decimal::TEN;
        (0..power.min(30)).try_fold(mantissa, |value, _| value.checked_mul(factor))
    });
    let sign = if text.starts_with('-') { "-" } else { "" };
    Some(match value.map(|value| value.normalize().to_string()) {
        Some(text) if number::unsigned(&text).is_some() => {
            refusal.help(format!("write {sign}{text}"))
        }
        _ => refusal.help("write the digits out"),
    })
}

/// `over -5`
fn negative(text: &str) -> Option<Refusal> {
    let (_, rest) = notation::qualifier(text)?;
    notation::number(rest.strip_prefix(['-', '−'])?)?;
    Some(
        Refusal::new("a negative number cannot be qualified")
            .help("only an exact number can be negative: -5"),
    )
}

/// What to write for a notation that is understood.
fn meant(found: Notation, whole: bool, unit: Unit) -> Option<Refusal> {
    let possible = |reading: &&Quantity| !whole || reading.is_of_heads();
    let readings = found.readings.iter().filter(possible);
    let spelled: Vec<String> = readings.map(ToString::to_string).collect();
    let Some(first) = spelled.first() else { return found.readings.first().copied().map(heads) };
    let readings: Vec<String> = spelled.iter().map(|text| quoted(text)).collect();
    let help = alternatives(&readings, found.second);
    let help = match (&found.remark, unit) {
        (None, _) => help,
        (Some(_), Unit::Key) => format!("{help}; what stands in brackets goes in `note`"),
        (Some(_), Unit::Named(..)) => {
            format!("{help}, and what stands in brackets in words beside it")
        }
    };
    let refusal = Refusal::new(found.fault);
    Some(match (found.unit, unit) {
        (None, _) if found.certain => refusal.help(help).suggest(first),
        (None, _) => refusal.help(help),
        (Some(sign), Unit::Key) if sign == "%" => {
            refusal.help(format!("{help}; the sign goes in `unit`"))
        }
        (Some(_), Unit::Key) => refusal.help(format!("{help}; the unit goes in `unit`")),
        (Some(given), Unit::Named(units, instead)) => {
            let known = units.is_empty() || units.contains(&given.trim_end_matches('.'));
            if known { refusal.help(help) } else { Refusal::new("another unit").help(instead) }
        }
    })
}

/// As it is written into a file: to YAML a `>` begins a block of text.
fn quoted(text: &str) -> String {
    if text.starts_with('>') { format!("\"{text}\"") } else { text.to_owned() }
}

fn alternatives(readings: &[String], other: &str) -> String {
    match readings {
        [] => String::new(),
        [only] => format!("write {only}"),
        [first, second] => format!("write {first}, or {second} if {other} is meant"),
        [most @ .., last] => format!("write the one that is meant: {} or {last}", most.join(", ")),
    }
}
