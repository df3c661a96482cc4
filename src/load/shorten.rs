//! Takes out of a file what would be told over and over for each of many things, where there is more of it
//! than any plan needs, and says so. Called by `load`, as soon as a file is read. What is only long
//! is refused where it is read.

use crate::decode;
use crate::diagnostic::Finding;
use crate::model::scalar::Refusal;
use crate::model::{
    Action, Document, Involved, LONGEST_LINE, Limits, PlanFile, PriorityFile, Prose,
};
use crate::source::{Location, SourceId};

/// How many periods and how many priorities a plan can have. Nearly everything is asked for each of
/// them.
pub const MAX_LISTED: usize = 200;

/// How many parties can lead an action, and how many can drive a priority beside the driver: all of them
/// are named wherever somebody writes `leader` or `co_drivers`.
pub const MAX_TOGETHER: usize = 100;

/// The plan's own file.
pub(super) fn plan(plan: &mut Document<PlanFile>) -> Vec<Finding> {
    let too_many = |place: Option<Location>, what: &str| {
        let message = format!("a plan has no more than {MAX_LISTED} {what}");
        Some(decode::refused(place?, Refusal::new(message).help("divide it into several plans")))
    };
    let period = plan.data.periods.get(MAX_LISTED).map(|period| plan.locate(&period.id));
    let priority = plan.data.priorities.get(MAX_LISTED).map(|entry| plan.locate(&entry.key));
    plan.data.periods.truncate(MAX_LISTED);
    plan.data.priorities.truncate(MAX_LISTED);
    let mut found = vec![too_many(period, "periods"), too_many(priority, "priorities")];
    let source = plan.source;
    // It is told with the party, wherever that is named.
    for party in plan.data.parties.values_mut() {
        let is_long = |note: &mut Prose| note.chars().nth(LONGEST_LINE).is_some();
        if let Some(note) = party.value.note.take_if(is_long) {
            let message = format!("a note on a party has no more than {LONGEST_LINE} characters");
            let refusal = Refusal::new(message).help("say more where the party is named");
            found.push(Some(decode::refused(Location::new(source, note.span), refusal)));
        }
    }
    for limit in plan.data.limits.iter_mut().flat_map(Limits::set) {
        if let Some(no_limit) = limit.take_if(|limit| !(1..=Limits::MOST).contains(&limit.value)) {
            let refusal = Refusal::new(format!("a limit is a number from 1 to {}", Limits::MOST));
            let refusal = refusal.help("`empact check --max-findings 0` shows all findings");
            let place = Location::new(source, no_limit.span);
            found.push(Some(decode::refused(place, refusal)));
        }
    }
    found.into_iter().flatten().collect()
}

/// The file of a priority.
pub(super) fn priority(file: &mut Document<PriorityFile>) -> Option<Finding> {
    together(file.source, &mut file.data.co_drivers, "drive a priority together")
}

/// The file of an action.
pub(super) fn action(file: &mut Document<Action>) -> Option<Finding> {
    together(file.source, &mut file.data.leaders, "lead an action together")
}

fn together(source: SourceId, list: &mut Vec<Involved>, what: &str) -> Option<Finding> {
    let place = Location::new(source, list.get(MAX_TOGETHER)?.party.span);
    list.truncate(MAX_TOGETHER);
    let refusal = Refusal::new(format!("no more than {MAX_TOGETHER} parties {what}"));
    Some(decode::refused(place, refusal.help("define a group of them in `oap.yaml`")))
}
