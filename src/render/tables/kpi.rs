//! Tables of the indicators: what each is to reach, and its readings.

use super::definition::Definition;
use super::key;
use super::scope::{Exported, line};
use super::shown::columns;
use crate::analyse::kpi::{self, Judgement};
use crate::model::{
    Action, Aim, Attainment, Growth, Kpi, Owner, Period, Quantity, Reading, Stated, Target, Unset,
    word,
};

/// An indicator, judged by its last value up to the period told.
#[derive(Debug)]
pub(super) struct KpiRow<'s, 'p> {
    scope: &'s Exported<'p>,
    action: &'p Action,
    kpi: &'p Kpi,
    judgement: Judgement<'p>,
}

impl<'p> KpiRow<'_, 'p> {
    fn baseline(&self) -> Option<&'p Reading> {
        self.kpi.baseline.as_ref().map(|reading| &reading.value)
    }

    fn target(&self) -> Option<&'p Target> {
        Some(self.judgement.target.or(self.judgement.next)?)
    }
}

pub(super) fn rows<'s, 'p>(
    scope: &'s Exported<'p>,
) -> impl Iterator<Item = KpiRow<'s, 'p>> + use<'s, 'p> {
    of_actions(scope).map(move |(action, kpi)| {
        let readings = scope.periods.iter().filter_map(|period| reading(kpi, period));
        KpiRow { scope, action, kpi, judgement: kpi::judge(kpi, readings, &scope.periods) }
    })
}

fn of_actions<'p>(scope: &Exported<'p>) -> impl Iterator<Item = (&'p Action, &'p Kpi)> + use<'p> {
    let actions = scope.priority.actions.iter().map(|action| &action.data);
    actions.flat_map(|action| action.kpis.iter().map(move |kpi| (action, kpi)))
}

fn reading<'p>(kpi: &'p Kpi, period: &Period) -> Option<&'p Reading> {
    kpi.values.get(period.id.as_str()).map(|reading| &reading.value)
}

fn unset(reading: &Reading) -> Option<Unset> {
    match reading.value.as_ref()?.value {
        Stated::Known(_) => None,
        Stated::Unset(unset) => Some(unset),
    }
}

/// The word for the kind of a target.
fn kind(target: &Target) -> &'static str {
    match &target.aim {
        Aim::AtLeast(_) => "at_least",
        Aim::AtMost(_) => "at_most",
        Aim::Equals(_) => "equals",
        Aim::Change(_) => "change",
        Aim::Text(_) => "text",
        Aim::Unset(unset) => unset.word(),
    }
}

fn aim(target: &Target) -> Option<Quantity> {
    match target.aim {
        Aim::AtLeast(aim) | Aim::AtMost(aim) | Aim::Equals(aim) => Some(aim),
        _ => None,
    }
}

/// The table of indicators.
pub(super) fn kpis<'r, 'p: 'r>() -> Definition<'r, KpiRow<'r, 'p>> {
    let table = Definition::new("kpis", "The indicators of actions: one row for each.")
        .text(
            "kpi",
            "The key: `THB-1.10/arrests` is `arrests` of action 1.10.",
            |row: &KpiRow<'_, '_>| {
                Some(key::kpi(&row.scope.key, row.action.action.value, row.kpi.id.as_str()))
            },
        )
        .keyed()
        .action(|row| (row.scope, row.action.action.value));
    let table = columns!(
        table,
        |row| row.scope, row.kpi;
        name: "What is measured.",
        unit: "What one of it is called.",
    );
    let table = columns!(
        table,
        |row| row.scope, row.baseline()?;
        value as "baseline": "Where it stood before.",
        text as "baseline_text": "The words, beside the number or instead of it.",
        at as "baseline_at": "When it stood there.",
    );
    columns!(
        judged(table),
        |row| row.scope, row.kpi;
        source: "Where the values come from.",
        suitability: "Whether it turned out to measure the right thing.",
    )
    .text("marking", "The marking of the action’s file.", |row| {
        row.scope.marking_of(Owner::Action(row.action.action.value))
    })
}

/// The columns of the target, and of how the last value compares.
fn judged<'r, 'p: 'r>(
    definition: Definition<'r, KpiRow<'r, 'p>>,
) -> Definition<'r, KpiRow<'r, 'p>> {
    definition
        .text(
            "target_kind",
            "`at_least`, `at_most`, `equals`, `change`, `text`, or why there is none: `blank`, \
             `not_specified`, `to_be_confirmed`.",
            |row| row.target().map(|target| kind(target).to_owned()),
        )
        .quantity("target", "What was to be reached.", |row| aim(row.target()?))
        .number("target_change", "The change asked for against the baseline.", |row| {
            match &row.target()?.aim {
                Aim::Change(change) => Some(change.value()),
                _ => None,
            }
        })
        .text(
            "target_change_in",
            "What `target_change` is in: `percent` of the baseline, or percentage `points`.",
            |row| match &row.target()?.aim {
                Aim::Change(change) if change.is_in_points() => Some("points".to_owned()),
                Aim::Change(_) => Some("percent".to_owned()),
                _ => None,
            },
        )
        .text("target_text", "The target in words.", |row| match &row.target()?.aim {
            Aim::Text(text) => Some(row.scope.prose(text)),
            _ => None,
        })
        .date(
            "target_by",
            "By when it is to be reached. Of several targets this is the last that is due, or the \
             first, where none is.",
            |row| row.target()?.by,
        )
        .text(
            "attained",
            "`met` or `not_met`, by the last value; empty: cannot be told, or not due yet.",
            |row| match row.judgement.attainment {
                Attainment::Met => Some("met".to_owned()),
                Attainment::NotMet => Some("not_met".to_owned()),
                Attainment::CannotTell => None,
            },
        )
        .number("distance", "By how much the target is missed, in the unit.", |row| {
            row.judgement.distance
        })
        .percent(
            "change",
            "The change of the last value against the baseline, in per cent; of a percentage, in \
             points.",
            |row| row.judgement.change.map(Growth::interval),
        )
}

/// A reading of an indicator.
#[derive(Debug)]
pub(super) struct ValueRow<'s, 'p> {
    scope: &'s Exported<'p>,
    action: &'p Action,
    kpi: &'p Kpi,
    period: &'p Period,
    reading: &'p Reading,
}

pub(super) fn value_rows<'s, 'p>(
    scope: &'s Exported<'p>,
) -> impl Iterator<Item = ValueRow<'s, 'p>> + use<'s, 'p> {
    of_actions(scope).flat_map(move |(action, kpi)| {
        scope.columns.iter().filter_map(move |period| {
            let reading = reading(kpi, period)?;
            Some(ValueRow { scope, action, kpi, period, reading })
        })
    })
}

/// The table of readings.
pub(super) fn values<'r, 'p: 'r>() -> Definition<'r, ValueRow<'r, 'p>> {
    let table = Definition::new(
        "kpi_values",
        "What indicators showed: one row for each indicator and each period in which it was read.",
    )
    .text("kpi", "The indicator.", |row: &ValueRow<'_, '_>| {
        Some(key::kpi(&row.scope.key, row.action.action.value, row.kpi.id.as_str()))
    })
    .leading_to("kpis", "kpi")
    .text("period", "The period.", |row| Some(key::period(row.period.id.as_str())))
    .leading_to("periods", "period")
    .keyed()
    .action(|row| (row.scope, row.action.action.value))
    .quantity("value", "The value.", |row| kpi::number(row.reading))
    .text("unit", "What one of it is called.", |row| line(row.kpi.unit.as_ref()))
    .text(
        "unset",
        "Why there is no number: `blank`, `not_specified`, `not_available`, `to_be_confirmed` or \
         `not_applicable`.",
        |row| unset(row.reading).as_ref().map(word),
    );
    columns!(
        table,
        |row| row.scope, row.reading;
        text: "The words, beside the number or instead of it.",
        at: "When it stood there.",
    )
    .text("marking", "The marking of the action’s file.", |row| {
        row.scope.marking_of(Owner::Action(row.action.action.value))
    })
}
