//! What must hold whatever stands in a file: one function for each target, which takes any bytes and
//! panics where something does not hold.
//!
//! The targets in `fuzz_targets/` call them, and `tests/it/fuzz.rs`, which runs them on a number of
//! damaged files with every `cargo test`.

use std::collections::BTreeMap;

use empact::control;
use empact::diagnostic::Finding;
use empact::discover::{self, File};
use empact::fix::{self, FileChange, Fixed, Wanted};
use empact::load::{self, Loaded};
use empact::source::{SourceId, Span};
use empact::{prose, rules, yaml};

const PLAN: &str = "title: Operational Action Plan 2013\nyears: [2013]\npriorities: [THB]\n\
    periods:\n  - { id: 2013-06, label: June 2013 }\n  - { id: 2013-12, label: December 2013 }\n";
const PRIORITY: &str =
    "key: THB\nname: Trafficking in human beings\ndriver: UK\ngoals:\n  - number: 1\n";
const ACTION: &str = "action: \"1.1\"\ntitle: Better information\nleaders: [UK]\n";

/// A tree is made of any text, and every place in it and in its findings is one of the text.
pub fn parse(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let parsed = yaml::parse(SourceId::of(""), text, 0..text.len());
    for finding in &parsed.findings {
        assert_is_there(text, finding.location.span, finding);
    }
    for comment in yaml::comments(SourceId::of(""), text, 0..text.len()) {
        let comment = text.get(comment.range()).expect("a place in the text");
        assert!(comment.starts_with('#'), "{comment:?} is no comment");
    }
}

/// What is read straight from a text is what the parser makes of it: a comment with a tab, which only the
/// parser takes, changes neither the tree nor what is found in the plan.
pub fn same(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let text = format!("{}\n", text.trim_end_matches('\n'));
    let with_tab = format!("{text}#\t\n");
    let parsed = yaml::parse(SourceId::of(""), &text, 0..text.len());
    if !parsed.findings.is_empty() || text.starts_with("---") {
        return;
    }
    let by_parser = yaml::parse(SourceId::of(""), &with_tab, 0..with_tab.len());
    assert_eq!(by_parser.findings, [], "found by the parser alone");
    assert_eq!(parsed.root, by_parser.root, "another tree");
    let found = |text: &str| {
        let file = File::new(looks_like(text.as_bytes()), text);
        control::check(&load::read(discover::gather(base().into_iter().chain([file]))))
    };
    assert_eq!(found(&text), found(&with_tab), "other findings");
}

/// A plan is read and checked whatever stands in one of its files, and every finding has a place.
pub fn load(bytes: &[u8]) {
    let loaded = load::read(discover::gather(files(bytes)));
    for finding in control::check(&loaded) {
        assert_has_places(&loaded, &finding);
    }
}

/// Of any text safe HTML is made, and what is found in it lies in it.
pub fn prose(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let html = prose::to_html(text, 1, "n-").to_lowercase();
    for tag in ["<script", "<iframe", "<object", "<style", "<img"] {
        assert!(!html.contains(tag), "{html}");
    }
    let again = prose::to_html(&prose::to_markdown(text, 1, "n-"), 0, "").to_lowercase();
    assert!(!again.contains("<script"), "{again}");
    prose::to_text(text);
    prose::read(text);
    prose::unwrap(text);
    let headings = prose::headings(text).into_iter().map(|(_, range)| range);
    let links = prose::links(text).into_iter().map(|link| link.range);
    let pasted = prose::false_lists(text).into_iter().map(|list| list.sign);
    let pasted = pasted.chain(prose::false_tables(text).into_iter().map(|table| table.range));
    let starts = prose::starts(text).into_iter().map(|start| start.sign);
    let starts = starts.chain(prose::indented(text).into_iter().map(|one| one.range));
    let misspelt = prose::misspelt_citations(text).into_iter().map(|one| one.range);
    let found = headings.chain(links).chain(pasted).chain(starts).chain(misspelt);
    for range in found.chain(prose::raw_html(text)) {
        assert!(text.get(range.clone()).is_some(), "{range:?} is no place");
    }
}

/// Mending makes nothing worse, leaves nothing to be mended, and changes nothing else.
pub fn fix(bytes: &[u8]) {
    let files = files(bytes);
    let before = load::read(discover::gather(files.clone()));
    let found = control::check(&before);
    let fixed = mend(&files, &|_, _| true);
    let after = with_changes(&files, &fixed.changes);
    let left = control::check(&load::read(discover::gather(after.clone())));
    if let Some(plan) = &before.plan {
        // What the rules only held back was there.
        let unsaid = rules::check(plan, &before.sources, &[]);
        assert_nothing_new(&left, found.iter().chain(&unsaid));
    }
    assert!(fixed.mended > 0 || left.len() == found.len(), "nothing is mended");
    assert_eq!(mend(&after, &|_, _| true).changes, [], "something is left to be mended");
    if fixed.mended > 0 {
        assert_only_what_is_offered_changes(&files, &found);
    }
}

fn mend(files: &[File], wanted: &dyn Fn(&Finding, &str) -> bool) -> Fixed {
    let wanted = Wanted { reported: &|_, loaded| control::check(loaded), wanted };
    fix::fix(discover::gather(files.to_vec()), wanted)
}

/// The files as they are once the changes are made.
fn with_changes(files: &[File], changes: &[FileChange]) -> Vec<File> {
    let mut files = files.to_vec();
    for change in changes {
        files.retain(|file| file.path != change.path);
        let path = change.new_path.as_ref().unwrap_or(&change.path);
        files.push(File::new(path, change.after.as_str()));
    }
    files
}

fn assert_nothing_new<'a>(left: &[Finding], known: impl Iterator<Item = &'a Finding>) {
    let mut counts = BTreeMap::new();
    for finding in known {
        *counts.entry((finding.rule.id, &finding.message)).or_insert(0) += 1;
    }
    for finding in left {
        let count = counts.entry((finding.rule.id, &finding.message)).or_insert(0);
        assert!(*count > 0, "it is new: {finding:?}");
        *count -= 1;
    }
}

/// Where nothing but what was found is mended, and not what comes to light behind it, everything
/// that no finding offers to change is still there, byte for byte and in its order.
fn assert_only_what_is_offered_changes(files: &[File], found: &[Finding]) {
    let was_found = |finding: &Finding, path: &str| {
        let is_same = |known: &Finding| {
            known.location.source == SourceId::of(path)
                && (known.rule.id, &known.message) == (finding.rule.id, &finding.message)
        };
        found.iter().any(is_same)
    };
    for change in mend(files, &was_found).changes {
        let source = SourceId::of(&change.path);
        let edits =
            found.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits);
        let mut spans: Vec<Span> = edits
            .filter(|edit| edit.location.source == source)
            .map(|edit| edit.location.span)
            .collect();
        spans.sort();
        let before = change.before.as_deref().expect("mended files are there");
        let (mut reached, mut rest) = (0, change.after.as_str());
        for span in spans {
            let Some(kept) = before.get(reached..span.range().start) else { continue };
            let at = rest.find(kept).filter(|at| reached > 0 || *at == 0);
            let at = at.unwrap_or_else(|| panic!("{kept:?} is gone: {change:?}"));
            rest = &rest[at + kept.len()..];
            reached = span.range().end;
        }
        assert!(rest.ends_with(&before[reached..]), "the end is gone: {change:?}");
    }
}

/// A small plan with these files in place of its own or beside them.
fn files(bytes: &[u8]) -> Vec<File> {
    let mut given = blocks(bytes);
    if given.is_empty() {
        given.push(File::new(looks_like(bytes), bytes));
    }
    // Of two files of the same path the last counts.
    base().into_iter().chain(given).collect()
}

/// The files of a small plan.
fn base() -> [File; 3] {
    [
        File::new("oap.yaml", PLAN),
        File::new("priorities/thb/priority.yaml", PRIORITY),
        File::new("priorities/thb/actions/1.1.yaml", ACTION),
    ]
}

/// The fenced blocks that have a path as their title, as in the pages of the rules.
fn blocks(bytes: &[u8]) -> Vec<File> {
    let mut files = Vec::new();
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    while let Some(line) = lines.next() {
        let Ok(line) = std::str::from_utf8(line) else { continue };
        let fence = line.trim_start_matches('`');
        let fence = &line[..line.len() - fence.len()];
        let title = line.trim_end().strip_suffix('"').and_then(|line| line.split_once(" title=\""));
        let Some((_, path)) = title.filter(|_| fence.len() >= 3) else { continue };
        let inside = lines.by_ref().take_while(|line| line.trim_ascii_end() != fence.as_bytes());
        files.push(File::new(path, inside.collect::<Vec<_>>().concat()));
    }
    files
}

/// The path of the file that a text looks like.
fn looks_like(bytes: &[u8]) -> &'static str {
    let has = |key: &str| {
        let at_margin = |line: &[u8]| line.starts_with(key.as_bytes());
        bytes.split(|byte| *byte == b'\n').any(at_margin)
    };
    if bytes.starts_with(b"---") {
        "priorities/thb/narrative/a.md"
    } else if has("periods:") {
        "oap.yaml"
    } else if has("key:") {
        "priorities/thb/priority.yaml"
    } else {
        "priorities/thb/actions/1.1.yaml"
    }
}

fn assert_has_places(loaded: &Loaded, finding: &Finding) {
    let place = finding.location;
    assert_is_there(&loaded.sources.get(place.source).text, place.span, finding);
    for related in &finding.related {
        let place = related.location;
        assert_is_there(&loaded.sources.get(place.source).text, place.span, finding);
    }
    for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
        let place = edit.location;
        assert_is_there(&loaded.sources.get(place.source).text, place.span, finding);
    }
}

fn assert_is_there(text: &str, span: Span, finding: &Finding) {
    assert!(text.get(span.range()).is_some(), "no place in the text: {finding:?}");
}
