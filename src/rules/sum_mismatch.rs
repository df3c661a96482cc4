//! `sum-mismatch`: a figure that adds up others is not their sum.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::Attainment;
use crate::rule;
use crate::source::Location;

use super::Context;
use super::arithmetic;
use super::unknown_figure::SECTIONS;

pub(super) static INFO: RuleInfo = rule!("sum-mismatch", Error, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for priority in arithmetic::comparable(context) {
        for (source, figure) in priority.iter() {
            // One of its parts may be missing because its name could not be read.
            if context.is_damaged(source, SECTIONS) {
                continue;
            }
            let parts = priority.figures.parts(figure);
            if parts.iter().any(|part| priority.differ(figure, part)) {
                continue;
            }
            let Some(sum) = priority.figures.sum(figure) else { continue };
            if figure.value.equals(sum) != Attainment::NotMet {
                continue;
            }
            let finding = Finding::new(
                &INFO,
                Location::new(source, figure.value.span),
                format!("the sum is {}, the parts make {sum}", figure.value),
            )
            .help(format!("write `{sum}`, or mend the parts"));
            findings.push(parts.iter().fold(finding, |finding, part| match priority.place(part) {
                Some(place) => finding.related(place, "one of the parts"),
                None => finding,
            }));
        }
    }
}
