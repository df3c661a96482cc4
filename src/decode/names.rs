//! What to answer where a key is unknown that people write who do not know the words of this program.
//! Called by `words` and `access`; which words those are stands in `called`.

mod called;

pub use called::{CALLED, PLACES};

use super::items::plain;
use crate::model::{Punctuality, Stage, Term, Verdict, meant};
use crate::yaml::write::literal;
use crate::yaml::{Node, short};
pub(super) use called::place_of;
use called::{folded, meant_by};

/// `status: on track`: the line that is meant, where the value belongs to another key than the word does.
fn answered_elsewhere(word: &str, text: &str, free: &[&'static str]) -> Option<String> {
    let keys = meant_by(&folded(word)).first()?;
    let called = keys.iter().find(|key| free.contains(key))?;
    let [said] = meant(called, text) else { return None };
    (said.key() != *called && free.contains(&said.key())).then(|| {
        format!(
            "write `{}: {}` in place of `{}: {}`",
            said.key(),
            said.word(),
            literal(word),
            literal(text)
        )
    })
}

/// `completed: yes`: the line that is meant, where a word for a value stands in place of its key.
pub(super) fn answered(word: &str, value: &Node<'_>, free: &[&'static str]) -> Option<String> {
    let answer = value.scalar()?.trim();
    let is_so = match answer.to_lowercase().as_str() {
        "yes" | "true" | "y" | "x" | "ja" | "oui" => true,
        "no" | "false" | "n" | "nein" | "non" => false,
        _ => return answered_elsewhere(word, answer, free),
    };
    let keys = ["stage", "verdict", "punctuality"].into_iter().filter(|key| free.contains(key));
    let mut said = keys.filter_map(|key| meant(key, word).first().filter(|said| said.key() == key));
    let said = *said.next()?;
    let meant: &[Term] = match said {
        _ if is_so => &[said],
        Term::Stage(Stage::Finished) => {
            &[Term::Stage(Stage::Ongoing), Term::Stage(Stage::NotStarted)]
        }
        Term::Verdict(Verdict::Met) => &[Term::Verdict(Verdict::NotMet)],
        Term::Punctuality(Punctuality::OnTime) => &[Term::Punctuality(Punctuality::Delayed)],
        Term::Punctuality(Punctuality::Delayed) => &[Term::Punctuality(Punctuality::OnTime)],
        _ => return None,
    };
    let lines = meant.iter().map(|meant| format!("`{}: {}`", meant.key(), meant.word()));
    let lines: Vec<String> = lines.collect();
    Some(format!("write {} in place of `{}: {answer}`", lines.join(" or "), literal(word)))
}

/// The key that is meant by a word where these keys may be written.
pub(super) fn called_here(
    word: &str,
    value: &Node<'_>,
    (known, free): (&[&str], &[&'static str]),
) -> Option<&'static str> {
    let called = folded(word);
    let counts = value.scalar().is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()));
    // At events those who came are counted under one key and named under the other.
    let fits = |key: &str| match key {
        "attended_by" => !counts,
        "participants" => counts || !free.contains(&"attended_by"),
        // Of a bid it is one of a few words, of all else what came of it.
        "outcome" => known.contains(&"programme") || !OF_BIDS.contains(&called.as_str()),
        _ => true,
    };
    let mut keys = meant_by(&called).iter().copied().flatten();
    keys.find_map(|key| free.iter().copied().find(|field| field == key && fits(key)))
}

/// What people call the outcome of a bid, and what of anything else would be no outcome.
const OF_BIDS: [&str; 3] = ["verdict", "stage", "status"];

/// The key that is meant by a word, where it is there already.
pub(super) fn called_already<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let keys = meant_by(&folded(word)).first()?;
    keys.iter().find_map(|key| known.iter().copied().find(|known| known == key))
}

/// What keys say of the thing that they stand in, and of another thing where they may be written.
const OF_ITS_THING: [&str; 15] = [
    "stage",
    "verdict",
    "punctuality",
    "result",
    "results",
    "value",
    "values",
    "target",
    "baseline",
    "staff_fte",
    "staff",
    "budget_eur",
    "budget",
    "funding",
    "inputs",
];

/// What to write of a part of an action, such as a bid, where a key is known of others only: there it would
/// say something else.
pub(super) fn of_another(
    word: &str,
    value: &Node<'_>,
    (known, free): (&[&str], &[&'static str]),
) -> Option<String> {
    let (thing, prose) = match () {
        () if known.contains(&"programme") => ("a funding bid", "note"),
        () if known.contains(&"attended_by") => ("an event", "about"),
        () if known.contains(&"reported_with") => ("an operation", "about"),
        () if known.contains(&"parties") && known.contains(&"since") => ("a partner", "about"),
        () => return None,
    };
    let called = folded(word);
    let is_amount = matches!(called.as_str(), "amount" | "sum" | "value" | "money" | "eur");
    if prose == "note" && (is_amount || called == "budget_eur" || is_called(&called, "budget_eur"))
    {
        return Some(
            "a funding bid says which amount it is: `asked_eur`, `granted_eur` or `spent_eur`"
                .to_owned(),
        );
    }
    let mut keys = meant_by(&called).iter().copied().flatten();
    let is_of_its_thing =
        OF_ITS_THING.contains(&word) || keys.any(|key| OF_ITS_THING.contains(key));
    if !is_of_its_thing {
        return None;
    }
    let asked = |key: &str| word == key || is_called(&called, key);
    let (told, prose) = match () {
        () if prose == "note" => (format!("{thing} has no key for it"), prose),
        () if asked("stage") && thing == "a partner" => {
            (format!("{thing} has no stage"), "outcome")
        }
        () if asked("stage") => {
            (format!("{thing} has no stage, but a first and a last day"), "outcome")
        }
        () if asked("verdict") => {
            (format!("{thing} has no verdict, which is that of the action"), "outcome")
        }
        () => (format!("{thing} has no key for it"), prose),
    };
    let text = value.scalar().filter(|text| !text.trim().is_empty() && free.contains(&prose));
    Some(match text {
        Some(text) if text.chars().count() <= 60 && !text.contains(['"', '\\', '\n']) => {
            let name = called.trim_end_matches("_eur").replace('_', " ");
            let unit = if called.ends_with("_eur") { " EUR" } else { "" };
            let said = literal(text);
            let words = match prose {
                // What is planned is told from how a text begins.
                "outcome" if asked("stage") => plain(text),
                _ => format!("\"{name}: {said}{unit}\""),
            };
            format!("{told}; write `{prose}: {words}` in place of `{}: {said}`", literal(word))
        }
        _ => format!("{told}; say it in words under `{prose}`"),
    })
}

/// Whether a word is one for this key before all others.
fn is_called(word: &str, key: &str) -> bool {
    meant_by(word).first().is_some_and(|keys| keys.first() == Some(&key))
}

/// What to do about a word for a key that stands elsewhere.
pub(super) fn called_elsewhere(word: &str) -> Option<String> {
    let keys = meant_by(&folded(word)).first()?;
    let (key, place) = keys.iter().find_map(|key| Some((key, place_of(key)?)))?;
    Some(format!("`{}` is called `{key}`, and stands {place}", short(word)))
}
