//! `empact schema`: prints or writes the JSON Schemas of the files of a plan.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use super::Outcome;
use super::console::Console;
use crate::emit;
use crate::present::counted;
use crate::schema::{self, Kind};

const EXAMPLES: &str = "\
Examples:
  empact schema action                 Print the schema of action files
  empact schema --output docs/schema   Write all schemas to a folder

An editor that speaks the YAML language server's protocol uses a schema for a file that begins with
  # yaml-language-server: $schema=PATH/action.schema.json";

/// Print the JSON Schema of a kind of file, for editors and other validators
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SchemaArgs {
    /// The kind of file
    #[arg(value_enum, required_unless_present = "output")]
    kind: Option<Kind>,

    /// Write the schemas of all kinds to DIR, as KIND.schema.json
    #[arg(short, long, value_name = "DIR", conflicts_with = "kind")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &SchemaArgs, console: &mut Console) -> Result<Outcome> {
    if let Some(kind) = args.kind {
        let text = schema::text(kind);
        console.out().write_all(text.as_bytes()).context("cannot write to standard output")?;
    }
    if let Some(folder) = &args.output {
        emit::make_folder(folder)?;
        for kind in Kind::ALL {
            emit::write_document(&folder.join(kind.file_name()), &schema::text(kind))?;
        }
        let written = counted(Kind::ALL.len(), "schema");
        console.remark(&format!("{written} written to `{}`", folder.display()))?;
    }
    Ok(Outcome::Clean)
}
