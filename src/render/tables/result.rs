//! The table of results: every figure of a priority, its goals and its actions.

use super::definition::Definition;
use super::scope::{Exported, action, goal, line};
use super::shown::columns;
use crate::analyse::totals;
use crate::model::{Figure, Growth, Owner, Quantity};

/// A figure.
#[derive(Debug)]
pub(super) struct ResultRow<'s, 'p> {
    scope: &'s Exported<'p>,
    /// Its place among the figures of the priority.
    number: i64,
    owner: Owner,
    figure: &'p Figure,
    /// Whether it is one of those that make the total of its measure.
    counted: bool,
}

pub(super) fn rows<'s, 'p>(scope: &'s Exported<'p>) -> Vec<ResultRow<'s, 'p>> {
    let totals = totals::of_priority(scope.plan, scope.priority);
    let counted: Vec<&Figure> =
        totals.iter().flat_map(|total| &total.counted).map(|one| one.figure).collect();
    (1..)
        .zip(scope.figures.iter())
        .map(|(number, (owner, figure))| {
            let counted = counted.iter().any(|one| std::ptr::eq(*one, figure));
            ResultRow { scope, number, owner, figure, counted }
        })
        .collect()
}

fn unit(row: &ResultRow<'_, '_>) -> Option<String> {
    let own = row.figure.unit.as_ref();
    let key = row.figure.measure.as_ref().map(|measure| measure.as_str());
    let measure = key.and_then(|key| row.scope.plan.file.data.measures.get(key));
    line(own.or(measure.and_then(|measure| measure.unit.as_ref())))
}

/// The table of results.
pub(super) fn results<'r, 'p: 'r>() -> Definition<'r, ResultRow<'r, 'p>> {
    let table = Definition::new(
        "results",
        "What was counted: one row for each figure of a priority, a goal or an action. To add up a \
         measure, take the rows with `counted`.",
    )
    .text("priority", "The key of the priority.", |row: &ResultRow<'_, '_>| {
        Some(row.scope.key.clone())
    })
    .whole("number", "Its place among the figures of the priority, from 1.", |row| Some(row.number))
    .keyed()
    .whole("goal", "The goal it was reached under.", |row| goal(row.owner))
    .text("action", "The action it was reached in.", |row| action(row.owner));
    let table = columns!(
        table,
        |row| row.scope, row.figure;
        id as "figure": "The id by which others name it.",
        label: "What was counted, in a phrase.",
        measure: "The measure that it counts towards.",
    )
    .text("unit", "What one of it is called.", unit);
    let table = columns!(table, |row| row.scope, row.figure; value: "How much.").flag(
        "counted",
        "Whether it is part of the total of its measure: nothing is counted twice.",
        |row| row.figure.measure.as_ref().map(|_| row.counted),
    );
    let table = columns!(
        table,
        |row| row.scope, row.figure;
        at: "The year, month or day it belongs to.",
        period: "The period it was reported in.",
    );
    columns!(
        tied(table),
        |row| row.scope, row.figure;
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
    let table = columns!(
        table,
        |row| row.scope, row.figure;
        compared_with: "The earlier figure that it is compared with.",
    )
    .percent("change", "The change from there, in per cent.", |row| {
        row.scope.figures.before(row.figure)?.1.map(Growth::interval)
    });
    let table = columns!(
        table,
        |row| row.scope, row.figure;
        part_of: "The larger figure that already contains it.",
    )
    .percent("share", "Its share of that, in per cent.", |row| {
        row.scope.figures.whole(row.figure)?.1.map(Quantity::interval)
    });
    columns!(table, |row| row.scope, row.figure; sum_of: "The figures that it adds up.")
}
