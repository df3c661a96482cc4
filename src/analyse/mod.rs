//! What follows from a plan: statuses, figures, indicators and parties, computed.
//!
//! `render` asks here for everything that is not simply written in a file. Nothing here knows
//! how it will look, and nothing here reports findings.

pub mod account;
pub mod activities;
pub mod as_of;
pub mod attainment;
pub mod changes;
pub mod destinations;
pub mod diff;
pub mod due;
pub mod engagement;
pub mod figures;
pub mod funding;
pub mod gaps;
pub mod horizontal;
pub mod kpi;
pub mod links;
pub mod markings;
pub mod matrix;
pub mod money;
pub mod movement;
pub mod names;
pub mod overview;
pub mod owed;
pub mod parties;
pub mod party;
pub mod register;
pub mod release;
pub mod remarks;
pub mod scope;
pub mod shape;
pub mod status;
pub mod totals;
pub mod wording;

#[cfg(test)]
mod sample;
