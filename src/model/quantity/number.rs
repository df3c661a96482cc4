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
///
/// Three digits behind a point and one to three before it are no number here, but in two ways
/// one: `1.200`.
pub(super) const PATTERN: &str =
    r"(?:(?:0|[1-9][0-9]{3,14})(?:\.[0-9]{1,9})?|[1-9][0-9]{0,2}(?:\.(?:[0-9]{1,2}|[0-9]{4,9}))?)";

/// Whether what stands before a point or comma and behind it may be thousands as well as
/// decimals: `1.200`. A nought more says that it is decimals: `1.2000`.
pub(crate) fn is_doubtful(whole: &str, rest: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(whole.len(), 1..=3)
        && !whole.starts_with('0')
        && rest.len() == 3
        && digits(whole)
        && digits(rest)
}

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
    if !well_formed || fraction.is_some_and(|fraction| is_doubtful(whole, fraction)) {
        return None;
    }
    Decimal::from_str_exact(text).ok().map(|number| number.normalize())
}

/// The spelling that [`signed`] reads back.
pub(super) fn spell(number: Decimal) -> String {
    let text = number.normalize().to_string();
    let bare = text.strip_prefix('-').unwrap_or(&text);
    match bare.split_once('.') {
        Some((whole, rest)) if is_doubtful(whole, rest) => format!("{text}0"),
        _ => text,
    }
}

/// Reads a number that may carry a minus sign.
pub(super) fn signed(text: &str) -> Option<Decimal> {
    match text.strip_prefix('-') {
        Some(rest) => unsigned(rest).map(|number| (-number).normalize()),
        None => unsigned(text),
    }
}

/// Reads a number before its sign: `%` or `pp`.
pub(super) fn percentage(text: &str, mark: &str) -> Option<Decimal> {
    let digits = text.strip_suffix(mark)?;
    let digits = digits.strip_suffix(' ').unwrap_or(digits);
    digits.strip_prefix('+').map_or_else(|| signed(digits), unsigned)
}
