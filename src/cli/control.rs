//! The options of `check` that say which findings are reported: rules and their levels, a baseline,
//! files that have changed, a file from an editor.
//!
//! Here words of the command line become a [`Choice`] and files become baselines; how they are
//! applied is for `control`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{ArgMatches, Args, Command, FromArgMatches};

use super::console::Console;
use super::place::Selection;
use crate::control::baseline::Baseline;
use crate::control::{Checked, Choice};
use crate::diagnostic::Finding;
use crate::discover::{self, Discovered, Overlay, Repository};
use crate::emit;
use crate::model::Level;
use crate::present::counted;
use crate::rules::name::{RuleName, is_locked, nearest};
use crate::source::Sources;

/// The options as they are declared.
#[derive(Debug, Args)]
struct Declared {
    /// Report only these rules or families of rules
    ///
    /// Names are ids (`unknown-party`) or families (`references`), with commas between them.
    /// Findings of the syntax of a file are always reported.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = name, help_heading = RULES)]
    select: Vec<RuleName>,

    /// Do not report these rules or families
    ///
    /// Of --ignore, --warn and --deny the last one counts that names a rule, and what names the
    /// rule counts before what names its family. All of them count before settings in
    /// `priority.yaml`, and those before settings in `oap.yaml`.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = changeable, help_heading = RULES)]
    ignore: Vec<RuleName>,

    /// Report these rules or families as warnings
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = changeable, help_heading = RULES)]
    warn: Vec<RuleName>,

    /// Report these rules or families as errors; `warnings` are all that would be warnings
    ///
    /// With `warnings` the exit code is 1 whatever is reported: that is for where nobody reads
    /// warnings, as before a merge.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = denied, help_heading = RULES)]
    deny: Vec<Denied>,

    /// Do not report what is in the baseline FILE
    ///
    /// A baseline holds the findings that a plan had when it began to be checked.
    #[arg(long, value_name = "FILE", help_heading = RULES)]
    baseline: Option<PathBuf>,

    /// Make the baseline if there is none, or else take out what is no longer found
    ///
    /// Nothing is ever added to a baseline.
    #[arg(long, requires = "baseline", conflicts_with_all = ["paths", "since", "max_marking"], help_heading = RULES)]
    write_baseline: bool,

    /// Show only what is found in files that differ from a revision of git
    ///
    /// The whole plan is read all the same. Files that are not yet known to git count too.
    #[arg(long, value_name = "REV", help_heading = FILES)]
    since: Option<String>,

    /// The file whose text comes from standard input, with `-` as the path
    ///
    /// Its text on disk, if there is any, is not looked at. Only what is found in it is shown.
    #[arg(long, value_name = "FILE", requires = "paths", conflicts_with = "since", help_heading = FILES)]
    stdin_filename: Option<PathBuf>,
}

const RULES: &str = "Rules";
const FILES: &str = "Files";

/// What is reported as an error.
#[derive(Debug, Clone, Copy)]
enum Denied {
    /// What would be a warning.
    Warnings,
    /// A rule or a family.
    Rule(RuleName),
}

/// The options as they are meant: levels in the order of the command line.
#[derive(Debug)]
pub(super) struct ControlArgs {
    choice: Choice,
    baseline: Option<PathBuf>,
    write_baseline: bool,
    since: Option<String>,
    stdin_filename: Option<PathBuf>,
}

impl Args for ControlArgs {
    fn augment_args(command: Command) -> Command {
        Declared::augment_args(command)
    }
    fn augment_args_for_update(command: Command) -> Command {
        Declared::augment_args_for_update(command)
    }
}

impl FromArgMatches for ControlArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let declared = Declared::from_arg_matches(matches)?;
        let mut levels = Vec::new();
        for (id, level, names) in
            [("ignore", Level::Allow, &declared.ignore), ("warn", Level::Warn, &declared.warn)]
        {
            let places = matches.indices_of(id).into_iter().flatten();
            levels.extend(places.zip(names).map(|(place, name)| (place, (*name, level))));
        }
        let mut deny_warnings = false;
        for (place, denied) in matches.indices_of("deny").into_iter().flatten().zip(declared.deny) {
            match denied {
                Denied::Warnings => deny_warnings = true,
                Denied::Rule(name) => levels.push((place, (name, Level::Deny))),
            }
        }
        levels.sort_by_key(|(place, _)| *place);
        let levels = levels.into_iter().map(|(_, level)| level).collect();
        Ok(Self {
            choice: Choice { select: declared.select, levels, deny_warnings },
            baseline: declared.baseline,
            write_baseline: declared.write_baseline,
            since: declared.since,
            stdin_filename: declared.stdin_filename,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Reads the name of a rule or a family.
fn name(word: &str) -> Result<RuleName, String> {
    RuleName::of(word.trim()).ok_or_else(|| match nearest(word.trim()) {
        Some(near) => format!("there is no such rule or family; did you mean `{near}`?"),
        None => "there is no such rule or family; `empact explain` lists them all".into(),
    })
}

/// Reads a name, or the word for all warnings.
fn denied(word: &str) -> Result<Denied, String> {
    match word.trim() {
        "warnings" => Ok(Denied::Warnings),
        "all" | "warning" | "warn" => {
            Err("to report every warning as an error, write `--deny warnings`".into())
        }
        word => name(word).map(Denied::Rule),
    }
}

/// Reads a name whose rules are not all always on.
fn changeable(word: &str) -> Result<RuleName, String> {
    let name = name(word)?;
    if name.is_locked() {
        return Err("it is always an error, because where it finds something text has not been \
                    read"
            .into());
    }
    Ok(name)
}

impl ControlArgs {
    /// Which plan the file from an editor belongs to, where there is one, and its text.
    ///
    /// # Errors
    /// When it is not asked for in the right way, belongs to no plan or another one than the one
    /// asked for with `-C`, or its text cannot be read.
    pub(super) fn edited(
        &self,
        paths: &[PathBuf],
        directory: Option<&Path>,
    ) -> Result<Option<(Selection, Overlay)>> {
        let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
        let path = match (paths, &self.stdin_filename) {
            ([only], Some(path)) if is_stdin(only) => path,
            (_, Some(_)) => {
                bail!(
                    "`--stdin-filename` goes with `-` as the only path: `check - --stdin-filename FILE`"
                )
            }
            (paths, None) if paths.iter().any(is_stdin) => {
                bail!(
                    "`-` needs `--stdin-filename FILE`, which says what file it is that comes from standard input"
                )
            }
            (_, None) => return Ok(None),
        };
        // The file, and even its folder, may be new.
        let folder = path.ancestors().find(|above| above.exists()).unwrap_or(Path::new("."));
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let root = discover::find_root(folder)?;
        if let Some(directory) = directory
            && discover::find_root(directory)? != root
        {
            bail!("`{}` does not belong to the plan that `-C` names", path.display());
        }
        let absolute = discover::absolute_of_new(path)?;
        let inside = absolute.strip_prefix(&root);
        let inside = inside.with_context(|| format!("cannot open `{}`", path.display()))?;
        let inside = discover::portable(inside);
        let overlay = Overlay::read(inside.clone(), std::io::stdin().lock())
            .context("cannot read standard input")?;
        Ok(Some((Selection { root, paths: vec![inside] }, overlay)))
    }

    /// The files of a plan to show findings for, where not all are.
    ///
    /// # Errors
    /// When git cannot say.
    pub(super) fn changed(
        &self,
        root: &Path,
        now: &Discovered,
    ) -> Result<Option<BTreeSet<String>>> {
        let changed = |revision: &String| Repository::of(root)?.changed_since(revision, now);
        self.since.as_ref().map(changed).transpose()
    }

    /// The baseline as it is before the command does anything. There is none yet where it is about
    /// to be made.
    ///
    /// # Errors
    /// When it cannot be read, or is missing and is not to be made.
    pub(super) fn known(&self) -> Result<Option<Baseline>> {
        let Some(path) = &self.baseline else { return Ok(None) };
        let known = read_baseline(path)?;
        if known.is_none() && !self.write_baseline {
            let shown = path.display();
            bail!("there is no baseline `{shown}`\n  `--write-baseline` makes one");
        }
        Ok(known)
    }

    /// The findings that are reported, of the whole plan.
    pub(super) fn reported(
        &self,
        checked: &Checked<'_>,
        sources: &Sources,
        known: Option<&Baseline>,
    ) -> Vec<Finding> {
        let mut findings = checked.findings(&self.choice);
        if let Some(known) = known {
            known.subtract(&mut findings, sources);
        }
        findings
    }

    /// The same as [`Self::reported`]; besides, the baseline is made, or shrinks, where that is
    /// asked for.
    ///
    /// # Errors
    /// When the baseline cannot be written.
    pub(super) fn findings(
        &self,
        checked: Checked<'_>,
        sources: &Sources,
        known: Option<&Baseline>,
        console: &mut Console,
    ) -> Result<Vec<Finding>> {
        let Some(path) = &self.baseline else { return Ok(checked.into_findings(&self.choice)) };
        let mut findings = checked.findings(&self.choice);
        let own = checked.findings(&Choice::default());
        let readable = !own.iter().any(|finding| is_locked(finding.rule));
        let shown = path.display();
        let Some(before) = known else {
            if !readable {
                console.remark("note: no baseline is made before every file can be read")?;
                return Ok(findings);
            }
            let made = Baseline::of(&findings, sources);
            emit::write_document(path, &made.to_json())?;
            let count = counted(made.len(), "finding");
            console.remark(&format!("note: the baseline `{shown}` now holds {count}"))?;
            made.subtract(&mut findings, sources);
            return Ok(findings);
        };
        before.subtract(&mut findings, sources);
        // What a broken file hides may come back with it.
        if !readable {
            return Ok(findings);
        }
        let after = before.shrunk_to(&Baseline::of(&own, sources));
        let gone = before.len() - after.len();
        if gone > 0 && self.write_baseline {
            emit::write_document(path, &after.to_json())?;
            let (gone, left) = (counted(gone, "finding"), after.len());
            console.remark(&format!(
                "note: {gone} taken out of the baseline `{shown}`, {left} left in it"
            ))?;
        } else if gone > 0 {
            let gone = counted(gone, "finding");
            console.remark(&format!(
                "note: the baseline `{shown}` holds {gone} that can no longer be found; \
                 `--write-baseline` takes them out"
            ))?;
        }
        Ok(findings)
    }

    /// Whether a baseline is asked for, which belongs to one plan.
    pub(super) fn has_baseline(&self) -> bool {
        self.baseline.is_some()
    }
}

fn read_baseline(path: &Path) -> Result<Option<Baseline>> {
    let Some(text) = discover::read_other(path)? else { return Ok(None) };
    let baseline = Baseline::parse(&text);
    baseline.map(Some).with_context(|| format!("cannot use the baseline `{}`", path.display()))
}
