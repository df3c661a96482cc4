//! What to say when a text is no [`PlanDate`]: the ways people write dates,
//! and what to write for each.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::{PlanDate, YEARS, read};
use crate::model::scalar::Refusal;
use crate::model::unset::NoValue;

const FORMS: &str = "write 2013-06-30, 2013-06, 2013-Q2, 2013-H1 or 2013, \
                     or open when no date is set";

const WEEK: &str = "write the first day of the week, as in 2013-07-01, or its month";

const CALENDAR: &str = "write the year, the month (01 to 12) and the day: 2013-06-30";

/// What is said with a date of no plan in particular.
pub(crate) const WITH_SAMPLES: [&str; 3] = [FORMS, WEEK, CALENDAR];

/// Words in a date that add nothing to it.
const FILLERS: &[&str] = &["st", "nd", "rd", "th", "of", "the", "in", "and", "to"];

/// What a date is made of, in the order in which it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// A number and how many digits it has.
    Number(u16, usize),
    /// The name of a month, 1 to 12.
    Month(u16),
    /// "half" or "H".
    Half,
    /// "quarter" or "Q".
    Quarter,
}

/// Says why a text is no date.
pub(super) fn date(text: &str) -> Refusal {
    let lower = text.trim().to_lowercase();
    let folded = lower.replace(['‐', '‑', '‒', '−', '－'], "-");
    if folded != lower && read(&folded).is_some() {
        let refusal = Refusal::new("not the way a date is written");
        return refusal.help(format!("write {folded}")).suggest(&folded);
    }
    if let Some(refusal) = iso(&folded) {
        return refusal;
    }
    if folded == "open" || folded.starts_with("open ") || folded.starts_with("open-") {
        let refusal = Refusal::new("not the way an open date is written").help("write open");
        return if folded == "open" { refusal.suggest("open") } else { refusal };
    }
    if folded == "offen" {
        return Refusal::new("not the way an open date is written")
            .help("write open")
            .suggest("open");
    }
    if let Some(refusal) = vague(&folded) {
        return refusal;
    }
    if NoValue::of(&folded).is_some() {
        return Refusal::new("no date given")
            .help("write open while no date is set, or leave the key out");
    }
    if let Some((day, _)) = folded.split_once(['t', ' ']).filter(|(_, time)| time.contains(':'))
        && read(day).is_some()
    {
        return Refusal::new("a date with a time of day").help(format!("write {day}"));
    }
    let meant = meant(&folded);
    if let Some((start, end)) =
        span(&folded).or_else(|| range(&folded).filter(|_| meant.is_empty()))
    {
        return Refusal::new("two dates where one is expected").help(format!(
            "write each in a place of its own, as in `start: {start}` and `end: {end}`"
        ));
    }
    match meant.as_slice() {
        [] => no_day(&folded).unwrap_or_else(|| Refusal::new("not a date").help(FORMS)),
        [only] => {
            let refusal = Refusal::new("not the way a date is written");
            let refusal = refusal.help(format!("write {only}"));
            if names_two(&folded) { refusal } else { refusal.suggest(only) }
        }
        several => {
            let reason = if folded.contains('/') {
                "a date that can be read in two ways"
            } else {
                "several dates, or one that can be read in two ways"
            };
            Refusal::new(reason).help(format!("write {}", several.join(" or ")))
        }
    }
}

/// A week, or a part of a year that has no bounds: `KW 12`, `Mitte 2026`.
fn vague(text: &str) -> Option<Refusal> {
    const PARTS: [(&str, &str); 19] = [
        ("anfang", "Q1"),
        ("beginn", "Q1"),
        ("beginning of", "Q1"),
        ("early", "Q1"),
        ("début", "Q1"),
        ("frühjahr", "Q2"),
        ("spring", "Q2"),
        ("mitte", "Q2"),
        ("mid", "Q2"),
        ("sommer", "Q3"),
        ("summer", "Q3"),
        ("herbst", "Q4"),
        ("autumn", "Q4"),
        ("ende", "Q4"),
        ("end of", "Q4"),
        ("end", "Q4"),
        ("late", "Q4"),
        ("fin", "Q4"),
        ("mi", "Q2"),
    ];
    if let Some(week) = week(text) {
        let refusal = Refusal::new("a week is not the way a date is written");
        return Some(refusal.help(match monday(week) {
            Some(day) => format!("write the first day of the week, {day}, or its month"),
            None => WEEK.to_owned(),
        }));
    }
    let (rest, part) = PARTS.iter().find_map(|(word, part)| {
        let rest = text.strip_prefix(word)?;
        let blanks = rest.trim_start_matches([' ', '-', '.']);
        (blanks.len() < rest.len()).then_some((blanks, part))
    })?;
    let refusal = Refusal::new("not the way a date is written");
    match meant(rest).as_slice() {
        [year] if year.len() == 4 => Some(refusal.help(format!(
            "write the part of the year that is meant, such as {year}-{part}, or {year}"
        ))),
        // `end of May 2026`
        [month] if month.len() == 7 => Some(refusal.help(format!("write {month}, or a day of it"))),
        _ => None,
    }
}

/// What stands behind the word for a week: `12`, `12/2026`.
fn week(text: &str) -> Option<&str> {
    const WEEKS: [&str; 5] = ["kw", "cw", "week", "calendar week", "kalenderwoche"];
    WEEKS.iter().find_map(|word| {
        let rest = text.strip_prefix(word)?.trim_start_matches([' ', '-', '.']);
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
    })
}

/// What to write for a week that is named without its year.
pub(crate) fn week_of(text: &str, year: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let day = monday(&format!("{} {year}", week(&lower)?))?;
    Some(format!("write the first day of the week, {day} if {year} is meant, or its month"))
}

/// The first day of a week: `12/2026`, `12 2026`, `2026/12`.
fn monday(week: &str) -> Option<String> {
    let numbers: Vec<i16> = week
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().ok())
        .collect::<Option<_>>()?;
    let [one, other] = numbers[..] else { return None };
    let (week, year) = if YEARS.contains(&one) { (other, one) } else { (one, other) };
    let year = Some(year).filter(|year| YEARS.contains(year))?;
    let day = ISOWeekDate::new(year, i8::try_from(week).ok()?, Weekday::Monday).ok()?.date();
    Some(PlanDate::from(day).to_string())
}

/// Every date that a text can mean, as it should be written.
fn meant(text: &str) -> Vec<String> {
    let readings = tokens(text).map(|tokens| readings(&tokens)).unwrap_or_default();
    readings.into_iter().filter(|reading| read(reading).is_some()).collect()
}

/// The two dates of a text that names the first and the last day of something.
fn range(text: &str) -> Option<(String, String)> {
    [" - ", "–", " to ", " until ", " bis ", " and ", " / ", "/", "-"].into_iter().find_map(
        |between| {
            let (start, end) = text.split_once(between)?;
            let one = |part: &str| match meant(part.trim()).as_slice() {
                [only] => Some(only.clone()),
                _ => None,
            };
            Some((one(start)?, one(end)?))
        },
    )
}

/// The first and the last day of a text that names month and year once, or the year: `12.-14.05.2026`,
/// `28 April to 2 May 2026`.
fn span(text: &str) -> Option<(String, String)> {
    use Token::{Month, Number};
    let plain = [" bis ", " to ", " until ", "–", "/"]
        .iter()
        .fold(text.to_owned(), |text, between| text.replace(between, "-"));
    // Two days with a comma or a word between them may be two days.
    if !plain.contains('-') {
        return None;
    }
    let day = |y: u16, m: u16, d: u16| format!("{y:04}-{m:02}-{d:02}");
    let (start, end) = match *tokens(&plain)? {
        [Number(from, 1 | 2), Number(to, 1 | 2), Month(m) | Number(m, 1 | 2), Number(y, 4)]
        | [Month(m), Number(from, 1 | 2), Number(to, 1 | 2), Number(y, 4)] => {
            (day(y, m, from), day(y, m, to))
        }
        [
            Number(from, 1 | 2),
            Month(m) | Number(m, 1 | 2),
            Number(to, 1 | 2),
            Month(until) | Number(until, 1 | 2),
            Number(y, 4),
        ] => (day(y, m, from), day(y, until, to)),
        _ => return None,
    };
    (start < end && read(&start).is_some() && read(&end).is_some()).then_some((start, end))
}

/// A day, a month and a year of which there is no such day: `31.11.2024`.
fn no_day(text: &str) -> Option<Refusal> {
    let tokens = tokens(text)?;
    let [Token::Number(day, _), Token::Number(month, _), Token::Number(year, 4)] = *tokens else {
        return None;
    };
    let is_month = (1..=12).contains(&month);
    (is_month && (1..=31).contains(&day)).then(|| iso(&format!("{year}-{month:02}-{day:02}")))?
}

/// Whether a word says that there is a second date, which the reading may have lost.
fn names_two(text: &str) -> bool {
    text.contains('&') || text.split_whitespace().any(|word| word == "and" || word == "to")
}

/// The right form, but a date that does not exist.
fn iso(text: &str) -> Option<Refusal> {
    let parts: Vec<&str> = text.split('-').collect();
    let two_digits = |part: &&&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let (year, rest) = parts.split_first()?;
    let year = super::number(year, 4)?;
    if !YEARS.contains(&year) {
        let (first, last) = (YEARS.start(), YEARS.end());
        return Some(
            Refusal::new(format!("the year {year} is not one a plan can speak of"))
                .help(format!("write a year from {first} to {last}")),
        );
    }
    if rest.is_empty() || rest.len() > 2 || rest.iter().filter(two_digits).count() != rest.len() {
        return None;
    }
    let month: i8 = rest.first()?.parse().ok()?;
    let Ok(first) = Date::new(year, month, 1) else {
        return Some(Refusal::new(format!("there is no month {month:02}")).help(CALENDAR));
    };
    let days = first.days_in_month();
    Some(
        Refusal::new("a day that is not in the calendar")
            .help(format!("the month {year}-{month:02} has {days} days: write one of them, from {year}-{month:02}-01 to {year}-{month:02}-{days}")),
    )
}

/// Splits a text into what a date is made of; `None` when something else is among it.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |c: char| {
            if first.is_ascii_digit() { c.is_ascii_digit() } else { c.is_alphabetic() }
        };
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (word, tail) = rest.split_at(end);
        rest = tail;
        if first.is_ascii_digit() {
            tokens.push(Token::Number(word.parse().ok()?, word.len()));
        } else if first.is_alphabetic() {
            if !FILLERS.contains(&word) {
                tokens.push(token(word)?);
            }
        } else if !" ,.-/&–'\u{a0}".contains(first) {
            return None;
        }
    }
    Some(tokens)
}

/// One word of a date.
fn token(word: &str) -> Option<Token> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    Some(match word {
        "first" => Token::Number(1, 1),
        "second" => Token::Number(2, 1),
        "third" => Token::Number(3, 1),
        "fourth" => Token::Number(4, 1),
        "h" | "half" | "semester" | "halbjahr" => Token::Half,
        "q" | "quarter" | "quartal" => Token::Quarter,
        _ if german(word).is_some() => Token::Month(german(word)?),
        _ if word.len() >= 3 => (1..).zip(MONTHS).find_map(|(number, month)| {
            let abbreviated = month.starts_with(word) || word == "sept";
            (abbreviated && (word != "sept" || number == 9)).then_some(Token::Month(number))
        })?,
        _ => return None,
    })
}

/// A month in German, where it is not written as in English.
fn german(word: &str) -> Option<u16> {
    const MONTHS: [(&str, u16); 13] = [
        ("januar", 1),
        ("jänner", 1),
        ("februar", 2),
        ("feber", 2),
        ("märz", 3),
        ("mär", 3),
        ("mai", 5),
        ("juni", 6),
        ("juli", 7),
        ("oktober", 10),
        ("okt", 10),
        ("dezember", 12),
        ("dez", 12),
    ];
    MONTHS.iter().find(|(month, _)| *month == word).map(|(_, number)| *number)
}

/// Every date the tokens can mean, as it should be written; the caller sorts out those that do
/// not exist.
fn readings(tokens: &[Token]) -> Vec<String> {
    use Token::{Half, Month, Number, Quarter};
    let day = |y: u16, m: u16, d: u16| format!("{y:04}-{m:02}-{d:02}");
    match *tokens {
        [Number(d, 1 | 2), Month(m), Number(y, 4)] | [Month(m), Number(d, 1 | 2), Number(y, 4)] => {
            vec![day(y, m, d)]
        }
        [Number(d, 1 | 2), Number(e, 1 | 2), Month(m), Number(y, 4)]
        | [Month(m), Number(d, 1 | 2), Number(e, 1 | 2), Number(y, 4)] => {
            vec![day(y, m, d), day(y, m, e)]
        }
        [Month(m) | Number(m, 1 | 2), Number(y, 4)]
        | [Number(y, 4), Month(m) | Number(m, 1 | 2)] => vec![format!("{y:04}-{m:02}")],
        [Number(n, 1), Half, Number(y, 4)]
        | [Half, Number(n, 1), Number(y, 4)]
        | [Number(y, 4), Number(n, 1), Half]
        | [Number(y, 4), Half, Number(n, 1)] => vec![format!("{y:04}-H{n}")],
        [Number(n, 1), Quarter, Number(y, 4)]
        | [Quarter, Number(n, 1), Number(y, 4)]
        | [Number(y, 4), Number(n, 1), Quarter]
        | [Number(y, 4), Quarter, Number(n, 1)] => vec![format!("{y:04}-Q{n}")],
        [Number(y, 4), Number(m, 1 | 2), Number(d, 1 | 2)] => vec![day(y, m, d)],
        [Number(a, 1 | 2), Number(b, 1 | 2), Number(y, 4)] => {
            let mut both = vec![day(y, b, a), day(y, a, b)];
            both.dedup();
            both
        }
        [Number(y, 4)] => vec![format!("{y:04}")],
        _ => Vec::new(),
    }
}
