//! `empact templates`: which templates there are, what they can print, and a copy of them to change.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::{Args, Subcommand};

use super::Outcome;
use super::console::Console;
use crate::diagnostic::closest;
use crate::discover;
use crate::emit;
use crate::load;
use crate::render::environment::ORIGINALS;
use crate::render::messages::CATALOGUES;
use crate::render::templates::{self, Templates};

const EXAMPLES: &str = "\
Examples:
  empact templates list                               Which there are, and which are the plan's own
  empact templates context report.md.jinja            What it can print, and its blocks
  empact templates export -o templates/ html/style.css    A copy, for the plan to change

What lies in the folder `templates` of a plan takes the place of what it is called like.";

/// List the templates of documents, what they can print, and copy them
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct TemplatesArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the templates, and say which the plan has its own of
    List,
    /// Copy templates and messages into a folder; what is there already is not written over
    Export {
        /// The folder
        #[arg(short, long, value_name = "DIR")]
        output: PathBuf,
        /// Which; without any, all of them
        #[arg(value_name = "TEMPLATE")]
        names: Vec<String>,
    },
    /// List what a template can print, and the blocks that a plan can take the place of
    Context {
        /// Which; without any, all of them
        #[arg(value_name = "TEMPLATE")]
        names: Vec<String>,
    },
}

pub(super) fn run(
    args: &TemplatesArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    match &args.action {
        Action::List => list(directory, console)?,
        Action::Export { output, names } => export(output, names, console)?,
        Action::Context { names } => context(names, console)?,
    }
    Ok(Outcome::Clean)
}

/// All that a plan can have its own of, by name.
fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    ORIGINALS.iter().copied().chain(CATALOGUES)
}

/// Those of these names; all without any.
fn chosen(names: &[String]) -> Result<Vec<(&'static str, &'static str)>> {
    if names.is_empty() {
        return Ok(all().collect());
    }
    let find = |name: &String| {
        all().find(|(known, _)| known == name).ok_or_else(|| {
            let near = closest(name, all().map(|(known, _)| known));
            let meant = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            anyhow!("there is no template `{name}`{meant}")
        })
    };
    names.iter().map(find).collect()
}

fn list(directory: Option<&Path>, console: &mut Console) -> Result<()> {
    // Outside of a plan, none is its own.
    let own = match (directory, discover::find_root(super::start(directory))) {
        (_, Ok(root)) => Templates::of(&load::load(&root)?.sources),
        (Some(_), Err(error)) => return Err(error),
        (None, Err(_)) => Templates::default(),
    };
    for (name, _) in all() {
        let place = if own.has(name) { format!("  in templates/{name}") } else { String::new() };
        let line = format!("{name:width$}{place}", width = if place.is_empty() { 0 } else { 24 });
        writeln!(console.out(), "{line}").context("cannot write to standard output")?;
    }
    Ok(())
}

fn export(folder: &Path, names: &[String], console: &mut Console) -> Result<()> {
    let chosen = chosen(names)?;
    for (name, _) in &chosen {
        let place = folder.join(name);
        if place.symlink_metadata().is_ok() {
            bail!(
                "`{}` is there already\n  remove it first, or choose another folder",
                place.display()
            );
        }
    }
    for (name, text) in chosen {
        let place = folder.join(name);
        emit::write_new(&place, text)?;
        console.remark(&format!("written: {}", place.display()))?;
    }
    Ok(())
}

fn context(names: &[String], console: &mut Console) -> Result<()> {
    let mut lines = Vec::new();
    for (name, _) in chosen(names)? {
        let (printed, blocks) = (templates::listing(name), templates::blocks(name));
        if printed.is_empty() && blocks.is_empty() {
            continue;
        }
        lines.push(name.to_owned());
        let width = printed.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
        lines.extend(printed.into_iter().map(|(name, kind)| format!("  {name:width$}  {kind}")));
        lines.extend(blocks.into_iter().map(|block| format!("  {{% block {block} %}}")));
    }
    for line in lines {
        writeln!(console.out(), "{line}").context("cannot write to standard output")?;
    }
    Ok(())
}
