//! What is to be shown of one plan: its findings in order, and its files as the reader knows them.

use super::lines::FileLines;
use crate::diagnostic::Finding;
use crate::source::{SourceId, Sources};

/// The findings of one plan, and the files that were checked.
#[derive(Debug)]
pub struct PlanFindings<'a> {
    prefix: &'a str,
    sources: &'a Sources,
    files: Vec<SourceId>,
    findings: Vec<&'a Finding>,
    /// How many of them are shown.
    shown: usize,
    withheld: usize,
}

impl<'a> PlanFindings<'a> {
    /// All files of a plan, with these findings. `prefix` is put before every path, so that it
    /// leads from the reader's folder to the file: empty, or ending in `/`.
    pub fn new(prefix: &'a str, sources: &'a Sources, findings: &'a [Finding]) -> Self {
        let files = sources.iter().map(|(id, _)| id).collect();
        let mut findings: Vec<&Finding> = findings.iter().collect();
        findings.sort_by_key(|finding| (finding.location, finding.rule.id, &finding.message));
        Self { prefix, sources, files, findings, shown: usize::MAX, withheld: 0 }
    }

    /// With so many files of which nothing is told, not even a name.
    #[must_use]
    pub fn withholding(self, files: usize) -> Self {
        Self { withheld: files, ..self }
    }

    /// How many files there are of which nothing is told.
    pub fn withheld(&self) -> usize {
        self.withheld
    }

    /// Only the files, by their path from the root of the plan, that are asked for.
    #[must_use]
    pub fn only(mut self, asked_for: impl Fn(&str) -> bool) -> Self {
        let sources = self.sources;
        let is = |id: SourceId| asked_for(sources.get(id).path);
        self.files.retain(|id| is(*id));
        self.findings.retain(|finding| is(finding.location.source));
        self
    }

    /// So many of the findings at most; how many `left` then.
    #[must_use]
    pub fn at_most(mut self, left: &mut usize) -> Self {
        self.shown = self.findings.len().min(*left);
        *left -= self.shown;
        self
    }

    /// The findings that are shown, in order of path and place.
    pub fn findings(&self) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().copied().take(self.shown)
    }

    /// All findings that there is more to know of than their number, shown or not.
    pub fn all(&self) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().copied()
    }

    /// The files that were checked, in order.
    pub fn files(&self) -> impl Iterator<Item = SourceId> {
        self.files.iter().copied()
    }

    /// The path that leads from the reader's folder to a file, with `/`.
    pub fn path(&self, file: SourceId) -> String {
        self.path_of(self.sources.get(file).path)
    }

    /// The path that leads there, by the one from the root of the plan.
    pub(super) fn path_of(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    /// The lines of the files.
    pub(super) fn lines(&self) -> FileLines<'a> {
        FileLines::new(self.sources)
    }
}
