//! Which values of a file are words that its author chose, by the schema of the file.
//!
//! A text that the schema gains is found here without anything being added; the test of coverage
//! then says that the plan of these tests has to fill it in.

use std::collections::BTreeSet;

use empact::schema::{FileKind, derived};
use serde_json::Value;

/// A property of a type: `Kpi`, `name`.
pub(crate) type Site = (String, String);

/// The schema of a kind of file.
pub(crate) struct Texts {
    schema: Value,
    kind: FileKind,
}

/// A text in a file's data.
pub(crate) struct Text<'d> {
    /// Where it stands.
    pub(crate) site: &'d Site,
    /// Its type; empty for one without a name.
    pub(crate) type_name: &'d str,
    /// What is there.
    pub(crate) value: &'d mut String,
}

impl Texts {
    pub(crate) fn of(kind: FileKind) -> Self {
        Self { schema: derived(kind), kind }
    }

    /// Where texts may stand.
    pub(crate) fn sites(&self) -> BTreeSet<Site> {
        let mut found = BTreeSet::new();
        self.sites_of(&self.schema, self.kind.name(), &mut found);
        for (name, node) in self.schema["$defs"].as_object().expect("types") {
            self.sites_of(node, name, &mut found);
        }
        found
    }

    fn sites_of(&self, node: &Value, name: &str, found: &mut BTreeSet<Site>) {
        for (key, inner) in node["properties"].as_object().into_iter().flatten() {
            if self.holds_text(inner) {
                found.insert((name.to_owned(), key.clone()));
            }
        }
        branches(node).for_each(|branch| self.sites_of(branch, name, found));
    }

    /// Whether a value of this form may be a text, or a list or mapping of texts.
    fn holds_text(&self, node: &Value) -> bool {
        let (node, _) = self.resolved(node, "");
        let inside = branches(node).chain([&node["items"], &node["additionalProperties"]]);
        // What is within a type is told there.
        is_text(node) || inside.filter(|inner| inner.is_object()).any(|one| self.holds_text(one))
    }

    /// What a reference leads to, with the name of the type.
    fn resolved<'s>(&'s self, node: &'s Value, name: &'s str) -> (&'s Value, &'s str) {
        match node["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            Some(name) => (&self.schema["$defs"][name], name),
            None => (node, name),
        }
    }

    /// Goes through a file's data, text by text.
    pub(crate) fn each(&self, data: &mut Value, todo: &mut impl FnMut(Text<'_>)) {
        let nowhere = (String::new(), String::new());
        self.walk((&self.schema, self.kind.name()), &nowhere, data, todo);
    }

    fn walk(
        &self,
        (node, name): (&Value, &str),
        site: &Site,
        data: &mut Value,
        todo: &mut impl FnMut(Text<'_>),
    ) {
        let (node, name) = self.resolved(node, name);
        if let (true, Value::String(value)) = (is_text(node), &mut *data) {
            todo(Text { site, type_name: name, value });
            return;
        }
        if let Some(branch) = self.branch(node, data) {
            self.walk((branch, name), site, data, todo);
        }
        match data {
            Value::Object(map) => {
                for (key, inner) in map {
                    let property = node["properties"].get(key);
                    let here = (name.to_owned(), key.clone());
                    let site = if property.is_some() { &here } else { site };
                    let form = property.unwrap_or(&node["additionalProperties"]);
                    self.walk((form, name), site, inner, todo);
                }
            }
            Value::Array(list) => {
                for one in list {
                    self.walk((&node["items"], name), site, one, todo);
                }
            }
            _ => {}
        }
    }

    /// The form, of those that are possible, that a value has and in which there may be texts. A word
    /// of a vocabulary is not one.
    fn branch<'s>(&'s self, node: &'s Value, data: &Value) -> Option<&'s Value> {
        if self.is_word(node, data) {
            return None;
        }
        branches(node).find(|branch| self.fits(branch, data))
    }

    fn fits(&self, node: &Value, data: &Value) -> bool {
        let (node, _) = self.resolved(node, "");
        let itself = match data {
            Value::Object(map) => {
                let mut required = node["required"].as_array().into_iter().flatten();
                let properties = node["properties"].as_object();
                properties.is_some_and(|known| map.keys().all(|key| known.contains_key(key)))
                    && required.all(|key| key.as_str().is_some_and(|key| map.contains_key(key)))
            }
            Value::Array(_) => node["items"].is_object(),
            _ => is_text(node),
        };
        itself || branches(node).any(|branch| self.fits(branch, data))
    }

    fn is_word(&self, node: &Value, data: &Value) -> bool {
        let (node, _) = self.resolved(node, "");
        let listed = node["enum"].as_array().is_some_and(|words| words.contains(data));
        listed || node["const"] == *data || branches(node).any(|branch| self.is_word(branch, data))
    }
}

fn branches(node: &Value) -> impl Iterator<Item = &Value> {
    let lists = [&node["anyOf"], &node["oneOf"]];
    let either = [&node["then"], &node["else"]].into_iter().filter(|branch| branch.is_object());
    lists.into_iter().filter_map(Value::as_array).flatten().chain(either)
}

/// Whether a schema leaves the choice of words to the author: there has to be something to be seen
/// and no more.
fn is_text(node: &Value) -> bool {
    let bound = ["const", "enum"].iter().any(|key| node.get(*key).is_some());
    let free = node["pattern"].as_str().is_none_or(|pattern| pattern.contains(r"[^\s\x85]"));
    node["type"] == "string" && !bound && free
}
