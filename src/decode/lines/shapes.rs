//! Which lines to write where a value of another shape stands than belongs there: a list for a text, words
//! for a mapping. Called by `lines`; what is wrong with one value is next door.

use super::Place;
use super::values::report;
use crate::decode::core;
use crate::decode::items::{self, item, plain};
use crate::model::meant;
use crate::yaml::write::literal;
use crate::yaml::{Entry, Kind, Node};

/// Words that say that there is nothing to list.
const NOTHING: [&str; 9] = ["none", "no", "nothing", "nil", "n/a", "na", "-", "–", "—"];

impl Place<'_, '_> {
    /// Where keys and values belong.
    pub(super) fn mapping(&self) -> Option<String> {
        if let Kind::Sequence(items) = &self.node.kind {
            return of_items(items).or_else(|| self.bare_items(items));
        }
        let text = self.node.scalar()?;
        if let Some(each) = items::results(self.key(), text).filter(|each| each.len() > 1) {
            let each: Vec<String> = each.iter().map(|one| format!("`- {one}`")).collect();
            return Some(format!("write an item for each: {}", each.join(" and ")));
        }
        let line = entry(self.container(), self.key(), text)
            .or_else(|| item(self.key(), text))
            .or_else(|| self.whole(text))?;
        Some(format!("write {line}"))
    }

    /// Where a word belongs, or one key.
    pub(super) fn choice(&self) -> Option<String> {
        let Kind::Sequence(items) = &self.node.kind else { return None };
        let names: Vec<&str> = items.iter().map(Node::scalar).collect::<Option<_>>()?;
        (self.key() == "members")
            .then(|| format!("write `{{ parties: [{}] }}`", literal(&names.join(", "))))
    }

    /// A list where each item needs a name.
    fn bare_items(&self, items: &[Node<'_>]) -> Option<String> {
        let texts: Vec<&str> = items.iter().map(Node::scalar).collect::<Option<_>>()?;
        let first = texts.first()?;
        match (self.container(), self.key()) {
            ("groups", name) => Some(format!(
                "write `{{ name: {}, members: {{ parties: [{}] }} }}`",
                plain(name),
                literal(&texts.join(", "))
            )),
            ("", "parties" | "measures" | "themes") => {
                let each = |text: &&str| format!("{0}: {{ name: {0} }}", plain(text));
                let each: Vec<String> = texts.iter().map(each).collect();
                Some(format!("write `{{ {} }}`, with a name behind each key", each.join(", ")))
            }
            ("", "horizontal_goals") => {
                let each = |text: &&str| format!("{0}: {{ title: {0} }}", plain(text));
                let each: Vec<String> = texts.iter().map(each).collect();
                Some(format!("write `{{ {} }}`, with a title behind each key", each.join(", ")))
            }
            ("", "groups") => Some(format!(
                "write `{{ {0}: {{ name: {0}, members: {{ parties: [] }} }} }}`, with its members in the brackets",
                plain(first)
            )),
            (_, "values") => {
                let period = self.period()?;
                Some(format!("write each behind its period, in braces: `{{ {period}: {first} }}`"))
            }
            _ => None,
        }
    }

    /// What is written of a whole part of a file.
    fn whole(&self, text: &str) -> Option<String> {
        let number = core::number(text).is_some();
        let value = plain(text);
        let of_period = |value: &str| match self.period() {
            Some(period) => format!("`{{ {period}: {value} }}`, or another period"),
            None => format!("a period, and behind it `{value}`"),
        };
        Some(match self.key() {
            "progress" => of_period(&report(text)),
            "values" if number => of_period(text),
            "inputs" if items::euro(text).is_some() => items::euro(text)?,
            "inputs" if number => {
                format!("`{{ budget_eur: {text} }}` or `{{ staff_fte: {text} }}`")
            }
            "inputs" => format!("`{{ staff: {value} }}` or `{{ budget: {value} }}`"),
            "continuation" if number => {
                format!("`{{ decision: certain, plan: {text} }}`, or `likely`, `possible`")
            }
            "continuation" => match text.to_lowercase().as_str() {
                "false" => "`{ decision: none }`".to_owned(),
                "yes" | "true" => {
                    "`{ decision: certain }`, or `likely`, `possible`, `conditional`".to_owned()
                }
                _ => {
                    let [meant] = meant("decision", text) else { return None };
                    format!("`{{ decision: {} }}`", meant.word())
                }
            },
            "lessons" => format!("`{{ shortcomings: [{value}] }}` or `{{ went_well: [{value}] }}`"),
            "signature" => format!(
                "`{{ function: Driver of the priority, name: {value} }}`, or another function"
            ),
            _ => return None,
        })
    }

    /// Where a list belongs.
    pub(super) fn list(&self) -> Option<String> {
        match &self.node.kind {
            Kind::Mapping(entries) => {
                let bare: Option<Vec<&str>> = entries
                    .iter()
                    .map(|entry| entry.key.plain().filter(|_| entry.value.span.is_empty()))
                    .collect();
                if let Some(names) = bare {
                    return Some(format!("write `[{}]`", literal(&names.join(", "))));
                }
                let first = entries.first()?;
                let (name, value) = (first.key.scalar()?, first.value.scalar());
                let numbered = |entry: &Entry<'_>| {
                    entry.key.plain().is_some_and(|key| key.bytes().all(|b| b.is_ascii_digit()))
                };
                Some(match (self.key(), value) {
                    ("goals", Some(title)) if entries.iter().all(numbered) => format!(
                        "write each as an item: `- {{ number: {name}, title: {} }}`",
                        plain(title)
                    ),
                    ("periods", Some(label)) => {
                        format!(
                            "write each as an item: `- {{ id: {name}, label: {} }}`",
                            plain(label)
                        )
                    }
                    ("results" | "figures", Some(value)) if entries.iter().all(is_counted) => {
                        format!("write each as an item: `- {{ measure: {name}, value: {value} }}`")
                    }
                    ("kpis", None) if first.value.entries().is_some() => format!(
                        "write `- id: {name}` in place of `{name}:`, and the other keys below `id`"
                    ),
                    (_, _) if self.node.span.start < first.key.span.start => {
                        "write square brackets around the braces".to_owned()
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
                if let Some(help) = items::one_text(self.key(), self.node) {
                    return Some(help);
                }
                let line = item(self.key(), text)?;
                Some(format!("write {}", line.replacen('`', "`[", 1).replacen(" }`", " }]`", 1)))
            }
            _ => None,
        }
    }

    /// Where one text belongs, or one value.
    pub(super) fn text(&self, expected: &str) -> Option<String> {
        let key = self.key();
        match &self.node.kind {
            Kind::Sequence(items) => {
                let items: Vec<&str> = items.iter().map(Node::scalar).collect::<Option<_>>()?;
                match (expected, items.as_slice()) {
                    ("a text", [_, ..]) => {
                        let shown: Vec<String> = items
                            .iter()
                            .take(3)
                            .map(|item| format!("`- {}`", literal(item)))
                            .collect();
                        let more = if items.len() > 3 { " and the others" } else { "" };
                        Some(format!(
                            "write `{key}: |`, and below it, indented further, {}{more}",
                            shown.join(", ")
                        ))
                    }
                    ("a line of text", [_, ..]) => {
                        Some(format!("write one text: `{key}: {}`", plain(&items.join(", "))))
                    }
                    (_, [one]) if self.beside().is_some() => {
                        Some(format!("write `{key}: {}`", literal(one)))
                    }
                    (_, [one]) => Some(format!("write `{}`", literal(one))),
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
}

/// A mapping that was written as a list of items with a period each.
fn of_items(items: &[Node<'_>]) -> Option<String> {
    let mut entries = items.first()?.entries()?.iter();
    let period = entries.find(|entry| entry.key.scalar() == Some("period"));
    let key = literal(period?.value.scalar()?);
    Some(format!(
        "write `{key}:` in place of `- period: {key}`, and the other keys below it, indented further"
    ))
}

fn is_counted(entry: &Entry<'_>) -> bool {
    entry.value.plain().is_some_and(|value| core::number(value).is_some())
}

/// An entry with a name of its own, of which only a text is written.
fn entry(container: &str, name: &str, text: &str) -> Option<String> {
    let value = plain(text);
    Some(match container {
        "measures" if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            format!("`{{ name: {name}, unit: {text} }}`")
        }
        "parties" | "measures" | "themes" => format!("`{{ name: {value} }}`"),
        "horizontal_goals" => format!("`{{ title: {value} }}`"),
        "groups" if text.to_lowercase().contains("member state") => {
            format!("`{{ name: {value}, members: member_states }}`")
        }
        "groups" => format!(
            "`{{ name: {value}, members: {{ parties: [] }} }}`, with its members in the brackets"
        ),
        _ => return None,
    })
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
