//! Markdown into the tree of a document. Called for the pages of rules and for what templates
//! compose.

use comrak::nodes::{AstNode, ListType, NodeList, NodeTable, NodeValue, TableAlignment};
use comrak::{Arena, parse_document};

use super::{is_safe, options};
use crate::document::{
    Block, Code, Column, Holds, Inline, Item, List, Section, Table, Words, push_text, text,
};

/// Reads a text. Headings become sections, each with all up to the next that is no deeper; raw HTML is
/// text, and a link that is not safe its words.
pub fn read(markdown: &str) -> Vec<Block> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut sections = Sections::default();
    for node in root.children() {
        let heading = match node.data().value {
            NodeValue::Heading(heading) => Some(heading.level),
            _ => None,
        };
        match heading {
            Some(level) => sections.open(level, words(node)),
            None => sections.push(block(node)),
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

fn blocks<'a>(parent: &'a AstNode<'a>) -> Vec<Block> {
    parent.children().flat_map(block).collect()
}

fn block<'a>(node: &'a AstNode<'a>) -> Vec<Block> {
    let one = match &node.data().value {
        NodeValue::Paragraph => Block::paragraph(words(node)),
        // Below the first level a heading has nothing under it.
        NodeValue::Heading(_) => Block::paragraph(vec![Inline::Strong(words(node))]),
        NodeValue::List(list) => Block::List(self::list(node, list)),
        NodeValue::BlockQuote => Block::Quote(blocks(node)),
        NodeValue::CodeBlock(code) => Block::Code(Code {
            title: title(&code.info).map(str::to_owned),
            language: code.info.split_whitespace().next().map(str::to_owned),
            text: code.literal.clone(),
        }),
        NodeValue::HtmlBlock(html) => Block::paragraph(vec![text(html.literal.trim_end())]),
        NodeValue::Table(table) => Block::Table(self::table(node, table)),
        NodeValue::ThematicBreak => Block::Rule,
        _ => return blocks(node),
    };
    vec![one]
}

fn list<'a>(node: &'a AstNode<'a>, list: &NodeList) -> List {
    let items = node.children().map(|item| Item { blocks: blocks(item), ..Item::default() });
    List {
        role: None,
        start: (list.list_type == ListType::Ordered).then_some(list.start),
        loose: !list.tight,
        items: items.collect(),
    }
}

fn table<'a>(node: &'a AstNode<'a>, table: &NodeTable) -> Table {
    let mut rows = node.children().map(|row| row.children().map(words).collect::<Vec<_>>());
    let headings = rows.next().unwrap_or_default();
    let columns = headings.into_iter().zip(&table.alignments).map(|(heading, alignment)| {
        let right = *alignment == TableAlignment::Right;
        Column { heading, holds: if right { Holds::Numbers } else { Holds::Words } }
    });
    Table { caption: String::new(), columns: columns.collect(), rows: rows.collect() }
}

/// The words in a node.
fn words<'a>(parent: &'a AstNode<'a>) -> Words {
    let mut words = Words::new();
    for node in parent.children() {
        match &node.data().value {
            NodeValue::Text(literal) => push_text(&mut words, literal),
            NodeValue::HtmlInline(literal) => push_text(&mut words, literal),
            NodeValue::SoftBreak => push_text(&mut words, " "),
            NodeValue::LineBreak => words.push(Inline::Break),
            NodeValue::Code(code) => words.push(Inline::Code(code.literal.clone())),
            NodeValue::Emph => words.push(Inline::Emphasis(self::words(node))),
            NodeValue::Strong => words.push(Inline::Strong(self::words(node))),
            NodeValue::Strikethrough => words.push(Inline::Struck(self::words(node))),
            NodeValue::Link(link) | NodeValue::Image(link) if is_safe(&link.url) => {
                words.push(Inline::Link(link.url.clone(), self::words(node)));
            }
            _ => words.extend(self::words(node)),
        }
    }
    words
}

/// The file an example belongs to, as the line that opens a code block names it.
fn title(info: &str) -> Option<&str> {
    info.split_once("title=\"")?.1.split_once('"').map(|(title, _)| title)
}
