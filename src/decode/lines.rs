//! Which lines to write where a value of another kind stands than belongs there: the file's own keys and
//! words, put together in the way that is meant. Called by `decode` once it knows what is wrong.
//!
//! What was expected is known by the type that asked; where the value stands, by the tree.

use std::collections::HashMap;

use super::core;
use super::words::Advised;
use super::{INVALID_VALUE, WRONG_TYPE};
use crate::diagnostic::Finding;
use crate::model::NoValue;
use crate::source::Span;
use crate::yaml::write::{self, Intent};
use crate::yaml::{Kind, Node, ScalarStyle, short};

/// What was expected of the values that are something else, by their place.
pub(super) type Expected = HashMap<Span, (Advised, String)>;

/// Words that say that there is nothing to list.
const NOTHING: [&str; 9] = ["none", "no", "nothing", "nil", "n/a", "na", "-", "–", "—"];
/// The words for how far an action has come, and for what came of it.
const STAGES: [&str; 4] = ["not_started", "ongoing", "finished", "halted"];
const VERDICTS: [&str; 5] = ["met", "partly_met", "not_met", "undetermined", "open"];

/// Puts the lines that are meant in place of what is said of a kind of value in general.
pub(super) fn show(root: &Node<'_>, expected: &Expected, findings: &mut [Finding]) {
    for finding in findings {
        let span = finding.location.span;
        let of_period = finding.rule == &INVALID_VALUE;
        let wanted = expected.get(&span).filter(|_| finding.rule == &WRONG_TYPE);
        if wanted.is_none() && !of_period {
            continue;
        }
        let mut keys = Vec::new();
        let Some(node) = find(root, span, &mut keys) else { continue };
        let place = Place { root, keys: &keys, node };
        let help = match wanted {
            Some((Advised::Mapping | Advised::Choice(_), _)) => place.mapping(),
            Some((Advised::List, _)) => place.list(),
            Some((_, expected)) => place.text(expected),
            None => place.report(),
        };
        if let Some(help) = help {
            finding.help = vec![help];
            finding.fix = None;
        }
    }
}

/// The node at a span, and the keys that lead to it.
///
/// The depth of a tree is bounded by `MAX_DEPTH`.
fn find<'n, 's>(node: &'n Node<'s>, span: Span, keys: &mut Vec<&'n str>) -> Option<&'n Node<'s>> {
    if node.span == span {
        return Some(node);
    }
    match &node.kind {
        _ if !node.span.contains(span) => None,
        Kind::Mapping(entries) => entries.iter().find_map(|entry| {
            keys.push(entry.key.scalar().unwrap_or_default());
            let found = find(&entry.value, span, keys);
            if found.is_none() {
                keys.pop();
            }
            found
        }),
        Kind::Sequence(items) => items.iter().find_map(|item| find(item, span, keys)),
        Kind::Scalar { .. } | Kind::Refused => None,
    }
}

/// A value that is something else than belongs there.
struct Place<'a, 's> {
    root: &'a Node<'s>,
    keys: &'a [&'a str],
    node: &'a Node<'s>,
}

impl Place<'_, '_> {
    fn key(&self) -> &str {
        self.keys.last().copied().unwrap_or_default()
    }

    /// Whether the value stands behind its key, and is not an item of a list there.
    fn is_value(&self) -> bool {
        fn stands(node: &Node<'_>, wanted: Span) -> bool {
            match &node.kind {
                Kind::Mapping(entries) => entries.iter().any(|entry| {
                    entry.value.span == wanted
                        || entry.value.span.contains(wanted) && stands(&entry.value, wanted)
                }),
                Kind::Sequence(items) => items.iter().any(|item| stands(item, wanted)),
                Kind::Scalar { .. } | Kind::Refused => false,
            }
        }
        stands(self.root, self.node.span)
    }

    /// The key above, where what stands under it are entries with names of their own.
    fn container(&self) -> &str {
        self.keys
            .len()
            .checked_sub(2)
            .and_then(|above| self.keys.get(above))
            .copied()
            .unwrap_or_default()
    }

    /// A period that the file names somewhere.
    fn period(&self) -> &str {
        fn under<'n>(node: &'n Node<'_>) -> Option<&'n str> {
            match &node.kind {
                Kind::Mapping(entries) => entries.iter().find_map(|entry| {
                    let named = matches!(entry.key.scalar(), Some("progress" | "values"));
                    let first = entry.value.entries().and_then(<[_]>::first);
                    first
                        .and_then(|first| first.key.scalar())
                        .filter(|_| named)
                        .or_else(|| under(&entry.value))
                }),
                Kind::Sequence(items) => items.iter().find_map(under),
                Kind::Scalar { .. } | Kind::Refused => None,
            }
        }
        under(self.root).unwrap_or("PERIOD")
    }

    /// Where keys and values belong.
    fn mapping(&self) -> Option<String> {
        if let Kind::Sequence(items) = &self.node.kind {
            return of_items(items);
        }
        let text = self.node.scalar()?;
        let line = entry(self.container(), self.key(), text)
            .or_else(|| item(self.key(), text))
            .or_else(|| self.whole(text))?;
        Some(format!("write {line}"))
    }

    /// What is written of a whole part of a file.
    fn whole(&self, text: &str) -> Option<String> {
        let number = core::number(text).is_some();
        let value = plain(text);
        let period = self.period();
        Some(match self.key() {
            "progress" => format!("`{{ {period}: {} }}`", report(text)),
            "values" if number => {
                format!("`{{ {period}: {text} }}`, with the period that it is for")
            }
            "inputs" if number => {
                format!("`{{ budget_eur: {text} }}` or `{{ staff_fte: {text} }}`")
            }
            "inputs" => format!("`{{ staff: {value} }}` or `{{ budget: {value} }}`"),
            "continuation" => match text.to_lowercase().as_str() {
                "no" | "false" | "none" => "`{ decision: none }`".to_owned(),
                "yes" | "true" => {
                    "`{ decision: certain }`, or `likely`, `possible`, `conditional`".to_owned()
                }
                "possible" | "likely" | "certain" | "conditional" | "postponed" | "merged"
                | "dropped" => {
                    format!("`{{ decision: {} }}`", text.to_lowercase())
                }
                _ if number => {
                    format!("`{{ decision: certain, plan: {text} }}`, or `likely`, `possible`")
                }
                _ => return None,
            },
            "lessons" => format!("`{{ shortcomings: [{value}] }}` or `{{ went_well: [{value}] }}`"),
            "signature" => format!("`{{ function: …, name: {value} }}`"),
            _ => return None,
        })
    }

    /// Where a list belongs.
    fn list(&self) -> Option<String> {
        match &self.node.kind {
            Kind::Mapping(entries) => {
                let bare: Option<Vec<&str>> = entries
                    .iter()
                    .map(|entry| entry.key.plain().filter(|_| entry.value.span.is_empty()))
                    .collect();
                if let Some(names) = bare {
                    return Some(format!("write `[{}]`", short(&names.join(", "))));
                }
                let first = entries.first()?;
                let (name, value) = (first.key.scalar()?, first.value.scalar());
                Some(match (self.key(), value) {
                    ("results" | "figures", Some(value)) if entries.iter().all(is_counted) => {
                        format!("write each as an item: `- {{ measure: {name}, value: {value} }}`")
                    }
                    ("kpis", None) if first.value.entries().is_some() => format!(
                        "write `- id: {name}` in place of `{name}:`, and the other keys below `id`"
                    ),
                    (_, _) if self.node.span.start < first.key.span.start => {
                        format!("write brackets around the braces: `[{{ {name}: … }}]`")
                    }
                    _ => {
                        format!("write `- ` before `{name}`, and two spaces before the other keys")
                    }
                })
            }
            Kind::Scalar { text, .. } if says_nothing(text) => {
                Some("leave the key out while there is nothing to list".to_owned())
            }
            Kind::Scalar { text, .. } if !text.is_empty() => {
                if self.key() == "years" {
                    return years(text);
                }
                let line = item(self.key(), text)?;
                Some(format!("write {}", line.replacen('`', "`[", 1).replacen(" }`", " }]`", 1)))
            }
            _ => None,
        }
    }

    /// Where one text belongs, or one value.
    fn text(&self, expected: &str) -> Option<String> {
        let key = self.key();
        match &self.node.kind {
            Kind::Sequence(items) => {
                let items: Vec<&str> = items.iter().map(Node::scalar).collect::<Option<_>>()?;
                match (expected, items.as_slice()) {
                    ("a text", [_, ..]) => {
                        let shown: Vec<String> = items
                            .iter()
                            .take(3)
                            .map(|item| format!("`- {}`", short(item)))
                            .collect();
                        let more = if items.len() > 3 { ", …" } else { "" };
                        Some(format!(
                            "write `{key}: |`, and below it, indented further, {}{more}",
                            shown.join(", ")
                        ))
                    }
                    ("a line of text", [_, ..]) => {
                        Some(format!("write one text: `{key}: {}`", plain(&items.join(", "))))
                    }
                    (_, [one]) if self.is_value() => Some(format!("write `{key}: {}`", short(one))),
                    (_, [one]) => Some(format!("write `{}`", short(one))),
                    _ => None,
                }
            }
            Kind::Mapping(entries) if matches!(expected, "a text" | "a line of text") => {
                let [first, ..] = entries.as_slice() else { return None };
                let (name, value) = (first.key.scalar()?, first.value.scalar().unwrap_or_default());
                if entries.len() == 1 {
                    let text = format!("{name}: {value}");
                    return Some(format!("put it in quotes: `{}`", plain(text.trim_end())));
                }
                Some(format!("write `{key}: |`, and leave the lines below it as they are"))
            }
            _ => None,
        }
    }

    /// What is written of a period whose report is a word or a sentence.
    fn report(&self) -> Option<String> {
        let ["progress", _] = self.keys else { return None };
        match &self.node.kind {
            Kind::Scalar { text, .. } => Some(format!("write `{}`", report(text))),
            _ => None,
        }
    }
}

/// A mapping that was written as a list of items with a period each.
fn of_items(items: &[Node<'_>]) -> Option<String> {
    let mut entries = items.first()?.entries()?.iter();
    let period = entries.find(|entry| entry.key.scalar() == Some("period"));
    let key = short(period?.value.scalar()?);
    Some(format!(
        "write `{key}:` in place of `- period: {key}`, and the other keys below it, indented further"
    ))
}

fn is_counted(entry: &crate::yaml::Entry<'_>) -> bool {
    entry.value.plain().is_some_and(|value| core::number(value).is_some())
}

/// A report on a period that was written as a word or a sentence.
fn report(text: &str) -> String {
    let word = text.trim().to_lowercase().replace([' ', '-'], "_");
    if STAGES.contains(&word.as_str()) {
        format!("{{ stage: {word} }}")
    } else if VERDICTS.contains(&word.as_str()) {
        format!("{{ verdict: {word} }}")
    } else if let Some(NoValue::Because(unset)) = NoValue::of(text) {
        unset.word().to_owned()
    } else {
        format!("{{ result: {} }}", plain(text))
    }
}

/// An entry with a name of its own, of which only a text is written.
fn entry(container: &str, name: &str, text: &str) -> Option<String> {
    let value = plain(text);
    Some(match container {
        "measures" if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            format!("`{{ name: {name}, unit: {text} }}`")
        }
        "parties" | "measures" | "themes" => format!("`{{ name: {value} }}`"),
        "groups" if text.to_lowercase().contains("member state") => {
            format!("`{{ name: {value}, members: member_states }}`")
        }
        "groups" => format!("`{{ name: {value}, members: {{ parties: […] }} }}`, with its members"),
        _ => return None,
    })
}

/// An item of a list, of which only a text is written.
fn item(list: &str, text: &str) -> Option<String> {
    let value = plain(text);
    let digits = text.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty());
    Some(match list {
        "goals" => format!("`{{ number: {}, title: {value} }}`", digits.unwrap_or("1")),
        "periods" => format!("`{{ id: {text}, label: {value} }}`, with its name as `label`"),
        "kpis" => format!("`{{ id: {}, name: {value} }}`", id(text)),
        "results" | "figures" if core::number(text).is_some() => format!("`{{ value: {text} }}`"),
        "results" | "figures" => {
            let (number, label) = text.split_once(' ')?;
            core::number(number)?;
            format!("`{{ label: {}, value: {number} }}`", plain(label))
        }
        "events" => format!("`{{ kind: event, title: {value} }}`"),
        "operations" | "partners" | "initiatives" => format!("`{{ name: {value} }}`"),
        "funding_bids" => format!(
            "`{{ programme: {value}, outcome: pending }}`, or `planned`, `accepted`, `refused`, `withdrawn`"
        ),
        "relations" => {
            format!("`{{ kind: see_also, action: \"{}\" }}`, or another kind", short(text))
        }
        _ => return None,
    })
}

/// An id made of the first words of a text.
fn id(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.take(3).map(str::to_lowercase).collect();
    if words.is_empty() { "one".to_owned() } else { words.join("-") }
}

/// Whether a text says that there is nothing; `NO` is a country.
fn says_nothing(text: &str) -> bool {
    let is_code = text.bytes().all(|byte| byte.is_ascii_uppercase());
    !is_code && NOTHING.contains(&text.to_lowercase().as_str())
}

/// The years of a text that names the first and the last.
fn years(text: &str) -> Option<String> {
    let (first, last) = text.split_once(|c: char| !c.is_ascii_digit())?;
    let last = last.trim_start_matches(|c: char| !c.is_ascii_digit());
    let (first, last): (u16, u16) = (first.parse().ok()?, last.parse().ok()?);
    let years: Vec<String> = (first..=last).take(12).map(|year| year.to_string()).collect();
    (1900..=last).contains(&first).then(|| format!("write `[{}]`", years.join(", ")))
}

/// A text as it is written in braces.
fn plain(text: &str) -> String {
    /// What is longer is not shown whole.
    const MAX_SHOWN: usize = 200;
    let text = if text.len() > MAX_SHOWN { short(text) } else { text.trim().to_owned() };
    write::in_style(ScalarStyle::Plain, &text, Intent::Text).unwrap_or_else(|| short(&text))
}
