//! Which lines to write where a value of another kind stands than belongs there: the file's own keys and
//! words, put together in the way that is meant. Called by `decode` once it knows what is wrong.
//!
//! What was expected is known by the type that asked; where the value stands, by the tree.

use std::collections::HashMap;

use super::core;
use super::items::{self, item, plain};
use super::party_names;
use super::slips;
use super::words::Advised;
use super::{INVALID_VALUE, UNKNOWN_KEY, UNKNOWN_VALUE, WRONG_TYPE};
use crate::diagnostic::Finding;
use crate::model::{DATE_FORMS, NoValue, meant, readings};
use crate::source::Span;
use crate::yaml::write::literal;
use crate::yaml::{Entry, Kind, Node};

/// What was expected of the values that are something else, by their place.
pub(super) type Expected = HashMap<Span, (Advised, String)>;

/// The keys under which values were read that stand under words for them, by their place.
pub(super) type Judged = HashMap<Span, &'static str>;

/// Words that say that there is nothing to list.
const NOTHING: [&str; 9] = ["none", "no", "nothing", "nil", "n/a", "na", "-", "–", "—"];

/// Puts the lines that are meant in place of what is said of a kind of value in general. `period` is one
/// of the plan's, for files that name none.
pub(super) fn show(
    root: &Node<'_>,
    period: Option<&str>,
    (expected, judged): (&Expected, &Judged),
    findings: &mut [Finding],
) {
    for finding in findings {
        let span = finding.location.span;
        let of_word = finding.rule == &UNKNOWN_VALUE;
        let of_value = finding.rule == &INVALID_VALUE;
        let of_kind = finding.rule == &WRONG_TYPE;
        let wanted = expected.get(&span).filter(|_| of_kind);
        if !of_kind && !of_value && !of_word {
            continue;
        }
        let mut keys = Vec::new();
        let Some(node) = find(root, span, judged, &mut keys) else { continue };
        let place = Place { root, period, keys: &keys, node };
        if of_word {
            // What only its capitals make another word is mended as such.
            if let Some(help) = place.word().filter(|_| !place.is_in_capitals()) {
                finding.help.retain(|help| help.starts_with("known values"));
                finding.help.insert(0, help);
                finding.fix = None;
            }
            continue;
        }
        let help = match wanted {
            Some((Advised::Choice(_), _)) => place.choice().or_else(|| place.mapping()),
            Some((Advised::Mapping, _)) => place.mapping(),
            Some((Advised::List, _)) => place.list(),
            Some((_, expected)) => place.text(expected),
            None if of_kind => place.party(),
            None => place
                .report()
                .or_else(|| place.in_unit(&finding.help))
                .or_else(|| place.dates(&finding.help)),
        };
        if let Some(help) = help {
            finding.help = vec![help];
            finding.fix = None;
        }
    }
}

/// Says of unknown keys how much stands under them of which nothing is said.
pub(super) fn count(text: &str, unread: &[(Span, Span)], findings: &mut [Finding]) {
    for (key, value) in unread {
        let unknown =
            |found: &&mut Finding| found.rule == &UNKNOWN_KEY && found.location.span == *key;
        let Some(finding) = findings.iter_mut().find(unknown) else { continue };
        let lines = text.get(value.range()).unwrap_or_default().lines().count();
        finding.notes.push(match lines {
            0 | 1 => "nothing is said of what stands under it".to_owned(),
            lines => format!("nothing is said of the {lines} lines under it"),
        });
    }
}

/// The node at a span, and the keys that lead to it.
///
/// The depth of a tree is bounded by `MAX_DEPTH`.
fn find<'n, 's>(
    node: &'n Node<'s>,
    span: Span,
    judged: &Judged,
    keys: &mut Vec<&'n str>,
) -> Option<&'n Node<'s>> {
    if node.span == span {
        return Some(node);
    }
    match &node.kind {
        _ if !node.span.contains(span) => None,
        Kind::Mapping(entries) => entries.iter().find_map(|entry| {
            let judged_as = judged.get(&entry.value.span).copied();
            keys.push(judged_as.or(entry.key.scalar()).unwrap_or_default());
            let found = find(&entry.value, span, judged, keys);
            if found.is_none() {
                keys.pop();
            }
            found
        }),
        Kind::Sequence(items) => items.iter().find_map(|item| find(item, span, judged, keys)),
        Kind::Scalar { .. } | Kind::Refused => None,
    }
}

/// A value that is something else than belongs there.
struct Place<'a, 's> {
    root: &'a Node<'s>,
    period: Option<&'a str>,
    keys: &'a [&'a str],
    node: &'a Node<'s>,
}

impl Place<'_, '_> {
    fn key(&self) -> &str {
        self.keys.last().copied().unwrap_or_default()
    }

    /// The entries of the mapping in which the value stands behind its key; `None` for an item of a list.
    fn beside(&self) -> Option<&[Entry<'_>]> {
        fn holds<'n, 's>(node: &'n Node<'s>, wanted: Span) -> Option<&'n [Entry<'s>]> {
            match &node.kind {
                _ if !node.span.contains(wanted) => None,
                Kind::Mapping(entries)
                    if entries.iter().any(|entry| entry.value.span == wanted) =>
                {
                    Some(entries)
                }
                Kind::Mapping(entries) => {
                    entries.iter().find_map(|entry| holds(&entry.value, wanted))
                }
                Kind::Sequence(items) => items.iter().find_map(|item| holds(item, wanted)),
                Kind::Scalar { .. } | Kind::Refused => None,
            }
        }
        holds(self.root, self.node.span)
    }

    /// Whether nothing but capitals and spaces makes a word another than the one that is meant.
    fn is_in_capitals(&self) -> bool {
        let text = self.node.scalar().unwrap_or_default();
        let folded = text.to_lowercase().replace([' ', '-'], "_");
        meant(self.key(), text)
            .iter()
            .any(|meant| meant.word() == folded && meant.key() == self.key())
    }

    /// What is meant by a word that is none of the model's.
    fn word(&self) -> Option<String> {
        let (text, beside) = (self.node.scalar()?, self.beside()?);
        let key = self.key();
        let written = beside.iter().find(|entry| entry.value.span == self.node.span)?;
        let meant = meant(key, text);
        let Some(first) = meant.first() else { return slips::word_and_more(key, text) };
        if first.key() == key {
            let words: Vec<String> =
                meant.iter().map(|meant| format!("`{}`", meant.word())).collect();
            return Some(format!("write {}", words.join(" or ")));
        }
        let (there, line) = (first.key(), format!("{}: {}", written.key.scalar()?, literal(text)));
        let meant = format!("{there}: {}", first.word());
        if beside.iter().any(|entry| entry.key.scalar() == Some(there)) {
            return Some(format!("`{there}` says that, and is there already: take `{line}` out"));
        }
        Some(format!("write `{meant}` in place of `{line}`"))
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

    /// A period that the file names somewhere, or else one of the plan.
    fn period(&self) -> Option<&str> {
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
        under(self.root).or(self.period)
    }

    /// Where keys and values belong.
    fn mapping(&self) -> Option<String> {
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
    fn choice(&self) -> Option<String> {
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
    fn list(&self) -> Option<String> {
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

    /// `- FR: observer`: a party, and in which role.
    fn party(&self) -> Option<String> {
        let [Entry { key, value }] = self.node.entries()? else { return None };
        let (party, role) = (key.plain()?, value.plain()?);
        let is_party = slips::lists_parties(self.key()) && party_names::is_known(party);
        is_party.then(|| {
            let (party, role) = (plain(party), plain(role));
            format!("write `{{ party: {party}, role: {role} }}`, or `note` in place of `role`")
        })
    }

    /// The unit that is given for a number, beside it or beside what holds it.
    fn unit(&self) -> Option<&str> {
        fn nearest<'n>(node: &'n Node<'_>, wanted: Span) -> Option<&'n str> {
            if !node.span.contains(wanted) {
                return None;
            }
            match &node.kind {
                Kind::Mapping(entries) => {
                    let within = entries.iter().find_map(|entry| nearest(&entry.value, wanted));
                    within.or_else(|| {
                        let unit = entries.iter().find(|one| one.key.scalar() == Some("unit"))?;
                        unit.value.scalar()
                    })
                }
                Kind::Sequence(items) => items.iter().find_map(|item| nearest(item, wanted)),
                Kind::Scalar { .. } | Kind::Refused => None,
            }
        }
        nearest(self.root, self.node.span)
    }

    /// What to write of a number with a unit where the unit is given already.
    fn in_unit(&self, help: &[String]) -> Option<String> {
        let [help] = help else { return None };
        let (bare, _) =
            help.split_once("; the sign goes in").or(help.split_once("; the unit goes in"))?;
        let unit = self.unit()?;
        let (_, given) = readings(self.node.scalar()?);
        let folded = |text: &str| {
            let small = text.trim_matches(['.', '(', ')', ' ']).to_lowercase();
            if ["€", "euro", "euros"].contains(&small.as_str()) {
                "eur".to_owned()
            } else {
                small
            }
        };
        if folded(&given?) == folded(unit) {
            return Some(bare.to_owned());
        }
        let unit = literal(unit);
        Some(format!("{bare}; `unit` says `{unit}` here, so mend it, or write how many of these"))
    }

    /// How dates are written, with a year of the plan.
    fn dates(&self, help: &[String]) -> Option<String> {
        let year = |text: &str| {
            let digits = text.get(..4)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.to_owned())
        };
        let shown = help.first().filter(|help| *help == DATE_FORMS)?;
        Some(shown.replace("2013", &self.period().and_then(year)?))
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
    let key = literal(period?.value.scalar()?);
    Some(format!(
        "write `{key}:` in place of `- period: {key}`, and the other keys below it, indented further"
    ))
}

fn is_counted(entry: &Entry<'_>) -> bool {
    entry.value.plain().is_some_and(|value| core::number(value).is_some())
}

/// A report on a period that was written as a word or a sentence.
fn report(text: &str) -> String {
    match (meant("stage", text), NoValue::of(text)) {
        ([meant], _) => format!("{{ {}: {} }}", meant.key(), meant.word()),
        (_, Some(NoValue::Because(unset))) => unset.word().to_owned(),
        _ => format!("{{ result: {} }}", plain(text)),
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
