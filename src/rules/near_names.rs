//! Names of which one may be meant by another with a slip in it, found at the cost of the text.
//!
//! `unknown-operation` and `misspelt-abbreviation` call this. What is a name, and where it may stand, is theirs.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::only_slip;
use crate::source::Location;

use super::wording::fold;

/// Longer names are titles, and hardly typed twice.
const LONGEST: usize = 48;

/// Names, and what stands nearly for them.
#[derive(Default)]
pub(super) struct Names<'p> {
    /// As [`fold`] makes them.
    known: HashSet<String>,
    /// Each as it is written, by what is left of it when one letter or none is taken out: two names
    /// between which there is one slip have such a rest in common.
    near: HashMap<String, Vec<(&'p str, Location)>>,
}

impl<'p> Names<'p> {
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    pub(super) fn add(&mut self, name: &'p str, place: Location) {
        if name.len() <= LONGEST && self.known.insert(fold(name)) {
            for rest in rests(name) {
                self.near.entry(rest).or_default().push((name, place));
            }
        }
    }

    /// The one that is meant by a name that none has.
    pub(super) fn meant(&self, name: &str) -> Option<(&'p str, Location)> {
        if name.len() > LONGEST || self.known.contains(&fold(name)) {
            return None;
        }
        let numbers =
            |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
        let near = rests(name).flat_map(|rest| self.near.get(&rest).into_iter().flatten());
        let mut near = near.filter(|(meant, _)| {
            // Those that are counted differ in nothing but their numbers.
            numbers(meant) == numbers(name) && only_slip(name, [*meant]).is_some()
        });
        let first = near.next()?;
        near.all(|(meant, _)| *meant == first.0).then_some(*first)
    }
}

/// A name, and what is left of it without each of its letters.
fn rests(name: &str) -> impl Iterator<Item = String> {
    let folded = fold(name);
    let letters: Vec<char> = folded.chars().collect();
    (0..=letters.len()).map(move |out| {
        let kept = letters.iter().enumerate().filter(|(at, _)| *at != out);
        kept.map(|(_, letter)| letter).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn a_name_is_meant_that_differs_by_one_slip() {
        let mut names = Names::default();
        let place = Location::new(SourceId::of("a.yaml"), crate::source::Span::new(0, 1));
        for name in ["JAD Danube", "Meriva", "Action day 1", "White"] {
            names.add(name, place);
        }
        let meant = |name: &str| names.meant(name).map(|(meant, _)| meant);
        assert_eq!(meant("JAD Danub"), Some("JAD Danube"));
        assert_eq!(meant("Meirva"), Some("Meriva"));
        assert_eq!(meant("MERIWA"), Some("Meriva"));
        for other in ["Meriva", "jad danube", "Merino", "Action day 2", "Danube", "Wh"] {
            assert_eq!(meant(other), None, "{other}");
        }
    }
}
