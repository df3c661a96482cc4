//! Tables of risks and deviations, and of what became of them.

use super::definition::Definition;
use super::key;
use super::owned::{Owned, marked, owned, rows};
use super::scope::Exported;
use super::shown::columns;
use crate::model::{Period, Risk, RiskOutcome};

/// The table of risks and deviations.
pub(super) fn risks<'r, 'p: 'r>() -> Definition<'r, Owned<'r, 'p, Risk>> {
    marked(
        columns!(
            owned::<Risk>("risks", "Risks and deviations: one row for each."),
            |row| row.scope, row.it;
            kind: "`risk` or `deviation`.",
            text: "What it is, in Markdown.",
            gravity: "How grave it is, or would be: `low`, `medium` or `high`.",
            likelihood: "How likely it is: `low`, `medium` or `high`.",
            since: "Since when it is there.",
            remedy: "What is done about it, in Markdown.",
            to: "Who does that.",
        )
        .reported_in(|row| row.it.period.as_ref()),
    )
}

/// What became of a risk, as it was reported in a period.
#[derive(Debug)]
pub(super) struct OutcomeRow<'s, 'p> {
    risk: Owned<'s, 'p, Risk>,
    period: &'p Period,
    outcome: &'p RiskOutcome,
}

pub(super) fn outcome_rows<'s, 'p>(
    scope: &'s Exported<'p>,
) -> impl Iterator<Item = OutcomeRow<'s, 'p>> + use<'s, 'p> {
    let all = scope.priority.holders();
    let all = all.flat_map(|holder| holder.risks.iter().map(move |risk| (holder.owner, risk)));
    let all = rows(scope, all).filter(|row| !row.it.outcome.is_empty());
    all.flat_map(move |risk| {
        scope.plan.file.data.periods.iter().filter_map(move |period| {
            let outcome = &risk.it.outcome.get(period.id.as_str())?.value;
            Some(OutcomeRow { risk, period, outcome })
        })
    })
}

/// The table of what became of risks.
pub(super) fn outcomes<'r, 'p: 'r>() -> Definition<'r, OutcomeRow<'r, 'p>> {
    let table = Definition::new(
        "risk_outcomes",
        "What became of risks and deviations: one row for each period in which that was reported of one.",
    )
    .priority(|row: &OutcomeRow<'_, '_>| row.risk.scope)
    .whole("number", "The number of the risk in the table `risks`.", |row| Some(row.risk.number()))
    .text("period", "The period in which it was reported.", |row| {
        Some(key::period(row.period.id.as_str()))
    })
    .leading_to("periods", "period")
    .keyed();
    columns!(
        table,
        |row| row.risk.scope, row.outcome;
        is: "`open`, `occurred` or `over`.",
        note: "How that came about, in Markdown.",
    )
    .text("marking", "The marking of the file it stands in.", |row| {
        row.risk.scope.marking_of(row.risk.owner())
    })
}
