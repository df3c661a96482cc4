//! `missing-priority` and `unlisted-priority`: the plan's list of priorities and the folders do
//! not agree.

use std::collections::HashSet;

use crate::diagnostic::{Candidates, Finding, Findings, RuleInfo};
use crate::discover::Likeness;
use crate::model::{Plan, Priority, PriorityEntry, fields};
use crate::rule;
use crate::source::{Location, Span};

use super::Context;

pub(super) static MISSING: RuleInfo = rule!("missing-priority", Error, References);
pub(super) static UNLISTED: RuleInfo = rule!("unlisted-priority", Error, References);

pub(super) fn missing(context: &Context<'_>, findings: &mut Findings) {
    let list = List::of(context.plan);
    // A file under nearly the right name is reported as one that nothing reads.
    let nearly = context.sources.iter().filter_map(|(_, file)| {
        let above = file.path.rsplit_once('/').map_or("", |(above, _)| above);
        let folder = above.rsplit('/').next().unwrap_or_default().to_lowercase();
        (Likeness::of(file.path) == Some(Likeness::Priority)).then_some(folder)
    });
    let nearly: HashSet<String> = nearly.collect();
    for entry in &context.plan.file.data.priorities {
        let folder = entry.key.folder();
        let path = format!("priorities/{folder}/priority.yaml");
        if context.file(&path).is_some()
            || nearly.contains(&folder)
            || context.is_closed(&path)
            || entry.reported_in.is_some()
            || list.misnamed.contains(folder.as_str())
        {
            continue;
        }
        let location = context.plan.file.locate(&entry.key);
        let finding = Finding::new(&MISSING, location, format!("there is no file `{path}`"));
        findings.push(match list.misspelt(entry) {
            Some(near) => {
                let near = near.to_uppercase();
                finding.help(format!("did you mean `{near}`? that folder is not listed"))
            }
            None => finding
                .help("add the file, or say under `reported_in` which document reports on it"),
        });
    }
}

pub(super) fn unlisted(context: &Context<'_>, findings: &mut Findings) {
    if context.is_plan_damaged(fields!(PlanFile: priorities)) {
        return;
    }
    let list = List::of(context.plan);
    let entries = &context.plan.file.data.priorities;
    let explained: HashSet<&str> =
        entries.iter().filter_map(|entry| list.misspelt(entry)).collect();
    for priority in &context.plan.priorities {
        if list.folders.contains(&priority.folder)
            || list.is_misnamed(priority)
            || explained.contains(priority.folder.as_str())
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

/// The plan's list of priorities beside its folders.
pub(super) struct List<'p> {
    /// The folders of the priorities that are listed.
    folders: HashSet<String>,
    /// The folders there are.
    there: HashSet<&'p str>,
    /// Those that are listed by a file in the wrong folder.
    misnamed: HashSet<String>,
    /// Those there are and nobody lists.
    unlisted: Candidates<'p>,
}

impl<'p> List<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        /// Among more folders nobody looks for the one that was meant.
        const MAX_UNLISTED: usize = 64;
        let entries = &plan.file.data.priorities;
        let folders: HashSet<String> = entries.iter().map(|entry| entry.key.folder()).collect();
        let there = plan.priorities.iter().map(|priority| priority.folder.as_str()).collect();
        let unlisted = plan.priorities.iter().map(|priority| priority.folder.as_str());
        let unlisted = unlisted.filter(|folder| !folders.contains(*folder)).take(MAX_UNLISTED);
        let unlisted = Candidates::new(unlisted);
        let mut list = Self { folders, there, misnamed: HashSet::new(), unlisted };
        let misnamed = plan.priorities.iter().filter(|priority| list.is_misnamed(priority));
        let keys = misnamed.filter_map(|priority| Some(&priority.file.as_ref()?.data.key));
        list.misnamed = keys.map(|key| key.folder()).collect();
        list
    }

    /// Whether a priority is in the wrong folder: nothing but the folder's name is wrong, and
    /// `wrong-priority` says so.
    pub(super) fn is_misnamed(&self, priority: &Priority) -> bool {
        let Some(key) = priority.file.as_ref().map(|file| file.data.key.folder()) else {
            return false;
        };
        !self.folders.contains(&priority.folder)
            && self.folders.contains(&key)
            && !self.there.contains(key.as_str())
    }

    /// The unlisted folder that an entry without a folder was probably meant to name.
    fn misspelt(&self, entry: &PriorityEntry) -> Option<&str> {
        let folder = entry.key.folder();
        if entry.reported_in.is_some() || self.there.contains(folder.as_str()) {
            return None;
        }
        self.unlisted.closest(&folder)
    }
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
