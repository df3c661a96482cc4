//! `place-without-subject`: a narrative stands under a goal or an action and does not say which,
//! or names one that its place has no use for.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Document, NarrativeHead, Place, Section, field};
use crate::rule;
use crate::source::Span;

use super::Context;

pub(super) static INFO: RuleInfo = rule!("place-without-subject", Error, Consistency);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for section in context.plan.priorities.iter().flat_map(|priority| &priority.narrative) {
        let head = &section.data.head;
        let goal = head.goal.as_ref().map(|goal| goal.span);
        let action = head.action.as_ref().map(|action| action.span);
        for (field, place, subject) in [
            (field!(NarrativeHead.goal), Place::Goal, goal),
            (field!(NarrativeHead.action), Place::Action, action),
        ] {
            if let Some(subject) = subject.filter(|_| head.place.value != place) {
                findings.push(useless(section, field.name(), subject));
            }
            let unread = context.is_damaged(section.source, &[field]);
            if head.place.value == place && subject.is_none() && !unread {
                findings.push(missing(section, field.name()));
            }
        }
    }
}

fn missing(section: &Document<Section<NarrativeHead>>, key: &str) -> Finding {
    let place = section.locate(&section.data.head.place);
    let sample = if key == "goal" { "goal: 1" } else { "action: \"1.1\"" };
    let (article, noun) = if key == "goal" { ("a", "goal") } else { ("an", "action") };
    Finding::new(
        &INFO,
        place,
        format!("the text belongs to {article} {noun} and does not say which"),
    )
    .help(format!("add `{sample}` with the right number"))
}

fn useless(section: &Document<Section<NarrativeHead>>, key: &str, subject: Span) -> Finding {
    Finding::new(
        &INFO,
        section.at(subject),
        format!("`{key}` has no meaning for a text that stands elsewhere"),
    )
    .related(section.locate(&section.data.head.place), "the place of the text")
    .help(format!("write `place: {key}`, or leave `{key}` out"))
}
