//! The formats of findings, through the program: as they are, and as those read them who do.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::{approved, empact, folder, put};
use clap::ValueEnum;
use empact::present::FindingsFormat;
use serde_json::Value;
use snapbox::{IntoData, str};
use tempfile::TempDir;

/// Every format that the program knows, by the word that asks for it.
fn formats() -> impl Iterator<Item = String> {
    let values =
        FindingsFormat::value_variants().iter().filter_map(FindingsFormat::to_possible_value);
    values.map(|value| value.get_name().to_owned())
}

fn fixtures() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
}

/// What a command writes to standard output in a folder.
fn output(at: &Path, arguments: &[&str]) -> String {
    let output = empact().args(arguments).current_dir(at).output().expect("the program runs");
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it writes text")
}

/// The faulty plan in a format.
fn faulty(format: &str) -> String {
    output(fixtures(), &["-C", "formats", "check", "--format", format])
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

/// Holds a document against a schema in the repository.
fn assert_valid(document: &Value, schema: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(schema);
    let schema = json(&fs::read_to_string(path).expect("the schema can be read"));
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let problems: Vec<String> = validator
        .iter_errors(document)
        .map(|problem| format!("{}: {problem}", problem.instance_path()))
        .collect();
    assert_eq!(problems, Vec::<String>::new());
}

/// A copy of the faulty plan, in the folder `plan`.
fn copy() -> TempDir {
    let copy = tempfile::tempdir().expect("a folder can be made");
    let root = fixtures().join("formats");
    let mut folders = vec![root.clone()];
    while let Some(from) = folders.pop() {
        for entry in fs::read_dir(from).expect("the folder can be read") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inside = path.strip_prefix(&root).expect("it lies there").to_string_lossy();
            let text = fs::read_to_string(&path).expect("the file can be read");
            put(copy.path(), &format!("plan/{inside}"), &text);
        }
    }
    copy
}

#[test]
fn findings_look_like_this() {
    for format in formats() {
        let mut shown = faulty(&format);
        if format == "sarif" {
            let mut sarif = json(&shown);
            // What changes with a release, or with the page of a rule.
            let driver = &mut sarif["runs"][0]["tool"]["driver"];
            driver["semanticVersion"] = "0.0.0".into();
            for rule in driver["rules"].as_array_mut().expect("a list") {
                rule["help"] = Value::Null;
            }
            shown = format!("{sarif:#}\n");
        }
        approved(&format!("tests/formats/expected/{format}.txt"), &shown);
    }
}

#[test]
fn json_fits_the_published_schema() {
    let plans = [
        faulty("json"),
        output(fixtures(), &["check", "--format=json", "../../examples/oap-2013"]),
    ];
    for plan in &plans {
        assert_valid(&json(plan), "docs/schema/findings.schema.json");
    }
    let mut other = json(&plans[0]);
    other["version"] = 2.into();
    let schema = fs::read_to_string(fixtures().join("../../docs/schema/findings.schema.json"));
    let schema = json(&schema.expect("the schema can be read"));
    assert!(!jsonschema::is_valid(&schema, &other), "the schema is for one version");
}

#[test]
fn gitlab_gets_the_list_it_describes() {
    let report = json(&faulty("gitlab"));
    assert_valid(&report, "tests/formats/gitlab.schema.json");
    for issue in report.as_array().expect("a list") {
        let path = issue["location"]["path"].as_str().expect("text");
        assert!(fixtures().join(path).is_file(), "{path} leads nowhere");
    }
}

#[test]
fn sarif_fits_the_standard() {
    let log = json(&faulty("sarif"));
    assert_valid(&log, "tests/formats/sarif.schema.json");
    let run = &log["runs"][0];
    for result in run["results"].as_array().expect("a list") {
        let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok());
        let rule = &run["tool"]["driver"]["rules"][index.expect("a number")];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    assert_valid(
        &json(&output(fixtures(), &["-C", "../../examples/oap-2013", "check", "--format=sarif"])),
        "tests/formats/sarif.schema.json",
    );
}

#[test]
fn junit_has_a_case_for_each_file() {
    let report = faulty("junit");
    let document = roxmltree::Document::parse(&report).expect("it is well-formed");
    let elements =
        |name: &'static str| document.descendants().filter(move |node| node.has_tag_name(name));
    let suites: Vec<_> = elements("testsuite").collect();
    assert_eq!(suites.len(), 1);
    let count = |name| suites[0].attribute(name).and_then(|count| count.parse().ok());
    assert_eq!(count("tests"), Some(elements("testcase").count()));
    assert_eq!(count("failures"), Some(elements("failure").count()));
    assert_eq!([count("errors"), count("skipped")], [Some(0), Some(0)]);
    // Jenkins' schema of the format: which element may hold which, and with which attributes.
    let grammar: [(&str, &[&str], &[&str]); 5] = [
        ("testsuites", &["testsuite"], &["name", "tests", "failures", "errors"]),
        ("testsuite", &["testcase"], &["name", "tests", "failures", "errors", "skipped"]),
        ("testcase", &["failure", "system-out"], &["classname", "name"]),
        ("failure", &[], &["type", "message"]),
        ("system-out", &[], &[]),
    ];
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let rule = grammar.iter().find(|(element, ..)| *element == name);
        let (_, children, attributes) = rule.unwrap_or_else(|| panic!("<{name}> is unknown"));
        for child in node.children().filter(roxmltree::Node::is_element) {
            assert!(children.contains(&child.tag_name().name()), "{child:?} in <{name}>");
        }
        let given: Vec<&str> = node.attributes().map(|attribute| attribute.name()).collect();
        assert_eq!(given, *attributes, "of <{name}>");
    }
}

#[test]
fn console_and_reports_come_of_one_run() {
    let plan = copy();
    let outputs: Vec<String> =
        formats().map(|format| format!("--output={format}={format}.out")).collect();
    put(plan.path(), "sarif.out", "what was there before");
    let run = empact().args(["check", "plan"]).args(&outputs).current_dir(plan.path()).assert();
    let run = run.code(1).stderr_eq(str![[r#"
5 files, [..]

"#]]);
    let console = String::from_utf8(run.get_output().stdout.clone()).expect("it is text");
    assert_eq!(console, output(plan.path(), &["check", "plan"]));
    for format in formats() {
        let report = fs::read_to_string(plan.path().join(format!("{format}.out")));
        let alone = output(plan.path(), &["check", "plan", "--format", &format]);
        assert_eq!(report.expect("it was written"), alone, "{format}");
    }
}

#[test]
fn a_report_that_cannot_be_written_is_asked_for_in_vain() {
    let plan = copy();
    let check = |output: &str| {
        let arguments = ["check", "plan", "--format=concise", "--output", output];
        empact().args(arguments).current_dir(plan.path()).assert().code(2)
    };
    check("xml=report.xml").stdout_eq("").stderr_eq(str![[r#"
error: invalid value 'xml=report.xml' for '--output <FORMAT=FILE>': there is no format `xml`; the formats are text, concise, json, github, gitlab, sarif, junit, markdown

For more information, try '--help'.

"#]].raw());
    check("report.sarif").stdout_eq("").stderr_eq(str![[r#"
error: invalid value 'report.sarif' for '--output <FORMAT=FILE>': write it as FORMAT=FILE; the formats are text, concise, json, github, gitlab, sarif, junit, markdown

For more information, try '--help'.

"#]].raw());
    check("sarif=-").stdout_eq("").stderr_eq(str![[r#"
error: invalid value 'sarif=-' for '--output <FORMAT=FILE>': a report goes to a file; for standard output there is `--format`

For more information, try '--help'.

"#]].raw());
    check("sarif=nowhere/report.sarif").stderr_eq(
        str![[r#"
error: cannot write `nowhere/report.sarif`: there is no folder `nowhere`

"#]]
        .raw(),
    );
    empact()
        .args(["check", "plan", "--output=json=a", "--output=sarif=a"])
        .current_dir(plan.path())
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(
            str![[r#"
error: two reports cannot both go to `a`

"#]]
            .raw(),
        );
}

#[test]
fn fingerprints_outlive_lines_that_come_and_go() {
    let fingerprints = |at: &Path| -> Vec<String> {
        let report = json(&output(at, &["check", "plan", "--format=gitlab"]));
        let issues = report.as_array().expect("a list").iter();
        issues.map(|issue| issue["fingerprint"].as_str().expect("text").to_owned()).collect()
    };
    let plan = copy();
    let before = fingerprints(plan.path());
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len(), "one each");
    let path = plan.path().join("plan/priorities/thb/actions/1.2.yaml");
    let text = fs::read_to_string(&path).expect("the file can be read");
    fs::write(&path, format!("# One\n# Two\n\n{text}")).expect("it can be written");
    assert_eq!(fingerprints(plan.path()), before);
    let sarif = json(&output(plan.path(), &["check", "plan", "--format=sarif"]));
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    let same: Vec<&Value> =
        results.iter().map(|result| &result["partialFingerprints"]["empact/v1"]).collect();
    assert_eq!(same, before.iter().collect::<Vec<_>>());
}

#[test]
fn two_plans_are_one_document() {
    let plans = copy();
    put(
        plans.path(),
        "other/oap.yaml",
        "title: Plan\nyears: [2013]\npriorities: []\nnonsense: 1\n",
    );
    let both = |format: &str| output(plans.path(), &["check", "plan", "other", "--format", format]);
    let document = json(&both("json"));
    assert_valid(&document, "docs/schema/findings.schema.json");
    assert_eq!(document["summary"]["files"], 6);
    let paths: Vec<&str> = document["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| finding["path"].as_str().expect("text"))
        .collect();
    assert!(paths.contains(&"other/oap.yaml") && paths.iter().any(|p| p.starts_with("plan/")));
    assert_valid(&json(&both("sarif")), "tests/formats/sarif.schema.json");
    assert_valid(&json(&both("gitlab")), "tests/formats/gitlab.schema.json");
    roxmltree::Document::parse(&both("junit")).expect("it is well-formed");
}

/// Names and texts of files that command something, in a folder that does so too.
#[cfg(unix)]
#[test]
fn a_hostile_plan_commands_nobody() {
    let name = "::error ::\u{1b}[2J\n::set-output name=a::b,<x>&\"]]>##[add-path]";
    let text = "\"::stop-commands::x\": 1\n\"\\e[31m\\n::error ::y\\u202e]]></failure>\": 2\n\
                title: \"##[add-path]\u{202e} %0A &#10; <b>\"\nleaders: [\"\\n::error ::z\", XXX]\n";
    let plan = folder(&[
        (&format!("{name}/oap.yaml"), "title: Plan\nyears: [2013]\npriorities: [THB]\n"),
        (&format!("{name}/priorities/{name}/priority.yaml"), text),
        (&format!("{name}/priorities/{name}/actions/{name}.yaml"), text),
        (&format!("{name}/priorities/{name}/narrative/{name}.md"), &format!("---\n{text}---\n")),
    ]);
    for format in formats() {
        let shown = output(plan.path(), &["-C", name, "check", "--format", &format]);
        assert!(!shown.contains(|c: char| c != '\n' && (c.is_control() || c == '\u{202e}')));
        for line in shown.lines().map(str::trim_start) {
            let ours = line.starts_with("::error file=") || line.starts_with("::warning file=");
            let second_file =
                ["text", "markdown"].contains(&format.as_str()) && line.starts_with("::: ");
            assert!(
                !line.starts_with("::") || second_file || (ours && format == "github"),
                "{format}: {line}"
            );
            assert!(format == "github" || !line.contains("##["), "{format}: {line}");
            assert!(format != "github" || ours, "{line}");
        }
        match format.as_str() {
            "text" | "concise" | "github" => {}
            "json" => assert_valid(&json(&shown), "docs/schema/findings.schema.json"),
            "gitlab" => assert_valid(&json(&shown), "tests/formats/gitlab.schema.json"),
            "sarif" => assert_valid(&json(&shown), "tests/formats/sarif.schema.json"),
            "junit" => {
                let document = roxmltree::Document::parse(&shown).expect("it is well-formed");
                let cases = document.descendants().filter(|node| node.has_tag_name("testcase"));
                assert_eq!(cases.count(), 4);
            }
            // A heading, a table of four files, and one block of code to the end.
            "markdown" => {
                let (table, block) = shown.split_once("\n```text\n").expect("a block");
                assert_eq!(
                    table.lines().filter(|line| line.starts_with("| `")).count(),
                    4,
                    "{table}"
                );
                assert!(block.ends_with("\n```\n") && block.matches("```").count() == 1, "{block}");
            }
            other => panic!("nothing reads what `{other}` gives"),
        }
    }
}
