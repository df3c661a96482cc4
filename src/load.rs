//! From a folder to a [`Plan`]: discovers the files, reads each and puts them together.
//!
//! Every command starts here. A file that cannot be read whole takes nothing away from the
//! others: what it says in its readable part is in the plan, the rest is findings.

mod again;
mod head;
pub mod range;
mod shorten;
mod waits;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::path::Path;

use anyhow::Result;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::de::DeserializeOwned;

use crate::decode::placeholder::Needles;
use crate::decode::{self, Around, placeholder};
use crate::diagnostic::{Finding, Most, OfRules};
use crate::discover::{self, Discovered, Overlay, PLAN_FILE, Role};
use crate::hidden::Plain;
use crate::model::{
    Action, AnnexHead, Document, Line, Markdown, NarrativeHead, Plan, PlanFile, Priority,
    PriorityFile, Section,
};
use crate::source::conflict;
use crate::source::{Apart, Location, SourceFile, SourceId, Sources, Span, Spanned};
use crate::yaml::{self, Tree};

use again::Before;
use head::Parts;

pub use head::split_front_matter;
pub use shorten::{MAX_LISTED, MAX_TOGETHER};

/// Of how many files the findings are in memory before those beyond a bound are dropped.
const FILES_AT_ONCE: usize = 256;

/// A plan in memory, with its text and everything that was wrong with reading it.
#[derive(Debug)]
pub struct Loaded {
    /// The files.
    pub sources: Sources,
    /// The plan; absent when `oap.yaml` itself cannot be made sense of.
    pub plan: Option<Plan>,
    /// What the reader found.
    pub findings: Vec<Finding>,
    /// The day on which it is asked what is due; without one, nothing is due by its date alone.
    pub today: Option<Date>,
}

/// Loads the plan whose root is `root`.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn load(root: &Path) -> Result<Loaded> {
    load_with(root, None)
}

/// As [`load()`], with the texts that some of the files have in an editor.
///
/// # Errors
/// Those of [`load()`].
pub fn load_with(root: &Path, overlays: impl IntoIterator<Item = Overlay>) -> Result<Loaded> {
    Ok(read(discover::read_with(root, overlays)?))
}

/// Reads what was discovered; pure, and parallel over the files.
pub fn read(discovered: Discovered) -> Loaded {
    read_after(Most::ALL, discovered, None)
}

/// As [`read()`], with so many findings of a rule at most; the rest are only counted.
pub fn read_up_to(most: Most, discovered: Discovered) -> Loaded {
    read_after(most, discovered, None)
}

/// As [`read()`], when much of the plan was read before: what a file holds that is the same is not read
/// again.
pub fn read_again(discovered: Discovered, before: &Loaded) -> Loaded {
    let before = Before::of(before, &discovered.sources);
    read_after(Most::ALL, discovered, before.as_ref())
}

fn read_after(most: Most, discovered: Discovered, before: Option<&Before<'_>>) -> Loaded {
    let Discovered { sources, mut findings } = discovered;
    let unreadable: BTreeSet<SourceId> =
        findings.iter().map(|finding| finding.location.source).collect();
    let readable = |(id, file): (SourceId, _)| (!unreadable.contains(&id)).then_some(file);
    let files: Vec<&SourceFile> = sources.iter().filter_map(readable).collect();

    let mut plan_file = None;
    for file in files.iter().filter(|file| file.path == PLAN_FILE) {
        let known = Known { needles: Needles::new([]), period: None, group: None };
        let (document, found) = read_yaml::<PlanFile>(file, &known);
        plan_file = document;
        findings.extend(found);
    }
    findings.extend(plan_file.as_mut().into_iter().flat_map(shorten::plan));
    findings.extend(plan_file.as_mut().into_iter().flat_map(range::plan));
    let form_texts = plan_file.iter().flat_map(|plan| &plan.data.form_texts).map(Line::as_str);
    let period = plan_file.as_ref().and_then(|plan| plan.data.periods.first());
    let period = period.map(|period| period.id.value.as_str().to_owned());
    let group = plan_file.as_ref().and_then(|plan| plan.data.group_of_states()).map(str::to_owned);
    let known = Known { needles: Needles::new(form_texts), period, group };

    let read = |file: &&SourceFile| {
        let known_before = before.and_then(|before| before.read(file));
        known_before.unwrap_or_else(|| read_part(file, &known))
    };
    let mut priorities: Vec<Priority> = Vec::new();
    let mut of_rules = OfRules::up_to(most);
    for files in files.chunks(FILES_AT_ONCE) {
        let read: Vec<(Part, Vec<Finding>)> = files.par_iter().map(read).collect();
        for (file, (part, found)) in files.iter().zip(read) {
            for found in found {
                of_rules.add(Cow::Owned(found));
            }
            place(&mut priorities, file.path, part);
        }
    }
    findings.extend(of_rules.finish().0);
    let plan = plan_file.map(|file| assemble(file, priorities));
    if let Some(file) = plan.as_ref().map(|plan| sources.get(plan.file.source)) {
        waits::say(file, &mut findings);
    }
    let mut of_plan = findings.iter_mut();
    if plan.is_none()
        && let Some(first) = of_plan.find(|found| found.location.source.path() == PLAN_FILE)
    {
        first.notes.push(
            "until the plan's own file can be read, only the form of the others is checked: what they \
             say, such as dates, numbers of goals and names, is looked at then"
                .to_owned(),
        );
    }
    Loaded { sources, plan, findings, today: None }
}

/// What is known of the plan when its other files are read.
struct Known {
    needles: Needles,
    /// Its first period.
    period: Option<String>,
    /// Its group of all Member States.
    group: Option<String>,
}

/// What one file other than `oap.yaml` holds.
enum Part {
    Priority(Option<Box<Document<PriorityFile>>>),
    Action(Option<Box<Document<Action>>>),
    Narrative(Option<Document<Section<NarrativeHead>>>),
    Annex(Option<Document<Section<AnnexHead>>>),
    Nothing,
}

fn read_part(file: &SourceFile, known: &Known) -> (Part, Vec<Finding>) {
    match Role::of(file.path) {
        Some(Role::Priority(_)) => {
            let (mut document, mut found) = read_yaml(file, known);
            found.extend(document.as_mut().and_then(shorten::priority));
            found.extend(document.as_ref().into_iter().flat_map(range::priority));
            (Part::Priority(document.map(Box::new)), found)
        }
        Some(Role::Action(_)) => {
            let (mut document, mut found) = read_yaml(file, known);
            found.extend(document.as_mut().and_then(shorten::action));
            found.extend(document.as_mut().into_iter().flat_map(range::action));
            (Part::Action(document.map(Box::new)), found)
        }
        Some(Role::Narrative(_)) => {
            let (document, found) = read_section(file, known);
            (Part::Narrative(document), found)
        }
        Some(Role::Annex(_)) => {
            let (document, found) = read_section(file, known);
            (Part::Annex(document), found)
        }
        Some(Role::Plan | Role::Template(_)) | None => (Part::Nothing, Vec::new()),
    }
}

fn read_yaml<T: DeserializeOwned>(
    file: &SourceFile,
    known: &Known,
) -> (Option<Document<T>>, Vec<Finding>) {
    let id = file.id();
    settled(file, false, |text| {
        let (data, findings) = decode_range(id, text, 0..text.len(), known);
        (data.map(|data| Document { source: id, data }), findings)
    })
}

/// What is read of a text, in which one version stands for each conflict in it; of the conflicts
/// themselves nothing else is said.
fn settled<T>(
    file: &SourceFile,
    is_markdown: bool,
    read: impl FnOnce(&str) -> (Option<T>, Vec<Finding>),
) -> (Option<T>, Vec<Finding>) {
    let (id, text) = (file.id(), file.text.as_str());
    let conflicts = conflict::conflicts(text, is_markdown);
    if conflicts.is_empty() {
        return read(text);
    }
    let (value, mut findings) = read(&conflict::without(text, &conflicts));
    let unresolved = conflicts.iter().map(|conflict| decode::merge_conflict(id, text, conflict));
    let unresolved: Vec<Finding> = unresolved.collect();
    let places = Apart::new(unresolved.iter().map(|one| one.location));
    findings.retain(|found| !places.touch(found.location));
    findings.extend(unresolved);
    (value, findings)
}

fn decode_range<T: DeserializeOwned>(
    id: SourceId,
    text: &str,
    range: Range<usize>,
    known: &Known,
) -> (Option<T>, Vec<Finding>) {
    let yaml::Parsed { root, mut findings } = yaml::parse(id, text, range.clone());
    decode::behind_keys(text, &mut findings);
    let Some(mut root) = root.filter(|root| !root.is_null()) else {
        if findings.is_empty() {
            findings.push(decode::empty_file(id, range));
        }
        return (None, findings);
    };
    findings.extend(placeholder::refuse(id, text, &mut root, &known.needles));
    let (period, group) = (known.period.as_deref(), known.group.as_deref());
    let decoded = decode::decode_within(id, &root, Around { text, period, group });
    findings.extend(decoded.findings);
    (decoded.value, findings)
}

/// Reads a Markdown file with a head between two lines of `---`.
fn read_section<H: DeserializeOwned>(
    file: &SourceFile,
    known: &Known,
) -> (Option<Document<Section<H>>>, Vec<Finding>) {
    let id = file.id();
    settled(file, true, |all| {
        let Some(parts) = head::parts(all) else {
            return (None, vec![decode::missing_head(id)]);
        };
        let open = parts.fault(id, all);
        let Parts { head, body, .. } = parts;
        let Range { start: head_start, end: head_end } = head;
        let (head, mut findings) = decode_range(id, all, head, known);
        findings.extend(open);
        findings.extend(placeholder::in_text(id, all, body.clone(), &known.needles));
        for (from, to) in [(0, head_start), (head_end, body.start)] {
            let fence = Plain::of(id, all.get(..to).unwrap_or_default(), from);
            findings.extend(fence.into_iter().flat_map(|fence| fence.findings));
        }
        let plain = Plain::of(id, all, body.start);
        let text = plain.as_ref().map_or(all, |plain| plain.text.as_str());
        let text = text.get(body.start..).unwrap_or_default();
        let span = Span::new(body.start, body.end);
        let refused = Markdown::refuse_long(text).err();
        let is_there = refused.is_none() && !text.trim().is_empty();
        findings.extend(refused.map(|refusal| decode::refused(Location::new(id, span), refusal)));
        let body = is_there.then(|| Spanned::new(Markdown::from(text), span));
        findings.extend(plain.into_iter().flat_map(|plain| plain.findings));
        (head.map(|head| Document { source: id, data: Section { head, body } }), findings)
    })
}

/// The bytes of a file that are YAML: all of it, or the head of a Markdown file.
pub fn yaml_part(path: &str, text: &str) -> Option<Range<usize>> {
    match Role::of(path)? {
        Role::Plan | Role::Priority(_) | Role::Action(_) => Some(0..text.len()),
        Role::Narrative(_) | Role::Annex(_) => split_front_matter(text).map(|(head, _)| head),
        Role::Template(_) => None,
    }
}

/// The name that a template of the plan goes by; `None` of any other file.
pub fn template_name(path: &str) -> Option<&str> {
    match Role::of(path)? {
        Role::Template(name) => Some(name),
        _ => None,
    }
}

/// The tree of a file, for questions about places in it; `None` where none of it is YAML.
pub fn tree(file: &SourceFile) -> Option<Tree<'_>> {
    let part = yaml_part(file.path, &file.text)?;
    Some(Tree::read(file.id(), &file.text, part))
}

/// Files a part under its priority. Files come in path order, so that a priority's follow each
/// other.
fn place(priorities: &mut Vec<Priority>, path: &str, part: Part) {
    let Some(
        Role::Priority(folder)
        | Role::Action(folder)
        | Role::Narrative(folder)
        | Role::Annex(folder),
    ) = Role::of(path)
    else {
        return;
    };
    if priorities.last().is_none_or(|last| last.folder != folder) {
        priorities.push(Priority {
            folder: folder.to_owned(),
            file: None,
            actions: Vec::new(),
            narrative: Vec::new(),
            annexes: Vec::new(),
            absent: BTreeMap::new(),
        });
    }
    let Some(priority) = priorities.last_mut() else { return };
    match part {
        Part::Priority(document) => priority.file = document.map(|document| *document),
        Part::Action(document) => priority.actions.extend(document.map(|document| *document)),
        Part::Narrative(document) => priority.narrative.extend(document),
        Part::Annex(document) => priority.annexes.extend(document),
        Part::Nothing => {}
    }
}

/// Puts everything in the order of the plan.
fn assemble(file: Document<PlanFile>, mut priorities: Vec<Priority>) -> Plan {
    let mut ranks = HashMap::new();
    for (rank, entry) in file.data.priorities.iter().enumerate() {
        ranks.entry(entry.key.folder()).or_insert(rank);
    }
    priorities.sort_by_key(|priority| ranks.get(&priority.folder).copied().unwrap_or(usize::MAX));
    for priority in &mut priorities {
        priority.actions.sort_by_key(|action| action.data.action.value);
        priority.narrative.sort_by_key(|section| {
            let head = &section.data.head;
            (head.place.value, head.order.unwrap_or(u16::MAX), section.source)
        });
        priority
            .annexes
            .sort_by_key(|annex| (annex.data.head.order.unwrap_or(u16::MAX), annex.source));
    }
    Plan { file, priorities }
}
