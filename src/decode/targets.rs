//! A target with more than one key, and what to write for it. Called by `words`; targets that are no
//! mapping at all are read by the model.

use super::core;
use super::items::plain;
use crate::diagnostic::Finding;
use crate::model::PlanDate;
use crate::model::scalar::{BY, Scalar};
use crate::yaml::Entry;
use crate::yaml::write::literal;

/// Keys by which people say until when something is to be reached.
const WHEN: [&str; 11] =
    ["at", "date", "deadline", "due", "end", "until", "year", "when", "by_when", "period", "to"];

/// The key of a target that is meant by a word for it.
pub(super) fn called(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().replace(['-', ' '], "_").as_str() {
        "min" | "minimum" | "from" | "atleast" | "not_less_than" | "gte" => "at_least",
        "max" | "maximum" | "atmost" | "not_more_than" | "up_to" | "upto" | "lte" => "at_most",
        "exactly" | "exact" | "equal" | "equal_to" | "is" | "value" | "number" => "equals",
        _ => return None,
    })
}

/// Whether these are the keys of a target.
pub(super) fn is_target(known: &[&str]) -> bool {
    known.contains(&"at_least") && known.contains(&"change")
}

/// Says what to write for a target with several keys; nothing where it cannot be told.
pub(super) fn told(finding: Finding, entries: &[Entry<'_>], known: &[&str]) -> Option<Finding> {
    let value = |key: &str| {
        let entry = entries.iter().find(|entry| entry.key.scalar() == Some(key))?;
        entry.value.scalar().map(literal)
    };
    let number = |key: &str| value(key).filter(|text| core::number(text).is_some());
    let bound = |meant: &str, end: &str| {
        let keys = entries.iter().filter_map(|entry| entry.key.scalar());
        let mut keys =
            keys.filter(|key| *key == meant || *key == end || called(key) == Some(meant));
        keys.next().and_then(number)
    };
    let range = (bound("at_least", "from"), bound("at_most", "to"), entries.len());
    if let (Some(low), Some(high), 2) = range {
        return Some(finding.help(format!("write `{{ equals: {low}..{high} }}`")));
    }
    let keys: Vec<&str> = entries.iter().filter_map(|entry| entry.key.scalar()).collect();
    let bounds = keys.iter().filter(|key| known.contains(key) && **key != "text");
    let [bound] = bounds.collect::<Vec<_>>()[..] else { return None };
    let kept = format!("write `{{ {bound}: {} }}`", plain_number(&value(bound)?));
    let others: Vec<&str> = keys.iter().copied().filter(|key| key != bound && *key != BY).collect();
    if let Some(when) = others.iter().find(|key| WHEN.contains(key)) {
        let number = plain_number(&value(bound)?);
        let date = value(when).filter(|text| PlanDate::parse(text).is_ok_and(|at| !at.is_open()));
        return Some(finding.help(match date {
            Some(date) => format!("write `{{ {bound}: {number}, by: {date} }}`"),
            None => format!("write `by` in place of `{when}`, and a date like 2027-12 behind it"),
        }));
    }
    let unit = others.contains(&"unit");
    Some(finding.help(if unit {
        format!("{kept}, and `unit` beside `target`")
    } else {
        format!("{kept}, and say the rest in the `name` of the indicator")
    }))
}

fn plain_number(text: &str) -> String {
    if core::number(text).is_some() { text.to_owned() } else { plain(text) }
}
