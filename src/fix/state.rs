//! A plan in memory between two fixes: its files, and what is found in them. Called by `fix`.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::apply::{apply, same_elsewhere};
use super::{FileChange, Fixed, Found, Refused, Wanted, found};
use crate::control::Checked;
use crate::diagnostic::{Edit, Finding, Fix};
use crate::discover::{Discovered, Role};
use crate::load::{self, Loaded};
use crate::rules::{self, Check};
use crate::source::{Location, SourceFile, SourceId, Sources, Span};
use crate::yaml;

/// How often what comes to light behind a fix may be mended with it.
const MAX_FOLLOWING: u32 = 4;

/// A plan, read and checked.
pub(super) struct State<'w> {
    /// In the order of their paths.
    files: Vec<File>,
    loaded: Loaded,
    /// The plan before everything, of which most files are the same still.
    first: &'w Loaded,
    /// Everything that was found and no ignore silences, by place.
    findings: Vec<Finding>,
    wanted: Wanted<'w>,
    /// What of it is reported, and so may be mended: place and rule.
    reported: BTreeSet<(Location, &'static str)>,
    /// What the rules would find besides, once it is asked for.
    held_back: OnceCell<Vec<Finding>>,
}

/// A file and what became of it so far.
#[derive(Clone)]
struct File {
    before: SourceFile,
    now: SourceFile,
    /// What is wrong with it as a file; then it is not read and never changed.
    faults: Vec<Finding>,
    /// In which round it got its name, where that is a new one.
    renamed: Option<u32>,
    /// What was edited at which time: the bytes, and how many there are in their place.
    edited: Vec<Vec<(Span, u32)>>,
}

impl File {
    /// Where something stood before everything that was edited.
    fn before(&self, now: u32) -> u32 {
        self.edited.iter().rev().fold(now, |now, edits| {
            // Bytes that have come, and bytes that have gone.
            let (mut come, mut gone) = (0, 0);
            for (Span { start, end }, length) in edits {
                let begins = (start + come).saturating_sub(gone);
                if now < begins + length {
                    return if now < begins { (now + gone).saturating_sub(come) } else { *start };
                }
                come += length;
                gone += end - start;
            }
            (now + gone).saturating_sub(come)
        })
    }
}

/// Findings, by what a fix does not move: the file, the rule and the words. With how often.
type Tally<'a> = BTreeMap<(&'a str, &'static str, &'a str), usize>;

impl<'w> State<'w> {
    /// The plan as it was found.
    pub(super) fn new(discovered: Discovered, first: &'w Loaded, wanted: Wanted<'w>) -> Self {
        let Discovered { sources, findings } = discovered;
        let files = sources.iter().map(|(id, file)| File {
            before: file.clone(),
            now: file.clone(),
            faults: findings.iter().filter(|found| found.location.source == id).cloned().collect(),
            renamed: None,
            edited: Vec::new(),
        });
        Self::read(files.collect(), first, wanted)
    }

    fn read(mut files: Vec<File>, first: &'w Loaded, wanted: Wanted<'w>) -> Self {
        files.sort_by_key(|file| file.now.id());
        let sources = files.iter().map(|file| file.now.clone());
        let faults = files.iter().flat_map(|file| file.faults.iter().cloned());
        let discovered =
            Discovered { sources: Sources::new(sources.collect()), findings: faults.collect() };
        let loaded = load::read_again(discovered, first);
        let checked = Checked::new(&loaded);
        let findings = checked.found().to_vec();
        let reported = (wanted.reported)(&checked, &loaded);
        let reported = reported.iter().map(|finding| (finding.location, finding.rule.id)).collect();
        Self { files, loaded, first, findings, wanted, reported, held_back: OnceCell::new() }
    }

    /// Where a finding stood at first.
    pub(super) fn origin(&self, index: usize) -> Option<Found> {
        let finding = self.findings.get(index)?;
        let file = self.file(finding)?;
        Some((file.before.id(), file.before(finding.location.span.start), finding.rule.id))
    }

    fn file(&self, finding: &Finding) -> Option<&File> {
        self.files.get(self.rank(finding.location.source)?)
    }

    fn rank(&self, source: SourceId) -> Option<usize> {
        self.files.binary_search_by_key(&source, |file| file.now.id()).ok()
    }

    /// Which findings offer a fix that is wanted, by their place in the list; of fixes that get in
    /// each other's way, the first.
    pub(super) fn offers(&self) -> Vec<usize> {
        let mut offers = Vec::new();
        let mut reached: Option<(SourceId, u32)> = None;
        let mut renamed = BTreeSet::new();
        for (index, finding) in self.findings.iter().enumerate() {
            let Some(fix) = &finding.fix else { continue };
            let source = finding.location.source;
            let elsewhere = fix.edits.iter().any(|edit| edit.location.source != source);
            if elsewhere || !self.is_wanted(finding) {
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

    /// The plan with the fixes of these findings, or whose cannot be made as they are meant.
    fn with(&self, offers: &[usize], round: u32) -> Result<Self, Blame> {
        let mut files = self.files.clone();
        let mut edits: BTreeMap<SourceId, Vec<&Edit>> = BTreeMap::new();
        for finding in offers.iter().filter_map(|index| self.findings.get(*index)) {
            let Some(fix) = &finding.fix else { continue };
            let source = finding.location.source;
            edits.entry(source).or_default().extend(&fix.edits);
            let file = self.rank(source).and_then(|rank| files.get_mut(rank));
            if let (Some(name), Some(file)) = (&fix.rename, file) {
                let folder = file.now.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let path = format!("{folder}/{name}");
                if Role::of(&path).is_none() || Role::of(&path) != Role::of(file.now.path) {
                    return Err(Blame::of(file));
                }
                file.now = SourceFile::new(&path, std::mem::take(&mut file.now.text));
                file.renamed = Some(round);
            }
        }
        for (source, mut edits) in edits {
            edits.sort_by_key(|edit| edit.location.span);
            let file = self.rank(source).and_then(|rank| files.get_mut(rank));
            let Some(file) = file else { continue };
            file.now.text = edited(file, &edits).ok_or_else(|| Blame::of(file))?;
            let length = |edit: &Edit| u32::try_from(edit.replacement.len()).unwrap_or(u32::MAX);
            file.edited.push(edits.iter().map(|edit| (edit.location.span, length(edit))).collect());
        }
        let paths: BTreeSet<&str> = files.iter().map(|file| file.now.path).collect();
        if paths.len() < files.len() {
            return Err(Blame::default());
        }
        Ok(Self::read(files, self.first, self.wanted))
    }

    fn tally<'a>(&'a self, findings: impl IntoIterator<Item = &'a Finding>) -> Tally<'a> {
        let mut tally = Tally::new();
        for finding in findings {
            *tally.entry(self.identity(finding)).or_default() += 1;
        }
        tally
    }

    fn identity<'a>(&'a self, finding: &'a Finding) -> (&'a str, &'static str, &'a str) {
        let path = self.file(finding).map_or("", |file| file.before.path);
        (path, finding.rule.id, &finding.message)
    }

    /// What the rules would find if they did not hold back where the reader found fault.
    fn held_back(&self) -> &[Finding] {
        // They hold back only there.
        if self.loaded.findings.is_empty() {
            return &self.findings;
        }
        let plan = self.loaded.plan.as_ref();
        let check =
            || plan.map_or(Vec::new(), |plan| rules::check(plan, &self.loaded.sources, &[]));
        self.held_back.get_or_init(check)
    }

    /// What the rules only held back.
    fn unsaid(&self) -> Tally<'_> {
        without(self.tally(self.held_back()), &self.tally(&self.findings))
    }

    /// Whether a finding is to be mended.
    fn is_wanted(&self, finding: &Finding) -> bool {
        let path = self.file(finding).map(|file| file.before.path);
        self.reported.contains(&(finding.location, finding.rule.id))
            && path.is_some_and(|path| (self.wanted.wanted)(finding, path))
    }

    /// The plan as it is to be handed out.
    pub(super) fn finish(
        self,
        mended: usize,
        unfinished: bool,
        reasons: &BTreeMap<Found, String>,
    ) -> Fixed {
        let (mut refused, mut broken) = (BTreeMap::new(), BTreeMap::new());
        for (index, finding) in self.findings.iter().enumerate() {
            let Some(origin) = self.origin(index).filter(|_| self.is_wanted(finding)) else {
                continue;
            };
            if finding.fix.is_some() {
                let why = reasons.get(&origin).cloned();
                refused.insert(found(finding), why.clone());
                broken.insert(origin, why);
            }
        }
        let (refused, broken) = (Refused(refused), Refused(broken));
        let Self { mut files, loaded, .. } = self;
        // A name may be that of a file that was renamed before.
        files.sort_by_key(|file| file.renamed);
        let altered = files
            .into_iter()
            .filter(|file| file.now.text != file.before.text || file.now.path != file.before.path);
        let changes = altered.map(|file| FileChange {
            new_path: (file.now.path != file.before.path).then(|| file.now.path.to_owned()),
            path: file.before.path.to_owned(),
            before: Some(file.before.text),
            after: file.now.text,
        });
        Fixed { loaded, refused, broken, changes: changes.collect(), mended, unfinished }
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
    let text = apply(&file.now.text, edits)?;
    let tree = |text| {
        let part = load::yaml_part(file.now.path, text)?;
        yaml::parse(file.now.id(), text, part).root
    };
    let spans: Vec<Span> = edits.iter().map(|edit| edit.location.span).collect();
    let same = match (tree(&file.now.text), tree(&text)) {
        (Some(before), Some(after)) => same_elsewhere(&before, &after, &spans),
        _ => false,
    };
    same.then_some(text)
}

/// Whose fixes did not prove right: the files in which they would bring something, as they were called at
/// first, and what. Nobody, where that is not known.
#[derive(Debug, Default)]
pub(super) struct Blame(BTreeMap<SourceId, Option<String>>);

impl Blame {
    fn of(file: &File) -> Self {
        Self([(file.before.id(), None)].into())
    }

    /// Whether a file is among them.
    pub(super) fn names(&self, file: SourceId) -> bool {
        self.0.contains_key(&file)
    }

    /// What the fixes of a file would bring, where that is known.
    pub(super) fn reason(&self, file: SourceId) -> Option<&str> {
        self.0.get(&file)?.as_deref()
    }
}

/// The plan with the fixes of these findings, if they prove right. `round` is the one in which a file gets
/// its new name.
pub(super) fn attempt<'w>(
    base: &State<'w>,
    offers: &[usize],
    round: u32,
) -> Result<State<'w>, Blame> {
    let mended = offers.iter().filter_map(|index| base.findings.get(*index));
    let allowed = without(base.tally(&base.findings), &base.tally(mended));
    let next = base.with(offers, round)?;
    proven(base, next, round, &allowed, MAX_FOLLOWING)
}

/// Takes one of such findings, if there is one.
fn take<'a>(tally: &mut Tally<'a>, identity: (&'a str, &'static str, &'a str)) -> bool {
    let left = tally.get_mut(&identity).filter(|left| **left > 0);
    left.map(|left| *left -= 1).is_some()
}

/// What is left of the findings without others.
fn without<'a>(mut tally: Tally<'a>, others: &Tally<'_>) -> Tally<'a> {
    for (identity, count) in &mut tally {
        *count = count.saturating_sub(others.get(identity).copied().unwrap_or_default());
    }
    tally
}

/// The plan if nothing is wrong with it that was not allowed to be. What has come to light behind
/// a fix, as the value of a key that was misspelt, is mended with it where it can be.
fn proven<'w>(
    base: &State<'w>,
    next: State<'w>,
    round: u32,
    allowed: &Tally<'_>,
    following: u32,
) -> Result<State<'w>, Blame> {
    let rules_spoke = base.loaded.plan.is_some();
    let mut left = allowed.clone();
    // Made only where something else is found, since it takes all rules once more.
    let mut unsaid: Option<Tally<'_>> = None;
    let mut new = Vec::new();
    for (index, finding) in next.findings.iter().enumerate() {
        let identity = next.identity(finding);
        if take(&mut left, identity) {
            continue;
        }
        // Without the plan's own file no rule has had its say.
        if !rules_spoke && is_over_the_plan(finding) {
            continue;
        }
        // What was there all along and only not said is not the fix's doing.
        if !take(unsaid.get_or_insert_with(|| base.unsaid()), identity) {
            new.push(index);
        }
    }
    if new.is_empty() {
        return Ok(next);
    }
    let offers = next.offers();
    if following == 0 || !new.iter().all(|index| offers.contains(index)) {
        let mut blame = BTreeMap::new();
        for finding in new.iter().filter_map(|index| next.findings.get(*index)) {
            let Some(file) = next.file(finding) else { continue };
            let (rule, message) = (finding.rule.id, &finding.message);
            blame.entry(file.before.id()).or_insert_with(|| {
                Some(format!("`--fix` leaves this alone, because it would bring {rule}: {message}"))
            });
        }
        return Err(Blame(blame));
    }
    let further = next.with(&new, round)?;
    proven(base, further, round, allowed, following - 1)
}

/// Whether a finding comes from a rule that needs the whole plan.
fn is_over_the_plan(finding: &Finding) -> bool {
    rules::find(finding.rule.id).is_some_and(|rule| matches!(rule.check, Check::Plan(_)))
}

#[cfg(test)]
mod tests {
    use super::{Fix, State, Wanted};
    use crate::discover::{File, gather};
    use crate::load;

    /// Whoever offers a fix looks whether the name is free, and nobody trusts that.
    #[test]
    fn two_files_do_not_get_one_name() {
        let plan = "title: P\nyears: [2013]\nperiods: []\npriorities: [THB]\n";
        let of = |name: &str| format!("priorities/thb/actions/{name}.yaml");
        let text = |number: &str| format!("action: \"{number}\"\nleaders: [UK]\n");
        let files = [
            File::new("oap.yaml", plan),
            File::new(of("a"), text("1.1")),
            File::new(of("b"), text("1.2")),
        ];
        let wanted =
            Wanted { reported: &|checked, _| checked.found().to_vec(), wanted: &|_, _| true };
        let first = load::read(gather(files.clone()));
        let mut state = State::new(gather(files), &first, wanted);
        let renamed = |state: &State<'_>| -> Vec<usize> {
            let all = state.findings.iter().enumerate();
            all.filter(|(_, found)| found.fix.as_ref().is_some_and(|fix| fix.rename.is_some()))
                .map(|(index, _)| index)
                .collect()
        };
        let offers = renamed(&state);
        assert_eq!(offers.len(), 2);
        assert!(state.with(&offers, 1).is_ok());
        for offer in &offers {
            state.findings[*offer].fix = Some(Fix::rename("rename it", "1.3.yaml"));
        }
        assert!(state.with(&offers[..1], 1).is_ok());
        assert!(state.with(&offers, 1).is_err());
    }
}
