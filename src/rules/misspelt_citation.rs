//! `misspelt-citation`: something in a text that is meant as a citation of a figure and is none, and
//! citations where nothing is cited.

use std::collections::BTreeSet;

use crate::diagnostic::{Finding, Findings, Fix, RuleInfo};
use crate::model::{Datum, Plan, Priority, Spot};
use crate::prose::{self, Misspelt, Signs};
use crate::rule;

use super::context::{Context, Lines};
use super::walk::{self, Passage};
use super::within::Places;

pub(super) static INFO: RuleInfo = rule!("misspelt-citation", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let mut lines = context.lines();
    for priority in &context.plan.priorities {
        let ids = ids(priority).collect();
        let meet = &mut |at, datum| findings.extend(meet(context, &mut lines, at, datum, &ids));
        priority.visit(meet);
    }
    let none = BTreeSet::new();
    let meet = &mut |at, datum| findings.extend(meet(context, &mut lines, at, datum, &none));
    context.plan.file.visit(meet);
}

/// The ids of the figures of a priority.
fn ids(priority: &Priority) -> impl Iterator<Item = &str> {
    walk::figures(priority).filter_map(|(_, figure)| Some(figure.id.as_ref()?.as_str()))
}

/// What is reported here, and by no other rule.
pub(super) struct Citations<'p> {
    ids: BTreeSet<&'p str>,
}

impl<'p> Citations<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        Self { ids: plan.priorities.iter().flat_map(ids).collect() }
    }

    /// Whether it stands in a text.
    pub(super) fn are_in(&self, written: &str) -> bool {
        let mut found = prose::misspelt_citations(written).into_iter();
        found.any(|one| one.is_sure || self.ids.contains(one.id.as_str()))
    }
}

fn meet(
    context: &Context<'_>,
    lines: &mut Lines<'_>,
    at: Spot,
    datum: Datum<'_>,
    ids: &BTreeSet<&str>,
) -> Vec<Finding> {
    match datum {
        Datum::Text(_) => walk::passage(at, datum)
            .map_or_else(Vec::new, |passage| in_text(context, &passage, ids)),
        Datum::Line(line) if line.contains("igur") => {
            in_line(context, &lines.passage(at, line.as_str()), ids)
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
