//! No field is passed over. In a plan in which all are filled in each is changed, taken out and put
//! elsewhere: a change is told and the export is another. Who visits the plan meets every text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use empact::analyse::diff::{Change, Diff, Step, Value as Held, between};
use empact::analyse::markings::Markings;
use empact::discover::{self, Content, File};
use empact::load::{self, Loaded};
use empact::model::scalar::Scalar;
use empact::model::{Datum, Plan, PlanDate};
use empact::render::messages::Messages;
use empact::render::tables::{Request, Table, tables};
use empact::schema::{FileKind, derived};
use serde_json::Value;

use crate::markings::texts::Texts;

pub(crate) type Files = BTreeMap<String, String>;

/// The plan with all fields, each file as its text.
pub(crate) fn files() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let mut files = Files::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it can be read") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).expect("it lies there").to_string_lossy();
            files.insert(name.replace('\\', "/"), fs::read_to_string(&path).expect("it is text"));
        }
    }
    files
}

pub(crate) fn read(files: &Files) -> Loaded {
    load::read(discover::gather(files.iter().map(|(path, text)| File {
        path: path.clone(),
        content: Content::Bytes(text.clone().into_bytes()),
    })))
}

/// The plan, if nothing in it is refused.
fn plan(files: &Files) -> Option<Plan> {
    let loaded = read(files);
    loaded.plan.filter(|_| loaded.findings.is_empty())
}

/// Whether a file is Markdown with a head.
fn is_section(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "md")
}

/// A file's data; the text behind a head is one of them.
pub(crate) fn data(path: &str, text: &str) -> Value {
    let parse = |yaml: &str| yaml_serde::from_str::<Value>(yaml).expect("it is YAML");
    if !is_section(path) {
        return parse(text);
    }
    let mut parts = text.splitn(3, "---\n");
    let head = parts.nth(1).expect("a head");
    let mut value = parse(head);
    value["(body)"] = parts.next().unwrap_or_default().trim().into();
    value
}

pub(crate) fn written(path: &str, mut data: Value) -> String {
    if !is_section(path) {
        return data.to_string();
    }
    let body = data.as_object_mut().and_then(|head| head.remove("(body)"));
    let body = body.as_ref().and_then(Value::as_str).unwrap_or_default();
    format!("---\n{data}\n---\n\n{body}\n")
}

/// The way to every value, lists and mappings included.
fn ways(value: &Value, way: &str, found: &mut Vec<String>) {
    let mut next = |key: &str, inner: &Value| {
        let key = key.replace('~', "~0").replace('/', "~1");
        let way = format!("{way}/{key}");
        found.push(way.clone());
        ways(inner, &way, found);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| next(key, inner)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, inner)| next(&at.to_string(), inner));
        }
        _ => {}
    }
}

/// Other values that a field may take, of which one at least has to fit.
fn others(value: &Value) -> Vec<Value> {
    let words = "Q x-other 2014-07 2014 >123 +7% 9.9 XYZ SE new likely halted on_time delayed not_met \
                 restricted partial as_written merged_into pending accepted leader driver successor predecessor conclusion \
                 deny whenever member_states open not_specified fr";
    match value {
        Value::Bool(flag) => vec![Value::Bool(!flag)],
        Value::Number(number) => {
            number.as_u64().map_or_else(|| vec![99.into()], |n| vec![(n + 1).into()])
        }
        Value::String(text) => {
            let longer = Value::from(format!("{text} and more"));
            std::iter::once(longer).chain(words.split_whitespace().map(Value::from)).collect()
        }
        _ => Vec::new(),
    }
}

/// What is told of a change, with before and afterwards put the other way round if asked.
fn told(diff: &Diff<'_>, backwards: bool) -> Vec<String> {
    let mut told = Vec::new();
    let step = |change: &Change<'_>| {
        let fields: Vec<_> = change.place.iter().map(|item| item.field.name()).collect();
        let turned = match change.step.clone() {
            step if !backwards => step,
            Step::Added(value) => Step::Removed(value),
            Step::Removed(value) => Step::Added(value),
            Step::Changed(before, after) => Step::Changed(after, before),
            Step::Reordered => Step::Reordered,
        };
        format!("{fields:?} {turned:?}")
    };
    told.extend(diff.plan.iter().map(step));
    for priority in &diff.priorities {
        let (mut before, mut after) = (priority.before.is_some(), priority.after.is_some());
        if backwards {
            (before, after) = (after, before);
        }
        told.push(format!("priority {before} {after}"));
        told.extend(priority.changes.iter().map(step));
        for action in &priority.actions {
            let number = |whose: Option<empact::analyse::diff::Whose<'_>>| {
                whose.map(|whose| whose.action.data.action.to_string())
            };
            let (mut before, mut after) = (number(action.before), number(action.after));
            if backwards {
                (before, after) = (after, before);
            }
            told.push(format!("action {before:?} {after:?}"));
            told.extend(action.changes.iter().map(step));
        }
    }
    told.sort();
    told
}

/// Every change has a word for all that is on the way to it.
fn worded(diff: &Diff<'_>, messages: &Messages) {
    let changes = diff.plan.iter().chain(diff.priorities.iter().flat_map(|priority| {
        priority.changes.iter().chain(priority.actions.iter().flat_map(|action| &action.changes))
    }));
    for change in changes {
        for item in &change.place {
            let group = if item.name.is_some() { "one" } else { "part" };
            let word = format!("{group}.{}", item.field.name());
            assert!(messages.word(&word).is_some(), "no word `{word}`");
        }
        for value in [change.step.before(), change.step.after()].into_iter().flatten() {
            if let Held::Word(word) = value {
                let place = format!("{}.{}", word.group, word.word);
                assert!(messages.word(&place).is_some(), "no word `{place}`");
            }
        }
    }
}

/// Compares a plan with one in which something is different, in both directions.
fn differs(before: &Plan, files: &Files, what: &str, messages: &Messages) -> bool {
    let Some(after) = plan(files).filter(|after| after != before) else { return false };
    let diff = between(before, &after);
    assert!(!diff.is_empty(), "{what}: nothing is told");
    assert_eq!(told(&diff, false), told(&between(&after, before), true), "{what}");
    worded(&diff, messages);
    true
}

/// The keys of all fields of the model.
fn keys() -> BTreeSet<String> {
    fn add(schema: &Value, found: &mut BTreeSet<String>) {
        match schema {
            Value::Object(map) => {
                let properties = map.get("properties").and_then(Value::as_object);
                found.extend(properties.into_iter().flat_map(|map| map.keys().cloned()));
                map.values().for_each(|inner| add(inner, found));
            }
            Value::Array(list) => list.iter().for_each(|inner| add(inner, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for kind in FileKind::ALL {
        add(&derived(kind), &mut found);
    }
    found
}

#[test]
fn every_field_of_the_model_is_filled_in() {
    let mut used = BTreeSet::new();
    for (path, text) in files() {
        let mut found = Vec::new();
        ways(&data(&path, &text), "", &mut found);
        used.extend(found.iter().filter_map(|way| way.rsplit('/').next()).map(str::to_owned));
    }
    let wanted = keys();
    let missing: Vec<_> = wanted.difference(&used).collect();
    assert!(missing.is_empty(), "not in the plan of this test: {missing:?}");
    let loaded = read(&files());
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
}

#[test]
fn who_visits_a_plan_meets_every_text_in_its_place() {
    let loaded = read(&files());
    let plan = loaded.plan.expect("nothing is refused");
    let mut met = BTreeMap::<&str, Vec<String>>::new();
    plan.visit(&mut |at, datum| {
        let text = match datum {
            Datum::Text(text) => text.as_str(),
            Datum::Line(line) => line.as_str(),
            Datum::Party(party) => party.as_str(),
            _ => return,
        };
        let file = loaded.sources.get(at.source);
        if matches!(datum, Datum::Party(_)) {
            assert_eq!(file.slice(at.span).trim_matches('"'), text);
        }
        met.entry(file.path).or_default().push(text.trim().to_owned());
    });
    for texts in met.values_mut() {
        texts.sort();
    }
    for (path, text) in &files() {
        let kind = kind_of(path);
        let (mut data, mut written) = (data(path, text), Vec::new());
        written.extend(data["(body)"].as_str().map(str::to_owned));
        Texts::of(kind).each(&mut data, &mut |text| {
            // What is due may be a date, which is no text.
            if text.site.1 != "due" || PlanDate::parse(text.value).is_err() {
                written.push(text.value.trim().to_owned());
            }
        });
        written.sort();
        assert_eq!(met.get(path.as_str()), Some(&written), "{path}");
    }
}

#[test]
fn no_field_changes_untold() {
    let (files, messages) = (files(), Messages::english().expect("a catalogue"));
    let before = plan(&files).expect("nothing is refused");
    for (path, text) in &files {
        let data = data(path, text);
        let mut found = Vec::new();
        ways(&data, "", &mut found);
        for way in found {
            let what = format!("{path}{way}");
            let old = data.pointer(&way).expect("it leads there");
            let with = |new: Value| {
                let mut data = data.clone();
                *data.pointer_mut(&way).expect("it leads there") = new;
                let mut files = files.clone();
                files.insert(path.clone(), written(path, data));
                files
            };
            let changes = others(old);
            let told =
                changes.iter().any(|new| differs(&before, &with(new.clone()), &what, &messages));
            assert!(told || changes.is_empty(), "{what}: no other value fits");
            if let Value::Array(list) = old {
                let mut turned = list.clone();
                turned.reverse();
                differs(&before, &with(turned.into()), &format!("{what} turned round"), &messages);
            }
            without(&before, &files, path, &data, &way, &messages);
        }
    }
}

/// Takes a value out, where a plan can do without it.
fn without(before: &Plan, files: &Files, path: &str, data: &Value, way: &str, messages: &Messages) {
    let (parent, key) = way.rsplit_once('/').expect("a way has a beginning");
    let mut data = data.clone();
    let parent = data.pointer_mut(parent).expect("it leads there");
    match parent {
        Value::Object(map) => drop(map.remove(&key.replace("~1", "/").replace("~0", "~"))),
        Value::Array(list) => drop(list.remove(key.parse::<usize>().expect("a place"))),
        _ => {}
    }
    let mut files = files.clone();
    files.insert(path.to_owned(), written(path, data));
    differs(before, &files, &format!("{path}{way} taken out"), messages);
}

fn exported(plan: &Plan, messages: &Messages) -> Vec<Table> {
    let markings = Markings::of(plan);
    let priorities = plan.priorities.iter().collect();
    let (plan, markings) = (plan, &markings);
    let request =
        Request { plan, markings, priorities, period: None, ceiling: None, withheld: &[] };
    tables(&request, messages)
}

/// What kind of file lies at a path of the plan.
pub(crate) fn kind_of(path: &str) -> FileKind {
    match path.split('/').nth(2) {
        Some("actions") => FileKind::Action,
        Some("narrative") => FileKind::Narrative,
        Some("annexes") => FileKind::Annex,
        Some(_) => FileKind::Priority,
        None => FileKind::Plan,
    }
}

/// The name of a field: its file, and the keys that lead there without those that are data.
fn name(path: &str, way: &str, keys: &BTreeSet<String>) -> String {
    let file = match path.split('/').nth(2) {
        Some(folder @ ("actions" | "narrative" | "annexes")) => folder,
        Some(file) => file,
        None => path,
    };
    let way = way.split('/').filter(|key| keys.contains(*key) || *key == "(body)");
    [file].into_iter().chain(way).collect::<Vec<_>>().join(" ")
}

/// What `docs/export.md` says is left out; of a file alone, all of it is.
fn left_out() -> BTreeSet<String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/export.md");
    let page = fs::read_to_string(page).expect("it can be read");
    let (_, section) = page.split_once("## What is left out\n").expect("the heading");
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut found = BTreeSet::new();
    for row in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        assert!(cells.len() == 5 && !cells[3].is_empty(), "file, fields and why: {row}");
        let quoted = |cell: &str| -> Vec<String> {
            cell.split('`').skip(1).step_by(2).map(|text| text.replace('.', " ")).collect()
        };
        let fields = quoted(cells[2]);
        for file in cells[1].split('`').skip(1).step_by(2) {
            let file = file.trim_end_matches('/');
            found.extend(fields.iter().map(|field| format!("{file} {field}")));
            found.extend(fields.is_empty().then(|| file.to_owned()));
        }
    }
    found
}

/// Whether a field is this one or stands under it.
fn is_under(field: &str, one: &str) -> bool {
    field.strip_prefix(one).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[test]
fn every_field_is_exported_or_said_to_be_left_out() {
    let (files, messages, keys) = (files(), Messages::english().expect("a catalogue"), keys());
    let before = plan(&files).expect("nothing is refused");
    let (export, stated) = (exported(&before, &messages), left_out());
    let mut fields = BTreeMap::<String, bool>::new();
    for (path, text) in &files {
        let data = data(path, text);
        let mut found = Vec::new();
        ways(&data, "", &mut found);
        for way in found {
            let old = data.pointer(&way).expect("it leads there");
            let after = |new: &Value| {
                let mut data = data.clone();
                *data.pointer_mut(&way).expect("it leads there") = new.clone();
                let mut files = files.clone();
                files.insert(path.clone(), written(path, data));
                plan(&files).filter(|after| *after != before)
            };
            if old.is_object() || old.is_array() {
                continue;
            }
            let name = name(path, &way, &keys);
            // One other value is enough to see that it is still left out.
            let most = if stated.iter().any(|one| is_under(&name, one)) { 1 } else { usize::MAX };
            let others = others(old);
            let mut afters = others.iter().filter_map(after).take(most);
            let shown = fields.entry(name).or_default();
            *shown = *shown || afters.any(|after| exported(&after, &messages) != export);
        }
    }
    let mut needless = stated.clone();
    for (field, shown) in fields {
        let of = stated.iter().find(|one| is_under(&field, one));
        assert!(
            shown || of.is_some(),
            "{field}: in no table, and `docs/export.md` does not say why"
        );
        assert!(!shown || of.is_none(), "{field}: in a table, and said to be left out");
        needless.retain(|one| Some(one) != of);
    }
    assert!(needless.is_empty(), "no such fields: {needless:?}");
}

#[test]
fn whole_files_come_and_go() {
    let (files, messages) = (files(), Messages::english().expect("a catalogue"));
    let before = plan(&files).expect("nothing is refused");
    for path in files.keys().filter(|path| *path != "oap.yaml") {
        let mut files = files.clone();
        files.remove(path);
        assert!(differs(&before, &files, path, &messages), "{path}");
    }
}

#[test]
fn how_a_file_is_written_is_no_change() {
    fn turned(value: &Value) -> String {
        match value {
            Value::Object(map) => {
                let entries = map.iter().rev().map(|(key, value)| {
                    format!("\"{key}\":\n {}", turned(value).replace('\n', "\n "))
                });
                format!("{{ # a comment\n {}\n}}", entries.collect::<Vec<_>>().join(",\n "))
            }
            Value::Array(list) => {
                format!("[ {} ]", list.iter().map(turned).collect::<Vec<_>>().join(" , "))
            }
            other => other.to_string(),
        }
    }
    let files = files();
    let before = plan(&files).expect("nothing is refused");
    assert_eq!(between(&before, &before), Diff { plan: Vec::new(), priorities: Vec::new() });
    let mut other = files.clone();
    for (path, text) in &files {
        let rewritten = if is_section(path) {
            text.replace('\n', "\r\n")
        } else {
            format!("# A comment\n{}\n", turned(&data(path, text)))
        };
        other.insert(path.clone(), rewritten);
    }
    let loaded = read(&other);
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    let after = loaded.plan.expect("a plan");
    assert_eq!(between(&before, &after), Diff { plan: Vec::new(), priorities: Vec::new() });
}
