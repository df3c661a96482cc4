//! What serde may ask a node for, and what it is given: one function for each kind of value. How a node
//! is read and a wrong one reported stands in `node`.

use serde::de::{Deserializer, Visitor};

use super::{Reader, Result};
use crate::decode::WRONG_TYPE;
use crate::decode::access::{Elements, FreeEntries, KnownEntries, SpanAndValue, WithDate};
use crate::decode::choice::Chosen;
use crate::decode::context::Error;
use crate::decode::core::{self, Number};
use crate::decode::made_up::Pretence;
use crate::decode::slips;
use crate::decode::words::{self, Advised};
use crate::diagnostic::Finding;
use crate::model::scalar::{
    BY, DATED, NUMBER_OR_TEXT, ONE_OR_LIST, SHORTHAND, TEXT, TEXT_SHORTHAND,
};
use crate::source::SPANNED;
use crate::yaml::{Entry, Kind};

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
