//! `number-near-figure`: a number in a text that is nearly, and not quite, that of a figure.
//!
//! Two numbers are near if two neighbouring digits have changed places, or one digit of four or more is
//! another. Every number that is near to one is looked up, so that the cost is that of the text.

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Figure, Plan, Priority};
use crate::prose::Signs;
use crate::rule;
use crate::source::{Location, SourceId};

use super::Context;
use super::walk::{self, Passage};
use super::within::Places;
use super::wording::fold;

pub(super) static INFO: RuleInfo = rule!("number-near-figure", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let of = |priority| Figures::of(context.plan, priority);
    let figures: HashMap<&str, Figures<'_>> =
        context.plan.priorities.iter().map(|one| (one.folder.as_str(), of(one))).collect();
    if figures.values().all(|figures| figures.by_unit.is_empty() && figures.by_id.is_empty()) {
        return;
    }
    for passage in context.passages(Signs::DIGIT) {
        let path = context.sources.get(passage.source).path;
        let folder = path.split('/').nth(1).filter(|_| path.starts_with("priorities/"));
        let Some(figures) = folder.and_then(|folder| figures.get(folder)) else { continue };
        in_passage(context, &passage, figures, findings);
    }
}

fn in_passage(
    context: &Context<'_>,
    passage: &Passage<'_>,
    figures: &Figures<'_>,
    findings: &mut Findings,
) {
    let mut places = None;
    for Written { number, range } in numbers(passage.text) {
        let text = passage.text;
        let sentence = sentence(text, range.start);
        let cited = cited(text.get(sentence).unwrap_or_default());
        let cited = cited.filter_map(|id| figures.by_id.get(id).copied());
        let units = units_behind(text.get(range.end..).unwrap_or_default());
        let Some(figure) = figures.near(number, &units, cited) else { continue };
        let places = places.get_or_insert_with(|| Places::of(context.sources, passage));
        let value = figure.figure.value.value;
        let finding = Finding::new(
            &INFO,
            places.locate(range),
            format!("this is {number}, and the figure is {value}"),
        )
        .related(Location::new(figure.source, figure.figure.value.span), "the figure");
        let id = figure.figure.id.as_ref();
        let cite = id.map_or_else(
            || "or give the figure an `id` and cite it".to_owned(),
            |id| format!("or cite the figure: `<figure:{}>`", id.value),
        );
        findings.push(finding.help("correct the number or the figure").help(cite));
    }
}

/// A figure and the file it stands in.
#[derive(Clone, Copy)]
struct Known<'p> {
    source: SourceId,
    figure: &'p Figure,
}

/// The figures of a priority that are whole numbers.
struct Figures<'p> {
    by_id: HashMap<&'p str, Known<'p>>,
    /// By what they count, as [`fold`] makes it.
    by_unit: HashMap<String, HashMap<u64, Known<'p>>>,
}

impl<'p> Figures<'p> {
    fn of(plan: &'p Plan, priority: &'p Priority) -> Self {
        let mut figures = Self { by_id: HashMap::new(), by_unit: HashMap::new() };
        for (source, figure) in walk::figures(priority) {
            let known = Known { source, figure };
            let Some(number) = whole(figure).filter(|number| *number >= 100) else { continue };
            if let Some(id) = &figure.id {
                figures.by_id.insert(id.as_str(), known);
            }
            if let Some(unit) = walk::unit(plan, figure) {
                figures.by_unit.entry(fold(unit)).or_default().insert(number, known);
            }
        }
        figures
    }

    /// The figure that is near to a number with one of these units, or cited beside it; none where a figure
    /// is this number.
    fn near(
        &self,
        number: u64,
        units: &[String; 2],
        cited: impl Iterator<Item = Known<'p>>,
    ) -> Option<Known<'p>> {
        let by_value: HashMap<u64, Known<'p>> =
            cited.filter_map(|known| Some((whole(known.figure)?, known))).collect();
        let of_unit = units.iter().find_map(|unit| self.by_unit.get(unit));
        let look = |number: u64| by_value.get(&number).or_else(|| of_unit?.get(&number)).copied();
        if (by_value.is_empty() && of_unit.is_none()) || look(number).is_some() {
            return None;
        }
        neighbours(number).find_map(look)
    }
}

/// The number of a figure, if it is exact and whole.
fn whole(figure: &Figure) -> Option<u64> {
    let quantity = figure.value.value;
    let number: u64 = quantity.value().normalize().to_string().parse().ok()?;
    (quantity.to_string() == number.to_string()).then_some(number)
}

/// The numbers that are near to one.
fn neighbours(number: u64) -> impl Iterator<Item = u64> {
    let digits = number.to_string().into_bytes();
    let joined = |digits: &[u8]| std::str::from_utf8(digits).ok()?.parse::<u64>().ok();
    let swapped = {
        let digits = digits.clone();
        (1..digits.len()).filter_map(move |at| {
            let mut other = digits.clone();
            other.swap(at - 1, at);
            joined(&other)
        })
    };
    let others = (1..digits.len())
        .filter(|_| number >= 1000)
        .flat_map(|at| (b'0'..=b'9').map(move |digit| (at, digit)))
        .collect::<Vec<_>>();
    let replaced = others.into_iter().filter_map(move |(at, digit)| {
        let mut other = digits.clone();
        *other.get_mut(at)? = digit;
        joined(&other)
    });
    // A nought at the beginning makes it another sort of number.
    let same_length = move |near: &u64| near.ilog10() == number.ilog10();
    swapped.chain(replaced).filter(move |near| *near != number && *near > 0 && same_length(near))
}

/// A number in a text.
#[derive(Debug, PartialEq, Eq)]
struct Written {
    number: u64,
    range: Range<usize>,
}

/// The whole numbers of a text from 100 on that are neither rounded nor qualified: `2 520`, `2,520`.
fn numbers(text: &str) -> impl Iterator<Item = Written> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text.get(from..)?.find(|c: char| c.is_ascii_digit())?;
            let (digits, end) = digits(text, start);
            from = end;
            let before = text.get(..start)?;
            let joined = |c: char| c.is_alphanumeric() || "-–.,:/#€$£%".contains(c);
            let stands_alone = !before.ends_with(joined)
                && !text
                    .get(end..)?
                    .starts_with(|c: char| c.is_alphanumeric() || "-–/%".contains(c));
            let number = digits.parse::<u64>().ok().filter(|_| digits.len() <= 12);
            let Some(number) = number.filter(|number| *number >= 100 && number % 100 != 0) else {
                continue;
            };
            if stands_alone && !is_qualified(before) {
                return Some(Written { number, range: start..end });
            }
        }
    })
}

/// The digits of a number without the marks that group them, and where it ends.
fn digits(text: &str, start: usize) -> (String, usize) {
    let mut digits = String::new();
    let mut end = start;
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    let run = |at: usize| rest(at).bytes().take_while(u8::is_ascii_digit).count();
    loop {
        let length = run(end);
        digits.push_str(text.get(end..end + length).unwrap_or_default());
        end += length;
        let Some(mark) = rest(end).chars().next() else { break };
        let behind = end + mark.len_utf8();
        if !matches!(mark, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.' | '\'') || run(behind) == 0 {
            break;
        }
        if run(behind) != 3 || digits.len() > 3 && length != 3 || mark == ' ' && length > 3 {
            // A decimal, or another number.
            if matches!(mark, ',' | '.') {
                digits.clear();
                end = behind + run(behind);
            }
            break;
        }
        end = behind;
    }
    (digits, end)
}

/// Whether the word before a number makes a bound or an estimate of it.
fn is_qualified(before: &str) -> bool {
    const WORDS: &[&str] = &[
        "about",
        "almost",
        "approximately",
        "around",
        "below",
        "ca",
        "circa",
        "least",
        "most",
        "nearly",
        "over",
        "roughly",
        "some",
        "than",
        "under",
    ];
    let before = before.trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_end_matches('.').to_lowercase();
    before.ends_with("up to")
        || before.ends_with(['~', '<', '>', '≈', '≤', '≥', '+'])
        || WORDS.contains(&word.as_str())
}

/// What a number may count: the word behind it, or the second one.
fn units_behind(rest: &str) -> [String; 2] {
    let mut words = rest.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let starts = rest.starts_with([' ', '\u{a0}', '\n']);
    let mut word = || words.next().filter(|_| starts).map(fold).unwrap_or_default();
    [word(), word()]
}

/// The sentence around a place.
fn sentence(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind(". ")).map_or(0, |end| end + 2);
    let end = text.get(at..).and_then(|rest| rest.find(". ")).map_or(text.len(), |end| at + end);
    start..end
}

/// The ids of the figures that a sentence cites.
fn cited(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split("<figure:").skip(1).filter_map(|rest| {
        let (id, _) = rest.split_once('>')?;
        (!id.contains('#')).then_some(id)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<u64> {
        numbers(text).map(|written| written.number).collect()
    }

    #[test]
    fn whole_numbers_stand_alone() {
        assert_eq!(
            read("2 520 cases, 2,521 and 2\u{202f}522; 475 of 438."),
            [2520, 2521, 2522, 475, 438]
        );
        assert_eq!(read("1 234 567 and 12 345"), [1_234_567, 12345]);
        assert_eq!(
            read(
                "about 2 520, over 475, 2 500, 12.5, 99, SYN2013, 10494/14, <figure:a-2013>, 27 %"
            ),
            [0; 0]
        );
        assert_eq!(read("475 2023 and 3.4567"), [475, 2023]);
    }

    #[test]
    fn near_are_digits_that_changed_places_or_one_that_is_another() {
        let near = |one: u64, other: u64| neighbours(one).any(|near| near == other);
        assert!(near(2502, 2520) && near(2530, 2520) && near(475, 457));
        assert!(!near(475, 485) && !near(2520, 2520) && !near(3520, 2520) && !near(252, 2520));
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "([0-9]{1,4}|[., '-]|<figure:a>|é|\u{202f}|\\PC){0,24}") {
            for written in numbers(&text) {
                prop_assert!(text.get(written.range.clone()).is_some());
                prop_assert!(text.get(sentence(&text, written.range.start)).is_some());
            }
        }

        #[test]
        fn near_is_the_same_both_ways(number in 1000_u64..100_000) {
            for near in neighbours(number).filter(|near| *near >= 1000) {
                prop_assert!(neighbours(near).any(|back| back == number));
            }
        }
    }
}
