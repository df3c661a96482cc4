//! The words people use for the status of an action, and what each of them claims.
//!
//! `printed-contradicts-status` and `narrative-contradicts-status` call this. A phrase counts only
//! as a whole: "complete – ongoing into 2014" claims nothing that could be held against a report.

use crate::model::{Progress, Punctuality, Term, Verdict, claimed};
use crate::source::Span;

use super::stages;
use super::wording::fold;

/// How many words the longest phrase has.
pub(super) const LONGEST: usize = 3;

/// What a phrase claims, if all of it is one of a status.
pub(super) fn claim(phrase: &str) -> Option<Term> {
    // Folding allocates, and most texts are no status.
    if phrase.len() > 24 {
        return None;
    }
    claimed(&fold(phrase))
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
pub(super) fn answer(claim: Term, progress: &Progress) -> Option<Answer> {
    Some(match claim {
        Term::Stage(claimed) => {
            let stage = progress.stage.as_ref()?;
            let contradicts = stage.value != claimed;
            Answer { word: stages::word(stage.value), span: stage.span, contradicts }
        }
        Term::Verdict(claimed) => {
            let verdict = progress.verdict.as_ref()?;
            let contradicts = match claimed {
                Verdict::Met => verdict.value != Verdict::Met,
                // Between a part and nothing authors draw the line where they like.
                _ => verdict.value == Verdict::Met,
            };
            Answer { word: verdict_word(verdict.value), span: verdict.span, contradicts }
        }
        Term::Punctuality(claimed) => {
            let punctuality = progress.punctuality.as_ref()?;
            let word = match punctuality.value {
                Punctuality::OnTime => "on_time",
                Punctuality::Delayed => "delayed",
            };
            let contradicts = punctuality.value != claimed;
            Answer { word, span: punctuality.span, contradicts }
        }
        Term::Decision(_) | Term::Outcome(_) | Term::Basis(_) | Term::Marking(_) => {
            return None;
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
    use crate::model::Stage;

    #[test]
    fn a_phrase_counts_as_a_whole() {
        assert_eq!(claim("On-going"), Some(Term::Stage(Stage::Ongoing)));
        assert_eq!(claim("COMPLETED."), Some(Term::Stage(Stage::Finished)));
        assert_eq!(claim("not  achieved"), Some(Term::Verdict(Verdict::NotMet)));
        for none in ["Complete – ongoing into 2014", "only part achieved", "continuing", ""] {
            assert_eq!(claim(none), None, "{none}");
        }
    }
}
