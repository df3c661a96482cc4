//! Every rule keeps what its page promises: what stands under "Fails" is reported by it, and
//! what stands under "Passes" is reported by none. Under both there may be several cases, each under a
//! heading of the third level.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::plan::{Files, examples, findings, whole};
use crate::support::{approved, empact};
use empact::diagnostic::Finding;
use empact::rules::{self, Rule};

/// Rules whose faults no page can show as text, or none that every system could hold.
const WITHOUT_EXAMPLE: &[&str] = &[
    "file-too-large",
    "linked-file",
    "name-not-utf8",
    "not-a-file",
    "not-utf8",
    #[cfg(windows)]
    "reserved-name",
    #[cfg(any(windows, target_os = "macos"))]
    "twin-names",
    "unreadable-file",
];

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

/// The cases under a heading of a rule's page: the heading of each, if it has one, and its files.
fn cases(rule: &Rule, heading: &str) -> Vec<(String, Files)> {
    let mut cases = vec![(String::new(), String::new())];
    let mut in_example = false;
    for line in section(rule.info.page, heading).split_inclusive('\n') {
        in_example ^= line.starts_with("```");
        match line.strip_prefix("### ").filter(|_| !in_example) {
            Some(name) => cases.push((name.trim_end().to_owned(), String::new())),
            None => cases.last_mut().expect("there is one").1 += line,
        }
    }
    let cases = cases.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let cases: Vec<(String, Files)> = cases.map(|(name, text)| (name, examples(&text))).collect();
    assert!(!cases.is_empty(), "{} has no example under `{heading}`", rule.info.id);
    for (name, files) in &cases {
        assert!(!files.is_empty(), "{} has no example under `{heading}` {name}", rule.info.id);
    }
    cases
}

fn with_examples() -> impl Iterator<Item = &'static Rule> {
    rules::all().iter().filter(|rule| !WITHOUT_EXAMPLE.contains(&rule.info.id))
}

/// What the cases under a heading lead to that they should not, for every rule.
fn complaints(heading: &str, complaint: impl Fn(&Rule, &[Finding]) -> bool) -> Vec<String> {
    let mut all = Vec::new();
    for rule in with_examples() {
        for (name, files) in cases(rule, heading) {
            let found = findings(&files);
            if complaint(rule, &found) {
                let said = found.iter().map(|finding| (finding.rule.id, &finding.message));
                all.push(format!("{} {name}: {:?}", rule.info.id, said.collect::<Vec<_>>()));
            }
        }
    }
    all
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
    for rule in rules::all() {
        let info = rule.info;
        let says = info.page.split("\n\n").filter(|part| part.starts_with("**Fix:** ")).count();
        let offers = !WITHOUT_EXAMPLE.contains(&info.id)
            && cases(rule, "Fails")
                .iter()
                .any(|(_, files)| findings(files).iter().any(|finding| finding.fix.is_some()));
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
fn every_example_that_fails_is_told_like_this() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for rule in with_examples() {
        let mut told = String::new();
        for (name, files) in cases(rule, "Fails") {
            let root = folder.path().join(rule.info.id).join(&name);
            for (path, bytes) in whole(&files) {
                let path = root.join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("made");
                fs::write(path, bytes).expect("written");
            }
            let output =
                empact().arg("check").current_dir(&root).output().expect("the program runs");
            let heading = if name.is_empty() { String::new() } else { format!("### {name}\n\n") };
            told += &(heading + &String::from_utf8(output.stdout).expect("text"));
        }
        approved(&format!("tests/rules/{}.txt", rule.info.id), &told);
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let told = fs::read_dir(folder).expect("a folder").map(|entry| {
        let name = entry.expect("an entry").file_name().into_string().expect("a plain name");
        name.trim_end_matches(".txt").to_owned()
    });
    let ids = with_examples().map(|rule| rule.info.id.to_owned());
    assert_eq!(told.collect::<BTreeSet<_>>(), ids.collect());
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
