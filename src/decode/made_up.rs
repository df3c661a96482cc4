//! Makes up a value of whatever type is asked for, so that a walk can go on behind a value that
//! is missing or wrong. Called by `node` and `access` when collecting; nothing made up here
//! leaves `decode`.

use std::cell::Cell;

use serde::de::value::{
    BorrowedStrDeserializer, Error, MapDeserializer, SeqDeserializer, StrDeserializer,
};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use crate::model::scalar::{NUMBER_OR_TEXT, SHORTHAND, TEXT, TEXT_SHORTHAND};

/// How deep required values may lie in each other before a type counts as endless.
const MAX_DEPTH: u8 = 32;

/// Deserialises to something, anything.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct MadeUp<'w> {
    depth: u8,
    /// Takes note of the words of which it is one.
    words: Option<&'w Cell<Words>>,
}

/// The words of a closed vocabulary.
pub(super) type Words = &'static [&'static str];

impl<'w> MadeUp<'w> {
    /// One that takes note of the words, where it is one of a few.
    pub(super) fn noting(words: &'w Cell<Words>) -> Self {
        Self { depth: 0, words: Some(words) }
    }

    fn deeper(self) -> Result<Self, Error> {
        if self.depth == MAX_DEPTH {
            return Err(Error::custom("no value can be made up for an endless type"));
        }
        Ok(Self { depth: self.depth + 1, words: None })
    }
}

macro_rules! make_up {
    ($($method:ident => $visit:ident($value:expr);)*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit($value)
        }
    )* };
}

impl<'de> Deserializer<'de> for MadeUp<'_> {
    type Error = Error;

    // One rather than zero: types that refuse one of the two refuse zero.
    make_up! {
        deserialize_bool => visit_bool(false);
        deserialize_i8 => visit_i8(1);
        deserialize_i16 => visit_i16(1);
        deserialize_i32 => visit_i32(1);
        deserialize_i64 => visit_i64(1);
        deserialize_i128 => visit_i128(1);
        deserialize_u8 => visit_u8(1);
        deserialize_u16 => visit_u16(1);
        deserialize_u32 => visit_u32(1);
        deserialize_u64 => visit_u64(1);
        deserialize_u128 => visit_u128(1);
        deserialize_f32 => visit_f32(1.0);
        deserialize_f64 => visit_f64(1.0);
        deserialize_char => visit_char('x');
        deserialize_str => visit_borrowed_str("x");
        deserialize_string => visit_borrowed_str("x");
        deserialize_identifier => visit_borrowed_str("x");
        deserialize_bytes => visit_borrowed_bytes(b"x");
        deserialize_byte_buf => visit_borrowed_bytes(b"x");
        deserialize_seq => visit_seq(SeqDeserializer::new(std::iter::empty::<u8>()));
        deserialize_map => visit_map(MapDeserializer::new(std::iter::empty::<(u8, u8)>()));
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            TEXT | NUMBER_OR_TEXT | SHORTHAND | TEXT_SHORTHAND => {
                visitor.visit_seq(Pretence::new())
            }
            _ => visitor.visit_newtype_struct(Self { words: self.words, ..self.deeper()? }),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_seq(Items { item: self.deeper()?, left: length })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(Fields { value: self.deeper()?, fields: fields.iter() })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Some(words) = self.words {
            words.set(variants);
        }
        let first = variants.first().ok_or_else(|| Error::custom("no variant to make up"))?;
        visitor.visit_enum(Variant { name: first, content: self.deeper()? })
    }

    serde::forward_to_deserialize_any! { unit unit_struct ignored_any }
}

/// A conversation about a value with a grammar in which every refusal is passed over.
pub(super) struct Pretence {
    asked: bool,
}

impl Pretence {
    pub(super) fn new() -> Self {
        Self { asked: false }
    }
}

impl<'de> SeqAccess<'de> for Pretence {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if self.asked {
            return Ok(None);
        }
        self.asked = true;
        let text: StrDeserializer<'_, Error> = "".into_deserializer();
        seed.deserialize(text).map(Some)
    }
}

struct Items<'w> {
    item: MadeUp<'w>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(self.item).map(Some)
    }
}

struct Fields<'w> {
    value: MadeUp<'w>,
    fields: std::slice::Iter<'static, &'static str>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let field = self.fields.next();
        field.map(|field| seed.deserialize(BorrowedStrDeserializer::new(field))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(self.value)
    }
}

/// One variant of an enum with made-up content.
pub(super) struct Variant<'w> {
    name: &'static str,
    content: MadeUp<'w>,
}

impl<'de, 'w> EnumAccess<'de> for Variant<'w> {
    type Error = Error;
    type Variant = MadeUp<'w>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, MadeUp<'w>), Error> {
        let name: StrDeserializer<'_, Error> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self.content))
    }
}

impl<'de> VariantAccess<'de> for MadeUp<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_struct("", fields, visitor)
    }
}
