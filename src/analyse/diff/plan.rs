//! The fields of the plan's own file.

use super::list::listed;
use super::value::{Field, Name, Step, Value, Word};
use super::walk::{Entry, Part, Walk, fields, single};
use crate::model::{
    Cycle, Group, GroupMembers, Measure, PartyRef, Period, PlanFile, PlanParty, PriorityEntry,
    Theme,
};
use crate::source::Spanned;

fields!(PlanFile:
    marking, declassification, title, short_title, years, cycle, periods, priorities, groups,
    parties, party_order, measures, themes, note, form_texts, lint
);
fields!(Cycle: title, start, end);
fields!(Period: id, label, kind, cut_off, printed, priorities);
fields!(PriorityEntry: letter, name, short_name, reported_in; besides key);
fields!(Group: name, members);
fields!(PlanParty: name, note);
fields!(Measure: name, unit, note);
fields!(Theme: name, text);
single!(Cycle);

impl Entry for Group {}
impl Entry for PlanParty {}
impl Entry for Measure {}
impl Entry for Theme {}

listed!(Period: |period| Some(period.id.as_str().to_owned()), |period| Some(period.label.to_string()));
listed!(PriorityEntry: |entry| Some(entry.key.to_string()));
listed!(Spanned<PartyRef>: |party| Some(party.to_string()));

impl Part for Period {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |period| Some(Name::Words(period.id.as_str())), before, after);
    }
}

impl Part for PriorityEntry {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |entry| Some(Name::Words(entry.key.as_str())), before, after);
    }
}

impl Part for GroupMembers {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let kinds = (before.map(kind), after.map(kind));
        match kinds {
            (Some(old), Some(new)) if old != new => {
                walk.note(field, None, Step::Changed(old, new));
            }
            (Some(old), None) => walk.note(field, None, Step::Removed(old)),
            (None, Some(new)) => walk.note(field, None, Step::Added(new)),
            _ => {}
        }
        walk.field(field.0, before.and_then(parties), after.and_then(parties));
    }
}

fn kind(members: &GroupMembers) -> Value<'static> {
    let word = match members {
        GroupMembers::MemberStates => "member_states",
        GroupMembers::PriorityMembers => "priority_members",
        GroupMembers::Open => "open",
        GroupMembers::Parties(_) => "parties",
    };
    Value::Word(Word { group: "group_members", word: word.to_owned() })
}

fn parties(members: &GroupMembers) -> Option<&Vec<Spanned<PartyRef>>> {
    match members {
        GroupMembers::Parties(parties) => Some(parties),
        _ => None,
    }
}
