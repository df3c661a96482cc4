//! `missing-priority` and `unlisted-priority`: the plan's list of priorities and the folders do
//! not agree.

use crate::diagnostic::{Finding, RuleInfo, closest};
use crate::model::{Plan, Priority, PriorityEntry, fields};
use crate::rule;
use crate::source::{Location, Span};

use super::Context;

pub(super) static MISSING: RuleInfo = rule!("missing-priority", Error, References);
pub(super) static UNLISTED: RuleInfo = rule!("unlisted-priority", Error, References);

pub(super) fn missing(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for entry in &context.plan.file.data.priorities {
        let folder = entry.key.folder();
        let path = format!("priorities/{folder}/priority.yaml");
        // A file under nearly that name is reported as one that nothing reads.
        let nearly = format!("priorities/{folder}/priority.yml");
        if context.file(&path).is_some()
            || context.file(&nearly).is_some()
            || context.is_closed(&path)
            || entry.reported_in.is_some()
            || has_misnamed_folder(context.plan, entry)
        {
            continue;
        }
        let near = misspelt(context.plan, entry).map(|priority| priority.folder.to_uppercase());
        let location = context.plan.file.locate(&entry.key);
        let finding = match &near {
            Some(near) => Finding::new(&MISSING, location, format!("there is no file `{path}`"))
                .help(format!("did you mean `{near}`? that folder is not listed")),
            None => Finding::new(&MISSING, location, format!("there is no file `{path}`"))
                .help("add the file, or say under `reported_in` which document reports on it"),
        };
        findings.push(finding);
    }
}

pub(super) fn unlisted(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.is_plan_damaged(fields!(PlanFile: priorities)) {
        return;
    }
    let plan = context.plan;
    for priority in &plan.priorities {
        let explained = |entry: &PriorityEntry| {
            misspelt(plan, entry).is_some_and(|other| other.folder == priority.folder)
        };
        let entries = &plan.file.data.priorities;
        if is_listed(plan, &priority.folder)
            || is_misnamed(plan, priority)
            || entries.iter().any(explained)
        {
            continue;
        }
        let Some(location) = somewhere(context, priority) else { continue };
        let folder = &priority.folder;
        findings.push(
            Finding::new(
                &UNLISTED,
                location,
                format!("the plan does not list the priority in `priorities/{folder}`"),
            )
            .help(format!(
                "add `{}` to `priorities` in `oap.yaml`, or remove the folder",
                folder.to_uppercase()
            )),
        );
    }
}

/// Whether a priority is in the wrong folder: nothing but the folder's name is wrong, and
/// `wrong-priority` says so.
pub(super) fn is_misnamed(plan: &Plan, priority: &Priority) -> bool {
    let Some(key) = priority.file.as_ref().map(|file| &file.data.key) else { return false };
    !is_listed(plan, &priority.folder)
        && is_listed(plan, &key.folder())
        && plan.priority(key).is_none()
}

fn has_misnamed_folder(plan: &Plan, entry: &PriorityEntry) -> bool {
    plan.priorities.iter().any(|priority| {
        let key = priority.file.as_ref().map(|file| &file.data.key.value);
        key == Some(&entry.key.value) && is_misnamed(plan, priority)
    })
}

/// The unlisted folder that an entry without a folder was probably meant to name.
fn misspelt<'a>(plan: &'a Plan, entry: &PriorityEntry) -> Option<&'a Priority> {
    if entry.reported_in.is_some() || plan.priority(&entry.key).is_some() {
        return None;
    }
    let unlisted = || plan.priorities.iter().filter(|priority| !is_listed(plan, &priority.folder));
    let folder = entry.key.folder();
    let near = closest(&folder, unlisted().map(|priority| priority.folder.as_str()))?;
    unlisted().find(|priority| priority.folder == near)
}

fn is_listed(plan: &Plan, folder: &str) -> bool {
    plan.file.data.priorities.iter().any(|entry| entry.key.folder() == folder)
}

/// The key in a priority's file, or failing that the beginning of any of its files.
fn somewhere(context: &Context<'_>, priority: &Priority) -> Option<Location> {
    if let Some(file) = &priority.file {
        return Some(file.locate(&file.data.key));
    }
    let prefix = format!("priorities/{}/", priority.folder);
    let (id, _) = context.sources.iter().find(|(_, file)| file.path.starts_with(&prefix))?;
    Some(Location::new(id, Span::default()))
}
