//! Files of PDF: whole and in order for those who hear them, marked on every page, the same every time. Without
//! the feature `pdf` the program says how to get them.

#![cfg_attr(not(feature = "pdf"), allow(unused_imports, reason = "nothing is written then"))]

use std::path::Path;
use std::process::Command;

use crate::support::empact;
use crate::word::small_plan;

fn example() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013")
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_it_says_where_it_is_to_be_had() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("thb.pdf");
    for command in [&["report", "-p", "THB"][..], &["diff", "--period", "2013-06", "2013-12"]] {
        let mut run = empact();
        let output = run.arg("-C").arg(example()).args(command).arg("-o").arg(&file).output();
        let output = output.expect("it runs");
        let said = String::from_utf8(output.stderr).expect("it is text");
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("--features pdf") && said.lines().count() == 1, "{said}");
        assert!(!file.exists());
    }
}

#[cfg(feature = "pdf")]
pub(crate) use written::{text, words};

#[cfg(feature = "pdf")]
mod written {
    use std::collections::BTreeSet;
    use std::fs;

    use empact::render::Format;
    use empact::render::environment::Renderer;
    use empact::render::messages::Messages;
    use tempfile::TempDir;

    use super::{Command, empact, example, small_plan};
    use crate::word::{Said, of_two_plans, without_blanks};

    /// What a program says of a file of PDF; `None` where the program is not there.
    fn told(program: &str, options: &[&str], bytes: &[u8]) -> Option<String> {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = folder.path().join("a.pdf");
        fs::write(&file, bytes).expect("it can be written");
        let mut command = Command::new(program);
        command.args(options).arg(&file);
        if program == "pdftotext" {
            command.arg("-");
        }
        let Ok(output) = command.output() else {
            println!("skipped: {program} is not there");
            return None;
        };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Some(String::from_utf8(output.stdout).expect("it is text"))
    }

    /// All that stands on its pages and is said of it.
    pub(crate) fn text(bytes: &[u8]) -> String {
        let pages = told("pdftotext", &["-raw"], bytes).unwrap_or_default();
        pages + &told("pdfinfo", &[], bytes).unwrap_or_default()
    }

    /// What those hear who do not see it; a letter that is told by its number is that letter.
    pub(crate) fn words(bytes: &[u8]) -> String {
        let tags = told("pdfinfo", &["-struct-text"], bytes).unwrap_or_default();
        let (text, notes) = heard(&tags);
        let text = [&[text], &notes[..]].concat().concat();
        let mut parts = text.split("[U+");
        let mut words = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let letter = part.split_once(']').and_then(|(number, rest)| {
                Some((char::from_u32(u32::from_str_radix(number, 16).ok()?)?, rest))
            });
            match letter {
                Some((letter, rest)) => {
                    words.push(letter);
                    words.push_str(rest);
                }
                None => words.extend(["[U+", part]),
            }
        }
        words
    }

    /// What a command on the example writes.
    fn written(arguments: &[&str]) -> Vec<u8> {
        let arguments = arguments.iter().chain(&["--format", "pdf"]);
        let output = empact().arg("-C").arg(example()).args(arguments).output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    /// The texts that a reader is given, one after the other, and those of the notes: without the numbers that
    /// lists, notes and contents put in.
    fn heard(tags: &str) -> (String, Vec<String>) {
        let (mut text, mut notes) = (String::new(), Vec::new());
        let mut around: Vec<(usize, String)> = Vec::new();
        for line in tags.lines() {
            let depth = line.len() - line.trim_start().len();
            around.retain(|(other, _)| *other < depth);
            let line = line.trim_start();
            let Some(said) = line.strip_prefix('"') else {
                let name = line.split_whitespace().next().unwrap_or_default();
                if name == "Note" {
                    notes.push(String::new());
                }
                if line.starts_with("/Placement /Block") {
                    // An entry of the contents; the number of its page comes last.
                    if let Some((_, name)) = around.last_mut() {
                        "Entry".clone_into(name);
                    }
                } else if !name.starts_with('/') && name != "Object" {
                    around.push((depth, name.to_owned()));
                }
                continue;
            };
            let said = said.strip_suffix('"').unwrap_or(said);
            let is = |name: &str| around.iter().any(|(_, other)| other == name);
            let names: Vec<&str> = around.iter().map(|(_, name)| name.as_str()).collect();
            let is_number = match names.as_slice() {
                [.., "Lbl"] | [.., "Lbl", "Link", "Span"] | [.., "Lbl", "Link"] => true,
                [.., "Entry"] => said.trim().chars().all(|c| c.is_ascii_digit()),
                _ => false,
            };
            if is_number {
                continue;
            }
            match notes.last_mut() {
                Some(note) if is("Note") => note.push_str(said),
                _ => text.push_str(said),
            }
        }
        (text, notes)
    }

    #[test]
    fn every_text_of_every_document_is_heard_once_and_in_order() {
        let renderer =
            Renderer::new(Messages::english().expect("a catalogue")).expect("the templates");
        let (mut notes, mut kinds) = (0, BTreeSet::new());
        for (kind, document) in of_two_plans(&renderer) {
            if !kinds.insert(kind) && kind == "report" && notes > 0 {
                continue;
            }
            let mut said = Said::default();
            said.blocks(&document.blocks);
            notes += said.notes.len();
            let expected = without_blanks(&[&[said.text], &said.notes[..]].concat().concat());
            let bytes = renderer.write(&document, Format::Pdf).expect("it is written");
            let Some(tags) = told("pdfinfo", &["-struct-text"], &bytes) else { return };
            let (text, heard) = heard(&tags);
            let found = without_blanks(&[&[text], &heard[..]].concat().concat());
            let same = found.chars().zip(expected.chars()).take_while(|(one, other)| one == other);
            let at: usize = same.map(|(one, _)| one.len_utf8()).sum();
            let near = |text: &str| text[at..].chars().take(80).collect::<String>();
            let title = &document.title;
            assert!(found == expected, "{title}: {:?}, not {:?}", near(&found), near(&expected));
        }
        assert!(notes > 0 && kinds.len() == 7, "{notes}, {kinds:?}");
    }

    #[test]
    fn every_page_is_marked_and_counted() {
        let marking = "RESTREINT UE/EU RESTRICTED";
        for (arguments, marking) in [
            (&["report", "-p", "THB"][..], marking),
            (&["summary"], marking),
            (&["diff", "--period", "2013-06", "2013-12"], "PUBLIC"),
        ] {
            let bytes = written(arguments);
            assert!(bytes == written(arguments), "{arguments:?}: not the same twice");
            let Some(text) = told("pdftotext", &["-layout"], &bytes) else { return };
            let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
            for (at, page) in pages.iter().enumerate() {
                let number = format!("{}/{}", at + 1, pages.len());
                let said = page.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(said.matches(marking).count() >= 2, "{arguments:?}, page {}", at + 1);
                assert!(said.contains(&number), "{arguments:?}: no {number}");
            }
            let properties = told("pdfinfo", &[], &bytes).expect("it is there");
            for line in ["Tagged:           yes", "JavaScript:       no", "PDF version:     1.7"] {
                assert!(properties.contains(line), "{properties}");
            }
            let _ = told("qpdf", &["--check"], &bytes);
            let meta = told("pdfinfo", &["-meta"], &bytes).expect("it is there");
            for part in ["pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<"] {
                assert!(meta.contains(part), "{meta}");
            }
        }
    }

    const HOSTILE: &[&str] = &[
        r##"#read("oap.yaml") #import "@preview/a:1.0.0" #panic("x")"##,
        r#"\" #set page(width: 1pt) \u{41} \\"#,
        "= no heading * _ ` $ < @ ~ -- --- ... // /* ]] })",
        "漢字 العربية हिन्दी e\u{301}\u{302} \u{e000} 👩\u{200d}👩",
    ];

    /// The small plan, with this as the result of its action.
    fn plan(text: &str) -> TempDir {
        let plan = small_plan();
        let path = plan.path().join("priorities/thb/actions/1.1.yaml");
        let action = fs::read_to_string(&path).expect("it is there");
        let (before, _) = action.split_once("title: Routes").expect("a title");
        let (_, after) = action.split_once("title: Routes").expect("a title");
        let title = serde_json::to_string(text).expect("a text");
        fs::write(&path, format!("{before}title: {title}{after}")).expect("it can be written");
        plan
    }

    #[test]
    fn no_text_is_an_instruction() {
        for hostile in HOSTILE {
            let plan = plan(hostile);
            let command = ["report", "-p", "THB", "--draft", "-o", "out.pdf"];
            let output = empact().current_dir(plan.path()).args(command).output().expect("it runs");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{hostile:?}: {said}");
            let bytes = fs::read(plan.path().join("out.pdf")).expect("it is there");
            let Some(tags) = told("pdfinfo", &["-struct-text"], &bytes) else { return };
            let found = without_blanks(&heard(&tags).0);
            if hostile.is_ascii() {
                assert!(found.contains(&without_blanks(hostile)), "{hostile:?}: {found}");
            } else {
                assert!(found.contains("[U+6F22][U+5B57]"), "{hostile:?}: {found}");
            }
        }
    }

    /// What is above a ceiling is in no stream of the file, packed or not.
    #[test]
    fn what_is_above_a_ceiling_is_nowhere() {
        let plan = small_plan();
        let path = plan.path().join("priorities/thb/actions/1.1.yaml");
        let action = fs::read_to_string(&path).expect("it is there");
        fs::write(&path, action.replace("title: Routes", "marking: restricted\ntitle: Zyxwvut"))
            .expect("it can be written");
        for (options, is_there) in [(&[][..], true), (&["--max-marking", "limite"], false)] {
            let command = ["report", "-p", "THB", "--draft", "-o", "out.pdf"];
            let mut run = empact();
            let output = run.current_dir(plan.path()).args(command).args(options).output();
            let output = output.expect("it runs");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}");
            let bytes = fs::read(plan.path().join("out.pdf")).expect("it is there");
            let Some(tags) = told("pdfinfo", &["-struct-text"], &bytes) else { return };
            let all = text(&bytes) + &tags;
            assert_eq!(all.contains("Zyxwvut"), is_there, "{options:?}");
        }
    }
}
