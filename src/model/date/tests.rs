//! Dates: every form that is read, refused, ordered.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::json;

use super::{PlanDate, Precision};
use crate::model::scalar::Scalar;

fn p(text: &str) -> PlanDate {
    PlanDate::parse(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
}

fn validator() -> jsonschema::Validator {
    let schema = schemars::schema_for!(PlanDate);
    jsonschema::validator_for(schema.as_value()).expect("a valid schema")
}

#[test]
fn every_precision_has_a_first_and_a_last_day() {
    for (text, first, last) in [
        ("2012-01-01", date(2012, 1, 1), date(2012, 1, 1)),
        ("2013-12", date(2013, 12, 1), date(2013, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2013-Q2", date(2013, 4, 1), date(2013, 6, 30)),
        ("2013-H1", date(2013, 1, 1), date(2013, 6, 30)),
        ("2013-H2", date(2013, 7, 1), date(2013, 12, 31)),
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
    ] {
        let parsed = p(text);
        assert_eq!((parsed.first_day(), parsed.last_day()), (Some(first), Some(last)), "{text}");
        assert_eq!(parsed.to_string(), text);
    }
    let open = p("open");
    assert!(open.is_open());
    assert_eq!((open.first_day(), open.last_day()), (None, None));
    assert_eq!(PlanDate::from(date(2012, 1, 1)), p("2012-01-01"));
}

#[test]
fn only_what_is_sure_is_said_of_the_order() {
    for (a, b, before) in [
        ("2012-12-31", "2013", true),
        ("2013", "2014-01", true),
        ("2013-H1", "2013-Q3", true),
        ("2013", "2013-06-30", false),
        ("2013-06-30", "2013", false),
        ("2013-06", "2013-Q2", false),
        ("2013", "2013", false),
        ("open", "2013", false),
        ("2013", "open", false),
        ("open", "open", false),
    ] {
        assert_eq!(p(a).surely_before(p(b)), before, "{a} before {b}");
    }
    assert_eq!(p("2013").partial_cmp(&p("2013-06-30")), None);
    assert_eq!(p("2013").partial_cmp(&p("open")), None);
}

#[test]
fn what_is_refused_is_refused_with_the_right_text_to_write() {
    for (text, advice) in [
        ("28-10-2012", "write 2012-10-28"),
        ("Dez. 2026", "write 2026-12"),
        ("3. Mai 2026", "write 2026-05-03"),
        ("2. Quartal 2026", "write 2026-Q2"),
        ("1. Halbjahr 2026", "write 2026-H1"),
        ("Q3/2026", "write 2026-Q3"),
        ("offen", "write open"),
        ("KW 12", "write the first day of the week, as in 2013-07-01, or its month"),
        ("KW 12/2026", "write the first day of the week, 2026-03-16, or its month"),
        ("week 53, 2026", "write the first day of the week, 2026-12-28, or its month"),
        ("KW 60/2026", "write the first day of the week, as in 2013-07-01, or its month"),
        ("Ende Mai 2026", "write 2026-05, or a day of it"),
        ("end of May 2026", "write 2026-05, or a day of it"),
        ("mid-June 2026", "write 2026-06, or a day of it"),
        ("end 2026", "write the part of the year that is meant, such as 2026-Q4, or 2026"),
        ("Mitte 2026", "write the part of the year that is meant, such as 2026-Q2, or 2026"),
        ("13/01/2012", "write 2012-01-13"),
        ("01/13/2012", "write 2012-01-13"),
        ("25/10/2012", "write 2012-10-25"),
        ("04/06/2014", "write 2014-06-04 or 2014-04-06"),
        ("05/05/2014", "write 2014-05-05"),
        ("16.10.2013", "write 2013-10-16"),
        ("14 february 2014", "write 2014-02-14"),
        ("March 31, 2014", "write 2014-03-31"),
        ("31st of March 2014", "write 2014-03-31"),
        ("17th & 18th of October 2013", "write 2013-10-17 or 2013-10-18"),
        ("Nov 2013", "write 2013-11"),
        ("Sept. 2013", "write 2013-09"),
        ("12/2013", "write 2013-12"),
        ("2013/1/5", "write 2013-01-05"),
        ("2013-1-5", "write 2013-01-05"),
        ("1st half 2013", "write 2013-H1"),
        ("second half of 2013", "write 2013-H2"),
        ("H1 2013", "write 2013-H1"),
        ("2013-h1", "write 2013-H1"),
        ("2nd quarter 2014", "write 2014-Q2"),
        ("2014Q2", "write 2014-Q2"),
        ("Open", "write open"),
        ("open end", "write open"),
        ("2013-10-17T09:00", "write 2013-10-17"),
        (
            "2013-02-29",
            "the month 2013-02 has 28 days: write one of them, from 2013-02-01 to 2013-02-28",
        ),
        (
            "2013-06-00",
            "the month 2013-06 has 30 days: write one of them, from 2013-06-01 to 2013-06-30",
        ),
        ("0213-06-30", "write a year from 1900 to 2099"),
        (
            "01/01/2013 - 31/12/2013",
            "write each in a place of its own, as in `start: 2013-01-01` and `end: 2013-12-31`",
        ),
        (
            "2013-01-01 – 2013-06-30",
            "write each in a place of its own, as in `start: 2013-01-01` and `end: 2013-06-30`",
        ),
        (
            "Q1 2013 to Q2 2013",
            "write each in a place of its own, as in `start: 2013-Q1` and `end: 2013-Q2`",
        ),
        (
            "12.-14.05.2026",
            "write each in a place of its own, as in `start: 2026-05-12` and `end: 2026-05-14`",
        ),
        (
            "28. April bis 2. Mai 2026",
            "write each in a place of its own, as in `start: 2026-04-28` and `end: 2026-05-02`",
        ),
        (
            "12-14 May 2026",
            "write each in a place of its own, as in `start: 2026-05-12` and `end: 2026-05-14`",
        ),
        ("12 and 14 May 2026", "write 2026-05-12 or 2026-05-14"),
        ("2013-2014", "write each in a place of its own, as in `start: 2013` and `end: 2014`"),
        ("2013-13", "write the year, the month (01 to 12) and the day: 2013-06-30"),
    ] {
        let refusal = PlanDate::parse(text).expect_err(text);
        assert_eq!(refusal.help.as_deref(), Some(advice), "{text}");
    }
    for text in ["", "end of project", "Permanent", "2013 ??", "28-10-12", "XXX", "000", "2013-"] {
        let help = PlanDate::parse(text).expect_err(text).help.expect("with help");
        assert!(help.ends_with("or open when no date is set") || text == "2013-", "{text}: {help}");
    }
}

#[test]
fn parser_and_schema_agree_on_every_day_and_on_days_there_are_not() {
    let schema = validator();
    for year in 1899..=2100 {
        for month in 0..=13 {
            for day in 0..=32 {
                let text = format!("{year}-{month:02}-{day:02}");
                let parsed = PlanDate::parse(&text);
                let exists = Date::new(year, month, day).is_ok() && (1900..=2099).contains(&year);
                assert_eq!(parsed.is_ok(), exists, "{text}");
                // The calendar repeats; the pattern has to be run on what is peculiar only.
                if day >= 28 || day == 0 || year == 2013 {
                    assert_eq!(schema.is_valid(&json!(text)), exists, "{text}");
                }
            }
        }
    }
    for (number, taken) in [(2013, true), (1899, false), (2100, false), (0, false)] {
        assert_eq!(schema.is_valid(&json!(number)), taken);
        assert_eq!(PlanDate::parse(&number.to_string()).is_ok(), taken);
    }
}

fn any_date() -> impl Strategy<Value = PlanDate> {
    (2010i16..2014, 1i8..=12, 1i8..=28, 0..6).prop_map(|(year, month, day, precision)| {
        PlanDate(match precision {
            0 => Precision::Day(date(year, month, day)),
            1 => Precision::Month { year, month },
            2 => Precision::Quarter { year, quarter: (month + 2) / 3 },
            3 => Precision::Half { year, half: (month + 5) / 6 },
            4 => Precision::Year(year),
            _ => Precision::Open,
        })
    })
}

fn near() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "2013", "1899", "20", "-", "-", "01", "12", "31", "Q", "H", "1", "4", "open", " ", "/", "٣",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn text_is_read_back(date in any_date()) {
        prop_assert_eq!(p(&date.to_string()), date);
    }

    #[test]
    fn the_order_is_that_of_every_day(a in any_date(), b in any_date(), c in any_date()) {
        prop_assert_eq!(a < b, b > a);
        prop_assert!(!(a < b && b < a));
        prop_assert!(!(a < b && b < c) || a < c);
        prop_assert_eq!(a.partial_cmp(&b) == Some(std::cmp::Ordering::Equal), a == b);
        if let (Some(last), Some(first)) = (a.last_day(), b.first_day()) {
            prop_assert_eq!(a.surely_before(b), last < first);
        } else {
            prop_assert!(!a.surely_before(b));
        }
        prop_assert!(a.first_day() <= a.last_day());
    }

    #[test]
    fn advice_is_given_and_can_be_followed(text in prop_oneof![near(), ".{0,12}"]) {
        if let Err(refusal) = PlanDate::parse(&text) {
            let help = refusal.help.expect("with help");
            if let Some(advice) = help.strip_prefix("write ")
                && !advice.contains([',', ' '])
            {
                prop_assert!(PlanDate::parse(advice).is_ok(), "{:?}: {}", text, advice);
            }
            let suggested = refusal.suggest.map(|text| PlanDate::parse(&text));
            prop_assert!(suggested.is_none_or(|taken| taken.is_ok()), "{:?}", text);
        }
    }
}

#[test]
fn a_date_is_suggested_only_where_there_is_one_reading() {
    let suggested = |text: &str| PlanDate::parse(text).expect_err(text).suggest;
    assert_eq!(suggested("28-10-2012").as_deref(), Some("2012-10-28"));
    assert_eq!(suggested("Nov 2013").as_deref(), Some("2013-11"));
    assert_eq!(suggested("Open").as_deref(), Some("open"));
    for text in ["04/06/2014", "17 & 18 October 2013", "June to 2013", "2013-02-30", "open end"] {
        assert_eq!(suggested(text), None, "{text}");
    }
    assert_eq!(suggested("2013-10-17T09:00"), None, "the time would be lost");
}

#[test]
fn parser_and_schema_agree() {
    let schema = validator();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(4096));
    runner
        .run(&prop_oneof![near(), ".{0,6}"], |text| {
            let taken = schema.is_valid(&json!(text));
            prop_assert_eq!(PlanDate::parse(&text).is_ok(), taken, "{:?}", text);
            Ok(())
        })
        .expect("agreement");
}
