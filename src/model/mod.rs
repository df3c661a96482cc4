//! The plan as plain typed data.
pub mod scalar;
