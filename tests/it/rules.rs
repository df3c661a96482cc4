//! Every rule keeps what its page promises: what stands under "Fails" is reported by it, and
//! what stands under "Passes" is reported by none.

use std::fs;
use std::path::Path;

use crate::plan::{Files, findings};
use empact::diagnostic::Finding;
use empact::rules::{self, Rule};

/// Rules whose faults no page can show as text, or none that Windows could hold.
const WITHOUT_EXAMPLE: &[&str] = if cfg!(windows) {
    &["file-too-large", "not-utf8", "reserved-name"]
} else {
    &["file-too-large", "not-utf8"]
};

fn ids(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.rule.id).collect()
}

/// The part of a page under a heading of the second level.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let (_, rest) = page.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| {
        panic!("no section `{heading}` in\n{page}");
    });
    rest.split("\n## ").next().unwrap_or(rest)
}

/// The fenced blocks that have a path as their title.
fn examples(section: &str) -> Files {
    let mut files = Files::new();
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let Some((_, title)) = line.split_once(" title=\"") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let text = block.join("\n") + "\n";
        files.insert(title.trim_end_matches('"').to_owned(), text.into_bytes());
    }
    files
}

/// What the examples under a heading lead to that they should not, for every rule.
fn complaints(heading: &str, complaint: impl Fn(&Rule, &[Finding]) -> bool) -> Vec<String> {
    let with_examples = rules::all().iter().filter(|rule| !WITHOUT_EXAMPLE.contains(&rule.info.id));
    with_examples
        .filter_map(|rule| {
            let id = rule.info.id;
            let files = examples(section(rule.info.page, heading));
            assert!(!files.is_empty(), "{id} has no example under `{heading}`");
            let found = findings(&files);
            let said = found.iter().map(|finding| (finding.rule.id, &finding.message));
            complaint(rule, &found).then(|| format!("{id}: {:?}", said.collect::<Vec<_>>()))
        })
        .collect()
}

#[test]
fn the_base_plan_is_clean() {
    assert_eq!(findings(&Files::new()), []);
}

#[test]
fn every_page_says_what_it_is_about() {
    for info in rules::all().iter().map(|rule| rule.info) {
        let page = info.page;
        assert!(page.starts_with(&format!("# {}\n\n", info.id)), "{}", info.id);
        let line = format!("\n**Severity:** {} · **Family:** {}\n", info.severity, info.family);
        assert!(page.contains(&line), "{}", info.id);
        let summary = info.summary();
        assert!(summary.ends_with('.') && !summary.contains("**"), "{}: {summary}", info.id);
        assert!(!section(page, "Why it matters").trim().is_empty(), "{}", info.id);
    }
}

#[test]
fn a_page_says_that_there_is_a_fix_exactly_where_there_is_one() {
    for info in rules::all().iter().map(|rule| rule.info) {
        let says = info.page.split("\n\n").filter(|part| part.starts_with("**Fix:** ")).count();
        let offers = !WITHOUT_EXAMPLE.contains(&info.id)
            && findings(&examples(section(info.page, "Fails")))
                .iter()
                .any(|finding| finding.fix.is_some());
        assert_eq!(says, usize::from(offers), "{}", info.id);
        let line = "**Family:** ".to_owned() + &info.family.to_string() + "\n\n**Fix:** ";
        assert!(!offers || info.page.contains(&line), "{}: the line is out of place", info.id);
    }
}

#[test]
fn every_page_belongs_to_a_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    for entry in fs::read_dir(folder).expect("a folder of pages") {
        let name = entry.expect("an entry").file_name().into_string().expect("a plain name");
        let id = name.strip_suffix(".md").expect("a page");
        // The index, which `tests/docs.rs` holds.
        if id == "README" {
            continue;
        }
        assert!(rules::find(id).is_some(), "no rule for {name}");
    }
}

#[test]
fn every_example_that_fails_is_reported_by_its_rule_alone() {
    let complaints = complaints("Fails", |rule, found| {
        found.is_empty() || found.iter().any(|finding| finding.rule != rule.info)
    });
    assert_eq!(complaints, [""; 0]);
}

#[test]
fn every_example_that_passes_is_clean() {
    assert_eq!(complaints("Passes", |_, found| !found.is_empty()), [""; 0]);
}

#[test]
fn a_file_in_another_encoding_is_reported_and_not_read() {
    let path = "priorities/thb/actions/1.1.yaml".to_owned();
    let bytes = b"action: \"1.1\"\ntitle: Caf\xe9\nunknown: key\n".to_vec();
    let found = findings(&Files::from([(path.clone(), bytes)]));
    assert_eq!(ids(&found), ["not-utf8"]);
    assert_eq!(found[0].location.span.range(), 24..24);
    let bytes = "action: \"1.1\"\ntitle: Café\n".as_bytes().to_vec();
    assert_eq!(findings(&Files::from([(path, bytes)])), []);
}

#[test]
fn a_file_that_is_too_large_is_reported_and_not_read() {
    let path = "priorities/thb/actions/1.1.yaml".to_owned();
    let mut text = "action: \"1.1\"\n# ".to_owned();
    text.push_str(&"x".repeat(2_000_000));
    let found = findings(&Files::from([(path.clone(), text.clone().into_bytes())]));
    assert_eq!(ids(&found), ["file-too-large"]);
    text.truncate(10_000);
    assert_eq!(findings(&Files::from([(path, text.into_bytes())])), []);
}
