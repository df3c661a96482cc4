//! What things are called, and what they are known by in a list: the one place where a kind of
//! thing says how it is compared.

use super::leaf::Leaf;
use super::pair::{Key, Listed, Marked};
use super::value::{ItemName, Value, Word};
use super::walk::{Compared, Fields, Keyed, Walk, presence};
use crate::model::{
    Aim, Field, Group, GroupMembers, HorizontalGoal, Involved, Line, Lint, LintSetting, Measure,
    PartyRef, PlanParty, Progress, Reading, Target, Targets, Theme, Unset,
};
use crate::source::Spanned;

/// What stands in lists: the fields by which it is known there, the surest first, and behind an
/// arrow the text by which it may be recognised when all of them have changed.
macro_rules! listed {
    ($($type:ident: $($($key:ident)+),+ $(=> $text:ident)?;)*) => {$(
        impl Listed for crate::model::$type {
            const KEYS: usize = [$(stringify!($($key)+)),+].len();

            fn key(&self, number: usize) -> Option<Key<'_>> {
                let keys: &[fn(&Self) -> Key<'_>] = &[$(|one| vec![$(one.$key.mark()),+]),+];
                // What stands alone has to be there.
                keys.get(number).map(|key| key(self)).filter(|key| key.as_slice() != [None])
            }

            $(fn text(&self) -> Option<&str> {
                Some(self.$text.as_str())
            })?

            fn same(&self, other: &Self) -> bool {
                self == other
            }
        }
    )*};
}

listed! {
    Earlier: plan priority action;
    Relation: kind action, action;
    Kpi: id, name;
    Figure: id, label measure at period operation, label measure;
    Event: kind title start place, title, kind start, kind;
    Operation: name, reference;
    Partner: name;
    FundingBid: programme purpose applicant, programme purpose, programme;
    Report: at, title;
    Goal: number, title;
    Succession: kind plan priority, priority, kind plan;
    Period: id, label;
    PriorityEntry: key;
    DocumentRef: document;
    SubjectCode: code;
    Involved: party;
    Point: text, title => text;
    Who: party role;
}

/// What is made of fields, and what one of several is called. That it is new or gone is a change
/// of its own.
macro_rules! things {
    ($($type:ident => $name:expr;)*) => {$(
        impl Compared for crate::model::$type {
            fn compare<'p>(
                field: Field,
                before: Option<&'p Self>,
                after: Option<&'p Self>,
                walk: &mut Walk<'p>,
            ) {
                let name: fn(&'p Self) -> Option<ItemName<'p>> = $name;
                walk.thing(field, name, before, after);
            }
        }
    )*};
}

things! {
    Earlier => |one| Some(ItemName::Action(one.action.value));
    Relation => |one| Some(match one.action.value.priority {
        Some(_) => ItemName::Words(one.action.value.as_str()),
        None => ItemName::Action(one.action.value.number),
    });
    Event => |event| Some(ItemName::Words(event.title.as_ref().unwrap_or(&event.kind).as_str()));
    Operation => |one| Some(ItemName::Words(one.name.as_str()));
    Partner => |one| Some(ItemName::Words(one.name.as_str()));
    FundingBid => |bid| Some(ItemName::Words(bid.programme.as_str()));
    Report => |report| report.at.known().copied().map(ItemName::Date);
    Goal => |goal| Some(ItemName::Number(goal.number.value));
    Succession => |one| Some(ItemName::Words(one.priority.as_str()));
    Period => |period| Some(ItemName::Words(period.id.as_str()));
    PriorityEntry => |entry| Some(ItemName::Words(entry.key.as_str()));
    DocumentRef => |one| Some(ItemName::Words(one.document.as_str()));
    SubjectCode => |one| Some(ItemName::Words(one.code.as_str()));
    // There is only one of each.
    Continuation => |_| None;
    Inputs => |_| None;
    PrintedLetter => |_| None;
    GoalVariant => |_| None;
    GoalReport => |_| None;
    Lessons => |_| None;
    Signature => |_| None;
    Cycle => |_| None;
    Limits => |_| None;
    Declassification => |_| None;
    Note => |_| None;
}

impl Keyed for Group {}
impl Keyed for PlanParty {}
impl Keyed for Measure {}
impl Keyed for Theme {}
impl Keyed for HorizontalGoal {}
impl Keyed for LintSetting {}

impl Keyed for Progress {
    fn entry<'p>(
        field: Field,
        key: &'p str,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |_| Some(ItemName::Period(key)), before, after);
    }
}

/// What stands under its key as one value, and has no fields.
macro_rules! entries {
    ($($type:ident),*) => {$(
        impl Fields for $type {
            fn fields<'p>(_: Option<&'p Self>, _: Option<&'p Self>, _: &mut Walk<'p>) {}
        }

        impl Keyed for $type {
            fn entry<'p>(
                field: Field,
                key: &'p str,
                before: Option<&'p Self>,
                after: Option<&'p Self>,
                walk: &mut Walk<'p>,
            ) {
                let (before, after) = (before.map(Leaf::value), after.map(Leaf::value));
                walk.value(field, Some(ItemName::Words(key)), before, after);
            }
        }
    )*};
}

entries! { Unset, Line }

/// What is counted in a unit, and what one of several is called.
macro_rules! counted {
    ($($type:ident => $name:expr;)*) => {$(
        impl Compared for crate::model::$type {
            fn compare<'p>(
                field: Field,
                before: Option<&'p Self>,
                after: Option<&'p Self>,
                walk: &mut Walk<'p>,
            ) {
                let name: fn(&'p Self) -> Option<ItemName<'p>> = $name;
                let unit = after.or(before).and_then(|one| one.unit.as_ref());
                walk.counted_in(unit, |walk| walk.thing(field, name, before, after));
            }
        }
    )*};
}

counted! {
    Kpi => |kpi| Some(ItemName::Indicator(kpi));
    Figure => |figure| Some(ItemName::Figure(figure));
}

/// The number or the words stand for the reading.
impl Compared for Reading {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.transparent(field, None, before, after);
    }
}

impl Keyed for Reading {
    fn entry<'p>(
        field: Field,
        key: &'p str,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.transparent(field, Some(ItemName::Period(key)), before, after);
    }
}

/// What one of its fields stands for, and the name of what its other fields are about.
macro_rules! stood_for {
    ($($type:ident by $field:ident => $name:expr;)*) => {$(
        impl Compared for crate::model::$type {
            fn compare<'p>(
                field: Field,
                before: Option<&'p Self>,
                after: Option<&'p Self>,
                walk: &mut Walk<'p>,
            ) {
                walk.field(field, before.map(|one| &one.$field), after.map(|one| &one.$field));
                let name: fn(&'p Self) -> Option<ItemName<'p>> = $name;
                let name = after.or(before).and_then(name);
                walk.within(field, name, |walk| Self::fields(before, after, walk));
            }
        }
    )*};
}

stood_for! {
    Point by text => |point| Some(ItemName::Words(point.text.as_str()));
    Printed by text => |_| None;
    Who by party => |_| None;
}

/// A party is called by its name; what a file need not say is no news.
impl Compared for Involved {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        let called = after.or(before).map(|one| ItemName::Party(one.party.as_str()));
        // In a list they are paired by name; a single one can become another.
        if let Some((old, new)) = before.zip(after) {
            walk.field(field, Some(&old.party), Some(&new.party));
        } else if let Some(step) = presence(before, after) {
            walk.note(field, called, step);
        }
        walk.within(field, called, |walk| Self::fields(before, after, walk));
    }
}

/// Its rules stand for it.
impl Compared for Lint {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.field(field, before.map(|lint| &lint.rules), after.map(|lint| &lint.rules));
    }
}

impl Compared for GroupMembers {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.value(field, None, before.map(kind), after.map(kind));
        walk.field(field, before.and_then(parties), after.and_then(parties));
    }
}

/// All targets of an indicator are compared as one value; words as such.
impl Compared for Targets {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        fn value(targets: &Targets) -> Option<Value<'_>> {
            Some(match &targets[..] {
                [] => return None,
                [Spanned { value: Target { aim: Aim::Text(words), by: None }, .. }] => {
                    Value::Text(words.as_str())
                }
                _ => Value::Targets(targets),
            })
        }
        walk.value(field, None, before.and_then(value), after.and_then(value));
    }
}

fn kind(members: &GroupMembers) -> Value<'static> {
    let word = match members {
        GroupMembers::MemberStates => "member_states",
        GroupMembers::PriorityMembers => "priority_members",
        GroupMembers::Open => "open",
        GroupMembers::Parties(_) => "parties",
    };
    Value::Word(Word { group: "group_members", word })
}

fn parties(members: &GroupMembers) -> Option<&Vec<Spanned<PartyRef>>> {
    match members {
        GroupMembers::Parties(parties) => Some(parties),
        _ => None,
    }
}
