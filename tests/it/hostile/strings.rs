//! Every string of the corpus, in every text that an author may choose, in every output. What is shown is
//! shown as words: nothing in it is live, and it is read back as it was written.
//! Of the strings some are taken; `corpus` says which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::str;
use std::sync::atomic::{AtomicUsize, Ordering};

use calamine::Reader;
use rayon::prelude::*;
use serde_json::Value;

use super::corpus::{Filled, Hostile, corpus, filled, lay_out, marks, taken};
use super::run;
use super::witness::{blanks, html, is_formula, is_harmless, markdown, raw};
use crate::word::read::{attribute, paragraphs, parts};

/// Command lines, with the formats that they show: `OUT` is an empty folder, `OTHER` another plan.
const RUNS: &[(&str, &str, &[&str])] = &[
    (
        "check",
        "text concise json sarif gitlab github junit markdown",
        &[
            "check",
            "--output",
            "concise=OUT/f.concise",
            "--output",
            "json=OUT/f.json",
            "--output",
            "sarif=OUT/f.sarif",
            "--output",
            "gitlab=OUT/f.gitlab",
            "--output",
            "github=OUT/f.github",
            "--output",
            "junit=OUT/f.xml",
            "--output",
            "markdown=OUT/f.markdown",
            "--color",
            "always",
        ],
    ),
    ("check", "", &["check", "--diff", "--color", "always"]),
    ("plan", "md html", &["plan", "--draft", "-o", "OUT/"]),
    ("plan", "docx", &["plan", "--draft", "-o", "OUT/plan.docx"]),
    ("report", "md html", &["report", "-p", "THB", "--draft", "-o", "OUT/"]),
    ("report", "docx", &["report", "-p", "THB", "--draft", "--format", "docx", "-o", "OUT/"]),
    ("report", "", &["report", "-p", "THB", "--draft", "--color", "always"]),
    ("report", "md html", &["report", "--party", "NL", "--draft", "-o", "OUT/"]),
    ("summary", "md html", &["summary", "--draft", "-o", "OUT/"]),
    ("summary", "docx", &["summary", "--draft", "-o", "OUT/summary.docx"]),
    ("note", "md html", &["note", "--draft", "-o", "OUT/"]),
    ("note", "docx", &["note", "--draft", "-o", "OUT/note.docx"]),
    ("diff", "text", &["diff", "OTHER", "--color", "always"]),
    ("diff", "json", &["diff", "OTHER", "-o", "OUT/diff.json"]),
    ("diff", "md html", &["diff", "OTHER", "-o", "OUT/"]),
    ("diff", "docx", &["diff", "OTHER", "-o", "OUT/diff.docx"]),
    ("export", "json", &["export", "-o", "OUT/export.json"]),
    ("export", "csv", &["export", "-o", "OUT/"]),
    ("export", "xlsx", &["export", "-o", "OUT/export.xlsx"]),
    ("status", "text", &["status", "-p", "THB", "--color", "always"]),
    ("status", "json", &["status", "--format", "json"]),
    ("status", "md", &["status", "--by", "party", "--format", "md"]),
    ("status", "json", &["status", "--by", "party", "--format", "json"]),
    ("parties", "", &["parties", "--color", "always"]),
    ("schema", "", &["schema", "-o", "OUT/"]),
    ("schema", "", &["schema", "action"]),
];
/// Commands that show nothing of a plan, and `serve`, which shows what others write (`serve::`).
const SILENT: &[&str] =
    &["explain", "migrate", "help", "templates", "init", "new", "move", "rollover", "serve"];

/// What a run wrote: by name of the file, or the number of the run for its streams.
type Outputs = BTreeMap<String, Vec<u8>>;

fn outputs(plan: &Path, other: &Path) -> Outputs {
    let mut written = Outputs::new();
    for (number, (command, _, line)) in RUNS.iter().enumerate() {
        let out = tempfile::tempdir().expect("a folder can be made");
        let place = out.path().display().to_string();
        let line: Vec<String> = line
            .iter()
            .map(|word| word.replace("OUT", &place).replace("OTHER", &other.display().to_string()))
            .collect();
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        let output = run(plan, &line, &[]);
        let code = output.status.code();
        assert!(code.is_some_and(|code| code <= 2), "{line:?}: {code:?}");
        for entry in fs::read_dir(out.path()).expect("it is there") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            written.insert(format!("{command} {name}"), fs::read(&path).expect("it was written"));
        }
        let coloured = if line.contains(&"always") { "terminal" } else { "pipe" };
        written.insert(format!("{command} {number} {coloured}"), output.stdout);
        written.insert(format!("{command} {number} stderr {coloured}"), output.stderr);
    }
    written
}

/// The words of an output, each cell of a table by itself, and what is live in it.
fn read_back(name: &str, bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let is = |ending: &str| name.ends_with(ending);
    if is(".xlsx") {
        return workbook(bytes);
    }
    if is(".docx") {
        return document(bytes);
    }
    let text = str::from_utf8(bytes).expect("it is text");
    let mut faults: Vec<String> =
        raw(text, name.ends_with("terminal")).iter().map(|c| format!("raw {c:?}")).collect();
    let words = if is(".html") {
        let (words, live) = html(text);
        faults.extend(live);
        vec![words]
    } else if is(".md") {
        for footnotes in [false, true] {
            faults.extend(markdown(text, footnotes).1);
        }
        vec![markdown(text, true).0]
    } else if is(".csv") {
        let mut cells = Vec::new();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        for row in reader.records() {
            cells.extend(row.expect("as many cells as the head has").iter().map(str::to_owned));
        }
        faults.extend(
            cells.iter().filter(|cell| is_formula(cell)).map(|cell| format!("a formula: {cell}")),
        );
        cells
    } else if is(".json") || is(".sarif") || is(".gitlab") || name == "status 13 pipe" {
        let mut strings = Vec::new();
        gather(&serde_json::from_str(text).expect("it is JSON"), &mut strings);
        strings
    } else if is(".xml") {
        roxmltree::Document::parse(text).expect("it is XML");
        Vec::new()
    } else {
        let is_command = |line: &&str| {
            line.trim_start().starts_with("::") && !line.trim_start().starts_with(":::")
        };
        if is(".github") {
            faults.extend(text.lines().filter(|line| !line.starts_with("::")).map(str::to_owned));
        } else if !name.contains(" stderr ") {
            faults.extend(
                text.lines().filter(is_command).map(|line| format!("a command: {line:.80}")),
            );
        }
        Vec::new()
    };
    (words, faults)
}

fn workbook(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let (mut cells, mut faults) = (Vec::new(), Vec::new());
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).expect("a sheet");
        faults.extend(formulas.used_cells().map(|(_, _, formula)| format!("a formula: {formula}")));
        let range = book.worksheet_range(&name).expect("a sheet");
        cells.extend(range.used_cells().map(|(_, _, cell)| cell.to_string()));
    }
    (cells, faults)
}

fn document(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let mut faults = Vec::new();
    for (name, text) in parts(bytes) {
        faults.extend(raw(&text, false).iter().map(|c| format!("{name}: raw {c:?}")));
        let xml = roxmltree::Document::parse(&text).expect("it is XML");
        for node in xml.descendants() {
            let is_external = attribute(node, "TargetMode") == "External";
            let field = node.text().unwrap_or_default().split_whitespace().next();
            let is_field = node.tag_name().name() == "instrText";
            if is_external && !is_harmless(attribute(node, "Target")) {
                faults.push(format!("a link that leads away: {:.80}", attribute(node, "Target")));
            }
            if is_field && !["PAGE", "NUMPAGES", "PAGEREF"].contains(&field.unwrap_or_default()) {
                faults.push(format!("a foreign field: {field:?}"));
            }
        }
    }
    (vec![blanks(&paragraphs(bytes).join(" "))], faults)
}

fn gather(value: &Value, strings: &mut Vec<String>) {
    match value {
        Value::String(text) => strings.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|one| gather(one, strings)),
        Value::Object(map) => map.iter().for_each(|(key, one)| {
            strings.push(key.clone());
            gather(one, strings);
        }),
        _ => {}
    }
}

/// The marks that an output shows.
fn shown(words: &[String]) -> BTreeSet<String> {
    words.iter().flat_map(|words| marks(words)).map(|(_, mark)| mark.to_owned()).collect()
}

/// Lines whose words an output does not give back as they are in the model.
fn changed(name: &str, words: &[String], plan: &Filled) -> Vec<String> {
    let mut changed = Vec::new();
    for words in words {
        for (end, mark) in marks(words) {
            let Some((value, true)) = plan.texts.get(mark) else { continue };
            let before = words.get(..end).unwrap_or_default();
            let is_page = [".md", ".html", ".docx"].iter().any(|ending| name.ends_with(ending));
            let value = if is_page { blanks(value) } else { value.clone() };
            // Of an event the kind opens a line, and has a capital there and nowhere else.
            // A comparison keeps blanks apart in some places only.
            let is_compared = name.starts_with("diff ");
            let alike = |text: &str| {
                let text = text.to_uppercase();
                if is_compared { text.replace('\u{a0}', " ") } else { text }
            };
            let value = alike(value.trim());
            let from = before.floor_char_boundary(before.len().saturating_sub(3 * value.len()));
            let tail = before.get(from..).unwrap_or_default();
            if !alike(tail).ends_with(&value) {
                let from = tail.floor_char_boundary(tail.len().saturating_sub(value.len() + 10));
                changed.push(format!("{value:?} is read back as {:?}", &tail[from..]));
            }
        }
    }
    changed
}

/// What is wrong with all outputs of a plan in which a string stands everywhere.
fn faults(
    hostile: &Hostile,
    known: &BTreeMap<String, BTreeSet<String>>,
    other: &Path,
    read: &AtomicUsize,
) -> Vec<String> {
    let plan = filled(&hostile.text);
    let folder = tempfile::tempdir().expect("a folder can be made");
    lay_out(folder.path(), &plan.files);
    let mut faults = Vec::new();
    if plan.texts.len() < plan.asked && !plan.has_errors {
        faults.push("a text is lost and nothing is said".to_owned());
    }
    let outputs = outputs(folder.path(), other);
    for (name, expected) in known {
        let Some(bytes) = outputs.get(name) else {
            if !plan.has_errors {
                faults.push(format!("{name}: not written"));
            }
            continue;
        };
        if bytes.is_empty() && plan.has_errors {
            continue;
        }
        read.fetch_add(1, Ordering::Relaxed);
        let (words, live) = read_back(name, bytes);
        faults.extend(live.into_iter().map(|live| format!("{name}: {live}")));
        faults
            .extend(changed(name, &words, &plan).into_iter().map(|text| format!("{name}: {text}")));
        let shown = shown(&words);
        let is_lost = |mark: &&String| plan.texts.contains_key(*mark) && !shown.contains(*mark);
        // A comparison shortens titles.
        let is_short = hostile.text.len() > 40 && name.starts_with("diff ");
        if !plan.has_errors && !is_short {
            let lost = expected.iter().filter(is_lost);
            faults
                .extend(lost.map(|mark| format!("{name}: {mark} is lost: {:?}", plan.texts[mark])));
        }
    }
    faults
}

#[test]
fn no_string_is_live_in_any_output() {
    let strings = corpus();
    assert!(strings.len() >= 300);
    let other = tempfile::tempdir().expect("a folder can be made");
    lay_out(other.path(), &crate::diff_exhaustive::files());
    let plain = filled("plain");
    let refused: Vec<usize> =
        (1..=plain.asked).filter(|n| !plain.texts.contains_key(&format!("zq{n}z"))).collect();
    assert_eq!(refused, Vec::<usize>::new(), "some texts are refused");
    assert!(!plain.has_errors);
    let folder = tempfile::tempdir().expect("a folder can be made");
    lay_out(folder.path(), &plain.files);
    // What each output shows of the texts when they are harmless.
    let known: BTreeMap<String, BTreeSet<String>> = outputs(folder.path(), other.path())
        .iter()
        .map(|(name, bytes)| {
            let (words, live) = read_back(name, bytes);
            assert_eq!(live, Vec::<String>::new(), "{name}");
            (name.clone(), shown(&words))
        })
        .collect();
    let all: BTreeSet<&String> = known.values().flatten().collect();
    let nowhere: Vec<&String> = plain.texts.keys().filter(|mark| !all.contains(mark)).collect();
    assert_eq!(nowhere, Vec::<&String>::new(), "some texts are in no output");
    let read = AtomicUsize::new(0);
    let taken = taken(&strings);
    let faults: Vec<String> = taken
        .par_iter()
        .flat_map(|hostile| {
            let faults = faults(hostile, &known, other.path(), &read);
            let named = |fault: String| format!("{} {:.60?}: {fault}", hostile.kind, hostile.text);
            faults.into_iter().map(named).collect::<Vec<_>>()
        })
        .collect();
    println!(
        "hostile strings: {} of {} strings x {} texts x {} outputs, {} read back",
        taken.len(),
        strings.len(),
        plain.asked,
        known.len(),
        read.into_inner()
    );
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The words behind a head of help, to the next empty line.
pub(super) fn listed(help: &str, head: &str) -> Vec<String> {
    let part = help.split_once(head).map_or("", |(_, rest)| rest);
    let lines = part.lines().skip(1).skip_while(|line| line.trim().is_empty());
    let lines = lines.take_while(|line| !line.trim().is_empty());
    let words =
        lines.filter_map(|line| line.trim().trim_start_matches("- ").split([' ', ':']).next());
    words.map(str::to_owned).collect()
}

#[test]
fn every_command_and_format_is_among_the_outputs() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let help =
        |arguments: &[&str]| String::from_utf8(run(here, arguments, &[]).stdout).expect("text");
    for command in listed(&help(&["--help"]), "Commands:") {
        if SILENT.contains(&command.as_str()) {
            continue;
        }
        let of_command = help(&["help", &command]);
        let formats = of_command.split_once("--format <FORMAT>").map_or("", |(_, rest)| rest);
        // Of PDF, `clients::pdf` reads all strings at once.
        let formats = listed(formats, "Possible values:").into_iter().filter(|one| one != "pdf");
        let formats: BTreeSet<String> = formats.collect();
        let ours = RUNS.iter().filter(|(name, ..)| *name == command);
        let ours: BTreeSet<String> = ours
            .flat_map(|(_, formats, _)| formats.split_whitespace())
            .map(str::to_owned)
            .collect();
        assert_eq!(ours, formats, "{command}");
    }
}
