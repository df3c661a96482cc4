//! References to priorities, actions and places, and the numbers that they stand behind.

use crate::analyse::scope::{self, Member, Position};
use crate::model::{ActionNumber, Owner, Priority, PriorityEntry};
use crate::render::views::{CellView, ElsewhereView, NameView, PlaceView, RefView};

pub(super) fn name(priority: &Priority) -> NameView {
    let file = priority.file.as_ref().map(|file| &file.data);
    let key = scope::key(priority);
    NameView {
        letter: file.and_then(|file| file.letter.as_ref()).map(ToString::to_string),
        name: file.map_or_else(|| key.clone(), |file| file.name.to_string()),
        anchor: format!("priority-{}", priority.folder),
        key,
    }
}

pub(super) fn elsewhere(entry: &PriorityEntry) -> Option<ElsewhereView> {
    let document = entry.reported_in.as_ref()?;
    let key = entry.key.to_string();
    Some(ElsewhereView {
        name: NameView {
            letter: entry.letter.as_ref().map(ToString::to_string),
            name: entry.name.as_ref().map_or_else(|| key.clone(), ToString::to_string),
            anchor: format!("priority-{}", entry.key.folder()),
            key,
        },
        document: document.document.to_string(),
        marking: document.marking.as_ref().map(|marking| marking.printed().to_owned()),
    })
}

pub(super) fn action(member: Member<'_>) -> RefView {
    numbered(member.priority, member.action.action.value)
}

pub(super) fn numbered(priority: &Priority, number: ActionNumber) -> RefView {
    RefView {
        priority: scope::key(priority),
        number: number.to_string(),
        anchor: format!("{}-{}-{}", priority.folder, number.goal, number.action),
    }
}

pub(super) fn place(place: Position<'_>) -> PlaceView {
    let (action, goal) = match place.owner {
        Owner::Action(number) => (Some(numbered(place.priority, number)), None),
        Owner::Goal(goal) => (None, Some(goal)),
        Owner::Priority => (None, None),
    };
    PlaceView { priority: scope::key(place.priority), action, goal }
}

/// How many members there are, and which.
pub(super) fn cell<'p>(members: impl IntoIterator<Item = Member<'p>>) -> CellView {
    let mut cell = CellView { count: 0, actions: Vec::new() };
    for member in members {
        cell.count += 1;
        let reference = action(member);
        if cell.actions.last() != Some(&reference) {
            cell.actions.push(reference);
        }
    }
    cell
}

/// The actions of one priority.
pub(super) fn numbers<'n>(
    priority: &Priority,
    numbers: impl IntoIterator<Item = &'n ActionNumber>,
) -> CellView {
    let actions: Vec<RefView> =
        numbers.into_iter().map(|number| numbered(priority, *number)).collect();
    CellView { count: actions.len(), actions }
}
