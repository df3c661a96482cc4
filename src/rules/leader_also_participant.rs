//! `leader-also-participant`: a party stands among the leaders and among the participants.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::Involved;
use crate::rule;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("leader-also-participant", Warning, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        let leaders = || action.data.leaders.iter().chain(&action.data.co_leaders);
        // A role of its own is a reason to be named a second time.
        let plain = |involved: &&Involved| involved.role.is_none();
        for participant in action.data.participants.iter().filter(plain) {
            let name = &participant.party;
            let Some(leader) =
                leaders().filter(plain).find(|leader| leader.party.value == name.value)
            else {
                continue;
            };
            findings.push(
                Finding::new(
                    &INFO,
                    action.locate(name),
                    format!("`{name}` leads the action and is listed as a participant too"),
                )
                .related(action.locate(&leader.party), "listed as a leader here")
                .help("list it once, or give the `role` in which it takes part beside leading"),
            );
        }
    }
}
