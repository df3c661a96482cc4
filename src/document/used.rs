//! The list of what a document abbreviates: made of all that a plan defines, cut down to what the document
//! uses. Called when a document has been composed.

use super::{Block, Inline, Role, Section, plain};

/// Leaves in the section that is for them only the abbreviations that stand somewhere else in the document;
/// where there are none, takes the section away.
pub fn keep_used(blocks: &mut Vec<Block>) {
    let mut words = String::new();
    collect(blocks, &mut words);
    narrow(blocks, &words);
}

fn narrow(blocks: &mut Vec<Block>, words: &str) {
    blocks.retain_mut(|block| {
        let Block::Section(section) = block else { return true };
        if section.role != Some(Role::Abbreviations) {
            narrow(&mut section.blocks, words);
            return true;
        }
        for block in &mut section.blocks {
            let Block::Table(table) = block else { continue };
            table.rows.retain(|row| {
                let mut short = String::new();
                row.cells.iter().take(1).for_each(|cell| collect(cell, &mut short));
                is_used(short.trim(), words)
            });
        }
        let is_empty =
            |block: &Block| matches!(block, Block::Table(table) if table.rows.is_empty());
        !section.blocks.iter().all(is_empty)
    });
}

/// Whether it stands there as a word of its own, of one or of several: `HVT`, `HVTs`.
fn is_used(short: &str, words: &str) -> bool {
    let is_end = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    !short.is_empty()
        && words.match_indices(short).any(|(at, found)| {
            let (head, rest) = words.split_at(at + found.len());
            let before = head.strip_suffix(found).unwrap_or_default();
            let many = rest.strip_prefix('s').is_some_and(is_end);
            !before.ends_with(char::is_alphanumeric) && (is_end(rest) || many)
        })
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
    use super::is_used;

    #[test]
    fn an_abbreviation_is_used_where_it_is_a_word_of_its_own() {
        let words = "2 HVTs were found by OC-teams (JIT).\nEMPACTs; NECK";
        for used in ["HVT", "OC", "JIT", "EMPACT"] {
            assert!(is_used(used, words), "{used}");
        }
        for unused in ["NEC", "HV", "IT", "EMP", ""] {
            assert!(!is_used(unused, words), "{unused}");
        }
    }
}
