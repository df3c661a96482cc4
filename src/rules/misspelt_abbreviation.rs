//! `misspelt-abbreviation`: letters in a text that are nearly, and not quite, an abbreviation of the plan.
//!
//! Only words in capitals are looked at. One that has a meaning of its own, or stands there again and again, is
//! left alone.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::party::{abbreviation, register};
use crate::model::{Plan, Priority};
use crate::prose::Signs;
use crate::rule;
use crate::source::Location;

use super::Context;
use super::near_names::Names;
use super::walk::Passage;
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("misspelt-abbreviation", Warning, References);

/// Nobody makes the same slip more often; this is another abbreviation, which nobody has listed.
const MOST: usize = 2;

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let plan = &context.plan.file;
    let mut names = Names::default();
    let mut defined = Abbreviations::new();
    for (short, _) in &plan.data.abbreviations {
        let place = Location::new(plan.source, short.span);
        names.add(short.as_str(), place);
        defined.entry(short.as_str()).or_default().push(place);
    }
    if names.is_empty() {
        return;
    }
    let mut met: BTreeMap<&str, Vec<(Passage<'_>, Range<usize>)>> = BTreeMap::new();
    for passage in context.passages(Signs::ANY) {
        for (range, word) in capitals(passage.text) {
            let places = met.entry(word).or_default();
            if places.len() <= MOST {
                places.push((passage, range));
            }
        }
    }
    let known = others(context.plan);
    let mut texts: BTreeMap<Location, Places<'_>> = BTreeMap::new();
    for (word, places) in met {
        if places.len() > MOST {
            continue;
        }
        let near = names.meant(word).filter(|(meant, _)| is_slip(word, meant));
        let Some((meant, defined)) = near.or_else(|| swapped(&defined, word)) else { continue };
        if is_known(&known, word) {
            continue;
        }
        for (passage, range) in places {
            let of_text = Location::new(passage.source, passage.span);
            let text =
                texts.entry(of_text).or_insert_with(|| Places::of(context.sources, &passage));
            let place = text.locate(range);
            let finding = Finding::new(&INFO, place, format!("`{word}` is nearly `{meant}`"))
                .related(defined, format!("what `{meant}` stands for"))
                .help(format!(
                    "write `{meant}`, or list `{word}` under `abbreviations` of `oap.yaml`"
                ));
            findings.push(finding);
        }
    }
}

/// Where each abbreviation is defined.
type Abbreviations<'p> = BTreeMap<&'p str, Vec<Location>>;

/// The words in capitals, without the `s` of several; not the end of a name such as `CCN-CSI`, nor what is
/// explained where it stands.
fn capitals(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| !c.is_alphanumeric()).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let behind = text.get(start + word.len()..)?;
        let is_apart = !text.get(..start)?.ends_with('-') && !behind.starts_with(" (");
        let word = word.strip_suffix('s').unwrap_or(word);
        let is_short = word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        (is_apart && is_short).then_some((start..start + word.len(), word))
    })
}

/// What else a word of the plan can mean: a party, a priority or an operation.
fn others(plan: &Plan) -> BTreeSet<Cow<'_, str>> {
    let operations = plan.priorities.iter().flat_map(Priority::holders);
    let operations = operations.flat_map(|holder| holder.operations);
    let names = operations.flat_map(|one| one.name.split(|c: char| !c.is_alphanumeric()));
    let parties = plan.file.data.parties.iter().map(|(code, _)| Cow::Borrowed(code.as_str()));
    let priorities = plan.priorities.iter().map(|one| Cow::Owned(one.folder.to_ascii_uppercase()));
    names.map(Cow::Borrowed).chain(parties).chain(priorities).collect()
}

/// Whether a word means something else.
fn is_known(others: &BTreeSet<Cow<'_, str>>, word: &str) -> bool {
    others.contains(word) || register::lookup(word).is_some() || abbreviation::find(word).is_some()
}

/// From so many letters on, any slip leaves the abbreviation recognisable.
const LONG: usize = 6;

/// Whether a word that differs in one slip is that abbreviation, and not another one that happens to be near:
/// it is long, two letters have changed places, or one is there twice or once too often.
fn is_slip(word: &str, meant: &str) -> bool {
    let single = |text: &str| {
        let mut letters: Vec<u8> = text.bytes().collect();
        letters.dedup();
        letters
    };
    meant.len() >= LONG || is_swap(word, meant) || single(word) == single(meant)
}

/// Whether two neighbouring letters have changed places.
fn is_swap(word: &str, meant: &str) -> bool {
    let (word, meant) = (word.as_bytes(), meant.as_bytes());
    let apart: Vec<_> = word.iter().zip(meant).filter(|(one, other)| one != other).collect();
    let [(a, b), (c, d)] = apart.as_slice() else { return false };
    let at = word.iter().zip(meant).position(|(one, other)| one != other);
    let next = at.is_some_and(|at| word.get(at + 1) != meant.get(at + 1));
    word.len() == meant.len() && next && a == d && b == c
}

/// The one abbreviation of the letters of a word, of which two neighbours have changed places.
fn swapped<'p>(defined: &Abbreviations<'p>, word: &str) -> Option<(&'p str, Location)> {
    let meant = (1..word.len()).filter_map(|second| {
        let mut letters = word.as_bytes().to_vec();
        letters.swap(second - 1, second);
        let (short, places) = defined.get_key_value(std::str::from_utf8(&letters).ok()?)?;
        (*short != word).then_some((short, places))
    });
    let mut meant = meant.flat_map(|(short, places)| places.iter().map(|place| (*short, *place)));
    let first = meant.next()?;
    meant.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_in_capitals_are_looked_at() {
        let words =
            |text| capitals(text).map(|(range, word)| (range.start, word)).collect::<Vec<_>>();
        assert_eq!(
            words("A list of HTVs, and Apan of the EU (MOCCG-like)."),
            [(10, "HTV"), (36, "MOCCG")]
        );
        assert_eq!(words("ÄÖÜ, SYN2013-078, CCN-CSI, HTV (a target) and iOS"), [(21, "CCN")]);
    }

    #[test]
    fn a_slip_is_told_from_another_abbreviation() {
        for (word, meant) in
            [("HTV", "HVT"), ("ANPTIP", "NAPTIP"), ("NATIP", "NAPTIP"), ("MOCCG", "MOCG")]
        {
            assert!(is_slip(word, meant), "{word}");
        }
        for (word, meant) in [("CSI", "COSI"), ("CORMS", "CRMS"), ("EPE", "EFE"), ("THV", "HVT")] {
            assert!(!is_slip(word, meant), "{word}");
        }
    }
}
