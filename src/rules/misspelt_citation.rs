//! `misspelt-citation`: something in a text that is meant as a citation of a figure and is none, and
//! citations where nothing is cited.

use std::collections::BTreeSet;

use crate::diagnostic::{Finding, Findings, Fix, RuleInfo};
use crate::model::{Datum, Spot};
use crate::prose::{self, Misspelt, Signs};
use crate::rule;

use super::context::Context;
use super::walk::{self, Passage};
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("misspelt-citation", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in &context.plan.priorities {
        let ids = walk::figures(priority).filter_map(|(_, figure)| figure.id.as_ref());
        let ids: BTreeSet<&str> = ids.map(|id| id.as_str()).collect();
        priority.visit(&mut |at, datum| findings.extend(meet(context, at, datum, &ids)));
    }
    let none = BTreeSet::new();
    context.plan.file.visit(&mut |at, datum| findings.extend(meet(context, at, datum, &none)));
}

/// Whether what stands in a text is reported here, and by no other rule.
pub(super) fn is_one(context: &Context<'_>, written: &str) -> bool {
    let has = |id: &str| {
        let mut figures = context.plan.priorities.iter().flat_map(walk::figures);
        figures.any(|(_, figure)| figure.id.as_ref().is_some_and(|known| known.as_str() == id))
    };
    prose::misspelt_citations(written).iter().any(|one| one.is_sure || has(&one.id))
}

fn meet(context: &Context<'_>, at: Spot, datum: Datum<'_>, ids: &BTreeSet<&str>) -> Vec<Finding> {
    match datum {
        Datum::Text(_) => walk::passage(at, datum)
            .map_or_else(Vec::new, |passage| in_text(context, &passage, ids)),
        Datum::Line(line) if line.contains("igur") => {
            in_line(context, &context.line(at, line.as_str()), ids)
        }
        _ => Vec::new(),
    }
}

fn in_text(context: &Context<'_>, passage: &Passage<'_>, ids: &BTreeSet<&str>) -> Vec<Finding> {
    let signs = Signs::of(passage.text);
    if !signs.may_be(Signs::BRACKET) {
        return Vec::new();
    }
    let found = prose::misspelt_citations(passage.text).into_iter();
    let found: Vec<Misspelt> =
        found.filter(|one| one.is_sure || ids.contains(one.id.as_str())).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let places = Places::of(context.sources, passage);
    let finding = |one: Misspelt| {
        let written = passage.text.get(one.range.clone()).unwrap_or_default();
        let help = format!("write `<{}>`", one.meant);
        let place = places.locate(one.range.clone());
        let known = ids.contains(one.id.as_str());
        let fix = places.exact(one.range).filter(|_| known);
        Finding::new(
            &INFO,
            place,
            format!("`{written}` cites no figure, and is shown as it is written"),
        )
        .help(help.clone())
        .fix(fix.map(|place| Fix::replace(help, place, format!("<{}>", one.meant))))
    };
    found.into_iter().map(finding).collect()
}

/// A line is plain text: nothing in it is a citation.
fn in_line(context: &Context<'_>, line: &Passage<'_>, ids: &BTreeSet<&str>) -> Vec<Finding> {
    let cited = prose::citations(line.text).into_iter().map(|citation| citation.range);
    let misspelt = prose::misspelt_citations(line.text).into_iter();
    let misspelt = misspelt.filter(|one| one.is_sure || ids.contains(one.id.as_str()));
    let ranges = cited.chain(misspelt.map(|one| one.range));
    let places = Places::of(context.sources, line);
    let finding = |range| {
        Finding::new(
            &INFO,
            places.locate(range),
            "titles, names and other single lines cite no figures",
        )
        .help("write the number itself, or say it in a text")
    };
    ranges.map(finding).collect()
}
