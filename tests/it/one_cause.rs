//! One mistake gives one finding, at the place where it is to be mended, however much of the
//! plan hangs on it; and several mistakes give all of theirs at once.

use crate::plan::{Files, findings};
use crate::support::{empact, folder};

const OAP: &str = "oap.yaml";
const PRIORITY: &str = "priorities/thb/priority.yaml";
const ACTION: &str = "priorities/thb/actions/1.1.yaml";
const HEAD: &str = "title: Plan\nyears: [2013]\n";

/// What is found, as `rule: message`.
fn said(files: &[(&str, &str)]) -> Vec<String> {
    let files: Files =
        files.iter().map(|(path, text)| ((*path).into(), text.as_bytes().to_vec())).collect();
    findings(&files)
        .iter()
        .map(|finding| format!("{}: {}", finding.rule.id, finding.message))
        .collect()
}

fn action(rest: &str) -> String {
    format!("action: \"1.1\"\nleaders: [UK]\n{rest}")
}

#[test]
fn a_file_whose_only_words_are_refused_is_not_empty_as_well() {
    for text in ["&a\n", "---\n---\naction: \"1.1\"\n"] {
        let files = Files::from([("priorities/thb/actions/1.1.yaml".to_owned(), text.into())]);
        let found: Vec<&str> = findings(&files).iter().map(|finding| finding.rule.id).collect();
        assert_eq!(found, ["unsupported-yaml"], "{text:?}");
    }
}

/// What belongs to a line that is broken goes with it; a line that is a mistake of its own does not.
#[test]
fn a_broken_line_takes_along_what_belongs_to_it() {
    for (text, lines) in [
        // A key under a key that is whole is out of place itself, and words belong to it.
        ("  title: One\n    basis: new\n", &[2, 3][..]),
        ("  title: One\n    and more\nbasis: new\n", &[2]),
        // Only items without a space after the dash go with such items, and only in one column.
        ("  title: One\n  -UK\n", &[2, 3]),
        ("  description: |\n  -- UK\n", &[2, 3]),
        ("    -UK\n  -NL\n", &[2, 3]),
        // A closing bracket goes with the line in which it was opened, and with no other.
        ("participants: [{ party: NL\n}\n", &[3]),
        ("    participants: [NL\n    ]\n", &[2]),
        ("    title: One\n    ]\n", &[2, 3]),
    ] {
        let text = format!("action: \"1.1\"\n{text}");
        let plan = folder(&[
            (OAP, &format!("{HEAD}periods: []\npriorities: [THB]\n")),
            (PRIORITY, "key: THB\nname: T\ndriver: UK\ngoals: [{ number: 1 }]\n"),
            (ACTION, &text),
        ]);
        let run = empact().current_dir(plan.path()).args(["check", "--format=concise"]).output();
        let shown = String::from_utf8(run.expect("it runs").stdout).expect("text");
        let found: Vec<usize> = shown
            .lines()
            .filter_map(|line| line.strip_prefix(ACTION)?.split(':').nth(1)?.parse().ok())
            .collect();
        assert_eq!(found, lines, "{text}\n{shown}");
    }
}

#[test]
fn what_could_not_be_read_is_not_unknown_as_well() {
    // A goal whose number is no number, and an action under it.
    let goals = "key: THB\nname: Trafficking\ndriver: UK\ngoals:\n  - number: one\n  - number: 2\n";
    let found = said(&[(PRIORITY, goals)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("wrong-type:"), "{found:?}");

    // A file that is not YAML from its second line on.
    let found = said(&[(PRIORITY, "key: THB\nname: [\n")]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("invalid-yaml:"), "{found:?}");

    // A misspelt key takes all that is under it along.
    let measures = format!(
        "{HEAD}periods:\n  - {{ id: 2013-06, label: June }}\npriorities: [THB]\nmesures:\n  arrests: {{ name: arrests }}\n"
    );
    let result = action("results:\n  - { measure: arrests, value: 1 }\n");
    let found = said(&[(OAP, &measures), (ACTION, &result)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("unknown-key:"), "{found:?}");

    // The id of a figure that another one cites.
    let result = action("results:\n  - { id: Old, value: 1 }\n  - { value: 2, part_of: old }\n");
    let found = said(&[(ACTION, &result)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("invalid-value:"), "{found:?}");

    // An action that others refer to, in a file that cannot be read.
    let relation = action("relations:\n  - { kind: see_also, action: \"2.1\" }\n");
    let found = said(&[(ACTION, &relation), ("priorities/thb/actions/2.1.yaml", "action: 2.1\n")]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("unquoted-value:"), "{found:?}");
}

#[test]
fn a_mistake_elsewhere_in_a_file_excuses_nothing() {
    let broken = "key: THB\nname: Trafficking\ndrivr: UK\ngoals:\n  - number: 1\nmembers: [XY]\n";
    let other = "action: \"9.1\"\nleaders: [ZZ]\n";
    let plan = format!(
        "{HEAD}periods:\n  - {{ id: 2013-06, label: June, kind: [] }}\npriorities: [THB]\nmarking: secrt\n"
    );
    let found =
        said(&[(OAP, &plan), (PRIORITY, broken), ("priorities/thb/actions/9.1.yaml", other)]);
    for expected in ["unknown-party: unknown party `XY`", "unknown-party: unknown party `ZZ`"] {
        assert!(found.iter().any(|said| said == expected), "{found:#?}");
    }
}

#[test]
fn a_mistake_lies_under_its_key_however_the_file_is_written() {
    // In quotes; and all of a file in brackets.
    for goals in [
        "key: THB\nname: T\ndriver: UK\n\"goals\":\n  - number: one\n  - number: 2\n",
        "{ key: THB, name: T, driver: UK, goals: [{ number: one }, { number: 2 }] }\n",
    ] {
        let found = said(&[(PRIORITY, goals)]);
        assert_eq!(found.len(), 1, "{goals}{found:?}");
        assert!(found[0].starts_with("wrong-type:"), "{found:?}");
    }
    // Under another key it excuses nothing.
    let other = "{ key: THB, name: T, driver: UK, goals: [{ number: 2 }], marking: secrt }\n";
    let found = said(&[(PRIORITY, other)]);
    let expected = ["unknown-goal", "goal-without-action", "unknown-value"];
    assert!(
        expected.iter().all(|rule| found.iter().any(|said| said.starts_with(rule))),
        "{found:?}"
    );
    // Of a key that stands twice only what is under it is in doubt.
    let twice = "key: THB\nname: T\ndriver: UK\ngoals:\n  - number: 2\nname: T\n";
    let found = said(&[(PRIORITY, twice)]);
    assert!(found.iter().any(|said| said.starts_with("unknown-goal")), "{found:?}");
}

#[test]
fn words_in_a_text_are_no_keys() {
    let oap = format!(
        "{HEAD}periods:\n  - {{ id: 2013-06, label: June, priorities: [THB] }}\n  - {{ id: 2013-12, label: December }}\npriorities: [THB]\n"
    );
    let late = action("progress:\n  2013-12: { stage: ongoing }\n");
    let told = "---\ntitle: T\nplace: summary\n---\n\naction: XXX\n\nTold.\n";
    let path = "priorities/thb/narrative/a.md";
    let rules = |text: &str| -> Vec<String> { said(&[(OAP, &oap), (ACTION, &late), (path, text)]) };
    let mut expected = rules(&told.replace("XXX", "none"));
    expected.push("placeholder: `XXX` is a placeholder".to_owned());
    let mut found = rules(told);
    expected.sort();
    found.sort();
    assert!(expected.len() > 1, "something else is found: {expected:?}");
    assert_eq!(found, expected);
}

#[test]
fn a_placeholder_is_the_only_thing_wrong_with_its_value() {
    let text = action(
        "start: 2013 ??\nprogress:\n  2013-06: { stage: ongoing ??, verdict: XXX }\nkpis:\n  - { id: a, name: 000 }\n",
    );
    let found = said(&[(ACTION, &text)]);
    assert_eq!(
        found,
        [
            "placeholder: `??` is a placeholder",
            "placeholder: `??` is a placeholder",
            "placeholder: `XXX` is a placeholder",
            "placeholder: `000` is a placeholder",
        ]
    );
}

#[test]
fn a_wrong_number_is_reported_once() {
    let copy = "action: \"1.1\"\nleaders: [NL]\n";
    let found = said(&[("priorities/thb/actions/1.2.yaml", copy)]);
    assert_eq!(found, ["duplicate-action: the priority already has an action 1.1"]);

    let slip = "action: \"13.1\"\ngoal: 3\nleaders: [NL]\n";
    let found = said(&[("priorities/thb/actions/3.1.yaml", slip)]);
    assert_eq!(found, ["wrong-file-name: the file of action 13.1 is named `3.1.yaml`"]);

    let slip = "action: \"9.1\"\ngoal: 3\nleaders: [NL]\n";
    let found = said(&[("priorities/thb/actions/9.1.yaml", slip)]);
    assert_eq!(found, ["wrong-goal: action 9.1 belongs to goal 9, not 3"]);
}

#[test]
fn a_misnamed_folder_is_reported_once() {
    let plan =
        format!("{HEAD}periods:\n  - {{ id: 2013-06, label: June }}\npriorities: [THB, OPC]\n");
    let found = said(&[
        (OAP, &plan),
        ("priorities/property/priority.yaml", "key: OPC\nname: Property crime\ndriver: BE\n"),
        ("priorities/property/actions/1.1.yaml", "action: \"1.1\"\npriority: OPC\n"),
    ]);
    assert_eq!(
        found,
        ["wrong-priority: the priority `OPC` lies in the folder `priorities/property`"]
    );

    let misspelt = plan.replace("OPC", "OCP");
    let found = said(&[
        (OAP, &misspelt),
        ("priorities/opc/priority.yaml", "key: OPC\nname: Property crime\ndriver: BE\n"),
    ]);
    assert_eq!(found, ["missing-priority: there is no file `priorities/ocp/priority.yaml`"]);
}

#[test]
fn every_place_that_names_a_party_is_looked_at() {
    let involved = "events:\n  - { kind: meeting, country: A1, organisers: [A2], attended_by: [A3] }\noperations:\n  - { name: Op, countries: [A4] }\nfunding_bids:\n  - { programme: ISEC, outcome: pending, applicant: A5 }\n";
    let act = format!(
        "action: \"1.1\"\nleaders: [B1]\nco_leaders: [B2]\nparticipants: [{{ party: B3 }}]\nresults:\n  - {{ value: 1, countries: [A0] }}\n{involved}"
    );
    let indented = involved.replace('\n', "\n      ");
    let file = format!(
        "key: THB\nname: N\ndriver: C1\nco_drivers: [C2]\nmembers: [C3]\nagencies: [C4]\nthird_states: [C5]\nothers: [C6]\nfigures:\n  - {{ value: 1, countries: [A0] }}\n{involved}goals:\n  - number: 1\n    report:\n      results:\n        - {{ value: 1, countries: [A0] }}\n      {indented}\n"
    );
    let plan = format!(
        "{HEAD}periods:\n  - {{ id: 2013-06, label: June }}\npriorities: [THB]\ngroups:\n  g: {{ name: G, members: {{ parties: [D1] }} }}\n"
    );
    let found = said(&[(OAP, &plan), (PRIORITY, &file), (ACTION, &act)]);
    let all: Vec<&str> = found
        .iter()
        .filter_map(|said| said.strip_prefix("unknown-party: unknown party "))
        .collect();
    assert_eq!(all.len(), found.len(), "{found:#?}");
    for (prefix, count) in [("`A", 18), ("`B", 3), ("`C", 6), ("`D", 1)] {
        let named = all.iter().filter(|name| name.starts_with(prefix)).count();
        assert_eq!(named, count, "{prefix}: {all:?}");
    }
}

#[test]
fn other_names_of_a_party_are_answered_with_its_code() {
    for (name, code) in [
        ("GR", "EL"),
        ("GB", "UK"),
        ("LUX", "LU"),
        ("Great Britain", "UK"),
        ("EUROPOL", "Europol"),
        ("nl", "NL"),
    ] {
        let files =
            Files::from([(ACTION.into(), format!("action: \"1.1\"\nleaders: [{name}]\n").into())]);
        let found = findings(&files);
        assert_eq!(found.len(), 1, "{name}");
        assert_eq!(found[0].help, [format!("`{name}` is written `{code}`")]);
    }
}

#[test]
fn roles_groups_and_parties_of_the_plan_are_known() {
    let plan = format!(
        "{HEAD}periods:\n  - {{ id: 2013-06, label: June }}\npriorities: [THB]\ngroups:\n  all_ms: {{ name: all, members: member_states }}\nparties:\n  NAPTIP: {{ name: An agency }}\n"
    );
    let text = "action: \"1.1\"\nleaders: [driver, NAPTIP]\nparticipants: [all_ms, co_drivers]\n";
    assert_eq!(said(&[(OAP, &plan), (ACTION, text)]), [""; 0]);
    let files = Files::from([
        (OAP.into(), plan.into_bytes()),
        (ACTION.into(), b"action: \"1.1\"\nleaders: [All MS]\n".to_vec()),
    ]);
    assert_eq!(findings(&files)[0].help, ["for the Member States, write the group `all_ms`"]);
}

#[test]
fn a_duplicate_points_to_the_first_even_in_another_file() {
    let files = Files::from([
        (ACTION.into(), action("results:\n  - { id: cases, value: 1 }\n").into_bytes()),
        (
            "priorities/thb/actions/2.1.yaml".into(),
            b"action: \"2.1\"\nresults:\n  - { id: cases, value: 1 }\n".to_vec(),
        ),
    ]);
    let found = findings(&files);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule.id, "duplicate-figure");
    let first = &found[0].related[0];
    assert!(first.location.source < found[0].location.source);
    assert_eq!(first.label, "first defined here");
}

#[test]
fn the_example_is_clean() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let loaded = empact::load::load(&root).expect("readable");
    let found = empact::control::check(&loaded);
    let said: Vec<String> = found
        .iter()
        .map(|finding| {
            let file = loaded.sources.get(finding.location.source);
            let line = file.lines().number(finding.location.span.range().start);
            format!("{}:{line}: {}: {}", file.path, finding.rule.id, finding.message)
        })
        .collect();
    assert_eq!(said, [""; 0]);
}
