//! Rewrites a plan of an earlier format, with its comments and its layout.
//!
//! Called by `empact migrate`. What is written otherwise since which format is a table of the model;
//! here it is found in the trees of the files and changed in their texts. Nothing else is mended:
//! that is `fix`. Putting the result on disk is `emit`'s.

use std::ops::Range;

use crate::discover::{Discovered, PLAN_FILE};
use crate::fix::FileChange;
use crate::load::yaml_part;
use crate::model::{FORMAT, RENEWALS, RenamedKey, Renewal, Rewritten, are_words};
use crate::source::{self, SourceFile, SourceId};
use crate::yaml::write::{self, Intent};
use crate::yaml::{self, Entry, Kind, Node, ScalarStyle};

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
            let before = edits.len();
            *places += match &renewal.what {
                Rewritten::Key(key) => rename(&root, key, &mut edits),
                Rewritten::WordsOfIndicator => {
                    give_words_a_key(&root, &file.text, &mut edits);
                    edits.len() - before
                }
            };
        }
        if file.path == PLAN_FILE {
            edits.extend(name_format(&root, &file.text));
        }
        let change = FileChange::edited(file, edits);
        self.changes.extend(change.filter(|change| change.before.as_ref() != Some(&change.after)));
    }
}

/// A stretch of a text and what stands in its place.
type Edit = (Range<usize>, String);

/// Gives a key its new name in all items of its list, wherever the list stands, and says how often.
fn rename(root: &Node<'_>, key: &RenamedKey, edits: &mut Vec<Edit>) -> usize {
    let items = items_of(root, key.list).into_iter();
    items.filter(|item| rename_in(item, key, edits)).count()
}

/// The items made of keys in all lists of this name.
fn items_of<'a, 's>(node: &'a Node<'s>, list: &str) -> Vec<&'a [Entry<'s>]> {
    match &node.kind {
        Kind::Mapping(entries) => {
            let inside = entries.iter().flat_map(|entry| match &entry.value.kind {
                Kind::Sequence(items) if entry.key.scalar() == Some(list) => {
                    items.iter().filter_map(Node::entries).collect()
                }
                _ => items_of(&entry.value, list),
            });
            inside.collect()
        }
        Kind::Sequence(items) => items.iter().flat_map(|item| items_of(item, list)).collect(),
        Kind::Scalar { .. } | Kind::Refused => Vec::new(),
    }
}

/// Puts words that stand for the baseline or a value of an indicator under a key of their own.
fn give_words_a_key(root: &Node<'_>, text: &str, edits: &mut Vec<Edit>) {
    for indicator in items_of(root, "kpis") {
        let named = |name| indicator.iter().filter(move |entry| entry.key.scalar() == Some(name));
        let values = named("values").filter_map(|entry| entry.value.entries()).flatten();
        let shown = named("baseline").chain(values);
        edits.extend(shown.filter_map(|entry| under_text(entry, text)));
    }
}

/// The edit that puts a text under the key `text`, if it is words; `None` too where a person has to
/// do it.
fn under_text(entry: &Entry<'_>, text: &str) -> Option<Edit> {
    let Kind::Scalar { text: words, style } = &entry.value.kind else { return None };
    if !are_words(words) {
        return None;
    }
    let range = entry.value.span.range();
    if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
        let written = write::in_style(*style, words, Intent::Text)?;
        return Some((range, format!("{{ text: {written} }}")));
    }
    let written = text.get(range.clone())?;
    let (head, body) = written.split_once('\n')?;
    if head.contains(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let key = entry.key.span.range().start;
    let column = key - source::line_start(text, key);
    let line_end = if head.ends_with('\r') { "\r\n" } else { "\n" };
    let deeper = |line: &str| match line.trim() {
        "" => line.to_owned(),
        _ => format!("  {line}"),
    };
    let body: String = body.split_inclusive('\n').map(deeper).collect();
    let key = " ".repeat(column + 2);
    let before = text.get(..range.start)?.trim_end_matches(' ').len();
    Some((before..range.end, format!("{line_end}{key}text: {head}\n{body}")))
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
    let between = if is_at_margin { source::line_end(text) } else { ", " };
    Some((first..first, format!("format: {FORMAT}{between}")))
}
