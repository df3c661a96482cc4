//! Every fact of the document that the example is taken from stands in the report of its priority
//! and in the note.
//!
//! The ledger is data: `tests/source/*.tsv`, which together list every line of the document (Council
//! document 10494/14, as text) by its number. The columns:
//!
//! - the line, or a run of empty lines `4..6`;
//! - the hash of its bytes (FNV-1a, 64 bits), by which a line that is gone or changed is seen;
//! - its kind: `content`; `repeat` of the line that `where` names; `furniture` such as heads of pages
//!   and labels of the form; `person`, which only names one; `left_out`, for the reason given;
//! - the fact, in the words of whoever wrote the ledger;
//! - where it is: a file of the example and the keys that lead to it. In a list the item is named by
//!   its id, number, name or the like, or by its place from 0: `=2`;
//! - the words that show it, with ` | ` between them, all in one passage of the report. One that
//!   begins with `§` stands in a heading over the passage instead.
//!
//! With the document at hand, `EMPACT_SOURCE=FILE cargo test source::` holds the hashes against it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

use yaml_serde::Value;

use crate::support::empact;

/// The parts of the document in order: the name of the ledger, and the priority whose report it is.
const PARTS: [(&str, Option<&str>); 10] = [
    ("cover", None),
    ("wa", Some("wa")),
    ("wb", Some("wb")),
    ("imm", None),
    ("syn", Some("syn")),
    ("cont", Some("cont")),
    ("cont-annexes", Some("cont")),
    ("thb", Some("thb")),
    ("mocg", Some("mocg")),
    ("cyb", Some("cyb")),
];

/// How many lines the document has.
const LINES: usize = 2243;

/// In how many passages of a report the words of a fact may stand: those of more are common words,
/// and show nothing.
const COMMON: usize = 8;

/// Of the lines that say something, one in so many may be left out.
const LEFT_OUT: usize = 100;

/// What an item of a list may be called by.
const NAMES: [&str; 15] = [
    "id",
    "number",
    "action",
    "name",
    "title",
    "key",
    "party",
    "kind",
    "at",
    "label",
    "measure",
    "priority",
    "code",
    "programme",
    "text",
];

/// A row of the ledger.
#[derive(Debug)]
struct Row {
    part: &'static str,
    lines: (usize, usize),
    hash: String,
    kind: String,
    fact: String,
    place: String,
    words: Vec<String>,
}

impl Row {
    fn is(&self, kind: &str) -> bool {
        self.kind == kind
    }

    fn name(&self) -> String {
        format!("{} {}: {}", self.part, self.lines.0, self.fact)
    }
}

fn path(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

static LEDGER: LazyLock<Vec<Row>> = LazyLock::new(|| {
    PARTS
        .iter()
        .flat_map(|(part, _)| {
            let text = fs::read_to_string(path(&format!("tests/source/{part}.tsv"))).expect(part);
            let mut lines = text.lines();
            assert_eq!(lines.next(), Some("line\thash\tkind\tfact\twhere\twords"), "{part}");
            lines.map(|line| row(part, line)).collect::<Vec<_>>()
        })
        .collect()
});

fn row(part: &'static str, line: &str) -> Row {
    let cells: Vec<&str> = line.split('\t').collect();
    let [line_number, hash, kind, fact, place, words] = cells.as_slice() else {
        panic!("{part}: not six cells: {line}");
    };
    let number = |text: &str| text.parse::<usize>().unwrap_or_else(|_| panic!("{part}: {line}"));
    let (first, last) = line_number.split_once("..").unwrap_or((line_number, line_number));
    Row {
        part,
        lines: (number(first), number(last)),
        hash: (*hash).to_owned(),
        kind: (*kind).to_owned(),
        fact: (*fact).to_owned(),
        place: (*place).to_owned(),
        words: row_words(words),
    }
}

fn row_words(cell: &str) -> Vec<String> {
    cell.split('|').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// The documents by the key of the priority, and the note without one, in both of its editions, as
/// passages.
static DOCUMENTS: LazyLock<BTreeMap<Option<&str>, Vec<Passage>>> = LazyLock::new(|| {
    let wanted: BTreeSet<Option<&str>> = PARTS.iter().map(|(_, key)| *key).collect();
    let text = |key: Option<&str>| match key {
        Some(key) => document(&["report", "-p", key, "--notes"]),
        None => document(&["note", "--notes"]) + "\n\n" + &document(&["note", "--declassified"]),
    };
    wanted.into_iter().map(|key| (key, passages(&text(key)))).collect()
});

fn document(arguments: &[&str]) -> String {
    let assert =
        empact().arg("-C").arg(path("examples/oap-2013")).args(arguments).assert().success();
    String::from_utf8(assert.get_output().stdout.clone()).expect("it is text")
}

/// A paragraph, an item of a list, a heading or a row of a table.
#[derive(Debug)]
struct Passage {
    words: String,
    /// The headings that it stands under.
    headings: Vec<String>,
}

impl Passage {
    /// Whether it shows a fact.
    fn holds(&self, words: &[String]) -> bool {
        words.iter().all(|word| match word.strip_prefix('§') {
            Some(heading) => self.headings.iter().any(|own| own.contains(heading)),
            None => self.words.contains(word.as_str()),
        })
    }
}

/// The passages of a Markdown document.
fn passages(markdown: &str) -> Vec<Passage> {
    let mut headings: Vec<(usize, String)> = Vec::new();
    let passage = |text: String| {
        let level = text.trim_start().bytes().take_while(|byte| *byte == b'#').count();
        let words = plain(&text);
        if level > 0 {
            headings.retain(|(above, _)| *above < level);
            headings.push((level, words.clone()));
        }
        Passage { words, headings: headings.iter().map(|(_, heading)| heading.clone()).collect() }
    };
    blocks(markdown).into_iter().map(passage).filter(|passage| !passage.words.is_empty()).collect()
}

fn blocks(markdown: &str) -> Vec<String> {
    let mut passages = vec![String::new()];
    for line in markdown.lines() {
        let line = line.trim().trim_start_matches(['>', ' ']);
        let first = line.split(' ').next().unwrap_or_default();
        let is_number = |mark: &str| {
            let digits = mark.trim_end_matches(['.', ')']);
            digits.len() < mark.len() && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        let begins = line.is_empty()
            || line.starts_with(['|', '#'])
            || ["-", "*", "+"].contains(&first)
            || is_number(first);
        if begins {
            passages.push(String::new());
        }
        if let Some(last) = passages.last_mut() {
            last.push(' ');
            last.push_str(line);
        }
    }
    passages
}

/// Words without markup, with one kind of blank.
fn plain(markdown: &str) -> String {
    let mut words = String::new();
    let mut rest = markdown;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        match letter {
            // The target of a link.
            ']' if rest.starts_with('(') => {
                rest = rest.split_once(')').map_or("", |(_, after)| after);
            }
            '<' if rest.starts_with(|c: char| c.is_ascii_lowercase() || c == '/') => {
                rest = rest.split_once('>').map_or("", |(_, after)| after);
            }
            '\\' if rest.starts_with(|c: char| c.is_ascii_punctuation()) => {
                words.push_str(&rest[..1]);
                rest = &rest[1..];
            }
            '[' | ']' | '*' | '`' | '~' => {}
            '_' => {
                let inside = words.ends_with(char::is_alphanumeric)
                    && rest.starts_with(char::is_alphanumeric);
                if inside {
                    words.push('_');
                }
            }
            _ => words.push(letter),
        }
    }
    for (entity, sign) in [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
        words = words.replace(entity, sign);
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The FNV-1a hash of 64 bits, as it stands in the ledger.
fn hash(bytes: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_ledger_has_every_line_once_and_in_order() {
    let mut last = 0;
    let mut hashes: BTreeMap<usize, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for row in LEDGER.iter() {
        let (from, to) = row.lines;
        let known = hashes.entry(to).or_insert(&row.hash);
        if from != last && from != last + 1 || to < from || *known != row.hash {
            faults.push(format!("{} follows line {last}", row.name()));
        }
        let is_hash = row.hash.len() == 16 && row.hash.bytes().all(|b| b.is_ascii_hexdigit());
        if if from == to { !is_hash } else { row.hash != "-" || !row.is("furniture") } {
            faults.push(format!("{}: no hash of a line", row.name()));
        }
        last = to;
    }
    assert_eq!(last, LINES, "the ledger ends with the document");
    assert_none(&faults);
}

#[test]
fn the_ledger_is_that_of_the_document_where_it_is_at_hand() {
    let Ok(document) = env::var("EMPACT_SOURCE") else { return };
    let text = fs::read(&document).expect("the document");
    let lines: Vec<&[u8]> = text.split(|byte| *byte == b'\n').collect();
    assert_eq!(lines.len(), LINES);
    let mut faults = Vec::new();
    for row in LEDGER.iter() {
        let (from, to) = row.lines;
        let run = &lines[from - 1..to];
        let is_same = match run {
            [line] => hash(line) == row.hash,
            _ => run.iter().all(|line| line.trim_ascii().is_empty()),
        };
        if !is_same {
            faults.push(row.name());
        }
    }
    assert_none(&faults);
}

#[test]
fn every_row_says_what_becomes_of_its_line() {
    let content: BTreeSet<usize> =
        LEDGER.iter().filter(|row| row.is("content")).map(|row| row.lines.0).collect();
    let mut faults = Vec::new();
    for row in LEDGER.iter() {
        let is_sound = match row.kind.as_str() {
            "content" => !row.fact.is_empty() && !row.place.is_empty(),
            "repeat" => row.place.parse().is_ok_and(|line: usize| content.contains(&line)),
            "left_out" => !row.fact.is_empty(),
            // Besides what a line says it may hold an empty cell of the form, or a name.
            "furniture" | "person" => row.words.is_empty(),
            _ => false,
        };
        if !is_sound {
            faults.push(format!("{} ({})", row.name(), row.kind));
        }
    }
    assert_none(&faults);
    let left_out: BTreeSet<usize> =
        LEDGER.iter().filter(|row| row.is("left_out")).map(|row| row.lines.0).collect();
    assert!(left_out.len() * LEFT_OUT <= content.len(), "left out: lines {left_out:?}");
}

#[test]
fn every_fact_has_its_place_in_the_plan() {
    let mut files: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let mut trees: BTreeMap<&str, Value> = BTreeMap::new();
    let mut faults = Vec::new();
    for row in LEDGER.iter().filter(|row| row.is("content")) {
        let (file, keys) = row.place.split_once('#').unwrap_or((&row.place, ""));
        let text = files
            .entry(file)
            .or_insert_with(|| fs::read_to_string(path("examples/oap-2013").join(file)).ok());
        let is_there = match text {
            None => false,
            Some(text) if Path::new(file).extension().is_some_and(|ending| ending == "md") => {
                keys.is_empty() || has_heading(text, keys)
            }
            Some(text) => {
                let tree = trees
                    .entry(file)
                    .or_insert_with(|| yaml_serde::from_str(text).expect("it can be read"));
                let keys: Vec<&str> = keys.split('/').collect();
                leads_somewhere(tree, &keys)
            }
        };
        if !is_there {
            faults.push(format!("{}: {}", row.name(), row.place));
        }
    }
    assert_none(&faults);
}

fn has_heading(markdown: &str, heading: &str) -> bool {
    markdown.lines().any(|line| {
        let title = line.strip_prefix("title:").map(|title| title.trim().trim_matches('"'));
        let own = line.starts_with('#').then(|| line.trim_start_matches('#').trim());
        title.or(own).is_some_and(|text| text == heading)
    })
}

/// Whether keys lead to a value.
fn leads_somewhere(tree: &Value, keys: &[&str]) -> bool {
    let Some((key, rest)) = keys.split_first() else { return true };
    let next = match tree {
        Value::Mapping(mapping) => mapping
            .iter()
            .find(|(name, _)| scalar(name).as_deref() == Some(key))
            .map(|(_, value)| value),
        Value::Sequence(items) => match key.strip_prefix('=') {
            Some(place) => place.parse().ok().and_then(|place: usize| items.get(place)),
            None => items.iter().find(|item| is_called(item, key)),
        },
        _ => None,
    };
    next.is_some_and(|next| leads_somewhere(next, rest))
}

fn is_called(item: &Value, name: &str) -> bool {
    match item {
        Value::Mapping(_) => NAMES.iter().any(|key| {
            let value = item.get(*key).and_then(scalar);
            value.is_some_and(|value| value == name || *key == "text" && value.starts_with(name))
        }),
        _ => scalar(item).is_some_and(|value| value.starts_with(name)),
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[test]
fn every_fact_is_in_the_report_and_in_the_note() {
    let keys: BTreeMap<&str, Option<&str>> = PARTS.into_iter().collect();
    let mut faults = Vec::new();
    for row in LEDGER.iter().filter(|row| row.is("content")) {
        let single =
            |word: &String| word.contains(|c: char| c.is_ascii_digit() || c.is_uppercase());
        if row.words.len() < 2 && !row.words.first().is_some_and(single) {
            faults.push(format!("{}: its words are too common", row.name()));
            continue;
        }
        let key = keys[row.part];
        let own = DOCUMENTS[&key].iter().filter(|passage| passage.holds(&row.words)).count();
        let in_note = DOCUMENTS[&None].iter().any(|passage| passage.holds(&row.words));
        if own == 0 || !in_note {
            faults.push(format!("{}: not found: {:?}", row.name(), row.words));
        } else if own > COMMON {
            faults.push(format!("{}: in {own} passages: {:?}", row.name(), row.words));
        }
    }
    assert_none(&faults);
}

#[test]
fn passages_are_what_a_reader_sees_as_one() {
    let markdown =
        "# A *title*\n\nOne [link](#a) and\n`code` \\*.\n- item\n  goes on\n2. next\n| a | b |\n";
    let passages = passages(markdown);
    let seen: Vec<&str> = passages.iter().map(|passage| passage.words.as_str()).collect();
    assert_eq!(
        seen,
        ["# A title", "One link and code *.", "- item goes on", "2. next", "| a | b |"]
    );
    let holds = |words: &str| passages.iter().any(|one| one.holds(&row_words(words)));
    assert!(holds("link | code") && holds("§A title | item") && !holds("§next | item"));
}
