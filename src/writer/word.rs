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
use super::paper::Paper;
use crate::document::Block;

/// Writes a document: one section, with all that stands in it.
///
/// # Errors
/// When it is larger than a file of Word can be.
pub fn write(blocks: &[Block], paper: &Paper) -> Result<Vec<u8>, ZipError> {
    let mut page = Page::new(paper);
    page.blocks(blocks, 0);
    package::pack(page.finish(), paper)
}
