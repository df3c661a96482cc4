//! `empact` reads operational action plans, checks them and renders the drivers' reports.

pub mod analyse;
pub mod cli;
pub mod decode;
pub mod diagnostic;
pub mod discover;
pub mod load;
pub mod model;
pub mod present;
pub mod prose;
pub mod render;
pub mod rules;
pub mod schema;
pub mod source;
pub mod yaml;
