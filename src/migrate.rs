//! Rewrites a plan of an earlier format, with its comments and its layout.
//!
//! Called by `empact migrate`. What is written otherwise since which format is a table of the model;
//! here it is found in the trees of the files and changed in their texts. Nothing else is mended:
//! that is `fix`. Putting the result on disk is `emit`'s.

use std::ops::Range;

use crate::discover::{Discovered, PLAN_FILE};
use crate::fix::FileChange;
use crate::load::yaml_part;
use crate::model::{FORMAT, RENEWALS, RenamedKey, Renewal};
use crate::source::{SourceFile, SourceId};
use crate::yaml::{self, Entry, Kind, Node};

/// A plan in the format of this program.
#[derive(Debug)]
pub struct Migrated {
    /// What has changed, file by file.
    pub changes: Vec<FileChange>,
    /// The renewals that were needed, and in how many places.
    pub renewals: Vec<(&'static Renewal, usize)>,
    /// The paths of files that cannot be read, and are left as they are.
    pub unread: Vec<String>,
}

/// Rewrites a plan. What an earlier format wrote otherwise is found whatever format the plan names;
/// afterwards it names this one, unless it names a later one.
pub fn migrate(discovered: &Discovered) -> Migrated {
    let mut migrated = Migrated {
        changes: Vec::new(),
        renewals: RENEWALS.iter().map(|renewal| (renewal, 0)).collect(),
        unread: Vec::new(),
    };
    for (id, file) in discovered.sources.iter() {
        migrated.take(id, file, discovered);
    }
    migrated.renewals.retain(|(_, places)| *places > 0);
    migrated
}

impl Migrated {
    fn take(&mut self, id: SourceId, file: &SourceFile, discovered: &Discovered) {
        let Some(range) = yaml_part(file.path, &file.text) else { return };
        let is_unread = discovered.findings.iter().any(|finding| finding.location.source == id);
        let parsed = yaml::parse(id, &file.text, range);
        let is_broken = parsed.findings.iter().any(|found| found.rule == &yaml::INVALID_YAML);
        let root = parsed.root.filter(|_| !is_unread && !is_broken);
        let Some(root) = root else {
            self.unread.push(file.path.to_owned());
            return;
        };
        let mut edits = Vec::new();
        for (renewal, places) in &mut self.renewals {
            rename(&root, &renewal.key, &mut edits, places);
        }
        if file.path == PLAN_FILE {
            edits.extend(name_format(&root, &file.text));
        }
        edits.sort_by_key(|(range, _)| range.start);
        if let Some(after) = edited(&file.text, &edits).filter(|after| *after != file.text) {
            let (path, before) = (file.path.to_owned(), file.text.clone());
            self.changes.push(FileChange { path, before, after, new_path: None });
        }
    }
}

/// A stretch of a text and what stands in its place.
type Edit = (Range<usize>, String);

/// Gives a key its new name in all items of its list, wherever the list stands.
fn rename(node: &Node<'_>, key: &RenamedKey, edits: &mut Vec<Edit>, places: &mut usize) {
    match &node.kind {
        Kind::Mapping(entries) => {
            for entry in entries {
                if entry.key.scalar() == Some(key.list)
                    && let Kind::Sequence(items) = &entry.value.kind
                {
                    for item in items.iter().filter_map(Node::entries) {
                        *places += usize::from(rename_in(item, key, edits));
                    }
                }
                rename(&entry.value, key, edits, places);
            }
        }
        Kind::Sequence(items) => items.iter().for_each(|item| rename(item, key, edits, places)),
        Kind::Scalar { .. } | Kind::Refused => {}
    }
}

/// Whether the key was there and has its new name now. Where both names stand, a person has to
/// choose.
fn rename_in(item: &[Entry<'_>], key: &RenamedKey, edits: &mut Vec<Edit>) -> bool {
    let named = |name| item.iter().find(|entry| entry.key.scalar() == Some(name));
    let (Some(entry), None) = (named(key.before), named(key.after)) else { return false };
    edits.push((entry.key.span.range(), key.after.to_owned()));
    let word = entry.value.scalar().unwrap_or_default();
    if let Some((_, now)) = key.words.iter().find(|(before, _)| *before == word) {
        edits.push((entry.value.span.range(), (*now).to_owned()));
    }
    true
}

/// The edit by which `oap.yaml` names the format, if it does not already or names a later one.
fn name_format(root: &Node<'_>, text: &str) -> Option<Edit> {
    let entries = root.entries()?;
    if let Some(named) = entries.iter().find(|entry| entry.key.scalar() == Some("format")) {
        let written: Option<u16> = named.value.scalar().and_then(|number| number.parse().ok());
        let is_earlier = written.is_none_or(|written| written < FORMAT);
        return is_earlier.then(|| (named.value.span.range(), FORMAT.to_string()));
    }
    let first = entries.first()?.key.span.range().start;
    let is_at_margin = first == 0 || text.get(..first)?.ends_with('\n');
    let end = match text.find('\n') {
        Some(at) if text.get(..at)?.ends_with('\r') => "\r\n",
        _ => "\n",
    };
    let between = if is_at_margin { end } else { ", " };
    Some((first..first, format!("format: {FORMAT}{between}")))
}

/// The text with the edits, which come in order; `None` where they do not fit it.
fn edited(text: &str, edits: &[Edit]) -> Option<String> {
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for (range, replacement) in edits {
        edited.push_str(text.get(at..range.start)?);
        edited.push_str(replacement);
        at = range.end;
    }
    edited.push_str(text.get(at..)?);
    Some(edited)
}
