//! What each template can print: the shapes of what the program hands to it. They are told by the program
//! itself, of documents that hold everything, and kept in `templates/context.json`; `tests/it/templates.rs`
//! holds the two together.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use minijinja::Value;
use minijinja::value::ValueKind;
use serde::{Deserialize, Serialize};

use crate::diagnostic::closest;
use crate::document::{Block, text};
use crate::render::compose::Part;

/// The shape of something that a template can see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Shape {
    /// A value: `words`, `blocks`, `text`, `number` or `flag`.
    Value(String),
    /// Several of one shape; none where none was seen.
    List(Vec<Shape>),
    /// What has parts by name.
    Record(BTreeMap<String, Shape>),
}

/// The shapes of what templates see, by the name of each.
pub type Shapes = BTreeMap<String, Shape>;

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../templates/context.json")).unwrap_or_default()
});

impl Shape {
    /// That of a value.
    pub(in crate::render) fn of(value: &Value) -> Self {
        let named = |name: &str| Self::Value(name.to_owned());
        match value.kind() {
            ValueKind::Bool | ValueKind::None | ValueKind::Undefined => named("flag"),
            ValueKind::Number => named("number"),
            ValueKind::Seq | ValueKind::Iterable => {
                let items = value.try_iter().into_iter().flatten().map(|item| Self::of(&item));
                Self::List(items.reduce(Self::and).into_iter().collect())
            }
            ValueKind::Map => {
                let keys = value.try_iter().into_iter().flatten();
                let part =
                    |key: Value| Some((key.to_string(), Self::of(&value.get_item(&key).ok()?)));
                Self::Record(keys.filter_map(part).collect())
            }
            _ => match value.downcast_object_ref::<Part>() {
                Some(Part::Blocks(_)) => named("blocks"),
                Some(_) => named("words"),
                None => named("text"),
            },
        }
    }

    /// The shape of what is sometimes this and sometimes that: all that can be told of either. What is absent
    /// is a flag.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Record(mut parts), Self::Record(others)) => {
                for (name, other) in others {
                    let joined = match parts.remove(&name) {
                        Some(shape) => shape.and(other),
                        None => other,
                    };
                    parts.insert(name, joined);
                }
                Self::Record(parts)
            }
            (Self::List(items), Self::List(others)) => {
                Self::List(items.into_iter().chain(others).reduce(Self::and).into_iter().collect())
            }
            (Self::Value(one), Self::Value(_)) if one != "flag" => Self::Value(one),
            (Self::Value(_), shape) | (shape, _) => shape,
        }
    }

    /// Something of this shape: with all that there may be, or with as little.
    fn sample(&self, whole: bool) -> Value {
        let words = || if whole { vec![text("words")] } else { Vec::new() };
        match self {
            Self::Record(parts) => {
                let parts = parts.iter().map(|(name, shape)| (name.as_str(), shape.sample(whole)));
                parts.collect::<BTreeMap<_, _>>().into()
            }
            Self::List(items) => {
                items.iter().filter(|_| whole).map(|item| item.sample(whole)).collect()
            }
            Self::Value(name) => match name.as_str() {
                "flag" => Value::from(whole),
                "number" => Value::from(usize::from(whole)),
                "words" => Part::Words(words()).into(),
                "blocks" => {
                    let block = whole.then(|| Block::paragraph(words()));
                    Part::Blocks(block.into_iter().collect()).into()
                }
                _ => Value::from(if whole { "words" } else { "" }),
            },
        }
    }

    fn lines(&self, name: &str, lines: &mut Vec<(String, String)>) {
        match self {
            Self::Value(kind) => lines.push((name.to_owned(), kind.clone())),
            Self::List(items) => {
                lines.push((name.to_owned(), "list".to_owned()));
                for item in items {
                    item.lines(&format!("{name}[]"), lines);
                }
            }
            Self::Record(parts) => {
                let dot = if name.is_empty() { "" } else { "." };
                for (part, shape) in parts {
                    shape.lines(&format!("{name}{dot}{part}"), lines);
                }
            }
        }
    }
}

/// What a template can print, name by name, each with its kind: `goals[].heading`, `words`.
pub fn listing(template: &str) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    if let Some(shape) = SHAPES.get(template) {
        shape.lines("", &mut lines);
    }
    lines
}

/// All that a document may hold, or as little as it can.
pub(in crate::render) fn sample(template: &str, whole: bool) -> Value {
    SHAPES.get(template).map_or(Value::UNDEFINED, |shape| shape.sample(whole))
}

/// The name that was probably meant by one that there is not: `goal.heading` for `goal.headng`.
pub(super) fn near(written: &str) -> Option<String> {
    let (before, last) = written.rsplit_once('.').unwrap_or(("", written));
    let all: Vec<(String, String)> = SHAPES.keys().flat_map(|name| listing(name)).collect();
    let parts = all.iter().flat_map(|(name, _)| name.split('.'));
    let near = closest(last, parts.map(|part| part.trim_end_matches("[]")))?;
    let dot = if before.is_empty() { "" } else { "." };
    Some(format!("{before}{dot}{near}"))
}
