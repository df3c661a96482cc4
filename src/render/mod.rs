//! From a plan to documents.

pub mod messages;
pub mod report;
pub mod style;
pub mod views;
