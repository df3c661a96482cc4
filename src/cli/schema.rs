//! `empact schema`: prints or writes the JSON Schemas of the files of a plan, and of what other commands
//! write for programs.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::Outcome;
use super::console::Console;
use crate::emit;
use crate::present::{self, counted};
use crate::render::{diff, status, tables};
use crate::schema;

const EXAMPLES: &str = "\
Examples:
  empact schema action                 Print the schema of action files
  empact schema findings               Print that of `check --format json`
  empact schema --output docs/schema   Write all schemas to a folder

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
}

impl SchemaKind {
    fn name(self) -> &'static str {
        match self {
            Self::File(kind) => kind.name(),
            Self::Findings => "findings",
            Self::Diff => "diff",
            Self::Export => "export",
            Self::Status => "status",
        }
    }

    fn text(self) -> String {
        match self {
            Self::File(kind) => schema::text(kind),
            Self::Findings => present::json::schema_text(),
            Self::Diff => diff::json::schema_text(),
            Self::Export => tables::json::schema_text(),
            Self::Status => status::schema_text(),
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
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}

/// Print the JSON Schema of a kind of file, for editors and other validators
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, override_usage = USAGE)]
pub(super) struct SchemaArgs {
    /// The kind of file
    #[arg(value_enum, required_unless_present = "output")]
    kind: Option<SchemaKind>,

    /// Write the schemas of all kinds to DIR, as KIND.schema.json
    #[arg(short, long, value_name = "DIR", conflicts_with = "kind")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &SchemaArgs, console: &mut Console) -> Result<Outcome> {
    if let Some(kind) = args.kind {
        let text = kind.text();
        console.out().write_all(text.as_bytes()).context("cannot write to standard output")?;
    }
    if let Some(folder) = &args.output {
        emit::make_folder(folder)?;
        let kinds = SchemaKind::value_variants();
        for kind in kinds {
            let name = format!("{}.schema.json", kind.name());
            emit::write_document(&folder.join(name), &kind.text())?;
        }
        let written = counted(kinds.len(), "schema");
        console.remark(&format!("{written} written to `{}`", folder.display()))?;
    }
    Ok(Outcome::Clean)
}
