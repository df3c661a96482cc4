//! The words people use for the status of an action, and what each of them claims.
//!
//! `printed-contradicts-status` and `narrative-contradicts-status` call this. A phrase counts only
//! as a whole: "complete – ongoing into 2014" claims nothing that could be held against a report.

use crate::model::{Progress, Punctuality, Stage, Verdict};
use crate::source::Span;

use super::stages;
use super::wording::fold;

/// What a phrase says of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// How far it is.
    Stage(Stage),
    /// Whether its target was met.
    Verdict(Verdict),
    /// Whether it keeps to its dates.
    Punctuality(Punctuality),
}

/// The phrases, folded, with what they claim.
const PHRASES: &[(Claim, &[&str])] = &[
    (
        Claim::Stage(Stage::NotStarted),
        &["not started", "not begun", "not yet started", "not yet begun"],
    ),
    (
        Claim::Stage(Stage::Ongoing),
        &["ongoing", "on going", "in progress", "under way", "underway"],
    ),
    (
        Claim::Stage(Stage::Finished),
        &["finished", "completed", "complete", "formally completed", "concluded", "finalised"],
    ),
    (Claim::Stage(Stage::Halted), &["halted", "stopped", "suspended", "cancelled", "abandoned"]),
    (Claim::Verdict(Verdict::Met), &["achieved", "fully achieved", "met", "target met", "reached"]),
    (
        Claim::Verdict(Verdict::PartlyMet),
        &["partially achieved", "partly achieved", "partially met", "partly met"],
    ),
    (Claim::Verdict(Verdict::NotMet), &["not achieved", "not met", "not reached", "missed"]),
    (Claim::Punctuality(Punctuality::OnTime), &["on schedule", "on time", "on track"]),
    (Claim::Punctuality(Punctuality::Delayed), &["delayed", "late", "behind schedule"]),
];

/// How many words the longest phrase has.
pub(super) const LONGEST: usize = 3;

/// What a phrase claims, if all of it is one of a status.
pub(super) fn claim(phrase: &str) -> Option<Claim> {
    // Folding allocates, and most texts are no status.
    if phrase.len() > 24 {
        return None;
    }
    let folded = fold(phrase);
    let found = PHRASES.iter().find(|(_, phrases)| phrases.contains(&folded.as_str()));
    found.map(|(claim, _)| *claim)
}

/// What a report says on the matter of a claim.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer {
    /// The word for it in files.
    pub(super) word: &'static str,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether both cannot be true.
    pub(super) contradicts: bool,
}

/// What a report says on the matter of a claim; `None` where it says nothing.
pub(super) fn answer(claim: Claim, progress: &Progress) -> Option<Answer> {
    Some(match claim {
        Claim::Stage(claimed) => {
            let stage = progress.stage.as_ref()?;
            let contradicts = stage.value != claimed;
            Answer { word: stages::word(stage.value), span: stage.span, contradicts }
        }
        Claim::Verdict(claimed) => {
            let verdict = progress.verdict.as_ref()?;
            let contradicts = match claimed {
                Verdict::Met => verdict.value != Verdict::Met,
                // Between a part and nothing authors draw the line where they like.
                _ => verdict.value == Verdict::Met,
            };
            Answer { word: verdict_word(verdict.value), span: verdict.span, contradicts }
        }
        Claim::Punctuality(claimed) => {
            let punctuality = progress.punctuality.as_ref()?;
            let word = match punctuality.value {
                Punctuality::OnTime => "on_time",
                Punctuality::Delayed => "delayed",
            };
            let contradicts = punctuality.value != claimed;
            Answer { word, span: punctuality.span, contradicts }
        }
    })
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::PartlyMet => "partly_met",
        Verdict::NotMet => "not_met",
        Verdict::Undetermined => "undetermined",
        Verdict::Open => "open",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_counts_as_a_whole() {
        assert_eq!(claim("On-going"), Some(Claim::Stage(Stage::Ongoing)));
        assert_eq!(claim("COMPLETED."), Some(Claim::Stage(Stage::Finished)));
        assert_eq!(claim("not  achieved"), Some(Claim::Verdict(Verdict::NotMet)));
        for none in ["Complete – ongoing into 2014", "only part achieved", "continuing", ""] {
            assert_eq!(claim(none), None, "{none}");
        }
    }

    #[test]
    fn phrases_are_folded_and_claim_one_thing() {
        let mut all: Vec<&str> =
            PHRASES.iter().flat_map(|(_, phrases)| *phrases).copied().collect();
        for phrase in &all {
            assert_eq!(fold(phrase), *phrase);
            assert!(phrase.len() <= 24 && phrase.split(' ').count() <= LONGEST);
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
