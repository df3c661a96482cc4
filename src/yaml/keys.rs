//! Checks the keys of one mapping: scalars, no merge keys, none twice. Called by `build`.
//! Whether a key is known belongs in `decode`.

use std::collections::HashMap;

use super::tree::{Entry, Kind};
use super::{DUPLICATE_KEY, INVALID_YAML, subset};
use crate::diagnostic::Finding;
use crate::source::{Location, SourceId, Span};

/// Up to this many entries, comparing each with each is faster than hashing.
const FEW: usize = 16;

/// Takes refused entries out of a mapping. Returns whether keys may be missing because of that.
pub(super) fn check(
    source: SourceId,
    text: &str,
    entries: &mut Vec<Entry<'_>>,
    findings: &mut Vec<Finding>,
) -> bool {
    let before = findings.len();
    let verdicts = verdicts(source, text, entries, findings);
    if findings.len() == before {
        return false;
    }
    let mut verdicts = verdicts.into_iter();
    let mut lost = false;
    entries.retain(|_| match verdicts.next() {
        Some(Verdict::Unreadable) => {
            lost = true;
            false
        }
        Some(Verdict::Repeated) => false,
        Some(Verdict::Good) | None => true,
    });
    lost
}

#[derive(Clone, Copy)]
enum Verdict {
    Good,
    /// The same key stands further up.
    Repeated,
    /// What key was meant is unknown.
    Unreadable,
}

fn verdicts(
    source: SourceId,
    text: &str,
    entries: &[Entry<'_>],
    findings: &mut Vec<Finding>,
) -> Vec<Verdict> {
    let place = |span: Span| Location::new(source, span);
    let mut first_of = HashMap::new();
    let mut verdicts = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let span = entry.key.span;
        let fault = match &entry.key.kind {
            Kind::Scalar { text: key, .. } => {
                let first = if entries.len() > FEW {
                    let first = *first_of.entry(&**key).or_insert(index);
                    entries.get(first).filter(|_| first != index)
                } else {
                    entries.iter().take(index).find(|other| other.key.scalar() == Some(key))
                };
                if key == "<<" {
                    Some((subset::merge_key(place(span)), Verdict::Unreadable))
                } else if let Some(colon) = glued_colon(text, entry) {
                    Some((glued(place(colon)), Verdict::Unreadable))
                } else {
                    first.map(|first| {
                        let message =
                            format!("the key `{}` is given twice", super::scan::short(key));
                        let finding = Finding::new(&DUPLICATE_KEY, place(span), message)
                            .label("given again here")
                            .related(place(first.key.span), "first defined here")
                            .help("keep one of the two");
                        (finding, Verdict::Repeated)
                    })
                }
            }
            Kind::Refused => None,
            Kind::Sequence(_) | Kind::Mapping(_) => {
                Some((subset::key_not_scalar(place(span)), Verdict::Unreadable))
            }
        };
        let (finding, verdict) = match fault {
            Some((finding, verdict)) => (Some(finding), verdict),
            None if entry.key.scalar().is_none() => (None, Verdict::Unreadable),
            None => (None, Verdict::Good),
        };
        findings.extend(finding);
        verdicts.push(verdict);
    }
    verdicts
}

/// In `{value:5}` YAML sees the key `value:5` without a value. Nobody means that.
fn glued_colon(text: &str, entry: &Entry<'_>) -> Option<Span> {
    let key = entry.key.plain()?;
    let end = entry.key.span.end as usize;
    let valueless = entry.value.span.is_empty() && entry.value.span.start == entry.key.span.end;
    if !valueless || text.get(end..)?.starts_with(':') {
        return None;
    }
    let colon = entry.key.span.start as usize + key.find(':')?;
    text.get(colon..)?.starts_with(':').then(|| Span::new(colon, colon + 1))
}

fn glued(location: Location) -> Finding {
    Finding::new(&INVALID_YAML, location, "no space after the colon")
        .help("write a space between the colon and the value")
}
