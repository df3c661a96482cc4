//! The plan as plain typed data.
pub mod date;
pub mod quantity;
pub mod scalar;
