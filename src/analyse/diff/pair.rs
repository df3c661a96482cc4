//! Which of the things of one list is which of another: the same one, a changed one, a new one.
//!
//! Pairing is the same in both directions, so that a comparison the other way round tells the
//! same changes backwards.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, VecDeque};

use super::value::Value;
use crate::model::Involved;
use crate::source::Spanned;

/// Above so many pairs, what is alike is told by its keys alone.
const MOST_PAIRS: usize = 250_000;
/// Above so many pairs, texts are not searched for the most similar one.
const MOST_TEXTS: usize = 10_000;

/// The values by which something is known, with gaps for what it does not have.
pub(super) type Key<'p> = Vec<Option<Value<'p>>>;

/// What can be one of the values of a [`Key`].
pub(super) trait Marked {
    /// The value.
    fn mark(&self) -> Option<Value<'_>>;
}

impl<T: Marked> Marked for Option<T> {
    fn mark(&self) -> Option<Value<'_>> {
        self.as_ref()?.mark()
    }
}

impl<T: Marked> Marked for Spanned<T> {
    fn mark(&self) -> Option<Value<'_>> {
        self.value.mark()
    }
}

impl Marked for Involved {
    fn mark(&self) -> Option<Value<'_>> {
        self.party.mark()
    }
}

/// Something that stands in a list.
pub(super) trait Listed {
    /// How many keys it has.
    const KEYS: usize;

    /// What it can be known by; the first keys are the surest. `None` where this one has nothing
    /// of the kind.
    fn key(&self, number: usize) -> Option<Key<'_>>;

    /// The text by which it can be recognised when its keys have changed.
    fn text(&self) -> Option<&str> {
        None
    }

    /// Whether nothing at all differs.
    fn same(&self, other: &Self) -> bool;
}

impl<T: Listed> Listed for Spanned<T> {
    const KEYS: usize = T::KEYS;

    fn key(&self, number: usize) -> Option<Key<'_>> {
        self.value.key(number)
    }

    fn text(&self) -> Option<&str> {
        self.value.text()
    }

    fn same(&self, other: &Self) -> bool {
        self.value.same(&other.value)
    }
}

/// Two lists put side by side.
#[derive(Debug)]
pub(super) struct Pairs<'p, T> {
    /// Each thing with its counterpart: in the order of the list afterwards, what is gone at
    /// about the place where it stood.
    pub(super) pairs: Vec<(Option<&'p T>, Option<&'p T>)>,
    /// Whether those that are in both stand in another order.
    pub(super) reordered: bool,
}

/// Puts two lists side by side.
pub(super) fn pair<'p, T: Listed>(before: &[&'p T], after: &[&'p T]) -> Pairs<'p, T> {
    let mut matching = Matching { to: vec![None; before.len()], from: vec![None; after.len()] };
    matching.ends(before, after);
    matching.equal(before, after);
    for number in 0..T::KEYS {
        matching.by_key(before, after, number);
    }
    matching.by_text(before, after);
    matching.into_pairs(before, after)
}

/// Which index belongs to which.
struct Matching {
    to: Vec<Option<usize>>,
    from: Vec<Option<usize>>,
}

impl Matching {
    fn join(&mut self, old: usize, new: usize) {
        if let (Some(to), Some(from)) = (self.to.get_mut(old), self.from.get_mut(new)) {
            (*to, *from) = (Some(new), Some(old));
        }
    }

    fn free_before(&self) -> Vec<usize> {
        free(&self.to)
    }

    fn free_after(&self) -> Vec<usize> {
        free(&self.from)
    }

    /// What is alike at the beginning and at the end.
    fn ends<T: Listed>(&mut self, before: &[&T], after: &[&T]) {
        let both = || before.iter().zip(after);
        let head = both().take_while(|(old, new)| old.same(new)).count();
        (0..head).for_each(|at| self.join(at, at));
        let rest = before.len().min(after.len()) - head;
        let backwards = before.iter().rev().zip(after.iter().rev()).take(rest);
        let tail = backwards.take_while(|(old, new)| old.same(new)).count();
        for at in 1..=tail {
            self.join(before.len() - at, after.len() - at);
        }
    }

    fn equal<T: Listed>(&mut self, before: &[&T], after: &[&T]) {
        let (old, new) = (self.free_before(), self.free_after());
        if old.len().saturating_mul(new.len()) > MOST_PAIRS {
            return;
        }
        for at in old {
            let equal =
                new.iter().find(|to| self.from[**to].is_none() && before[at].same(after[**to]));
            if let Some(to) = equal {
                self.join(at, *to);
            }
        }
    }

    fn by_key<T: Listed>(&mut self, before: &[&T], after: &[&T], number: usize) {
        let mut waiting: HashMap<Key<'_>, VecDeque<usize>> = HashMap::new();
        for to in self.free_after() {
            if let Some(key) = after[to].key(number) {
                waiting.entry(key).or_default().push_back(to);
            }
        }
        for at in self.free_before() {
            let key = before[at].key(number);
            let next = key.and_then(|key| waiting.get_mut(&key)?.pop_front());
            if let Some(to) = next {
                self.join(at, to);
            }
        }
    }

    /// The most similar texts of which at least half the words are the same.
    fn by_text<T: Listed>(&mut self, before: &[&T], after: &[&T]) {
        let (old, new) = (self.free_before(), self.free_after());
        if old.len().saturating_mul(new.len()) > MOST_TEXTS {
            return;
        }
        let words = |list: &[&T], free: Vec<usize>| -> Vec<(usize, BTreeMap<String, usize>)> {
            let text = |at: usize| Some((at, bag(list[at].text()?)));
            free.into_iter().filter_map(text).collect()
        };
        let (old, new) = (words(before, old), words(after, new));
        let mut alike: Vec<_> = old
            .iter()
            .flat_map(|(at, words)| {
                new.iter().map(|(to, others)| (Reverse(likeness(words, others)), *at, *to))
            })
            .filter(|(Reverse(likeness), _, _)| *likeness >= 500)
            .collect();
        alike.sort_by_key(|(likeness, at, to)| {
            (*likeness, at.abs_diff(*to), (*at).min(*to), (*at).max(*to))
        });
        for (_, at, to) in alike {
            if self.to[at].is_none() && self.from[to].is_none() {
                self.join(at, to);
            }
        }
    }

    fn into_pairs<'p, T>(self, before: &[&'p T], after: &[&'p T]) -> Pairs<'p, T> {
        let mut pairs = Vec::new();
        let mut gone = self.free_before().into_iter().peekable();
        let mut reordered = false;
        let mut last = None;
        for (new, old) in after.iter().zip(&self.from) {
            if let Some(at) = *old {
                reordered |= last > Some(at);
                last = last.max(Some(at));
                while let Some(missing) = gone.next_if(|missing| *missing < at) {
                    pairs.push((before.get(missing).copied(), None));
                }
            }
            pairs.push((old.and_then(|at| before.get(at).copied()), Some(*new)));
        }
        pairs.extend(gone.map(|missing| (before.get(missing).copied(), None)));
        Pairs { pairs, reordered }
    }
}

fn free(list: &[Option<usize>]) -> Vec<usize> {
    list.iter().enumerate().filter(|(_, other)| other.is_none()).map(|(at, _)| at).collect()
}

/// The words of a text with how often each occurs.
fn bag(text: &str) -> BTreeMap<String, usize> {
    let mut bag = BTreeMap::new();
    for word in text.split_whitespace() {
        *bag.entry(word.to_lowercase()).or_default() += 1;
    }
    bag
}

/// How many words in a thousand two texts share.
fn likeness(a: &BTreeMap<String, usize>, b: &BTreeMap<String, usize>) -> usize {
    let all = a.values().sum::<usize>() + b.values().sum::<usize>();
    let shared: usize =
        a.iter().filter_map(|(word, count)| Some((*count).min(*b.get(word)?))).sum();
    (2000 * shared).checked_div(all).unwrap_or_default()
}
