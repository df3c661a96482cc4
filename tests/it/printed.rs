//! No text of a plan is lost: in a plan in which every field is filled in, each of them stands in a
//! document.

use serde_json::Value;

use crate::diff_exhaustive::{data, files, written};
use crate::support::{empact, put};

/// What is said to those who check a plan, and to nobody who reads it.
const FOR_CHECKS: [&str; 2] = ["form_texts", "lint"];

/// Marks every text of several words, and notes where each mark was put.
fn mark(value: &mut Value, way: &str, marks: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in
                map.iter_mut().filter(|(key, _)| !FOR_CHECKS.contains(&key.as_str()))
            {
                mark(inner, &format!("{way}/{key}"), marks);
            }
        }
        Value::Array(list) => {
            for (at, inner) in list.iter_mut().enumerate() {
                mark(inner, &format!("{way}/{at}"), marks);
            }
        }
        // A date, a number or a name has no place for a mark, and words with a citation have one.
        Value::String(text)
            if text.contains(' ')
                && text.starts_with(char::is_alphabetic)
                && !text.contains('<') =>
        {
            marks.push(way.to_owned());
            *text = format!("{} mark{}x", text.trim_end(), marks.len());
        }
        _ => {}
    }
}

#[test]
fn every_text_stands_in_a_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut marks = Vec::new();
    for (path, text) in files() {
        let mut data = data(&path, &text);
        mark(&mut data, &path, &mut marks);
        put(folder.path(), &path, &written(&path, data));
    }
    assert!(marks.len() > 80, "{} texts", marks.len());
    let mut documents = String::new();
    for arguments in [
        &["report", "-p", "THB", "--draft", "--notes"][..],
        &["report", "-p", "THB", "--draft", "--format", "html"],
        &["report", "-p", "THB", "--draft", "--period", "2013-06"],
        &["note", "--draft", "--summary", "--notes"],
    ] {
        let run = empact().args(arguments).current_dir(folder.path()).assert();
        documents += &String::from_utf8(run.get_output().stdout.clone()).expect("text");
    }
    // No text of the plan has its abbreviation, so that no document explains it.
    marks.iter_mut().filter(|way| way.contains("/abbreviations/")).for_each(String::clear);
    let is_lost = |number: usize| !documents.contains(&format!("mark{number}x"));
    let lost: Vec<&String> = marks
        .iter()
        .enumerate()
        .filter(|(at, way)| !way.is_empty() && is_lost(at + 1))
        .map(|(_, way)| way)
        .collect();
    assert!(lost.is_empty(), "{lost:#?}");
}
