//! The table of results: every figure of a priority, its goals and its actions.

use super::definition::Definition;
use super::scope::{Scope, action, goal, line};
use crate::analyse::figures::Owner;
use crate::analyse::totals;
use crate::model::{Change, Figure, Quantity};
use crate::source::Spanned;

/// A figure.
#[derive(Debug)]
pub(super) struct ResultRow<'s, 'p> {
    scope: &'s Scope<'p>,
    /// Its place among the figures of the priority.
    number: i64,
    owner: Owner,
    figure: &'p Figure,
    /// Whether it is one of those that make the total of its measure.
    counted: bool,
}

pub(super) fn rows<'s, 'p>(scope: &'s Scope<'p>) -> Vec<ResultRow<'s, 'p>> {
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

fn id<T: ToString>(id: Option<&Spanned<T>>) -> Option<String> {
    id.map(|id| id.value.to_string())
}

fn unit(row: &ResultRow<'_, '_>) -> Option<String> {
    let own = row.figure.unit.as_ref();
    let key = row.figure.measure.as_ref().map(|measure| measure.as_str());
    let measure = key.and_then(|key| row.scope.plan.file.data.measures.get(key));
    line(own.or(measure.and_then(|measure| measure.unit.as_ref())))
}

/// The table of results.
pub(super) fn results<'r, 'p: 'r>() -> Definition<'r, ResultRow<'r, 'p>> {
    let definition = Definition::new(
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
    .text("action", "The action it was reached in.", |row| action(row.owner))
    .text("figure", "The id by which others name it.", |row| id(row.figure.id.as_ref()))
    .text("label", "What was counted, in a phrase.", |row| line(row.figure.label.as_ref()))
    .text("measure", "The measure that it counts towards.", |row| id(row.figure.measure.as_ref()))
    .text("unit", "What one of it is called.", unit)
    .quantity("value", "How much.", |row| Some(row.figure.value.value))
    .flag(
        "counted",
        "Whether it is part of the total of its measure: nothing is counted twice.",
        |row| row.figure.measure.as_ref().map(|_| row.counted),
    )
    .date("at", "The year, month or day it belongs to.", |row| row.figure.at)
    .text("period", "The period it was reported in.", |row| id(row.figure.period.as_ref()));
    tied(definition)
        .text("countries", "The countries it was reached in.", |row| {
            row.scope.parties(&row.figure.countries)
        })
        .text("operation", "The operation it was reached in.", |row| {
            line(row.figure.operation.as_ref())
        })
        .text("source", "Where the number comes from.", |row| line(row.figure.source.as_ref()))
        .text("printed", "The number as its author printed it.", |row| {
            line(row.figure.printed.as_ref().map(|printed| &printed.value))
        })
        .text("note", "What has to be known to read it rightly.", |row| {
            row.scope.optional(row.figure.note.as_ref())
        })
        .text("marking", "The marking of the file it stands in.", |row| {
            row.scope.marking_of(row.owner)
        })
}

/// The columns of what ties a figure to others.
fn tied<'r, 'p: 'r>(
    definition: Definition<'r, ResultRow<'r, 'p>>,
) -> Definition<'r, ResultRow<'r, 'p>> {
    definition
        .text("compared_with", "The earlier figure that it is compared with.", |row| {
            id(row.figure.compared_with.as_ref())
        })
        .percent("change", "The change from there, in per cent.", |row| {
            row.scope.figures.before(row.figure)?.1.map(Change::interval)
        })
        .text("part_of", "The larger figure that already contains it.", |row| {
            id(row.figure.part_of.as_ref())
        })
        .percent("share", "Its share of that, in per cent.", |row| {
            row.scope.figures.whole(row.figure)?.1.map(Quantity::interval)
        })
        .text("sum_of", "The figures that it adds up.", |row| {
            let ids: Vec<&str> = row.figure.sum_of.iter().map(|id| id.as_str()).collect();
            Some(ids.join(", "))
        })
}
