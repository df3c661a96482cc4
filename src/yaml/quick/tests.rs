//! What is read here is what the parser reads: over all files of the project, over the shapes that YAML has, and over
//! what is left of them when something was done to them. `PROPTEST_CASES=1000000 cargo test --release --lib
//! yaml::quick` looks at as many.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;

use super::read;
use crate::hidden::Plain;
use crate::source::SourceId;
use crate::yaml::parse_all;

/// What is taken, by the shapes of YAML.
const TAKEN: &[&str] = &[
    // Keys and values.
    "a: 1\n",
    "a: 1",
    "a: 1\nb: two words\nc: -5\nd: 2012-01-01\ne: 10:30\nf: http://x.eu/a#b\ng: a:b c\n",
    "a key: 1\nb.c/d: 2\n12: x\n\"q: r\": s\n's #': \"t\"\n",
    "a:\nb:   \nc: ''\nd: \"\"\ne: ~\n",
    "a:  1  \nb:\n  c: 2   \n",
    "a: it's \"so\" & so, [not] {a} list | > ! % @ `\n",
    "a: 'it''s'\nb: ''''\nc: ' x '\nd: \"it's # : - [\"\n",
    "é: ü\nb: — x\nc: \u{201c}q\u{201d}\nd: ½\ne: 日本\nf: \u{1f600}\n",
    "a: x\u{a0}y\nb: 10\u{202f}%\n",
    // Mappings and lists in each other.
    "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n",
    "a:\n   b: 1\nc:\n d: 2\n",
    "- a\n- b\n",
    "a:\n  - x\n  - y\nb: z\n",
    "a:\n- x\n- y\nb: z\n",
    "- a: 1\n  b: 2\n- a: 3\n",
    "-   a: 1\n    b:\n      - c\n-   a: 2\n",
    "a:\n  - b:\n    - c\n    - d\n    e: f\n  - b:\n      - g\n",
    "- a:\n    b: 1\n  c:\n- d: 2\n",
    "a:\n- b: 1\n  c: 2\n- b: 3\nd: 4\n",
    "- -5\n- 'x'\n- [a]\n- { b: c }\n- |\n  d\n",
    // In brackets.
    "a: [b, c]\nd: []\ne: {}\nf: [ x y , 'z' ]\ng: [1, 2, ]\n",
    "a: { b: 1, c: [2, { d: 3 }], 'e': \"f\", }\n",
    "a: [10:30, http://x, a-b, it's]\nb: { c: http://x, d: e:f }\n",
    "- [[a, b], [c]]\n- { a: { b: { c: d } } }\n",
    // Texts of several lines.
    "a: |\n  one\n  two\nb: |-\n  one\n\n  two\n\n\nc: 1\n",
    "a: >\n  one\n  two\n\n  three\nb: >-\n  one\n   further\n   in\n  out\n\n   in\n\n\n  out\n",
    "a: |\n    one\n      two\n    # no comment\n    - x\n    k: v\n\n# comment\n\nb: 1\n",
    "- |\n one\n- >\n  two\n  three\n- a: |\n    four\n  b: >-\n    five\n",
    "a: |   \n  one  \n  two\n",
    "a:\n- |\n  one\n- two\n",
    "a: >\n  one \n  two\n",
    "a: |\n  one\n\n",
    // Comments, empty lines, the first document.
    "# one\n\n   # two\na: 1 # three\n # four\nb:\n  # five\n  c: d\n# six\n  e: 'f' # seven\n",
    "a:\n# one\n- b # two\n  # three\n- c\n#four\n",
    "---\na: 1\n",
    "# one\n---\n# two\na: 1\n",
    "a: [b] # c\nd: \"e\"   # f\ng: {h: i}  # j\n",
    "a: 1\n   \n\nb: 2\n \n",
    "a: b#c\nd: e # f\ng: h #i\n",
];

/// What is left to the parser, by the shapes of YAML and of mistakes.
const LEFT: &[&str] = &[
    "",
    "# only a comment\n",
    "a\n",
    "[a]\n",
    "  a: 1\n",
    "a: b\tc\n",
    "a: b\n#\t\n",
    "a: b\r\nc: d\r\n",
    "%YAML 1.2\n---\na: 1\n",
    "--- a\n",
    "a: 1\n---\nb: 2\n",
    "a: 1\n...\n",
    "a: &b c\n",
    "a: *b\n",
    "a: !b c\n",
    "<<: a\n",
    "? a\n: b\n",
    "a: 1\na: 2\n",
    "- a: 1\n  a: 2\n",
    "a: { b: 1, b: 2 }\n",
    "a: b: c\n",
    "a: b\n  c\n",
    "a:\n  b\n",
    "a: \"b\n  c\"\n",
    "a: 'b\n  c'\n",
    "a: \"b\\n\"\n",
    "a: 'b' c\n",
    "a: \"b\"c\n",
    "a: [b,\n  c]\n",
    "a: [b\n",
    "a: [b]]\n",
    "a: [b] c\n",
    "a: [b]#c\n",
    "a: [b #c]\n",
    "a: {b: c # d}\n",
    "a: [b: c]\n",
    "a: {b}\n",
    "a: {b:1}\n",
    "a: {\"b\":1}\n",
    "a: {b: }\n",
    "a: [,]\n",
    "a: [a,,b]\n",
    "a: [- b]\n",
    "a: - b\n",
    "- - a\n",
    "-\n  a: 1\n",
    "-a\n",
    "- a\nb: 1\n",
    "a: 1\n- b\n",
    "a: 1\n  b: 2\n",
    "a:\n  b: 1\n c: 2\n",
    "a:\n    b: 1\n  c: 2\n",
    "- a\n  - b\n",
    "a: |+\n  b\n",
    "a: |2\n  b\n",
    "a: | # b\n  c\n",
    "a: |\nb: 1\n",
    "a: |\n\n  b\n",
    "a: |\n  b",
    "a:\n  b: |\n    c\n   d\n",
    "a: |\n  b\n# c is lost\n",
    "a: A name #1\n",
    "a: # b\n",
    "a : b\n",
    "\u{a0}a: b\n",
    "a: \u{a0}b\n",
    "a: @b\n",
    "a: `b`\n",
    "a: %b\n",
    "a: ?b\n",
    "a: :b\n",
    "a: 'b\n",
];

/// Whether a text is read here; it must be read as the parser reads it.
fn is_taken(text: &str, start: usize) -> bool {
    let source = SourceId::of("a.yaml");
    // `parse` takes out what is hidden before either of the two sees it.
    let plain = Plain::of(source, text, start);
    let text = plain.as_ref().map_or(text, |plain| &plain.text);
    let Some(root) = read(source, text, start) else { return false };
    let parsed = parse_all(source, text, start);
    assert_eq!(parsed.findings, [], "read without a finding:\n{text}");
    assert_eq!(Some(root), parsed.root, "read as something else:\n{text}");
    true
}

#[test]
fn the_shapes_of_plan_files_are_taken_and_no_others() {
    for text in TAKEN {
        assert!(is_taken(text, 0), "left to the parser: {text:?}");
    }
    for text in LEFT {
        assert!(!is_taken(text, 0), "taken: {text:?}");
    }
    let deep: String = (0..40).map(|level| " ".repeat(level) + "a:\n").collect();
    let long = format!("{}: 1\n", "a".repeat(2000));
    for text in [deep, format!("a: {}\n", "[".repeat(40) + &"]".repeat(40)), long] {
        assert!(!is_taken(&text, 0), "taken: {text:?}");
    }
}

#[test]
fn a_part_of_a_file_has_the_places_of_the_whole() {
    assert!(is_taken("---\na: 1\nb:\n  - |\n    c\n", 4));
}

/// The files below a folder of the project.
fn files(folder: &str) -> Vec<String> {
    let mut folders: Vec<PathBuf> = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut paths = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() { folders.push(path) } else { paths.push(path) }
        }
    }
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// What is YAML in a text: all of it, the head of a Markdown file, and what a page shows.
fn parts(text: &str) -> Vec<String> {
    let shown = text.split("```yaml").skip(1).filter_map(|rest| {
        let (_, rest) = rest.split_once('\n')?;
        Some(rest.split_once("```")?.0.to_owned())
    });
    let head = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let head = head.map(|(head, _)| format!("{head}\n"));
    shown.chain(head).chain([text.to_owned()]).collect()
}

#[test]
fn all_files_of_the_project_are_read_as_the_parser_reads_them() {
    for folder in ["tests", "docs"] {
        let texts = files(folder);
        let taken = texts.iter().flat_map(|text| parts(text)).filter(|part| is_taken(part, 0));
        assert!(taken.count() > 50, "{folder}");
    }
    let texts = files("examples");
    let parts: Vec<String> = texts.iter().flat_map(|text| parts(text)).collect();
    let plans: Vec<&String> =
        parts.iter().filter(|part| part.starts_with(|c: char| c.is_ascii_lowercase())).collect();
    let left: Vec<&&String> = plans.iter().filter(|part| !is_taken(part, 0)).collect();
    assert!(left.len() * 10 < plans.len(), "of {} files are left {left:#?}", plans.len());
}

/// What is put into a text.
const SIGNS: &[&str] = &[
    " ",
    "  ",
    "\n",
    "\n\n",
    ":",
    ": ",
    "- ",
    "-",
    "#",
    " # ",
    " #x",
    "'",
    "''",
    "\"",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "|",
    "|\n",
    ">",
    ">-\n",
    "? ",
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "~",
    "---\n",
    "...\n",
    "\t",
    "\r\n",
    "\\",
    "\u{a0}",
    "\u{2003}",
    "\u{ad}",
    "é",
    "\u{1f600}",
    "0",
    "a",
    "a: b\n",
    "- a\n",
    "<<: ",
    "\n# Words\n",
    "\n  ",
];

/// Something that happens to a text.
#[derive(Debug, Clone)]
enum Mishap {
    Put(Index, &'static str),
    Take(Index),
    Cut(Index),
    Indent(Index, usize),
    Outdent(Index, usize),
    Drop(Index),
    Again(Index, Index),
    Swap(Index, Index),
}

fn mishap() -> impl Strategy<Value = Mishap> {
    let place = any::<Index>;
    prop_oneof![
        3 => (place(), proptest::sample::select(SIGNS)).prop_map(|(at, sign)| Mishap::Put(at, sign)),
        2 => place().prop_map(Mishap::Take),
        1 => place().prop_map(Mishap::Cut),
        2 => (place(), 1..4usize).prop_map(|(at, by)| Mishap::Indent(at, by)),
        2 => (place(), 1..4usize).prop_map(|(at, by)| Mishap::Outdent(at, by)),
        1 => place().prop_map(Mishap::Drop),
        1 => (place(), place()).prop_map(|(from, to)| Mishap::Again(from, to)),
        1 => (place(), place()).prop_map(|(one, other)| Mishap::Swap(one, other)),
    ]
}

/// The first place from one on that lies between two characters.
fn between(text: &str, at: Index) -> usize {
    let at = at.index(text.len() + 1);
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

fn apply(mishap: &Mishap, text: &mut String) {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if lines.is_empty() {
        return;
    }
    let count = lines.len();
    match mishap {
        Mishap::Put(at, sign) => return text.insert_str(between(text, *at), sign),
        Mishap::Cut(at) => return text.truncate(between(text, *at)),
        Mishap::Take(at) => {
            let at = between(text, *at);
            if at < text.len() {
                text.remove(at);
            }
            return;
        }
        Mishap::Indent(at, by) => lines[at.index(count)].insert_str(0, &" ".repeat(*by)),
        Mishap::Outdent(at, by) => {
            let line = &mut lines[at.index(count)];
            let spaces = line.len() - line.trim_start_matches(' ').len();
            line.drain(..spaces.min(*by));
        }
        Mishap::Drop(at) => drop(lines.remove(at.index(count))),
        Mishap::Again(from, to) => lines.insert(to.index(count), lines[from.index(count)].clone()),
        Mishap::Swap(one, other) => lines.swap(one.index(count), other.index(count)),
    }
    *text = lines.concat();
}

/// A piece of a file that begins at the margin, short enough for a mishap to matter.
fn piece(text: &str, from: Index, lines: usize) -> String {
    let all: Vec<&str> = text.split_inclusive('\n').collect();
    let margins: Vec<usize> =
        (0..all.len()).filter(|at| !all[*at].starts_with([' ', '\n', '#'])).collect();
    if margins.is_empty() {
        return text.to_owned();
    }
    let start = margins[from.index(margins.len())];
    all[start..(start + lines).min(all.len())].concat()
}

static SEEDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let texts = ["examples", "tests/first-mistakes", "tests/fixtures"].into_iter().flat_map(files);
    let parts: Vec<String> = texts.flat_map(|text| parts(&text)).collect();
    // As many shapes as files, so that neither is rare.
    let shapes = TAKEN.iter().chain(LEFT).map(|text| (*text).to_owned());
    let shapes: Vec<String> = shapes.collect();
    let times = parts.len() / shapes.len() + 1;
    std::iter::repeat_n(shapes, times).flatten().chain(parts).collect()
});

/// At least so many cases; more where they are asked for.
fn at_least(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(cases), ..default }
}

proptest! {
    #![proptest_config(at_least(4000))]

    #[test]
    fn what_mishaps_leave_is_read_as_the_parser_reads_it(
        seed in any::<Index>(),
        from in any::<Index>(),
        lines in 1..40usize,
        mishaps in proptest::collection::vec(mishap(), 1..4),
    ) {
        let mut text = piece(&SEEDS[seed.index(SEEDS.len())], from, lines);
        for mishap in &mishaps {
            apply(mishap, &mut text);
        }
        is_taken(&text, 0);
    }
}
