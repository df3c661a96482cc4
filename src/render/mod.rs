//! From the analysed plan to documents: views of it, and the templates that print them.
//!
//! Pure: what is rendered here, `emit` writes. Nothing here computes with the plan; that is
//! `analyse`.

pub mod environment;
mod messages;
pub mod views;

pub use environment::{Format, report};

#[cfg(test)]
mod tests;
