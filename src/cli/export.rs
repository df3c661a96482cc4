//! `empact export`: the plan as tables, for spreadsheets, data frames and BI tools.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::Outcome;
use super::ceiling::CeilingArgs;
use super::console::Console;
use super::document::{self, Opened};
use crate::analyse::register::Origin;
use crate::emit::{self, Outlet};
use crate::model::Priority;
use crate::present::counted;
use crate::render::messages::Messages;
use crate::render::tables::{self, Request, Table, json, package, xlsx};

const EXAMPLES: &str = "\
Examples:
  empact export -o plan.xlsx                       A workbook with a sheet for each table
  empact export -o tables/                         A CSV file for each table, in a folder, with a
                                                   datapackage.json
  empact export --table actions                    One table as CSV, to standard output
  empact export --format json                      All tables as one JSON document
  empact export -p THB -p CYB --period 2013-06     Two priorities, as things stood in June 2013

docs/export.md describes every table and column; so does the table `columns`. A plan with errors is
not exported: the findings are shown and the exit code is 1.";

/// What a folder of tables, or a file in one, is called.
const NAME: &str = "tables";

/// Export the plan as tables: JSON, CSV or an Excel workbook
///
/// Numbers are numbers and dates are dates; a qualified number such as `over 90` keeps its bounds.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExportArgs {
    /// The priorities to export: key, letter or name; may be given more than once; without it, all
    #[arg(short, long, value_name = "PRIORITY")]
    priority: Vec<String>,

    /// Tell how things stood in a period, by its id in `oap.yaml`; without it, how they stand
    #[arg(long, value_name = "ID")]
    period: Option<String>,

    /// The tables to export; may be given more than once; without it, all
    #[arg(long, value_name = "NAME", value_parser = names(), hide_possible_values = true)]
    table: Vec<String>,

    /// The format; without it, what the name of the output file ends in; CSV for a folder or a
    /// single table, else JSON
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// The file to write, or a folder ending in `/`; without it, standard output
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    #[command(flatten)]
    ceiling: CeilingArgs,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(tables::definitions().iter().map(|table| table.name))
}

/// The formats of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One document with all tables, as JSON with a schema
    Json,
    /// A file for each table
    Csv,
    /// An Excel workbook with a sheet for each table
    Xlsx,
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// The format that the extension of a file stands for.
    fn of(path: &Path) -> Result<Self> {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let extension = extension.map(str::to_ascii_lowercase);
        let stands_for = |format: &&Self| Some(format.extension()) == extension.as_deref();
        match [Self::Json, Self::Csv, Self::Xlsx].iter().find(stands_for) {
            Some(format) => Ok(*format),
            None => bail!(
                "cannot tell the format of `{}`: name it .json, .csv or .xlsx, or end the path in \
                 / for a folder of CSV files",
                path.display()
            ),
        }
    }
}

pub(super) fn run(
    args: &ExportArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let target = Outlet::new(args.output.as_deref());
    let format = args.format_for(&target)?;
    if format == Format::Csv && args.table.len() != 1 && !matches!(target, Outlet::Folder(_)) {
        bail!(
            "CSV is a file for each table\n  name a folder for all of them with `-o DIR/`, or one \
             of them with `--table NAME`"
        );
    }
    let Some(mut opened) = document::open_to_export(args.ceiling, directory, console)? else {
        return Ok(Outcome::Findings);
    };
    // Without a period the tables hold all that the files say.
    let period = match args.period.as_deref() {
        Some(id) => opened.as_of(Some(id))?,
        None => None,
    };
    let period = period.as_ref();
    let plan = &opened.plan;
    let Origin { ceiling, withheld, .. } = opened.origin();
    let priorities = priorities(&opened, &args.priority)?;
    let markings = &opened.markings;
    let request = Request { plan, markings, priorities, period, ceiling, withheld };
    let mut tables = tables::tables(&request, &Messages::english()?);
    if !args.table.is_empty() {
        tables.retain(|table| args.table.iter().any(|name| name == table.name));
    }
    match (target, format) {
        (Outlet::Folder(folder), Format::Csv) => write_csv(&folder, &tables, console)?,
        (target, format) => write(&target, format, &tables, console)?,
    }
    document::remark_warnings(&opened, console)?;
    Ok(Outcome::Clean)
}

impl ExportArgs {
    fn format_for(&self, target: &Outlet) -> Result<Format> {
        match (self.format, target) {
            (Some(format), _) => Ok(format),
            (None, Outlet::File(path)) => Format::of(path),
            (None, Outlet::Folder(_)) => Ok(Format::Csv),
            (None, Outlet::Stdout) if self.table.len() == 1 => Ok(Format::Csv),
            (None, Outlet::Stdout) => Ok(Format::Json),
        }
    }
}

/// The priorities asked for, in the order of the plan.
fn priorities<'p>(opened: &'p Opened, words: &[String]) -> Result<Vec<&'p Priority>> {
    let chosen: Vec<&Priority> =
        words.iter().map(|word| opened.priority(word)).collect::<Result<_>>()?;
    let is_chosen = |priority: &&Priority| {
        chosen.is_empty() || chosen.iter().any(|one| one.folder == priority.folder)
    };
    Ok(opened.plan.priorities.iter().filter(is_chosen).collect())
}

/// Writes a file for each table, and what they are. All are made before any is written.
fn write_csv(folder: &Path, tables: &[Table], console: &mut Console) -> Result<()> {
    let mut files: Vec<(PathBuf, String)> = tables
        .iter()
        .map(|table| Ok((folder.join(format!("{}.csv", table.name)), tables::csv::text(table)?)))
        .collect::<Result<_>>()?;
    files.push((folder.join(package::NAME), package::text(tables)?));
    emit::make_folder(folder)?;
    for (path, text) in &files {
        emit::write_document(path, text)?;
    }
    console.remark(&format!("{} written to `{}`", counted(tables.len(), "table"), folder.display()))
}

/// Writes everything as one file.
fn write(target: &Outlet, format: Format, tables: &[Table], console: &mut Console) -> Result<()> {
    let bytes = match format {
        Format::Json => json::text(tables)?.into_bytes(),
        Format::Csv => {
            tables.iter().map(tables::csv::text).collect::<Result<String>>()?.into_bytes()
        }
        Format::Xlsx => {
            let xlsx::Written { bytes, cut } = xlsx::workbook(tables)?;
            if cut > 0 {
                let (texts, most) = (counted(cut, "text"), xlsx::LONGEST_TEXT);
                console.remark(&format!(
                    "warning: {texts} cut, because a cell of Excel holds {most} characters"
                ))?;
            }
            bytes
        }
    };
    let path = match target {
        Outlet::Stdout => return console.data(&bytes),
        Outlet::File(path) => path.clone(),
        Outlet::Folder(folder) => {
            emit::make_folder(folder)?;
            folder.join(format!("{NAME}.{}", format.extension()))
        }
    };
    emit::write_file(&path, &bytes)?;
    console.remark(&format!("written: {}", path.display()))
}
