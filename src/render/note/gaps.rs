//! Where a report says that a part of it is not released.
//!
//! What may be said is which part, and its marking; where it stood follows from its number, or
//! from the head of the file that is left out.

use crate::analyse::markings::{PartKind, PartName};
use crate::analyse::release::Withheld;
use crate::document::{Inline, Words, push_text, text};
use crate::model::{Place, Plan, Priority, word};
use crate::render::messages::Messages;
use crate::render::parts::{bracketed, joined, worded};
use crate::render::report::{Gap, GapPlace};

/// What a report says in place of the parts of its priority that are not released. `whole` is the
/// priority with all its parts.
pub(super) fn of(whole: &Priority, withheld: &[Withheld], messages: &Messages) -> Vec<Gap> {
    let parts = withheld.iter().filter(|part| is_of(&part.name, whole));
    let gap = |part: &Withheld| Gap {
        place: place(&part.name, whole),
        words: not_released(part, messages),
    };
    parts.map(gap).collect()
}

/// A priority of which nothing is released, by its key.
pub(super) fn whole(
    priority: &Priority,
    plan: &Plan,
    withheld: &[Withheld],
    messages: &Messages,
) -> Words {
    let mut keys = plan.file.data.priorities.iter().map(|entry| &entry.key.value);
    let name = PartName {
        kind: PartKind::Priority,
        priority: keys.find(|key| key.folder() == priority.folder).cloned(),
        action: None,
        ordinal: None,
    };
    let parts = withheld.iter().filter(|part| is_of(&part.name, priority));
    let marking = parts.filter_map(|part| part.marking).max();
    not_released(&Withheld { name, marking }, messages)
}

/// That a part is not released. Nothing in it is its content.
pub(super) fn not_released(part: &Withheld, messages: &Messages) -> Words {
    let name = &part.name;
    let ordinal = name.ordinal.map(|ordinal| ordinal.to_string());
    let number = name.action.map(|action| action.to_string()).or(ordinal);
    let priority = name.priority.as_ref().map(ToString::to_string);
    let fill = [
        ("number", vec![text(number.unwrap_or_default())]),
        ("priority", vec![text(priority.unwrap_or_default())]),
    ];
    let which = worded(messages, &format!("not_released.{}", word(&name.kind)), &fill);
    let marking = part.marking.map(|marking| bracketed(vec![text(marking.printed())]));
    let mut words = vec![Inline::Strong(vec![text(messages.text("note.not_declassified"))])];
    push_text(&mut words, ": ");
    joined([words, which].into_iter().chain(marking), "")
}

fn is_of(name: &PartName, priority: &Priority) -> bool {
    name.priority.as_ref().is_some_and(|key| key.folder() == priority.folder)
}

/// Where a part stood.
fn place(name: &PartName, whole: &Priority) -> GapPlace {
    match name.kind {
        PartKind::Annex => GapPlace::Annexes,
        PartKind::Narrative => {
            let at = name.ordinal.and_then(|ordinal| ordinal.checked_sub(1));
            let head = at.and_then(|at| Some(&whole.narrative.get(at)?.data.head));
            let goal = head.and_then(|head| match head.place.value {
                Place::Goal => head.goal.as_ref().map(|goal| goal.value),
                Place::Action => head.action.as_ref().map(|action| action.value.goal),
                _ => None,
            });
            let place = head.map_or(Place::AfterGoals, |head| head.place.value);
            goal.map_or(GapPlace::Texts(place), GapPlace::Goal)
        }
        _ => name
            .action
            .map_or(GapPlace::Texts(Place::AfterGoals), |action| GapPlace::Goal(action.goal)),
    }
}
