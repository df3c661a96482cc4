//! Why there is no value: one list of places where a word may say so, and what is said of it, and of what
//! people write instead, everywhere else. `tests/notations/reasons.tsv` says where each notation comes
//! from, where it stands and what it leads to; `reasons.txt` beside it holds what is said of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use empact::diagnostic::Family;
use empact::model::{UNSET_PLACES, Unset};
use serde_json::Value;
use tempfile::TempDir;

use crate::diff_exhaustive::{data, files, read, written};
use crate::notations::{table, told};
use crate::support::{approved, empact, folder, put};

struct Row {
    place: String,
    written: String,
    meant: String,
}

fn rows() -> Vec<Row> {
    let rows = table("reasons").into_iter();
    rows.map(|[place, written, meant]| Row { place, written, meant }).collect()
}

/// The lines of an action in which a value stands at a place; without a value, those that are left where it
/// is left out.
fn lines(place: &str, value: Option<&str>) -> String {
    let kpi = |rest: String| format!("kpis:\n  - id: k\n    name: Files\n{rest}");
    let line = |before: &str| value.map(|value| format!("{before}{value}\n")).unwrap_or_default();
    let under = |above: &str, before: &str, beside: &str| match value {
        None if beside.is_empty() => String::new(),
        _ => format!("{above}{beside}{}", line(before)),
    };
    match place {
        "budget" => under("inputs:\n", "  budget_eur: ", ""),
        "staff" => under("inputs:\n", "  staff_fte: ", ""),
        "funding" => under("inputs:\n", "  funding: ", ""),
        "baseline" => kpi(line("    baseline: ")),
        "target" => kpi(line("    target: ")),
        "value" => kpi(line("    values:\n      2026-06: ")),
        "value in full" => kpi(line("    values:\n      2026-06:\n        value: ")),
        "period" => under("progress:\n", "  2026-06: ", ""),
        "unanswered" => under("unanswered:\n", "  comments: ", ""),
        "end" => line("end: "),
        "heads" => under("events:\n", "    participants: ", "  - kind: meeting\n"),
        "place" => under("events:\n", "    place: ", "  - kind: meeting\n"),
        "figure" => under("results:\n  - label: Files\n", "    value: ", ""),
        "parties" => line("participants: "),
        "party" => value.map(|value| format!("participants: [{value}]\n")).unwrap_or_default(),
        "comments" => line("comments: "),
        "comment" => value.map(|value| format!("comments:\n  - {value}\n")).unwrap_or_default(),
        "result" => under("progress:\n  2026-06:\n", "    result: ", "    stage: ongoing\n"),
        "stage" => under("progress:\n  2026-06:\n", "    stage: ", "    result: Two were held.\n"),
        "short title" => line("short_title: "),
        "decision" => under("continuation:\n", "  decision: ", ""),
        other => panic!("no place: {other}"),
    }
}

const OAP: &str = "title: Plan\nyears: [2026]\nperiods:\n  - { id: 2026-06, label: June }\n\
                   priorities: [THB]\n";
const PRIORITY: &str = "key: THB\nname: Trafficking\ndriver: NL\ngoals:\n  - { number: 1 }\n";

fn file(number: usize) -> String {
    format!("priorities/thb/actions/1.{}.yaml", number + 1)
}

fn plan<'a>(values: impl Iterator<Item = (usize, &'a str, Option<&'a str>)>) -> TempDir {
    let folder = folder(&[("oap.yaml", OAP), ("priorities/thb/priority.yaml", PRIORITY)]);
    for (number, place, value) in values {
        let head = format!("action: \"1.{}\"\ntitle: Action {number}\nleaders: [NL]\n", number + 1);
        put(folder.path(), &file(number), &(head + &lines(place, value)));
    }
    folder
}

/// What is said of each file: message and help.
fn said(folder: &Path) -> BTreeMap<String, Vec<(String, Vec<String>)>> {
    // What another action has not reported is not of interest.
    told(folder, &["--ignore", "period-not-reported,priority-without-report,copied-text"])
}

#[test]
fn what_people_write_for_no_value_leads_to_the_word_for_it_or_out_of_the_file() {
    let rows = rows();
    assert!(rows.len() >= 50, "{} notations", rows.len());
    let numbered = || rows.iter().enumerate();
    let folder = plan(numbered().map(|(n, row)| (n, &*row.place, Some(&*row.written))));
    let said = said(folder.path());
    let mut all = String::new();
    let mut followed: Vec<(&str, Option<&str>)> = Vec::new();
    for (number, row) in numbered() {
        let name = format!("{}: {}", row.place, row.written);
        let Some(found) = said.get(&file(number)) else {
            let _ = writeln!(all, "{name}\n    taken");
            assert_eq!(row.meant, "taken", "{name}");
            continue;
        };
        let [(message, help)] = &found[..] else { panic!("{name}: one finding: {found:#?}") };
        let _ = writeln!(all, "{name}\n    {message}\n    {}", help.join("\n    "));
        let first = help.first().map(String::as_str).unwrap_or_default();
        if row.meant == "-" {
            let leaves = [
                "leave the key out",
                "leave it out",
                "leave all of it out",
                "leave out all",
                "take it out",
            ];
            assert!(leaves.iter().any(|leaves| first.contains(leaves)), "{name}: {help:?}");
            followed.push((&row.place, None));
        } else {
            let plain = first.replace('`', "");
            let offer = format!("write {} ", row.meant);
            let offers = format!("{plain} ").replace(',', " ").contains(&offer);
            assert!(offers, "{name}: {help:?}");
            followed.push((&row.place, Some(&row.meant)));
        }
    }
    approved("tests/notations/reasons.txt", &all);

    let numbered = || followed.iter().enumerate();
    let folder = plan(numbered().map(|(n, (place, value))| (n, *place, *value)));
    let rest = self::said(folder.path());
    for (number, (place, value)) in numbered() {
        assert_eq!(rest.get(&file(number)), None, "{place}: {value:?}");
    }
}

#[test]
fn fixing_never_says_another_reason() {
    let rows = rows();
    let numbered = || rows.iter().enumerate();
    let folder = plan(numbered().map(|(n, row)| (n, &*row.place, Some(&*row.written))));
    let _ = empact().args(["check", "--fix"]).current_dir(folder.path()).assert();
    let mut count = 0;
    for (number, row) in numbered() {
        let text = fs::read_to_string(folder.path().join(file(number))).expect("it is there");
        let as_it_was = text.contains(&lines(&row.place, Some(&row.written)));
        let as_meant = text.contains(&lines(&row.place, Some(&row.meant)));
        assert!(as_it_was || as_meant, "{}: {}: {text}", row.place, row.written);
        count += usize::from(as_meant && !as_it_was);
    }
    assert!(count > 8, "{count} can be meant in one way only");
}

/// The keys that lead to every value that is no list and no mapping, and the way there.
fn leaves(value: &Value, keys: &[String], way: &str, found: &mut Vec<(Vec<String>, String)>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let keys = [keys, std::slice::from_ref(key)].concat();
                let key = key.replace('~', "~0").replace('/', "~1");
                leaves(inner, &keys, &format!("{way}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (at, inner) in list.iter().enumerate() {
                leaves(inner, keys, &format!("{way}/{at}"), found);
            }
        }
        _ => found.push((keys.to_vec(), way.to_owned())),
    }
}

/// In a plan in which every field of the model is filled in, a word for having no value, and an
/// abbreviation for it, are put in the place of each value in turn.
#[test]
fn a_word_for_having_no_value_is_taken_where_the_list_of_places_says_and_nowhere_else() {
    let all = files();
    let mut seen = BTreeSet::new();
    let mut count = 0;
    for (path, text) in &all {
        let whole = data(path, text);
        let mut found = Vec::new();
        leaves(&whole, &[], "", &mut found);
        for (keys, way) in found {
            // The text of a Markdown file is its words; help texts of a form are quoted.
            let outermost = keys.first().map(String::as_str);
            if [Some("(body)"), Some("form_texts"), Some("lint")].contains(&outermost) {
                continue;
            }
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            let is_action = path.contains("/actions/")
                || ["unanswered", "reports", "funding_bids", "goals"].contains(&keys[0]);
            let may_stand = is_action && Unset::may_stand_at(&keys);
            for word in ["not_available", "TBC"] {
                let mut changed = whole.clone();
                *changed.pointer_mut(&way).expect("it is there") = word.into();
                let mut files = all.clone();
                files.insert(path.clone(), written(path, changed));
                let loaded = read(&files);
                let held = empact::control::check(&loaded);
                let at_the_word: Vec<_> = held
                    .iter()
                    .filter(|finding| {
                        let source = loaded.sources.get(finding.location.source);
                        source.slice(finding.location.span).contains(word)
                            && [Family::Schema, Family::References, Family::Completeness]
                                .contains(&finding.rule.family)
                    })
                    .collect();
                count += 1;
                let name = format!("{path}{way}: {word}: {held:#?}");
                if word == "TBC" {
                    let offers = at_the_word.iter().flat_map(|finding| &finding.help);
                    let offers = offers.filter(|help| help.contains("to_be_confirmed")).count();
                    assert!(!at_the_word.is_empty(), "{name}");
                    assert_eq!(offers > 0, may_stand, "{name}");
                } else if may_stand {
                    assert!(at_the_word.is_empty(), "{name}");
                    let place = UNSET_PLACES.iter().position(|place| {
                        place.len() == keys.len()
                            && place
                                .iter()
                                .zip(&keys)
                                .all(|(part, key)| *part == "*" || part == key)
                    });
                    seen.extend(place);
                } else {
                    assert!(!at_the_word.is_empty(), "{name}");
                }
            }
        }
    }
    assert!(count > 500, "{count} places");
    // The baseline is written in full there.
    let missing: Vec<_> = (0..UNSET_PLACES.len()).filter(|place| !seen.contains(place)).collect();
    let missing: Vec<String> = missing.iter().map(|at| UNSET_PLACES[*at].join(".")).collect();
    assert_eq!(missing, ["kpis.baseline"]);
}

/// Every word at every place of a plan, in every document: what is printed are words.
#[test]
fn no_document_prints_the_code_of_a_reason() {
    let folder = folder(&[("oap.yaml", OAP), ("priorities/thb/priority.yaml", PRIORITY)]);
    for (number, word) in Unset::words().into_iter().enumerate() {
        let text = format!(
            "action: \"1.{}\"\ntitle: Action {number}\nleaders: [NL]\n\
             inputs: {{ budget_eur: {word}, staff_fte: {word}, funding: {word} }}\n\
             kpis:\n  - {{ id: k, name: Files, baseline: {word}, target: {word}, values: {{ 2026-06: \
             {word} }} }}\n  - {{ id: l, name: Cases, baseline: {{ value: {word} }}, values: {{ \
             2026-06: {{ value: {word} }} }} }}\n\
             unanswered: {{ comments: {word} }}\nprogress: {{ 2026-06: {word} }}\n",
            number + 1
        );
        put(folder.path(), &file(number), &text);
    }
    let run = |arguments: &[&str]| {
        let run = empact().args(arguments).current_dir(folder.path()).assert().code(0);
        String::from_utf8(run.get_output().stdout.clone()).expect("text")
    };
    for arguments in [
        &["report", "-p", "THB"][..],
        &["report", "-p", "THB", "--format", "html"],
        &["summary"],
        &["plan"],
        &["summary", "--format", "html"],
        &["status"],
        &["status", "-p", "THB"],
    ] {
        let document = run(arguments);
        for word in Unset::words().into_iter().filter(|word| word.contains('_')) {
            // In a page of HTML a class may be called so, and no reader sees it.
            let seen = document.replace(&format!("class=\"{word}\""), "");
            assert!(!seen.contains(word), "{arguments:?} prints `{word}`");
        }
        if arguments[0] == "report" {
            for words in ["to be confirmed", "not applicable", "not available", "not specified"] {
                assert!(document.to_lowercase().contains(words), "{arguments:?}: {words}");
            }
        }
    }
}
