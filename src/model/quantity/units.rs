//! How much a quantity is in another unit of the same thing: kilograms in grams. Asked by `decode`, for a number
//! that is given in another unit than its key. What a unit is called in a report does not belong here.

use rust_decimal::Decimal;

use super::Quantity;

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measured {
    Weight,
    Volume,
    Length,
}

/// Units as people write them, in small letters: what each measures, and how many of the smallest it is.
const UNITS: [(&[&str], Measured, i64); 9] = [
    (&["mg", "milligram", "milligrams", "milligramm"], Measured::Weight, 1),
    (&["g", "gr", "gram", "grams", "gramm", "grammes"], Measured::Weight, 1_000),
    (
        &["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm", "kilogrammes"],
        Measured::Weight,
        1_000_000,
    ),
    (&["t", "tonne", "tonnes", "tonnen", "tons", "ton"], Measured::Weight, 1_000_000_000),
    (&["ml", "millilitre", "millilitres", "milliliter"], Measured::Volume, 1),
    (&["l", "litre", "litres", "liter", "liters"], Measured::Volume, 1_000),
    (&["hl", "hectolitre", "hectolitres", "hektoliter"], Measured::Volume, 100_000),
    (&["m", "metre", "metres", "meter", "meters"], Measured::Length, 1),
    (&["km", "kilometre", "kilometres", "kilometer", "kilometers"], Measured::Length, 1_000),
];

/// The quantity in another unit; `None` where the two do not measure the same.
pub(crate) fn in_unit(quantity: Quantity, from: &str, to: &str) -> Option<Quantity> {
    let ((measured, from), (other, to)) = (of(from)?, of(to)?);
    let factor = Decimal::from(from).checked_div(Decimal::from(to))?;
    // What has no spelling of its own would be refused.
    let found = quantity.scaled(factor).filter(|_| measured == other)?;
    super::read(&found.to_string())?.ok()
}

fn of(unit: &str) -> Option<(Measured, i64)> {
    let unit = unit.trim().trim_end_matches('.').to_lowercase();
    let mut all = UNITS.iter();
    let (_, measured, size) = all.find(|(words, ..)| words.contains(&unit.as_str()))?;
    Some((*measured, *size))
}

#[cfg(test)]
mod tests {
    use super::in_unit;
    use crate::model::Quantity;

    #[test]
    fn as_much_is_said_of_the_same_thing_only() {
        let exact = |value: i64| Quantity::exact(value);
        assert_eq!(in_unit(exact(2), "kg", "g"), Some(exact(2000)));
        assert_eq!(in_unit(exact(2500), "g", "kg").map(|it| it.to_string()), Some("2.5".into()));
        assert_eq!(in_unit(exact(3), "t", "Kilos"), Some(exact(3000)));
        assert_eq!(in_unit(exact(3), "kg", "l"), None);
        assert_eq!(in_unit(exact(3), "arrests", "g"), None);
    }
}
