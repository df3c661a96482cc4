//! `early-outcome`: what became of something is told for a period before the one in which it was first reported.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Datum, Field, Line, fields};
use crate::rule;
use crate::source::{Location, Span};

use super::Context;

pub(super) static INFO: RuleInfo = rule!("early-outcome", Error, Consistency);

/// The fields in which a period is named.
const FIRST: &[Field] = fields!(Point: period; Risk: period);
/// Those in which it is told of a period what became of it.
const THEN: &[Field] = fields!(Point: outcome; Risk: outcome);
/// Where another one begins.
const NEXT: &[Field] = fields!(Point: text; Risk: text);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let periods = context.plan.file.data.periods.iter();
    let places: HashMap<&str, usize> =
        periods.enumerate().map(|(at, period)| (period.id.as_str(), at)).collect();
    let place = |id: &Line| places.get(id.as_str()).copied();
    // A visit meets the text of a thing, then its period, then what became of it.
    let mut first: Option<(usize, Span, &Line)> = None;
    context.plan.visit(&mut |at, datum| match datum {
        Datum::Text(_) if NEXT.contains(&at.field) => first = None,
        Datum::Line(id) if FIRST.contains(&at.field) => {
            first = place(id).map(|place| (place, at.span, id));
        }
        Datum::Key(id) if THEN.contains(&at.field) => {
            let Some((reported, span, name)) = first else { return };
            if place(id).is_some_and(|told| told < reported) {
                let message =
                    format!("it was first reported for {name}, and what became of it for {id}");
                let before = Location::new(at.source, span);
                findings.push(
                    Finding::new(&INFO, at.location(), message)
                        .label("this period comes before")
                        .related(before, "it was first reported for this period")
                        .help("correct one of the two"),
                );
            }
        }
        _ => {}
    });
}
