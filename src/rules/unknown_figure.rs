//! `unknown-figure`: a figure refers to another one that the priority does not have.

use std::collections::BTreeSet;

use crate::diagnostic::{Finding, RuleInfo};
use crate::rule;
use crate::source::Location;

use super::context::{self, Context};
use super::walk;

pub(super) static INFO: RuleInfo = rule!("unknown-figure", Error, References);

/// The top-level keys under which figures stand.
pub(super) const SECTIONS: &[&str] = &["figures", "goals", "results"];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for priority in &context.plan.priorities {
        if context.is_folder_damaged(&priority.folder, SECTIONS) {
            continue;
        }
        let ids = walk::figures(priority).filter_map(|(_, figure)| figure.id.as_ref());
        let ids: BTreeSet<&str> = ids.map(|id| id.as_str()).collect();
        for (source, figure) in walk::figures(priority) {
            for (_, cited) in walk::cited(figure).filter(|(_, id)| !ids.contains(id.as_str())) {
                findings.push(
                    Finding::new(
                        &INFO,
                        Location::new(source, cited.span),
                        format!("the priority has no figure `{cited}`"),
                    )
                    .help::<String>(context::known(
                        cited.as_str(),
                        "its figures are",
                        ids.iter().copied(),
                    )),
                );
            }
        }
    }
}
