//! `ambiguous-date`, `ambiguous-number`: dates and numbers in texts that can be read in two ways, and days
//! that there are not.
//!
//! In the fields that are made for them, dates and numbers have one form, and the reader holds them
//! to it.

use std::ops::Range;

use jiff::civil::Date;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::is_doubtful;
use crate::prose::Signs;
use crate::rule;

use super::Context;
use super::share;
use super::walk::Passage;
use super::within::Places;

pub(super) static DATE: RuleInfo = rule!("ambiguous-date", Warning, Markdown);
pub(super) static NUMBER: RuleInfo = rule!("ambiguous-number", Warning, Markdown);

const CITE: &str = "or cite a figure, which is printed in one form everywhere";

pub(super) fn dates(context: &Context<'_>, findings: &mut Findings) {
    for passage in texts(context) {
        let places = Places::of(context.sources, &passage);
        impossible_dates(passage.text, &places, findings);
        for Doubtful { range, first, second, year } in words(passage.text).filter_map(date) {
            let place = places.locate(range);
            let (one, other) = (month(second), month(first));
            findings.push(
                Finding::new(
                    &DATE,
                    place,
                    format!("this may be {first} {one} or {second} {other} {year}"),
                )
                .help(format!("write the name of the month: `{first} {one} {year}`")),
            );
        }
    }
}

/// Reports the days of a text that there are not.
fn impossible_dates(text: &str, places: &Places<'_>, findings: &mut Findings) {
    for (range, day, name, year) in words(text).filter_map(impossible) {
        findings.push(
            Finding::new(&DATE, places.locate(range), format!("there is no {day} {name} {year}"))
                .help("write the day that is meant"),
        );
    }
}

/// A date with a month and a day that the month does not have: `31.11.2026`.
fn impossible((at, word): (usize, &str)) -> Option<(Range<usize>, i8, &'static str, i16)> {
    let separator = ['/', '.', '-'].into_iter().find(|c| word.contains(*c))?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = word.split(separator).filter(|part| digits(part)).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    if word.split(separator).count() != 3 {
        return None;
    }
    let year = |year: &str| {
        let of_these = ["19", "20"].iter().any(|century| year.starts_with(century));
        year.parse::<i16>().ok().filter(|_| year.len() == 4 && of_these)
    };
    let small = |part: &str| part.parse::<i8>().ok().filter(|_| (1..=2).contains(&part.len()));
    let (year, one, other) = match year(third) {
        Some(year) => (year, small(first)?, small(second)?),
        None => (year(first)?, small(third)?, small(second)?),
    };
    let is_day = |day: i8, month: i8| Date::new(year, month, day).is_ok();
    let (day, number) = if other <= 12 { (one, other) } else { (other, one) };
    let may_be = (1..=12).contains(&number) && (29..=31).contains(&day);
    let name = month(u8::try_from(number).ok()?);
    let is_none = may_be && !is_day(one, other) && !is_day(other, one);
    is_none.then_some((at..at + word.len(), day, name, year))
}

pub(super) fn numbers(context: &Context<'_>, findings: &mut Findings) {
    share::check(context, findings);
    for passage in texts(context) {
        let places = Places::of(context.sources, &passage);
        let numbers = words(passage.text).filter_map(number);
        for (range, whole, rest) in
            numbers.filter(|(range, ..)| !is_reference(passage.text, range.start))
        {
            let place = places.locate(range);
            findings.push(
                Finding::new(
                    &NUMBER,
                    place,
                    format!("this may be {whole} {rest}, or a little more than {whole}"),
                )
                .help(format!("write `{whole} {rest}`, or `{whole}.{}`", decimals(rest)))
                .help(CITE),
            );
        }
        let foreign = words(passage.text).filter_map(foreign);
        for (range, number) in foreign.filter(|(range, _)| !is_reference(passage.text, range.start))
        {
            findings.push(
                Finding::new(
                    &NUMBER,
                    places.locate(range),
                    format!("this is {number} to some, and no number to those who write decimals after a point"),
                )
                .help(format!("write `{number}`"))
                .help(CITE),
            );
        }
    }
}

/// Every prose, and the words in which actions say when.
fn texts<'a>(context: &Context<'a>) -> impl Iterator<Item = Passage<'a>> {
    let timings = context.actions().filter_map(|(_, action)| {
        let timing = action.data.timing.as_ref()?;
        Some(Passage { source: action.source, span: timing.span, text: timing.as_str() })
    });
    context.passages(Signs::DIGIT).chain(timings)
}

/// The pieces of a text between blanks that hold a digit, without the marks around them, each with
/// its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |word| {
        let at = end;
        end += word.len();
        let word = word.trim_end();
        if !word.starts_with(|c: char| c.is_ascii_digit() || "(\"'“‘~<>=+*_€$£".contains(c))
        {
            return None;
        }
        let around = |c: char| "(),;:.!?\"'“”‘’~<>=+*_€$£".contains(c);
        let bare = word.trim_end_matches(".-").trim_matches(around);
        let digits = bare.starts_with(|c: char| c.is_ascii_digit());
        let before = word.len() - word.trim_start_matches(around).len();
        digits.then_some((at + before, bare))
    })
}

struct Doubtful<'t> {
    range: Range<usize>,
    first: u8,
    second: u8,
    year: &'t str,
}

/// A date of two numbers that could both be the month, and a year: `03/04/2013`.
fn date((at, word): (usize, &str)) -> Option<Doubtful<'_>> {
    let separator = ['/', '.', '-'].into_iter().find(|c| word.contains(*c))?;
    let mut parts = word.split(separator);
    let small = |part: &str| {
        let digits = matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse().ok().filter(|number| digits && (1..=12).contains(number))
    };
    let (first, second): (u8, u8) = (small(parts.next()?)?, small(parts.next()?)?);
    let year = parts.next().filter(|year| {
        year.len() == 4 && ["19", "20"].iter().any(|century| year.starts_with(century))
    })?;
    let is_whole = parts.next().is_none() && year.bytes().all(|byte| byte.is_ascii_digit());
    (is_whole && first != second).then(|| Doubtful {
        range: at..at + word.len(),
        first,
        second,
        year,
    })
}

/// A number with one point or comma and three digits behind it: `5.300`. With a nought before it or
/// two of them there is no doubt.
fn number((at, word): (usize, &str)) -> Option<(Range<usize>, &str, &str)> {
    let (whole, rest) = word.split_once(['.', ','])?;
    is_doubtful(whole, rest).then(|| (at..at + word.len(), whole, rest))
}

/// A number whose thousands are parted by points and whose decimals stand after a comma, `2.125,5`, and how
/// a report prints it.
fn foreign((at, word): (usize, &str)) -> Option<(Range<usize>, String)> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) = word.split_once(',')?;
    let (first, groups) = whole.split_once('.')?;
    let is_number = digits(decimals)
        && digits(first)
        && first.len() <= 3
        && groups.split('.').all(|group| digits(group) && group.len() == 3);
    is_number.then(|| (at..at + word.len(), format!("{}.{decimals}", whole.replace('.', " "))))
}

/// Whether the word before a place says that a number refers to something: `section 4.100`.
fn is_reference(text: &str, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "§",
        "§§",
        "annex",
        "art",
        "article",
        "articles",
        "chapter",
        "clause",
        "item",
        "no",
        "nr",
        "number",
        "para",
        "paragraph",
        "paragraphs",
        "point",
        "points",
        "release",
        "rule",
        "section",
        "sections",
        "v",
        "version",
    ];
    let before = text.get(..at).unwrap_or_default();
    let before = before.trim_end_matches(|c: char| !c.is_alphabetic() && c != '§' && c != '.');
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_end_matches('.').trim_start_matches('(').to_lowercase();
    WORDS.contains(&word.as_str())
}

/// The digits behind a point, written so that they can only be decimals: without noughts at the
/// end, or with one more.
fn decimals(digits: &str) -> String {
    match digits.trim_end_matches('0') {
        "" => "0".to_owned(),
        short if short.len() == digits.len() => format!("{digits}0"),
        short => short.to_owned(),
    }
}

fn month(number: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::from(number).saturating_sub(1)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dates(text: &str) -> Vec<&str> {
        words(text).filter_map(date).map(|date| &text[date.range]).collect()
    }

    fn numbers(text: &str) -> Vec<&str> {
        words(text).filter_map(number).map(|(range, ..)| &text[range]).collect()
    }

    #[test]
    fn only_what_can_be_read_in_two_ways_is_a_doubt() {
        assert_eq!(
            dates("on 03/04/2013, (1.2.2014) or 3-4-2013."),
            ["03/04/2013", "1.2.2014", "3-4-2013"]
        );
        assert_eq!(
            dates("13/01/2012 03/03/2013 2013-04-03 10494/14 3/4 3.4.13 1/2/2013/4"),
            [""; 0]
        );
        assert_eq!(numbers("5.300 kg, (~1.250) and \"12.000\"."), ["5.300", "1.250", "12.000"]);
        assert_eq!(
            numbers("12,345 kg, €1.500, 1.500€, 5.000.- and 58,361."),
            ["12,345", "1.500", "1.500", "5.000", "58,361"]
        );
        assert_eq!(numbers("0.125 5.30 5300 1.234.567 v5.300 5.300/1 10.1000 3.2 a.123"), [""; 0]);
    }

    #[test]
    fn points_for_thousands_before_a_comma_are_seen() {
        let found = |text: &'static str| -> Vec<(&str, String)> {
            words(text).filter_map(foreign).map(|(range, to)| (&text[range], to)).collect()
        };
        let expected =
            [("2.125,5", "2 125.5".to_owned()), ("1.234.567,89", "1 234 567.89".to_owned())];
        assert_eq!(found("2.125,5 kg, (1.234.567,89) EUR"), expected);
        let others = found("2,125.5 2.125 2.12,5 2125,5 1.2.2013,5 2.125,x 2.125,");
        assert!(others.is_empty(), "{others:?}");
    }

    #[test]
    fn a_date_has_a_year_of_these_centuries_and_months_that_differ() {
        for text in
            ["03/04/1813", "03/04/2113", "03/04/201", "03/04/20133", "0/4/2013", "1/13/2013"]
        {
            assert_eq!(dates(text), [""; 0], "{text}");
        }
        assert_eq!(dates("1/12/1999 12/1/2013"), ["1/12/1999", "12/1/2013"]);
    }

    #[test]
    fn days_that_there_are_not_are_told_from_those_of_either_order() {
        let found = |text: &'static str| -> Vec<&str> {
            words(text).filter_map(impossible).map(|(range, ..)| &text[range]).collect()
        };
        assert_eq!(
            found("31.11.2026, (30/02/2024) and 2023-02-29."),
            ["31.11.2026", "30/02/2024", "2023-02-29"]
        );
        assert_eq!(found("29.2.2024 12/31/2024 31.12.2026 31.13.2026 31.11.26 4.31.2"), [""; 0]);
    }

    #[test]
    fn decimals_are_written_so_that_they_are_no_thousands() {
        assert_eq!(["300", "250", "000", "125"].map(decimals), ["3", "25", "0", "1250"]);
    }

    #[test]
    fn what_refers_to_something_is_no_number() {
        for text in ["section 4.100", "§ 3.104", "(Art. 5.300)", "version 2.100", "article\n5.300"]
        {
            assert!(is_reference(text, text.find(char::is_numeric).unwrap()), "{text}");
        }
        assert!(!is_reference("the sections found 5.300 kg", 19));
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "([0-9]{1,4}|[./,( -]|é|\\PC){0,24}") {
            for (at, word) in words(&text) {
                prop_assert_eq!(&text[at..at + word.len()], word);
            }
            dates(&text);
            numbers(&text);
        }
    }
}
