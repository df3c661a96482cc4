//! A plan in memory between two fixes: its files, and what is found in them. Called by `fix`.

use std::collections::{BTreeMap, BTreeSet};

use super::apply::{apply, same_elsewhere};
use super::{Change, Fixed};
use crate::diagnostic::{Edit, Finding, Fix};
use crate::discover::{Discovered, Role};
use crate::load::{self, Loaded};
use crate::rules::{self, Check};
use crate::source::{SourceFile, SourceId, Sources, Span};
use crate::yaml;

/// How often what comes to light behind a fix may be mended with it.
const MAX_FOLLOWING: u32 = 4;

/// A plan, read and checked.
pub(super) struct State {
    /// In the order of their paths, and so by [`SourceId`].
    files: Vec<File>,
    loaded: Loaded,
    /// Everything that was found, by place.
    findings: Vec<Finding>,
}

/// A file and what became of it so far.
#[derive(Clone)]
struct File {
    before: SourceFile,
    path: String,
    text: String,
    role: Role,
    /// What is wrong with it as a file; then it is not read and never changed.
    faults: Vec<Finding>,
    /// In which round it got its name, where that is a new one.
    renamed: Option<u32>,
}

/// Findings, by what a fix does not move: the file, the rule and the words. With how often.
type Tally<'a> = BTreeMap<(&'a str, &'static str, &'a str), usize>;

impl State {
    /// The plan as it was found.
    pub(super) fn new(discovered: Discovered) -> Self {
        let Discovered { sources, roles, findings } = discovered;
        let files = sources.iter().zip(roles).map(|((id, file), role)| File {
            path: file.path.clone(),
            text: file.text.clone(),
            before: file.clone(),
            role,
            faults: findings.iter().filter(|found| found.location.source == id).cloned().collect(),
            renamed: None,
        });
        Self::read(files.collect())
    }

    fn read(mut files: Vec<File>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let sources = files
            .iter()
            .map(|file| SourceFile { path: file.path.clone(), text: file.text.clone() });
        let faults = (0..).map(SourceId).zip(&files).flat_map(|(id, file)| {
            file.faults.iter().cloned().map(move |mut fault| {
                fault.location.source = id;
                fault
            })
        });
        let loaded = load::read(Discovered {
            sources: Sources::new(sources.collect()),
            roles: files.iter().map(|file| file.role.clone()).collect(),
            findings: faults.collect(),
        });
        let mut findings = loaded.findings.clone();
        if let Some(plan) = &loaded.plan {
            findings.extend(rules::check(plan, &loaded.sources, &loaded.findings));
        }
        crate::diagnostic::sort(&mut findings);
        Self { files, loaded, findings }
    }

    fn file(&self, finding: &Finding) -> Option<&File> {
        self.files.get(finding.location.source.0 as usize)
    }

    /// Which findings offer a fix that is wanted, by their place in the list; of fixes that get in
    /// each other's way, the first.
    pub(super) fn offers(&self, wanted: &dyn Fn(&Finding, &str) -> bool) -> Vec<usize> {
        let mut offers = Vec::new();
        let mut reached: Option<(SourceId, u32)> = None;
        let mut renamed = BTreeSet::new();
        for (index, finding) in self.findings.iter().enumerate() {
            let (Some(fix), Some(file)) = (&finding.fix, self.file(finding)) else { continue };
            let source = finding.location.source;
            let elsewhere = fix.edits.iter().any(|edit| edit.location.source != source);
            if elsewhere || !wanted(finding, &file.before.path) {
                continue;
            }
            if let Some(Span { start, end }) = extent(fix) {
                if reached.is_some_and(|(of, to)| of == source && start <= to) {
                    continue;
                }
                reached = Some((source, end));
            }
            if fix.rename.is_some() && !renamed.insert(source) {
                continue;
            }
            offers.push(index);
        }
        offers
    }

    /// The plan with the fixes of these findings; `None` where one cannot be made as it is meant.
    fn with(&self, offers: &[usize], round: u32) -> Option<Self> {
        let mut files = self.files.clone();
        let mut edits: BTreeMap<SourceId, Vec<&Edit>> = BTreeMap::new();
        for finding in offers.iter().filter_map(|index| self.findings.get(*index)) {
            let fix = finding.fix.as_ref()?;
            let source = finding.location.source;
            edits.entry(source).or_default().extend(&fix.edits);
            if let Some(name) = &fix.rename {
                let file = files.get_mut(source.0 as usize)?;
                let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                file.path = format!("{folder}/{name}");
                file.renamed = Some(round);
                file.role = Role::of(&file.path).filter(|role| *role == file.role)?;
            }
        }
        for (source, mut edits) in edits {
            edits.sort_by_key(|edit| edit.location.span);
            let file = files.get_mut(source.0 as usize)?;
            file.text = edited(file, &edits)?;
        }
        let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        (paths.len() == files.len()).then(|| Self::read(files))
    }

    fn tally<'a>(&'a self, findings: impl IntoIterator<Item = &'a Finding>) -> Tally<'a> {
        let mut tally = Tally::new();
        for finding in findings {
            *tally.entry(self.identity(finding)).or_default() += 1;
        }
        tally
    }

    fn identity<'a>(&'a self, finding: &'a Finding) -> (&'a str, &'static str, &'a str) {
        let path = self.file(finding).map_or("", |file| file.before.path.as_str());
        (path, finding.rule.id, &finding.message)
    }

    /// What the rules would find if they did not hold back where the reader found fault.
    fn held_back(&self) -> Vec<Finding> {
        let plan = self.loaded.plan.as_ref();
        plan.map_or(Vec::new(), |plan| rules::check(plan, &self.loaded.sources, &[]))
    }

    /// The plan as it is to be handed out.
    pub(super) fn finish(self, mended: usize, wanted: &dyn Fn(&Finding, &str) -> bool) -> Fixed {
        let Self { mut files, loaded, mut findings } = self;
        let paths_before: Vec<String> = files.iter().map(|file| file.before.path.clone()).collect();
        for finding in &mut findings {
            let path = paths_before.get(finding.location.source.0 as usize);
            if path.is_some_and(|path| wanted(finding, path)) {
                finding.fix = None;
            }
        }
        // A name may be that of a file that was renamed before.
        files.sort_by_key(|file| file.renamed);
        let altered = files
            .into_iter()
            .filter(|file| file.text != file.before.text || file.path != file.before.path);
        let changes = altered.map(|file| Change {
            new_path: (file.path != file.before.path).then_some(file.path),
            path: file.before.path,
            before: file.before.text,
            after: file.text,
        });
        let Loaded { sources, plan, .. } = loaded;
        Fixed { sources, plan, findings, paths_before, changes: changes.collect(), mended }
    }
}

/// From the first byte that a fix touches to the last.
fn extent(fix: &Fix) -> Option<Span> {
    let spans = || fix.edits.iter().map(|edit| edit.location.span);
    let start = spans().map(|span| span.start).min()?;
    let end = spans().map(|span| span.end).max()?;
    Some(Span { start, end })
}

/// The new text of a file; `None` where it would not say the same as before outside the edits.
fn edited(file: &File, edits: &[&Edit]) -> Option<String> {
    let text = apply(&file.text, edits)?;
    let tree = |text| {
        let part = load::yaml_part(&file.role, text)?;
        yaml::parse(SourceId(0), text, part).root
    };
    let spans: Vec<Span> = edits.iter().map(|edit| edit.location.span).collect();
    let same = match (tree(&file.text), tree(&text)) {
        (Some(before), Some(after)) => same_elsewhere(&before, &after, &spans),
        _ => false,
    };
    same.then_some(text)
}

/// What a trial of fixes goes by.
#[derive(Clone, Copy)]
pub(super) struct Attempt<'a> {
    pub(super) round: u32,
    pub(super) wanted: &'a dyn Fn(&Finding, &str) -> bool,
}

impl Attempt<'_> {
    /// The plan with these fixes, if they prove right.
    pub(super) fn on(self, base: &State, offers: &[usize]) -> Option<State> {
        let held_back = base.held_back();
        let mended = offers.iter().filter_map(|index| base.findings.get(*index));
        let (found, mended) = (base.tally(&base.findings), base.tally(mended));
        // What was there all along and only not said is not the fix's doing.
        let mut allowed = base.tally(&held_back);
        for (identity, count) in &found {
            let hidden = allowed.remove(identity).unwrap_or_default().saturating_sub(*count);
            let left = count - mended.get(identity).copied().unwrap_or_default().min(*count);
            allowed.insert(*identity, left + hidden);
        }
        let next = base.with(offers, self.round)?;
        self.proven(base, next, &allowed, MAX_FOLLOWING)
    }

    /// The plan if nothing is wrong with it that was not allowed to be. What has come to light
    /// behind a fix, as the value of a key that was misspelt, is mended with it where it can be.
    fn proven(
        self,
        base: &State,
        next: State,
        allowed: &Tally<'_>,
        following: u32,
    ) -> Option<State> {
        let rules_spoke = base.loaded.plan.is_some();
        let mut left = allowed.clone();
        let mut new = Vec::new();
        for (index, finding) in next.findings.iter().enumerate() {
            match left.get_mut(&next.identity(finding)) {
                Some(count) if *count > 0 => *count -= 1,
                // Without the plan's own file no rule has had its say.
                _ if !rules_spoke && is_over_the_plan(finding) => {}
                _ => new.push(index),
            }
        }
        if new.is_empty() {
            return Some(next);
        }
        let offers = next.offers(self.wanted);
        if following == 0 || !new.iter().all(|index| offers.contains(index)) {
            return None;
        }
        let further = next.with(&new, self.round)?;
        self.proven(base, further, allowed, following - 1)
    }
}

/// Whether a finding comes from a rule that needs the whole plan.
fn is_over_the_plan(finding: &Finding) -> bool {
    rules::find(finding.rule.id).is_some_and(|rule| matches!(rule.check, Check::Plan(_)))
}
