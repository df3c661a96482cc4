//! The tests of the program from outside, as one program: a file for every promise that is made to
//! those who use it.
//!
//! `cargo test --test it NAME::` runs one of them.

mod plan;
mod support;

mod agreement;
mod architecture;
mod arithmetic;
mod as_of;
mod as_printed;
mod begin;
mod ci;
mod citations;
mod cli;
mod cli_check;
mod cli_explain;
mod cli_schema;
mod cli_summary;
mod clients;
mod control;
mod diff;
mod diff_exhaustive;
mod docs;
mod documents;
mod export;
mod figures;
mod first_mistakes;
mod fix;
mod fix_properties;
mod formats;
mod fuzz;
mod growth;
mod hostile;
mod language;
mod markings;
mod migrate;
mod mistakes_put_back;
mod names;
mod notations;
mod note;
mod one_cause;
mod overlays;
mod owed;
mod periods;
mod plan_itself;
mod printed;
mod reader;
mod reasons;
mod report_kinds;
mod reports;
mod revisions;
mod rule_cases;
mod rules;
mod schema;
mod slips;
mod source;
mod status;
mod summary;
mod summary_marking;
mod summary_part;
mod targets;
mod templates;
mod ten_faults;
mod texts;
mod witness;
