//! `miscounted-actions`: a sentence says how many actions there are, and there are more or fewer.
//!
//! Only the driver's texts are read, and of them what leaves no doubt that all actions are meant.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::scalar::Scalar;
use crate::model::{ActionNumber, Field, Plan, PlanFile, Priority, fields};
use crate::rule;

use super::Context;
use super::walk::{self, Passage};
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("miscounted-actions", Warning, Consistency);

/// What has to be readable for all actions to be known.
const ACTIONS: &[Field] = fields!(Action: action);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let of_plan: usize = context.plan.priorities.iter().map(|one| one.actions.len()).sum();
    let damaged = |priority: &Priority| context.is_folder_damaged(&priority.folder, ACTIONS);
    if context.plan.priorities.iter().any(damaged) {
        return;
    }
    for priority in context.plan.priorities.iter().filter(|one| !one.actions.is_empty()) {
        let counts = Counts::of(context.plan, priority, of_plan);
        for passage in of_driver(&context.plan.file.data, priority) {
            for Told { number, goal, range } in told(passage.text, &counts.years) {
                if counts.fit(number, goal) {
                    continue;
                }
                let place = Places::of(context.sources, &passage).locate(range);
                let all = counts.all(goal);
                let of = goal.map_or_else(|| priority.key(), |goal| format!("goal {goal}"));
                let message = format!("{of} has {all} actions, not {number}");
                findings.push(
                    Finding::new(&INFO, place, message)
                        .help("correct the number, or say which actions are meant"),
                );
            }
        }
    }
}

/// The texts in which the driver speaks of all actions.
fn of_driver<'p>(plan: &PlanFile, priority: &'p Priority) -> Vec<Passage<'p>> {
    let mut found = Vec::new();
    if let Some(file) = &priority.file {
        file.visit(&mut |at, datum| found.extend(walk::passage(at, datum)));
    }
    for section in &priority.narrative {
        let head = &section.data.head;
        if plan.is_english(head.language.as_ref()) && head.action.is_none() {
            section.visit(&mut |at, datum| found.extend(walk::passage(at, datum)));
        }
    }
    found
}

/// How many actions there are.
struct Counts {
    of_plan: usize,
    of_priority: usize,
    of_goals: BTreeMap<u16, usize>,
    years: BTreeSet<u16>,
}

impl Counts {
    fn of(plan: &Plan, priority: &Priority, of_plan: usize) -> Self {
        let mut of_goals = BTreeMap::new();
        for action in &priority.actions {
            *of_goals.entry(action.data.action.value.goal).or_default() += 1;
        }
        let years = plan.file.data.years.iter().map(|year| year.value).collect();
        Self { of_plan, of_priority: priority.actions.len(), of_goals, years }
    }

    /// Whether there is something of which there are so many actions.
    fn fit(&self, number: usize, goal: Option<u16>) -> bool {
        if let Some(goal) = goal {
            return self.of_goals.get(&goal).is_none_or(|all| *all == number);
        }
        let goals = self.of_goals.values().copied();
        goals.chain([self.of_plan, self.of_priority]).any(|all| all == number)
    }

    fn all(&self, goal: Option<u16>) -> usize {
        let of_goal = goal.and_then(|goal| self.of_goals.get(&goal));
        of_goal.copied().unwrap_or(self.of_priority)
    }
}

/// A number of all actions.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    number: usize,
    /// Of this goal.
    goal: Option<u16>,
    /// The bytes in the text: the number and what it counts.
    range: Range<usize>,
}

/// A word of a text without the marks around it, in small letters, and where it stands.
struct Word {
    text: String,
    range: Range<usize>,
    ends_sentence: bool,
}

fn told(text: &str, years: &BTreeSet<u16>) -> Vec<Told> {
    let mut found = Vec::new();
    if !text.contains("ctions") {
        return found;
    }
    // Numbers that were said of some of the actions, which "all" may take up again.
    let mut of_some = BTreeSet::new();
    let mut start = 0;
    for paragraph in text.split("\n\n") {
        let words = words(paragraph, start);
        start += paragraph.len() + 2;
        // Some are named, and may be all that are meant.
        if words.iter().any(|word| ActionNumber::parse(&word.text).is_ok()) {
            continue;
        }
        for sentence in words.split_inclusive(|word| word.ends_sentence) {
            in_sentence(sentence, years, &mut of_some, &mut found);
        }
    }
    found
}

fn words(paragraph: &str, start: usize) -> Vec<Word> {
    let mut end = 0;
    let words = paragraph.split_whitespace().filter_map(|word| {
        let at = end + paragraph.get(end..)?.find(word)?;
        end = at + word.len();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let inner = start + at + word.find(bare)?;
        let range = inner..inner + bare.len();
        let ends_sentence = word.ends_with(['.', '!', '?', ';', ':']);
        Some(Word { text: bare.to_lowercase(), range, ends_sentence })
    });
    words.collect()
}

fn in_sentence(
    sentence: &[Word],
    years: &BTreeSet<u16>,
    of_some: &mut BTreeSet<usize>,
    found: &mut Vec<Told>,
) {
    let texts: Vec<&str> = sentence.iter().map(|word| word.text.as_str()).collect();
    for (at, _) in texts.iter().enumerate().filter(|(_, text)| **text == "actions") {
        let of = at - usize::from(at > 0 && texts.get(at - 1) == Some(&"operational"));
        let Some(number_at) = of.checked_sub(1) else { continue };
        let Some(number) = texts.get(number_at).and_then(|word| number(word)) else { continue };
        let (before, after) = (texts.get(..number_at), texts.get(at + 1..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        if !is_of_all(before, after) || is_of_others(&texts, years) {
            of_some.insert(number);
            continue;
        }
        let goal = match scope(&texts) {
            Whole::Plan => None,
            Whole::Goal(goal) => Some(goal),
            Whole::Unclear => continue,
        };
        let ends = sentence.get(number_at).zip(sentence.get(at));
        let range = ends.map(|(first, last)| first.range.start..last.range.end);
        if !of_some.contains(&number)
            && let Some(range) = range
        {
            found.push(Told { number, goal, range });
        }
    }
}

/// Whether a number of actions, by the words before and behind it, is that of all.
fn is_of_all(before: &[&str], after: &[&str]) -> bool {
    const WHOLE: &[&str] = &["plan", "priority", "oap", "goal", "project"];
    let is_part = |word: &&str| {
        number(word).is_some()
            || ["all", "any", "each", "half", "many", "most", "none", "several", "some"]
                .contains(word)
    };
    let whole_before = || before.iter().any(|word| WHOLE.contains(word));
    let in_whole = match after {
        ["in", "total" | "all", ..] | ["under" | "of", "goal", ..] => true,
        ["in" | "of" | "under", "the" | "this", rest @ ..] => {
            rest.iter().take(2).any(|word| WHOLE.contains(word))
        }
        _ => false,
    };
    match before {
        [.., "all"] | [.., "all", "the"] | [.., "out", "of"] => true,
        [.., part, "of"] | [.., part, "of", "the" | "our" | "these"] if is_part(part) => true,
        [
            ..,
            "are" | "were" | "has" | "had" | "contains" | "contained" | "comprises" | "comprised",
        ]
        | [.., "consists" | "consisted", "of"] => whole_before() || in_whole,
        [] | [.., "the" | "total" | "these"] => in_whole,
        _ => false,
    }
}

/// Whether a sentence is about another plan.
fn is_of_others(words: &[&str], years: &BTreeSet<u16>) -> bool {
    words.iter().any(|word| match word.parse::<u16>() {
        Ok(year) => (1900..2100).contains(&year) && !years.contains(&year),
        Err(_) => ["earlier", "former", "next", "previous"].contains(word),
    })
}

/// What all actions are the actions of.
enum Whole {
    Plan,
    Goal(u16),
    /// Perhaps of several goals.
    Unclear,
}

fn scope(words: &[&str]) -> Whole {
    let mut goals = words.iter().enumerate().filter(|(_, word)| word.starts_with("goal"));
    let Some((at, word)) = goals.next() else { return Whole::Plan };
    let number = words.get(at + 1).and_then(|number| number.parse().ok());
    match number.filter(|_| *word == "goal" && goals.next().is_none()) {
        Some(goal) => Whole::Goal(goal),
        None => Whole::Unclear,
    }
}

/// A number of two or more in digits or in words.
fn number(word: &str) -> Option<usize> {
    const WORDS: &[&str] = &[
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let in_words = || Some(WORDS.iter().position(|one| *one == word)? + 2);
    word.parse().ok().filter(|number| (2..1000).contains(number)).or_else(in_words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(text: &str) -> Vec<(usize, Option<u16>, &str)> {
        let found = told(text, &BTreeSet::from([2013])).into_iter();
        found.map(|told| (told.number, told.goal, &text[told.range])).collect()
    }

    #[test]
    fn a_number_of_all_actions_is_read() {
        for (text, number, goal) in [
            ("In 2013 all the eight actions were formally completed.", 8, None),
            ("All 9 operational actions were completed", 9, None),
            ("Of these, six of the nine actions were on time.", 9, None),
            ("6 out of 9 actions were on time.", 9, None),
            ("The plan has twelve actions.", 12, None),
            ("The OAP 2013 consists of 20 actions", 20, None),
            ("The nine actions of the plan are under way.", 9, None),
            ("There are 9 actions in total.", 9, None),
            ("All three actions under goal 2 were completed.", 3, Some(2)),
        ] {
            let found = said(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].0, found[0].1), (number, goal), "{text}");
        }
        assert_eq!(said("Done:\n\nall **9 actions**.")[0].2, "9 actions");
    }

    #[test]
    fn a_number_of_some_is_none_of_all() {
        for text in [
            "Nine actions were completed.",
            "All 9 ongoing actions were late.",
            "All nine regional actions took place.",
            "All the nine actions of the OAP 2012 were completed.",
            "All nine actions of the previous plan were completed.",
            "The Netherlands leads three actions. All three actions are late.",
            "Actions 1.1, 1.2 and 2.1 were led by Germany. All three actions are late.",
            "All nine actions under goals 1 and 2 were completed.",
            "One of the actions was late.",
            "These three actions are late.",
            "The transactions numbered nine.",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "(all |[0-9]{1,4} |nine |actions|goal | of |the |plan|[.,;é\n*]|\\PC){0,24}") {
            for told in told(&text, &BTreeSet::new()) {
                prop_assert!(text.get(told.range).is_some());
            }
        }
    }
}
