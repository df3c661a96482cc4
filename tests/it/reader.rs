//! Properties of the reader (`yaml` and `decode` together) under random edits of a valid file.

use std::collections::{BTreeMap, BTreeSet};

use empact::decode::{Decoded, decode};
use empact::diagnostic::Finding;
use empact::model::scalar::{Refusal, Scalar, TEXT};
use empact::source::{SourceId, Span, Spanned};
use empact::yaml::{self, Kind, Node, Parsed};
use proptest::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A value with a grammar of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Label(String);

impl Scalar for Label {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str = "a label such as `1.1`";
    const SAMPLE: &'static str = "0.0";

    fn parse(text: &str) -> Result<Self, Refusal> {
        match text.split_once('.') {
            Some((goal, action)) if goal.parse::<u8>().is_ok() && action.parse::<u8>().is_ok() => {
                Ok(Self(text.into()))
            }
            _ => Err(Refusal::new("this is no label").help("write it as `\"1.1\"`")),
        }
    }
}
empact::scalar!(Label, "Label", schemars::json_schema!({ "type": "string" }));

/// Every leaf knows its place, so that a test can hold it against the text.
#[derive(Debug, PartialEq, Deserialize)]
struct Action {
    #[serde(rename = "action")]
    label: Spanned<Label>,
    title: Spanned<String>,
    leaders: Vec<Spanned<String>>,
    start: Option<Spanned<String>>,
    staff: Option<Spanned<u32>>,
    #[serde(default)]
    kpis: Vec<Kpi>,
    #[serde(default)]
    progress: BTreeMap<String, Progress>,
    comments: Option<Spanned<String>>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Kpi {
    id: Spanned<String>,
    target: Target,
    #[serde(default)]
    values: BTreeMap<String, Spanned<u32>>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Target {
    AtLeast(Spanned<u32>),
    Between(Spanned<u32>, Spanned<u32>),
    Words { text: Spanned<String> },
}

#[derive(Debug, PartialEq, Deserialize)]
struct Progress {
    stage: Spanned<Stage>,
    result: Option<Spanned<String>>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stage {
    NotStarted,
    Ongoing,
    Finished,
}

const VALID: &str = r#"# One action.
action: "3.3"
title: 'More contributions: the focal points'
leaders: [BE, NL]
start: 2012-01-01
staff: 12
kpis:
  - id: requests
    target: { at_least: 4315 }
    values: { 2012-12: 4315, 2013-12: 5359 }
  - id: meetings
    target:
      between: [2, 4]
  - { id: quality, target: { words: { text: better information } } }
progress:
  2013-06: { stage: ongoing }
  2013-12:
    stage: finished
    result: |
      Meetings were held in three states, and
      à la fin, 95 % of the requests were answered.

      - **good**
comments: >-
  folded
  text
"#;

fn parse(text: &str) -> Parsed<'_> {
    yaml::parse(SourceId::of(""), text, 0..text.len())
}

/// The value and all findings of both stages.
fn read<T: DeserializeOwned>(text: &str) -> Decoded<T> {
    let parsed = parse(text);
    let mut decoded = match &parsed.root {
        Some(root) => decode(SourceId::of(""), root),
        None => Decoded { value: None, findings: vec![] },
    };
    decoded.findings.extend(parsed.findings);
    decoded
}

#[test]
fn a_valid_file_has_no_findings() {
    let decoded = read::<Action>(VALID);
    assert_eq!(decoded.findings, []);
    let leaves = leaves(&decoded.value.expect("a value"));
    assert_eq!(leaves.len(), 19);
    assert!(leaves.is_subset(&scalars(VALID)));
}

#[test]
fn a_word_in_braces_is_no_word() {
    for braced in ["{ongoing}", "{ongoing", "{ongoing: }", "{ongoing: ~}"] {
        let text = VALID.replace("stage: ongoing", &format!("stage: {braced}"));
        let decoded = read::<Action>(&text);
        assert!(!decoded.findings.is_empty(), "{braced}");
        let leaves = decoded.value.iter().flat_map(leaves).collect::<BTreeSet<_>>();
        assert!(leaves.is_subset(&scalars(&text)), "{braced}: {leaves:?}");
    }
}

/// What can go wrong at a key press.
const SNIPPETS: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    ": ",
    ":",
    "- ",
    "-",
    "\n",
    "\t",
    "&a ",
    "*a",
    "!x ",
    "#",
    "|\n",
    ">-\n",
    "---\n",
    "<<: ",
    "? ",
    "%",
    "é",
    "\r\n",
    "~",
    "\u{feff}",
    ",",
    "  ",
    "...\n",
    "x",
    "1.10",
    "true",
    "\\",
    "\u{0}",
    "\u{85}",
    "\u{2028}",
    "@",
    "key: value\n",
    "\nid: x\n",
];

#[derive(Debug, Clone)]
enum Edit {
    Insert(prop::sample::Index, &'static str),
    Remove(prop::sample::Index, usize),
    Copy(prop::sample::Index, usize, prop::sample::Index),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let place = any::<prop::sample::Index>;
    let insert = (place(), prop::sample::select(SNIPPETS));
    let edit = prop_oneof![
        3 => insert.prop_map(|(at, text)| Edit::Insert(at, text)),
        2 => (place(), 0_usize..40).prop_map(|(at, length)| Edit::Remove(at, length)),
        1 => (place(), 0_usize..200, place()).prop_map(|(at, n, to)| Edit::Copy(at, n, to)),
    ];
    prop::collection::vec(edit, 1..7)
}

/// The valid file after some edits. They are made to bytes, and what is then no UTF-8 replaced.
fn apply(edits: &[Edit]) -> String {
    let mut bytes = VALID.as_bytes().to_vec();
    for edit in edits {
        let end = bytes.len();
        let place = |index: &prop::sample::Index| index.index(end + 1);
        match edit {
            Edit::Insert(at, text) => {
                let at = place(at);
                bytes.splice(at..at, text.bytes());
            }
            Edit::Remove(at, length) => {
                let at = place(at);
                bytes.drain(at..(at + length).min(end));
            }
            Edit::Copy(at, length, to) => {
                let (at, to) = (place(at), place(to));
                let copied = bytes[at..(at + length).min(end)].to_vec();
                bytes.splice(to..to, copied);
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Every scalar of the tree with its place.
fn scalars(text: &str) -> BTreeSet<(Span, String)> {
    let parsed = parse(text);
    let mut left: Vec<&Node<'_>> = parsed.root.iter().collect();
    let mut found = BTreeSet::new();
    while let Some(node) = left.pop() {
        match &node.kind {
            Kind::Scalar { text, .. } => {
                found.insert((node.span, text.to_string()));
            }
            Kind::Sequence(items) => left.extend(items),
            Kind::Mapping(entries) => left.extend(entries.iter().map(|entry| &entry.value)),
            Kind::Refused => {}
        }
    }
    found
}

/// Every leaf of a value with its place.
fn leaves(action: &Action) -> BTreeSet<(Span, String)> {
    let mut texts = vec![&action.title];
    texts.extend(action.leaders.iter().chain(&action.start).chain(&action.comments));
    let mut numbers: Vec<&Spanned<u32>> = action.staff.iter().collect();
    let mut found = BTreeSet::from([(action.label.span, action.label.0.clone())]);
    for kpi in &action.kpis {
        texts.push(&kpi.id);
        match &kpi.target {
            Target::AtLeast(least) => numbers.push(least),
            Target::Between(least, most) => numbers.extend([least, most]),
            Target::Words { text } => texts.push(text),
        }
        numbers.extend(kpi.values.values());
    }
    for progress in action.progress.values() {
        texts.extend(&progress.result);
        let stage = match progress.stage.value {
            Stage::NotStarted => "not_started",
            Stage::Ongoing => "ongoing",
            Stage::Finished => "finished",
        };
        found.insert((progress.stage.span, stage.into()));
    }
    found.extend(texts.into_iter().map(|leaf| (leaf.span, leaf.value.clone())));
    found.extend(numbers.into_iter().map(|leaf| (leaf.span, leaf.value.to_string())));
    found
}

/// The same text, or the same number in another spelling.
fn same(written: &str, read: &str) -> bool {
    let number = |text: &str| {
        let radix = |prefix: &str, radix| {
            text.strip_prefix(prefix).and_then(|digits| u32::from_str_radix(digits, radix).ok())
        };
        let negative_zero = text.strip_prefix('-').and_then(|digits| digits.parse::<u32>().ok());
        let decimal = text.parse().ok().or(negative_zero.filter(|zero| *zero == 0));
        radix("0x", 16).or(radix("0o", 8)).or(decimal)
    };
    written == read || (number(written).is_some() && number(written) == number(read))
}

fn on_boundaries(text: &str, finding: &Finding) -> bool {
    let related = finding.related.iter().map(|related| related.location.span);
    related
        .chain([finding.location.span])
        .all(|span| span.start <= span.end && text.get(span.range()).is_some())
}

/// At least so many cases; `PROPTEST_CASES` asks for more.
fn at_least(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(cases), ..default }
}

proptest! {
    #![proptest_config(at_least(1000))]

    /// No panic, places that can be shown, and never silence about an unread file.
    #[test]
    fn any_edit_is_read_or_reported(edits in edits()) {
        let text = apply(&edits);
        let decoded = read::<Action>(&text);
        prop_assert!(decoded.value.is_some() || !decoded.findings.is_empty());
        for finding in &decoded.findings {
            prop_assert!(on_boundaries(&text, finding), "{text:?}: {}", finding.message);
            prop_assert!(!finding.message.is_empty());
        }
    }

    /// Whatever is salvaged was written, in the place it names.
    #[test]
    fn nothing_made_up_gets_out(edits in edits()) {
        let text = apply(&edits);
        if let Some(action) = read::<Action>(&text).value {
            let written: BTreeMap<Span, String> = scalars(&text).into_iter().collect();
            for (span, leaf) in leaves(&action) {
                let scalar = written.get(&span);
                prop_assert!(scalar.is_some_and(|it| same(it, &leaf)), "{leaf:?}, {scalar:?}");
            }
        }
    }

    /// Reading is a function of the text.
    #[test]
    fn reading_twice_gives_the_same(edits in edits()) {
        let text = apply(&edits);
        let (first, second) = (read::<Action>(&text), read::<Action>(&text));
        prop_assert_eq!(first.value, second.value);
        prop_assert_eq!(first.findings, second.findings);
    }

    /// A text that has nothing to do with YAML.
    #[test]
    fn any_text_is_read_or_reported(text in "[\\PC\n\t \"'\\[\\]{}:,|>&*!%#?-]{0,200}") {
        let decoded = read::<Action>(&text);
        prop_assert!(!decoded.findings.is_empty() || decoded.value.is_some());
        prop_assert!(decoded.findings.iter().all(|finding| on_boundaries(&text, finding)));
    }

    /// An independent reader sees the same in a file that this one finds no fault with.
    #[test]
    fn an_accepted_file_means_the_same_to_others(edits in edits()) {
        // YAML 1.1, which the witness reads, has two line breaks more than 1.2, and takes the
        // end of a file for none.
        let text = apply(&edits).replace(['\u{85}', '\u{2028}'], "") + "\n";
        let decoded = read::<Plain>(&text);
        if decoded.findings.is_empty()
            && let Ok(witness) = yaml_serde::from_str::<Plain>(&text)
        {
            prop_assert_eq!(decoded.value, Some(witness));
        }
    }
}

/// [`Action`] without places and without the values that other readers write differently.
#[derive(Debug, PartialEq, Deserialize)]
struct Plain {
    action: String,
    title: String,
    leaders: Vec<String>,
    start: Option<String>,
    staff: Option<u32>,
    kpis: Option<Vec<PlainKpi>>,
    progress: Option<BTreeMap<String, BTreeMap<String, Option<String>>>>,
    comments: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct PlainKpi {
    id: String,
    values: Option<BTreeMap<String, u32>>,
    target: Anything,
}

/// A value nobody looks at.
#[derive(Debug, PartialEq)]
struct Anything;

impl<'de> Deserialize<'de> for Anything {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

#[test]
fn the_independent_reader_takes_the_valid_file() {
    let witness = yaml_serde::from_str::<Plain>(VALID).expect("the same file");
    let decoded = read::<Plain>(VALID);
    assert_eq!(decoded.findings, []);
    assert_eq!(decoded.value, Some(witness));
}

#[test]
fn a_key_without_a_value_is_empty_to_both() {
    let text = VALID.replace("stage: finished", "stage:");
    let witness = yaml_serde::from_str::<Plain>(&text).expect("nothing is missing");
    assert_eq!(read::<Plain>(&text).value, Some(witness));
}

#[test]
fn what_stands_for_a_value_that_was_taken_out_is_no_mistake() {
    for text in ["é an\n  - item\nb: 1\n", "é b\n - c: d\nb: 1\n"] {
        let found = yaml::parse(SourceId::of(""), text, 0..text.len()).findings;
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        assert!(found.iter().all(|finding| on_boundaries(text, finding)), "{found:?}");
    }
}

/// The words are true: what an independent reader takes is said to be YAML.
#[test]
fn what_yaml_allows_is_not_called_anything_else() {
    for (text, is_yaml) in [
        ("-foo: x\n", true),
        ("a: { http://foo.com, b: 1 }\n", true),
        ("---word1\nword2\n", true),
        ("---\n---word1\nword2\n", true),
        ("- single multiline\n - sequence entry\n", true),
        ("a: 1\n-b\nc: 2\n", false),
        ("a: 1\ntitle:One\nb: 2\n", false),
    ] {
        assert_eq!(yaml_serde::from_str::<Anything>(text).is_ok(), is_yaml, "{text:?}");
        let found = yaml::parse(SourceId::of(""), text, 0..text.len()).findings;
        let [finding] = &found[..] else { panic!("{text:?}: {found:?}") };
        assert_eq!(finding.rule, &yaml::INVALID_YAML);
        let says = finding.notes.iter().any(|note| note.starts_with("YAML allows this"));
        assert_eq!(says, is_yaml, "{text:?}: {finding:?}");
    }
}
