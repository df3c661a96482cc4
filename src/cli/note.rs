//! `empact note`: the note to COSI that binds the reports of all priorities.

use std::path::Path;

use anyhow::{Error, Result, anyhow, bail};
use clap::Args;

use super::Outcome;
use super::console::Console;
use super::document::{self, DocumentArgs};
use super::live;
use crate::model::Marking;
use crate::render::note::{self, Request};

const EXAMPLES: &str = "\
Examples:
  empact note -o note.html                  One HTML file that needs nothing else
  empact note -o note.docx                  A file of Word
  empact note -o note/                      Markdown and HTML, in a folder
  empact note --summary -o note.html        With the summary over all priorities
  empact note --period 2013-06              As things stood in June 2013
  empact note --declassified -o public.html The public edition

The front page is written under `note` in `oap.yaml`, the decision to declassify under
`declassification`. A plan with errors has no note: the findings are shown and the exit code is 1.";

/// Render the note to COSI: all reports in one document
///
/// The note has the front page as the Council prints it, a table of contents, and the report on each
/// priority as a numbered annex, in the order of the plan.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct NoteArgs {
    /// The period to report on, by its id in `oap.yaml`; without it, the last one in which each
    /// priority reported
    #[arg(long, value_name = "ID")]
    period: Option<String>,

    /// Make the public edition: a cover, and the note behind it with every page stamped
    ///
    /// What the decision under `declassification` does not release is left out, and its place says
    /// so. There is no draft of it: findings could tell of what is left out.
    #[arg(long, conflicts_with = "draft")]
    declassified: bool,

    /// Put the summary over all priorities before the reports
    #[arg(long)]
    summary: bool,

    #[command(flatten)]
    document: DocumentArgs,
}

pub(super) fn run(
    args: &NoteArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    live::made(&args.document, directory, console, |console| make(args, directory, console))
}

fn make(args: &NoteArgs, directory: Option<&Path>, console: &mut Console) -> Result<Outcome> {
    let Some(opened) = document::open(&args.document, directory, console)? else {
        return Ok(Outcome::Findings);
    };
    let plan = &opened.plan;
    let file = &plan.file.data;
    let Some(front) = &file.note else {
        bail!(
            "the plan has no front page for a note: add `note` to `oap.yaml`\n\
             help: it begins with `institution`, `place`, `date`, `original_language`, `number`, \
             `type` and `from`"
        );
    };
    if args.declassified && file.declassification.is_none() {
        bail!(
            "the plan is not declassified: add `declassification` to `oap.yaml`\n\
             help: it has the `document` that lifts the marking, its `date`, the new `status`, and \
             the `extent`, `full` or `partial`"
        );
    }
    let asked = args.period.as_deref().map(|id| document::period(plan, id)).transpose()?;
    let edition =
        note::edition(plan, args.declassified).map_err(|above| kept_back(above.marking))?;
    let edition = edition.as_of(asked);
    if let Some(ceiling) = opened.ceiling().filter(|ceiling| edition.marking() > Some(*ceiling)) {
        bail!(
            "the note as it was issued is above {}, although the plan is declassified\n\
             help: make the public edition with `--declassified`",
            ceiling.printed()
        );
    }
    let request = Request {
        edition: &edition,
        note: front,
        period: asked,
        summary: args.summary,
        notes: args.document.notes,
        draft: opened.draft.clone(),
        origin: opened.origin(),
    };
    let renderer = opened.renderer()?;
    let composed = note::compose(&request, &renderer);
    let Some(composed) = opened.made(composed, console)? else { return Ok(Outcome::Findings) };
    let name = if args.declassified { "note-declassified" } else { "note" };
    document::write(&args.document, name, |format| renderer.write(&composed, format), console)?;
    document::remark_warnings(&opened, console)?;
    Ok(if opened.has_errors() { Outcome::Findings } else { Outcome::Clean })
}

fn kept_back(marking: Option<Marking>) -> Error {
    let marking = marking.map_or_else(String::new, |marking| format!(" ({})", marking.printed()));
    anyhow!(
        "`oap.yaml` itself{marking} is not declassified, and no document can be made without it"
    )
}
