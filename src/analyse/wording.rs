//! The words that were printed, whose they are, and what each of them stands for in the vocabulary.

use std::collections::BTreeMap;

use super::scope::{Member, Scope};
use crate::model::{Decision, Printed, Punctuality, Stage, Verdict, Who};

/// A printed word of somebody, in whatever capitals, with all it stands for.
#[derive(Debug, Clone)]
pub struct Wording<'p, M> {
    /// Whose it is; `None` of those who report on the actions.
    pub by: Option<&'p Who>,
    /// How it is spelled, each spelling once.
    pub spellings: Vec<&'p str>,
    /// What it stands for, the most frequent first.
    pub meanings: Vec<WordMeaning<'p, M>>,
}

/// What a word stands for, and where it does.
#[derive(Debug, Clone)]
pub struct WordMeaning<'p, M> {
    /// The normal form.
    pub meaning: M,
    /// The actions.
    pub members: Vec<Member<'p>>,
}

/// The three answers of a report that a printed word stands for; where it stands for none of them, what
/// becomes of the action.
pub type Answers = (Option<Stage>, Option<Punctuality>, Option<Verdict>, Option<Decision>);

impl<M> Wording<'_, M> {
    /// How often the word occurs.
    pub fn count(&self) -> usize {
        self.meanings.iter().map(|meaning| meaning.members.len()).sum()
    }
}

/// The words for the status of actions in the period, the most frequent first.
pub fn of_status<'p>(scope: &Scope<'p>) -> Vec<Wording<'p, Answers>> {
    let uses = scope.members().filter_map(|(part, member)| {
        let printed = part.progress(member.action)?.printed.as_ref()?;
        let status = part.status(member.action);
        let (stage, punctuality, verdict) = (status.stage, status.punctuality, status.verdict);
        let is_silent = stage.is_none() && punctuality.is_none() && verdict.is_none();
        let onward = status.continuation.filter(|_| is_silent);
        Some((printed, (stage, punctuality, verdict, onward), member))
    });
    group(uses)
}

/// The words for the continuation of actions, the most frequent first.
pub fn of_continuation<'p>(scope: &Scope<'p>) -> Vec<Wording<'p, Decision>> {
    let uses = scope.members().filter_map(|(_, member)| {
        let continuation = member.action.continuation.as_ref()?;
        let printed = continuation.printed.as_ref()?;
        Some((printed, continuation.decision.value, member))
    });
    group(uses)
}

fn group<'p, M: Ord + Copy>(
    uses: impl Iterator<Item = (&'p Printed, M, Member<'p>)>,
) -> Vec<Wording<'p, M>> {
    type Found<'p, M> = (Option<&'p Who>, Vec<&'p str>, BTreeMap<M, Vec<Member<'p>>>);
    let mut words: BTreeMap<(String, String), Found<'p, M>> = BTreeMap::new();
    for (printed, meaning, member) in uses {
        let by = printed.by.as_ref();
        let speaker = by.map(|by| {
            let party = by.party.as_ref().map_or("", |party| party.as_str());
            format!("{party} {}", by.role.as_ref().map_or("", |role| role.as_str()))
        });
        let printed = printed.as_str();
        let (_, spellings, meanings) = words
            .entry((printed.to_lowercase(), speaker.unwrap_or_default()))
            .or_insert_with(|| (by, Vec::new(), BTreeMap::new()));
        if !spellings.contains(&printed) {
            spellings.push(printed);
        }
        meanings.entry(meaning).or_default().push(member);
    }
    let mut words: Vec<Wording<'p, M>> = words
        .into_values()
        .map(|(by, mut spellings, meanings)| {
            spellings.sort_unstable();
            let meaning = |(meaning, members)| WordMeaning { meaning, members };
            let mut meanings: Vec<WordMeaning<'p, M>> = meanings.into_iter().map(meaning).collect();
            meanings.sort_by_key(|meaning| std::cmp::Reverse(meaning.members.len()));
            Wording { by, spellings, meanings }
        })
        .collect();
    // The sort is stable: words that occur equally often stay in alphabetical order.
    words.sort_by_key(|word| std::cmp::Reverse(word.count()));
    words
}

#[cfg(test)]
mod tests {
    use super::{of_continuation, of_status};
    use crate::analyse::sample;
    use crate::analyse::scope::Scope;
    use crate::model::{Decision, Stage, Verdict};

    fn action(number: &str, printed: &str, stage: &str) -> (String, String) {
        let text = format!(
            "action: \"{number}\"\nprogress:\n  a: {{ stage: {stage}, verdict: met, printed: \
             {printed} }}\ncontinuation: {{ decision: certain, printed: \"YES\" }}\n"
        );
        (format!("priorities/p/actions/{number}.yaml"), text)
    }

    #[test]
    fn spellings_are_one_word_and_meanings_are_kept_apart() {
        let plan = sample::plan(
            "",
            &[
                action("1.1", "Achieved", "finished"),
                action("1.2", "achieved", "ongoing"),
                action("1.3", "achieved", "finished"),
                action("1.4", "done", "finished"),
            ],
        );
        let words = of_status(&Scope::new(&plan, |_| true, None));
        assert_eq!(words.len(), 2);
        assert_eq!(words[0].spellings, ["Achieved", "achieved"]);
        assert_eq!(words[0].count(), 3);
        let first = &words[0].meanings[0];
        assert_eq!(first.meaning, (Some(Stage::Finished), None, Some(Verdict::Met), None));
        assert_eq!(first.members.len(), 2);
        let continuation = of_continuation(&Scope::new(&plan, |_| true, None));
        assert_eq!(continuation[0].meanings[0].meaning, Decision::Certain);
        assert_eq!(continuation[0].count(), 4);
    }
}
