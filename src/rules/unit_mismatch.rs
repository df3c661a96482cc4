//! `unit-mismatch`: figures that are compared or added up are counted in different units.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::rule;
use crate::source::Location;

use super::Context;
use super::arithmetic::{self, Reckoned};
use super::walk::{self, Reference};

pub(super) static INFO: RuleInfo = rule!("unit-mismatch", Error, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in arithmetic::comparable(context) {
        against_measure(&priority, findings);
        against_each_other(&priority, findings);
    }
}

/// The figure says one thing and what it counts towards another.
fn against_measure(priority: &Reckoned<'_>, findings: &mut Findings) {
    for (source, figure) in priority.iter() {
        let (Some(unit), Some(key)) = (&figure.unit, &figure.measure) else { continue };
        let Some(measure) = priority.measured(figure) else { continue };
        let Some(wanted) = measure.unit.as_ref().filter(|wanted| !arithmetic::same(unit, wanted))
        else {
            continue;
        };
        findings.push(
            Finding::new(
                &INFO,
                Location::new(source, key.span),
                format!("`{key}` is counted in {wanted}, this figure in {unit}"),
            )
            .note("figures of one measure are added up")
            .help("leave `unit` out, or choose another measure"),
        );
    }
}

fn against_each_other(priority: &Reckoned<'_>, findings: &mut Findings) {
    for (source, figure) in priority.iter() {
        for (citation, id) in walk::cited(figure) {
            let Some(other) = priority.figures.get(id.as_str()) else { continue };
            if !priority.differ(figure, other) {
                continue;
            }
            let units = priority.unit(figure).zip(priority.unit(other));
            let (unit, other_unit) = units.unwrap_or_default();
            let purpose = match citation {
                Reference::ComparedWith => "a change between the two means nothing",
                Reference::PartOf => "a share of one in the other means nothing",
                Reference::SumOf => "the two cannot be added up",
            };
            let finding = Finding::new(
                &INFO,
                Location::new(source, id.span),
                format!("`{id}` is counted in {other_unit}, this figure in {unit}"),
            )
            .note(purpose);
            findings.push(match priority.place(other) {
                Some(place) => finding.related(place, format!("counted in {other_unit}")),
                None => finding,
            });
        }
    }
}
