//! A percentage as people print it: `143 %`, `+ 99,47 %`, `almost 25 per cent`.
//!
//! The files of a plan have one spelling for a number; what was printed elsewhere has many, and
//! is only read here, to be held against what is computed.

use rust_decimal::Decimal;

use crate::model::Interval;

/// A percentage in a printed line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Percentage {
    /// How many digits follow the decimal sign: what lies beyond was rounded away.
    pub(super) digits: u32,
    value: Decimal,
    sign: Option<Sign>,
    kind: Qualifier,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Qualifier {
    Exact,
    Lower,
    Upper,
    Almost,
    About,
}

const SIGNS: &[&str] = &["per cent", "percent", "%"];

const QUALIFIERS: &[(Qualifier, &[&str])] = &[
    (Qualifier::Lower, &["over", "more than", "above", "at least", ">", ">=", "≥"]),
    (Qualifier::Upper, &["under", "less than", "below", "at most", "up to", "<", "<=", "≤"]),
    (Qualifier::Almost, &["almost", "nearly", "just under", "close to"]),
    (
        Qualifier::About,
        &["about", "around", "approximately", "roughly", "some", "circa", "ca.", "~"],
    ),
];

impl Percentage {
    /// The percentage in a line; `None` where there is none, more than one, a range, or a number
    /// of which it cannot be told where its decimals begin.
    pub(super) fn find(line: &str) -> Option<Self> {
        let line = line.to_lowercase().replace(['\u{a0}', '\u{202f}'], " ");
        let ends: Vec<usize> =
            SIGNS.iter().flat_map(|sign| line.match_indices(sign).map(|(at, _)| at)).collect();
        let [end] = ends.as_slice() else { return None };
        let before = line.get(..*end)?.trim_end();
        let is_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        let rest = before.trim_end_matches(is_number);
        let (value, digits) = number(before.strip_prefix(rest)?)?;
        let (rest, sign) = sign(rest);
        let rest = rest.trim_end();
        let start = rest.strip_suffix(" to").unwrap_or(rest);
        if start.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        Some(Self { digits, value, sign, kind: kind(rest) })
    }

    /// Whether the computed percentage may have been printed like this.
    pub(super) fn fits(&self, computed: Interval) -> bool {
        let (low, high) = self.bounds();
        let up = overlap(computed, low, high);
        let down = || overlap(computed, high.map(|high| -high), low.map(|low| -low));
        match self.sign {
            Some(Sign::Plus) => up,
            Some(Sign::Minus) => down(),
            // "12 % fewer": the direction is in the words.
            None => up || down(),
        }
    }

    /// What the number may stand for, without its sign. "Almost" and "about" allow for a tenth,
    /// as they do in a quantity.
    fn bounds(&self) -> (Option<Decimal>, Option<Decimal>) {
        let half = Decimal::new(5, self.digits + 1);
        let tenth = self.value * Decimal::new(1, 1);
        match self.kind {
            Qualifier::Exact => (Some(self.value - half), Some(self.value + half)),
            Qualifier::Lower => (Some(self.value), None),
            Qualifier::Upper => (Some(Decimal::ZERO), Some(self.value)),
            Qualifier::Almost => (Some(self.value - tenth), Some(self.value)),
            Qualifier::About => (Some(self.value - tenth), Some(self.value + tenth)),
        }
    }
}

fn overlap(computed: Interval, low: Option<Decimal>, high: Option<Decimal>) -> bool {
    let above = high.is_none_or(|high| computed.low.value <= high);
    let below = low.is_none_or(|low| computed.high.is_none_or(|end| low <= end.value));
    above && below
}

/// The number and how many decimals it has. `1,425` may be either and is none.
fn number(text: &str) -> Option<(Decimal, u32)> {
    /// More than any percentage needs.
    const LONGEST: usize = 12;
    let mut parts = text.split(['.', ',']);
    let (whole, fraction) = (parts.next()?, parts.next().unwrap_or_default());
    let ambiguous = fraction.len() == 3 && whole != "0";
    let two_signs = parts.next().is_some();
    if whole.is_empty() || text.len() > LONGEST || ambiguous || two_signs {
        return None;
    }
    let value = Decimal::from_str_exact(&format!("{whole}.{fraction}0")).ok()?;
    Some((value, u32::try_from(fraction.len()).ok()?))
}

/// Takes a sign from the end. A dash that stands apart from the number is one only where nothing
/// comes before it: elsewhere it is punctuation.
fn sign(rest: &str) -> (&str, Option<Sign>) {
    let bare = rest.trim_end();
    for (mark, sign) in [('+', Sign::Plus), ('-', Sign::Minus), ('−', Sign::Minus)] {
        if let Some(before) = bare.strip_suffix(mark)
            && (bare.len() == rest.len() || before.trim().is_empty() || sign == Sign::Plus)
        {
            return (before, Some(sign));
        }
    }
    (rest, None)
}

fn kind(rest: &str) -> Qualifier {
    let ends = |word: &&str| {
        let before = rest.strip_suffix(*word);
        let letters = word.ends_with(|c: char| c.is_alphabetic());
        before.is_some_and(|before| !letters || !before.ends_with(|c: char| c.is_alphanumeric()))
    };
    let found = QUALIFIERS.iter().find(|(_, words)| words.iter().any(&ends));
    found.map_or(Qualifier::Exact, |(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Percentage;
    use crate::model::{Growth, Quantity};

    fn fits(line: &str, before: i64, after: i64) -> Option<bool> {
        let change = Quantity::change(Quantity::exact(before), Quantity::exact(after));
        Percentage::find(line).map(|printed| printed.fits(change.expect("computable").interval()))
    }

    #[test]
    fn a_rounded_or_qualified_percentage_fits() {
        for (line, before, after) in [
            ("143 %", 18308, 44402),
            ("+143%", 18308, 44402),
            ("+142,5 %", 18308, 44402),
            ("a rise of 143 per cent", 18308, 44402),
            ("almost 25 %", 4315, 5359),
            ("over 24\u{a0}%", 4315, 5359),
            ("+ 99,44 %", 2687, 5359),
            ("about 90 %", 56208, 105_018),
            ("8.4 percent", 438, 475),
            ("-10 %", 100, 90),
            ("− 10 %", 100, 90),
            ("10 % fewer", 100, 90),
            ("up to 20 %", 100, 110),
            ("more - 10 %", 100, 110),
        ] {
            assert_eq!(fits(line, before, after), Some(true), "{line}");
        }
    }

    #[test]
    fn any_other_does_not() {
        for (line, before, after) in [
            ("+ 99,47 %", 2687, 5359),
            ("142 %", 18308, 44402),
            ("almost 25 %", 100, 126),
            ("almost 25 %", 100, 120),
            ("over 25 %", 4315, 5359),
            ("-10 %", 100, 110),
            ("+10 %", 100, 90),
            ("under 10 %", 100, 115),
        ] {
            assert_eq!(fits(line, before, after), Some(false), "{line}");
        }
    }

    #[test]
    fn what_cannot_be_read_for_certain_is_left_alone() {
        for line in ["13 MS", "almost doubled", "10-15 %", "10 to 15 %", "5 %, 6 %", "%", "1,425 %"]
        {
            assert_eq!(Percentage::find(line), None, "{line}");
        }
    }

    proptest! {
        #[test]
        fn a_correctly_rounded_change_fits(before in 1_i64..100_000, after in 0_i64..100_000, digits in 0_u32..=2) {
            let change = Quantity::change(Quantity::exact(before), Quantity::exact(after));
            let change = change.map(Growth::value).expect("computable").round_dp(digits);
            prop_assert_eq!(fits(&format!("{change:+} %"), before, after), Some(true));
            let comma = format!("{change} %").replace('.', ",");
            prop_assert_eq!(fits(&comma, before, after), Some(true));
        }

        #[test]
        fn one_that_is_off_by_more_than_rounding_does_not(before in 1_i64..100_000, after in 0_i64..100_000, off in 2_i64..50) {
            let change = Quantity::change(Quantity::exact(before), Quantity::exact(after));
            let wrong = change.map(Growth::value).expect("computable").round_dp(0) + rust_decimal::Decimal::from(off);
            prop_assert_eq!(fits(&format!("{wrong:+} %"), before, after), Some(false));
        }

        #[test]
        fn any_line_is_read_or_left(line in "\\PC{0,30}( ?%)?") {
            let _ = Percentage::find(&line);
        }
    }
}
