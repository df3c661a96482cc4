//! What a plain scalar means to a YAML 1.2 reader (the "core schema"). Called by `node`; what it
//! is to be read as is the business of the type.

/// A number as other readers see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Number {
    Whole(i128),
    Fraction(f64),
}

/// `true` or `false`, in the three spellings of YAML.
pub(super) fn truth(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// A number that is finite.
pub(super) fn number(text: &str) -> Option<Number> {
    let digits = |text: &str, radix: u32| {
        let all = !text.is_empty() && text.chars().all(|c| c.is_digit(radix));
        all.then(|| i128::from_str_radix(text, radix).ok()).flatten()
    };
    if let Some(octal) = text.strip_prefix("0o") {
        return digits(octal, 8).map(Number::Whole);
    }
    if let Some(hexadecimal) = text.strip_prefix("0x") {
        return digits(hexadecimal, 16).map(Number::Whole);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let sign = if text.starts_with('-') { -1 } else { 1 };
    if let Some(whole) = digits(unsigned, 10) {
        return Some(Number::Whole(sign * whole));
    }
    // Of what Rust reads, only infinities and what is no number have other letters than YAML's.
    text.parse().ok().filter(|value: &f64| value.is_finite()).map(Number::Fraction)
}

impl Number {
    /// The number as a reader would write it back: `1.1` for `1.10`.
    pub(super) fn canonical(self) -> String {
        match self {
            Self::Whole(value) => value.to_string(),
            Self::Fraction(value) => value.to_string(),
        }
    }
}
