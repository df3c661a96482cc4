//! The fields of an indicator.

use super::list::listed;
use super::value::{Field, Name};
use super::walk::{Entry, Part, Walk, fields};
use crate::model::{Kpi, Reading};

fields!(Kpi: values, target, baseline, name, id, unit, source, suitability);
fields!(Reading: value, text, at);
listed!(Kpi: |kpi| Some(kpi.id.to_string()), |kpi| Some(kpi.name.to_string()));

impl Part for Kpi {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |kpi| Some(Name::Words(kpi.id.as_str())), before, after);
    }
}

/// The number or the words stand for the reading.
impl Part for Reading {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.transparent(field, None, before, after);
    }
}

impl Entry for Reading {
    fn entry<'p>(
        field: Field,
        key: &'p str,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.transparent(field, Some(Name::Period(key)), before, after);
    }
}
