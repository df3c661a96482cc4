//! `unknown-measure`: a figure counts towards something that the plan does not count.

use std::cell::LazyCell;

use crate::diagnostic::{Candidates, Finding, Findings, RuleInfo};
use crate::model::fields;
use crate::rule;
use crate::source::Location;

use super::context::{self, Context};
use super::walk;

pub(super) static INFO: RuleInfo = rule!("unknown-measure", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.is_plan_damaged(fields!(PlanFile: measures)) {
        return;
    }
    let measures = &context.plan.file.data.measures;
    let known = LazyCell::new(|| Candidates::new(measures.iter().map(|(key, _)| key.as_str())));
    for (source, figure) in context.plan.priorities.iter().flat_map(walk::figures) {
        let Some(measure) = &figure.measure else { continue };
        let name = measure.as_str();
        if measures.get(name).is_none() {
            findings.add(source, || {
                let message = format!("the plan has no measure `{name}`");
                Finding::new(&INFO, Location::new(source, measure.span), message)
                    .help::<String>(context::known(name, "its measures are", &known))
                    .help::<&str>(
                        measures.is_empty().then_some("define it in `oap.yaml` under `measures`"),
                    )
            });
        }
    }
}
