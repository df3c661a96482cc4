//! Schemas as an editor shows them best. They say the same as those that are derived from the model, in
//! other words: an editor tells what is wrong with one schema that fails, and little where all of several
//! do; it shows the title of a schema as a heading, the meanings of words beside them, and what else
//! editors know and validators skip.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::samples;

type Object = Map<String, Value>;

/// Rewrites the schema of a kind of file.
pub(super) fn for_editors(schema: &mut Value) {
    if let Some(Value::Object(definitions)) = schema.get_mut("$defs") {
        for (name, definition) in definitions.iter_mut() {
            let Value::Object(definition) = definition else { continue };
            definition.entry("title").or_insert_with(|| title(name).into());
            samples::add(name, definition);
        }
    }
    let derived = schema.get("$defs").and_then(Value::as_object).cloned().unwrap_or_default();
    rewrite(schema, &derived);
    let rewritten = schema.get("$defs").and_then(Value::as_object).cloned().unwrap_or_default();
    hoist(schema, &rewritten);
    named(schema);
    rename(schema);
}

/// Puts what a schema under `else` offers where editors look for it.
fn hoist(schema: &mut Value, definitions: &Object) {
    match schema {
        Value::Array(all) => all.iter_mut().for_each(|one| hoist(one, definitions)),
        Value::Object(object) => {
            object.values_mut().for_each(|one| hoist(one, definitions));
            let name = object.get("else").and_then(|other| other["$ref"].as_str());
            let name = name.and_then(|path| path.rsplit('/').next());
            let Some(definition) = name.and_then(|name| definitions.get(name)) else { return };
            for key in ["examples", "defaultSnippets"] {
                if let Some(offered) = definition.get(key).cloned() {
                    object.entry(key).or_insert(offered);
                }
            }
        }
        _ => {}
    }
}

/// Every schema in a schema, those inside first.
fn rewrite(schema: &mut Value, derived: &Object) {
    match schema {
        Value::Array(all) => all.iter_mut().for_each(|one| rewrite(one, derived)),
        Value::Object(object) => {
            object.values_mut().for_each(|one| rewrite(one, derived));
            for key in ["oneOf", "anyOf"] {
                let Some(Value::Array(choices)) = object.get(key) else { continue };
                if let Some(mut merged) = merged(&choices.clone(), derived) {
                    object.remove(key);
                    if let (Some(about), Some(Value::Object(mapping))) =
                        (object.get("description"), merged.get_mut("then"))
                    {
                        mapping.insert("description".to_owned(), about.clone());
                    }
                    for (key, value) in merged {
                        object.entry(key).or_insert(value);
                    }
                }
            }
        }
        _ => {}
    }
}

/// What an alternative is.
enum Choice {
    /// A number or text.
    Scalar(Object),
    /// A mapping of one key: its name and what is under it.
    Key(String, Value),
    /// Any other mapping.
    Mapping(Value),
}

fn choice(schema: &Value, derived: &Object) -> Option<Choice> {
    let mut whole = schema.clone();
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        whole = derived.get(reference.strip_prefix("#/$defs/")?)?.clone();
        rewrite(&mut whole, derived);
    }
    let Value::Object(object) = whole else { return None };
    let kinds = kinds(&object);
    if kinds == ["object"] {
        let properties = object.get("properties").and_then(Value::as_object)?;
        let only = properties.iter().next().filter(|_| properties.len() == 1);
        return Some(match only {
            Some((key, inside)) if schema.get("$ref").is_none() => {
                let mut inside = inside.clone();
                if let (Value::Object(inside), Some(about)) =
                    (&mut inside, object.get("description"))
                {
                    inside.entry("description").or_insert_with(|| about.clone());
                }
                Choice::Key(key.clone(), inside)
            }
            _ => Choice::Mapping(schema.clone()),
        });
    }
    let is_scalar = |kind: &&str| ["string", "number", "integer"].contains(kind);
    (!kinds.is_empty() && kinds.iter().all(is_scalar)).then_some(Choice::Scalar(object))
}

fn kinds(object: &Object) -> Vec<&str> {
    match object.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ if object.contains_key("enum") || object.contains_key("const") => vec!["string"],
        _ if object.contains_key("if") => vec!["either"],
        _ => Vec::new(),
    }
}

/// Alternatives as one schema, where that says the same.
fn merged(choices: &[Value], derived: &Object) -> Option<Object> {
    let (mut scalars, mut keys, mut mappings) = (Vec::new(), Object::new(), Vec::new());
    for one in choices {
        match choice(one, derived)? {
            Choice::Scalar(object) => scalars.push(object),
            Choice::Key(key, inside) => {
                keys.insert(key, inside);
            }
            Choice::Mapping(schema) => mappings.push(schema),
        }
    }
    if !keys.is_empty() {
        mappings.push(json!({
            "type": "object",
            "properties": keys,
            "additionalProperties": false,
            "minProperties": 1,
            "maxProperties": 1,
        }));
    }
    match (scalar(&scalars), mappings.as_slice()) {
        (Some(scalar), []) => Some(scalar),
        (None, [Value::Object(mapping)]) if scalars.is_empty() => Some(mapping.clone()),
        (Some(scalar), [mapping]) => {
            // One that has a name keeps it.
            let mut named =
                choices.iter().filter(|one| one.get("$ref").is_some() && *one != mapping);
            let named = named.next().cloned().filter(|_| scalars.len() == 1);
            let either = json!({
                "if": { "type": "object" },
                "then": mapping,
                "else": named.unwrap_or_else(|| Value::Object(scalar.clone())),
            });
            let mut either = either.as_object().cloned()?;
            // Editors look for samples here, and not under `else`.
            if let Some(samples) = scalar.get("examples").or(scalar.get("enum")) {
                either.insert("examples".to_owned(), samples.clone());
            }
            Some(either)
        }
        _ => None,
    }
}

/// Several kinds of numbers and texts as one.
fn scalar(choices: &[Object]) -> Option<Object> {
    let mut merged = Object::new();
    let (mut kinds_of, mut patterns, mut words, mut meanings) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for one in choices {
        for kind in kinds(one) {
            if !kinds_of.contains(&kind) {
                kinds_of.push(kind);
            }
        }
        let of_enum = one.get("enum").and_then(Value::as_array).into_iter().flatten();
        for word in of_enum.chain(one.get("const")) {
            words.push(word.as_str()?.to_owned());
            meanings.push(one.get("description").cloned().unwrap_or_else(|| "".into()));
        }
        patterns.extend(one.get("pattern").and_then(Value::as_str));
        for (key, value) in one {
            let own = ["type", "enum", "const", "pattern", "description", "title"];
            match (key.as_str(), value) {
                (key, _) if own.contains(&key) => {}
                // It is about texts, and would refuse numbers beside them.
                ("not", Value::Object(not)) if choices.len() > 1 => {
                    let mut not = not.clone();
                    not.insert("type".to_owned(), "string".into());
                    merged.insert(key.clone(), Value::Object(not));
                }
                (key, value) => {
                    merged.entry(key).or_insert_with(|| value.clone());
                }
            }
        }
    }
    // What is one of the choices is refused by none of the others.
    if let Some(Value::Object(not)) = merged.get_mut("not")
        && let Some(Value::Array(refused)) = not.get_mut("enum")
    {
        refused.retain(|word| !words.iter().any(|own| word.as_str() == Some(own)));
        if refused.is_empty() {
            merged.remove("not");
        }
    }
    let kind = match kinds_of.as_slice() {
        [] => return None,
        [kind] => json!(kind),
        kinds => json!(kinds),
    };
    merged.insert("type".to_owned(), kind);
    if patterns.is_empty() && kinds_of == ["string"] {
        merged.insert("enum".to_owned(), words.into());
        if meanings.iter().any(|meaning| meaning != "") {
            merged.insert("enumDescriptions".to_owned(), meanings.into());
        }
        return Some(merged);
    }
    if !words.is_empty() {
        if let Some(Value::String(message)) = merged.get_mut("patternErrorMessage") {
            *message = format!("{} Or why there is none: {}.", message, words.join(", "));
        }
        let examples = merged.entry("examples").or_insert_with(|| json!([]));
        if let Value::Array(examples) = examples {
            examples.extend(words.iter().map(|word| word.as_str().into()));
        }
    }
    let of_words = (!words.is_empty()).then(|| format!("^(?:{})$", words.join("|")));
    let all: Vec<&str> = patterns.into_iter().chain(of_words.as_deref()).collect();
    let pattern = match all.as_slice() {
        [] => return Some(merged),
        [one] => (*one).to_owned(),
        several => several.iter().map(|one| format!("(?:{one})")).collect::<Vec<_>>().join("|"),
    };
    merged.insert("pattern".to_owned(), pattern.into());
    // What is said of a text that does not fit holds for what is no text too.
    if let Some(message) = merged.get("patternErrorMessage").cloned() {
        merged.insert("errorMessage".to_owned(), message);
    }
    Some(merged)
}

/// Gives every key its name as a heading, numbers of goals and years a sample, and descriptions with code
/// in them the form in which editors show it as such.
fn named(schema: &mut Value) {
    match schema {
        Value::Array(all) => all.iter_mut().for_each(named),
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                for (key, property) in properties.iter_mut() {
                    let Value::Object(property) = property else { continue };
                    property.entry("title").or_insert_with(|| key.as_str().into());
                    samples::add_to_key(key, property);
                }
            }
            let about = object
                .get("description")
                .filter(|about| about.as_str().is_some_and(|about| about.contains('`')));
            if let Some(about) = about.cloned() {
                object.insert("markdownDescription".to_owned(), about);
            }
            object.values_mut().for_each(named);
        }
        _ => {}
    }
}

/// What a definition is called: its words, or plainer ones.
fn title(name: &str) -> String {
    let plain = match name {
        "ActionNumber" => "Number of an action",
        "ActionRef" => "Action, of this priority or another",
        "BidOutcome" => "Outcome of a bid",
        "DocumentRef" => "Document",
        "Due" => "Date or words",
        "Entry" => "Entry",
        "FigureId" => "Id of a figure",
        "InFull" => "Target as a mapping",
        "Involved" => "Who takes part",
        "InvolvedInFull" => "Who takes part, with role and notes",
        "Kpi" => "Indicator",
        "Line" => "Line of text",
        "LineOrUnset" => "Line, or why there is none",
        "Markdown" => "Text",
        "PartyRef" => "Party",
        "PlanDateOrUnset" => "Date, or why there is none",
        "PeriodId" => "Id of a period",
        "PriorityKey" => "Key of a priority",
        "QuantityOrUnset" => "Number, or why there is none",
        "Unset" => "Why there is nothing",
        _ => "",
    };
    if !plain.is_empty() {
        return plain.to_owned();
    }
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
            words.push(letter.to_ascii_lowercase());
        } else {
            words.push(letter);
        }
    }
    words
}

/// Calls definitions by their titles; editors show the names too.
fn rename(schema: &mut Value) {
    let Some(Value::Object(definitions)) = schema.get_mut("$defs") else { return };
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut renamed = Object::new();
    for (name, definition) in std::mem::take(definitions) {
        let title = definition.get("title").and_then(Value::as_str).unwrap_or(&name);
        let letters = title.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        let mut new = letters.replace("--", "-");
        while renamed.contains_key(&new) {
            new.push_str("-2");
        }
        renamed.insert(new.clone(), definition);
        names.insert(format!("#/$defs/{name}"), format!("#/$defs/{new}"));
    }
    *definitions = renamed;
    refer(schema, &names);
}

fn refer(schema: &mut Value, names: &BTreeMap<String, String>) {
    match schema {
        Value::Array(all) => all.iter_mut().for_each(|one| refer(one, names)),
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref")
                && let Some(new) = names.get(reference)
            {
                reference.clone_from(new);
            }
            object.values_mut().for_each(|one| refer(one, names));
        }
        _ => {}
    }
}
