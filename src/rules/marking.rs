//! `marking-above-plan`, `missing-marking`, `declassified-without-decision`,
//! `declassification-without-effect`: who may see what, and by which decision.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Declassification, Extent, Line, Marking, Note, Plan, fields};
use crate::prose::Signs;
use crate::rule;
use crate::source::{Location, SourceId, Spanned};

use super::Context;
use super::within::Places;

pub(super) static ABOVE: RuleInfo = rule!("marking-above-plan", Warning, Marking);
pub(super) static MISSING: RuleInfo = rule!("missing-marking", Warning, Marking);
pub(super) static UNDECIDED: RuleInfo = rule!("declassified-without-decision", Warning, Marking);
pub(super) static NO_EFFECT: RuleInfo = rule!("declassification-without-effect", Warning, Marking);

/// The word that is stamped on what was declassified.
const STAMP: &str = "DECLASSIFIED";

pub(super) fn above(context: &Context<'_>, findings: &mut Findings) {
    let file = &context.plan.file;
    let Some(allowed) = &file.data.marking else { return };
    for (source, marking) in parts(context.plan) {
        if marking.value <= allowed.value {
            continue;
        }
        let message = format!(
            "this is {}, and the plan {} only",
            marking.value.printed(),
            allowed.value.printed()
        );
        findings.push(
            Finding::new(&ABOVE, Location::new(source, marking.span), message)
                .related(file.locate(allowed), "the marking of the plan")
                .note("whoever may see the plan can see this file")
                .help(format!("mark the plan `{marking}`, or move the file out of the plan"))
                .help("documents leave it out with `--max-marking`; the repository does not"),
        );
    }
}

pub(super) fn missing(context: &Context<'_>, findings: &mut Findings) {
    let file = &context.plan.file;
    if file.data.marking.is_some()
        || context.is_unfilled(file.source, fields!(PriorityFile: marking))
    {
        return;
    }
    let first = parts(context.plan).next();
    let finding = if let Some((source, part)) = first {
        let message = "a part of the plan is marked, and the plan is not";
        Finding::new(&MISSING, file.locate(&file.data.title), message)
            .related(Location::new(source, part.span), "this part is marked")
            .help("add `marking: public` or the marking that holds for all the rest")
    } else if let Some(Declassification { status, .. }) = &file.data.declassification {
        let message = "the plan was declassified, and nothing says how it was marked";
        Finding::new(&MISSING, file.locate(status), message)
            .help("add the marking it had, such as `marking: restricted`")
    } else if let Some(Note { number, .. }) = &file.data.note {
        let message = "the plan becomes a note to COSI, and has no marking";
        Finding::new(&MISSING, file.locate(number), message)
            .label("every such document has one")
            .help("add `marking: limite`, `marking: public` or a classification")
    } else {
        return;
    };
    findings.push(finding);
}

pub(super) fn undecided(context: &Context<'_>, findings: &mut Findings) {
    let file = &context.plan.file;
    if file.data.declassification.is_some()
        || context.is_unfilled(file.source, fields!(PlanFile: declassification))
    {
        return;
    }
    let in_note = file.data.note.as_ref().filter(|note| {
        note.suffixes.iter().any(|suffix| suffix.split_whitespace().next() == Some("DCL"))
            || note.subject.iter().any(is_stamped)
    });
    let in_title = Some(&file.data.title).filter(|title| is_stamped(title));
    let place = in_note
        .map(|note| file.locate(&note.number))
        .or_else(|| in_title.map(|title| file.locate(title)))
        .or_else(|| stamped_text(context));
    findings.extend(place.map(|place| {
        Finding::new(&UNDECIDED, place, "this is called declassified, and no decision says so")
            .note("a marking is lifted by `declassification` in `oap.yaml` and in no other way")
            .help(
                "add `declassification` with the document, its date, the `status` and the `extent`",
            )
            .help("or take the word out")
    }));
}

pub(super) fn no_effect(context: &Context<'_>, findings: &mut Findings) {
    let file = &context.plan.file;
    let Some((decision, marking)) =
        file.data.declassification.as_ref().zip(file.data.marking.as_ref())
    else {
        return;
    };
    let status = &decision.status;
    if status.value >= marking.value {
        let message = format!(
            "the plan is {}, and {} is no lower",
            marking.value.printed(),
            status.value.printed()
        );
        findings.push(
            Finding::new(&NO_EFFECT, file.locate(status), message)
                .related(file.locate(marking), "the marking of the plan")
                .help("write in `marking` how the plan was marked before the decision"),
        );
        return;
    }
    let unread = context.plan.priorities.iter().any(|priority| {
        context.is_folder_damaged(&priority.folder, fields!(PriorityFile: marking))
    });
    let withheld = parts(context.plan).any(|(_, marking)| marking.value > status.value);
    if decision.extent == Extent::Partial && !withheld && !unread {
        findings.push(
            Finding::new(
                &NO_EFFECT,
                file.locate(status),
                "parts of the plan are not released, and nothing says which",
            )
            .label(format!("no part is marked higher than {}", status.value.printed()))
            .help("mark the files that are not released, or write `extent: full`"),
        );
    }
}

/// The marking of every part of a plan that has one of its own.
fn parts(plan: &Plan) -> impl Iterator<Item = (SourceId, &Spanned<Marking>)> {
    plan.priorities.iter().flat_map(|priority| {
        let file = priority.file.iter().map(|file| (file.source, &file.data.marking));
        let actions = priority.actions.iter().map(|action| (action.source, &action.data.marking));
        let texts = priority.narrative.iter().map(|text| (text.source, &text.data.head.marking));
        let annexes = priority.annexes.iter().map(|annex| (annex.source, &annex.data.head.marking));
        let all = file.chain(actions).chain(texts).chain(annexes);
        all.filter_map(|(source, marking)| Some((source, marking.as_ref()?)))
    })
}

fn is_stamped(line: &Line) -> bool {
    stamp(line).is_some()
}

/// Where in a text the stamp stands, as a word of its own.
fn stamp(text: &str) -> Option<std::ops::Range<usize>> {
    text.match_indices(STAMP).map(|(at, stamp)| at..at + stamp.len()).find(|range| {
        let before = text.get(..range.start).and_then(|before| before.chars().next_back());
        let after = text.get(range.end..).and_then(|after| after.chars().next());
        !before.into_iter().chain(after).any(char::is_alphanumeric)
    })
}

fn stamped_text(context: &Context<'_>) -> Option<Location> {
    context.passages(Signs::ANY).find_map(|passage| {
        let range = stamp(passage.text)?;
        Some(Places::of(context.sources, &passage).locate(range))
    })
}
