//! What one rule finds: of each file up to a bound, and without what a file asks to ignore.
//!
//! Whoever holds a plan against a rule hands it [`Findings`] to fill. Which lines ask for what is read
//! in `control`.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::{Finding, sort};
use crate::source::{Location, SourceId};

/// Lines in which nothing of a rule is wanted, as bytes of their files.
#[derive(Debug, Clone, Default)]
pub struct Unwanted(BTreeMap<(SourceId, usize), UnwantedLine>);

#[derive(Debug, Clone)]
struct UnwantedLine {
    end: usize,
    /// Whether something was found there.
    met: bool,
}

impl Unwanted {
    /// Adds a line.
    pub fn add(&mut self, source: SourceId, line: Range<usize>) {
        let line_there = UnwantedLine { end: line.end, met: false };
        self.0.entry((source, line.start)).or_insert(line_there);
    }

    /// Whether there are any in a file.
    fn are_in(&self, source: SourceId) -> bool {
        self.0.range((source, 0)..=(source, usize::MAX)).next().is_some()
    }

    /// Whether a place begins in one of them, which is remembered.
    pub fn take(&mut self, place: Location) -> bool {
        let Location { source, span } = place;
        let at = span.range().start;
        let before = self.0.range_mut((source, 0)..=(source, at)).next_back();
        let Some((_, line)) = before.filter(|(_, line)| at < line.end) else { return false };
        line.met = true;
        true
    }

    /// Whether something was found in the line that begins there.
    pub fn is_met(&self, source: SourceId, start: usize) -> bool {
        self.0.get(&(source, start)).is_some_and(|line| line.met)
    }
}

/// What a rule finds: of each file up to a bound, beyond which it is only counted.
#[derive(Debug)]
pub struct Findings {
    found: Vec<Finding>,
    most: usize,
    /// How many there are of each file.
    of_file: HashMap<SourceId, usize>,
    unwanted: Unwanted,
}

impl Findings {
    /// None yet, and so many of a file at most.
    pub fn up_to(most: usize) -> Self {
        Self { found: Vec::new(), most, of_file: HashMap::new(), unwanted: Unwanted::default() }
    }

    /// Without those in certain lines, which are not counted either.
    #[must_use]
    pub fn without(self, unwanted: Unwanted) -> Self {
        Self { unwanted, ..self }
    }

    /// Takes one more.
    pub fn push(&mut self, finding: Finding) {
        self.add(finding.location.source, || finding);
    }

    /// Takes one more in a file, whose words are only made where somebody looks at it.
    pub fn add(&mut self, source: SourceId, finding: impl FnOnce() -> Finding) {
        let count = self.of_file.entry(source).or_default();
        let is_looked_at = self.unwanted.are_in(source);
        let finding = (*count < self.most || is_looked_at).then(finding);
        if finding.as_ref().is_some_and(|finding| self.unwanted.take(finding.location)) {
            return;
        }
        *count += 1;
        self.found.extend(finding.filter(|_| *count <= self.most));
    }

    /// The findings, by place, the last one of a file with how many more there are; and the lines in
    /// which none are wanted.
    pub fn finish(self) -> (Vec<Finding>, Unwanted) {
        let Self { mut found, most, of_file, unwanted } = self;
        let mut more: HashMap<SourceId, usize> =
            of_file.into_iter().filter(|(_, count)| *count > most).collect();
        if !more.is_empty() {
            sort(&mut found);
        }
        for finding in found.iter_mut().rev() {
            if let Some(count) = more.remove(&finding.location.source) {
                finding.and_more(count - most, "such places");
            }
        }
        (found, unwanted)
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}
