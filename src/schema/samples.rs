//! What editors offer where somebody begins to write: samples of words, and snippets for things that have
//! several keys.

use serde_json::{Map, Value, json};

use crate::model::party::register;

type Object = Map<String, Value>;

/// What stands in the key `kind` of a thing, and of what else is free but usual.
const WORDS: &[(&str, &str, &[&str])] = &[
    ("Event", "kind", &["meeting", "course", "webinar", "conference", "action day", "seminar"]),
    ("Operation", "kind", &["operation", "joint investigation team", "project", "action day"]),
    ("Partner", "kind", &["programme", "platform", "initiative", "project"]),
    ("Period", "kind", &["interim", "mid-year", "half-year", "year-end", "annual", "final"]),
    ("Measure", "unit", &["persons", "kg", "EUR"]),
];

/// A thing, what its snippet is called, and its lines; `${1:…}` is a place to fill in.
const SNIPPETS: &[(&str, &str, &str)] = &[
    (
        "Kpi",
        "an indicator with a number to reach",
        r#"{ "id": "${1:meetings}", "name": "${2:Meetings held}", "target": { "at_least": "${3:4}" } }"#,
    ),
    (
        "Event",
        "an event",
        r#"{ "kind": "${1:meeting}", "title": "${2:Kick-off}", "place": "${3:The Hague}", "start": "${4:2013-06-30}" }"#,
    ),
    (
        "Operation",
        "an operation",
        r#"{ "name": "${1:Blue Amber}", "kind": "${2:operation}", "countries": ["${3:NL}"] }"#,
    ),
    ("FundingBid", "a bid for money", r#"{ "programme": "${1:ISEC}", "outcome": "${2:pending}" }"#),
    (
        "Risk",
        "a risk",
        r#"{ "kind": "${1:risk}", "text": "${2:What may come}", "gravity": "${3:medium}" }"#,
    ),
    (
        "Partner",
        "a partner or an initiative",
        r#"{ "name": "${1:Frontex Risk Analysis Network}" }"#,
    ),
    (
        "Figure",
        "a figure",
        r#"{ "id": "${1:arrests-2013}", "label": "${2:arrests}", "unit": "${3:persons}", "value": "${4:475}" }"#,
    ),
    (
        "Earlier",
        "an action of an earlier plan",
        r#"{ "plan": 2013, "priority": "${1:THB}", "action": "'${2:1.1}'" }"#,
    ),
    (
        "Relation",
        "a tie to another action",
        r#"{ "kind": "${1:see_also}", "action": "'${2:1.1}'" }"#,
    ),
    (
        "Involved",
        "a party with its role",
        r#"{ "party": "${1:NL}", "role": "${2:hosts the meetings}" }"#,
    ),
    (
        "Point",
        "a point with its reason",
        r#"{ "text": "${1:What is to be said}", "reason": "${2:Why it is so}" }"#,
    ),
    (
        "Progress",
        "a report",
        r#"{ "stage": "${1:ongoing}", "punctuality": "${2:on_time}", "verdict": "${3:open}", "result": "${4:What was done}" }"#,
    ),
    ("Target", "this much or more", r#"{ "at_least": "${1:4}" }"#),
    ("Target", "this much or less", r#"{ "at_most": "${1:4}" }"#),
    ("Target", "exactly this much", r#"{ "equals": "${1:4}" }"#),
    ("Target", "a change against the baseline", r#"{ "change": "${1:+5%}" }"#),
    ("Target", "this much by a date", r#"{ "at_least": "${1:120}", "by": "${2:2027-12}" }"#),
    ("Target", "in words", r#"{ "text": "${1:What is to be reached}" }"#),
    ("Goal", "a goal", r#"{ "number": "${1:1}", "title": "${2:A better picture}" }"#),
    (
        "Period",
        "a period",
        r#"{ "id": "${1:2013-06}", "label": "${2:June 2013}", "cut_off": "${3:2013-06-30}" }"#,
    ),
];

/// Adds what is known of a definition, by the name it has in the model.
pub(super) fn add(name: &str, definition: &mut Object) {
    if name == "PartyRef" {
        let codes: Vec<&str> = register::all().map(|party| party.code).collect();
        definition.insert("examples".to_owned(), codes.into());
    }
    for (_, key, words) in WORDS.iter().filter(|(thing, ..)| *thing == name) {
        let at = format!("/properties/{key}");
        let mut whole = Value::Object(std::mem::take(definition));
        if let Some(Value::Object(property)) = whole.pointer_mut(&at) {
            property.insert("examples".to_owned(), json!(words));
        }
        if let Value::Object(whole) = whole {
            *definition = whole;
        }
    }
    let snippets: Vec<Value> = SNIPPETS
        .iter()
        .filter(|(thing, ..)| *thing == name)
        .filter_map(|(_, label, body)| {
            let body: Value = serde_json::from_str(body).ok()?;
            Some(json!({ "label": label, "body": body }))
        })
        .collect();
    if !snippets.is_empty() {
        definition.insert("defaultSnippets".to_owned(), snippets.into());
    }
}

/// Adds a sample of the number that stands under a key: an editor would begin with nought, which no goal
/// and no year is.
pub(super) fn add_to_key(key: &str, property: &mut Object) {
    let target = match property.get_mut("items") {
        Some(Value::Object(items)) => items,
        _ => property,
    };
    if target.get("type").is_some_and(|kind| kind == "integer") {
        let sample =
            if matches!(key, "plan" | "plan_year" | "start" | "end" | "years") { 2013 } else { 1 };
        target.entry("examples").or_insert_with(|| json!([sample]));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::schema::{FileKind, schema};

    /// A snippet as it stands when nobody has filled anything in.
    fn filled(body: &Value) -> Value {
        match body {
            Value::Object(all) => all.iter().map(|(key, one)| (key.clone(), filled(one))).collect(),
            Value::Array(all) => all.iter().map(filled).collect(),
            Value::String(text) => {
                let (_, rest) = text.split_once(':').expect("a place to fill in");
                let text = rest.trim_end_matches(['}', '\'']);
                let number = text.parse().ok().filter(|_| body.as_str() != Some("'${2:1.1}'"));
                number.map_or_else(|| json!(text), |number: i64| json!(number))
            }
            other => other.clone(),
        }
    }

    #[test]
    fn every_snippet_and_example_is_what_its_schema_takes() {
        let mut seen = 0;
        for kind in FileKind::ALL {
            let whole = schema(kind);
            let definitions = whole["$defs"].as_object().cloned().unwrap_or_default();
            for (name, definition) in &definitions {
                let alone = json!({ "$ref": format!("#/$defs/{name}"), "$defs": definitions });
                let validator = jsonschema::validator_for(&alone).expect("a schema");
                let snippets =
                    definition["defaultSnippets"].as_array().cloned().unwrap_or_default();
                let bodies = snippets.iter().map(|snippet| filled(&snippet["body"]));
                let examples = definition["examples"].as_array().cloned().unwrap_or_default();
                for sample in bodies.chain(examples) {
                    assert!(validator.is_valid(&sample), "{name}: {sample}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 300, "{seen}");
    }
}
