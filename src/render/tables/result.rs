//! The table of results: every figure of a priority, its goals and its actions.

use std::collections::HashSet;
use std::ptr;

use super::definition::Definition;
use super::key;
use super::scope::{Exported, line};
use super::shown::columns;
use crate::analyse::totals;
use crate::model::{Figure, FigureId, Growth, Owner, Quantity};
use crate::source::Spanned;

/// A figure.
#[derive(Debug)]
pub(super) struct ResultRow<'s, 'p> {
    scope: &'s Exported<'p>,
    /// Its place among the figures of the priority.
    number: i64,
    owner: Owner,
    id: Option<&'p FigureId>,
    /// Absent where others name a figure that is not told here.
    figure: Option<&'p Figure>,
    /// Whether it is one of those that make the total of its measure.
    counted: bool,
}

pub(super) fn rows<'s, 'p>(scope: &'s Exported<'p>) -> Vec<ResultRow<'s, 'p>> {
    let totals = totals::of_priority(scope.plan, scope.priority);
    let counted = totals.iter().flat_map(|total| &total.counted);
    let counted: HashSet<*const Figure> = counted.map(|one| ptr::from_ref(one.figure)).collect();
    let told = scope.figures.iter().map(|(owner, figure)| {
        let counted = counted.contains(&ptr::from_ref(figure));
        (owner, figure.id.as_ref().map(|id| &id.value), Some(figure), counted)
    });
    let others = scope.figures_only_named().map(|id| (Owner::Priority, Some(id), None, false));
    (1..)
        .zip(told.chain(others))
        .map(|(number, (owner, id, figure, counted))| ResultRow {
            scope,
            number,
            owner,
            id,
            figure,
            counted,
        })
        .collect()
}

/// The key of a figure by its id.
fn key_of(scope: &Exported<'_>, id: Option<&Spanned<FigureId>>) -> Option<String> {
    Some(key::figure(&scope.key, id?.as_str()))
}

fn unit(row: &ResultRow<'_, '_>) -> Option<String> {
    let own = row.figure?.unit.as_ref();
    let key = row.figure?.measure.as_ref().map(|measure| measure.as_str());
    let measure = key.and_then(|key| row.scope.plan.file.data.measures.get(key));
    line(own.or(measure.and_then(|measure| measure.unit.as_ref())))
}

/// The table of results.
pub(super) fn results<'r, 'p: 'r>() -> Definition<'r, ResultRow<'r, 'p>> {
    let table = Definition::new(
        "results",
        "What was counted: one row for each figure of a priority, a goal or an action. To add up a \
         measure, take the rows with `counted` that have the same `population`. Of a figure that only others name nothing but the key \
         is told.",
    )
    .priority(|row: &ResultRow<'_, '_>| row.scope)
    .whole("number", "Its place among the figures of the priority, from 1.", |row| Some(row.number))
    .keyed()
    .under(|row| (row.scope, row.owner))
    .text("figure", "The key by which others name it: `THB/arrests-2013`.", |row| {
        Some(key::figure(&row.scope.key, row.id?.as_str()))
    });
    let table = columns!(
        table,
        |row| row.scope, row.figure?;
        label: "What was counted, in a phrase.",
        measure: "The measure that it counts towards.",
    )
    .leading_to("measures", "measure");
    let table = columns!(
        table,
        |row| row.scope, row.figure?;
        population: "What it was counted among, where that is not what others of its measure were.",
    )
    .text("unit", "What one of it is called.", unit);
    let table = columns!(table, |row| row.scope, row.figure?; value: "How much.").flag(
        "counted",
        "Whether it is part of the total of its measure: nothing is counted twice.",
        |row| row.figure?.measure.as_ref().map(|_| row.counted),
    );
    let table = columns!(
        table,
        |row| row.scope, row.figure?;
        at: "The year, month or day it belongs to.",
    )
    .text("period", "The period it was reported in.", |row| {
        Some(key::period(row.figure?.period.as_ref()?.as_str()))
    })
    .leading_to("periods", "period");
    columns!(
        tied(table),
        |row| row.scope, row.figure?;
        countries: "The countries it was reached in.",
        operation: "The operation it was reached in.",
        source: "Where the number comes from.",
        by: "Who gives the number, where it is not whoever reports.",
        printed: "The number as its author printed it.",
        note: "What has to be known to read it rightly.",
    )
    .text("marking", "The marking of the file it stands in.", |row| row.scope.marking_of(row.owner))
}

/// The columns of what ties a figure to others.
fn tied<'r, 'p: 'r>(table: Definition<'r, ResultRow<'r, 'p>>) -> Definition<'r, ResultRow<'r, 'p>> {
    let table = table
        .text("compared_with", "The earlier figure that it is compared with.", |row| {
            key_of(row.scope, row.figure?.compared_with.as_ref())
        })
        .leading_to("results", "figure")
        .percent(
            "change",
            "The change from there, in per cent; of a percentage, in points.",
            |row| row.scope.figures.before(row.figure?)?.1.map(Growth::interval),
        );
    let table = table
        .text("part_of", "The larger figure that already contains it.", |row| {
            key_of(row.scope, row.figure?.part_of.as_ref())
        })
        .leading_to("results", "figure")
        .percent("share", "Its share of that, in per cent.", |row| {
            row.scope.figures.whole(row.figure?)?.1.map(Quantity::interval)
        });
    table.text("sum_of", "The figures that it adds up.", |row| {
        let ids = row.figure?.sum_of.iter().map(|id| key::figure(&row.scope.key, id.as_str()));
        Some(ids.collect::<Vec<_>>().join(", "))
    })
}
