//! SARIF before sarif-multitool, with the rules of the standard and those of GitHub.

use std::path::Path;
use std::process::Command;

use crate::support::{empact, folder};

/// Findings of several rules, with fixes, other places, braces and signs that SARIF knows.
const FILES: &[(&str, &str)] = &[
    (
        "oap.yaml",
        "title: P\nyears: [2013]\nperiods: [{ id: 2013-06, label: A }]\npriorities: [THB, X]\n",
    ),
    ("priorities/thb/priority.yaml", "key: THB\nname: N\ndriver: UK\nmarking:\n"),
    (
        "priorities/thb/actions/1.1.yaml",
        "action: \"1.1\"\ntitle: \"{0} [a](b) {{é}}\"\nleaders: UK\nparticpants: [GR]\nstart: 2014\nend: 2013\n\
         kpis:\n  - { id: a, name: N, target: 4, values: { 2013-06: \"5,5\" } }\n",
    ),
];

fn log() -> String {
    let plan = folder(FILES);
    let output = empact().args(["check", "--format", "sarif"]).current_dir(plan.path()).output();
    String::from_utf8(output.expect("the program can be run").stdout).expect("it is text")
}

#[test]
fn nobody_reads_doubled_braces() {
    let log = log();
    assert!(log.contains("{ at_least: 4 }"), "{log}");
    let messages = log.lines().filter(|line| line.contains("\"text\":") && !line.contains("0} [a"));
    assert!(messages.clone().count() > 10);
    for line in messages {
        assert!(!line.contains("{{") && !line.contains("}}"), "{line}");
    }
}

/// What it finds in a log: a line each.
fn validate(tool: &Path, log: &str) -> Vec<String> {
    let place = tempfile::tempdir().expect("a folder can be made");
    let path = place.path().join("log.sarif");
    std::fs::write(&path, log).expect("it can be written");
    let output = Command::new(tool)
        .arg("validate")
        .arg(&path)
        .args(["--rule-kind", "Sarif;Ghas", "--output"])
        .arg(place.path().join("found.sarif"))
        // It asks for no languages of the machine.
        .env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")
        .output()
        .expect("it can be run");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("Analysis completed"), "{said}");
    said.lines().filter(|line| line.contains(".sarif(")).map(str::to_owned).collect()
}

#[test]
fn sarif_multitool_finds_nothing() {
    let Some(tool) = super::client("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool")
    else {
        return;
    };
    let log = log();
    let found = validate(&tool, &log);
    // The program has no home of its own on the web yet: Cargo.toml names no repository.
    let nameless = env!("CARGO_PKG_REPOSITORY").is_empty();
    let found: Vec<&String> =
        found.iter().filter(|line| !(nameless && line.contains("SARIF2005"))).collect();
    assert_eq!(found, Vec::<&String>::new());
    let without = log.replace("\"fullDescription\"", "\"fullDescriptions\"");
    let found = validate(&tool, &without);
    assert!(found.iter().any(|line| line.contains("GH2012")), "{found:?}");
}
