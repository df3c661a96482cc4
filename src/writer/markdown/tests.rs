//! Trees made at random, read back from the Markdown that is written of them.

use proptest::prelude::*;

use super::*;
use crate::document::{
    Bar, Bars, Column, Fact, Item, Paragraph, Row, Share, Tone, Words, plain, text,
};
use crate::prose::read;

/// Any words that Markdown can say.
fn words() -> impl Strategy<Value = Words> {
    let leaf = prop_oneof![
        4 => "[a-c *_~`<>!\\[\\](){}|#+.&;:=1-3\\\\-]{1,8}".prop_map(Inline::Text),
        1 => "[a`| ]{1,5}".prop_map(Inline::Code),
        1 => Just(Inline::Break),
        1 => "[a-c*_]{1,4}".prop_map(|word| Inline::State(Tone::Good, word)),
        1 => "[A-C*_]{1,4}".prop_map(|short| Inline::Short(short, "in full".to_owned())),
    ];
    let inline = leaf.prop_recursive(3, 12, 4, |inner| {
        let inside = prop::collection::vec(inner, 1..4);
        prop_oneof![
            inside.clone().prop_map(Inline::Emphasis),
            inside.clone().prop_map(Inline::Strong),
            inside.clone().prop_map(Inline::Struck),
            inside.prop_map(|words| Inline::Link("#a".to_owned(), words)),
        ]
    });
    prop::collection::vec(inline, 1..5)
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        3 => words().prop_map(Block::paragraph),
        1 => "[a`# \n-]{0,9}".prop_map(|text| Block::Code(Code { text, ..Code::default() })),
        1 => Just(Block::Rule),
        1 => prop::collection::vec(words(), 3).prop_map(|cells| {
            let column = |heading: &Words| Column { heading: heading.clone(), holds: Holds::Words };
            let columns = vec![column(&cells[0]), column(&cells[1])];
            let cell = |words: &Words| vec![Block::paragraph(words.clone())];
            let rows = vec![Row::from_iter([cell(&cells[2]), cell(&cells[0])])];
            Block::Table(Table { caption: String::new(), columns, rows })
        }),
        1 => (words(), "[a-c*_]{1,5}", 1..9usize).prop_map(|(label, answer, count)| {
            let shares = vec![Share { tone: Tone::Good, label: answer, count }];
            let caption = label.clone();
            Block::Bars(Bars { caption, bars: vec![Bar { label, shares }] })
        }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let blocks = prop::collection::vec(inner, 1..3);
        let item = blocks.clone().prop_map(|blocks| Item { blocks, ..Item::default() });
        prop_oneof![
            blocks.clone().prop_map(Block::Quote),
            (prop::collection::vec(item, 1..3), prop::option::of(0..12usize), any::<bool>())
                .prop_map(|(items, start, loose)| {
                    Block::List(List { role: None, start, loose, items })
                }),
            (words(), blocks.clone())
                .prop_map(|(label, value)| Block::Labelled(Fact { label, value })),
            (words(), blocks.clone())
                .prop_map(|(label, value)| Block::Facts(vec![Fact { label, value }])),
            blocks.clone().prop_map(|blocks| Block::Foreign("de".to_owned(), blocks)),
            (words(), blocks).prop_map(|(heading, blocks)| {
                Block::Section(Section { heading, blocks, ..Section::default() })
            }),
        ]
    })
}

/// The words of blocks, one after the other, with blanks as one.
fn said(blocks: &[Block]) -> Vec<String> {
    let mut said = Vec::new();
    say(blocks, &mut said);
    let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    said.into_iter().map(plain).filter(|text| !text.is_empty()).collect()
}

fn say(blocks: &[Block], said: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Section(section) => {
                said.push(plain(&section.heading));
                say(&section.blocks, said);
            }
            Block::Paragraph(Paragraph { words, .. }) => said.push(plain(words)),
            Block::List(list) => list.items.iter().for_each(|item| say(&item.blocks, said)),
            Block::Table(table) => {
                said.extend(table.columns.iter().map(|column| plain(&column.heading)));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| say(cell, said));
            }
            Block::Quote(blocks) | Block::Foreign(_, blocks) => say(blocks, said),
            Block::Facts(facts) => facts.iter().for_each(|fact| say(&named(fact), said)),
            Block::Labelled(fact) => say(&named(fact), said),
            Block::Bars(bars) => say(&counted(bars), said),
            Block::Code(code) => said.push(code.text.clone()),
            Block::Rule => {}
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(blocks in prop::collection::vec(block(), 1..4)) {
        let written = write(&blocks, 2);
        // Tags stand where marks would not be read; they are no words.
        let read = read(&written);
        let without = |words: Vec<String>| -> Vec<String> {
            let tags = ["<strong>", "</strong>", "<em>", "</em>", "<del>", "</del>", "<!-- -->"];
            let bare = words.into_iter().map(|words| {
                let bare = tags.iter().fold(words, |words, tag| words.replace(tag, ""));
                let bare = bare.replace("<br>", " ");
                bare.split_whitespace().collect::<Vec<_>>().join(" ")
            });
            bare.filter(|words| !words.is_empty()).collect()
        };
        prop_assert_eq!(without(said(&read)), said(&blocks), "{}", written);
    }
}

#[test]
fn parts_to_play_are_told_by_the_marks_there_are() {
    let of = |role, word| Inline::Of(role, vec![text(word)]);
    let words = vec![
        of(Role::Number, "1.1"),
        text(" a"),
        of(Role::Fate, "added"),
        of(Role::PartMarking, "LIMITE"),
        text(": "),
        of(Role::Before, "b"),
        text(" "),
        of(Role::After, "c"),
        text("d"),
    ];
    let line = write(&[Block::paragraph(words)], 1);
    assert_eq!(line, "1.1 a (added) (LIMITE): b **c**d\n");
}
