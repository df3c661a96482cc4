//! The list of what a document abbreviates: made of all that a plan defines, cut down to what the document
//! uses. Called when a document has been composed.

use std::collections::BTreeSet;
use std::ops::Bound;

use super::{Block, Inline, Role, Row, Section, plain};

/// Leaves in the section that is for them only the abbreviations that stand somewhere else in the document;
/// where there are none, takes the section away.
pub fn keep_used(blocks: &mut Vec<Block>) {
    let mut listed = BTreeSet::new();
    list(blocks, &mut listed);
    let mut words = String::new();
    if !listed.is_empty() {
        collect(blocks, &mut words);
    }
    narrow(blocks, &used(&listed, &words));
}

/// All that are listed.
fn list(blocks: &[Block], listed: &mut BTreeSet<String>) {
    for block in blocks {
        let Block::Section(section) = block else { continue };
        if section.role != Some(Role::Abbreviations) {
            list(&section.blocks, listed);
            continue;
        }
        for block in &section.blocks {
            let Block::Table(table) = block else { continue };
            listed.extend(table.rows.iter().map(short));
        }
    }
}

fn short(row: &Row) -> String {
    let mut short = String::new();
    row.cells.iter().take(1).for_each(|cell| collect(cell, &mut short));
    short.trim().to_owned()
}

fn narrow(blocks: &mut Vec<Block>, used: &BTreeSet<&str>) {
    blocks.retain_mut(|block| {
        let Block::Section(section) = block else { return true };
        if section.role != Some(Role::Abbreviations) {
            narrow(&mut section.blocks, used);
            return true;
        }
        for block in &mut section.blocks {
            let Block::Table(table) = block else { continue };
            table.rows.retain(|row| used.contains(short(row).as_str()));
        }
        let is_empty =
            |block: &Block| matches!(block, Block::Table(table) if table.rows.is_empty());
        !section.blocks.iter().all(is_empty)
    });
}

/// Those that stand there as a word of their own, of one or of several: `HVT`, `HVTs`.
fn used<'l>(listed: &'l BTreeSet<String>, words: &str) -> BTreeSet<&'l str> {
    let is_end = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let mut used = BTreeSet::new();
    let mut before = ' ';
    for (at, letter) in words.char_indices() {
        if std::mem::replace(&mut before, letter).is_alphanumeric() {
            continue;
        }
        let Some(here) = words.get(at..) else { continue };
        // Whatever `here` begins with is the last up to it in their order, or begins that one too.
        let mut begin = here;
        let up_to = |begin| listed.range::<str, _>((Bound::Unbounded, Bound::Included(begin)));
        while let Some(last) = up_to(begin).next_back().filter(|last| !last.is_empty()) {
            if let Some(rest) = here.strip_prefix(last.as_str())
                && (is_end(rest) || rest.strip_prefix('s').is_some_and(is_end))
            {
                used.insert(last.as_str());
            }
            begin = shared(begin, last);
        }
    }
    used
}

/// What two texts begin with, and less than the whole of the second.
fn shared<'t>(text: &'t str, other: &str) -> &'t str {
    let mut letters = text.char_indices().zip(other.chars());
    let differs = letters.find(|((_, one), other)| one != other).map(|((at, _), _)| at);
    let last = other.char_indices().next_back().map_or(0, |(at, _)| at);
    text.get(..differs.unwrap_or(last).min(last)).unwrap_or_default()
}

/// All words of a document, but for those that only say where it comes from.
fn collect(blocks: &[Block], words: &mut String) {
    for block in blocks {
        match block {
            Block::Section(Section { role: Some(Role::Abbreviations | Role::Sources), .. })
            | Block::Code(_)
            | Block::Rule => {}
            Block::Section(section) => {
                line(&section.heading, words);
                collect(&section.blocks, words);
            }
            Block::Paragraph(paragraph) => line(&paragraph.words, words),
            Block::List(list) => list.items.iter().for_each(|item| collect(&item.blocks, words)),
            Block::Quote(blocks) | Block::Foreign(_, blocks) => collect(blocks, words),
            Block::Table(table) => {
                table.columns.iter().for_each(|column| line(&column.heading, words));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| collect(cell, words));
            }
            Block::Facts(facts) => facts.iter().for_each(|fact| {
                line(&fact.label, words);
                collect(&fact.value, words);
            }),
            Block::Labelled(fact) => {
                line(&fact.label, words);
                collect(&fact.value, words);
            }
            Block::Bars(bars) => line(&bars.caption, words),
        }
    }
}

fn line(inlines: &[Inline], words: &mut String) {
    words.push_str(&plain(inlines));
    words.push('\n');
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn an_abbreviation_is_used_where_it_is_a_word_of_its_own() {
        let words = "2 HVTs were found by OC-teams (JIT).\nEMPACTs; NECK";
        let expected = ["HVT", "OC", "JIT", "EMPACT"];
        let unused = ["NEC", "HV", "IT", "EMP", ""];
        let listed: BTreeSet<String> =
            expected.iter().chain(&unused).map(|short| (*short).to_owned()).collect();
        let used = super::used(&listed, words);
        for short in expected {
            assert!(used.contains(short), "{short}");
        }
        for short in unused {
            assert!(!used.contains(short), "{short}");
        }
    }

    #[test]
    fn one_that_begins_another_is_used_for_itself() {
        let list = ["A", "A B", "A-A", "A-A-A", "A-AB", "Ä", "Ä+", "ÄB"];
        let listed = |shorts: &[&str]| shorts.iter().map(|one| (*one).to_owned()).collect();
        for (words, expected) in [
            ("A-A-A", &["A", "A-A", "A-A-A"][..]),
            ("A-As", &["A", "A-A"]),
            ("A-ABC", &["A"]),
            ("x A Bs", &["A", "A B"]),
            ("AB ÄA", &[]),
            ("Ä+, xÄB", &["Ä", "Ä+"]),
            ("Ä+b", &["Ä"]),
        ] {
            let used: Vec<String> =
                super::used(&listed(&list), words).into_iter().map(Into::into).collect();
            assert_eq!(used, expected, "{words}");
        }
    }
}
