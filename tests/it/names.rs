//! Parties as people write them, wherever a party can stand: each is taken as it was meant, or a finding
//! names what it may be. `tests/notations/names.tsv` says where each notation comes from, how it stands
//! and what it can mean; `names.txt` beside it holds what is said of it. Whoever follows the help has
//! the parties that were meant and no further finding, and `--fix` does the same or nothing.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;
use snapbox::str;
use tempfile::TempDir;

use crate::notations::{table, told};
use crate::support::{approved, empact, folder, put};

struct Row {
    place: String,
    written: String,
    /// What it can mean; none where only the author can say what to write.
    meant: Vec<String>,
}

fn rows() -> Vec<Row> {
    let rows = table("names").into_iter().map(|[place, written, meant]| {
        let meant = meant.split(" | ").filter(|one| *one != "-").map(str::to_owned).collect();
        Row { place, written, meant }
    });
    rows.collect()
}

const OAP: &str = "title: Plan\nyears: [2026]\nperiods:\n  - { id: 2026-06, label: June }\n\
                   priorities: [THB]\nthird_states: [\"NO\", CH, UA, UK, KM, MX]\ngroups:\n  \
                   all_ms: { name: all Member States, members: member_states }\n";
const PRIORITY: &str =
    "key: THB\nname: Trafficking\ndriver: LT\nco_drivers: [LV]\ngoals:\n  - { number: 1 }\n";

fn file(number: usize) -> String {
    format!("priorities/thb/actions/1.{}.yaml", number + 1)
}

/// The lines in which a value stands at a place.
fn lines(place: &str, value: &str) -> String {
    match place {
        "list" | "item" => format!("participants: [{value}]\n"),
        "dashes" => format!("participants:\n  - {value}\n"),
        "scalar" | "as written" => format!("participants: {value}\n"),
        "full" => format!("participants:\n  - party: {value}\n"),
        other => panic!("no place: {other}"),
    }
}

fn plan<'a>(values: impl Iterator<Item = (usize, &'a str, &'a str)>) -> TempDir {
    let folder = folder(&[("oap.yaml", OAP), ("priorities/thb/priority.yaml", PRIORITY)]);
    for (number, place, value) in values {
        let head = format!("action: \"1.{}\"\ntitle: Action {number}\nleaders: [SI]\n", number + 1);
        put(folder.path(), &file(number), &(head + &lines(place, value)));
    }
    folder
}

/// What is said of each file: message and help.
fn said(folder: &Path) -> BTreeMap<String, Vec<(String, Vec<String>)>> {
    told(folder, &[])
}

/// The places and values that the help offers for a notation.
fn offered(place: &str, help: &[String]) -> Vec<(String, String)> {
    let inner = |line: &str| {
        let (_, rest) = line.split_once('`')?;
        rest.rsplit_once('`').map(|(inner, _)| inner.to_owned())
    };
    let offer = |line: &String| {
        let code = inner(line)?;
        if line.starts_with("list them one by one, each after a dash") {
            return Some((
                "as written".into(),
                format!("\n  - {}", code.replace("`, `", "\n  - ")),
            ));
        }
        if let Some((party, note)) = code.split_once("` and `") {
            return Some(("as written".into(), format!("\n  - {party}\n    {note}")));
        }
        if line.contains(" is written `") {
            return Some((place.into(), code.rsplit('`').next()?.to_owned()));
        }
        if line.starts_with("did you mean") {
            return Some((place.into(), code.split('`').next()?.to_owned()));
        }
        let said = line
            .strip_prefix("for ")
            .map_or(line.as_str(), |said| said.split_once(", ").map_or(said, |(_, said)| said));
        let offers = ["write `", "write the group `", "list them one by one: `"];
        let names_one = offers.iter().any(|start| said.starts_with(start));
        (names_one && !said.contains("with its name")).then(|| (place.into(), code))
    };
    help.iter().filter_map(offer).collect()
}

/// Who takes part in each action, as the file names them.
fn taking_part(folder: &Path) -> BTreeMap<String, String> {
    let arguments = ["export", "--format", "json", "--table", "participation"];
    let run = empact().args(arguments).current_dir(folder).assert();
    let export: Value = serde_json::from_slice(&run.get_output().stdout).expect("it is JSON");
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in export["tables"]["participation"].as_array().expect("a list") {
        if row["role"] != "participant" {
            continue;
        }
        let action =
            row["action"].as_str().expect("a number").trim_start_matches("THB-").to_owned();
        let name = row["via_group"].as_str().or(row["party"].as_str()).expect("a name");
        let note = row["note"].as_str().map(|note| format!("[{note}]")).unwrap_or_default();
        let one = format!("{name}{note}");
        let found = found.entry(action).or_default();
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found.into_iter().map(|(action, names)| (action, names.join(", "))).collect()
}

#[test]
fn a_name_has_one_reading_or_a_finding_names_each() {
    let rows = rows();
    assert!(rows.len() >= 50, "{} notations", rows.len());
    let numbered = || rows.iter().enumerate();
    let folder = plan(numbered().map(|(n, row)| (n, &*row.place, &*row.written)));
    let said = said(folder.path());
    let mut all = String::new();
    let mut followed: Vec<(String, String, &str)> = Vec::new();
    for (number, row) in numbered() {
        let name = format!("{}: {}", row.place, row.written);
        let Some(found) = said.get(&file(number)) else {
            let _ = writeln!(all, "{name}\n    taken");
            let [meant] = &row.meant[..] else { panic!("{name} is taken") };
            followed.push((row.place.clone(), row.written.clone(), meant));
            continue;
        };
        let [(message, help)] = &found[..] else { panic!("{name}: one finding: {found:#?}") };
        let _ = writeln!(all, "{name}\n    {message}\n    {}", help.join("\n    "));
        assert!(!help.is_empty(), "{name}");
        let offers = if row.meant.is_empty() { Vec::new() } else { offered(&row.place, help) };
        assert_eq!(offers.len(), row.meant.len(), "{name}: {message}: {help:?}");
        for ((place, offer), meant) in offers.into_iter().zip(&row.meant) {
            followed.push((place, offer, meant));
        }
    }
    approved("tests/notations/names.txt", &all);

    let numbered = || followed.iter().enumerate();
    let folder = plan(numbered().map(|(n, (place, offer, _))| (n, &**place, &**offer)));
    let rest = self::said(folder.path());
    let read = taking_part(folder.path());
    for (number, (place, offer, meant)) in numbered() {
        assert_eq!(rest.get(&file(number)), None, "{place}: {offer}");
        let read = read.get(&format!("1.{}", number + 1)).map(String::as_str);
        assert_eq!(read, Some(*meant), "{place}: {offer}");
    }
}

#[test]
fn fixing_writes_the_party_that_was_meant_or_nothing() {
    let rows = rows();
    let numbered = || rows.iter().enumerate();
    let folder = plan(numbered().map(|(n, row)| (n, &*row.place, &*row.written)));
    let before = said(folder.path());
    let _ = empact().args(["check", "--fix"]).current_dir(folder.path()).assert();
    let after = said(folder.path());
    for path in after.keys() {
        fs::remove_file(folder.path().join(path)).expect("it can be removed");
    }
    let read = taking_part(folder.path());
    let fixed = |n: &usize| before.contains_key(&file(*n)) && !after.contains_key(&file(*n));
    let mut count = 0;
    for (number, row) in numbered().filter(|(n, _)| fixed(n)) {
        count += 1;
        let read = read.get(&format!("1.{}", number + 1)).cloned();
        assert_eq!(read.as_slice(), row.meant, "{}: {}", row.place, row.written);
    }
    assert!(count >= 8, "{count} can be meant in one way only");
}

#[test]
fn a_third_state_is_asked_about_once_and_has_a_spelling_that_is_taken() {
    let action = |number: usize, lines: &str| {
        (
            file(number),
            format!("action: \"1.{}\"\ntitle: Action {number}\nleaders: [SI]\n{lines}", number + 1),
        )
    };
    let check = |oap: &str, priority: &str| {
        let folder = folder(&[("oap.yaml", oap), ("priorities/thb/priority.yaml", priority)]);
        for (path, text) in [
            action(0, "participants: [MS, DE, AL]\n"),
            action(
                1,
                "participants: [MS, DE]\noperations:\n  - { name: Ada, countries: [DE, MS] }\n",
            ),
            action(2, "participants: [{ party: NA, note: as an observer }, FR]\n"),
        ] {
            put(folder.path(), &path, &text);
        }
        let run = empact().args(["check"]).current_dir(folder.path()).assert();
        String::from_utf8(run.get_output().stdout.clone()).expect("text")
    };
    let oap = OAP.replace("third_states: [\"NO\", CH, UA, UK, KM, MX]\n", "");
    approved("tests/notations/third-states.txt", &check(&oap, PRIORITY));
    // In the plan, in a priority, in a group: each is a list.
    assert_eq!(check(&format!("{oap}third_states: [MS, AL]\n"), PRIORITY), "");
    assert_eq!(check(&oap, &format!("{PRIORITY}third_states: [MS, AL]\n")), "");
    let group = "  far: { name: far away, members: { parties: [MS, AL] } }\n";
    assert_eq!(check(&format!("{oap}{group}"), PRIORITY), "");
}

#[test]
fn no_party_is_printed_twice_where_roles_are_held_by_those_who_are_named() {
    let priority =
        PRIORITY.replace("driver: LT\nco_drivers: [LV]", "driver: NL\nco_drivers: [FR, DE]");
    let action = "action: \"1.1\"\ntitle: A\nleaders: [SI]\n\
                  participants: [FR, co_drivers, driver]\nprogress:\n  2026-06: { stage: ongoing }\n";
    let folder = folder(&[
        ("oap.yaml", OAP),
        ("priorities/thb/priority.yaml", &priority),
        ("priorities/thb/actions/1.1.yaml", action),
    ]);
    let run = empact().args(["report", "-p", "THB"]).current_dir(folder.path()).assert().code(0);
    let report = String::from_utf8(run.get_output().stdout.clone()).expect("text");
    let line = report.lines().find(|line| line.starts_with("- **Participants:**"));
    let line = line.expect("who takes part stands in a line");
    for party in ["FR", "DE", "NL"] {
        assert_eq!(line.matches(party).count(), 1, "{line}");
    }
}

#[test]
fn whoever_looks_for_a_party_finds_its_code_and_its_days() {
    let plan = folder(&[("oap.yaml", OAP), ("priorities/thb/priority.yaml", PRIORITY)]);
    let list = |arguments: &[&str]| {
        let run = empact().arg("parties").args(arguments).current_dir(plan.path()).assert().code(0);
        String::from_utf8(run.get_output().stdout.clone()).expect("text")
    };
    let all = list(&[]);
    for line in [
        "  all_ms    all Member States",
        "  HR        Croatia, since 2013-07-01 (also HRV, Republic of Croatia)",
        "  UK        United Kingdom, 1973-01-01 to 2020-01-31 (also GBR, GB, Great Britain, United Kingdom of Great Britain and Northern Ireland)",
        "  KM        Comoros (also COM)",
        "  MS, MSs, EUMS, EU MS, EU-MS, all, all MS, all MSs, all EU MS, all Member States, Member States, EU Member States, all EU Member States, everyone, alle, alle MS, Mitgliedstaaten, alle Mitgliedstaaten, États membres  for the Member States, write the group `all_ms`",
    ] {
        assert!(all.lines().any(|one| one == line), "{line}:\n{all}");
    }
    for (word, codes) in [
        ("com", &["KM", "EC", "ECOWAS", "COM, CION, KOM"][..]),
        ("moldova", &["MD"]),
        ("czech", &["CZ", "Tschechien, Tschechische Republik, Tchéquie"]),
        ("EMCDDA", &["EMCDDA"]),
        ("all_ms", &["all_ms"]),
    ] {
        let found = list(&[word]);
        let lines = found.lines().filter_map(|line| line.strip_prefix("  "));
        let found: Vec<&str> = lines.map(|line| line.split("  ").next().expect("a code")).collect();
        assert_eq!(found, codes, "{word}");
    }
    let said = "error: nobody is known as `Moldavia`; did you mean `Moldova`?\n  `empact parties` \
                lists everybody\n";
    empact()
        .args(["parties", "Moldavia"])
        .current_dir(plan.path())
        .assert()
        .code(2)
        .stderr_eq(said);
    // Outside of a plan the register is there all the same.
    let outside = tempfile::tempdir().expect("a folder");
    empact().args(["parties", "NL"]).current_dir(outside.path()).assert().code(0).stdout_eq(str![
        [r#"
Member States, and one that was
  NL        Netherlands, since 1958-01-01 (also NLD, The Netherlands, Holland, Kingdom of the Netherlands)

"#]
    ]);
}

#[test]
fn nothing_that_a_plan_calls_a_party_reaches_the_terminal_as_it_is() {
    let oap = format!("{OAP}parties:\n  \"A\\e[31mB\": {{ name: \"::error::\\e]0;x\\a\" }}\n");
    let plan = folder(&[("oap.yaml", &oap), ("priorities/thb/priority.yaml", PRIORITY)]);
    let run = empact().arg("parties").current_dir(plan.path()).assert().code(0);
    let text = String::from_utf8(run.get_output().stdout.clone()).expect("text");
    assert!(text.contains("::error::"), "{text}");
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text}");
    assert!(text.lines().all(|line| !line.starts_with("::")), "{text}");
}
