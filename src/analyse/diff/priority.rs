//! The fields of a priority, and its texts.

use super::list::listed;
use super::section;
use super::value::{Change, Field, Name, Step, Value};
use super::walk::{Fields, Part, Walk, fields, presence, single};
use crate::model::{
    Goal, GoalReport, GoalVariant, Lessons, PrintedLetter, Priority, PriorityFile, Report,
    Signature, Succession,
};

fields!(PriorityFile:
    marking, key, letter, printed_letter, name, driver, co_drivers, members, agencies,
    third_states, others, goals, figures, verdict, aim, recommendations, difficulties,
    achievements, proposals, follow_ups, continuation, unanswered, leaders_note, forms_title, lessons, events, operations, funding_bids, partners,
    initiatives, succession, started,
    agreed_by, reports, signature, lint
);
fields!(PrintedLetter: letter, place);
fields!(Report: at, title, covers);
fields!(Goal: number, title, text, variant, without_action, report);
fields!(GoalVariant: text, number, place);
fields!(GoalReport:
    result, results, difficulties, recommendations, follow_ups, comments, events, operations,
    funding_bids, partners, initiatives
);
fields!(Lessons: went_well, shortcomings);
fields!(Succession: kind, plan, priority, note);
fields!(Signature: function, name);
single!(PrintedLetter, GoalVariant, GoalReport, Lessons, Signature);

listed!(Report: |report| Some(format!("{:?}", report.at.value)), |report| report.title.as_ref().map(ToString::to_string));
listed!(Goal: |goal| Some(goal.number.to_string()), |goal| goal.title.as_ref().map(ToString::to_string));
listed!(Succession:
    |one| Some(format!("{:?}", (one.kind, &one.plan, &one.priority))),
    |one| Some(one.priority.to_string()),
    |one| Some(format!("{:?}", (one.kind, &one.plan)))
);

/// What changed in the file and the texts of a priority. Of one that is new or gone nothing: all
/// of it is.
pub(super) fn changes<'p>(
    before: Option<&'p Priority>,
    after: Option<&'p Priority>,
) -> Vec<Change<'p>> {
    let (Some(old), Some(new)) = (before, after) else { return Vec::new() };
    let mut walk = Walk::default();
    if old.folder != new.folder {
        let step = Step::Changed(Value::Line(&old.folder), Value::Line(&new.folder));
        walk.note(Field("folder"), None, step);
    }
    let files = [old, new].map(|priority| priority.file.as_ref().map(|file| &file.data));
    if let Some(step) = presence(files[0], files[1]) {
        walk.note(Field("priority_file"), None, step);
    }
    Fields::fields(files[0], files[1], &mut walk);
    section::sections(Field("narrative"), &old.narrative, &new.narrative, &mut walk);
    section::sections(Field("annexes"), &old.annexes, &new.annexes, &mut walk);
    walk.into_changes()
}

impl Part for Goal {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |goal| Some(Name::Number(goal.number.value)), before, after);
    }
}

impl Part for Report {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |report| report.at.known().copied().map(Name::Date), before, after);
    }
}

impl Part for Succession {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |one| Some(Name::Words(one.priority.as_str())), before, after);
    }
}
