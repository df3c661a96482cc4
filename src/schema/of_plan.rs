//! Schemas that know one plan: its periods, measures, themes, horizontal goals and parties may stand where they are named,
//! and nothing else; its figures and actions, which come and go from day to day, are offered only.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::FileKind;
use crate::model::party::register;
use crate::model::{Holder, Plan, Priority};

type Object = Map<String, Value>;

/// How a party is referred to.
const PARTY: &str = "#/$defs/party";

/// What a plan has that its files name.
#[derive(Debug)]
pub struct Names {
    periods: Vec<String>,
    measures: Vec<String>,
    themes: Vec<String>,
    horizontal_goals: Vec<String>,
    priorities: Vec<String>,
    parties: Vec<String>,
    figures: Vec<String>,
    actions: Vec<String>,
}

impl Names {
    /// Those of a plan; `roles` are the words that stand for parties in every plan.
    pub fn of<'r>(plan: &Plan, roles: impl IntoIterator<Item = &'r str>) -> Self {
        let file = &plan.file.data;
        let own = file.groups.iter().map(|(key, _)| key.as_str());
        let own = own.chain(file.parties.iter().map(|(key, _)| key.as_str()));
        let codes = register::all().map(|party| party.code);
        let all = own.map(str::to_owned).chain(roles.into_iter().map(str::to_owned));
        let all = all.chain(codes.map(str::to_owned));
        let mut parties: Vec<String> = Vec::new();
        for name in all {
            if !parties.contains(&name) {
                parties.push(name);
            }
        }
        let holders = plan.priorities.iter().flat_map(Priority::holders);
        let figures = holders.flat_map(Holder::reached);
        let figures: BTreeSet<String> =
            figures.filter_map(|figure| Some(figure.id.as_ref()?.to_string())).collect();
        let actions = plan.priorities.iter().flat_map(|priority| &priority.actions);
        let actions: BTreeSet<_> = actions.map(|action| action.data.action.value).collect();
        Self {
            periods: file.periods.iter().map(|period| period.id.as_str().to_owned()).collect(),
            measures: file.measures.iter().map(|(key, _)| key.to_string()).collect(),
            horizontal_goals: (file.horizontal_goals.iter())
                .map(|(key, _)| key.to_string())
                .collect(),
            themes: file.themes.iter().map(|(key, _)| key.to_string()).collect(),
            priorities: file.priorities.iter().map(|entry| entry.key.to_string()).collect(),
            parties,
            figures: figures.into_iter().collect(),
            actions: actions.into_iter().map(|number| number.to_string()).collect(),
        }
    }

    /// Lets a schema of a kind of file know them.
    pub(super) fn tell(&self, kind: FileKind, schema: &mut Value) {
        // The file of the plan says what there is.
        if kind == FileKind::Plan {
            return;
        }
        if let Some(Value::Object(party)) = schema.pointer_mut("/$defs/party") {
            only(party, "party", "parties", &self.parties);
        }
        for (definition, examples) in
            [("id-of-a-figure", &self.figures), ("number-of-an-action", &self.actions)]
        {
            if let Some(Value::Object(found)) = schema.pointer_mut(&format!("/$defs/{definition}"))
            {
                found.insert("examples".to_owned(), json!(examples));
            }
        }
        self.tell_keys(schema);
    }

    fn tell_keys(&self, schema: &mut Value) {
        match schema {
            Value::Array(all) => all.iter_mut().for_each(|one| self.tell_keys(one)),
            Value::Object(object) => {
                let or_else = object.get("else").and_then(|or_else| or_else.get("$ref"));
                if or_else.is_some_and(|party| party == PARTY) {
                    object.insert("examples".to_owned(), json!(self.parties));
                }
                if let Some(Value::Object(properties)) = object.get_mut("properties") {
                    for (key, property) in properties.iter_mut() {
                        self.tell_key(key, property);
                    }
                }
                object.values_mut().for_each(|one| self.tell_keys(one));
            }
            _ => {}
        }
    }

    fn tell_key(&self, key: &str, property: &mut Value) {
        let Value::Object(property) = property else { return };
        let of_periods = property.contains_key("propertyNames");
        match (key, property.get_mut("items")) {
            ("period", _) => only(property, "period", "periods", &self.periods),
            ("measure", _) => only(property, "measure", "measures", &self.measures),
            ("themes", Some(Value::Object(items))) => only(items, "theme", "themes", &self.themes),
            ("with", Some(Value::Object(items))) => {
                only(items, "priority", "priorities", &self.priorities);
            }
            ("horizontal", Some(Value::Object(items))) => {
                only(items, "horizontal goal", "horizontal_goals", &self.horizontal_goals);
            }
            ("priority", _) => {
                property.insert("examples".to_owned(), json!(self.priorities));
            }
            ("progress" | "values", _) if of_periods => {
                let mut names = Object::new();
                only(&mut names, "period", "periods", &self.periods);
                property.insert("propertyNames".to_owned(), Value::Object(names));
            }
            _ => {}
        }
    }
}

/// Lets a text be one of these.
fn only(schema: &mut Object, what: &str, key: &str, names: &[String]) {
    // An editor takes a reference for all there is to know.
    schema.remove("$ref");
    schema.remove("pattern");
    schema.remove("patternErrorMessage");
    schema.remove("examples");
    schema.insert("type".to_owned(), "string".into());
    schema.insert("enum".to_owned(), json!(names));
    let message = format!("The plan has no such {what}: `{key}` in oap.yaml says which there are.");
    schema.insert("errorMessage".to_owned(), message.into());
}
