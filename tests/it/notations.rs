//! Numbers as people write them, wherever a number can stand: each is taken, or a finding names
//! what it may mean. `tests/notations/numbers.tsv` says where each notation comes from, where it
//! stands, and what it can mean; `numbers.txt` beside it holds what is said of it.
//!
//! Whoever follows the help has what was meant and no further finding, and `--fix` does the same or
//! nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{approved, empact, put};

/// A notation of the table.
struct Row {
    place: String,
    written: String,
    /// What it can mean; none where no number can be made out.
    meant: Vec<String>,
}

fn rows() -> Vec<Row> {
    let rows = table("numbers").into_iter().map(|[place, written, meant]| {
        let meant = meant.split(" | ").filter(|one| *one != "-").map(str::to_owned).collect();
        Row { place, written: written.replace("\\n", "\n"), meant }
    });
    rows.collect()
}

/// The rows of a table of notations: where each stands, how it is written, what it can mean.
pub(crate) fn table(name: &str) -> Vec<[String; 3]> {
    let path = format!("tests/notations/{name}.tsv");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(path).expect("the table is there");
    let rows = text.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, place, written, meant] = cells[..] else { panic!("four cells: {line}") };
        [place, written, meant].map(str::to_owned)
    });
    rows.collect()
}

/// The lines of an action in which a value stands at a place.
fn lines(number: usize, place: &str, value: &str) -> String {
    let kpi = |rest: &str| {
        format!("kpis:\n  - id: k\n    name: Number of files\n    unit: EUR\n{rest}\n")
    };
    match place {
        "figure" => {
            format!("results:\n  - label: Seized {number}\n    unit: EUR\n    value: {value}\n")
        }
        "in grams" => {
            format!("results:\n  - label: Seized {number}\n    unit: g\n    value: {value}\n")
        }
        "in braces" => {
            format!("results:\n  - {{ label: Seized {number}, unit: EUR, value: {value} }}\n")
        }
        "value" => kpi(&format!("    values:\n      2026-06: {value}")),
        "value in braces" => kpi(&format!("    values: {{ 2026-06: {value} }}")),
        "value in full" => kpi(&format!("    values:\n      2026-06:\n        value: {value}")),
        "baseline" => kpi(&format!("    baseline: {value}")),
        "at_least" => kpi(&format!("    target:\n      at_least: {value}")),
        "at_most" => kpi(&format!("    target:\n      at_most: {value}")),
        "equals" => kpi(&format!("    target:\n      equals: {value}")),
        "target" => kpi(&format!("    target: {value}")),
        "change" => kpi(&format!("    baseline: 100\n    target:\n      change: {value}")),
        "budget" => format!("inputs:\n  budget_eur: {value}\n"),
        "staff" => format!("inputs:\n  staff_fte: {value}\n"),
        "participants" => format!("events:\n  - kind: meeting\n    participants: {value}\n"),
        "member_states" => format!("events:\n  - kind: meeting\n    member_states: {value}\n"),
        other => panic!("no place: {other}"),
    }
}

const OAP: &str = "title: Plan\nyears: [2026]\nperiods:\n  - { id: 2026-06, label: June }\n\
                   priorities: [THB]\n";
const PRIORITY: &str = "key: THB\nname: Trafficking\ndriver: NL\ngoals:\n  - { number: 1 }\n";

fn file(number: usize) -> String {
    format!("priorities/thb/actions/1.{}.yaml", number + 1)
}

/// A plan with an action for each value.
fn plan<'a>(values: impl Iterator<Item = (usize, &'a str, &'a str)>) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    put(folder.path(), "oap.yaml", OAP);
    put(folder.path(), "priorities/thb/priority.yaml", PRIORITY);
    for (number, place, value) in values {
        let head = format!("action: \"1.{}\"\ntitle: Action {number}\nleaders: [NL]\n", number + 1);
        put(folder.path(), &file(number), &(head + &lines(number, place, value)));
    }
    folder
}

/// What is said of each file: message and help.
fn said(folder: &Path) -> BTreeMap<String, Vec<(String, String)>> {
    // What is missing beside the number is not of interest.
    let told = told(folder, &["--ignore", "completeness"]);
    let joined = |(message, help): (String, Vec<String>)| (message, help.join("\n"));
    told.into_iter().map(|(path, all)| (path, all.into_iter().map(joined).collect())).collect()
}

/// Message and help of all that a check with these options says, by file.
pub(crate) fn told(
    folder: &Path,
    options: &[&str],
) -> BTreeMap<String, Vec<(String, Vec<String>)>> {
    let run = empact().args(["check", "--format", "json"]).args(options);
    let run = run.current_dir(folder).assert();
    let report: Value = serde_json::from_slice(&run.get_output().stdout).expect("it is JSON");
    let mut told: BTreeMap<String, Vec<(String, Vec<String>)>> = BTreeMap::new();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    for finding in report["findings"].as_array().expect("a list") {
        let help = finding["help"].as_array().expect("a list").iter().map(text).collect();
        told.entry(text(&finding["path"])).or_default().push((text(&finding["message"]), help));
    }
    told
}

/// What the help offers to write.
fn offered(help: &str) -> Vec<String> {
    let first = help.lines().next().unwrap_or_default();
    let Some(offers) = first.strip_prefix("write ") else { return Vec::new() };
    let offers = offers.strip_prefix("the one that is meant: ").unwrap_or(offers);
    let offers = offers.strip_prefix("a whole number: ").unwrap_or(offers);
    let offers = offers.split(';').next().unwrap_or_default();
    let offers = offers.split(" if ").next().unwrap_or_default();
    let offers = offers.trim_end_matches(", or leave the key out");
    let offers = offers.replace(", or ", "\n").replace(" or ", "\n");
    let apart = if offers.contains('{') { offers } else { offers.replace(", ", "\n") };
    apart.lines().map(|offer| offer.trim_matches('`').to_owned()).collect()
}

/// What the program has read, by action: a number with its qualifier.
fn taken(folder: &Path) -> BTreeMap<String, String> {
    let mut taken = BTreeMap::new();
    for (table, columns) in [
        ("results", &["value"][..]),
        ("kpis", &["target", "baseline"]),
        ("kpi_values", &["value"]),
        ("actions", &["budget_eur", "staff_fte"]),
        ("events", &["participants", "member_states"]),
    ] {
        let arguments = ["export", "--format", "json", "--table", table];
        let run = empact().args(arguments).current_dir(folder).assert();
        let export: Value = serde_json::from_slice(&run.get_output().stdout).expect("it is JSON");
        for row in export["tables"][table].as_array().expect("a list") {
            let action =
                row["action"].as_str().expect("a number").trim_start_matches("THB-").to_owned();
            if let Some(change) = row.get("target_change").filter(|change| !change.is_null()) {
                let kind = row["target_change_in"].as_str().expect("a word");
                taken.insert(action, format!("change {change} {kind}"));
                continue;
            }
            let words = ["text", "target_text"].iter().filter_map(|column| row.get(*column));
            if let Some(text) = words.into_iter().find(|text| !text.is_null()) {
                taken.insert(action, format!("text {}", text.as_str().expect("a text")));
                continue;
            }
            let Some(column) = columns.iter().find(|column| !row[**column].is_null()) else {
                continue;
            };
            let kind = row.get("target_kind").filter(|_| *column == "target");
            let kind = kind.and_then(Value::as_str).unwrap_or_default();
            let value = &row[*column];
            let sign = match row[format!("{column}_qualifier")].as_str().expect("a word") {
                "exact" => "",
                "over" => ">",
                "at_least" => ">=",
                "under" => "<",
                "at_most" => "<=",
                "almost" => "almost ",
                "about" => "~",
                _ => {
                    let text = format!("{kind} {value}..{}", row[format!("{column}_high")]);
                    taken.insert(action, text.trim().to_owned());
                    continue;
                }
            };
            let before = taken.insert(action, format!("{kind} {sign}{value}").trim().to_owned());
            assert!(before.is_none() || table == "kpi_values", "{before:?}");
        }
    }
    taken
}

#[test]
fn a_number_has_one_reading_or_a_finding_names_each() {
    let rows = rows();
    assert!(rows.len() >= 80, "{} notations", rows.len());
    let numbered = || rows.iter().enumerate();
    let folder = plan(numbered().map(|(n, row)| (n, &*row.place, &*row.written)));
    let said = said(folder.path());
    let mut all = String::new();
    // What is taken as it is, and what the help says instead.
    let mut followed: Vec<(&str, String, &str)> = Vec::new();
    for (number, row) in numbered() {
        let name = format!("{}: {}", row.place, row.written.replace('\n', "⏎"));
        let Some(found) = said.get(&file(number)) else {
            let _ = writeln!(all, "{name}\n    taken");
            let [meant] = &row.meant[..] else { panic!("{name} is taken") };
            followed.push((&row.place, row.written.clone(), meant));
            continue;
        };
        let [(message, help)] = &found[..] else { panic!("{name}: one finding: {found:#?}") };
        let _ = writeln!(all, "{name}\n    {message}\n    {help}");
        let offers = if row.meant.is_empty() { Vec::new() } else { offered(help) };
        assert_eq!(offers.len(), row.meant.len(), "{name}: {message}: {help}");
        for (offer, meant) in offers.into_iter().zip(&row.meant) {
            followed.push((&row.place, offer, meant));
        }
    }
    approved("tests/notations/numbers.txt", &all);

    let numbered = || followed.iter().enumerate();
    let folder = plan(numbered().map(|(n, (place, offer, _))| (n, *place, &**offer)));
    let rest = self::said(folder.path());
    for (number, (place, offer, _)) in numbered() {
        assert_eq!(rest.get(&file(number)), None, "{place}: {offer}");
    }
    let read = taken(folder.path());
    for (number, (place, offer, meant)) in numbered() {
        let read = read.get(&format!("1.{}", number + 1)).map(String::as_str);
        assert_eq!(read, Some(*meant), "{place}: {offer}");
    }
}

#[test]
fn fixing_changes_the_spelling_and_never_the_number() {
    let rows = rows();
    let numbered = || rows.iter().enumerate();
    let folder = plan(numbered().map(|(n, row)| (n, &*row.place, &*row.written)));
    let before = said(folder.path());
    let _ = empact().args(["check", "--fix"]).current_dir(folder.path()).assert();
    let after = said(folder.path());
    for path in after.keys() {
        let text = fs::read_to_string(folder.path().join(path)).expect("it is there");
        let (_, row) = numbered().find(|(n, _)| file(*n) == *path).expect("it is one of them");
        let number = numbered().position(|(n, _)| file(n) == *path).unwrap_or_default();
        assert!(text.contains(&lines(number, &row.place, &row.written)), "is as it was: {text}");
        fs::remove_file(folder.path().join(path)).expect("it can be removed");
    }
    let read = taken(folder.path());
    let fixed = numbered()
        .filter(|(n, _)| before.contains_key(&file(*n)) && !after.contains_key(&file(*n)));
    let mut count = 0;
    for (number, row) in fixed {
        count += 1;
        let read = read.get(&format!("1.{}", number + 1)).cloned();
        assert_eq!(read.as_slice(), row.meant, "{}: {}", row.place, row.written);
    }
    assert!(count > 20, "{count} can be meant in one way only");
}

/// How many numbers are made up.
const NUMBERS: usize = 240;

/// A number made up by its place in a row, the same every time: its digits before and behind the point.
fn made_up(number: usize) -> (String, String) {
    let mut state = u64::try_from(number).expect("it is small");
    let mut below = |most: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let whole = 1 + below(10_u64.pow(1 + u32::try_from(number % 7).expect("it is small")));
    let digits = usize::try_from(below(5)).expect("it is small");
    let fraction = format!("{:04}", below(10_000));
    (whole.to_string(), fraction[..digits].to_owned())
}

/// Digits in groups of three.
fn grouped(digits: &str, by: &str) -> String {
    let first = (digits.len() - 1) % 3 + 1;
    let (head, rest) = digits.split_at(first);
    let rest = rest.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    [head.to_owned()].into_iter().chain(rest).collect::<Vec<_>>().join(by)
}

/// A number as it is written in a house style, and the sign that says the same as the words around it.
fn in_style(style: usize, whole: &str, fraction: &str) -> (String, &'static str) {
    let joined = |by: &str, point: &str| {
        let rest = if fraction.is_empty() { String::new() } else { format!("{point}{fraction}") };
        grouped(whole, by) + &rest
    };
    match style {
        0 => (joined("", "."), ""),
        1 => (joined(".", ","), ""),
        2 => (format!("\"{}\"", joined(",", ".")), ""),
        3 => (joined("\u{a0}", ","), ""),
        4 => (joined("’", "."), ""),
        5 => (format!("ca. {}", joined(".", ",")), "~"),
        6 => (format!("mehr als {}", joined(".", ",")), ">"),
        7 => (format!("at least {}", joined(" ", ".")), ">="),
        _ => (format!("moins de {}", joined(" ", ",")), "<"),
    }
}

#[test]
fn every_number_has_a_spelling_that_is_taken_and_every_house_style_leads_to_it() {
    const PLACES: [&str; 4] = ["figure", "value", "baseline", "in braces"];
    let rows: Vec<(&str, String, String)> = (0..NUMBERS)
        .map(|number| {
            let (whole, fraction) = made_up(number);
            let (written, sign) = in_style(number % 9, &whole, &fraction);
            let behind = fraction.trim_end_matches('0');
            let meant = if behind.is_empty() { whole } else { format!("{whole}.{behind}") };
            (PLACES[number / 9 % 4], written, format!("{sign}{meant}"))
        })
        .collect();
    let numbered = || rows.iter().enumerate();
    let folder = plan(numbered().map(|(n, (place, written, _))| (n, *place, &**written)));
    let said = said(folder.path());
    // What is taken as it is, and every reading that the help offers, with the number it is one of.
    let mut followed: Vec<(usize, &str, String)> = Vec::new();
    for (number, (place, written, _)) in numbered() {
        match said.get(&file(number)).map(Vec::as_slice) {
            None => followed.push((number, *place, written.clone())),
            Some([(_, help)]) => {
                let offers = offered(help);
                assert!(!offers.is_empty(), "{place}: {written}: {help}");
                followed.extend(offers.into_iter().map(|offer| (number, *place, offer)));
            }
            Some(found) => panic!("{place}: {written}: {found:#?}"),
        }
    }
    let numbered = || followed.iter().enumerate();
    let folder = plan(numbered().map(|(n, (_, place, offer))| (n, *place, &**offer)));
    let rest = self::said(folder.path());
    let read = taken(folder.path());
    let mut reached = vec![false; rows.len()];
    for (at, (number, place, offer)) in numbered() {
        assert_eq!(rest.get(&file(at)), None, "{place}: {offer}");
        let read = read.get(&format!("1.{}", at + 1)).map(String::as_str);
        reached[*number] |= read == Some(rows[*number].2.as_str());
    }
    for (row, reached) in rows.iter().zip(reached) {
        assert!(reached, "{row:?}");
    }
}
