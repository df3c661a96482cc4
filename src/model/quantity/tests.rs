//! Quantities: every form, and the promises of their arithmetic.

use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::json;

use super::{Attainment, Percent, Quantity, QuantityKind};
use crate::model::scalar::{Refusal, Scalar};

fn q(text: &str) -> Quantity {
    Quantity::parse(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
}

fn d(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn help(refused: Result<impl std::fmt::Debug, Refusal>) -> String {
    refused.expect_err("refused").help.expect("with help")
}

fn validator<T: schemars::JsonSchema>() -> jsonschema::Validator {
    let schema = schemars::schema_for!(T);
    jsonschema::validator_for(schema.as_value()).expect("a valid schema")
}

#[test]
fn noughts_alone_are_written_as_one() {
    for (text, expected) in [("000.0", "write 0"), ("-00", "write 0"), ("00,0", "write 0")] {
        assert_eq!(help(Quantity::parse(text)), expected, "{text}");
    }
}

#[test]
fn every_spelling_has_one_meaning_and_one_canonical_text() {
    for (text, kind, value, canonical) in [
        ("475", QuantityKind::Exact, "475", "475"),
        ("-3", QuantityKind::Exact, "-3", "-3"),
        ("-0", QuantityKind::Exact, "0", "0"),
        ("5.50", QuantityKind::Exact, "5.5", "5.5"),
        (">400", QuantityKind::Over, "400", ">400"),
        ("> 400", QuantityKind::Over, "400", ">400"),
        ("over 400", QuantityKind::Over, "400", ">400"),
        (">=4", QuantityKind::AtLeast, "4", ">=4"),
        ("at least 4", QuantityKind::AtLeast, "4", ">=4"),
        ("<10", QuantityKind::Under, "10", "<10"),
        ("under 10", QuantityKind::Under, "10", "<10"),
        ("<=10", QuantityKind::AtMost, "10", "<=10"),
        ("up to 10", QuantityKind::AtMost, "10", "<=10"),
        ("at most 10", QuantityKind::AtMost, "10", "<=10"),
        ("almost 10", QuantityKind::Almost, "10", "almost 10"),
        ("~25", QuantityKind::About, "25", "~25"),
        ("about 25", QuantityKind::About, "25", "~25"),
        ("10..20", QuantityKind::Range, "10", "10..20"),
    ] {
        let quantity = q(text);
        assert_eq!((quantity.kind(), quantity.value()), (kind, d(value)), "{text}");
        assert_eq!(quantity.to_string(), canonical);
    }
    assert_eq!(q("10..20").upper(), d("20"));
}

#[test]
fn what_is_refused_is_refused_with_the_right_text_to_write() {
    for (text, advice) in [
        ("58 361", "write 58361"),
        ("58\u{a0}361", "write 58361"),
        ("58'361", "write 58361"),
        ("58,361", "write 58361, or 58.3610 if that is meant"),
        ("1,234,567", "write 1234567"),
        ("414.334,0", "write 414334"),
        ("414,334.5", "write 414334.5"),
        ("1.234.567", "write 1234567"),
        ("5,5", "write 5.5"),
        ("0,125", "write 0.125"),
        ("10 kg", "write 10; the unit goes in `unit`, in place of any other"),
        ("10kg", "write 10; the unit goes in `unit`, in place of any other"),
        ("5,5 kg", "write 5.5; the unit goes in `unit`, in place of any other"),
        ("almost 10 kg", "write almost 10; the unit goes in `unit`, in place of any other"),
        ("48.4 %", "write 48.4; the sign goes in `unit`"),
        ("007", "write 7"),
        ("00.5", "write 0.5"),
        ("000", "write 0 for none, and leave the key out while there is no figure"),
        ("1e3", "write 1000"),
        ("-1.5e+2", "write -150"),
        ("1e99", "write the digits out"),
        ("1_000", "write 1000"),
        ("+5", "write 5"),
        (".5", "write 0.5"),
        ("5.", "write 5"),
        ("more than 400", "write \">400\""),
        ("Over 400", "write \">400\""),
        ("400+", "write \">=400\""),
        ("≥ 4", "write \">=4\""),
        ("nearly 10", "write almost 10"),
        ("approximately 6 000", "write ~6000"),
        ("10-20", "write 10..20"),
        ("10 – 20", "write 10..20"),
        ("between 10 and 20", "write 10..20"),
        ("10 .. 20", "write 10..20"),
        ("20..10", "write 10..20"),
        ("10..10", "write 10"),
        ("under 0", "write 0"),
        ("over -5", "only an exact number can be negative: -5"),
        ("", "leave the key out while there is no figure"),
        ("none", "write 0 if there were none; leave all of it out while there is no figure"),
        ("unknown", "leave all of it out while there is no figure"),
    ] {
        assert_eq!(help(Quantity::parse(text)), advice, "{text:?}");
    }
    for text in ["0x1F", "0o17", ".inf", "XXX", "1234567890123456", "5-", "--5", "1..2..3"] {
        assert!(help(Quantity::parse(text)).starts_with("write the number (475)"), "{text}");
    }
}

#[test]
fn what_has_two_readings_is_refused_and_each_reading_has_a_spelling() {
    for (text, readings) in [
        ("1.200", ["1200", "1.2"]),
        ("25.000", ["25000", "25"]),
        ("2.125", ["2125", "2.1250"]),
        ("999.999", ["999999", "999.9990"]),
        (">1.200", [">1200", ">1.2"]),
        ("almost 1.200", ["almost 1200", "almost 1.2"]),
        ("1.200..1.500", ["1200..1500", "1.2..1.5"]),
        ("-1.200", ["-1200", "-1.2"]),
    ] {
        let [first, second] = readings;
        let quote = if first.starts_with('>') { "\"" } else { "" };
        let advice =
            format!("write {quote}{first}{quote}, or {quote}{second}{quote} if that is meant");
        let refusal = Quantity::parse(text).expect_err(text);
        assert_eq!((refusal.help, refusal.suggest), (Some(advice), None), "{text}");
        assert_eq!([q(first), q(second)].map(|quantity| quantity.to_string()), readings, "{text}");
    }
    for text in ["1234.567", "0.125", "1.20", "1.2000", "12.3456", "1200.000"] {
        assert!(Quantity::parse(text).is_ok(), "{text}");
    }
}

const GENERAL: &str =
    "write a number with its sign: +5%, -10% or 143 %, or +5 pp for percentage points";

#[test]
fn percentages_change_by_points() {
    let change = |before: &str, after: &str| {
        let change = Quantity::change_of(Some("%"), q(before), q(after))?;
        assert!(change.is_in_points());
        Some((change.kind(), change.value(), change.upper()))
    };
    assert_eq!(change("35", "37"), Some((QuantityKind::Exact, d("2"), d("2"))));
    assert_eq!(change("0", "37.5"), Some((QuantityKind::Exact, d("37.5"), d("37.5"))));
    assert_eq!(change("35", "over 40"), Some((QuantityKind::Over, d("5"), d("5"))));
    assert_eq!(change("35", "40..45"), Some((QuantityKind::Range, d("5"), d("10"))));
    assert_eq!(change("about 35", "40"), Some((QuantityKind::About, d("5"), d("5"))));
    assert_eq!(change("over 35", "40"), None);
    let under = Quantity::change_of(Some("per cent"), q("35"), q("under 30")).expect("a change");
    assert!(under.interval().contains(d("-35")) && !under.interval().contains(d("-5")));
    assert!(!Quantity::change_of(Some("EUR"), q("35"), q("37")).expect("one").is_in_points());
}

#[test]
fn percentages() {
    assert_eq!(Percent::parse("+5%"), Ok(Percent::new(5)));
    assert_eq!(Percent::parse("-10 %"), Ok(Percent::new(-10)));
    assert_eq!(Percent::parse("143 %"), Ok(Percent::new(143)));
    assert_eq!(Percent::parse("8.40%").map(|p| p.to_string()), Ok("+8.4%".to_owned()));
    assert_eq!(Percent::parse("+5 pp"), Ok(Percent::points(5)));
    assert_eq!(Percent::parse("5pp").map(|p| p.to_string()), Ok("+5 pp".to_owned()));
    assert_eq!(Percent::parse("-0%").map(|p| p.to_string()), Ok("0%".to_owned()));
    for (text, advice) in [
        ("5", "write +5%, or +5 pp if percentage points is meant"),
        ("+5 p.p.", "write +5 pp"),
        ("5 percentage points", "write +5 pp"),
        ("−2,5 Prozentpunkte", "write -2.5 pp"),
        ("increase of 5 %", "write +5%"),
        ("10 % weniger", "write -10%"),
        ("99,47 %", "write +99.47%"),
        ("5 per cent", "write +5%"),
        ("−5 %", "write -5%"),
        ("+ 5%", "write +5%"),
        ("a lot", GENERAL),
        ("%", GENERAL),
    ] {
        assert_eq!(help(Percent::parse(text)), advice, "{text}");
    }
}

#[test]
fn sums_keep_their_qualifier() {
    for (parts, sum) in [
        (&[][..], "0"),
        (&["266", "152"][..], "418"),
        (&["266", "over 152"], ">418"),
        (&["at least 4", "3"], ">=7"),
        (&["at least 4", "over 3"], ">7"),
        (&["over 400", "about 100"], ">400"),
        (&["over 400", "under 10"], ">400"),
        (&["5", "about 25"], "~30"),
        (&["5", "almost 10"], "almost 15"),
        (&["almost 10", "about 10"], "~20"),
        (&["5", "under 10"], "5..15"),
        (&["under 5", "at most 10"], "<15"),
        (&["up to 5", "at most 10"], "<=15"),
        (&["10..20", "1..2"], "11..22"),
        (&["-5", "about 25"], ">=-5"),
    ] {
        let total = Quantity::sum(parts.iter().map(|part| q(part))).expect("a sum");
        assert_eq!(total.to_string(), sum, "{parts:?}");
    }
    assert_eq!(Quantity::sum([q("about 25"), q("under 10")]), None, "it may be anything");
    let huge = Quantity::exact(Decimal::MAX);
    assert_eq!(Quantity::sum([huge, huge]), None);
}

#[test]
fn changes_and_shares_of_the_register_of_figures() {
    let change = |before: &str, after: &str| Quantity::change(q(before), q(after));
    for (before, after, percent) in [
        ("438", "475", "8.4"),
        ("2359", "2520", "6.8"),
        ("4315", "5359", "24.2"),
        ("2687", "5359", "99.4"),
        ("18308", "44402", "142.5"),
        ("56208", "105018", "86.8"),
    ] {
        let value = change(before, after).expect("a change").value();
        assert_eq!(value.round_dp(1), d(percent), "{before} to {after}");
    }
    assert_eq!(q("230").share(q("475")).expect("a share").value().round_dp(1), d("48.4"));
    assert_eq!(q("1412").share(q("2520")).expect("a share").value().round_dp(1), d("56"));

    let over = change("400", "over 500").expect("a change");
    assert_eq!((over.kind(), over.value()), (QuantityKind::Over, d("25")));
    let almost = change("100", "almost 90").expect("a change");
    assert_eq!((almost.kind(), almost.value()), (QuantityKind::About, d("-10")));
    assert!(almost.interval().contains(d("-99")) && !almost.interval().contains(d("-10")));
    let rough = change("10..20", "20..40").expect("a change");
    assert_eq!(
        (rough.kind(), rough.value(), rough.upper()),
        (QuantityKind::Range, d("0"), d("300"))
    );
    assert_eq!(change("over 90", "over 100"), None, "it may have risen or fallen");
    assert_eq!(change("almost 90", "almost 100"), None);
    let rough = change("about 100", "about 120").expect("a change");
    assert_eq!((rough.kind(), rough.value()), (QuantityKind::About, d("20")));
    let under = change("over 90", "under 45").expect("a change");
    assert_eq!((under.kind(), under.value()), (QuantityKind::Under, d("-50")));
    assert_eq!(change("0", "5"), None);
    assert_eq!(change("under 10", "5"), None);
    assert_eq!(change("-5", "5"), None);
    assert_eq!(
        change("over 5", "0").map(|c| (c.kind(), c.value())),
        Some((QuantityKind::Exact, d("-100")))
    );
}

#[test]
fn targets_are_met_not_met_or_cannot_be_told() {
    use Attainment::{CannotTell, Met, NotMet};
    for (value, at_least, at_most, equals) in [
        ("10", Met, Met, Met),
        ("50", Met, NotMet, NotMet),
        ("4", NotMet, Met, NotMet),
        ("over 10", Met, NotMet, NotMet),
        ("at least 10", Met, CannotTell, CannotTell),
        ("under 10", NotMet, Met, NotMet),
        ("almost 10", NotMet, Met, NotMet),
        ("about 10", CannotTell, CannotTell, CannotTell),
        ("about 20", CannotTell, CannotTell, CannotTell),
        ("5..15", CannotTell, CannotTell, CannotTell),
        ("5..10", CannotTell, Met, CannotTell),
    ] {
        let (value, ten) = (q(value), q("10"));
        assert_eq!(
            (value.at_least(ten), value.at_most(ten), value.equals(ten)),
            (at_least, at_most, equals),
            "{value}"
        );
    }
    assert_eq!(q("15").equals(q("10..20")), Met);
    assert_eq!(q("25").equals(q("10..20")), NotMet);
    assert_eq!(q("90").equals(q("over 90")), NotMet);
    assert_eq!(q("2").equals(q("almost 10")), CannotTell);
    assert_eq!(q("10").equals(q("almost 10")), NotMet);
    assert_eq!(q("25").equals(q("about 25")), CannotTell);
    assert_eq!(q("over 95").equals(q("over 90")), Met);

    let points = |text: &str| Percent::parse(text).expect("a change");
    assert_eq!(q("35").changed_by(points("+5 pp")), Some(q("40")));
    assert_eq!(q("about 35").changed_by(points("-5 pp")), Some(q("about 30")));
    assert_eq!(q("3").changed_by(points("-5 pp")), None);
    let target = q("4315").changed_by(Percent::new(5)).expect("an amount");
    assert_eq!(target, q("4530.75"));
    assert_eq!(q("5359").at_least(target), Met);
    assert_eq!(q("4530.75").at_least(target), Met);
    assert_eq!(q("4530.7").at_least(target), NotMet);
    assert_eq!(q("10").changed_by(Percent::new(-101)), None);
}

#[test]
fn the_schema_takes_numbers() {
    let schema = validator::<Quantity>();
    for (instance, taken) in
        [(json!(475), true), (json!(-2.5), true), (json!(1e15), false), (json!(null), false)]
    {
        assert_eq!(schema.is_valid(&instance), taken, "{instance}");
    }
    assert!(!validator::<Percent>().is_valid(&json!(5)), "a percentage is text");
}

/// A quantity of the grammar, with a value it may stand for.
fn quantity_and_member() -> impl Strategy<Value = (Quantity, Decimal)> {
    let number = (1i64..1_000_000, 0u32..4).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    (0usize..8, number.clone(), number, 0i64..=100, any::<bool>()).prop_map(
        |(kind, a, b, part, negative)| {
            let part = Decimal::new(part, 2);
            let spelled = |number: Decimal| super::number::spell(number);
            let (upper, a) = (spelled(a + b), spelled(a));
            let text = match kind {
                0 if negative => format!("-{a}"),
                0 => a.clone(),
                1 => format!(">{a}"),
                2 => format!(">={a}"),
                3 => format!("<{a}"),
                4 => format!("<={a}"),
                5 => format!("almost {a}"),
                6 => format!("~{a}"),
                _ => format!("{a}..{upper}"),
            };
            let quantity = q(&text);
            let interval = quantity.interval();
            let top = interval.high.map_or(interval.low.value + b, |high| high.value);
            let mut member = interval.low.value + (top - interval.low.value) * part;
            if !interval.contains(member) {
                // Only an open end itself can be missed; the middle never is.
                member = (interval.low.value + top) / Decimal::TWO;
            }
            (quantity, member)
        },
    )
}

/// Texts near the grammar.
fn near() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        ">",
        ">=",
        "<",
        "<=",
        "~",
        "over ",
        "at least ",
        "almost ",
        "about ",
        "under ",
        "up to ",
        "at most ",
        " ",
        "-",
        "+",
        "0",
        "00",
        "1",
        "9",
        "475",
        ".",
        "..",
        ",",
        "%",
        "kg",
        "000000000",
        "e",
        "_",
        "٣",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn canonical_text_is_read_back((quantity, _) in quantity_and_member()) {
        prop_assert_eq!(q(&quantity.to_string()), quantity);
    }

    #[test]
    fn percentages_are_read_back(digits in -999_999i64..999_999, scale in 0u32..5) {
        let percent = Percent::new(Decimal::new(digits, scale));
        prop_assert_eq!(Percent::parse(&percent.to_string()), Ok(percent));
    }

    #[test]
    fn a_sum_holds_the_sum_of_any_members(
        parts in prop::collection::vec(quantity_and_member(), 0..6),
    ) {
        let Some(sum) = Quantity::sum(parts.iter().map(|(part, _)| *part)) else { return Ok(()) };
        let members: Decimal = parts.iter().map(|(_, member)| *member).sum();
        prop_assert!(sum.interval().contains(members), "{} in {}", members, sum);
    }

    #[test]
    fn a_ratio_holds_the_ratio_of_any_members(
        (before, b) in quantity_and_member(), (after, a) in quantity_and_member(),
    ) {
        let Some(ratio) = after.ratio(before) else { return Ok(()) };
        let interval = ratio.interval();
        let slack = Decimal::new(1, 15);
        // About some number may be anything, and nothing is said of that it is nought.
        let Some(quotient) = a.checked_div(b) else {
            prop_assert_eq!(before.kind, QuantityKind::About);
            return Ok(());
        };
        prop_assert!(quotient >= interval.low.value - slack, "{} in {}", quotient, ratio);
        prop_assert!(interval.high.is_none_or(|high| quotient <= high.value + slack));
        let change = Quantity::change(before, after).expect("where there is a ratio");
        prop_assert_eq!(change.interval().high.is_none(), interval.high.is_none());
    }

    #[test]
    fn attainment_is_what_the_members_say(
        (value, v) in quantity_and_member(), (target, t) in quantity_and_member(),
    ) {
        match value.at_least(target) {
            Attainment::Met => prop_assert!(v >= t),
            Attainment::NotMet => prop_assert!(v < t),
            Attainment::CannotTell => {}
        }
        match value.at_most(target) {
            Attainment::Met => prop_assert!(v <= t),
            Attainment::NotMet => prop_assert!(v > t),
            Attainment::CannotTell => {}
        }
        match value.equals(target) {
            Attainment::Met => prop_assert!(target.interval().contains(v)),
            Attainment::NotMet => prop_assert!(!target.interval().contains(v)),
            Attainment::CannotTell => {}
        }
    }

    #[test]
    fn no_text_is_refused_without_help(text in prop_oneof![near(), ".{0,12}"]) {
        if let Err(refusal) = Quantity::parse(&text) {
            prop_assert!(refusal.help.is_some());
            let suggested = refusal.suggest.map(|text| Quantity::parse(&text));
            prop_assert!(suggested.is_none_or(|taken| taken.is_ok()), "{:?}", text);
        }
        if let Err(refusal) = Percent::parse(&text) {
            prop_assert!(refusal.help.is_some());
            let suggested = refusal.suggest.map(|text| Percent::parse(&text));
            prop_assert!(suggested.is_none_or(|taken| taken.is_ok()), "{:?}", text);
        }
    }
}

#[test]
fn a_text_is_suggested_only_where_there_is_one_reading() {
    let quantity = |text: &str| Quantity::parse(text).expect_err(text).suggest;
    for (text, meant) in [
        ("5,5", "5.5"),
        ("58 361", "58361"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("more than 400", ">400"),
        ("> 58 361", ">58361"),
    ] {
        assert_eq!(quantity(text).as_deref(), Some(meant), "{text}");
    }
    for text in ["1.200", "ca. 6.000", "+1.250", "1.250+", "150k", "12 5", "475 2023", "2\n520"] {
        assert_eq!(quantity(text), None, "{text}");
    }
    for text in ["58,361", "007", "5 kg", "10-20", "20..10", "0x1F", "some", "-", "2012 / 2013"] {
        assert_eq!(quantity(text), None, "{text}");
    }
    let percent = |text: &str| Percent::parse(text).expect_err(text).suggest;
    assert_eq!(percent("5,5 per cent").as_deref(), Some("+5.5%"));
    assert_eq!(percent("5"), None, "five, or five in the hundred");
    assert_eq!(percent("58,361%"), None);
}

#[test]
fn parser_and_schema_agree() {
    let (quantity, percent) = (validator::<Quantity>(), validator::<Percent>());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(4096));
    runner
        .run(&prop_oneof![near(), ".{0,6}"], |text| {
            let parsed = Quantity::parse(&text).is_ok();
            // The order of a range is beyond a pattern.
            let disordered =
                matches!(super::read(&text), Some(Err(super::Senseless::Range { .. })));
            prop_assert_eq!(parsed || disordered, quantity.is_valid(&json!(text)), "{:?}", text);
            prop_assert_eq!(Percent::parse(&text).is_ok(), percent.is_valid(&json!(text)));
            Ok(())
        })
        .expect("agreement");
}
