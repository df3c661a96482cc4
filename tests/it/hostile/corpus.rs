//! The strings of `tests/hostile/strings.tsv`, and the plan in which every text that an author may choose
//! is one of them, each with a mark of its own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;
use std::{env, fs};

use empact::diagnostic::Severity;
use empact::model::{Datum, LONGEST_LINE};
use empact::rules;
use empact::schema::FileKind;
use serde_json::{Value, json};

use crate::diff_exhaustive::{Files, data, files, kind_of, read};
use crate::markings::texts::Texts;
use crate::support::put;

/// Which of the strings are taken where nobody says.
const EACH: usize = 24;

/// A string of a kind.
pub(super) struct Hostile {
    pub(super) kind: String,
    pub(super) text: String,
}

pub(super) fn corpus() -> Vec<Hostile> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/strings.tsv");
    let table = fs::read_to_string(path).expect("it is there");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let strings = rows.map(|row| {
        let mut cells = row.splitn(3, '\t');
        let mut next = || cells.next().expect("three cells");
        let (kind, times) = (next().to_owned(), next().parse().expect("how often"));
        let text: String = serde_json::from_str(next()).expect("a string as JSON has it");
        Hostile { kind, text: text.repeat(times) }
    });
    strings.collect()
}

/// Those that are looked at: the first of each kind, and each N-th behind it with `EMPACT_STRINGS=N`; 1
/// takes them all.
pub(super) fn taken(strings: &[Hostile]) -> Vec<&Hostile> {
    let each = env::var("EMPACT_STRINGS").map_or(EACH, |each| each.parse().expect("a number"));
    strings
        .chunk_by(|one, next| one.kind == next.kind)
        .flat_map(|kind| kind.iter().step_by(each))
        .collect()
}

/// A plan with a string in every text.
pub(super) struct Filled {
    pub(super) files: Files,
    /// By mark: what the model makes of the text, and whether that is a line without markup.
    pub(super) texts: BTreeMap<String, (String, bool)>,
    /// How many texts were filled in.
    pub(super) asked: usize,
    /// Whether the plan has an error, so that only drafts of it are made.
    pub(super) has_errors: bool,
}

/// The mark in a text.
pub(super) fn marks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("zq").filter_map(|(at, _)| {
        let rest = text.get(at + 2..)?;
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let end = at + 2 + digits + 1;
        let is_whole = digits > 0 && rest.get(digits..)?.starts_with('z');
        is_whole.then(|| (end, text.get(at..end))).and_then(|(end, mark)| Some((end, mark?)))
    })
}

/// What stands in the template for a string in a line, in a text of YAML, and behind a head.
const PLACES: [&str; 3] = ["@LINE@", "@TEXT@", "@BODY@"];

/// The plan in which all fields are filled in, with a place for a string and a mark in every text, and
/// how many there are.
fn template() -> &'static (Files, usize) {
    static TEMPLATE: OnceLock<(Files, usize)> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let mut asked = 0;
        let mut template = Files::new();
        let mut parties = serde_json::Map::new();
        let mut plan = Value::Null;
        for (path, text) in files() {
            let kind = kind_of(&path);
            let mut of_file = data(&path, &text);
            if kind == FileKind::Plan {
                allow(&mut of_file);
            }
            let mut text = |place: &str| {
                asked += 1;
                // What begins a block is not to take the mark for a part of its head.
                let between = if place == PLACES[0] { " " } else { "\n\n" };
                format!("{place}{between}zq{asked}z")
            };
            let [line, prose, body] = PLACES;
            Texts::of(kind).each(&mut of_file, &mut |one| {
                *one.value = text(if one.type_name == "Markdown" { prose } else { line });
                if one.type_name == "PartyRef" {
                    parties.insert(one.value.clone(), json!({ "name": "Somebody" }));
                }
            });
            if of_file.get("(body)").is_some() {
                of_file["(body)"] = text(body).into();
            }
            rename(&mut of_file, &mut || text(line));
            if kind == FileKind::Plan {
                plan = of_file;
            } else {
                template.insert(path.clone(), written(of_file));
            }
        }
        // Whoever is named is known, so that nobody looks for who may be meant.
        plan["parties"].as_object_mut().expect("a mapping").extend(parties);
        template.insert("oap.yaml".to_owned(), written(plan));
        (template, asked)
    })
}

/// The text of a file, a field a line.
fn written(mut data: Value) -> String {
    let body = data.as_object_mut().and_then(|head| head.remove("(body)"));
    let yaml = serde_json::to_string_pretty(&data).expect("it is JSON, and YAML");
    match body.as_ref().and_then(Value::as_str) {
        Some(body) => format!("---\n{yaml}\n---\n\n{body}\n"),
        None => yaml,
    }
}

/// What the texts no longer say of each other is no matter here.
fn allow(plan: &mut Value) {
    let families = ["references", "consistency", "completeness", "staleness", "markdown"];
    let allowed = |name: &&str| ((*name).to_owned(), json!({ "level": "allow", "reason": "test" }));
    let rules: serde_json::Map<String, Value> = families.iter().map(allowed).collect();
    plan["lint"] = json!({ "rules": rules });
}

/// Fills every text of the plan with a string.
pub(super) fn filled(string: &str) -> Filled {
    // In a line no other begins, and none is that long, which are matters of their own.
    let is_line = !string.contains(['\n', '\r']) && string.chars().count() < LONGEST_LINE - 10;
    let line = if is_line { string } else { "" };
    let inside = |text: &str| {
        let quoted = Value::from(text).to_string();
        quoted[1..quoted.len() - 1].to_owned()
    };
    let (template, asked) = template();
    let asked = *asked;
    let filled = template.iter().map(|(path, text)| {
        let [of_line, of_text, of_body] = PLACES;
        let text = text.replace(of_line, &inside(line)).replace(of_text, &inside(string));
        (path.clone(), text.replace(of_body, string))
    });
    let filled: Files = filled.collect();
    let loaded = read(&filled);
    let mut texts = BTreeMap::new();
    let mut findings = loaded.findings.clone();
    if let Some(plan) = &loaded.plan {
        let found = rules::check(plan, &loaded.sources, &loaded.findings);
        // The others are allowed by the plan.
        findings.extend(found.into_iter().filter(|found| found.rule.id == "hidden-character"));
        plan.visit(&mut |_, datum| {
            let (text, is_line) = match datum {
                Datum::Text(text) => (text.as_str(), false),
                Datum::Line(line) | Datum::Key(line) => (line.as_str(), true),
                Datum::Party(party) => (party.as_str(), true),
                _ => return,
            };
            for (_, mark) in marks(text) {
                texts.insert(mark.to_owned(), (text.to_owned(), is_line));
            }
        });
    }
    let is_error = |finding: &empact::diagnostic::Finding| finding.severity() == Severity::Error;
    Filled { files: filled, texts, asked, has_errors: findings.iter().any(is_error) }
}

/// The questions that nobody answered have names of the author's own.
fn rename(value: &mut Value, name: &mut impl FnMut() -> String) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                match inner.as_object_mut().filter(|_| key == "unanswered") {
                    Some(questions) => {
                        let all = std::mem::take(questions);
                        questions.extend(all.into_iter().map(|(_, answer)| (name(), answer)));
                    }
                    None => rename(inner, name),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|one| rename(one, name)),
        _ => {}
    }
}

/// Writes a plan into a folder.
pub(super) fn lay_out(root: &Path, files: &Files) {
    for (path, text) in files {
        put(root, path, text);
    }
}
