//! `unknown-operation`: the name of an operation that is nearly that of one that is listed.
//!
//! A name to which none is near may be that of an operation that is told of in words only.

use std::ops::Range;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Field, Priority, fields};
use crate::prose::Signs;
use crate::rule;
use crate::source::{Location, SourceId, Spanned};

use super::Context;
use super::near_names::Names;
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("unknown-operation", Warning, References);

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
    if names.is_empty() {
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

fn finding(name: &str, meant: &str, place: Location, listed: Location) -> Finding {
    Finding::new(&INFO, place, format!("no operation is called `{name}`"))
        .related(listed, "one with nearly this name")
        .help(format!("did you mean `{meant}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_prose_stand_behind_the_word() {
        let names = |text| in_prose(text).map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(names("In operation Meriva, and Operation “White”."), ["Meriva", "White"]);
        assert_eq!(names("The cooperation Meriva, the operation was, operation"), [""; 0]);
    }
}
