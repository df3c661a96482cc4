//! Where a report says that a part of it is not released. Called by `note`.
//!
//! What may be said is which part, and its marking; where it stood follows from its number, or
//! from the head of the file that is left out.

use crate::analyse::markings::{PartKind, PartName};
use crate::analyse::release::Withheld;
use crate::document::{Inline, Words, text};
use crate::model::{Marking, Place, Plan, Priority, word};
use crate::render::messages::Messages;
use crate::render::parts::worded;
use crate::render::report::{Gap, GapPlace};

/// What of a priority is not released, each part in its place. `whole` is the priority with all its
/// parts.
pub(super) fn gaps(whole: &Priority, withheld: &[Withheld], messages: &Messages) -> Vec<Gap> {
    let parts = withheld.iter().filter(|part| is_of(&part.name, whole));
    let gap = |part: &Withheld| Gap {
        place: place(&part.name, whole),
        words: not_released(part, messages),
    };
    parts.map(gap).collect()
}

/// The key of a priority of which nothing is released, and what is said in its place.
pub(super) fn whole(
    priority: &Priority,
    plan: &Plan,
    withheld: &[Withheld],
    messages: &Messages,
) -> (String, Words) {
    let mut keys = plan.file.data.priorities.iter().map(|entry| &entry.key.value);
    let key = keys.find(|key| key.folder() == priority.folder);
    let key = key.map(ToString::to_string).unwrap_or_default();
    let parts = withheld.iter().filter(|part| is_of(&part.name, priority));
    let marking = parts.filter_map(|part| part.marking).max();
    let said = told(&PartKind::Priority, Some(key.clone()), String::new(), marking, messages);
    (key, said)
}

/// A part that is not released.
pub(super) fn not_released(part: &Withheld, messages: &Messages) -> Words {
    let name = &part.name;
    let ordinal = name.ordinal.map(|ordinal| ordinal.to_string());
    let number = name.action.map(|action| action.to_string()).or(ordinal).unwrap_or_default();
    let priority = name.priority.as_ref().map(ToString::to_string);
    told(&name.kind, priority, number, part.marking, messages)
}

fn told(
    kind: &PartKind,
    priority: Option<String>,
    number: String,
    marking: Option<Marking>,
    messages: &Messages,
) -> Words {
    let marking = marking.map(|marking| {
        worded(messages, "not_released.marking", &[("marking", vec![text(marking.printed())])])
    });
    let priority = vec![text(priority.unwrap_or_default())];
    let of = match priority.as_slice() {
        [Inline::Text(key)] if key.is_empty() => Words::new(),
        _ => worded(messages, "not_released.of", &[("priority", priority.clone())]),
    };
    let lead = vec![Inline::Strong(vec![text(messages.text("note.not_declassified"))])];
    let fill = [
        ("not_declassified", lead),
        ("priority", priority),
        ("number", vec![text(number)]),
        ("of", of),
        ("marking", marking.unwrap_or_default()),
    ];
    worded(messages, &format!("not_released.{}", word(kind)), &fill)
}

fn is_of(name: &PartName, priority: &Priority) -> bool {
    name.priority.as_ref().is_some_and(|key| key.folder() == priority.folder)
}

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
