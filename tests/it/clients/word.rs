//! Files of Word in `LibreOffice`, which lays out their pages and prints them.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use super::client;
use super::pages::documents;
use crate::word::read::{paragraphs, part, words};

/// A program that is there or not.
fn is_there(program: &str) -> bool {
    let is_there = Command::new(program).arg("--help").output().is_ok();
    if !is_there {
        println!("skipped: {program} is not there");
    }
    is_there
}

/// The first words of the head that say anything: the marking, or the first of its words.
fn marking(bytes: &[u8]) -> String {
    let head = part(bytes, "word/header.xml");
    let head = roxmltree::Document::parse(&head).expect("it is XML");
    let mut cells = head.descendants().filter(|node| node.tag_name().name() == "p").map(words);
    cells.find(|cell| !cell.is_empty()).expect("it is marked")
}

#[test]
fn all_text_is_printed_and_every_sheet_is_marked() {
    let Some(_) = client("python") else { return };
    if !is_there("soffice") || !is_there("pdftotext") {
        return;
    }
    let (folder, files) = documents("docx");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]);
    let output = command.arg(folder.path()).args(&files).output().expect("it can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for file in files {
        let bytes = fs::read(&file).expect("it is there");
        let paper = file.with_extension("pdf");
        let text = Command::new("pdftotext").arg(&paper).arg("-").output().expect("it can be run");
        let text = String::from_utf8(text.stdout).expect("it is text");
        let marking = marking(&bytes);
        let sheets: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        println!("{}: {} sheets", paper.display(), sheets.len());
        for (at, sheet) in sheets.iter().enumerate() {
            // Where lines and blanks are is found out from places, each time in another way.
            let sheet: String = sheet.split_whitespace().collect();
            let is_marked = sheet.contains(&marking.split_whitespace().collect::<String>());
            assert!(is_marked, "{}, sheet {}", paper.display(), at + 1);
            let number = format!("{}/{}", at + 1, sheets.len());
            let is_counted = !file.ends_with("note.docx");
            assert!(!is_counted || sheet.contains(&number), "{}: {number}", paper.display());
        }
        // A hyphen at the end of a line is read as one that only divides the word.
        let bare = |text: &str| text.split(|c: char| c.is_whitespace() || c == '-').collect();
        let printed: String = bare(&text);
        let written = paragraphs(&bytes).join(" ");
        let written: BTreeSet<&str> = written.split_whitespace().collect();
        // A longer word may be broken in a narrow column, with other columns in between.
        let is_lost = |word: &&&str| word.chars().count() < 12 && !printed.contains(&bare(word));
        let lost: Vec<&&str> = written.iter().filter(is_lost).collect();
        assert!(lost.is_empty(), "{}: {lost:?}", paper.display());
    }
}
