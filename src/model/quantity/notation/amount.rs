//! A number with what stands around it: a sign, a word for its size, a unit or a currency.

use rust_decimal::Decimal;

use super::number::{self, Number};
use super::words::{self, Size};

/// A number and what stands around it.
pub(super) struct Amount {
    /// The number, its size reckoned in.
    pub(super) number: Number,
    /// What it is a number of.
    pub(super) unit: Option<String>,
    /// The word for its size.
    pub(super) size: Size,
    /// A plus or minus before it.
    pub(super) sign: Option<char>,
}

/// Reads an amount.
pub(super) fn read(text: &str) -> Option<Amount> {
    let (before, text) = words::currency(text.trim());
    let sign = text.chars().next().filter(|c| "+-".contains(*c));
    let text = text.strip_prefix(['+', '-']).unwrap_or(text).trim_start();
    let (behind_sign, text) = words::currency(text);
    let end = number_end(text);
    let (digits, rest) = text.split_at(end);
    let number = number::read(digits)?;
    let rest = rest.trim();
    let (size, rest) = match words::size(rest) {
        Some((size, rest)) => (size, rest.trim()),
        None => (Size { given: false, factor: Decimal::ONE, certain: true, other: false }, rest),
    };
    let is_unit = rest.starts_with(|c: char| c.is_alphabetic() || "%‰€$£°(".contains(c));
    if !rest.is_empty() && (!is_unit || rest.contains(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let unit = [rest, before, behind_sign].into_iter().find(|unit| !unit.is_empty());
    Some(Amount { number: number.times(size.factor)?, unit: unit.map(str::to_owned), size, sign })
}

/// Where the digits and the marks between them end.
fn number_end(text: &str) -> usize {
    let of_number = |c: char| c.is_ascii_digit() || ".,'_ ".contains(c);
    let mut end = text.find(|c| !of_number(c)).unwrap_or(text.len());
    // `5.000.-`: a dash for the cents belongs to the number.
    let rest = text.get(end..).unwrap_or_default();
    if text.get(..end).is_some_and(|digits| digits.ends_with(['.', ','])) {
        let dashes = rest.len() - rest.trim_start_matches('-').len();
        if (1..=2).contains(&dashes) {
            end += dashes;
        }
    }
    end
}
