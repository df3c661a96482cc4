//! `planned-but-finished`: an action is finished, and something of it is still planned.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{
    Action, BidOutcome, Document, Event, Operation, Period, PlanDate, Prose, Stage,
};
use crate::rule;
use crate::source::Spanned;

use super::Context;
use super::wording::fold;

pub(super) static INFO: RuleInfo = rule!("planned-but-finished", Warning, Consistency);

/// How a text begins that tells of what is to come.
const TO_COME: &[&str] = &[
    "being planned",
    "foreseen",
    "is foreseen",
    "is planned",
    "is scheduled",
    "is to be held",
    "is to take place",
    "planned",
    "scheduled",
    "still to be held",
    "to be held",
    "to take place",
    "will be held",
    "will take place",
];

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (_, action) in context.actions() {
        let Some((period, stage)) = finished(context, action) else { continue };
        let cut_off = period.cut_off.as_ref().map(|day| day.value);
        let is_to_come = |start: &Option<Spanned<PlanDate>>, texts: [&Option<Prose>; 2]| {
            let begins = texts.into_iter().flatten().find(|text| tells_of_plans(text));
            let later = start
                .as_ref()
                .filter(|start| cut_off.is_some_and(|cut_off| cut_off.surely_before(start.value)));
            begins.map(|text| action.locate(text)).or(later.map(|start| action.locate(start)))
        };
        let Action { events, operations, funding_bids, .. } = &action.data;
        let events = events.iter().filter(|event| !is_over(event));
        let events = events.filter_map(|event| {
            Some((is_to_come(&event.start, [&event.outcome, &event.about])?, "event"))
        });
        let operations = operations.iter().filter_map(|one: &Operation| {
            Some((is_to_come(&one.start, [&one.outcome, &one.about])?, "operation"))
        });
        let bids = funding_bids.iter().filter(|bid| bid.outcome == BidOutcome::Planned);
        let stage = action.locate(stage);
        for (place, what) in events.chain(operations) {
            let message = format!("the action is finished, and this {what} is still planned");
            findings.push(
                Finding::new(&INFO, place, message)
                    .related(stage, "the stage")
                    .help(format!("say what came of the {what}, or correct the `stage`"))
                    .help("what is still to be done afterwards belongs under `follow_ups`"),
            );
        }
        for bid in bids {
            let programme = &bid.programme;
            let message =
                format!("the action is finished, and its bid ({programme}) still planned");
            findings.push(
                Finding::new(&INFO, stage, message)
                    .help("say what came of the bid in its `outcome`, or correct the `stage`"),
            );
        }
    }
}

/// The last report on an action, if it says that it is finished.
fn finished<'a>(
    context: &Context<'a>,
    action: &'a Document<Action>,
) -> Option<(&'a Period, &'a Spanned<Stage>)> {
    let mut periods = context.plan.file.data.periods.iter().rev();
    let (period, progress) =
        periods.find_map(|period| Some((period, action.data.progress.get(period.id.as_str())?)))?;
    let stage = progress.stage.as_ref().filter(|stage| stage.value == Stage::Finished)?;
    Some((period, stage))
}

/// Whether something is told of an event that nobody knows beforehand.
fn is_over(event: &Event) -> bool {
    !event.attended_by.is_empty() || !event.results.is_empty()
}

fn tells_of_plans(text: &str) -> bool {
    // No beginning that matters is longer.
    let end = text.char_indices().nth(24).map_or(text.len(), |(end, _)| end);
    let begins = fold(text.get(..end).unwrap_or_default());
    let words = |phrase: &&str| {
        let rest = begins.strip_prefix(*phrase);
        // "Planned and held" is told of what is over.
        rest.is_some_and(|rest| {
            rest.is_empty() || (rest.starts_with(' ') && !rest.starts_with(" and"))
        })
    };
    TO_COME.iter().any(words)
}
