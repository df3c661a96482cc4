//! What is owed, for programs. Called by the `status` command, with `--by`; the published schema is derived from
//! it.

use std::collections::BTreeMap;

use anyhow::Context;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::Request;
use crate::analyse::figures::Figures;
use crate::analyse::markings;
use crate::analyse::owed::{Debt, Debtor, Owed};
use crate::model::{Due, Marking, Owner, Point, Priority, party::register};
use crate::prose;
use crate::render::cited;
use crate::render::messages::Messages;
use crate::render::parts::short_title;
use crate::render::style::HouseStyle;
use crate::schema;

/// The version of the form of the JSON.
pub const VERSION: u32 = 1;

/// What `empact status --by WHO --format json` writes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwedOutput {
    /// The version of this form. Keys may be added without a new one.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// The title of the plan.
    title: String,
    /// The highest marking of the priorities that are looked at, as a word.
    marking: Option<Marking>,
    /// The marking as it is printed; that of before, where it was lifted.
    marking_printed: Option<&'static str>,
    /// Whether the marking was lifted.
    declassified: bool,
    /// The day as of which it is owed.
    today: String,
    /// Those who owe something.
    owed: Vec<DebtorView>,
}

/// Somebody who owes something.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Debtor")]
struct DebtorView {
    /// The code of a party, the name of a group, or a function in words; null where nobody is named.
    who: Option<String>,
    /// The full name of a party that the program knows.
    name: Option<&'static str>,
    /// What, what is due first in front.
    debts: Vec<DebtView>,
}

/// Something that is owed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Debt")]
struct DebtView {
    /// `report` for the report on an action, `task` for a recommendation or a follow-up.
    what: &'static str,
    /// The key of the priority.
    priority: String,
    /// The number of the goal under which a task is asked.
    goal: Option<u16>,
    /// The number of the action.
    action: Option<String>,
    /// The title of the action that is to be reported on.
    title: Option<String>,
    /// The id of the period for which it is to be reported.
    period: Option<String>,
    /// What is asked, as Markdown.
    text: Option<String>,
    /// By when, as the files say it: a date or words; null where nothing is said.
    due: Option<String>,
    /// Whether that day is over.
    overdue: bool,
    /// The name of the group that is asked, where it is owed as one of a group; `group` is that of the priority.
    group: Option<String>,
}

/// What is owed as JSON, with a line break at its end.
///
/// # Errors
/// When it cannot be written.
pub fn json(request: &Request<'_>, messages: &Messages) -> anyhow::Result<String> {
    let Request { plan, markings, priorities, debtors, today } = *request;
    let borne = markings.borne(markings::sources(plan, priorities.iter().copied()));
    let printed = if borne.declassified { borne.before } else { borne.marking };
    let style = HouseStyle::new(messages);
    let all = priorities.iter().copied();
    let figures: BTreeMap<&str, Figures<'_>> =
        all.map(|priority| (priority.folder.as_str(), Figures::of(priority))).collect();
    let text = |priority: &Priority, point: &Point| {
        text(figures.get(priority.folder.as_str()), point, style)
    };
    let debtor = |debtor: &Debtor<'_>| {
        let name = register::lookup(&debtor.who).map(|party| party.name);
        DebtorView {
            who: Some(debtor.who.clone()).filter(|who| !who.is_empty()),
            name: name.filter(|name| *name != debtor.who),
            debts: debtor.debts.iter().map(|owed| debt(owed, today, &text)).collect(),
        }
    };
    let output = OwedOutput {
        version: VERSION,
        title: plan.file.data.title.to_string(),
        marking: borne.marking,
        marking_printed: printed.map(Marking::printed),
        declassified: borne.declassified,
        today: today.to_string(),
        owed: debtors.iter().map(debtor).collect(),
    };
    let text = serde_json::to_string_pretty(&output).context("cannot write it as JSON")?;
    Ok(text + "\n")
}

fn debt(
    Owed { debt, group }: &Owed<'_>,
    today: Date,
    text: &impl Fn(&Priority, &Point) -> String,
) -> DebtView {
    let (what, priority, owner) = match debt {
        Debt::Report { priority, action, .. } => {
            ("report", priority, Owner::Action(action.action.value))
        }
        Debt::Task { priority, owner, .. } => ("task", priority, *owner),
    };
    let (goal, action) = match owner {
        Owner::Priority => (None, None),
        Owner::Goal(number) => (Some(number), None),
        Owner::Action(number) => (None, Some(number.to_string())),
    };
    let (title, period, text, due) = match debt {
        Debt::Report { action, period, .. } => {
            let due = period.due.as_ref().map(|due| due.value.to_string());
            (short_title(action).map(str::to_owned), Some(period.id.as_str().to_owned()), None, due)
        }
        Debt::Task { priority, point, .. } => {
            let due = point.due.as_ref().map(|due| match due {
                Due::On(date) => date.to_string(),
                Due::Words(words) => words.to_string(),
            });
            (None, None, Some(text(priority, point)), due)
        }
    };
    DebtView {
        what,
        priority: priority.key(),
        goal,
        action,
        title,
        period,
        text,
        due,
        overdue: debt.is_overdue(today),
        group: group.map(str::to_owned),
    }
}

/// A task with the figures that it cites filled in.
fn text(figures: Option<&Figures<'_>>, point: &Point, style: HouseStyle<'_>) -> String {
    let Some(figures) = figures else { return point.text.as_str().to_owned() };
    let cited = prose::cite(point.text.as_str(), |one| cited::citation(figures, style, one));
    prose::unwrap(&prose::to_markdown(&cited, 0, "")).into_owned()
}

/// The published schema, with a line break at its end.
pub fn schema_text() -> String {
    let title = "What is owed (empact status --by WHO --format json)";
    schema::output_text::<OwedOutput>("owed", title)
}
