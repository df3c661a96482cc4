//! Pages and Markdown before those who read them: axe, the Nu checker, markdownlint, and two browsers that
//! print.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use tempfile::TempDir;

use super::client;
use crate::support::empact;

/// How the documents of the example are made, and what they are called here.
pub(super) fn documents(extension: &str) -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = ["WA", "WB", "SYN", "CONT", "THB", "MOCG", "CYB"];
    let reports = keys.map(|key| (key, vec!["report", "-p", key]));
    let others = [
        ("plan", vec!["plan"]),
        ("summary", vec!["summary"]),
        ("note", vec!["note", "--summary"]),
        ("diff", vec!["diff", "--period", "2013-06", "2013-12"]),
    ];
    let mut files = Vec::new();
    for (name, arguments) in reports.into_iter().chain(others) {
        let file = folder.path().join(name).with_extension(extension);
        let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
        let command = empact().current_dir(plan).args(arguments).arg("-o").arg(&file);
        let output = command.output().expect("the program can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        files.push(file);
    }
    (folder, files)
}

/// Runs a program that says what is wrong, and holds that it is nothing.
pub(super) fn nothing_said(command: &mut Command) {
    let output = command.output().expect("it can be run");
    let said = [&output.stdout, &output.stderr].map(|said| String::from_utf8_lossy(said));
    println!("{}", said.concat());
    assert!(output.status.success());
}

/// A program by the variable that names it.
pub(super) fn named(variable: &str) -> Option<PathBuf> {
    let program = env::var_os(variable).map(PathBuf::from);
    if program.is_none() {
        println!("skipped: {variable} names no program");
    }
    program
}

/// The script that opens pages in a browser.
fn browser(name: &str, program: &Path, folder: Option<&Path>, pages: &[PathBuf]) -> Command {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/pages.mjs");
    let mut command = Command::new("node");
    command.arg(script).arg(name).arg(program);
    command.arg(folder.unwrap_or(Path::new("-"))).args(pages);
    command
}

#[test]
fn pages_can_be_read_by_everybody_on_every_screen() {
    let Some(_) = client("node_modules/axe-core/axe.min.js") else { return };
    let Some(program) = named("EMPACT_BROWSER") else { return };
    let (_folder, mut pages) = documents("html");
    // One of each kind: the note is made of the others, and takes minutes.
    pages.retain(|page| {
        let name = page.file_stem().and_then(|name| name.to_str());
        name.is_some_and(|name| ["THB", "summary", "diff"].contains(&name))
    });
    assert_eq!(pages.len(), 3);
    nothing_said(&mut browser("chromium", &program, None, &pages));
}

/// What the checker does not know of: a property of drawings that browsers have had for long.
const LACKING: [&str; 2] = ["--filterpattern", ".*vector-effect.*"];

#[test]
fn pages_are_html() {
    let Some(checker) = client("node_modules/vnu-jar/build/dist/vnu.jar") else { return };
    let (_folder, pages) = documents("html");
    nothing_said(
        Command::new("java").arg("-jar").arg(checker).arg("--Werror").args(LACKING).args(pages),
    );
}

#[test]
fn markdown_is_written_as_people_write_it() {
    let Some(linter) = client("node_modules/.bin/markdownlint-cli2") else { return };
    let settings =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/documents.markdownlint.jsonc");
    let (folder, pages) = documents("md");
    let names = pages.iter().filter_map(|page| page.file_name());
    let mut command = Command::new(linter);
    nothing_said(command.current_dir(folder.path()).arg("--config").arg(settings).args(names));
}

/// Whoever finds one sheet of a report knows how to keep it.
#[test]
fn the_marking_is_on_every_sheet() {
    let Some(_) = client("node_modules/puppeteer-core/package.json") else { return };
    for (name, variable) in [("chromium", "EMPACT_BROWSER"), ("firefox", "EMPACT_FIREFOX")] {
        let Some(program) = named(variable) else { continue };
        let (folder, pages) = documents("html");
        nothing_said(&mut browser(name, &program, Some(folder.path()), &pages));
        let mut printed = 0;
        for page in &pages {
            let paper = page.with_extension("");
            let paper = format!("{}-{name}.pdf", paper.display());
            let text = Command::new("pdftotext").args([&paper, "-"]).output().expect("it is there");
            let text = String::from_utf8(text.stdout).expect("it is text");
            let marking = marking(page);
            let sheets: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
            for (at, sheet) in sheets.iter().enumerate() {
                assert!(sheet.contains(&marking), "{paper}, sheet {}: no {marking}", at + 1);
            }
            printed += sheets.len();
        }
        println!("{name}: {printed} sheets");
        assert!(printed > pages.len());
    }
}

/// How a page says that it is marked; of a marking that was lifted, what is struck.
fn marking(page: &Path) -> String {
    let html = fs::read_to_string(page).expect("it is there");
    let (_, rest) = html.split_once("<p class=\"marking\">").expect("it is marked");
    let words = rest.split('<').filter_map(|piece| piece.split_once('>'));
    let mut words = words.map(|(_, words)| words.trim()).filter(|words| !words.is_empty());
    words.next().expect("it says how").to_owned()
}
