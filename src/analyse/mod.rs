//! What follows from a plan: statuses, figures, indicators and parties, computed.
//!
//! `render` asks here for everything that is not simply written in a file. Nothing here knows
//! how it will look, and nothing here reports findings.

pub mod changes;
pub mod diff;
pub mod figures;
pub mod kpi;
pub mod markings;
pub mod parties;
pub mod register;
pub mod release;
pub mod status;
pub mod totals;
