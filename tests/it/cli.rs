//! The command line as such: help, version, wrong use, colour, pipes.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

use std::process::{Command, Stdio};

use crate::support::empact;
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
  check    Check a plan and show everything that is wrong with it
  diff     Show what changed in a plan since a revision, against another, or between periods
  explain  Say what a rule is about, or list all rules
  export   Export the plan as tables: JSON, CSV or an Excel workbook
  note     Render the note to COSI: all reports in one document
  report   Render the final driver's report of a priority
  schema   Print the JSON Schema of a kind of file, for editors and other validators
  status   Show how the actions of a plan stand: reports, stages, verdicts
  summary  Render the summary over all priorities
  help     Print this message or the help of the given subcommand(s)

Options:
  -h, --help     Print help (see more with '--help')
  -V, --version  Print version

Global options:
  -C, --directory <DIR>  Look for the plan in DIR instead of the current folder
      --color <WHEN>     When to use colour [default: auto] [possible values: auto, always, never]

Examples:
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

#[test]
#[allow(clippy::too_many_lines, reason = "the help of a command is as long as it is")]
fn help_of_every_command() {
    empact().args(["check", "--help"]).assert().code(0).stdout_eq(str![[r#"
Check a plan and show everything that is wrong with it

Every file is read, and every problem of every file is shown in one run.

Usage: empact check [OPTIONS] [PATH]...

Arguments:
  [PATH]...
          Files and folders to show findings for; without any, the whole plan
          
          The plan they belong to is always read as a whole, because files speak about each other.
          `-` is standard input, whose text is checked in place of the file that --stdin-filename
          names.

Options:
      --format <FORMAT>
          How to show findings

          Possible values:
          - text:    With the source, the marked place, notes and help
          - concise: One line each: place, severity, rule and message
          - json:    All that is known, as JSON with a schema
          - github:  Workflow commands, which GitHub Actions shows beside the lines
          - gitlab:  A GitLab Code Quality report
          - sarif:   SARIF 2.1.0, for code scanning
          - junit:   JUnit XML, a test case for each file
          
          [default: text]

      --output <FORMAT=FILE>
          Write the findings to a file as well, in this format; may be given more than once

      --fix
          Mend what can be mended safely, and show what remains
          
          Only what can have been meant in one way is changed, and only where the plan, read again,
          proves it right. Comments, layout and line endings stay. All files are written or none.
          What is not reported is not mended. The mended text of `-` goes to standard output, and
          what remains to standard error.

      --diff
          Show what `--fix` would change, as a unified diff, and change nothing

      --max-marking <MARKING>
          Leave out what is marked higher than this
          
          Files with a higher marking are left out, and what would tell of them. How many there are
          is said, and which by their numbers. It never lowers a marking.
          
          [possible values: public, limite, restricted, confidential, secret, top_secret]

  -h, --help
          Print help (see a summary with '-h')

Rules:
      --select <RULE>
          Report only these rules or families of rules
          
          Names are ids (`unknown-party`) or families (`references`), with commas between them.
          Findings of the syntax of a file are always reported.

      --ignore <RULE>
          Do not report these rules or families
          
          Of --ignore, --warn and --deny the last one counts that names a rule, and what names the
          rule counts before what names its family. All of them count before settings in
          `priority.yaml`, and those before settings in `oap.yaml`.

      --warn <RULE>
          Report these rules or families as warnings

      --deny <RULE>
          Report these rules or families as errors

      --baseline <FILE>
          Do not report what is in the baseline FILE
          
          A baseline holds the findings that a plan had when it began to be checked.

      --write-baseline
          Make the baseline if there is none, or else take out what is no longer found
          
          Nothing is ever added to a baseline.

Files:
      --since <REV>
          Show only what is found in files that differ from a revision of git
          
          The whole plan is read all the same. Files that are not yet known to git count too.

      --stdin-filename <FILE>
          The file whose text comes from standard input, with `-` as the path
          
          Its text on disk, if there is any, is not looked at. Only what is found in it is shown.

Global options:
  -C, --directory <DIR>
          Look for the plan in DIR instead of the current folder
          
          DIR may be any folder of a plan. Other paths on the command line stay relative to the
          current folder.

      --color <WHEN>
          When to use colour
          
          `auto` means: on a terminal, unless the environment says otherwise (`NO_COLOR`,
          `CLICOLOR_FORCE`).
          
          [default: auto]
          [possible values: auto, always, never]

Examples:
  empact check                                      The plan in the current folder
  empact check priorities/thb                       Only what is found in one priority
  empact check priorities/thb/actions/1.1.yaml      Only what is found in one file
  empact check --format concise | grep placeholder  One line for each finding
  empact check --output sarif=empact.sarif          A report for code scanning besides
  empact check --since main                         Only what is found in changed files
  empact check --ignore completeness                All but what has not been filled in
  empact check --baseline baseline.json             Only what is not in the baseline
  empact check --diff                               Show what could be mended
  empact check --fix                                Mend it, and show what remains

Findings go to standard output, the summary to standard error. The exit code is 0 when there is
nothing but warnings, 1 when there are errors, 2 when the plan could not be read or mended. With
`--diff` it is 1 when there is something to mend.

"#]]);
    empact().args(["explain", "-h"]).assert().code(0).stdout_eq(str![[r#"
Say what a rule is about, or list all rules

Usage: empact explain [OPTIONS] [RULE]

Arguments:
  [RULE]  The rule, as a finding names it in brackets: unknown-key; without it, all are listed

Options:
  -h, --help  Print help (see more with '--help')

Global options:
  -C, --directory <DIR>  Look for the plan in DIR instead of the current folder
      --color <WHEN>     When to use colour [default: auto] [possible values: auto, always, never]

Examples:
  empact explain                 List all rules
  empact explain unknown-key     Say what a rule is about, with an example

"#]]);
    empact().args(["export", "-h"]).assert().code(0).stdout_eq(str![[r#"
Export the plan as tables: JSON, CSV or an Excel workbook

Usage: empact export [OPTIONS]

Options:
  -p, --priority <PRIORITY>    The priorities to export: key, letter or name; may be given more than
                               once; without it, all
      --period <ID>            Tell how things stood in a period, by its id in `oap.yaml`; without
                               it, how they stand
      --table <NAME>           The tables to export; may be given more than once; without it, all
      --format <FORMAT>        The format; without it, what the name of the output file ends in; CSV
                               for a folder or a single table, else JSON [possible values: json,
                               csv, xlsx]
  -o, --output <PATH>          The file to write, or a folder ending in `/`; without it, standard
                               output
      --max-marking <MARKING>  Leave out what is marked higher than this [possible values: public,
                               limite, restricted, confidential, secret, top_secret]
  -h, --help                   Print help (see more with '--help')

Global options:
  -C, --directory <DIR>  Look for the plan in DIR instead of the current folder
      --color <WHEN>     When to use colour [default: auto] [possible values: auto, always, never]

Examples:
  empact export -o plan.xlsx                       A workbook with a sheet for each table
  empact export -o tables/                         A CSV file for each table, in a folder
  empact export --table actions                    One table as CSV, to standard output
  empact export --format json                      All tables as one JSON document
  empact export -p THB -p CYB --period 2013-06     Two priorities, as things stood in June 2013

docs/export.md describes every table and column; so does the table `columns`. A plan with errors is
not exported: the findings are shown and the exit code is 1.

"#]]);
    empact().args(["status", "-h"]).assert().code(0).stdout_eq(str![[r#"
Show how the actions of a plan stand: reports, stages, verdicts

Usage: empact status [OPTIONS]

Options:
  -p, --priority <PRIORITY>    Show the actions of a priority, by its key, letter or name; may be
                               given more than once
      --period <ID>            The period, by its id in `oap.yaml`; without it, the last one each
                               priority reported on
      --format <FORMAT>        How to show it [default: text] [possible values: text, json]
      --max-marking <MARKING>  Leave out what is marked higher than this [possible values: public,
                               limite, restricted, confidential, secret, top_secret]
  -h, --help                   Print help (see more with '--help')

Global options:
  -C, --directory <DIR>  Look for the plan in DIR instead of the current folder
      --color <WHEN>     When to use colour [default: auto] [possible values: auto, always, never]

Examples:
  empact status                        A row for each priority, those with missing reports first
  empact status --period 2013-06       As things stood in June 2013
  empact status -p THB                 A row for each action of a priority
  empact status --format json          All of it, for programs

A plan with errors is shown as far as it can be read, and the exit code is 1. To a pipe, the screen
is 100 columns wide, or as wide as the variable COLUMNS says.

"#]]);
    empact().args(["schema", "-h"]).assert().code(0).stdout_eq(str![[r#"
Print the JSON Schema of a kind of file, for editors and other validators

Usage: empact schema KIND
       empact schema --output DIR

Arguments:
  [KIND]  The kind of file [possible values: plan, priority, action, narrative, annex, findings,
          diff, export, status]

Options:
  -o, --output <DIR>  Write the schemas of all kinds to DIR, as KIND.schema.json
  -h, --help          Print help (see more with '--help')

Global options:
  -C, --directory <DIR>  Look for the plan in DIR instead of the current folder
      --color <WHEN>     When to use colour [default: auto] [possible values: auto, always, never]

Examples:
  empact schema action                 Print the schema of action files
  empact schema findings               Print that of `check --format json`
  empact schema --output docs/schema   Write all schemas to a folder

An editor that speaks the YAML language server's protocol uses a schema for a file that begins with
  # yaml-language-server: $schema=PATH/action.schema.json

"#]]);
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
  [possible values: text, concise, json, github, gitlab, sarif, junit]

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
