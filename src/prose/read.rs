//! Markdown into the tree of a document. Called for the prose of a plan, for the pages of rules and for
//! what templates compose.

use std::collections::BTreeMap;

use comrak::nodes::{
    AstNode, ListDelimType, ListType, NodeList, NodeTable, NodeValue, TableAlignment,
};
use comrak::{Arena, parse_document};

use super::remark::is_remark;
use super::{is_safe, options, tilde};
use crate::document::{
    Block, Code, Column, Holds, Inline, Item, List, Section, Table, Words, push_text, text,
};

/// How deep blocks, and words, are kept within each other. What lies deeper keeps its words and stands as
/// deep as that: nobody reads it as nested, and who goes through a tree has an end.
const DEEPEST: usize = 50;

/// Reads a text. Headings become sections, each with all up to the next that is no deeper; raw HTML is
/// text, and a link that is not safe its words.
pub fn read(markdown: &str) -> Vec<Block> {
    let hidden = tilde::hide(markdown);
    let arena = Arena::new();
    let root = parse_document(&arena, &hidden.text, &options());
    let reader = Reader { notes: notes(root), hidden: &hidden };
    let mut sections = Sections::default();
    for node in root.children() {
        let heading = match node.data().value {
            NodeValue::Heading(heading) => Some(heading.level),
            _ => None,
        };
        match heading {
            Some(level) => sections.open(level, reader.words(node, 0)),
            None => sections.push(reader.block(node, 0)),
        }
    }
    sections.close(0);
    sections.blocks
}

/// The sections that are open, the outermost first, and what stands before and behind them.
#[derive(Default)]
struct Sections {
    blocks: Vec<Block>,
    open: Vec<(u8, Section)>,
}

impl Sections {
    fn push(&mut self, blocks: Vec<Block>) {
        let inner = self.open.last_mut().map(|(_, section)| &mut section.blocks);
        inner.unwrap_or(&mut self.blocks).extend(blocks);
    }

    fn open(&mut self, level: u8, heading: Words) {
        self.close(level);
        self.open.push((level, Section { heading, ..Section::default() }));
    }

    /// Closes the sections of this level and deeper ones.
    fn close(&mut self, level: u8) {
        while let Some((_, section)) = self.open.pop_if(|(open, _)| *open >= level) {
            self.push(vec![Block::Section(section)]);
        }
    }
}

/// The definitions of notes by their names.
fn notes<'a>(root: &'a AstNode<'a>) -> BTreeMap<String, &'a AstNode<'a>> {
    let notes = root.descendants().filter_map(|node| match &node.data().value {
        NodeValue::FootnoteDefinition(definition) => Some((definition.name.clone(), node)),
        _ => None,
    });
    notes.collect()
}

/// What has to be known of a text to read a part of it.
struct Reader<'a> {
    /// The definitions of notes by their names.
    notes: BTreeMap<String, &'a AstNode<'a>>,
    /// The text, with what is hidden in it.
    hidden: &'a tilde::Hidden<'a>,
}

impl<'a> Reader<'a> {
    fn blocks(&self, parent: &'a AstNode<'a>, depth: usize) -> Vec<Block> {
        if depth >= DEEPEST {
            let holds_words = |node: &&AstNode<'_>| !is_container(&node.data().value);
            let inside = parent.descendants().skip(1).filter(|node| node.data().value.block());
            return inside.filter(holds_words).flat_map(|node| self.block(node, depth)).collect();
        }
        parent.children().flat_map(|node| self.block(node, depth + 1)).collect()
    }

    fn block(&self, node: &'a AstNode<'a>, depth: usize) -> Vec<Block> {
        let one = match &node.data().value {
            NodeValue::Paragraph => Block::paragraph(self.words(node, 0)),
            // Below the first level a heading has nothing under it.
            NodeValue::Heading(_) => Block::paragraph(vec![Inline::Strong(self.words(node, 0))]),
            NodeValue::List(list) => Block::List(self.list(node, list, depth)),
            NodeValue::BlockQuote => Block::Quote(self.blocks(node, depth)),
            NodeValue::CodeBlock(code) => Block::Code(Code {
                title: title(&code.info).map(str::to_owned),
                language: code.info.split_whitespace().next().map(str::to_owned),
                text: self.hidden.show(code.literal.clone()),
            }),
            NodeValue::HtmlBlock(html) if is_remark(&html.literal) => return Vec::new(),
            NodeValue::HtmlBlock(html) => {
                Block::paragraph(vec![text(self.hidden.show(html.literal.trim_end().to_owned()))])
            }
            NodeValue::Table(table) => Block::Table(self.table(node, table)),
            NodeValue::ThematicBreak => Block::Rule,
            // It stands where it is referred to.
            NodeValue::FootnoteDefinition(_) => return Vec::new(),
            _ => return self.blocks(node, depth),
        };
        vec![one]
    }

    fn list(&self, node: &'a AstNode<'a>, list: &NodeList, depth: usize) -> List {
        let item = |item: &'a AstNode<'a>| {
            let mut blocks = self.blocks(item, depth);
            if let NodeValue::TaskItem(task) = &item.data().value {
                let mark = if task.symbol.is_some() { "☑ " } else { "☐ " };
                match blocks.first_mut() {
                    Some(Block::Paragraph(paragraph)) => paragraph.words.insert(0, text(mark)),
                    _ => blocks.insert(0, Block::paragraph(vec![text(mark.trim_end())])),
                }
            }
            Item { blocks, ..Item::default() }
        };
        List {
            role: None,
            start: (list.list_type == ListType::Ordered).then_some(list.start),
            bracket: list.delimiter == ListDelimType::Paren,
            loose: !list.tight,
            items: node.children().map(item).collect(),
        }
    }

    fn table(&self, node: &'a AstNode<'a>, table: &NodeTable) -> Table {
        let row = |row: &'a AstNode<'a>| row.children().map(|cell| self.words(cell, 0)).collect();
        let mut rows = node.children().map(row).collect::<Vec<Vec<Words>>>().into_iter();
        let headings = rows.next().unwrap_or_default();
        let columns = headings.into_iter().zip(&table.alignments).map(|(heading, alignment)| {
            let right = *alignment == TableAlignment::Right;
            Column { heading, holds: if right { Holds::Numbers } else { Holds::Words } }
        });
        let columns = columns.collect();
        let cells =
            |row: Vec<Words>| row.into_iter().map(|words| vec![Block::paragraph(words)]).collect();
        Table { caption: String::new(), columns, rows: rows.map(cells).collect() }
    }

    /// The words in a node.
    fn words(&self, parent: &'a AstNode<'a>, depth: usize) -> Words {
        let mut words = Words::new();
        if depth >= DEEPEST {
            let mut plain = String::new();
            parent.descendants().for_each(|node| super::collect_text(node, &mut plain));
            return vec![text(self.hidden.show(plain))];
        }
        let depth = depth + 1;
        for node in parent.children() {
            match &node.data().value {
                NodeValue::Text(literal) => {
                    push_text(&mut words, &self.hidden.show(literal.clone().into_owned()));
                }
                NodeValue::HtmlInline(literal) if is_remark(literal) => {}
                NodeValue::HtmlInline(literal) => {
                    push_text(&mut words, &self.hidden.show(literal.clone()));
                }
                NodeValue::SoftBreak => push_text(&mut words, " "),
                NodeValue::LineBreak => words.push(Inline::Break),
                NodeValue::Code(code) => {
                    words.push(Inline::Code(self.hidden.show(code.literal.clone())));
                }
                NodeValue::Emph => words.push(Inline::Emphasis(self.words(node, depth))),
                NodeValue::Strong => words.push(Inline::Strong(self.words(node, depth))),
                NodeValue::Strikethrough => words.push(Inline::Struck(self.words(node, depth))),
                NodeValue::Link(link) | NodeValue::Image(link)
                    if is_safe(&link.url) && !is_in_link(node) =>
                {
                    let address = self.hidden.show(link.url.clone());
                    words.push(Inline::Link(address, self.words(node, depth)));
                }
                NodeValue::FootnoteReference(reference) => {
                    let note = self.notes.get(&reference.name).filter(|_| !is_in_note(node));
                    words.extend(note.map(|note| Inline::Note(self.blocks(note, 0))));
                }
                _ => {
                    for inline in self.words(node, depth) {
                        match inline {
                            Inline::Text(more) => push_text(&mut words, &more),
                            other => words.push(other),
                        }
                    }
                }
            }
        }
        words
    }
}

/// Whether a block has others in it, and no words of its own.
fn is_container(value: &NodeValue) -> bool {
    matches!(
        value,
        NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::TaskItem(_)
            | NodeValue::BlockQuote
            | NodeValue::TableRow(_)
            | NodeValue::TableCell
    )
}

/// Whether a node stands in a link, so that it can be none.
fn is_in_link<'a>(node: &'a AstNode<'a>) -> bool {
    let mut around = node.ancestors().skip(1);
    around.any(|around| matches!(around.data().value, NodeValue::Link(_)))
}

/// Whether a node stands in a note; a note there could lead back to it.
fn is_in_note<'a>(node: &'a AstNode<'a>) -> bool {
    let mut around = node.ancestors();
    around.any(|around| matches!(around.data().value, NodeValue::FootnoteDefinition(_)))
}

/// The file an example belongs to, as the line that opens a code block names it.
fn title(info: &str) -> Option<&str> {
    info.split_once("title=\"")?.1.split_once('"').map(|(title, _)| title)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::document::Block;

    fn depth(blocks: &[Block]) -> usize {
        let inside = blocks.iter().map(|block| match block {
            Block::Quote(blocks) => depth(blocks),
            Block::List(list) => {
                list.items.iter().map(|item| depth(&item.blocks)).max().unwrap_or_default()
            }
            _ => 0,
        });
        inside.max().map_or(0, |inside| inside + 1)
    }

    /// A thread has room for so many calls within each other and no more.
    #[test]
    fn what_lies_very_deep_keeps_its_words_and_no_more() {
        for sign in [">", "- ", "1. ", "> - "] {
            let blocks = read(&format!("a\n\n{} deep *b*\n", sign.repeat(20_000)));
            assert!(depth(&blocks) < 200, "{sign}");
            assert!(format!("{blocks:?}").contains("deep"), "{sign}");
        }
        let stressed = "*a **b ".repeat(5_000) + &"** *".repeat(5_000);
        assert!(format!("{:?}", read(&stressed)).contains('b'));
    }
}
