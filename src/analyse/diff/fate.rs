//! Which priority and which action is which, though numbers, titles and folders may have changed.

use std::collections::BTreeMap;

use super::walk::{Fields, Walk};
use super::{ActionDiff, Whose};
use crate::model::{ActionNumber, Plan, Priority};
use crate::source::SourceId;

/// What became of an action as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has the number that it had.
    Kept,
    /// It has another number in the same priority.
    Renumbered,
    /// It came from another priority.
    Moved,
    /// It went to another priority, where its changes are told.
    MovedAway,
}

/// A priority before and afterwards.
pub(super) type Pair<'p> = (Option<&'p Priority>, Option<&'p Priority>);

/// Puts the priorities of two states side by side: by folder, else by a name that no other has. In
/// the order afterwards, those that are gone at the end.
pub(super) fn pair_priorities<'p>(before: &'p Plan, after: &'p Plan) -> Vec<Pair<'p>> {
    let mut old: Vec<Option<&Priority>> = before.priorities.iter().map(Some).collect();
    let mut pairs: Vec<Pair<'p>> = after.priorities.iter().map(|new| (None, Some(new))).collect();
    let ways: [fn(&Priority, &Priority) -> bool; 2] =
        [|a, b| a.folder == b.folder, |a, b| name(a).is_some() && name(a) == name(b)];
    for same in ways {
        let left: Vec<&Priority> =
            pairs.iter().filter(|(place, _)| place.is_none()).filter_map(|(_, new)| *new).collect();
        for (place, new) in &mut pairs {
            let Some(new) = new.filter(|_| place.is_none()) else { continue };
            let mut alike = old.iter_mut().filter(|old| old.is_some_and(|old| same(old, new)));
            let (found, another) = (alike.next(), alike.next());
            let is_clear =
                another.is_none() && left.iter().filter(|one| same(one, new)).count() == 1;
            *place = found.filter(|_| is_clear).and_then(Option::take);
        }
    }
    pairs.extend(old.into_iter().flatten().map(|gone| (Some(gone), None)));
    pairs
}

fn name(priority: &Priority) -> Option<&str> {
    priority.file.as_ref().map(|file| file.data.name.as_str())
}

/// An action, and the pair of priorities it belongs to.
#[derive(Clone, Copy)]
struct OfPair<'p> {
    pair: usize,
    whose: Whose<'p>,
}

impl<'p> OfPair<'p> {
    fn number(&self) -> ActionNumber {
        self.whose.action.data.action.value
    }

    fn title(&self) -> Option<&'p str> {
        self.whose.action.data.title.as_ref().map(|title| title.as_str())
    }
}

/// What an action may be known by.
type Key<'p> = (Option<usize>, Option<ActionNumber>, Option<&'p str>);

/// The ways to know an action again, the surest first: by everything; by its title where it has
/// another number; by its title in another priority; by its number where it has another title.
const WAYS: [for<'p> fn(&OfPair<'p>) -> Option<Key<'p>>; 4] = [
    |one| Some((Some(one.pair), Some(one.number()), one.title())),
    |one| Some((Some(one.pair), None, Some(one.title()?))),
    |one| Some((None, None, Some(one.title()?))),
    |one| Some((Some(one.pair), Some(one.number()), None)),
];

/// The actions of two states side by side.
struct Matched<'p> {
    pairs: Vec<(OfPair<'p>, OfPair<'p>)>,
    gone: Vec<OfPair<'p>>,
    new: Vec<OfPair<'p>>,
}

impl<'p> Matched<'p> {
    fn of(pairs: &[Pair<'p>]) -> Self {
        let mut gone = candidates(pairs.iter().map(|(before, _)| *before));
        let mut new = candidates(pairs.iter().map(|(_, after)| *after));
        let mut found = Vec::new();
        for (way, key) in WAYS.iter().enumerate() {
            // The first way takes those that are alike one after the other; by a title alone it
            // must be clear which is meant.
            let clear = way == 1 || way == 2;
            found.extend(matches(&mut gone, &mut new, *key, clear));
        }
        Self { pairs: found, gone, new }
    }
}

/// The files of the actions that are in both states.
pub(super) fn files(pairs: &[Pair<'_>]) -> Vec<(SourceId, SourceId)> {
    let matched = Matched::of(pairs).pairs.into_iter();
    matched.map(|(old, new)| (old.whose.action.source, new.whose.action.source)).collect()
}

/// What changed in the actions of each pair of priorities, by number.
pub(super) fn actions<'p>(pairs: &[Pair<'p>]) -> Vec<Vec<ActionDiff<'p>>> {
    let mut told: Vec<Vec<ActionDiff<'p>>> = pairs.iter().map(|_| Vec::new()).collect();
    let mut tell = |pair: usize, diff: ActionDiff<'p>| {
        if let Some(list) = told.get_mut(pair) {
            list.push(diff);
        }
    };
    let Matched { pairs, gone, new } = Matched::of(pairs);
    for (before, after) in pairs {
        let diff = compared(&before, &after);
        if diff.fate == Fate::Moved {
            let fate = Fate::MovedAway;
            tell(before.pair, ActionDiff { fate, changes: Vec::new(), ..diff });
        }
        if diff.fate != Fate::Kept || !diff.changes.is_empty() {
            tell(after.pair, diff);
        }
    }
    for one in gone {
        let (before, fate) = (Some(one.whose), Fate::Removed);
        tell(one.pair, ActionDiff { before, after: None, fate, changes: Vec::new() });
    }
    for one in new {
        let (after, fate) = (Some(one.whose), Fate::Added);
        tell(one.pair, ActionDiff { before: None, after, fate, changes: Vec::new() });
    }
    for list in &mut told {
        list.sort_by_key(ActionDiff::number);
    }
    told
}

impl ActionDiff<'_> {
    /// The number under which the action stands in the priority that tells of it.
    fn number(&self) -> Option<ActionNumber> {
        let whose =
            if self.fate == Fate::MovedAway { self.before } else { self.after.or(self.before) };
        whose.map(|whose| whose.action.data.action.value)
    }
}

fn candidates<'p>(priorities: impl Iterator<Item = Option<&'p Priority>>) -> Vec<OfPair<'p>> {
    let of = |(pair, priority): (usize, Option<&'p Priority>)| {
        priority.into_iter().flat_map(move |priority| {
            let whose = priority.actions.iter().map(move |action| Whose { priority, action });
            whose.map(move |whose| OfPair { pair, whose })
        })
    };
    priorities.enumerate().flat_map(of).collect()
}

/// Takes out those that have the same key. Where it must be `clear`, those only whose key nobody
/// else has.
fn matches<'p>(
    old: &mut Vec<OfPair<'p>>,
    new: &mut Vec<OfPair<'p>>,
    key: for<'k> fn(&OfPair<'k>) -> Option<Key<'k>>,
    clear: bool,
) -> Vec<(OfPair<'p>, OfPair<'p>)> {
    let mut waiting: BTreeMap<Key<'p>, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, one) in old.iter().enumerate() {
        if let Some(key) = key(one) {
            waiting.entry(key).or_default().0.push(at);
        }
    }
    for (at, one) in new.iter().enumerate() {
        if let Some(key) = key(one) {
            waiting.entry(key).or_default().1.push(at);
        }
    }
    let mut taken: (Vec<bool>, Vec<bool>) = (vec![false; old.len()], vec![false; new.len()]);
    let mut found = Vec::new();
    for (before, after) in waiting.into_values() {
        if clear && (before.len() > 1 || after.len() > 1) {
            continue;
        }
        for (before, after) in before.into_iter().zip(after) {
            (taken.0[before], taken.1[after]) = (true, true);
            found.push((old[before], new[after]));
        }
    }
    leave(old, &taken.0);
    leave(new, &taken.1);
    found
}

fn leave(list: &mut Vec<OfPair<'_>>, taken: &[bool]) {
    let mut taken = taken.iter();
    list.retain(|_| !taken.next().copied().unwrap_or_default());
}

fn compared<'p>(before: &OfPair<'p>, after: &OfPair<'p>) -> ActionDiff<'p> {
    let mut walk = Walk::default();
    let (old, new) = (&before.whose.action.data, &after.whose.action.data);
    Fields::fields(Some(old), Some(new), &mut walk);
    let fate = match () {
        () if before.pair != after.pair => Fate::Moved,
        () if before.number() != after.number() => Fate::Renumbered,
        () => Fate::Kept,
    };
    let changes = walk.into_changes();
    ActionDiff { before: Some(before.whose), after: Some(after.whose), fate, changes }
}
