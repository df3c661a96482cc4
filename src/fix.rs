//! Mends a plan by itself, as far as that is safe: takes the fixes that findings offer and keeps
//! those that prove right.
//!
//! Called by `check --fix` and `--diff`. Every fix is tried in memory: the whole plan is read and
//! checked again, and the fix stays only when its finding is gone, nothing else is wrong that was
//! not wrong before, and all of the file outside the edits is still what it was. Which fix a
//! finding offers is the business of whoever found it; putting the result on disk is `emit`'s.

mod apply;
mod state;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::control::Checked;
use crate::diagnostic::Finding;
use crate::discover::Discovered;
use crate::load::{self, Loaded};
use crate::source::{self, SourceFile, SourceId};

use state::{Blame, State};

/// After so many rounds nothing more is tried. One round takes all fixes that do not get in each
/// other's way, so that two or three are the rule.
const MAX_ROUNDS: u32 = 16;
/// How many times the plan is read again in one round.
const MAX_READINGS: usize = 256;
/// How much is read in all rounds, in bytes.
const MAX_BYTES: usize = 0x1000_0000;
/// A reading costs something however little there is to read: as much as this, in bytes.
const LEAST_BYTES: usize = 0x4_0000;
/// How many times even a large plan is read again.
const MIN_READINGS: usize = 64;
/// The same where nothing is to be mended, and only promised.
const MAX_BYTES_TO_PROMISE: usize = 0x100_0000;
const MIN_READINGS_TO_PROMISE: usize = 8;

/// A plan after everything that could be mended.
#[derive(Debug)]
pub struct Fixed {
    /// The plan, and its files with their new texts and names.
    pub loaded: Loaded,
    /// What could not be mended after all, where it stands now.
    pub refused: Refused,
    /// The same, where it stood before.
    pub broken: Refused,
    /// What has changed, in the order in which it is to be done.
    pub changes: Vec<FileChange>,
    /// How many findings have been mended.
    pub mended: usize,
    /// Whether there was more to try than is tried in one run.
    pub unfinished: bool,
}

/// A finding: the file, where it begins there, and the rule.
type Found = (SourceId, u32, &'static str);

/// Findings that were to be mended and whose fix did not prove right, and why, where that is known.
#[derive(Debug)]
pub struct Refused(BTreeMap<Found, Option<String>>);

impl Refused {
    /// Takes the fixes away from these findings, and says why, so that nothing is promised that is not
    /// kept.
    pub fn forget_in(&self, findings: &mut [Finding]) {
        for finding in findings {
            if let Some(why) = self.0.get(&found(finding)) {
                finding.fix = None;
                finding.notes.extend(why.clone());
            }
        }
    }
}

fn found(finding: &Finding) -> Found {
    (finding.location.source, finding.location.span.start, finding.rule.id)
}

/// A file that is to be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Its path from the root of the plan, with `/`.
    pub path: String,
    /// Its text, without a byte order mark; none where it is a file that is not there yet.
    pub before: Option<String>,
    /// What its text is to be, without a byte order mark.
    pub after: String,
    /// What its path is to be, where it is to be another.
    pub new_path: Option<String>,
}

impl FileChange {
    /// A file that is new.
    pub fn new_file(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), before: None, after: text.into(), new_path: None }
    }

    /// A file with other text in place of some of its bytes, in any order; `None` where the edits get in each
    /// other's way.
    pub fn edited(file: &SourceFile, mut edits: Vec<(Range<usize>, String)>) -> Option<Self> {
        edits.sort_by_key(|(range, _)| range.start);
        let parts = edits.iter().map(|(range, instead)| (range.clone(), instead.as_str()));
        let after = source::edited(&file.text, parts)?;
        let (path, before) = (file.path.to_owned(), Some(file.text.clone()));
        Some(Self { path, before, after, new_path: None })
    }
}

/// What is to be mended.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The findings that are reported of a plan: what is not reported is not mended.
    pub reported: &'a dyn Fn(&Checked<'_>, &Loaded) -> Vec<Finding>,
    /// Whether a finding is to be mended, by the path under which its file was found.
    pub wanted: &'a dyn Fn(&Finding, &str) -> bool,
}

/// Mends what can be mended.
pub fn fix(discovered: Discovered, wanted: Wanted<'_>) -> Fixed {
    let first = load::read(discovered.clone());
    attempt(discovered, &first, wanted, MAX_BYTES, MIN_READINGS)
}

/// Which fixes would not be made after all, for a look at findings that is to cost little: what could not
/// be tried is among them. `first` is what reading the plan gave.
pub fn broken(discovered: Discovered, first: &Loaded, wanted: Wanted<'_>) -> Refused {
    attempt(discovered, first, wanted, MAX_BYTES_TO_PROMISE, MIN_READINGS_TO_PROMISE).broken
}

fn attempt(
    discovered: Discovered,
    first: &Loaded,
    wanted: Wanted<'_>,
    max_bytes: usize,
    min_readings: usize,
) -> Fixed {
    let bytes: usize = discovered.sources.iter().map(|(_, file)| file.text.len()).sum();
    let mut left = (max_bytes / bytes.max(LEAST_BYTES)).max(min_readings);
    let mut reasons = BTreeMap::new();
    let mut state = State::new(discovered, first, wanted);
    let mut mended = 0;
    for round in 1..=MAX_ROUNDS {
        let offers = state.offers();
        let readings = left.min(MAX_READINGS);
        let mut search =
            Search { base: &state, round, best: None, left: readings, reasons: Vec::new() };
        search.settle(&offers);
        left -= readings - search.left;
        reasons.extend(search.reasons);
        let Some((next, taken)) = search.best else { break };
        mended += taken.len();
        state = next;
    }
    state.finish(mended, left == 0, &reasons)
}

/// The search for as many fixes of one round as prove right together.
struct Search<'a, 'w> {
    base: &'a State<'w>,
    round: u32,
    /// The plan with everything that was taken, and what that is, by its place in the list of the
    /// findings.
    best: Option<(State<'w>, Vec<usize>)>,
    /// How many readings are left.
    left: usize,
    /// Why fixes did not prove right.
    reasons: Vec<(Found, String)>,
}

/// What is still to be tried in a file: the last of them next.
type Open<'o> = Vec<&'o [usize]>;

impl Search<'_, '_> {
    /// Takes as many of these offers as prove right together.
    fn settle(&mut self, offers: &[usize]) {
        let file = |offer: &usize| self.base.origin(*offer).map(|(file, ..)| file);
        let files = offers.chunk_by(|one, other| file(one) == file(other));
        let files = files.map(|offers| vec![offers]).collect();
        self.settle_files(files);
    }

    /// Tries the offers of all files at once, and those of the files in which they would bring something by
    /// halves, so that a file with a bad fix does not make the others try again one by one.
    fn settle_files(&mut self, mut files: Vec<Open<'_>>) {
        while !files.is_empty() && self.left > 0 {
            self.left -= 1;
            let mut taken = self.best.as_ref().map_or(Vec::new(), |(_, taken)| taken.clone());
            taken.extend(files.iter().filter_map(|open| open.last()).copied().flatten());
            taken.sort_unstable();
            match state::attempt(self.base, &taken, self.round) {
                Ok(next) => {
                    self.best = Some((next, taken));
                    for open in &mut files {
                        open.pop();
                    }
                }
                Err(blame) => {
                    let mut is_anybody = false;
                    for open in &mut files {
                        is_anybody |= self.divide(open, &blame);
                    }
                    // What one file does to another comes out when they are tried apart.
                    if !is_anybody && files.len() > 1 {
                        let second = files.split_off(files.len() / 2);
                        self.settle_files(files);
                        self.settle_files(second);
                        return;
                    }
                    if let (false, [open]) = (is_anybody, files.as_mut_slice()) {
                        self.halve(open, None);
                    }
                }
            }
            files.retain(|open| !open.is_empty());
        }
    }

    /// Halves what was tried of a file, if it is to blame.
    fn divide(&mut self, open: &mut Open<'_>, blame: &Blame) -> bool {
        let first = open.last().and_then(|offers| offers.first());
        let file = first.and_then(|offer| self.base.origin(*offer)).map(|(file, ..)| file);
        let Some(file) = file.filter(|file| blame.names(*file)) else { return false };
        self.halve(open, blame.reason(file));
        true
    }

    /// Halves what was tried of a file, down to the one that did not prove right, which is left.
    fn halve(&mut self, open: &mut Open<'_>, why: Option<&str>) {
        match open.pop() {
            Some([only]) => {
                let found = self.base.origin(*only);
                self.reasons.extend(found.zip(why.map(str::to_owned)));
            }
            Some(offers) => {
                let (first, second) = offers.split_at(offers.len() / 2);
                open.extend([second, first].into_iter().filter(|half| !half.is_empty()));
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests;
