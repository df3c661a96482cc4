//! What a rule gets to see: the plan, its text, and which parts of it could not be read.
//!
//! Made by `rules::check` and handed to every rule; the rules themselves are next door.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use crate::decode::{self, placeholder};
use crate::diagnostic::{Finding, closest};
use crate::hidden::HIDDEN_CHARACTER;
use crate::model::{Action, Document, Field, Plan, Priority, fields};
use crate::prose::Signs;
use crate::source::{Location, SourceFile, SourceId, Sources};
use crate::yaml;

use super::walk::{self, Passage};

/// A plan as the rules see it.
#[derive(Debug)]
pub struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its files.
    pub sources: &'a Sources,
    damage: BTreeMap<SourceId, Damage<'a>>,
    /// The files by path.
    files: HashMap<&'a str, SourceId>,
    /// Where a placeholder was left standing, and under which key at the left margin.
    unfilled: Vec<(Location, Option<&'a str>)>,
    /// Collected once, when the first rule asks.
    passages: OnceLock<Vec<(Signs, Passage<'a>)>>,
}

/// What of a file could not be read.
#[derive(Debug, Default)]
struct Damage<'a> {
    /// Perhaps anything.
    anywhere: bool,
    /// Something under these keys at the left margin.
    under: BTreeSet<&'a str>,
}

impl<'a> Context<'a> {
    /// Takes note of what is missing in the plan, by what the reader reported.
    pub fn new(plan: &'a Plan, sources: &'a Sources, reported: &[Finding]) -> Self {
        let mut damage: BTreeMap<SourceId, Damage<'a>> = BTreeMap::new();
        let mut unfilled = Vec::new();
        // Where something is hidden, everything else has been read.
        let reported = reported.iter().filter(|finding| finding.rule != &HIDDEN_CHARACTER);
        for finding in reported {
            let Location { source, span } = finding.location;
            let file = sources.get(source);
            let (line_start, line) = line_at(file, span.start as usize);
            let harmless = finding.rule == &placeholder::PLACEHOLDER
                || finding.rule == &placeholder::FORM_TEXT;
            if harmless {
                unfilled.push((finding.location, section(file, span.start as usize)));
                if !identifies(line) {
                    continue;
                }
            }
            let damage = damage.entry(source).or_default();
            let misspelt =
                finding.rule == &decode::UNKNOWN_KEY && line_start == span.start as usize;
            // Of a key that stands twice the first is read, and nothing else of the file is lost.
            let twice = finding.rule == &yaml::DUPLICATE_KEY;
            let of_a_value = twice || finding.rule.family >= decode::UNKNOWN_KEY.family;
            let contained = of_a_value && !misspelt;
            match section(file, span.start as usize).filter(|_| contained) {
                Some(key) => {
                    damage.under.insert(key);
                }
                None => damage.anywhere = true,
            }
        }
        let files = sources.iter().map(|(id, file)| (file.path.as_str(), id)).collect();
        Self { plan, sources, damage, files, unfilled, passages: OnceLock::new() }
    }

    /// Every prose of the plan in which one of these may be.
    pub(super) fn passages(&self, with: Signs) -> impl Iterator<Item = Passage<'a>> + '_ {
        let passages = self.passages.get_or_init(|| {
            let mut found = Vec::new();
            self.plan.visit(&mut |at, datum| found.extend(walk::passage(at, datum)));
            found.into_iter().map(|passage| (Signs::of(passage.text), passage)).collect()
        });
        let fitting = passages.iter().filter(move |(signs, _)| signs.may_be(with));
        fitting.map(|(_, passage)| *passage)
    }

    /// Whether something in one of these top-level fields of a file could not be read, so that
    /// what seems to be missing there may only be unreadable.
    pub fn is_damaged(&self, source: SourceId, fields: &[Field]) -> bool {
        self.damage.get(&source).is_some_and(|damage| {
            damage.anywhere || fields.iter().any(|field| damage.under.contains(field.name()))
        })
    }

    /// As [`Self::is_damaged`], or a placeholder was left standing there: what is missing has
    /// been asked for already.
    pub fn is_unfilled(&self, source: SourceId, fields: &[Field]) -> bool {
        let left_standing = self.unfilled.iter().any(|(place, key)| {
            place.source == source
                && key.is_some_and(|key| fields.iter().any(|field| field.name() == key))
        });
        left_standing || self.is_damaged(source, fields)
    }

    /// Whether a placeholder was left standing inside this.
    pub fn is_unfilled_at(&self, within: Location) -> bool {
        self.unfilled
            .iter()
            .any(|(place, _)| place.source == within.source && within.span.contains(place.span))
    }

    /// As [`Self::is_damaged`], for `oap.yaml`.
    pub fn is_plan_damaged(&self, fields: &[Field]) -> bool {
        self.is_damaged(self.plan.file.source, fields)
    }

    /// As [`Self::is_damaged`], for any file in a priority's folder, whether or not anything of
    /// it is in the plan.
    pub fn is_folder_damaged(&self, folder: &str, fields: &[Field]) -> bool {
        let damaged = self.damage.keys().filter(|id| self.is_damaged(**id, fields));
        damaged.into_iter().any(|id| {
            let mut parts = self.sources.get(*id).path.split('/');
            parts.next() == Some("priorities") && parts.next() == Some(folder)
        })
    }

    /// Whether a folder on the way to this path is no folder or cannot be entered, so that nobody knows
    /// what is there.
    pub fn is_closed(&self, path: &str) -> bool {
        path.match_indices('/').any(|(end, _)| self.file(&path[..end]).is_some())
    }

    /// Every priority with each of its actions.
    pub fn actions(&self) -> impl Iterator<Item = (&'a Priority, &'a Document<Action>)> {
        let with_priority =
            |priority: &'a Priority| priority.actions.iter().map(move |action| (priority, action));
        self.plan.priorities.iter().flat_map(with_priority)
    }

    /// The name of a file without its folder and ending: `3.2`.
    pub fn stem(&self, source: SourceId) -> &'a str {
        let path = self.sources.get(source).path.as_str();
        let name = path.rsplit('/').next().unwrap_or(path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The file with this path.
    pub fn file(&self, path: &str) -> Option<SourceId> {
        self.files.get(path).copied()
    }
}

/// The line around an offset and where it starts.
fn line_at(file: &SourceFile, offset: usize) -> (usize, &str) {
    let before = file.text.get(..offset).unwrap_or(&file.text);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let rest = file.text.get(start..).unwrap_or_default();
    (start, rest.lines().next().unwrap_or_default())
}

/// The fields by which others refer to something.
const NAMES: &[Field] = fields!(
    Figure: id; Goal: number; PriorityFile: key; Action: action; Involved: party
);

/// Whether a line says by what name others refer to something.
fn identifies(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches("- ").trim_start_matches('{').trim_start();
    let key = line.split_once(':').map(|(key, _)| key);
    NAMES.iter().any(|field| key == Some(field.name()))
}

/// The key at the left margin under which an offset lies.
fn section(file: &SourceFile, offset: usize) -> Option<&str> {
    let (start, line) = line_at(file, offset);
    let text = file.text.get(..start + line.len())?;
    let at_margin = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic());
    text.lines().rev().find(at_margin)?.split_once(':').map(|(key, _)| key)
}

/// Advice for an unknown name: the one that was probably meant, or those there are.
pub(super) fn known<'n>(
    word: &str,
    what: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<String> {
    /// Longer lists are no help.
    const MAX_LISTED: usize = 12;
    let names: Vec<&str> = names.into_iter().collect();
    if let Some(name) = closest(word, names.iter().copied()) {
        return Some(format!("did you mean `{name}`?"));
    }
    let listed: Vec<String> =
        names.iter().take(MAX_LISTED).map(|name| format!("`{name}`")).collect();
    let more = if names.len() > MAX_LISTED { " and others" } else { "" };
    (!listed.is_empty()).then(|| format!("{what}: {}{more}", listed.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{identifies, section};
    use crate::source::SourceFile;

    #[test]
    fn a_place_lies_under_the_last_key_at_the_margin() {
        let text = "key: THB\n# goals: none\ngoals:\n- number: 1\n  text: a\n";
        let file = SourceFile { path: String::new(), text: text.to_owned() };
        assert_eq!(section(&file, 2), Some("key"));
        assert_eq!(section(&file, text.len() - 2), Some("goals"));
        let file = SourceFile { path: String::new(), text: "{ key: THB }\n".to_owned() };
        assert_eq!(section(&file, 4), None);
    }

    #[test]
    fn names_are_told_from_other_values() {
        assert!(identifies("  - id: XXX"));
        assert!(identifies("  - { number: XXX }"));
        assert!(!identifies("    title: XXX"));
    }
}
