//! Places of a document that no heading of an author can have: what shows Markdown gives every heading a place
//! by its words, and a link leads to the first of two. Called by the writer of Markdown.

use std::collections::{HashMap, HashSet};

use super::{Block, nest, plain};

/// What the places begin with where one of them is that of a heading.
const BEFORE: &str = "place-";

/// Gives the places of a document a beginning of their own where a heading would have the same.
pub fn set_apart(blocks: &mut [Block]) {
    loop {
        let mut places = Places::default();
        places.collect(blocks);
        if places.anchors.is_disjoint(&places.of_headings) {
            return;
        }
        nest(blocks, BEFORE);
    }
}

#[derive(Default)]
struct Places {
    /// How many headings have had these words so far.
    seen: HashMap<String, usize>,
    /// What headings get by their words, but for those that get the place they have.
    of_headings: HashSet<String>,
    anchors: HashSet<String>,
}

impl Places {
    fn collect(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Section(section) => {
                    let words = by_words(&plain(&section.heading));
                    let before = self.seen.entry(words.clone()).or_default();
                    let place = if *before == 0 { words } else { format!("{words}-{before}") };
                    *before += 1;
                    if section.anchor.as_ref() != Some(&place) {
                        self.of_headings.insert(place);
                    }
                    self.anchors.extend(section.anchor.clone());
                    self.collect(&section.blocks);
                }
                Block::List(list) => {
                    for item in &list.items {
                        self.anchors.extend(item.anchor.clone());
                        self.collect(&item.blocks);
                    }
                }
                Block::Table(table) => {
                    self.anchors.extend(table.rows.iter().filter_map(|row| row.anchor.clone()));
                }
                Block::Quote(blocks) | Block::Foreign(_, blocks) => self.collect(blocks),
                _ => {}
            }
        }
    }
}

/// The place that forges give a heading: small letters, blanks as dashes, no other signs.
fn by_words(heading: &str) -> String {
    let kept = |letter: &char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_');
    let small = heading.trim().chars().flat_map(char::to_lowercase).filter(kept);
    small.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}
