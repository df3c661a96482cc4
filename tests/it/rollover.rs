//! `empact rollover`: the next plan is made of what goes on, and nobody's decision is made up.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{empact, files_of, folder, put};
use snapbox::cmd::OutputAssert;
use snapbox::str;
use walkdir::WalkDir;
use yaml_serde::Value;

const PLAN: &str = "\
title: Operational Action Plan 2026
short_title: OAP 2026
years: [2026]
marking: restricted
periods:
  - { id: 2026-06, label: June 2026, kind: mid-year, cut_off: 2026-06-30, due: 2026-07-15 }
  - { id: 2026-12, label: December 2026, kind: final, cut_off: 2026-12-31, due: 2027-01-31 }
priorities: [THB, CC]
groups:
  all_ms: { name: all Member States, members: member_states }
  unused: { name: nobody, members: open }
measures:
  arrests: { name: arrests, unit: persons }
  courses: { name: courses, unit: courses }
themes:
  funding: { name: Funding }
  time: { name: Time }
abbreviations:
  JIT: joint investigation team
  OCG: organised crime group
";
const THB: &str = "\
key: THB
letter: F
name: Trafficking in human beings
marking: limite
driver: NL
co_drivers: [{ party: BE, since: 2026-03 }, { party: UK, until: 2026-02 }]
goals:
  - { number: 1, title: A better picture }
  - { number: 2, title: Investigations }
  - number: 3
    title: Training
recommendations:
  - text: |
      Ask early for money.

      - in spring,
      - and in autumn
    themes: [funding]
    period: 2026-12
  - There were <figure:arrests> arrests; go on.
";
const CC: &str = "key: CC\nname: Cybercrime\ndriver: FR\n";

/// An action with the number in its title, in words.
fn action(number: &str, more: &str) -> String {
    let words = ["", "one", "two", "three", "four", "five", "six", "seven"];
    let digits =
        number.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| words[digit as usize]);
    let title = digits.collect::<Vec<_>>().join(" and ");
    format!("action: \"{number}\"\ntitle: Work {title}\nleaders: [NL]\n{more}")
}

/// A plan in which every decision is made once.
fn plan() -> tempfile::TempDir {
    let thb = |number: &str| format!("priorities/thb/actions/{number}.yaml");
    let files = [
        ("oap.yaml".to_owned(), PLAN.to_owned()),
        ("priorities/thb/priority.yaml".to_owned(), THB.to_owned()),
        ("priorities/cc/priority.yaml".to_owned(), CC.to_owned()),
        (
            thb("1.1"),
            action(
                "1.1",
                "\
# A comment of the old plan.
basis: new
participants: [all_ms, { party: Europol, took_part: false }, { party: ES, until: 2026-05 }]
start: 2026-02
end: 2027-06
timing: permanent
description:
  - >-
    Collect what is known
    of the JIT.
relations:
  - { kind: reported_with, action: \"1.2\" }
  - { kind: see_also, action: \"2.1\" }
kpis:
  - id: messages
    name: Messages
    unit: messages
    baseline: { value: 4315, at: 2025 }
    target: { change: +5% }
    values:
      2026-06: 4400
      2026-12: \">4500\"
  - { id: meetings, name: Meetings, target: { at_least: 4, by: 2027-12 }, values: { 2026-06: { value: 2, text: In spring., at: 2026-05 }, 2026-12: not_available } }
progress:
  2026-06: { stage: ongoing, punctuality: on_time, result: Begun. }
  2026-12: { stage: ongoing, punctuality: delayed, result: \"<figure:arrests> arrests.\", verdict: open }
results:
  - { id: arrests, measure: arrests, value: 5, at: 2026, period: 2026-12 }
follow_ups:
  - { text: Hold the last meeting., due: 2027-03, period: 2026-12 }
continuation: { decision: certain, plan: 2027 }
",
            ),
        ),
        (thb("1.2"), action("1.2", "continuation: { decision: certain, plan: 2027, action: \"1.4\" }\n")),
        (thb("1.3"), action("1.3", "continuation: { decision: none }\n")),
        (
            thb("2.1"),
            action(
                "2.1",
                "\
participants: [FR]
kpis: [{ id: messages, name: Messages, values: { 2026-12: 7 } }]
progress:
  2026-12: { stage: ongoing, result: Going on. }
continuation: { decision: merged, plan: 2027, action: \"1.1\" }
",
            ),
        ),
        (thb("2.2"), action("2.2", "continuation: { decision: likely, plan: 2027 }\n")),
        (thb("2.3"), action("2.3", "continuation: { decision: certain, plan: 2028 }\n")),
        (thb("2.4"), action("2.4", "continuation: { decision: certain, plan: 2027, priorities: [CC, Money laundering] }\n")),
        (thb("2.5"), action("2.5", "continuation: { decision: merged, plan: 2027 }\n")),
        (thb("2.6"), action("2.6", "")),
        (thb("2.7"), action("2.7", "relations: [{ kind: merged_into, action: \"1.2\" }]\n")),
        (
            "priorities/cc/actions/2.4.yaml".to_owned(),
            action("2.4", "continuation: { decision: postponed, plan: 2027, priorities: [THB], action: \"2.2\" }\n"),
        ),
        (
            "priorities/cc/actions/2.5.yaml".to_owned(),
            action("2.5", "continuation: { decision: dropped }\n"),
        ),
        ("priorities/thb/narrative/text.md".to_owned(), "---\ntitle: A\nplace: conclusion\n---\n\nText.\n".to_owned()),
        ("templates/messages/en.ftl".to_owned(), "\n".to_owned()),
    ];
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    folder(&files)
}

fn run(folder: &Path, arguments: &[&str]) -> OutputAssert {
    empact().args(arguments).current_dir(folder).assert()
}

fn output(assert: &OutputAssert) -> (String, String) {
    let output = assert.get_output();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
#[allow(clippy::too_many_lines, reason = "a plan is read as a whole")]
fn every_decision_is_followed_and_none_is_made_up() {
    let (plan, out) = (plan(), folder(&[]));
    let before = files_of(plan.path());
    run(plan.path(), &["check"]).code(0);
    let place = out.path().join("next");
    let arguments = ["rollover", "2027", "-o", place.to_str().expect("a path")];
    let first = run(plan.path(), &arguments).code(0);
    let (list, said) = output(&first);
    snapbox::assert_data_eq!(
        list,
        str![[r#"
# The plan for 2027, made from the one for 2026

## To be decided: 10

- THB: what is done for goal 3, or why nothing is
- THB 2.6: whether it goes on; the plan for 2026 does not say
- THB 2.7: whether it goes on; the plan for 2026 says `likely`
- THB 2.7: its number; another action has its own
- CC 2.4: its number, and so its goal
- MONEYLAUNDERING: its key, which is made of its name
- MONEYLAUNDERING: who drives it
- MONEYLAUNDERING: its goals
- MONEYLAUNDERING 2.4: its number, and so its goal
- THB 2.5: became part of another action, and nothing says of which; it is not carried

## Carried: 7

- THB 1.1, made from THB 1.1, THB 2.1
- THB 1.4, made from THB 1.2, THB 2.7
- THB 2.2, made from CC 2.4
- THB 2.6
- THB 2.7, made from THB 2.2
- CC 2.4, made from THB 2.4
- MONEYLAUNDERING 2.4, made from THB 2.4

## Not carried: 3

- THB 1.3: `none`
- THB 2.3: goes on in the plan for 2028
- CC 2.5: `dropped`

"#]]
    );
    snapbox::assert_data_eq!(
        said.replace(&*out.path().to_string_lossy(), "OUT"),
        str![[r#"
warning[priority-without-driver]: nobody drives the priority `MONEYLAUNDERING`
 --> [..]/next/priorities/moneylaundering/priority.yaml:5:6
  |
5 | key: MONEYLAUNDERING
  |      ^^^^^^^^^^^^^^^
  |
  = help: add the Member State that does, such as `driver: NL`

warning[goal-without-action]: goal 3 has no action
  --> [..]/next/priorities/thb/priority.yaml:16:13
   |
16 |   - number: 3
   |             ^
   |
   = help: say why under `without_action`, or report on the goal itself under `report`

written: 12 files in OUT/next

"#]]
    );
    assert_eq!(files_of(plan.path()), before);
    let all: String = files_of(&place)
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(path, text)| format!("== {path}\n{text}"))
        .collect::<Vec<_>>()
        .concat();
    snapbox::assert_data_eq!(
        all,
        str![[r#"
== oap.yaml
# Made from the plan for 2026.
format: 2
title: Operational Action Plan 2027
short_title: OAP 2027
years: [2027]
marking: restricted
periods:
  - { id: 2027-06, label: June 2027, kind: mid-year, cut_off: 2027-06-30, due: 2027-07-15 }
  - { id: 2027-12, label: December 2027, kind: final, cut_off: 2027-12-31, due: 2028-01-31 }
priorities:
  - THB
  - CC
  - MONEYLAUNDERING
groups:
  all_ms: { name: all Member States, members: member_states }
measures:
  arrests: { name: arrests, unit: persons }
themes:
  funding: { name: Funding }
abbreviations:
  JIT: joint investigation team
== priorities/cc/actions/2.4.yaml
# Made from THB 2.4 of the plan for 2026. To be decided:
# - its number, and so its goal
action: "2.4"
title: Work two and four
marking: limite
basis: continuing
continues:
  - { plan: 2026, priority: THB, action: "2.4" }
leaders: [NL]
== priorities/cc/priority.yaml
# Made from CC of the plan for 2026.
key: CC
name: Cybercrime
driver: FR
== priorities/moneylaundering/actions/2.4.yaml
# Made from THB 2.4 of the plan for 2026. To be decided:
# - its number, and so its goal
action: "2.4"
title: Work two and four
marking: limite
basis: continuing
continues:
  - { plan: 2026, priority: THB, action: "2.4" }
leaders: [NL]
== priorities/moneylaundering/priority.yaml
# Named in the plan for 2026, which does not have it. To be decided:
# - its key, which is made of its name
# - who drives it
# - its goals
key: MONEYLAUNDERING
name: Money laundering
succession:
  - kind: predecessor
    plan: "2026"
    priority: Trafficking in human beings
== priorities/thb/actions/1.1.yaml
# Made from THB 1.1, THB 2.1 of the plan for 2026. To be decided:
# - what its indicators are to reach
# - what became of its follow-ups
# - what it takes over from THB 2.1 beside participants and indicators
action: "1.1"
title: Work one and one
description:
  - >-
    Collect what is known
    of the JIT.
basis: continuing_delayed
continues:
  - { plan: 2026, priority: THB, action: "1.1" }
  - { plan: 2026, priority: THB, action: "2.1" }
plan_year: 2026
leaders: [NL]
participants: [all_ms, Europol, FR]
start: 2026-02
end: 2027-06
timing: permanent
relations:
  - kind: reported_with
    action: "1.4"
kpis:
  - id: messages
    name: Messages
    unit: messages
    baseline:
      value: ">4500"
      at: 2026-12-31
    target: to_be_confirmed
  - id: meetings
    name: Meetings
    baseline:
      value: 2
      text: In spring.
      at: 2026-05
    target: { at_least: 4, by: 2027-12 }
  - id: messages-thb-2-1
    name: Messages
    baseline:
      value: 7
      at: 2026-12-31
follow_ups:
  - text: Hold the last meeting.
    due: 2027-03
    at: 2026-12-31
== priorities/thb/actions/1.4.yaml
# Made from THB 1.2, THB 2.7 of the plan for 2026. To be decided:
# - what it takes over from THB 2.7 beside participants and indicators
action: "1.4"
title: Work one and two
basis: continuing
continues:
  - { plan: 2026, priority: THB, action: "1.2" }
  - { plan: 2026, priority: THB, action: "2.7" }
leaders: [NL]
== priorities/thb/actions/2.2.yaml
# Made from CC 2.4 of the plan for 2026.
action: "2.2"
title: Work two and four
marking: restricted
basis: continuing
continues:
  - { plan: 2026, priority: CC, action: "2.4" }
leaders: [NL]
== priorities/thb/actions/2.6.yaml
# Made from THB 2.6 of the plan for 2026. To be decided:
# - whether it goes on; the plan for 2026 does not say
action: "2.6"
title: Work two and six
continues:
  - { plan: 2026, priority: THB, action: "2.6" }
leaders: [NL]
== priorities/thb/actions/2.7.yaml
# Made from THB 2.2 of the plan for 2026. To be decided:
# - whether it goes on; the plan for 2026 says `likely`
# - its number; another action has its own
action: "2.7"
title: Work two and two
continues:
  - { plan: 2026, priority: THB, action: "2.2" }
leaders: [NL]
== priorities/thb/priority.yaml
# Made from THB of the plan for 2026. To be decided:
# - what is done for goal 3, or why nothing is
# - what became of its recommendations
# - what to say in place of a point that cites figures of the plan for 2026
key: THB
letter: F
name: Trafficking in human beings
marking: limite
driver: NL
co_drivers: [BE]
goals:
  - number: 1
    title: A better picture
  - number: 2
    title: Investigations
  - number: 3
    title: Training
recommendations:
  - text: |
      Ask early for money.

      - in spring,
      - and in autumn
    themes: [funding]
    at: 2026-12-31
== templates/messages/en.ftl


"#]]
    );
    // Again, it is the same, also in an empty folder; and nothing is written over.
    let other = out.path().join("other");
    fs::create_dir(&other).expect("it can be made");
    run(plan.path(), &["rollover", "2027", "-o", other.to_str().expect("a path")]).code(0);
    assert_eq!(files_of(&place), files_of(&other));
    run(plan.path(), &arguments).code(2);
    assert_eq!(files_of(&place), files_of(&other));
    run(&place, &["check", "--format", "concise"]).code(0).stdout_eq(str![[r#"
priorities/moneylaundering/priority.yaml:5:6: warning[priority-without-driver]: nobody drives the priority `MONEYLAUNDERING`
priorities/thb/priority.yaml:16:13: warning[goal-without-action]: goal 3 has no action

"#]]);
}

#[test]
fn years_title_and_periods_move() {
    let plan = plan();
    let out = folder(&[]);
    let place = |name: &str| out.path().join(name).display().to_string();
    run(plan.path(), &["rollover", "2026", "-o", &place("a")]).code(2).stderr_eq(str![[r#"
error: the next plan covers years after 2026, the last one of this plan

"#]]);
    run(plan.path(), &["rollover", "2027,2028", "-o", &place("b")]).code(2).stderr_eq(str![[r#"
error: the title of this plan names its years, and the next one has more or fewer
  say how it is called, as in `--title "Operational Action Plan"`

"#]]);
    run(plan.path(), &["rollover", "2028,2029", "-o", &place("c"), "--title", "Two years"]).code(0);
    let text = fs::read_to_string(out.path().join("c/oap.yaml")).expect("it is there");
    snapbox::assert_data_eq!(
        text,
        str![[r#"
# Made from the plan for 2026. To be decided:
# - its periods in the years that this plan has more
format: 2
title: Two years
years: [2028, 2029]
marking: restricted
periods:
  - { id: 2028-06, label: June 2028, kind: mid-year, cut_off: 2028-06-30, due: 2028-07-15 }
  - { id: 2028-12, label: December 2028, kind: final, cut_off: 2028-12-31, due: 2029-01-31 }
priorities:
  - THB
themes:
  funding: { name: Funding }

"#]]
    );
    assert_eq!(fs::read_dir(out.path()).expect("a folder").count(), 1);
}

#[test]
fn nothing_is_written_where_something_is_or_half() {
    let plan = plan();
    let before = files_of(plan.path());
    let out = folder(&[("there/file", "mine\n"), ("file", "mine\n")]);
    let path = |name: &str| out.path().join(name).display().to_string();
    for place in ["next", "priorities/next"] {
        run(plan.path(), &["rollover", "2027", "-o", place]).code(2);
    }
    for place in ["there", "file", "file/next", "gone/next"] {
        run(plan.path(), &["rollover", "2027", "-o", &path(place)]).code(2).stdout_eq("");
    }
    // A plan that cannot be read is not carried.
    put(plan.path(), "priorities/cc/actions/2.5.yaml", "action: [\n");
    run(plan.path(), &["rollover", "2027", "-o", &path("next")]).code(2).stderr_eq(str![[r#"
error: not all of the plan can be read, and what is not read cannot be taken along
  mend what `empact check` shows, then do this again

"#]]);
    put(plan.path(), "priorities/cc/actions/2.5.yaml", &before["priorities/cc/actions/2.5.yaml"]);
    assert_eq!(files_of(plan.path()), before);
    assert_eq!(files_of(out.path()).len(), 3, "{:?}", files_of(out.path()));
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing() {
    let plan = plan();
    let out = folder(&[]);
    let before = files_of(plan.path());
    let next = out.path().join("next").display().to_string();
    let begun = out.path().join("begun").display().to_string();
    let lines: [&[&str]; 5] = [
        &["rollover", "2027", "-o", &next],
        &[
            "init",
            &begun,
            "--title",
            "A",
            "--years",
            "2026",
            "--priority",
            "THB",
            "--name",
            "B",
            "--driver",
            "NL",
            "--action",
            "C",
        ],
        &["new", "action", "CC", "3", "--title", "A"],
        &["new", "period", "2027-03", "--label", "March"],
        &["move", "THB", "1.3", "1.9"],
    ];
    for line in lines {
        let limited = snapbox::cmd::Command::new("sh")
            .args(["-c", "ulimit -f 0; exec \"$@\"", "sh"])
            .arg(snapbox::cmd::cargo_bin!("empact"))
            .args(line)
            .current_dir(plan.path());
        let (_, said) = output(&limited.assert().code(2));
        assert!(said.contains("cannot"), "{line:?}: {said}");
        assert_eq!(files_of(plan.path()), before, "{line:?}");
        assert!(files_of(out.path()).is_empty(), "{line:?}: {:?}", files_of(out.path()));
    }
}

#[test]
fn a_file_that_is_read_only_leaves_all_as_they_were() {
    for (locked, line) in [
        ("1.1", &["move", "THB", "1.2", "1.8"][..]),
        ("2.6", &["new", "period", "2027-03", "--label", "March"]),
    ] {
        let plan = plan();
        let locked = plan.path().join(format!("priorities/thb/actions/{locked}.yaml"));
        let mut rights = fs::metadata(&locked).expect("it is there").permissions();
        rights.set_readonly(true);
        fs::set_permissions(&locked, rights).expect("it can be locked");
        let before = files_of(plan.path());
        let (_, said) = output(&run(plan.path(), line).code(2));
        assert!(said.contains("read-only"), "{line:?}: {said}");
        assert_eq!(files_of(plan.path()), before, "{line:?}");
    }
}

#[test]
fn horizontal_goals_and_ties_to_other_priorities_go_along() {
    let goes_on = "continuation: { decision: certain, plan: 2027 }\n";
    let plan = folder(&[
        (
            "oap.yaml",
            "format: 2\ntitle: OAP 2026\nyears: [2026]\nperiods: [{ id: 2026-12, label: December 2026 }]\n\
             priorities: [THB, CC, WEA]\nhorizontal_goals:\n  CHSG1: { title: Intelligence }\n  \
             CHSG2: { title: Nobody }\n",
        ),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trafficking\ndriver: NL\ngoals: [{ number: 1, horizontal: [CHSG1] }]\n",
        ),
        ("priorities/cc/priority.yaml", "key: CC\nname: Cyber\ndriver: FR\n"),
        ("priorities/wea/priority.yaml", "key: WEA\nname: Weapons\ndriver: IT\n"),
        (
            "priorities/thb/actions/1.1.yaml",
            &action(
                "1.1",
                &format!(
                    "with: [CC, WEA]\nrelations:\n  - {{ kind: joint_with, action: CC 1.1 }}\n  \
                     - {{ kind: see_also, action: WEA 1.1 }}\n{goes_on}"
                ),
            ),
        ),
        (
            "priorities/cc/actions/1.1.yaml",
            &action(
                "1.1",
                &format!(
                    "horizontal: [CHSG1]\nrelations: [{{ kind: joint_with, action: THB 1.1 }}]\n{}",
                    goes_on.replace(" }", ", action: \"1.4\" }")
                ),
            ),
        ),
        ("priorities/wea/actions/1.1.yaml", &action("1.1", "continuation: { decision: none }\n")),
    ]);
    run(plan.path(), &["check"]).code(0);
    let out = folder(&[]);
    let next = out.path().join("next");
    run(plan.path(), &["rollover", "2027", "-o", next.to_str().expect("a path")]).code(0);
    let text = |path: &str| fs::read_to_string(next.join(path)).expect("there");
    let (of_plan, of_goals) = (text("oap.yaml"), text("priorities/thb/priority.yaml"));
    assert!(of_plan.contains("CHSG1") && !of_plan.contains("CHSG2"), "{of_plan}");
    assert!(of_goals.contains("CHSG1"), "{of_goals}");
    let thb = text("priorities/thb/actions/1.1.yaml");
    assert!(thb.contains("with: [CC]\n") && thb.contains("action: CC 1.4"), "{thb}");
    assert!(!thb.contains("WEA"), "{thb}");
    let cc = text("priorities/cc/actions/1.4.yaml");
    assert!(cc.contains("action: THB 1.1") && cc.contains("CHSG1"), "{cc}");
    run(&next, &["check"]).code(0);
}

#[test]
fn an_action_moves_with_its_figures() {
    let plan = plan();
    run(plan.path(), &["move", "THB", "2.1", "2.9"]).code(0);
    run(plan.path(), &["move", "THB", "1.1", "1.9"]).code(0);
    let text =
        fs::read_to_string(plan.path().join("priorities/thb/actions/1.9.yaml")).expect("there");
    assert!(
        text.contains("\"<figure:arrests> arrests.\"") && text.contains("{ id: arrests,"),
        "{text}"
    );
    // The priority cites its figure, and finds it where it is now.
    run(plan.path(), &["explain", "figure", "arrests"]).code(0);
    // In another priority it would not.
    let (_, said) = output(&run(plan.path(), &["move", "THB", "1.9", "CC", "1.9"]).code(2));
    assert!(said.contains("would mean something else"), "{said}");
}

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013")
}

/// The files of actions below a plan, by priority and number.
fn actions(root: &Path) -> BTreeMap<(String, String), Value> {
    let files = WalkDir::new(root.join("priorities")).into_iter().filter_map(Result::ok);
    let actions =
        files.filter(|entry| entry.path().parent().is_some_and(|at| at.ends_with("actions")));
    let named = actions.map(|entry| {
        let path = entry.path();
        let text = fs::read_to_string(path).expect("text");
        let folder = path.ancestors().nth(2).and_then(Path::file_name).expect("a priority");
        let key = folder.to_string_lossy().to_uppercase();
        let number = path.file_stem().expect("a name").to_string_lossy().into_owned();
        ((key, number), yaml_serde::from_str(&text).expect("YAML"))
    });
    named.collect()
}

#[test]
fn the_example_is_carried_as_its_files_decide() {
    let out = folder(&[]);
    let place = out.path().join("next");
    let arguments = ["rollover", "2014", "-o", place.to_str().expect("a path")];
    let (list, _) = output(&run(&example(), &arguments).code(0));
    let (old, new) = (actions(&example()), actions(&place));
    let mut made_of: BTreeMap<(String, String), Vec<(String, String)>> = BTreeMap::new();
    for (at, file) in &new {
        let before = file["continues"].as_sequence().expect("each says what it continues");
        for one in before {
            assert_eq!(one["plan"].as_u64(), Some(2013));
            let word = |key: &str| one[key].as_str().expect("a word").to_owned();
            made_of.entry((word("priority"), word("action"))).or_default().push(at.clone());
        }
        for gone in ["progress", "results", "events", "operations", "comments", "continuation"] {
            assert!(file.get(gone).is_none(), "{at:?}: {gone}");
        }
    }
    for (at, file) in &old {
        let decision = file.get("continuation").and_then(|next| next["decision"].as_str());
        let places = made_of.remove(at).unwrap_or_default();
        let named = file.get("continuation").and_then(|next| next.get("priorities"));
        let named = named.and_then(Value::as_sequence).map_or(0, Vec::len);
        match decision {
            Some("none" | "dropped") => assert!(places.is_empty(), "{at:?}: {places:?}"),
            _ => assert_eq!(places.len(), named.max(1), "{at:?}: {places:?}"),
        }
        // What is not decided is asked about, and only that.
        let text = |at: &(String, String)| {
            let path = format!("priorities/{}/actions/{}.yaml", at.0.to_lowercase(), at.1);
            fs::read_to_string(place.join(path)).expect("it is there")
        };
        let is_decided = matches!(decision, Some("certain" | "postponed" | "merged"));
        for at in &places {
            assert_eq!(text(at).contains("# - whether it goes on"), !is_decided, "{at:?}");
            assert_eq!(new[at].get("basis").is_some(), is_decided, "{at:?}");
        }
        if named == 0 && !places.is_empty() {
            assert_eq!(places, std::slice::from_ref(at));
            for key in ["title", "short_title", "leaders", "leader_condition"] {
                assert_eq!(file.get(key), new[at].get(key), "{at:?}: {key}");
            }
        }
    }
    assert!(made_of.is_empty(), "{made_of:?}");
    let heads: Vec<&str> = list.lines().filter(|line| line.starts_with('#')).collect();
    snapbox::assert_data_eq!(
        heads.join("\n"),
        str![[r#"
# The plan for 2014, made from the one for 2013
## To be decided: 93
## Carried: 75
## Not carried: 8
"#]]
    );
    assert!(heads.contains(&format!("## Carried: {}", new.len()).as_str()), "{heads:?}");
    // What is found are decisions that nobody has made.
    let found = run(&place, &["check", "--format", "concise"]).code(0);
    let (found, _) = output(&found);
    let rules: BTreeSet<&str> =
        found.lines().filter_map(|line| line.split_once('[')?.1.split(']').next()).collect();
    snapbox::assert_data_eq!(
        rules.into_iter().collect::<Vec<_>>().join(" "),
        str!["goal-without-action leader-also-participant priority-without-driver"]
    );
    for key in ["CYB", "COCAINE", "THB"] {
        run(&place, &["report", "-p", key]).code(0);
    }
    run(&place, &["plan"]).code(0);
}

/// A plan from its first line to the first report of the next one.
#[test]
#[allow(clippy::too_many_lines, reason = "a plan is read as a whole")]
fn a_whole_life() {
    let folder = folder(&[]);
    let plan = folder.path().join("plan");
    let root = plan.as_path();
    run(
        folder.path(),
        &[
            "init",
            "plan",
            "--title",
            "Operational Action Plan 2026",
            "--years",
            "2026",
            "--priority",
            "THB",
            "--name",
            "Trafficking in human beings",
            "--driver",
            "NL",
            "--action",
            "Share what is known",
            "--leader",
            "NL",
        ],
    )
    .code(0);
    let clean = |root: &Path| run(root, &["check", "--deny", "warnings"]).code(0);
    run(root, &["new", "action", "THB", "--title", "Train together", "--leader", "DE"]).code(0);
    run(root, &["plan", "--format", "md"]).code(0);
    clean(root);
    let change = |root: &Path, path: &str, from: &str, to: &str| {
        let text = fs::read_to_string(root.join(path)).expect("it is there");
        assert!(text.contains(from), "{path}: {text}");
        put(root, path, &text.replace(from, to));
    };
    run(root, &["new", "period", "2026-06"]).code(0);
    let (first, second) = ("priorities/thb/actions/1.1.yaml", "priorities/thb/actions/1.2.yaml");
    change(
        root,
        first,
        "2026-06: to_be_confirmed",
        "2026-06: { stage: ongoing, punctuality: on_time, result: Begun. }",
    );
    change(
        root,
        second,
        "2026-06: to_be_confirmed",
        "2026-06: { stage: not_started, punctuality: delayed, result: Waiting. }",
    );
    clean(root);
    run(root, &["report", "-p", "THB"]).code(0);
    run(root, &["move", "THB", "1.2", "2.1"]).code(0);
    let second = "priorities/thb/actions/2.1.yaml";
    run(root, &["new", "period", "2026-12"]).code(0);
    change(
        root,
        first,
        "2026-12: to_be_confirmed",
        "2026-12: { stage: ongoing, punctuality: on_time, verdict: partly_met, result: Half is done. }\nkpis:\n  - { id: meetings, name: Meetings, target: { at_least: 4 }, values: { 2026-12: 3 } }\ncontinuation: { decision: certain, plan: 2027 }",
    );
    change(
        root,
        second,
        "2026-12: to_be_confirmed",
        "2026-12: { stage: finished, punctuality: delayed, verdict: met, result: All were trained. }\ncontinuation: { decision: none }",
    );
    clean(root);
    let plan_file = fs::read_to_string(root.join("oap.yaml")).expect("it is there");
    put(
        root,
        "oap.yaml",
        &format!(
            "{plan_file}\nnote:\n  institution: Council\n  place: Brussels\n  date: 2027-02-01\n  number: 1/27\n  type: NOTE\n  from: Presidency\n"
        ),
    );
    run(root, &["note"]).code(0);
    run(root, &["rollover", "2027", "-o", "../next"]).code(0).stdout_eq(str![[r#"
# The plan for 2027, made from the one for 2026

## To be decided: 0

Nothing.

## Carried: 1

- THB 1.1

## Not carried: 1

- THB 2.1: `none`

"#]]);
    let next = folder.path().join("next");
    let root = next.as_path();
    clean(root);
    snapbox::assert_data_eq!(
        fs::read_to_string(root.join(first)).expect("it is there"),
        str![[r##"
# Made from THB 1.1 of the plan for 2026. To be decided:
# - what its indicators are to reach
action: "1.1"
title: Share what is known
basis: continuing
continues:
  - { plan: 2026, priority: THB, action: "1.1" }
leaders: [NL]
kpis:
  - id: meetings
    name: Meetings
    baseline:
      value: 3
      at: 2026-12-31
    target: to_be_confirmed

"##]]
    );
    change(
        root,
        first,
        "leaders:",
        "progress:\n  2027-06: { stage: ongoing, punctuality: on_time, result: Six states share. }\nleaders:",
    );
    clean(root);
    let (report, _) = output(&run(root, &["report", "-p", "THB", "--format", "md"]).code(0));
    assert!(report.contains("Six states share.") && report.contains("2026 THB 1.1"), "{report}");
    assert!(!report.contains("Half is done."), "{report}");
}
