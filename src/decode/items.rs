//! Items of lists of which only a text is written: `5 arrests; 200 kg`, `1. Prevention`. Called by `lines`,
//! which knows where they stand.

use super::{core, slips};
use crate::model::scalar::Scalar;
use crate::model::{Field, Quantity, QuantityKind, fields, readings};
use crate::yaml::write::{self, Intent, literal};
use crate::yaml::{Kind, Node, ScalarStyle};

/// The keys behind which texts are listed, in which a comma is a comma.
const LISTS_OF_TEXTS: &[Field] = fields!(
    Action: title_parts, description, difficulties, recommendations, follow_ups, comments;
    PriorityFile: main_findings, recommendations, difficulties, achievements, proposals, follow_ups;
    Progress: comments; Lessons: went_well, shortcomings; Point: points; Note: subject;
);

/// What is weighed and measured in, and stands between a number and what it is a number of.
const UNITS: [&str; 14] =
    ["kg", "g", "mg", "t", "l", "ml", "km", "ha", "EUR", "euro", "€", "%", "tonnes", "litres"];

/// Whether a list of texts stands behind a key.
pub(super) fn lists_texts(key: &str) -> bool {
    LISTS_OF_TEXTS.iter().any(|list| list.name() == key)
}

/// Whether a list of anything but texts stands behind a key.
pub(super) fn is_list(key: &str) -> bool {
    const OTHERS: &[Field] = fields!(
        Action: events, operations, funding_bids, risks, partners, kpis, results, relations;
        PriorityFile: goals, initiatives, figures; PlanFile: periods;
    );
    slips::lists_parties(key) || OTHERS.iter().any(|list| list.name() == key)
}

/// What to write of one text where a list of texts belongs: a comma in it separates nothing.
pub(super) fn one_text(key: &str, node: &Node<'_>) -> Option<String> {
    if let Kind::Scalar { style: style @ (ScalarStyle::Literal | ScalarStyle::Folded), .. } =
        node.kind
        && lists_texts(key)
    {
        let sign = if style == ScalarStyle::Literal { '|' } else { '>' };
        return Some(format!(
            "it is one item of a list: write `{key}:`, on the next line `- {sign}`, and the text below that, four spaces further in than `{key}`"
        ));
    }
    let text = node.scalar().filter(|text| text.contains([',', ';']) && lists_texts(key))?;
    let text = literal(text);
    Some(if text.chars().count() > 80 || text.contains(['"', '\\']) {
        "put the whole text in quotes, and square brackets around it".to_owned()
    } else {
        format!("write `[{}]`", plain(&text))
    })
}

/// The results in a text, each as an item: `5 arrests; 200 kg of cannabis`. None where a number in it goes
/// with nothing.
pub(super) fn results(list: &str, text: &str) -> Option<Vec<String>> {
    if !matches!(list, "results" | "figures") {
        return None;
    }
    let parts = text.split([';', ',']).flat_map(|part| part.split(" and ")).map(str::trim);
    let parts: Vec<&str> = parts.map(|part| part.strip_prefix("and ").unwrap_or(part)).collect();
    let each: Option<Vec<String>> = parts.iter().map(|part| counted(part)).collect();
    // A comma may belong to what was counted, and not part two results.
    each.or_else(|| Some(vec![counted(text)?]))
}

/// `5 arrests`, `200 kg of cannabis`, `200 kg`
fn counted(text: &str) -> Option<String> {
    let (number, rest) = text.split_once(' ')?;
    Quantity::parse(number).ok().filter(|quantity| quantity.kind() == QuantityKind::Exact)?;
    if rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (word, behind) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
    if !UNITS.contains(&word) {
        return Some(format!("{{ label: {}, value: {number} }}", plain(rest)));
    }
    let label = behind.strip_prefix("of ").unwrap_or(behind);
    let label = if label.is_empty() { String::new() } else { format!("label: {}, ", plain(label)) };
    Some(format!("{{ {label}unit: {}, value: {number} }}", plain(word)))
}

/// An amount of money where a mapping belongs: each way to read it behind its key.
pub(super) fn euro(text: &str) -> Option<String> {
    let (readings, unit) = readings(text);
    unit.filter(|unit| ["€", "eur", "euro", "euros"].contains(&unit.as_str()))?;
    let all: Vec<String> =
        readings.iter().map(|amount| format!("`{{ budget_eur: {amount} }}`")).collect();
    match &all[..] {
        [] => None,
        [only] => Some(only.clone()),
        [first, rest @ ..] => Some(format!("{first}, or {} if that is meant", rest.join(" or "))),
    }
}

/// The title of a goal without the number that has a key of its own.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let title = rest.trim_start_matches(['.', ')', ':', ' ', '-', '–']);
    if rest.len() == text.len() || title.is_empty() { text } else { title }
}

/// An item of a list, of which only a text is written.
pub(super) fn item(list: &str, text: &str) -> Option<String> {
    let value = plain(text);
    let digits = text.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty());
    let counts = core::number(text).is_some();
    Some(match list {
        "goals" | "kpis" | "events" | "operations" | "partners" | "initiatives"
        | "funding_bids" | "risks"
            if counts =>
        {
            "an item for each of them, and not how many there are".to_owned()
        }
        "goals" => format!(
            "`{{ number: {}, title: {} }}`",
            digits.unwrap_or("1"),
            plain(without_number(text))
        ),
        "periods" => format!("`{{ id: {text}, label: {value} }}`, with its name as `label`"),
        "kpis" => format!("`{{ id: {}, name: {value} }}`", id(text)),
        "results" | "figures" if counts => format!("`{{ value: {text} }}`"),
        "results" | "figures" => match results(list, text) {
            Some(each) => format!("`{}`", each.join(", ")),
            None => {
                "how many as `value`, and of what as `label`, an item for each of them".to_owned()
            }
        },
        "events" => format!("`{{ kind: {}, title: {value} }}`", kind_of_event(text)),
        "operations" | "partners" | "initiatives" => format!("`{{ name: {value} }}`"),
        "funding_bids" => format!(
            "`{{ programme: {value}, outcome: pending }}`, or `planned`, `accepted`, `refused`, `withdrawn`"
        ),
        "risks" => format!(
            "`{{ kind: risk, text: {value} }}`, or `deviation` for what is already otherwise than planned"
        ),
        "relations" => {
            format!("`{{ kind: see_also, action: \"{}\" }}`, or another kind", literal(text))
        }
        _ => return None,
    })
}

/// What kind of event a text names, as people call it.
fn kind_of_event(text: &str) -> &'static str {
    const KINDS: [(&str, &str); 7] = [
        ("action day", "joint action day"),
        ("meeting", "meeting"),
        ("training", "training"),
        ("course", "training"),
        ("workshop", "workshop"),
        ("conference", "conference"),
        ("seminar", "seminar"),
    ];
    let folded = text.to_lowercase();
    let is_jad =
        || text.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "JAD" | "JADs"));
    let named = KINDS.iter().find(|(word, _)| folded.contains(word)).map(|(_, kind)| *kind);
    named.unwrap_or(if is_jad() { "joint action day" } else { "event" })
}

/// An id made of the first words of a text.
fn id(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.take(3).map(str::to_lowercase).collect();
    if words.is_empty() { "one".to_owned() } else { words.join("-") }
}

/// A text as it is written in braces.
pub(super) fn plain(text: &str) -> String {
    let text = literal(text);
    write::in_style(ScalarStyle::Plain, &text, Intent::Text).unwrap_or(text)
}
