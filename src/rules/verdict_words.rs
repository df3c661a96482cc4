//! `verdict-contradicts-words`: a verdict, and what the words of the same report say of the target.
//!
//! Read are sentences that leave no doubt: "The target was not met.", "It did not meet the target.",
//! and a status that stands alone where the target is what is spoken of: "Not achieved."

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Prose, Term, Verdict};
use crate::rule;

use super::Context;
use super::status_words::{self, claim};
use super::wording::fold;

pub(super) static INFO: RuleInfo = rule!("verdict-contradicts-words", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        for (period, progress) in &action.data.progress {
            let Some(verdict) = &progress.verdict else { continue };
            if !matches!(verdict.value, Verdict::Met | Verdict::NotMet) {
                continue;
            }
            // An indicator that its own leader calls unsuitable decides nothing.
            let kpis = action.data.kpis.iter().filter(|kpi| kpi.suitability.is_none());
            let shown = kpis.filter_map(|kpi| kpi.values.get(period.as_str())?.text.as_ref());
            let of_target = progress.target_gap.iter().chain(shown).map(|text| (text, true));
            let in_prose = progress.result.iter().map(|text| (text, false));
            let says = |(text, of_target): &(&Prose, bool)| {
                let mut claimed = sentences(text).filter_map(|one| claimed(&one, *of_target));
                match verdict.value {
                    Verdict::Met => claimed.any(|claimed| claimed != Verdict::Met),
                    // Of several targets one may be met.
                    _ => claimed.next() == Some(Verdict::Met) && claimed.next().is_none(),
                }
            };
            let Some((text, _)) = of_target.chain(in_prose).find(says) else { continue };
            let word = if verdict.value == Verdict::Met { "met" } else { "not_met" };
            let message = format!("the verdict is `{word}`, and the words say otherwise");
            findings.push(
                Finding::new(&INFO, action.locate(verdict), message)
                    .related(action.locate(text), "what is said of the target")
                    .help("correct the verdict or the words"),
            );
        }
    }
}

/// The sentences of a text, each as [`fold`] makes it.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    text.split(['.', '!', '?', ';', ':']).map(fold).filter(|sentence| !sentence.is_empty())
}

/// What is to be reached.
const TARGETS: &[&str] = &["aim", "goal", "indicator", "kpi", "objective", "target"];

/// What may follow on the word for it.
const BEHIND: &[&str] =
    &["and", "as", "because", "but", "by", "due", "for", "in", "of", "set", "that", "yet"];

/// What a sentence says of the target; nothing where it says it of a case, or in words that can be
/// read otherwise.
fn claimed(sentence: &str, of_target: bool) -> Option<Verdict> {
    if of_target && let Some(Term::Verdict(verdict)) = claim(sentence) {
        return Some(verdict);
    }
    let is_target = |word: &&str| TARGETS.contains(&word.strip_suffix('s').unwrap_or(word));
    // Most sentences are of something else.
    sentence.split(' ').find(is_target)?;
    let words: Vec<&str> = sentence.split(' ').collect();
    if words.iter().any(|word| ["if", "unless", "until", "whether", "would"].contains(word)) {
        return None;
    }
    let at = words.iter().position(is_target)?;
    let after = words.get(at + 1..)?;
    // A "target audience" is none.
    let ends = after.first().is_none_or(|word| BEHIND.contains(word));
    did_not(words.get(..at)?).filter(|_| ends).or_else(|| was(after))
}

/// "did not meet the", "missed its", before the target.
fn did_not(before: &[&str]) -> Option<Verdict> {
    let [rest @ .., "a" | "its" | "the" | "this" | "their"] = before else { return None };
    match rest {
        [.., "did" | "does" | "do" | "could", "not", "achieve" | "meet" | "reach"]
        | [.., "missed" | "misses"]
        | [.., "short", "of"] => Some(Verdict::NotMet),
        _ => None,
    }
}

/// How far it was met, and why.
const DEGREES: &[&str] =
    &["clearly", "completely", "entirely", "fully", "therefore", "thus", "yet"];

/// "was not fully met", behind the target. The status has to end the sentence or its part.
fn was(after: &[&str]) -> Option<Verdict> {
    let (negated, rest) = match after {
        ["has" | "have", "not", "been", rest @ ..] => (true, rest),
        ["has" | "have", "been", rest @ ..] | ["is" | "are" | "was" | "were", rest @ ..] => {
            (false, rest)
        }
        _ => return None,
    };
    let (negated, rest) = rest.strip_prefix(&["not"]).map_or((negated, rest), |rest| (true, rest));
    let degree = rest.split_first().filter(|(word, _)| DEGREES.contains(word));
    let rest = degree.map_or(rest, |(_, rest)| rest);
    if negated {
        return matches!(rest, ["achieved" | "met" | "reached", ..]).then_some(Verdict::NotMet);
    }
    let phrase = rest.get(..rest.len().min(status_words::LONGEST))?.join(" ");
    match rest {
        ["achieved" | "exceeded" | "met" | "reached"] => Some(Verdict::Met),
        _ => match claim(&phrase)? {
            Term::Verdict(Verdict::Met) => None,
            Term::Verdict(verdict) => Some(verdict),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, of_target: bool) -> Vec<Verdict> {
        sentences(text).filter_map(|one| claimed(&one, of_target)).collect()
    }

    #[test]
    fn sentences_that_leave_no_doubt_are_read() {
        for (text, verdict) in [
            ("The target was not met.", Verdict::NotMet),
            ("Ongoing, but did not meet its target in 2013.", Verdict::NotMet),
            ("The targets were not fully reached, for want of staff.", Verdict::NotMet),
            ("The objective has not been achieved.", Verdict::NotMet),
            ("The action fell short of the target.", Verdict::NotMet),
            ("The target was partially met.", Verdict::PartlyMet),
            ("The target was missed.", Verdict::NotMet),
            ("The target has been exceeded.", Verdict::Met),
            ("The target was therefore met.", Verdict::Met),
        ] {
            assert_eq!(said(text, false), [verdict], "{text}");
        }
        assert_eq!(said("Not achieved.", true), [Verdict::NotMet]);
        assert_eq!(said("Not achieved.", false), []);
        assert_eq!(said("It was met. The second target was not met.", true), [Verdict::NotMet]);
    }

    #[test]
    fn anything_else_is_prose() {
        for text in [
            "If the target is not met, the group will meet.",
            "The suspects were not met.",
            "The target of 2012 was not met.",
            "The target was met in part by others.",
            "The target is the group around the suspect.",
            "Sometimes early warning messages do not reach their target audience yet.",
            "The target was arrested.",
            "The target has not been changed.",
            "The target was not in the country.",
            "The high-value target was missed by the patrol",
        ] {
            let found = said(text, true);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
