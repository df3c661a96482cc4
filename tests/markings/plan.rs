//! A plan in which every field is filled in and every text is to be found nowhere else.
//!
//! It is made of the one in `tests/diff`, which `tests/diff_exhaustive.rs` holds complete: two
//! priorities, in each two actions with all there is, prose and annexes of the first action and of
//! none. Which part a text belongs to is written in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use empact::model::Marking;
use empact::schema::Kind;
use serde_json::{Value, json};

use crate::texts::{Site, Text, Texts};

/// Files by path from the root of the plan.
pub(crate) type Files = BTreeMap<String, String>;

/// Texts that are names of something that another part defines.
const REFERENCES: [(&str, &str); 8] = [
    ("Figure", "measure"),
    ("Figure", "period"),
    ("PointInFull", "themes"),
    ("narrative", "themes"),
    ("Figure", "operation"),
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
    pub(crate) kind: Kind,
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
    let mut parts = vec![part("oap.yaml".to_owned(), Kind::Plan, [None, None], plan)];
    for folder in PRIORITIES {
        let path = |rest: &str| format!("priorities/{folder}/{rest}");
        let mut file = priority.clone();
        file["key"] = folder.to_uppercase().into();
        file["letter"] = folder[..1].to_uppercase().into();
        file["aim"] = "Of them <figure:action-arrests> and <figure:action-arrests-2>.".into();
        if folder == "opc" {
            file["driver"] = "UK".into();
        }
        let above = Some(parts.len());
        parts.push(part(path("priority.yaml"), Kind::Priority, [Some(0), None], file));
        let mut action = action.clone();
        action["priority"] = folder.to_uppercase().into();
        let with = Some(parts.len());
        action["results"][0]["value"] = (VALUES + parts.len()).into();
        parts.push(part(path("actions/1.1.yaml"), Kind::Action, [above, None], action.clone()));
        action["results"][0]["value"] = (VALUES + parts.len()).into();
        action["action"] = "1.2".into();
        action["relations"][0]["action"] = "1.1".into();
        action["results"][0]["id"] = "action-arrests-2".into();
        action["results"][1]["id"] = "in-full-2".into();
        parts.push(part(path("actions/1.2.yaml"), Kind::Action, [above, None], action));
        for (kind, source, name) in [
            (Kind::Narrative, "narrative/goal.md", "narrative/NAME.md"),
            (Kind::Annex, "annexes/report.md", "annexes/NAME.md"),
        ] {
            // The names of these files may be of any kind.
            let mut section = data(&format!("priorities/thb/{source}"));
            if kind == Kind::Narrative {
                section["place"] = "action".into();
                section.as_object_mut().expect("a mapping").remove("goal");
            }
            let name = |parts: &[Part]| path(&name.replace("NAME", &mark("q", parts.len())));
            parts.push(part(name(&parts), kind, [above, with], section.clone()));
            section.as_object_mut().expect("a mapping").remove("action");
            if kind == Kind::Narrative {
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
        push(&mut action[list], priority[list][0].clone());
    }
    let mut figure = priority["figures"][1].clone();
    figure["id"] = "in-full".into();
    for figure in [&mut figure, &mut priority["figures"][1]] {
        // What has a unit of its own stands in no sum.
        for key in ["measure", "compared_with", "part_of", "sum_of"] {
            figure.as_object_mut().expect("a mapping").remove(key);
        }
    }
    priority["figures"][0]["compared_with"] = "action-arrests".into();
    push(&mut action["results"], figure);
    push(&mut action["recommendations"], priority["recommendations"][0].clone());
    push(&mut priority["recommendations"], "Some words.".into());
    push(&mut action["comments"], "Some words.".into());
    push(&mut action["leaders"], priority["driver"].clone());
    push(&mut action["participants"], "core".into());
    push(&mut action["participants"], "ACME".into());
    action["kpis"][1]["values"]["2013-06"] = "Some words.".into();
    // Nothing that has an error in it is exported.
    action["kpis"][1]["values"]["2013-12"] = 5.into();
    action["kpis"][1]["baseline"] = "Some words.".into();
}

fn part(path: String, kind: Kind, [above, with]: [Option<usize>; 2], data: Value) -> Part {
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

/// What is the matter with the file of a part, beside its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A key that there is not.
    UnknownKey,
    /// Text that is not YAML, before everything else.
    SyntaxBefore,
    /// Text that is not YAML, behind everything else.
    SyntaxBehind,
    /// Parties that nobody knows.
    Parties,
    /// Its marking is misspelt.
    Marking,
    /// The key of its marking is misspelt.
    MarkingKey,
    /// It has another marking besides, the lowest, which comes first.
    TwoMarkings,
    /// It refers to what there is not.
    Reference,
}

impl Fault {
    pub(crate) const ALL: [Self; 8] = [
        Self::UnknownKey,
        Self::SyntaxBefore,
        Self::SyntaxBehind,
        Self::Parties,
        Self::Marking,
        Self::MarkingKey,
        Self::TwoMarkings,
        Self::Reference,
    ];
}

/// A state of the plan.
#[derive(Debug, Clone)]
pub(crate) struct State {
    /// What its texts are told by.
    pub(crate) name: &'static str,
    /// The marking that each part has itself.
    pub(crate) markings: Vec<Option<Marking>>,
    /// The declassification, and whether it is in full.
    pub(crate) lifted: Option<(Marking, bool)>,
    pub(crate) faults: Vec<Option<Fault>>,
}

impl State {
    /// The state in which nothing says what it is marked as and nothing is wrong.
    pub(crate) fn plain(name: &'static str) -> Self {
        let parts = PARTS.len();
        Self { name, markings: vec![None; parts], lifted: None, faults: vec![None; parts] }
    }

    /// The files.
    pub(crate) fn files(&self) -> Files {
        let parts = PARTS.iter().enumerate();
        parts.map(|(at, part)| (part.path.clone(), self.written(at))).collect()
    }

    fn written(&self, at: usize) -> String {
        let (fault, mark) = (self.faults[at], mark(self.name, at));
        let Filled { mut data, .. } = filled(self.name, at, fault == Some(Fault::Parties));
        let map = data.as_object_mut().expect("a mapping");
        map.remove("marking");
        map.remove("declassification").filter(|_| self.lifted.is_some()).map(|mut lifted| {
            let (status, full) = self.lifted.expect("it is lifted");
            lifted["status"] = status.word().into();
            lifted["extent"] = if full { "full" } else { "partial" }.into();
            map.insert("declassification".to_owned(), lifted)
        });
        if fault == Some(Fault::Reference) {
            map.insert("relations".to_owned(), json!([{ "kind": "see_also", "action": "9.9" }]));
            map.insert("themes".to_owned(), json!([format!("{mark}theme")]));
        }
        let body = map.remove("(body)");
        let marking = self.markings[at].map(|marking| match fault {
            Some(Fault::Marking) => format!("marking: {}s\n", marking.word()),
            Some(Fault::MarkingKey) => format!("markin: {}\n", marking.word()),
            Some(Fault::TwoMarkings) => format!("marking: public\nmarking: {}\n", marking.word()),
            _ => format!("marking: {}\n", marking.word()),
        });
        let (before, behind) = match fault {
            Some(Fault::SyntaxBefore) => (format!("{mark}: [ {{\n"), String::new()),
            Some(Fault::SyntaxBehind) => (String::new(), format!("{mark}: \"no end\n")),
            Some(Fault::UnknownKey) => (String::new(), format!("{mark}key: {mark}value\n")),
            _ => Default::default(),
        };
        let lines = map.iter().map(|(key, value)| format!("{key}: {value}\n"));
        let yaml =
            format!("{before}{}{}{behind}", marking.unwrap_or_default(), lines.collect::<String>());
        match body {
            Some(body) => format!("---\n{yaml}---\n\n{}\n", body.as_str().expect("a text")),
            None => yaml,
        }
    }

    /// What holds for each part: its marking, as `docs/markings.md` has it.
    pub(crate) fn holding(&self) -> Vec<Option<Marking>> {
        let mut kept: Vec<Option<Marking>> = Vec::new();
        let mut before: Vec<Option<Marking>> = Vec::new();
        for (part, own) in PARTS.iter().zip(&self.markings) {
            let over = |list: &[Option<Marking>]| part.above.and_then(|above| list[above]);
            let not_released = |own: &Marking| {
                // The marking of the plan's own file is what the decision lifts.
                let is_part = part.kind != Kind::Plan;
                is_part && self.lifted.is_some_and(|(to, full)| !full && *own > to)
            };
            kept.push(own.map_or_else(|| over(&kept), |own| Some(own).filter(not_released)));
            before.push(own.or_else(|| over(&before)));
        }
        let lowered = |before: Option<Marking>| match self.lifted {
            Some((to, _)) => Some(before.map_or(to, |before| before.min(to))),
            None => before,
        };
        kept.into_iter().zip(before).map(|(kept, before)| kept.or(lowered(before))).collect()
    }

    /// Whether each part is above a ceiling, itself or with what it belongs to.
    pub(crate) fn above(&self, ceiling: Marking) -> Vec<bool> {
        let holding = self.holding();
        let mut above: Vec<bool> = Vec::new();
        for (part, marking) in PARTS.iter().zip(holding) {
            let hangs_on = [part.above, part.with].into_iter().flatten();
            let gone = hangs_on.into_iter().any(|other| above[other]);
            above.push(gone || marking > Some(ceiling));
        }
        above
    }
}

/// What is in a part when there is another text in the place of each, which says whose it is.
#[derive(Debug, Clone)]
pub(crate) struct Filled {
    data: Value,
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
        *value = format!("{text} {cited}").trim_end().to_owned();
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
pub(crate) fn covered(kind: Kind) -> BTreeSet<Site> {
    let mut found = BTreeSet::new();
    let texts = Texts::of(kind);
    for part in PARTS.iter().filter(|part| part.kind == kind) {
        texts.each(&mut part.data.clone(), &mut |text| {
            found.insert(text.site.clone());
        });
    }
    found
}
