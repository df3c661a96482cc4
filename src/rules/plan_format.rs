//! `plan-format`: a plan that is written in another version of the format than the program reads.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{FORMAT, RENEWALS};
use crate::rule;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("plan-format", Error, Schema);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let file = &context.plan.file;
    let Some(format) = file.data.format.as_ref().filter(|format| format.value != FORMAT) else {
        return;
    };
    let written = format.value;
    let message = format!("this plan is written in format {written}");
    let finding = Finding::new(&INFO, file.locate(format), message);
    findings.push(if written == 0 {
        finding.help(format!("the first format is 1; write `format: {FORMAT}` for a new plan"))
    } else if written > FORMAT {
        finding
            .note(format!("this program reads format {FORMAT}"))
            .help("take a newer version of the program")
    } else {
        let told = RENEWALS.iter().filter(|renewal| renewal.since > written);
        let finding = told.fold(finding, |finding, renewal| {
            finding.note(format!("since format {} {}", renewal.since, renewal.told))
        });
        finding.help("`empact migrate` rewrites it")
    });
}
