//! The next plan, made from one by what it says becomes of its actions. Called by `empact rollover`.
//!
//! Nothing is decided here: what nobody has decided goes along with the question at the top of its file.
//! Results, reports, figures and texts of drivers stay behind.

mod action;
mod fate;
mod list;
mod names;
mod parts;
mod plan;
mod priority;

use anyhow::{Context as _, Result, bail};

use super::{Draft, Existing};
use crate::discover::{PLAN_FILE, Role};
use crate::fix::FileChange;
use crate::model::scalar::Scalar;
use crate::model::{Line, Plan, PlanDate};
use crate::source::{SourceFile, SourceId};
use fate::Fates;

/// What is known of the next plan.
#[derive(Debug)]
pub struct Next {
    /// The years it covers.
    pub years: Vec<u16>,
    /// Its title, where that is not the one of this plan with other years.
    pub title: Option<Line>,
}

/// The next plan, and what became of this one.
#[derive(Debug)]
pub struct Rollover {
    /// Its files.
    pub draft: Draft,
    /// What was carried, what was not, and what is to be decided, as Markdown.
    pub list: String,
}

/// What the files of the next plan are made from.
struct Made<'p> {
    existing: &'p Existing,
    plan: &'p Plan,
    next: &'p Next,
    fates: Fates<'p>,
    /// The first year of this plan.
    first: u16,
    /// The years of this plan in words: `for 2013`.
    of_years: String,
}

impl<'p> Made<'p> {
    fn file(&self, id: SourceId) -> &'p SourceFile {
        self.existing.discovered.sources.get(id)
    }

    /// The first year of the next plan.
    fn next_first(&self) -> i32 {
        self.next.years.iter().min().copied().unwrap_or(u16::MAX).into()
    }

    /// The last day of a period of this plan, as it stands in a file.
    fn cut_off(&self, id: &str) -> Option<String> {
        let period = self.plan.file.data.periods.iter().find(|period| period.id.as_str() == id)?;
        let said = period.cut_off.as_ref().map(|date| date.value);
        let date = said.or_else(|| PlanDate::parse(id).ok())?;
        (!date.is_open()).then(|| date.to_string())
    }
}

/// Makes the next plan.
///
/// # Errors
/// When not all of this one can be read, or the years of the next do not follow.
pub fn rollover(existing: &Existing, next: &Next) -> Result<Rollover> {
    let plan = existing.whole()?;
    let years: Vec<u16> = plan.file.data.years.iter().map(|year| year.value).collect();
    let (first, last) =
        years.iter().min().zip(years.iter().max()).context("a plan covers a year")?;
    if next.years.iter().any(|year| year <= last) {
        bail!("the next plan covers years after {last}, the last one of this plan");
    }
    let made = Made {
        existing,
        plan,
        next,
        fates: fate::of_plan(plan, next),
        first: *first,
        of_years: of_years(&years),
    };
    let mut changes = Vec::new();
    for (at, target) in made.fates.targets.iter().enumerate() {
        if !made.fates.is_there(at) {
            continue;
        }
        let folder = target.folder();
        let path = format!("priorities/{folder}/priority.yaml");
        changes.push(FileChange::new_file(path, priority::text(&made, at, target)?));
        let seats = made.fates.seats.iter().filter(|((of, _), _)| *of == at);
        for (place, seat) in seats {
            let path = format!("priorities/{folder}/actions/{}.yaml", place.1);
            changes.push(FileChange::new_file(path, action::text(&made, *place, target, seat)?));
        }
    }
    let (plan_file, asked) = plan::text(&made, &changes)?;
    changes.push(FileChange::new_file(PLAN_FILE, plan_file));
    // How documents look goes on.
    let templates = existing.discovered.sources.iter().map(|(_, file)| file);
    let templates = templates.filter(|file| matches!(Role::of(file.path), Some(Role::Template(_))));
    changes.extend(templates.map(|file| FileChange::new_file(file.path, file.text.as_str())));
    changes.sort_by(|one, other| one.path.cmp(&other.path));
    let carried = list::text(&made, &asked)?;
    Ok(Rollover { draft: Draft { changes, notes: Vec::new() }, list: carried })
}

/// Years in words: `for 2013`, `for 2026 and 2027`.
fn of_years(years: &[u16]) -> String {
    let years: Vec<String> = years.iter().map(u16::to_string).collect();
    format!("for {}", years.join(" and "))
}

/// The years that a text names, and where.
fn years_in(text: &str) -> Vec<(usize, u16)> {
    let digits = |c: char| c.is_ascii_digit();
    let mut found = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive(|c: char| !digits(c)) {
        let number = part.trim_end_matches(|c: char| !digits(c));
        if let Ok(year @ 1900..=2099) = number.parse()
            && number.len() == 4
        {
            found.push((at, year));
        }
        at += part.len();
    }
    found
}

/// The head of a file that is made from another: where from, and what is to be decided.
fn head(made: &str, asked: &[String]) -> String {
    let asked: Vec<String> = asked.iter().map(|one| format!("# - {one}\n")).collect();
    match asked.as_slice() {
        [] => format!("# {made}\n"),
        _ => format!("# {made} To be decided:\n{}", asked.concat()),
    }
}
