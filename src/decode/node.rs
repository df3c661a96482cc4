//! Offers one node of the tree to serde. Whatever a type asks for that the node is not becomes a
//! finding and a made-up value. The parts of lists and mappings are handed out by `access`.

use serde::de::value::Error as MadeUpError;
use serde::de::{
    DeserializeSeed, Deserializer, Expected, IntoDeserializer, SeqAccess, Visitor,
    value::StrDeserializer, value::UnitDeserializer,
};

use super::access::{Elements, FreeEntries, KnownEntries, SpanAndValue, WithDate};
use super::choice::Chosen;
use super::context::{Error, Records};
use super::core::{self, Number};
use super::made_up::{MadeUp, Pretence};
use super::slips;
use super::words::{self, Advised};
use super::{INVALID_VALUE, WRONG_TYPE};
use crate::diagnostic::Finding;
use crate::model::scalar::{
    BY, DATED, NUMBER_OR_TEXT, ONE_OR_LIST, Refusal, SHORTHAND, TEXT, TEXT_SHORTHAND,
};
use crate::source::SPANNED;
use crate::yaml::write::Intent;
use crate::yaml::{Entry, Kind, Node};

type Result<T> = std::result::Result<T, Error>;

/// Reads a node as whatever the seed wants. A type that refuses it outright ends the walk, and
/// the next one leaves the node out.
pub(super) fn read<'de, S: DeserializeSeed<'de>>(
    context: &Records,
    node: &Node<'_>,
    seed: S,
) -> Result<S::Value> {
    seed.deserialize(Reader { context, node, is_key: false, is_dated: false })
        .map_err(|error| settle(context, node, error))
}

/// Reads the key of a mapping whose keys are data.
pub(super) fn read_key<'de, S: DeserializeSeed<'de>>(
    context: &Records,
    node: &Node<'_>,
    seed: S,
) -> Result<S::Value> {
    seed.deserialize(Reader { context, node, is_key: true, is_dated: false })
        .map_err(|error| settle(context, node, error))
}

fn settle(context: &Records, node: &Node<'_>, error: Error) -> Error {
    match error {
        Error::Again => return Error::Again,
        Error::Message(refusal) => {
            context.report(|| refused(context, node, &refusal, Intent::Text));
        }
        // What was refused lacks nothing more.
        Error::Missing(_) if context.is_unusable(node) => {}
        Error::Missing(field) => {
            context.report(|| words::missing_key(context.place(words::head(node)), field, &[]));
        }
        // The finding that made it necessary to make something up is there already.
        Error::Unmakeable => {}
    }
    context.abandon(node)
}

/// The finding for a refusal, with a fix where the type knows what was meant.
fn refused(context: &Records, node: &Node<'_>, refusal: &str, reading: Intent) -> Finding {
    let Refusal { message, help, suggest } = Refusal::from(refusal);
    let place = context.place(node.span);
    if let Some(finding) = slips::quotes(place, node) {
        return finding;
    }
    // What YAML joins may have been two things on two lines.
    let suggest = suggest.filter(|_| !words::spans_lines(node));
    let fix = suggest.and_then(|text| words::rewrite(place, node, &text, reading));
    Finding::new(&INVALID_VALUE, place, message).help::<String>(help).fix(fix)
}

/// One node, on offer to a type.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, 's> {
    pub(super) context: &'a Records,
    pub(super) node: &'a Node<'s>,
    /// Whether it is a key. Every program reads a key as text.
    is_key: bool,
    /// Whether a date that stands beside its one key is read apart.
    pub(super) is_dated: bool,
}

impl<'a> Reader<'a, '_> {
    /// Reports a value of the wrong kind. What a mistake has cut short is no second mistake.
    fn wrong(&self, wanted: Advised, expected: Option<&str>) {
        self.context.give_up(self.node);
        if matches!(wanted, Advised::Mapping | Advised::Other)
            && self.context.report_slip(self.node)
        {
            return;
        }
        if !self.context.is_excused(self.node) {
            let place = self.context.place(self.node.span);
            if !self.context.is_full() {
                self.context.expect(self.node, wanted, expected);
            }
            self.context.report(|| words::wrong_type(place, self.node, wanted, expected));
        }
    }

    /// Makes up a value in place of this one. Never when salvaging: that nothing made up gets
    /// out hangs on this.
    pub(super) fn make_up<T>(
        &self,
        make: impl FnOnce(MadeUp<'_>) -> std::result::Result<T, MadeUpError>,
    ) -> Result<T> {
        self.context.give_up(self.node);
        if self.context.is_salvaging() {
            return Err(self.context.abandon(self.node));
        }
        make(MadeUp::default()).map_err(|_| Error::Unmakeable)
    }

    /// Reports a mapping of several keys where one of a few says it all.
    fn several_keys(&self, entries: &[Entry<'_>], known: &[&str]) {
        self.context.give_up(self.node);
        if self.context.is_excused(self.node) {
            return;
        }
        let place = self.context.place(self.node.span);
        self.context.report(|| words::several_keys(place, entries, known));
    }

    /// The text, where there is one. Reports a text that other readers take for something else.
    fn text(&self) -> Option<&'a str> {
        let text = self.node.scalar().filter(|_| !self.node.is_null())?;
        self.ask_for_quotes(text);
        Some(text)
    }

    /// Reports a text that other readers take for something else.
    fn ask_for_quotes(&self, text: &str) {
        if self.node.plain().is_some() {
            let unsafe_unquoted = match core::number(text) {
                Some(number) if self.is_key => number.canonical() != text,
                Some(_) => true,
                None => !self.is_key && core::truth(text).is_some(),
            };
            if unsafe_unquoted {
                let place = self.context.place(self.node.span);
                self.context.report(|| words::unquoted(place, text));
            }
        }
    }

    fn whole(&self, least: i128, most: i128) -> Option<i128> {
        let Some(Number::Whole(value)) = self.node.plain().and_then(core::number) else {
            self.wrong(Advised::WholeNumber, None);
            return None;
        };
        if (least..=most).contains(&value) {
            return Some(value);
        }
        self.context.give_up(self.node);
        self.context.report(|| {
            let bound = if value < least {
                format!("`{value}` is too small; the least that is allowed is {least}")
            } else {
                format!("`{value}` is too large; the most that is allowed is {most}")
            };
            Finding::new(&INVALID_VALUE, self.context.place(self.node.span), bound)
        });
        None
    }

    fn fraction(&self) -> Option<f64> {
        match self.node.plain().and_then(core::number) {
            // A plan's figures are far below the 53 bits beyond which this would round.
            #[allow(clippy::cast_precision_loss, reason = "the type asked for a float")]
            Some(Number::Whole(value)) => Some(value as f64),
            Some(Number::Fraction(value)) => Some(value),
            None => {
                self.wrong(Advised::Number, None);
                None
            }
        }
    }

    /// Offers the text to a type with a grammar of its own.
    fn converse<'de, V: Visitor<'de>>(self, visitor: V, quotes_matter: bool) -> Result<V::Value> {
        if let Some(text) = self.node.scalar().filter(|_| !self.node.is_null()) {
            let reading = if quotes_matter { Intent::Text } else { Intent::Any };
            let conversation = Conversation { reader: self, text: Some(text), reading };
            let value = visitor.visit_seq(conversation)?;
            // What was refused is written anew anyway.
            if self.context.is_unusable(self.node) {
                return Ok(value);
            }
            if quotes_matter {
                self.ask_for_quotes(text);
            }
            // A type that takes numbers as they are may take words, and then `true` is one.
            let is_truth = !quotes_matter && self.node.plain().and_then(core::truth).is_some();
            if is_truth {
                let place = self.context.place(self.node.span);
                self.context.report(|| words::unquoted(place, text));
            }
            return Ok(value);
        }
        let expected = (&visitor as &dyn Expected).to_string();
        self.wrong(Advised::Other, Some(&expected));
        self.make_up(|_| visitor.visit_seq(Pretence::new()))
    }
}

/// The other end of [`crate::model::scalar`]'s conversation.
struct Conversation<'a, 's> {
    reader: Reader<'a, 's>,
    text: Option<&'a str>,
    /// What the type takes its text for.
    reading: Intent,
}

impl<'de> SeqAccess<'de> for Conversation<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        if let Some(text) = self.text.take() {
            let text: StrDeserializer<'_, Error> = text.into_deserializer();
            return seed.deserialize(text).map(Some);
        }
        let Reader { context, node, .. } = self.reader;
        if let Err(Error::Message(refusal)) = seed.deserialize(UnitDeserializer::<Error>::new())
            && !node.incomplete
            && !context.report_slip(node)
        {
            context.report(|| refused(context, node, &refusal, self.reading));
        }
        // The type goes on with its sample.
        self.reader.make_up(|_| Ok(None))
    }
}

macro_rules! whole_numbers {
    ($($method:ident $visit:ident $type:ty;)*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            let bounds = (i128::from(<$type>::MIN), i128::from(<$type>::MAX));
            match self.whole(bounds.0, bounds.1).and_then(|value| <$type>::try_from(value).ok()) {
                Some(value) => visitor.$visit(value),
                None => self.make_up(|made_up| made_up.$method(visitor)),
            }
        }
    )* };
}

impl<'de> Deserializer<'de> for Reader<'_, '_> {
    type Error = Error;

    whole_numbers! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_i128 visit_i128 i128;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let text = match &self.node.kind {
            Kind::Sequence(_) => return self.deserialize_seq(visitor),
            Kind::Mapping(_) => return self.deserialize_map(visitor),
            Kind::Refused => return self.make_up(|_| visitor.visit_unit()),
            Kind::Scalar { .. } if self.node.is_null() => return visitor.visit_unit(),
            Kind::Scalar { text, .. } => text,
        };
        let plain = self.node.plain();
        match (plain.and_then(core::truth), plain.and_then(core::number)) {
            (Some(truth), _) => visitor.visit_bool(truth),
            (_, Some(Number::Fraction(value))) => visitor.visit_f64(value),
            (_, Some(Number::Whole(value))) => match (i64::try_from(value), u64::try_from(value)) {
                (Ok(value), _) => visitor.visit_i64(value),
                (_, Ok(value)) => visitor.visit_u64(value),
                _ => visitor.visit_i128(value),
            },
            _ => visitor.visit_str(text),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.node.plain() {
            Some("true") => visitor.visit_bool(true),
            Some("false") => visitor.visit_bool(false),
            _ => {
                self.wrong(Advised::Truth, None);
                self.make_up(|made_up| made_up.deserialize_bool(visitor))
            }
        }
    }

    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.whole(0, i128::MAX) {
            Some(value) => visitor.visit_u128(value.unsigned_abs()),
            None => self.make_up(|made_up| made_up.deserialize_u128(visitor)),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.fraction() {
            Some(value) => visitor.visit_f64(value),
            None => self.make_up(|made_up| made_up.deserialize_f64(visitor)),
        }
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if let Some(text) = self.text() {
            return visitor.visit_str(text);
        }
        self.wrong(Advised::Text, None);
        self.make_up(|made_up| made_up.deserialize_char(visitor))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if let Some(text) = self.text() {
            return visitor.visit_str(text);
        }
        self.wrong(Advised::Text, None);
        self.make_up(|made_up| made_up.deserialize_str(visitor))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.node.is_null() || self.node.kind == Kind::Refused {
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.node.is_null() {
            return visitor.visit_unit();
        }
        self.wrong(Advised::Other, Some("nothing"));
        self.make_up(|made_up| made_up.deserialize_unit(visitor))
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        match name {
            SHORTHAND | TEXT_SHORTHAND if self.node.entries().is_some() => {
                let Some(finding) = slips::sentence(self.context, self.node) else {
                    return visitor.visit_newtype_struct(self);
                };
                self.context.report(|| finding);
                self.make_up(|_| visitor.visit_seq(Pretence::new()))
            }
            ONE_OR_LIST if matches!(self.node.kind, Kind::Sequence(_)) => {
                self.deserialize_seq(visitor)
            }
            TEXT | TEXT_SHORTHAND => self.converse(visitor, true),
            NUMBER_OR_TEXT | SHORTHAND => self.converse(visitor, false),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if let Kind::Sequence(items) = &self.node.kind {
            return visitor.visit_seq(Elements::any(self.context, items));
        }
        self.wrong(Advised::List, None);
        self.make_up(|made_up| made_up.deserialize_seq(visitor))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value> {
        if let Kind::Sequence(items) = &self.node.kind {
            if items.len() == length {
                let value = visitor.visit_seq(Elements::all(self.context, items));
                if items.iter().any(|item| self.context.is_unusable(item)) {
                    self.context.give_up(self.node);
                }
                return value;
            }
            self.context.give_up(self.node);
            if !self.node.incomplete {
                let message = format!("expected a list of {length}, found one of {}", items.len());
                let place = self.context.place(self.node.span);
                self.context.report(|| Finding::new(&WRONG_TYPE, place, message));
            }
        } else {
            self.wrong(Advised::List, None);
        }
        self.make_up(|made_up| made_up.deserialize_tuple(length, visitor))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value> {
        if name == DATED {
            return visitor.visit_seq(WithDate::new(Self { is_dated: true, ..self }));
        }
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if let Some(entries) = self.node.entries() {
            return visitor.visit_map(FreeEntries::new(self.context, entries));
        }
        self.wrong(Advised::Mapping, None);
        self.make_up(|made_up| made_up.deserialize_map(visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        if name == SPANNED {
            return visitor.visit_map(SpanAndValue::new(self));
        }
        let Some(entries) = self.node.entries() else {
            self.wrong(Advised::Mapping, None);
            return self.make_up(|made_up| made_up.deserialize_struct(name, fields, visitor));
        };
        let type_name = std::any::type_name::<V>();
        let access = KnownEntries::new(self.context, self.node, entries, fields, type_name);
        visitor.visit_map(access).map_err(|error| match error {
            Error::Missing(field) if self.context.learn_required(type_name, field) => Error::Again,
            other => other,
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        let found = match &self.node.kind {
            Kind::Scalar { text, .. } if !self.node.is_null() => Some((&**text, self.node, None)),
            Kind::Mapping(entries) => {
                let is_apart = |entry: &&Entry<'_>| self.is_dated && entry.key.scalar() == Some(BY);
                let mut own = entries.iter().filter(|entry| !is_apart(entry));
                let only = own.next().filter(|_| own.next().is_none());
                only.and_then(|entry| Some((entry.key.scalar()?, &entry.key, Some(&entry.value))))
            }
            _ => None,
        };
        let Some((word, place, content)) = found else {
            match self.node.entries().filter(|entries| entries.len() > 1) {
                Some(entries) => self.several_keys(entries, variants),
                None => self.wrong(Advised::Choice(variants), Some("one of a few known words")),
            }
            return self.make_up(|made_up| made_up.deserialize_enum(name, variants, visitor));
        };
        if let Some(variant) = variants.iter().copied().find(|variant| *variant == word) {
            return visitor.visit_enum(Chosen { reader: self, variant, content });
        }
        if content.is_some() || !self.node.incomplete {
            let at = self.context.place(place.span);
            self.context.report(|| words::unknown_value(at, place, word, variants));
        }
        self.make_up(|made_up| made_up.deserialize_enum(name, variants, visitor))
    }

    serde::forward_to_deserialize_any! { bytes byte_buf }
}
