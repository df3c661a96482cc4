//! Parties as people write them where one name, or a list of names, is expected: lists in the form of a
//! sentence, a service or a restriction beside the name. Called by `access`, which knows the register
//! only, and by the rule on unknown parties, which knows the plan.

use crate::model::party::{abbreviation, register};
use crate::yaml::ScalarStyle;
use crate::yaml::write::{self, Intent};

/// What joins the last name of a list to those before it, in the languages in which plans are drafted.
const AND: [&str; 9] =
    [" and ", " und ", " et ", " en ", " y ", " e ", " sowie ", " as well as ", " plus "];

/// What may stand between a name and what is said of it.
const BESIDE: [&str; 5] = [" - ", " – ", " — ", ": ", "/"];

/// No service or restriction takes more characters.
const LONGEST_NOTE: usize = 60;

/// A party that was made out in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// How a file names it.
    pub(crate) code: String,
    /// What stands beside it.
    pub(crate) note: Option<String>,
}

/// The parties in a text, where every piece of it is the name of one: `BE, NL and DE (BKA)`. `code` says
/// how a file names the party that somebody calls so.
pub(crate) fn read(text: &str, code: &impl Fn(&str) -> Option<String>) -> Option<Vec<Named>> {
    let one = |piece: &str| bare(piece, code).or_else(|| noted(piece, code));
    if let Some(only) = one(text.trim()) {
        return Some(vec![only]);
    }
    let pieces = pieces(text, &[',', ';', '&', '+', '\n']);
    let listed = || pieces.iter().map(|piece| one(piece)).collect::<Option<Vec<Named>>>();
    let finer = || pieces_of(&pieces, &['/', '.']).map(&one).collect();
    // `BG NL`, without a comma. A piece of two words may be one name.
    let spaced = || {
        let words = text.split_whitespace().map(|word| bare(word, code));
        words.collect::<Option<Vec<Named>>>().filter(|words| words.len() > 1)
    };
    let parties = listed().or_else(finer).or_else(spaced)?;
    (!parties.is_empty()).then_some(parties)
}

/// How a file names a party of the register, or what looks like the key of one of the plan's.
pub(crate) fn code_of_register(name: &str) -> Option<String> {
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if register::lookup(name).is_some() || (name.contains('_') && name.chars().all(is_key)) {
        return Some(name.to_owned());
    }
    let known = register::by_alias(name).filter(|_| abbreviation::find(name).is_none());
    // A word in capitals may be a party of the plan's.
    let of_word = |c: char| c.is_alphanumeric() || c == '-';
    let may_be_own = || name.starts_with(char::is_uppercase) && name.chars().all(of_word);
    known.map(|party| party.code.to_owned()).or_else(|| may_be_own().then(|| name.to_owned()))
}

/// Whether a party of the register is called so.
pub(crate) fn is_known(name: &str) -> bool {
    register::lookup(name).is_some()
}

/// What to write for a short name that stands alone where a list belongs, in a plan whose group of all
/// Member States is called like this. `MS` is a State's code too, and hardly ever meant as one.
pub(crate) fn of_abbreviation(text: &str, group: Option<&str>) -> Option<String> {
    let meant = abbreviation::find(text)?;
    let meaning = meant.meaning;
    match (meant.advice, group) {
        (None, Some(group)) => Some(format!("for {meaning}, write the group `[{group}]`")),
        (None, None) => Some(format!("{}, and write `[all_ms]`", meant.advice(None))),
        (Some(_), _) if is_known(text) => None,
        (Some(_), _) => Some(format!("for {meaning}, write `[{}]`", meant.code()?)),
    }
}

/// How parties are written in a list: `BE, { party: DE, note: BKA }`.
pub(crate) fn spelled(parties: &[Named]) -> String {
    let spelled: Vec<String> = parties.iter().map(|party| party.spelled("note")).collect();
    spelled.join(", ")
}

impl Named {
    /// How it is written as an item, with what stands beside it under this key.
    pub(crate) fn spelled(&self, key: &str) -> String {
        let code = quoted(&self.code);
        match &self.note {
            None => code,
            Some(note) => format!("{{ party: {code}, {key}: {} }}", quoted(note)),
        }
    }
}

/// A text as it is written between brackets.
pub(crate) fn quoted(text: &str) -> String {
    write::in_style(ScalarStyle::Plain, text, Intent::Text).unwrap_or_default()
}

/// The pieces of a text outside of brackets.
fn pieces<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    let (mut depth, mut start, mut at) = (0_usize, 0, 0);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let and = AND.iter().find(|and| depth == 0 && rest.starts_with(**and));
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let gap = match and {
            // The blank behind it may be the one before the next.
            Some(and) => and.len() - 1,
            None if depth == 0 && signs.contains(&c) => c.len_utf8(),
            None => {
                at += c.len_utf8();
                continue;
            }
        };
        pieces.extend(text.get(start..at));
        at += gap;
        start = at;
    }
    pieces.extend(text.get(start..));
    let pieces = pieces.into_iter().map(|piece| {
        let piece = piece.trim();
        // What is left of `A, B, and C`.
        AND.iter().find_map(|and| piece.strip_prefix(and.trim_start())).unwrap_or(piece).trim()
    });
    pieces.filter(|piece| !piece.is_empty()).collect()
}

fn pieces_of<'t>(all: &[&'t str], signs: &[char]) -> impl Iterator<Item = &'t str> {
    all.iter().flat_map(|piece| pieces(piece, signs)).collect::<Vec<_>>().into_iter()
}

fn bare(name: &str, code: &impl Fn(&str) -> Option<String>) -> Option<Named> {
    code(name).map(|code| Named { code, note: None })
}

/// A name with a service or a restriction beside it: `DE (BKA)`, `DE/BKA`, `BKA (DE)`.
fn noted(text: &str, code: &impl Fn(&str) -> Option<String>) -> Option<Named> {
    let named = |name: &str, note: &str| {
        let (name, note) = (name.trim(), note.trim());
        // Two parties are a list.
        let is_party = register::lookup(note).is_some() || note.contains('_');
        let fits = !note.is_empty()
            && !is_party
            && !note.contains(['(', ')', '[', ']'])
            && note.chars().count() <= LONGEST_NOTE;
        // What is said beside it shows that no country is meant.
        let of_abbreviation = || Some(abbreviation::find(name)?.code()?.to_owned());
        let code = code(name).or_else(of_abbreviation).filter(|_| fits)?;
        Some(Named { code, note: Some(note.to_owned()) })
    };
    if let Some((name, rest)) = text.split_once(" (").or_else(|| text.split_once('('))
        && let Some(note) = rest.strip_suffix(')')
    {
        return named(name, note).or_else(|| named(note, name));
    }
    BESIDE.iter().find_map(|between| {
        let (name, note) = text.split_once(between)?;
        named(name, note)
    })
}

#[cfg(test)]
mod tests {
    use super::{read, spelled};
    use crate::model::party::register;

    fn code(name: &str) -> Option<String> {
        let known = register::lookup(name).or_else(|| register::by_alias(name));
        let group = (name == "all_ms").then(|| name.to_owned());
        known.map(|party| party.code.to_owned()).or(group)
    }

    #[test]
    fn every_piece_of_a_sentence_is_a_party_or_nothing_is_said() {
        for (text, list) in [
            ("NL", Some("NL")),
            ("BE, NL and FR", Some("BE, NL, FR")),
            ("BE, NL, and FR", Some("BE, NL, FR")),
            ("Germany und Frankreich", None),
            ("Germany et France", Some("DE, FR")),
            ("all_ms, Eurojust, Frontex and EPPO", Some("all_ms, Eurojust, Frontex, EPPO")),
            ("BG NL", Some("BG, NL")),
            ("NO/SE", Some("\"NO\", SE")),
            ("DE (BKA)", Some("{ party: DE, note: BKA }")),
            ("DE (BKA, LKA) and NL", Some("{ party: DE, note: \"BKA, LKA\" }, NL")),
            ("DE/BKA", Some("{ party: DE, note: BKA }")),
            ("BKA (DE)", Some("{ party: DE, note: BKA }")),
            ("Europol (AP Phoenix)", Some("{ party: Europol, note: AP Phoenix }")),
            ("a working group", None),
            ("DE ()", None),
            ("", None),
        ] {
            let read = read(text, &code).map(|parties| spelled(&parties));
            assert_eq!(read.as_deref(), list, "{text}");
        }
    }
}
