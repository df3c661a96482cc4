//! The JSON Schema of every kind of file, derived from the model that reads them.
//!
//! `cli` prints and writes them; `docs/schema/` holds the published copies. The descriptions are
//! the model's own documentation, because editors show them to authors. What a schema cannot
//! say (that a goal exists, that a date comes after another) is for `rules`; that a period or a party
//! exists, it can say for one plan.

mod editor;
mod of_plan;
mod samples;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

pub use of_plan::Names;

use crate::model::{Action, AnnexHead, NarrativeHead, PlanFile, PriorityFile};

/// A kind of file that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// oap.yaml
    Plan,
    /// priorities/KEY/priority.yaml
    Priority,
    /// priorities/KEY/actions/*.yaml
    Action,
    /// The head of priorities/KEY/narrative/*.md
    Narrative,
    /// The head of priorities/KEY/annexes/*.md
    Annex,
}

impl FileKind {
    /// Every kind, in the order of a plan.
    pub const ALL: [Self; 5] =
        [Self::Plan, Self::Priority, Self::Action, Self::Narrative, Self::Annex];

    /// The word for it: `action`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Priority => "priority",
            Self::Action => "action",
            Self::Narrative => "narrative",
            Self::Annex => "annex",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Plan => "Plan (oap.yaml)",
            Self::Priority => "Priority (priority.yaml)",
            Self::Action => "Action (actions/*.yaml)",
            Self::Narrative => "Head of a narrative (narrative/*.md)",
            Self::Annex => "Head of an annex (annexes/*.md)",
        }
    }

    fn derive(self, generator: SchemaGenerator) -> Schema {
        fn root<T: JsonSchema>(generator: SchemaGenerator) -> Schema {
            generator.into_root_schema_for::<T>()
        }
        match self {
            Self::Plan => root::<PlanFile>(generator),
            Self::Priority => root::<PriorityFile>(generator),
            Self::Action => root::<Action>(generator),
            Self::Narrative => root::<NarrativeHead>(generator),
            Self::Annex => root::<AnnexHead>(generator),
        }
    }
}

/// The schema of a kind of file: JSON Schema 2020-12.
pub fn schema(kind: FileKind) -> Value {
    let mut schema = derived(kind);
    editor::for_editors(&mut schema);
    schema
}

/// The schema of a kind of file in one plan.
pub fn schema_for(kind: FileKind, names: &Names) -> Value {
    let mut schema = schema(kind);
    names.tell(kind, &mut schema);
    schema
}

/// The same as it is derived from the model, where every type has its name.
pub fn derived(kind: FileKind) -> Value {
    let settings = SchemaSettings::draft2020_12()
        .for_deserialize()
        .with_transform(RecursiveTransform(leave_out_null))
        .with_transform(RecursiveTransform(for_authors));
    named(kind.derive(settings.into_generator()), kind.name(), kind.title()).to_value()
}

fn named(mut schema: Schema, name: &str, title: &str) -> Schema {
    schema.insert("$id".into(), format!("urn:empact:schema:{name}").into());
    schema.insert("title".into(), title.into());
    schema
}

/// Takes out of a schema what only programmers of this program could make sense of.
fn for_authors(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        // Links to types, and lines broken where the source code broke them.
        let paragraphs: Vec<String> = description
            .replace("[`", "")
            .replace("`]", "")
            .split("\n\n")
            .map(|paragraph| paragraph.lines().map(str::trim).collect::<Vec<_>>().join(" "))
            .collect();
        *description = paragraphs.join("\n\n");
    }
    // `uint16` is a format of no standard; the bounds beside it say the same.
    schema.remove("format");
}

/// Takes the empty value out of what may stand somewhere: a key with nothing behind it is a finding.
fn leave_out_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [kind] = types.as_slice() {
            let kind = kind.clone();
            schema.insert("type".to_owned(), kind);
        }
    }
    let Some(Value::Array(choices)) = schema.get_mut("anyOf") else { return };
    choices.retain(|choice| choice.get("type").is_none_or(|kind| kind != "null"));
    if let [Value::Object(only)] = choices.as_mut_slice() {
        let only = std::mem::take(only);
        schema.remove("anyOf");
        for (key, value) in only {
            if schema.get(&key).is_none() {
                schema.insert(key, value);
            }
        }
    }
}

/// The schema as the text that is published, with a line break at its end.
pub fn text(kind: FileKind) -> String {
    format!("{:#}\n", schema(kind))
}

/// As [`text`], for one plan.
pub fn text_for(kind: FileKind, names: &Names) -> String {
    format!("{:#}\n", schema_for(kind, names))
}

/// Where VS Code looks for what holds in a folder.
pub const SETTINGS: &str = ".vscode/settings.json";

/// The settings of an editor that bind the schemas in one folder to the files of a plan in another; both
/// ways begin where the editor does, and are empty or end in `/`.
pub fn settings(schemas: &str, plan: &str) -> String {
    let files = [
        (FileKind::Plan, "oap.yaml"),
        (FileKind::Priority, "priorities/*/priority.yaml"),
        (FileKind::Action, "priorities/*/actions/*.yaml"),
    ];
    let bound: serde_json::Map<String, Value> = files
        .map(|(kind, glob)| {
            (format!("{schemas}{}.schema.json", kind.name()), format!("{plan}{glob}").into())
        })
        .into_iter()
        .collect();
    format!("{:#}\n", serde_json::json!({ "yaml.schemas": bound }))
}

/// The schema of something the program writes, as the text that is published.
pub fn output_text<T: JsonSchema>(name: &str, title: &str) -> String {
    let settings = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(RecursiveTransform(for_authors));
    let schema = settings.into_generator().into_root_schema_for::<T>();
    format!("{:#}\n", named(schema, name, title).as_value())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{FileKind, schema};

    /// Every description in a schema, and every property without one.
    fn describe(schema: &Value, descriptions: &mut Vec<String>, missing: &mut Vec<String>) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            let alternative = schema.get("description").is_some() && properties.len() == 1;
            missing.extend(
                properties
                    .iter()
                    .filter(|(_, property)| property.get("description").is_none() && !alternative)
                    .map(|(name, _)| name.clone()),
            );
        }
        match schema {
            Value::Object(object) => {
                if let Some(Value::String(description)) = object.get("description") {
                    descriptions.push(description.clone());
                }
                for value in object.values() {
                    describe(value, descriptions, missing);
                }
            }
            Value::Array(items) => {
                for value in items {
                    describe(value, descriptions, missing);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_schema_is_valid_and_complete() {
        for kind in FileKind::ALL {
            let schema = schema(kind);
            assert!(jsonschema::draft202012::meta::is_valid(&schema), "{kind:?}");
            jsonschema::validator_for(&schema).expect("every reference leads somewhere");
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
            assert_eq!(schema["$id"], format!("urn:empact:schema:{}", kind.name()));
        }
    }

    #[test]
    fn every_key_is_described_in_words_for_authors() {
        for kind in FileKind::ALL {
            let (mut descriptions, mut missing) = (Vec::new(), Vec::new());
            describe(&schema(kind), &mut descriptions, &mut missing);
            assert_eq!(missing, Vec::<String>::new(), "{kind:?}");
            assert!(descriptions.len() > 3);
            for description in descriptions {
                for sign in ["[`", "::", "Option", "Spanned", "serde", "deserial", "struct"] {
                    assert!(!description.contains(sign), "{kind:?}: {description}");
                }
                assert!(!description.replace("\n\n", "").contains('\n'), "{description:?}");
            }
        }
    }

    #[test]
    fn a_schema_tells_a_good_file_from_a_bad_one() {
        let validator =
            jsonschema::validator_for(&schema(FileKind::Action)).expect("it is a schema");
        assert!(validator.is_valid(&json!({ "action": "1.10", "leaders": ["UK"] })));
        assert!(!validator.is_valid(&json!({ "action": 1.1 })));
        assert!(!validator.is_valid(&json!({ "action": "1.10", "particpants": ["NL"] })));
    }
}
