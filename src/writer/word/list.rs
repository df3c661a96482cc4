//! Lists, and what a document contains as one of them. Called by `blocks`.

use super::blocks::{Bullet, DEEPEST_LIST, Numbers, Page};
use super::package::BULLETS;
use crate::document::{Block, Inline, Item, List};
use crate::writer::DEEPEST;
use crate::writer::paper::Look;

/// The paragraphs that the contents are, by how deep they are.
const CONTENTS: [&str; 3] = ["TOC1", "TOC2", "TOC3"];

impl Page<'_> {
    /// What the document contains, each with the page that it begins on. The number of the page is worked
    /// out by the program that lays out the pages; nobody else knows it.
    pub(super) fn contents(&mut self, list: &List, depth: usize) {
        for block in list.items.iter().flat_map(|item| &item.blocks) {
            match block {
                Block::List(list) => self.contents(list, depth + 1),
                Block::Paragraph(entry) => {
                    let [Inline::Link(address, words)] = entry.words.as_slice() else {
                        self.paragraph(CONTENTS[0], &entry.words);
                        continue;
                    };
                    let place = self.place(address.trim_start_matches('#'));
                    self.begin(CONTENTS[(depth - 1).min(CONTENTS.len() - 1)]);
                    self.linked(address, |page| {
                        page.words(words, Look::default());
                        page.tab();
                        page.field(&format!("PAGEREF {place} \\h"));
                    });
                    self.part.xml.close();
                }
                block => self.block(block, DEEPEST),
            }
        }
    }

    pub(super) fn list(&mut self, list: &List, level: u8) {
        self.empty_item();
        let of = list.start.map_or(BULLETS, |start| {
            let level = self.list_depth.min(DEEPEST_LIST);
            self.numbered.push(Numbers { level, start, bracket: list.bracket });
            BULLETS + self.numbered.len()
        });
        self.list_depth += 1;
        for Item { anchor, sign, blocks } in &list.items {
            self.anchors.extend(anchor.clone());
            let sign = sign.as_ref().map(|sign| Bullet::Sign(sign.mark.clone()));
            self.bullet = Some(sign.unwrap_or(Bullet::Of(of)));
            self.blocks(blocks, level);
            self.empty_item();
        }
        self.list_depth -= 1;
    }

    /// Gives a bullet a paragraph where none comes for it.
    pub(super) fn empty_item(&mut self) {
        if self.bullet.is_some() {
            self.paragraph(self.style(), &[]);
        }
    }
}
