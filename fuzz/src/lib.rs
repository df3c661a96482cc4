//! What must hold whatever stands in a file: one function for each target, which takes any bytes and
//! panics where something does not hold.
//!
//! The targets in `fuzz_targets/` call them, and `tests/it/fuzz.rs`, which runs them on a number of
//! damaged files with every `cargo test`.

use empact::control;
use empact::diagnostic::Finding;
use empact::discover::{self, Discovered, File};
use empact::fix::{self, Wanted};
use empact::load::{self, Loaded};
use empact::source::{SourceId, Span};
use empact::{prose, yaml};

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

/// A plan is read and checked whatever stands in one of its files, and every finding has a place.
pub fn load(bytes: &[u8]) {
    let loaded = load::read(plan(bytes));
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
    prose::to_cell(text);
    prose::to_text(text);
    prose::tidy(text);
    prose::unwrap(text);
    let headings = prose::headings(text).into_iter().map(|(_, range)| range);
    let links = prose::links(text).into_iter().map(|link| link.range);
    for range in headings.chain(links).chain(prose::raw_html(text)) {
        assert!(text.get(range.clone()).is_some(), "{range:?} is no place");
    }
}

/// Mending makes nothing worse, and leaves nothing to be mended.
pub fn fix(bytes: &[u8]) {
    let before = plan(bytes);
    let found = control::check(&load::read(before.clone())).len();
    let wanted = Wanted { reported: &|_, loaded| control::check(loaded), wanted: &|_, _| true };
    let fixed = fix::fix(before, wanted);
    let after =
        fixed.loaded.sources.iter().map(|(_, file)| File::new(file.path, file.text.as_str()));
    let after = discover::gather(after.collect::<Vec<_>>());
    let left = control::check(&load::read(after.clone())).len();
    assert!(fixed.mended == 0 || left < found + fixed.mended, "{found} findings became {left}");
    assert!(fixed.mended > 0 || left == found, "nothing was mended, and {found} became {left}");
    assert_eq!(fix::fix(after, wanted).changes, [], "something is left to be mended");
}

/// A small plan of which one file, by what it looks like, has this text.
fn plan(bytes: &[u8]) -> Discovered {
    let has = |key: &str| {
        let at_margin = |line: &[u8]| line.starts_with(key.as_bytes());
        bytes.split(|byte| *byte == b'\n').any(at_margin)
    };
    let path = if bytes.starts_with(b"---") {
        "priorities/thb/narrative/a.md"
    } else if has("periods:") {
        "oap.yaml"
    } else if has("key:") {
        "priorities/thb/priority.yaml"
    } else {
        "priorities/thb/actions/1.1.yaml"
    };
    // Of two files of the same path the last counts.
    discover::gather([
        File::new("oap.yaml", PLAN),
        File::new("priorities/thb/priority.yaml", PRIORITY),
        File::new("priorities/thb/actions/1.1.yaml", ACTION),
        File::new(path, bytes),
    ])
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
