//! Tables of the plan as a whole: the plan itself, its periods, its measures.

use super::Request;
use super::VERSION;
use super::definition::Definition;
use super::scope::{in_cell, line};
use crate::analyse::markings::Borne;
use crate::analyse::totals;
use crate::model::word;
use crate::model::{Declassification, Line, Measure, Period, PlanFile, Quantity};

/// The plan with what its export is marked as.
type PlanRow<'r, 'p> = (&'r Request<'p>, Borne);

/// The table of the plan itself.
pub(super) fn plan<'r, 'p: 'r>() -> Definition<'r, PlanRow<'r, 'p>> {
    fn file<'p>((request, _): &PlanRow<'_, 'p>) -> &'p PlanFile {
        &request.plan.file.data
    }
    fn lifted<'p>(row: &PlanRow<'_, 'p>) -> Option<&'p Declassification> {
        file(row).declassification.as_ref()
    }
    fn years(row: &PlanRow<'_, '_>) -> impl Iterator<Item = u16> {
        file(row).years.iter().map(|year| year.value)
    }
    Definition::new("plan", "The plan and this export of it, in one row.")
        .whole("version", "The version of this set of tables.", |_: &PlanRow<'_, '_>| Some(VERSION))
        .text("title", "The title.", |row| Some(file(row).title.to_string()))
        .text("short_title", "The short title.", |row| line(file(row).short_title.as_ref()))
        .whole("first_year", "The first year of the plan.", |row| years(row).min())
        .whole("last_year", "The last year of the plan.", |row| years(row).max())
        .text("cycle", "The policy cycle.", |row| {
            file(row).cycle.as_ref().map(|cycle| cycle.title.to_string())
        })
        .text(
            "period",
            "The period asked for; empty where each priority is told by its last report.",
            |(request, _)| request.period.map(id),
        )
        .text("priorities", "The keys of the priorities exported.", |(request, _)| {
            let keys: Vec<String> =
                request.priorities.iter().map(|p| p.folder.to_uppercase()).collect();
            Some(keys.join(", "))
        })
        .text("marking", "The highest marking of what was exported.", |(_, borne)| {
            borne.marking.map(|marking| marking.word().to_owned())
        })
        .text("marking_printed", "That marking as it is printed on documents.", |(_, borne)| {
            borne.marking.map(|marking| marking.printed().to_owned())
        })
        .text("marking_before", "The marking before it was lifted.", |(_, borne)| {
            let lifted = borne.before.filter(|_| borne.before != borne.marking);
            lifted.map(|marking| marking.word().to_owned())
        })
        .text("declassified_by", "The document that lifted the marking.", |row| {
            lifted(row).map(|lifted| lifted.document.to_string())
        })
        .date("declassified", "When the marking was lifted.", |row| {
            lifted(row).map(|lifted| lifted.date.value)
        })
        .text("declassified_to", "The marking from then on.", |row| {
            lifted(row).map(|lifted| lifted.status.word().to_owned())
        })
        .text("declassified_extent", "Whether `full` or `partial`.", |row| {
            lifted(row).map(|lifted| word(&lifted.extent))
        })
        .text("ceiling", "The highest marking of what may be in this export; empty: any.", |row| {
            row.0.ceiling.map(|ceiling| ceiling.word().to_owned())
        })
        .count("withheld", "How many parts are left out because they are marked higher.", |row| {
            row.0.left_out()
        })
}

fn id(period: &Period) -> String {
    period.id.as_str().to_owned()
}

/// A period and its place in the plan.
pub(super) type PeriodRow<'p> = (i64, &'p Period);

/// All periods of the plan, those after the one asked for too.
pub(super) fn period_rows<'p>(request: &Request<'p>) -> impl Iterator<Item = PeriodRow<'p>> {
    (1..).zip(&request.plan.file.data.periods)
}

/// The table of periods.
pub(super) fn periods<'r>() -> Definition<'r, PeriodRow<'r>> {
    Definition::new("periods", "The periods in which actions are reported: one row for each.")
        .text("period", "The id.", |(_, period): &PeriodRow<'_>| Some(id(period)))
        .keyed()
        .whole("number", "Its place in order of time, from 1.", |(number, _)| Some(*number))
        .text("label", "How it is printed.", |(_, period)| Some(period.label.to_string()))
        .text("kind", "What kind of report it is.", |(_, period)| line(period.kind.as_ref()))
        .date("cut_off", "The last day it covers.", |(_, period)| {
            period.cut_off.as_ref().map(|date| date.value)
        })
        .text("priorities", "The priorities that report in it; empty: all.", |(_, period)| {
            let keys: Vec<&str> = period.priorities.iter().map(|key| key.as_str()).collect();
            Some(keys.join(", "))
        })
}

/// A measure with its total.
#[derive(Debug)]
pub(super) struct MeasureRow<'p> {
    key: &'p Line,
    measure: &'p Measure,
    counted: usize,
    total: Option<Quantity>,
}

pub(super) fn measure_rows<'p>(request: &Request<'p>) -> Vec<MeasureRow<'p>> {
    let plan = request.plan;
    let totals: Vec<_> = request
        .priorities
        .iter()
        .flat_map(|priority| totals::of_priority(plan, priority))
        .collect();
    let row = |(key, measure): (&'p Line, &'p Measure)| {
        let counted: Vec<Quantity> = totals
            .iter()
            .filter(|total| total.measure == key.as_str())
            .flat_map(|total| &total.counted)
            .map(|one| one.figure.value.value)
            .collect();
        let total = if counted.is_empty() { None } else { Quantity::sum(counted.iter().copied()) };
        MeasureRow { key, measure, counted: counted.len(), total }
    };
    let measures = plan.file.data.measures.iter();
    measures.map(|(key, measure)| row((&key.value, &measure.value))).collect()
}

/// The table of measures.
pub(super) fn measures<'r>() -> Definition<'r, MeasureRow<'r>> {
    Definition::new(
        "measures",
        "What results are counted in: one row for each measure of the plan, with its total over the \
         priorities exported.",
    )
    .text("measure", "The key.", |row: &MeasureRow<'_>| Some(row.key.to_string()))
    .keyed()
    .text("name", "How it is printed.", |row| Some(row.measure.name.to_string()))
    .text("unit", "What one of it is called.", |row| line(row.measure.unit.as_ref()))
    .text("note", "What counts and what does not.", |row| {
        row.measure.note.as_ref().map(|note| in_cell(note.as_str()))
    })
    .count("counted", "How many rows of `results` make the total.", |row| row.counted)
    .quantity("total", "The total, with nothing counted twice.", |row| row.total)
}
