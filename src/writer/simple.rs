//! What a format shows that has no means of its own for something: facts and bars as lists, blocks in a
//! cell of one line. Called by the writers.

use crate::document::{Bar, Bars, Block, Code, Fact, Inline, Item, List, Words, plain, text};

/// Facts as a list.
pub(super) fn listed(facts: &[Fact]) -> List {
    let items = facts.iter().map(|fact| Item { blocks: named(fact), ..Item::default() });
    List { items: items.collect(), ..List::default() }
}

/// What something is called before what it is: in its line, where that is a paragraph alone.
pub(super) fn named(fact: &Fact) -> Vec<Block> {
    let label = fact.label.iter().cloned().chain([text(":")]);
    let mut lead = vec![Inline::Strong(label.collect())];
    match fact.value.as_slice() {
        [Block::Paragraph(paragraph)] => {
            lead.push(text(" "));
            lead.extend(paragraph.words.iter().cloned());
            vec![Block::paragraph(lead)]
        }
        value => std::iter::once(Block::paragraph(lead)).chain(value.iter().cloned()).collect(),
    }
}

/// Bars as what they show in numbers.
pub(super) fn counted(Bars { caption, bars }: &Bars) -> Vec<Block> {
    let item = |bar: &Bar| {
        let shares: Vec<String> =
            bar.shares.iter().map(|share| format!("{} {}", share.label, share.count)).collect();
        let label = bar.label.iter().cloned();
        let words = label.chain([text(": "), text(shares.join(", "))]).collect();
        Item { blocks: vec![Block::paragraph(words)], ..Item::default() }
    };
    let list = List { items: bars.iter().map(item).collect(), ..List::default() };
    vec![Block::paragraph(vec![Inline::Strong(caption.clone())]), Block::List(list)]
}

/// The lines of a block of code, in one paragraph.
pub(super) fn code_lines(code: &Code) -> Words {
    let lines: Vec<Words> = code.text.lines().map(|line| vec![text(line)]).collect();
    lines.join(&Inline::Break)
}

/// A note in a note stands in its line.
pub(super) fn bracketed(note: &[Block]) -> Words {
    [vec![text(" [")], in_cell(note), vec![text("]")]].concat()
}

/// Blocks in the one line of a cell: lists by their signs, paragraphs one below the other.
pub(super) fn in_cell(blocks: &[Block]) -> Words {
    let mut words = Words::new();
    for line in cell_lines(blocks) {
        if !words.is_empty() {
            words.push(Inline::Break);
        }
        words.extend(line);
    }
    words
}

fn cell_lines(blocks: &[Block]) -> Vec<Words> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.words.clone()),
            Block::List(list) => {
                for (at, item) in list.items.iter().enumerate() {
                    let sign = list.number(at).map_or("– ".to_owned(), |number| number + " ");
                    let mut own = cell_lines(&item.blocks);
                    if let Some(first) = own.first_mut() {
                        first.insert(0, text(sign));
                    }
                    lines.extend(own);
                }
            }
            Block::Section(section) => {
                lines.push(vec![Inline::Strong(section.heading.clone())]);
                lines.extend(cell_lines(&section.blocks));
            }
            Block::Quote(blocks) | Block::Foreign(_, blocks) => lines.extend(cell_lines(blocks)),
            Block::Facts(facts) => {
                lines.extend(facts.iter().flat_map(|fact| cell_lines(&named(fact))));
            }
            Block::Labelled(fact) => lines.extend(cell_lines(&named(fact))),
            Block::Bars(bars) => lines.extend(cell_lines(&counted(bars))),
            Block::Table(table) => {
                for row in &table.rows {
                    let cells = row.cells.iter().map(|cell| plain(&in_cell(cell)));
                    lines.push(vec![text(cells.collect::<Vec<_>>().join(", "))]);
                }
            }
            Block::Code(code) => {
                lines.extend(code.text.lines().map(|line| vec![Inline::Code(line.to_owned())]));
            }
            Block::Rule => {}
        }
    }
    lines
}
