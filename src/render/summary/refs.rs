//! References to priorities, actions and places, and the numbers that they stand behind.

use super::Summer;
use crate::analyse::scope::{self, Member, Position};
use crate::document::{Block, Cell, Inline, Paragraph, Role, Words, push_text, text};
use crate::model::{ActionNumber, Owner, Priority, PriorityEntry};
use crate::render::parts::joined;

/// Actions, and how many things they are counted for: of things that an action has several of, it is
/// named once.
#[derive(Debug, Clone, Default)]
pub(super) struct Uses<'p> {
    pub(super) count: usize,
    actions: Vec<(&'p Priority, ActionNumber)>,
}

impl<'p> Uses<'p> {
    /// What some actions are counted for.
    pub(super) fn of(members: impl IntoIterator<Item = Member<'p>>) -> Self {
        let mut uses = Self::default();
        for Member { priority, action } in members {
            uses.count += 1;
            uses.add(priority, action.action.value);
        }
        uses
    }

    /// Adds an action without counting it.
    pub(super) fn add(&mut self, priority: &'p Priority, number: ActionNumber) {
        let is_it = |(other, last): &(&Priority, ActionNumber)| {
            std::ptr::eq(*other, priority) && *last == number
        };
        if !self.actions.last().is_some_and(is_it) {
            self.actions.push((priority, number));
        }
    }

    /// The actions of one priority: `1.1, 1.2`.
    pub(super) fn numbers(&self) -> Words {
        joined(self.actions.iter().map(|(priority, number)| vec![link(priority, *number)]), ", ")
    }

    /// The actions of several: `THB 1.1, 1.2; MOCG 3.4`.
    pub(super) fn listed(&self) -> Words {
        let same =
            |(one, _): &(&Priority, _), (other, _): &(&Priority, _)| std::ptr::eq(*one, *other);
        let groups = self.actions.chunk_by(same).map(|group| {
            let keys = group.first().map(|(priority, _)| scope::key(priority));
            let mut words = vec![text(keys.unwrap_or_default() + " ")];
            words.extend(Self { count: 0, actions: group.to_vec() }.numbers());
            words
        });
        joined(groups, "; ")
    }

    /// The number, and below it the actions that it counts.
    pub(super) fn cell(&self) -> Cell {
        self.counted(self.numbers())
    }

    /// The same where the actions are of several priorities.
    pub(super) fn cell_across(&self) -> Cell {
        self.counted(self.listed())
    }

    fn counted(&self, words: Words) -> Cell {
        let role = if self.count == 0 { Role::Remark } else { Role::Figure };
        let count = vec![Inline::Of(role, vec![text(self.count.to_string())])];
        let mut cell = vec![Block::paragraph(count)];
        if !self.actions.is_empty() {
            cell.push(Block::Paragraph(Paragraph { role: Some(Role::Remark), words }));
        }
        cell
    }
}

/// The place of an action in the summary.
pub(super) fn anchor(priority: &Priority, number: ActionNumber) -> String {
    format!("{}-{}-{}", priority.folder, number.goal, number.action)
}

/// The number of an action, which leads to its place in the index.
pub(super) fn link(priority: &Priority, number: ActionNumber) -> Inline {
    Inline::Link(format!("#{}", anchor(priority, number)), vec![text(number.to_string())])
}

/// The same with the key of the priority.
pub(super) fn action(priority: &Priority, number: ActionNumber) -> Words {
    let name = format!("{} {number}", scope::key(priority));
    vec![Inline::Link(format!("#{}", anchor(priority, number)), vec![text(name)])]
}

/// The same of a member.
pub(super) fn member(member: Member<'_>) -> Words {
    action(member.priority, member.action.action.value)
}

/// The keys of priorities.
pub(super) fn keys<'p>(priorities: impl IntoIterator<Item = &'p Priority>) -> Words {
    joined(priorities.into_iter().map(|priority| vec![text(scope::key(priority))]), ", ")
}

impl Summer<'_, '_> {
    /// What a priority is called, in full.
    pub(super) fn name(&self, priority: &Priority) -> Words {
        let file = priority.file.as_ref().map(|file| &file.data);
        let key = scope::key(priority);
        let letter = file.and_then(|file| file.letter.as_ref()).map(ToString::to_string);
        let name = file.map_or_else(|| key.clone(), |file| file.name.to_string());
        self.named(letter, &name, &key)
    }

    fn named(&self, letter: Option<String>, name: &str, key: &str) -> Words {
        let (name, key) = (("name", vec![text(name)]), ("key", vec![text(key)]));
        match letter {
            Some(letter) => {
                self.say("summary.name_with_letter", &[("letter", vec![text(letter)]), name, key])
            }
            None => self.say("summary.name", &[name, key]),
        }
    }

    /// A priority on which another document reports, and the document.
    pub(super) fn elsewhere(&self, entry: &PriorityEntry) -> Option<Words> {
        let document = entry.reported_in.as_ref()?;
        let letter = entry.letter.as_ref().map(ToString::to_string);
        let key = entry.key.to_string();
        let name = entry.name.as_ref().map_or_else(|| key.clone(), ToString::to_string);
        let mut words = self.named(letter, &name, &key);
        push_text(&mut words, &format!(", {}", document.document));
        if let Some(marking) = &document.marking {
            words.push(Inline::Of(Role::PartMarking, vec![text(marking.printed())]));
        }
        Some(words)
    }

    /// Whatever holds something: an action, a goal or a priority.
    pub(super) fn place(&self, place: Position<'_>) -> Words {
        let key = scope::key(place.priority);
        match place.owner {
            Owner::Action(number) => action(place.priority, number),
            Owner::Goal(goal) => self.say(
                "summary.of_goal",
                &[("priority", vec![text(key)]), ("goal", vec![text(goal.to_string())])],
            ),
            Owner::Priority => vec![text(key)],
        }
    }

    /// Several of them.
    pub(super) fn places<'p>(&self, places: impl IntoIterator<Item = Position<'p>>) -> Words {
        joined(places.into_iter().map(|place| self.place(place)), ", ")
    }
}
