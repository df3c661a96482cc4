//! Hands out the parts of lists, mappings and structs to serde, and leaves out what a walk is to
//! leave out. Called by `node`, which reads each part. Enums are in `choice`.

use std::cell::{Cell, OnceCell};

use serde::de::value::{BorrowedStrDeserializer, UnitDeserializer};
use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess};

use super::context::{Error, Records, TypeName};
use super::made_up::MadeUp;
use super::names;
use super::node::{self, Reader};
use super::slips;
use super::words;
use crate::diagnostic::{closest, only_near};
use crate::model::scalar::BY;
use crate::yaml::{Entry, Kind, Node};

type Result<T> = std::result::Result<T, Error>;

/// The items of a list.
pub(super) struct Elements<'a, 's> {
    context: &'a Records,
    items: std::slice::Iter<'a, Node<'s>>,
    /// Whether the list is a list without an item that cannot be used.
    may_skip: bool,
}

impl<'a, 's> Elements<'a, 's> {
    /// As many as can be used.
    pub(super) fn any(context: &'a Records, items: &'a [Node<'s>]) -> Self {
        Self { context, items: items.iter(), may_skip: true }
    }

    /// Every one, since their positions have meanings.
    pub(super) fn all(context: &'a Records, items: &'a [Node<'s>]) -> Self {
        Self { context, items: items.iter(), may_skip: false }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        for item in self.items.by_ref() {
            if self.may_skip && (item.kind == Kind::Refused || self.context.is_unusable(item)) {
                continue;
            }
            return node::read(self.context, item, seed).map(Some);
        }
        Ok(None)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The entries of a mapping whose keys are data.
pub(super) struct FreeEntries<'a, 's> {
    context: &'a Records,
    rest: std::slice::Iter<'a, Entry<'s>>,
    value: Option<&'a Node<'s>>,
    key: Option<&'a Node<'s>>,
    /// The last key, where nothing is written behind it.
    bare: Option<&'a Node<'s>>,
    /// Whether a key has been met that belongs one level further in; one finding is enough.
    slipped: bool,
}

impl<'a, 's> FreeEntries<'a, 's> {
    pub(super) fn new(context: &'a Records, entries: &'a [Entry<'s>]) -> Self {
        Self { context, rest: entries.iter(), value: None, key: None, bare: None, slipped: false }
    }

    /// Whether an entry is no entry at all, but a slip that has been reported.
    fn is_slip(&mut self, entry: &Entry<'_>) -> bool {
        if let Some((finding, more)) =
            slips::comma(self.context, &entry.value, self.rest.as_slice())
        {
            self.context.report(|| finding);
            self.rest.by_ref().take(more).for_each(drop);
            return true;
        }
        if let Some(finding) = slips::no_colon(self.context, entry) {
            self.context.report(|| finding);
            return true;
        }
        false
    }
}

impl<'de> MapAccess<'de> for FreeEntries<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        while let Some(entry) = self.rest.next() {
            if self.is_slip(entry) {
                continue;
            }
            let Entry { key, value } = entry;
            let next = self.rest.as_slice().first();
            if slips::is_bare(value) && next.is_some_and(|e| slips::lacks_period(&e.key, &e.value))
            {
                self.context.excuse(value);
            }
            let unusable = |node| self.context.is_unusable(node);
            if value.kind == Kind::Refused || unusable(key) || unusable(value) {
                continue;
            }
            self.value = Some(value);
            self.key = Some(key);
            return node::read_key(self.context, key, seed).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let value = self.value.take().ok_or_else(out_of_turn)?;
        let Some(key) = self.key.take() else { return node::read(self.context, value, seed) };
        if slips::lacks_period(key, value) {
            let is_first = !std::mem::replace(&mut self.slipped, true);
            let finding = is_first.then(|| slips::without_period(self.context, key, self.bare));
            self.context.expect_slip(value, finding);
        }
        self.bare = slips::is_bare(value).then_some(key);
        node::read(self.context, value, seed)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// A visitor that asks for values without keys is a bug in its type.
fn out_of_turn() -> Error {
    Error::Message("a value was asked for before its key".into())
}

/// The entries of a mapping whose keys are known, and made-up values for required ones that are
/// not there.
pub(super) struct KnownEntries<'a, 's> {
    context: &'a Records,
    node: &'a Node<'s>,
    entries: &'a [Entry<'s>],
    rest: std::slice::Iter<'a, Entry<'s>>,
    known: &'static [&'static str],
    unfilled: std::slice::Iter<'static, &'static str>,
    type_name: TypeName,
    current: Option<(&'static str, &'a Node<'s>)>,
    /// Known keys that unknown ones were probably meant to be; that they are missing is no
    /// second mistake.
    suggested: Vec<&'static str>,
    /// Those of them under which values of unknown keys have been read, and are not kept.
    judged: Vec<&'static str>,
    /// Known keys that are not there, once somebody has asked.
    free: OnceCell<Vec<&'static str>>,
    /// A key with nothing behind it whose entries stand beside it, and whether that is reported.
    parent: Option<(&'static str, bool)>,
    /// Whether a comma has cut off a part of the current value.
    cut: bool,
    /// The field for which a value is to be made up, where nobody has told yet that it is missing.
    missing: Option<&'static str>,
}

impl<'a, 's> KnownEntries<'a, 's> {
    pub(super) fn new(
        context: &'a Records,
        node: &'a Node<'s>,
        entries: &'a [Entry<'s>],
        known: &'static [&'static str],
        type_name: TypeName,
    ) -> Self {
        let (rest, unfilled) = (entries.iter(), known.iter());
        let (current, suggested, judged, parent) = (None, Vec::new(), Vec::new(), None);
        Self {
            context,
            node,
            entries,
            rest,
            known,
            unfilled,
            type_name,
            current,
            suggested,
            judged,
            free: OnceCell::new(),
            parent,
            cut: false,
            missing: None,
        }
    }

    fn entry(&self, field: &str) -> Option<&'a Entry<'s>> {
        self.entries.iter().find(|entry| entry.key.scalar() == Some(field))
    }

    /// Reports an unknown key, and tells which one it is a word for, where there is one.
    fn report_unknown(
        &mut self,
        Entry { key, value }: &Entry<'_>,
        word: &str,
    ) -> Option<&'static str> {
        let all =
            || self.known.iter().copied().filter(|field| self.entry(field).is_none()).collect();
        // Looking for what was meant costs more than all the rest of the walk.
        let free: &[&'static str] =
            if self.context.is_full() { &[] } else { self.free.get_or_init(all) };
        let called = names::called_here(word, value, (self.known, free));
        let suggestion = called.or_else(|| closest(word, free.iter().copied()));
        self.suggested.extend(free.iter().find(|field| Some(**field) == suggestion));
        let place = self.context.place(key.span);
        if let Some(finding) = slips::counted(place, (word, value), self.entries, self.known) {
            self.context.report(|| finding);
            self.suggested.push("value");
            return None;
        }
        let goes_on = || slips::goes_on(place, word, self.before(key)?);
        if let Some(finding) = goes_on().filter(|_| suggestion.is_none()) {
            self.context.report(|| finding);
            return None;
        }
        if suggestion.is_none()
            && let Some((parent, reported)) = &mut self.parent
        {
            if !std::mem::replace(reported, true) {
                self.context.report(|| slips::not_indented(place, word, parent));
            }
            return None;
        }
        let meant = if free.is_empty() { None } else { self.meant(word, free) };
        let answered = names::answered(word, value, free).is_some();
        self.context.report(|| words::unknown_key(place, key, (self.known, free), meant, value));
        called.or(meant).filter(|_| !answered)
    }

    /// The entry before that of a key.
    fn before(&self, key: &Node<'_>) -> Option<&'a Entry<'s>> {
        let at = self.entries.iter().position(|entry| entry.key.span == key.span)?;
        self.entries.get(at.checked_sub(1)?)
    }

    /// Whether the key of an entry is unknown, and no misspelling of a known one.
    fn is_lost(&self, entry: &Entry<'_>) -> bool {
        let unknown = |word: &&str| closest(word, self.known.iter().copied()).is_none();
        entry.key.scalar().as_ref().is_some_and(unknown)
    }

    /// The one free key that an unknown one can only have been meant to be.
    fn meant(&self, word: &str, free: &[&'static str]) -> Option<&'static str> {
        /// Where more keys are unknown than this, nobody knows what was meant.
        const MAX_UNKNOWN: usize = 8;
        let meant = only_near(word, self.known.iter().copied())?;
        let is_unknown = |word: &&str| !self.known.contains(word);
        let unknown = self.entries.iter().filter_map(|entry| entry.key.scalar()).filter(is_unknown);
        if !free.contains(&meant) || unknown.clone().take(MAX_UNKNOWN + 1).count() > MAX_UNKNOWN {
            return None;
        }
        let mut others = unknown.filter(|other| *other != word);
        let contested = others.any(|other| closest(other, free.iter().copied()) == Some(meant));
        (!contested).then_some(meant)
    }

    /// The next required field that is not there or cannot be used, and whether that is yet to be told.
    fn next_unfilled(&mut self) -> Option<(&'static str, bool)> {
        let judged = &self.judged;
        let field = self.unfilled.by_ref().copied().find(|field| {
            !judged.contains(field)
                && self.context.requires(self.type_name, field)
                && self
                    .entries
                    .iter()
                    .find(|entry| entry.key.scalar() == Some(field))
                    .is_none_or(|entry| self.context.is_hopeless(&entry.value))
        })?;
        self.context.give_up(self.node);
        let excused =
            self.node.incomplete || self.entry(field).is_some() || self.suggested.contains(&field);
        Some((field, !excused))
    }

    /// Makes up the value of a field, and tells that it is missing.
    fn fill<'de, V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let words = Cell::new(&[][..]);
        let made = seed.deserialize(MadeUp::noting(&words)).map_err(|_| Error::Unmakeable);
        if let Some(field) = self.missing.take() {
            let place = self.context.place(words::head(self.node));
            self.context.report(|| words::missing_key(place, field, words.get()));
        }
        made
    }
}

impl<'de> MapAccess<'de> for KnownEntries<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        while let Some(entry) = self.rest.next() {
            let Entry { key, value } = entry;
            let Some(word) = key.scalar() else { continue };
            let Some(field) = self.known.iter().copied().find(|field| *field == word) else {
                let without = slips::key_without_colon(self.context, entry, self.known);
                if let Some((key, finding)) = without {
                    self.context.report(|| finding);
                    self.suggested.push(key);
                    continue;
                }
                let meant = self.report_unknown(entry, word);
                // What stands there is judged now, so that nothing comes to light only behind the key.
                let meant = meant.filter(|field| {
                    !self.context.is_salvaging()
                        && !self.context.is_unusable(value)
                        && !value.is_null()
                        && !self.judged.contains(field)
                });
                let Some(field) = meant else {
                    self.context.leave_unread(key, value);
                    continue;
                };
                self.judged.push(field);
                self.context.judge(value, field);
                self.current = Some((field, value));
                return seed.deserialize(BorrowedStrDeserializer::new(field)).map(Some);
            };
            self.parent = None;
            if slips::is_bare(value)
                && self.rest.as_slice().first().is_some_and(|next| self.is_lost(next))
            {
                self.parent = Some((field, false));
                self.context.excuse(value);
            }
            let rest = self.rest.as_slice();
            let cut = slips::comma(self.context, value, rest)
                .or_else(|| slips::cut_text(self.context, field, value, rest, self.known));
            let is_cut = cut.is_some();
            if let Some((finding, more)) = cut {
                self.context.report(|| finding);
                self.context.expect_slip(value, None);
                self.context.excuse(value);
                self.rest.by_ref().take(more).for_each(drop);
            }
            self.cut = is_cut;
            if self.context.is_unusable(value) {
                continue;
            }
            self.current = Some((field, value));
            return seed.deserialize(BorrowedStrDeserializer::new(field)).map(Some);
        }
        if self.context.is_salvaging() {
            return Ok(None);
        }
        let Some((field, untold)) = self.next_unfilled() else { return Ok(None) };
        self.missing = untold.then_some(field);
        seed.deserialize(BorrowedStrDeserializer::new(field)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let Some((field, value)) = self.current.take() else {
            // Reached only behind `next_unfilled`, and so never when salvaging.
            return self.fill(seed);
        };
        let slip = slips::several_drivers(self.context, field, value)
            .or_else(|| slips::names_in_a_sentence(self.context, field, value));
        if let Some(finding) = slip {
            self.context.report(|| finding);
            self.context.excuse(value);
        }
        if slips::names_nobody(field, value) && self.entry("leader_condition").is_none() {
            let place = self.entry(field).map_or(value.span, |entry| entry.key.span);
            self.context.report(|| words::no_leader(self.context.place(place)));
        }
        let unsaid = value.is_null() && !self.context.is_excused(value);
        let found = unsaid.then(|| self.context.found());
        let read = node::read(self.context, value, seed);
        if found.is_some_and(|found| found == self.context.found()) {
            let place = self.entry(field).map_or(value.span, |entry| entry.key.span);
            self.context.report(|| words::empty_key(self.context.place(place), field));
        }
        if std::mem::take(&mut self.cut) || self.judged.contains(&field) {
            self.context.give_up(value);
        }
        if self.context.is_unusable(value) && self.context.requires(self.type_name, field) {
            self.context.give_up(self.node);
        }
        read
    }
}

/// A node as its span and its value, which is how [`crate::source::Spanned`] asks for it.
pub(super) struct SpanAndValue<'a, 's> {
    reader: Reader<'a, 's>,
    next: usize,
}

impl<'a, 's> SpanAndValue<'a, 's> {
    pub(super) fn new(reader: Reader<'a, 's>) -> Self {
        Self { reader, next: 0 }
    }
}

impl<'de> MapAccess<'de> for SpanAndValue<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        let field = crate::source::SPANNED_FIELDS.get(self.next).copied();
        field.map(|field| seed.deserialize(BorrowedStrDeserializer::new(field))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let span = self.reader.node.span;
        self.next += 1;
        match self.next {
            1 => seed.deserialize(IntoDeserializer::<Error>::into_deserializer(span.start)),
            2 => seed.deserialize(IntoDeserializer::<Error>::into_deserializer(span.end)),
            _ => seed.deserialize(self.reader),
        }
    }
}

/// A node as what its one key says and the date that stands beside it.
pub(super) struct WithDate<'a, 's> {
    reader: Reader<'a, 's>,
    next: usize,
}

impl<'a, 's> WithDate<'a, 's> {
    pub(super) fn new(reader: Reader<'a, 's>) -> Self {
        Self { reader, next: 0 }
    }
}

impl<'de> SeqAccess<'de> for WithDate<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let Reader { context, node, .. } = self.reader;
        self.next += 1;
        if self.next == 1 {
            return seed.deserialize(self.reader).map(Some);
        }
        let is_date = |entry: &&Entry<'_>| entry.key.scalar() == Some(BY);
        let Some(Entry { key, value }) = node.entries().into_iter().flatten().find(is_date) else {
            return seed.deserialize(UnitDeserializer::<Error>::new()).map(Some);
        };
        if value.is_null() && !context.is_excused(value) {
            context.report(|| words::empty_key(context.place(key.span), BY));
        }
        let read = node::read(context, value, seed);
        // Without its date it would be another target.
        if context.is_unusable(value) {
            context.give_up(node);
        }
        read.map(Some)
    }
}
