//! The plan as plain typed data.
pub mod quantity;
pub mod scalar;
