//! `docs/keys.md` tells people every key of every file: what the schemas say of it, and an example out of the
//! plan of `tests/diff`, in which every key is filled in. Each example is put back alone, and read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::diff_exhaustive::{data, files, kind_of, read, written};
use crate::support::{approved, empact};

type Object = Map<String, Value>;

/// The files of a plan, in its order.
const KINDS: [&str; 5] = ["plan", "priority", "action", "narrative", "annex"];

/// What the published schemas say, each definition once.
struct Schemas {
    roots: Vec<(&'static str, Value)>,
    definitions: BTreeMap<String, Value>,
}

/// A key of a thing, where the plan of `tests/diff` has it, and what shows how it is written.
struct Example {
    file: String,
    way: String,
    text: String,
}

/// Things and values that keys lead to: in which kinds of file, and under which keys.
type Reached = BTreeMap<String, (BTreeSet<&'static str>, BTreeSet<String>)>;

/// The examples of keys, by thing and key.
type Examples = BTreeMap<(String, String), Example>;

impl Schemas {
    fn published() -> Self {
        let mut definitions = BTreeMap::new();
        let roots = KINDS.map(|kind| {
            let output = empact().args(["schema", kind]).output().expect("the program can be run");
            let schema: Value = serde_json::from_slice(&output.stdout).expect("a schema");
            for (id, definition) in schema["$defs"].as_object().into_iter().flatten() {
                let before = definitions.insert(id.clone(), definition.clone());
                assert!(before.is_none_or(|before| before == *definition), "{kind}: {id}");
            }
            (kind, schema)
        });
        Self { roots: roots.into(), definitions }
    }

    /// The definition that a schema refers to, with its name.
    fn named<'s>(&'s self, schema: &'s Value) -> Option<(&'s str, &'s Value)> {
        let id = schema["$ref"].as_str()?.strip_prefix("#/$defs/")?;
        Some((id, &self.definitions[id]))
    }

    /// The keys that may stand in a thing; where there is a short form, in its full one.
    fn keys<'s>(&'s self, schema: &'s Value) -> Option<&'s Object> {
        let schema = self.named(schema).map_or(schema, |(_, definition)| definition);
        match schema["properties"].as_object() {
            Some(_) => schema.as_object(),
            None => self.keys(schema.get("then")?),
        }
    }

    /// What is said of a thing as a whole.
    fn about<'s>(&'s self, schema: &'s Value) -> Option<&'s str> {
        let said = schema["description"].as_str();
        said.or_else(|| self.about(self.named(schema)?.1))
    }

    /// The definitions that a value is made of.
    fn leads<'s>(&'s self, schema: &'s Value, found: &mut Vec<&'s str>) {
        if let Some((id, _)) = self.named(schema) {
            return found.push(id);
        }
        for key in ["items", "additionalProperties", "then", "else"] {
            if let Some(inner) = schema.get(key) {
                self.leads(inner, found);
            }
        }
    }

    fn reach(
        &self,
        kind: &'static str,
        schema: &Value,
        reached: &mut Reached,
        order: &mut Vec<String>,
    ) {
        let Some(keys) = self.keys(schema) else {
            // A short form, and what else has no keys.
            return;
        };
        let properties = keys["properties"].as_object().expect("keys");
        for (key, property) in properties {
            let mut found = Vec::new();
            self.leads(property, &mut found);
            for id in found {
                let (kinds, under) = reached.entry(id.to_owned()).or_default();
                under.insert(key.clone());
                if kinds.insert(kind) {
                    if !order.iter().any(|known| known == id) {
                        order.push(id.to_owned());
                    }
                    self.reach(kind, &self.definitions[id], reached, order);
                }
            }
        }
    }

    /// What may stand under a key, in words.
    fn takes(&self, schema: &Value) -> String {
        if let Some((id, definition)) = self.named(schema) {
            return format!("[{}](#{})", heading(definition), anchor(&heading(definition), id));
        }
        if let Some(items) = schema.get("items") {
            let item = self.takes(items);
            return format!("list of {}", item.replace("whole number", "whole numbers"));
        }
        if let Some(values) = schema.get("additionalProperties").filter(|inner| inner.is_object()) {
            return format!("{} under each key", self.takes(values));
        }
        if schema["if"]["type"] == "array" {
            return format!("{}, or a list of them", self.takes(&schema["else"]));
        }
        match (schema["type"].as_str(), &schema["minimum"], &schema["maximum"]) {
            (Some("boolean"), ..) => "`true` or `false`".to_owned(),
            (Some("integer"), Value::Number(from), Value::Number(to))
                if to.as_u64() < Some(65535) =>
            {
                format!("whole number, {from} to {to}")
            }
            (Some("integer"), ..) => "whole number".to_owned(),
            other => panic!("no words for {other:?}: {schema}"),
        }
    }

    /// What a value shows at its shortest: of a list one thing, of a thing what it cannot do without.
    fn shortest(&self, schema: &Value, value: &Value) -> Value {
        let schema = one_or_list(schema, value);
        match value {
            Value::Array(all) if all.iter().any(Value::is_object) => {
                all[..1].iter().map(|one| self.shortest(&schema["items"], one)).collect()
            }
            Value::Object(all) => {
                let Some(keys) = self.keys(schema) else {
                    let first = all.iter().next().into_iter();
                    let values = &schema["additionalProperties"];
                    return first
                        .map(|(key, one)| (key.clone(), self.shortest(values, one)))
                        .collect();
                };
                let required = keys.get("required").and_then(Value::as_array);
                let mut wanted: Vec<&str> =
                    required.into_iter().flatten().filter_map(Value::as_str).collect();
                let has_short =
                    self.named(schema).is_some_and(|(_, whole)| whole.get("else").is_some());
                if let ([only], true) = (wanted.as_slice(), has_short) {
                    return all[*only].clone();
                }
                if has_short && all.contains_key("value") {
                    return all["value"].clone();
                }
                if wanted.is_empty() {
                    let telling = ["stage", "text", "result", "staff_fte", "at_least", "change"];
                    let first = telling.into_iter().chain(all.keys().map(String::as_str));
                    wanted.extend(first.filter(|key| all.contains_key(*key)).take(1));
                }
                let one = |key: &str| {
                    (key.to_owned(), self.shortest(&keys["properties"][key], &all[key]))
                };
                wanted.into_iter().map(one).collect()
            }
            Value::String(text) => text.lines().next().unwrap_or_default().into(),
            other => other.clone(),
        }
    }

    /// Looks for examples in a value of a file.
    fn find(
        &self,
        file: &str,
        way: &str,
        schema: &Value,
        name: &str,
        value: &Value,
        found: &mut Examples,
    ) {
        let schema = one_or_list(schema, value);
        let name = self.named(schema).map_or(name, |(id, _)| id);
        match value {
            Value::Array(all) => {
                for (at, one) in all.iter().enumerate() {
                    self.find(file, &format!("{way}/{at}"), &schema["items"], "", one, found);
                }
            }
            Value::Object(all) => {
                let keys = self.keys(schema).filter(|_| !name.is_empty());
                for (key, one) in all.iter().filter(|(key, _)| *key != "(body)") {
                    let way = format!("{way}/{key}");
                    let Some(keys) = keys else {
                        self.find(file, &way, &schema["additionalProperties"], "", one, found);
                        continue;
                    };
                    let property = &keys["properties"][key];
                    let text = format!("{key}: {}", flow(&self.shortest(property, one)));
                    found.entry((name.to_owned(), key.clone())).or_insert_with(|| Example {
                        file: file.to_owned(),
                        way: way.clone(),
                        text,
                    });
                    self.find(file, &way, property, "", one, found);
                }
            }
            _ => {}
        }
    }

    fn examples(&self) -> Examples {
        let mut found = Examples::new();
        for (file, text) in files() {
            let kind = kind_of(&file).name();
            let (_, root) = self.roots.iter().find(|(name, _)| *name == kind).expect("a schema");
            self.find(&file, "", root, kind, &data(&file, &text), &mut found);
        }
        found
    }

    /// The table of the keys of a thing: those it cannot do without come first.
    fn table(&self, name: &str, schema: &Value, examples: &Examples, page: &mut String) {
        let keys = self.keys(schema).expect("keys");
        let required: Vec<&str> = keys
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let properties = keys["properties"].as_object().expect("keys");
        let mut all: Vec<(&String, &Value)> = properties.iter().collect();
        all.sort_by_key(|(key, _)| !required.contains(&key.as_str()));
        page.push_str("| Key | Takes | Meaning | Example |\n|---|---|---|---|\n");
        for (key, property) in all {
            let must = if required.contains(&key.as_str()) { ", **required**" } else { "" };
            let about = property["description"].as_str().or(self.about(schema));
            let about = one_line(about.unwrap_or_else(|| panic!("{name}: {key}")));
            let example = examples.get(&(name.to_owned(), key.clone()));
            let example = &example.unwrap_or_else(|| panic!("no example of {name}: {key}")).text;
            let takes = self.takes(property);
            let example = example.replace('|', "\\|");
            writeln!(page, "| `{key}` | {takes}{must} | {about} | `{example}` |").expect("text");
        }
    }

    /// A section on a thing with keys, which says where it stands, or on another value.
    fn section(&self, id: &str, under: &BTreeSet<String>, examples: &Examples, page: &mut String) {
        let definition = &self.definitions[id];
        let has_keys = self.keys(definition).is_some();
        let about = definition["description"].as_str().map(one_line);
        let write = ["errorMessage", "patternErrorMessage"].map(|key| definition[key].as_str());
        let write = write.into_iter().flatten().next().map(str::to_owned);
        let under: Vec<String> = under.iter().map(|key| format!("`{key}`")).collect();
        let under = has_keys.then(|| format!("Stands under {}.", under.join(", ")));
        let said: Vec<String> = [about, write, under].into_iter().flatten().collect();
        write!(page, "\n### {}\n\n{}\n", heading(definition), said.join(" ")).expect("text");
        if has_keys {
            page.push('\n');
            self.table(id, definition, examples, page);
        }
        let short = definition.get("else").filter(|_| has_keys).unwrap_or(definition);
        let list = |key: &str| {
            let words = short[key].as_array().into_iter().flatten();
            words.filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
        };
        let (words, meanings) = (list("enum"), list("enumDescriptions"));
        if words.is_empty() {
            return;
        }
        let (head, line) = if meanings.is_empty() {
            ("| Word |", "|---|")
        } else {
            ("| Word | Meaning |", "|---|---|")
        };
        write!(page, "\n{head}\n{line}\n").expect("text");
        let mut meanings = meanings.into_iter();
        for word in words {
            let meaning = meanings.next().map(|meaning| format!(" {} |", one_line(&meaning)));
            writeln!(page, "| `{word}` |{}", meaning.unwrap_or_default()).expect("text");
        }
    }

    fn page(&self, examples: &Examples) -> String {
        let (mut reached, mut order) = (Reached::new(), Vec::new());
        for (kind, root) in &self.roots {
            self.reach(kind, root, &mut reached, &mut order);
        }
        let mut page = String::new();
        let has_keys = |id: &str| self.keys(&self.definitions[id]).is_some();
        for (kind, root) in &self.roots {
            let about = root["description"].as_str().map(one_line).unwrap_or_default();
            write!(page, "\n## {}\n\n{about}\n\n", heading(root)).expect("text");
            self.table(kind, root, examples, &mut page);
            for id in order.iter().filter(|id| has_keys(id)) {
                let (kinds, under) = &reached[id];
                if kinds.len() == 1 && kinds.contains(kind) {
                    self.section(id, under, examples, &mut page);
                }
            }
        }
        page.push_str("\n## What stands in several files\n");
        order.sort_by_key(|id| heading(&self.definitions[id]));
        for id in order.iter().filter(|id| has_keys(id) && reached[*id].0.len() > 1) {
            self.section(id, &reached[id].1, examples, &mut page);
        }
        page.push_str("\n## Words, numbers, dates and texts\n");
        for id in order.iter().filter(|id| !has_keys(id)) {
            self.section(id, &reached[id].1, examples, &mut page);
        }
        page
    }
}

/// Of a schema of one thing or a list of them, that of the value.
fn one_or_list<'s>(schema: &'s Value, value: &Value) -> &'s Value {
    match (schema["if"]["type"].as_str(), value) {
        (Some("array"), Value::Array(_)) => &schema["then"],
        (Some("array"), _) => &schema["else"],
        _ => schema,
    }
}

fn heading(schema: &Value) -> String {
    schema["title"].as_str().expect("a title").to_owned()
}

/// The place of a heading, as a forge makes it.
fn anchor(heading: &str, id: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || " -_".contains(*c);
    let made: String = heading.to_lowercase().chars().filter(kept).collect();
    assert!(!made.is_empty(), "{id}");
    made.replace(' ', "-")
}

/// A text in the cell of a table.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// A value in brackets and on one line; texts have quotation marks where any reader of YAML needs them.
fn flow(value: &Value) -> String {
    const WORDS: [&str; 4] = ["no", "yes", "on", "off"];
    match value {
        Value::Array(all) => {
            format!("[{}]", all.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        Value::Object(all) => {
            let all: Vec<_> =
                all.iter().map(|(key, one)| format!("{key}: {}", flow(one))).collect();
            format!("{{ {} }}", all.join(", "))
        }
        Value::String(text) => {
            let alone = yaml_serde::from_str::<Value>(&format!("[{text}]")).ok();
            let is_plain = alone == Some(Value::from(vec![text.as_str()]))
                && !WORDS.contains(&text.to_lowercase().as_str());
            if is_plain { text.clone() } else { value.to_string() }
        }
        other => other.to_string(),
    }
}

#[test]
fn every_key_is_told_to_people() {
    const HEADING: &str = "<!-- What follows is made from the schemas. -->\n";
    let schemas = Schemas::published();
    let page = schemas.page(&schemas.examples());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md"));
    let text = text.expect("it can be read");
    let (above, _) = text.split_once(HEADING).expect("the line");
    approved("docs/keys.md", &format!("{above}{HEADING}{page}"));
}

/// In the place in which the plan of `tests/diff` has the key, nothing is found wrong with it.
#[test]
fn every_example_of_a_key_is_read() {
    const MARK: &str = "what the example says";
    let (files, examples) = (files(), Schemas::published().examples());
    assert!(examples.len() > 200, "{}", examples.len());
    for ((thing, key), example) in &examples {
        let mut data = data(&example.file, &files[&example.file]);
        let (thing_way, _) = example.way.rsplit_once('/').expect("a key");
        *data.pointer_mut(&example.way).expect("the key") = MARK.into();
        let text = written(&example.file, data);
        let line = format!("\"{key}\":\"{MARK}\"");
        assert_eq!(text.matches(&line).count(), 1, "{thing_way}");
        let mut files = files.clone();
        files.insert(example.file.clone(), text.replace(&line, &example.text));
        let findings = read(&files).findings;
        assert!(findings.is_empty(), "{thing}: `{}`: {findings:?}", example.text);
    }
}
