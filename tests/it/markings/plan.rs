//! A plan in which every field is filled in and every text is to be found nowhere else.
//!
//! It is made of the one in `tests/diff`, which `tests/diff_exhaustive.rs` holds complete: two
//! priorities, in each two actions with all there is, prose and annexes of the first action and of
//! none. Which part a text belongs to is written in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use empact::schema::FileKind;
use serde_json::{Value, json};

use super::texts::{Site, Text, Texts};

/// Files by path from the root of the plan.
pub(crate) type Files = BTreeMap<String, String>;

/// Texts that are names of something that another part defines.
const REFERENCES: [(&str, &str); 24] = [
    ("Figure", "measure"),
    ("Figure", "period"),
    ("PointInFull", "period"),
    ("Event", "period"),
    ("Operation", "period"),
    ("FundingBid", "period"),
    ("Continuation", "period"),
    ("Partner", "period"),
    ("Relation", "period"),
    ("Report", "period"),
    ("GoalReport", "period"),
    ("Succession", "period"),
    ("Signature", "period"),
    ("narrative", "period"),
    ("annex", "period"),
    ("PointInFull", "themes"),
    ("narrative", "themes"),
    ("Goal", "horizontal"),
    ("action", "horizontal"),
    ("Figure", "operation"),
    ("Operation", "reported_with"),
    ("Group", "members"),
    ("GroupMembers", "parties"),
    ("InvolvedInFull", "party"),
];

/// The folders of the priorities.
const PRIORITIES: [&str; 2] = ["thb", "opc"];

/// The figure of an action that the priority cites is so much and the place of the action in the
/// list of parts.
pub(crate) const VALUES: usize = 9_000_000;

/// A part of the plan.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Its file.
    pub(crate) path: String,
    pub(crate) kind: FileKind,
    /// The places in the list of parts of those it takes its marking over from, or with which it is
    /// left out: the priority, the action.
    pub(crate) above: Option<usize>,
    pub(crate) with: Option<usize>,
    /// All that is in it; the text behind a head under `(body)`.
    data: Value,
}

/// The parts, the plan's own file first.
pub(crate) static PARTS: LazyLock<Vec<Part>> = LazyLock::new(parts);

fn parts() -> Vec<Part> {
    let mut plan = data("oap.yaml");
    plan["priorities"].as_array_mut().expect("a list").insert(1, "OPC".into());
    plan["periods"][0]["priorities"] = json!(["THB", "OPC"]);
    let (mut priority, mut action) =
        (data("priorities/thb/priority.yaml"), data("priorities/thb/actions/1.1.yaml"));
    complete(&mut priority, &mut action);
    let mut parts = vec![part("oap.yaml".to_owned(), FileKind::Plan, [None, None], plan)];
    for folder in PRIORITIES {
        let path = |rest: &str| format!("priorities/{folder}/{rest}");
        let mut file = priority.clone();
        file["key"] = folder.to_uppercase().into();
        file["letter"] = folder[..1].to_uppercase().into();
        file["aim"] = "Of them <figure:action-arrests> and <figure:action-arrests-2>.".into();
        if folder == "opc" {
            file["driver"] = "UK".into();
            file["verdict"] = "Some words.".into();
            file["continuation"] = "Some words.".into();
        }
        let above = Some(parts.len());
        parts.push(part(path("priority.yaml"), FileKind::Priority, [Some(0), None], file));
        let mut action = action.clone();
        action["priority"] = folder.to_uppercase().into();
        // Each priority lists the actions of the other.
        let others = PRIORITIES.iter().filter(|other| **other != folder);
        action["with"] = others.map(|other| other.to_uppercase()).collect();
        let with = Some(parts.len());
        action["results"][0]["value"] = (VALUES + parts.len()).into();
        parts.push(part(path("actions/1.1.yaml"), FileKind::Action, [above, None], action.clone()));
        action["results"][0]["value"] = (VALUES + parts.len()).into();
        action["action"] = "1.2".into();
        action["relations"][0]["action"] = "1.1".into();
        action["results"][0]["id"] = "action-arrests-2".into();
        action["results"][1]["id"] = "in-full-2".into();
        parts.push(part(path("actions/1.2.yaml"), FileKind::Action, [above, None], action));
        for (kind, source, name) in [
            (FileKind::Narrative, "narrative/goal.md", "narrative/NAME.md"),
            (FileKind::Annex, "annexes/report.md", "annexes/NAME.md"),
        ] {
            // The names of these files may be of any kind.
            let mut section = data(&format!("priorities/thb/{source}"));
            if kind == FileKind::Narrative {
                section["place"] = "action".into();
                section.as_object_mut().expect("a mapping").remove("goal");
            }
            let name = |parts: &[Part]| path(&name.replace("NAME", &mark("q", parts.len())));
            parts.push(part(name(&parts), kind, [above, with], section.clone()));
            section.as_object_mut().expect("a mapping").remove("action");
            section["by"] = "NL".into();
            if kind == FileKind::Narrative {
                section["place"] = "conclusion".into();
            }
            parts.push(part(name(&parts), kind, [above, None], section));
        }
    }
    parts
}

/// What is in one kind of file only may stand in the other too; what may be written shortly or in
/// full is written in both ways.
fn complete(priority: &mut Value, action: &mut Value) {
    fn push(list: &mut Value, value: Value) {
        list.as_array_mut().expect("a list").push(value);
    }
    for list in ["events", "operations", "funding_bids"] {
        if let Some(figure) = priority[list][0].pointer_mut("/results/0") {
            figure.as_object_mut().expect("a mapping").remove("id");
        }
        push(&mut action[list], priority[list][0].clone());
    }
    for list in ["partners", "initiatives"] {
        push(&mut action[list], priority[list][0].clone());
    }
    let report = &mut priority["goals"][0]["report"];
    for list in ["difficulties", "recommendations", "follow_ups", "comments"] {
        push(&mut report[list], "Some words.".into());
    }
    report["results"][0]["printed"] = "over 475".into();
    push(&mut priority["follow_ups"], "Some words.".into());
    let mut figure = priority["figures"][1].clone();
    figure["id"] = "in-full".into();
    for figure in [&mut figure, &mut priority["figures"][1]] {
        // What has a unit of its own stands in no sum.
        for key in ["measure", "compared_with", "part_of", "sum_of"] {
            figure.as_object_mut().expect("a mapping").remove(key);
        }
    }
    priority["figures"][0]["compared_with"] = "action-arrests".into();
    figure["printed"] = "over 475".into();
    push(&mut action["results"], figure);
    push(&mut action["recommendations"], priority["recommendations"][0].clone());
    push(&mut priority["recommendations"], "Some words.".into());
    push(&mut action["comments"], "Some words.".into());
    push(&mut action["comments"], priority["follow_ups"][0].clone());
    for list in ["difficulties", "comments"] {
        let point = priority["goals"][0]["report"][list][0].clone();
        push(&mut action["difficulties"], point);
    }
    push(&mut action["follow_ups"], "Some words.".into());
    push(&mut action["progress"]["2013-12"]["comments"], "Some words.".into());
    action["progress"]["2013-06"]["printed"] = "Some words.".into();
    let mut together = priority["operations"][1].clone();
    together["reported_with"] = action["operations"][0]["name"].clone();
    push(&mut action["operations"], together);
    push(&mut action["leaders"], priority["driver"].clone());
    push(&mut action["participants"], "core".into());
    push(&mut action["participants"], "ACME".into());
    action["kpis"][1]["values"]["2013-06"] = serde_json::json!({ "text": "Some words." });
    // Nothing that has an error in it is exported.
    action["kpis"][1]["values"]["2013-12"] = 5.into();
    action["kpis"][1]["baseline"] = serde_json::json!({ "text": "Some words." });
}

fn part(path: String, kind: FileKind, [above, with]: [Option<usize>; 2], data: Value) -> Part {
    Part { path, kind, above, with, data }
}

fn data(path: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff").join(path);
    let text = fs::read_to_string(file).expect("it can be read");
    let parse = |yaml: &str| yaml_serde::from_str::<Value>(yaml).expect("it is YAML");
    match text.strip_prefix("---\n") {
        None => parse(&text),
        Some(text) => {
            let (head, body) = text.split_once("---\n").expect("a head");
            let mut value = parse(head);
            value["(body)"] = body.trim().into();
            value
        }
    }
}

/// What every text of a part begins with, and no other: in a state of the plan, `q` or `w`.
pub(crate) fn mark(state: &str, part: usize) -> String {
    format!("z{state}{part:02}x")
}

/// What is in a part when there is another text in the place of each, which says whose it is.
#[derive(Debug, Clone)]
pub(crate) struct Filled {
    pub(crate) data: Value,
    /// The texts, and where they stand.
    pub(crate) words: Vec<(String, Site)>,
}

/// A part in a state of the plan, with parties that nobody knows where that is asked for. Made once,
/// because markings do not matter.
pub(crate) fn filled(state: &str, at: usize, parties: bool) -> Filled {
    type Key = (String, usize, bool);
    static MADE: LazyLock<Mutex<BTreeMap<Key, Filled>>> = LazyLock::new(Mutex::default);
    let key = (state.to_owned(), at, parties);
    let mut made = MADE.lock().expect("no test fails in here");
    made.entry(key).or_insert_with(|| fill(&PARTS[at], &mark(state, at), parties)).clone()
}

fn fill(part: &Part, mark: &str, parties: bool) -> Filled {
    let (mut data, mut words) = (part.data.clone(), Vec::new());
    Texts::of(part.kind).each(&mut data, &mut |Text { site, type_name, value }| {
        let named = REFERENCES.iter().any(|(of, key)| (*of, *key) == (&site.0, &site.1));
        if if type_name == "PartyRef" { !parties } else { named } {
            return;
        }
        let cited = value.find('<').map_or("", |at| &value[at..]).to_owned();
        let text = format!("{mark}{:03}q", words.len());
        format!("{text} {cited}").trim_end().clone_into(value);
        words.push((text, site.clone()));
    });
    if let Some(body) = data.get_mut("(body)") {
        let text = format!("{mark}{:03}q", words.len());
        *body = format!("{text} in the body").into();
        words.push((text, (part.kind.name().to_owned(), "(body)".to_owned())));
    }
    Filled { data, words }
}

/// The places of texts that are filled in in this kind of file.
pub(crate) fn covered(kind: FileKind) -> BTreeSet<Site> {
    let mut found = BTreeSet::new();
    let texts = Texts::of(kind);
    for part in PARTS.iter().filter(|part| part.kind == kind) {
        texts.each(&mut part.data.clone(), &mut |text| {
            found.insert(text.site.clone());
        });
    }
    found
}
