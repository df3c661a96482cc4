//! Putting words and blocks together: several in a row, in brackets, behind a label, in one line.

use crate::document::{self, Block, Inline, Words, push_text, text};

/// Adds a piece, to the text that the words end in if both are text.
pub(in crate::render) fn push(words: &mut Words, inline: Inline) {
    match inline {
        Inline::Text(more) => push_text(words, &more),
        inline => words.push(inline),
    }
}

/// Several with a sign between two.
pub(in crate::render) fn joined(all: impl IntoIterator<Item = Words>, between: &str) -> Words {
    let mut words = Words::new();
    for (at, one) in all.into_iter().enumerate() {
        if at > 0 && !between.is_empty() {
            push_text(&mut words, between);
        }
        for inline in one {
            push(&mut words, inline);
        }
    }
    words
}

/// The same in brackets behind something.
pub(in crate::render) fn bracketed(words: Words) -> Words {
    let mut all = vec![text(" (")];
    for inline in words {
        push(&mut all, inline);
    }
    push_text(&mut all, ")");
    all
}

/// What begins a line begins with a capital.
pub(in crate::render) fn begun(mut words: Words) -> Words {
    if let Some(Inline::Text(first)) = words.first_mut() {
        *first = capital(first);
    }
    words
}

/// The text with a capital.
pub(in crate::render) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Blocks that go on behind what they begin with, where the first is a paragraph and all there is.
pub(in crate::render) fn led(mut lead: Words, mut blocks: Vec<Block>) -> Vec<Block> {
    match blocks.as_mut_slice() {
        [Block::Paragraph(paragraph)] => {
            if !lead.is_empty() {
                push_text(&mut lead, " ");
            }
            let words = std::mem::take(&mut paragraph.words);
            for inline in words {
                push(&mut lead, inline);
            }
            paragraph.words = lead;
            blocks
        }
        _ if lead.is_empty() => blocks,
        _ => std::iter::once(Block::paragraph(lead)).chain(blocks).collect(),
    }
}

/// Words that stand by themselves.
pub(in crate::render) fn paragraph(words: Words) -> Vec<Block> {
    vec![Block::paragraph(words)]
}

/// The same without headings, for where none can stand: each is a paragraph that stands out.
pub(in crate::render) fn without_headings(blocks: Vec<Block>) -> Vec<Block> {
    let flat = |block| match block {
        Block::Section(section) => {
            let heading = Block::paragraph(vec![Inline::Strong(section.heading)]);
            std::iter::once(heading).chain(without_headings(section.blocks)).collect()
        }
        block => vec![block],
    };
    blocks.into_iter().flat_map(flat).collect()
}

/// Whether it is a paragraph and nothing else, so that more can go on in its line.
pub(in crate::render) fn is_line(blocks: &[Block]) -> bool {
    matches!(blocks, [Block::Paragraph(_)])
}

/// Prose in a line: a paragraph keeps its markup, of anything larger only the words remain.
pub(in crate::render) fn in_line(blocks: Vec<Block>) -> Words {
    let mut words = Words::new();
    gather(blocks, &mut words);
    words
}

fn gather(blocks: Vec<Block>, words: &mut Words) {
    for block in blocks {
        if !words.is_empty() {
            push_text(words, " ");
        }
        match block {
            Block::Paragraph(paragraph) => {
                for inline in paragraph.words {
                    push(words, inline);
                }
            }
            Block::Section(section) => {
                push_text(words, &document::plain(&section.heading));
                gather(section.blocks, words);
            }
            Block::List(list) => {
                gather(list.items.into_iter().flat_map(|item| item.blocks).collect(), words);
            }
            Block::Quote(blocks) | Block::Foreign(_, blocks) => gather(blocks, words),
            Block::Code(code) => push_text(words, code.text.trim()),
            Block::Table(table) => {
                let cells = table.rows.into_iter().flat_map(|row| row.cells);
                gather(cells.flatten().collect(), words);
            }
            Block::Facts(facts) => {
                for fact in facts {
                    gather(vec![Block::Labelled(fact)], words);
                }
            }
            Block::Labelled(fact) => {
                push_text(words, &document::plain(&fact.label));
                push_text(words, ": ");
                gather(fact.value, words);
            }
            Block::Bars(_) | Block::Rule => {}
        }
    }
}
