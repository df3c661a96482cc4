//! From the analysed plan to documents: views of it, and the templates that print them.
//!
//! Pure: what is rendered here, `emit` writes. Nothing here computes with the plan; that is
//! `analyse`.

pub mod account;
mod back;
mod cited;
mod compose;
pub mod diff;
pub mod environment;
pub mod frame;
pub mod live;
pub mod messages;
pub mod note;
pub mod owed;
mod page;
mod paper;
mod parts;
pub mod party;
pub mod plan;
pub mod report;
pub mod sources;
pub mod status;
pub mod style;
pub mod summary;
pub mod tables;
pub mod templates;

pub use environment::Format;

#[cfg(test)]
mod tests;
