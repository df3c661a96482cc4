//! The tree of a document as a file of Word: OOXML, packed as a zip. Called by `render`.
//!
//! The files here write what stands in the text, `package` what stands around it. Nothing in the file says
//! when, where or by whom it was made.

mod blocks;
mod list;
mod package;
mod sheet;
mod table;
mod words;
mod xml;

use zip::result::ZipError;

use self::blocks::Page;
use crate::document::{Block, Words};

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

/// Writes a document: one section, with all that stands in it.
///
/// # Errors
/// When it is larger than a file of Word can be.
pub fn write(blocks: &[Block], paper: &Paper) -> Result<Vec<u8>, ZipError> {
    let mut page = Page::new(paper);
    page.blocks(blocks, 0);
    package::pack(page.finish(), paper)
}
