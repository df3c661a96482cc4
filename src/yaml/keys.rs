//! Checks the keys of one mapping: scalars, no merge keys, none twice. Called by `build`.
//! Whether a key is known belongs in `decode`.

use std::collections::{BTreeMap, HashMap};

use super::indentation::odd_name;
use super::report::Gathered;
use super::syntax::ALLOWED;
use super::tree::{Entry, Kind};
use super::{DUPLICATE_KEY, INVALID_YAML, scan, subset};
use crate::diagnostic::Finding;
use crate::source::{Location, SourceId, Span};

/// Up to this many entries, comparing each with each is faster than hashing.
const FEW: usize = 16;

/// The keys of a mapping.
pub(super) struct All<'t> {
    pub(super) source: SourceId,
    pub(super) text: &'t str,
    /// Whether the mapping is an item of a list.
    pub(super) is_item: bool,
}

impl All<'_> {
    /// Takes refused entries out of the mapping. Returns whether keys may be missing because of
    /// that.
    pub(super) fn check(&self, entries: &mut Vec<Entry<'_>>, report: &mut Gathered) -> bool {
        let verdicts = self.verdicts(entries, report);
        if verdicts.is_empty() {
            return false;
        }
        let lost = verdicts.values().any(|verdict| *verdict == Verdict::Unreadable);
        let mut index = 0..;
        entries.retain(|_| index.next().is_none_or(|index| !verdicts.contains_key(&index)));
        lost
    }

    /// The entries to take out, by their index.
    fn verdicts(&self, entries: &[Entry<'_>], report: &mut Gathered) -> BTreeMap<usize, Verdict> {
        let Self { source, text, is_item } = *self;
        let mut verdicts = BTreeMap::new();
        let mut first_of = HashMap::new();
        for (index, entry) in entries.iter().enumerate() {
            let place = Location::new(source, entry.key.span);
            let Some(key) = entry.key.scalar() else {
                if entry.key.kind != Kind::Refused {
                    report.add(subset::key_not_scalar(place));
                }
                verdicts.insert(index, Verdict::Unreadable);
                continue;
            };
            let first = if entries.len() > FEW {
                let first = *first_of.entry(key).or_insert(index);
                entries.get(first).filter(|_| first != index)
            } else {
                entries.iter().take(index).find(|other| other.key.scalar() == Some(key))
            };
            if key == "<<" {
                report.add(subset::merge_key(place));
                verdicts.insert(index, Verdict::Unreadable);
            } else if let Some(colon) = glued_colon(text, entry) {
                report.add(glued(Location::new(source, colon), key));
                verdicts.insert(index, Verdict::Unreadable);
            } else if let Some(first) = first {
                let finding = repeated(place, key, Location::new(source, first.key.span));
                let begins_again =
                    is_item && entries.first().is_some_and(|entry| std::ptr::eq(entry, first));
                if !begins_again {
                    report.add(finding);
                    verdicts.insert(index, Verdict::Repeated);
                    continue;
                }
                // All that follows belongs to another item.
                report.add(
                    finding
                        .help(format!("if another item of the list begins here, write `- {key}`")),
                );
                let others = index..entries.len();
                verdicts.extend(others.map(|index| (index, Verdict::Unreadable)));
                break;
            }
        }
        verdicts
    }
}

/// Why an entry is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// The same key stands further up.
    Repeated,
    /// What key was meant is unknown.
    Unreadable,
}

fn repeated(location: Location, key: &str, first: Location) -> Finding {
    let message = format!("the key `{}` is given twice", scan::short(key));
    Finding::new(&DUPLICATE_KEY, location, message)
        .label("given again here")
        .related(first, "first defined here")
        .help("keep one of the two")
}

/// In `{value:5}` YAML sees the key `value:5` without a value. Nobody means that.
fn glued_colon(text: &str, entry: &Entry<'_>) -> Option<Span> {
    let key = entry.key.plain()?;
    let valueless = entry.value.span.is_empty() && entry.value.span.start == entry.key.span.end;
    if !valueless {
        return None;
    }
    let colon = entry.key.span.start as usize + key.find(':')?;
    text.get(colon..)?.starts_with(':').then(|| Span::new(colon, colon + 1))
}

fn glued(location: Location, written: &str) -> Finding {
    let (key, value) = written.split_once(':').unwrap_or((written, ""));
    let odd = value.chars().next().filter(|c| scan::is_odd_space(*c));
    let value = value.trim_start_matches(scan::is_odd_space);
    let message = match odd {
        Some(c) => format!("{} follows the colon in place of a space", odd_name(c)),
        None => "no space after the colon".to_owned(),
    };
    Finding::new(&INVALID_YAML, location, message).note(ALLOWED).help(format!(
        "write `{}: {}`",
        scan::short(key),
        scan::short(value)
    ))
}
