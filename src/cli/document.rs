//! What the commands that make documents share: their options, the plan they open, the draft they
//! may make of it, and where the document goes.
//!
//! What a document says is decided in `render`; which part of the plan it is about, by the command.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::ceiling::{CeilingArgs, Seen};
use super::console::Console;
use super::{WIDTH, choose, most_shown, place};
use crate::analyse::as_of::as_of_day;
use crate::analyse::markings::Markings;
use crate::analyse::register::Origin;
use crate::analyse::release::Withheld;
use crate::diagnostic::{Finding, closest};
use crate::discover::{self, Repository};
use crate::emit::{self, Outlet};
use crate::load::{self, Loaded};
use crate::model::{Language, Marking, Period, Plan, Priority, PriorityKey};
use crate::present::{self, PlanFindings, Setting, Summary, counted};
use crate::prose;
use crate::render::Format;
use crate::render::environment::Renderer;
use crate::render::frame::{Draft, Quoted};
use crate::render::templates::Templates;
use crate::source::{Columns, Revisions, Sources};

/// The option for the language of a document.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct LanguageArgs {
    /// The language it is made in: en, fr or de; without it, the plan's. The plan's own texts stay as they are
    #[arg(long, value_enum, value_name = "LANGUAGE", hide_possible_values = true)]
    lang: Option<Language>,
}

impl LanguageArgs {
    /// What makes documents of a plan: with its own templates, if nothing is wrong with them.
    ///
    /// # Errors
    /// When a template of the program is broken, which a test rules out.
    pub(super) fn renderer(self, templates: &Templates, plan: &Plan) -> Result<Renderer> {
        let of_plan = plan.file.data.language;
        templates.renderer(self.lang.unwrap_or(of_plan), of_plan)
    }
}

/// The options of every document.
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct DocumentArgs {
    /// The format; without it, what the name of the output file ends in, else Markdown
    #[arg(long, value_enum)]
    format: Option<DocumentFormat>,

    /// The file to write, or a folder ending in `/` for Markdown and HTML; without it, standard output
    #[arg(short, long, value_name = "PATH")]
    pub(super) output: Option<PathBuf>,

    /// Make it in spite of errors, marked DRAFT on every page and with the findings listed
    #[arg(long)]
    pub(super) draft: bool,

    /// Open the file that was written with the program that the system has for it
    #[arg(long, requires = "output")]
    pub(super) open: bool,

    /// Go on, and write it again whenever a file of the plan changes
    #[arg(long, requires = "output")]
    pub(super) watch: bool,

    /// List at its end what an editor remarks on the reports that the plan was made from, and how their
    /// forms were filled in
    #[arg(long)]
    pub(super) notes: bool,

    /// List at its end the files that it was made from, with their states in git
    #[arg(long)]
    sources: bool,

    /// The day on which it is asked what is due: periods whose `due` is over by then are
    ///
    /// Without it a period is due when somebody has reported for it, so that no document changes by itself.
    #[arg(long, value_name = "DATE", value_parser = super::values::day)]
    pub(super) today: Option<Date>,

    #[command(flatten)]
    language: LanguageArgs,

    #[command(flatten)]
    ceiling: CeilingArgs,
}

/// The formats of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
enum DocumentFormat {
    /// Markdown, GitHub's dialect
    Md,
    /// One self-contained HTML file
    Html,
    /// A file of Word
    Docx,
    /// A file of PDF
    #[cfg(feature = "pdf")]
    Pdf,
}

impl From<DocumentFormat> for Format {
    fn from(format: DocumentFormat) -> Self {
        match format {
            DocumentFormat::Md => Self::Markdown,
            DocumentFormat::Html => Self::Html,
            DocumentFormat::Docx => Self::Word,
            #[cfg(feature = "pdf")]
            DocumentFormat::Pdf => Self::Pdf,
        }
    }
}

/// A plan that a document may be made of.
#[derive(Debug)]
pub(super) struct Opened {
    /// The plan, without what is above the ceiling.
    pub(super) plan: Plan,
    /// The markings of its parts.
    pub(super) markings: Markings,
    sources: Sources,
    templates: Templates,
    /// What stands before paths of the plan where they are shown.
    prefix: String,
    /// Whether documents list the files that they are made from.
    listed: bool,
    revisions: Revisions,
    ceiling: Option<Marking>,
    withheld: Vec<Withheld>,
    /// Present when the document is to be a draft.
    pub(super) draft: Option<Draft>,
    /// The day on which it is asked what is due, if any.
    today: Option<Date>,
    /// Whether the plan has no errors.
    mended: bool,
    summary: Summary,
    language: LanguageArgs,
}

impl Opened {
    /// Where the plan comes from, and what of it is left out.
    pub(super) fn origin(&self) -> Origin<'_> {
        Origin {
            sources: &self.sources,
            listed: self.listed,
            revisions: &self.revisions,
            ceiling: self.ceiling,
            withheld: &self.withheld,
        }
    }

    /// Whether nothing of the plan is left out.
    pub(super) fn is_whole(&self) -> bool {
        self.withheld.is_empty()
    }

    /// What makes documents of it: with its own templates, if nothing is wrong with them.
    ///
    /// # Errors
    /// When a template of the program is broken, which a test rules out.
    pub(super) fn renderer(&self) -> Result<Renderer> {
        self.language.renderer(&self.templates, &self.plan)
    }

    /// A document that was made; `None` where one of the plan's own templates failed, which is shown.
    pub(super) fn made<T>(&self, made: Result<T>, console: &mut Console) -> Result<Option<T>> {
        let error = match made {
            Ok(document) => return Ok(Some(document)),
            Err(error) => error,
        };
        let Some(fault) = self.templates.fault(&error) else { return Err(error) };
        let refusal = ["no document can be made", "mend the template, or take it out of the plan"];
        let findings = [fault];
        refuse(PlanFindings::new(&self.prefix, &self.sources, &findings), refusal, console)?;
        Ok(None)
    }

    /// The priority that a word means.
    ///
    /// # Errors
    /// When no priority or more than one fits, or the one that does is above the ceiling.
    pub(super) fn priority(&self, word: &str) -> Result<&Priority> {
        let is = |key: &PriorityKey| key.as_str().eq_ignore_ascii_case(word.trim());
        let above = self.withheld.iter().any(|one| {
            let key = one.name.priority.as_ref().filter(|key| is(key));
            key.is_some_and(|key| self.plan.priority(key).is_none())
        });
        if above {
            bail!("all of the priority `{}` is above the ceiling", word.trim().to_uppercase());
        }
        choose::priority(&self.plan, word)
    }

    /// The priorities that words mean, in the order of the plan; all of them where there are no words.
    ///
    /// # Errors
    /// Those of [`Self::priority`].
    pub(super) fn chosen(&self, words: &[String]) -> Result<Vec<&Priority>> {
        let named = words.iter().map(|word| self.priority(word));
        let named: Vec<&Priority> = named.collect::<Result<_>>()?;
        let is_chosen = |priority: &&Priority| {
            named.is_empty() || named.iter().any(|one| std::ptr::eq(*one, *priority))
        };
        Ok(self.plan.priorities.iter().filter(is_chosen).collect())
    }

    /// Leaves of the plan what was known in a period, by its id; without one, of each priority what was
    /// known in the last that it reported. Gives the period that was asked for.
    ///
    /// # Errors
    /// When there is no such period.
    pub(super) fn as_of(&mut self, id: Option<&str>) -> Result<Option<Period>> {
        let asked = id.map(|id| period(&self.plan, id)).transpose()?.cloned();
        self.plan = as_of_day(&self.plan, asked.as_ref(), self.today);
        self.markings = self.markings.narrowed(&self.plan);
        Ok(asked)
    }

    /// The highest marking of what may be shown.
    pub(super) fn ceiling(&self) -> Option<Marking> {
        self.ceiling
    }

    /// How many findings are errors.
    pub(super) fn errors(&self) -> usize {
        self.summary.errors
    }

    /// How many findings are warnings.
    pub(super) fn warnings(&self) -> usize {
        self.summary.warnings
    }

    /// Whether the plan has errors, so that the document is made in spite of them.
    pub(super) fn has_errors(&self) -> bool {
        !self.mended
    }
}

/// Reads and checks the plan. `None` where it has errors and no draft was asked for: then they
/// have been shown.
pub(super) fn open(
    args: &DocumentArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Option<Opened>> {
    let refusal =
        ["a plan with errors is not reported on", "mend them, or make a draft with `--draft`"];
    let Some((mut opened, root)) =
        open_with(args.draft, (args.ceiling, args.today), refusal, directory, console)?
    else {
        return Ok(None);
    };
    opened.language = args.language;
    opened.listed = args.sources;
    if args.sources {
        opened.revisions = revisions(&root, &opened.sources, console)?;
    }
    Ok(Some(opened))
}

/// As [`open()`], for what is exported: there are no drafts of it.
pub(super) fn open_to_export(
    ceiling: CeilingArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Option<Opened>> {
    let refusal = ["a plan with errors is not exported", "mend them first"];
    Ok(open_with(false, (ceiling, None), refusal, directory, console)?.map(|(opened, _)| opened))
}

/// As [`open()`], for what is looked at: errors do not stand in the way, as long as there is a plan.
pub(super) fn open_to_look(
    (ceiling, language): (CeilingArgs, LanguageArgs),
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Option<Opened>> {
    let refusal = ["there is no plan to show", "mend `oap.yaml` first"];
    let opened = open_with(true, (ceiling, None), refusal, directory, console)?;
    Ok(opened.map(|(opened, _)| Opened { language, ..opened }))
}

/// The states of the files in git, for the register of sources. Where git does not say, the document
/// says nothing either, and the reason is given.
fn revisions(root: &Path, sources: &Sources, console: &mut Console) -> Result<Revisions> {
    let states = Repository::around(root).and_then(|around| match around {
        Some(mut repository) => repository.states(sources),
        None => Ok((Revisions::default(), false)),
    });
    match states {
        Ok((revisions, false)) => Ok(revisions),
        Ok((revisions, true)) => {
            console.remark(
                "note: the history here is cut off, so that some commits are not named; \
                 `git fetch --unshallow` gets the rest",
            )?;
            Ok(revisions)
        }
        Err(reason) => {
            console.remark(&format!("note: no commits are named, because {reason:#}"))?;
            Ok(Revisions::default())
        }
    }
}

/// As [`open()`], without the states of the files in git, and with the root of the plan.
fn open_with(
    as_draft: bool,
    (ceiling, today): (CeilingArgs, Option<Date>),
    refusal: [&str; 2],
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Option<(Opened, PathBuf)>> {
    let root = discover::find_root(super::start(directory))?;
    let Seen { loaded, findings, hides_errors, withheld } =
        ceiling.see(Loaded { today, ..load::load(&root)? })?;
    let templates = Templates::sound(&loaded);
    let Loaded { sources, plan, .. } = loaded;
    let summary = Summary::new(sources.len(), &findings);
    let mended = summary.errors == 0 && !hides_errors;
    match plan {
        Some(plan) if mended || as_draft => {
            let most = most_shown(Some(&plan));
            let draft = as_draft.then(|| draft(&findings, most, &sources, summary));
            ceiling.remark(withheld.len(), console)?;
            let markings = Markings::of(&plan);
            let opened = Opened {
                plan,
                markings,
                sources,
                templates,
                prefix: place::prefix(&root)?,
                listed: false,
                revisions: Revisions::default(),
                ceiling: ceiling.marking(),
                withheld,
                draft,
                today,
                mended,
                summary,
                language: LanguageArgs::default(),
            };
            Ok(Some((opened, root)))
        }
        plan => {
            let prefix = place::prefix(&root)?;
            let mut most = most_shown(plan.as_ref());
            let plan = PlanFindings::new(&prefix, &sources, &findings).at_most(&mut most);
            refuse(plan, refusal, console)?;
            if hides_errors {
                console.remark("note: some errors are not shown under this ceiling")?;
            }
            Ok(None)
        }
    }
}

/// Says that there are warnings, which a document that is not a draft does not show.
pub(super) fn remark_warnings(opened: &Opened, console: &mut Console) -> Result<()> {
    if opened.draft.is_some() || opened.summary.warnings == 0 {
        return Ok(());
    }
    let warnings = counted(opened.summary.warnings, "warning");
    console.remark(&format!("note: the plan has {warnings}; `empact check` shows them"))
}

/// Shows findings beside the output.
pub(super) fn show(plan: PlanFindings<'_>, console: &mut Console) -> Result<()> {
    let setting = Setting { colour: console.colour_of_remarks(), width: WIDTH };
    present::write(console.err(), present::FindingsFormat::Text, &[plan], setting)
        .context("cannot write to standard error")
}

/// Shows why there is no document.
fn refuse(plan: PlanFindings<'_>, [why, help]: [&str; 2], console: &mut Console) -> Result<()> {
    let summary = Summary::of(&plan);
    show(plan, console)?;
    console.remark(&format!("{summary}; {why}"))?;
    console.remark(&format!("help: {help}"))
}

/// The period with this id.
///
/// # Errors
/// When there is none; the message lists those there are.
pub(super) fn period<'p>(plan: &'p Plan, id: &str) -> Result<&'p Period> {
    let periods = &plan.file.data.periods;
    if let Some(period) = periods.iter().find(|period| period.id.as_str() == id) {
        return Ok(period);
    }
    let ids = periods.iter().map(|period| period.id.as_str());
    let meant = closest(id, ids).map(|id| format!("; did you mean `{id}`?")).unwrap_or_default();
    let listed: Vec<String> = periods
        .iter()
        .map(|period| format!("\n  {}  {}", period.id.as_str(), period.label))
        .collect();
    bail!("there is no period `{id}`{meant}{}", listed.concat())
}

/// The notice that it is one, with so many findings as are shown of a plan.
fn draft(findings: &[Finding], most: usize, sources: &Sources, summary: Summary) -> Draft {
    let mut lines = BTreeMap::new();
    let view = |finding: &Finding| {
        let file = sources.get(finding.location.source);
        let start = finding.location.span.range().start;
        let lines = lines.entry(finding.location.source).or_insert_with(|| file.lines());
        let (line, column) = lines.line_column(start, Columns::Characters);
        Quoted {
            severity: finding.severity().to_string(),
            rule: finding.rule.id.to_owned(),
            place: format!("{}:{line}:{column}", file.path),
            message: prose::of_message(&finding.message),
        }
    };
    let findings: Vec<_> = findings.iter().take(most).map(view).collect();
    let Summary { errors, warnings, .. } = summary;
    Draft { errors, warnings, not_shown: errors + warnings - findings.len(), findings }
}

/// Puts a document where it belongs; in a folder, `name` is what its files are called. All of it
/// is rendered before anything is written.
pub(super) fn write(
    args: &DocumentArgs,
    name: &str,
    render: impl Fn(Format) -> Result<Vec<u8>>,
    console: &mut Console,
) -> Result<()> {
    let format = args.format.map(Format::from);
    match Outlet::new(args.output.as_deref()) {
        Outlet::Stdout => {
            let format = format.unwrap_or(Format::Markdown);
            let bytes = render(format)?;
            match format {
                Format::Markdown | Format::Html => {
                    console.document(str::from_utf8(&bytes).context("it is text")?)
                }
                Format::Word => console.data(&bytes),
                #[cfg(feature = "pdf")]
                Format::Pdf => console.data(&bytes),
            }
        }
        Outlet::File(path) => {
            let format = format.map_or_else(|| Format::of(&path), Ok)?;
            emit::write_file(&path, &render(format)?)?;
            console.remark(&format!("written: {}", path.display()))
        }
        Outlet::Folder(folder) => {
            let files = files(args, name, render)?;
            write_into(&folder, files, console)
        }
    }
}

/// The folder that several documents go into.
///
/// # Errors
/// When none was named.
pub(super) fn folder(args: &DocumentArgs) -> Result<PathBuf> {
    match Outlet::new(args.output.as_deref()) {
        Outlet::Folder(folder) => Ok(folder),
        Outlet::File(path) => bail!(
            "several documents do not fit into one file: end the path in / for a folder, `{}/`",
            path.display()
        ),
        Outlet::Stdout => bail!("several documents need a folder: `-o reports/`"),
    }
}

/// What a document is in each format that was asked for, by the name of its file in a folder.
pub(super) fn files(
    args: &DocumentArgs,
    name: &str,
    render: impl Fn(Format) -> Result<Vec<u8>>,
) -> Result<Vec<(String, Vec<u8>)>> {
    let format = args.format.map(Format::from);
    let formats = format.map_or_else(|| Format::OF_FOLDER.to_vec(), |format| vec![format]);
    let file = |format: Format| Ok((format!("{name}.{}", format.extension()), render(format)?));
    formats.into_iter().map(file).collect()
}

/// Writes files into a folder.
pub(super) fn write_into(
    folder: &Path,
    files: Vec<(String, Vec<u8>)>,
    console: &mut Console,
) -> Result<()> {
    emit::make_folder(folder)?;
    for (name, bytes) in files {
        let path = folder.join(name);
        emit::write_file(&path, &bytes)?;
        console.remark(&format!("written: {}", path.display()))?;
    }
    Ok(())
}
