//! `empact check`: reads plans and shows what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use jiff::civil::Date;

use super::ceiling::{self, CeilingArgs};
use super::console::Console;
use super::control::ControlArgs;
use super::mend::{self, Mended};
use super::output::{self, Output};
use super::place::{self, Selection};
use super::{MAX_SHOWN, Outcome, WIDTH, most_findings, most_shown};
use crate::clean::clean_line;
use crate::control::{self, baseline::Baseline};
use crate::diagnostic::{Finding, Most};
use crate::discover::{self, Discovered, PLAN_FILE};
use crate::fix::{self, Wanted};
use crate::load::{self, Loaded};
use crate::model::Limits;
use crate::present::{self, FindingsFormat, PlanFindings, Setting, Summary};
use crate::render::templates;

const EXAMPLES: &str = "\
Examples:
  empact check                                      The plan in the current folder
  empact check priorities/thb                       Only what is found in one priority
  empact check priorities/thb/actions/1.1.yaml      Only what is found in one file
  empact check --format concise | grep placeholder  One line for each finding
  empact check --output sarif=empact.sarif          A report for code scanning besides
  empact check --since main                         Only what is found in changed files
  empact check --ignore completeness                All but what has not been filled in
  empact check --baseline baseline.json             Only what is not in the baseline
  empact check --diff                               Show what could be mended
  empact check --fix                                Mend it, and show what remains

Findings go to standard output, the summary to standard error. The exit code is 0 when there is
nothing but warnings, 1 when there are errors, 2 when the plan could not be read or mended. With
`--diff` it is 1 when there is something to mend.";

/// Check a plan and show everything that is wrong with it
///
/// Every file is read, and every problem of every file is shown in one run.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckArgs {
    /// Files and folders to show findings for; without any, the whole plan
    ///
    /// The plan they belong to is always read as a whole, because files speak about each other. `-`
    /// is standard input, whose text is checked in place of the file that --stdin-filename names.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to show findings
    #[arg(long, value_enum, default_value_t)]
    format: FindingsFormat,

    /// Write the findings to a file as well, in this format; may be given more than once
    #[arg(long, value_name = "FORMAT=FILE")]
    output: Vec<Output>,

    /// How many findings to show at most; 0 shows all
    ///
    /// Without it 1000, or as many as `limits` in `oap.yaml` says. The summary says how many there are
    /// and how many of them are not shown. The exit code is that of all. With 0, a rule shows more than
    /// 500 findings in one file too.
    #[arg(long, value_name = "N")]
    max_findings: Option<usize>,

    /// Mend what can be mended safely, and show what remains
    ///
    /// Only what can have been meant in one way is changed, and only where the plan, read again,
    /// proves it right. Comments, layout and line endings stay. All files are written or none. What
    /// is not reported is not mended. The mended text of `-` goes to standard output, and what
    /// remains to standard error.
    #[arg(long, conflicts_with = "max_marking")]
    fix: bool,

    /// Show what `--fix` would change, as a unified diff, and change nothing
    #[arg(long, conflicts_with_all = ["fix", "format", "write_baseline", "max_marking"])]
    diff: bool,

    /// The day on which it is asked what is due: periods whose `due` is over by then are
    ///
    /// Without it a period is due when somebody has reported for it, so that no check turns red by itself.
    #[arg(long, value_name = "DATE", value_parser = super::values::day)]
    today: Option<Date>,

    #[command(flatten)]
    ceiling: CeilingArgs,

    #[command(flatten)]
    control: ControlArgs,
}

pub(super) fn run(
    args: &CheckArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    output::refuse_same_file(&args.output)?;
    let (selections, mut overlay) = match args.control.edited(&args.paths, directory)? {
        Some((selection, overlay)) => (vec![selection], Some(overlay)),
        None => (place::selections(&args.paths, directory)?, None),
    };
    if args.control.has_baseline() && selections.len() > 1 {
        bail!("a baseline belongs to one plan, and these paths belong to several");
    }
    let run = Run { args, known: args.control.known()?, edited: overlay.clone() };
    let mut plans = Vec::new();
    for selection in selections {
        let discovered = discover::read_with(&selection.root, overlay.take())?;
        plans.push((Asked::new(selection, &args.control, &discovered)?, discovered));
    }
    if args.diff {
        run.diff(plans, console)
    } else if args.fix {
        run.mend(plans, console)
    } else {
        let held = run.hold_all(plans, console)?;
        run.show(&held, console.colour(), Console::out, console)?;
        run.conclude(&held, console)
    }
}

/// One run of the command.
struct Run<'a> {
    args: &'a CheckArgs,
    /// What was wrong before.
    known: Option<Baseline>,
    /// The text of a file from standard input.
    edited: Option<discover::Overlay>,
}

impl Run<'_> {
    fn hold_all(
        &self,
        plans: Vec<(Asked, Discovered)>,
        console: &mut Console,
    ) -> Result<Vec<Held>> {
        let mut all = Vec::new();
        for (asked, discovered) in plans {
            let faults = discovered.findings.clone();
            let loaded = load::read_up_to(self.kept(&asked), discovered);
            let mut held = self.hold(asked, loaded, console)?;
            let promises = held.findings.iter().any(|finding| finding.fix.is_some());
            if promises && self.args.ceiling.marking().is_none() {
                let sources = held.loaded.sources.clone();
                let discovered = Discovered { sources, findings: faults };
                let first = &held.loaded;
                let broken =
                    self.tried(&held.asked, |wanted| fix::broken(discovered, first, wanted));
                broken.forget_in(&mut held.findings);
            }
            all.push(held);
        }
        Ok(all)
    }

    fn hold(&self, asked: Asked, mut loaded: Loaded, console: &mut Console) -> Result<Held> {
        loaded.today = self.args.today;
        templates::check(&mut loaded);
        let prefix = place::prefix(&asked.selection.root)?;
        for path in &asked.selection.paths {
            if !loaded
                .sources
                .iter()
                .any(|(_, file)| place::is_under(asked.before(file.path), path))
            {
                let path = format!("{prefix}{path}");
                let path = clean_line(&path);
                console.remark(&format!("note: nothing in `{path}` is read as part of a plan"))?;
            }
        }
        let known = self.known.as_ref();
        let control = &self.args.control;
        let (loaded, findings, withheld) = match self.args.ceiling.marking() {
            None => {
                let checked = if self.asks_for_all() {
                    control::Checked::new(&loaded)
                } else {
                    // What is found elsewhere must not take the place of what is asked for.
                    let all = if asked.is_all() { self.most(&loaded) } else { usize::MAX };
                    control::Checked::to_show(&loaded, all)
                };
                let findings = control.findings(checked, &loaded.sources, known, console)?;
                (loaded, findings, 0)
            }
            Some(ceiling) => {
                let known_above = control::Checked::new(&loaded).known();
                let lowered = ceiling::lower(loaded, known_above, ceiling)?;
                let sources = &lowered.loaded.sources;
                let findings = control.reported(&lowered.checked(), sources, known);
                (lowered.loaded, findings, lowered.files)
            }
        };
        let most = most_findings(loaded.plan.as_ref());
        Ok(Held { asked, prefix, loaded, findings, most, withheld })
    }

    /// Shows findings on one of the two streams.
    fn show(
        &self,
        held: &[Held],
        colour: bool,
        stream: fn(&mut Console) -> &mut dyn Write,
        console: &mut Console,
    ) -> Result<()> {
        let plans: Vec<PlanFindings<'_>> = self.shown(held);
        let setting = Setting { colour, width: WIDTH };
        present::write(stream(console), self.args.format, &plans, setting)
            .context("cannot write the findings")
    }

    /// Whether all findings are wanted: a baseline knows all.
    fn asks_for_all(&self) -> bool {
        self.args.max_findings == Some(0) || self.args.control.has_baseline()
    }

    /// How many findings of a rule are kept when a plan is read: at least as many as are shown, whatever the
    /// plan says of that.
    fn kept(&self, asked: &Asked) -> Most {
        if self.asks_for_all() || !asked.is_all() || self.args.ceiling.marking().is_some() {
            return Most::ALL;
        }
        let in_all = usize::from(Limits::MOST).max(self.args.max_findings.unwrap_or_default());
        Most { in_all, ..Most::ALL }
    }

    /// How many findings are shown of a plan at most.
    fn most(&self, loaded: &Loaded) -> usize {
        self.args.max_findings.unwrap_or_else(|| most_shown(loaded.plan.as_ref()))
    }

    /// What is shown of plans, in all formats alike.
    fn shown<'h>(&self, held: &'h [Held]) -> Vec<PlanFindings<'h>> {
        let mut left = match self.args.max_findings {
            Some(0) => usize::MAX,
            Some(most) => most,
            None => held.iter().filter_map(|plan| plan.most).max().unwrap_or(MAX_SHOWN),
        };
        held.iter().map(|plan| plan.checked().at_most(&mut left)).collect()
    }

    /// Writes the reports and the summary.
    fn conclude(&self, held: &[Held], console: &mut Console) -> Result<Outcome> {
        let total = self.report(held)?;
        console.remark(&total.to_string())?;
        Ok(if total.errors > 0 { Outcome::Findings } else { Outcome::Clean })
    }

    fn report(&self, held: &[Held]) -> Result<Summary> {
        let plans: Vec<PlanFindings<'_>> = self.shown(held);
        let mut total = Summary::default();
        for plan in &plans {
            total += Summary::of(plan);
        }
        for output in &self.args.output {
            output.write(&plans)?;
        }
        Ok(total)
    }

    /// Mends plans on disk, or the text from standard input, and shows what remains.
    fn mend(&self, plans: Vec<(Asked, Discovered)>, console: &mut Console) -> Result<Outcome> {
        let text = self.edited.as_ref().map(mend::text).transpose()?;
        let mended = self.mended(plans);
        let fixed = mend::summary(mended.iter().map(|(_, plan)| plan), "fixed");
        if text.is_none() {
            let plans: Vec<mend::Changed<'_>> =
                mended.iter().map(|(_, plan)| plan.changed()).collect();
            mend::write(&plans)?;
        }
        let change = mended.iter().find_map(|(_, plan)| plan.fixed.changes.first());
        let text = text.map(|text| mend::changed(text, change));
        let mut held = Vec::new();
        for (mut asked, Mended { fixed, .. }) in mended {
            asked.renamed = mend::renamed(&fixed);
            let refused = fixed.refused;
            let mut plan = self.hold(asked, fixed.loaded, console)?;
            refused.forget_in(&mut plan.findings);
            held.push(plan);
        }
        match text {
            Some(text) => {
                console.out().write_all(text.as_bytes()).context("cannot write the mended text")?;
                console.flush()?;
                self.show(&held, console.colour_of_remarks(), Console::err, console)?;
            }
            None => self.show(&held, console.colour(), Console::out, console)?,
        }
        console.remark(&fixed)?;
        self.conclude(&held, console)
    }

    /// Shows what would be mended.
    fn diff(&self, plans: Vec<(Asked, Discovered)>, console: &mut Console) -> Result<Outcome> {
        if !self.args.output.is_empty() {
            let held = self.hold_all(plans.clone(), console)?;
            self.report(&held)?;
        }
        let mended: Vec<Mended> = self.mended(plans).into_iter().map(|(_, plan)| plan).collect();
        for plan in &mended {
            mend::show(&plan.root, &plan.fixed.changes, console)?;
        }
        console.remark(&mend::summary(&mended, "fixable"))?;
        let is_clean = mended.iter().all(|plan| plan.fixed.changes.is_empty());
        Ok(if is_clean { Outcome::Clean } else { Outcome::Findings })
    }

    /// Mends plans in memory: of the files that are asked for, what is reported in them.
    fn mended(&self, plans: Vec<(Asked, Discovered)>) -> Vec<(Asked, Mended)> {
        let mend = |(asked, discovered): (Asked, Discovered)| {
            let fixed = self.tried(&asked, |wanted| fix::fix(discovered, wanted));
            let root = asked.selection.root.clone();
            (asked, Mended { root, fixed })
        };
        plans.into_iter().map(mend).collect()
    }

    /// Tries the fixes of what is reported in the files that are asked for.
    fn tried<T>(&self, asked: &Asked, attempt: impl FnOnce(Wanted<'_>) -> T) -> T {
        // Standard input has a text and no name.
        let is_possible = |finding: &Finding| {
            let renames = finding.fix.as_ref().is_some_and(|fix| fix.rename.is_some());
            self.edited.is_none() || !renames
        };
        attempt(Wanted {
            reported: &|checked, loaded| {
                self.args.control.reported(checked, &loaded.sources, self.known.as_ref())
            },
            wanted: &|finding, path| asked.holds(path) && is_possible(finding),
        })
    }
}

/// The files of a plan that are asked for.
#[derive(Clone)]
struct Asked {
    selection: Selection,
    /// The files that have changed, where only those are asked for.
    changed: Option<BTreeSet<String>>,
    /// The paths that files had when the command began, by those they have now.
    renamed: BTreeMap<String, String>,
}

impl Asked {
    fn new(selection: Selection, control: &ControlArgs, discovered: &Discovered) -> Result<Self> {
        let changed = control.changed(&selection.root, discovered)?;
        Ok(Self { selection, changed, renamed: BTreeMap::new() })
    }

    /// Whether nothing of the plan is left out.
    fn is_all(&self) -> bool {
        self.selection.is_all() && self.changed.is_none()
    }

    /// The path that a file had when the command began.
    fn before<'a>(&'a self, path: &'a str) -> &'a str {
        self.renamed.get(path).map_or(path, String::as_str)
    }

    fn holds(&self, path: &str) -> bool {
        let path = self.before(path);
        let changed = self.changed.as_ref().is_none_or(|changed| changed.contains(path));
        self.selection.holds(path) && changed
    }
}

/// A plan held against the rules.
struct Held {
    asked: Asked,
    prefix: String,
    loaded: Loaded,
    findings: Vec<Finding>,
    /// How many of them are to be shown at most, if the plan says so.
    most: Option<usize>,
    /// How many files are above the ceiling.
    withheld: usize,
}

impl Held {
    fn checked(&self) -> PlanFindings<'_> {
        // Without the plan's own file most rules have nothing to go by: whatever was asked for, this has
        // to be mended first.
        let is_whole = self.loaded.plan.is_some();
        let shown = |path: &str| self.asked.holds(path) || (!is_whole && path == PLAN_FILE);
        PlanFindings::new(&self.prefix, &self.loaded.sources, &self.findings)
            .only(shown)
            .withholding(self.withheld)
    }
}
