//! One more priority, action or period, in a plan that there is. Called by `empact new` and, for the first
//! ones, by `start`.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, anyhow, bail};
use jiff::civil::Date;
use minijinja::context;

use super::insert::{self, Item};
use super::templates::{self, ACTION, PRIORITY};
use super::{Draft, Existing, after};
use crate::analyse::due;
use crate::discover::{Discovered, PLAN_FILE};
use crate::fix::FileChange;
use crate::load;
use crate::model::scalar::Scalar;
use crate::model::{
    ActionNumber, Line, PartyRef, PeriodId, Plan, PlanDate, Precision, Priority, PriorityKey,
};
use crate::yaml;

/// A priority that is to be there.
#[derive(Debug)]
pub struct NewPriority {
    /// Its key.
    pub key: PriorityKey,
    /// The letter under which it stands in the plan.
    pub letter: Option<Line>,
    /// Its name.
    pub name: Line,
    /// Who drives it.
    pub driver: PartyRef,
}

/// An action that is to be there.
#[derive(Debug)]
pub struct NewAction {
    /// Its title.
    pub title: Line,
    /// Who leads it; nobody yet where this is empty.
    pub leaders: Vec<PartyRef>,
    /// The first day.
    pub start: Option<PlanDate>,
}

/// A period that is to be there.
#[derive(Debug)]
pub struct NewPeriod {
    /// Its id.
    pub id: PeriodId,
    /// How it is printed, where that does not follow from the id.
    pub label: Option<Line>,
    /// The last day it covers, where that does not follow from the id.
    pub cut_off: Option<Date>,
    /// By when its reports are due.
    pub due: Option<Date>,
}

/// Adds a priority: its file, and its key in that of the plan.
///
/// # Errors
/// When it is there already, or the file of the plan has no place for it.
pub fn priority(existing: &Existing, new: &NewPriority) -> Result<Draft> {
    let (plan, discovered) = (existing.whole()?, &existing.discovered);
    let (key, folder) = (new.key.as_str(), new.key.folder());
    let is_listed = plan.file.data.priorities.iter().any(|entry| entry.key.value == new.key);
    if is_listed || plan.priorities.iter().any(|priority| priority.folder == folder) {
        bail!("the priority `{key}` is there already");
    }
    let entry = [("", key.to_owned())];
    let listed = in_plan_file(discovered, "priorities", &entry)?;
    let file =
        FileChange::new_file(format!("priorities/{folder}/priority.yaml"), priority_text(new)?);
    Ok(Draft { changes: vec![listed, file], notes: Vec::new() })
}

/// Adds an action to a priority, with the next number under a goal. Without a goal it is the only one there
/// is.
///
/// # Errors
/// When it cannot be told under which goal, or no number is left.
pub fn action(
    existing: &Existing,
    folder: &str,
    goal: Option<u16>,
    new: &NewAction,
) -> Result<Draft> {
    let (plan, discovered) = (existing.whole()?, &existing.discovered);
    let priority = in_folder(plan, folder)?;
    let goal = goal.map_or_else(|| only_goal(priority), Ok)?;
    let numbers = priority.actions.iter().map(|action| action.data.action.value);
    let last = numbers.filter(|number| number.goal == goal).map(|number| number.action).max();
    let number = ActionNumber { goal, action: last.unwrap_or_default() + 1 };
    let path = format!("priorities/{folder}/actions/{number}.yaml");
    if number.action > 999 || discovered.sources.find(&path).is_some() {
        bail!("there is no number left for an action: `{path}`");
    }
    let text = action_text(number, new, &[])?;
    let alone = after(discovered, &[FileChange::new_file(path.as_str(), text)]);
    let with = load::read(alone).plan.context("the plan can be read")?;
    let open = open_periods(&with, folder, number);
    let text = action_text(number, new, &open)?;
    Ok(Draft { changes: vec![FileChange::new_file(path, text)], notes: Vec::new() })
}

/// The periods of a plan in which an action lacks a report.
fn open_periods(plan: &Plan, folder: &str, number: ActionNumber) -> Vec<String> {
    let Ok(priority) = in_folder(plan, folder) else { return Vec::new() };
    let periods = &plan.file.data.periods;
    let actions = || priority.actions.iter().map(|action| &action.data);
    let Some(action) = actions().find(|action| action.action.value == number) else {
        return Vec::new();
    };
    let open = periods.iter().filter(|period| {
        let id = period.id.as_str();
        // Where nobody has a place for it, nobody is asked.
        due::is_for(period, priority)
            && due::is_missing(action, period, periods)
            && actions().any(|other| other.progress.get(id).is_some())
    });
    open.map(|period| period.id.as_str().to_owned()).collect()
}

fn only_goal(priority: &Priority) -> Result<u16> {
    let named =
        priority.file.iter().flat_map(|file| &file.data.goals).map(|goal| goal.number.value);
    let of_actions = priority.actions.iter().map(|action| action.data.action.goal);
    let goals: BTreeSet<u16> = named.chain(of_actions).collect();
    let mut left = goals.iter();
    match (left.next(), left.next()) {
        (None, _) => Ok(1),
        (Some(only), None) => Ok(*only),
        _ => {
            let goals: Vec<String> = goals.iter().map(u16::to_string).collect();
            bail!("say under which goal: {} has {}", priority.key(), goals.join(", "))
        }
    }
}

/// Adds a period, and a place for a report in every action that is due in it.
///
/// # Errors
/// When it is there already, is not the last, or a file has no place for it.
pub fn period(existing: &Existing, new: &NewPeriod) -> Result<Draft> {
    let (plan, discovered) = (existing.whole()?, &existing.discovered);
    let id = new.id.as_str();
    let periods = &plan.file.data.periods;
    if periods.iter().any(|period| period.id.value == new.id) {
        bail!("the period `{id}` is there already");
    }
    let known = PlanDate::parse(id).ok();
    let last_day = known.and_then(PlanDate::last_day);
    let is_month = known.is_some_and(|date| matches!(date.precision(), Precision::Month { .. }));
    let label = match (&new.label, last_day.filter(|_| is_month)) {
        (Some(label), _) => label.as_str().to_owned(),
        (None, Some(day)) => day.strftime("%B %Y").to_string(),
        (None, None) => bail!("say how the period is printed, as in `--label \"June 2026\"`"),
    };
    let cut_off = new.cut_off.or(last_day);
    let earlier = periods.iter().filter_map(|period| period.cut_off.as_ref()?.last_day());
    if let Some((last, cut_off)) = earlier.max().zip(cut_off)
        && cut_off <= last
    {
        bail!(
            "periods stand in order of time, and one of them ends on {last}\n  \
             write `{id}` into `{PLAN_FILE}` where it belongs"
        );
    }
    let mut fields = vec![("id", templates::any(id)?), ("label", templates::text(&label)?)];
    fields.extend(cut_off.map(|day| ("cut_off", day.to_string())));
    fields.extend(new.due.map(|day| ("due", day.to_string())));
    let listed = in_plan_file(discovered, "periods", &fields)?;
    let mut changes = vec![listed];
    let with = load::read(after(discovered, &changes)).plan.context("the plan can be read")?;
    changes.extend(places(discovered, &with, id)?);
    let notes = vec![format!("the period is printed as `{label}`")];
    Ok(Draft { changes, notes })
}

/// The files of the actions that are due in a period, with a place for a report.
fn places(discovered: &Discovered, plan: &Plan, id: &str) -> Result<Vec<FileChange>> {
    let periods = &plan.file.data.periods;
    let Some(period) = periods.iter().find(|period| period.id.as_str() == id) else {
        return Ok(Vec::new());
    };
    let mut changes = Vec::new();
    let open = |priority: &&Priority| due::is_for(period, priority);
    for action in plan.priorities.iter().filter(open).flat_map(|priority| &priority.actions) {
        if !due::is_missing(&action.data, period, periods) {
            continue;
        }
        let file = discovered.sources.get(action.source);
        let root = yaml::parse(action.source, &file.text, 0..file.text.len()).root;
        let edit = root
            .and_then(|root| insert::entry(&file.text, &root, "progress", (id, "to_be_confirmed")));
        let change = edit.and_then(|edit| FileChange::edited(file, vec![edit]));
        changes.push(change.ok_or_else(|| no_place(file.path, id))?);
    }
    Ok(changes)
}

fn no_place(path: &str, what: &str) -> anyhow::Error {
    anyhow!("`{path}` is not laid out in lines that could take one more\n  add `{what}` by hand")
}

/// The file of the plan with one more item in a list.
fn in_plan_file(discovered: &Discovered, list: &str, item: Item<'_>) -> Result<FileChange> {
    let file = discovered.sources.find(PLAN_FILE).context("a plan has a file of its own")?;
    let root = yaml::parse(file.id(), &file.text, 0..file.text.len()).root;
    let edit = root.and_then(|root| insert::item(&file.text, &root, list, item));
    edit.and_then(|edit| FileChange::edited(file, vec![edit]))
        .ok_or_else(|| no_place(file.path, list))
}

/// The priority in a folder.
pub(super) fn in_folder<'p>(plan: &'p Plan, folder: &str) -> Result<&'p Priority> {
    let mut all = plan.priorities.iter();
    all.find(|priority| priority.folder == folder)
        .ok_or_else(|| anyhow!("there is no priority in `priorities/{folder}`"))
}

/// The file of a new priority.
pub(super) fn priority_text(new: &NewPriority) -> Result<String> {
    let letter = new.letter.as_ref().map(|letter| templates::text(letter)).transpose()?;
    templates::filled(
        PRIORITY,
        context! {
            key => new.key.as_str(),
            letter,
            name => templates::text(&new.name)?,
            driver => templates::text(new.driver.as_str())?,
        },
    )
}

/// The file of a new action, with a place for a report in each of these periods.
pub(super) fn action_text(
    number: ActionNumber,
    new: &NewAction,
    periods: &[String],
) -> Result<String> {
    let leaders: Vec<String> =
        new.leaders.iter().map(|leader| templates::text(leader.as_str())).collect::<Result<_>>()?;
    templates::filled(
        ACTION,
        context! {
            number => number.to_string(),
            title => templates::text(&new.title)?,
            leaders => leaders.join(", "),
            start => new.start.map(|start| start.to_string()),
            periods => periods.to_vec(),
        },
    )
}
