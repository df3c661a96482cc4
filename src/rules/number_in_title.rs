//! `number-in-title`: a title of an action or a goal that begins with a number, which stands before it anyway.

use std::ops::Range;

use crate::diagnostic::{Finding, Findings, Fix, RuleInfo};
use crate::model::Line;
use crate::prose;
use crate::rule;
use crate::source::{SourceId, Spanned};

use super::Context;
use super::walk::Passage;
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("number-in-title", Warning, Consistency);

const LEAVE_OUT: &str = "leave it out";

/// What may stand before the number of an action or a goal.
const WORDS: [&str; 9] = [
    "operational action",
    "strategic goal",
    "operative maßnahme",
    "strategisches ziel",
    "action",
    "goal",
    "oa",
    "sg",
    "maßnahme",
];

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        let number = action.data.action.value.to_string();
        for title in [&action.data.title, &action.data.short_title].into_iter().flatten() {
            findings.extend(of_title(context, action.source, title, "action", &number));
        }
    }
    for file in context.plan.priorities.iter().filter_map(|priority| priority.file.as_ref()) {
        for goal in &file.data.goals {
            let number = goal.number.value.to_string();
            let title = goal.title.as_ref();
            findings.extend(
                title.and_then(|title| of_title(context, file.source, title, "goal", &number)),
            );
        }
    }
}

fn of_title(
    context: &Context<'_>,
    source: SourceId,
    title: &Spanned<Line>,
    what: &str,
    number: &str,
) -> Option<Finding> {
    let text = title.as_str();
    let range = leading(text, number)?;
    let places = Places::of(context.sources, &Passage { source, span: title.span, text });
    let written = text.get(range.clone())?.trim_end();
    let place = places.locate(range.start..range.start + written.len());
    if is_number(written, number) {
        let message = format!("the title repeats the number of the {what}, which stands before it");
        let fix = places.exact(range).map(|place| Fix::replace(LEAVE_OUT, place, ""));
        return Some(Finding::new(&INFO, place, message).help(LEAVE_OUT).fix(fix));
    }
    let message =
        format!("the title begins with `{written}`, and the number of the {what} is {number}");
    let finding = Finding::new(&INFO, place, message)
        .help("if it is a number that stood before the title, leave it out");
    Some(finding.help("if it is part of the title, write it as a word, or as `2nd`"))
}

/// The number that a title begins with, with the blanks and marks behind it, where it numbers the title.
fn leading(title: &str, number: &str) -> Option<Range<usize>> {
    let small = title.to_lowercase();
    let word = WORDS.iter().find(|word| {
        small.strip_prefix(**word).is_some_and(|rest| rest.starts_with([' ', '\u{a0}']))
    });
    // Letters may take another room in lower case.
    let word = word.filter(|word| title.is_char_boundary(word.len())).map_or(0, |word| word.len());
    let numbered = title.get(word..)?.trim_start();
    let rest = numbered.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let written = numbered.get(..numbered.len() - rest.len())?;
    let bare = written.trim_end_matches('.');
    let behind = rest.trim_start_matches([')', ':']);
    let words = behind.trim_start_matches(|c: char| c.is_whitespace() || "–—-:".contains(c));
    let parts = bare.split('.').count();
    let is_short = bare.split('.').all(|part| (1..3).contains(&part.len()));
    let is_marked = bare.len() < written.len() || behind.len() < rest.len();
    let is_own = bare == number && (parts == 2 || is_marked || word > 0);
    let numbers =
        is_own || word == 0 && is_marked && is_short && parts < 3 || rest.starts_with('\t');
    let begins = words.starts_with(char::is_alphabetic) && words.len() < behind.len();
    let is_quantity = prose::begins_with_month(words)
        || ["million", "billion", "per cent", "percent", "tonne", "kg", "Mio", "Mrd"]
            .iter()
            .any(|unit| words.starts_with(unit));
    let is_one = !bare.is_empty() && (is_short || is_own) && numbers && begins && !is_quantity;
    is_one.then(|| 0..title.len() - words.len())
}

/// Whether what was written is the number, whatever stands around it.
fn is_number(written: &str, number: &str) -> bool {
    let digits = written.trim_matches(|c: char| !c.is_ascii_digit());
    digits == number
}

#[cfg(test)]
mod tests {
    use super::{is_number, leading};

    #[test]
    fn numbers_before_titles_are_told_from_those_in_them() {
        for (title, number, words, is_own) in [
            ("1.1 Survey", "1.1", "Survey", true),
            ("1.1. Survey", "1.1", "Survey", true),
            ("1.155 Survey", "1.155", "Survey", true),
            ("1.1\tSurvey", "1.1", "Survey", true),
            ("OA 1.1: Survey", "1.1", "Survey", true),
            ("Action 1.1 – Survey", "1.1", "Survey", true),
            ("2. Joint controls", "2", "Joint controls", true),
            ("Strategic goal 2: Joint controls", "2", "Joint controls", true),
            ("1. Officers", "1.1", "Officers", false),
            ("2.\tOfficers", "3", "Officers", false),
            ("1.2. Survey", "1.1", "Survey", false),
            ("3) Survey", "1.1", "Survey", false),
        ] {
            let range = leading(title, number).unwrap_or_else(|| panic!("{title}"));
            assert_eq!(&title[range.end..], words, "{title}");
            assert_eq!(is_number(&title[range], number), is_own, "{title}");
        }
        for (title, number) in [
            ("2 officers in each port", "2"),
            ("14. Oktober in Wien", "1.1"),
            ("1.1 million tonnes", "1.1"),
            ("2nd meeting", "2"),
            ("2026 in brief", "1.1"),
            ("1.5 tonnes", "1.1"),
            ("Action days", "1.1"),
            ("Goal 3 of the cycle", "2"),
            ("1.1", "1.1"),
        ] {
            assert_eq!(leading(title, number), None, "{title}");
        }
    }
}
