//! `empact report`: the driver's report on one priority.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use super::console::Console;
use super::place;
use super::{Outcome, WIDTH, choose};
use crate::analyse::status;
use crate::diagnostic::{self, Finding, closest};
use crate::discover;
use crate::emit::{self, Target};
use crate::load::{self, Loaded};
use crate::model::{Period, Plan, Priority};
use crate::present::{self, Setting, Summary, counted};
use crate::render::messages::Messages;
use crate::render::report::{self, Request};
use crate::render::views::{DraftView, FindingView, ReportView};
use crate::render::{self, Format};
use crate::rules;
use crate::source::Sources;

const EXAMPLES: &str = "\
Examples:
  empact report --priority THB                     Markdown, to standard output
  empact report --priority THB -o thb.html         One HTML file that needs nothing else
  empact report --priority F -o reports/           Both, in a folder
  empact report --priority THB --period 2013-06    As things stood in June 2013
  empact report --priority THB --draft             In spite of errors, marked as a draft

A plan with errors is not reported on: the findings are shown and the exit code is 1.";

/// Render the final driver's report of a priority
///
/// The report has the driver's texts, all actions at a glance, key figures with computed changes and
/// shares, the goals with their actions, indicators, continuation, and the form of each action.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ReportArgs {
    /// The priority: its key, letter or name, in any case
    #[arg(short, long, value_name = "PRIORITY")]
    priority: String,

    /// The period to report on, by its id in `oap.yaml`; without it, the last one reported on
    #[arg(long, value_name = "ID")]
    period: Option<String>,

    /// The format; without it, what the name of the output file ends in, else Markdown
    #[arg(long, value_enum)]
    format: Option<ReportFormat>,

    /// The file to write, or a folder ending in `/` for both formats; without it, standard output
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    /// Report in spite of errors, marked DRAFT on every page and with the findings listed
    #[arg(long)]
    draft: bool,
}

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
pub(super) enum ReportFormat {
    /// Markdown, GitHub's dialect
    Md,
    /// One self-contained HTML file
    Html,
}

impl From<ReportFormat> for Format {
    fn from(format: ReportFormat) -> Self {
        match format {
            ReportFormat::Md => Self::Markdown,
            ReportFormat::Html => Self::Html,
        }
    }
}

pub(super) fn run(
    args: &ReportArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let target = Target::new(args.output.as_deref());
    let root = discover::find_root(super::start(directory))?;
    let Loaded { sources, plan, mut findings } = load::load(&root)?;
    if let Some(plan) = &plan {
        let found = rules::check(plan, &sources, &findings);
        findings.extend(found);
        diagnostic::sort(&mut findings);
    }
    let summary = Summary::new(sources.len(), &findings);
    let (Some(plan), true) = (&plan, summary.errors == 0 || args.draft) else {
        return refuse(&root, &findings, &sources, summary, console);
    };
    let priority = choose::priority(plan, &args.priority)?;
    let request = Request {
        plan,
        priority,
        period: period(plan, priority, args.period.as_deref())?,
        draft: args.draft.then(|| draft(&findings, &sources, summary)),
    };
    let view = report::report(request, &Messages::english()?);
    write(&view, args.format.map(Format::from), &target, console)?;
    if !args.draft && summary.warnings > 0 {
        let warnings = counted(summary.warnings, "warning");
        console.remark(&format!("note: the plan has {warnings}; `empact check` shows them"))?;
    }
    Ok(if summary.errors > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// Shows why there is no report.
fn refuse(
    root: &Path,
    findings: &[Finding],
    sources: &Sources,
    summary: Summary,
    console: &mut Console,
) -> Result<Outcome> {
    let prefix = place::prefix(root)?;
    let setting = Setting { prefix: &prefix, colour: console.colour_of_remarks(), width: WIDTH };
    present::write(console.err(), present::Format::Text, findings, sources, setting)
        .context("cannot write to standard error")?;
    console.remark(&format!("{summary}; a plan with errors is not reported on"))?;
    console.remark("help: mend them, or make a draft with `--draft`")?;
    Ok(Outcome::Findings)
}

/// The period to report on: the one asked for, or the last one in which the priority reported,
/// if it did.
fn period<'p>(plan: &'p Plan, priority: &Priority, id: Option<&str>) -> Result<Option<&'p Period>> {
    let periods = &plan.file.data.periods;
    let Some(id) = id else {
        return Ok(status::last_period(plan, priority));
    };
    if let Some(period) = periods.iter().find(|period| period.id.as_str() == id) {
        return Ok(Some(period));
    }
    let ids = periods.iter().map(|period| period.id.as_str());
    let meant = closest(id, ids).map(|id| format!("; did you mean `{id}`?")).unwrap_or_default();
    let listed: Vec<String> = periods
        .iter()
        .map(|period| format!("\n  {}  {}", period.id.as_str(), period.label))
        .collect();
    bail!("there is no period `{id}`{meant}{}", listed.concat())
}

fn draft(findings: &[Finding], sources: &Sources, summary: Summary) -> DraftView {
    let view = |finding: &Finding| {
        let file = sources.get(finding.location.source);
        let (line, column) = file.line_column(finding.location.span.start);
        FindingView {
            severity: finding.severity().to_string(),
            rule: finding.rule.id.to_owned(),
            place: format!("{}:{line}:{column}", file.path),
            message: finding.message.clone(),
        }
    };
    DraftView {
        errors: summary.errors,
        warnings: summary.warnings,
        findings: findings.iter().map(view).collect(),
    }
}

/// Renders the view and puts it where it belongs. Everything is rendered before anything is
/// written.
fn write(
    view: &ReportView,
    format: Option<Format>,
    target: &Target,
    console: &mut Console,
) -> Result<()> {
    let text = |format| render::environment::report(view, format);
    match target {
        Target::Stdout => {
            let text = text(format.unwrap_or(Format::Markdown))?;
            console.out().write_all(text.as_bytes()).context("cannot write to standard output")
        }
        Target::File(path) => {
            let format = format.map_or_else(|| emit::format_of(path), Ok)?;
            emit::write_document(path, &text(format)?)?;
            console.remark(&format!("written: {}", path.display()))
        }
        Target::Folder(folder) => {
            let formats = format.map_or_else(|| vec![Format::Markdown, Format::Html], |f| vec![f]);
            let documents: Vec<(PathBuf, String)> = formats
                .into_iter()
                .map(|format| {
                    let name =
                        format!("{}.{}", view.priority.key.to_lowercase(), emit::extension(format));
                    Ok((folder.join(name), text(format)?))
                })
                .collect::<Result<_>>()?;
            emit::make_folder(folder)?;
            for (path, text) in documents {
                emit::write_document(&path, &text)?;
                console.remark(&format!("written: {}", path.display()))?;
            }
            Ok(())
        }
    }
}
