//! What to say when a text is no [`Quantity`](super::Quantity) or [`Percent`](super::Percent):
//! the spellings people use for numbers, and what to write for each.

use rust_decimal::Decimal;

use super::{Senseless, number};
use crate::model::scalar::Refusal;

/// Qualifiers that are understood but not taken, longest first, with what to write instead. The
/// ones that are taken stand here too, because what follows them may be at fault.
const WORDS: &[(&str, &str)] = &[
    ("greater than or equal to", ">="),
    ("approximately", "~"),
    ("no fewer than", ">="),
    ("no less than", ">="),
    ("no more than", "<="),
    ("greater than", ">"),
    ("not less than", ">="),
    ("not more than", "<="),
    ("at the most", "<="),
    ("fewer than", "<"),
    ("more than", ">"),
    ("less than", "<"),
    ("at least", ">="),
    ("at most", "<="),
    ("minimum", ">="),
    ("maximum", "<="),
    ("roughly", "~"),
    ("nearly", "almost "),
    ("almost", "almost "),
    ("approx.", "~"),
    ("approx", "~"),
    ("around", "~"),
    ("circa", "~"),
    ("about", "~"),
    ("below", "<"),
    ("under", "<"),
    ("above", ">"),
    ("up to", "<="),
    ("over", ">"),
    ("some", "~"),
    ("min.", ">="),
    ("max.", "<="),
    ("ca.", "~"),
    ("c.", "~"),
    (">=", ">="),
    ("=>", ">="),
    ("<=", "<="),
    ("≥", ">="),
    ("≤", "<="),
    ("≈", "~"),
    (">", ">"),
    ("<", "<"),
    ("~", "~"),
    ("±", "~"),
];

/// What people put between the ends of a range.
const BETWEEN: &[&str] = &["...", "..", "–", "—", "-", " to ", " and ", "…"];

const FORMS: &str = "write the number (475), or qualify it: >400, >=4, <10, <=10, almost 10, \
                     ~25 or 10..20; leave the key out while there is no figure";

/// A number that was recognised in a foreign spelling.
struct Reading {
    /// The number as it should be written.
    text: String,
    /// What is wrong with it as it is; `None` when nothing is.
    fault: Option<&'static str>,
    /// A second reading, where the first is not the only one.
    or: Option<String>,
}

const LEADING_NOUGHTS: &str = "a number with leading noughts";

impl Reading {
    /// Whether it can have been meant as nothing else. What begins with noughts may be no number.
    fn is_sure(&self) -> bool {
        self.or.is_none() && self.fault != Some(LEADING_NOUGHTS)
    }
}

/// Says why a text is no quantity.
pub(super) fn quantity(text: &str) -> Refusal {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Refusal::new("no number given").help("leave the key out while there is no figure");
    }
    if trimmed.len() > 1 && trimmed.bytes().all(|byte| byte == b'0') {
        return Refusal::new("noughts only, which stands for a missing number")
            .help("write 0 for none, and leave the key out while there is no figure");
    }
    let folded = trimmed.to_lowercase();
    radix(&folded)
        .or_else(|| range(&folded))
        .or_else(|| qualified(&folded))
        .unwrap_or_else(|| Refusal::new("not a quantity").help(FORMS))
}

/// Says why a text is no percentage.
pub(super) fn percent(text: &str) -> Refusal {
    let general = || {
        Refusal::new("not a percentage").help("write a number with its sign: +5%, -10% or 143 %")
    };
    let folded = text.trim().to_lowercase().replace('−', "-");
    let (bare, marked) = ["%", "per cent", "percent", "pct"]
        .iter()
        .find_map(|sign| folded.strip_suffix(sign))
        .map_or((folded.as_str(), false), |bare| (bare, true));
    let (sign, digits) = match bare.trim() {
        bare if bare.starts_with('-') => ("-", &bare[1..]),
        bare => ("+", bare.trim_start_matches('+')),
    };
    let Some(reading) = lenient(digits.trim()) else { return general() };
    let suggestion = format!("{sign}{}%", reading.text);
    if number::percentage(&suggestion).is_none() {
        return general();
    }
    let fault = match reading.fault {
        Some(fault) => fault,
        None if marked => "not the way a percentage is written",
        None => "a percentage without its sign",
    };
    // `5` may be five and not five in the hundred.
    let sure = marked && reading.is_sure();
    let refusal = Refusal::new(fault)
        .help(alternatives(&suggestion, reading.or.map(|or| format!("{sign}{or}%"))));
    if sure { refusal.suggest(suggestion) } else { refusal }
}

/// Says why a text that has the form of a quantity makes no sense as one.
pub(super) fn senseless(reason: &Senseless) -> Refusal {
    match reason {
        Senseless::Range { low, high } if low == high => {
            Refusal::new("a range whose ends are the same").help(format!("write {low}"))
        }
        Senseless::Range { low, high } => {
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

/// Two numbers with something between them.
fn range(text: &str) -> Option<Refusal> {
    let text = text.strip_prefix("between ").unwrap_or(text);
    let (low, high) = BETWEEN.iter().find_map(|separator| text.split_once(separator))?;
    let (low, high) = (lenient(low.trim())?, lenient(high.trim())?);
    let (low_value, high_value) = (number::unsigned(&low.text)?, number::unsigned(&high.text)?);
    let refusal =
        Refusal::new(low.fault.or(high.fault).unwrap_or("not the way a range is written"));
    Some(if low_value < high_value {
        refusal.help(format!("write {}..{}", low.text, high.text))
    } else {
        refusal.help("write the smaller number, two dots and the larger one: 10..20")
    })
}

/// One number, perhaps with a qualifier before it and a unit behind.
fn qualified(text: &str) -> Option<Refusal> {
    let (mut prefix, mut rest) = WORDS
        .iter()
        .find_map(|(word, sign)| Some((*sign, text.strip_prefix(word)?)))
        .unwrap_or(("", text));
    let stated = prefix;
    rest = rest.trim_start();
    let negative = rest.starts_with(['-', '−']);
    let plus = rest.starts_with('+');
    rest = rest.strip_prefix(['-', '−', '+']).unwrap_or(rest).trim_start();

    let numeric = |c: char| c.is_ascii_digit() || ".,_'’\u{a0}\u{202f}\u{2009} ".contains(c);
    let end = rest.find(|c| !numeric(c)).unwrap_or(rest.len());
    let (digits, mut unit) = rest.split_at(end);
    if prefix.is_empty() && unit.trim_end() == "+" {
        (prefix, unit) = (">=", "");
    }
    let reading = lenient(digits.trim())?;
    if negative && !prefix.is_empty() {
        return Some(
            Refusal::new("a negative number cannot be qualified")
                .help("only an exact number can be negative: -5"),
        );
    }
    let sure = reading.is_sure();
    let minus = if negative { "-" } else { "" };
    let write = format!("{prefix}{minus}{}", reading.text);
    let or = reading.or.map(|or| format!("{prefix}{minus}{or}"));
    if super::read(&write).is_none_or(|result| result.is_err()) {
        return Some(Refusal::new(reading.fault.unwrap_or("not a quantity")).help(FORMS));
    }
    let unit = unit.trim();
    if unit.starts_with(|c: char| !c.is_alphabetic() && !"%‰€$£°".contains(c)) {
        return None;
    }
    if !unit.is_empty() {
        let place = if unit == "%" { "the sign goes in `unit`" } else { "the unit goes in `unit`" };
        return Some(
            Refusal::new("a quantity is a number without its unit")
                .help(format!("{}; {place}", alternatives(&write, or))),
        );
    }
    let fault = match reading.fault {
        Some(fault) => fault,
        None if plus => "a number with a plus sign",
        None if stated.is_empty() && prefix.is_empty() => "not the way a number is written",
        None => "not the way a number is qualified",
    };
    let refusal = Refusal::new(fault).help(alternatives(&write, or));
    Some(if sure { refusal.suggest(write) } else { refusal })
}

fn alternatives(write: &str, or: Option<String>) -> String {
    or.map_or_else(
        || format!("write {write}"),
        |or| format!("write {write}, or {or} if that is meant"),
    )
}

/// Reads an unsigned number in any spelling that is understood.
fn lenient(text: &str) -> Option<Reading> {
    let plain = |text: &str, fault| Reading { text: text.to_owned(), fault, or: None };
    if let Some(value) = number::unsigned(text) {
        return Some(plain(&value.to_string(), None));
    }
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let grouping =
        |c: char| matches!(c, '_' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}' | ' ');
    let spaced = text.contains(grouping);
    let joined: String = text.chars().filter(|c| !grouping(*c)).collect();
    let (written, fault, or) = decimal(joined, spaced)?;
    let bare = if written.starts_with('.') { format!("0{written}") } else { written };
    let trimmed = bare.strip_suffix('.').unwrap_or(&bare);
    let stripped = trimmed.trim_start_matches('0');
    let lean = if stripped.starts_with('.') || stripped.is_empty() {
        format!("0{stripped}")
    } else {
        stripped.to_owned()
    };
    let fault = if trimmed.len() > 1 && trimmed.len() > lean.len() && !spaced {
        LEADING_NOUGHTS
    } else {
        fault
    };
    let digits = |part: &str| part.bytes().filter(u8::is_ascii_digit).count();
    let (whole, fraction) = lean.split_once('.').unwrap_or((&lean, ""));
    if digits(whole) > number::WHOLE_DIGITS || digits(fraction) > number::FRACTION_DIGITS {
        return Some(plain(&lean, Some("a number with too many digits")));
    }
    number::unsigned(&lean)?;
    Some(Reading { text: lean, fault: Some(fault), or })
}

/// A number with points and commas as a number with one point at most, what was wrong, and a
/// second reading.
fn decimal(joined: String, spaced: bool) -> Option<(String, &'static str, Option<String>)> {
    let (points, commas) = (joined.matches('.').count(), joined.matches(',').count());
    let last_is_comma = joined.rfind(',') > joined.rfind('.');
    let thousands = "a number with thousands separators";
    Some(match (points, commas) {
        (0 | 1, 0) if spaced => (joined, thousands, None),
        // `58,361` may be either; what the forms of this field contain is thousands.
        (0, 1) if grouped(&joined, ',') => {
            (joined.replace(',', ""), thousands, Some(joined.replace(',', ".")))
        }
        (0, 1) => (joined.replace(',', "."), "a number with a decimal comma", None),
        (0, _) if grouped(&joined, ',') => (joined.replace(',', ""), thousands, None),
        (_, 0) if points > 1 && grouped(&joined, '.') => (joined.replace('.', ""), thousands, None),
        (1, _) if commas > 0 && !last_is_comma => (joined.replace(',', ""), thousands, None),
        (_, 1) if last_is_comma => (joined.replace('.', "").replace(',', "."), thousands, None),
        (0 | 1, 0) => (joined, "not the way a number is written", None),
        _ => return None,
    })
}

/// Whether the separators stand where thousands are separated: `1,234` and not `12,34`.
fn grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && first != "0" && groups.all(|group| group.len() == 3)
}
