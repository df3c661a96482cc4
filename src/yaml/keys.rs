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
                let rest = entries.get(index + 1..).unwrap_or_default();
                let finding = match rest.len() {
                    0 => finding,
                    1 => finding.note("nothing is said of the key below it"),
                    more => finding.note(format!("nothing is said of the {more} keys below it")),
                };
                let dash = self.dash_before(entry);
                report
                    .add(finding.help(format!("if another item of the list begins here, {dash}")));
                let others = index..entries.len();
                verdicts.extend(others.map(|index| (index, Verdict::Unreadable)));
                break;
            }
        }
        verdicts
    }

    /// What to write where another item begins with an entry.
    fn dash_before(&self, Entry { key, value }: &Entry<'_>) -> String {
        let (start, end) = (key.span.start as usize, value.span.end as usize);
        let line = scan::line(self.text, start);
        if scan::trim(self.text, line.clone()).start < start {
            return "put `}, {` in place of the comma before the key".to_owned();
        }
        let written = self.text.get(start..end.min(line.end).max(key.span.end as usize));
        let written = scan::short(written.unwrap_or_default());
        format!("put a dash before the key, in the column of the one above: `- {written}`")
    }

    /// An entry with which another item begins, since keys are given again from there on.
    pub(super) fn without_dash(&self, entry: &Entry<'_>, again: &Again) -> Finding {
        let place = Location::new(self.source, entry.key.span);
        let key = scan::short(entry.key.scalar().unwrap_or_default());
        let message = format!("no dash before `{key}`, where another item of the list begins");
        Finding::new(&DUPLICATE_KEY, place, message)
            .label(format!("{} keys of the item above are given again from here on", again.count))
            .related(Location::new(self.source, again.first), "first defined here")
            .help(self.dash_before(entry))
    }
}

/// Keys that are given again.
pub(super) struct Again {
    count: usize,
    /// Where the first of them was given before.
    first: Span,
}

/// Whether a key is given again at all, as far as it stands near the one before.
pub(super) fn has_repeated(entries: &[Entry<'_>]) -> bool {
    let above = |index: usize| entries.get(index.saturating_sub(FEW)..index).unwrap_or_default();
    entries.iter().enumerate().any(|(index, entry)| given(above(index), entry).is_some())
}

/// The keys that are given again from an entry on, where another item begins there: one key is given twice by
/// mistake, and not several one after the other.
pub(super) fn begins_anew(
    before: &[Entry<'_>],
    entry: &Entry<'_>,
    rest: &[Entry<'_>],
) -> Option<Again> {
    let before = before.get(before.len().saturating_sub(FEW)..)?;
    let first = given(before, entry)?;
    let is_other = |other: &&Entry<'_>| other.key.scalar() != entry.key.scalar();
    let others = rest.iter().take(FEW).filter(is_other);
    let others = others.filter(|other| given(before, other).is_some()).count();
    (others > 0).then_some(Again { count: others + 1, first })
}

/// Where the key of an entry is given before.
fn given(before: &[Entry<'_>], entry: &Entry<'_>) -> Option<Span> {
    let key = entry.key.scalar()?;
    before.iter().find(|above| above.key.scalar() == Some(key)).map(|above| above.key.span)
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
        .help("keep one of the two: the second is looked at once the first is gone")
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
