//! The status on the screen and as JSON: numbers counted again from the files, widths, colours,
//! what comes first, and a plan that has errors.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{empact, folder, put};
use empact::render::status;
use serde_json::Value;
use snapbox::str;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;
use yaml_serde::Value as Yaml;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013")
}

/// The screen of a plan, so many columns wide, and how the command ended.
fn screen(plan: &Path, columns: usize, arguments: &[&str]) -> (String, Option<i32>) {
    let command = empact().arg("status").args(arguments).current_dir(plan);
    let output = command.env("COLUMNS", columns.to_string()).output();
    let output = output.expect("the program can be run");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    (String::from_utf8(output.stdout).expect("it writes text"), output.status.code())
}

fn json(plan: &Path, arguments: &[&str]) -> Value {
    let output = empact().args(["status", "--format", "json"]).args(arguments).current_dir(plan);
    let output = output.output().expect("the program can be run");
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

/// A plan of three actions: one reported, one late, one without its report.
fn small() -> TempDir {
    let plan = folder(&[
        (
            "oap.yaml",
            "title: Plan of two priorities\nyears: [2013]\nmarking: limite\nperiods:\n\
             \x20 - { id: 2013-06, label: June 2013, cut_off: 2013-06-30 }\n\
             \x20 - { id: 2013-12, label: December 2013, cut_off: 2013-12-31 }\n\
             priorities: [CYB, THB]\n",
        ),
        (
            "priorities/cyb/priority.yaml",
            "key: CYB\nletter: A\nname: Cybercrime\ndriver: RO\ngoals: [{ number: 1 }]\n",
        ),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nletter: B\nname: Trafficking\ndriver: UK\ngoals: [{ number: 1 }]\n",
        ),
    ]);
    for (path, text) in [
        (
            "cyb/actions/1.1.yaml",
            "action: \"1.1\"\ntitle: One\nleaders: [RO]\nprogress:\n  2013-12: { stage: ongoing }\n",
        ),
        (
            "thb/actions/1.1.yaml",
            "action: \"1.1\"\ntitle: Two\nleaders: [UK]\nprogress:\n  2013-12: { stage: ongoing, punctuality: delayed, verdict: open, printed: late }\n",
        ),
        ("thb/actions/1.2.yaml", "action: \"1.2\"\ntitle: Three\nleaders: [UK]\n"),
        (
            "thb/actions/1.3.yaml",
            "action: \"1.3\"\ntitle: Four\nleaders: [UK]\nstart: 2014-01-01\n",
        ),
    ] {
        put(plan.path(), &format!("priorities/{path}"), text);
    }
    plan
}

#[test]
fn what_calls_for_action_comes_first() {
    let plan = small();
    let (shown, code) = screen(plan.path(), 80, &[]);
    assert_eq!(code, Some(0));
    snapbox::assert_data_eq!(
        shown,
        str![[r#"
                                     LIMITE
Plan of two priorities

  Key  Period   Reports  Missing  Delayed  Stage              Target
B THB  2013-12      1/2        1        1  ▓▓▓▓▓▓···········  ░░░░░░···········
A CYB  2013-12      1/1        –        –  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓  ·················

Stage   █ finished 0  ▓ ongoing 2  ░ not started 0  × halted 0  · not stated 2
Target  █ met 0  ▓ partly met 0  × not met 0  ? undetermined 0  ░ open 1
        · not stated 3

4 actions; 2 of 3 reports are there, 1 missing; 1 delayed
The plan has 2 warnings; `empact check` shows them.
                                     LIMITE

"#]]
    );
    let (shown, _) = screen(plan.path(), 80, &["-p", "thb"]);
    snapbox::assert_data_eq!(
        shown,
        str![[r#"
                                     LIMITE
Plan of two priorities

B THB Trafficking  2013-12
  No   Title  Report   Stage         Target        On time
  1.2  Three  missing  · not stated  · not stated  –
  1.1  Two    there    ▓ ongoing     ░ open        delayed
  1.3  Four   not due  · not stated  · not stated  –

Stage   █ finished 0  ▓ ongoing 1  ░ not started 0  × halted 0  · not stated 2
Target  █ met 0  ▓ partly met 0  × not met 0  ? undetermined 0  ░ open 1
        · not stated 2

3 actions; 1 of 2 reports are there, 1 missing; 1 delayed
The plan has 2 warnings; `empact check` shows them.
                                     LIMITE

"#]]
    );
}

#[test]
fn a_column_that_was_left_empty_is_shown_as_such() {
    let plan = small();
    put(
        plan.path(),
        "priorities/thb/actions/1.1.yaml",
        "action: \"1.1\"\ntitle: Two\nleaders: [UK]\nprogress:\n  2013-06: blank\n  2013-12: { verdict: open, result: R }\n",
    );
    let june = json(plan.path(), &["--period", "2013-06", "-p", "thb"]);
    let counts = &june["total"];
    let count = |what: &str| counts[what].as_u64().expect("a number");
    assert_eq!(["missing", "reported", "blank", "not_due"].map(count), [0, 0, 1, 2]);
    let reports: Vec<&str> = june["priorities"][0]["actions"]
        .as_array()
        .expect("actions")
        .iter()
        .map(|action| action["report"].as_str().expect("a word"))
        .collect();
    assert_eq!(reports, ["blank", "not_due", "not_due"]);
    let (shown, _) = screen(plan.path(), 80, &["--period", "2013-06", "-p", "thb"]);
    assert!(shown.contains("\n  1.1  Two    left blank  "), "{shown}");
}

/// Nobody reported in June; as soon as one action is reported for it, June is due for all.
#[test]
fn a_period_is_due_once_somebody_has_reported_for_it() {
    let plan = small();
    let total = |arguments: &[&str]| json(plan.path(), arguments)["total"].clone();
    let june = total(&["--period", "2013-06"]);
    assert_eq!((&june["missing"], &june["not_due"]), (&Value::from(0), &Value::from(4)));
    put(
        plan.path(),
        "priorities/thb/actions/1.2.yaml",
        "action: \"1.2\"\ntitle: Three\nleaders: [UK]\nprogress:\n  2013-06: { stage: finished, verdict: met, result: R }\n",
    );
    let june = total(&["--period", "2013-06"]);
    assert_eq!((&june["reported"], &june["missing"]), (&Value::from(1), &Value::from(2)));
    // What was finished in June need not be reported in December.
    let december = total(&["--period", "2013-12"]);
    assert_eq!((&december["reported"], &december["missing"]), (&Value::from(2), &Value::from(0)));
}

#[test]
fn every_width_is_kept_and_colour_changes_nothing_but_colour() {
    for columns in [60, 80, 93, 100, 140, 200] {
        for arguments in [&[][..], &["-p", "THB", "-p", "MOCG"], &["--period", "2013-06"]] {
            let (plain, code) = screen(&example(), columns, arguments);
            assert_eq!(code, Some(0));
            for line in plain.lines() {
                assert!(line.width() <= columns && line.trim_end() == line, "{columns}: {line:?}");
            }
            assert!(!plain.contains('\u{1b}'));
            let arguments = [arguments, &["--color", "always"]].concat();
            let (coloured, _) = screen(&example(), columns, &arguments);
            assert!(coloured.contains('\u{1b}'));
            assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
            let marking = "RESTREINT UE/EU RESTRICTED – DECLASSIFIED";
            let ends = [plain.lines().next(), plain.lines().last()];
            assert_eq!(ends.map(|line| line.map(str::trim)), [Some(marking); 2]);
        }
    }
    let unset = empact().arg("status").env_remove("COLUMNS").current_dir(example()).output();
    let unset = String::from_utf8(unset.expect("it runs").stdout).expect("it writes text");
    assert_eq!(unset, screen(&example(), 100, &[]).0);
}

/// Counts the answers of a priority's actions in its period, from the files.
fn recount(priority: &Value, question: &str) -> BTreeMap<String, u64> {
    let folder = priority["key"].as_str().expect("a key").to_lowercase();
    let mut counts = BTreeMap::new();
    let Ok(files) = fs::read_dir(example().join("priorities").join(folder).join("actions")) else {
        return counts;
    };
    for file in files {
        let text = fs::read_to_string(file.expect("a file").path()).expect("it can be read");
        let action: Yaml = yaml_serde::from_str(&text).expect("it is YAML");
        let period = priority["period"].as_str();
        let later = action["continuation"]["period"].as_str().is_some_and(|of| Some(of) > period);
        let told = match question {
            "continuation" if later => &Yaml::Null,
            "continuation" => &action["continuation"]["decision"],
            question => &action["progress"][priority["period"].as_str().unwrap_or("")][question],
        };
        *counts.entry(told.as_str().unwrap_or("unstated").to_owned()).or_default() += 1;
    }
    counts
}

#[test]
fn the_numbers_are_those_of_the_files() {
    let mut actions = 0;
    for arguments in [&[][..], &["--period", "2013-06"]] {
        let status = json(&example(), arguments);
        for priority in status["priorities"].as_array().expect("priorities") {
            let counts = &priority["counts"];
            for (question, answers) in [
                ("stage", "stages"),
                ("punctuality", "punctualities"),
                ("verdict", "verdicts"),
                ("continuation", "continuations"),
            ] {
                let told = serde_json::to_value(recount(priority, question)).expect("JSON");
                assert_eq!(counts[answers], told, "{question}: {priority}");
            }
            let number = |key: &str| counts[key].as_u64().expect("a number");
            assert_eq!(
                number("reported") + number("missing") + number("blank") + number("not_due"),
                number("actions")
            );
            assert_eq!(
                priority["actions"].as_array().map(Vec::len),
                usize::try_from(number("actions")).ok()
            );
            actions += number("actions");
        }
        let sum: u64 = status["total"]["stages"]
            .as_object()
            .expect("counts")
            .values()
            .filter_map(Value::as_u64)
            .sum();
        assert_eq!((sum, &status["total"]["actions"]), (80, &Value::from(80)));
    }
    assert_eq!(actions, 160);
}

/// The report prints its tally in words; the status shows the same numbers.
#[test]
fn the_numbers_are_those_of_the_report() {
    for priority in ["THB", "MOCG", "CYB"] {
        let report = empact().args(["report", "-p", priority]).current_dir(example()).output();
        let report = String::from_utf8(report.expect("it runs").stdout).expect("it writes text");
        let status = json(&example(), &["-p", priority]);
        for (group, line) in [("stages", "- Stage: "), ("verdicts", "- Target: ")] {
            let counts = status["priorities"][0]["counts"][group].as_object().expect("counts");
            let told = report.lines().find_map(|told| told.strip_prefix(line));
            let told: BTreeMap<String, Value> = told
                .unwrap_or_default()
                .split(", ")
                .filter_map(|part| part.rsplit_once(' '))
                .map(|(answer, count)| (answer, count.parse::<u64>().expect("a number")))
                .map(|(answer, count)| (answer.replace("not stated", "unstated"), count.into()))
                .map(|(answer, count)| (answer.replace(' ', "_"), count))
                .collect();
            // A question that nobody answered has no line.
            let is_told = counts.keys().any(|answer| answer != "unstated");
            let counts = counts.iter().filter(|(_, count)| is_told && **count != 0);
            let counts = counts.map(|(answer, count)| (answer.clone(), count.clone())).collect();
            assert_eq!(told, counts, "{priority}: {line}");
        }
    }
}

#[test]
fn the_document_is_of_the_published_form() {
    let schema: Value = serde_json::from_str(&status::schema_text()).expect("it is JSON");
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let (example, small) = (example(), small());
    for (plan, arguments) in
        [(example.as_path(), &[][..]), (&example, &["-p", "A"]), (small.path(), &[])]
    {
        let document = json(plan, arguments);
        let problems: Vec<String> =
            validator.iter_errors(&document).map(|problem| problem.to_string()).collect();
        assert_eq!(problems, [""; 0]);
    }
}

#[test]
fn a_plan_with_errors_is_shown_as_far_as_it_can_be_read() {
    let plan = small();
    put(plan.path(), "priorities/thb/actions/1.2.yaml", "action: \"1.2\"\ntitle: [\n");
    let (shown, code) = screen(plan.path(), 80, &[]);
    assert_eq!(code, Some(1));
    assert!(shown.contains("B THB"), "{shown}");
    assert!(
        shown.contains("`empact check` shows them.\nWhat cannot be read is not counted here.\n"),
        "{shown}"
    );
    assert_ne!(json(plan.path(), &[])["errors"], 0);

    put(plan.path(), "oap.yaml", "[");
    let output = empact().arg("status").current_dir(plan.path()).output().expect("it runs");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let shown = String::from_utf8_lossy(&output.stderr);
    assert!(shown.ends_with("there is no plan to show\nhelp: mend `oap.yaml` first\n"), "{shown}");
}

#[test]
fn hostile_titles_do_not_reach_the_terminal() {
    let plan = small();
    put(
        plan.path(),
        "priorities/thb/actions/1.2.yaml",
        "action: \"1.2\"\ntitle: \"\\e[31mred\\u202e\"\nleaders: [UK]\n",
    );
    let (shown, _) = screen(plan.path(), 80, &["-p", "THB"]);
    assert!(shown.contains("[31mred") && !shown.contains(['\u{1b}', '\u{202e}']), "{shown}");
}
