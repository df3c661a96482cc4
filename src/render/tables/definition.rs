//! What a table consists of: its columns, each with its name, its kind, what it means and where
//! its cells come from, all in one place.

use std::fmt;

use super::cell::{Cell, CellKind};
use crate::clean::clean_document;
use crate::model::{Interval, PlanDate, Quantity, QuantityKind};

/// Digits behind the point of a computed percentage.
const PERCENT_DIGITS: u32 = 6;

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name: lower case, with underscores.
    pub name: String,
    /// What its cells are.
    pub kind: CellKind,
    /// Whether it belongs to the key: no two rows have the same cells in all columns of the key.
    pub key: bool,
    /// The table and its column where every text that stands here has its row.
    pub leads_to: Option<(&'static str, &'static str)>,
    /// What it means, as a sentence.
    pub about: String,
}

/// A table with its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name: lower case, with underscores.
    pub name: &'static str,
    /// What its rows are, as a sentence or two.
    pub about: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

type Fill<'r, R> = Box<dyn Fn(&R) -> Vec<Cell> + 'r>;

/// A table before it is filled; `R` is what a row is made of.
pub(super) struct Definition<'r, R> {
    name: &'static str,
    about: &'static str,
    columns: Vec<Column>,
    /// Each gives the cells of the next one or more columns.
    fills: Vec<Fill<'r, R>>,
}

impl<R> fmt::Debug for Definition<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Definition").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<'r, R: 'r> Definition<'r, R> {
    pub(super) fn new(name: &'static str, about: &'static str) -> Self {
        Self { name, about, columns: Vec::new(), fills: Vec::new() }
    }

    /// Makes the columns there are so far the key.
    pub(super) fn keyed(mut self) -> Self {
        for column in &mut self.columns {
            column.key = true;
        }
        self
    }

    /// Says of the last column where its cells have their rows.
    pub(super) fn leading_to(mut self, table: &'static str, column: &'static str) -> Self {
        if let Some(last) = self.columns.last_mut() {
            last.leads_to = Some((table, column));
        }
        self
    }

    fn column(&mut self, name: impl Into<String>, kind: CellKind, about: impl Into<String>) {
        let (name, about) = (name.into(), about.into());
        self.columns.push(Column { name, kind, key: false, leads_to: None, about });
    }

    fn single(
        mut self,
        name: &str,
        kind: CellKind,
        about: &str,
        cell: impl Fn(&R) -> Cell + 'r,
    ) -> Self {
        self.column(name, kind, about);
        self.fills.push(Box::new(move |row| vec![cell(row)]));
        self
    }

    /// A column of text.
    pub(super) fn text(
        self,
        name: &str,
        about: &str,
        text: impl Fn(&R) -> Option<String> + 'r,
    ) -> Self {
        self.single(name, CellKind::Text, about, move |row| {
            let text = text(row).filter(|text| !text.is_empty());
            text.map_or(Cell::Empty, |text| Cell::Text(clean_document(&text).into_owned()))
        })
    }

    /// A column of whole numbers.
    pub(super) fn whole<N: Into<i64>>(
        self,
        name: &str,
        about: &str,
        number: impl Fn(&R) -> Option<N> + 'r,
    ) -> Self {
        self.single(name, CellKind::Whole, about, move |row| {
            number(row).map_or(Cell::Empty, |number| Cell::Whole(number.into()))
        })
    }

    /// A column of counts.
    pub(super) fn count(self, name: &str, about: &str, count: impl Fn(&R) -> usize + 'r) -> Self {
        self.whole(name, about, move |row| i64::try_from(count(row)).ok())
    }

    /// A column of yes or no.
    pub(super) fn flag(
        self,
        name: &str,
        about: &str,
        flag: impl Fn(&R) -> Option<bool> + 'r,
    ) -> Self {
        self.single(name, CellKind::Flag, about, move |row| {
            flag(row).map_or(Cell::Empty, Cell::Flag)
        })
    }

    /// A column of numbers.
    pub(super) fn number(
        self,
        name: &str,
        about: &str,
        number: impl Fn(&R) -> Option<rust_decimal::Decimal> + 'r,
    ) -> Self {
        self.single(name, CellKind::Number, about, move |row| {
            number(row).map_or(Cell::Empty, Cell::Number)
        })
    }

    /// A date as precise as it is known: what is written, and the first and the last day that it
    /// can mean.
    pub(super) fn date(
        mut self,
        name: &str,
        about: &str,
        date: impl Fn(&R) -> Option<PlanDate> + 'r,
    ) -> Self {
        self.column(
            name,
            CellKind::Text,
            format!("{about} As written: `2013-06`, `2013`, `open`."),
        );
        self.column(format!("{name}_first"), CellKind::Date, format!("First day of `{name}`."));
        self.column(format!("{name}_last"), CellKind::Date, format!("Last day of `{name}`."));
        self.fills.push(Box::new(move |row| {
            let date = date(row);
            let day = |day: Option<_>| day.map_or(Cell::Empty, Cell::Date);
            vec![
                date.map_or(Cell::Empty, |date| Cell::Text(date.to_string())),
                day(date.and_then(PlanDate::first_day)),
                day(date.and_then(PlanDate::last_day)),
            ]
        }));
        self
    }

    /// A number that may be qualified: what is written, how it is qualified, and the smallest and
    /// the largest number that it can mean.
    pub(super) fn quantity(
        mut self,
        name: &str,
        about: &str,
        quantity: impl Fn(&R) -> Option<Quantity> + 'r,
    ) -> Self {
        let of_range = "The number as stated; of a range, the lower one.";
        self.column(name, CellKind::Number, format!("{about} {of_range}"));
        self.column(
            format!("{name}_qualifier"),
            CellKind::Text,
            format!("How `{name}` is qualified."),
        );
        self.column(
            format!("{name}_low"),
            CellKind::Number,
            format!("The least `{name}` can be; empty where nothing says so."),
        );
        self.column(
            format!("{name}_high"),
            CellKind::Number,
            format!("The most `{name}` can be; empty where nothing bounds it."),
        );
        self.fills.push(Box::new(move |row| match quantity(row) {
            None => vec![Cell::Empty; 4],
            Some(quantity) => vec![
                Cell::Number(quantity.value()),
                Cell::Text(qualifier(quantity.kind()).to_owned()),
                quantity.low().map_or(Cell::Empty, |low| Cell::Number(low.value)),
                quantity.high().map_or(Cell::Empty, |high| Cell::Number(high.value)),
            ],
        }));
        self
    }

    /// A computed percentage: the smallest and the largest that it can be.
    pub(super) fn percent(
        mut self,
        name: &str,
        about: &str,
        interval: impl Fn(&R) -> Option<Interval> + 'r,
    ) -> Self {
        self.column(
            format!("{name}_low"),
            CellKind::Number,
            format!("{about} The least it can be."),
        );
        let unbounded = "The most it can be; empty where nothing bounds it.";
        self.column(format!("{name}_high"), CellKind::Number, format!("{about} {unbounded}"));
        self.fills.push(Box::new(move |row| {
            let interval = interval(row);
            let end = |end: Option<crate::model::End>| {
                end.map_or(Cell::Empty, |end| {
                    Cell::Number(end.value.round_dp(PERCENT_DIGITS).normalize())
                })
            };
            vec![
                end(interval.map(|interval| interval.low)),
                end(interval.and_then(|interval| interval.high)),
            ]
        }));
        self
    }

    /// The table with these rows.
    pub(super) fn fill(self, rows: impl IntoIterator<Item = R>) -> Table {
        let Self { name, about, columns, fills } = self;
        let cells = |row: R| fills.iter().flat_map(|fill| fill(&row)).collect();
        Table { name, about, columns, rows: rows.into_iter().map(cells).collect() }
    }
}

/// The word for a qualifier.
fn qualifier(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Exact => "exact",
        QuantityKind::Over => "over",
        QuantityKind::AtLeast => "at_least",
        QuantityKind::Under => "under",
        QuantityKind::AtMost => "at_most",
        QuantityKind::Almost => "almost",
        QuantityKind::About => "about",
        QuantityKind::Range => "range",
    }
}

/// A column of a table.
#[derive(Debug)]
pub(super) struct ColumnRow<'t> {
    table: &'t Table,
    column: &'t Column,
}

/// The columns of these tables.
pub(super) fn column_rows(tables: &[Table]) -> impl Iterator<Item = ColumnRow<'_>> {
    tables
        .iter()
        .flat_map(|table| table.columns.iter().map(move |column| ColumnRow { table, column }))
}

/// The table that describes all tables, itself too.
pub(super) fn columns<'t>() -> Definition<'t, ColumnRow<'t>> {
    Definition::new("columns", "What the columns of all tables hold: one row for each.")
        .text("table", "The table.", |row: &ColumnRow<'_>| Some(row.table.name.to_owned()))
        .text("column", "The column.", |row| Some(row.column.name.clone()))
        .keyed()
        .text("type", "What its cells are.", |row| Some(row.column.kind.name().to_owned()))
        .flag("key", "Whether it belongs to the key of the table.", |row| Some(row.column.key))
        .text(
            "leads_to",
            "The table and column in which all that stands there has its row.",
            |row| {
                let (table, column) = row.column.leads_to?;
                Some(format!("{table}.{column}"))
            },
        )
        .text("about", "What it means.", |row| Some(row.column.about.clone()))
}
