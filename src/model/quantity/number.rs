//! The plain decimal number, as both [`Quantity`](super::Quantity) and
//! [`Percent`](super::Percent) write it: `475`, `5.5`, `-3`.
//!
//! One number, one spelling; what else people write for a number is recognised in
//! [`refusal`](super::refusal).

use rust_decimal::Decimal;

/// Digits before the point. With those after it, a number fills 24 of the 28 digits that
/// [`Decimal`] keeps, which leaves room to add up thousands of them without rounding.
pub(super) const WHOLE_DIGITS: usize = 15;
/// Digits after the point.
pub(super) const FRACTION_DIGITS: usize = 9;

/// A number without a sign, as a regular expression without anchors.
pub(super) const PATTERN: &str = r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?";

/// Reads a number without a sign.
pub(super) fn unsigned(text: &str) -> Option<Decimal> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let well_formed = digits(whole, WHOLE_DIGITS)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(|fraction| digits(fraction, FRACTION_DIGITS));
    if !well_formed {
        return None;
    }
    Decimal::from_str_exact(text).ok().map(|number| number.normalize())
}

/// Reads a number that may carry a minus sign.
pub(super) fn signed(text: &str) -> Option<Decimal> {
    match text.strip_prefix('-') {
        Some(rest) => unsigned(rest).map(|number| (-number).normalize()),
        None => unsigned(text),
    }
}

/// Reads a number before its sign `%`.
pub(super) fn percentage(text: &str) -> Option<Decimal> {
    let digits = text.strip_suffix('%')?;
    let digits = digits.strip_suffix(' ').unwrap_or(digits);
    digits.strip_prefix('+').map_or_else(|| signed(digits), unsigned)
}
