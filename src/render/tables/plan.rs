//! Tables of the plan as a whole: the plan itself, its periods, its measures.

use std::collections::{BTreeMap, BTreeSet};

use super::Request;
use super::VERSION;
use super::definition::Definition;
use super::key;
use super::scope::{Exported, in_cell, line};
use crate::analyse::markings::Borne;
use crate::analyse::totals;
use crate::model::{
    Declassification, Figure, HorizontalGoal, Line, Measure, Period, PlanFile, Quantity, Theme,
    word,
};

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
        .whole("cycle_start", "The first year of the cycle.", |row| {
            Some(file(row).cycle.as_ref()?.start.value)
        })
        .whole("cycle_end", "The last year of the cycle.", |row| {
            Some(file(row).cycle.as_ref()?.end.value)
        })
        .text(
            "period",
            "The period asked for; empty where each priority is told by its last report.",
            |(request, _)| request.period.map(|period| key::period(period.id.as_str())),
        )
        .leading_to("periods", "period")
        .text("priorities", "The keys of the priorities exported.", |(request, _)| {
            let keys: Vec<String> =
                request.priorities.iter().map(|p| p.folder.to_uppercase()).collect();
            Some(keys.join(", "))
        })
        .text("marking", "The highest marking of what was exported.", |(_, borne)| {
            borne.marking.map(|marking| marking.word().to_owned())
        })
        .text("notice", "What every document prints beside its marking.", |(request, _)| {
            line(request.plan.file.data.notice.as_ref())
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

/// A period, its id and its place in the plan; the id only where the plan does not have it.
pub(super) type PeriodRow<'p> = (&'p str, Option<(i64, &'p Period)>);

/// All periods of the plan up to the one asked for; then those that only figures name.
pub(super) fn period_rows<'p>(
    request: &Request<'p>,
    scopes: &[Exported<'p>],
) -> Vec<PeriodRow<'p>> {
    let periods = &request.plan.file.data.periods;
    let of_plan =
        (1..).zip(periods).map(|(number, period)| (period.id.as_str(), Some((number, period))));
    let named = figures(scopes).filter_map(|figure| Some(figure.period.as_ref()?.as_str()));
    let is_unknown = |id: &&str| periods.iter().all(|period| period.id.as_str() != *id);
    let unknown: BTreeSet<&str> = named.filter(is_unknown).collect();
    of_plan.chain(unknown.into_iter().map(|id| (id, None))).collect()
}

fn figures<'p>(scopes: &[Exported<'p>]) -> impl Iterator<Item = &'p Figure> {
    scopes.iter().flat_map(|scope| scope.figures.iter().map(|(_, figure)| figure))
}

/// The table of periods.
pub(super) fn periods<'r>() -> Definition<'r, PeriodRow<'r>> {
    Definition::new("periods", "The periods in which actions are reported: one row for each.")
        .text("period", "The key: `P-2013-06` is `2013-06`.", |(id, _): &PeriodRow<'_>| {
            Some(key::period(id))
        })
        .keyed()
        .text("id", "The id, as the files of the plan have it.", |(id, _)| Some((*id).to_owned()))
        .whole("number", "Its place in order of time, from 1.", |(_, known)| Some((*known)?.0))
        .text("label", "How it is printed.", |(_, known)| Some((*known)?.1.label.to_string()))
        .text("kind", "What kind of report it is.", |(_, known)| line((*known)?.1.kind.as_ref()))
        .date("cut_off", "The last day it covers.", |(_, known)| {
            (*known)?.1.cut_off.as_ref().map(|date| date.value)
        })
        .date("due", "By when its reports are due.", |(_, known)| {
            (*known)?.1.due.as_ref().map(|date| date.value)
        })
        .text("priorities", "The priorities that report in it; empty: all.", |(_, known)| {
            let keys = (*known)?.1.priorities.iter().map(|key| key.as_str());
            Some(keys.collect::<Vec<_>>().join(", "))
        })
}

/// A theme and its key.
pub(super) type ThemeRow<'p> = (&'p Line, &'p Theme);

pub(super) fn theme_rows<'p>(request: &Request<'p>) -> impl Iterator<Item = ThemeRow<'p>> {
    request.plan.file.data.themes.iter().map(|(key, theme)| (&key.value, &theme.value))
}

/// The table of themes.
pub(super) fn themes<'r>() -> Definition<'r, ThemeRow<'r>> {
    Definition::new("themes", "What points are about: one row for each theme of the plan.")
        .text("theme", "The key.", |(key, _): &ThemeRow<'_>| Some(key.to_string()))
        .keyed()
        .text("name", "How it is printed.", |(_, theme)| Some(theme.name.to_string()))
        .text("text", "What belongs to it and what does not, in Markdown.", |(_, theme)| {
            theme.text.as_ref().map(|text| in_cell(text.as_str()))
        })
}

/// A horizontal goal and its key.
pub(super) type HorizontalRow<'p> = (&'p Line, &'p HorizontalGoal);

pub(super) fn horizontal_rows<'p>(
    request: &Request<'p>,
) -> impl Iterator<Item = HorizontalRow<'p>> {
    request.plan.file.data.horizontal_goals.iter().map(|(key, goal)| (&key.value, &goal.value))
}

/// The table of horizontal goals.
pub(super) fn horizontal_goals<'r>() -> Definition<'r, HorizontalRow<'r>> {
    let about = "The goals that all priorities share: one row for each.";
    Definition::new("horizontal_goals", about)
        .text("horizontal_goal", "The key.", |(key, _): &HorizontalRow<'_>| Some(key.to_string()))
        .keyed()
        .text("title", "How it is printed.", |(_, goal)| Some(goal.title.to_string()))
        .text("text", "What is to be reached, in Markdown.", |(_, goal)| {
            goal.text.as_ref().map(|text| in_cell(text.as_str()))
        })
}

/// A measure with its total.
#[derive(Debug)]
pub(super) struct MeasureRow<'p> {
    key: &'p str,
    /// Absent where the plan has no such measure.
    measure: Option<&'p Measure>,
    counted: usize,
    total: Option<Quantity>,
}

/// All measures of the plan; then those that only figures name.
pub(super) fn measure_rows<'p>(
    request: &Request<'p>,
    scopes: &[Exported<'p>],
) -> Vec<MeasureRow<'p>> {
    let plan = request.plan;
    let totals = request.priorities.iter().flat_map(|priority| totals::of_priority(plan, priority));
    let mut all: BTreeMap<&str, Vec<Quantity>> = BTreeMap::new();
    for total in totals.filter(|total| total.population.is_none()) {
        let counted = total.counted.iter().map(|one| one.figure.value.value);
        all.entry(total.measure).or_default().extend(counted);
    }
    let row = |(key, measure): (&'p str, Option<&'p Measure>)| {
        let counted = all.get(key).map(Vec::as_slice).unwrap_or_default();
        let total = if counted.is_empty() { None } else { Quantity::sum(counted.iter().copied()) };
        MeasureRow { key, measure, counted: counted.len(), total }
    };
    let measures = &plan.file.data.measures;
    let of_plan = measures.iter().map(|(key, measure)| (key.as_str(), Some(&measure.value)));
    let named = figures(scopes).filter_map(|figure| Some(figure.measure.as_ref()?.as_str()));
    let unknown: BTreeSet<&str> = named.filter(|key| measures.get(key).is_none()).collect();
    of_plan.chain(unknown.into_iter().map(|key| (key, None))).map(row).collect()
}

/// The table of measures.
pub(super) fn measures<'r>() -> Definition<'r, MeasureRow<'r>> {
    Definition::new(
        "measures",
        "What results are counted in: one row for each measure of the plan, with its total over the \
         priorities exported.",
    )
    .text("measure", "The key.", |row: &MeasureRow<'_>| Some(row.key.to_owned()))
    .keyed()
    .text("name", "How it is printed.", |row| Some(row.measure?.name.to_string()))
    .text("unit", "What one of it is called.", |row| line(row.measure?.unit.as_ref()))
    .text("note", "What counts and what does not.", |row| {
        row.measure?.note.as_ref().map(|note| in_cell(note.as_str()))
    })
    .count("counted", "How many rows of `results` make the total.", |row| row.counted)
    .quantity("total", "The total, with nothing counted twice, of the figures without a population of their own.", |row| row.total)
}
