//! `empact` reads operational action plans, checks them and renders the drivers' reports.
//!
//! Data flows one way: [`discover`] finds and reads files, [`yaml`] makes trees of them, [`decode`]
//! makes the [`model`] of the trees, and [`load`] puts a plan together. [`rules`] hold it against
//! what must be true, [`control`] decides which findings are reported, and [`fix`] mends what is
//! safe to mend; [`analyse`] computes what follows from it. [`render`] turns it into documents,
//! [`emit`] writes them; [`present`] shows findings. [`cli`] puts the stages together.
//!
//! # Without the command line
//!
//! Findings, fixes and the plan are to be had in memory, with nothing on disk, as an editor needs
//! them: [`discover::gather`] takes texts, [`load::read`] and [`control::check`] read and check
//! them, and [`fix::fix`] mends them.
//!
//! ```
//! use empact::control;
//! use empact::discover::{self, File};
//! use empact::fix::{self, Wanted};
//! use empact::load;
//! use empact::source::Columns;
//!
//! let plan = "title: OAP 2013\nyears: [2013]\npriorities: [THB]\n\
//!             periods: [{ id: 2013-12, label: December 2013 }]\n";
//! let priority = "key: THB\nname: Trafficking in human beings\ndriver: GB\n\
//!                 goals: [{ number: 1 }]\n";
//! let action = "action: \"1.1\"\ntitle: Better information\nleaders: [NL]\n";
//! let files = discover::gather([
//!     File::new("oap.yaml", plan),
//!     File::new("priorities/thb/priority.yaml", priority),
//!     File::new("priorities/thb/actions/1.1.yaml", action),
//! ]);
//!
//! // Everything that is wrong, with its place.
//! let loaded = load::read(files.clone());
//! let findings = control::check(&loaded);
//! let [finding] = &findings[..] else { panic!("{findings:?}") };
//! let file = loaded.sources.get(finding.location.source);
//! assert_eq!(finding.rule.id, "unknown-party");
//! assert_eq!(finding.message, "unknown party `GB`");
//! let start = finding.location.span.range().start;
//! assert_eq!(file.lines().line_column(start, Columns::Characters), (3, 9));
//!
//! // What mends it, by bytes.
//! let edits = &finding.fix.as_ref().expect("there is one way to write it").edits;
//! assert_eq!(file.slice(edits[0].location.span), "GB");
//! assert_eq!(edits[0].replacement, "UK");
//!
//! // The plan, to look things up in.
//! let plan = loaded.plan.as_ref().expect("it can be read");
//! let action = &plan.priorities[0].actions[0];
//! assert_eq!(action.data.action.value.to_string(), "1.1");
//!
//! // All that can be mended, proved by reading the plan again.
//! let wanted = Wanted { reported: &|_, loaded| control::check(loaded), wanted: &|_, _| true };
//! let fixed = fix::fix(files, wanted);
//! assert_eq!(fixed.changes.len(), 1);
//! assert_eq!(fixed.changes[0].after, priority.replace("GB", "UK"));
//! ```

pub mod analyse;
pub mod author;
pub mod clean;
pub mod cli;
pub mod control;
pub mod decode;
pub mod diagnostic;
pub mod discover;
pub mod document;
pub mod emit;
pub mod fix;
pub mod hidden;
pub mod load;
pub mod migrate;
pub mod model;
pub mod present;
pub mod prose;
pub mod render;
pub mod rules;
pub mod schema;
pub mod source;
pub mod writer;
pub mod yaml;
