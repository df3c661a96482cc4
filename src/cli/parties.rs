//! `empact parties`: lists the parties that can be named, and what abbreviations stand for.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Result, bail};
use clap::Args;

use super::console::Console;
use super::{Outcome, start};
use crate::analyse::names::Names;
use crate::clean::clean_line;
use crate::discover;
use crate::load;
use crate::model::PlanFile;
use crate::model::party::abbreviation::{self, Abbreviation};
use crate::model::party::{Party, register};

const EXAMPLES: &str = "\
Examples:
  empact parties               All of them, with the days of membership of the Union
  empact parties moldova       Those that are called so, or nearly
  empact parties COM           What an abbreviation stands for
  empact -C plan parties       Those that a plan defines besides

Days are those of membership of the Union, the last one included.";

/// List the parties that can be named, or look for one by a word
///
/// In a plan, its own groups and parties come first. Any part of a name will do, and codes and names
/// that are no longer used.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct PartiesArgs {
    /// A code, a name or a part of one; without it, all are listed
    word: Option<String>,
}

pub(super) fn run(
    args: &PartiesArgs,
    directory: Option<&Path>,
    console: &mut Console,
) -> Result<Outcome> {
    let plan = own(directory)?;
    let word = args.word.as_deref().unwrap_or_default();
    let mut out = String::new();
    let own = plan.as_ref().map_or_else(Vec::new, |plan| lines_of_plan(plan, word));
    section(&mut out, "Of this plan", own);
    for (title, parties) in sections() {
        let fitting = parties.into_iter().filter(|party| is_called(party, word));
        section(&mut out, title, fitting.map(line).collect());
    }
    let group = plan.as_ref().and_then(PlanFile::group_of_states);
    let fitting = abbreviation::all().filter(|one| word.is_empty() || stands_for(one, word));
    let lines = fitting.map(|one| [one.words.join(", "), one.advice(group)]);
    section(&mut out, "Abbreviations that are no codes, or may be none", lines.collect());
    if out.is_empty() {
        let names = Names::of(plan.as_ref());
        let called = |code| register::lookup(code).map_or(code, |party| party.name);
        let meant = names.meant(word).map(called);
        let meant = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
        bail!("nobody is known as `{word}`{meant}\n  `empact parties` lists everybody");
    }
    console.document(&out)?;
    Ok(Outcome::Clean)
}

/// The plan's own file, where there is a plan here.
fn own(directory: Option<&Path>) -> Result<Option<PlanFile>> {
    let root = discover::find_root(start(directory));
    let root = match (root, directory) {
        (Ok(root), _) => root,
        // Whoever names a folder means its plan.
        (Err(error), Some(_)) => return Err(error),
        (Err(_), None) => return Ok(None),
    };
    Ok(load::load(&root)?.plan.map(|plan| plan.file.data))
}

fn lines_of_plan(plan: &PlanFile, word: &str) -> Vec<[String; 2]> {
    let groups = plan.groups.iter().map(|(key, group)| (key.as_str(), group.name.as_str()));
    let parties = plan.parties.iter().map(|(key, party)| (key.as_str(), party.name.as_str()));
    let fitting = groups.chain(parties).filter(|(key, name)| holds(key, word) || holds(name, word));
    fitting.map(|(key, name)| [key.to_owned(), name.to_owned()]).collect()
}

/// The parties of the register by sort, under the words for it.
fn sections() -> Vec<(&'static str, Vec<&'static Party>)> {
    use crate::model::party::PartyKind::{
        Agency, Institution, MemberState, Organisation, ThirdCountry,
    };
    let of = |sort| register::all().filter(|party| party.kind_ever() == sort).collect();
    vec![
        ("Member States, and one that was", of(MemberState)),
        ("Third states and territories", of(ThirdCountry)),
        ("Institutions", of(Institution)),
        ("Agencies", of(Agency)),
        ("Other organisations", of(Organisation)),
    ]
}

/// The code, and everything else that is known.
fn line(party: &Party) -> [String; 2] {
    let mut said = party.name.to_owned();
    if let Some(membership) = party.membership() {
        let _ = match membership.until {
            Some(until) => write!(said, ", {} to {until}", membership.from),
            None => write!(said, ", since {}", membership.from),
        };
    }
    let others: Vec<&str> = party.names().skip(1).collect();
    if !others.is_empty() {
        let _ = write!(said, " (also {})", others.join(", "));
    }
    [party.code.to_owned(), said]
}

/// Whether a party is called so, or a part of one of its names is.
fn is_called(party: &Party, word: &str) -> bool {
    party.code.eq_ignore_ascii_case(word)
        || party.alpha3.is_some_and(|code| code.eq_ignore_ascii_case(word))
        || party.names().filter(|name| word.len() > 2 || name.len() <= 3).any(|name| {
            if name.len() <= 3 { name.eq_ignore_ascii_case(word) } else { holds(name, word) }
        })
        || word.is_empty()
}

fn stands_for(abbreviation: &Abbreviation, word: &str) -> bool {
    abbreviation.words.iter().any(|one| one.eq_ignore_ascii_case(word))
        || (word.len() > 3 && holds(abbreviation.meaning, word))
}

fn holds(name: &str, word: &str) -> bool {
    name.to_lowercase().contains(&word.to_lowercase())
}

/// Adds lines in two columns under a heading, if there are any.
fn section(out: &mut String, title: &str, lines: Vec<[String; 2]>) {
    if lines.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    let _ = writeln!(out, "{title}");
    for [code, said] in lines {
        let _ = writeln!(out, "  {:<8}  {}", clean_line(&code), clean_line(&said));
    }
}
