//! What a plan defines for its files, as far as those of the next plan use it. Called by `plan`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Made;
use super::parts::{Old, Written, scalars, value_of};
use crate::author::carried::{Value, entries};
use crate::fix::FileChange;
use crate::source::SourceId;
use crate::yaml::{self, Kind, Node};

/// What the plan defines, as far as it is used.
pub(super) fn names(made: &Made<'_>, from: &Old<'_>, others: &[FileChange]) -> Written {
    let (mut used, mut measures, mut texts) = (BTreeSet::new(), BTreeSet::new(), String::new());
    for other in others {
        let text = other.after.as_str();
        let root = yaml::parse(SourceId::of(&other.path), text, 0..text.len()).root;
        if let Some(root) = root {
            scalars(&root, "", &mut |_, said| {
                used.insert(said.to_owned());
                let _ = write!(texts, " {said} ");
            });
        }
    }
    let seats = made.fates.seats.values().flat_map(|seat| &seat.of);
    let files = seats.flat_map(|own| {
        let of_priority = own.priority.file.as_ref().map(|file| file.source);
        of_priority.into_iter().chain([own.action.source])
    });
    for source in files.collect::<BTreeSet<_>>() {
        let file = made.file(source);
        let root = yaml::parse(source, &file.text, 0..file.text.len()).root;
        if let Some(root) = root {
            scalars(&root, "", &mut |key, said| {
                if key == "measure" {
                    measures.insert(said.to_owned());
                }
            });
        }
    }
    let mut all = Written::new();
    let mut defined = |key: &str, is_used: &dyn Fn(&str) -> bool| {
        if let Some(node) = from.node(key) {
            let kept = entries(from.text, node, is_used);
            all.push((key.to_owned(), Value::Map(kept)));
        }
    };
    // A group names parties that the plan may define.
    let mut of_groups = BTreeSet::new();
    for entry in from.node("groups").and_then(|node| node.entries()).unwrap_or_default() {
        if entry.key.scalar().is_some_and(|key| used.contains(key)) {
            scalars(&entry.value, "", &mut |_, said| {
                of_groups.insert(said.to_owned());
            });
        }
    }
    defined("groups", &|key| used.contains(key));
    used.extend(of_groups);
    defined("parties", &|key| used.contains(key));
    defined("measures", &|key| measures.contains(key));
    defined("horizontal_goals", &|key| used.contains(key));
    defined("themes", &|key| used.contains(key));
    defined("abbreviations", &|key| is_in(&texts, key));
    if let Some(Node { kind: Kind::Sequence(items), .. }) = from.node("third_states") {
        let is_used = |item: &&Node<'_>| {
            let party = item.entries().map_or(Some(*item), |all| value_of(all, "party"));
            party.and_then(|party| party.scalar()).is_some_and(|party| used.contains(party))
        };
        let kept = items.iter().filter(is_used).filter_map(|item| Value::of(from.text, item));
        all.push(("third_states".to_owned(), Value::List(kept.collect())));
    }
    all
}

/// Whether a word stands in a text.
fn is_in(text: &str, word: &str) -> bool {
    let is_apart = |around: Option<char>| around.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + word.len()..).and_then(|behind| behind.chars().next());
        // The plural of an abbreviation has an s.
        is_apart(before) && (is_apart(behind) || behind == Some('s'))
    })
}
