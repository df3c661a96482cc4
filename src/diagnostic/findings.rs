//! What rules find: of each file up to a bound, and without what a file asks to ignore.
//!
//! Whoever holds a plan against a rule hands it [`Findings`] to fill. Which lines ask for what is read
//! in `control`.

use std::borrow::Cow;
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

/// How many findings of one rule are kept; the rest are only counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Most {
    /// Of each file.
    pub of_file: usize,
    /// Of all files. Where there are so many, one is kept of each other file, for the number of the rest.
    pub in_all: usize,
}

impl Most {
    /// All of them.
    pub const ALL: Self = Self { of_file: usize::MAX, in_all: usize::MAX };
}

/// What a rule finds: of each file up to a bound, beyond which it is only counted.
#[derive(Debug)]
pub struct Findings {
    found: Vec<Finding>,
    most: Most,
    /// How many there are of each file.
    of_file: HashMap<SourceId, Count>,
    unwanted: Unwanted,
}

/// How many findings there are of a file.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    kept: usize,
    more: usize,
}

impl Findings {
    /// None yet, and so many at most.
    pub fn up_to(most: Most) -> Self {
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
        let file = self.of_file.entry(source).or_default();
        let most = if self.found.len() < self.most.in_all { self.most.of_file } else { 1 };
        let is_kept = file.kept < most;
        let is_looked_at = self.unwanted.are_in(source);
        let finding = (is_kept || is_looked_at).then(finding);
        if finding.as_ref().is_some_and(|finding| self.unwanted.take(finding.location)) {
            return;
        }
        if let Some(finding) = finding.filter(|_| is_kept) {
            file.kept += 1;
            self.found.push(finding);
        } else {
            file.more += 1;
        }
    }

    /// The findings, by place, the last one of a file with how many more there are; and the lines in
    /// which none are wanted.
    pub fn finish(self) -> (Vec<Finding>, Unwanted) {
        let Self { mut found, of_file, unwanted, .. } = self;
        let more = of_file.into_iter().filter(|(_, file)| file.more > 0);
        let mut more: HashMap<SourceId, usize> =
            more.map(|(source, file)| (source, file.more)).collect();
        if !more.is_empty() {
            sort(&mut found);
        }
        for finding in found.iter_mut().rev() {
            if let Some(count) = more.remove(&finding.location.source) {
                finding.and_more(count, "such places");
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

/// What is found by several rules, of each of them so many.
#[derive(Debug)]
pub struct OfRules {
    most: Most,
    of_rule: BTreeMap<&'static str, Findings>,
    /// Those that stand for more of their file already.
    for_more: Vec<Finding>,
}

impl OfRules {
    /// None yet, and so many of each rule at most.
    pub fn up_to(most: Most) -> Self {
        Self { most, of_rule: BTreeMap::new(), for_more: Vec::new() }
    }

    /// Without those in certain lines, by rule.
    #[must_use]
    pub fn without(mut self, unwanted: BTreeMap<&'static str, Unwanted>) -> Self {
        for (rule, unwanted) in unwanted {
            self.of_rule.insert(rule, Findings::up_to(self.most).without(unwanted));
        }
        self
    }

    /// Takes one more. One that stands for more of its file is kept in any line, because nobody knows where
    /// those are.
    pub fn add(&mut self, finding: Cow<'_, Finding>) {
        let most = self.most;
        let of_rule = self.of_rule.entry(finding.rule.id).or_insert_with(|| Findings::up_to(most));
        if finding.more > 0 {
            of_rule.unwanted.take(finding.location);
            self.for_more.push(finding.into_owned());
        } else {
            of_rule.add(finding.location.source, || finding.into_owned());
        }
    }

    /// The findings, and the lines in which none are wanted.
    pub fn finish(self) -> (Vec<Finding>, BTreeMap<&'static str, Unwanted>) {
        let mut found = self.for_more;
        let mut lines = BTreeMap::new();
        for (rule, of_rule) in self.of_rule {
            let (of_rule, unwanted) = of_rule.finish();
            found.extend(of_rule);
            lines.insert(rule, unwanted);
        }
        (found, lines)
    }
}
