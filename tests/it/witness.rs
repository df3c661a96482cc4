//! Two independent witnesses of the reader: the published schema has to give the verdict that
//! `decode` gives, and another YAML reader has to see the tree that `yaml` sees.
//!
//! The seeds are the files of the example. Their values are changed at random (keys dropped,
//! renamed and invented, values replaced by others of any kind), written out by the other YAML
//! library, and judged by both.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use empact::decode::{Decoded, decode};
use empact::diagnostic::Finding;
use empact::load::range;
use empact::model::{AnnexHead, Document, NarrativeHead};
use empact::schema::{FileKind, text};
use empact::source::SourceId;
use empact::yaml::{self, Kind, Node};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use walkdir::WalkDir;

/// A file of the example.
struct Seed {
    path: String,
    kind: FileKind,
    /// The YAML in it.
    text: String,
    /// The same, as the other library reads it.
    value: Value,
}

fn seeds() -> Vec<Seed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let entries = WalkDir::new(&root).sort_by_file_name().into_iter().map(|it| it.expect("listed"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .filter_map(|entry| {
            let path = entry.path().strip_prefix(&root).expect("below the root");
            let path = path.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(entry.path()).expect("it can be read");
            let kind = match *path.split('/').collect::<Vec<_>>() {
                ["oap.yaml"] => FileKind::Plan,
                [_, _, "priority.yaml"] => FileKind::Priority,
                [_, _, "actions", _] => FileKind::Action,
                [_, _, "narrative", _] => FileKind::Narrative,
                [_, _, "annexes", _] => FileKind::Annex,
                _ => return None,
            };
            let text = match kind {
                FileKind::Narrative | FileKind::Annex => {
                    text.split("---\n").nth(1).expect("a head").to_owned()
                }
                _ => text,
            };
            let value = yaml_serde::from_str(&text).expect("the other library reads it");
            Some(Seed { path, kind, text, value })
        })
        .collect()
}

fn validator(kind: FileKind) -> Validator {
    let schema: Value = serde_json::from_str(&text(kind)).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

/// What the program finds in a text of this kind.
fn findings(kind: FileKind, text: &str) -> Vec<Finding> {
    let source = SourceId::of("");
    let yaml::Parsed { root, mut findings } = yaml::parse(source, text, 0..text.len());
    let Some(root) = root else { return findings };
    findings.extend(match kind {
        FileKind::Plan => read(source, &root, range::plan),
        FileKind::Priority => read(source, &root, |file| range::priority(file)),
        FileKind::Action => read(source, &root, range::action),
        FileKind::Narrative => decode::<NarrativeHead>(source, &root).findings,
        FileKind::Annex => decode::<AnnexHead>(source, &root).findings,
    });
    findings
}

/// What the decoder finds in a file, and which of its years and numbers no plan can have.
fn read<T: DeserializeOwned>(
    source: SourceId,
    root: &Node<'_>,
    out_of_range: impl Fn(&mut Document<T>) -> Vec<Finding>,
) -> Vec<Finding> {
    let Decoded { value, mut findings } = decode::<T>(source, root);
    let file = value.map(|data| Document { source, data });
    findings.extend(file.into_iter().flat_map(|mut file| out_of_range(&mut file)));
    findings
}

#[test]
fn every_file_of_the_example_is_valid_for_both() {
    let seeds = seeds();
    for kind in FileKind::ALL {
        let validator = validator(kind);
        let of_kind: Vec<&Seed> = seeds.iter().filter(|seed| seed.kind == kind).collect();
        assert!(!of_kind.is_empty(), "no {kind:?}");
        for seed in of_kind {
            let errors: Vec<String> = validator
                .iter_errors(&seed.value)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", seed.path);
            assert_eq!(findings(kind, &seed.text), [], "{}", seed.path);
        }
    }
}

/// The tree as the other library would see it: texts, and numbers by their value.
fn seen(node: &Node<'_>) -> Value {
    match &node.kind {
        Kind::Sequence(items) => items.iter().map(seen).collect(),
        Kind::Mapping(entries) => {
            let pair = |key: &Node<'_>| key.scalar().expect("a scalar").to_owned();
            entries.iter().map(|entry| (pair(&entry.key), seen(&entry.value))).collect()
        }
        Kind::Scalar { .. } if node.is_null() => Value::Null,
        Kind::Scalar { text, .. } => node
            .plain()
            .and_then(|text| match text {
                "true" => Some(json!(true)),
                "false" => Some(json!(false)),
                _ => text.parse::<serde_json::Number>().ok().map(Value::Number),
            })
            .unwrap_or_else(|| json!(text)),
        Kind::Refused => panic!("nothing is refused in the example"),
    }
}

#[test]
fn every_file_of_the_example_is_the_same_tree_to_both() {
    for seed in seeds() {
        let parsed = yaml::parse(SourceId::of(""), &seed.text, 0..seed.text.len());
        assert_eq!(parsed.findings, [], "{}", seed.path);
        let root = parsed.root.expect("not empty");
        assert_eq!(seen(&root), seed.value, "{}", seed.path);
    }
}

/// What is done to one value. Which, is chosen by an index into all that it can be done to.
#[derive(Debug, Clone)]
enum Change {
    Replace(Index, Value),
    Drop(Index),
    Rename(Index, &'static str),
    Add(Index, &'static str, Value),
    /// Puts a value that stands elsewhere in the file in its place.
    Move(Index, Index),
}

/// Texts near the borders of every grammar of the model.
const TEXTS: &[&str] = &[
    "",
    " ",
    "\n",
    "a\nb",
    "text",
    "text\n",
    " text",
    "-",
    "~",
    "null",
    "true",
    "yes",
    "no",
    "on",
    "1",
    "0",
    "-1",
    "007",
    "1.10",
    "1.5",
    "10.0",
    "1e3",
    ".5",
    "5.",
    "0x1F",
    "0o17",
    "1_000",
    "1 000",
    "1,5",
    "+5",
    "12:30",
    "999999999999999",
    "1000000000000000",
    "0.0000000001",
    ">400",
    "> 400",
    ">= 4",
    "<0",
    "<=0",
    "< 0.0",
    "~0",
    "~25",
    "about 25",
    "almost 10",
    "up to 0",
    "over 0",
    "over  4",
    "10..20",
    "20..10",
    "10..10",
    "1..2.5",
    "10...20",
    "5%",
    "+5%",
    "-10 %",
    "-0%",
    "+-5%",
    "5 %%",
    "2013",
    "1899",
    "2099",
    "2100",
    "2013-06",
    "2013-13",
    "2013-06-30",
    "2013-06-31",
    "2013-02-29",
    "2012-02-29",
    "1900-02-29",
    "2000-02-29",
    "2013-Q2",
    "2013-Q5",
    "2013-H1",
    "2013-H3",
    "2013-6",
    "open",
    "1.1",
    "3.2",
    "0.1",
    "1.0",
    "1.100",
    "999.999",
    "1000.1",
    "1.1.1",
    "THB",
    "thb",
    "T-1",
    "1T",
    "NL",
    "all_ms",
    "arrests-2013",
    "Arrests",
    "2arrests",
    "arrests_2013",
    "blank",
    "not_specified",
    "not_available",
    "to_be_confirmed",
    "not_applicable",
    "Blank",
    "ongoing",
    "finished",
    "not_started",
    "met",
    "limite",
    "new",
    "leader",
    "goal",
    "summary",
    "member_states",
    "accepted",
    "full",
    "protocol",
    "certain",
    "at_least",
    "no-break\u{a0}space",
    "\u{a0}",
    "\u{2003}",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "é",
    "\t",
    "\r\n",
    "a\r",
    "#",
    "a # b",
    "a: b",
    "[a]",
    "{a}",
    "*a",
    "&a",
    "!a",
    "|",
    "- a",
];

/// Keys that mean something somewhere, and some that mean nothing anywhere.
const KEYS: &[&str] = &[
    "action",
    "title",
    "note",
    "text",
    "value",
    "at",
    "party",
    "role",
    "member",
    "took_part",
    "kind",
    "points",
    "stage",
    "result",
    "printed",
    "number",
    "key",
    "name",
    "unit",
    "baseline",
    "target",
    "values",
    "at_least",
    "at_most",
    "equals",
    "change",
    "blank",
    "parties",
    "open",
    "from",
    "priorities",
    "2013-06",
    "",
    " ",
    "titel",
    "~",
    "true",
    "1.10",
    "2013",
    "x y",
];

/// Numbers without a fraction are written without a point: `2013.0` is a whole number to a schema,
/// while the decoder goes by the spelling.
fn scalar() -> impl Strategy<Value = Value> {
    let whole = prop::sample::select(
        &[0_i64, 1, -1, 5, 255, 1899, 1900, 2013, 2099, 2100, 65535, 65536, 4_294_967_296][..],
    );
    let fraction = prop::sample::select(&[0.5, -0.5, 1.1, 2013.5, 12.25][..]);
    prop_oneof![
        6 => prop::sample::select(TEXTS).prop_map(Value::from),
        2 => whole.prop_map(Value::from),
        1 => fraction.prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(3, 8, 3, |inner| {
        let entry = (prop::sample::select(KEYS), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..3).prop_map(Value::Array),
            prop::collection::vec(entry, 0..3).prop_map(|entries| {
                entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            }),
        ]
    })
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let at = any::<Index>;
    let key = || prop::sample::select(KEYS);
    let change = prop_oneof![
        6 => (at(), value()).prop_map(|(at, value)| Change::Replace(at, value)),
        1 => at().prop_map(Change::Drop),
        1 => (at(), key()).prop_map(|(at, key)| Change::Rename(at, key)),
        1 => (at(), key(), value()).prop_map(|(at, key, value)| Change::Add(at, key, value)),
        2 => (at(), at()).prop_map(|(at, from)| Change::Move(at, from)),
    ];
    // Few, since a second mistake can only hide a disagreement about the first.
    prop::collection::vec(change, 1..3)
}

/// The places of all values, the root's first.
fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Object(entries) => {
                for (key, value) in entries {
                    let key = key.replace('~', "~0").replace('/', "~1");
                    walk(value, &format!("{at}/{key}"), found);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    walk(item, &format!("{at}/{index}"), found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

fn apply(root: &mut Value, change: &Change) {
    let places = pointers(root);
    let place = |at: &Index| places[at.index(places.len())].as_str();
    match change {
        Change::Replace(at, value) => {
            *root.pointer_mut(place(at)).expect("a place") = value.clone();
        }
        Change::Move(at, from) => {
            let moved = root.pointer(place(from)).expect("a place").clone();
            *root.pointer_mut(place(at)).expect("a place") = moved;
        }
        Change::Drop(at) => with_parent(root, place(at), |parent, key| match parent {
            Value::Object(entries) => drop(entries.remove(key)),
            Value::Array(items) => drop(items.remove(key.parse().expect("an index"))),
            _ => {}
        }),
        Change::Rename(at, new) => with_parent(root, place(at), |parent, key| {
            if let Value::Object(entries) = parent
                && let Some(value) = entries.remove(key)
            {
                entries.insert((*new).to_owned(), value);
            }
        }),
        Change::Add(at, key, value) => {
            let mappings: Vec<&String> =
                places.iter().filter(|at| root.pointer(at).is_some_and(Value::is_object)).collect();
            if mappings.is_empty() {
                return;
            }
            let place = (*at.get(&mappings)).clone();
            if let Some(Value::Object(entries)) = root.pointer_mut(&place) {
                entries.insert((*key).to_owned(), value.clone());
            }
        }
    }
}

fn with_parent(root: &mut Value, at: &str, change: impl FnOnce(&mut Value, &str)) {
    if let Some((parent, key)) = at.rsplit_once('/') {
        let key = key.replace("~1", "/").replace("~0", "~");
        change(root.pointer_mut(parent).expect("a place"), &key);
    }
}

/// At least so many cases; `PROPTEST_CASES` asks for more.
fn at_least(cases: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(cases), ..default }
}

#[test]
fn decoder_and_schema_give_the_same_verdict() {
    let seeds = seeds();
    for kind in FileKind::ALL {
        let of_kind: Vec<&Seed> = seeds.iter().filter(|seed| seed.kind == kind).collect();
        let validator = validator(kind);
        let config = at_least(400);
        let run = TestRunner::new(config).run(&(any::<Index>(), changes()), |(seed, changes)| {
            let mut value = seed.get(&of_kind).value.clone();
            for change in &changes {
                apply(&mut value, change);
            }
            same_verdict(kind, &validator, &value)
        });
        assert!(run.is_ok(), "{kind:?}: {}", run.expect_err("a counterexample"));
    }
}

/// Years and numbers of goals have bounds that both know.
#[test]
fn what_is_out_of_range_is_refused_by_both() {
    for (kind, path, key, number) in [
        (FileKind::Plan, "/years/0", "years", 2361),
        (FileKind::Action, "", "plan_year", 1899),
        (FileKind::Priority, "/goals/0", "number", 1000),
    ] {
        let of_kind = seeds();
        let seed = of_kind.iter().find(|seed| {
            seed.kind == kind && (path.is_empty() || seed.value.pointer(path).is_some())
        });
        let mut value = seed.expect("a file").value.clone();
        let place = value.pointer_mut(path).expect("a place");
        match place {
            Value::Object(entries) => drop(entries.insert(key.to_owned(), number.into())),
            year => *year = number.into(),
        }
        let text = yaml_serde::to_string(&value).expect("it can be written");
        assert!(!findings(kind, &text).is_empty(), "{key}: {number}");
        assert!(!validator(kind).is_valid(&value), "{key}: {number}");
    }
}

/// What only the decoder refuses, by its message, and why a schema cannot.
const BEYOND_SCHEMAS: &[(&str, &str)] = &[
    ("a range that runs backwards", "a pattern cannot compare the two numbers of `20..10`"),
    ("a range whose ends are the same", "nor those of `10..10`"),
];

fn same_verdict(kind: FileKind, validator: &Validator, value: &Value) -> Result<(), TestCaseError> {
    let text = yaml_serde::to_string(value).expect("it can be written");
    let mut found = findings(kind, &text);
    // What nobody sees is no matter of schemas.
    found.retain(|finding| finding.rule.id != "hidden-character");
    found.retain(|finding| !BEYOND_SCHEMAS.iter().any(|(message, _)| finding.message == *message));
    let errors: Vec<_> = validator.iter_errors(value).collect();
    if found.is_empty() == errors.is_empty() {
        return Ok(());
    }
    let mut message = String::new();
    for finding in &found {
        let marked = text.get(finding.location.span.range()).unwrap_or_default();
        let _ =
            writeln!(message, "decoder: {}: {} at {marked:?}", finding.rule.id, finding.message);
    }
    for error in &errors {
        let _ = writeln!(message, "schema: {}: {error}", error.instance_path());
    }
    Err(TestCaseError::fail(format!("{message}{text}")))
}
