//! `narrative-contradicts-status`: what the driver's text says of an action, and what its leader
//! reports.
//!
//! A text is read for five forms only, which leave no doubt: a row of a table, `3.1: ongoing`,
//! `3.1 Title of the action (ongoing)`, `Completed: 1.1, 3.1`, and a sentence such as "Action 3.1 is
//! ongoing."

use std::ops::Range;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::scalar::Scalar;
use crate::model::{Action, ActionNumber, Document, Priority, Progress, Stage, Term, Verdict};
use crate::rule;
use crate::source::{Location, Span};

use super::Context;
use super::status_words::{self, Answer, answer, claim};
use super::wording::fold;

pub(super) static INFO: RuleInfo = rule!("narrative-contradicts-status", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in &context.plan.priorities {
        for section in &priority.narrative {
            let english = context.plan.file.data.is_english(section.data.head.language.as_ref());
            let Some(body) = section.data.body.as_ref().filter(|_| english) else { continue };
            for Told { number, title, claim, of_now, range } in told(body) {
                let start = body.span.start as usize;
                let span = Span::new(start + range.start, start + range.end);
                let place = Location::new(section.source, span);
                let Some(action) = find(priority, number) else { continue };
                if title.is_some_and(|title| !is_title(title, &action.data)) {
                    continue;
                }
                findings.extend(contradiction(context, action, (claim, of_now), place));
            }
        }
    }
}

fn find(priority: &Priority, number: ActionNumber) -> Option<&Document<Action>> {
    // Actions are sorted by number.
    let key = |action: &Document<Action>| action.data.action.value;
    let at = priority.actions.binary_search_by_key(&number, key).ok()?;
    priority.actions.get(at)
}

/// Whether words are the title of an action, or how it begins.
fn is_title(words: &str, action: &Action) -> bool {
    let words = fold(words);
    let titles = [&action.title, &action.short_title].into_iter().flatten();
    titles.into_iter().any(|title| !words.is_empty() && fold(title).starts_with(&words))
}

/// What is wrong with a claim: of how things stand now, that the last report says something else;
/// of how they stood at some time, that every report does.
fn contradiction(
    context: &Context<'_>,
    action: &Document<Action>,
    (claim, of_now): (Term, bool),
    place: Location,
) -> Option<Finding> {
    let periods = context.plan.file.data.periods.iter().rev();
    let reports = periods.filter_map(|period| action.data.progress.get(period.id.as_str()));
    let mut answers = reports.filter_map(|report| told_of(claim, &report.value));
    let last = answers.next()?;
    if !last.contradicts || (!of_now && answers.any(|answer| !answer.contradicts)) {
        return None;
    }
    let Answer { word, span, .. } = last;
    let number = action.data.action.value;
    let message = format!("the report on action {number} does not say this, but `{word}`");
    Some(
        Finding::new(&INFO, place, message)
            .related(action.at(span), "the report")
            .help("correct the text or the report"),
    )
}

/// What a report says on the matter of a claim. A verdict of `met` without a stage says it too: who writes that an
/// action is ongoing, and nothing else, does not mean one that reached its target.
fn told_of(claim: Term, report: &Progress) -> Option<Answer> {
    answer(claim, report).or_else(|| {
        let verdict = report.verdict.as_ref()?;
        let unfinished = matches!(claim, Term::Stage(Stage::Ongoing | Stage::NotStarted));
        let is_met = unfinished && verdict.value == Verdict::Met;
        is_met.then_some(Answer { word: "met", span: verdict.span, contradicts: true })
    })
}

/// What a text says of an action.
#[derive(Debug, PartialEq, Eq)]
struct Told<'t> {
    number: ActionNumber,
    /// What stands between number and status, and is the title if the line is about the action.
    title: Option<&'t str>,
    claim: Term,
    /// Whether it is how things stand at the time of the text.
    of_now: bool,
    /// The bytes in the text: from the number to the end of the line or sentence.
    range: Range<usize>,
}

fn told(text: &str) -> Vec<Told<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        in_line(line, at, &mut found);
        at += line.len();
    }
    in_sentences(text, &mut found);
    found
}

/// The rows of tables, and lines that are a number and a status or the other way round.
fn in_line<'t>(line: &'t str, at: usize, found: &mut Vec<Told<'t>>) {
    let plain = |c: char| c.is_whitespace() || "|>-+*_`#".contains(c);
    let inner = line.trim_matches(plain);
    let start = at + line.len() - line.trim_start_matches(plain).len();
    let range = start..start + inner.len();
    if line.trim_start().starts_with('|') {
        let mut cells = inner.split('|').map(|cell| cell.trim_matches(plain));
        let Some(number) = cells.next().and_then(numbered) else { return };
        let claims: Vec<Term> = cells.filter_map(claim).collect();
        // More than one are those of several periods, or of several questions.
        let of_now = claims.len() == 1;
        found.extend(claims.into_iter().map(|claim| Told {
            number,
            title: None,
            claim,
            of_now,
            range: range.clone(),
        }));
        return;
    }
    if let Some((number, title, claim)) = titled(inner) {
        found.push(Told { number, title: Some(title), claim, of_now: true, range });
        return;
    }
    let Some((before, after)) = inner.split_once([':', '–', '—']) else { return };
    let (before, after) = (before.trim_matches(plain), after.trim_matches(plain));
    if let Some((number, claim)) = numbered(before).zip(claim(after)) {
        found.push(Told { number, title: None, claim, of_now: true, range });
    } else if let Some(claim) = claim(before) {
        let after = after.trim_end_matches('.');
        let numbers = after.split([',', ' ', ';']).filter(|word| !["", "and"].contains(word));
        let numbers: Result<Vec<_>, _> = numbers.map(ActionNumber::parse).collect();
        let numbers = numbers.unwrap_or_default();
        found.extend(numbers.into_iter().map(|number| Told {
            number,
            title: None,
            claim,
            of_now: true,
            range: range.clone(),
        }));
    }
}

/// `3.1 Title of the action (ongoing)`, as headings and lists have it: number, title and status.
fn titled(line: &str) -> Option<(ActionNumber, &str, Term)> {
    let line =
        line.strip_prefix("Action ").or_else(|| line.strip_prefix("action ")).unwrap_or(line);
    let (number, rest) = line.split_once(|c: char| c != '.' && !c.is_ascii_digit())?;
    let number = ActionNumber::parse(number.trim_end_matches('.')).ok()?;
    let rest = rest.trim_end_matches(['.', '*', '_']);
    let (title, status) = match rest.strip_suffix([')', ']']) {
        Some(inner) => inner.rsplit_once(['(', '['])?,
        None => rest.rsplit_once([':', '–', '—', ';', ',']).or_else(|| rest.rsplit_once(" - "))?,
    };
    let title = title.trim_matches(|c: char| !c.is_alphanumeric());
    (!title.is_empty()).then_some((number, title, claim(status)?))
}

/// The number in `3.1` or `Action 3.1`.
fn numbered(words: &str) -> Option<ActionNumber> {
    let number = words.strip_prefix("Action ").or_else(|| words.strip_prefix("action "));
    ActionNumber::parse(number.unwrap_or(words).trim()).ok()
}

/// "Action 3.1 is ongoing." The status has to end the sentence or its part.
fn in_sentences<'t>(text: &'t str, found: &mut Vec<Told<'t>>) {
    for (at, _) in text.match_indices("ction ") {
        let before = text.get(..at).unwrap_or_default();
        let before = before.strip_suffix(['A', 'a']);
        if before.is_none_or(|before| before.ends_with(char::is_alphanumeric)) {
            continue;
        }
        let sentence = text.get(at + "ction ".len()..).unwrap_or_default();
        let mut words = sentence.split_whitespace();
        let number = words.next().and_then(|word| ActionNumber::parse(word).ok());
        let Some(number) = number else { continue };
        let of_now = match words.next() {
            Some("has") if words.next() == Some("been") => true,
            Some("is" | "remains" | "stays") => true,
            Some("was") => false,
            _ => continue,
        };
        let mut phrase = String::new();
        for word in
            words.filter(|word| !["now", "still"].contains(word)).take(status_words::LONGEST)
        {
            phrase.push_str(word);
            phrase.push(' ');
            if !word.ends_with(['.', ',', ';']) {
                continue;
            }
            let end = sentence.find(word).map_or(0, |from| from + word.len());
            let start = at + "ction ".len();
            if let Some(claim) = claim(&phrase) {
                found.push(Told { number, title: None, claim, of_now, range: start..start + end });
            }
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Stage::{Finished, Ongoing};
    use crate::model::Verdict::Met;

    fn said(text: &str) -> Vec<(String, Term, &str)> {
        let found = told(text).into_iter();
        found.map(|told| (told.number.to_string(), told.claim, &text[told.range])).collect()
    }

    #[test]
    fn four_forms_are_read() {
        let (ongoing, finished) = (Term::Stage(Ongoing), Term::Stage(Finished));
        let row = "| No | Status |\n|---|---|\n| **3.1** | Ongoing | Achieved |\n";
        let in_row = "3.1** | Ongoing | Achieved";
        assert_eq!(
            said(row),
            [("3.1".into(), ongoing, in_row), ("3.1".into(), Term::Verdict(Met), in_row)]
        );
        assert_eq!(said("- 3.1 – completed"), [("3.1".into(), finished, "3.1 – completed")]);
        let list = "Completed: 1.1, 3.1 and 3.10.";
        let numbers: Vec<String> = said(list).into_iter().map(|(number, ..)| number).collect();
        assert_eq!(numbers, ["1.1", "3.1", "3.10"]);
        assert_eq!(
            said("Here action 3.1 is still\nongoing, and 4.1 is not."),
            [("3.1".into(), ongoing, "3.1 is still\nongoing,")]
        );
        assert_eq!(said("Action 2.1 has been completed.")[0].1, finished);
    }

    #[test]
    fn headings_and_lists_have_a_title_between_number_and_status() {
        for line in [
            "### 3.1 Joint teams – ongoing",
            "### Action 3.1: Joint teams (ongoing)",
            "- **3.1** Joint teams: ongoing.",
            "* 3.1. Joint teams - ongoing",
            "3.1 – Joint teams [Ongoing]",
        ] {
            let found = told(line);
            assert_eq!(found.len(), 1, "{line}");
            assert_eq!(found[0].title, Some("Joint teams"), "{line}");
            assert_eq!(found[0].claim, Term::Stage(Ongoing), "{line}");
        }
    }

    #[test]
    fn anything_else_is_prose() {
        for prose in [
            "Action 3.1 is ongoing in four states.",
            "The transaction 3.1 is ongoing.",
            "Action 3.1 will be completed.",
            "Action 3.1 is not to be completed.",
            "3.1: work is ongoing",
            "Completed: most of 1.1",
            "| Goal | Status |\n| 3 | Ongoing |",
            "Ongoing: ",
        ] {
            assert_eq!(said(prose), [], "{prose}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "(Action |action |3\\.1|1\\.1[0-9]|: |\\||is |has been |ongoing|Completed|not |met|[.,;é–\n]| |\\PC){0,24}") {
            for told in told(&text) {
                prop_assert!(text.get(told.range).is_some());
            }
        }
    }
}
