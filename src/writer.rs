//! Documents in the formats they are read in: a file for each, from the same tree.
//!
//! Called by `render`, and by `cli` for what goes to the terminal. What is said, and in which words,
//! is in the tree already; a writer decides only how it looks.

mod columns;
pub mod html;
pub mod markdown;
pub mod paper;
#[cfg(feature = "pdf")]
pub mod pdf;
mod simple;
pub mod terminal;
pub mod word;

/// The deepest heading. What is deeper is a paragraph that stands out.
const DEEPEST: u8 = 6;
