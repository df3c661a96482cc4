//! Hands out the variant of an enum and what it holds to serde. Called by `node`.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor,
};

use super::WRONG_TYPE;
use super::context::Error;
use super::node::{self, Reader};
use crate::diagnostic::Finding;
use crate::yaml::Node;

type Result<T> = std::result::Result<T, Error>;

/// One variant of an enum, written as a word or as a mapping with one key.
pub(super) struct Chosen<'a, 's> {
    pub(super) reader: Reader<'a, 's>,
    pub(super) variant: &'static str,
    pub(super) content: Option<&'a Node<'s>>,
}

impl Chosen<'_, '_> {
    fn report_needs_value(&self) {
        let Reader { context, node, .. } = self.reader;
        let variant = self.variant;
        context.report(|| {
            let message = format!("`{variant}` needs a value");
            Finding::new(&WRONG_TYPE, context.place(node.span), message)
                .help(format!("write `{variant}:` and what belongs behind it, in braces"))
        });
    }

    /// Reads the content, without which the whole is nothing.
    fn read_content<'de, S: DeserializeSeed<'de>>(
        &self,
        content: &Node<'_>,
        seed: S,
    ) -> Result<S::Value> {
        let Reader { context, node, .. } = self.reader;
        let read = node::read(context, content, seed);
        if context.is_unusable(content) {
            context.give_up(node);
        }
        read
    }
}

impl<'de> EnumAccess<'de> for Chosen<'_, '_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        let name: StrDeserializer<'_, Error> = self.variant.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Chosen<'_, '_> {
    type Error = Error;

    fn unit_variant(self) -> Result<()> {
        let Some(given) = self.content else { return Ok(()) };
        let (Reader { context, node, .. }, variant) = (self.reader, self.variant);
        if !given.incomplete && !node.incomplete {
            context.report(|| {
                let (place, message) = if given.is_null() {
                    (node.span, format!("expected the word `{variant}`, found a mapping"))
                } else {
                    (given.span, format!("`{variant}` takes no value"))
                };
                Finding::new(&WRONG_TYPE, context.place(place), message)
                    .help(format!("write `{variant}` alone"))
            });
        }
        self.reader.make_up(|_| Ok(()))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        if let Some(content) = self.content {
            return self.read_content(content, seed);
        }
        self.report_needs_value();
        self.reader.make_up(|made_up| seed.deserialize(made_up))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value> {
        if let Some(content) = self.content {
            return self.read_content(content, Tuple { length, visitor });
        }
        self.report_needs_value();
        self.reader.make_up(|made_up| made_up.deserialize_tuple(length, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        if let Some(content) = self.content {
            return self.read_content(content, Struct { fields, visitor });
        }
        self.report_needs_value();
        self.reader.make_up(|made_up| made_up.deserialize_struct("", fields, visitor))
    }
}

/// Asks for the content of a tuple variant.
struct Tuple<V> {
    length: usize,
    visitor: V,
}

impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for Tuple<V> {
    type Value = V::Value;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<V::Value, D::Error> {
        deserializer.deserialize_tuple(self.length, self.visitor)
    }
}

/// Asks for the content of a struct variant.
struct Struct<V> {
    fields: &'static [&'static str],
    visitor: V,
}

impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for Struct<V> {
    type Value = V::Value;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<V::Value, D::Error> {
        deserializer.deserialize_struct("", self.fields, self.visitor)
    }
}
