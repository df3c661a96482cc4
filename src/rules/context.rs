//! What a rule gets to see: the plan, its text, and which parts of it could not be read.
//!
//! Made by `rules::check` and handed to every rule; the rules themselves are next door.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::decode::{self, placeholder};
use crate::diagnostic::{Candidates, Finding};
use crate::discover::Likeness;
use crate::hidden::HIDDEN_CHARACTER;
use crate::load;
use crate::model::{Action, ActionNumber, Document, Field, Plan, Priority, Spot, fields};
use crate::prose::Signs;
use crate::source::{Location, SourceFile, SourceId, Sources, Span};
use crate::yaml::{self, BehindKeys, Node};

use super::walk::{self, Passage};

/// A plan as the rules see it.
#[derive(Debug)]
pub struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its files.
    pub sources: &'a Sources,
    /// The day on which it is asked what is due, if any.
    pub today: Option<Date>,
    gaps: BTreeMap<SourceId, Gaps>,
    /// The files of which the plan lacks something, in the folder of each priority.
    in_folder: BTreeMap<&'a str, Vec<SourceId>>,
    /// Collected once, when the first rule asks.
    passages: OnceLock<Vec<(Signs, Passage<'a>)>>,
    lost_actions: OnceLock<BTreeSet<ActionNumber>>,
}

/// What the plan lacks of a file.
#[derive(Debug, Default)]
struct Gaps {
    /// Perhaps anything could not be read.
    anywhere: bool,
    /// Something under these outermost keys could not be read.
    under: BTreeSet<String>,
    /// Where a placeholder was left standing, and under which outermost key.
    unfilled: Vec<(Span, Option<String>)>,
}

impl Gaps {
    /// By what the reader reported of a file.
    fn new(file: &SourceFile, reported: &[&Finding]) -> Self {
        let tree = load::tree(file);
        let mut gaps = Self::default();
        for finding in reported {
            // Of a key that stands twice the first is read, and nothing else of the file is lost.
            let twice = finding.rule == &yaml::DUPLICATE_KEY;
            let first = finding.related.first().filter(|_| twice);
            let Span { start, .. } = first.map_or(finding.location, |first| first.location).span;
            let keys = tree.as_ref().map_or_else(Vec::new, |tree| tree.keys_to(start));
            let word = |key: &&Node<'_>| key.scalar().map(str::to_owned);
            let outermost = keys.first().and_then(word);
            let harmless = finding.rule == &placeholder::PLACEHOLDER
                || finding.rule == &placeholder::FORM_TEXT;
            if harmless {
                gaps.unfilled.push((finding.location.span, outermost.clone()));
                if !keys.last().is_some_and(|key| identifies(key)) {
                    continue;
                }
            }
            let is_key = keys.last().is_some_and(|key| key.span.start == start);
            let misspelt = finding.rule == &decode::UNKNOWN_KEY && is_key && keys.len() == 1;
            let of_a_value = twice || finding.rule.family >= decode::UNKNOWN_KEY.family;
            match outermost.filter(|_| of_a_value && !misspelt) {
                Some(key) => {
                    gaps.under.insert(key);
                }
                None => gaps.anywhere = true,
            }
        }
        gaps
    }
}

/// The fields by which others refer to something.
const NAMES: &[Field] = fields!(
    Figure: id; Goal: number; PriorityFile: key; Action: action; Involved: party
);

/// Whether a key says by what name others refer to something.
fn identifies(key: &Node<'_>) -> bool {
    key.scalar().is_some_and(|key| NAMES.iter().any(|field| field.name() == key))
}

/// Whether a finding is about a comment behind a value, or under one.
fn is_behind_value(sources: &Sources, finding: &Finding) -> bool {
    let Location { source, span } = finding.location;
    let before = sources.get(source).text.get(..span.start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().trim_end();
    finding.rule == &yaml::TEXT_IN_COMMENT && !line.ends_with([':', '-'])
}

impl<'a> Context<'a> {
    /// The same on a day.
    #[must_use]
    pub fn on(self, today: Option<Date>) -> Self {
        Self { today, ..self }
    }

    /// Takes note of what is missing in the plan, by what the reader reported.
    pub fn new(plan: &'a Plan, sources: &'a Sources, reported: &[Finding]) -> Self {
        let mut of_file: BTreeMap<SourceId, Vec<&Finding>> = BTreeMap::new();
        // Where something is hidden, everything else has been read, and so has what stands before a comment.
        let reported = reported.iter().filter(|finding| {
            finding.rule != &HIDDEN_CHARACTER && !is_behind_value(sources, finding)
        });
        for finding in reported {
            of_file.entry(finding.location.source).or_default().push(finding);
        }
        let gaps = of_file
            .into_par_iter()
            .map(|(id, reported)| (id, Gaps::new(sources.get(id), &reported)));
        let gaps: BTreeMap<SourceId, Gaps> = gaps.collect();
        let mut in_folder: BTreeMap<&str, Vec<SourceId>> = BTreeMap::new();
        for id in gaps.keys() {
            let below = sources.get(*id).path.strip_prefix("priorities/");
            if let Some((folder, _)) = below.and_then(|below| below.split_once('/')) {
                in_folder.entry(folder).or_default().push(*id);
            }
        }
        Self {
            plan,
            sources,
            today: None,
            gaps,
            in_folder,
            passages: OnceLock::new(),
            lost_actions: OnceLock::new(),
        }
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

    /// Where lines stand.
    pub(super) fn lines(&self) -> Lines<'a> {
        Lines { sources: self.sources, of: None }
    }

    /// The numbers of the actions whose files nothing reads.
    pub(super) fn lost_actions(&self) -> &BTreeSet<ActionNumber> {
        let number = |path| match Likeness::of(path)? {
            Likeness::Action(number) => number,
            _ => None,
        };
        let numbers = || self.sources.iter().filter_map(|(_, file)| number(file.path)).collect();
        self.lost_actions.get_or_init(numbers)
    }

    /// Whether something in one of these top-level fields of a file could not be read, so that
    /// what seems to be missing there may only be unreadable.
    pub fn is_damaged(&self, source: SourceId, fields: &[Field]) -> bool {
        self.gaps.get(&source).is_some_and(|gaps| {
            gaps.anywhere || fields.iter().any(|field| gaps.under.contains(field.name()))
        })
    }

    /// As [`Self::is_damaged`], or a placeholder was left standing there: what is missing has
    /// been asked for already.
    pub fn is_unfilled(&self, source: SourceId, fields: &[Field]) -> bool {
        let unfilled = self.gaps.get(&source).map_or(&[][..], |gaps| &gaps.unfilled);
        let is_under = |key: &str| fields.iter().any(|field| field.name() == key);
        let left_standing = unfilled.iter().any(|(_, key)| key.as_deref().is_some_and(is_under));
        left_standing || self.is_damaged(source, fields)
    }

    /// Whether a placeholder was left standing inside this.
    pub fn is_unfilled_at(&self, within: Location) -> bool {
        let unfilled = self.gaps.get(&within.source).map_or(&[][..], |gaps| &gaps.unfilled);
        unfilled.iter().any(|(span, _)| within.span.contains(*span))
    }

    /// As [`Self::is_damaged`], for `oap.yaml`.
    pub fn is_plan_damaged(&self, fields: &[Field]) -> bool {
        self.is_damaged(self.plan.file.source, fields)
    }

    /// As [`Self::is_damaged`], for any file in a priority's folder, whether or not anything of
    /// it is in the plan.
    pub fn is_folder_damaged(&self, folder: &str, fields: &[Field]) -> bool {
        let damaged = self.in_folder.get(folder).into_iter().flatten();
        damaged.into_iter().any(|id| self.is_damaged(*id, fields))
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
        let path = self.sources.get(source).path;
        let name = path.rsplit('/').next().unwrap_or(path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The file with this path.
    pub fn file(&self, path: &str) -> Option<SourceId> {
        self.sources.find(path).map(SourceFile::id)
    }
}

/// Where lines stand. Of many a line the model does not know that: its file is read again, and once for all
/// that are asked for one after another.
pub(super) struct Lines<'a> {
    sources: &'a Sources,
    of: Option<(SourceId, BehindKeys)>,
}

impl Lines<'_> {
    pub(super) fn passage<'t>(&mut self, at: Spot, text: &'t str) -> Passage<'t> {
        let known = at.span.start > 0 || at.span.end > 0;
        let span = if known { None } else { self.found(at, text) };
        Passage { source: at.source, span: span.unwrap_or(at.span), text }
    }

    fn found(&mut self, at: Spot, text: &str) -> Option<Span> {
        if self.of.as_ref().is_none_or(|(source, _)| *source != at.source) {
            let tree = load::tree(self.sources.get(at.source));
            self.of = Some((at.source, tree.map(|tree| tree.behind_keys()).unwrap_or_default()));
        }
        self.of.as_ref()?.1.of(at.field.name(), text)
    }
}

/// Advice for an unknown name: the one that was probably meant, or those there are.
pub(super) fn known(word: &str, what: &str, names: &Candidates<'_>) -> Option<String> {
    /// Longer lists are no help.
    const MAX_LISTED: usize = 12;
    if let Some(name) = names.closest(word) {
        return Some(format!("did you mean `{name}`?"));
    }
    let all = names.words();
    let more = if all.len() > MAX_LISTED { " and others" } else { "" };
    let listed: Vec<String> = all.take(MAX_LISTED).map(|name| format!("`{name}`")).collect();
    (!listed.is_empty()).then(|| format!("{what}: {}{more}", listed.join(", ")))
}
