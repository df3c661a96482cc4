//! What a document contains: a list of its sections that links can lead to. Called when a document has been
//! composed.

use super::{Block, Inline, Item, List, Role, Section, Words};

/// Puts into the section that is for it what the document contains: the sections beside it, and those right
/// below them.
pub fn list_contents(blocks: &mut Vec<Block>) {
    let is_contents = |block: &Block| matches!(block, Block::Section(section) if section.role == Some(Role::Contents));
    let listed = if blocks.iter().any(is_contents) { entries(blocks, true) } else { Vec::new() };
    if listed.len() < 2 {
        // What stands with them is no less said.
        let kept = std::mem::take(blocks).into_iter().flat_map(|block| match block {
            Block::Section(section) if section.role == Some(Role::Contents) => section.blocks,
            block => vec![block],
        });
        *blocks = kept.collect();
    }
    for block in blocks {
        let Block::Section(section) = block else { continue };
        if section.role == Some(Role::Contents) {
            // A document that stands in another one has listed what it contains.
            if section.blocks.first().is_some_and(is_listed) {
                continue;
            }
            let role = Some(Role::Contents);
            let list = List { role, items: listed.clone(), ..List::default() };
            section.blocks.insert(0, Block::List(list));
        } else {
            list_contents(&mut section.blocks);
        }
    }
}

fn is_listed(block: &Block) -> bool {
    matches!(block, Block::List(List { role: Some(Role::Contents), .. }))
}

fn entries(blocks: &[Block], with_below: bool) -> Vec<Item> {
    let sections = blocks.iter().filter_map(|block| match block {
        Block::Section(section) => Some(section),
        _ => None,
    });
    sections.filter_map(|section| entry(section, with_below)).collect()
}

fn entry(section: &Section, with_below: bool) -> Option<Item> {
    if matches!(section.role, Some(Role::Contents | Role::Draft | Role::Front | Role::Action)) {
        return None;
    }
    let place = format!("#{}", section.anchor.as_ref()?);
    let link = Inline::Link(place, unlinked(&section.heading));
    let mut blocks = vec![Block::paragraph(vec![link])];
    // What is annexed is found from what it belongs to, or says itself what it contains.
    let is_whole =
        matches!(section.role, Some(Role::Forms | Role::Results | Role::Annex | Role::Bound));
    let below = if with_below && !is_whole { entries(&section.blocks, false) } else { Vec::new() };
    if !below.is_empty() {
        blocks.push(Block::List(List { items: below, ..List::default() }));
    }
    Some(Item { blocks, ..Item::default() })
}

/// Words without links: those of a heading stand in one themselves.
fn unlinked(words: &[Inline]) -> Words {
    let plain = words.iter().flat_map(|inline| match inline {
        Inline::Link(_, words) => unlinked(words),
        Inline::Note(_) => Words::new(),
        other => vec![other.clone()],
    });
    plain.collect()
}
