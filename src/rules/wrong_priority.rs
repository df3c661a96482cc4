//! `wrong-priority`: a file says it belongs to another priority than the one whose folder it
//! lies in.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::rule;

use super::Context;
use super::priority_list::List;

pub(super) static INFO: RuleInfo = rule!("wrong-priority", Error, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let list = List::of(context.plan);
    for priority in &context.plan.priorities {
        let folder = &priority.folder;
        let key = priority.file.as_ref().map(|file| (file, &file.data.key));
        if let Some((file, key)) = key.filter(|(_, key)| key.folder() != *folder) {
            let own = format!("rename the folder to `priorities/{}`", key.folder());
            let other = format!("write `key: {}`", folder.to_uppercase());
            let message = format!("the priority `{key}` lies in the folder `priorities/{folder}`");
            let finding = Finding::new(&INFO, file.locate(key), message);
            findings.push(if list.is_misnamed(priority) {
                finding.help(own)
            } else {
                finding.help(other)
            });
        }
        for action in &priority.actions {
            let Some(stated) = &action.data.priority else { continue };
            // Where folder and key disagree, that is said once and not for every action.
            if stated.folder() == *folder || key.is_some_and(|(_, key)| **key == **stated) {
                continue;
            }
            findings.push(
                Finding::new(
                    &INFO,
                    action.locate(stated),
                    format!("an action of `{stated}` lies in the folder `priorities/{folder}`"),
                )
                .help(format!("write `priority: {}`, or leave the key out", folder.to_uppercase()))
                .help(format!("or move the file to `priorities/{}/actions`", stated.folder())),
            );
        }
    }
}
