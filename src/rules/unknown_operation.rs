//! `unknown-operation`: the name of an operation that is nearly that of one that is listed.
//!
//! A name to which none is near may be that of an operation that is told of in words only.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::diagnostic::{Finding, Findings, RuleInfo, only_slip};
use crate::model::{Field, Priority, fields};
use crate::prose::Signs;
use crate::rule;
use crate::source::{Location, SourceId, Spanned};

use super::Context;
use super::within::Places;
use super::wording::fold;

pub(super) static INFO: RuleInfo = rule!("unknown-operation", Warning, References);

/// Longer names are titles, and hardly typed twice.
const LONGEST: usize = 48;

/// Under which keys operations are listed.
const LISTS: &[Field] = fields!(Action: operations; PriorityFile: operations, goals);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let mut names = Names::default();
    for priority in &context.plan.priorities {
        if context.is_folder_damaged(&priority.folder, LISTS) {
            return;
        }
        for holder in priority.holders() {
            for operation in holder.operations {
                names.add(&operation.name, Location::new(holder.source, operation.name.span));
            }
        }
    }
    if names.known.is_empty() {
        return;
    }
    for (source, name) in context.plan.priorities.iter().flat_map(named) {
        if let Some((meant, place)) = names.meant(name) {
            findings.push(finding(name, meant, Location::new(source, name.span), place));
        }
    }
    for passage in context.passages(Signs::ANY) {
        let mut places = None;
        for (range, name) in in_prose(passage.text) {
            let Some((meant, place)) = names.meant(name) else { continue };
            let places = places.get_or_insert_with(|| Places::of(context.sources, &passage));
            findings.push(finding(name, meant, places.locate(range), place));
        }
    }
}

/// Where an operation is named that is listed elsewhere.
fn named(priority: &Priority) -> impl Iterator<Item = (SourceId, &Spanned<crate::model::Line>)> {
    priority.holders().flat_map(|holder| {
        let of_figures = holder.reached().filter_map(|figure| figure.operation.as_ref());
        let with = holder.operations.iter().filter_map(|one| one.reported_with.as_ref());
        of_figures.chain(with).map(move |name| (holder.source, name))
    })
}

/// The names in "operation Etutu": one word after another that begins with a capital.
fn in_prose(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.match_indices("peration ").filter_map(|(at, found)| {
        let before = text.get(..at)?.strip_suffix(['O', 'o'])?;
        if before.ends_with(char::is_alphanumeric) {
            return None;
        }
        let from = at + found.len();
        let rest = text.get(from..)?;
        let mark = |c: char| !c.is_alphanumeric();
        let start = from + (rest.len() - rest.trim_start_matches(['*', '"', '“', '‘', '\'']).len());
        let word = text.get(start..)?.split(mark).next()?;
        let is_name = word.starts_with(char::is_uppercase);
        is_name.then_some((start..start + word.len(), word))
    })
}

/// The names of the operations of a plan.
#[derive(Default)]
struct Names<'p> {
    /// As [`fold`] makes them.
    known: HashSet<String>,
    /// Each as it is written, by what is left of it when one letter or none is taken out: two names
    /// between which there is one slip have such a rest in common.
    near: HashMap<String, Vec<(&'p str, Location)>>,
}

impl<'p> Names<'p> {
    fn add(&mut self, name: &'p str, place: Location) {
        if name.len() <= LONGEST && self.known.insert(fold(name)) {
            for rest in rests(name) {
                self.near.entry(rest).or_default().push((name, place));
            }
        }
    }

    /// The operation that is meant by a name that none has.
    fn meant(&self, name: &str) -> Option<(&'p str, Location)> {
        if name.len() > LONGEST || self.known.contains(&fold(name)) {
            return None;
        }
        let numbers =
            |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
        let near = rests(name).flat_map(|rest| self.near.get(&rest).into_iter().flatten());
        let mut near = near.filter(|(meant, _)| {
            // Those that are counted differ in nothing but their numbers.
            numbers(meant) == numbers(name) && only_slip(name, [*meant]).is_some()
        });
        let first = near.next()?;
        near.all(|(meant, _)| *meant == first.0).then_some(*first)
    }
}

/// A name, and what is left of it without each of its letters.
fn rests(name: &str) -> impl Iterator<Item = String> {
    let folded = fold(name);
    let letters: Vec<char> = folded.chars().collect();
    (0..=letters.len()).map(move |out| {
        let kept = letters.iter().enumerate().filter(|(at, _)| *at != out);
        kept.map(|(_, letter)| letter).collect()
    })
}

fn finding(name: &str, meant: &str, place: Location, listed: Location) -> Finding {
    Finding::new(&INFO, place, format!("no operation is called `{name}`"))
        .related(listed, "one with nearly this name")
        .help(format!("did you mean `{meant}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_meant_that_differs_by_one_slip() {
        let mut names = Names::default();
        let place = Location::new(SourceId::of("a.yaml"), crate::source::Span::new(0, 1));
        for name in ["JAD Danube", "Meriva", "Action day 1", "White"] {
            names.add(name, place);
        }
        let meant = |name: &str| names.meant(name).map(|(meant, _)| meant);
        assert_eq!(meant("JAD Danub"), Some("JAD Danube"));
        assert_eq!(meant("Meirva"), Some("Meriva"));
        assert_eq!(meant("MERIWA"), Some("Meriva"));
        for other in ["Meriva", "jad danube", "Merino", "Action day 2", "Danube", "Wh"] {
            assert_eq!(meant(other), None, "{other}");
        }
    }

    #[test]
    fn names_in_prose_stand_behind_the_word() {
        let names = |text| in_prose(text).map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(names("In operation Meriva, and Operation “White”."), ["Meriva", "White"]);
        assert_eq!(names("The cooperation Meriva, the operation was, operation"), [""; 0]);
    }
}
