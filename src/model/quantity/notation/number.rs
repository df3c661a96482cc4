//! One number without a sign, in any house style: what separates thousands and what decimals.

use rust_decimal::Decimal;

use crate::model::quantity::number::{self, FRACTION_DIGITS, WHOLE_DIGITS};

/// A number as it may be read.
pub(in crate::model::quantity) struct Number {
    /// Its readings: one, or that with thousands and that with decimals.
    pub(in crate::model::quantity) values: Vec<Decimal>,
    /// What is wrong with it; `None` where nothing is.
    pub(in crate::model::quantity) fault: Option<&'static str>,
    /// Whether it can have been meant as nothing else. What begins with noughts may be no number.
    pub(in crate::model::quantity) certain: bool,
    /// What it was multiplied by.
    factor: Decimal,
    /// The digits before the mark that may be read in two ways, and those behind it.
    doubtful: Option<(String, String)>,
}

impl Number {
    fn new(values: Vec<Decimal>, fault: Option<&'static str>) -> Self {
        let certain = values.len() == 1;
        Self { values, fault, certain, factor: Decimal::ONE, doubtful: None }
    }

    /// The message where it has two readings.
    pub(in crate::model::quantity) fn ambiguity(&self) -> Option<String> {
        let (whole, rest) = self.doubtful.as_ref()?;
        Some(format!("this may be {whole} {rest}, or a little more than {whole}"))
    }

    /// The number times so much; `None` where that is too large.
    pub(super) fn times(self, factor: Decimal) -> Option<Self> {
        let values = self.values.iter().map(|value| value.checked_mul(factor));
        Some(Self { values: values.collect::<Option<_>>()?, factor, ..self })
    }

    /// The readings without the factor.
    pub(super) fn unsized_values(&self) -> Vec<Decimal> {
        self.values.iter().filter_map(|value| value.checked_div(self.factor)).collect()
    }
}

const LEADING_NOUGHTS: &str = "a number with leading noughts";
const THOUSANDS: &str = "a number with thousands separators";

/// Reads digits with marks between them.
pub(in crate::model::quantity) fn read(text: &str) -> Option<Number> {
    let text = text.trim();
    if let Some(value) = number::unsigned(text) {
        return Some(Number::new(vec![value], None));
    }
    // Amounts without cents: `5.000.-`, `1'250.--`. The mark for decimals is taken.
    let cents = [".--", ",--", ".-", ",-"].iter().find_map(|end| text.strip_suffix(end));
    if let Some(whole) = cents {
        let value = thousands(whole)?;
        return Some(Number::new(vec![value], Some("an amount with a dash for its cents")));
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit() || b".,'_ ".contains(&byte)) {
        return None;
    }
    match text.find([' ', '\'', '_']) {
        Some(_) => spaced(text),
        None => marked(text),
    }
}

/// Digits, where they are not too many.
fn digits(whole: &str, fraction: &str) -> Option<Decimal> {
    let all = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let significant = whole.trim_start_matches('0');
    let fits = significant.len() <= WHOLE_DIGITS && fraction.len() <= FRACTION_DIGITS;
    if !all(whole) || !all(fraction) || !fits || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let whole = if significant.is_empty() { "0" } else { significant };
    let fraction = if fraction.is_empty() { "0" } else { fraction };
    Decimal::from_str_exact(&format!("{whole}.{fraction}")).ok().map(|value| value.normalize())
}

/// Digits whose thousands are set apart by one mark, or by none.
fn thousands(text: &str) -> Option<Decimal> {
    let Some(mark) = text.chars().find(|c| !c.is_ascii_digit()) else { return digits(text, "") };
    let is_grouped = grouped(text, mark);
    let joined: String = text.chars().filter(|c| *c != mark).collect();
    if is_grouped { digits(&joined, "") } else { None }
}

/// Whether the marks stand where thousands are set apart: `1,234` and not `12,34`.
fn grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3)
}

/// `58 361`, `1'250`, `1 234,5`: a blank or an apostrophe sets thousands apart, so that a point
/// or comma can only be the mark of the decimals.
fn spaced(text: &str) -> Option<Number> {
    let (whole, fraction) = match text.find(['.', ',']) {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    let rest = if fraction.is_empty() { Decimal::ZERO } else { digits("0", fraction)? };
    let value = thousands(whole)?.checked_add(rest)?;
    Some(Number::new(vec![value], Some(THOUSANDS)))
}

/// Points and commas only.
fn marked(text: &str) -> Option<Number> {
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let one = |value: Option<Decimal>, fault| Some(Number::new(vec![value?], Some(fault)));
    match (points, commas) {
        (0, 0) => {
            let value = digits(text, "")?;
            let fault = if text.starts_with('0') {
                LEADING_NOUGHTS
            } else {
                "a number with too many digits"
            };
            Some(Number { certain: false, ..Number::new(vec![value], Some(fault)) })
        }
        (1, 0) | (0, 1) => {
            let (whole, fraction) = text.split_once(['.', ','])?;
            let decimal = digits(whole, fraction);
            if number::is_doubtful(whole, fraction) {
                let both = vec![thousands(text)?, decimal?];
                let doubtful = Some((whole.to_owned(), fraction.to_owned()));
                return Some(Number { doubtful, ..Number::new(both, Some(THOUSANDS)) });
            }
            let noughts = whole.len() > 1 && whole.starts_with('0');
            let fault = match (noughts, commas) {
                (true, _) => LEADING_NOUGHTS,
                (_, 1) => "a number with a decimal comma",
                _ => "not the way a number is written",
            };
            Some(Number { certain: !noughts, ..Number::new(vec![decimal?], Some(fault)) })
        }
        (_, 0) | (0, _) => one(thousands(text), THOUSANDS),
        _ => {
            // The last mark is that of the decimals, and there is only one of it.
            let at = text.rfind(['.', ','])?;
            let (whole, fraction) = (text.get(..at)?, text.get(at + 1..)?);
            let whole = thousands(whole)?;
            let rest = if fraction.is_empty() { Decimal::ZERO } else { digits("0", fraction)? };
            one(whole.checked_add(rest), THOUSANDS)
        }
    }
}
