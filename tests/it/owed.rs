//! What each leader and each party owes, and by when: only `status` asks what day it is, and says which;
//! other commands are told.

use std::path::Path;

use snapbox::{assert_data_eq, str};
use tempfile::TempDir;

use crate::support::{empact, folder};

fn plan() -> TempDir {
    folder(&[
        (
            "oap.yaml",
            "title: Plan\nyears: [2026]\nmarking: public\nperiods:\n  \
             - { id: mid, label: mid-year 2026, cut_off: 2026-06-30, due: 2026-07-31 }\n  \
             - { id: end, label: year-end 2026, cut_off: 2026-12-31, due: 2027-01-31 }\npriorities: [THB, CYB]\n\
             groups: { all_ms: { name: all Member States, members: member_states } }\n",
        ),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trafficking\ndriver: NL\nmembers: [NL, FR, DE]\ngoals: [{ number: 1, title: One }]\n\
             recommendations:\n  - { text: Earmark money., to: [all_ms], due: 2027 }\nfollow_ups:\n  \
             - { text: Send the list of contacts., to: [Europol], due: 2026-05-31 }\n  \
             - { text: Ask again., to: [driver], due: at the next meeting }\n",
        ),
        (
            "priorities/thb/actions/1.1.yaml",
            "action: \"1.1\"\ntitle: Share what is known\nleaders: [{ party: FR, until: 2026-08 }, { party: DE, since: \
             2026-09 }]\nprogress:\n  mid: { stage: ongoing, result: A start. }\n",
        ),
        (
            "priorities/thb/actions/1.2.yaml",
            "action: \"1.2\"\ntitle: Train\nleaders: [driver]\nfollow_ups: [{ text: Count again., to: [leader] }]\n",
        ),
        (
            "priorities/cyb/priority.yaml",
            "key: CYB\nname: Cybercrime\ndriver: RO\ngoals: [{ number: 1, title: One }]\n",
        ),
        ("priorities/cyb/actions/1.1.yaml", "action: \"1.1\"\ntitle: Analyse\nleaders: [RO]\n"),
    ])
}

fn shown(plan: &Path, arguments: &[&str]) -> String {
    let output =
        empact().arg("status").args(arguments).current_dir(plan).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is text")
}

#[test]
#[allow(clippy::too_many_lines, reason = "a page is read as a whole")]
fn leaders_are_told_what_they_owe_and_by_when() {
    let plan = plan();
    let text = shown(plan.path(), &["--by", "leader", "--today", "2026-08-15"]);
    assert_data_eq!(
        text,
        str![[r"
PUBLIC

What is owed

Plan

As of 15 August 2026.

FR – France

- Report on THB 1.1 Share what is known: year-end 2026

  Due 31 January 2027

NL – Netherlands

- Report on THB 1.2 Train: mid-year 2026

  Overdue since 31 July 2026
- Report on THB 1.2 Train: year-end 2026

  Due 31 January 2027

RO – Romania

- Report on CYB 1.1 Analyse: mid-year 2026

  Overdue since 31 July 2026
- Report on CYB 1.1 Analyse: year-end 2026

  Due 31 January 2027

PUBLIC

"]]
    );
    let page = shown(plan.path(), &["--by", "party", "--format", "md", "--today", "2026-10-01"]);
    assert_data_eq!(
        page,
        str![[r"
**PUBLIC**

# What is owed

Plan

As of 1 October 2026.

## AT – Austria

- THB: Earmark money.

  Due 2027, as one of all Member States

## BE – Belgium

- THB: Earmark money.

  Due 2027, as one of all Member States

## BG – Bulgaria

- THB: Earmark money.

  Due 2027, as one of all Member States

## CY – Cyprus

- THB: Earmark money.

  Due 2027, as one of all Member States

## CZ – Czechia

- THB: Earmark money.

  Due 2027, as one of all Member States

## DE – Germany

- Report on THB 1.1 Share what is known: year-end 2026

  Due 31 January 2027
- THB: Earmark money.

  Due 2027, as one of all Member States

## DK – Denmark

- THB: Earmark money.

  Due 2027, as one of all Member States

## EE – Estonia

- THB: Earmark money.

  Due 2027, as one of all Member States

## EL – Greece

- THB: Earmark money.

  Due 2027, as one of all Member States

## ES – Spain

- THB: Earmark money.

  Due 2027, as one of all Member States

## Europol – European Union Agency for Law Enforcement Cooperation

- THB: Send the list of contacts.

  **Overdue since 31 May 2026**

## FI – Finland

- THB: Earmark money.

  Due 2027, as one of all Member States

## FR – France

- THB: Earmark money.

  Due 2027, as one of all Member States

## HR – Croatia

- THB: Earmark money.

  Due 2027, as one of all Member States

## HU – Hungary

- THB: Earmark money.

  Due 2027, as one of all Member States

## IE – Ireland

- THB: Earmark money.

  Due 2027, as one of all Member States

## IT – Italy

- THB: Earmark money.

  Due 2027, as one of all Member States

## LT – Lithuania

- THB: Earmark money.

  Due 2027, as one of all Member States

## LU – Luxembourg

- THB: Earmark money.

  Due 2027, as one of all Member States

## LV – Latvia

- THB: Earmark money.

  Due 2027, as one of all Member States

## MT – Malta

- THB: Earmark money.

  Due 2027, as one of all Member States

## NL – Netherlands

- Report on THB 1.2 Train: mid-year 2026

  **Overdue since 31 July 2026**
- Report on THB 1.2 Train: year-end 2026

  Due 31 January 2027
- THB: Earmark money.

  Due 2027, as one of all Member States
- THB: Ask again.

  Due at the next meeting
- THB 1.2: Count again.

  No date is set

## PL – Poland

- THB: Earmark money.

  Due 2027, as one of all Member States

## PT – Portugal

- THB: Earmark money.

  Due 2027, as one of all Member States

## RO – Romania

- Report on CYB 1.1 Analyse: mid-year 2026

  **Overdue since 31 July 2026**
- Report on CYB 1.1 Analyse: year-end 2026

  Due 31 January 2027
- THB: Earmark money.

  Due 2027, as one of all Member States

## SE – Sweden

- THB: Earmark money.

  Due 2027, as one of all Member States

## SI – Slovenia

- THB: Earmark money.

  Due 2027, as one of all Member States

## SK – Slovakia

- THB: Earmark money.

  Due 2027, as one of all Member States

**PUBLIC**

"]]
    );
}

#[test]
fn programs_are_told_the_same() {
    let plan = plan();
    let told = |by: &str| {
        let arguments = ["--by", by, "--format", "json", "--today", "2026-08-15"];
        let told: serde_json::Value =
            serde_json::from_str(&shown(plan.path(), &arguments)).expect("it is JSON");
        told
    };
    let schema = empact().args(["schema", "owed"]).output().expect("it runs").stdout;
    let schema: serde_json::Value = serde_json::from_slice(&schema).expect("a schema");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    for by in ["leader", "party"] {
        assert!(schema.is_valid(&told(by)), "{by}");
    }
    let owed = told("party");
    let of = |who: &str| {
        let all = owed["owed"].as_array().expect("a list");
        let debtor = all.iter().find(|one| one["who"] == who).expect("it owes something");
        debtor["debts"].as_array().expect("a list").clone()
    };
    let report = &of("NL")[0];
    let expected = [("what", "report"), ("priority", "THB"), ("action", "1.2"), ("period", "mid")];
    assert!(expected.iter().all(|(key, value)| report[key] == *value), "{report}");
    assert_eq!((&report["due"], &report["overdue"]), (&"2026-07-31".into(), &true.into()));
    let task = &of("EL")[0];
    assert_eq!(
        (&task["text"], &task["group"]),
        (&"Earmark money.".into(), &"all Member States".into())
    );
}

#[test]
fn reports_are_due_when_their_day_is_over() {
    let plan = plan();
    let counts = |day: &str| {
        let told = shown(plan.path(), &["--format", "json", "--today", day]);
        let told: serde_json::Value = serde_json::from_str(&told).expect("it is JSON");
        let of = |at: usize| {
            (
                told["priorities"][at]["period"].clone(),
                told["priorities"][at]["counts"]["missing"].clone(),
            )
        };
        assert_eq!(told["today"], day);
        [of(0), of(1)]
    };
    let pair = |period: &str, missing: u32| (period.into(), missing.into());
    // THB has reported for mid-year, so that it is due for all, whatever the day.
    assert_eq!(counts("2026-07-15"), [pair("mid", 1), pair("mid", 1)]);
    assert_eq!(counts("2027-01-31"), [pair("mid", 1), pair("mid", 1)]);
    assert_eq!(counts("2027-02-01"), [pair("end", 2), pair("end", 1)]);
    let screen = shown(plan.path(), &["--today", "2027-02-01"]);
    assert!(
        screen.replace('\u{a0}', " ").contains("What is due is told as of 1 February 2027."),
        "{screen}"
    );
    // As of a period it makes no difference what day it is.
    assert!(!shown(plan.path(), &["--period", "mid"]).contains("told as of"));
    let refused = empact().args(["status", "--today", "soon"]).current_dir(plan.path()).assert();
    refused.code(2).stderr_eq(str!["..."]);
}

#[test]
fn without_dates_nobody_asks_what_day_it_is() {
    let plan = plan();
    let oap = std::fs::read_to_string(plan.path().join("oap.yaml")).expect("it is there");
    let oap = oap.replace(", due: 2026-07-31", "").replace(", due: 2027-01-31", "");
    crate::support::put(plan.path(), "oap.yaml", &oap);
    assert!(!shown(plan.path(), &[]).contains("told as of"));
    assert_eq!(shown(plan.path(), &["--today", "2030-01-01"]), shown(plan.path(), &[]));
}

/// With a day, a period is due by its date for `check` and in documents too; without one, nothing is said of it.
#[test]
fn a_day_makes_reports_due_that_nobody_has_given() {
    let plan = plan();
    let run = |arguments: &[&str]| {
        let output = empact().args(arguments).current_dir(plan.path()).output().expect("it runs");
        String::from_utf8(output.stdout).expect("it is text")
    };
    let missing = |more: &[&str]| {
        let found = run(&[&["check", "--format", "concise"], more].concat());
        let missing = found.lines().filter(|line| line.contains("year-end 2026"));
        missing.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(missing(&[]), [""; 0]);
    assert_eq!(missing(&["--today", "2027-01-31"]), [""; 0]);
    let due = missing(&["--today", "2027-02-01"]);
    let told = "priorities/thb/priority.yaml:1:6: warning[period-not-reported]: no action of THB is reported \
                for year-end 2026";
    assert_eq!(due, [told]);
    let shown = run(&["check", "--today", "2027-02-01"]);
    assert!(shown.contains("the day by which its reports are due is over"), "{shown}");
    let behind = "Not reported in the last period:** THB (last reported in mid-year 2026, due year-end 2026)";
    for (today, is_behind) in [("2027-01-31", false), ("2027-02-01", true)] {
        let shown = run(&["summary", "--draft", "--today", today]);
        assert_eq!(shown.contains(behind), is_behind, "{today}: {shown}");
        // A report tells the same whatever day it is.
        let report = ["report", "-p", "THB"];
        assert_eq!(run(&[&report[..], &["--today", today]].concat()), run(&report));
    }
}

#[test]
fn what_the_group_of_a_priority_is_asked_is_asked_of_each_in_it() {
    let root = folder(&[
        (
            "oap.yaml",
            "title: Plan\nyears: [2026]\nmarking: public\nperiods: [{ id: mid, label: mid-year 2026 }]\npriorities: [THB, CYB]\n",
        ),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trafficking\ndriver: NL\nmembers: [NL, { party: IT, took_part: false }, { party: DE, until: \
             2026-05 }]\nagencies: [Europol]\ngoals: [{ number: 1, title: One }]\nrecommendations:\n  \
             - { text: Say so., to: [group] }\n",
        ),
        (
            "priorities/cyb/priority.yaml",
            "key: CYB\nname: Cybercrime\ngoals: [{ number: 1, title: One }]\nfollow_ups: [{ text: Begin., to: [group] }]\n",
        ),
    ]);
    let text = shown(root.path(), &["--by", "party", "--today", "2026-07-01"]);
    assert_eq!(
        text.matches("as one of the group of the priority").count(),
        2,
        "NL, Europol: {text}"
    );
    assert!(
        !text.contains("IT –") && !text.contains("DE –"),
        "no part, and no part any more: {text}"
    );
    assert!(text.contains("group\n\n- CYB: Begin.\n"), "of a group that nobody is in: {text}");
}

#[test]
fn what_is_done_is_owed_by_nobody_and_who_drives_now_owes_the_rest() {
    let plan = plan();
    crate::support::put(
        plan.path(),
        "priorities/thb/priority.yaml",
        "key: THB\nname: Trafficking\ndriver: { party: NL, until: 2026-07 }\n\
         co_drivers: [{ party: FR, role: driver, since: 2026-08 }]\nmembers: [NL, FR, DE]\n\
         goals: [{ number: 1, title: One }]\nfollow_ups:\n  \
         - { text: Write., to: [driver], outcome: { mid: { is: done } } }\n  \
         - { text: Ask., to: [driver], outcome: { mid: { is: accepted } } }\n",
    );
    let owed = |day: &str| shown(plan.path(), &["--by", "party", "--today", day]);
    let (before, after) = (owed("2026-07-20"), owed("2026-08-15"));
    let of = |text: &str, party: &str| {
        let (_, own) = text.split_once(party).expect("it owes something");
        own.contains("Ask.")
    };
    assert!(!before.contains("Write.") && !after.contains("Write."), "{after}");
    assert!(of(&before, "\nNL – ") && of(&after, "\nFR – "), "{before}{after}");
    let (_, own) = after.split_once("\nFR – ").expect("it owes");
    assert!(own.split("\nNL – ").next().is_some_and(|own| own.contains("Ask.")), "{after}");
}
