//! A mapping whose keys are data of the plan (periods, measures), in the order of the file.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::model::text::Line;
use crate::source::Spanned;

/// Keys and values as written. A key that stands twice is a finding of the reader, which keeps
/// the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries<V> {
    entries: Vec<(Spanned<Line>, V)>,
    /// Their places, sorted by key; of those with the same key the first comes first.
    by_key: Vec<usize>,
}

impl<V> Entries<V> {
    /// The entries in the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, (Spanned<Line>, V)> {
        self.entries.iter()
    }

    /// The values in the order of the file, to take something out of them.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    /// Leaves only the entries whose key is wanted.
    pub(crate) fn retain(&mut self, wanted: impl Fn(&str) -> bool) {
        self.entries.retain(|(name, _)| wanted(name.as_str()));
        self.by_key = by_key(&self.entries);
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&V> {
        let name = |place: &usize| self.entries.get(*place).map_or("", |(name, _)| name.as_str());
        let at = self.by_key.partition_point(|place| name(place) < key);
        let (name, value) = self.entries.get(*self.by_key.get(at)?)?;
        (name.as_str() == key).then_some(value)
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The places of the entries, sorted by key.
fn by_key<V>(entries: &[(Spanned<Line>, V)]) -> Vec<usize> {
    let mut by_key: Vec<usize> = (0..entries.len()).collect();
    let name = |place: &usize| entries.get(*place).map(|(name, _)| name.as_str());
    by_key.sort_by(|a, b| name(a).cmp(&name(b)));
    by_key
}

impl<V> Default for Entries<V> {
    fn default() -> Self {
        Self { entries: Vec::new(), by_key: Vec::new() }
    }
}

impl<'a, V> IntoIterator for &'a Entries<V> {
    type Item = &'a (Spanned<Line>, V);
    type IntoIter = std::slice::Iter<'a, (Spanned<Line>, V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Entries<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for EntriesVisitor<V> {
            type Value = Entries<V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries { by_key: by_key(&entries), entries })
            }
        }
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

impl<V: JsonSchema> JsonSchema for Entries<V> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("EntriesOf{}", V::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": generator.subschema_for::<Line>(),
            "additionalProperties": generator.subschema_for::<V>(),
        })
    }
}
