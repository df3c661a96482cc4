//! The fields of an action and of what is reported on it.

use super::leaf::{self, Leaf};
use super::list::listed;
use super::value::{Field, Name};
use super::walk::{Entry, Fields, Part, Walk, fields, single};
use crate::model::{Action, Continuation, Inputs, Progress, Relation, Unset};

// Which action is which, and so its number, is for `fate` to say.
fields!(Action:
    marking, progress, continuation, kpis, results, end, start, leaders, co_leaders,
    leader_condition, participants, title, short_title, title_parts, basis, plan_year, timing,
    description, relations, inputs, difficulties, recommendations, follow_ups, comments, unanswered, events,
    operations, funding_bids, partners, initiatives, priority, goal;
    besides action
);
fields!(Progress:
    stage, punctuality, verdict, printed, headed, outputs, result, target_gap, comments, late, reported, by, unset
);
fields!(Continuation: decision, plan, cycle, priorities, action, condition, printed, by, note);
fields!(Inputs: staff_fte, staff, budget_eur, budget, funding);
fields!(Relation: kind, action, note);
single!(Continuation, Inputs);

impl Entry for Progress {
    fn entry<'p>(
        field: Field,
        key: &'p str,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |_| Some(Name::Period(key)), before, after);
    }
}

/// What was left unanswered goes by its words in the form, and is no thing with fields.
impl Fields for Unset {
    fn fields<'p>(_: Option<&'p Self>, _: Option<&'p Self>, _: &mut Walk<'p>) {}
}

impl Entry for Unset {
    fn entry<'p>(
        field: Field,
        key: &'p str,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        if let Some(step) = leaf::step(before.map(Leaf::value), after.map(Leaf::value)) {
            walk.note(field, Some(Name::Words(key)), step);
        }
    }
}

listed!(Relation: |one| Some(format!("{:?} {}", one.kind, one.action.value)), |one| Some(one.action.to_string()));

impl Part for Relation {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |one| Some(Name::Action(one.action.value)), before, after);
    }
}
