//! `empact` reads operational action plans, checks them and renders the drivers' reports.

pub mod decode;
pub mod diagnostic;
pub mod emit;
pub mod model;
pub mod prose;
pub mod render;
pub mod source;
pub mod yaml;
