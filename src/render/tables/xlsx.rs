//! Tables as an Excel workbook: a sheet for each, with a frozen head, and on it a table of Excel, which
//! has a filter and is known to other programs by the name that it has here.
//!
//! Text is always written as text, never as a formula or a link. Nothing in the file says when or
//! by whom or on which system it was made: the same tables give the same bytes.

use anyhow::Context;
use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatBorder, IgnoreError, Table as ExcelTable,
    TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};

use super::archive::made_anywhere;
use super::cell::{Cell, CellKind, binary};
use super::csv::is_dangerous;
use super::definition::Table;

/// What a cell of Excel can hold, in units of UTF-16.
pub const LONGEST_TEXT: usize = 32_767;
/// Stands at the end of a text that was cut.
const CUT: char = '…';

/// Widths of columns, in characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 60;
/// Room for the button of the filter.
const BUTTON: usize = 3;

/// A workbook, and what did not fit into it.
#[derive(Debug)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many texts were cut at [`LONGEST_TEXT`].
    pub cut: usize,
}

/// The tables as a workbook.
///
/// # Errors
/// When a table does not fit into a sheet: a million rows do.
pub fn workbook(tables: &[Table]) -> anyhow::Result<Written> {
    written(tables).context("cannot write the tables as a workbook")
}

fn written(tables: &[Table]) -> Result<Written, XlsxError> {
    let mut workbook = Workbook::new();
    // Without a date of its own the file would say when it was made.
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&epoch));
    let mut cut = 0;
    for table in tables {
        cut += sheet(workbook.add_worksheet(), table)?;
    }
    let mut bytes = workbook.save_to_buffer()?;
    made_anywhere(&mut bytes);
    Ok(Written { bytes, cut })
}

/// Fills a sheet, and says how many texts were cut.
fn sheet(sheet: &mut Worksheet, table: &Table) -> Result<usize, XlsxError> {
    let last_row = u32::try_from(table.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    let last_column = u16::try_from(table.columns.len().saturating_sub(1))
        .map_err(|_| XlsxError::RowColumnLimitError)?;
    sheet.set_name(table.name)?;
    let head = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00DD_E6F0))
        .set_border_bottom(FormatBorder::Thin);
    for (index, column) in (0..).zip(&table.columns) {
        let cells = table.rows.iter().filter_map(|row| row.get(usize::from(index)));
        let widest = cells.map(width).max().unwrap_or(0).max(column.name.len() + BUTTON);
        let characters = u32::try_from(widest.clamp(NARROWEST, WIDEST)).unwrap_or(0);
        sheet.set_column_width(index, f64::from(characters) + 1.0)?;
        if column.kind == CellKind::Text && last_row > 0 {
            // Numbers of actions are labels; Excel would mark each as a number gone wrong.
            sheet.ignore_error_range(1, index, last_row, index, IgnoreError::NumberStoredAsText)?;
        }
    }
    let formats = Formats::new();
    let mut cut = 0;
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            cut += usize::from(write(sheet, row, column, cell, &formats)?);
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let heads = table
        .columns
        .iter()
        .map(|column| TableColumn::new().set_header(&column.name).set_header_format(&head));
    let heads: Vec<TableColumn> = heads.collect();
    let object =
        ExcelTable::new().set_name(table.name).set_columns(&heads).set_style(TableStyle::None);
    // A table of Excel has at least one row, which may be empty.
    sheet.add_table(0, 0, last_row.max(1), last_column, &object)?;
    Ok(cut)
}

struct Formats {
    date: Format,
    /// Keeps a text that looks like a formula a text when its cell is edited.
    quoted: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            date: Format::new().set_num_format("yyyy-mm-dd"),
            quoted: Format::new().set_quote_prefix(),
        }
    }
}

/// Writes a cell, and says whether it was cut.
fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<bool, XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let (text, was_cut) = fitting(text);
            if is_dangerous(text.as_ref()) {
                sheet.write_string_with_format(row, column, text, &formats.quoted)?;
            } else {
                sheet.write_string(row, column, text)?;
            }
            return Ok(was_cut);
        }
        #[allow(clippy::cast_precision_loss, reason = "years, numbers of goals and counts")]
        Cell::Whole(number) => {
            sheet.write_number(row, column, *number as f64)?;
        }
        Cell::Number(number) => {
            sheet.write_number(row, column, binary(*number))?;
        }
        Cell::Date(date) => {
            sheet.write_datetime_with_format(row, column, day(*date)?, &formats.date)?;
        }
        Cell::Flag(flag) => {
            sheet.write_boolean(row, column, *flag)?;
        }
    }
    Ok(false)
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let number = |number: i8| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(date.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, number(date.month()), number(date.day()))
}

/// A text as long as a cell can be, and whether it had to be cut for that.
fn fitting(text: &str) -> (std::borrow::Cow<'_, str>, bool) {
    if text.encode_utf16().count() <= LONGEST_TEXT {
        return (text.into(), false);
    }
    let mut room = LONGEST_TEXT - CUT.len_utf16();
    let kept = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    });
    let mut kept: String = kept.collect();
    kept.push(CUT);
    (kept.into(), true)
}

/// How many characters wide a cell is.
fn width(cell: &Cell) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text.lines().next().unwrap_or_default().chars().take(WIDEST).count(),
        Cell::Whole(number) => number.to_string().len(),
        Cell::Number(number) => number.normalize().to_string().len(),
        Cell::Date(_) => "2013-12-31".len(),
        Cell::Flag(_) => "FALSE".len(),
    }
}
