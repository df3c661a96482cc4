//! A document as a part of another one: what its places begin with there. Called by what binds documents.

use super::{Bars, Block, Inline};

/// Gives the places of a document, and the links to them, a beginning of their own, so that no two parts
/// of a larger document have a place of one name.
pub fn nest(blocks: &mut [Block], prefix: &str) {
    for block in blocks {
        match block {
            Block::Section(section) => {
                nest_place(&mut section.anchor, prefix);
                nest_words(&mut section.heading, prefix);
                nest(&mut section.blocks, prefix);
            }
            Block::Paragraph(paragraph) => nest_words(&mut paragraph.words, prefix),
            Block::List(list) => {
                for item in &mut list.items {
                    nest_place(&mut item.anchor, prefix);
                    nest(&mut item.blocks, prefix);
                }
            }
            Block::Quote(blocks) | Block::Foreign(_, blocks) => nest(blocks, prefix),
            Block::Table(table) => {
                for column in &mut table.columns {
                    nest_words(&mut column.heading, prefix);
                }
                for row in &mut table.rows {
                    nest_place(&mut row.anchor, prefix);
                }
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    nest(cell, prefix);
                }
            }
            Block::Facts(facts) => {
                for fact in facts {
                    nest_words(&mut fact.label, prefix);
                    nest(&mut fact.value, prefix);
                }
            }
            Block::Labelled(fact) => {
                nest_words(&mut fact.label, prefix);
                nest(&mut fact.value, prefix);
            }
            Block::Bars(Bars { caption, bars }) => {
                nest_words(caption, prefix);
                for bar in bars {
                    nest_words(&mut bar.label, prefix);
                }
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn nest_place(anchor: &mut Option<String>, prefix: &str) {
    if let Some(anchor) = anchor {
        anchor.insert_str(0, prefix);
    }
}

/// The same of words alone.
pub fn nest_words(words: &mut [Inline], prefix: &str) {
    for inline in words {
        match inline {
            Inline::Link(address, words) => {
                if address.starts_with('#') {
                    address.insert_str(1, prefix);
                }
                nest_words(words, prefix);
            }
            Inline::Emphasis(words)
            | Inline::Strong(words)
            | Inline::Struck(words)
            | Inline::Added(words)
            | Inline::Removed(words)
            | Inline::Of(_, words) => nest_words(words, prefix),
            Inline::Note(blocks) => nest(blocks, prefix),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Break
            | Inline::Short(..)
            | Inline::State(..)
            | Inline::Noted(_) => {}
        }
    }
}
