//! What formats for paper share: what stands around a document on its pages, on which sheets, and what above its
//! title; how words look. Called by `render` and by the writers of paper.

use crate::document::{Block, Role, Section, Words};

/// What stands around a document on its pages.
#[derive(Debug, Clone, Default)]
pub struct Paper {
    /// What it is called.
    pub title: String,
    /// The language it is in, as programs name it: `en-GB`.
    pub language: String,
    /// The left, the middle and the right of the head of each page.
    pub head: [Words; 3],
    /// The lines at the left and in the middle of its foot.
    pub foot: [Vec<Words>; 2],
    /// What stands below the number of a page. Without it, the number says of how many.
    pub below_number: Option<Words>,
    /// The places of the annexes, and what the pages of each say more at the left of their foot.
    pub annexes: Vec<(String, Words)>,
}

/// A kind of sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Whether its breadth is more than its height.
    pub(super) is_broad: bool,
    /// The annex that it is in.
    pub(super) annex: Option<usize>,
}

impl Sheet {
    /// Becomes the one that a section stands on. Says whether that begins a page in any case.
    pub(super) fn enter(&mut self, section: &Section, annexes: &[(String, Words)]) -> bool {
        match section.role {
            Some(Role::Results) => self.is_broad = true,
            Some(Role::Broad) => {
                self.is_broad = true;
                return true;
            }
            Some(Role::Annex) => {
                let is_this = |(place, _): &(_, _)| Some(place) == section.anchor.as_ref();
                self.annex = annexes.iter().position(is_this);
            }
            Some(Role::Bound) => return true,
            Some(Role::Sources) => return !annexes.is_empty(),
            _ => {}
        }
        false
    }
}

/// How words look.
#[allow(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// The style of words that a format has for it.
    pub(super) style: Option<&'static str>,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) struck: bool,
    pub(super) added: bool,
    /// Whether it stands in a link, or where there can be none.
    pub(super) linked: bool,
}

/// What stands in a section above its heading, below it, and in parts of their own. Who issues an official
/// document stands above what it is about.
pub(super) fn around_heading(section: &Section) -> [&[Block]; 3] {
    let is_front = matches!(section.role, Some(Role::Front | Role::Cover));
    let is_section = |block: &Block| matches!(block, Block::Section(_));
    let cover = section.blocks.iter().position(is_section).unwrap_or(section.blocks.len());
    let (cover, parts) = section.blocks.split_at(cover);
    let above = cover.iter().position(|block| !is_front || !is_above(block));
    let (above, cover) = cover.split_at(above.unwrap_or(cover.len()));
    [above, cover, parts]
}

fn is_above(block: &Block) -> bool {
    use Role::{Codes, Dateline, Institution, Marking, Registered};
    let Block::Paragraph(paragraph) = block else { return false };
    matches!(paragraph.role, Some(Institution | Dateline | Registered | Marking | Codes))
}
