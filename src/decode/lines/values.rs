//! Which lines to write in place of one value that is of the right shape: a word that is none of the
//! model's, a number with its unit, a date. Called by `lines`.

use super::Place;
use crate::decode::items::plain;
use crate::decode::{party_names, slips};
use crate::model::{DATES_WITH_SAMPLES, NoValue, Quantity, in_unit, meant, readings, week_of};
use crate::source::Span;
use crate::yaml::write::literal;
use crate::yaml::{Entry, Kind, Node};

impl Place<'_, '_> {
    /// Whether nothing but capitals and spaces makes a word another than the one that is meant.
    pub(super) fn is_in_capitals(&self) -> bool {
        let text = self.node.scalar().unwrap_or_default();
        let folded = text.to_lowercase().replace([' ', '-'], "_");
        meant(self.key(), text)
            .iter()
            .any(|meant| meant.word() == folded && meant.key() == self.key())
    }

    /// What is meant by a word that is none of the model's.
    pub(super) fn word(&self) -> Option<String> {
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

    /// Whether nothing says how far the work is once a word has found its own key.
    pub(super) fn leaves_no_stage(&self) -> bool {
        let meant = self.node.scalar().and_then(|text| meant("stage", text).first());
        self.key() == "stage" && meant.is_some_and(|meant| meant.key() != "stage")
    }

    /// `- FR: observer`: a party, and in which role.
    pub(super) fn party(&self) -> Option<String> {
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
    pub(super) fn in_unit(&self, help: &[String]) -> Option<String> {
        let [help] = help else { return None };
        let (bare, _) =
            help.split_once("; the sign goes in").or(help.split_once("; the unit goes in"))?;
        let is_there = |wanted| move |entry: &Entry<'_>| entry.key.scalar() == Some(wanted);
        if let Some(beside) = self.beside()
            && beside.iter().any(is_there("measure"))
            && !beside.iter().any(is_there("unit"))
        {
            return Some(format!("{bare}; in what it is counted, the measure says"));
        }
        let unit = self.unit()?;
        let (numbers, given) = readings(self.node.scalar()?);
        let folded = |text: &str| {
            let small = text.trim_matches(['.', '(', ')', ' ']).to_lowercase();
            if ["€", "euro", "euros"].contains(&small.as_str()) {
                "eur".to_owned()
            } else {
                small
            }
        };
        let given = given?;
        if folded(&given) == folded(unit) {
            return Some(bare.to_owned());
        }
        let converted = |number: &Quantity| in_unit(*number, &given, unit);
        let converted: Option<Vec<Quantity>> = numbers.iter().map(converted).collect();
        let spelled: Vec<String> = converted.iter().flatten().map(spelled).collect();
        let unit = literal(unit);
        match spelled.as_slice() {
            [only] => return Some(format!("write {only}; it is as much in `{unit}`")),
            [first, second] => {
                return Some(format!(
                    "write {first}, or {second} if that is meant; it is as much in `{unit}`"
                ));
            }
            _ => {}
        }
        Some(format!("{bare}; `unit` says `{unit}` here, so mend it, or write how many of these"))
    }

    /// How dates are written, with a year of the plan.
    pub(super) fn dates(&self, help: &[String]) -> Option<String> {
        let year = |text: &str| {
            let digits = text.get(..4)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.to_owned())
        };
        let shown = help.first().filter(|help| DATES_WITH_SAMPLES.contains(&help.as_str()))?;
        let year = self.period().and_then(year)?;
        let week = self.node.scalar().and_then(|text| week_of(text, &year));
        week.or_else(|| Some(shown.replace("2013", &year)))
    }

    /// What is written of a period whose report is a word or a sentence.
    pub(super) fn report(&self) -> Option<String> {
        let ["progress", _] = self.keys else { return None };
        match &self.node.kind {
            Kind::Scalar { text, .. } => Some(format!("write `{}`", report(text))),
            _ => None,
        }
    }
}

/// As it is written into a file: to YAML a `>` begins a block of text.
fn spelled(quantity: &Quantity) -> String {
    let text = quantity.to_string();
    if text.starts_with('>') { format!("\"{text}\"") } else { text }
}

/// A report on a period that was written as a word or a sentence.
pub(super) fn report(text: &str) -> String {
    match (meant("stage", text), NoValue::of(text)) {
        ([meant], _) => format!("{{ {}: {} }}", meant.key(), meant.word()),
        (_, Some(NoValue::Because(unset))) => unset.word().to_owned(),
        _ => format!("{{ result: {} }}", plain(text)),
    }
}
