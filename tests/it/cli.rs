//! The command line as such: help, version, wrong use, colour, pipes.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{approved, empact};
use snapbox::str;

#[test]
fn version() {
    empact()
        .arg("--version")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
empact 0.2.0

"#]])
        .stderr_eq("");
}

#[test]
fn help_names_the_commands_with_examples_and_exit_codes() {
    empact().arg("-h").assert().code(0).stderr_eq("").stdout_eq(str![[r#"
Checks operational action plans kept as YAML files, and renders the drivers' reports from them

Usage: empact [OPTIONS] <COMMAND>

Commands:
  check      Check a plan and show everything that is wrong with it
  diff       Show what changed in a plan since a revision, against another, or between periods
  explain    Say what a rule is about, list all rules, or say how a figure came about
  export     Export the plan as tables: JSON, CSV or an Excel workbook
  init       Begin a plan: its first files, and what editors, hooks and services need
  migrate    Rewrite a plan of an earlier format for this version of the program
  move       Give an action another number, or move it into another priority
  new        Add a priority, an action or a period
  note       Render the note to COSI: all reports in one document
  parties    List the parties that can be named, or look for one by a word
  plan       Render the operational action plan itself, before anything is reported
  report     Render the driver's report on a priority
  rollover   Make the next plan from this one
  schema     Print the JSON Schema of a kind of file, for editors and other validators
  serve      Show the documents of the plan in the browser, again after each change
  status     Show how the actions of a plan stand: reports, stages, verdicts
  summary    Render the summary over all priorities
  templates  List the templates of documents, what they can print, and copy them
  help       Print this message or the help of the given subcommand(s)

Options:
  -h, --help     Print help (see more with '--help')
  -V, --version  Print version

Global options:
  -C, --directory <DIR>  Look for the plan in DIR instead of the current folder
      --color <WHEN>     When to use colour [default: auto] [possible values: auto, always, never]

Examples:
  empact init plan                        Begin a plan in a new folder
  empact check                            Check the plan in the current folder
  empact check priorities/thb             Show only what is found in one priority
  empact -C examples/oap-2013 check       Check a plan that lies elsewhere
  empact report --priority THB            Render the report on a priority
  empact diff                             Show what was changed since the last commit
  empact summary -o summary.html          Render the summary over all priorities
  empact explain unknown-key              Say what a rule is about

Exit codes:
  0  nothing found, or warnings only
  1  errors were found; with `check --diff` something to mend, with `diff --exit-code` changes
  2  the command could not be carried out

"#]]);
}

/// The commands that the help names, as the program lists them.
fn commands() -> Vec<String> {
    let help = piped(&["-h"], None);
    let (_, list) = help.split_once("\nCommands:\n").expect("a list of commands");
    let names = list.lines().take_while(|line| !line.is_empty());
    names.map(|line| line.split_whitespace().next().expect("a name").to_owned()).collect()
}

#[test]
fn help_of_every_command() {
    let commands = commands();
    for command in &commands {
        let arguments = [command.as_str(), "--help"];
        let asked = if command == "help" { &arguments[..1] } else { &arguments[..] };
        // Approved is what a program built without PDF says; one with it says this more.
        let help = piped(asked, None).replace("          - pdf:  A file of PDF\n", "");
        approved(&format!("tests/help/{command}.txt"), &help);
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/help");
    let pages = fs::read_dir(folder).expect("a folder of pages").map(|entry| {
        let name = entry.expect("a page").file_name();
        name.to_string_lossy().trim_end_matches(".txt").to_owned()
    });
    assert_eq!(pages.collect::<BTreeSet<_>>(), commands.into_iter().collect());
}

#[test]
fn wrong_use_ends_with_2_and_says_what_is_right() {
    empact().assert().code(2).stdout_eq("");
    empact().arg("chekc").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: unrecognized subcommand 'chekc'

  tip: some similar subcommands exist: 'schema', 'check'

Usage: empact [OPTIONS] <COMMAND>

For more information, try '--help'.

"#]]);
    empact().args(["check", "--format", "xml"]).assert().code(2).stdout_eq("").stderr_eq(str![[
        r#"
error: invalid value 'xml' for '--format <FORMAT>'
  [possible values: text, concise, json, github, gitlab, sarif, junit, markdown]

For more information, try '--help'.

"#
    ]]);
    empact().args(["check", "--color"]).assert().code(2).stdout_eq("");
}

/// What the program writes to a pipe, with these arguments and one variable.
fn piped(arguments: &[&str], variable: Option<(&str, &str)>) -> String {
    let command = empact().args(arguments);
    let command = match variable {
        Some((name, value)) => command.env(name, value),
        None => command,
    };
    let output = command.output().expect("the program can be run");
    String::from_utf8(output.stdout).expect("it writes text")
}

#[test]
fn colour_is_for_terminals_and_for_those_who_insist() {
    let escape = '\u{1b}';
    let explain = ["explain", "unknown-key"];
    let plain = piped(&explain, None);
    assert!(!plain.contains(escape));

    let coloured = piped(&["--color", "always", "explain", "unknown-key"], None);
    assert!(coloured.contains("\u{1b}[1munknown-key\u{1b}[0m"), "{coloured}");
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    assert_eq!(piped(&["explain", "unknown-key", "--color=always"], None), coloured);

    assert_eq!(piped(&explain, Some(("CLICOLOR_FORCE", "1"))), coloured);
    assert_eq!(piped(&explain, Some(("NO_COLOR", "1"))), plain);
    // What is asked for by hand wins over the environment.
    let by_hand =
        piped(&["--color=never", "explain", "unknown-key"], Some(("CLICOLOR_FORCE", "1")));
    assert_eq!(by_hand, plain);
    let by_hand = piped(&["--color=always", "explain", "unknown-key"], Some(("NO_COLOR", "1")));
    assert_eq!(by_hand, coloured);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    for arguments in [&["explain"][..], &["schema", "action"], &["explain", "unknown-key"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe can be made");
        drop(reader);
        let output = Command::new(snapbox::cmd::cargo_bin!("empact"))
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(writer)
            .stderr(Stdio::piped())
            .spawn()
            .and_then(std::process::Child::wait_with_output)
            .expect("the program can be run");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn an_error_is_told_with_its_causes_and_nothing_in_it_is_raw() {
    empact().args(["check", "no\u{1b}[31mwhere"]).assert().code(2).stdout_eq("").stderr_eq(str![[
        r#"
error: cannot open `no␛[31mwhere`
  caused by: [..]

"#
    ]]);
}
