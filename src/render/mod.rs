//! From a plan to documents.

pub mod views;
