//! Every character that nobody sees, in every place of a file where one can stand: it is found where it
//! is, nothing else is said because of it, and `--fix` takes it out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{plan, run};
use crate::support::put;

/// From and to which character none is to be seen.
const HIDDEN: &[(u32, u32)] = &[
    (0x00, 0x08),
    (0x0b, 0x0c),
    (0x0e, 0x1f),
    (0x7f, 0x9f),
    (0x61c, 0x61c),
    (0x180e, 0x180e),
    (0x200b, 0x200b),
    (0x200e, 0x200f),
    (0x2028, 0x202e),
    (0x2060, 0x206f),
    (0xfeff, 0xfeff),
    (0xfff9, 0xfffb),
    (0xfffe, 0xffff),
    (0xe0001, 0xe0001),
    (0xe0020, 0xe0021),
];

/// A file with a character in it in as many places as there are signs `@`, and `%` in words that nothing
/// may break.
const ACTION: &str = "\
@action: \"1.NUMBER\" # a note @1
ti%tle: Better@ information
lead%ers: [UK@, \"N%L\"]
progress:
@  2013-06: { stage: fin%ished, verdict: met, result: 'Pa@id @1@' }
  2013-12:
    stage: finished
    verdict: met
    result: |
      First@ line
      @second
    comments:
      - >-
        more
        words@
";
const SECTION: &str = "\
---@
title: On@ it
place: summary
order: NUMBER
---
# A head@ing

@It @1@2 **x@**, | a@ |
";

/// Whether nobody is to see a character.
pub(super) fn is_hidden(letter: char) -> bool {
    HIDDEN.iter().any(|(from, to)| (*from..=*to).contains(&u32::from(letter)))
        || ('\u{e0000}'..='\u{e007f}').contains(&letter)
}

fn characters() -> Vec<char> {
    HIDDEN.iter().flat_map(|(from, to)| *from..=*to).filter_map(char::from_u32).collect()
}

/// What ends a line or a page elsewhere.
const BREAKS: [char; 5] = ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// A plan with all of them, and how many stand in each of its files.
fn hiding(root: &Path) -> BTreeMap<String, usize> {
    plan(root);
    let mut expected = BTreeMap::new();
    for (number, character) in (10..).zip(characters()) {
        let files = [
            (format!("priorities/thb/actions/1.{number}.yaml"), ACTION),
            (format!("priorities/thb/narrative/{number}.md"), SECTION),
        ];
        for (path, text) in files {
            // At the beginning of a file it says how the file is encoded, and is no part of the text.
            let marks = character == '\u{feff}' && text.starts_with('@');
            let breaks = BREAKS.contains(&character);
            let text = text.replace('%', if breaks { "" } else { "@" });
            expected.insert(path.clone(), text.matches('@').count() - usize::from(marks));
            let text = text.replace("NUMBER", &number.to_string());
            put(root, &path, &text.replace('@', &character.to_string()));
        }
    }
    expected
}

/// How often a rule is broken in each file.
fn found(root: &Path, rule: &str) -> (BTreeMap<String, usize>, Vec<String>) {
    let output = run(root, &["check", "--format", "json", "--max-findings", "0"], &[]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let (mut counts, mut others) = (BTreeMap::new(), Vec::new());
    for finding in json["findings"].as_array().expect("findings") {
        let path = finding["path"].as_str().expect("a path");
        let path = path[path.find("priorities").unwrap_or_default()..].to_owned();
        if finding["rule"] == rule {
            *counts.entry(path).or_default() += 1;
        } else {
            others.push(format!("{path}: {}", finding["rule"]));
        }
    }
    (counts, others)
}

#[test]
fn every_hidden_character_is_found_everywhere_and_mended() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let root = folder.path();
    let expected = hiding(root);
    let (counts, others) = found(root, "hidden-character");
    assert_eq!(counts, expected);
    // Those two have no reports.
    let is_known = |other: &String| other.contains("/1.1.yaml") || other.contains("/1.9.yaml");
    assert!(others.iter().all(is_known), "{others:?}");
    run(root, &["check", "--fix"], &[]);
    let (counts, others) = found(root, "hidden-character");
    assert!(others.iter().all(is_known), "{others:?}");
    // Whether a line was to end there, or a blank to stand, the author is asked.
    for path in counts.keys() {
        let text = fs::read_to_string(root.join(path)).expect("it is there");
        assert!(text.contains(BREAKS), "{path}");
    }
    for path in expected.keys().filter(|path| !counts.contains_key(*path)) {
        let text = fs::read_to_string(root.join(path)).expect("it is there");
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let hidden = text.chars().find(|letter| characters().contains(letter));
        assert_eq!(hidden, None, "{path}");
    }
    let places: usize = expected.values().sum();
    println!("hostile characters: {} characters in {places} places", characters().len());
}

#[test]
fn the_names_of_files_hide_nothing() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let root = folder.path();
    plan(root);
    let characters: Vec<char> = characters().into_iter().filter(|letter| *letter != '\0').collect();
    let mut expected = BTreeMap::new();
    for (number, character) in characters.iter().chain(&['\n', '\t', '\r']).enumerate() {
        let path = format!("priorities/thb/narrative/{number}{character}.md");
        put(
            root,
            &path,
            &format!("---\ntitle: Number {number}\nplace: summary\n---\n\nText {number}.\n"),
        );
        expected.insert(path, 1);
    }
    let (counts, others) = found(root, "hidden-character");
    assert_eq!(counts, expected);
    assert_eq!(others.len(), 1, "{others:?}");
    println!("hostile characters: {} in names", expected.len());
}

#[test]
fn the_name_of_a_folder_is_told_once() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    plan(folder.path());
    for file in ["priority.yaml", "actions/1.1.yaml", "actions/1.2.yaml"] {
        put(folder.path(), &format!("priorities/o\u{200b}pc/{file}"), "");
    }
    let (counts, _) = found(folder.path(), "hidden-character");
    assert_eq!(counts.values().sum::<usize>(), 1, "{counts:?}");
}

/// As of old a Macintosh had them, or as a `cat` on a terminal is deceived with.
#[test]
fn a_carriage_return_alone_is_one_mistake_of_its_file() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let root = folder.path();
    plan(root);
    let text = "action: \"1.1\"\rtitle: Better information\rleaders: [UK]\r";
    put(root, "priorities/thb/actions/1.1.yaml", text);
    let (counts, others) = found(root, "hidden-character");
    assert_eq!(counts.values().sum::<usize>(), 1);
    assert_eq!(others.len(), 1, "{others:?}");
    run(root, &["check", "--fix"], &[]);
    let mended = fs::read_to_string(root.join("priorities/thb/actions/1.1.yaml")).expect("there");
    assert_eq!(mended, text.replace('\r', "\n"));
}
