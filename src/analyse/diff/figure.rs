//! The fields of a figure.

use super::list::listed;
use super::value::{Field, Name};
use super::walk::{Part, Walk, fields};
use crate::model::{Figure, Line};

fields!(Figure:
    value, label, measure, unit, at, period, printed, part_of, sum_of, compared_with, countries,
    operation, source, by, note, id
);
listed!(Figure:
    |figure| figure.id.as_ref().map(ToString::to_string),
    |figure| Some(format!("{:?}", (&figure.label, &figure.measure, &figure.at, &figure.period, &figure.operation))),
    |figure| Some(format!("{:?}", (&figure.label, &figure.measure)))
);

/// What a figure is called: its id, else what it counts.
pub(super) fn name(figure: &Figure) -> Name<'_> {
    let label = figure.label.as_ref().or(figure.measure.as_deref()).map(Line::as_str);
    let name = figure.id.as_ref().map(|id| id.as_str()).or(label);
    Name::Words(name.unwrap_or_default())
}

impl Part for Figure {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |figure| Some(name(figure)), before, after);
    }
}
