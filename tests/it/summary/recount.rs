//! Counts the example anew from its files, without anything of the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use yaml_serde::Value;

/// Priorities in the order of the plan, and the periods in which they last reported.
pub(crate) const PRIORITIES: [(&str, Option<&str>); 7] = [
    ("WA", None),
    ("WB", Some("2013-12")),
    ("SYN", Some("2013-10")),
    ("CONT", Some("2013-12")),
    ("THB", Some("2013-10")),
    ("MOCG", Some("2013-12")),
    ("CYB", Some("2013-12")),
];

/// An action file.
pub(crate) struct Action {
    pub(crate) priority: &'static str,
    pub(crate) number: String,
    pub(crate) file: Value,
}

impl Action {
    pub(crate) fn id(&self) -> (String, String) {
        (self.priority.to_owned(), self.number.clone())
    }

    /// What is reported in a period; a word in its place says that nothing is.
    pub(crate) fn report(&self, period: &str) -> Option<&Value> {
        self.file.get("progress")?.get(period).filter(|report| report.is_mapping())
    }

    /// The report in which its priority last reported.
    pub(crate) fn last(&self) -> Option<&Value> {
        let (_, period) = PRIORITIES.iter().find(|(key, _)| *key == self.priority)?;
        self.report((*period)?)
    }

    /// The answer to a question; the fourth is answered once.
    pub(crate) fn answer(&self, question: &str) -> Option<&str> {
        if question == "continuation" {
            return text(self.file.get("continuation")?, "decision");
        }
        text(self.last()?, question)
    }

    pub(crate) fn list<'a>(&'a self, key: &str) -> Vec<&'a Value> {
        list(&self.file, key)
    }
}

pub(crate) fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013")
}

pub(crate) fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("the file can be read");
    yaml_serde::from_str(&text).expect("it is YAML")
}

/// The file of a priority.
pub(crate) fn priority(key: &str) -> Value {
    read(&example().join("priorities").join(key.to_lowercase()).join("priority.yaml"))
}

/// Whether a priority has files of actions.
pub(crate) fn has_actions(key: &str) -> bool {
    example().join("priorities").join(key.to_lowercase()).join("actions").is_dir()
}

/// Every action, priority by priority and by number.
pub(crate) fn all_actions() -> Vec<Action> {
    let mut found = Vec::new();
    for (key, _) in PRIORITIES {
        let folder = example().join("priorities").join(key.to_lowercase()).join("actions");
        let Ok(entries) = fs::read_dir(folder) else { continue };
        let mut own: Vec<Action> = entries
            .map(|entry| read(&entry.expect("an entry").path()))
            .map(|file| {
                let number = text(&file, "action").expect("a number").to_owned();
                Action { priority: key, number, file }
            })
            .collect();
        own.sort_by_key(|action| order(&action.number));
        found.extend(own);
    }
    found
}

fn order(number: &str) -> Vec<u32> {
    number.split('.').map(|part| part.parse().expect("a number")).collect()
}

pub(crate) fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str()
}

/// The word that was printed, with whose it is or without.
pub(crate) fn printed(value: &Value) -> Option<&str> {
    let printed = value.get("printed")?;
    printed.as_str().or_else(|| text(printed, "text"))
}

pub(crate) fn list<'a>(value: &'a Value, key: &str) -> Vec<&'a Value> {
    let list = value.get(key).and_then(Value::as_sequence);
    list.map(|list| list.iter().collect()).unwrap_or_default()
}

/// The name of a party, written in short or in full, unless it took no part.
pub(crate) fn party(value: &Value) -> Option<&str> {
    if value.get("took_part").and_then(Value::as_bool) == Some(false) {
        return None;
    }
    value.as_str().or_else(|| text(value, "party"))
}

/// A number as written: its sign (`>`, `almost` …) and its value.
pub(crate) fn quantity(value: &Value) -> Option<(String, f64)> {
    if let Some(number) = value.as_f64() {
        return Some((String::new(), number));
    }
    let text = value.as_str()?;
    let at = text.find(|letter: char| letter.is_ascii_digit())?;
    let (sign, digits) = text.split_at(at);
    Some((sign.trim().to_owned(), digits.parse().ok()?))
}

/// A figure of the plan with its priority.
pub(crate) struct Figure {
    pub(crate) priority: &'static str,
    pub(crate) file: Value,
}

/// The figures of all priorities, their goals and actions, and of the events and operations of each.
pub(crate) fn figures() -> Vec<Figure> {
    let mut found = Vec::new();
    let actions = all_actions();
    for (key, _) in PRIORITIES {
        let file = priority(key);
        let mut own: Vec<Value> = list(&file, "figures").into_iter().cloned().collect();
        let goals = list(&file, "goals").into_iter().filter_map(|goal| goal.get("report"));
        let files = actions.iter().filter(|action| action.priority == key);
        for holder in goals.chain([&file]).chain(files.map(|action| &action.file)) {
            let results = |holder| list(holder, "results").into_iter().cloned();
            own.extend(results(holder));
            let activities = ["events", "operations"].map(|kind| list(holder, kind));
            own.extend(activities.into_iter().flatten().flat_map(results));
        }
        found.extend(own.into_iter().map(|file| Figure { priority: key, file }));
    }
    found
}

/// How often each item occurs.
pub(crate) fn tally<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeMap<T, usize> {
    let mut tally = BTreeMap::new();
    for item in items {
        *tally.entry(item).or_default() += 1;
    }
    tally
}

/// The word of the message catalogue at a place.
pub(crate) fn word(group: &str, name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/messages/en.ftl");
    let text = fs::read_to_string(path).expect("the catalogue");
    let of_group = text.lines().skip_while(|line| *line != format!("{group} ="));
    let mut words = of_group.map_while(|line| (!line.is_empty()).then(|| line.trim_start()));
    let word = words.find_map(|line| line.strip_prefix(&format!(".{name} = ")));
    word.unwrap_or_else(|| panic!("{group}.{name}")).to_owned()
}
