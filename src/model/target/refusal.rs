//! What to write for a target that is no mapping of a key: from the number, the sign and the unit that
//! people write. `target` asks when it refuses a text; what a target means does not belong here.

use crate::model::quantity::{self, Percent, Quantity, QuantityKind};
use crate::model::scalar::{Refusal, Scalar as _};
use crate::model::unset::NoValue;

/// What to write for a target that is no mapping.
pub(super) fn refused(text: &str) -> Refusal {
    if NoValue::of(text).is_some() {
        return Refusal::new("a target that asks for nothing")
            .help("leave the key out, or say why there is none: `not_specified`");
    }
    let refusal = Refusal::new("a target without the key that says which way it goes");
    if let Some(change) = change(text) {
        return refusal.help(format!("write `{{ change: {change} }}`"));
    }
    let (readings, unit) = quantity::readings(text);
    if let ([first, ..], true) = (&readings[..], text.trim().starts_with('+')) {
        // Five more than before, five in the hundred, five points, or five.
        return refusal.help(format!(
            "write `{{ change: +{first}% }}`, or `{{ change: +{first} pp }}` or `{}` if percentage points \
             or the number itself are meant",
            mapping(*first)
        ));
    }
    let words = || format!("write `{{ text: \"{}\" }}`", text.trim());
    let quotable = !text.contains(['"', '\\', '\n']);
    if let ([part, share], true, true) = (&readings[..], quotable, quantity::is_part(text))
        && !share.is_exact()
    {
        return refusal.help(format!("{}, or `{}` if that is meant", words(), mapping(*part)));
    }
    if unit.as_deref().is_some_and(is_rate) && quotable {
        return refusal.help(format!(
            "{}; to have it computed, write how many are to be reached in all",
            words()
        ));
    }
    let unit = match unit.as_deref() {
        None => "",
        Some("%") => "; the sign goes in `unit`",
        Some(_) => "; the unit goes in `unit`",
    };
    match &readings[..] {
        [] => Refusal::new("a target in words without its key").help(in_words(text)),
        [only] if only.is_exact() && !only.value().is_zero() => refusal.help(format!(
            "write `{}`, or `{{ equals: {only} }}` if that is meant{unit}",
            mapping(*only)
        )),
        [only] if only.kind() == QuantityKind::Range => refusal.help(format!(
            "write `{}`, or `{{ at_least: {} }}` if more is as good{unit}",
            mapping(*only),
            Quantity::exact(only.value())
        )),
        [only] => refusal.help(format!("write `{}`{unit}", mapping(*only))),
        [first, second, ..] => refusal.help(format!(
            "write `{}`, or `{}` if that is meant{unit}",
            mapping(*first),
            mapping(*second)
        )),
    }
}

/// Whether what stands behind a number says of what it is so many each: `per year`.
fn is_rate(unit: &str) -> bool {
    const EACH: [&str; 12] = [
        "per ", "each ", "every ", "a ", "an ", "pro ", "je ", "par ", "por ", "p.a", "/",
        "annually",
    ];
    const WITHIN: [&str; 5] = [" per ", " a ", " each", " pro ", " par "];
    EACH.iter().any(|word| unit.starts_with(word)) || WITHIN.iter().any(|word| unit.contains(word))
}

/// How to write words where a number or a target is expected.
pub(in crate::model) fn in_words(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 60 && !text.contains(['\n', '"', '\\']) {
        format!("write `{{ text: \"{text}\" }}` if these are words")
    } else {
        "put `text:` before it, on a line of its own that is indented further".to_owned()
    }
}

/// A change as people write it, where its sign or its words say that it is one.
fn change(text: &str) -> Option<Percent> {
    let meant = |text: &str| match Percent::parse(text) {
        Ok(change) => Some(change),
        Err(refusal) => Percent::parse(&refusal.suggest?).ok(),
    };
    let text = text.trim();
    let signed = text.starts_with(['+', '-', '−']);
    let found = meant(text)?;
    (signed || found.is_in_points() || quantity::says_direction(text)).then_some(found)
}

/// The mapping that says what a quantity asks for.
pub(super) fn mapping(quantity: Quantity) -> String {
    let value = Quantity::exact(quantity.value());
    match quantity.kind() {
        QuantityKind::AtLeast => format!("{{ at_least: {value} }}"),
        QuantityKind::AtMost => format!("{{ at_most: {value} }}"),
        QuantityKind::Exact if quantity.value() > rust_decimal::Decimal::ZERO => {
            format!("{{ at_least: {value} }}")
        }
        QuantityKind::Over | QuantityKind::Under | QuantityKind::About => {
            format!("{{ equals: \"{quantity}\" }}")
        }
        QuantityKind::Exact | QuantityKind::Almost | QuantityKind::Range => {
            format!("{{ equals: {quantity} }}")
        }
    }
}
