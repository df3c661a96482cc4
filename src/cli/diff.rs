//! `empact diff`: what changed in a plan.

mod sides;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

use super::Outcome;
use super::ceiling::CeilingArgs;
use super::console::{Console, columns};
use super::document::LanguageArgs;
use super::{WIDTH, choose};
use crate::analyse::diff::{self as analysis, Diff};
use crate::analyse::markings;
use crate::discover;
use crate::emit::{self, Outlet};
use crate::model::{Marking, Priority};
use crate::render::Format;
use crate::render::diff::{self, Request};
use crate::writer::terminal::Screen;
use sides::Sides;

const EXAMPLES: &str = "\
Examples:
  empact diff                            What was changed since the last commit
  empact diff v1.2                       What was changed since a revision
  empact diff v1.1..v1.2                 From one revision to another
  empact diff ../oap-2012                From a plan in another folder to this one
  empact diff --period 2013-06 2013-12   From one period of the plan to another
  empact diff main -o changes.html       As one HTML file that needs nothing else

A plan with errors is compared as far as it can be read; how many errors there are is said on standard error.";

/// Show what changed in a plan since a revision, against another, or between periods
///
/// Changes are told in the words of the plan, by priority and action, the most important first.
/// How a file is written (comments, the order of keys, quotation marks) is no change.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DiffArgs {
    /// What to compare with: a revision of git, two of them as REV..REV, or the folder of another
    /// plan; without it, the last commit
    #[arg(value_name = "REV|DIR")]
    other: Option<String>,

    /// Compare what is reported in two periods, by their ids in `oap.yaml`
    #[arg(long, num_args = 2, value_names = ["ID", "ID"], conflicts_with = "other")]
    period: Option<Vec<String>>,

    /// Show one priority only: its key, letter or name, in any case
    #[arg(short, long, value_name = "PRIORITY")]
    priority: Option<String>,

    /// The format; without it, what the name of the output file ends in, else text
    #[arg(long, value_enum)]
    format: Option<DiffFormat>,

    /// The file to write, or a folder ending in `/` for Markdown and HTML; without it, standard
    /// output
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    #[command(flatten)]
    language: LanguageArgs,

    #[command(flatten)]
    ceiling: CeilingArgs,

    /// End with exit code 1 when something changed
    #[arg(long)]
    exit_code: bool,
}

/// The formats of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
enum DiffFormat {
    /// For people at a terminal
    Text,
    /// Markdown, GitHub's dialect
    Md,
    /// One self-contained HTML file
    Html,
    /// A file of Word
    Docx,
    /// A file of PDF
    #[cfg(feature = "pdf")]
    Pdf,
    /// Every change, as JSON with a schema
    Json,
}

impl DiffFormat {
    /// What the name of a file ends in.
    fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            #[cfg(feature = "pdf")]
            Self::Pdf => "pdf",
            Self::Json => "json",
        }
    }

    /// The format that a file is written in by its name.
    fn of(path: &Path) -> Result<Self> {
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("txt") => Ok(Self::Text),
            Some("json") => Ok(Self::Json),
            _ => Ok(match Format::of(path)? {
                Format::Markdown => Self::Md,
                Format::Html => Self::Html,
                Format::Word => Self::Docx,
                #[cfg(feature = "pdf")]
                Format::Pdf => Self::Pdf,
            }),
        }
    }
}

pub(super) fn run(
    args: &DiffArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let root = discover::find_root(super::start(directory))?;
    let sides = match args.period.as_deref() {
        Some([before, after]) => Sides::periods(&root, [before, after], args.ceiling, console)?,
        _ => Sides::states(&root, args.other.as_deref(), args.ceiling, console)?,
    };
    let renderer = args.language.renderer(&sides.templates, &sides.after)?;
    let messages = renderer.messages();
    args.ceiling.remark(sides.withheld.len(), console)?;
    let mut diff = match &sides.periods {
        Some(_) => analysis::between_periods([&sides.before, &sides.after]),
        None => analysis::between(&sides.before, &sides.after),
    };
    let priority = match &args.priority {
        Some(word) => Some(restrict(&mut diff, &sides, word)?),
        None => None,
    };
    let plans = [&sides.before, &sides.after];
    let request = Request {
        plans,
        holding: &sides.markings,
        diff: &diff,
        names: sides
            .names
            .clone()
            .map(|name| name.unwrap_or_else(|| messages.text("diff.working_tree").to_owned())),
        marking: borne(&sides, &diff, priority),
        withheld: &sides.withheld,
    };
    let composed = diff::diff(&request, &renderer)?;
    let colour = console.colour();
    let width = columns().unwrap_or(WIDTH);
    let render = |format, screen| match format {
        DiffFormat::Text => Ok(renderer.show(&composed, screen)?.into()),
        DiffFormat::Json => {
            let mut text = Vec::new();
            diff::json::write(&mut text, &request, messages)?;
            Ok(text)
        }
        DiffFormat::Md => Ok(renderer.write(&composed, Format::Markdown)?),
        DiffFormat::Html => Ok(renderer.write(&composed, Format::Html)?),
        DiffFormat::Docx => Ok(renderer.write(&composed, Format::Word)?),
        #[cfg(feature = "pdf")]
        DiffFormat::Pdf => Ok(renderer.write(&composed, Format::Pdf)?),
    };
    let screen = Screen { width, colour };
    write(args, screen, render, console)?;
    let told = args.exit_code && !diff.is_empty();
    Ok(if told { Outcome::Findings } else { Outcome::Clean })
}

/// Puts the comparison where it belongs. All of it is rendered before anything is written.
fn write(
    args: &DiffArgs,
    screen: Screen,
    render: impl Fn(DiffFormat, Screen) -> Result<Vec<u8>>,
    console: &mut Console,
) -> Result<()> {
    let target = Outlet::new(args.output.as_deref());
    let files: Vec<(PathBuf, DiffFormat)> = match &target {
        Outlet::Stdout => {
            let format = args.format.unwrap_or(DiffFormat::Text);
            let text = render(format, screen)?;
            return match format {
                DiffFormat::Text | DiffFormat::Md | DiffFormat::Html | DiffFormat::Json => {
                    console.document(std::str::from_utf8(&text).context("a comparison is text")?)
                }
                DiffFormat::Docx => console.data(&text),
                #[cfg(feature = "pdf")]
                DiffFormat::Pdf => console.data(&text),
            };
        }
        Outlet::File(path) => {
            let format = args.format.map_or_else(|| DiffFormat::of(path), Ok)?;
            vec![(path.clone(), format)]
        }
        Outlet::Folder(folder) => {
            let both = vec![DiffFormat::Md, DiffFormat::Html];
            let formats = args.format.map_or(both, |format| vec![format]);
            let name = |format: DiffFormat| folder.join(format!("diff.{}", format.extension()));
            formats.into_iter().map(|format| (name(format), format)).collect()
        }
    };
    let page = Screen { width: WIDTH, colour: false };
    let texts: Vec<Vec<u8>> =
        files.iter().map(|(_, format)| render(*format, page)).collect::<Result<_>>()?;
    if let Outlet::Folder(folder) = &target {
        emit::make_folder(folder)?;
    }
    for ((path, _), text) in files.iter().zip(texts) {
        emit::write_file(path, &text)?;
        console.remark(&format!("written: {}", path.display()))?;
    }
    Ok(())
}

/// The highest marking of all that is shown of either state. An action that came from a priority
/// or went to one brings the marking that it has there.
fn borne(sides: &Sides, diff: &Diff<'_>, priority: Option<&Priority>) -> Option<Marking> {
    let chosen = |one: &&Priority| priority.is_none_or(|priority| priority.folder == one.folder);
    let told = diff.priorities.iter();
    let before = told.clone().filter_map(|one| one.before);
    let after = told.clone().filter_map(|one| one.after);
    let actions = || told.clone().flat_map(|one| &one.actions);
    let moved_from = actions().filter_map(|one| one.before).map(|whose| whose.action.source);
    let moved_to = actions().filter_map(|one| one.after).map(|whose| whose.action.source);
    let old = sides.before.priorities.iter().filter(chosen).chain(before);
    let new = sides.after.priorities.iter().filter(chosen).chain(after);
    let old = markings::sources(&sides.before, old).into_iter().chain(moved_from);
    let new = markings::sources(&sides.after, new).into_iter().chain(moved_to);
    let [markings_before, markings_after] = &sides.markings;
    markings_before.borne(old).marking.max(markings_after.borne(new).marking)
}

/// Leaves only what belongs to one priority, by what it is called afterwards or else before.
fn restrict<'s>(diff: &mut Diff<'_>, sides: &'s Sides, word: &str) -> Result<&'s Priority> {
    let chosen = match choose::priority(&sides.after, word) {
        Ok(chosen) => chosen,
        Err(error) => choose::priority(&sides.before, word).map_err(|_| error)?,
    };
    let same = |one: Option<&Priority>| one.is_some_and(|one| one.folder == chosen.folder);
    diff.priorities.retain(|one| same(one.after) || same(one.before));
    diff.plan.clear();
    Ok(chosen)
}
