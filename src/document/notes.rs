//! The notes of a document: taken out of its text, so that they can stand at its end. Called by writers.

use super::{Block, Inline};

/// Takes the notes out, in order, and leaves the number of each in its place, from 1.
pub fn take_notes(blocks: &mut [Block]) -> Vec<Vec<Block>> {
    let mut notes = Vec::new();
    from_blocks(blocks, &mut notes);
    notes
}

fn from_blocks(blocks: &mut [Block], notes: &mut Vec<Vec<Block>>) {
    for block in blocks {
        match block {
            Block::Section(section) => {
                from_words(&mut section.heading, notes);
                from_blocks(&mut section.blocks, notes);
            }
            Block::Paragraph(paragraph) => from_words(&mut paragraph.words, notes),
            Block::List(list) => {
                for item in &mut list.items {
                    from_blocks(&mut item.blocks, notes);
                }
            }
            Block::Quote(blocks) | Block::Foreign(_, blocks) => from_blocks(blocks, notes),
            Block::Table(table) => {
                for column in &mut table.columns {
                    from_words(&mut column.heading, notes);
                }
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    from_blocks(cell, notes);
                }
            }
            Block::Facts(facts) => {
                for fact in facts {
                    from_words(&mut fact.label, notes);
                    from_blocks(&mut fact.value, notes);
                }
            }
            Block::Labelled(fact) => {
                from_words(&mut fact.label, notes);
                from_blocks(&mut fact.value, notes);
            }
            Block::Bars(_) | Block::Code(_) | Block::Rule => {}
        }
    }
}

fn from_words(words: &mut [Inline], notes: &mut Vec<Vec<Block>>) {
    for inline in words {
        match inline {
            Inline::Note(blocks) => {
                let mut note = std::mem::take(blocks);
                notes.push(Vec::new());
                let number = notes.len();
                // A note in a note comes after it.
                from_blocks(&mut note, notes);
                if let Some(place) = notes.get_mut(number - 1) {
                    *place = note;
                }
                *inline = Inline::Noted(number);
            }
            Inline::Emphasis(words)
            | Inline::Strong(words)
            | Inline::Struck(words)
            | Inline::Added(words)
            | Inline::Removed(words)
            | Inline::Link(_, words)
            | Inline::Of(_, words) => from_words(words, notes),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Break
            | Inline::Short(..)
            | Inline::State(..)
            | Inline::Noted(_) => {}
        }
    }
}
