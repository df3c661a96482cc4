//! `unknown-theme`: a remark is about something that the plan has no theme for.

use std::cell::LazyCell;

use crate::diagnostic::{Candidates, Finding, Findings, RuleInfo};
use crate::model::{Datum, Field, fields};
use crate::rule;

use super::context::{self, Context};

pub(super) static INFO: RuleInfo = rule!("unknown-theme", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.is_plan_damaged(fields!(PlanFile: themes)) {
        return;
    }
    let themes = &context.plan.file.data.themes;
    let known = LazyCell::new(|| Candidates::new(themes.iter().map(|(key, _)| key.as_str())));
    context.plan.visit(&mut |at, datum| match datum {
        Datum::Line(name) if NAMED.contains(&at.field) && themes.get(name).is_none() => {
            findings.add(at.source, || {
                let message = format!("the plan has no theme `{name}`");
                Finding::new(&INFO, at.location(), message)
                    .help::<String>(context::known(name, "its themes are", &known))
                    .help::<&str>(
                        themes.is_empty().then_some("define it in `oap.yaml` under `themes`"),
                    )
            });
        }
        _ => {}
    });
}

/// The fields that name a theme.
const NAMED: &[Field] = fields!(Point: themes; NarrativeHead: themes);
