//! `empact schema`: prints or writes the JSON Schemas of the files of a plan, and of what other commands
//! write for programs; of the files of one plan, where a plan is named.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::Outcome;
use super::console::Console;
use super::place;
use crate::analyse::parties::{ROLES, SPEAKERS};
use crate::discover;
use crate::emit;
use crate::load;
use crate::present::{self, counted};
use crate::render::{diff, owed, status, tables};
use crate::schema::{self, Names, SETTINGS};

const EXAMPLES: &str = "\
Examples:
  empact schema action                 Print the schema of action files
  empact schema findings               Print that of `check --format json`
  empact schema --output docs/schema   Write all schemas to a folder
  empact -C plan schema -o schema      Write those of the files of a plan, which know its periods,
                                       measures, themes and parties, and bind them in VS Code

An editor that speaks the YAML language server's protocol uses a schema for a file that begins with
  # yaml-language-server: $schema=PATH/action.schema.json";

const USAGE: &str = "empact schema KIND\n       empact schema --output DIR";

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SchemaKind {
    /// A file of a plan.
    File(schema::FileKind),
    Findings,
    Diff,
    Export,
    Status,
    Owed,
}

impl SchemaKind {
    fn name(self) -> &'static str {
        match self {
            Self::File(kind) => kind.name(),
            Self::Findings => "findings",
            Self::Diff => "diff",
            Self::Export => "export",
            Self::Status => "status",
            Self::Owed => "owed",
        }
    }

    fn text(self, names: Option<&Names>) -> String {
        match self {
            Self::File(kind) => {
                names.map_or_else(|| schema::text(kind), |names| schema::text_for(kind, names))
            }
            Self::Findings => present::json::schema_text(),
            Self::Diff => diff::json::schema_text(),
            Self::Export => tables::json::schema_text(),
            Self::Status => status::schema_text(),
            Self::Owed => owed::json::schema_text(),
        }
    }
}

impl ValueEnum for SchemaKind {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::File(schema::FileKind::Plan),
            Self::File(schema::FileKind::Priority),
            Self::File(schema::FileKind::Action),
            Self::File(schema::FileKind::Narrative),
            Self::File(schema::FileKind::Annex),
            Self::Findings,
            Self::Diff,
            Self::Export,
            Self::Status,
            Self::Owed,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::File(schema::FileKind::Plan) => "oap.yaml",
            Self::File(schema::FileKind::Priority) => "priorities/KEY/priority.yaml",
            Self::File(schema::FileKind::Action) => "priorities/KEY/actions/*.yaml",
            Self::File(schema::FileKind::Narrative) => "The head of priorities/KEY/narrative/*.md",
            Self::File(schema::FileKind::Annex) => "The head of priorities/KEY/annexes/*.md",
            Self::Findings => "What `check --format json` writes",
            Self::Diff => "What `diff --format json` writes",
            Self::Export => "What `export --format json` writes",
            Self::Status => "What `status --format json` writes",
            Self::Owed => "What `status --by WHO --format json` writes",
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}

/// Print the JSON Schema of a kind of file, for editors and other validators
///
/// With `-C` the schemas of files know the plan there: its periods, measures, themes and parties, and what
/// figures and actions it has. Written with `-o`, they are bound to its files in `.vscode/settings.json` of
/// the current folder.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, override_usage = USAGE)]
pub(super) struct SchemaArgs {
    /// The kind of file
    #[arg(value_enum, required_unless_present = "output")]
    kind: Option<SchemaKind>,

    /// Write the schemas of all kinds to DIR, as KIND.schema.json; with `-C`, those of files
    #[arg(short, long, value_name = "DIR", conflicts_with = "kind")]
    output: Option<PathBuf>,
}

pub(super) fn run(
    args: &SchemaArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let plan = directory.map(read).transpose()?;
    let names = plan.as_ref().map(|(_, names)| names);
    if let Some(kind) = args.kind {
        let text = kind.text(names);
        console.out().write_all(text.as_bytes()).context("cannot write to standard output")?;
    }
    if let Some(folder) = &args.output {
        emit::make_folder(folder)?;
        let is_of_plan =
            |kind: &&SchemaKind| names.is_none() || matches!(kind, SchemaKind::File(_));
        let kinds: Vec<&SchemaKind> =
            SchemaKind::value_variants().iter().filter(is_of_plan).collect();
        for kind in &kinds {
            let name = format!("{}.schema.json", kind.name());
            emit::write_document(&folder.join(name), &kind.text(names))?;
        }
        let written = counted(kinds.len(), "schema");
        console.remark(&format!("{written} written to `{}`", folder.display()))?;
        if let Some((root, _)) = &plan {
            bind(root, folder, console)?;
        }
    }
    Ok(Outcome::Clean)
}

/// The root of the plan in a folder, and what its files name. Whatever is wrong in it, what can be read is
/// known.
fn read(directory: &Path) -> Result<(PathBuf, Names)> {
    let root = discover::find_root(directory)?;
    let Some(plan) = load::load(&root)?.plan else {
        bail!("`oap.yaml` cannot be read; `empact check` says why");
    };
    let roles = ROLES.iter().chain(SPEAKERS).copied();
    Ok((root, Names::of(&plan, roles)))
}

/// Binds the schemas in a folder to the files of a plan, in the settings of the current folder. Settings
/// that are there already are somebody's own, and stay.
fn bind(root: &Path, schemas: &Path, console: &mut Console) -> Result<()> {
    let plan = place::prefix(root)?;
    let schemas = place::prefix(&discover::absolute(schemas)?)?;
    if [&plan, &schemas].iter().any(|way| way.starts_with("..") || Path::new(way).is_absolute()) {
        return console.remark(
            "note: nothing is bound to the schemas, because the plan or they lie outside of the \
             current folder; run this in the folder that is open in the editor",
        );
    }
    let text = schema::settings(&schemas, &plan);
    let settings = Path::new(SETTINGS);
    match discover::read_other(settings)? {
        Some(there) if there == text => {}
        None => {
            emit::make_folder(Path::new(".vscode"))?;
            emit::write_document(settings, &text)?;
            console.remark(&format!("written: {SETTINGS}"))?;
        }
        Some(_) => {
            console.remark(&format!("note: {SETTINGS} is there already; put this into it:"))?;
            console.data(text.as_bytes())?;
        }
    }
    Ok(())
}
