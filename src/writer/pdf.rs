//! The tree of a document as a file of PDF, for archives (PDF/A-2a) and for those who do not see it (PDF/UA-1).
//! Called by `render`.
//!
//! The files here write the tree in the language of `typst`, in which every text is a literal, so that nothing
//! in it is markup; `paper` has it laid out. How it looks stands in `style.typ`.

mod blocks;
mod paper;
mod sheet;
mod table;
mod words;

use self::blocks::Page;
use self::paper::Fonts;
use super::paper::Paper;
use crate::document::Block;

/// How paragraphs, words and tables of each kind look.
const STYLE: &str = include_str!("pdf/style.typ");

/// Writes a document.
///
/// # Errors
/// When it cannot be laid out; the message says why.
pub fn write(blocks: &[Block], paper: &Paper) -> Result<Vec<u8>, String> {
    let fonts = Fonts::embedded();
    let written = |is_plain| {
        let mut page = Page::new(paper, &fonts, is_plain);
        page.blocks(blocks, 0);
        fonts.lay_out([page.definitions(), STYLE.to_owned(), page.out].concat())
    };
    // A letter that is there alone may have no shape beside another: then what is rare is told by its number.
    written(false).or_else(|_| written(true))
}
