//! The plan as plain typed data.
pub mod date;
pub mod marking;
pub mod party;
pub mod quantity;
pub mod scalar;
