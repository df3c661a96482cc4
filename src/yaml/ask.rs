//! Questions about places in a file, which its tree answers. Called by who reports on a file that
//! has been read, when the tree it was read from is gone.

use std::collections::HashMap;
use std::ops::Range;

use super::{Entry, Kind, Node, parse};
use crate::source::{SourceId, Span};

/// The tree of the part of a file that is YAML.
///
/// A tree takes more room than its text. So none is kept: it is read once more where somebody has a
/// question, and that is only for files with findings.
#[derive(Debug)]
pub struct Tree<'s> {
    part: Span,
    root: Option<Node<'s>>,
}

impl<'s> Tree<'s> {
    /// Reads it; what is wrong with it has been reported before.
    pub fn read(source: SourceId, text: &'s str, part: Range<usize>) -> Self {
        let root = parse(source, text, part.clone()).root;
        Self { part: Span::new(part.start, part.end), root }
    }

    /// Where each text first stands behind each key, or in a list behind it.
    pub fn behind_keys(&self) -> BehindKeys {
        let mut places = BehindKeys::default();
        if let Some(root) = &self.root {
            places.add(root);
        }
        places
    }

    /// The keys that lead to a byte, the outermost first; none outside the YAML. What stands
    /// between two entries belongs to the first of them.
    pub fn keys_to(&self, at: u32) -> Vec<&Node<'s>> {
        let inside = (self.part.start..=self.part.end).contains(&at);
        let mut keys = Vec::new();
        let mut next = self.root.as_ref().filter(|_| inside);
        while let Some(node) = next {
            next = match &node.kind {
                Kind::Mapping(entries) => {
                    let entry = last_before(entries, |entry| entry.key.span.start <= at);
                    keys.extend(entry.map(|entry| &entry.key));
                    entry.map(|entry| &entry.value)
                }
                Kind::Sequence(items) => last_before(items, |item| item.span.start <= at),
                Kind::Scalar { .. } | Kind::Refused => None,
            };
        }
        keys
    }

    /// Whether a key fits, however deep it lies.
    pub fn has_key(&self, fits: &dyn Fn(&str) -> bool) -> bool {
        self.root.as_ref().is_some_and(|root| has_key(root, fits))
    }
}

/// Where texts stand, by their keys.
#[derive(Debug, Default)]
pub struct BehindKeys(HashMap<String, HashMap<String, Span>>);

impl BehindKeys {
    /// Where a text first stands behind a key.
    pub fn of(&self, key: &str, text: &str) -> Option<Span> {
        self.0.get(key)?.get(text).copied()
    }

    /// The depth of a tree is bounded by `MAX_DEPTH`.
    fn add(&mut self, node: &Node<'_>) {
        match &node.kind {
            Kind::Mapping(entries) => {
                for Entry { key, value } in entries {
                    let values = match &value.kind {
                        Kind::Sequence(items) => items.as_slice(),
                        _ => std::slice::from_ref(value),
                    };
                    if let Some(key) = key.scalar() {
                        self.add_behind(key, values);
                    }
                    self.add(value);
                }
            }
            Kind::Sequence(items) => items.iter().for_each(|item| self.add(item)),
            Kind::Scalar { .. } | Kind::Refused => {}
        }
    }

    fn add_behind(&mut self, key: &str, values: &[Node<'_>]) {
        let texts = self.0.entry(key.to_owned()).or_default();
        for value in values {
            if let Some(text) = value.scalar() {
                texts.entry(text.to_owned()).or_insert(value.span);
            }
        }
    }
}

/// The depth of a tree is bounded by `MAX_DEPTH`.
fn has_key(node: &Node<'_>, fits: &dyn Fn(&str) -> bool) -> bool {
    match &node.kind {
        Kind::Mapping(entries) => entries
            .iter()
            .any(|Entry { key, value }| key.scalar().is_some_and(fits) || has_key(value, fits)),
        Kind::Sequence(items) => items.iter().any(|item| has_key(item, fits)),
        Kind::Scalar { .. } | Kind::Refused => false,
    }
}

/// The last of what comes in the order of the file and begins at a byte or before it.
fn last_before<T>(all: &[T], begins: impl Fn(&T) -> bool) -> Option<&T> {
    all.partition_point(begins).checked_sub(1).and_then(|last| all.get(last))
}

#[cfg(test)]
mod tests {
    use super::{Node, Tree};
    use crate::source::SourceId;

    /// The keys that lead to the first place of `marked`, which is in the YAML or not.
    fn keys(text: &str, marked: &str) -> String {
        let end = text.find("\n---\n").map_or(text.len(), |end| end + 1);
        let tree = Tree::read(SourceId::of("a.yaml"), text, 0..end);
        let at = u32::try_from(text.find(marked).expect("it is there")).expect("a short text");
        let keys = tree.keys_to(at);
        let words: Vec<&str> = keys.into_iter().filter_map(Node::scalar).collect();
        words.join(".")
    }

    #[test]
    fn keys_lead_to_a_place_however_it_is_written() {
        let text = "key: THB\n# none\n\"goals\":\n- number: 1\n  text: >\n    Why:\n    this # one\n\
                    members: [{ party: NL, as: leader }, UK] # two\n---\nBody: three\n";
        for (marked, expected) in [
            ("key", "key"),
            ("THB", "key"),
            ("# none", "key"),
            ("goals", "goals"),
            ("1\n", "goals.number"),
            ("Why", "goals.text"),
            ("# one", "goals.text"),
            ("leader", "members.as"),
            ("UK", "members"),
            ("# two", "members"),
            ("three", ""),
        ] {
            assert_eq!(keys(text, marked), expected, "{marked}");
        }
        assert_eq!(keys("# first\nkey: THB\n", "first"), "");
        assert_eq!(keys("{ key: THB, goals: [{ number: 1 }] }\n", "1"), "goals.number");
        assert_eq!(keys("- one\n- two\n", "two"), "");
    }

    #[test]
    fn what_a_mistake_leaves_standing_answers_too() {
        assert_eq!(keys("key: [THB\ngoals:\n- number: 1\n", "1"), "goals.number");
    }

    #[test]
    fn a_key_is_found_however_deep_it_lies() {
        let text = "key: marking\ngoals: [{ report: { Marking: x } }]\n";
        let tree = Tree::read(SourceId::of("a.yaml"), text, 0..text.len());
        assert!(tree.has_key(&|key| key == "Marking"));
        assert!(!tree.has_key(&|key| key == "marking"));
    }
}
