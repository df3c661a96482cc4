//! Texts as they come out of Word, Excel, Outlook and PDF, wherever words can stand: each is
//! shown as it was meant, or a finding says how it would be shown. `tests/notations/texts.tsv` says where
//! each comes from, where it stands, what is found in it, and what is shown once `--fix` has been run;
//! `texts.txt` beside it holds what is said of it, and what it becomes.
//!
//! A rule with `*` is one that `--fix` mends. What is shown is looked for in the HTML of the report, and in
//! its Markdown as a forge shows it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{approved, empact, put};

/// A text of the table.
struct Row {
    place: String,
    written: String,
    /// The rules that find something, in order; with `*` those of which nothing is left after `--fix`.
    found: String,
    shown: Vec<String>,
}

fn rows() -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notations/texts.tsv");
    let text = fs::read_to_string(path).expect("the table is there");
    let rows = text.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, place, written, found, shown] = cells[..] else { panic!("five cells: {line}") };
        Row {
            place: place.into(),
            written: unescaped(written),
            found: found.into(),
            shown: shown.split(" … ").map(str::to_owned).collect(),
        }
    });
    rows.collect()
}

/// A cell with its `\n`, `\t` and `\u{f0b7}`.
fn unescaped(cell: &str) -> String {
    let mut parts = cell.replace("\\n", "\n").replace("\\t", "\t");
    while let Some(at) = parts.find("\\u{") {
        let end = at + parts[at..].find('}').expect("it is closed");
        let code = u32::from_str_radix(&parts[at + 3..end], 16).expect("a number");
        let letter = char::from_u32(code).expect("a character").to_string();
        parts.replace_range(at..=end, &letter);
    }
    parts
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn block(text: &str, indent: usize) -> String {
    let before = " ".repeat(indent);
    let lines = text
        .lines()
        .map(|line| if line.is_empty() { "\n".into() } else { format!("{before}{line}\n") });
    lines.collect()
}

/// The lines of an action in which a text stands at a place.
fn lines(place: &str, text: &str) -> String {
    let value = match place {
        "folded" => format!(">\n{}", block(text, 6)),
        "block" | "description" => format!("|\n{}", block(text, 6)),
        "plain" => text.to_owned(),
        _ => quoted(text),
    };
    let value = value.trim_end();
    let kpi = |name: &str, rest: &str| {
        format!("kpis:\n  - id: k\n    name: {name}\n    unit: files\n{rest}\n")
    };
    let number = "    values: { 2026-06: 4 }";
    let reported = match place {
        "block" | "quoted" | "folded" | "plain" => value,
        _ => "As planned.",
    };
    let progress = format!("progress:\n  2026-06:\n    stage: ongoing\n    result: {reported}\n");
    let other = match place {
        "block" | "quoted" | "folded" | "plain" | "title" => String::new(),
        "name" => kpi(value, &format!("    target: {{ text: as many as before }}\n{number}")),
        "target" => kpi("Files", &format!("    target: {{ text: {value} }}\n{number}")),
        "value" => {
            let read = format!("    values: {{ 2026-06: {{ text: {value} }} }}");
            kpi("Files", &format!("    target: {{ at_least: 5 }}\n{read}"))
        }
        "note" => {
            format!("results:\n  - {{ label: Cases, unit: files, value: 5, note: {value} }}\n")
        }
        "label" => format!("results:\n  - {{ label: {value}, unit: files, value: 5 }}\n"),
        "comment" => format!("comments: [{value}]\n"),
        "description" => format!("description:\n  - {value}\n"),
        "event" => format!("events:\n  - {{ kind: {value}, start: 2026-03 }}\n"),
        other => panic!("no place: {other}"),
    };
    let title = if place == "title" { value } else { "Routes" };
    format!("title: {title}\nleaders: [NL]\n{progress}{other}")
}

const OAP: &str = "title: Plan\nyears: [2026]\nperiods:\n  - { id: 2026-06, label: June }\n\
                   priorities: [THB]\n";
const PRIORITY: &str = "key: THB\nname: Trafficking\ndriver: NL\ngoals:\n  - { number: 1 }\n\
                        figures:\n  - { id: cases, label: Cases, unit: files, value: 14 }\n";

fn file(number: usize, row: &Row) -> String {
    match row.place.as_str() {
        "narrative" => format!("priorities/thb/narrative/{number}.md"),
        _ => format!("priorities/thb/actions/1.{number}.yaml"),
    }
}

fn plan(rows: &[Row]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    put(folder.path(), "oap.yaml", OAP);
    put(folder.path(), "priorities/thb/priority.yaml", PRIORITY);
    for (number, row) in (1..).zip(rows) {
        let text = if row.place == "narrative" {
            let head = format!("---\ntitle: Text {number}\nplace: summary\n---\n\n");
            format!("{head}{}\n", row.written)
        } else {
            format!("action: \"1.{number}\"\n{}", lines(&row.place, &row.written))
        };
        put(folder.path(), &file(number, row), &text);
    }
    folder
}

/// What is found in each file: the rule, and what is said.
fn found(folder: &Path) -> BTreeMap<String, Vec<(String, String)>> {
    let arguments = ["check", "--format", "json", "--ignore", "copied-text"];
    let run = empact().args(arguments).current_dir(folder).assert();
    let report: Value = serde_json::from_slice(&run.get_output().stdout).expect("it is JSON");
    let mut found: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for finding in report["findings"].as_array().expect("a list") {
        let of = |key: &str| finding[key].as_str().expect("a text").to_owned();
        let help = finding["help"].as_array().expect("a list").iter();
        let help: Vec<&str> = help.map(|line| line.as_str().expect("a text")).collect();
        let said = format!("{}\n    help: {}", of("message"), help.join("\n    help: "));
        found.entry(of("path")).or_default().push((of("rule"), said));
    }
    found
}

fn rules(found: &[(String, String)]) -> Vec<&str> {
    let mut rules: Vec<&str> = found.iter().map(|(rule, _)| rule.as_str()).collect();
    rules.dedup();
    rules
}

fn report(folder: &Path, format: &str) -> String {
    let arguments = ["report", "--priority", "THB", "--draft", "--format", format];
    // A draft of a plan with errors is made, and says so.
    let run = empact().args(arguments).current_dir(folder).output().expect("it runs");
    assert!(run.status.code() < Some(2));
    String::from_utf8(run.stdout).expect("it is UTF-8")
}

/// Markdown as a forge shows it.
fn as_shown(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    options.extension.tasklist = true;
    options.render.r#unsafe = true;
    comrak::markdown_to_html(markdown, &options)
}

/// What a page shows of a row, without what two ways of writing the same may differ in.
fn part(html: &str, number: usize, row: &Row) -> String {
    let (own, any) = match row.place.as_str() {
        "narrative" => (format!("Text {number}<"), "Text "),
        _ => (format!("action-1-{number}\""), "action-1-"),
    };
    let html = html.replace(" <a id=", "<a id=");
    let mut part = String::new();
    for (at, _) in html.match_indices(&own) {
        let rest = &html[at + own.len()..];
        part.push_str(&rest[..rest.find(any).unwrap_or(rest.len())]);
    }
    let part = part.replace("<p>", "").replace("</p>", " ").replace("<br />", " ");
    let part = part.replace("<br>", " ").replace("<s>", "<del>").replace("</s>", "</del>");
    // The first cell names its row.
    let part = part.replace("<th scope=\"row\">", "<td>").replace("</th><td", "</td><td");
    let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
    part.replace("> ", ">").replace(" <", "<")
}

#[test]
fn each_text_is_shown_as_it_was_meant_or_a_finding_asks() {
    let rows = rows();
    let folder = plan(&rows);
    let before = found(folder.path());
    let fixed = empact().args(["check", "--fix"]).current_dir(folder.path()).output();
    assert!(fixed.expect("it runs").status.code() < Some(2));
    let after = found(folder.path());
    let html = report(folder.path(), "html");
    let markdown = as_shown(&report(folder.path(), "md"));
    let (mut said, mut wrong) = (String::new(), String::new());
    for (number, row) in (1..).zip(&rows) {
        let file = file(number, row);
        let none = Vec::new();
        let (was, is) = (before.get(&file).unwrap_or(&none), after.get(&file).unwrap_or(&none));
        let mended = |rule: &&str| !rules(is).contains(rule);
        let marked = rules(was)
            .into_iter()
            .map(|rule| format!("{rule}{}", if mended(&rule) { "*" } else { "" }));
        let marked = marked.collect::<Vec<_>>().join(" ");
        let marked = if marked.is_empty() { "-".to_owned() } else { marked };
        let _ = writeln!(said, "{number} {}: {:?}", row.place, row.written);
        for (rule, words) in was {
            let _ = writeln!(said, "  {rule}: {words}");
        }
        if marked.contains('*') {
            let mended = fs::read_to_string(folder.path().join(&file)).expect("it is there");
            let _ = writeln!(said, "  becomes:\n{}", block(&mended, 4));
        }
        if marked != row.found {
            let _ =
                writeln!(wrong, "{number} {:?}: found {marked}, not {}", row.written, row.found);
        }
        for (format, page) in [("HTML", &html), ("Markdown", &markdown)] {
            let part = part(page, number, row);
            for shown in &row.shown {
                if !part.contains(shown.as_str()) {
                    let _ = writeln!(wrong, "{number} {:?}: {format} shows {part}", row.written);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    approved("tests/notations/texts.txt", &said);
}

/// A plan with one action and one narrative, both given.
fn small(action: &str, narrative: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    put(folder.path(), "oap.yaml", OAP);
    put(folder.path(), "priorities/thb/priority.yaml", PRIORITY);
    let progress = "progress:\n  2026-06: { stage: ongoing, result: As planned. }\n";
    let head = "action: \"1.1\"\nleaders: [NL]\n";
    put(folder.path(), "priorities/thb/actions/1.1.yaml", &format!("{head}{action}{progress}"));
    let head = "---\ntitle: Text\nplace: summary\n---\n\n";
    put(folder.path(), "priorities/thb/narrative/1.md", &format!("{head}{narrative}\n"));
    folder
}

#[test]
fn accents_that_unicode_writes_in_another_way_are_no_change() {
    let before = small("title: Übersicht der Wege\n", "Die Übersicht steht.\n\nSo ist es.");
    let after =
        small("title: U\u{308}bersicht der Wege\n", "Die U\u{308}bersicht steht.\n\nSo ist es.");
    let other = small("title: Übersichten der Wege\n", "Die Übersicht steht.\n\nSo ist es.");
    let diff = |folder: &TempDir| {
        let run =
            empact().arg("diff").arg(before.path()).arg("--exit-code").current_dir(folder.path());
        run.output().expect("it runs").status.code()
    };
    assert_eq!((diff(&after), diff(&other)), (Some(0), Some(1)));
}

#[test]
fn a_file_whose_name_has_other_accents_is_said_to_be_there() {
    let folder = small("title: Routes\n", "See [a](../annexes/U\u{308}bersicht.md).");
    put(
        folder.path(),
        "priorities/thb/annexes/Übersicht.md",
        "---\ntitle: Routes\nplace: annex\n---\n\nText.\n",
    );
    let found = found(folder.path());
    let said = &found["priorities/thb/narrative/1.md"];
    assert!(
        said.iter().any(|(rule, words)| rule == "missing-file" && words.contains("as a Mac does")),
        "{said:?}"
    );
}

#[test]
fn a_figure_is_cited_wherever_there_is_a_text() {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notations/cited");
    let files = ["priority.yaml", "actions/1.1.yaml", "annexes/a.md"].map(|file| {
        fs::read_to_string(plan.join("priorities/thb").join(file)).expect("it is there")
    });
    // What stands before each citation names its place.
    let words = files.iter().flat_map(|text| {
        let places = text.match_indices(" <figure:c>").map(|(at, _)| &text[..at]);
        places.map(|before| before.rsplit([' ', '[', '\n']).next().expect("a word"))
    });
    let words: Vec<&str> = words.collect();
    assert_eq!(words.len(), 34);
    for arguments in [
        &["report", "--priority", "THB", "--format", "md"][..],
        &["report", "--priority", "THB", "--format", "html"],
        &["summary", "--format", "md"],
        &["summary", "--format", "html"],
        &["plan"],
        &["export", "--format", "json"],
    ] {
        let run = empact().args(arguments).current_dir(&plan).assert().success();
        let shown = String::from_utf8(run.get_output().stdout.clone()).expect("it is UTF-8");
        assert!(!shown.contains("figure:c"), "{arguments:?}");
        let missing = words.iter().filter(|word| !shown.contains(&format!("{word} 14")));
        let missing: Vec<&&str> = missing.collect();
        assert!(arguments[0] != "report" || missing.is_empty(), "{arguments:?}: {missing:?}");
    }
}

#[test]
fn links_of_a_report_lead_past_the_headings_of_an_author() {
    let report = |heading: &str| {
        let folder = tempfile::tempdir().expect("a folder can be made");
        put(folder.path(), "oap.yaml", OAP);
        put(folder.path(), "priorities/thb/priority.yaml", PRIORITY);
        let head = "action: \"1.1\"\n";
        let action = format!("{head}{}", lines("quoted", "As planned."));
        put(folder.path(), "priorities/thb/actions/1.1.yaml", &action);
        let text =
            format!("---\ntitle: Developments\nplace: summary\n---\n\n## {heading}\n\nIt is so.\n");
        put(folder.path(), "priorities/thb/narrative/a.md", &text);
        let run =
            empact().args(["report", "-p", "THB"]).current_dir(folder.path()).assert().code(0);
        String::from_utf8(run.get_output().stdout.clone()).expect("text")
    };
    let plain = report("What was done");
    assert!(plain.contains("](#goal-1)") && plain.contains("<a id=\"goal-1\">"), "{plain}");
    // A forge gives this heading the place `goal-1`, and it comes first.
    let apart = report("Goal 1");
    assert!(!apart.contains("(#goal-1)") && !apart.contains("<a id=\"goal-1\">"), "{apart}");
    assert!(apart.contains("(#place-goal-1)"), "{apart}");
    for link in apart.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(apart.contains(&format!("<a id=\"{link}\">")), "{link}: {apart}");
    }
}
