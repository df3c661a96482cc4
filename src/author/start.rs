//! The first files of a plan: its own, a priority, an action, and what editors, hooks and services need.
//! Called by `empact init`.

use anyhow::{Context as _, Result};
use minijinja::context;

use super::Draft;
use super::add::{NewAction, NewPriority, action_text, priority_text};
use super::templates::{self, BESIDE, PLAN};
use crate::analyse::parties::{ROLES, SPEAKERS};
use crate::discover::{self, File, PLAN_FILE};
use crate::fix::FileChange;
use crate::load;
use crate::model::{ActionNumber, FORMAT, Line, Marking};
use crate::schema::{self, FileKind, Names};

/// What is known of a plan before there is one.
#[derive(Debug)]
pub struct Start {
    /// Its title.
    pub title: Line,
    /// The years it covers.
    pub years: Vec<u16>,
    /// The marking of what has none of its own.
    pub marking: Option<Marking>,
    /// Its first priority.
    pub priority: NewPriority,
    /// The first action of that.
    pub action: NewAction,
}

/// The folder of the schemas.
const SCHEMAS: &str = "schema";

/// The files of a new plan.
///
/// # Errors
/// When something in it cannot be written as a value.
pub fn start(start: &Start) -> Result<Draft> {
    let key = start.priority.key.as_str();
    let first = start.years.iter().min().context("a plan covers a year")?;
    let years: Vec<String> = start.years.iter().map(u16::to_string).collect();
    let plan = templates::filled(
        PLAN,
        context! {
            format => FORMAT,
            title => templates::text(&start.title)?,
            years => years.join(", "),
            period => format!("{first}-06"),
            marking => start.marking.map(Marking::word),
            key,
        },
    )?;
    let number = ActionNumber { goal: 1, action: 1 };
    let folder = format!("priorities/{}", start.priority.key.folder());
    let files = [
        (PLAN_FILE.to_owned(), plan),
        (format!("{folder}/priority.yaml"), priority_text(&start.priority)?),
        (format!("{folder}/actions/{number}.yaml"), action_text(number, &start.action, &[])?),
    ];
    let mut changes: Vec<_> =
        BESIDE.iter().map(|(path, text)| FileChange::new_file(*path, (*text).to_owned())).collect();
    let in_memory = files.iter().map(|(path, text)| File::new(path, text.as_str()));
    if let Some(plan) = load::read(discover::gather(in_memory)).plan {
        let names = Names::of(&plan, ROLES.iter().chain(SPEAKERS).copied());
        changes.extend(FileKind::ALL.map(|kind| {
            let path = format!("{SCHEMAS}/{}.schema.json", kind.name());
            FileChange::new_file(path, schema::text_for(kind, &names))
        }));
        changes.push(FileChange::new_file(
            schema::SETTINGS,
            schema::settings(&format!("{SCHEMAS}/"), ""),
        ));
    }
    changes.extend(files.map(|(path, text)| FileChange::new_file(path, text)));
    changes.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(Draft { changes, notes: Vec::new() })
}
