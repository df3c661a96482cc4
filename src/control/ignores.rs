//! Ignores in the files themselves: `# empact: ignore[RULE] reason` in YAML and
//! `<!-- empact: ignore[RULE] reason -->` in the text of Markdown files.
//!
//! At the end of a line an ignore silences that line; alone on a line, the next one that holds
//! something. An ignore that silences nothing is itself found. Called by `Checked` alone.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::diagnostic::{Family, Finding, Findings, Most, OfRules, RuleInfo};
use crate::discover::Role;
use crate::load::split_front_matter;
use crate::model::Markdown;
use crate::prose;
use crate::rules::name::is_locked;
use crate::rules::settings::{
    IGNORE_WITHOUT_REASON, MALFORMED_IGNORE, UNUSED_IGNORE, locked_rule, unknown_rule,
};
use crate::rules::{self, Check, Ignored};
use crate::source::{Location, SourceFile, SourceId, Sources, Span};
use crate::yaml;

/// With what every comment to this program begins.
const MARK: &str = "empact:";

/// What could be looked at: where something could not be read, an ignore may be good for what
/// would have been found.
pub(super) struct Sight {
    /// Whether the rules over a whole plan saw all of it.
    whole_plan: bool,
    /// Files of which something could not be read, or in which more was found than is known.
    damaged: BTreeSet<SourceId>,
}

impl Sight {
    /// By whether there was a plan at all, and by what the reader found.
    pub(super) fn new(plan: bool, reported: &[Finding]) -> Self {
        let hides = |finding: &&Finding| finding.rule.family != Family::Completeness;
        let damaged = reported.iter().filter(|finding| is_locked(finding.rule) || finding.more > 0);
        Self {
            whole_plan: plan && !reported.iter().any(|finding| hides(&finding)),
            damaged: damaged.map(|finding| finding.location.source).collect(),
        }
    }

    /// Whether all that a rule could find in a file was found.
    fn is_clear(&self, source: SourceId, rule: &RuleInfo) -> bool {
        let over_plan =
            rules::find(rule.id).is_some_and(|rule| matches!(rule.check, Check::Plan(_)));
        !self.damaged.contains(&source) && (self.whole_plan || !over_plan)
    }
}

/// One rule that an ignore names.
struct Ignore {
    /// Where it names it.
    place: Location,
    rule: &'static RuleInfo,
    /// The line that it speaks about, with its end; empty behind the last line.
    line: Range<usize>,
}

/// What the files of a plan ask to ignore, and what is wrong with that.
pub(super) struct Ignores {
    ignores: Vec<Ignore>,
    faults: Findings,
}

/// Reads the ignores in all files.
pub(super) fn read(most: Most, sources: &Sources) -> Ignores {
    let mut reader = Reader::up_to(most);
    for (id, file) in sources.iter().filter(|(_, file)| file.text.contains(MARK)) {
        reader.passed = 0..0;
        for comment in comments(id, file) {
            reader.read(id, &file.text, &comment);
        }
    }
    reader.read
}

impl Ignores {
    /// By rule.
    pub(super) fn by_rule(&self) -> Ignored {
        let mut ignored = Ignored::new();
        for Ignore { place, rule, line } in &self.ignores {
            ignored.entry(rule.id).or_default().add(place.source, line.clone());
        }
        ignored
    }

    /// What is wrong with them, once everything was found.
    pub(super) fn finish(self, most: Most, ignored: &Ignored, sight: &Sight) -> Vec<Finding> {
        let is_used = |ignore: &Ignore| {
            let unwanted = ignored.get(ignore.rule.id);
            unwanted.is_some_and(|lines| lines.is_met(ignore.place.source, ignore.line.start))
        };
        let unused = self.ignores.iter().filter(|ignore| !is_used(ignore));
        let certain = unused.filter(|ignore| sight.is_clear(ignore.place.source, ignore.rule));
        let mut superfluous = Findings::up_to(most);
        superfluous.extend(certain.map(Ignore::unused));
        let mut findings = superfluous.finish().0;
        findings.extend(self.faults.finish().0);
        findings
    }
}

/// What the reader found and no ignore silences, so many of each rule.
pub(super) fn left(most: Most, ignored: &mut Ignored, findings: &[Finding]) -> Vec<Finding> {
    let mut of_rules = OfRules::up_to(most).without(std::mem::take(ignored));
    for finding in findings {
        of_rules.add(Cow::Borrowed(finding));
    }
    let (left, unwanted) = of_rules.finish();
    *ignored = unwanted;
    left
}

impl Ignore {
    fn unused(&self) -> Finding {
        let message = format!("`{}` finds nothing here to ignore", self.rule.id);
        Finding::new(&UNUSED_IGNORE, self.place, message)
            .help("remove it; an ignore at the end of a line is about that line, one alone on a line about the next")
    }
}

/// A comment that begins with [`MARK`], as bytes of its file.
struct Comment {
    /// All of it.
    range: Range<usize>,
    /// What it says.
    content: Range<usize>,
    /// Whether a line is nothing but a comment, and so is not what another comment is about.
    aside: fn(&str) -> bool,
}

/// The comments to this program in a file, in order.
fn comments(id: SourceId, file: &SourceFile) -> Vec<Comment> {
    let text = &file.text;
    if let Some(Role::Template(_)) = Role::of(file.path) {
        return Vec::new();
    }
    let markdown = matches!(Role::of(file.path), Some(Role::Narrative(_) | Role::Annex(_)));
    let (yaml, body) = match split_front_matter(text).filter(|_| markdown) {
        Some((head, body)) => (head, body),
        None if markdown => return Vec::new(),
        None => (0..text.len(), text.len()..text.len()),
    };
    let of_yaml = yaml::comments(id, text, yaml).into_iter().filter_map(|span| {
        let range = span.range();
        let written = text.get(range.clone())?;
        let content = trim(text, range.start + 1..range.end);
        let ours = written.starts_with('#') && text.get(content.clone())?.starts_with(MARK);
        ours.then_some(Comment { range, content, aside: |line| line.starts_with('#') })
    });
    // A text that is too long is in no plan.
    let of_body = text.get(body.clone()).filter(|body| Markdown::refuse_long(body).is_ok());
    let of_body = prose::remarks(of_body.unwrap_or_default());
    let of_body = of_body.into_iter().map(|prose::Directive { range, content }| Comment {
        range: body.start + range.start..body.start + range.end,
        content: body.start + content.start..body.start + content.end,
        aside: |line| line.starts_with("<!--") && line.ends_with("-->"),
    });
    of_yaml.chain(of_body).collect()
}

/// Goes through the comments of all files.
struct Reader {
    read: Ignores,
    /// What is said of words that name no rule.
    unknown: HashMap<String, Finding>,
    /// The lines of comments that were last passed on the way to one that holds something, which is
    /// the line that all of them are about.
    passed: Range<usize>,
    meant: Range<usize>,
}

impl Reader {
    fn up_to(most: Most) -> Self {
        let read = Ignores { ignores: Vec::new(), faults: Findings::up_to(most) };
        Self { read, unknown: HashMap::new(), passed: 0..0, meant: 0..0 }
    }

    /// Reads `empact: ignore[RULE, …] reason`.
    fn read(&mut self, id: SourceId, text: &str, comment: &Comment) {
        let place = |range: Range<usize>| Location::new(id, Span::new(range.start, range.end));
        let words = text.get(comment.content.clone()).unwrap_or_default();
        let Some((ids, reason)) = parts(words) else {
            let finding = Finding::new(
                &MALFORMED_IGNORE,
                place(comment.content.clone()),
                "this comment is for this program, which does not understand it",
            );
            let help = "write `empact: ignore[RULE] reason`, with the id of a rule";
            self.read.faults.push(finding.help(help));
            return;
        };
        if !words.get(reason).unwrap_or_default().contains(char::is_alphanumeric) {
            let finding = Finding::new(
                &IGNORE_WITHOUT_REASON,
                place(comment.content.clone()),
                "this ignore does not say why",
            );
            self.read.faults.push(finding.help("write the reason behind the bracket"));
        }
        let line = self.line_meant(text, comment);
        let mut at = comment.content.start + ids.start;
        for part in words.get(ids).unwrap_or_default().split(',') {
            let range = trim(text, at..at + part.len());
            at += part.len() + 1;
            let place = place(range);
            match rules::find(part.trim()) {
                None => {
                    let known = self.unknown.entry(part.trim().to_owned());
                    let said = known.or_insert_with(|| unknown_rule(part.trim(), place));
                    self.read.faults.push(Finding { location: place, ..said.clone() });
                }
                Some(rule) if is_locked(rule.info) => {
                    self.read.faults.push(locked_rule(rule.info.id, place));
                }
                Some(rule) => {
                    let ignore = Ignore { place, rule: rule.info, line: line.clone() };
                    self.read.ignores.push(ignore);
                }
            }
        }
    }

    /// The line that a comment speaks about, with its end.
    fn line_meant(&mut self, text: &str, comment: &Comment) -> Range<usize> {
        let start = text.get(..comment.range.start).and_then(|before| before.rfind('\n'));
        let start = start.map_or(0, |newline| newline + 1);
        let before = text.get(start..comment.range.start).unwrap_or_default();
        if !before.trim().is_empty() {
            return start..end_of_line(text, comment.range.start);
        }
        let first = end_of_line(text, comment.range.end);
        if self.passed.contains(&first) {
            return self.meant.clone();
        }
        let mut start = first;
        loop {
            let end = end_of_line(text, start);
            let line = text.get(start..end).unwrap_or_default().trim();
            if start >= end || !(line.is_empty() || (comment.aside)(line)) {
                self.passed = first..start;
                self.meant = start..end;
                return start..end;
            }
            start = end;
        }
    }
}

/// Where in a comment the rules and the reason stand.
fn parts(words: &str) -> Option<(Range<usize>, Range<usize>)> {
    let after = |rest: &str, word: &str| rest.trim_start().strip_prefix(word).map(str::len);
    let rest = |length: usize| words.get(words.len() - length..).unwrap_or_default();
    let ignore = after(rest(after(words, MARK)?), "ignore")?;
    let open = words.len() - after(rest(ignore), "[")?;
    let close = open + words.get(open..)?.find(']')?;
    let named = words.get(open..close)?.split(',').all(|id| !id.trim().is_empty());
    named.then_some((open..close, close + 1..words.len()))
}

/// Behind the line break of the line in which a byte lies. Behind the end of a text without a
/// line break at its end, so that an empty place there still lies in its last line.
fn end_of_line(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    match rest.find('\n') {
        Some(newline) => at + newline + 1,
        None if rest.is_empty() && text.ends_with('\n') => text.len(),
        None => text.len() + 1,
    }
}

/// The range without the blanks around it.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let written = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (written.len() - written.trim_start().len());
    start..start + written.trim().len()
}
