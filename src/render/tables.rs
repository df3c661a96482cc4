//! A plan as tables, for spreadsheets, data frames and BI tools. Called by the `export` command.
//!
//! [`tables()`] makes them: the same set for every plan, each with typed columns, in the order of the
//! plan. What a table holds is defined in one place each, below; `docs/export.md`, the schema of
//! the JSON and the table `columns` follow from these definitions. [`csv`], [`json`] and [`xlsx`]
//! write them, and [`package`] describes the CSV files to programs. Words are those of the plan's own files and are not translated: programs read them.
//!
//! A column or table that goes, or changes its meaning, needs a new [`VERSION`]; one that is added
//! does not.

mod action;
mod activity;
mod archive;
mod cell;
pub mod csv;
mod definition;
pub mod json;
mod key;
mod kpi;
mod owned;
pub mod package;
mod participation;
mod plan;
mod point;
mod priority;
mod result;
mod scope;
mod shown;
#[cfg(test)]
mod tests;
pub mod xlsx;

pub use cell::{Cell, CellKind};
pub use definition::{Column, Table};

use crate::analyse::markings::{Borne, Markings};
use crate::analyse::release::Withheld;
use crate::model::{Marking, Period, Plan, Priority};
use crate::render::messages::Messages;
use owned::held;
use scope::Exported;

/// The version of the set of tables.
pub const VERSION: u32 = 2;

/// What is to be exported.
#[derive(Debug, Clone)]
pub struct Request<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The markings of its parts.
    pub markings: &'p Markings,
    /// The priorities to export, in the order of the plan.
    pub priorities: Vec<&'p Priority>,
    /// The period as of whose end things are told; `None` for everything, each priority being told
    /// by its last report.
    pub period: Option<&'p Period>,
    /// The highest marking of what may be seen, where that is limited.
    pub ceiling: Option<Marking>,
    /// What is left out of the plan above it.
    pub withheld: &'p [Withheld],
}

impl Request<'_> {
    /// What the export is marked as: by the plan's file and those of priorities and actions. The
    /// driver's prose and attached reports do not go into tables.
    pub fn borne(&self) -> Borne {
        let files = self.priorities.iter().flat_map(|priority| {
            let own = priority.file.iter().map(|file| file.source);
            own.chain(priority.actions.iter().map(|action| action.source))
        });
        self.markings.borne([self.plan.file.source].into_iter().chain(files))
    }

    /// How many parts are left out: of the plan, or of the priorities that are exported.
    fn left_out(&self) -> usize {
        let is_whole = self.priorities.len() == self.plan.priorities.len();
        self.withheld.iter().filter(|one| is_whole || one.is_of(&self.priorities)).count()
    }
}

/// Makes all tables. The last one, `columns`, says what every column holds.
pub fn tables(request: &Request<'_>, messages: &Messages) -> Vec<Table> {
    let priorities = request.priorities.iter();
    let scopes: Vec<Exported<'_>> =
        priorities.map(|priority| Exported::new(request, priority, messages)).collect();
    build(Some((request, request.borne())), &scopes)
}

/// The tables without rows: what every export consists of.
pub fn definitions() -> Vec<Table> {
    build(None, &[])
}

fn build(whole: Option<(&Request<'_>, Borne)>, scopes: &[Exported<'_>]) -> Vec<Table> {
    let request = whole.map(|(request, _)| request);
    let mut tables = vec![
        plan::plan().fill(whole),
        plan::periods()
            .fill(request.into_iter().flat_map(|request| plan::period_rows(request, scopes))),
        plan::measures()
            .fill(request.into_iter().flat_map(|request| plan::measure_rows(request, scopes))),
        plan::themes().fill(request.into_iter().flat_map(plan::theme_rows)),
        plan::horizontal_goals().fill(request.into_iter().flat_map(plan::horizontal_rows)),
        priority::priorities().fill(priority::rows(request, scopes)),
        priority::succession().fill(scopes.iter().flat_map(priority::succession_rows)),
        priority::goals().fill(scopes.iter().flat_map(priority::goal_rows)),
        point::points().fill(scopes.iter().flat_map(point::rows)),
        action::actions().fill(scopes.iter().flat_map(action::rows)),
        action::progress().fill(scopes.iter().flat_map(action::progress_rows)),
        action::continuation().fill(scopes.iter().flat_map(action::continuation_rows)),
        action::relations().fill(scopes.iter().flat_map(action::relation_rows)),
        kpi::kpis().fill(scopes.iter().flat_map(kpi::rows)),
        kpi::values().fill(scopes.iter().flat_map(kpi::value_rows)),
        result::results().fill(scopes.iter().flat_map(result::rows)),
        participation::participation().fill(scopes.iter().flat_map(participation::rows)),
        activity::events().fill(held(scopes, |holder| holder.events)),
        activity::operations().fill(held(scopes, |holder| holder.operations)),
        activity::funding_bids().fill(held(scopes, |holder| holder.funding_bids)),
        activity::partners().fill(held(scopes, |holder| holder.partners)),
        activity::initiatives().fill(held(scopes, |holder| holder.initiatives)),
    ];
    let described = [tables.as_slice(), &[definition::columns().fill([])]].concat();
    let columns = definition::columns().fill(definition::column_rows(&described));
    tables.push(columns);
    tables
}
