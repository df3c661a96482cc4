//! `unknown-period`: something is reported for a period that the plan does not have.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::diagnostic::{Candidates, Finding, Findings, RuleInfo};
use crate::model::scalar::Scalar;
use crate::model::{Datum, Field, PlanDate, fields};
use crate::rule;
use crate::source::Location;

use super::context::{self, Context};

pub(super) static INFO: RuleInfo = rule!("unknown-period", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.is_plan_damaged(fields!(PlanFile: periods)) {
        return;
    }
    let periods = || context.plan.file.data.periods.iter().map(|period| period.id.as_str());
    let ids: HashSet<&str> = periods().collect();
    let known = LazyCell::new(|| Candidates::new(periods()));
    context.plan.visit(&mut |at, datum| match datum {
        Datum::Key(name) | Datum::Line(name)
            if NAMED.contains(&at.field) && !ids.contains(name.as_str()) =>
        {
            findings.add(at.source, || unknown(at.location(), name, &ids, &known));
        }
        _ => {}
    });
}

/// The fields that name a period.
const NAMED: &[Field] = fields!(
    Action: progress; Kpi: values; Figure: period; Point: period; Event: period; Operation: period;
    FundingBid: period; Partner: period; Relation: period; Continuation: period; Report: period;
    GoalReport: period; Succession: period; Signature: period; NarrativeHead: period; AnnexHead: period;
);

fn unknown(place: Location, name: &str, ids: &HashSet<&str>, known: &Candidates<'_>) -> Finding {
    // A period is mostly named like a date, and so is mistaken for one.
    let date = PlanDate::parse(name).err().and_then(|refusal| refusal.suggest);
    let help = match date.filter(|date| ids.contains(date.as_str())) {
        Some(date) => Some(format!("did you mean `{date}`?")),
        None => context::known(name, "its periods are", known),
    };
    Finding::new(&INFO, place, format!("the plan has no period `{name}`")).help::<String>(help)
}
