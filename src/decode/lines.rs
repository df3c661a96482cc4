//! Which lines to write where a value of another kind stands than belongs there: the file's own keys and
//! words, put together in the way that is meant. Called by `decode` once it knows what is wrong.
//!
//! What was expected is known by the type that asked; where the value stands, by the tree.

mod shapes;
mod values;

use std::collections::HashMap;

use super::words::Advised;
use super::{INVALID_VALUE, UNKNOWN_KEY, UNKNOWN_VALUE, WRONG_TYPE};
use crate::diagnostic::Finding;
use crate::source::Span;
use crate::yaml::{Entry, Kind, Node};

/// What was expected of the values that are something else, by their place.
pub(super) type Expected = HashMap<Span, (Advised, String)>;

/// The keys under which values were read that stand under words for them, by their place.
pub(super) type Judged = HashMap<Span, &'static str>;

/// Puts the lines that are meant in place of what is said of a kind of value in general. `period` is one
/// of the plan's, for files that name none.
pub(super) fn show(
    root: &Node<'_>,
    period: Option<&str>,
    (expected, judged): (&Expected, &Judged),
    findings: &mut [Finding],
) {
    for finding in findings {
        let span = finding.location.span;
        let of_word = finding.rule == &UNKNOWN_VALUE;
        let of_value = finding.rule == &INVALID_VALUE;
        let of_kind = finding.rule == &WRONG_TYPE;
        let wanted = expected.get(&span).filter(|_| of_kind);
        if !of_kind && !of_value && !of_word {
            continue;
        }
        let mut keys = Vec::new();
        let Some(node) = find(root, span, judged, &mut keys) else { continue };
        let place = Place { root, period, keys: &keys, node };
        if of_word {
            // What only its capitals make another word is mended as such.
            if let Some(help) = place.word().filter(|_| !place.is_in_capitals()) {
                finding.help.retain(|help| help.starts_with("known values"));
                if place.leaves_no_stage() {
                    let known = finding.help.iter_mut();
                    known.for_each(|known| {
                        *known = format!("say how far the work is beside it, as `stage`: {known}");
                    });
                }
                finding.help.insert(0, help);
                finding.fix = None;
            }
            continue;
        }
        let help = match wanted {
            Some((Advised::Choice(_), _)) => place.choice().or_else(|| place.mapping()),
            Some((Advised::Mapping, _)) => place.mapping(),
            Some((Advised::List, _)) => place.list(),
            Some((_, expected)) => place.text(expected),
            None if of_kind => place.party(),
            None => place
                .report()
                .or_else(|| place.in_unit(&finding.help))
                .or_else(|| place.dates(&finding.help)),
        };
        if let Some(help) = help {
            finding.help = vec![help];
            finding.fix = None;
        }
    }
}

/// Says of unknown keys how much stands under them of which nothing is said.
pub(super) fn count(text: &str, unread: &[(Span, Span)], findings: &mut [Finding]) {
    for (key, value) in unread {
        let unknown =
            |found: &&mut Finding| found.rule == &UNKNOWN_KEY && found.location.span == *key;
        let Some(finding) = findings.iter_mut().find(unknown) else { continue };
        let lines = text.get(value.range()).unwrap_or_default().lines().count();
        finding.notes.push(match lines {
            0 | 1 => "nothing is said of what stands under it".to_owned(),
            lines => format!("nothing is said of the {lines} lines under it"),
        });
    }
}

/// The node at a span, and the keys that lead to it.
///
/// The depth of a tree is bounded by `MAX_DEPTH`.
fn find<'n, 's>(
    node: &'n Node<'s>,
    span: Span,
    judged: &Judged,
    keys: &mut Vec<&'n str>,
) -> Option<&'n Node<'s>> {
    if node.span == span {
        return Some(node);
    }
    match &node.kind {
        _ if !node.span.contains(span) => None,
        Kind::Mapping(entries) => entries.iter().find_map(|entry| {
            let judged_as = judged.get(&entry.value.span).copied();
            keys.push(judged_as.or(entry.key.scalar()).unwrap_or_default());
            let found = find(&entry.value, span, judged, keys);
            if found.is_none() {
                keys.pop();
            }
            found
        }),
        Kind::Sequence(items) => items.iter().find_map(|item| find(item, span, judged, keys)),
        Kind::Scalar { .. } | Kind::Refused => None,
    }
}

/// A value that is something else than belongs there.
struct Place<'a, 's> {
    root: &'a Node<'s>,
    period: Option<&'a str>,
    keys: &'a [&'a str],
    node: &'a Node<'s>,
}

impl Place<'_, '_> {
    fn key(&self) -> &str {
        self.keys.last().copied().unwrap_or_default()
    }

    /// The entries of the mapping in which the value stands behind its key; `None` for an item of a list.
    fn beside(&self) -> Option<&[Entry<'_>]> {
        fn holds<'n, 's>(node: &'n Node<'s>, wanted: Span) -> Option<&'n [Entry<'s>]> {
            match &node.kind {
                _ if !node.span.contains(wanted) => None,
                Kind::Mapping(entries)
                    if entries.iter().any(|entry| entry.value.span == wanted) =>
                {
                    Some(entries)
                }
                Kind::Mapping(entries) => {
                    entries.iter().find_map(|entry| holds(&entry.value, wanted))
                }
                Kind::Sequence(items) => items.iter().find_map(|item| holds(item, wanted)),
                Kind::Scalar { .. } | Kind::Refused => None,
            }
        }
        holds(self.root, self.node.span)
    }

    /// The key above, where what stands under it are entries with names of their own.
    fn container(&self) -> &str {
        self.keys
            .len()
            .checked_sub(2)
            .and_then(|above| self.keys.get(above))
            .copied()
            .unwrap_or_default()
    }

    /// A period that the file names somewhere, or else one of the plan.
    fn period(&self) -> Option<&str> {
        fn under<'n>(node: &'n Node<'_>) -> Option<&'n str> {
            match &node.kind {
                Kind::Mapping(entries) => entries.iter().find_map(|entry| {
                    let named = matches!(entry.key.scalar(), Some("progress" | "values"));
                    let first = entry.value.entries().and_then(<[_]>::first);
                    first
                        .and_then(|first| first.key.scalar())
                        .filter(|_| named)
                        .or_else(|| under(&entry.value))
                }),
                Kind::Sequence(items) => items.iter().find_map(under),
                Kind::Scalar { .. } | Kind::Refused => None,
            }
        }
        under(self.root).or(self.period)
    }
}
