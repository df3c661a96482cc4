//! `empact` reads operational action plans, checks them and renders the drivers' reports.
//!
//! Data flows one way: [`discover`] finds and reads files, [`yaml`] makes trees of them, [`decode`]
//! makes the [`model`] of the trees, and [`load`] puts a plan together. [`rules`] hold it against
//! what must be true, [`control`] decides which findings are reported, and [`fix`] mends what is
//! safe to mend; [`analyse`] computes what follows from it. [`render`] turns it into documents,
//! [`emit`] writes them; [`present`] shows findings. [`cli`] puts the stages together.

pub mod analyse;
pub mod cli;
pub mod control;
pub mod decode;
pub mod diagnostic;
pub mod discover;
pub mod emit;
pub mod fix;
pub mod load;
pub mod model;
pub mod present;
pub mod prose;
pub mod render;
pub mod rules;
pub mod schema;
pub mod source;
pub mod yaml;
