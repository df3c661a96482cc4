//! Files of PDF as they are heard: `tests/clients/heard.py` reads their tags, and checkers of PDF/UA-1 and of
//! PDF/A-2 look at them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use empact::clean::clean_document;
use empact::document::{Block, Code, Column, Holds, Inline, Item, List, Section, Table, text};
use empact::load;
use empact::render::Format;
use empact::render::environment::{Composed, Renderer};
use empact::render::messages::Messages;
use empact::writer;
use empact::writer::paper::Paper;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::{client, run};
use crate::diff_exhaustive;
use crate::hostile::texts;
use crate::support::empact;
use crate::templates::documents;
use crate::word::{Said, small_plan, without_blanks};

/// What is heard of a file.
#[derive(Deserialize)]
struct Heard {
    title: String,
    language: String,
    /// By language, what is said in another one than that of the whole.
    languages: BTreeMap<String, String>,
    text: String,
    notes: Vec<String>,
    tags: BTreeMap<String, usize>,
    /// Tag, words and page of each.
    headings: Vec<(String, String, usize)>,
    /// Words and page of each line of the contents.
    entries: Vec<(String, String)>,
    bookmarks: Vec<String>,
    pages: Vec<Sheet>,
    /// Every string that is in the file, and its metadata.
    strings: String,
}

/// What stands on a page besides what is heard.
#[derive(Deserialize)]
struct Sheet {
    is_broad: bool,
    around: String,
    untagged: String,
    without_shape: usize,
}

/// What is heard of files; `None` where nobody can listen.
fn heard(files: &[PathBuf]) -> Option<Vec<Heard>> {
    let python = client("python/bin/python")?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/heard.py");
    let output = Command::new(python).arg(script).args(files).output().expect("it can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = str::from_utf8(&output.stdout).expect("it is text").lines();
    let heard: Vec<Heard> =
        lines.map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
    assert_eq!(heard.len(), files.len());
    for one in &heard {
        for page in &one.pages {
            assert_eq!((page.untagged.as_str(), page.without_shape), ("", 0), "{}", one.title);
        }
    }
    Some(heard)
}

/// Has checkers look for what stands in the way of those who hear a document, and of those who keep it.
fn nothing_is_wrong(files: &[PathBuf]) {
    let Some(checker) = client("python/bin/outloud") else { return };
    // It takes rows whose first cell is their head for a head that was torn apart, and the foot of a single page for
    // a part of its text.
    let mut command = Command::new(checker);
    let output =
        command.args(["--skip", "TBL-010,TAG-002"]).args(files).output().expect("it can be run");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    run("archived.py", &files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
}

fn is_same(found: &str, expected: &str, of: &str) {
    let [found, expected] =
        [found, expected].map(|text| without_blanks(text).nfc().collect::<String>());
    let same = found.chars().zip(expected.chars()).take_while(|(one, other)| one == other);
    let at: usize = same.map(|(one, _)| one.len_utf8()).sum();
    let near = |text: &str| text[at..].chars().take(80).collect::<String>();
    assert!(found == expected, "{of}: {:?}, not {:?}", near(&found), near(&expected));
}

/// The words of a tree as they are heard, and those of its notes.
fn expected(blocks: &[Block]) -> String {
    let mut said = Said::default();
    said.blocks(blocks);
    [&[said.text], &said.notes[..]].concat().concat()
}

#[test]
fn every_text_of_every_document_is_heard_once_and_in_order() {
    let renderer = Renderer::new(Messages::english().expect("a catalogue")).expect("the templates");
    let folder = tempfile::tempdir().expect("a folder");
    let small = small_plan();
    let small = load::load(small.path()).expect("it can be read");
    let full = diff_exhaustive::read(&diff_exhaustive::files());
    let (mut files, mut trees) = (Vec::new(), Vec::new());
    for loaded in [small, full] {
        let plan = loaded.plan.as_ref().expect("a plan");
        // Of each kind the one that says most: with notes, and that it is a draft.
        let most = |(_, document): &(_, Composed)| {
            let mut said = Said::default();
            said.blocks(&document.blocks);
            (said.notes.len(), said.text.len())
        };
        let mut all = documents(&loaded, plan, &renderer);
        all.sort_by_cached_key(most);
        let last: BTreeMap<_, _> = all.into_iter().collect();
        for (kind, document) in last {
            let file = folder.path().join(format!("{kind}-{}.pdf", files.len()));
            let bytes = renderer.write(&document, Format::Pdf).expect("it is written");
            fs::write(&file, bytes).expect("it can be written");
            files.push(file);
            trees.push((kind, document));
        }
    }
    let kinds: BTreeSet<&str> = trees.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds.len(), 7, "{kinds:?}");
    let Some(heard) = heard(&files) else { return };
    for (heard, (kind, document)) in heard.iter().zip(&trees) {
        let found = [std::slice::from_ref(&heard.text), &heard.notes].concat().concat();
        is_same(&found, &expected(&document.blocks), kind);
        assert_eq!((&heard.title, heard.language.as_str()), (&document.title, "en-GB"), "{kind}");
    }
    let notes: usize = heard.iter().map(|one| one.notes.len()).sum();
    assert!(notes > 0 && heard.iter().any(|one| one.tags.contains_key("Table")));
    // Tables of many columns lie across, and what stands around them upright.
    let across = |one: &Heard| one.pages.iter().filter(|page| page.is_broad).count();
    assert!(heard.iter().any(|one| (1..one.pages.len()).contains(&across(one))));
    nothing_is_wrong(&files);
}

/// Writes a document of an example.
fn of_example(plan: &str, command: &[&str], folder: &Path) -> PathBuf {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(plan);
    let file = folder.join(command.join("-")).with_extension("pdf");
    let output = empact().arg("-C").arg(plan).args(command).arg("-o").arg(&file).output();
    let output = output.expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    file
}

#[test]
fn every_page_is_marked_and_counted_and_can_be_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let files = [
        of_example("oap-2013", &["report", "-p", "THB"], folder),
        of_example("empact-2026", &["report", "-p", "CYB", "--lang", "fr"], folder),
        of_example("oap-2013", &["report", "-p", "WA", "--lang", "de"], folder),
    ];
    let Some(heard) = heard(&files) else { return };
    let on_each: [&[&str]; 3] = [
        &["RESTREINT UE/EU RESTRICTED", "DECLASSIFIED", "OAP 2013"],
        &["LIMITE", "Fictitious example; nothing in it is true", "OAP 2026"],
        &["RESTREINT UE/EU RESTRICTED", "FREIGEGEBEN", "OAP 2013"],
    ];
    for (heard, on_each) in heard.iter().zip(on_each) {
        for (at, page) in heard.pages.iter().enumerate() {
            let counted = format!("{}/{}", at + 1, heard.pages.len());
            assert!(page.around.ends_with(&counted), "{}", page.around);
            for words in on_each {
                assert!(page.around.contains(words), "{words}: {}", page.around);
            }
        }
        // Every heading is a bookmark, and contents name the page that it is on.
        let headings: Vec<&String> = heard.headings.iter().map(|(_, words, _)| words).collect();
        assert_eq!(heard.bookmarks.iter().collect::<Vec<_>>(), headings);
        assert!(heard.entries.len() > 4);
        let mut headings = heard.headings.iter();
        for (words, page) in &heard.entries {
            let heading =
                headings.find(|(_, heading, _)| without_blanks(heading) == without_blanks(words));
            let (_, _, at) = heading.unwrap_or_else(|| panic!("no heading {words:?}"));
            assert_eq!(page, &at.to_string(), "{words}");
        }
    }
    // A text of the plan is in its language, whatever that of the document.
    let languages = heard.iter().map(|one| one.language.as_str()).collect::<Vec<_>>();
    assert_eq!(languages, ["en-GB", "fr-FR", "de-DE"]);
    let others: Vec<&String> = heard[2].languages.keys().collect();
    assert!(heard[0].languages.is_empty() && others == ["en"], "{others:?}");
    nothing_is_wrong(&files);
}

/// A document of these texts, every sixth of which stands in every place that a text can have.
fn everywhere(texts: &[&str]) -> Vec<Block> {
    let words = |at: usize, what: &str| vec![text(format!("zq{at}{what} {}", texts[at]))];
    let each = |at: usize| {
        if !at.is_multiple_of(6) {
            return Block::paragraph(words(at, "paragraph"));
        }
        let place = format!("place{at}");
        let column = |heading| Column { heading, holds: Holds::Words };
        let table = Table {
            caption: texts[at].to_owned(),
            columns: vec![column(words(at, "column"))],
            rows: vec![std::iter::once(vec![Block::paragraph(words(at, "cell"))]).collect()],
        };
        let item = Item { blocks: vec![Block::paragraph(words(at, "item"))], ..Item::default() };
        let many = vec![
            Inline::Strong(words(at, "strong")),
            Inline::Struck(words(at, "struck")),
            Inline::Code(texts[at].to_owned()),
            Inline::Link(format!("https://a.example/{}", texts[at]), words(at, "link")),
            Inline::Link(format!("#{place}"), words(at, "within")),
            Inline::Short(texts[at].to_owned(), texts[at].to_owned()),
            Inline::Note(vec![Block::paragraph(words(at, "note"))]),
        ];
        Block::Section(Section {
            anchor: Some(place),
            heading: words(at, "heading"),
            blocks: vec![
                Block::paragraph(words(at, "paragraph")),
                Block::paragraph(many),
                Block::List(List { items: vec![item], ..List::default() }),
                Block::Table(table),
                Block::Foreign(texts[at].to_owned(), vec![Block::paragraph(words(at, "foreign"))]),
                Block::Code(Code { text: texts[at].to_owned(), ..Code::default() }),
            ],
            ..Section::default()
        })
    };
    vec![Block::Section(Section {
        heading: vec![text("All of them")],
        blocks: (0..texts.len()).map(each).collect(),
        ..Section::default()
    })]
}

/// Letters in the place of their numbers.
fn lettered(text: &str) -> String {
    let mut parts = text.split("[U+");
    let mut letters = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let letter = part.split_once(']').and_then(|(number, rest)| {
            Some((char::from_u32(u32::from_str_radix(number, 16).ok()?)?, rest))
        });
        match letter {
            Some((letter, rest)) => {
                letters.push(letter);
                letters.push_str(rest);
            }
            None => letters.extend(["[U+", part]),
        }
    }
    letters
}

/// Whether letters are heard in the order they are written in. Those that go from right to left stand on a page as
/// they are seen, and marks above a letter that no letter has may be heard twice.
fn is_in_order(text: &str) -> bool {
    let is_other = |letter: char| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{300}'..='\u{36f}' | '\u{202a}'..='\u{202e}' | '\u{200e}' | '\u{200f}')
    };
    !text.nfc().any(is_other)
}

/// Every string of the corpus is heard as it is written.
#[test]
fn no_text_is_an_instruction() {
    let corpus = texts();
    let ours = [
        r#"#read("oap.yaml") #import "@preview/a:1.0.0" #panic("x")"#,
        r#"\" #set page(width: 1pt) \u{41} \\"#,
        "= no heading * _ ` $ < @ ~ -- --- ... // /* ]] })",
        "漢字 हिन्दी \u{e000} 👩\u{200d}👩",
    ];
    // What is longer than a page is a matter of its own.
    let corpus = corpus.iter().map(String::as_str).filter(|text| text.len() < 4000);
    let (told, others): (Vec<&str>, Vec<&str>) =
        ours.into_iter().chain(corpus).partition(|text| is_in_order(text));
    assert!(told.len() > 400 && !others.is_empty());
    let folder = tempfile::tempdir().expect("a folder");
    let (mut files, mut trees) = (Vec::new(), Vec::new());
    for (name, texts) in [("told", told), ("others", others)] {
        let paper = Paper {
            title: texts.concat().chars().take(2000).collect(),
            language: "en-GB".to_owned(),
            ..Paper::default()
        };
        let blocks = everywhere(&texts);
        let file = folder.path().join(name).with_extension("pdf");
        fs::write(&file, writer::pdf::write(&blocks, &paper).expect("it is written"))
            .expect("it can be written");
        files.push(file);
        trees.push(blocks);
    }
    let Some(heard) = heard(&files) else { return };
    let [(found, expected), (found_others, expected_others)] = [0, 1].map(|at: usize| {
        let found = [std::slice::from_ref(&heard[at].text), &heard[at].notes].concat().concat();
        (lettered(&found), clean_document(&expected(&trees[at])).into_owned())
    });
    is_same(&found, &expected, "texts");
    let letters = |text: &str| -> BTreeSet<char> { without_blanks(text).nfd().collect() };
    assert_eq!(letters(&found_others), letters(&expected_others));
    run("archived.py", &files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
}

/// What is above a ceiling is on no page, in no property and in no string of the file.
#[test]
fn what_is_above_a_ceiling_is_nowhere() {
    let plan = small_plan();
    let path = plan.path().join("priorities/thb/actions/1.1.yaml");
    let action = fs::read_to_string(&path).expect("it is there");
    fs::write(&path, action.replace("title: Routes", "marking: restricted\ntitle: Zyxwvut"))
        .expect("it can be written");
    let mut files = Vec::new();
    for options in [&[][..], &["--max-marking", "limite"]] {
        let file = plan.path().join(format!("{}.pdf", options.len()));
        let command = ["report", "-p", "THB", "--draft"];
        let output =
            empact().current_dir(plan.path()).args(command).args(options).arg("-o").arg(&file);
        let output = output.output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        files.push(file);
    }
    let Some(heard) = heard(&files) else { return };
    for (heard, is_there) in heard.iter().zip([true, false]) {
        assert_eq!(heard.text.contains("Zyxwvut"), is_there);
        assert_eq!(heard.strings.contains("Zyxwvut"), is_there);
        let around = heard.pages.iter().any(|page| page.around.contains("Zyxwvut"));
        assert!(!around && !heard.notes.concat().contains("Zyxwvut"));
    }
}
